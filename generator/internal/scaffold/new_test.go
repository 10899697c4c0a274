package scaffold_test

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/scaffold"
)

const settings = `format: 1
title: {mk: Консултации}
base_url: https://example.org/
languages: [mk, sq]
publisher: {name: {mk: Заедница}}
holidays: [2026-12-08]
rules:
  - from: 2026-01-01
    min_days: 20
    min_notice_days: 5
    report_due_days: 15
    calendar_due: 12-31
    days: working
    legal_ref: {mk: Член 5, sq: Neni 5}
`

// tree is a site with a municipality, an entry, a consultation that is over
// and a checklist.
func tree() fstest.MapFS {
	t := fstest.MapFS{}
	for name, text := range map[string]string{
		"site.yaml":          settings,
		"municipalities.csv": "id,name_mk\nzlatna,Златна\n",
		"municipalities/zlatna/calendar/2026.yaml": "entries:\n  - id: reka\n    title: {mk: Уредување на реката, sq: Rregullimi i lumit}\n    planned_opens: 2026-12\n" +
			"    act_type: project\n    topics: [environment]\n    contact: {email: reka@zlatna.example}\n",
		"municipalities/zlatna/consultations/park.yaml": "title: {mk: Парк}\nopens: 2026-10-01\ncloses: 2026-11-02\nunplanned_reason: {mk: Итно}\naliases: [stariot-park]\n",
		"checklists/otvorenost.yaml":                    "title: {mk: Отвореност}\nsections:\n  - id: a\n    title: {mk: Објави}\n    items:\n      - {id: a1, text: {mk: Дали има календар}, evidence: required}\n      - {id: a2, text: {mk: Дали има извештаи}}\n",
		"pages/about.mk.md":                             "---\ntitle: За нас\norder: 3\n---\nТекст\n",
	} {
		t[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return t
}

// wanted makes a record for a tree on 25 November 2026.
func wanted(t *testing.T, tree fstest.MapFS, lang string, r scaffold.Request) (*scaffold.Made, error) {
	t.Helper()
	site, problems := load(t, tree)
	if errors, _ := problem.Count(problems); errors > 0 {
		t.Fatal(told(problems))
	}
	words, err := locale.Load(site.Messages)
	if err != nil {
		t.Fatal(err)
	}
	return scaffold.New(scaffold.Content{Site: site, Today: date(t, "2026-11-25"), Catalogue: words, Lang: lang,
		Register: tree["municipalities.csv"].Data}, r)
}

// make makes a record and puts it into the tree, which has to pass the check.
func put(t *testing.T, tree fstest.MapFS, lang string, r scaffold.Request) (*scaffold.Made, *model.Site) {
	t.Helper()
	made, err := wanted(t, tree, lang, r)
	if err != nil {
		t.Fatalf("%+v: %v", r, err)
	}
	for _, f := range made.Files {
		if tree[f.Path] != nil {
			t.Errorf("%s is there already", f.Path)
		}
		tree[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	for _, f := range made.Replaced {
		tree[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	site, problems := load(t, tree)
	if errors, _ := problem.Count(problems); errors > 0 {
		t.Errorf("%+v does not pass the check: %s\n%s", r, told(problems), made.Files[0].Data)
	}
	if !made.There(site) {
		t.Errorf("%+v is not there", r)
	}
	return made, site
}

// everyKind are requests of every kind for the tree.
var everyKind = []scaffold.Request{
	{Kind: "municipality", Titles: []string{"Општина Ново Место"}},
	{Kind: "calendar"},
	{Kind: "calendar", Year: "2028", Titles: []string{"Програма"}, Opens: "2028-Q2", Closes: "2028-06"},
	{Kind: "consultation", Titles: []string{"mk=Чистење: снег # лед", "sq=Pastrimi i borës"}},
	{Kind: "consultation", Entry: "reka"},
	{Kind: "report"},
	{Kind: "report", Outcome: "adopted_unchanged"},
	{Kind: "comments"},
	{Kind: "round"},
	{Kind: "page", Titles: []string{"Прашања"}},
}

// TestEveryKindPassesTheCheckAndIsHeldBack: a new record adds no error, and
// nothing of it is published before it is filled in.
func TestEveryKindPassesTheCheckAndIsHeldBack(t *testing.T) {
	for _, r := range everyKind {
		for _, lang := range scaffold.Languages {
			tree := tree()
			made, site := put(t, tree, lang, r)
			if r.Kind == "municipality" || r.Kind == "comments" || r.Kind == "round" {
				continue // complete, empty, or shown nowhere yet
			}
			at := facts.At(site, date(t, "2027-06-01").In(site.Zone), false)
			m := at.Municipality("zlatna")
			if len(m.Calendars) != 1 || len(m.Entries) != 1 || len(m.Consultations) != 1 || len(at.Pages) != 1 || m.Consultation("park").Report != nil {
				t.Errorf("%+v is published: %s", r, made.Files[0].Path)
			}
		}
	}
}

// TestEveryFieldCanBePutToUse: with every # before a field taken off, the
// record is still read, and has no field that the format does not know.
func TestEveryFieldCanBePutToUse(t *testing.T) {
	off := regexp.MustCompile(`(?m)^( *)#([^ #\n]|  )`)
	for _, r := range everyKind {
		tree := tree()
		made, _ := put(t, tree, "mk", r)
		for _, f := range made.Files {
			if strings.HasSuffix(f.Path, ".csv") {
				continue
			}
			used := off.ReplaceAll(f.Data, []byte("$1$2"))
			if strings.HasSuffix(f.Path, ".yaml") && len(used) >= len(f.Data) {
				t.Errorf("%s has no field out of use", f.Path)
			}
			tree[f.Path] = &fstest.MapFile{Data: used}
		}
		_, problems := load(t, tree)
		for _, p := range problems {
			if strings.HasPrefix(p.Code, "yaml") || p.Code == "key_unknown" || p.Code == "column_unknown" {
				t.Errorf("%+v: %s", r, told([]problem.Problem{p}))
			}
		}
	}
}

// TestTemplatesExplainEveryField: above every field stands what it is, in the
// language of the person.
func TestTemplatesExplainEveryField(t *testing.T) {
	key := regexp.MustCompile(`^ *(?:#(?:  +)?)?(?:- )?([a-z_]+):(?: |$)`)
	for _, r := range everyKind {
		for _, lang := range scaffold.Languages {
			made, _ := put(t, tree(), lang, r)
			for _, f := range made.Files {
				if !strings.HasSuffix(f.Path, ".yaml") || r.Kind == "round" { // whose questions explain themselves
					continue
				}
				lines := strings.Split(string(f.Data), "\n")
				for i, line := range lines {
					m := key.FindStringSubmatch(line)
					if m == nil || m[1] == "mk" || m[1] == "sq" || m[1] == "entries" {
						continue
					}
					if above := strings.TrimLeft(lines[i-1], " #"); !strings.Contains(lines[i-1], "# ") || above == "" || key.MatchString(lines[i-1]) {
						t.Errorf("%s in %s: %q explains %q", f.Path, lang, lines[i-1], line)
					}
				}
			}
		}
	}
	made, _ := put(t, tree(), "sq", scaffold.Request{Kind: "consultation", Titles: []string{"X"}})
	text := string(made.Files[0].Data)
	for _, want := range []string{"# Afati i fundit. ", "# Rregulli në fuqi: zgjat së paku 20 ditë (ditë pune)\n# Akti dhe neni: Neni 5\ncloses: ",
		"Kodet: obligatory (I detyrueshëm), voluntary (Vullnetar)\n#obligation: ''\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("the template in sq lacks %q:\n%.1500s", want, text)
		}
	}
}

// The rule counts working days, and 8 December is a holiday: a notice of five
// from Wednesday, 25 November, ends on Tuesday; twenty days from Wednesday, 2
// December, end on Wednesday, 30 December.
func TestDatesKeepTheRule(t *testing.T) {
	made, site := put(t, tree(), "mk", scaffold.Request{Kind: "consultation", Titles: []string{"Мост"}, Reasons: []string{"Итно е"}})
	x := find(t, site, "most")
	if x.Opens.String() != "2026-12-02" || x.Closes.String() != "2026-12-30" || x.UnplannedReason.In("mk") != "Итно е" {
		t.Errorf("open from %s to %s, unplanned because %v", x.Opens, x.Closes, x.UnplannedReason)
	}
	want := []string{"Почеток: 2 декември 2026 г.", "Краен рок: 30 декември 2026 г.", "Рок за извештајот: 20 јануари 2027 г."}
	if !slices.Equal(made.Notes[:3], want) {
		t.Errorf("the notes are %q, want %q", made.Notes, want)
	}
	_, site = put(t, tree(), "mk", scaffold.Request{Kind: "consultation", Titles: []string{"Мост"}, Opens: "1.3.2027 09:00"})
	if x = find(t, site, "most"); x.Opens.String() != "2027-03-01T09:00" || x.Closes.String() != "2027-03-26" {
		t.Errorf("open from %s to %s", x.Opens, x.Closes)
	}
	none := tree()
	none["site.yaml"] = &fstest.MapFile{Data: []byte(settings[:strings.Index(settings, "rules:")])}
	made, site = put(t, none, "mk", scaffold.Request{Kind: "consultation", Titles: []string{"Мост"}})
	if x = find(t, site, "most"); x.Opens.String() != "2026-11-26" || x.Closes.String() != "2026-12-26" {
		t.Errorf("without a rule open from %s to %s", x.Opens, x.Closes)
	}
	if !strings.Contains(string(made.Files[0].Data), "датумот е само предлог\ncloses: ") {
		t.Errorf("without a rule the template does not say that the dates are a proposal")
	}
}

func find(t *testing.T, site *model.Site, id string) *model.Consultation {
	t.Helper()
	for _, x := range site.Municipality("zlatna").Consultations {
		if x.ID == id {
			return x
		}
	}
	t.Fatalf("there is no consultation %s", id)
	return nil
}

// A consultation of the plan takes over what the plan says, and its page.
func TestConsultationOfAnEntry(t *testing.T) {
	for _, r := range []scaffold.Request{{Entry: "reka"}, {Titles: []string{"Река"}}, {ID: "reka", Titles: []string{"Друго"}}} {
		r.Kind = "consultation"
		_, site := put(t, tree(), "mk", r)
		x := find(t, site, "reka")
		if x.Entry != "" || x.ActType != "project" || !slices.Equal(x.Topics, []string{"environment"}) || x.Contact.Email != "reka@zlatna.example" {
			t.Errorf("%+v: the consultation is %+v", r, x)
		}
		if r.Entry != "" && (x.Title.In("mk") != "Уредување на реката" || x.Title.In("sq") != "Rregullimi i lumit") {
			t.Errorf("its title is %v", x.Title)
		}
	}
	both := tree()
	put(t, both, "mk", scaffold.Request{Kind: "consultation", Entry: "reka"})
	_, site := put(t, both, "mk", scaffold.Request{Kind: "consultation", Entry: "reka", ID: "reka-vtora", Titles: []string{"Втора"}})
	if x := find(t, site, "reka-vtora"); x.Entry != "reka" {
		t.Errorf("the second consultation of the entry names %q", x.Entry)
	}
}

func TestReportKnowsItsConsultation(t *testing.T) {
	made, site := put(t, tree(), "en", scaffold.Request{Kind: "report"})
	r := site.Municipality("zlatna").Reports[0]
	if r.Consultation != "park" || r.Published.String() != "2026-11-25" || r.Outcome != "decision_pending" || r.DecisionDue.String() != "2026-12-25" {
		t.Errorf("the report is %+v", r)
	}
	if !slices.Contains(made.Notes, "Report due: 23 November 2026") {
		t.Errorf("the notes are %q", made.Notes)
	}
	ahead := tree()
	put(t, ahead, "en", scaffold.Request{Kind: "consultation", Entry: "reka"})
	_, site = put(t, ahead, "en", scaffold.Request{Kind: "report", Consultation: "reka", Outcome: "adopted_unchanged"})
	if r := site.Municipality("zlatna").Reports[0]; r.Published.String() != "2026-12-30" || r.DecisionDue != 0 {
		t.Errorf("a report before the closing is published on %s, decision due %s", r.Published, r.DecisionDue)
	}
}

func TestCommentsAreSpelledAsTheRegister(t *testing.T) {
	tree := tree()
	tree["municipalities.csv"] = &fstest.MapFile{Data: []byte("\ufeffid;name_mk\r\nzlatna;Златна\r\n")}
	made, _ := put(t, tree, "mk", scaffold.Request{Kind: "comments"})
	want := "\ufeffrow;submission;received;late;channel;respondent_type;respondent;publish;withheld_reason_mk;withheld_reason_sq;" +
		"language;document;place;theme;comment;disposition;reason_mk;reason_sq;effect;effect_place;answered;same_as\r\n"
	if f := made.Files[0]; f.Path != "municipalities/zlatna/reports/park.comments.csv" || string(f.Data) != want {
		t.Errorf("%s holds %q", f.Path, f.Data)
	}
}

func TestMunicipalityKeepsTheRegisterAsItIs(t *testing.T) {
	for _, tt := range []struct{ before, after string }{
		{"id,name_mk\nzlatna,Златна\n", "id,name_mk\nzlatna,Златна\nnovo,Ново\n"},
		{"id,name_mk\nzlatna,Златна", "id,name_mk\nzlatna,Златна\nnovo,Ново\n"},
		{"\ufeffname;x_own;id\r\nЗлатна;1;zlatna\r\n", "\ufeffname;x_own;id\r\nЗлатна;1;zlatna\r\nНово;;novo\r\n"},
		{"\n id\tname_mk \nzlatna\t\"Зла\"\"тна\"\n", "\n id\tname_mk \nzlatna\t\"Зла\"\"тна\"\nnovo\tНово\n"},
	} {
		tree := tree()
		tree["municipalities.csv"] = &fstest.MapFile{Data: []byte(tt.before)}
		put(t, tree, "mk", scaffold.Request{Kind: "municipality", Titles: []string{"Ново"}})
		if got := string(tree["municipalities.csv"].Data); got != tt.after {
			t.Errorf("%q becomes %q, want %q", tt.before, got, tt.after)
		}
	}
}

func TestRoundHoldsEveryQuestion(t *testing.T) {
	tree := tree()
	made, _ := put(t, tree, "mk", scaffold.Request{Kind: "round", Round: "2026-11"})
	f := made.Files[0]
	if f.Path != "municipalities/zlatna/checklists/otvorenost/2026-11.yaml" || !strings.Contains(string(f.Data), "1. Дали има календар\n") {
		t.Errorf("%s holds %s", f.Path, f.Data)
	}
	answered := strings.NewReplacer("  #- item", "  - item", "  #  answer:", "    answer: yes", "  #  ", "    # ").Replace(string(f.Data))
	tree[f.Path] = &fstest.MapFile{Data: []byte(answered)}
	site, problems := load(t, tree)
	if len(problems) > 0 || len(site.Municipalities[0].Rounds[0].Answers) != 2 {
		t.Errorf("with its answers it is not read: %s", told(problems))
	}
}

func TestPageInEveryLanguage(t *testing.T) {
	made, site := put(t, tree(), "mk", scaffold.Request{Kind: "page", ID: "prashanja", Titles: []string{"Прашања", "sq=Pyetje"}})
	p := site.Pages[1]
	if len(made.Files) != 2 || p.Slug != "prashanja" || p.Title.In("sq") != "Pyetje" || p.Order.N != 4 || !strings.HasPrefix(p.Body.In("sq"), "## Nëntitull\n") {
		t.Errorf("the page is %+v", p)
	}
}

func TestNewRefuses(t *testing.T) {
	for name, r := range map[string]scaffold.Request{
		"unknown kind":                  {Kind: "reprot"},
		"unknown municipality":          {Kind: "calendar", Municipality: "zlatan"},
		"no title":                      {Kind: "consultation"},
		"empty title":                   {Kind: "consultation", Titles: []string{" "}},
		"title in no language of its":   {Kind: "consultation", Titles: []string{"de=Park"}},
		"two titles in one":             {Kind: "consultation", Titles: []string{"А", "mk=Б"}},
		"taken id":                      {Kind: "consultation", Titles: []string{"Парк"}, ID: "park"},
		"id that was taken before":      {Kind: "consultation", Titles: []string{"Парк"}, ID: "stariot-park"},
		"id that is none":               {Kind: "consultation", Titles: []string{"Парк"}, ID: "Парк"},
		"reserved id":                   {Kind: "consultation", Titles: []string{"Парк"}, ID: "park-comments"},
		"another entry's id":            {Kind: "consultation", Titles: []string{"Парк"}, Entry: "reka", ID: "park"},
		"unknown entry":                 {Kind: "consultation", Entry: "rekata"},
		"opening that is no date":       {Kind: "consultation", Titles: []string{"А"}, Opens: "31.2.2027"},
		"opening that is no day":        {Kind: "consultation", Titles: []string{"А"}, Opens: "2027-02"},
		"closing at midnight":           {Kind: "consultation", Titles: []string{"А"}, Closes: "2027-02-01 00:00"},
		"year that is none":             {Kind: "calendar", Year: "26"},
		"year that is there":            {Kind: "calendar", Year: "2026"},
		"unknown consultation":          {Kind: "report", Consultation: "parkk"},
		"unknown outcome":               {Kind: "report", Outcome: "adopted"},
		"unknown checklist":             {Kind: "round", Checklist: "otvoren"},
		"round that is no date":         {Kind: "round", Round: "2026-Q1"},
		"taken slug":                    {Kind: "page", Titles: []string{"А"}, ID: "about"},
		"slug of a municipality":        {Kind: "page", Titles: []string{"А"}, ID: "zlatna"},
		"municipality that is there":    {Kind: "municipality", Titles: []string{"Златна"}, ID: "zlatna"},
		"municipality of a page's name": {Kind: "municipality", Titles: []string{"Златна"}, ID: "about"},
		"language that is none":         {Kind: "municipality", Titles: []string{"Златна"}, Languages: []string{"македонски"}},
		"value without a column":        {Kind: "municipality", Titles: []string{"А"}, Website: "https://a.example"},
	} {
		if made, err := wanted(t, tree(), "en", r); !errors.As(err, new(*scaffold.Refused)) {
			t.Errorf("%s: %v, %v", name, made, err)
		}
	}
	twice := tree()
	put(t, twice, "en", scaffold.Request{Kind: "report"})
	put(t, twice, "en", scaffold.Request{Kind: "round"})
	if _, err := wanted(t, twice, "en", scaffold.Request{Kind: "report"}); err == nil || !strings.Contains(err.Error(), "every consultation of zlatna has its report already") {
		t.Errorf("a report where none is lacking: %v", err)
	}
	for _, r := range []scaffold.Request{{Kind: "report", Consultation: "park"}, {Kind: "round"}} {
		if _, err := wanted(t, twice, "en", r); !errors.As(err, new(*scaffold.Refused)) {
			t.Errorf("a second %s: %v", r.Kind, err)
		}
	}
	twice["municipalities/zlatna/comments.csv"] = &fstest.MapFile{Data: []byte("consultation,row,respondent_type,comment,disposition\npark,1,citizen,Текст,accepted\n")}
	if _, err := wanted(t, twice, "en", scaffold.Request{Kind: "comments", Consultation: "park"}); !errors.As(err, new(*scaffold.Refused)) {
		t.Errorf("comments that are there: %v", err)
	}
}

// TestTitlesAreKept: whatever stands in a title, YAML gives it back.
func TestTitlesAreKept(t *testing.T) {
	for _, title := range []string{"Парк", "yes", "null", "2027", "1.5", "- Парк", "# Парк", "Парк # 2", "Парк: втор дел", "Парк:", "'Парк'", "\"Парк\" и 'мост'",
		"[Парк]", "{Парк}", "Парк, мост", "*Парк", "&Парк", "!Парк", "%Парк", "@Парк", "`Парк", "| Парк", "> Парк", "? Парк", "„Парк“", "Ç’është parku?", "\\n", "--- Парк", "a=b"} {
		tree := tree()
		_, site := put(t, tree, "mk", scaffold.Request{Kind: "consultation", ID: "nov", Titles: []string{title}})
		if got := find(t, site, "nov").Title.In("mk"); got != title {
			t.Errorf("%q is read as %q", title, got)
		}
		_, site = put(t, tree, "mk", scaffold.Request{Kind: "page", ID: "nova", Titles: []string{title}})
		if got := site.Pages[1].Title.In("mk"); got != title {
			t.Errorf("%q is read as %q from a page", title, got)
		}
	}
	tree := tree()
	tree["municipalities/zlatna/calendar/2026.yaml"] = &fstest.MapFile{Data: []byte("entries:\n  - id: reka\n    title: {mk: Река}\n    planned_opens: 2026-12\n    summary:\n      mk: |-\n        Прв \"ред\"\\n\n\n        Втор: ред\n      sq: 'E ''para'''\n")}
	before, _ := load(t, tree)
	want := before.Municipality("zlatna").Entries[0].Summary
	_, site := put(t, tree, "mk", scaffold.Request{Kind: "consultation", Entry: "reka"})
	if got := find(t, site, "reka").Summary.Held; !slices.Equal(got, want) {
		t.Errorf("the summary of the entry becomes %q, want %q", got, want)
	}
}
