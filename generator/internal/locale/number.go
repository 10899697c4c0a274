package locale

import (
	"errors"
	"strconv"
	"strings"
)

// numbers says how a language writes numbers. Groups have three digits, the
// minus is a hyphen, the digits are 0 to 9.
type numbers struct {
	group, decimal               string
	groupFrom                    int // digits before the decimal mark from which groups are made
	percentBefore, percentBehind string
}

const digits = "0123456789"

// newNumbers reads samples: a long number (1,234,567.5), one with four digits
// (1,234 or 1234) and a percentage (25.6%).
func newNumbers(long, four, percent string) (numbers, error) {
	var n numbers
	marks := strings.FieldsFunc(long, func(r rune) bool { return '0' <= r && r <= '9' })
	last := len(marks) - 1
	if last < 0 || !startsWithDigit(long) || strings.HasSuffix(long, marks[last]) {
		return n, errors.New("date.number is no number such as 1,234,567.5")
	}
	n.decimal = marks[last]
	if last > 0 {
		n.group = marks[0]
	}
	n.groupFrom = 4
	if strings.Trim(four, digits) == "" {
		n.groupFrom = 5
	}
	first := strings.IndexAny(percent, digits)
	if first < 0 {
		return n, errors.New("date.percent is no percentage such as 25.6%")
	}
	n.percentBefore = percent[:first]
	n.percentBehind = percent[strings.LastIndexAny(percent, digits)+1:]
	return n, nil
}

func startsWithDigit(s string) bool {
	return s != "" && '0' <= s[0] && s[0] <= '9'
}

// Int writes a whole number: "12,345", "12.345".
func (l *Lang) Int(n int) string {
	if -1000 < n && n < 1000 {
		return strconv.Itoa(n)
	}
	return l.Decimal(strconv.Itoa(n))
}

// Decimal writes a number that is given with a decimal point and no groups
// ("-1234.50"), keeping its decimals. Anything else is given back as it is.
func (l *Lang) Decimal(canonical string) string {
	unsigned := strings.TrimPrefix(canonical, "-")
	whole, fraction, point := strings.Cut(unsigned, ".")
	if !isDigits(whole) || point && !isDigits(fraction) {
		return canonical
	}
	n := &l.formats.numbers
	b := make([]byte, 0, 64)
	if len(unsigned) < len(canonical) {
		b = append(b, '-')
	}
	for i := range len(whole) {
		if left := len(whole) - i; i > 0 && left%3 == 0 && len(whole) >= n.groupFrom {
			b = append(b, n.group...)
		}
		b = append(b, whole[i])
	}
	if point {
		b = append(b, n.decimal...)
		b = append(b, fraction...)
	}
	return string(b)
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, digits) == ""
}

// Percent writes a share in per cent with at most one decimal, rounded half up
// from the exact fraction: "25.6%", "25,6 %". A share of nothing is "".
func (l *Lang) Percent(numerator, denominator int) string {
	if denominator == 0 {
		return ""
	}
	part, of := int64(numerator), int64(denominator)
	if of < 0 {
		part, of = -part, -of
	}
	// Whole and rest apart, so that no large numerator overflows; the rest is
	// not negative, so that half up is half up below zero too.
	whole, rest := part/of, part%of
	if rest < 0 {
		whole, rest = whole-1, rest+of
	}
	tenths := whole*1000 + (rest*2000+of)/(2*of)

	sign := ""
	if tenths < 0 {
		sign, tenths = "-", -tenths
	}
	text := sign + strconv.FormatInt(tenths/10, 10)
	if tenths%10 != 0 {
		text += "." + strconv.FormatInt(tenths%10, 10)
	}
	n := &l.formats.numbers
	return n.percentBefore + l.Decimal(text) + n.percentBehind
}
