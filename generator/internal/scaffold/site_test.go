package scaffold_test

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/scaffold"
)

// load reads the content of a tree and says every problem.
func load(t *testing.T, tree fs.FS) (*model.Site, []problem.Problem) {
	t.Helper()
	site, problems, err := content.Load(t.Context(), tree, content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return site, problems
}

// told writes problems for a failed test.
func told(problems []problem.Problem) string {
	return string(problem.AppendText(nil, problems, "en"))
}

func date(t *testing.T, s string) model.Date {
	t.Helper()
	site, _ := load(t, fstest.MapFS{"site.yaml": {Data: []byte("rules: [{from: " + s + "}]\n")}})
	if len(site.Settings.Rules) != 1 || site.Settings.Rules[0].From == 0 {
		t.Fatalf("%s is no day", s)
	}
	return site.Settings.Rules[0].From
}

// example makes a site and reads its content, which has to be without any
// problem.
func example(t *testing.T, x scaffold.Example) (map[string][]byte, *model.Site) {
	t.Helper()
	x.Timezone, x.Version = "Europe/Skopje", "9.8.7"
	made, err := scaffold.Site(x)
	if err != nil {
		t.Fatal(err)
	}
	files, tree := map[string][]byte{}, fstest.MapFS{}
	for _, f := range made {
		if files[f.Path] != nil {
			t.Errorf("%s is made twice", f.Path)
		}
		files[f.Path] = f.Data
		if name, ok := strings.CutPrefix(f.Path, "content/"); ok {
			tree[name] = &fstest.MapFile{Data: f.Data}
		}
	}
	site, problems := load(t, tree)
	if len(problems) > 0 {
		t.Errorf("%v on %s: %s", x.Languages, x.Today, told(problems))
	}
	return files, site
}

var subsets = [][]string{{"mk"}, {"sq"}, {"en"}, {"mk", "sq"}, {"sq", "mk"}, {"mk", "en"}, {"en", "sq"}, {"mk", "sq", "en"}, {"en", "sq", "mk"}}

// TestExampleOnEveryDay: whenever a site is begun, its content has no problem,
// and it shows a consultation that is open, one that is reported in time, and
// one that is planned.
func TestExampleOnEveryDay(t *testing.T) {
	days := []string{"2026-01-01", "2027-12-31", "2028-02-29", "2028-03-01", "2028-12-31", "2029-01-01"}
	var all []model.Date
	for _, s := range days {
		all = append(all, date(t, s))
	}
	for d := date(t, "2026-01-02"); d < date(t, "2027-01-02"); d += 5 {
		all = append(all, d)
	}
	for i, today := range all {
		_, site := example(t, scaffold.Example{Today: today, Lang: "en", Languages: subsets[i%len(subsets)]})
		at := facts.At(site, today.In(site.Zone), false)
		m := at.Municipality("primer")
		if m == nil || !m.Covered {
			t.Fatalf("%s: the municipality is not there", today)
		}
		open, past := m.Consultation("ulicno-osvetluvanje"), m.Consultation("zeleni-povrsini")
		switch {
		case open == nil || open.State != "open" || open.Unplanned || open.MeetsMinimum != model.Yes || open.NoticeDays.N < 5:
			t.Errorf("%s: the open consultation is %+v", today, open)
		case open.Entry.OpenedAsPlanned != model.Yes:
			t.Errorf("%s: the open consultation did not open as planned", today)
		case past == nil || past.State != "reported" || past.Unplanned || past.MeetsMinimum != model.Yes || past.ReportDelayDays.N > 0 || !past.ReportDelayDays.Known:
			t.Errorf("%s: the reported consultation is %+v", today, past)
		case past.AnsweredShare != "1" || past.Comments.N != 3:
			t.Errorf("%s: %v comments, answered %s", today, past.Comments, past.AnsweredShare)
		case m.Entry("detski-igralista").State != "planned":
			t.Errorf("%s: the planned entry is %s", today, m.Entry("detski-igralista").State)
		}
		for _, c := range m.Calendars {
			due := facts.CalendarDue(c.Rule, c.Year)
			switch a := c.Adoptions[0]; {
			case a.Status == "adopted" && (a.AdoptedOn > today || a.AdoptedOn > due):
				t.Errorf("%s: the calendar for %d was adopted on %s", today, c.Year, a.AdoptedOn)
			case a.Status == "draft" && due < today:
				t.Errorf("%s: the calendar for %d is late", today, c.Year)
			}
		}
	}
}

// TestExampleHoldsOnlyItsLanguages: nothing is left of a language that was not
// chosen, no placeholder and no mark of the templates remain, and the comments
// are in the language of the person.
func TestExampleHoldsOnlyItsLanguages(t *testing.T) {
	markers := regexp.MustCompile(`@@|#@`)
	for _, languages := range subsets {
		for _, lang := range scaffold.Languages {
			files, _ := example(t, scaffold.Example{Today: date(t, "2026-11-25"), Lang: lang, Languages: languages})
			for name, data := range files {
				if found := markers.Find(data); found != nil || strings.Contains(name, "@@") {
					t.Errorf("%v: %s keeps %q", languages, name, found)
				}
				if !strings.HasPrefix(name, "content/") || path.Ext(name) == ".txt" {
					continue
				}
				for _, other := range scaffold.Languages {
					if slices.Contains(languages, other) {
						continue
					}
					if strings.Contains(name, "."+other+".") || bytes.Contains(data, []byte("\n  "+other+": ")) || bytes.Contains(data, []byte("_"+other+",")) {
						t.Errorf("%v: %s holds %s", languages, name, other)
					}
				}
				if !slices.Contains(languages, "mk") && lang != "mk" && path.Ext(name) != ".csv" {
					if i := bytes.IndexFunc(data, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }); i >= 0 {
						t.Errorf("%v, comments in %s: %s holds %.40q", languages, lang, name, data[i:])
					}
				}
			}
			site := string(files["content/site.yaml"])
			want := map[string]string{"mk": "# Наслов на порталот", "sq": "# Titulli i portalit", "en": "# The title of the site"}
			for _, l := range scaffold.Languages {
				if strings.Contains(site, want[l]) != (l == lang) {
					t.Errorf("comments in %s: site.yaml has %q: %v", lang, want[l], l != lang)
				}
			}
		}
	}
}

