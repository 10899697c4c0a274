package xlsx

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"konsulta/generator/internal/archive"
)

// full is how much of a sheet is kept before it is written.
const full = 64 << 10

// pieces are what a sheet is made of: what stands before the rows, the rows from
// each place, and what stands behind them.
func (p *part) pieces() iter.Seq[archive.Piece] {
	p.letters = make([]string, len(p.Columns))
	for i := range p.letters {
		p.letters[i] = letter(i)
	}
	text := func(make func() []byte) archive.Piece {
		return archive.Piece{Write: func(w io.Writer) error { _, err := w.Write(make()); return err }}
	}
	return func(yield func(archive.Piece) bool) {
		if !yield(text(p.begin)) {
			return
		}
		at := -p.first // where rows begin in this part
		for i := range p.Rows {
			rows := &p.Rows[i]
			from, to := max(at, 0), min(at+rows.N, p.rows)
			if from < to {
				key := ""
				if rows.Key != "" { // the numbers of rows stand in the bytes
					key = fmt.Sprintf("%s %d-%d of %d", rows.Key, from, to, at)
				}
				start := at
				if !yield(archive.Piece{Key: key, Write: func(w io.Writer) error { return p.write(w, rows, start) }}) {
					return
				}
			}
			at += rows.N
		}
		yield(text(p.end))
	}
}

// write writes those of some rows that belong here; the first of them would
// have the number at, from 0.
func (p *part) write(w io.Writer, rows *Rows, at int) error {
	var dst []byte
	var failed error
	err := rows.Each(func(cells []string) bool {
		n := at
		if at++; n < 0 || n >= p.rows {
			return n < 0
		}
		style := asText
		if p.Wrap {
			style = wrapped
		}
		if slices.Contains(p.Bold, p.first+n) {
			style = bold
		}
		if p.Header {
			n++
		}
		dst = p.row(dst, n+1, cells, style)
		if len(dst) > full {
			_, failed = w.Write(dst)
			dst = dst[:0]
		}
		return failed == nil
	})
	if err == nil && failed == nil {
		_, failed = w.Write(dst)
	}
	return errors.Join(err, failed)
}

// end is what stands behind the rows: the filter, and how the sheet is printed.
func (p *part) end() []byte {
	dst := []byte("</sheetData>")
	if p.Header {
		dst = fmt.Appendf(dst, `<autoFilter ref="%s"/>`, p.filter(""))
	}
	dst = append(dst, `<pageSetup paperSize="9"`...) // A4
	if p.Wrap {
		dst = append(dst, ` fitToHeight="0"`...)
	}
	return append(dst, ` orientation="landscape"/></worksheet>`...)
}

// begin is what stands before the rows: the widths, and the header, which is
// frozen.
func (p *part) begin() []byte {
	dst := []byte(head + `<worksheet ` + mainSpace + `>`)
	if p.Wrap {
		dst = append(dst, `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`...)
	}
	dst = append(dst, `<sheetViews><sheetView workbookViewId="0">`...)
	if p.Header {
		dst = append(dst, `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/>`...)
	}
	dst = append(dst, `</sheetView></sheetViews><cols>`...)
	for i, c := range p.Columns {
		dst = fmt.Appendf(dst, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, c.Width)
	}
	dst = append(dst, `</cols><sheetData>`...)
	if !p.Header {
		return dst
	}
	dst = append(dst, `<row r="1">`...)
	for i, c := range p.Columns {
		dst = appendCell(dst, p.letters[i], []byte("1"), c.Name, bold)
	}
	return append(dst, "</row>"...)
}

// row writes the cells of a row that hold something. style is that of texts.
func (p *part) row(dst []byte, number int, cells []string, style int) []byte {
	var digits [8]byte
	at := strconv.AppendInt(digits[:0], int64(number), 10)
	dst = append(append(append(dst, `<row r="`...), at...), '"')
	if lines := p.lines(cells); lines > 1 {
		dst = fmt.Appendf(dst, ` ht="%d" customHeight="1"`, min(lines*lineHeight, mostHeight))
	}
	dst = append(dst, '>')
	for i, cell := range cells {
		if cell == "" {
			continue
		}
		if value, format, ok := p.Columns[i].Kind.number(cell); ok {
			if p.Wrap && format == plain {
				format = counted
			}
			dst = appendNumber(dst, p.letters[i], at, value, format)
			continue
		}
		dst = appendCell(dst, p.letters[i], at, cell, style)
	}
	return append(dst, "</row>"...)
}

// The heights of rows, in points.
const (
	lineHeight = 15
	mostHeight = 409 // spreadsheets have no higher ones
)

// lines is about how many a row takes. Not every program finds that out when
// it opens a workbook, so it is written down.
func (p *part) lines(cells []string) int {
	most := 1
	if !p.Wrap {
		return most
	}
	for i, cell := range cells {
		n, room := 0, max(p.Columns[i].Width-2, 1) // words do not fill a line
		for line := range strings.SplitSeq(cell, "\n") {
			n += max(1, (utf8.RuneCountInString(line)+room-1)/room)
		}
		most = max(most, n)
	}
	return most
}

// filter is the range that the filter is about; mark stands before letters
// and numbers.
func (p *part) filter(mark string) string {
	return fmt.Sprintf("%sA%s1:%s%s%s%d", mark, mark, mark, letter(len(p.Columns)-1), mark, p.rows+1)
}

// letter names a column, from 0.
func letter(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}
