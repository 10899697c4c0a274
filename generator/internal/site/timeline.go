package site

import (
	"cmp"
	"slices"
	"time"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
)

// timelineEvents is how many meetings the timeline shows; the page lists all.
const timelineEvents = 6

// timeline is a consultation from its plan to its report, in the order of
// time.
func (l *language) timeline(p *Page, c *facts.Consultation) []Step {
	steps := l.keySteps(c)
	if len(c.Events) <= timelineEvents {
		for i := range c.Events {
			e := &c.Events[i]
			steps = l.addStep(steps, Fact{Label: l.Label("event_kind", cmp.Or(e.Kind, "other")), Value: l.when(e.Starts),
				Href: "#event-" + e.ID, Datetime: machine(e.Starts, l.Zone)}, e.Starts, false)
		}
	}
	if c.ReportPublished != 0 {
		steps = l.addDay(steps, "reports", "session_date", c.Report.Decision.SessionDate)
		steps = l.addDay(steps, "reports", "decision_due", c.Report.DecisionDue)
	}
	slices.SortStableFunc(steps, func(a, b step) int { return a.at.Compare(b.at) })
	if e := c.Entry; e != nil {
		// What was planned comes before what was done, however late it was.
		steps = slices.Concat(l.addStep(nil, Fact{Label: l.Column("calendar", "planned_opens"), Value: l.when(e.PlannedOpens),
			Href: p.Root + CalendarPath(l.Tag(), e.Municipality.ID, e.Year.N) + "#entry-" + e.ID}, e.PlannedOpens, false), steps)
	}
	list := make([]Step, len(steps))
	for i := range steps {
		list[i] = steps[i].Step
	}
	return list
}

// step is a Step with the moment by which it has its place.
type step struct {
	Step
	at time.Time
}

// keySteps are the dates that every consultation has.
func (l *language) keySteps(c *facts.Consultation) []step {
	opens, closes := c.Opens, c.Closes
	if c.ByEvents {
		opens, closes = model.On(c.FirstDay), model.On(c.LastDay)
	}
	const table = "consultations"
	steps := l.addDay(make([]step, 0, 8), table, "announced", c.Announced)
	steps = l.addStep(steps, Fact{Label: l.Column(table, "opens"), Value: l.zoned(l.when(opens), opens), Datetime: machine(opens, l.Zone)}, opens, false)
	steps = l.addStep(steps, Fact{Label: l.Column(table, "closes"), Value: l.zoned(l.deadline(closes), closes), Datetime: machine(closes, l.Zone)}, closes, true)
	if c.State != "cancelled" && c.ReportPublished == 0 {
		steps = l.addDay(steps, table, "report_due", c.ReportDue)
	}
	steps = l.addDay(steps, table, "cancelled_on", c.Cancelled.On)
	return l.addDay(steps, table, "report_published", c.ReportPublished)
}

func (l *language) addDay(steps []step, table, column string, d model.Date) []step {
	if d == 0 {
		return steps
	}
	return l.addStep(steps, Fact{Label: l.Column(table, column), Value: l.date(d), Datetime: d.String()}, model.On(d), column == "report_due")
}

// addStep adds what happens at a moment. What one can do until then is past when
// its day has ended, all else when its day has begun.
func (l *language) addStep(steps []step, f Fact, at model.When, until bool) []step {
	if at.IsZero() {
		return steps
	}
	moment, _ := at.Start(l.Zone)
	if until {
		moment, _ = at.End(l.Zone)
	}
	return append(steps, step{Step{f, !moment.After(l.AsOf)}, moment})
}

// periodFacts are what the rule in force says of the length of a consultation.
func (l *language) periodFacts(c *facts.Consultation) []Fact {
	f := factList{l: l, table: "consultations"}
	if !c.FirstCloses.IsZero() {
		f.put(Fact{Value: l.deadline(c.FirstCloses), Datetime: machine(c.FirstCloses, l.Zone)}, "first_closes")
	}
	if c.DaysOpen.Known {
		length := l.N("ui.n_days", c.DaysOpen.N)
		if c.Rule != nil && c.Rule.Days == "working" {
			length = l.N("ui.n_working_days", c.DaysOpen.N)
		}
		f.add("days_open", length)
	}
	if c.DaysOpen.Known && c.DaysRequired.Known {
		f.add("days_required", l.Int(c.DaysRequired.N))
		f.add("meets_minimum", l.yesNo(c.MeetsMinimum))
	}
	if c.NoticeDays.Known {
		f.add("notice_days", l.Int(c.NoticeDays.N))
	}
	if c.Rule != nil {
		f.phrase("legal_ref", l.phrase(c.Rule.LegalRef, nil))
	}
	return f.list
}