func TestExampleAsItIsWanted(t *testing.T) {
	files, site := example(t, scaffold.Example{Today: date(t, "2026-11-25"), Lang: "en", Languages: []string{"sq", "mk"},
		Municipality: []string{"Komuna e Gostivarit", "mk=Општина Гостивар"}, Publisher: []string{"sq=Zyra: 'X' # 1"},
		Titles: []string{"mk=Прашува  Гостивар?"}, BaseURL: "https://gostivar.example/"})
	m := site.Municipalities[0]
	if m.ID != "gostivarit" || m.Name.In("sq") != "Komuna e Gostivarit" || m.Name.In("mk") != "Општина Гостивар" {
		t.Errorf("the municipality is %s, %v", m.ID, m.Name)
	}
	s := site.Settings
	if s.Title.In("mk") != "Прашува Гостивар?" || len(s.Title) != 1 || s.BaseURL != "https://gostivar.example/" || s.Publisher.Name.In("sq") != "Zyra: 'X' # 1" {
		t.Errorf("the settings are %v, %s, %v", s.Title, s.BaseURL, s.Publisher)
	}
	if s.Demonstration != model.Yes {
		t.Error("it is not marked as a demonstration")
	}
	if files["content/municipalities/gostivarit/files/zeleni-povrsini-nacrt.sq.txt"] == nil {
		t.Error("the attachment is not in the first language")
	}
	if !bytes.Contains(files[".gitignore"], []byte("\n/public/\n")) || files[".editorconfig"] == nil {
		t.Error(".gitignore or .editorconfig is missing")
	}
	if statement := files["content/pages/accessibility.mk.md"]; !bytes.Contains(statement, []byte("составена на 25 ноември 2026 г.,")) {
		t.Errorf("the accessibility statement is not of the day:\n%s", statement)
	}
	// A fictional one says so.
	if _, site = example(t, scaffold.Example{Today: date(t, "2026-11-25"), Lang: "en"}); site.Municipalities[0].Name.In("en") != "Municipality of Primer (fictional)" {
		t.Errorf("the example's municipality is %v", site.Municipalities[0].Name)
	}
}

func TestExampleRefuses(t *testing.T) {
	for name, x := range map[string]scaffold.Example{
		"a language that it is not written in": {Languages: []string{"mk", "de"}},
		"a language twice":                     {Languages: []string{"mk", "sq", "mk"}},
		"a title in a language of no site":     {Languages: []string{"mk"}, Titles: []string{"sq=Konsultime"}},
		"an empty title":                       {Titles: []string{"mk= "}},
		"a title twice":                        {Titles: []string{"А", "mk=Б"}},
		"an id that is none":                   {ID: "Битола"},
		"a reserved id":                        {ID: "search"},
		"the id of a page":                     {ID: "privacy"},
	} {
		x.Today, x.Lang = date(t, "2026-11-25"), "en"
		if _, err := scaffold.Site(x); !errors.As(err, new(*scaffold.Refused)) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := scaffold.Site(scaffold.Example{Today: 1, Lang: "en"}); !errors.As(err, new(*scaffold.Refused)) {
		t.Errorf("the year 1: %v", err)
	}
}
