package content

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"strconv"
	"sync"
	"unicode/utf8"

	"konsulta/generator/internal/problem"
)

// csvIndex is where the rows of a CSV begin, made for a file that has a
// problem. Like the records it counts only rows that are not blank; the
// header is row 0.
type csvIndex struct {
	data    []byte
	comma   rune
	columns map[string]int // by name; a field of a text stands for its first language
	rows    []csvRow

	mu    sync.Mutex
	last  int32  // the row of cells, for several problems of one row
	cells []spot // where each begins
}

type csvRow struct {
	offset int64
	line   int // of the offset
	sheet  int // the row's number in a spreadsheet
}

// index returns the index of a file.
func (l *loader) index(f *file) *csvIndex {
	l.mu.Lock()
	defer l.mu.Unlock()
	if x := l.located[f.number]; x != nil {
		return x
	}
	data, _ := fs.ReadFile(l.fsys, f.path) // it was read a moment ago
	x := newIndex(withoutMark(data))
	l.located[f.number] = x
	return x
}

func newIndex(data []byte) *csvIndex {
	x := &csvIndex{data: data, comma: delimiter(data), columns: map[string]int{}, last: -1}
	c := newCSV(data, x.comma)
	c.ReuseRecord = true
	var offset int64
	line, sheet := 1, 0
	for {
		skipped := emptyLines(data[offset:])
		cells, err := c.Read()
		if err != nil {
			return x
		}
		sheet += skipped + 1
		if !trim(cells) {
			if x.rows == nil {
				x.name(cells)
			}
			x.rows = append(x.rows, csvRow{offset, line, sheet})
		}
		line += bytes.Count(data[offset:c.InputOffset()], []byte("\n"))
		offset = c.InputOffset()
	}
}

// name takes the columns from the header.
func (x *csvIndex) name(header []string) {
	for i := len(header) - 1; i >= 0; i-- {
		if name, lang := cutLang(header[i]); lang != "" {
			x.columns[name] = i
		}
	}
	for i := len(header) - 1; i >= 0; i-- {
		x.columns[header[i]] = i
	}
}

// emptyLines counts the lines without a character with which data begins; the
// reader of encoding/csv skips them.
func emptyLines(data []byte) (n int) {
	for {
		switch {
		case bytes.HasPrefix(data, []byte("\n")):
			data = data[1:]
		case bytes.HasPrefix(data, []byte("\r\n")):
			data = data[2:]
		default:
			return n
		}
		n++
	}
}

// cutLang divides title_mk into title and mk; lang is "" where the name of a
// column ends in no language.
func cutLang(name string) (field, lang string) {
	for i := len(name) - 1; i > 0; i-- {
		if name[i] == '_' {
			if !isLang(name[i+1:]) {
				break
			}
			return name[:i], name[i+1:]
		}
	}
	return name, ""
}

// placeInCSV is the place of a row's field, or of the row where the header
// does not have the field.
func (l *loader) placeInCSV(f *file, row int32, field string) problem.Place {
	column, ok := l.index(f).columns[field]
	p := l.cellPlace(f, row, column, field)
	if !ok {
		p.Cell = "" // the row is meant, and not its first cell
	}
	return p
}

// cellPlace is the place of the cell in a row (0: the header) and column
// (from 0).
func (l *loader) cellPlace(f *file, row int32, column int, field string) problem.Place {
	p := problem.Place{File: f.path, Field: field}
	x := l.index(f)
	if int(row) >= len(x.rows) {
		return p
	}
	cells := x.locate(row)
	if column >= len(cells) {
		column = 0
	}
	p.Line, p.Column = cells[column].line, cells[column].column
	p.Cell = cellName(column) + strconv.Itoa(x.rows[row].sheet)
	return p
}

// locate finds where the cells of a row begin.
func (x *csvIndex) locate(row int32) []spot {
	x.mu.Lock()
	defer x.mu.Unlock()
	if row == x.last {
		return x.cells
	}
	at := x.rows[row]
	data := x.data[at.offset:]
	c := newCSV(data, x.comma)
	cells, _ := c.Read() // it could be read when the index was made
	found := make([]spot, len(cells))
	line, begin, pos, characters := 1, 0, 0, 0
	for i := range cells {
		cellLine, column := c.FieldPos(i)
		for ; line < cellLine; line++ {
			begin = pos + bytes.IndexByte(data[pos:], '\n') + 1
			pos, characters = begin, 0
		}
		start := begin + column - 1
		characters += utf8.RuneCount(data[pos:start])
		pos = start
		found[i] = spot{at.line + line - 1, characters + 1}
	}
	x.last, x.cells = row, found
	return found
}

// newCSV makes a reader that keeps rows of any length.
func newCSV(data []byte, comma rune) *csv.Reader {
	c := csv.NewReader(bytes.NewReader(data))
	c.Comma = comma
	c.FieldsPerRecord = -1
	c.TrimLeadingSpace = comma != '\t' // a tab is space too
	return c
}

// delimiter is what stands most often between the names of the first line
// that is not blank: comma, semicolon or tab.
func delimiter(data []byte) rune {
	data = bytes.TrimLeft(data, " \r\n")
	var counts [256]int
	quoted := false
	for _, b := range data {
		if b == '"' {
			quoted = !quoted
		} else if b == '\n' && !quoted {
			break
		} else if !quoted {
			counts[b]++
		}
	}
	best := byte(',')
	for _, b := range []byte{';', '\t'} {
		if counts[b] > counts[best] {
			best = b
		}
	}
	return rune(best)
}

// cellName is A for 0, Z for 25, AA for 26.
func cellName(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}
