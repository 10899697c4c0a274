// Package site plans the pages of a site and fills their views: which pages
// there are, under which addresses, and what stands on each. It knows no
// HTML but that of texts, and no files.
package site

import (
	"cmp"
	"html/template"
	"iter"
	"slices"
	"sync"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/markdown"
	"konsulta/generator/internal/model"
)

// Site is a site whose pages can be planned.
type Site struct {
	*facts.Site
	Words    *locale.Catalogue
	Markdown *markdown.Converter
	Assets   map[string]string // name of a built-in asset -> path below the root
	Tables   []TableInfo       // the published tables
	Workbook int               // size of the file with all of them, in bytes
	Package  int               // size of data/datapackage.json in bytes
	ZIP      int               // size of data/all.zip in bytes
	Turtle   int               // size of data/catalog.ttl in bytes
	JSONLD   int               // size of data/catalog.jsonld in bytes
	Sums     struct {          // SHA-256
		Workbook, ZIP [32]byte
	}
	Files  map[string]int64 // sizes of attachments: municipality/path
	Drafts bool             // the site holds drafts: it is not for search engines
	// Chrome renders what pages share; set before views are built.
	Chrome func(*ChromePage) (header, footer template.HTML, err error)

	languages map[string]*language
	chrome    chromeCache
	all       []*facts.Consultation // dated ones, latest opening first
	undated   []*facts.Consultation
	byTopic   func() map[string][]*facts.Consultation // in the order of all, then undated
	figures   func() *allFigures
	searching *searching
	replies   map[string][]reply // by the page that they are about, without its language
	there     map[string]bool    // the pages that there are, without their language; nil where nobody asks
}

// Output is a page to be rendered. View builds what the template receives,
// when it is called, so that only the pages at work are in memory.
type Output struct {
	Path     string
	Template string
	Lang     string
	Indexed  bool // it is for search engines
	View     func() (any, error)
}

// TableInfo is what the pages about data say of a published table.
type TableInfo struct {
	Name    string
	Words   string     // the table under which the words of its columns stand
	Title   model.Text // of the index or checklist that it is of; empty for the others
	Term    string     // says what of it
	Columns []ColumnInfo
	Rows    int
	Filled  []int      // for each column, the rows in which it is not empty
	Joins   []Join     // other tables that its columns lead to
	Preview [][]string // the first rows
	CSV     int        // sizes in bytes
	JSON    int
	CSVW    int      // size of the metadata of the CSV in bytes
	Sum     [32]byte // SHA-256 of the CSV
	JSONSum [32]byte // and of the JSON
	Extent  Extent   // of what its records tell
	ByPlace bool     // there is one for each municipality too
}

// Join says that some columns of a table name a row of another.
type Join struct {
	Table       string   // the other
	Columns, ID []string // here, and there
}

// Extent is of what the records of a table tell, and since when.
type Extent struct {
	From, To model.Date // 0 where they name no day
	Issued   model.Date // since then it is published here; 0 where that is not known
	Modified model.Date // the latest day that they name and that has come, or 0
	Topics   []string   // of the vocabulary topic, sorted
}

// ColumnInfo describes a column for the dictionary.
type ColumnInfo struct {
	Name, Type string
	Lang       string   // of a text in one language, else ""
	Unit       string   // in which it counts, or ""
	Values     []string // codes that it may hold
	Vocabulary string
	Required   bool
	Derived    bool
}

// Prepare sorts what several pages list. It is called once, before Outputs.
func (s *Site) Prepare() {
	s.languages = map[string]*language{}
	for _, tag := range s.Settings.Languages {
		s.languages[tag] = &language{Site: s, Lang: s.Words.Lang(tag)}
		s.languages[tag].locale = s.languages[tag].Locale()
		s.languages[tag].findBeginnings()
		s.languages[tag].findPages()
	}
	for _, m := range s.Municipalities {
		for _, c := range m.Consultations {
			if c.Dated {
				s.all = append(s.all, c)
			} else {
				s.undated = append(s.undated, c)
			}
		}
	}
	slices.SortStableFunc(s.all, latestFirst)
	s.byTopic = sync.OnceValue(s.groupByTopic)
	s.figures = sync.OnceValue(s.allFigures)
	s.prepareSearch()
	s.findReplies()
	if len(s.replies) > 0 {
		s.findPages()
	}
}

