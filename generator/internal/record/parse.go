package record

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

// ParseInt reads a whole number that is not negative.
func ParseInt(s string) (model.Int, *problem.Fault) {
	if len(s) > 12 {
		return model.Int{}, problem.New("number", "value", s)
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || strings.ContainsAny(s, "+-") {
		if m := thousands.FindStringSubmatch(s); m != nil && m[1] == "" && m[3] == "" {
			return model.Int{}, problem.New("number_thousands", "value", s, "suggestion", digits(m[2]))
		}
		return model.Int{}, problem.New("number", "value", s)
	}
	return model.Number(n), nil
}

var (
	// A sign, a number in groups of three, and what follows a decimal mark.
	thousands = regexp.MustCompile(`^(-?)([0-9]{1,3}(?:[ .,'\x{a0}\x{202f}][0-9]{3})+)([.,][0-9]+)?$`)
	decimal   = regexp.MustCompile(`^-?[0-9]{1,15}([.,][0-9]{1,15})?$`)
)

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// ParseDecimal reads a number with a decimal point or comma.
func ParseDecimal(s string) (model.Decimal, *problem.Fault) {
	if !decimal.MatchString(s) {
		if m := thousands.FindStringSubmatch(s); m != nil {
			return "", problem.New("number_thousands", "value", s, "suggestion", m[1]+digits(m[2])+m[3])
		}
		return "", problem.New("decimal", "value", s)
	}
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	s = strings.TrimLeft(strings.Replace(s, ",", ".", 1), "0")
	if s == "" || s[0] == '.' {
		s = "0" + s
	}
	return model.Decimal(sign + s), nil
}

// ParseYesNo reads yes or no, as the languages of the program write them.
func ParseYesNo(s string) (model.YesNo, *problem.Fault) {
	switch strings.ToLower(s) {
	case "yes", "true", "y", "да", "po", "1":
		return model.Yes, nil
	case "no", "false", "n", "не", "jo", "0":
		return model.No, nil
	}
	return model.Untold, problem.New("yes_no", "value", s)
}

// ParseCounts reads citizen=12;cso=3.
func ParseCounts(s string) (model.Counts, *problem.Fault) {
	var counts model.Counts
	for _, part := range splitList(s) {
		code, number, ok := strings.Cut(part, "=")
		if !ok {
			return nil, problem.New("counts", "value", part)
		}
		if f := addCount(&counts, strings.TrimSpace(code), strings.TrimSpace(number)); f != nil {
			return nil, f
		}
	}
	return counts, nil
}

func addCount(counts *model.Counts, code, number string) *problem.Fault {
	for _, c := range *counts {
		if c.Code == code {
			return problem.New("counts_twice", "value", code)
		}
	}
	if number == "" {
		return problem.New("counts", "value", code+"=")
	}
	n, f := ParseInt(number)
	if f == nil {
		*counts = append(*counts, model.Count{Code: code, N: n.N})
	}
	return f
}

// splitList takes a cell with a list apart: a;b.
func splitList(s string) []string {
	var list []string
	for part := range strings.SplitSeq(s, ";") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// Forms of dates that offices write, and what spreadsheets make of them.
var (
	isoDay     = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})(?:[T ](.+))?$`)
	localDay   = regexp.MustCompile(`^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\.?(?:\s?(?:година|год|г)\.?)?,?(?:[T ]\s*(.+))?$`)
	clock      = regexp.MustCompile(`^(\d{1,2}):(\d{2})(?::00)?(?:\s?(?:часот|ч\.?|h))?$`)
	coarse     = regexp.MustCompile(`^(\d{4})(?:-(?:(\d{2})|[Qq]([1-4])))?$`)
	serial     = regexp.MustCompile(`^[2-9]\d{4}([.,]\d+)?$`)
	shortYear  = regexp.MustCompile(`^(\d{1,2})[./-](\d{1,2})[./-](\d{2})\.?$`)
	slashes    = regexp.MustCompile(`^(\d{1,4})/(\d{1,2})/(\d{1,4})(?:\s.*)?$`)
	monthNamed = regexp.MustCompile(`^(?:(\d{1,2})[-. ])?(\p{L}{3,10})\.?[-. ](\d{2}|\d{4})$`)
)

// ParseWhen reads a date, with a clock time if it has one, or a coarse one:
// what the field allows is for [Leaf.Allows] to say.
func ParseWhen(s string) (model.When, *problem.Fault) {
	if plainDay(s) {
		return onDay(s, s[:4], s[5:7], s[8:], "")
	}
	if m := isoDay.FindStringSubmatch(s); m != nil {
		return onDay(s, m[1], m[2], m[3], m[4])
	}
	if m := localDay.FindStringSubmatch(s); m != nil {
		return onDay(s, m[3], m[2], m[1], m[4])
	}
	if m := coarse.FindStringSubmatch(s); m != nil {
		return inSpan(s, m[1], m[2], m[3])
	}
	return model.When{}, mistakenDate(s)
}

// plainDay tells 2026-05-29, as nearly all dates are written, without the
// patterns for the rest.
func plainDay(s string) bool {
	if len(s) != len("2026-05-29") || s[4] != '-' || s[7] != '-' {
		return false
	}
	for i := range len(s) {
		if i != 4 && i != 7 && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}

func onDay(s, year, month, day, at string) (model.When, *problem.Fault) {
	d, ok := model.NewDate(number(year), number(month), number(day))
	if !ok {
		return model.When{}, problem.New("date_unknown", "value", s)
	}
	if at = strings.TrimSpace(at); at == "" {
		return model.On(d), nil
	}
	m := clock.FindStringSubmatch(at)
	if m == nil {
		return model.When{}, problem.New("date_form", "value", s)
	}
	hour, minute := number(m[1]), number(m[2])
	if hour == 24 && minute == 0 {
		return model.When{}, problem.New("clock_24", "value", s, "suggestion", d.String())
	}
	if hour > 23 || minute > 59 {
		return model.When{}, problem.New("date_unknown", "value", s)
	}
	return model.At(d, hour, minute), nil
}

func inSpan(s, year, month, quarter string) (model.When, *problem.Fault) {
	w := model.When{Span: model.Year}
	first := 1
	switch {
	case month != "":
		w.Span, first = model.Month, number(month)
	case quarter != "":
		w.Span, first = model.Quarter, number(quarter)*3-2
	}
	d, ok := model.NewDate(number(year), first, 1)
	if !ok {
		return w, problem.New("date_unknown", "value", s)
	}
	w.First = d
	return w, nil
}

func number(s string) int {
	n, _ := strconv.Atoi(s) // digits by the pattern that found it
	return n
}

// mistakenDate says what a text that is no date probably was.
func mistakenDate(s string) *problem.Fault {
	switch {
	case serial.MatchString(s):
		whole, _, _ := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
		day := model.DateOf(time.Date(1899, 12, 30+number(whole), 0, 0, 0, 0, time.UTC))
		return problem.New("date_serial", "value", s, "suggestion", day.String())
	case slashes.MatchString(s):
		return problem.New("date_slashes", "value", s)
	case shortYear.MatchString(s):
		m := shortYear.FindStringSubmatch(s)
		return problem.New("date_short_year", "value", s, "suggestion", m[1]+"."+m[2]+".20"+m[3])
	}
	if m := monthNamed.FindStringSubmatch(s); m != nil {
		if suggestion := namedMonth(m[1], m[2], m[3]); suggestion != "" {
			return problem.New("date_month_name", "value", s, "suggestion", suggestion)
		}
	}
	return problem.New("date_form", "value", s)
}

// months are the first letters of the names of months in English, Macedonian
// and Albanian.
var months = strings.Fields(`jan feb mar apr may jun jul aug sep oct nov dec
	јан фев мар апр мај јун јул авг сеп окт ное дек
	jan shk mar pri maj qer kor gus sht tet nën dhj`)

// namedMonth turns May and 26 into 2026-05, or into "" where no month has
// that name.
func namedMonth(day, name, year string) string {
	if len(year) == 2 {
		year = "20" + year
	}
	for i, m := range months {
		if strings.HasPrefix(strings.ToLower(name), m) {
			w, _ := inSpan("", year, twoDigits(i%12+1), "")
			if day != "" {
				w, _ = onDay("", year, twoDigits(i%12+1), day, "")
			}
			return w.String()
		}
	}
	return ""
}

func twoDigits(n int) string { return strconv.Itoa(n + 100)[1:] }

// Allows says whether a date has a form that the field may hold.
func (f *Field) Allows(w model.When, written string) *problem.Fault {
	_, _, clocked := w.Clock()
	switch {
	case w.Span != model.Day && !f.Planned && !f.Coarse:
		return problem.New("date_coarse", "value", written)
	case clocked && !f.Moment:
		return problem.New("date_clock", "value", written, "suggestion", w.First.String())
	case f.Closing && clocked:
		if h, m, _ := w.Clock(); h == 0 && m == 0 {
			return problem.New("closing_midnight", "value", written,
				"before", (w.First - 1).String(), "same", w.First.String())
		}
	}
	return nil
}
