package locale

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A pattern is a date pattern in CLDR's notation, split into fields and the
// text between them.
type pattern []field

// A field is a part of a date, or the literal text if its kind is literal.
type field struct {
	kind kind
	text string
}

type kind uint8

const (
	literal kind = iota
	year
	month
	month2
	monthShort
	monthName
	quarterName
	day
	day2
	lastDay
	weekdayShort
	weekdayName
	hour
	hour2
	minute2
)

// kinds are the fields that a pattern may have: those of CLDR that the program
// fills in, and the two days of a range within a month.
var kinds = map[string]kind{
	"y": year, "yyyy": year,
	"M": month, "MM": month2, "MMM": monthShort, "MMMM": monthName, "LLLL": monthName,
	"QQQQ": quarterName,
	"d":    day, "dd": day2, "{d1}": day, "{d2}": lastDay,
	"EEE": weekdayShort, "EEEE": weekdayName,
	"H": hour, "HH": hour2, "mm": minute2,
}

// newPattern reads a pattern. Letters in single quotes are text, two quotes in
// a row are an apostrophe.
func newPattern(text string) (pattern, error) {
	var p pattern
	for text != "" {
		n := partLen(text)
		part := text[:n]
		text = text[n:]
		switch c := part[0]; {
		case part == "''":
			p = p.literal("'")
		case c == '\'':
			if len(part) == 1 || part[len(part)-1] != '\'' {
				return nil, fmt.Errorf("the quote %s is not closed", part)
			}
			p = p.literal(strings.ReplaceAll(part[1:len(part)-1], "''", "'"))
		case c == '{' || isLetter(c):
			kind, ok := kinds[part]
			if !ok {
				return nil, fmt.Errorf("%s is no part of a date; letters that are text stand in 'quotes'", part)
			}
			p = append(p, field{kind: kind})
		default:
			p = p.literal(part)
		}
	}
	return p, nil
}

// literal adds text to the end of p.
func (p pattern) literal(text string) pattern {
	if end := len(p) - 1; end >= 0 && p[end].kind == literal {
		p[end].text += text
		return p
	}
	return append(p, field{text: text})
}

// partLen gives the length of the field, the quoted text or the stretch of
// plain text that text, which is not empty, begins with.
func partLen(text string) int {
	switch c := text[0]; {
	case c == '\'':
		return quotedLen(text)
	case c == '{':
		if end := strings.IndexByte(text, '}'); end > 0 {
			return end + 1
		}
		return len(text)
	case isLetter(c):
		return len(text) - len(strings.TrimLeft(text, text[:1]))
	}
	for i := range len(text) {
		if c := text[i]; c == '\'' || c == '{' || isLetter(c) {
			return i
		}
	}
	return len(text)
}

// quotedLen gives the length of the quoted text that text begins with, to the
// first quote that is not doubled.
func quotedLen(text string) int {
	if strings.HasPrefix(text, "''") {
		return 2
	}
	for i := 1; i < len(text); i++ {
		if text[i] != '\'' {
			continue
		}
		if i+1 == len(text) || text[i+1] != '\'' {
			return i + 1
		}
		i++
	}
	return len(text)
}

func isLetter(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// A moment is what a pattern is filled in from. Only the fields of the pattern
// need a value.
type moment struct {
	year, month, day int
	lastDay          int // of a range within a month
	quarter          int
	hour, minute     int
}

// write fills p in. A month or quarter that does not exist is written as its
// number.
func (f *formats) write(p pattern, m moment) string {
	b := make([]byte, 0, 96)
	for _, part := range p {
		switch part.kind {
		case literal:
			b = append(b, part.text...)
		case year:
			b = strconv.AppendInt(b, int64(m.year), 10)
		case month:
			b = strconv.AppendInt(b, int64(m.month), 10)
		case month2:
			b = appendTwo(b, m.month)
		case monthShort:
			b = appendNth(b, f.monthsShort, m.month)
		case monthName:
			b = appendNth(b, f.months, m.month)
		case quarterName:
			b = appendNth(b, f.quarters, m.quarter)
		case day:
			b = strconv.AppendInt(b, int64(m.day), 10)
		case day2:
			b = appendTwo(b, m.day)
		case lastDay:
			b = strconv.AppendInt(b, int64(m.lastDay), 10)
		case weekdayShort:
			b = appendNth(b, f.weekdaysShort, weekday(m))
		case weekdayName:
			b = appendNth(b, f.weekdays, weekday(m))
		case hour:
			b = strconv.AppendInt(b, int64(m.hour), 10)
		case hour2:
			b = appendTwo(b, m.hour)
		case minute2:
			b = appendTwo(b, m.minute)
		}
	}
	return string(b)
}

// appendTwo appends n with at least two digits.
func appendTwo(b []byte, n int) []byte {
	if 0 <= n && n < 10 {
		b = append(b, '0')
	}
	return strconv.AppendInt(b, int64(n), 10)
}

// appendNth appends the nth of names, counted from 1, or n itself.
func appendNth(b []byte, names []string, n int) []byte {
	if n < 1 || n > len(names) {
		return strconv.AppendInt(b, int64(n), 10)
	}
	return append(b, names[n-1]...)
}

// weekday gives 1 for Monday to 7 for Sunday.
func weekday(m moment) int {
	fromSunday := time.Date(m.year, time.Month(m.month), m.day, 0, 0, 0, 0, time.UTC).Weekday()
	return (int(fromSunday)+6)%7 + 1
}
