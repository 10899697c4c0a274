package site

import (
	"slices"
	"strings"

	"konsulta/generator/internal/facts"
)

// TablePath is the page of a table.
func TablePath(lang, table string) string { return lang + "/data/" + table + ".html" }

func (l *language) table(p *Page, t *TableInfo) any {
	p.Section = "data"
	p.Title = l.T("page.dataset", "title", l.tableTitle(t))
	p.Description = l.DatasetAbout(l.Tag(), t).Text
	p.Feeds = l.catalogueLinks(p)
	p.Structured = l.schemaDataset(t)
	p.Breadcrumb = append(p.Breadcrumb, Link{Href: p.Root + l.Tag() + "/data/index.html", Text: l.T("page.data")})
	v := &TablePage{Heading: p.Title, Licence: l.licenceFact(), Cite: l.citation(p.Path, t),
		Workbook: l.workbook(p), Described: l.described(p, t), Programs: l.programsFor(t), Types: l.T("data.types"),
		Head: []string{l.T("field.column"), l.T("field.meaning"), l.T("field.type"), l.T("data.values"),
			l.T("data.filled", "n", l.Int(t.Rows))}}
	csv, json := l.downloads(p, t)
	v.Downloads = []Download{csv, json}
	if len(l.Releases) > 0 {
		v.Release = &Link{Href: p.Root + l.Tag() + "/data/index.html#releases", Text: l.T("page.releases")}
	}
	columns := make([]string, len(t.Columns))
	for i := range t.Columns {
		columns[i] = t.Columns[i].Name
		row := l.dictionaryRow(t, &t.Columns[i])
		if t.Rows > 0 {
			row.Filled = l.Int(t.Filled[i]) + " (" + l.share(t.Filled[i], t.Rows) + ")"
		}
		v.Dictionary = append(v.Dictionary, row)
	}
	v.Preview = Preview{Columns: columns, Rows: t.Preview,
		Caption: l.T("ui.preview_rows", "n", l.Int(len(t.Preview)), "total", l.Int(t.Rows))}
	v.Joins = l.joins(p, t)
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

// workbook is the file with all tables.
func (l *language) workbook(p *Page) Download {
	return Download{p.Root + WorkbookPath, l.T("ui.download_xlsx"), l.size(int64(l.Workbook))}
}

// described are the files that tell programs about a table.
func (l *language) described(p *Page, t *TableInfo) []Download {
	return []Download{
		{p.Root + "data/" + t.Name + ".csv-metadata.json", l.T("ui.download_csvw"), l.size(int64(t.CSVW))},
		{p.Root + "data/datapackage.json", l.T("ui.download_package"), l.size(int64(l.Package))},
	}
}

// dictionaryRow describes a column, but for how much of it is filled in.
func (l *language) dictionaryRow(t *TableInfo, c *ColumnInfo) DictionaryRow {
	row := DictionaryRow{Name: c.Name, Label: l.Column(t.Words, c.Name), About: l.Lang.About(t.Words, c.field()), Type: l.T("type." + c.Type)}
	if c.Unit != "" {
		row.Unit = l.T("unit." + c.Unit)
	}
	for _, code := range c.Values {
		row.Values = append(row.Values, CodeWord{code, l.Label(c.Vocabulary, code)})
	}
	if c.Required {
		row.Required = l.T("field.required")
	}
	return row
}

// field is the name of the column without the language of a text.
func (c *ColumnInfo) field() string { return strings.TrimSuffix(c.Name, "_"+c.Lang) }

// share is a part in per cent; only nothing is 0 %, and only all is 100 %.
func (l *language) share(part, of int) string {
	switch {
	case part > 0 && part*2000 < of: // would be rounded down to nothing
		return l.Percent(1, 1000)
	case part < of && (of-part)*2000 <= of: // would be rounded up to all
		return l.Percent(999, 1000)
	}
	return l.Percent(part, of)
}

// joins are the columns by which a table belongs to others, then those by
// which others belong to it.
func (l *language) joins(p *Page, t *TableInfo) []TableJoin {
	var list []TableJoin
	other := func(t *TableInfo) Link { return Link{Href: p.Root + TablePath(l.Tag(), t.Name), Text: l.tableTitle(t)} }
	for _, j := range t.Joins {
		i := slices.IndexFunc(l.Tables, func(t TableInfo) bool { return t.Name == j.Table })
		list = append(list, TableJoin{j.Columns, other(&l.Tables[i]), j.ID})
	}
	for i := range l.Tables {
		for _, j := range l.Tables[i].Joins {
			if j.Table == t.Name {
				list = append(list, TableJoin{j.ID, other(&l.Tables[i]), j.Columns})
			}
		}
	}
	return list
}

// citation is how to name the table as a source. It has no date: readers know
// when they looked, and pages do not.
func (l *language) citation(path string, t *TableInfo) string {
	s := &l.Settings
	licence, _ := Licence(s.License)
	return l.T("data.cite", "publisher", l.pick(s.Publisher.Name), "title", l.tableTitle(t), "site", l.pick(s.Title),
		"license", licence, "url", URL(s.BaseURL, path))
}

// part links a table of one municipality.
func (l *language) part(p *Page, m *facts.Municipality, t *TableInfo) Link {
	name := l.phrase(m.Name, m)
	return Link{Href: p.Root + "data/" + m.ID + "/" + t.Name + ".csv", Text: name.Text, Lang: name.Lang}
}
