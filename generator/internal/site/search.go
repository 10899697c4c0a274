package site

import (
	"cmp"
	"slices"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/search"
)

// SearchPath is the search page of a language.
func SearchPath(lang string) string { return lang + "/search.html" }

// searchTypes are the kinds of pages that are found.
var searchTypes = []string{"consultation", "entry", "calendar", "municipality", "topic", "index", "table", "page"}

// searchStates are the states of consultations and entries.
var searchStates = []string{"open", "upcoming", "planned", "closed", "overdue", "reported", "cancelled", "postponed", "merged", "lapsed", "undated"}

// SearchFile is a file of a search index, below the root.
type SearchFile struct {
	Path string
	Data []byte
}

// SearchIndex makes the files with which the pages of a language are searched,
// and notes them for its search page. It may be called for several languages
// at once, after Prepare and before views are built.
func (s *Site) SearchIndex(lang string) ([]SearchFile, error) {
	l := s.languages[lang]
	var places []string
	for _, m := range s.Municipalities {
		places = append(places, m.ID)
	}
	x := &searchIndex{language: l, Index: search.New(lang, searchTypes, places, searchStates)}
	x.places()
	x.dated()
	x.rest()
	if x.err != nil {
		return nil, x.err
	}
	var files []SearchFile
	for _, f := range x.Files() {
		files = append(files, SearchFile{"search/" + lang + "/" + f.Name, f.Data})
	}
	l.search.path = files[0].Path
	l.search.types, l.search.places, l.search.states = x.Used()
	return files, nil
}

// searched is what the search page of a language says of its index.
type searched struct {
	path                  string // of the first file
	types, places, states []string
}

// searchIndex puts the records of a language into its index. Drafts are not
// for searching.
type searchIndex struct {
	*language
	*search.Index
	err error // what kept a text from being read
}

// begin adds the record of a page, whose path is given from the root.
func (x *searchIndex) begin(kind, path string, title Phrase, m *facts.Municipality, r search.Record, more ...Phrase) {
	r.Type, r.Path = kind, path[len(x.Tag())+1:len(path)-len(".html")]
	r.Title, r.Lang = title.Text, cmp.Or(title.Lang, x.Tag())
	var titles []string
	for _, t := range more {
		titles = append(titles, t.Text)
	}
	if m != nil {
		r.Place = m.ID
	}
	x.Add(r, titles...)
}

// text adds a text of the site or of a municipality as its page shows it.
func (x *searchIndex) text(m *facts.Municipality, texts ...model.Text) {
	for _, t := range texts {
		if ph := x.phrase(t, m); ph.Text != "" {
			x.Text(ph.Text, cmp.Or(ph.Lang, x.Tag()))
		}
	}
}

// own adds words in the language of the page.
func (x *searchIndex) own(words ...string) {
	for _, w := range words {
		x.Text(w, x.Tag())
	}
}

func (x *searchIndex) hidden(r *model.Record) bool {
	return r.Draft == model.Yes || r.PublishOn > x.Today
}

// places adds municipalities and topics. They stand before what has a date, so
// that a municipality is found before what it did.
func (x *searchIndex) places() {
	tag := x.Tag()
	for _, m := range x.Municipalities {
		if x.hidden(&m.Record) {
			continue
		}
		x.begin("municipality", MunicipalityPath(tag, m.ID), x.phrase(m.Name, m), nil, search.Record{Place: m.ID})
		x.own(x.region(m), x.Label("municipality_kind", m.Kind), m.Code)
		x.text(m, m.Address)
	}
	for _, t := range x.Vocabularies["topic"] {
		x.begin("topic", tag+"/topics/"+t+".html", Phrase{Text: x.Label("topic", t)}, nil, search.Record{})
	}
}

// rest adds the pages that have no date and are few.
func (x *searchIndex) rest() {
	tag := x.Tag()
	for _, page := range x.Pages {
		title, body := x.phrase(page.Title, nil), x.phrase(page.Body, nil)
		if x.Draft(page, cmp.Or(title.Lang, tag)) {
			continue
		}
		x.begin("page", tag+"/"+page.Slug+".html", title, nil, search.Record{})
		x.Text(body.Text, cmp.Or(body.Lang, tag))
	}
	for _, c := range x.Checklists {
		if !x.hidden(&c.Record) {
			x.begin("page", ChecklistPath(tag, c.ID), x.phrase(c.Title, nil), nil, search.Record{}, Phrase{Text: x.T("page.checklist")})
		}
	}
	for _, p := range []struct{ path, term string }{{AccountabilityPath(tag, 0), "page.accountability"}, {MentoringPath(tag), "page.mentoring"},
		{tag + "/data/index.html", "page.data"}, {tag + "/subscribe.html", "page.subscribe"}} {
		x.begin("page", p.path, Phrase{Text: x.T(p.term)}, nil, search.Record{})
	}
	x.indices()
	for i := range x.Tables {
		t := &x.Tables[i]
		x.begin("table", tag+"/data/"+t.Name+".html", Phrase{Text: x.T("page.dataset", "title", x.tableTitle(t))}, nil, search.Record{})
		for _, c := range t.Columns {
			x.own(x.Column(t.Words, c.Name), c.Name)
		}
	}
}

