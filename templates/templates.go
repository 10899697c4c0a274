// Package templates carries the built-in theme: a page kind a file, what they
// share in base.html, parts.html, header.html and footer.html, and style
// sheet, script and pictures in assets.
package templates

import "embed"

// FS holds the files of this folder.
//
//go:embed *.html assets
var FS embed.FS
