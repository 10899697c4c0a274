package model

import "time"

// Date is a day, counted from 1 January of the year 1, which is 1. Zero is no
// date.
type Date int32

const unixDay = 719163 // 1970-01-01 as a Date

// NewDate returns the day; ok is false for a day that the calendar lacks.
func NewDate(year, month, day int) (d Date, ok bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != day || year < 1 || year > 9999 {
		return 0, false
	}
	return Date(t.Unix()/86400) + unixDay, true
}

// DateOf returns the day of an instant in its own zone.
func DateOf(t time.Time) Date {
	d, _ := NewDate(t.Year(), int(t.Month()), t.Day())
	return d
}

// YMD returns year, month (1 to 12) and day of the month.
func (d Date) YMD() (year, month, day int) {
	y, m, day := d.utc().Date()
	return y, int(m), day
}

// Year returns the year, or 0 for no date.
func (d Date) Year() int {
	if d == 0 {
		return 0
	}
	return d.utc().Year()
}

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.utc().Weekday() }

// String writes 2026-05-29, or "" for no date.
func (d Date) String() string {
	return string(d.Append(nil))
}

// Append writes the day as String does.
func (d Date) Append(dst []byte) []byte {
	if d == 0 {
		return dst
	}
	y, m, day := d.YMD()
	return appendTwo(append(appendTwo(append(appendYear(dst, y), '-'), m), '-'), day)
}

func appendYear(dst []byte, y int) []byte { return appendTwo(appendTwo(dst, y/100), y%100) }

func appendTwo(dst []byte, n int) []byte { return append(dst, byte('0'+n/10), byte('0'+n%10)) }

// In returns the first instant of the day in a time zone: 00:00, or the end
// of the gap where the zone skips midnight.
func (d Date) In(zone *time.Location) time.Time {
	y, m, day := d.YMD()
	t := time.Date(y, time.Month(m), day, 0, 0, 0, 0, zone)
	start, end := t.ZoneBounds()
	switch {
	case t.Day() != day: // midnight is skipped, and t is before the gap
		return end
	case t.Hour() != 0: // t is behind it
		return start
	case start.IsZero():
		return t
	}
	// Where clocks are put back over midnight, the day begins with the first.
	_, before := start.Add(-time.Second).Zone()
	_, now := t.Zone()
	if first := t.Add(time.Duration(now-before) * time.Second); first.Before(start) && first.Day() == day {
		return first
	}
	return t
}

func (d Date) utc() time.Time { return time.Unix(int64(d-unixDay)*86400, 0).UTC() }

// Span is how much of the calendar a When covers.
type Span uint8

// The spans, from the finest.
const (
	Day Span = iota
	Month
	Quarter
	Year
)

// When is a moment as a record gives it: a day, a day with a clock time, or,
// for plans and for what old sources tell, a month, a quarter or a year. The
// zero value is "not given".
type When struct {
	First Date  // first day of the span
	Span  Span  // Day unless coarse
	clock int16 // minutes after midnight plus one; 0 is no clock time
}

// On is the When of a day.
func On(d Date) When { return When{First: d} }

// At is the When of a day and a clock time.
func At(d Date, hour, minute int) When {
	return When{First: d, clock: int16(hour*60 + minute + 1)}
}

// IsZero reports that no date is given.
func (w When) IsZero() bool { return w.First == 0 }

// Exact reports a date that names its day.
func (w When) Exact() bool { return w.First != 0 && w.Span == Day }

// Clock returns hour and minute, and whether the record gives them.
func (w When) Clock() (hour, minute int, ok bool) {
	if w.clock == 0 {
		return 0, 0, false
	}
	return int(w.clock-1) / 60, int(w.clock-1) % 60, true
}

// Last returns the last day of the span.
func (w When) Last() Date {
	if w.First == 0 || w.Span == Day {
		return w.First
	}
	y, m, _ := w.First.YMD()
	months := [...]int{Month: 1, Quarter: 3, Year: 12}[w.Span]
	return DateOf(time.Date(y, time.Month(m+months), 0, 0, 0, 0, 0, time.UTC))
}

// String writes the date as it is published: 2026-05-29, 2026-05-29T16:00,
// 2026-05, 2026-Q2 or 2026.
func (w When) String() string {
	return string(w.Append(nil))
}

// Append writes the date as String does.
func (w When) Append(dst []byte) []byte {
	if w.First == 0 {
		return dst
	}
	y, m, _ := w.First.YMD()
	switch w.Span {
	case Month:
		return appendTwo(append(appendYear(dst, y), '-'), m)
	case Quarter:
		return append(appendYear(dst, y), '-', 'Q', byte('0'+(m+2)/3))
	case Year:
		return appendYear(dst, y)
	}
	dst = w.First.Append(dst)
	if h, min, ok := w.Clock(); ok {
		dst = appendTwo(append(appendTwo(append(dst, 'T'), h), ':'), min)
	}
	return dst
}

// Start returns the instant at which something that opens then begins: the
// clock time, else 00:00 of the first day. exists is false for a clock time
// that the zone skips; one that it has twice is the later.
func (w When) Start(zone *time.Location) (at time.Time, exists bool) {
	h, min, ok := w.Clock()
	if !ok {
		return w.First.In(zone), true
	}
	return w.wall(h, min, zone)
}

// End returns the instant at which something that closes then is over: the
// clock time, else 24:00 of the last day.
func (w When) End(zone *time.Location) (at time.Time, exists bool) {
	h, min, ok := w.Clock()
	if !ok {
		return (w.Last() + 1).In(zone), true
	}
	return w.wall(h, min, zone)
}

func (w When) wall(h, min int, zone *time.Location) (time.Time, bool) {
	y, m, d := w.First.YMD()
	t := time.Date(y, time.Month(m), d, h, min, 0, 0, zone)
	if _, end := t.ZoneBounds(); !end.IsZero() {
		_, now := t.Zone()
		_, next := end.Zone()
		if later := t.Add(time.Duration(now-next) * time.Second); !later.Before(end) {
			t = later
		}
	}
	return t, t.Day() == d && t.Hour() == h && t.Minute() == min
}
