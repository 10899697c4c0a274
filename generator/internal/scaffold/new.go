package scaffold

import (
	"slices"
	"strings"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
)

// Kinds are the kinds of record that there are templates of.
var Kinds = []string{"municipality", "calendar", "consultation", "report", "comments", "round", "page"}

// Request is the record that is wanted. What is empty is proposed where it can
// be. A text is "mk=…", or in the first language where it names none.
type Request struct {
	Kind         string
	Municipality string   // id; the only one
	ID           string   // of what is made; from the title
	Titles       []string // or names
	Reasons      []string // why a consultation is not in the calendar
	Opens        string   // of a consultation or a calendar entry
	Closes       string
	Entry        string // the calendar entry that a consultation realises
	Consultation string // of a report or comments; the only one that lacks them
	Outcome      string // of a report
	Year         string // of a calendar; the next
	Checklist    string // of a round; the only one
	Round        string // the date of a round; the day
	Languages    []string
	Website      string
	Email        string
}

// Content is what a new record is to join.
type Content struct {
	Site      *model.Site
	Today     model.Date
	Catalogue *locale.Catalogue
	Lang      string // of comments and notes
	Register  []byte // municipalities.csv as it is
}

// Made is a new record.
type Made struct {
	Files    []File // to be created
	Replaced []File // to be written in place of what is there
	Notes    []string
	There    func(*model.Site) bool // whether a site that was read holds it
}

// New makes a record from its template. The error is a [Refused] where the
// request cannot be followed.
func New(c Content, r Request) (*Made, error) {
	n := &newRecord{Content: c, Request: r, words: c.Catalogue.Lang(c.Lang), rules: facts.RulesOf(&c.Site.Settings)}
	write := map[string]func() error{"municipality": n.municipality, "calendar": n.calendar, "consultation": n.consultation,
		"report": n.report, "comments": n.comments, "round": n.round, "page": n.page}[r.Kind]
	if write == nil {
		return nil, refuse("unknown kind %q%s; there are %s", r.Kind, meant(r.Kind, Kinds), strings.Join(Kinds, ", "))
	}
	n.languages = c.Site.Settings.Languages
	if r.Kind != "municipality" && r.Kind != "page" {
		if err := n.findMunicipality(); err != nil {
			return nil, err
		}
		if len(n.m.Languages) > 0 {
			n.languages = n.m.Languages
		}
	}
	if err := write(); err != nil {
		return nil, err
	}
	return &n.made, nil
}

// newRecord is one run of New.
type newRecord struct {
	Content
	Request
	words     *locale.Lang
	rules     *facts.Rules
	m         *model.Municipality // whose record it is
	languages []string            // of its texts
	made      Made
}

// meant suggests what was meant.
func meant(word string, candidates []string) string {
	if s := problem.Closest(word, candidates); s != "" {
		return "; did you mean \"" + s + "\"?"
	}
	return ""
}

// findMunicipality finds the municipality that is named, or the only one.
func (n *newRecord) findMunicipality() error {
	var ids []string
	for _, m := range n.Site.Municipalities {
		ids = append(ids, m.ID)
	}
	switch {
	case len(ids) == 0:
		return refuse("municipalities.csv has no municipality yet: make one with konsulta new municipality")
	case n.Municipality == "" && len(ids) == 1:
		n.m = n.Site.Municipalities[0]
		return nil
	case n.Municipality == "":
		return refuse("say whose record it is with --municipality: %s", some(ids))
	}
	n.m = n.Site.Municipality(n.Municipality)
	if n.m == nil {
		return refuse("there is no municipality %q%s", n.Municipality, meant(n.Municipality, ids))
	}
	return nil
}

// some lists a few of many ids.
func some(ids []string) string {
	const few = 8
	if len(ids) > few {
		return strings.Join(ids[:few], ", ") + ", …"
	}
	return strings.Join(ids, ", ")
}

// folder is that of the municipality.
func (n *newRecord) folder() string { return "municipalities/" + n.m.ID + "/" }

func (n *newRecord) create(path string, data []byte) {
	n.made.Files = append(n.made.Files, File{path, data})
}

// note adds a line to what is said when the record is made.
func (n *newRecord) note(text string) { n.made.Notes = append(n.made.Notes, text) }

