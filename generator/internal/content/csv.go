package content

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"reflect"
	"strconv"
	"strings"

	"github.com/gocarina/gocsv"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
)

// row is a line of a CSV as gocsv fills it: cell by cell, by the name in the
// header.
type row[T any] struct {
	Record T   `csv:"-"`
	Filled int `csv:"filled"` // gocsv maps only structs with a column of their own
	faults []cellFault
	extra  []model.Extra
}

type cellFault struct {
	column string
	fault  *problem.Fault
}

// UnmarshalCSVWithFields takes one cell. A cell that cannot be read is kept as
// a fault, so that the rest of the row and file is read too.
func (r *row[T]) UnmarshalCSVWithFields(column, cell string) error {
	if cell == "" || column == "" {
		return nil
	}
	if strings.HasPrefix(column, "x_") {
		r.extra = append(r.extra, model.Extra{Name: column, Value: cell})
	} else if fault := record.Of[T]().Set(&r.Record, column, cell); fault != nil {
		r.faults = append(r.faults, cellFault{column, fault})
	}
	return nil
}

// readCSV reads the records of a CSV file. known holds the keys that folder
// and file name tell; a column that repeats one of them has to agree.
func readCSV[T any, P interface {
	*T
	Base() *model.Record
}](l *loader, f *file, known map[string]string, derived *record.Type) []P {
	data, ok := l.read(f, maxCSV)
	if !ok {
		return nil
	}
	rr := &rowReader{l: l, f: f, data: data, t: record.Of[T](), known: known, derived: derived}
	var rows []row[T]
	if err := gocsv.UnmarshalCSV(rr, &rows); err != nil {
		if !errors.Is(err, errUnreadable) {
			l.report(problem.Place{File: f.path}, problem.New("csv_syntax", "detail", err.Error()))
		}
		return nil
	}
	records := make([]P, len(rows))
	for i := range rows {
		records[i] = &rows[i].Record
		base := records[i].Base()
		base.Origin = model.Origin{File: f.number, Row: rr.kept[i]}
		base.Extra = rows[i].extra
		setKeys(rr.t, records[i], known)
		bad := map[string]bool{}
		for _, c := range rows[i].faults {
			bad[c.column] = true
			l.say(base.Origin, c.column, c.fault)
		}
		l.requireCells(rr, records[i], base.Origin, bad)
	}
	return records
}

// setKeys fills in what folder and file name say of a record.
func setKeys(t *record.Type, rec any, known map[string]string) {
	for name, value := range known {
		if _, ok := t.Column(name); ok {
			// The names in paths have the form that the field wants.
			_ = t.Set(rec, name, value)
		}
	}
}

// requireCells reports a required value that a row lacks: once a file where
// the whole column is missing.
func (l *loader) requireCells(rr *rowReader, rec any, at model.Origin, bad map[string]bool) {
	for i := range rr.t.Leaves() {
		leaf := &rr.t.Leaves()[i]
		if !leaf.Required && !leaf.Key || rr.known[leaf.Column] != "" || leaf.Present(rec) {
			continue
		}
		column := rr.columnOf(leaf)
		switch {
		case column == "":
			l.sayOnce("column_missing "+rr.f.path+" "+leaf.Column, model.Origin{File: at.File}, "",
				problem.New("column_missing", "name", leaf.Column))
		case !bad[column]:
			l.say(at, column, problem.New("required"))
		}
	}
}

var errUnreadable = errors.New("reported already")

// rowReader gives gocsv the rows of a file: the header with the names to fill
// and "" for columns to leave out, then every row that is as long as the
// header. It is a gocsv.CSVReader.
type rowReader struct {
	l       *loader
	f       *file
	data    []byte
	t       *record.Type
	known   map[string]string
	derived *record.Type

	header []string // as written
	fill   []string // as given to gocsv
	kept   []int32  // the number of each row in the file; the header is 0
}

// Read is part of gocsv.CSVReader; whole files are read here.
func (r *rowReader) Read() ([]string, error) { return nil, io.EOF }

// ReadAll reads and checks the rows.
func (r *rowReader) ReadAll() ([][]string, error) {
	c := newCSV(r.data)
	header, err := r.readHeader(c)
	if err != nil {
		return nil, err
	}
	rows := [][]string{header}
	start := c.InputOffset()
	for n := int32(1); ; n++ {
		cells, err := c.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			r.syntax(err)
			return nil, errUnreadable
		}
		size := c.InputOffset() - start
		start = c.InputOffset()
		at := model.Origin{File: r.f.number, Row: n}
		if size > maxRow {
			r.l.say(at, "", problem.New("row_too_large", "limit", megabytes(maxRow)))
			continue
		}
		if trim(cells) {
			continue
		}
		if len(cells) != len(header) {
			r.l.say(at, "", problem.New("row_length", "cells", strconv.Itoa(len(cells)), "columns", strconv.Itoa(len(header))))
			continue
		}
		r.compareKeys(cells, at)
		rows = append(rows, cells)
		r.kept = append(r.kept, n)
	}
}

