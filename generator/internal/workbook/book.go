package workbook

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
	"konsulta/generator/internal/sheet"
)

// marks are what the hidden sheet of a workbook of ours says.
type marks struct {
	format       int // 0 where the workbook is not ours
	municipality string
	examples     map[string][]string // by table: the texts of its example row
}

// marks reads the hidden sheet.
func (r *reader) marks() marks {
	m := marks{examples: map[string][]string{}}
	at := slices.IndexFunc(r.sheets, func(t tab) bool { return t.name == markTab })
	if at < 0 {
		return m
	}
	for _, row := range r.rows(&r.sheets[at]) {
		words := make([]string, max(2, len(row.Cells)))
		for i, c := range row.Cells {
			words[i] = c.Text
		}
		switch words[0] {
		case markFormat:
			m.format, _ = strconv.Atoi(words[1])
		case markMunicipality:
			m.municipality = words[1]
		case markExample:
			m.examples[words[1]] = words[2:]
		}
	}
	return m
}

// book makes the sheets of a workbook.
func (r *reader) book(m marks) *sheet.Book {
	b := &sheet.Book{Municipality: m.municipality}
	for i := range r.sheets {
		t := &r.sheets[i]
		if t.name == markTab || t.name == listTab {
			continue
		}
		table, ok := r.tables[t.name]
		if !ok {
			table = tabs()[strings.ToLower(strings.TrimSpace(t.name))]
		}
		if table == about {
			continue
		}
		s := sheet.Sheet{Name: t.name, Rows: r.rows(t)}
		if slices.ContainsFunc(tables, func(known tableSheet) bool { return known.name == table }) {
			s.Table = table
		}
		if example := m.examples[table]; len(example) > 0 {
			s.Rows = slices.DeleteFunc(s.Rows, func(row sheet.Row) bool { return isExample(row, example) })
		}
		if len(s.Rows) > 0 {
			b.Sheets = append(b.Sheets, s)
		}
	}
	return b
}

// isExample reports whether a row is the example as it was made: it holds the
// text by which the example is known, and none that the example has not.
// Where it stands, and which columns are left, does not matter.
func isExample(row sheet.Row, texts []string) bool {
	known := false
	for _, c := range row.Cells {
		if c.Fault != nil || c.Text != "" && !slices.Contains(texts, c.Text) {
			return false
		}
		known = known || c.Text == texts[0]
	}
	return known
}

// rows are those of a sheet that are not blank.
func (r *reader) rows(t *tab) []sheet.Row {
	merged := map[string]string{} // by the first cell
	for _, m := range t.merged {
		first, _, _ := strings.Cut(m, ":")
		merged[first] = m
	}
	var rows []sheet.Row
	for i, g := range t.rows {
		row := sheet.Row{Number: g.number, Cells: make([]sheet.Cell, g.cells[len(g.cells)-1].column+1)}
		blank := true
		for _, c := range g.cells {
			cell := r.cell(c, t.values[i])
			if m := merged[sheet.CellName(c.column, g.number)]; m != "" && (cell.Text != "" || cell.Fault != nil) {
				cell.Fault = problem.New("xlsx_merged", "value", m)
			}
			row.Cells[c.column] = cell
			blank = blank && cell.Text == "" && cell.Fault == nil
		}
		if !blank {
			rows = append(rows, row)
		}
	}
	return rows
}

// cell reads a cell, whose value is one of those of its row.
func (r *reader) cell(c gridCell, values []string) sheet.Cell {
	if c.at < 0 {
		formula := c.formula
		if len(formula) < 2 { // it shares that of another cell
			formula = "=…"
		}
		return sheet.Cell{Fault: problem.New("xlsx_formula", "value", formula)}
	}
	if c.at >= len(values) {
		return sheet.Cell{} // a text without a letter
	}
	text := trim(values[c.at])
	switch c.kind {
	case "s", "inlineStr", "str":
		return sheet.Cell{Text: text}
	case "e":
		return sheet.Cell{Fault: problem.New("xlsx_error", "value", text)}
	case "b":
		return sheet.Cell{Text: map[string]string{"1": "yes", "true": "yes", "0": "no", "false": "no"}[text]}
	case "d":
		return sheet.Cell{Text: isoMoment(text)}
	}
	return sheet.Cell{Text: r.number(text, r.formats[c.style])}
}

// trim takes outer space off a text and writes its lines as content does.
func trim(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' })
}

// number writes a number as content has it, or the date as which its format
// shows it.
func (r *reader) number(text string, shows shown) string {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	if shows.any() {
		zero := dayZero
		if r.is1904 {
			zero = dayZero1904
		}
		if date, ok := moment(f, shows, zero); ok {
			return date
		}
	}
	// Spreadsheets keep 15 digits; those behind are noise of the binary form.
	f, _ = strconv.ParseFloat(strconv.FormatFloat(f, 'g', 15, 64), 64)
	if f == 0 {
		return "0" // and not -0
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// isoMoment reads a date that the file keeps as a text: 2026-05-29T16:00:00Z.
func isoMoment(text string) string {
	day, clock, ok := strings.Cut(text, "T")
	if !ok || len(clock) < len("16:00") {
		return text
	}
	when, fault := record.ParseWhen(day + "T" + clock[:len("16:00")])
	if fault != nil {
		return text
	}
	if hour, minute, _ := when.Clock(); hour == 0 && minute == 0 {
		return model.On(when.First).String()
	}
	return when.String()
}
