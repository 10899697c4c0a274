package model_test

import (
	"testing"
	"time"
	_ "time/tzdata"

	"konsulta/generator/internal/model"
)

func date(t *testing.T, year, month, day int) model.Date {
	t.Helper()
	d, ok := model.NewDate(year, month, day)
	if !ok {
		t.Fatalf("NewDate(%d, %d, %d) is no day", year, month, day)
	}
	return d
}

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func TestNewDate(t *testing.T) {
	for _, tt := range []struct {
		year, month, day int
		want             model.Date
		ok               bool
	}{
		{1, 1, 1, 1, true},
		{1, 12, 31, 365, true},
		{2, 1, 1, 366, true},
		{4, 2, 29, 3*365 + 60, true},
		{1970, 1, 1, 719163, true},
		{9999, 12, 31, 3652059, true},
		{2024, 2, 29, 738945, true},
		{2023, 2, 29, 0, false},
		{1900, 2, 29, 0, false}, // no leap year
		{2000, 2, 29, 730179, true},
		{2026, 4, 31, 0, false},
		{2026, 13, 1, 0, false},
		{2026, 0, 1, 0, false},
		{2026, 1, 0, 0, false},
		{0, 12, 31, 0, false},
		{-1, 1, 1, 0, false},
		{10000, 1, 1, 0, false},
	} {
		got, ok := model.NewDate(tt.year, tt.month, tt.day)
		if got != tt.want || ok != tt.ok {
			t.Errorf("NewDate(%d, %d, %d) = %d, %t, want %d, %t", tt.year, tt.month, tt.day, int(got), ok, int(tt.want), tt.ok)
		}
	}
}

// Every day of the years 1 to 9999 follows the one before it.
func TestEveryDate(t *testing.T) {
	year, month, day := 1, 1, 1
	for d := model.Date(1); d <= 3652059; d++ {
		y, m, dd := d.YMD()
		if y != year || m != month || dd != day || d.Weekday() != time.Weekday(d%7) {
			t.Fatalf("day %d is %d-%d-%d, a %s, want %d-%d-%d, a %s", int(d), y, m, dd, d.Weekday(), year, month, day, time.Weekday(d%7))
		}
		length := []int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1]
		if month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			length = 29
		}
		if day++; day > length {
			month, day = month+1, 1
		}
		if month > 12 {
			year, month = year+1, 1
		}
	}
}

func TestDateArithmetic(t *testing.T) {
	for _, tt := range []struct {
		from model.Date
		days int
		want string
	}{
		{date(t, 2024, 2, 28), 1, "2024-02-29"},
		{date(t, 2024, 2, 28), 2, "2024-03-01"},
		{date(t, 2026, 2, 28), 1, "2026-03-01"},
		{date(t, 2100, 2, 28), 1, "2100-03-01"},
		{date(t, 2026, 12, 31), 1, "2027-01-01"},
		{date(t, 2026, 1, 1), -1, "2025-12-31"},
		{date(t, 1970, 1, 1), -1, "1969-12-31"},
		{date(t, 2, 1, 1), -1, "0001-12-31"},
		{date(t, 2026, 3, 28), 2, "2026-03-30"}, // over the change to summer time
		{0, 0, ""},
	} {
		if got := (tt.from + model.Date(tt.days)).String(); got != tt.want {
			t.Errorf("%s + %d = %q, want %q", tt.from, tt.days, got, tt.want)
		}
	}
	if got := date(t, 2025, 1, 1) - date(t, 2024, 1, 1); got != 366 {
		t.Errorf("2024 has %d days, want 366", got)
	}
}

func TestDateYear(t *testing.T) {
	for d, want := range map[model.Date]int{0: 0, 1: 1, 365: 1, 366: 2, date(t, 2024, 12, 31): 2024, date(t, 9999, 12, 31): 9999} {
		if got := d.Year(); got != want {
			t.Errorf("Date(%d).Year() = %d, want %d", int(d), got, want)
		}
	}
}

// The day of an instant is that of the zone it is in.
func TestDateOf(t *testing.T) {
	at := time.Date(2026, 5, 28, 22, 30, 0, 0, time.UTC)
	if got := model.DateOf(at).String(); got != "2026-05-28" {
		t.Errorf("in UTC it is %s, want 2026-05-28", got)
	}
	if got := model.DateOf(at.In(zone(t, "Europe/Skopje"))).String(); got != "2026-05-29" {
		t.Errorf("in Skopje it is %s, want 2026-05-29", got)
	}
}

