package export

import (
	"bytes"
	sums "crypto/sha256" // a term of the catalogue is called sha256
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"konsulta/generator/internal/facts"
)

// Parts are the tables of the municipalities as files. The whole tables, the ZIP
// and the workbook are made of them, so that each row is written once.
type Parts struct {
	*Site
	// Open opens a file that [Site.Part] made. Where it is nil, a part is made
	// anew whenever it is needed.
	Open func(path string) (io.ReadCloser, error)
	// Key names the bytes of such a file; "" where it is not known. It may be nil.
	Key func(path string) string
}

// PartPath is where the rows of a municipality are: as csv or json.
func (t *Table) PartPath(m *facts.Municipality, format string) string {
	return "data/" + m.ID + "/" + t.Name + "." + format
}

// Part appends the rows of a municipality as CSV, which RFC 4180 describes, in
// UTF-8 without a byte order mark and with LF, and as JSON: an array of objects
// with the names of the columns, numbers and booleans typed, lists as arrays,
// empty cells left out.
func (s *Site) Part(asCSV, asJSON []byte, t *Table, m *facts.Municipality) (table, array []byte, err error) {
	buffer := bytes.NewBuffer(append(asCSV, t.header()...))
	lines := csv.NewWriter(buffer)
	asJSON = append(asJSON, '[')
	comma := ""
	s.cells(t, m, func(cells []string) {
		_ = lines.Write(cells) // Error below tells
		asJSON = t.appendObject(append(asJSON, comma...), cells)
		comma = ","
	})
	lines.Flush()
	if err := lines.Error(); err != nil {
		return asCSV, asJSON, fmt.Errorf("writing the table %s: %w", t.Name, err)
	}
	return buffer.Bytes(), append(asJSON, arrayEnd...), nil
}

// arrayEnd is what stands behind the rows of an array.
const arrayEnd = "\n]\n"

// header is the first line of a table.
func (t *Table) header() []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	names := make([]string, len(t.Columns))
	for i := range t.Columns {
		names[i] = t.Columns[i].Name
	}
	_ = w.Write(names) // a buffer takes all
	w.Flush()
	return b.Bytes()
}

// cells calls yield for each row of a municipality with its cells, which are
// good until the next row.
func (s *Site) cells(t *Table, m *facts.Municipality, yield func(cells []string)) {
	var line []byte
	cells, ends := make([]string, len(t.Columns)), make([]int, len(t.Columns))
	t.rows(m, func(r Row) bool {
		line = line[:0]
		for i := range t.Columns {
			line = t.Columns[i].Append(line, r)
			ends[i] = len(line)
		}
		text, start := string(line), 0
		for i, end := range ends {
			cells[i], start = text[start:end], end
		}
		yield(cells)
		return true
	})
}

// part opens the rows of a municipality as csv or json.
func (p *Parts) part(t *Table, m *facts.Municipality, format string) (io.ReadCloser, error) {
	if p.Open != nil && p.Of(t, m) {
		return p.Open(t.PartPath(m, format))
	}
	table, array, err := p.Part(nil, nil, t, m)
	if format == "json" {
		table = array
	}
	return io.NopCloser(bytes.NewReader(table)), err
}

// stretch is rows of municipalities that follow one another.
type stretch struct {
	of   []*facts.Municipality
	rows int
	key  string // names them; "" where they are not known
}

// enough is how many rows are worth being packed for themselves: fewer would make
// an archive larger than it has to be.
const enough = 256

// stretches divides a table into what is packed for itself.
func (p *Parts) stretches(t *Table) []stretch {
	var all []stretch
	for _, m := range p.Municipalities {
		n := t.number(m)
		if n == 0 {
			continue
		}
		key := p.key(t, m)
		if last := len(all) - 1; last >= 0 && all[last].rows < enough {
			s := &all[last]
			s.of, s.rows = append(s.of, m), s.rows+n
			if key == "" || s.key == "" {
				s.key = ""
			} else {
				s.key += " " + key
			}
			continue
		}
		all = append(all, stretch{[]*facts.Municipality{m}, n, key})
	}
	for i := range all {
		if len(all[i].of) > 1 && all[i].key != "" {
			all[i].key = digest(all[i].key)
		}
	}
	return all
}

