package xlsx

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Kind says as what the cells of a column are written. A cell that is not of
// its kind (2026-Q2 among days) is a text.
type Kind uint8

// The kinds of cells.
const (
	Text   Kind = iota
	Number      // digits, with a decimal point
	Moment      // 2026-05-29 or 2026-05-29T16:00
)

// number gives a cell as a number with its format. ok is false for what has to
// be a text to stay what it is.
func (k Kind) number(cell string) (value string, style int, ok bool) {
	switch k {
	case Number:
		return cell, plain, exact(cell)
	case Moment:
		return serial(cell)
	}
	return "", 0, false
}

// exact says whether a number can be written as one: spreadsheets keep 15
// digits.
func exact(cell string) bool {
	digits, points := 0, 0
	for i := range len(cell) {
		switch c := cell[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c == '.':
			points++
		case c == '-' && i == 0:
		default:
			return false
		}
	}
	return digits > 0 && digits <= 15 && points <= 1
}

// dayZero is from where spreadsheets count days, firstDay the first that all of
// them count alike: Excel believes in a 29 February 1900.
var (
	dayZero  = time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	firstDay = time.Date(1900, time.March, 1, 0, 0, 0, 0, time.UTC)
)

// serial is a day or a moment as a number of days.
func serial(cell string) (value string, style int, ok bool) {
	layout, style := "2006-01-02", day
	if len(cell) > len(layout) {
		layout, style = "2006-01-02T15:04", moment
	}
	if len(cell) != len(layout) {
		return "", 0, false
	}
	at, err := time.Parse(layout, cell)
	if err != nil || at.Before(firstDay) {
		return "", 0, false
	}
	minutes := (at.Unix() - dayZero.Unix()) / 60 // a Duration does not reach year 9999
	const ofDay = 24 * 60
	if minutes%ofDay == 0 {
		return strconv.FormatInt(minutes/ofDay, 10), style, true
	}
	return strconv.FormatFloat(float64(minutes)/ofDay, 'f', -1, 64), style, true
}

func appendNumber(dst []byte, letter string, row []byte, value string, style int) []byte {
	dst = append(append(append(dst, `<c r="`...), letter...), row...)
	if style != plain {
		dst = strconv.AppendInt(append(dst, `" s="`...), int64(style), 10)
	}
	return append(append(append(dst, `"><v>`...), value...), `</v></c>`...)
}

// appendCell writes a text. What its type is stands in the cell, so that
// nothing in it is taken for a formula, a number or a date.
func appendCell(dst []byte, letter string, row []byte, cell string, style int) []byte {
	dst = append(append(append(dst, `<c r="`...), letter...), row...)
	dst = strconv.AppendInt(append(dst, `" s="`...), int64(style), 10)
	dst = append(dst, `" t="inlineStr"><is><t`...)
	if cell[0] <= ' ' || cell[len(cell)-1] <= ' ' || strings.ContainsAny(cell, "\n\t") {
		dst = append(dst, ` xml:space="preserve"`...)
	}
	return append(appendText(append(dst, '>'), cell), `</t></is></c>`...)
}

// special marks the bytes at which a text may need an escape.
var special = func() (t [256]bool) {
	for c := range byte(' ') {
		t[c] = c != '\n' && c != '\t'
	}
	for _, c := range `&<>"_` {
		t[c] = true
	}
	t[0xEF] = true // U+FFFE and U+FFFF begin with it
	return t
}()

// appendText writes a text as XML. A character that XML cannot hold is
// written _x0000_, as spreadsheets do, and the underscore of a text that
// looks like that is written so too.
func appendText(dst []byte, s string) []byte {
	start := 0
	for i := 0; i < len(s); i++ {
		if !special[s[i]] {
			continue
		}
		size, escape := 1, ""
		switch c := s[i]; c {
		case '&':
			escape = "&amp;"
		case '<':
			escape = "&lt;"
		case '>':
			escape = "&gt;"
		case '"':
			escape = "&quot;"
		case '_':
			if looksEscaped(s[i:]) {
				escape = "_x005F_"
			}
		case 0xEF:
			if r, n := utf8.DecodeRuneInString(s[i:]); r == 0xFFFE || r == 0xFFFF {
				size, escape = n, "_x"+strings.ToUpper(strconv.FormatInt(int64(r), 16))+"_"
			}
		default:
			escape = "_x00" + string("0123456789ABCDEF"[c>>4]) + string("0123456789ABCDEF"[c&15]) + "_"
		}
		if escape != "" {
			dst = append(append(dst, s[start:i]...), escape...)
			i += size - 1
			start = i + 1
		}
	}
	return append(dst, s[start:]...)
}

// looksEscaped says whether a text begins like _x000D_.
func looksEscaped(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(s[2:6], 16, 16)
	return err == nil
}
