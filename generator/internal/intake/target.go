package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/sheet"
)

// target is a CSV file of the content with the rows that go there. What no
// row changes stays byte for byte as it is.
type target struct {
	path  string
	table *table
	told  []string // columns that the path tells

	data    []byte // as it is, without a mark; nil where there is no file
	mark    bool   // it begins with a byte order mark
	crlf    bool
	index   *sheet.CSV
	columns []column // of the header; those behind `before` are new
	before  int
	rows    []targetRow
	byKey   map[string]int

	unreadable bool
	counted    Change
}

type targetRow struct {
	cells   []string
	from    *row // the row that was imported into it, or nil
	changed bool
}

var mark = []byte("\ufeff")

// target returns the file at a path of the content.
func (im *importer) target(p string, pl place, r *row) (*target, error) {
	if t := im.targets[p]; t != nil {
		return t, nil
	}
	t := &target{path: p, table: r.table, told: pl.told, byKey: map[string]int{}, counted: Change{Path: p}}
	im.targets[p] = t
	im.order = append(im.order, t)
	if wrong := im.checkWay(p); wrong != nil {
		im.refuse(wrong.Place, &wrong.Fault)
		im.needed["unreadable "+p] = true
		t.unreadable = true
		return t, nil
	}
	data, err := fs.ReadFile(im.Content, p)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("reading the content: %w", err)
	}
	t.data, t.mark = bytes.CutPrefix(data, mark)
	for bytes.HasPrefix(t.data, mark) {
		t.data = t.data[len(mark):]
	}
	if len(bytes.TrimSpace(t.data)) == 0 {
		t.data = nil
	}
	if t.data != nil {
		t.unreadable = !t.read()
	}
	return t, nil
}

// read takes the rows of a file that is there; it is false for one that
// cannot be read.
func (t *target) read() bool {
	if !utf8.Valid(t.data) {
		return false
	}
	first := t.data
	if i := bytes.IndexByte(first, '\n'); i >= 0 {
		first = first[:i]
	}
	t.crlf = bytes.HasSuffix(first, []byte("\r"))
	ok := true
	t.index = sheet.IndexCSV(t.data, sheet.Delimiter(t.data), func(i int, cells []string) {
		if i == 0 {
			ok = t.readHeader(cells)
			return
		}
		t.rows = append(t.rows, targetRow{cells: slices.Clone(cells)})
	})
	return ok && t.index.Err == nil
}

func (t *target) readHeader(cells []string) bool {
	seen := map[string]bool{"": true}
	for _, name := range cells {
		if seen[name] {
			return false
		}
		seen[name] = true
		c, ok := t.table.column(name)
		if !ok {
			c = column{name: name}
		}
		t.columns = append(t.columns, c)
	}
	t.before = len(t.columns)
	return true
}

// keyRows finds by what the rows are known, once it is known what the path
// tells.
func (t *target) keyRows(w *words, r *row) {
	if len(t.byKey) > 0 || t.data == nil {
		return
	}
	for i := range t.rows {
		var parts []string
		for _, k := range t.table.key {
			value := ""
			if at := t.column(k, r.first); at >= 0 {
				value = t.cell(i, at)
				value, _ = w.canonical(t.columns[at].leaf, value)
			}
			switch {
			case value == "" && slices.Contains(t.told, k):
				value = r.get(k)
			case value == "" && k == "of":
				value = "consultation"
			}
			parts = append(parts, value)
		}
		if key := strings.Join(parts, "\x00"); t.byKey[key] == 0 {
			t.byKey[key] = i + 1
		}
	}
}

// find returns the row with the key of a given one, or -1.
func (t *target) find(w *words, r *row) int {
	t.keyRows(w, r)
	return t.byKey[r.key()] - 1
}

// column finds the column of the header that a name means, or gives -1; first
// is the language of a text that names none.
func (t *target) column(name, first string) int {
	return slices.IndexFunc(t.columns, func(c column) bool {
		return c.name == name || c.isText() && (c.in(first) == name || c.in(first) == name+"_"+first)
	})
}

func (t *target) cell(row, column int) string {
	if cells := t.rows[row].cells; column < len(cells) {
		return cells[column]
	}
	return ""
}

// put lays a row into the file: in the place of the one with its key, or
// behind the last.
func (t *target) put(w *words, r *row) {
	i := t.find(w, r)
	isNew := i < 0
	if isNew {
		i = len(t.rows)
		t.rows = append(t.rows, targetRow{})
		t.byKey[r.key()] = i + 1
	}
	changed := false
	for j, c := range r.cols.list {
		changed = t.set(w, i, c, r.first, r.values[j]) || changed
	}
	if isNew {
		for _, m := range r.more {
			c, _ := t.table.column(m.Name)
			t.set(w, i, c, r.first, m.Value)
		}
		for _, name := range t.told {
			if at := t.column(name, r.first); at >= 0 {
				t.setCell(i, at, r.get(name))
			}
		}
	}
	t.rows[i].from, t.rows[i].changed = r, changed
	switch {
	case isNew:
		t.counted.New++
	case changed:
		t.counted.Changed++
	default:
		t.counted.Unchanged++
	}
}