// tell notes a day under its label.
func (n *newRecord) tell(table, column string, d model.Date) {
	if d != 0 {
		n.note(n.words.Column(table, column) + ": " + n.day(d))
	}
}

func (n *newRecord) day(d model.Date) string {
	y, m, day := d.YMD()
	return n.words.Long(y, m, day)
}

// writer begins a YAML file with a comment that says what it is.
func (n *newRecord) writer(title string, draft bool) *writer {
	w := &writer{words: n.words, languages: n.languages, vocabularies: n.Site.Vocabularies, example: n.Today, notes: map[string][]string{}}
	top := spot{0, -1}
	w.say(top, title)
	w.say(top, n.words.T("new.off"))
	if draft {
		w.say(top, n.words.T("new.draft"))
	}
	return w
}

// texts reads the texts of a flag in the languages of the record, or others
// of the site.
func (n *newRecord) texts(flag string, given []string) (model.Text, error) {
	return texts(flag, given, n.languages, n.Site.Settings.Languages)
}

// texts reads the texts of a flag. Each may begin with its language, mk=…, and
// is in the first of languages where it does not.
func texts(flag string, given, languages, others []string) (model.Text, error) {
	var t model.Text
	for _, g := range given {
		lang, value, named := strings.Cut(g, "=")
		if !named || !record.IsLang(lang) {
			lang, value = languages[0], g
		} else if !slices.Contains(languages, lang) && !slices.Contains(others, lang) {
			return nil, refuse("%s %q: the languages are %s", flag, g, strings.Join(languages, ", "))
		}
		value = strings.Join(strings.Fields(value), " ")
		switch {
		case value == "":
			return nil, refuse("%s %q: write a text", flag, g)
		case t.In(lang) != "":
			return nil, refuse("%s is given twice in %s", flag, lang)
		}
		t.Set(lang, value)
	}
	return t, nil
}

// title reads the titles, of which there has to be one.
func (n *newRecord) title(flag string) (model.Text, error) {
	t, err := n.texts(flag, n.Titles)
	if err == nil && t.Empty() {
		err = refuse("say what it is called: %s \"…\" in the language %s, or %s \"%s=…\" for each language", flag, n.languages[0], flag, n.languages[0])
	}
	return t, err
}

// identify finds the id of a record: the one that is wanted, or one that is
// made from the title.
func (n *newRecord) identify(kind string, title model.Text, taken func(id string) bool) (string, error) {
	if n.ID == "" {
		name, _ := title.Pick(n.languages[0], n.languages)
		return propose(kind, name, taken), nil
	}
	return n.ID, checkID("--id", kind, n.ID, taken)
}

// checkID refuses an id that is not well formed, reserved or taken.
func checkID(flag, kind, id string, taken func(id string) bool) error {
	if fault := content.CheckID(kind, id); fault != nil {
		return refuseValue(flag, "id", fault)
	}
	if taken(id) {
		return refuse("%s %q is taken: choose another, ids are permanent", flag, id)
	}
	return nil
}

// refuseValue refuses the value of a flag in the words of the problem that it
// would be in the content.
func refuseValue(flag, field string, fault *problem.Fault) error {
	p := problem.Problem{Fault: *fault, Place: problem.Place{Field: field}}
	reason := strings.TrimPrefix(p.Message("en"), field+": ")
	if hint := p.Hint("en"); hint != "" {
		reason += "; " + hint
	}
	return refuse("%s: %s", flag, reason)
}

// when reads the date that a flag gives for a field.
func when(flag, given string, t *record.Type, field string) (model.When, error) {
	w, fault := record.ParseWhen(strings.TrimSpace(given))
	if fault == nil {
		fault = t.Field(field).Allows(w, given)
	}
	if fault == nil && t.Field(field).Coarse && !w.Exact() {
		fault = problem.New("date_coarse", "value", given)
	}
	if fault != nil {
		return w, refuseValue(flag, field, fault)
	}
	return w, nil
}

// monthAfter is the same day of the next month, or its last.
func monthAfter(d model.Date) model.Date {
	y, m, day := d.YMD()
	for {
		if after, ok := model.NewDate(y+m/12, m%12+1, day); ok || day < 28 {
			return max(after, d)
		}
		day--
	}
}