// indices adds the indices of openness and their editions, the latest first.
func (x *searchIndex) indices() {
	for _, index := range x.Indices {
		m := index.Methodology()
		if m == nil || x.hidden(&m.Record) {
			continue
		}
		title := x.phrase(m.Title, nil)
		x.begin("index", IndexPath(x.Tag(), index.ID), title, nil, search.Record{})
		x.own(x.T("page.methodology"))
		for _, e := range slices.Backward(index.Editions) {
			if x.hidden(&e.Edition.Record) {
				continue
			}
			name := Phrase{x.T("page.index_edition", "index", title.Text, "edition", itoa(e.Year.N)), title.Lang}
			x.begin("index", EditionPath(x.Tag(), index.ID, e.Year.N), name, nil, search.Record{})
		}
	}
}

// onDay is a page with the day by which it is sorted; 0 for none.
type onDay struct {
	day model.Date
	add func()
}

// dated adds consultations, entries that none realises, and the pages of years,
// the latest first.
func (x *searchIndex) dated() {
	var all []onDay
	for _, m := range x.Municipalities {
		if x.hidden(&m.Record) {
			continue
		}
		for _, c := range m.Consultations {
			if !x.hidden(&c.Consultation.Record) {
				all = append(all, onDay{c.FirstDay, func() { x.consultation(c) }})
			}
		}
		for _, e := range m.Entries {
			own := EntryPath(x.Tag(), e) == RecordPath(x.Tag(), m.ID, e.ID) && m.Consultation(e.ID) == nil
			if e.Last && own && !x.hidden(&e.Entry.Record) {
				all = append(all, onDay{e.PlannedOpens.First, func() { x.entry(e) }})
			}
		}
		for _, c := range m.Calendars {
			all = append(all, onDay{newYear(c.Year), func() {
				x.year(m, CalendarPath(x.Tag(), m.ID, c.Year), x.T("page.calendar_year", "year", itoa(c.Year)))
			}})
		}
		for _, y := range x.Years(m) {
			all = append(all, onDay{newYear(y), func() { x.year(m, YearPath(x.Tag(), m.ID, y), x.T("page.year_review", "year", itoa(y))) }})
		}
	}
	slices.SortStableFunc(all, func(a, b onDay) int { return cmp.Compare(b.day, a.day) })
	for _, d := range all {
		d.add()
	}
}

// newYear is the day by which the pages of a year are sorted.
func newYear(year int) model.Date {
	d, _ := model.NewDate(year, 1, 1)
	return d
}

func (x *searchIndex) year(m *facts.Municipality, path, title string) {
	x.begin("calendar", path, Phrase{Text: title}, m, search.Record{}, Phrase{Text: x.phrase(m.Name, m).Text})
}

func (x *searchIndex) consultation(c *facts.Consultation) {
	m := c.Municipality
	r := search.Record{State: c.State, When: x.when(c.Opens)}
	if c.Dated {
		r.When = x.short(c.FirstDay)
		if c.LastDay != c.FirstDay {
			r.When += " – " + x.short(c.LastDay)
		}
	}
	if c.State == "open" || c.State == "upcoming" {
		r.Opens, r.Closes = instant(c.Opening), instant(c.Closing)
	}
	heading, title := x.headings(c)
	x.begin("consultation", RecordPath(x.Tag(), m.ID, c.ID), heading, m, r, title)
	x.about(m, c.ActType, c.Topics, c.Forms, c.Audience)
	body, err := c.Body.Text()
	x.err = cmp.Or(x.err, err)
	x.text(m, c.Summary, body, c.Affects, c.Why, c.Next, c.Area, c.Unit, c.LegalBasis)
	for i := range c.Events {
		x.text(m, c.Events[i].Title, c.Events[i].Place)
	}
	x.documents(m, c.Documents)
	if c.ReportPublished != 0 && c.Report != nil && !x.hidden(&c.Report.Record) {
		x.report(m, c.Report)
	}
	lang := x.first(m)
	for _, k := range c.CommentRows {
		if !x.hidden(&k.Comment.Record) {
			x.Text(k.Comment.Comment, cmp.Or(k.Language, lang))
			x.text(m, k.Reason)
		}
	}
}

