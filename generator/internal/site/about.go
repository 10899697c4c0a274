package site

import (
	"strconv"
	"strings"
)

// Sheet is the first sheet of the workbook with all tables: where the data
// come from, what may be done with them, and what every column means.
type Sheet struct {
	Lang, Title string // of the site, in its first language
	Rows        [][]string
	Headings    []int // rows
}

// AboutTab is the name of that sheet.
func (s *Site) AboutTab() string { return s.languages[s.Settings.Languages[0]].T("book.about") }

// About fills the first sheet. tabs are the sheets on which each table is
// found, rows how many it has. The as-of is not told but pointed at: a build
// a day later changes nothing else.
func (s *Site) About(tabs [][]string, rows []int) *Sheet {
	l := s.languages[s.Settings.Languages[0]]
	v := &Sheet{Lang: l.Tag(), Title: l.pick(l.Settings.Title)}
	licence, terms := Licence(l.Settings.License)
	v.heading(v.Title)
	v.add(l.T("field.publisher"), l.pick(l.Settings.Publisher.Name))
	if licence != "" {
		v.add(l.T("field.license"), licence, "", terms)
	}
	v.add(l.T("field.source_url"), URL(l.Settings.BaseURL, l.Tag()+"/data/index.html"))
	v.add(l.T("book.as_of"), l.T("book.as_of_where", "url", URL(l.Settings.BaseURL, "build.json")))
	v.add()
	v.heading(l.T("workbook.sheet"), l.T("ui.download_table"), l.T("field.rows"), "CSV")
	for i := range l.Tables {
		t := &l.Tables[i]
		v.add(strings.Join(tabs[i], ", "), l.tableTitle(t), strconv.Itoa(rows[i]), URL(l.Settings.BaseURL, "data/"+t.Name+".csv"))
	}
	v.add()
	v.heading(l.T("page.data_dictionary"))
	v.heading(l.T("workbook.sheet"), l.T("field.column"), l.T("field.type"), l.T("field.meaning"),
		l.T("field_in.accountability.unit"), l.T("field.required"), l.T("field.options"))
	for i := range l.Tables {
		v.dictionary(l, &l.Tables[i], tabs[i][0])
	}
	return v
}

func (v *Sheet) add(cells ...string) { v.Rows = append(v.Rows, cells) }

func (v *Sheet) heading(cells ...string) {
	v.Headings = append(v.Headings, len(v.Rows))
	v.add(cells...)
}

// dictionary adds a row for each column of a table.
func (v *Sheet) dictionary(l *language, t *TableInfo, tab string) {
	for i := range t.Columns {
		c := &t.Columns[i]
		row := l.dictionaryRow(t, c)
		meaning, required := row.Label, ""
		if row.About != "" {
			meaning += ". " + row.About
		}
		if c.Required {
			required = l.Label("answer", "yes")
		}
		var codes []string
		for _, x := range row.Values {
			codes = append(codes, x.Code+" ("+x.Text+")")
		}
		v.add(tab, row.Name, row.Type, strings.TrimPrefix(meaning, ". "), row.Unit, required, strings.Join(codes, "; "))
	}
}
