package generator_test

import (
	"bytes"
	"context"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"konsulta/generator"
)

// TestNothingIsPublishedOfWhatWasLost changes a table that is read again while
// the site is built: for the search index, for the tables, for the pages. Such a
// build fails, names the file, and publishes no page that lacks what was lost.
func TestNothingIsPublishedOfWhatWasLost(t *testing.T) {
	t.Parallel()
	const comments, reports = "municipalities/primer/comments.csv", "municipalities/primer/reports.csv"
	before := fstest.MapFS{"site.yaml": {Data: []byte(tinySite)}, "municipalities.csv": {Data: []byte("id,name_mk\nprimer,Пример\n")},
		"municipalities/primer/consultations.csv": {Data: []byte(oneHeld)},
		reports:  {Data: []byte("consultation,published,outcome,you_said_mk\na,2026-04-01,adopted_unchanged,Гласно и јасно\n")},
		comments: {Data: []byte("consultation,row,respondent_type,comment,disposition\na,1,citizen,Повеќе клупи,accepted\n")},
	}
	shown := map[string]string{comments: "mk/primer/a-comments.html", reports: "mk/primer/a.html"}
	texts := map[string]string{comments: "клупи", reports: "јасно"}
	for _, c := range []struct {
		name  string
		times int32 // how often it is read as it was
	}{{comments, 1}, {comments, 2}, {comments, 3}, {reports, 1}} {
		after := maps.Clone(before)
		after[c.name] = &fstest.MapFile{Data: bytes.ReplaceAll(before[c.name].Data, []byte(texts[c.name]), []byte("друго"))}
		o := options(&turning{before: before, after: after, name: c.name, times: c.times}, "2026-06-15")
		dir := t.TempDir()
		if _, err := generator.Build(context.Background(), o, dir); err == nil || !strings.Contains(err.Error(), c.name) {
			t.Errorf("%s, changed after it was read %d times: %v", c.name, c.times, err)
		}
		if page, there := readTree(t, dir)[shown[c.name]]; there && !bytes.Contains(page, []byte(texts[c.name])) {
			t.Errorf("%s was published without %q", shown[c.name], texts[c.name])
		}
	}
	dir := t.TempDir()
	if _, err := generator.Build(context.Background(), options(before, "2026-06-15"), dir); err != nil {
		t.Fatal(err)
	}
	built := readTree(t, dir)
	for of, path := range shown {
		if !bytes.Contains(built[path], []byte(texts[of])) {
			t.Errorf("%s lacks %q, so nothing was tried", path, texts[of])
		}
	}
}
