package xlsx

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// full is how much of a sheet is kept before it is written.
const full = 64 << 10

// write writes a sheet.
func (p *part) write(w io.Writer) error {
	letters := make([]string, len(p.Columns))
	for i := range letters {
		letters[i] = letter(i)
	}
	dst := p.begin()
	number := 1
	if p.Header {
		dst = p.header(dst, letters)
		number++
	}
	var err error
	n := -p.first
	p.Each(func(cells []string) bool {
		if n++; n <= 0 {
			return true
		}
		if n > p.rows {
			return false
		}
		style := asText
		if p.Wrap {
			style = wrapped
		}
		if slices.Contains(p.Bold, p.first+n-1) {
			style = bold
		}
		dst = p.row(dst, letters, number, cells, style)
		number++
		if len(dst) > full {
			_, err = w.Write(dst)
			dst = dst[:0]
		}
		return err == nil
	})
	if err != nil {
		return err
	}
	dst = append(dst, "</sheetData>"...)
	if p.Header {
		dst = fmt.Appendf(dst, `<autoFilter ref="%s"/>`, p.filter(""))
	}
	dst = append(dst, `<pageSetup paperSize="9"`...) // A4
	if p.Wrap {
		dst = append(dst, ` fitToHeight="0"`...)
	}
	_, err = w.Write(append(dst, ` orientation="landscape"/></worksheet>`...))
	return err
}

// begin is what stands before the rows: the frozen header and the widths.
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
	return append(dst, `</cols><sheetData>`...)
}

func (p *part) header(dst []byte, letters []string) []byte {
	dst = append(dst, `<row r="1">`...)
	for i, c := range p.Columns {
		dst = appendCell(dst, letters[i], []byte("1"), c.Name, bold)
	}
	return append(dst, "</row>"...)
}

// row writes the cells of a row that hold something. style is that of texts.
func (p *part) row(dst []byte, letters []string, number int, cells []string, style int) []byte {
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
			dst = appendNumber(dst, letters[i], at, value, format)
			continue
		}
		dst = appendCell(dst, letters[i], at, cell, style)
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
