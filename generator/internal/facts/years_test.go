package facts_test

import (
	"fmt"
	"strings"
	"testing"
)

// A covered municipality without a calendar is late when the day of the rule
// has passed; where nothing is known, or no rule asks, nothing is said.
func TestCalendarMissing(t *testing.T) {
	rule := settings + "rules: [{from: 2020-01-01, calendar_due: 01-31, calendar_due_year: same}]\n"
	register := func(from string) string {
		return "id,name_mk,publishes_from\nprimer,Пример," + from + "\n"
	}
	for _, tt := range []struct{ name, site, from, asOf, want string }{
		{"the day has passed", rule, "2025-06-01", "2026-02-01 00:00", "calendar_on_time 0/1 0\n"},
		{"it is the day", rule, "2025-06-01", "2026-01-31 12:00", ""},
		{"due before it began to publish here", rule, "2026-02-01", "2026-06-01 00:00", ""},
		{"no rule", settings, "2025-06-01", "2026-06-01 00:00", ""},
	} {
		s := at(t, load(t, "site.yaml", tt.site, "municipalities.csv", register(tt.from)), tt.asOf)
		if got := figures(s.Accountability(s.Municipality("primer"), 2026), ""); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A year in which a covered municipality held nothing is one of its years; one
// before it began to publish here is not covered, and nor is one after it
// stopped.
func TestYears(t *testing.T) {
	const plan = "id,title_mk,planned_opens\na,А,2026-02\n"
	const one = "id,title_mk,opens,closes\nx,Наслов,2024-05-01,2024-05-20\n"
	for _, tt := range []struct {
		name, register, asOf string
		files                []string
		want                 string // years, those that are not covered in brackets; the latest
	}{
		{"nothing", ",,", "2026-06-01 00:00", nil, "0"},
		{"since a first of January", "2024-01-01,,", "2026-06-01 00:00", nil, "2024 2025 2026 2026"},
		{"since the middle of a year", "2024-03-01,,", "2026-06-01 00:00", nil, "2025 2026 2026"},
		{"until a year", "2024-01-01,2024-12-31,", "2026-06-01 00:00", nil, "2024 2024"},
		{"records of the time before", "2025-01-01,,", "2026-06-01 00:00", []string{"consultations.csv", one}, "(2024) 2025 2026 2026"},
		{"from the first record", ",,", "2026-06-01 00:00", []string{"consultations.csv", one}, "2024 2025 2026 2026"},
		{"of a monitor", ",,monitor", "2026-06-01 00:00", []string{"consultations.csv", one}, "(2024) 2024"},
		{"a calendar without its adoption", ",,", "2026-06-01 00:00", []string{"calendar/2026.csv", plan}, "2026 2026"},
		{"that calendar, and something later", ",,", "2027-06-01 00:00", []string{"calendar/2026.csv", plan,
			"consultations.csv", "id,title_mk,opens,closes\nx,Наслов,2027-05-01,2027-05-20\n"}, "2026 2027 2027"},
		{"a calendar of the next year", ",,", "2025-12-30 00:00", []string{"calendar/2026.csv", plan, "consultations.csv", one},
			"2024 2025 2026 2025"},
	} {
		files := append([]string{"municipalities.csv", "id,name_mk,publishes_from,publishes_until,maintained_by\nprimer,Пример," + tt.register + "\n"}, tt.files...)
		s := at(t, load(t, files...), tt.asOf)
		m := s.Municipality("primer")
		var got []string
		for _, year := range s.Years(m) {
			text := fmt.Sprint(year)
			if !s.Accountability(m, year).Covered {
				text = "(" + text + ")"
			}
			got = append(got, text)
		}
		if got := strings.Join(append(got, fmt.Sprint(s.Latest(m))), " "); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// The median of an even number of values lies between two, below zero too.
func TestMedianBetweenTwo(t *testing.T) {
	s := at(t, load(t, "site.yaml", fifteen,
		"consultations.csv", "id,title_mk,opens,closes\na,А,2026-01-01,2026-01-10\nb,Б,2026-01-01,2026-01-15\n",
		"reports.csv", "consultation,published,outcome,no_comments\na,2026-01-24,adopted_unchanged,yes\nb,2026-01-28,adopted_unchanged,yes\n"),
		"2026-06-15 12:00")
	m := s.Accountability(s.Municipality("primer"), 2026)
	if got, want := figures(m, "days_open")+figures(m, "report_delay"), "days_open_median 0/2 12.5\nreport_delay_median 0/2 -1.5\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// That there were no comments is a figure; that nobody says how many there
// were is none.
func TestNoCommentsAndUnknown(t *testing.T) {
	report := func(rest string) string {
		s := at(t, load(t, "consultations.csv", "id,title_mk,opens,closes\na,А,2026-01-01,2026-01-10\n",
			"reports.csv", "consultation,published,outcome,no_comments,you_said_mk\na,2026-01-24,adopted_unchanged,"+rest+"\n"), "2026-06-15 12:00")
		m := s.Accountability(s.Municipality("primer"), 2026)
		return figures(m, "comments") + figures(m, "answered") + figures(m, "text_changed")
	}
	if got := report("yes,"); got != "comments 0/1 0\n" {
		t.Errorf("no comments: %q", got)
	}
	if got := report(",Текст"); got != "" {
		t.Errorf("unknown comments: %q", got)
	}
}
