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

// searching is what the search indices of all languages have in common.
type searching struct {
	choices search.Choices
	terms   search.Terms
}

// prepareSearch settles what may be chosen on the search page.
func (s *Site) prepareSearch() {
	s.searching = &searching{choices: search.Choices{Types: searchTypes, States: searchStates}}
	for _, m := range s.Municipalities {
		s.searching.choices.Places = append(s.searching.choices.Places, m.ID)
	}
}

// SearchWords collects what a municipality published and has a date, for the
// index of each language of the site, in their order. It may be called for
// several municipalities at once, after Prepare.
func (s *Site) SearchWords(m *facts.Municipality) []*search.Words {
	var all []*searchIndex
	for _, tag := range s.Settings.Languages {
		all = append(all, s.collector(tag))
	}
	each := func(add func(x *searchIndex)) {
		for _, x := range all {
			add(x)
		}
	}
	if !s.hidden(&m.Record) {
		s.dated(m, each)
	}
	words := make([]*search.Words, len(all))
	for i, x := range all {
		words[i] = x.Words()
	}
	return words
}

// SearchIndex makes the files with which the pages of a language are searched,
// of the words that the municipalities have in it, and notes them for its search
// page. It may be called for several languages at once, before views are built.
func (s *Site) SearchIndex(lang string, municipalities []*search.Words) []SearchFile {
	l, x := s.languages[lang], search.New(&s.searching.choices)
	add := func(fill func(x *searchIndex)) {
		c := s.collector(lang)
		fill(c)
		for i := range c.Words().Docs {
			x.Add(c.Words(), i)
		}
	}
	add((*searchIndex).places)
	type doc struct {
		of  *search.Words
		n   int
		day int32
	}
	var docs []doc
	for _, w := range municipalities {
		for i := range w.Docs {
			docs = append(docs, doc{w, i, w.Docs[i].Day})
		}
	}
	slices.SortStableFunc(docs, func(a, b doc) int { return cmp.Compare(b.day, a.day) })
	for _, d := range docs {
		x.Add(d.of, d.n)
	}
	add((*searchIndex).rest)
	var files []SearchFile
	for _, f := range x.Files() {
		files = append(files, SearchFile{"search/" + lang + "/" + f.Name, f.Data})
	}
	l.search.path = files[0].Path
	l.search.types, l.search.places, l.search.states = x.Used()
	return files
}

// searched is what the search page of a language says of its index.
type searched struct {
	path                  string // of the first file
	types, places, states []string
}

// searchIndex collects records for the index of a language. Drafts are not for
// searching.
type searchIndex struct {
	*language
	*search.Collector
	day model.Date // of the records that are added, by which they are sorted
}

func (s *Site) collector(lang string) *searchIndex {
	return &searchIndex{language: s.languages[lang], Collector: search.NewCollector(lang, &s.searching.choices, &s.searching.terms)}
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
	x.Add(r, int32(x.day), titles...)
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

// hidden tells what is not for searching: drafts, and what is published later.
func (s *Site) hidden(r *model.Record) bool { return r.Draft == model.Yes || r.PublishOn > s.Today }

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

// dated adds consultations, entries that none realises, and the pages of years.
// What is read of a record for one language is at hand for the next.
func (s *Site) dated(m *facts.Municipality, each func(add func(x *searchIndex))) {
	on := func(day model.Date, add func(x *searchIndex)) {
		each(func(x *searchIndex) {
			x.day = day
			add(x)
		})
	}
	for _, c := range m.Consultations {
		if !s.hidden(&c.Consultation.Record) {
			on(c.FirstDay, func(x *searchIndex) { x.consultation(c) })
		}
	}
	for _, e := range m.Entries {
		own := EntryPath("", e) == RecordPath("", m.ID, e.ID) && m.Consultation(e.ID) == nil
		if e.Last && own && !s.hidden(&e.Entry.Record) {
			on(e.PlannedOpens.First, func(x *searchIndex) { x.entry(e) })
		}
	}
	for _, c := range m.Calendars {
		on(newYear(c.Year), func(x *searchIndex) {
			x.year(m, CalendarPath(x.Tag(), m.ID, c.Year), x.T("page.calendar_year", "year", itoa(c.Year)))
		})
	}
	for _, y := range s.Years(m) {
		on(newYear(y), func(x *searchIndex) { x.year(m, YearPath(x.Tag(), m.ID, y), x.T("page.year_review", "year", itoa(y))) })
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
	x.text(m, c.Summary.Text(), c.Body.Text(), c.Affects, c.Why, c.Next, c.Area, c.Unit, c.LegalBasis)
	for i := range c.Events {
		x.text(m, c.Events[i].Title, c.Events[i].Place)
	}
	x.documents(m, c.Documents)
	if c.ReportPublished != 0 && c.Report != nil && !x.hidden(&c.Report.Record) {
		x.report(m, c.Report)
	}
	lang := x.first(m)
	for _, k := range c.CommentRows() {
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
	x.text(m, r.WeAsked.Text(), r.YouSaid.Text(), r.WeDid.Text(), r.Body.Text(), r.Limitations, r.Decision.Body, r.Decision.ActTitle)
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
