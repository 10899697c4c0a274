package facts_test

import (
	"encoding/csv"
	"io/fs"
	"os"
	"path"
	"strconv"
	"testing"
	"testing/fstest"
	"time"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/facts"
)

// godi is a published index with its answers, its scores and its ranks, where
// it lies beside the project.
const godi = "../../../../shared/data/godi"

// TestPublishedIndex recomputes the Global Open Data Index, 28,008 answers of
// three years, and compares scores and ranks with those that were published.
func TestPublishedIndex(t *testing.T) {
	published, err := os.ReadFile(path.Join(godi, "expected.csv"))
	if err != nil {
		t.Skip("the published index is not beside the project")
	}
	tree := fstest.MapFS{"site.yaml": {Data: []byte("format: 1\ntitle: GODI\nbase_url: https://example.org/\nlanguages: [en]\npublisher: {name: OKFN}\n")}}
	err = fs.WalkDir(os.DirFS(godi), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "expected.csv" {
			return err
		}
		data, err := os.ReadFile(path.Join(godi, name))
		tree[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	site, problems, err := content.Load(t.Context(), tree, content.Options{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	x := facts.At(site, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), false).Indices[0]
	in, err := os.Open(path.Join(godi, "expected.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	rows, err := csv.NewReader(in).ReadAll()
	if err != nil || len(published) == 0 {
		t.Fatal(err)
	}
	scores, ranks, of := map[string]int{}, map[string]int{}, map[string]int{}
	for _, r := range rows[1:] { // edition, municipality, exact_score, rounded_half_up, published_score, published_rank
		year, _ := strconv.Atoi(r[0])
		e := x.Edition(year)
		of[r[0]]++
		p := e.Place(r[1])
		if p == nil {
			continue
		}
		if string(e.Printed(p)) == r[4] {
			scores[r[0]]++
		} else {
			t.Logf("%s %s: computed %s, published %s", r[0], r[1], e.Printed(p), r[4])
		}
		if strconv.Itoa(p.Rank) == r[5] {
			ranks[r[0]]++
		}
	}
	for year, want := range map[string][3]int{"2013": {60, 60, 60}, "2014": {92, -1, 93}, "2015": {122, 122, 122}} {
		if scores[year] != want[0] || of[year] != want[2] || want[1] >= 0 && ranks[year] != want[1] {
			t.Errorf("%s: scores %d, ranks %d, of %d; want %v", year, scores[year], ranks[year], of[year], want)
		}
	}
}
