package facts_test

import (
	"fmt"
	"testing"

	"konsulta/generator/internal/facts"
)

// told is what a calendar shows of an entry: state, state, opening and
// opened-as-planned of the consultation.
func told(e *facts.Entry) string {
	return fmt.Sprintf("%s %s %s %s", e.State, e.ConsultationState, e.ConsultationOpens, e.OpenedAsPlanned)
}

func TestEntryWithoutConsultation(t *testing.T) {
	for _, tt := range []struct {
		name, entry string
		lines       []line
	}{
		{"a day", "planned_opens: 2026-05-10", []line{{"2026-05-10 23:59", "planned"}, {"2026-05-11 00:00", "lapsed"}}},
		{"a month", "planned_opens: 2026-02", []line{{"2026-02-28 23:59", "planned"}, {"2026-03-01 00:00", "lapsed"}}},
		{"a leap month", "planned_opens: 2024-02", []line{{"2024-02-29 23:59", "planned"}, {"2024-03-01 00:00", "lapsed"}}},
		{"a quarter", "planned_opens: 2026-Q2", []line{{"2026-06-30 23:59", "planned"}, {"2026-07-01 00:00", "lapsed"}}},
		{"the last quarter", "planned_opens: 2026-Q4", []line{{"2026-12-31 23:59", "planned"}, {"2027-01-01 00:00", "lapsed"}}},
		{"a year", "planned_opens: 2026", []line{{"2026-12-31 23:59", "planned"}, {"2027-01-01 00:00", "lapsed"}}},
		{"to the end of the planned closing", "planned_opens: 2026-05-10\nplanned_closes: 2026-06", []line{
			{"2026-05-11 00:00", "planned"}, {"2026-06-30 23:59", "planned"}, {"2026-07-01 00:00", "lapsed"}}},
		{"a closing inside the opening", "planned_opens: 2026-Q2\nplanned_closes: 2026-05", []line{
			{"2026-06-01 00:00", "planned"}, {"2026-07-01 00:00", "lapsed"}}},
		{"postponed", "planned_opens: 2026-05\ndecision: postponed\nreason: {mk: Р}\ndecided_on: 2026-05-20", []line{
			{"2026-05-19 23:59", "planned"}, {"2026-05-20 00:00", "postponed"}, {"2027-01-01 00:00", "postponed"}}},
		{"cancelled once lapsed", "planned_opens: 2026-05\ndecision: cancelled\nreason: {mk: Р}\ndecided_on: 2026-06-20", []line{
			{"2026-05-31 23:59", "planned"}, {"2026-06-19 23:59", "lapsed"}, {"2026-06-20 00:00", "cancelled"}}},
		{"merged", "planned_opens: 2026-05\ndecision: merged\nmerged_into: other\nreason: {mk: Р}\ndecided_on: 2026-05-20", []line{
			{"2026-05-19 23:59", "planned"}, {"2026-05-20 00:00", "merged"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			entry := "entries:\n  - {id: other, title: {mk: Друга}, planned_opens: 2099}\n  - id: plan\n    title: {mk: План}\n"
			for _, l := range lines(tt.entry) {
				entry += "    " + l + "\n"
			}
			site := load(t, "calendar/2026.yaml", entry)
			for _, l := range tt.lines {
				e := primer(t, site, l.minute).Entry("plan")
				if got := told(e); got != l.want+"   " {
					t.Errorf("at %s the entry is %q, want %q", l.minute, got, l.want+"   ")
				}
				if decided := l.want != "planned" && l.want != "lapsed"; decided != (e.Decision != "") ||
					decided != (e.DecidedOn != 0) || decided == e.Reason.Empty() || decided == (e.MergedInto == "") && l.want == "merged" {
					t.Errorf("at %s, %s, the decision is %q of %s, merged into %q", l.minute, l.want, e.Decision, e.DecidedOn, e.MergedInto)
				}
			}
		})
	}
}

func TestEntryWithConsultation(t *testing.T) {
	for _, tt := range []struct {
		name, planned, consultation string
		lines                       []line
	}{
		{"inside the month", "2026-05", "announced: 2026-04-20\nopens: 2026-05-31T10:00\ncloses: 2026-06-20", []line{
			{"2026-04-19 23:59", "planned   "},
			{"2026-04-20 00:00", "upcoming upcoming 2026-05-31T10:00 "},
			{"2026-05-31 09:59", "upcoming upcoming 2026-05-31T10:00 "},
			{"2026-05-31 10:00", "open open 2026-05-31T10:00 yes"},
			{"2026-06-21 00:00", "closed closed 2026-05-31T10:00 yes"}}},
		{"announced once lapsed, outside", "2026-05", "announced: 2026-06-02\nopens: 2026-06-03\ncloses: 2026-06-20", []line{
			{"2026-06-01 00:00", "lapsed   "},
			{"2026-06-02 00:00", "upcoming upcoming 2026-06-03 "},
			{"2026-06-03 00:00", "open open 2026-06-03 no"}}},
		{"the first day of the month", "2026-05", "opens: 2026-05-01\ncloses: 2026-06-20", []line{{never, "closed closed 2026-05-01 yes"}}},
		{"the day before the month", "2026-05", "opens: 2026-04-30\ncloses: 2026-06-20", []line{{never, "closed closed 2026-04-30 no"}}},
		{"the planned day", "2026-05-10", "opens: 2026-05-10T23:00\ncloses: 2026-06-20", []line{{never, "closed closed 2026-05-10T23:00 yes"}}},
		{"the day after the planned day", "2026-05-10", "opens: 2026-05-11\ncloses: 2026-06-20", []line{{never, "closed closed 2026-05-11 no"}}},
		{"the last day of the quarter", "2026-Q2", "opens: 2026-06-30\ncloses: 2026-07-20", []line{{never, "closed closed 2026-06-30 yes"}}},
		{"after the quarter", "2026-Q2", "opens: 2026-07-01\ncloses: 2026-07-20", []line{{never, "closed closed 2026-07-01 no"}}},
		{"inside the year", "2026", "opens: 2026-12-01\ncloses: 2026-12-20", []line{{never, "closed closed 2026-12-01 yes"}}},
		{"by its events", "2026-05", "events: [{id: a, starts: 2026-05-08T18:00}]", []line{
			{"2026-05-08 17:59", "upcoming upcoming 2026-05-08T18:00 "}, {"2026-05-08 18:00", "open open 2026-05-08T18:00 yes"}}},
		{"undated", "2026-05", "source_url: https://example.org/1\nopens: 2026-05", []line{{never, "undated undated  "}}},
		{"cancelled before it opened", "2026-05", "opens: 2026-05-10\ncloses: 2026-05-30\ncancelled: {on: 2026-05-09, reason: {mk: Р}}", []line{
			{"2026-05-08 23:59", "upcoming upcoming 2026-05-10 "},
			{"2026-05-09 00:00", "cancelled cancelled 2026-05-10 "}, {never, "cancelled cancelled 2026-05-10 "}}},
		{"cancelled once open", "2026-05", "opens: 2026-05-10\ncloses: 2026-05-30\ncancelled: {on: 2026-05-12, reason: {mk: Р}}", []line{
			{"2026-05-11 23:59", "open open 2026-05-10 yes"}, {"2026-05-12 00:00", "cancelled cancelled 2026-05-10 yes"}}},
		{"decided otherwise, and held all the same", "2026-05\n    decision: postponed\n    reason: {mk: Р}\n    decided_on: 2026-04-01",
			"opens: 2026-05-10\ncloses: 2026-05-30", []line{{never, "closed closed 2026-05-10 yes"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			site := load(t, "consultations/x.yaml", "title: {mk: Наслов}\nentry: plan\n"+tt.consultation+"\n",
				"calendar/2026.yaml", "entries:\n  - id: plan\n    title: {mk: План}\n    planned_opens: "+tt.planned+"\n")
			for _, l := range tt.lines {
				if got := told(primer(t, site, l.minute).Entry("plan")); got != l.want {
					t.Errorf("at %s the entry is %q, want %q", l.minute, got, l.want)
				}
			}
		})
	}
}

// An entry's consultation has its id where it names none.
func TestEntryOfTheSameID(t *testing.T) {
	m := primer(t, load(t, "consultations.csv", "id,title_mk,opens,closes,entry\nx,Прва,2026-05-10,2026-05-30,\nz,Друга,2026-05-10,2026-05-30,y\n",
		"calendar/2026.csv", "id,title_mk,planned_opens\nx,Прва,2026-05\ny,Друга,2026-05\nz,Трета,2026-05\n"), never)
	for id, want := range map[string]string{"x": "closed", "y": "closed", "z": "lapsed"} {
		if got := m.Entry(id).State; got != want {
			t.Errorf("entry %s is %s, want %s", id, got, want)
		}
	}
	if m.Consultation("x").Entry != m.Entry("x") || m.Consultation("z").Entry != m.Entry("y") {
		t.Error("the consultations have not the entries that they name")
	}
}

// Of several consultations the one that opened first tells the state, and one
// that was cancelled or has no date only where there is no other.
func TestEntryWithSeveralConsultations(t *testing.T) {
	const head = "id,title_mk,opens,closes,source_url,cancelled_on,cancelled_reason_mk,entry\n"
	for _, tt := range []struct{ name, rows, want, order string }{
		{"the first to open", "b,Б,2026-05-20T12:00,2026-08-30,,,,plan\na,А,2026-05-20T08:00,2026-05-30,,,,plan\n",
			"closed closed 2026-05-20T08:00 yes", "[a b]"},
		{"as written where they open together", "b,Б,2026-05-20,2026-08-30,,,,plan\na,А,2026-05-20,2026-05-30,,,,plan\n",
			"open open 2026-05-20 yes", "[b a]"},
		{"undated", "a,А,,,https://example.org/1,,,plan\nb,Б,2026-05-20,2026-08-30,,,,plan\n",
			"open open 2026-05-20 yes", "[b a]"},
		{"cancelled", "a,А,2026-05-01,2026-05-30,,2026-05-02,Грешка,plan\nb,Б,2026-06-01,2026-08-30,,,,plan\nc,В,,,https://example.org/1,,,plan\n",
			"open open 2026-06-01 no", "[b c a]"},
		{"all cancelled", "b,Б,2026-05-20,2026-08-30,,2026-05-02,Грешка,plan\na,А,2026-05-01,2026-05-30,,2026-04-02,Грешка,plan\n",
			"cancelled cancelled 2026-05-01 ", "[a b]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			site := load(t, "consultations.csv", head+tt.rows, "calendar/2026.csv", "id,title_mk,planned_opens\nplan,План,2026-05\n")
			e := primer(t, site, "2026-08-01 00:00").Entry("plan")
			var order []string
			for _, c := range e.Consultations {
				order = append(order, c.ID)
			}
			if got := told(e); got != tt.want || fmt.Sprint(order) != tt.order {
				t.Errorf("entry is %q with %v, want %q with %s", got, order, tt.want, tt.order)
			}
		})
	}
}

// Of an entry that is carried over only the last is realised; each year has
// its own, and the later one from the decision to postpone on.
func TestEntryCarriedOver(t *testing.T) {
	site := load(t, "calendar.csv", `id,year,title_mk,planned_opens,decision,reason_mk,decided_on
plan,2024,План,2024-05,postponed,Нема буџет,2024-11-01
plan,2026,План,2026-05,,,
plan,2025,План,2025-05,postponed,Нема буџет,2025-06-15
other,2025,Друга,2025-07,,,
`, "consultations.csv", "id,title_mk,announced,opens,closes,entry\nx,Наслов,2026-05-02,2026-05-10,2026-05-30,plan\n")
	for _, tt := range []struct{ minute, want string }{
		{"2024-06-01 00:00", "2024 lapsed, 2025 planned, "},
		{"2024-11-01 00:00", "2024 postponed, 2025 planned, 2025 planned, "},
		{"2025-06-14 23:59", "2024 postponed, 2025 lapsed, 2025 planned, "},
		{"2025-06-15 00:00", "2024 postponed, 2025 postponed, 2025 planned, 2026 planned, "},
		{"2026-05-02 00:00", "2024 postponed, 2025 postponed, 2025 lapsed, 2026 upcoming, "},
		{never, "2024 postponed, 2025 postponed, 2025 lapsed, 2026 closed, "},
	} {
		m := primer(t, site, tt.minute)
		got := ""
		for _, c := range m.Calendars {
			for _, e := range c.Entries {
				got += fmt.Sprint(c.Year, " ", e.State, ", ")
				last := e == m.Entry(e.ID)
				if e.Last != last {
					t.Errorf("at %s %s of %d is the last: %t, want %t", tt.minute, e.ID, c.Year, e.Last, last)
				}
				if c.Year < 2026 && (len(e.Consultations) > 0 || e.ConsultationState != "" || !e.ConsultationOpens.IsZero()) {
					t.Errorf("at %s a consultation realises %s of %d", tt.minute, e.ID, c.Year)
				}
			}
		}
		if got != tt.want {
			t.Errorf("at %s the entries are %s want %s", tt.minute, got, tt.want)
		}
	}
	earlier := primer(t, site, never).Entry("plan").Earlier
	if len(earlier) != 2 || earlier[0].Year.N != 2024 || earlier[1].Year.N != 2025 {
		t.Errorf("before the last there are %v, want those of 2024 and 2025", earlier)
	}
}

func TestUnplanned(t *testing.T) {
	for _, tt := range []struct {
		name, added, consultation string
		want                      bool
	}{
		{"in the plan from its start", "", "announced: 2026-04-20\nopens: 2026-05-01\ncloses: 2026-05-20", false},
		{"added before the announcement", "2026-04-19", "announced: 2026-04-20\nopens: 2026-05-01\ncloses: 2026-05-20", false},
		{"added on the day of the announcement", "2026-04-20", "announced: 2026-04-20\nopens: 2026-05-01\ncloses: 2026-05-20", false},
		{"added after the announcement", "2026-04-21", "announced: 2026-04-20\nopens: 2026-05-01\ncloses: 2026-05-20", true},
		{"added before the opening, announced on an unknown day", "2026-05-01", "opens: 2026-05-01\ncloses: 2026-05-20", false},
		{"added after the opening, announced on an unknown day", "2026-05-02", "opens: 2026-05-01\ncloses: 2026-05-20", true},
		{"added, all dates unknown", "2026-05-02", "source_url: https://example.org/1", false},
		{"added after the as-of", "2027-01-01", "opens: 2026-05-01\ncloses: 2026-05-20", true},
	} {
		entry := "id,title_mk,planned_opens,added_on\nx,План,2026-05," + tt.added + "\n"
		site := load(t, "calendar/2026.csv", entry, "consultations/x.yaml", "title: {mk: Наслов}\n"+tt.consultation+"\n")
		if got := one(t, site, never).Unplanned; got != tt.want {
			t.Errorf("%s: Unplanned = %t, want %t", tt.name, got, tt.want)
		}
	}
	c := one(t, load(t, "consultations.csv", "id,title_mk,opens,closes\nx,Наслов,2026-05-01,2026-05-20\n"), never)
	if !c.Unplanned || c.Entry != nil {
		t.Error("a consultation without an entry is not unplanned")
	}
}
