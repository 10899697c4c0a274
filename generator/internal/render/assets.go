package render

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

// Asset is a file of templates/assets.
type Asset struct {
	Name string
	Data []byte
}

// Assets reads the style sheets, scripts and pictures, by name, without what
// only people need who change them.
func Assets(fsys, builtin fs.FS) ([]Asset, error) {
	names, err := fs.Glob(builtin, "assets/*")
	if err != nil {
		return nil, fmt.Errorf("listing the assets: %w", err)
	}
	var assets []Asset
	for _, name := range names {
		f, err := fsys.Open(name)
		if err != nil {
			return nil, fmt.Errorf("reading the assets: %w", err)
		}
		data, err := io.ReadAll(f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("reading the assets: %w", err)
		}
		assets = append(assets, Asset{path.Base(name), smaller(path.Ext(name), data)})
	}
	return assets, nil
}

// smaller takes comments and white space out of a style sheet or script. What
// cannot be read as one stays as it is: a browser skips the part that it does
// not understand, and so nothing more is lost.
func smaller(ext string, data []byte) []byte {
	var err error
	var b bytes.Buffer
	switch m := minify.New(); ext {
	case ".css":
		err = (&css.Minifier{}).Minify(m, &b, bytes.NewReader(data), nil)
	case ".js":
		// Nothing newer than the oldest browser that the site is for.
		err = (&js.Minifier{KeepVarNames: true, Version: 2018}).Minify(m, &b, bytes.NewReader(data), nil)
	default:
		return data
	}
	if err != nil {
		return data
	}
	return b.Bytes()
}
