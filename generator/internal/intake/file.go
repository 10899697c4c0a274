package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"konsulta/generator/internal/charset"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/sheet"
)

// File is a file that was given, as tables.
type File struct {
	Name     string // as problems name it
	Book     *sheet.Book
	Encoding string // in which a CSV was saved; "" for a workbook

	csv     *sheet.CSV   // where the cells of a CSV stand; nil for a workbook
	skipped int          // lines before its text
	odd     map[int]bool // rows that are not as long as the header
}

// maxSize is how large a file may be that is read.
const maxSize = 256 << 20

// ReadCSV reads a CSV as offices save it: in any usual encoding, which is told
// by the bytes unless encoding names it, with comma, semicolon or tab, and
// also with the line `sep=;` that Excel puts before the header. A file that
// cannot be read is nil, and there is a problem that says why.
func ReadCSV(name string, data []byte, encoding string) (*File, []problem.Problem) {
	wrong := func(p problem.Place, fault *problem.Fault) (*File, []problem.Problem) {
		p.File = name
		return nil, []problem.Problem{{Place: p, Fault: *fault}}
	}
	if len(data) > maxSize {
		return wrong(problem.Place{}, problem.New("too_large", "limit", "256 MB"))
	}
	if what := otherFormat(data); what != "" {
		return wrong(problem.Place{}, problem.New("import_not_csv", "value", what))
	}
	text, taken, err := charset.Decode(data, encoding)
	var damaged *charset.DamagedError
	switch {
	case errors.As(err, &damaged):
		p := problem.Place{}
		if damaged.Encoding == charset.UTF8 {
			p.Line = 1 + bytes.Count(data[:damaged.Offset], []byte("\n"))
		}
		return wrong(p, problem.New("import_damaged", "value", damaged.Encoding))
	case err != nil:
		return wrong(problem.Place{}, problem.New("import_encoding", "names", strings.Join(charset.Names(), ", ")))
	}
	text, comma, skipped := separated(text)
	s := sheet.Sheet{}
	index := sheet.IndexCSV(text, comma, func(_ int, cells []string) {
		row := sheet.Row{Cells: make([]sheet.Cell, len(cells))}
		for i, c := range cells {
			row.Cells[i].Text = c
		}
		s.Rows = append(s.Rows, row)
	})
	for i := range s.Rows {
		s.Rows[i].Number = index.Rows[i].Number
	}
	f := &File{Name: name, Book: &sheet.Book{Sheets: []sheet.Sheet{s}}, Encoding: taken, csv: index, skipped: skipped}
	if index.Err != nil {
		p, fault := syntax(index.Err)
		p.Line += skipped
		return wrong(p, fault)
	}
	if len(s.Rows) == 0 {
		return wrong(problem.Place{Line: 1, Column: 1}, problem.New("no_header"))
	}
	return f, f.longRows()
}

// otherFormat names what a file is that is not text at all.
func otherFormat(data []byte) string {
	for begin, what := range map[string]string{"PK\x03\x04": "ZIP, XLSX, ODS", "\xd0\xcf\x11\xe0": "XLS, DOC", "%PDF-": "PDF",
		"\x89PNG": "PNG", "\xff\xd8\xff": "JPEG", "{\\rtf": "RTF"} {
		if bytes.HasPrefix(data, []byte(begin)) {
			return what
		}
	}
	return ""
}

// separated tells the delimiter. The line sep=; by which Excel tells it to
// itself, and which it does not count as a row, is taken off.
func separated(text []byte) (table []byte, comma rune, skipped int) {
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	told, ok := bytes.CutPrefix(bytes.TrimRight(first, "\r"), []byte("sep="))
	if told = bytes.Trim(told, `"`); ok && len(told) == 1 && strings.Contains(",;\t|", string(told)) {
		return rest, rune(told[0]), 1
	}
	return text, sheet.Delimiter(text), 0
}

// syntax says why the text of a CSV cannot be read to its end.
func syntax(err error) (problem.Place, *problem.Fault) {
	var pe *csv.ParseError
	if !errors.As(err, &pe) {
		return problem.Place{}, problem.New("csv_syntax", "detail", err.Error())
	}
	if errors.Is(pe.Err, csv.ErrBareQuote) {
		return problem.Place{Line: pe.Line, Column: 1}, problem.New("csv_bare_quote")
	}
	return problem.Place{Line: pe.StartLine, Column: 1}, problem.New("csv_open_quote")
}

// longRows reports rows of a CSV that are longer or shorter than the header:
// most often a cell holds the separator or a line end without quotes.
func (f *File) longRows() (problems []problem.Problem) {
	rows := f.Book.Sheets[0].Rows
	columns := len(rows[0].Cells)
	f.odd = map[int]bool{}
	for i, r := range rows {
		if len(r.Cells) != columns {
			f.odd[i] = true
			problems = append(problems, problem.Problem{Place: f.place(0, i, -1, ""), Fault: *problem.New("row_length",
				"cells", strconv.Itoa(len(r.Cells)), "columns", strconv.Itoa(columns))})
		}
	}
	return problems
}

// place is that of a cell, or of a row where column is -1: in a CSV with line
// and column, in a workbook with the sheet's name.
func (f *File) place(sh, row, column int, field string) problem.Place {
	p := problem.Place{File: f.Name, Field: field}
	s := &f.Book.Sheets[sh]
	if row >= len(s.Rows) {
		return p
	}
	number := s.Rows[row].Number
	if f.csv != nil {
		cells := f.csv.Cells(row)
		at := cells[min(max(column, 0), len(cells)-1)]
		p.Line, p.Column = at.Line+f.skipped, at.Column
		if column >= 0 {
			p.Cell = sheet.CellName(column, number)
		}
		return p
	}
	if p.Cell = strconv.Itoa(number); column >= 0 {
		p.Cell = sheet.CellName(column, number)
	}
	if s.Name != "" {
		p.Cell = quoteSheet(s.Name) + "!" + p.Cell
	}
	return p
}

// quoteSheet writes the name of a sheet as a spreadsheet does before a cell.
func quoteSheet(name string) string {
	plain := strings.IndexFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' }) < 0
	if first, _ := utf8.DecodeRuneInString(name); plain && !unicode.IsDigit(first) {
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", "''") + "'"
}

// text is the text of a cell without outer space, and "" for one that the row
// does not have.
func text(r *sheet.Row, column int) string {
	if column < 0 || column >= len(r.Cells) {
		return ""
	}
	return strings.ReplaceAll(strings.TrimSpace(r.Cells[column].Text), "\r", "")
}

// blank reports whether a row holds nothing.
func blank(r *sheet.Row) bool {
	return !slices.ContainsFunc(r.Cells, func(c sheet.Cell) bool { return c.Fault != nil || strings.TrimSpace(c.Text) != "" })
}

// control reports a character that no text may hold.
func control(s string) *problem.Fault {
	for _, r := range s {
		if unicode.IsControl(r) && r != '\t' && r != '\n' || r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef {
			return problem.New("control_character", "value", fmt.Sprintf("U+%04X", r))
		}
	}
	return nil
}
