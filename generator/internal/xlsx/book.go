// Package xlsx writes workbooks (.xlsx) row by row: what is in memory does not
// grow with the rows. It knows no formulas: a cell is a number, a day, a moment
// or a text, and a text stays the text that it was. The same sheets give the
// same bytes.
package xlsx

import (
	"compress/flate"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"konsulta/generator/internal/archive"
)

// The limits of spreadsheets.
const (
	mostRows = 1 << 20 // of a sheet, its header among them
	mostName = 31      // characters of a sheet's name
)

// Sheet is a sheet of a workbook.
type Sheet struct {
	Name    string // shortened where it is too long, and numbered where another has it
	Columns []Column
	Header  bool   // the first row is one: bold, frozen, with a filter, on every printed page
	Rows    []Rows // in the order in which they follow; where Header is set the names of the columns are written without them
	Bold    []int  // the numbers of those that are headings, from 0
	Wrap    bool   // texts go on in the next line of their cell, and a printed page is as wide as the sheet
}

// Rows are rows of a sheet that come from one place.
type Rows struct {
	Key string // names what they are made of, as that of an [archive.Piece] does; "" where they are always made
	N   int    // how many there are
	// Each gives them until yield returns false. It need not keep cells from one
	// row to the next.
	Each func(yield func(cells []string) bool) error
}

// rows is how many there are.
func (s *Sheet) rows() int {
	n := 0
	for i := range s.Rows {
		n += s.Rows[i].N
	}
	return n
}

// Column is a column of a sheet.
type Column struct {
	Name  string // in the header
	Kind  Kind
	Width int // in characters
}

// Book is a workbook.
type Book struct {
	Title  string
	Lang   string // a language tag
	Sheets []Sheet
}

// Write makes a workbook. A table that has more rows than a sheet holds goes
// on in another, with the same header and the next number behind its name.
// last, which may be nil, is one of which it takes what did not change; it must
// have had the same columns. Write tells the next where its pieces are.
func Write(w io.Writer, b *Book, last *archive.Last) (archive.Spans, error) {
	out, err := archive.NewWriter(w, flate.BestSpeed, last)
	if err != nil {
		return nil, err
	}
	sheets := parts(b.Sheets, mostRows)
	for _, m := range frame(b, sheets) {
		text := archive.Whole(func(w io.Writer) error { _, err := io.WriteString(w, m.text); return err })
		if err := out.Member(m.path, text); err != nil {
			return nil, err
		}
	}
	for i := range sheets {
		if err := out.Member(sheetPath(i), sheets[i].pieces()); err != nil {
			return nil, err
		}
	}
	return out.Close()
}

// Tabs tells under which names the rows of each sheet are found.
func Tabs(sheets []Sheet) [][]string {
	tabs := make([][]string, len(sheets))
	for _, p := range parts(sheets, mostRows) {
		for i := range sheets {
			if p.Sheet == &sheets[i] {
				tabs[i] = append(tabs[i], p.name)
			}
		}
	}
	return tabs
}

// part is a sheet as it is written: the rows of a table from first, at most
// as many as fit.
type part struct {
	*Sheet
	name        string
	first, rows int
	letters     []string // of its columns
}

// parts gives every sheet its name and breaks up those with too many rows.
func parts(sheets []Sheet, most int) []part {
	var all []part
	taken := map[string]bool{}
	for i := range sheets {
		s := &sheets[i]
		room := most
		if s.Header {
			room--
		}
		rows := s.rows()
		for first := 0; first == 0 || first < rows; first += room {
			all = append(all, part{Sheet: s, name: unique(s.Name, taken), first: first, rows: min(room, rows-first)})
		}
	}
	return all
}

// unique shortens a name to what a tab may be called. Spreadsheets take names
// that differ in capital letters for the same.
func unique(name string, taken map[string]bool) string {
	for n := 1; ; n++ {
		end := ""
		if n > 1 {
			end = " (" + strconv.Itoa(n) + ")"
		}
		short := shorten(name, mostName-len(end)) + end
		if key := strings.ToLower(short); !taken[key] {
			taken[key] = true
			return short
		}
	}
}

// shorten cuts a text to n characters as spreadsheets count them, and replaces
// those that the name of a tab cannot have.
func shorten(s string, n int) string {
	var b strings.Builder
	for _, r := range s {
		if n -= max(1, utf16.RuneLen(r)); n < 0 {
			break
		}
		if strings.ContainsRune(`:\/?*[]`, r) {
			r = '-'
		}
		b.WriteRune(r)
	}
	return strings.Trim(b.String(), "' ")
}

func sheetPath(i int) string { return fmt.Sprintf("xl/worksheets/sheet%04d.xml", i+1) }
