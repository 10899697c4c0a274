package generator

import (
	"cmp"
	"context"
	"errors"
	"strings"

	"konsulta/generator/internal/charset"
	"konsulta/generator/internal/intake"
	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/workbook"
)

// ImportOptions say what is imported, and how it is to be understood.
type ImportOptions struct {
	Options
	Kind           string   // one of [ImportKinds]
	Files          []File   // as they were given: Path is how problems name them
	Encoding       string   // of CSV files, one of [ImportEncodings]; "" is told by their bytes
	Map            []string // COLUMN=FIELD: what a heading means; COLUMN=- leaves it out
	Set            []string // FIELD=VALUE: of every row that has no value of its own
	Municipalities []string // whose the records are; of a site, those to take
	Consultation   string   // whose the comments, events or documents are
}

// Imported tells what an import comes to. Where its report has errors nothing
// may be written.
type Imported struct {
	Report
	Files        []File // of the content, as they would be
	New, Changed int    // rows

	result *intake.Result
	root   string
}

// ImportKinds lists what can be imported: tables by name, a workbook with a
// sheet for each, another site.
func ImportKinds() []string { return intake.Kinds() }

// ImportEncodings lists the encodings in which a CSV may be saved.
func ImportEncodings() []string { return charset.Names() }

// Import turns tables as offices have them into files of the content tree. It
// writes nothing. What is wrong with a table is said of its own cells.
func Import(ctx context.Context, o ImportOptions) (*Imported, error) {
	r := intake.Request{Content: o.Content, Root: o.Name, Jobs: o.Jobs, Kind: o.Kind,
		Municipalities: o.Municipalities, Consultation: o.Consultation}
	var err error
	if r.Map, err = pairs("--map", "COLUMN=FIELD", o.Map); err != nil {
		return nil, err
	}
	if r.Set, err = pairs("--set", "FIELD=VALUE", o.Set); err != nil {
		return nil, err
	}
	if o.Kind == "site" && len(o.Files) > 1 {
		return nil, usage("import site takes one file, the data/all.zip of another site")
	}
	for _, f := range o.Files {
		files, problems := readTables(o.Kind, f, o.Encoding)
		r.Files = append(r.Files, files...)
		r.Problems = append(r.Problems, problems...)
	}
	result, err := intake.Run(ctx, r)
	var wrong *intake.UsageError
	if errors.As(err, &wrong) {
		return nil, usage(err.Error())
	}
	if err != nil {
		return nil, err
	}
	im := &Imported{result: result, root: o.Name}
	im.Problems = result.Problems
	im.Errors, im.Warnings = problem.Count(result.Problems)
	for _, c := range result.Files {
		if c.Data != nil {
			im.Files = append(im.Files, File{c.Path, c.Data})
		}
		im.New += c.New
		im.Changed += c.Changed
	}
	return im, nil
}

// readTables reads a given file as tables.
func readTables(kind string, f File, encoding string) ([]*intake.File, []Problem) {
	if kind == "site" {
		return intake.ReadSite(f.Path, f.Data)
	}
	book, problems := readBook(f.Path, f.Data, encoding)
	if book == nil {
		return nil, problems
	}
	return []*intake.File{book}, problems
}

// readBook reads a file with one table or more by what it is.
func readBook(name string, data []byte, encoding string) (*intake.File, []Problem) {
	if !workbook.Is(data) && !strings.HasSuffix(strings.ToLower(name), ".xlsx") {
		return intake.ReadCSV(name, data, encoding)
	}
	book, problems := workbook.Read(name, data)
	if book == nil {
		return nil, problems
	}
	return &intake.File{Name: name, Book: book}, problems
}

// pairs divides NAME=VALUE at the last =, since headings may have one too.
func pairs(flag, form string, list []string) ([]intake.Pair, error) {
	var found []intake.Pair
	for _, s := range list {
		i := strings.LastIndexByte(s, '=')
		if flag == "--set" {
			i = strings.IndexByte(s, '=') // values may have one
		}
		if i < 1 || i == len(s)-1 {
			return nil, usage(flag + " " + s + ": write " + form)
		}
		found = append(found, intake.Pair{Name: strings.TrimSpace(s[:i]), Value: strings.TrimSpace(s[i+1:])})
	}
	return found, nil
}

// AppendText says in a language of the program how the files were read, what
// was left out, and what is new in each file of the content.
func (im *Imported) AppendText(dst []byte, lang string) ([]byte, error) {
	words, err := locale.Load(nil)
	if err != nil {
		return dst, err
	}
	return im.result.AppendText(dst, words.Lang(cmp.Or(lang, "en")), im.root), nil
}
