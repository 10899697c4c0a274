package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/sheet"
)

// Read reads a workbook. name is what problems call the file. What cannot be
// read at all is a problem, and the book is nil; what cannot be used in a cell
// is a fault of the cell. Sheets without content, those that explain or help,
// and example rows as they were made are left out.
func Read(name string, data []byte) (*sheet.Book, []problem.Problem) {
	at := problem.Place{File: name}
	c, err := unpack(data)
	if err != nil {
		return nil, []problem.Problem{{Place: at, Fault: *faultOf(err)}}
	}
	r, err := open(c)
	if err != nil {
		return nil, []problem.Problem{{Place: at, Fault: *faultOf(err)}}
	}
	var problems []problem.Problem
	for _, s := range r.sheets {
		if s.beyond != "" {
			at.Cell = s.name + "!" + s.beyond
			problems = append(problems, problem.Problem{Place: at,
				Fault: *problem.New("xlsx_column", "limit", strconv.Itoa(maxColumn))})
		}
	}
	at.Cell = ""
	marks := r.marks()
	if marks.format > format {
		return nil, []problem.Problem{{Place: at, Fault: *problem.New("xlsx_newer", "value", strconv.Itoa(marks.format))}}
	}
	if problems != nil {
		return nil, problems
	}
	return r.book(marks), nil
}

func faultOf(err error) *problem.Fault {
	var r *refusal
	if errors.As(err, &r) {
		return r.fault
	}
	return problem.New("xlsx_damaged", "value", "XML")
}

// reader is a workbook that was opened.
type reader struct {
	sheets  []tab
	formats map[int]shown // of styles
	is1904  bool
	tables  map[string]string // tab -> table, as defined names have it
}

// tab is a sheet with the values of its cells.
type tab struct {
	name string
	*grid
	values [][]string // by row of the grid
}

// open lets excelize read what was kept of a workbook. A slip of the library
// must not end the program.
func open(c *contents) (r *reader, err error) {
	defer func() {
		if p := recover(); p != nil {
			r, err = nil, fmt.Errorf("cannot be read: %v", p)
		}
	}()
	data, err := c.archive()
	if err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true,
		UnzipSizeLimit: 2 * maxKept, UnzipXMLSizeLimit: 2 * maxKept}) // nothing goes to the disk
	if err != nil {
		return nil, err
	}
	r = &reader{formats: map[int]shown{}, tables: map[string]string{}}
	used := map[*grid]bool{}
	for _, name := range f.GetSheetList() {
		t, err := c.tab(f, name)
		if err != nil {
			return nil, err
		}
		if t.grid == nil { // a sheet that is a chart
			continue
		}
		if used[t.grid] {
			return nil, damaged(name)
		}
		used[t.grid] = true
		r.sheets = append(r.sheets, t)
	}
	r.styles(f)
	props, err := f.GetWorkbookProps()
	if err != nil {
		return nil, err
	}
	r.is1904 = props.Date1904 != nil && *props.Date1904
	for _, n := range f.GetDefinedName() {
		if table, ok := strings.CutPrefix(n.Name, namePrefix); ok {
			r.tables[tabOf(n.RefersTo)] = table
		}
	}
	return r, f.Close()
}

// tabOf is the tab that a reference names: 'How to fill in'!$A$1.
func tabOf(reference string) string {
	at := strings.LastIndexByte(reference, '!')
	if at < 0 {
		return ""
	}
	name := reference[:at]
	if len(name) > 1 && name[0] == '\'' {
		name = strings.ReplaceAll(name[1:len(name)-1], "''", "'")
	}
	return name
}

// tab reads the values of a sheet and finds its grid, which the first of them
// names.
func (c *contents) tab(f *excelize.File, name string) (tab, error) {
	t := tab{name: name}
	rows, err := f.Rows(name)
	if err != nil {
		return t, err
	}
	for rows.Next() {
		values, err := rows.Columns()
		if err != nil {
			return t, err
		}
		if t.grid == nil {
			n, err := strconv.Atoi(strings.Join(values, ""))
			if err != nil || n >= len(c.grids) {
				return t, damaged(name)
			}
			t.grid = c.grids[n]
			continue
		}
		t.values = append(t.values, values)
	}
	if err := rows.Close(); err != nil {
		return t, err
	}
	if t.grid == nil {
		return t, nil
	}
	n := len(t.rows)
	if len(t.values) != n+1 || strings.Join(t.values[n], "") != endMark { // the decoder stopped: a wrong entity
		return t, damaged(name)
	}
	t.values = t.values[:n]
	return t, nil
}

// styles finds the styles that show numbers as dates.
func (r *reader) styles(f *excelize.File) {
	if f.Styles == nil || f.Styles.CellXfs == nil {
		return
	}
	own := map[int]shown{}
	if f.Styles.NumFmts != nil {
		for _, n := range f.Styles.NumFmts.NumFmt {
			if n != nil {
				own[n.NumFmtID] = showsOf(n.FormatCode)
			}
		}
	}
	for i, xf := range f.Styles.CellXfs.Xf {
		if xf.NumFmtID == nil {
			continue
		}
		shows, ok := own[*xf.NumFmtID]
		if !ok {
			shows = builtIn(*xf.NumFmtID)
		}
		if shows.any() {
			r.formats[i] = shows
		}
	}
}
