package generator_test

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"konsulta/generator/internal/content"
)

// returning are the tables that go back into a content tree (contract,
// section 5): the register, the others to each municipality's folder.
var returning = []string{"municipalities", "calendar", "consultations", "events", "documents", "reports", "comments"}

// TestRoundTrip puts the published tables into the content tree, in place of
// the records they came from, and gets the same tables again. Themes, which no
// table holds and comments name, move from YAML to CSV.
func TestRoundTrip(t *testing.T) {
	for _, tt := range []struct{ name, content, asOf string }{
		{"golden", golden, goldenAsOf},
		{"demonstration", demonstration, demonstrationAsOf},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := options(os.DirFS(tt.content), tt.asOf)
			first := render(t, o)
			o.Content = returned(t, o.Content, first)
			second := render(t, o)
			for _, name := range returnedPaths(first) {
				if got, want := string(second[name]), string(first[name]); got != want {
					t.Errorf("%s: %s", name, difference(got, want))
				}
			}
		})
	}
}

// returnedPaths are the seven tables, whole and of each municipality.
func returnedPaths(s site) []string {
	return slices.DeleteFunc(s.paths(), func(name string) bool {
		stem, ok := strings.CutSuffix(path.Base(name), ".csv")
		return !ok || !strings.HasPrefix(name, "data/") || !slices.Contains(returning, stem)
	})
}

// returned is the content with the tables of a site in place of the records
// that they hold.
func returned(t *testing.T, old fs.FS, s site) fs.FS {
	t.Helper()
	tree := fstest.MapFS{}
	err := fs.WalkDir(old, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || replaced(name) {
			return err
		}
		data, err := fs.ReadFile(old, name)
		tree[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range themes(t, old) {
		tree[name] = &fstest.MapFile{Data: data}
	}
	for _, name := range returnedPaths(s) {
		dir := path.Base(path.Dir(name))
		switch {
		case name == "data/municipalities.csv":
			tree["municipalities.csv"] = &fstest.MapFile{Data: s[name]}
		case dir != "data":
			tree["municipalities/"+dir+"/"+path.Base(name)] = &fstest.MapFile{Data: s[name]}
		}
	}
	return tree
}

// themes writes the themes of YAML reports as CSV.
func themes(t *testing.T, fsys fs.FS) site {
	t.Helper()
	loaded, _, err := content.Load(t.Context(), fsys, content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	files := site{}
	for _, m := range loaded.Municipalities {
		rows := [][]string{{"consultation", "id", "title_mk"}}
		for _, r := range m.Reports {
			for _, theme := range r.Themes {
				rows = append(rows, []string{r.Consultation, theme.ID, theme.Title.In("mk")})
			}
		}
		if len(rows) > 1 {
			var b bytes.Buffer
			if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
				t.Fatal(err)
			}
			files["municipalities/"+m.ID+"/themes.csv"] = b.Bytes()
		}
	}
	return files
}

// replaced tells the files whose records the tables hold.
func replaced(name string) bool {
	dir, base := path.Split(name)
	switch path.Base(dir) {
	case "calendar":
		return true
	case "consultations", "reports":
		return path.Ext(base) != ".md"
	}
	return slices.Contains(returning, strings.TrimSuffix(base, ".csv"))
}
