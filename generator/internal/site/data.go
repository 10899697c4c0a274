package site

import (
	"strings"
)

// data plans the pages about the open data and how to follow the site.
func (p *plan) data() {
	l, tag := p.l, p.l.Tag()
	p.add(tag+"/subscribe.html", "subscribe.html", l.subscribe)
	p.hide(SearchPath(tag), "search.html", l.searchPage)
	p.add(tag+"/data/index.html", "data.html", l.dataIndex)
	for i := range p.Tables {
		t := &p.Tables[i]
		p.add(TablePath(tag, t.Name), "table.html", func(pg *Page) any { return l.table(pg, t) })
	}
}

// The files that hold, or tell of, all tables: the workbook, the ZIP, and the
// catalogue for data portals in its two formats.
const (
	WorkbookPath = "data/all.xlsx"
	ZIPPath      = "data/all.zip"
	TurtlePath   = "data/catalog.ttl"
	JSONLDPath   = "data/catalog.jsonld"
)

// tableTitles are the terms that name the tables.
var tableTitles = map[string]string{"municipalities": "page.municipalities", "calendar": "page.calendar",
	"consultations": "page.consultations", "events": "field.events", "documents": "field.documents",
	"reports": "page.reports", "comments": "field.comments", "changes": "page.changes",
	"accountability": "page.accountability", "actions": "page.actions", "mentoring": "page.mentoring"}

func (l *language) tableTitle(t *TableInfo) string {
	if t.Term != "" {
		return l.pick(t.Title) + ": " + small(l.T(t.Term))
	}
	return l.T(tableTitles[t.Name])
}

// aboutTable says what a row of a table is.
func (l *language) aboutTable(t *TableInfo) string {
	name, _, _ := strings.Cut(t.Words, "-") // one of many checklists
	return l.T("data.of_" + name)
}

// TableTitle is the name of a table in a language of the site.
func (s *Site) TableTitle(lang string, t *TableInfo) string { return s.languages[lang].tableTitle(t) }

func (l *language) licenceFact() Fact {
	name, url := Licence(l.Settings.License)
	return Fact{Label: l.T("field.license"), Value: name, Href: url}
}

func (l *language) downloads(p *Page, t *TableInfo) (csv, json Download) {
	path := p.Root + "data/" + t.Name
	return Download{path + ".csv", "CSV", l.size(int64(t.CSV))}, Download{path + ".json", "JSON", l.size(int64(t.JSON))}
}

func (l *language) dataIndex(p *Page) any {
	p.Section = "data"
	p.Title = l.T("page.data")
	p.Feeds = l.catalogueLinks(p)
	p.Structured = l.schemaCatalogue()
	v := &DataPage{Heading: p.Title, Intro: l.T("ui.data_intro"), Licence: l.licenceFact(),
		Downloads: []Download{
			l.workbook(p),
			{p.Root + ZIPPath, l.T("ui.download_zip"), l.size(int64(l.ZIP))},
			{p.Root + "data/datapackage.json", l.T("ui.download_package"), l.size(int64(l.Package))},
			{p.Root + TurtlePath, l.T("ui.download_catalog", "format", "Turtle"), l.size(int64(l.Turtle))},
			{p.Root + JSONLDPath, l.T("ui.download_catalog", "format", "JSON-LD"), l.size(int64(l.JSONLD))},
		},
		Records:  DataGroup{Title: l.T("data.records")},
		Openness: DataGroup{Title: l.T("page.openness")}}
	columns := []string{l.T("ui.download_table"), l.T("field.rows"), "CSV", "JSON"}
	v.Records.Columns, v.Openness.Columns = columns, columns
	for i := range l.Tables {
		t := &l.Tables[i]
		row := DataRow{Link: Link{Href: p.Root + TablePath(l.Tag(), t.Name), Text: l.tableTitle(t)}, Rows: l.Int(t.Rows)}
		row.CSV, row.JSON = l.downloads(p, t)
		if t.Term != "" {
			v.Openness.Tables = append(v.Openness.Tables, row)
			continue
		}
		row.About = l.aboutTable(t)
		v.Records.Tables = append(v.Records.Tables, row)
	}
	for _, r := range l.Releases {
		day := r.Date.String()
		release := Release{ID: "release-" + day, Date: l.date(r.Date), Datetime: day}
		for _, f := range r.Files {
			release.Files = append(release.Files, Download{p.Root + ReleasePath(r.Date) + escapePath(f.Path), f.Path, l.size(f.Size)})
		}
		v.Releases = append(v.Releases, release)
	}
	return v
}

// catalogueLinks lead programs to the catalogue of the data.
func (l *language) catalogueLinks(p *Page) []FeedLink {
	return []FeedLink{
		{p.Root + TurtlePath, l.T("ui.download_catalog", "format", "Turtle"), "text/turtle"},
		{p.Root + JSONLDPath, l.T("ui.download_catalog", "format", "JSON-LD"), "application/ld+json"},
	}
}

// root plans the choice of language and the page for addresses that lead
// nowhere.
func (p *plan) root() {
	p.l = p.languages[p.Settings.Languages[0]]
	l := p.l
	p.add("index.html", "choice.html", func(pg *Page) any {
		v := &ChoicePage{SiteTitle: l.pick(l.Settings.Title)}
		for _, tag := range l.Settings.Languages {
			other := l.languages[tag]
			v.Languages = append(v.Languages, Choice{tag, other.Self(), HomePath(tag), other.pick(l.Settings.Title)})
			pg.Alternates = append(pg.Alternates, Alternate{tag, other.Self(), other.locale, URL(l.Settings.BaseURL, HomePath(tag)), HomePath(tag), false})
		}
		return v
	})
	p.hide("404.html", "notfound.html", func(pg *Page) any {
		pg.Root = basePath(l.Settings.BaseURL)
		*pg = l.absolute(*pg)
		pg.Canonical = ""
		pg.Title = l.T("page.not_found")
		v := &NotFoundPage{}
		for _, tag := range l.Settings.Languages {
			other := l.languages[tag]
			v.Languages = append(v.Languages, NotFound{tag, other.T("page.not_found"), other.T("ui.not_found_text"),
				Link{Href: pg.Root + HomePath(tag), Text: other.T("ui.back_home")}, other.searchForm(pg.Root)})
		}
		return v
	})
}

// basePath is the path of the site's address: 404.html is shown at any depth
// and links by it.
func basePath(base string) string {
	_, rest, _ := strings.Cut(base, "://")
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		return rest[i:]
	}
	return "/"
}

// absolute gives a page of the root the addresses that its Root says.
func (l *language) absolute(p Page) Page {
	p.Style, p.Script, p.Icon = p.Root+p.Style, p.Root+p.Script, p.Root+p.Icon
	if p.Accent != "" {
		p.Accent = p.Root + p.Accent
	}
	if p.CustomStyle != "" {
		p.CustomStyle = p.Root + p.CustomStyle
	}
	return p
}
