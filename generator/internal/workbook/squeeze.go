package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"konsulta/generator/internal/sheet"
)

// grid tells of the cells of a sheet that have content, in order. Their values
// stand in a part that holds them side by side, so that excelize makes room
// for no other cells: the first row of that part names the grid, and each row
// after it is one of rows, but the last, which shows that it was read to its
// end.
type grid struct {
	rows   []gridRow
	merged []string // ranges: A1:C3
	beyond string   // the first cell with content behind the columns that are read, or ""
}

type gridRow struct {
	number int
	cells  []gridCell
}

// gridCell is a cell as the file describes it.
type gridCell struct {
	column  int // from 0
	style   int
	kind    string // as the file has it: s is shared, inlineStr, str, b, e, d; else a number
	at      int    // of its value in the row of the part; -1: it has none there
	formula string // as it is written, with =
}

// endMark is the value in the last row.
const endMark = "end"

// squeezer reads one sheet.
type squeezer struct {
	c    *contents
	g    *grid
	s    *scanner
	out  bytes.Buffer
	row  int // the number of the last that began
	col  int // of the last cell in it, from 0; -1 before the first
	kept int // columns of the row up to the last that has content
	next int // where the next value of the row goes
}

// squeeze reads a sheet and keeps the cells that have content.
func (c *contents) squeeze(f *zip.File, name string) error {
	q := &squeezer{c: c, g: &grid{}}
	q.out.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">`)
	q.write("", strconv.Itoa(len(c.grids)))
	q.out.WriteString("</row>")
	if err := c.open(f, name, q.read); err != nil {
		return err
	}
	q.next = 0
	q.out.WriteString(`<row r="` + strconv.Itoa(len(q.g.rows)+2) + `">`)
	q.write("", endMark)
	q.out.WriteString("</row></sheetData></worksheet>")
	c.grids = append(c.grids, q.g)
	c.members = append(c.members, member{name, q.out.Bytes()})
	return c.keep(q.out.Len())
}

// read goes through the sheet. Only its rows and merged ranges are of
// interest: the rest is how it looks.
func (q *squeezer) read(s *scanner) error {
	q.s = s
	inData := false
	for {
		t, err := s.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch {
		case t.depth == 2 && string(t.local()) == "sheetData":
			inData = t.start && !t.end
		case inData && t.depth == 3 && string(t.local()) == "row":
			err = q.edge(&t)
		case inData && t.depth == 4 && t.start && string(t.local()) == "c":
			err = q.cell(&t)
		case t.depth == 3 && t.start && string(t.local()) == "mergeCell":
			q.g.merged = append(q.g.merged, string(t.attr("ref")))
			err = q.count(1)
		}
		if err != nil {
			return err
		}
	}
}

// count keeps time and memory within bounds.
func (q *squeezer) count(n int) error {
	if q.c.cells += n; q.c.cells > maxCells {
		return refuse("xlsx_cells", "limit", strconv.Itoa(maxCells))
	}
	return nil
}

// edge begins or ends a row.
func (q *squeezer) edge(t *tag) error {
	if t.start {
		number := q.row + 1
		if r := t.attr("r"); r != nil {
			n, err := strconv.Atoi(string(r))
			if err != nil || n <= q.row {
				return errXML
			}
			number = n
		}
		if number > excelize.TotalRows {
			return errXML
		}
		q.row, q.col, q.kept, q.next = number, -1, 0, 0
	}
	if t.end && q.kept > 0 {
		q.out.WriteString("</row>")
	}
	return nil
}

// cell reads a cell whose tag was read, to its end.
func (q *squeezer) cell(t *tag) error {
	c, err := q.describe(t)
	if err != nil || t.end {
		return err
	}
	var value, child string
	formula, filled := false, false
	var inline []byte
	for {
		t, err := q.s.next()
		if err != nil {
			return broken(err)
		}
		if t.depth == 4 {
			break
		}
		if t.depth == 5 && t.start {
			child = string(t.local())
			formula = formula || child == "f"
		}
		switch {
		case child == "is" && t.depth > 5:
			filled = filled || len(bytes.TrimSpace(q.s.text)) > 0
			inline = append(append(inline, q.s.text...), t.raw...)
		case child == "v" && t.depth == 5 && t.end:
			value = string(q.s.text)
		case child == "f" && t.depth == 5 && t.end:
			c.formula = "=" + unescape.Replace(string(q.s.text))
		}
	}
	switch {
	case formula: // what it showed when the file was saved is of no use
		c.at = -1
		return q.keep(c, "")
	case c.kind == "inlineStr" && filled:
		return q.keep(c, string(inline))
	case c.kind != "inlineStr" && strings.TrimSpace(value) != "":
		return q.keep(c, value)
	}
	return nil
}

// unescape turns what XML escapes into what is meant.
var unescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&apos;", "'", "&amp;", "&")

// describe reads the attributes of a cell and checks that it comes after the
// one before.
func (q *squeezer) describe(t *tag) (gridCell, error) {
	column := q.col + 1
	if r := t.attr("r"); r != nil {
		col, row := position(r)
		if row != q.row || col < column {
			return gridCell{}, errXML
		}
		column = col
	}
	q.col = column
	style, _ := strconv.Atoi(string(t.attr("s"))) // absent is 0
	return gridCell{column: column, style: style, kind: string(t.attr("t"))}, nil
}

// position reads the name of a cell: the column from 0, the row from 1. What is
// no name has the row 0.
func position(name []byte) (column, row int) {
	i := 0
	for ; i < len(name) && i < 3 && 'A' <= name[i] && name[i] <= 'Z'; i++ {
		column = column*26 + int(name[i]-'A') + 1
	}
	for ; i < len(name) && '0' <= name[i] && name[i] <= '9' && row <= excelize.TotalRows; i++ {
		row = row*10 + int(name[i]-'0')
	}
	if i < len(name) {
		return -1, 0
	}
	return column - 1, row
}

// keep takes a cell with content over.
func (q *squeezer) keep(c gridCell, value string) error {
	if c.column >= maxColumn {
		if q.g.beyond == "" {
			q.g.beyond = sheet.CellName(c.column, q.row)
		}
		return nil
	}
	if !utf8.ValidString(value) || c.kind == "s" && !q.shared(value) {
		return errXML
	}
	if q.kept == 0 {
		q.g.rows = append(q.g.rows, gridRow{number: q.row})
		q.out.WriteString(`<row r="` + strconv.Itoa(len(q.g.rows)+1) + `">`)
	}
	if value != "" {
		c.at = q.next
		q.write(c.kind, value)
	}
	row := &q.g.rows[len(q.g.rows)-1]
	row.cells = append(row.cells, c)
	more := c.column + 1 - q.kept
	q.kept = c.column + 1
	return q.count(more)
}

// shared reports whether a value is the number of a shared string.
func (q *squeezer) shared(value string) bool {
	n, err := strconv.Atoi(strings.TrimSpace(value))
	return err == nil && n >= 0 && n < q.c.strings
}

// write puts a value behind the others of its row. What is neither shared nor
// inline is kept as it is written, whatever it stands for.
func (q *squeezer) write(kind, value string) {
	element := "v"
	switch kind {
	case "s":
	case "inlineStr":
		element = "is"
	default:
		kind = "str"
	}
	name := sheet.CellName(q.next, len(q.g.rows)+1)
	q.out.WriteString(`<c r="` + name + `" t="` + kind + `"><` + element + ">" + value + "</" + element + "></c>")
	q.next++
}
