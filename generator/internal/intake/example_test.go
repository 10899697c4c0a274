package intake_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"konsulta/generator/internal/intake"
	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/sheet"
)

// provoked are the codes of the problems that the tests have seen.
var provoked = map[string]bool{}

func note(problems []problem.Problem) {
	for _, p := range problems {
		provoked[p.Code] = true
	}
}

// TestMain also looks whether every code of an import is shown by an example,
// when all tests are run.
func TestMain(m *testing.M) {
	code := m.Run()
	if all := flag.Lookup("test.run").Value.String() == "" && flag.Lookup("test.fuzz").Value.String() == ""; all && code == 0 {
		for _, c := range problem.Codes() {
			if strings.HasPrefix(c, "import_") && !provoked[c] {
				fmt.Fprintf(os.Stderr, "%s: no test provokes it\n", c)
				code = 1
			}
		}
	}
	os.Exit(code)
}

// right is a site in which nothing is wrong, with one municipality.
const right = `
-- site.yaml --
format: 1
title: Консултации
base_url: https://primer.mk/
languages: [mk, sq, en]
publisher: {name: Општина Пример}
-- municipalities.csv --
id,name_mk
x,Пример
`

// several are two municipalities in the place of the one.
const several = `
-- municipalities.csv --
id,name_mk,name_sq,languages
x,Пример,,
tetovo,Тетово,Tetova,sq;mk
`

// tree makes a content tree of the right site and more files, each below a
// line with its path.
func tree(files string) fstest.MapFS {
	fsys := fstest.MapFS{}
	name := ""
	for line := range strings.Lines(right + files) {
		if head, ok := strings.CutPrefix(strings.TrimSuffix(line, " --\n"), "-- "); ok {
			name = head
			fsys[name] = &fstest.MapFile{}
		} else if name != "" {
			fsys[name].Data = append(fsys[name].Data, line...)
		}
	}
	return fsys
}

// an import of a CSV, or of a book, into a tree.
type example struct {
	name    string
	tree    string
	kind    string
	csv     string
	book    *sheet.Book
	request intake.Request // what the command line says beside the kind
	said    string         // the summary in English and the problems
	files   string         // as they would be, each below its path; * are any
	usage   string         // the error of a wrong request, instead of all that
}

// run imports and writes down what a user would notice.
func (e *example) run(t *testing.T) (said, files, usage string, res *intake.Result) {
	t.Helper()
	r := e.request
	r.Content, r.Root, r.Kind = tree(e.tree), "content", e.kind
	if e.csv != "" {
		f, problems := intake.ReadCSV("in.csv", []byte(e.csv), "")
		if f != nil {
			f.Encoding = "" // the tests of it are elsewhere
			r.Files = append(r.Files, f)
		}
		r.Problems = append(r.Problems, problems...)
	}
	if e.book != nil {
		r.Files = append(r.Files, &intake.File{Name: "in.xlsx", Book: e.book})
	}
	res, err := intake.Run(context.Background(), r)
	var wrong *intake.UsageError
	if errors.As(err, &wrong) {
		return "", "", err.Error(), nil
	}
	if err != nil {
		t.Fatalf("%s: %v", e.name, err)
	}
	note(res.Problems)
	words, err := locale.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	said = string(res.AppendText(nil, words.Lang("en"), "content")) + string(problem.AppendText(nil, res.Problems, "en"))
	for _, c := range res.Files {
		if c.Data != nil {
			files += "-- " + c.Path + " --\n" + string(c.Data)
		}
	}
	return said, files, "", res
}

func runAll(t *testing.T, examples []example) {
	t.Helper()
	for _, e := range examples {
		said, files, usage, _ := e.run(t)
		if want := strings.TrimPrefix(e.said, "\n"); said != want {
			t.Errorf("%s: it says\n%s\nwant\n%s", e.name, said, want)
		}
		if want := strings.TrimPrefix(e.files, "\n"); files != want && e.files != "*" {
			t.Errorf("%s: the files are\n%s\nwant\n%s", e.name, files, want)
		}
		if usage != e.usage {
			t.Errorf("%s: the usage error is\n%s\nwant\n%s", e.name, usage, e.usage)
		}
	}
}

// book makes a sheet of rows of cells, each row a line and | between cells.
func book(table, name, rows string) *sheet.Book {
	return &sheet.Book{Sheets: []sheet.Sheet{tab(table, name, rows)}}
}

func tab(table, name, rows string) sheet.Sheet {
	s := sheet.Sheet{Table: table, Name: name}
	number := 0
	for line := range strings.Lines(strings.TrimPrefix(rows, "\n")) {
		number++
		r := sheet.Row{Number: number}
		for c := range strings.SplitSeq(strings.TrimSuffix(line, "\n"), "|") {
			r.Cells = append(r.Cells, sheet.Cell{Text: c})
		}
		if strings.Trim(line, "|\n") != "" {
			s.Rows = append(s.Rows, r)
		}
	}
	return s
}

// pairs makes pairs of names and values in turn.
func pairs(s ...string) (list []intake.Pair) {
	for i := 0; i < len(s); i += 2 {
		list = append(list, intake.Pair{Name: s[i], Value: s[i+1]})
	}
	return list
}
