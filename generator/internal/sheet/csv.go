package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"sync"
	"unicode/utf8"
)

// CSV is where the rows of a CSV begin and end. Only rows that are not blank
// count; the header is row 0.
type CSV struct {
	Data  []byte // in UTF-8, without a byte order mark
	Comma rune
	Rows  []CSVRow
	Err   error // a [csv.ParseError] where the text cannot be read to its end

	mu    sync.Mutex
	last  int // the row of spots, for several questions about one row
	spots []Spot
}

// CSVRow is a row in the text of a CSV, without the end of its line.
type CSVRow struct {
	Start, End int
	Line       int // of Start, from 1
	Number     int // as a spreadsheet counts, from 1
}

// Spot is a line and column of a text, from 1, in characters.
type Spot struct{ Line, Column int }

// IndexCSV finds the rows of a CSV. each, which may be nil, is given the cells
// of every row, without outer space; it must not keep the slice.
func IndexCSV(data []byte, comma rune, each func(row int, cells []string)) *CSV {
	x := &CSV{Data: data, Comma: comma, last: -1}
	c := NewCSVReader(data, comma)
	c.ReuseRecord = true
	offset, line, number := 0, 1, 0
	for {
		skipped, size := emptyLines(data[offset:])
		cells, err := c.Read()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				x.Err = err
			}
			return x
		}
		number += skipped + 1
		start, end := offset+size, int(c.InputOffset())
		if !Trim(cells) {
			if each != nil {
				each(len(x.Rows), cells)
			}
			text := bytes.TrimSuffix(data[start:end], []byte("\n"))
			x.Rows = append(x.Rows, CSVRow{start, start + len(bytes.TrimRight(text, "\r")), line + skipped, number})
		}
		line += bytes.Count(data[offset:end], []byte("\n"))
		offset = end
	}
}

// emptyLines counts the lines without a character with which data begins, and
// their bytes; the reader of encoding/csv skips them.
func emptyLines(data []byte) (n, size int) {
	for {
		switch {
		case bytes.HasPrefix(data[size:], []byte("\n")):
			size++
		case bytes.HasPrefix(data[size:], []byte("\r\n")):
			size += 2
		default:
			return n, size
		}
		n++
	}
}

// Cells returns where the cells of a row begin.
func (x *CSV) Cells(row int) []Spot {
	x.mu.Lock()
	defer x.mu.Unlock()
	if row == x.last {
		return x.spots
	}
	at := x.Rows[row]
	data := x.Data[at.Start:]
	c := NewCSVReader(data, x.Comma)
	cells, _ := c.Read() // it could be read when the index was made
	found := make([]Spot, len(cells))
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
		found[i] = Spot{at.Line + line - 1, characters + 1}
	}
	x.last, x.spots = row, found
	return found
}

// NewCSVReader makes a reader that keeps rows of any length.
func NewCSVReader(data []byte, comma rune) *csv.Reader { return ReadCSV(bytes.NewReader(data), comma) }

// ReadCSV is [NewCSVReader] for what comes from r.
func ReadCSV(r io.Reader, comma rune) *csv.Reader {
	c := csv.NewReader(r)
	c.Comma = comma
	c.FieldsPerRecord = -1
	c.TrimLeadingSpace = comma != '\t' // a tab is space too
	return c
}

// Delimiter is what stands most often between the names of the first line
// that is not blank: comma, semicolon or tab.
func Delimiter(data []byte) rune {
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

// Trim takes outer space off the cells, and CR off the ends of their lines,
// and reports whether all are empty.
func Trim(cells []string) (blank bool) {
	blank = true
	for i, c := range cells {
		c = strings.TrimSpace(c)
		if strings.IndexByte(c, '\r') >= 0 {
			c = strings.ReplaceAll(c, "\r", "")
		}
		cells[i] = c
		blank = blank && c == ""
	}
	return blank
}
