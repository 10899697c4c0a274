package content

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gocarina/gocsv"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
	"konsulta/generator/internal/sheet"
)

// row is a line of a CSV as gocsv fills it: cell by cell, by the name in the
// header. gocsv copies it twice, so the record is behind a pointer.
type row[T any] struct {
	Filled int `csv:"filled"` // gocsv maps only structs with a column of their own
	record *T
	t      *record.Type
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
	if r.record == nil {
		r.record, r.t = new(T), record.Of[T]()
	}
	if cell == "" || column == "" {
		return nil
	}
	if strings.HasPrefix(column, "x_") {
		r.extra = append(r.extra, model.Extra{Name: column, Value: cell})
	} else if fault := r.t.Set(r.record, column, cell); fault != nil {
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
	return parseCSV[T, P](l, f, data, known, derived)
}

// parseCSV is readCSV of a text that was read already.
func parseCSV[T any, P interface {
	*T
	Base() *model.Record
}](l *loader, f *file, data []byte, known map[string]string, derived *record.Type) []P {
	rr := newRowReader(l, f, data, record.Of[T](), known, derived)
	var records []P
	faults := map[int32][]cellFault{} // by row; told once the whole file could be read
	for !rr.ended {
		var rows []row[T]
		if err := gocsv.UnmarshalCSV(rr, &rows); err != nil {
			if !errors.Is(err, errUnreadable) {
				l.report(problem.Place{File: f.path}, problem.New("csv_syntax", "detail", err.Error()))
			}
			return nil
		}
		records = append(records, recordsOf[T, P](rr, rows, faults)...)
	}
	for _, rec := range records {
		setKeys(rr.t, rec, known)
		l.checkCells(rr, rec, rec.Base().Origin, faults[rec.Base().Origin.Row])
	}
	return records
}

// recordsOf takes the records out of the rows that were read last, and keeps
// their faults by the number of the row.
func recordsOf[T any, P interface {
	*T
	Base() *model.Record
}](rr *rowReader, rows []row[T], faults map[int32][]cellFault) []P {
	records := make([]P, len(rows))
	for i := range rows {
		records[i] = rows[i].record
		base := records[i].Base()
		base.Origin = model.Origin{File: rr.f.number, Row: rr.kept[i]}
		base.Extra = rows[i].extra
		if len(rows[i].faults) > 0 {
			faults[rr.kept[i]] = rows[i].faults
		}
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

// checkCells reports the cells of a row that could not be read, and those that
// it lacks.
func (l *loader) checkCells(rr *rowReader, rec any, at model.Origin, faults []cellFault) {
	bad := map[string]bool{}
	for _, c := range faults {
		bad[c.column] = true
		l.say(at, c.column, c.fault)
		l.refuse(rr.f, strconv.Itoa(int(at.Row))+"."+c.column)
	}
	l.requireCells(rr, rec, at, bad)
}

// requireCells reports a required value that a row lacks: once a file where
// the whole column is missing.
func (l *loader) requireCells(rr *rowReader, rec any, at model.Origin, bad map[string]bool) {
	for i := range rr.t.Leaves() {
		leaf := &rr.t.Leaves()[i]
		if !leaf.Required && !leaf.Key || rr.known[leaf.Column] != "" || leaf.Present(rec) {
			continue
		}
		column := rr.columns[leaf.Column]
		switch {
		case column == "" && !rr.absent[leaf.Column]:
			rr.absent[leaf.Column] = true
			name := leaf.Column
			if leaf.Kind == record.Text {
				name += "_" + l.firstLanguage(rr.f)
			}
			l.say(model.Origin{File: at.File}, "", problem.New("column_missing", "name", name))
		case column != "" && !bad[column]:
			l.say(at, column, problem.New("required"))
		}
	}
}

var errUnreadable = errors.New("reported already")

// rowsAtOnce is how many rows gocsv is given. It makes a copy of each and holds
// all of them together, which in a long file would be more than the records.
const rowsAtOnce = 4096

// rowReader gives gocsv the rows of a file, some at a time: the header with the
// names to fill and "" for columns to leave out, then the next rows that are as
// long as the header. It is a gocsv.CSVReader.
type rowReader struct {
	l       *loader
	f       *file
	data    []byte
	t       *record.Type
	known   map[string]string
	derived *record.Type

	csv     *csv.Reader
	next    int32             // the number of the next row in the file; the header is 0
	ended   bool              // there are no more rows
	header  []string          // as written
	fill    []string          // as given to gocsv
	columns map[string]string // of a leaf, the first that fills it
	absent  map[string]bool   // leaves whose missing column has been reported
	kept    []int32           // the number in the file of each row that was given last
	short   map[string]string // short cells, once each
}

func newRowReader(l *loader, f *file, data []byte, t *record.Type, known map[string]string, derived *record.Type) *rowReader {
	return &rowReader{l: l, f: f, data: data, t: t, known: known, derived: derived,
		csv: sheet.NewCSVReader(data, sheet.Delimiter(data)), columns: map[string]string{}, absent: map[string]bool{},
		short: map[string]string{}}
}

// Read is part of gocsv.CSVReader; rows are not read one by one here.
func (r *rowReader) Read() ([]string, error) { return nil, io.EOF }

// ReadAll reads and checks the next rows.
func (r *rowReader) ReadAll() ([][]string, error) {
	if r.next == 0 {
		if err := r.readHeader(); err != nil {
			r.f.unread = true
			return nil, err
		}
		r.next = 1
	}
	rows := [][]string{r.fill}
	r.kept = r.kept[:0]
	for len(r.kept) < rowsAtOnce {
		start := r.csv.InputOffset()
		cells, err := r.csv.Read()
		end := r.csv.InputOffset()
		if err == io.EOF {
			r.ended = true
			break
		}
		if err != nil {
			r.f.unread = true
			r.syntax(err)
			return nil, errUnreadable
		}
		if sheet.Trim(cells) {
			continue
		}
		if r.whole(cells, end-start, model.Origin{File: r.f.number, Row: r.next}) {
			if r.f.table != nil {
				r.f.table.spans[r.next] = [2]int64{start, end}
			}
			r.settle(cells)
			rows = append(rows, cells)
			r.kept = append(r.kept, r.next)
		}
		r.next++
	}
	return rows, nil
}

// shortCell is how many bytes the codes, days and names have that come again
// and again, and mostShort how many of them are looked for.
const (
	shortCell = 32
	mostShort = 10_000
)

// settle cuts the cells of a row out of the one string that was read: what
// comes again is there once, and a long text can go while the rest stays.
func (r *rowReader) settle(cells []string) {
	size := 0
	for i, c := range cells {
		if r.stays(i, c) {
			size += len(c)
		}
	}
	var rest strings.Builder
	rest.Grow(size) // to the byte: there are very many
	for i, c := range cells {
		switch {
		case r.stays(i, c):
			rest.WriteString(c)
		case r.f.table != nil && r.f.table.long(i):
			cells[i] = strings.Clone(c)
		default:
			known, ok := r.short[c]
			if !ok {
				known = strings.Clone(c)
				if len(r.short) < mostShort {
					r.short[known] = known
				}
			}
			cells[i] = known
		}
	}
	all := rest.String()
	for i, c := range cells {
		if r.stays(i, c) {
			cells[i], all = all[:len(c)], all[len(c):]
		}
	}
}

// stays reports whether a cell shares its string with others of its row.
func (r *rowReader) stays(column int, cell string) bool {
	return len(cell) > shortCell && (r.f.table == nil || !r.f.table.long(column))
}

// firstLanguage is that of the municipality whose file this is, else that of
// the site.
func (l *loader) firstLanguage(f *file) string {
	if m := l.municipalities[f.names["municipality"]]; m != nil {
		return l.scopeOf(m).first
	}
	return l.site.Settings.Languages[0]
}

// whole reports whether a row can be read: it is neither too large nor longer
// or shorter than the header. What one that is left out may have as its id is
// kept, so that references to it are not called wrong.
func (r *rowReader) whole(cells []string, size int64, at model.Origin) bool {
	switch {
	case size > maxRow:
		r.l.say(at, "", problem.New("row_too_large", "limit", megabytes(maxRow)))
	case len(cells) != len(r.header):
		r.l.say(at, "", problem.New("row_length", "cells", strconv.Itoa(len(cells)), "columns", strconv.Itoa(len(r.header))))
	default:
		r.compareKeys(cells, at)
		return true
	}
	r.f.lose(cells)
	return false
}

// compareKeys refuses a row that says otherwise than folder or file name.
func (r *rowReader) compareKeys(cells []string, at model.Origin) {
	for i, name := range r.header {
		if want := r.known[name]; want != "" && cells[i] != "" && cells[i] != want {
			r.l.say(at, name, problem.New("key_differs", "value", cells[i], "expected", want))
		}
	}
}

// readHeader checks the header, the first row that is not blank, and finds
// what gocsv shall see instead.
func (r *rowReader) readHeader() error {
	start := r.csv.InputOffset()
	header, err := r.csv.Read()
	for err == nil && sheet.Trim(header) {
		start = r.csv.InputOffset()
		header, err = r.csv.Read()
	}
	at := model.Origin{File: r.f.number}
	switch {
	case err == io.EOF:
		r.l.report(problem.Place{File: r.f.path, Line: 1, Column: 1}, problem.New("no_header"))
		return errUnreadable
	case err != nil:
		r.syntax(err)
		return errUnreadable
	case r.csv.InputOffset()-start > maxRow:
		r.l.say(at, "", problem.New("row_too_large", "limit", megabytes(maxRow)))
		return errUnreadable
	}
	r.header = header
	r.fill = make([]string, len(header))
	seen := map[string]bool{}
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
		return errUnreadable
	}
	if r.l.leave {
		r.f.table = r.longTable()
	}
	return nil
}

// column returns the name to fill for a header cell, or "" to leave it out.
func (r *rowReader) column(name string, at model.Origin) string {
	if strings.HasPrefix(name, "x_") {
		return name
	}
	if c, ok := r.t.Column(name); ok && r.known[c.Leaf.Column] == "" {
		if r.columns[c.Leaf.Column] == "" {
			r.columns[c.Leaf.Column] = name
		}
		return name
	}
	if r.known[name] != "" || name == "key" || name == "page_url" || r.isDerived(name) {
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

func (r *rowReader) syntax(err error) {
	var pe *csv.ParseError
	if !errors.As(err, &pe) {
		r.l.report(problem.Place{File: r.f.path}, problem.New("csv_syntax", "detail", err.Error()))
		return
	}
	if errors.Is(pe.Err, csv.ErrBareQuote) || pe.Line == pe.StartLine && pe.Column <= lineLength(r.data, pe.Line) {
		r.l.report(problem.Place{File: r.f.path, Line: pe.Line, Column: columnAt(r.data, pe.Line, pe.Column)},
			problem.New("csv_bare_quote"))
		return
	}
	// A cell that goes on over the end of its line was opened by mistake.
	r.l.report(problem.Place{File: r.f.path, Line: pe.StartLine, Column: 1}, problem.New("csv_open_quote"))
}

// columnAt turns a byte column of a line into one of characters.
func columnAt(data []byte, line, byteColumn int) int {
	data = data[lineEnd(data, line-1):]
	return utf8.RuneCount(data[:min(max(byteColumn-1, 0), len(data))]) + 1
}

// lineLength is the number of bytes in a line, without its end.
func lineLength(data []byte, line int) int {
	return len(bytes.TrimRight(data[lineEnd(data, line-1):lineEnd(data, line)], "\r\n"))
}

// elem is the struct behind a pointer to a record.
func elem(rec any) reflect.Value { return reflect.ValueOf(rec).Elem() }
