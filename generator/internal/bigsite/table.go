package bigsite

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
)

// table collects the rows of one CSV file.
type table struct {
	buf  bytes.Buffer
	w    *csv.Writer
	row  []string // the cells of the row that is being filled
	rows int      // rows without the header
	err  error    // the first error of w
}

// newTable starts a table with the named columns; a name that ends in _* stands
// for a column in each language.
func newTable(columns ...string) *table {
	t := &table{rows: -1}
	t.w = csv.NewWriter(&t.buf)
	for _, c := range columns {
		base, ok := strings.CutSuffix(c, "*")
		if !ok {
			t.cell(c)
			continue
		}
		for _, lang := range languages {
			t.cell(base + lang)
		}
	}
	t.end()
	return t
}

// cell adds the next cells of the row.
func (t *table) cell(values ...string) { t.row = append(t.row, values...) }

// text adds a cell for each language.
func (t *table) text(x text) { t.row = append(t.row, x[:]...) }

// end completes the row.
func (t *table) end() {
	if err := t.w.Write(t.row); err != nil && t.err == nil {
		t.err = err
	}
	t.row = t.row[:0]
	t.rows++
}

// write hands the whole file to put.
func (t *table) write(path string, put func(path string, data []byte) error) error {
	t.w.Flush()
	if t.err == nil {
		t.err = t.w.Error()
	}
	if t.err != nil {
		return fmt.Errorf("writing the rows of %s: %w", path, t.err)
	}
	return put(path, t.buf.Bytes())
}
