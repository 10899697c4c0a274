package facts_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

// settings begin the site.yaml of the tests; rules and holidays may follow.
const settings = `format: 1
title: {mk: Консултации}
base_url: https://example.org/
languages: [mk]
publisher: {name: {mk: Заедница}}
`

// fifteen is a rule for everyone: open for 20 days, report after 15.
const fifteen = settings + `rules:
  - {from: 2020-01-01, min_days: 20, report_due_days: 15, days: calendar}
`

// checklist has the items that the actions of the tests are about.
const checklist = "title: Листа\nsections: [{id: s, title: Дел, items: [{id: a, text: А}, {id: i, text: И}]}]\n"

// load reads a site with the municipalities primer and drug. files are paths
// and texts by turns; a path that does not begin with one of the tree's own is
// one of primer's folder.
func load(t *testing.T, files ...string) *model.Site {
	t.Helper()
	tree := fstest.MapFS{
		"site.yaml":             {Data: []byte(settings)},
		"municipalities.csv":    {Data: []byte("id,name_mk\nprimer,Пример\ndrug,Друг\n")},
		"checklists/lista.yaml": {Data: []byte(checklist)},
	}
	for i := 0; i < len(files); i += 2 {
		path := files[i]
		if _, own := tree[path]; !own && !strings.HasPrefix(path, "municipalities/") {
			path = "municipalities/primer/" + path
		}
		tree[path] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	site, problems, err := content.Load(t.Context(), tree, content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Severity() == problem.Error {
			t.Fatalf("%s:%d: %s %v", p.File, p.Line, p.Code, p.Args)
		}
	}
	return site
}

// at works the site out for a minute of the site's clock, 2026-05-29 12:00, or
// for one that names its offset, 2026-10-25 02:30 +0200.
func at(t *testing.T, site *model.Site, minute string) *facts.Site {
	t.Helper()
	return facts.At(site, moment(t, site, minute), false)
}

func moment(t *testing.T, site *model.Site, minute string) time.Time {
	t.Helper()
	asOf, err := time.ParseInLocation("2006-01-02 15:04", minute, site.Zone)
	if err != nil {
		asOf, err = time.Parse("2006-01-02 15:04 -0700", minute)
	}
	if err != nil {
		t.Fatal(err)
	}
	return asOf
}

// primer is the municipality of most tests.
func primer(t *testing.T, site *model.Site, minute string) *facts.Municipality {
	t.Helper()
	return at(t, site, minute).Municipality("primer")
}

// one is the consultation x of the municipality.
func one(t *testing.T, site *model.Site, minute string) *facts.Consultation {
	t.Helper()
	c := primer(t, site, minute).Consultation("x")
	if c == nil {
		t.Fatalf("at %s the consultation is not there", minute)
	}
	return c
}

func TestAtKeepsTheRecordsAsTheyAre(t *testing.T) {
	site, same := manyDates(t), manyDates(t)
	for _, minute := range []string{"2026-01-01 00:00", "2026-06-15 12:00", "2027-12-31 23:59"} {
		at(t, site, minute)
	}
	site.Zone = same.Zone
	if difference := differ(site, same); difference != "" {
		t.Errorf("At changed the records it was given: %s", difference)
	}
}

func TestMunicipalitiesAreFoundByID(t *testing.T) {
	s := at(t, load(t,
		"consultations.csv", "id,title_mk,opens,closes\nx,Наслов,2026-05-01,2026-05-20\n",
		"calendar/2026.csv", "id,title_mk,planned_opens\nplan,План,2026-05\n"), "2026-05-10 00:00")
	m := s.Municipality("primer")
	if m == nil || m.Consultation("x") == nil || m.Entry("plan") == nil {
		t.Error("the municipality, its consultation or its entry is not found")
	}
	if s.Municipality("nikoj") != nil || m.Consultation("plan") != nil || m.Entry("x") != nil {
		t.Error("something is found under an id that it does not have")
	}
	if got := s.Today.String(); got != "2026-05-10" {
		t.Errorf("Today = %s, want 2026-05-10", got)
	}
}

// lines takes a text apart at its line ends.
func lines(s string) []string { return strings.Split(s, "\n") }
