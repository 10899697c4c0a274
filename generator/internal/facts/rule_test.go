package facts_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
)

// The rules below are told apart by their min_days.
func TestRuleInForce(t *testing.T) {
	for _, tt := range []struct {
		name, rules, record string
		want                string
	}{
		{"none", "", "opens: 2026-05-01", ""},
		{"from the day of opening on", "  - {from: 2026-05-01, min_days: 1}\n", "opens: 2026-05-01", "1"},
		{"not from the day after", "  - {from: 2026-05-02, min_days: 1}\n", "opens: 2026-05-01", ""},
		{"the clock of opening does not matter", "  - {from: 2026-05-01, min_days: 1}\n", "opens: 2026-05-01T00:01", "1"},
		{"announced before, opened after", "  - {from: 2020-01-01, min_days: 1}\n  - {from: 2026-05-01, min_days: 2}\n",
			"announced: 2026-04-01\nopens: 2026-05-01", "2"},
		{"the latest", "  - {from: 2022-01-01, min_days: 2}\n  - {from: 2024-01-01, min_days: 3}\n  - {from: 2020-01-01, min_days: 1}\n",
			"opens: 2026-05-01", "3"},
		{"the latest that had begun", "  - {from: 2022-01-01, min_days: 2}\n  - {from: 2027-01-01, min_days: 3}\n  - {from: 2020-01-01, min_days: 1}\n",
			"opens: 2026-05-01", "2"},
		{"the one that names more, though older",
			"  - {from: 2020-01-01, applies_to: {municipalities: [primer]}, min_days: 1}\n  - {from: 2024-01-01, min_days: 2}\n",
			"opens: 2026-05-01", "1"},
		{"of those that name as much the latest",
			"  - {from: 2020-01-01, applies_to: {municipalities: [primer]}, min_days: 1}\n" +
				"  - {from: 2021-01-01, applies_to: {forms: [forum]}, min_days: 2}\n  - {from: 2024-01-01, min_days: 3}\n",
			"opens: 2026-05-01\nforms: [forum]", "2"},
		{"several values of one kind name one thing",
			"  - {from: 2020-01-01, applies_to: {forms: [forum, survey, written]}, min_days: 1}\n" +
				"  - {from: 2021-01-01, applies_to: {municipalities: [primer]}, min_days: 2}\n",
			"opens: 2026-05-01\nforms: [forum]", "2"},
		{"two things before one",
			"  - {from: 2020-01-01, applies_to: {forms: [forum], obligation: obligatory}, min_days: 1}\n" +
				"  - {from: 2021-01-01, applies_to: {municipalities: [primer]}, min_days: 2}\n",
			"opens: 2026-05-01\nforms: [forum]\nobligation: obligatory", "1"},
		{"one that names more but has not begun",
			"  - {from: 2027-01-01, applies_to: {municipalities: [primer]}, min_days: 1}\n  - {from: 2020-01-01, min_days: 2}\n",
			"opens: 2026-05-01", "2"},
		{"another municipality's", "  - {from: 2020-01-01, applies_to: {municipalities: [drug]}, min_days: 1}\n", "opens: 2026-05-01", ""},
		{"one of the municipalities", "  - {from: 2020-01-01, applies_to: {municipalities: [drug, primer]}, min_days: 1}\n", "opens: 2026-05-01", "1"},
		{"another form", "  - {from: 2020-01-01, applies_to: {forms: [forum]}, min_days: 1}\n", "opens: 2026-05-01\nforms: [survey]", ""},
		{"one of the forms", "  - {from: 2020-01-01, applies_to: {forms: [forum, survey]}, min_days: 1}\n",
			"opens: 2026-05-01\nforms: [other, survey]", "1"},
		{"written where no form is told", "  - {from: 2020-01-01, applies_to: {forms: [written]}, min_days: 1}\n", "opens: 2026-05-01", "1"},
		{"not written where another form is told", "  - {from: 2020-01-01, applies_to: {forms: [written]}, min_days: 1}\n",
			"opens: 2026-05-01\nforms: [forum]", ""},
		{"the kind of act", "  - {from: 2020-01-01, applies_to: {act_types: [budget, tariff]}, min_days: 1}\n",
			"opens: 2026-05-01\nact_type: tariff", "1"},
		{"an unknown kind of act", "  - {from: 2020-01-01, applies_to: {act_types: [budget]}, min_days: 1}\n", "opens: 2026-05-01", ""},
		{"obligatory", "  - {from: 2020-01-01, applies_to: {obligation: obligatory}, min_days: 1}\n", "opens: 2026-05-01\nobligation: obligatory", "1"},
		{"an unknown obligation", "  - {from: 2020-01-01, applies_to: {obligation: obligatory}, min_days: 1}\n", "opens: 2026-05-01", ""},
		{"nothing is inherited",
			"  - {from: 2020-01-01, min_days: 1}\n  - {from: 2020-01-01, applies_to: {municipalities: [primer]}, report_due_days: 5}\n",
			"opens: 2026-05-01", ""},
		{"the day of the first event", "  - {from: 2020-01-01, min_days: 1}\n  - {from: 2026-05-08, min_days: 2}\n",
			"events: [{id: b, starts: 2026-05-08}, {id: a, starts: 2026-05-07}]", "1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rules := settings
			if tt.rules != "" {
				rules += "rules:\n" + tt.rules
			}
			record := "title: {mk: Наслов}\n" + tt.record + "\n"
			if tt.record[0] == 'o' || tt.record[0] == 'a' {
				record += "closes: 2026-06-20\n"
			}
			c := one(t, load(t, "site.yaml", rules, "consultations/x.yaml", record), never)
			if got := c.DaysRequired.String(); got != tt.want {
				t.Errorf("DaysRequired = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestRuleOfCalendar(t *testing.T) {
	site := load(t, "site.yaml", settings+`rules:
  - {from: 2025-01-01, calendar_due: 01-31}
  - {from: 2026-01-02, calendar_due: 02-15}
  - {from: 2020-01-01, applies_to: {municipalities: [drug]}, calendar_due: 12-31}
  - {from: 2020-01-02, applies_to: {forms: [written]}, calendar_due: 03-01}
  - {from: 2020-01-03, applies_to: {act_types: [budget]}, calendar_due: 03-02}
  - {from: 2020-01-04, applies_to: {obligation: voluntary}, calendar_due: 03-03}
`, "calendar.csv", "id,year,title_mk,planned_opens\na,2024,А,2024-05\nb,2025,Б,2025-05\nc,2026,В,2026-05\nd,2027,Г,2027-05\n",
		"municipalities/drug/calendar.csv", "id,year,title_mk,planned_opens\na,2027,А,2027-05\n")
	want := map[int]string{2024: "", 2025: "01-31", 2026: "01-31", 2027: "02-15"}
	s := at(t, site, never)
	for _, c := range s.Municipality("primer").Calendars {
		got := ""
		if c.Rule != nil {
			got = c.Rule.CalendarDue
		}
		if got != want[c.Year] {
			t.Errorf("the calendar of %d is due on %q, want %q", c.Year, got, want[c.Year])
		}
	}
	if got := s.Municipality("drug").Calendars[0].Rule.CalendarDue; got != "12-31" {
		t.Errorf("the calendar of drug is due on %q, want 12-31", got)
	}
}

// Counts of working days are those of counting day by day.
func TestWorkingDaysCountedOneByOne(t *testing.T) {
	holidays := map[model.Date]bool{}
	settings := model.Settings{Rules: []model.Rule{{From: 1, Days: "working", ReportDueDays: model.Number(0)}}}
	draw := rand.New(rand.NewPCG(1, 2))
	start, _ := model.NewDate(2026, 1, 1)
	for range 60 {
		day := start + model.Date(draw.IntN(400))
		holidays[day] = true
		settings.Holidays = append(settings.Holidays, day.String())
	}
	working := func(d model.Date) bool {
		return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday && !holidays[d]
	}
	count := func(first, last model.Date) (n int) {
		for d := first; d <= last; d++ {
			if working(d) {
				n++
			}
		}
		return n
	}
	for range 500 {
		opens := start + model.Date(draw.IntN(365))
		closes := opens + model.Date(draw.IntN(60))
		dueDays := draw.IntN(30)
		settings.Rules[0].ReportDueDays = model.Number(dueDays)
		due := closes
		for n := dueDays; n > 0; {
			due++
			if working(due) {
				n--
			}
		}
		published := due + model.Date(draw.IntN(40)-20)
		delay := count(due+1, published)
		if published < due {
			delay = -count(published+1, due)
		}
		site := &model.Site{Settings: settings, Zone: time.UTC, Municipalities: []*model.Municipality{{ID: "primer",
			Consultations: []*model.Consultation{{ID: "x", Opens: model.On(opens), Closes: model.On(closes), Announced: opens - 30}},
			Reports:       []*model.Report{{Consultation: "x", Published: published, NoComments: model.Yes}}}}}
		c := facts.At(site, (published + 100).In(time.UTC), false).Municipality("primer").Consultation("x")
		if c.DaysOpen.N != count(opens, closes) || c.NoticeDays.N != count(opens-30, opens-1) {
			t.Errorf("%s to %s: open %s, notice %s, want %d, %d", opens, closes, c.DaysOpen, c.NoticeDays,
				count(opens, closes), count(opens-30, opens-1))
		}
		if c.ReportDue != due || c.ReportDelayDays.N != delay {
			t.Errorf("%s + %d: due %s, delay of %s %s, want %s, %d", closes, dueDays, c.ReportDue, published, c.ReportDelayDays, due, delay)
		}
	}
}