// set writes a value into a row and reports whether that changes anything. A
// value that is written otherwise and means the same changes nothing.
func (t *target) set(w *words, row int, c column, first, value string) bool {
	name := c.in(first)
	at := t.column(name, first)
	if slices.Contains(t.told, c.name) {
		return false
	}
	if at < 0 {
		if value == "" {
			return false
		}
		at = len(t.columns)
		if c.isText() && c.lang == "" {
			c.name, c.lang = name, first
		}
		t.columns = append(t.columns, c)
		t.counted.Columns = append(t.counted.Columns, c.name)
	}
	old := t.cell(row, at)
	if meant, _ := w.canonical(c.leaf, old); meant == value || old == value {
		return false
	}
	t.setCell(row, at, value)
	return true
}

func (t *target) setCell(row, column int, value string) {
	r := &t.rows[row]
	for len(r.cells) <= column {
		r.cells = append(r.cells, "")
	}
	r.cells[column] = value
}

// write gives the file as it would be, or nil where nothing in it changes.
func (t *target) write() []byte {
	if t.counted.New+t.counted.Changed == 0 {
		return nil
	}
	comma, end := ',', "\n"
	if t.data == nil {
		t.arrange()
	} else {
		comma = t.index.Comma
		if t.crlf {
			end = "\r\n"
		}
	}
	var out bytes.Buffer
	if t.mark {
		out.Write(mark)
	}
	added := len(t.columns) - t.before
	if t.data != nil {
		t.writeOld(&out, added, end)
	} else {
		var names []string
		for _, c := range t.columns {
			names = append(names, c.name)
		}
		writeRow(&out, comma, names, end)
	}
	for i := range t.rows {
		if t.data == nil || i+1 >= len(t.index.Rows) {
			t.setCell(i, len(t.columns)-1, t.cell(i, len(t.columns)-1)) // as long as the header
			writeRow(&out, comma, t.rows[i].cells, end)
		}
	}
	return out.Bytes()
}

// writeOld writes the rows that the file has: as they stand, with a cell more
// for each new column, or anew where one was changed.
func (t *target) writeOld(out *bytes.Buffer, added int, end string) {
	at := 0
	for i, r := range t.index.Rows {
		out.Write(t.data[at:r.Start])
		at = r.End
		switch {
		case i == 0:
			out.Write(t.data[r.Start:r.End])
			for _, c := range t.columns[t.before:] {
				out.WriteRune(t.index.Comma)
				out.WriteString(c.name)
			}
		case t.rows[i-1].changed:
			t.setCell(i-1, len(t.columns)-1, t.cell(i-1, len(t.columns)-1))
			writeRow(out, t.index.Comma, t.rows[i-1].cells, "")
		default:
			out.Write(t.data[r.Start:r.End])
			for range added {
				out.WriteRune(t.index.Comma)
			}
		}
	}
	rest := t.data[at:]
	out.Write(rest)
	if !bytes.HasSuffix(rest, []byte("\n")) {
		out.WriteString(end)
	}
}

func writeRow(out *bytes.Buffer, comma rune, cells []string, end string) {
	var line bytes.Buffer
	w := csv.NewWriter(&line)
	w.Comma = comma
	_ = w.Write(cells) // to memory, with a delimiter that is one
	w.Flush()
	out.Write(bytes.TrimSuffix(line.Bytes(), []byte("\n")))
	out.WriteString(end)
}

// arrange puts the columns of a new file into the order of the declaration,
// with the publisher's own at the end.
func (t *target) arrange() {
	rank := map[string]int{}
	for i, leaf := range t.table.typ.Leaves() {
		rank[leaf.Column] = i + 1
	}
	number := func(c column) int {
		if c.leaf == nil {
			return len(rank) + 1
		}
		return rank[c.leaf.Column]
	}
	order := make([]int, len(t.columns))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return number(t.columns[a]) - number(t.columns[b]) })
	columns := make([]column, len(order))
	for i, from := range order {
		columns[i] = t.columns[from]
	}
	for i := range t.rows {
		cells := make([]string, len(order))
		for j, from := range order {
			cells[j] = t.cell(i, from)
		}
		t.rows[i].cells = cells
	}
	t.columns = columns
}

// isFile reports whether the content has a file at a path.
func (im *importer) isFile(p string) bool {
	info, err := fs.Stat(im.Content, p)
	return err == nil && !info.IsDir()
}

// checkWay refuses a path on which the content has something else than a
// folder or a file: what is written must lie in the content itself.
func (im *importer) checkWay(p string) *problem.Problem {
	for dir := p; dir != "."; dir = path.Dir(dir) {
		entries, err := fs.ReadDir(im.Content, path.Dir(dir))
		if err != nil {
			continue // it is not there yet
		}
		i := slices.IndexFunc(entries, func(e fs.DirEntry) bool { return e.Name() == path.Base(dir) })
		if i < 0 {
			continue
		}
		fault := (*problem.Fault)(nil)
		switch e := entries[i]; {
		case e.Type()&fs.ModeSymlink != 0:
			fault = problem.New("symbolic_link")
		case dir == p && e.IsDir():
			fault = problem.New("folder_for_file")
		case dir == p && !e.Type().IsRegular(), dir != p && !e.IsDir():
			fault = problem.New("special_file")
		}
		if fault != nil {
			return &problem.Problem{Place: problem.Place{File: im.inRoot(dir)}, Fault: *fault}
		}
	}
	return nil
}

func (im *importer) inRoot(p string) string {
	if im.Root != "" {
		return im.Root + "/" + p
	}
	return p
}