func TestWhen(t *testing.T) {
	for _, tt := range []struct {
		when       model.When
		text, last string
		exact      bool
	}{
		{model.When{}, "", "", false},
		{model.On(date(t, 2026, 5, 29)), "2026-05-29", "2026-05-29", true},
		{model.At(date(t, 2026, 5, 29), 0, 0), "2026-05-29T00:00", "2026-05-29", true},
		{model.At(date(t, 2026, 5, 29), 16, 5), "2026-05-29T16:05", "2026-05-29", true},
		{model.At(date(t, 2026, 5, 29), 23, 59), "2026-05-29T23:59", "2026-05-29", true},
		{model.On(1), "0001-01-01", "0001-01-01", true},
		{model.On(date(t, 9999, 12, 31)), "9999-12-31", "9999-12-31", true},
		{model.When{First: date(t, 2026, 5, 1), Span: model.Month}, "2026-05", "2026-05-31", false},
		{model.When{First: date(t, 2024, 2, 1), Span: model.Month}, "2024-02", "2024-02-29", false},
		{model.When{First: date(t, 2026, 2, 1), Span: model.Month}, "2026-02", "2026-02-28", false},
		{model.When{First: date(t, 2026, 12, 1), Span: model.Month}, "2026-12", "2026-12-31", false},
		{model.When{First: date(t, 2026, 1, 1), Span: model.Quarter}, "2026-Q1", "2026-03-31", false},
		{model.When{First: date(t, 2026, 4, 1), Span: model.Quarter}, "2026-Q2", "2026-06-30", false},
		{model.When{First: date(t, 2026, 7, 1), Span: model.Quarter}, "2026-Q3", "2026-09-30", false},
		{model.When{First: date(t, 2026, 10, 1), Span: model.Quarter}, "2026-Q4", "2026-12-31", false},
		{model.When{First: date(t, 2026, 1, 1), Span: model.Year}, "2026", "2026-12-31", false},
		{model.When{First: 1, Span: model.Year}, "0001", "0001-12-31", false},
		{model.When{First: date(t, 9999, 1, 1), Span: model.Year}, "9999", "9999-12-31", false},
		{model.When{First: date(t, 9999, 10, 1), Span: model.Quarter}, "9999-Q4", "9999-12-31", false},
	} {
		if tt.when.String() != tt.text || tt.when.Last().String() != tt.last || tt.when.Exact() != tt.exact || tt.when.IsZero() != (tt.text == "") {
			t.Errorf("%+v: %q until %q, exact %t, none %t, want %q until %q, exact %t", tt.when,
				tt.when, tt.when.Last(), tt.when.Exact(), tt.when.IsZero(), tt.text, tt.last, tt.exact)
		}
	}
}

func TestClock(t *testing.T) {
	day := date(t, 2026, 5, 29)
	if h, m, ok := model.On(day).Clock(); h != 0 || m != 0 || ok {
		t.Errorf("a day has the clock time %d:%02d, %t", h, m, ok)
	}
	for _, want := range [][2]int{{0, 0}, {0, 1}, {16, 0}, {23, 59}} {
		if h, m, ok := model.At(day, want[0], want[1]).Clock(); h != want[0] || m != want[1] || !ok {
			t.Errorf("Clock() = %d:%02d, %t, want %d:%02d", h, m, ok, want[0], want[1])
		}
	}
	if model.At(day, 0, 0) == model.On(day) {
		t.Error("midnight is the same as no clock time")
	}
}