// trim takes outer space off the cells and reports whether all are empty.
func trim(cells []string) (blank bool) {
	blank = true
	for i, c := range cells {
		c = strings.TrimSpace(c)
		cells[i] = c
		blank = blank && c == ""
	}
	return blank
}

// compareKeys refuses a row that says otherwise than folder or file name.
func (r *rowReader) compareKeys(cells []string, at model.Origin) {
	for i, name := range r.header {
		if want := r.known[name]; want != "" && cells[i] != "" && cells[i] != want {
			r.l.say(at, name, problem.New("key_differs", "value", cells[i], "expected", want))
		}
	}
}

// readHeader checks the header and returns it as gocsv shall see it.
func (r *rowReader) readHeader(c *csv.Reader) ([]string, error) {
	header, err := c.Read()
	if err == io.EOF || err == nil && trim(header) {
		r.l.report(problem.Place{File: r.f.path}, problem.New("no_header"))
		return nil, errUnreadable
	}
	if err != nil {
		r.syntax(err)
		return nil, errUnreadable
	}
	r.header = header
	r.fill = make([]string, len(header))
	seen := map[string]bool{}
	at := model.Origin{File: r.f.number}
	ok := true
	for i, name := range header {
		switch {
		case name == "":
			r.l.report(r.l.cellPlace(r.f, 0, i, ""), problem.New("header_blank"))
			ok = false
		case seen[name]:
			r.l.report(r.l.cellPlace(r.f, 0, i, name), problem.New("header_twice", "name", name))
			ok = false
		default:
			r.fill[i] = r.column(name, at)
		}
		seen[name] = true
	}
	if !ok {
		return nil, errUnreadable
	}
	return r.fill, nil
}

// column returns the name to fill for a header cell, or "" to leave it out.
func (r *rowReader) column(name string, at model.Origin) string {
	if strings.HasPrefix(name, "x_") {
		return name
	}
	if c, ok := r.t.Column(name); ok && (!c.Leaf.Key || r.known[c.Leaf.Column] == "") {
		return name
	}
	if r.known[name] != "" || name == "key" || name == "page_url" || name == "municipality" && r.known["municipality"] != "" || r.isDerived(name) {
		r.l.sayOnce("derived "+r.f.path, at, name, problem.New("derived_columns", "name", name))
		return ""
	}
	r.l.say(at, name, problem.New("column_unknown", "name", name,
		"suggestion", problem.Closest(name, r.names())))
	return ""
}

func (r *rowReader) isDerived(name string) bool {
	if r.derived == nil {
		return false
	}
	_, ok := r.derived.Column(name)
	return ok
}

// names lists what a header may hold, for suggestions.
func (r *rowReader) names() []string {
	var names []string
	for _, leaf := range r.t.Leaves() {
		if leaf.Kind != record.Text {
			names = append(names, leaf.Column)
			continue
		}
		for _, lang := range r.l.site.Settings.Languages {
			names = append(names, leaf.Column+"_"+lang)
		}
	}
	return names
}

// columnOf returns the first column of the header that fills a leaf.
func (r *rowReader) columnOf(leaf *record.Leaf) string {
	for _, name := range r.fill {
		if c, ok := r.t.Column(name); ok && c.Leaf.Column == leaf.Column {
			return name
		}
	}
	return ""
}

func (r *rowReader) syntax(err error) {
	var pe *csv.ParseError
	if !errors.As(err, &pe) {
		r.l.report(problem.Place{File: r.f.path}, problem.New("csv_syntax", "detail", err.Error()))
		return
	}
	line, column := pe.StartLine, 1
	code := "csv_open_quote"
	if errors.Is(pe.Err, csv.ErrBareQuote) {
		code, line = "csv_bare_quote", pe.Line
		column = columnAt(r.data, pe.Line, pe.Column)
	}
	r.l.report(problem.Place{File: r.f.path, Line: line, Column: column}, problem.New(code))
}

// newCSV makes a reader that keeps rows of any length and tells the delimiter
// from the header.
func newCSV(data []byte) *csv.Reader {
	c := csv.NewReader(bytes.NewReader(data))
	c.Comma = delimiter(data)
	c.FieldsPerRecord = -1
	c.TrimLeadingSpace = c.Comma != '\t'
	return c
}

// delimiter is what stands most often between the names of the first line
// that is not empty: comma, semicolon or tab.
func delimiter(data []byte) rune {
	data = bytes.TrimLeft(data, "\r\n")
	counts := map[byte]int{}
	quoted := false
	for _, b := range data {
		switch {
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '\n':
			quoted = false
			return most(counts)
		default:
			counts[b]++
		}
	}
	return most(counts)
}

func most(counts map[byte]int) rune {
	best := byte(',')
	for _, b := range []byte{';', '\t'} {
		if counts[b] > counts[best] {
			best = b
		}
	}
	return rune(best)
}

// elem is the struct behind a pointer to a record.
func elem(rec any) reflect.Value { return reflect.ValueOf(rec).Elem() }