// ForgetLists lets go of what only pages that span municipalities list, once
// they are made, and of what only the search index needs.
func (s *Site) ForgetLists() {
	s.all, s.undated, s.byTopic, s.figures, s.searching = nil, nil, nil, nil, nil
}

func (s *Site) groupByTopic() map[string][]*facts.Consultation {
	groups := map[string][]*facts.Consultation{}
	for _, c := range slices.Concat(s.all, s.undated) {
		for i, t := range c.Topics {
			if !slices.Contains(c.Topics[:i], t) {
				groups[t] = append(groups[t], c)
			}
		}
	}
	return groups
}

func latestFirst(a, b *facts.Consultation) int {
	return cmp.Or(b.Opening.Compare(a.Opening), cmp.Compare(a.Municipality.ID, b.Municipality.ID), cmp.Compare(a.ID, b.ID))
}

func soonestFirst(a, b *facts.Consultation) int {
	return cmp.Or(a.Closing.Compare(b.Closing), latestFirst(a, b))
}

// Outputs lists the pages that span municipalities, in every language.
func (s *Site) Outputs() []Output {
	p := &plan{Site: s}
	p.root()
	for _, tag := range s.Settings.Languages {
		p.spanning(tag)
	}
	return p.outputs
}

// OutputsOf lists the pages of a municipality, in every language. A site may
// have very many pages: they are listed when their turn comes.
func (s *Site) OutputsOf(m *facts.Municipality) []Output {
	p := &plan{Site: s}
	for _, tag := range s.Settings.Languages {
		p.l = s.languages[tag]
		p.municipality(m)
	}
	return p.outputs
}

// AllOutputs yields every page of the site, by language, without keeping them.
func (s *Site) AllOutputs() iter.Seq[Output] {
	return func(yield func(Output) bool) {
		p := &plan{Site: s}
		some := func() bool {
			for _, o := range p.outputs {
				if !yield(o) {
					return false
				}
			}
			p.outputs = p.outputs[:0]
			return true
		}
		p.root()
		for _, tag := range s.Settings.Languages {
			p.spanning(tag)
			for _, m := range s.Municipalities {
				if !some() {
					return
				}
				p.municipality(m)
			}
		}
		some()
	}
}

// plan collects outputs of one language after another.
type plan struct {
	*Site
	l       *language
	outputs []Output
}

func (p *plan) add(path, template string, view func(*Page) any) {
	p.put(path, template, !p.Drafts, view)
}

// hide plans a page that is for no search engine.
func (p *plan) hide(path, template string, view func(*Page) any) {
	p.put(path, template, false, view)
}

func (p *plan) put(path, template string, indexed bool, view func(*Page) any) {
	l := p.l
	p.outputs = append(p.outputs, Output{path, template, l.Tag(), indexed, func() (any, error) {
		page := l.page(path, template)
		page.NoIndex = !indexed
		v := view(&page)
		err := l.finish(&page)
		setPage(v, page)
		return v, err
	}})
}

// paged is a view that embeds a Page.
type paged interface{ setPage(Page) }

func (p *Page) setPage(from Page) { *p = from }

func setPage(v any, page Page) { v.(paged).setPage(page) }

// spanning plans the pages of a language that span municipalities.
func (p *plan) spanning(tag string) {
	p.l = p.languages[tag]
	p.lists()
	if p.Drafts {
		p.hide("design/"+tag+".html", "components.html", p.l.components)
	}
	p.indices()
	p.accountability()
	p.data()
	p.texts()
	p.checklists()
}

