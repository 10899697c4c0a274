package site

import (
	"slices"
	"strings"

	"konsulta/generator/internal/facts"
)

// data plans the pages about the open data and how to follow the site.
func (p *plan) data() {
	l, tag := p.l, p.l.Tag()
	p.add(tag+"/subscribe.html", "subscribe.html", l.subscribe)
	p.add(tag+"/data/index.html", "data.html", l.dataIndex)
	for i := range p.Tables {
		t := &p.Tables[i]
		p.add(tag+"/data/"+t.Name+".html", "table.html", func(pg *Page) any { return l.table(pg, t) })
	}
}

func (l *language) subscribe(p *Page) any {
	p.Section = "subscribe"
	p.Title = l.T("page.subscribe")
	p.Feeds = l.siteFeeds(p)
	v := &SubscribePage{Heading: p.Title, Alerts: l.alerts(), FeedIntro: l.T("ui.feed_intro"),
		Calendar: l.icsLink(p, "all", l.T("ui.calendar_subscribe")), CalendarIntro: l.T("ui.calendar_intro"),
		CalendarAddress: l.Settings.BaseURL + ICSPath(l.Tag(), "all"), Programs: l.programs(),
		PlacesHead: l.T("page.municipalities"), TopicsHead: l.T("page.topics")}
	feeds := p.Root + "feeds/" + l.Tag() + "/"
	for _, f := range []struct{ name, term string }{{"consultations", "ui.feed_new"}, {"reports", "ui.feed_reports"}, {"overdue", "ui.feed_name_overdue"}} {
		row := FeedRow{Title: l.T(f.term)}
		for _, k := range feedKinds {
			row.Formats = append(row.Formats, Link{Href: feeds + f.name + "." + k.ext, Text: k.name})
		}
		v.SiteFeeds = append(v.SiteFeeds, row)
	}
	for _, m := range l.Municipalities {
		v.Places = append(v.Places, FollowRow{l.phrase(m.Name, m), Link{Href: feeds + m.ID + ".rss", Text: "RSS"},
			l.icsLink(p, m.ID, "").WebcalHref})
	}
	slices.SortStableFunc(v.Places, func(a, b FollowRow) int { return l.Compare(a.Title.Text, b.Title.Text) })
	for _, t := range l.Vocabularies["topic"] {
		v.Topics = append(v.Topics, Link{Href: feeds + "topics/" + t + ".rss", Text: l.Label("topic", t)})
	}
	return v
}

// The files that hold, or tell of, all tables: the workbook, the ZIP, and the
// catalogue for data portals in its two formats.
const (
	WorkbookPath = "data/all.xlsx"
	ZIPPath      = "data/all.zip"
	TurtlePath   = "data/catalog.ttl"
	JSONLDPath   = "data/catalog.jsonld"
)

// programs tell how calendar programs subscribe.
func (l *language) programs() []Fact {
	var list []Fact
	for _, program := range []struct{ name, key string }{{"Google", "google"}, {"Apple", "apple"}, {"Outlook", "outlook"}, {"Android", "android"}} {
		list = append(list, Fact{Label: program.name, Value: l.T("subscribe." + program.key)})
	}
	return list
}

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
			{p.Root + WorkbookPath, l.T("ui.download_xlsx"), l.size(int64(l.Workbook))},
			{p.Root + ZIPPath, l.T("ui.download_zip"), l.size(int64(l.ZIP))},
			{p.Root + "data/datapackage.json", l.T("ui.download_package"), l.size(int64(l.Package))},
			{p.Root + TurtlePath, l.T("ui.download_catalog", "format", "Turtle"), l.size(int64(l.Turtle))},
			{p.Root + JSONLDPath, l.T("ui.download_catalog", "format", "JSON-LD"), l.size(int64(l.JSONLD))},
		},
		Columns: []string{l.T("ui.download_table"), l.T("field.rows"), "CSV", "JSON"}}
	for i := range l.Tables {
		t := &l.Tables[i]
		row := DataRow{Link: Link{Href: p.Root + l.Tag() + "/data/" + t.Name + ".html", Text: l.tableTitle(t)}, Rows: l.Int(t.Rows)}
		row.CSV, row.JSON = l.downloads(p, t)
		v.Tables = append(v.Tables, row)
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

func (l *language) table(p *Page, t *TableInfo) any {
	p.Section = "data"
	p.Title = l.T("page.dataset", "title", l.tableTitle(t))
	p.Description = l.DatasetAbout(l.Tag(), t).Text
	p.Feeds = l.catalogueLinks(p)
	p.Structured = l.schemaDataset(t)
	p.Breadcrumb = append(p.Breadcrumb, Link{Href: p.Root + l.Tag() + "/data/index.html", Text: l.T("page.data")})
	v := &TablePage{Heading: p.Title, Licence: l.licenceFact(),
		Head: []string{l.T("field.column"), l.T("field.meaning"), l.T("field.type"), l.T("field.options"), l.T("field.required")}}
	csv, json := l.downloads(p, t)
	v.Downloads = []Download{csv, json, {p.Root + "data/" + t.Name + ".csv-metadata.json", l.T("ui.download_csvw"), l.size(int64(t.CSVW))}}
	columns := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		columns[i] = c.Name
		v.Dictionary = append(v.Dictionary, l.dictionaryRow(t, &c))
	}
	v.Preview = Preview{Columns: columns, Rows: t.Preview,
		Caption: l.T("ui.preview_rows", "n", l.Int(len(t.Preview)), "total", l.Int(t.Rows))}
	if t.ByPlace {
		v.PartsTitle = l.T("page.municipalities")
		for _, m := range l.Municipalities {
			if len(m.Consultations)+len(m.Entries) > 0 {
				v.Parts = append(v.Parts, l.part(p, m, t))
			}
		}
		l.sortLinks(v.Parts)
	}
	return v
}

// dictionaryRow describes a column.
func (l *language) dictionaryRow(t *TableInfo, c *ColumnInfo) DictionaryRow {
	row := DictionaryRow{Name: c.Name, Label: l.Column(t.Words, c.Name), Type: l.T("type." + c.Type)}
	var values []string
	for _, code := range c.Values {
		values = append(values, code+" ("+l.Label(c.Vocabulary, code)+")")
	}
	row.Values = strings.Join(values, "; ")
	if c.Required {
		row.Required = l.Label("answer", "yes")
	}
	return row
}

// part links a table of one municipality.
func (l *language) part(p *Page, m *facts.Municipality, t *TableInfo) Link {
	name := l.phrase(m.Name, m)
	return Link{Href: p.Root + "data/" + m.ID + "/" + t.Name + ".csv", Text: name.Text, Lang: name.Lang}
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
				Link{Href: pg.Root + HomePath(tag), Text: other.T("ui.back_home")}})
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