func digest(text string) string {
	sum := sums.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// key names the rows of a municipality; "" where it is not known.
func (p *Parts) key(t *Table, m *facts.Municipality) string {
	if p.Key == nil || !p.Of(t, m) {
		return ""
	}
	return p.Key(t.PartPath(m, "csv"))
}

// WholeKey names the rows of all municipalities, where the table has the same
// columns; "" where they are not known.
func (p *Parts) WholeKey(t *Table) string {
	if p.Key == nil || t.ofAll {
		return ""
	}
	var keys strings.Builder
	for _, m := range p.Municipalities {
		fmt.Fprintf(&keys, "%s %s\n", m.ID, p.key(t, m))
	}
	return digest(keys.String())
}

// copyRows writes the rows of a municipality as they stand in its CSV.
func (p *Parts) copyRows(w io.Writer, t *Table, m *facts.Municipality) error {
	from, err := p.part(t, m, "csv")
	if err != nil {
		return err
	}
	defer from.Close()
	if _, err := io.CopyN(io.Discard, from, int64(len(t.header()))); err != nil {
		return fmt.Errorf("the rows of %s: %w", m.ID, err)
	}
	_, err = io.Copy(w, from)
	return err
}

// eachRow reads the rows of municipalities from their CSV until yield returns
// false. Cells are good until the next row.
func (p *Parts) eachRow(t *Table, of []*facts.Municipality, yield func(cells []string) bool) error {
	for _, m := range of {
		if more, err := p.eachRowOf(t, m, yield); err != nil || !more {
			return err
		}
	}
	return nil
}

func (p *Parts) eachRowOf(t *Table, m *facts.Municipality, yield func(cells []string) bool) (more bool, err error) {
	from, err := p.part(t, m, "csv")
	if err != nil {
		return false, err
	}
	defer from.Close()
	lines := csv.NewReader(from)
	lines.ReuseRecord = true
	for header := true; ; header = false {
		cells, err := lines.Read()
		switch {
		case err == io.EOF:
			return true, nil
		case err != nil:
			return false, fmt.Errorf("the rows of %s: %w", m.ID, err)
		case !header && !yield(cells):
			return false, nil
		}
	}
}

// WriteCSV writes a table with the rows of all municipalities. It returns what it
// counted on the way.
func (p *Parts) WriteCSV(w io.Writer, t *Table) (Written, error) {
	count := &tally{w: w, Written: Written{Filled: make([]int, len(t.Columns))}}
	if _, err := w.Write(t.header()); err != nil {
		return count.Written, fmt.Errorf("writing the table %s: %w", t.Name, err)
	}
	for _, m := range p.Municipalities {
		if err := p.copyRows(count, t, m); err != nil {
			return count.Written, fmt.Errorf("writing the table %s: %w", t.Name, err)
		}
	}
	return count.Written, nil
}

// WriteJSON writes a table with the rows of all municipalities.
func (p *Parts) WriteJSON(w io.Writer, t *Table) error {
	_, err := io.WriteString(w, "[")
	comma := ""
	for _, m := range p.Municipalities {
		if err != nil {
			break
		}
		var from io.ReadCloser
		if from, err = p.part(t, m, "json"); err != nil {
			break
		}
		rows := &inner{w: w, first: comma}
		_, err = io.Copy(rows, from)
		from.Close()
		if rows.some {
			comma = ","
		}
	}
	if err == nil {
		_, err = io.WriteString(w, arrayEnd)
	}
	if err != nil {
		return fmt.Errorf("writing the table %s: %w", t.Name, err)
	}
	return nil
}

// inner lets pass what stands in an array, after what is to come first.
type inner struct {
	w     io.Writer
	first string
	some  bool   // something passed
	begun bool   // the bracket is behind us
	held  []byte // as many of the last bytes as end an array
}

func (i *inner) Write(b []byte) (int, error) {
	n := len(b)
	if !i.begun && n > 0 {
		i.begun, b = true, b[1:]
	}
	i.held = append(i.held, b...)
	out := i.held[:max(0, len(i.held)-len(arrayEnd))]
	if len(out) == 0 {
		return n, nil
	}
	if !i.some {
		i.some = true
		if _, err := io.WriteString(i.w, i.first); err != nil {
			return 0, err
		}
	}
	_, err := i.w.Write(out)
	i.held = append(i.held[:0], i.held[len(out):]...)
	return n, err
}

// Written is what a table turned out to hold while it was written.
type Written struct {
	Rows   int
	Filled []int // for each column, the rows in which it is not empty
}

// tally counts rows and filled cells of the CSV that passes.
type tally struct {
	w io.Writer
	Written
	column int
	quoted bool // within quotes
	filled bool // the cell at hand holds something
}

func (t *tally) Write(b []byte) (int, error) {
	for _, c := range b {
		switch {
		case c == '"':
			t.quoted = !t.quoted
			t.filled = true
		case t.quoted || c != ',' && c != '\n':
			t.filled = true
		default:
			if t.filled {
				t.Filled[t.column]++
				t.filled = false
			}
			if t.column++; c == '\n' {
				t.column = 0
				t.Rows++
			}
		}
	}
	return t.w.Write(b)
}