func TestStartAndEnd(t *testing.T) {
	for _, tt := range []struct {
		name, zone string
		when       model.When
		start, end string // in UTC
		exists     bool
	}{
		{"a day in winter", "Europe/Skopje", model.On(date(t, 2026, 1, 15)), "2026-01-14T23:00", "2026-01-15T23:00", true},
		{"a day in summer", "Europe/Skopje", model.On(date(t, 2026, 7, 15)), "2026-07-14T22:00", "2026-07-15T22:00", true},
		{"a clock time", "Europe/Skopje", model.At(date(t, 2026, 7, 15), 16, 30), "2026-07-15T14:30", "2026-07-15T14:30", true},
		{"a month", "Europe/Skopje", model.When{First: date(t, 2026, 3, 1), Span: model.Month}, "2026-02-28T23:00", "2026-03-31T22:00", true},
		{"the day that lacks an hour", "Europe/Skopje", model.On(date(t, 2026, 3, 29)), "2026-03-28T23:00", "2026-03-29T22:00", true},
		{"before the gap", "Europe/Skopje", model.At(date(t, 2026, 3, 29), 1, 59), "2026-03-29T00:59", "2026-03-29T00:59", true},
		{"the first minute of the gap", "Europe/Skopje", model.At(date(t, 2026, 3, 29), 2, 0), "", "", false},
		{"the last minute of the gap", "Europe/Skopje", model.At(date(t, 2026, 3, 29), 2, 59), "", "", false},
		{"after the gap", "Europe/Skopje", model.At(date(t, 2026, 3, 29), 3, 0), "2026-03-29T01:00", "2026-03-29T01:00", true},
		{"the day with an hour more", "Europe/Skopje", model.On(date(t, 2026, 10, 25)), "2026-10-24T22:00", "2026-10-25T23:00", true},
		{"before the hour that comes twice", "Europe/Skopje", model.At(date(t, 2026, 10, 25), 1, 59), "2026-10-24T23:59", "2026-10-24T23:59", true},
		{"twice, so the later", "Europe/Skopje", model.At(date(t, 2026, 10, 25), 2, 0), "2026-10-25T01:00", "2026-10-25T01:00", true},
		{"twice, to its end", "Europe/Skopje", model.At(date(t, 2026, 10, 25), 2, 59), "2026-10-25T01:59", "2026-10-25T01:59", true},
		{"once again", "Europe/Skopje", model.At(date(t, 2026, 10, 25), 3, 0), "2026-10-25T02:00", "2026-10-25T02:00", true},
		{"twice in the far future", "Europe/Skopje", model.At(date(t, 2090, 10, 29), 2, 30), "2090-10-29T01:30", "2090-10-29T01:30", true},
		{"half an hour twice", "Australia/Lord_Howe", model.At(date(t, 2026, 4, 5), 1, 45), "2026-04-04T15:15", "2026-04-04T15:15", true},
		{"half an hour is skipped", "Australia/Lord_Howe", model.At(date(t, 2026, 10, 4), 2, 15), "", "", false},
		{"midnight is skipped", "Africa/Cairo", model.On(date(t, 2026, 4, 24)), "2026-04-23T22:00", "2026-04-24T21:00", true},
		{"the day before midnight is skipped", "Africa/Cairo", model.On(date(t, 2026, 4, 23)), "2026-04-22T22:00", "2026-04-23T22:00", true},
		{"midnight is skipped in the west", "America/Havana", model.On(date(t, 2026, 3, 8)), "2026-03-08T05:00", "2026-03-09T04:00", true},
		{"midnight comes twice", "America/Havana", model.On(date(t, 2026, 11, 1)), "2026-11-01T04:00", "2026-11-02T05:00", true},
		{"clocks go back at midnight", "Asia/Beirut", model.On(date(t, 2026, 10, 25)), "2026-10-24T22:00", "2026-10-25T22:00", true},
		{"a zone without changes", "UTC", model.On(date(t, 2026, 5, 29)), "2026-05-29T00:00", "2026-05-30T00:00", true},
		{"the first day of all", "UTC", model.On(1), "0001-01-01T00:00", "0001-01-02T00:00", true},
		{"the last day of all", "Europe/Skopje", model.On(date(t, 9999, 12, 31)), "9999-12-30T23:00", "9999-12-31T23:00", true},
	} {
		z := zone(t, tt.zone)
		start, exists := tt.when.Start(z)
		end, endExists := tt.when.End(z)
		if exists != tt.exists || endExists != tt.exists {
			t.Errorf("%s: %s exists %t, %t, want %t", tt.name, tt.when, exists, endExists, tt.exists)
		}
		const form = "2006-01-02T15:04"
		if s, e := start.UTC().Format(form), end.UTC().Format(form); exists && (s != tt.start || e != tt.end) {
			t.Errorf("%s: %s is from %s to %s, want %s to %s", tt.name, tt.when, s, e, tt.start, tt.end)
		}
	}
}

// A day begins with its first instant in every zone, and lasts until the next
// begins.
func TestDaysFollowEachOther(t *testing.T) {
	for _, name := range []string{"UTC", "Europe/Skopje", "Africa/Cairo", "America/Havana", "America/Santiago", "Asia/Beirut",
		"Asia/Tehran", "Australia/Lord_Howe", "Pacific/Chatham"} {
		z := zone(t, name)
		for d := date(t, 2010, 1, 1); d < date(t, 2040, 1, 1); d++ {
			at := d.In(z)
			if model.DateOf(at) != d || model.DateOf(at.Add(-time.Second)) != d-1 {
				t.Errorf("in %s the %s begins %s, the second before is on %s", name, d, at, model.DateOf(at.Add(-time.Second)))
			}
		}
	}
}
