package facts

import "konsulta/generator/internal/model"

// Days counts the days from one day to another, negative when to is earlier:
// working days, Monday to Friday less the site's holidays, or all.
func (s *Site) Days(from, to model.Date, working bool) int { return s.days.between(from, to, working) }

// AnnounceBy is the last day on which a consultation that opens on a day can
// be announced under a rule. Without a rule, or where it asks for no notice,
// that is the day of opening.
func (s *Site) AnnounceBy(opens model.Date, r *model.Rule) model.Date {
	if r == nil {
		return opens
	}
	return s.days.before(opens, r.MinNoticeDays.N, r.Working())
}

// EarliestOpening is the first day on which a consultation that was announced
// on a day can open under a rule: AnnounceBy read the other way.
func (s *Site) EarliestOpening(announced model.Date, r *model.Rule) model.Date {
	return max(announced, s.FirstOpening(r, announced))
}

// Ahead reports whether a meeting is still to begin; one without an hour is
// ahead for its whole day.
func (s *Site) Ahead(e *model.Event) bool {
	if !e.Starts.Exact() {
		return false
	}
	at, _ := e.Starts.Start(s.Zone)
	if _, _, clock := e.Starts.Clock(); !clock {
		at, _ = e.Starts.End(s.Zone)
		return at.After(s.AsOf)
	}
	return !at.Before(s.AsOf)
}

// PlannedUntil is the last day of the planned period of an entry; after it the
// entry lapses.
func (e *Entry) PlannedUntil() model.Date { return max(e.PlannedOpens.Last(), e.PlannedCloses.Last()) }

// EntryRule is the rule in force for a consultation that opens on the last day
// on which an entry plans it to open; nil where none applies.
func (s *Site) EntryRule(e *Entry) *model.Rule {
	return s.Consultation(e.Municipality.ID, &model.Consultation{Forms: e.Forms, ActType: e.ActType, Obligation: e.Obligation}, e.PlannedOpens.Last())
}

// CalendarDue is the day by which a municipality has to publish the calendar
// of a year, with the rule that says so; 0 where none does.
func (s *Site) CalendarDue(m *Municipality, year int) (model.Date, *model.Rule) {
	r := s.Calendar(m.ID, year)
	due := CalendarDue(r, year)
	if due == 0 {
		return 0, nil
	}
	return due, r
}

// ReportOwed reports whether a report is still to be published by a day.
func (c *Consultation) ReportOwed() bool { return c.ReportPublished == 0 && c.ReportDue != 0 }

// DecisionOwed reports whether a decision that was still to be taken when the
// report was published has a day.
func (c *Consultation) DecisionOwed() bool {
	return c.Outcome == "decision_pending" && c.Report.DecisionDue != 0
}

// Promised are what a report promised for a day and is not settled.
func (c *Consultation) Promised() []*model.FollowUp {
	if c.Report == nil {
		return nil
	}
	var list []*model.FollowUp
	for i := range c.Report.FollowUp {
		if f := &c.Report.FollowUp[i]; f.Due != 0 && !settled(f.Status) {
			list = append(list, f)
		}
	}
	return list
}

// Lapsed reports whether an entry was neither held nor decided upon, nor
// carried over to a later calendar.
func (e *Entry) Lapsed() bool { return e.State == "lapsed" && e.Last && len(e.Consultations) == 0 }

// OpenActions are what a municipality undertook and is not settled, as
// written.
func (m *Municipality) OpenActions() []*model.Action {
	var list []*model.Action
	for _, a := range m.Actions {
		if !settled(a.Status) {
			list = append(list, a)
		}
	}
	return list
}

// settled reports the status of what is not owed any more.
func settled(status string) bool { return status == "done" || status == "dropped" }

// LatestRounds are the last round of each checklist that a municipality
// answered.
func (m *Municipality) LatestRounds() []*Round {
	var list []*Round
	for i, r := range m.Rounds {
		if i+1 == len(m.Rounds) || m.Rounds[i+1].Checklist != r.Checklist {
			list = append(list, r)
		}
	}
	return list
}
