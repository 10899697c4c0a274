package locale

import (
	"errors"
	"fmt"
	"strings"
)

// formats is what the program reads out of a language's words once, when they
// are loaded.
type formats struct {
	numbers numbers

	months, monthsShort, weekdays, weekdaysShort, quarters []string

	full, long, medium, short, monthOnly, quarterOnly, yearOnly pattern
	dayMonth, clock, dateTime, rangeDays                        pattern

	comma, and string // between the items of a list, and before its last
}

// newFormats reads the words that word gives for a key. Its errors name the
// key.
func newFormats(word func(key string) string) (*formats, error) {
	f := new(formats)
	for _, list := range []struct {
		key  string
		want int
		to   *[]string
	}{
		{"date.months", 12, &f.months},
		{"date.months_short", 12, &f.monthsShort},
		{"date.weekdays", 7, &f.weekdays},
		{"date.weekdays_short", 7, &f.weekdaysShort},
		{"date.quarters", 4, &f.quarters},
	} {
		*list.to = strings.Split(word(list.key), between)
		if len(*list.to) != list.want {
			return nil, fmt.Errorf("%s has %d values, not %d separated by %q",
				list.key, len(*list.to), list.want, between)
		}
	}
	for _, p := range []struct {
		key string
		to  *pattern
	}{
		{"date.pattern_full", &f.full},
		{"date.pattern_long", &f.long},
		{"date.pattern_medium", &f.medium},
		{"date.pattern_short", &f.short},
		{"date.pattern_month", &f.monthOnly},
		{"date.pattern_quarter", &f.quarterOnly},
		{"date.pattern_year", &f.yearOnly},
		{"date.pattern_day_month", &f.dayMonth},
		{"date.pattern_time", &f.clock},
		{"date.pattern_datetime_text", &f.dateTime},
		{"date.range_days", &f.rangeDays},
	} {
		var err error
		if *p.to, err = newPattern(word(p.key)); err != nil {
			return nil, fmt.Errorf("%s: %w", p.key, err)
		}
	}
	var err error
	if f.comma, f.and, err = newList(word("date.list_and")); err != nil {
		return nil, err
	}
	f.numbers, err = newNumbers(word("date.number"), word("date.number_four_digits"), word("date.percent"))
	return f, err
}

// newList reads a sample such as "{a}, {b} and {c}".
func newList(sample string) (comma, and string, err error) {
	_, rest, a := strings.Cut(sample, "{a}")
	comma, rest, b := strings.Cut(rest, "{b}")
	and, _, c := strings.Cut(rest, "{c}")
	if !a || !b || !c {
		return "", "", errors.New("date.list_and is no list of {a}, {b} and {c}")
	}
	return comma, and, nil
}

// Long writes a date for running text: "29 May 2026", "29 мај 2026 г.".
func (l *Lang) Long(y, m, d int) string {
	return l.formats.write(l.formats.long, moment{year: y, month: m, day: d})
}

// Full writes a date with its weekday.
func (l *Lang) Full(y, m, d int) string {
	return l.formats.write(l.formats.full, moment{year: y, month: m, day: d})
}

// Medium writes a date with the month shortened.
func (l *Lang) Medium(y, m, d int) string {
	return l.formats.write(l.formats.medium, moment{year: y, month: m, day: d})
}

// Short writes a date in numbers, for tables.
func (l *Lang) Short(y, m, d int) string {
	return l.formats.write(l.formats.short, moment{year: y, month: m, day: d})
}

// DayMonth writes a date whose year is told elsewhere.
func (l *Lang) DayMonth(m, d int) string {
	return l.formats.write(l.formats.dayMonth, moment{month: m, day: d})
}

// Month writes a month of a year: "May 2026".
func (l *Lang) Month(y, m int) string {
	return l.formats.write(l.formats.monthOnly, moment{year: y, month: m, day: 1})
}

// Quarter writes a quarter, 1 to 4, of a year: "2nd quarter 2026".
func (l *Lang) Quarter(y, q int) string {
	return l.formats.write(l.formats.quarterOnly, moment{year: y, month: 3*q - 2, day: 1, quarter: q})
}

// Year writes a year as a date: "2026", "2026 г.".
func (l *Lang) Year(y int) string {
	return l.formats.write(l.formats.yearOnly, moment{year: y, month: 1, day: 1})
}

// DateTime writes a date with the hour, for deadlines and events:
// "29 May 2026 at 16:00".
func (l *Lang) DateTime(y, m, d, hour, minute int) string {
	return l.formats.write(l.formats.dateTime, moment{year: y, month: m, day: d, hour: hour, minute: minute})
}

// Clock writes a time of day, in 24 hours: "16:00".
func (l *Lang) Clock(hour, minute int) string {
	return l.formats.write(l.formats.clock, moment{hour: hour, minute: minute})
}

// EndOfDay writes a deadline without an hour from its date, which is already
// written in this language: "29 May 2026, end of the day".
func (l *Lang) EndOfDay(date string) string {
	return l.T("date.end_of_day", "date", date)
}

// Range writes a period from a first to a last day without repeating the month
// or year that both share: "1 – 29 May 2026", "1 May – 29 June 2026". A single
// day is written as such.
func (l *Lang) Range(y1, m1, d1, y2, m2, d2 int) string {
	if y1 == y2 && m1 == m2 {
		if d1 == d2 {
			return l.Long(y1, m1, d1)
		}
		return l.formats.write(l.formats.rangeDays, moment{year: y1, month: m1, day: d1, lastDay: d2})
	}
	from := l.Long(y1, m1, d1)
	if y1 == y2 {
		from = l.DayMonth(m1, d1)
	}
	return l.T("date.range_long", "from", from, "to", l.Long(y2, m2, d2))
}

// List joins items into an enumeration: "a, b and c".
func (l *Lang) List(items []string) string {
	last := len(items) - 1
	if last < 1 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:last], l.formats.comma) + l.formats.and + items[last]
}
