package generator_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"konsulta/generator"
)

// copied are the columns that an import from another site sets: where a row
// comes from and who recorded it here, and what stays on the other site.
var copied = []string{"source_url", "recorded_by", "maintained_by", "publishes_from", "publishes_until", "logo", "path", "url", "theme"}

// TestImportOfAnotherSite takes the ZIP of a built site into a new one,
// which publishes the same again in all that tables carry.
func TestImportOfAnotherSite(t *testing.T) {
	for _, tt := range []struct{ name, content, asOf string }{
		{"golden", golden, goldenAsOf},
		{"demonstration", demonstration, demonstrationAsOf},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := options(os.DirFS(tt.content), tt.asOf)
			first := render(t, o)
			o.Content = emptied(t, o.Content)
			im := imported(t, o, "site", generator.File{Path: "all.zip", Data: first["data/all.zip"]})
			if im.New == 0 || im.Changed != 0 {
				t.Errorf("new rows %d, changed %d", im.New, im.Changed)
			}
			o.Content = laid(t, o.Content, im.Files)
			second := render(t, o)
			for _, table := range returning {
				name := "data/" + table + ".csv"
				if got, want := without(t, second[name], copied), without(t, first[name], copied); got != want {
					t.Errorf("%s: %s", name, difference(got, want))
				}
			}
			again := imported(t, o, "site", generator.File{Path: "all.zip", Data: first["data/all.zip"]})
			if len(again.Files) != 0 {
				t.Errorf("imported again it writes %s and %d files more", again.Files[0].Path, len(again.Files)-1)
			}
		})
	}
}

// emptied is what a site has beside its municipalities and what tells of them.
func emptied(t *testing.T, old fs.FS) fs.FS {
	t.Helper()
	tree := fstest.MapFS{"municipalities.csv": {Data: []byte("id,name_mk\n")}}
	err := fs.WalkDir(old, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(name, "municipalities") || name == "mentoring.csv" {
			return err
		}
		data, err := fs.ReadFile(old, name)
		tree[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// imported imports a file and fails the test when something is wrong with it.
func imported(t *testing.T, o generator.Options, kind string, file generator.File) *generator.Imported {
	t.Helper()
	im, err := generator.Import(t.Context(), generator.ImportOptions{Options: o, Kind: kind, Files: []generator.File{file}})
	if err != nil {
		t.Fatal(err)
	}
	if im.Errors > 0 {
		text, _ := generator.AppendProblems(nil, im.Problems, "text", "en")
		t.Fatalf("%s", text)
	}
	return im
}

// laid is a tree with files laid over it.
func laid(t *testing.T, old fs.FS, files []generator.File) fs.FS {
	t.Helper()
	tree := maps.Clone(old.(fstest.MapFS))
	for _, f := range files {
		tree[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	return tree
}

// without is a table without some columns.
func without(t *testing.T, table []byte, columns []string) string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(table)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, r := range rows {
		for i, c := range r {
			if !slices.Contains(columns, rows[0][i]) {
				b.WriteString(c + "|")
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// TestImportReadsPublishedTables: a table that a site publishes can be given
// back as it is, and changes nothing.
func TestImportReadsPublishedTables(t *testing.T) {
	o := options(os.DirFS(golden), goldenAsOf)
	s := goldenSite(t)
	im := imported(t, o, "municipalities", generator.File{Path: "municipalities.csv", Data: s["data/municipalities.csv"]})
	if len(im.Files) != 0 {
		t.Errorf("%s is written anew:\n%s", im.Files[0].Path, im.Files[0].Data)
	}
}

func TestImportUsage(t *testing.T) {
	o := options(os.DirFS(golden), goldenAsOf)
	file := generator.File{Path: "a.csv", Data: []byte("id,title\npark,x\n")}
	for _, tt := range []struct {
		name string
		o    generator.ImportOptions
		want string
	}{
		{"no kind", generator.ImportOptions{Kind: "calender"}, `there is nothing called "calender" to import; did you mean "calendar"?`},
		{"no =", generator.ImportOptions{Kind: "calendar", Map: []string{"Наслов"}}, "--map Наслов: write COLUMN=FIELD"},
		{"no field", generator.ImportOptions{Kind: "calendar", Map: []string{"Наслов="}}, "--map Наслов=: write COLUMN=FIELD"},
		{"no value", generator.ImportOptions{Kind: "calendar", Set: []string{"=x"}}, "--set =x: write FIELD=VALUE"},
		{"two sites", generator.ImportOptions{Kind: "site", Files: []generator.File{file, file}}, "import site takes one file, the data/all.zip of another site"},
	} {
		tt.o.Options = o
		_, err := generator.Import(t.Context(), tt.o)
		if !errors.Is(err, generator.ErrUsage) || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
}
