package facts

import (
	"cmp"
	"slices"

	"konsulta/generator/internal/model"
)

// Rules find the rule in force, and count days as it counts them. They serve
// what was held and what is only being prepared.
type Rules struct {
	list []model.Rule
	days days
}

// RulesOf are the rules of a site with its holidays.
func RulesOf(s *model.Settings) *Rules {
	return &Rules{list: s.Rules, days: newDays(s.Holidays)}
}

// Consultation is the rule in force for a consultation of a municipality that
// opens on a day, nil where none applies.
func (r *Rules) Consultation(municipality string, c *model.Consultation, opens model.Date) *model.Rule {
	forms := c.Forms
	if len(forms) == 0 {
		forms = []string{"written"}
	}
	return r.on(opens, func(a *model.AppliesTo) bool {
		return fits(a.Municipalities, municipality) && fits(a.Forms, forms...) &&
			fits(a.ActTypes, c.ActType) && (a.Obligation == "" || a.Obligation == c.Obligation)
	})
}

// Calendar is the rule in force for a municipality's calendar of a year, on
// 1 January, nil where none applies.
func (r *Rules) Calendar(municipality string, year int) *model.Rule {
	day, _ := model.NewDate(year, 1, 1)
	return r.on(day, func(a *model.AppliesTo) bool {
		return fits(a.Municipalities, municipality) && len(a.Forms) == 0 && len(a.ActTypes) == 0 && a.Obligation == ""
	})
}

// on picks, of the rules that fit and had begun on a day, the one that names
// most, then the latest.
func (r *Rules) on(day model.Date, fits func(*model.AppliesTo) bool) (best *model.Rule) {
	for i := range r.list {
		x := &r.list[i]
		if x.From > day || !fits(&x.AppliesTo) {
			continue
		}
		if best == nil || cmp.Or(cmp.Compare(x.AppliesTo.Named(), best.AppliesTo.Named()), cmp.Compare(x.From, best.From)) > 0 {
			best = x
		}
	}
	return best
}

// fits reports whether a narrowing names one of the values, or nothing.
func fits(named []string, values ...string) bool {
	return len(named) == 0 || slices.ContainsFunc(values, func(v string) bool { return slices.Contains(named, v) })
}

// FirstOpening is the first day on which what is announced on a day may open
// under a rule; 0 where the rule asks for no notice.
func (r *Rules) FirstOpening(x *model.Rule, announced model.Date) model.Date {
	if x == nil || !x.MinNoticeDays.Known {
		return 0
	}
	return r.days.after(announced-1, x.MinNoticeDays.N, x.Working()) + 1
}

// FirstClosing is the first day on which what opens on a day may close under
// a rule; 0 where the rule asks for no number of days.
func (r *Rules) FirstClosing(x *model.Rule, opens model.Date) model.Date {
	if x == nil || !x.MinDays.Known {
		return 0
	}
	return max(opens, r.days.after(opens-1, x.MinDays.N, x.Working()))
}

// DaysOpen counts the days from opening to closing as a rule counts them.
func (r *Rules) DaysOpen(x *model.Rule, opens, closes model.Date) int {
	return r.days.count(opens, closes, x.Working())
}

// ReportDue is the day by which the report on what closed on a day is due
// under a rule; 0 where the rule sets none.
func (r *Rules) ReportDue(x *model.Rule, closed model.Date) model.Date {
	if x == nil || !x.ReportDueDays.Known {
		return 0
	}
	return r.days.after(closed, x.ReportDueDays.N, x.Working())
}

// CalendarDue is the day by which a year's calendar is due under a rule; 0
// where the rule sets none.
func CalendarDue(x *model.Rule, year int) model.Date {
	if x == nil || x.CalendarDue == "" {
		return 0
	}
	if x.CalendarDueYear != "same" {
		year--
	}
	month, day := x.CalendarDay()
	due, ok := model.NewDate(year, month, day)
	if !ok { // 29 February in a year without it
		due, _ = model.NewDate(year, month, day-1)
	}
	return due
}
