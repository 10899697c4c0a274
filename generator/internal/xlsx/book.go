// Package xlsx writes workbooks (.xlsx) row by row: what is in memory does not
// grow with the rows. It knows no formulas: a cell is a number, a day, a moment
// or a text, and a text stays the text that it was. The same sheets give the
// same bytes.
package xlsx

import (
	"archive/zip"
	"compress/flate"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
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
	Header  bool  // the first row is one: bold, frozen, with a filter, on every printed page
	Rows    int   // how many Each gives, the header not counted
	Bold    []int // those of them that are headings, from 0
	Wrap    bool  // texts go on in the next line of their cell, and a printed page is as wide as the sheet
	// Each gives the rows until yield returns false. It need not keep cells
	// from one row to the next. Where Header is set the names of the columns
	// are written without it.
	Each func(yield func(cells []string) bool)
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
func Write(w io.Writer, b *Book) error {
	sheets := parts(b.Sheets, mostRows)
	out := zip.NewWriter(w)
	out.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for _, m := range frame(b, sheets) {
		if err := member(out, m.path, func(w io.Writer) error { _, err := io.WriteString(w, m.text); return err }); err != nil {
			return err
		}
	}
	for i := range sheets {
		if err := member(out, sheetPath(i), sheets[i].write); err != nil {
			return err
		}
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("writing the workbook: %w", err)
	}
	return nil
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

// dated is when every member of the archive was made.
var dated = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)

func member(out *zip.Writer, path string, write func(io.Writer) error) error {
	w, err := out.CreateHeader(&zip.FileHeader{Name: path, Method: zip.Deflate, Modified: dated})
	if err == nil {
		err = write(w)
	}
	if err != nil {
		return fmt.Errorf("writing the workbook: %s: %w", path, err)
	}
	return nil
}

// part is a sheet as it is written: the rows of a table from first, at most
// as many as fit.
type part struct {
	*Sheet
	name        string
	first, rows int
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
		for first := 0; first == 0 || first < s.Rows; first += room {
			all = append(all, part{s, unique(s.Name, taken), first, min(room, s.Rows-first)})
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
