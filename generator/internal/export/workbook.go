package export

import (
	"io"
	"slices"

	"konsulta/generator/internal/archive"
	"konsulta/generator/internal/record"
	"konsulta/generator/internal/site"
	"konsulta/generator/internal/xlsx"
)

// WriteWorkbook writes all tables as a workbook: a sheet for each, after one
// that says what they are. Numbers, days and moments are typed; everything
// else is text, byte for byte as in the CSV. A table with more rows than a
// sheet holds goes on in the next, so that none is left out. last, which may be
// nil, is a workbook of tables with the same columns.
func (p *Parts) WriteWorkbook(w io.Writer, pages *site.Site, last *archive.Last) (archive.Spans, error) {
	sheets := make([]xlsx.Sheet, len(p.Tables)+1)
	rows := make([]int, len(p.Tables))
	sheets[0].Name = pages.AboutTab()
	for i, t := range p.Tables {
		sheets[i+1] = p.sheet(t)
		for _, some := range sheets[i+1].Rows {
			rows[i] += some.N
		}
	}
	about := pages.About(xlsx.Tabs(sheets)[1:], rows)
	sheets[0] = aboutSheet(sheets[0].Name, about)
	return xlsx.Write(w, &xlsx.Book{Title: about.Title, Lang: about.Lang, Sheets: sheets}, last)
}

// sheet is a table as a sheet. Its name is that of the CSV.
func (p *Parts) sheet(t *Table) xlsx.Sheet {
	sheet := xlsx.Sheet{Name: t.Name, Header: true}
	for i := range t.Columns {
		sheet.Columns = append(sheet.Columns, t.Columns[i].inSheet())
	}
	for _, s := range p.stretches(t) {
		sheet.Rows = append(sheet.Rows, xlsx.Rows{Key: s.key, N: s.rows,
			Each: func(yield func(cells []string) bool) error { return p.eachRow(t, s.of, yield) }})
	}
	return sheet
}

// The widths of columns, in characters.
const (
	narrow  = 11 // a number
	middle  = 18 // a moment, a code
	broad   = 28 // an id, several codes
	wide    = 45 // a text, an address
	buttons = 3  // that of the filter, beside the name
)

func (c *Column) inSheet() xlsx.Column {
	column := xlsx.Column{Name: c.Name, Width: middle}
	if c.Leaf != nil {
		switch c.Leaf.Kind {
		case record.Int, record.Decimal:
			column.Kind, column.Width = xlsx.Number, narrow
		case record.Date, record.When:
			column.Kind = xlsx.Moment
		case record.Text:
			column.Width = wide
		case record.List, record.Counts:
			column.Width = broad
		}
		if c.Leaf.Form == "url" {
			column.Width = wide
		}
	}
	if slices.Contains([]string{"id", "consultation", "key"}, c.Name) {
		column.Width = broad
	}
	column.Width = max(column.Width, len(c.Name)+buttons)
	return column
}

func aboutSheet(name string, v *site.Sheet) xlsx.Sheet {
	sheet := xlsx.Sheet{Name: name, Bold: v.Headings, Wrap: true,
		Columns: []xlsx.Column{{Width: 32}, {Width: 50}, {Width: 24, Kind: xlsx.Number}, {Width: 50}, {Width: 14}, {Width: 14}, {Width: 80}}}
	sheet.Rows = []xlsx.Rows{{N: len(v.Rows), Each: func(yield func(cells []string) bool) error {
		for _, row := range v.Rows {
			if !yield(row) {
				break
			}
		}
		return nil
	}}}
	return sheet
}
