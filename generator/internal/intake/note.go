package intake

import (
	"strconv"
	"strings"

	"konsulta/generator/internal/locale"
)

// Note is something that the user has to know of an import and that is no
// problem.
type Note struct {
	File  string // "": of all
	Key   string // of the words
	Names []string
	N     int
}

// The keys of the words, in the order in which notes are said.
const (
	noteEncoding   = "import.read_as"
	noteSheets     = "import.left_sheets"
	noteLeft       = "import.left_columns"
	notePersonal   = "import.left_personal"
	noteLanguages  = "import.left_languages"
	noteSubmission = "import.same_submission"
	noteSame       = "import.same_values"
	noteCopied     = "import.copied"
	noteLost       = "import.lost"
	noteThemes     = "import.themes_left"
	noteLinks      = "import.linked"
	noteKept       = "import.register_kept"
)

// note adds names to a note about a file.
func (im *importer) note(f *File, key string, names ...string) {
	names = unique(names)
	if len(names) == 0 {
		return
	}
	im.addNote(Note{File: f.Name, Key: key, Names: names})
}

// count adds a number to a note about the whole import.
func (im *importer) count(key string, n int) { im.addNote(Note{Key: key, N: n}) }

func (im *importer) addNote(n Note) {
	for i := range im.notes {
		if old := &im.notes[i]; old.File == n.File && old.Key == n.Key {
			old.N += n.N
			old.Names = unique(append(old.Names, n.Names...))
			return
		}
	}
	im.notes = append(im.notes, n)
}

// AppendText says what the import comes to: how files were read, what was left
// out, and what is new in each file of the content. root stands before paths.
func (r *Result) AppendText(dst []byte, l *locale.Lang, root string) []byte {
	line := func(text string) { dst = append(append(dst, text...), '\n') }
	for _, n := range r.Notes {
		args := []string{"file", n.File, "names", strings.Join(n.Names, ", ")}
		if n.N > 0 {
			line(l.N(n.Key, n.N, args...))
		} else {
			line(l.T(n.Key, args...))
		}
	}
	for _, f := range r.Files {
		path := f.Path
		if root != "" {
			path = root + "/" + path
		}
		line(l.T("import.rows", "file", path, "new", strconv.Itoa(f.New), "changed", strconv.Itoa(f.Changed),
			"unchanged", strconv.Itoa(f.Unchanged)))
		if len(f.Columns) > 0 {
			line("    " + l.T("import.new_columns", "names", strings.Join(f.Columns, ", ")))
		}
	}
	if r.Before > 0 {
		line(l.N("import.errors_before", r.Before))
	}
	return dst
}
