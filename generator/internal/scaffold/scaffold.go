// Package scaffold makes the files with which a publisher begins: a whole
// example site ([Site]), and a new record from a template ([New]).
//
// The example stands as files in the folder site, and the recipes for
// machines and editors in the folder recipes; their paths are those of the
// site that is made. A name between two @ on either side, such as @@title@@,
// is filled in, in paths too. Three more things are decided by languages:
//
//   - what a text says in a language that the site does not have is left out:
//     the key (mk: …) in YAML, the column (title_mk) in CSV, the file
//     (about.mk.md);
//   - a comment that begins with #@mk is kept where the person who starts the
//     site reads Macedonian, and so for the other languages;
//   - a line that ends in #@mk is kept where Macedonian is the first language
//     of the site: it says in one language what the format says only once.
//
// A template of a record is the record itself, written with every field that
// its declaration has: those that hold something as they are, the others
// commented out. Nothing has to be kept in step with package model.
//
// The package is pure: records in, bytes out. It reads no clock; days are
// counted from the day that it is given.
package scaffold

import "fmt"

// File is a file to be made. Path is slash-separated.
type File struct {
	Path string
	Data []byte
}

// Refused says why what was asked for cannot be made: an option that cannot
// be followed, a record that is there already.
type Refused struct{ reason string }

// Error says it in English, as wrong usage is told.
func (r *Refused) Error() string { return r.reason }

func refuse(format string, args ...any) error { return &Refused{fmt.Sprintf(format, args...)} }