// about adds the words for what a consultation or an entry is about.
func (x *searchIndex) about(m *facts.Municipality, act string, topics, forms, audience []string) {
	x.text(m, m.Name)
	x.own(x.labels("topic", topics), x.labels("form", forms), x.labels("audience", audience))
	if act != "" {
		x.own(x.Label("act_type", act))
	}
}

func (x *searchIndex) documents(m *facts.Municipality, list []model.Document) {
	for i := range list {
		if d := &list[i]; !x.hidden(&d.Record) {
			x.text(m, d.Title)
		}
	}
}

func (x *searchIndex) report(m *facts.Municipality, r *model.Report) {
	x.own(x.Label("outcome", r.Outcome), r.Decision.GazetteNo)
	x.text(m, r.WeAsked, r.YouSaid, r.WeDid, r.Body, r.Limitations, r.Decision.Body, r.Decision.ActTitle)
	for i := range r.Themes {
		x.text(m, r.Themes[i].Title, r.Themes[i].Summary, r.Themes[i].Response)
	}
	for i := range r.FollowUp {
		x.text(m, r.FollowUp[i].Title)
	}
	x.documents(m, r.Documents)
}

func (x *searchIndex) entry(e *facts.Entry) {
	m := e.Municipality
	x.begin("entry", RecordPath(x.Tag(), m.ID, e.ID), x.phrase(e.Title, m), m, search.Record{State: e.State, When: x.when(e.PlannedOpens)})
	x.about(m, e.ActType, e.Topics, e.Forms, e.Audience)
	x.text(m, e.Summary, e.Goal, e.Unit, e.LegalBasis)
}

// searchPage fills the page that searches. Its lists serve without script too:
// every page of the site can be reached from them.
func (l *language) searchPage(p *Page) any {
	p.Section = "search"
	p.Title = l.T("page.search")
	v := &SearchPage{Heading: p.Title, Form: l.searchForm(p.Root), Tools: []string{p.Root + l.Assets["lookup.js"], p.Root + l.Assets["search.js"]}, Index: p.Root + l.search.path}
	for _, t := range l.search.types {
		v.Types = append(v.Types, Option{Value: t, Text: l.T("search.type." + t)})
	}
	for _, state := range l.search.states {
		v.States = append(v.States, Option{Value: state, Text: l.Label("state", state)})
	}
	for _, id := range l.search.places {
		m := l.Municipality(id)
		name := l.phrase(m.Name, m)
		v.Places = append(v.Places, Option{m.ID, name.Text, name.Lang})
	}
	slices.SortStableFunc(v.Places, func(a, b Option) int { return l.Compare(a.Text, b.Text) })
	v.Letters = l.placesByLetter(p)
	v.Topics = l.topicFilter(p, "").Links
	l.sortLinks(v.Topics)
	v.Years = l.yearFilter(p, 0).Links
	for _, t := range []struct{ path, term string }{{"consultations/index.html", "page.consultations"}, {"indices/index.html", "page.openness"},
		{"accountability/index.html", "page.accountability"}, {"data/index.html", "page.data"}} {
		v.More = append(v.More, Link{Href: p.Root + l.Tag() + "/" + t.path, Text: l.T(t.term)})
	}
	for _, page := range l.listed {
		v.More = append(v.More, l.pageLink(p, page))
	}
	return v
}

// placesByLetter are the municipalities under the letters of the alphabet.
func (l *language) placesByLetter(p *Page) []Letter {
	var letters []Letter
	at := map[string]int{}
	for _, m := range l.Municipalities {
		letter := l.Letter(l.properName(m))
		i, ok := at[letter]
		if !ok {
			i = len(letters)
			at[letter] = i
			letters = append(letters, Letter{Letter: letter})
		}
		letters[i].Links = append(letters[i].Links, *l.place(p, m))
	}
	slices.SortFunc(letters, func(a, b Letter) int { return l.Compare(a.Letter, b.Letter) })
	for i := range letters {
		l.sortLinks(letters[i].Links)
	}
	return letters
}

// searchForm asks what is searched for; root leads to the top of the site.
func (l *language) searchForm(root string) *SearchForm {
	return &SearchForm{Href: root + SearchPath(l.Tag()), ID: "q-" + l.Tag(), Label: l.T("ui.search_label"), Button: l.T("ui.search_button")}
}
