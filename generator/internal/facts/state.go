package facts

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"konsulta/generator/internal/model"
)

// period finds when a consultation opens and closes: as it says, else from
// its first dated event to its last. Unknown and coarse dates leave it
// undated.
func (w *worker) period(c *Consultation) {
	opens, closes := c.Opens, c.Closes
	byEvents := opens.IsZero() && closes.IsZero()
	if byEvents {
		opens, closes = eventPeriod(c.Events, w.Zone)
	}
	if !opens.Exact() || !closes.Exact() {
		return
	}
	c.Dated, c.ByEvents = true, byEvents
	c.opens = opens
	c.Opening, _ = opens.Start(w.Zone)
	c.Closing, _ = closes.End(w.Zone)
	c.FirstDay, c.LastDay = opens.First, closes.First
}

// eventPeriod runs from the start of the first event to the end of the last;
// an event without an end lasts until the end of its day.
func eventPeriod(events []model.Event, zone *time.Location) (opens, closes model.When) {
	var first, last time.Time
	for i := range events {
		e := &events[i]
		if !e.Starts.Exact() {
			continue
		}
		end := e.Ends
		if end.IsZero() {
			end = model.On(e.Starts.First)
		}
		from, _ := e.Starts.Start(zone)
		to, _ := end.End(zone)
		if opens.IsZero() || from.Before(first) {
			opens, first = e.Starts, from
		}
		if closes.IsZero() || to.After(last) {
			closes, last = end, to
		}
	}
	return opens, closes
}

// figures works out rule, report deadline, counts and state.
func (w *worker) figures(c *Consultation) {
	if c.Dated {
		c.Rule = w.Consultation(c.Municipality.ID, c.Consultation, c.FirstDay)
	}
	working := c.Rule.Working()
	w.due(c)
	f := &c.ConsultationFacts
	if c.Rule != nil {
		f.DaysRequired = c.Rule.MinDays
	}
	if c.Dated && !c.ByEvents {
		f.DaysOpen = model.Number(w.days.count(c.FirstDay, c.LastDay, working))
		if f.DaysRequired.Known {
			f.MeetsMinimum = model.Told(f.DaysOpen.N >= f.DaysRequired.N)
		}
	}
	if c.Dated && c.Announced != 0 {
		f.NoticeDays = model.Number(w.days.count(c.Announced, c.FirstDay-1, working))
	}
	if r := c.Report; r != nil && r.Complete(c.Commented.N) {
		f.ReportPublished, f.Outcome = r.Published, r.Outcome
		if f.ReportDue != 0 {
			f.ReportDelayDays = model.Number(w.days.between(f.ReportDue, r.Published, working))
		}
	}
	answered(c)
	f.State = w.state(c)
	// Without a day of announcement the opening is the last day on which it
	// can have been announced.
	c.Unplanned = c.Entry == nil || c.Entry.AddedOn > cmp.Or(c.Announced, c.FirstDay, lastDate)
}

// due is the end of the day report_due_days after the day of closing, or of
// the day promised, whichever is earlier. What was cancelled owes no report.
func (w *worker) due(c *Consultation) {
	if c.Cancelled.On != 0 {
		return
	}
	if day := w.ReportDay(c); day != 0 {
		c.ReportDue = day
		c.Due = (day + 1).In(w.Zone)
	}
}

// ReportDay is the last day for the report by rule and promise, 0 where there
// is none. Of what was cancelled it is the day on which it would have been due.
func (s *Site) ReportDay(c *Consultation) model.Date {
	day := c.ReportPromised
	if byRule := s.ReportDue(c.Rule, c.LastDay); byRule != 0 && (day == 0 || byRule < day) {
		day = byRule
	}
	return day
}

// Share writes n of total, which n does not exceed, with at most four
// decimals, rounded half up; "" where there is nothing to share.
func Share(n, total int) model.Decimal {
	if total <= 0 {
		return ""
	}
	tenThousandths := (n*20000 + total) / (2 * total)
	s := strconv.Itoa(tenThousandths + 100000)[1:]
	s = s[:1] + "." + s[1:]
	for s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	if s[len(s)-1] == '.' {
		s = s[:len(s)-1]
	}
	return model.Decimal(s)
}

// state is the first that fits. Without its dates a consultation is never
// upcoming, open or closed, but a report that was promised can be overdue.
func (w *worker) state(c *Consultation) string {
	switch {
	case c.Cancelled.On != 0:
		return "cancelled"
	case c.ReportPublished != 0:
		return "reported"
	case c.Dated && w.AsOf.Before(c.Opening):
		return "upcoming"
	case c.Dated && w.AsOf.Before(c.Closing):
		return "open"
	case !c.Due.IsZero() && !w.AsOf.Before(c.Due):
		return "overdue"
	case c.Dated:
		return "closed"
	}
	return "undated"
}

// entry works out the state of a calendar entry: that of the consultation
// which realises it, else of the plan.
func (w *worker) entry(e *Entry) {
	if len(e.Consultations) > 0 {
		slices.SortStableFunc(e.Consultations, firstHeld)
		w.realised(e, e.Consultations[0])
		return
	}
	switch {
	case e.Decision != "":
		e.State = e.Decision
	case w.Today > e.PlannedUntil():
		e.State = "lapsed"
	default:
		e.State = "planned"
	}
}

// firstHeld puts what was cancelled behind what was held, what has no date
// behind what has one, and what opened later behind what opened earlier.
func firstHeld(a, b *Consultation) int {
	last := func(c *Consultation) int {
		switch {
		case c.Cancelled.On != 0:
			return 2
		case !c.Dated:
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(last(a), last(b)), a.Opening.Compare(b.Opening))
}

func (w *worker) realised(e *Entry, c *Consultation) {
	e.State, e.ConsultationState = c.State, c.State
	if !c.Dated {
		return
	}
	e.ConsultationOpens = c.opens
	neverOpened := c.Cancelled.On != 0 && c.Cancelled.On < c.FirstDay
	if !neverOpened && !w.AsOf.Before(c.Opening) {
		e.OpenedAsPlanned = model.Told(e.PlannedOpens.First <= c.FirstDay && c.FirstDay <= e.PlannedOpens.Last())
	}
}
