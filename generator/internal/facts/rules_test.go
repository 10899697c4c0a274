package facts_test

import (
	"fmt"
	"testing"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
)

// TestProposedDatesKeepTheRule: what is planned by the rule, from any day on,
// keeps it once it is held, and a day less would not.
func TestProposedDatesKeepTheRule(t *testing.T) {
	for _, kind := range []string{"calendar", "working"} {
		rules := "holidays: [2026-01-01, 2026-01-07, 2026-05-01]\nrules:\n  - {from: 2020-01-01, min_days: 20, min_notice_days: 5, report_due_days: 15, days: " + kind + "}\n"
		empty := load(t, "site.yaml", settings+rules)
		r := facts.RulesOf(&empty.Settings)
		x := r.Consultation("primer", &model.Consultation{}, date(t, "2026-01-01"))
		for today := date(t, "2025-12-20"); today < date(t, "2026-01-20"); today++ {
			opens := r.FirstOpening(x, today)
			closes := r.FirstClosing(x, opens)
			hold := func(opens, closes model.Date) *facts.Consultation {
				return one(t, load(t, "site.yaml", settings+rules, "consultations/x.yaml",
					fmt.Sprintf("title: X\nannounced: %s\nopens: %s\ncloses: %s\n", today, opens, closes)), "2027-01-01 00:00")
			}
			c := hold(opens, closes)
			if c.DaysOpen.N != 20 || c.MeetsMinimum != model.Yes || c.NoticeDays.N != 5 || r.DaysOpen(x, opens, closes) != 20 {
				t.Errorf("%s: announced %s, opens %s, closes %s: open %v days, notice %v", kind, today, opens, closes, c.DaysOpen, c.NoticeDays)
			}
			if due := r.ReportDue(x, closes); due != c.ReportDue {
				t.Errorf("%s: report due %s, want %s", kind, due, c.ReportDue)
			}
			if less := hold(opens-1, closes-1); less.NoticeDays.N >= 5 && less.DaysOpen.N >= 20 {
				t.Errorf("%s: announced %s, it may open on %s already", kind, today, opens-1)
			}
		}
	}
}

func TestNothingIsProposedWithoutARule(t *testing.T) {
	var r *model.Rule
	rules := facts.RulesOf(&model.Settings{})
	today := date(t, "2026-05-01")
	if rules.FirstOpening(r, today) != 0 || rules.FirstClosing(r, today) != 0 || rules.ReportDue(r, today) != 0 || facts.CalendarDue(r, 2026) != 0 {
		t.Error("a day is proposed that no rule names")
	}
	r = &model.Rule{}
	if rules.FirstOpening(r, today) != 0 || rules.FirstClosing(r, today) != 0 || rules.ReportDue(r, today) != 0 || facts.CalendarDue(r, 2026) != 0 {
		t.Error("a day is proposed that the rule does not name")
	}
}

func TestCalendarDueUnderARule(t *testing.T) {
	for _, tt := range []struct{ due, year, want string }{
		{"01-31", "same", "2027-01-31"},
		{"12-31", "previous", "2026-12-31"},
		{"02-29", "same", "2027-02-28"},
	} {
		if got := facts.CalendarDue(&model.Rule{CalendarDue: tt.due, CalendarDueYear: tt.year}, 2027); got.String() != tt.want {
			t.Errorf("%s of the %s year for 2027 is %s, want %s", tt.due, tt.year, got, tt.want)
		}
	}
}
