package export

import (
	"io"
	"slices"

	"konsulta/generator/internal/record"
	"konsulta/generator/internal/site"
	"konsulta/generator/internal/xlsx"
)

// WriteWorkbook writes all tables as a workbook: a sheet for each, after one
// that says what they are. Numbers, days and moments are typed; everything
// else is text, byte for byte as in the CSV. A table with more rows than a
// sheet holds goes on in the next, so that none is left out.
func (s *Site) WriteWorkbook(w io.Writer, pages *site.Site) error {
	sheets := make([]xlsx.Sheet, len(s.Tables)+1)
	rows := make([]int, len(s.Tables))
	sheets[0].Name = pages.AboutTab()
	for i, t := range s.Tables {
		sheets[i+1] = s.sheet(t)
		rows[i] = sheets[i+1].Rows
	}
	about := pages.About(xlsx.Tabs(sheets)[1:], rows)
	sheets[0] = aboutSheet(sheets[0].Name, about)
	return xlsx.Write(w, &xlsx.Book{Title: about.Title, Lang: about.Lang, Sheets: sheets})
}

// sheet is a table as a sheet. Its name is that of the CSV.
func (s *Site) sheet(t *Table) xlsx.Sheet {
	sheet := xlsx.Sheet{Name: t.Name, Header: true,
		Each: func(yield func(cells []string) bool) { s.cells(t, nil, yield) }}
	for i := range t.Columns {
		sheet.Columns = append(sheet.Columns, t.Columns[i].inSheet())
	}
	s.Rows(t, nil, func(Row) bool { sheet.Rows++; return true })
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
	sheet := xlsx.Sheet{Name: name, Rows: len(v.Rows), Bold: v.Headings, Wrap: true,
		Columns: []xlsx.Column{{Width: 32}, {Width: 50}, {Width: 24, Kind: xlsx.Number}, {Width: 50}, {Width: 14}, {Width: 14}, {Width: 80}}}
	sheet.Each = func(yield func(cells []string) bool) {
		for _, row := range v.Rows {
			if !yield(row) {
				return
			}
		}
	}
	return sheet
}
