package generator_test

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"konsulta/generator"
)

// beside is where real data of others may lie. They are no part of the
// project: what is there is swept like the sites that are.
const beside = "../../shared/data/"

// besideSites are the sites of the data that are there.
func besideSites() (list []sweptSite) {
	for _, x := range []struct {
		name, asOf string
		tree       func(testing.TB) fstest.MapFS
	}{
		{"eu", "2026-01-13T09:47", europeanTree},
		{"mk", "2026-11-23T09:47", macedonianTree},
	} {
		if _, err := os.Stat(beside + x.name); err != nil {
			continue
		}
		var once sync.Once
		var s site
		list = append(list, sweptSite{x.name, "https://" + x.name + ".example/", x.asOf, func(t testing.TB) site {
			once.Do(func() { s = render(t, options(x.tree(t), x.asOf)) })
			return s
		}})
	}
	return list
}

// besideTree reads the files of a folder that belong to content.
func besideTree(t testing.TB, name, languages string) fstest.MapFS {
	t.Helper()
	tree := fstest.MapFS{"site.yaml": {Data: []byte("format: 1\ntitle: {mk: Пример, en: Example}\nbase_url: https://" + name +
		".example/\nlanguages: [" + languages + "]\npublisher: {name: Example}\nlicense: CC-BY-4.0\n")}}
	dir := beside + name
	err := fs.WalkDir(os.DirFS(dir), ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Dir(file) == "." && file != "municipalities.csv" && file != "municipalities.geojson" {
			return err
		}
		data, err := os.ReadFile(path.Join(dir, file))
		tree[file] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

const europeanFile = "municipalities/european-commission/consultations.csv"

// europeanTree is 657 consultations of the European Commission, each with a
// title: three have none.
func europeanTree(t testing.TB) fstest.MapFS {
	t.Helper()
	tree := besideTree(t, "eu", "en, mk")
	rows, err := csv.NewReader(bytes.NewReader(tree[europeanFile].Data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		if row[1] == "" { // id, title_en
			row[1] = "Consultation " + row[0]
		}
	}
	tree[europeanFile] = &fstest.MapFile{Data: []byte(commas(rows...))}
	return tree
}

// macedonianTree is the register with boundaries, and the scores of the
// indices that the demonstration has too.
func macedonianTree(t testing.TB) fstest.MapFS {
	t.Helper()
	tree := besideTree(t, "mk", "mk, sq, en")
	for name := range tree {
		if index, edition, ok := strings.Cut(strings.TrimPrefix(name, "indices/"), "/"); ok && index != name {
			file := "indices/" + index + "/methodology.yaml"
			data, err := os.ReadFile(path.Join(demonstration, file))
			if err != nil { // it has no methodology: nothing can be said of it
				delete(tree, name)
				continue
			}
			tree[file] = &fstest.MapFile{Data: data}
			file = "indices/" + index + "/" + strings.TrimSuffix(edition, ".scores.csv") + ".yaml"
			if data, err = os.ReadFile(path.Join(demonstration, file)); err == nil {
				tree[file] = &fstest.MapFile{Data: data}
			}
		}
	}
	return tree
}

// TestEuropeanTitles: the three consultations without a title are named, and
// nothing else is wrong.
func TestEuropeanTitles(t *testing.T) {
	if _, err := os.Stat(beside + "eu"); err != nil {
		t.Skip("the data are not beside the project")
	}
	tree := besideTree(t, "eu", "en, mk")
	r, err := generator.Check(t.Context(), options(tree, "2026-01-13"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := generator.AppendProblems(nil, r.Problems, "text", "en")
	if want := strings.ReplaceAll(`content/FILE:79:7: title_en in B79 is missing
content/FILE:198:7: title_en in B198 is missing
content/FILE:569:6: title_en in B569 is missing
`, "FILE", europeanFile); err != nil || string(got) != want {
		t.Errorf("check says %v\n%s\nwant\n%s", err, got, want)
	}
}

// TestSitesBeside: all that was published is there.
func TestSitesBeside(t *testing.T) {
	list := besideSites()
	if len(list) == 0 {
		t.Skip("no data are beside the project")
	}
	want := map[string][2]int{"eu": {1, 657}, "mk": {81, 0}}
	for _, tt := range list {
		s := tt.site(t)
		places, consultations := len(s.table(t, "data/municipalities.csv"))-1, s.table(t, "data/consultations.csv")[1:]
		if got := [2]int{places, len(consultations)}; got != want[tt.name] {
			t.Errorf("%s has %d municipalities and consultations, want %d", tt.name, got, want[tt.name])
		}
		for _, row := range consultations {
			if page := "mk/" + row[0] + "/" + row[1] + ".html"; s[page] == nil {
				t.Errorf("%s has no %s", tt.name, page)
			}
		}
		s.keep(t, tt.name, nil)
	}
}