// lists plans the lists of consultations and of municipalities.
func (p *plan) lists() {
	l, tag := p.l, p.l.Tag()
	p.add(HomePath(tag), "home.html", l.home)
	p.add(tag+"/consultations/index.html", "list.html", l.consultations)
	for _, year := range p.years() {
		p.add(tag+"/consultations/"+itoa(year)+".html", "list.html", func(pg *Page) any { return l.year(pg, year) })
	}
	p.add(tag+"/consultations/undated.html", "list.html", l.undatedList)
	p.add(tag+"/topics/index.html", "topics.html", l.topics)
	for _, topic := range p.Vocabularies["topic"] {
		p.add(tag+"/topics/"+topic+".html", "list.html", func(pg *Page) any { return l.topic(pg, topic) })
	}
	p.add(tag+"/municipalities/index.html", "register.html", l.register)
}

func (p *plan) municipality(m *facts.Municipality) {
	l, tag := p.l, p.l.Tag()
	p.add(MunicipalityPath(tag, m.ID), "municipality.html", func(pg *Page) any { return l.municipality(pg, m) })
	p.hide(EmbedPath(tag, m.ID), "embed.html", func(pg *Page) any { return l.embed(pg, m) })
	for _, c := range m.Calendars {
		p.add(CalendarPath(tag, m.ID, c.Year), "calendar.html", func(pg *Page) any { return l.calendar(pg, c) })
	}
	for _, year := range p.Years(m) {
		p.add(YearPath(tag, m.ID, year), "year.html", func(pg *Page) any { return l.yearOf(pg, m, year) })
	}
	for _, c := range m.Consultations {
		p.put(RecordPath(tag, m.ID, c.ID), "consultation.html", !p.Drafts, func(pg *Page) any { return l.consultation(pg, c) })
		for i := range commentPages(c) {
			p.add(CommentsPath(tag, m.ID, c.ID, i+1), "comments.html", func(pg *Page) any { return l.comments(pg, c, i+1) })
		}
		p.sheets(m, c)
		for _, old := range c.Aliases {
			p.moved(RecordPath(tag, m.ID, old), RecordPath(tag, m.ID, c.ID), l.title(c))
			if commentPages(c) > 0 { // printed slips name it
				p.moved(CommentsPath(tag, m.ID, old, 1), CommentsPath(tag, m.ID, c.ID, 1), l.title(c))
			}
		}
	}
	p.entries(m)
	p.rounds(m)
}

// entries plans the pages of entries that share none with a consultation.
func (p *plan) entries(m *facts.Municipality) {
	l, tag := p.l, p.l.Tag()
	for _, e := range m.Entries {
		if !e.Last {
			continue
		}
		own, target := RecordPath(tag, m.ID, e.ID), EntryPath(tag, e)
		switch {
		case m.Consultation(e.ID) != nil: // the consultation's page
		case own != target:
			p.moved(own, target, l.title(e.Consultations[0]))
		default:
			p.add(own, "consultation.html", func(pg *Page) any { return l.entry(pg, e) })
		}
		for _, old := range e.Aliases {
			if c := m.Consultation(e.ID); c == nil || !slices.Contains(c.Aliases, old) {
				p.moved(RecordPath(tag, m.ID, old), target, l.phrase(e.Title, m))
			}
		}
	}
}

// moved plans the small page at an old address.
func (p *plan) moved(from, to string, title Phrase) {
	l := p.l
	p.hide(from, "moved.html", func(pg *Page) any {
		pg.Title = title.Text
		pg.Canonical = URL(l.Settings.BaseURL, to)
		return &MovedPage{Text: l.T("ui.notice_moved"),
			Target: Link{Href: pg.Root + to, Text: title.Text, Lang: title.Lang}}
	})
}

// years are the years in which consultations opened, the latest first.
func (s *Site) years() []int {
	var years []int
	for _, c := range s.all {
		if y := c.FirstDay.Year(); len(years) == 0 || years[len(years)-1] != y {
			years = append(years, y)
		}
	}
	return years
}
