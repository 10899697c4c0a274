package todo

import (
	"cmp"
	"strconv"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/site"
)

// consultation lists what is owed for a consultation and its report.
func (l *List) consultation(c *facts.Consultation) {
	if c.State == "cancelled" {
		return
	}
	it := Item{Municipality: c.Municipality, Record: c.ID, Name: firstID(c.ID, c.Aliases), Title: l.voice.Text(c.Title, c.Municipality),
		Path: site.RecordPath(l.voice.Pages(), c.Municipality.ID, c.ID)}
	if c.State == "upcoming" || c.State == "open" {
		l.announcement(c, it)
	}
	if c.State == "open" {
		closing := it
		closing.Kind, closing.Due = "closing", c.LastDay
		closing.What = l.voice.T("todo.what.closing", "closes", l.voice.Closes(c))
		l.add(closing, false)
	}
	l.events(c, it)
	l.report(c, it)
	l.followUp(c, it)
	l.translation(it, consultationTexts(c)...)
}

// announcement lists one that is still to be made, or that left less time than
// the rule asks for while something can still be done about it.
func (l *List) announcement(c *facts.Consultation, it Item) {
	rule := c.Rule
	switch {
	case c.State == "upcoming" && c.Announced == 0:
		it.Kind, it.Due = "announcement", l.site.AnnounceBy(c.FirstDay, rule)
		it.What = l.voice.T("todo.what.announcement", "opens", l.voice.Opens(c))
	case rule != nil && c.NoticeDays.Known && c.NoticeDays.N < rule.MinNoticeDays.N:
		it.Kind, it.Due = "announcement_late", c.FirstDay
		it.What = l.voice.T("todo.what.late_notice", "given", l.days(c.NoticeDays.N, rule), "required", l.days(rule.MinNoticeDays.N, rule)) + " "
		if c.State == "upcoming" {
			it.What += l.voice.T("todo.what.late_move", "date", l.voice.Date(l.site.EarliestOpening(c.Announced, rule)))
		} else {
			it.Due = c.LastDay
			it.What += l.voice.T("todo.what.late_extend")
		}
	default:
		return
	}
	l.add(it, rule.Working())
}

// days writes a number of days as a rule counts them.
func (l *List) days(n int, r *model.Rule) string {
	if r.Working() {
		return l.voice.N("ui.n_working_days", n)
	}
	return l.voice.N("ui.n_days", n)
}

// events lists the meetings that are ahead.
func (l *List) events(c *facts.Consultation, it Item) {
	for i := range c.Events {
		e := &c.Events[i]
		if !l.site.Ahead(e) {
			continue
		}
		it := it
		it.Kind, it.Due, it.Part = "event", e.Starts.First, e.ID
		it.Label = l.voice.Label("event_kind", cmp.Or(e.Kind, "other"))
		it.Path += "#event-" + e.ID
		it.What = l.voice.T("todo.what.event", "starts", l.voice.When(e.Starts))
		l.add(it, false)
	}
}

// report lists the report and what belongs to it: answers and the decision.
func (l *List) report(c *facts.Consultation, it Item) {
	working := c.Rule.Working()
	if it := it; c.ReportOwed() {
		it.Kind, it.Due, it.What = "report", c.ReportDue, l.voice.T("todo.what.report")
		if c.Report != nil {
			it.What = l.voice.T("todo.what.report_empty")
		}
		l.add(it, working)
	}
	if n := c.Commented.Unanswered(); n > 0 {
		it := it
		it.Kind, it.Due, it.Count = "answers", c.ReportDue, n
		it.What = l.voice.N("todo.what.answers", n)
		it.Path = site.CommentsPath(l.voice.Pages(), c.Municipality.ID, c.ID, site.RowPage(c.Commented.First)) +
			"#c-" + strconv.Itoa(c.Commented.FirstRow)
		l.add(it, working)
	}
	if it := it; c.DecisionOwed() {
		it.Kind, it.Due, it.What = "decision", c.Report.DecisionDue, l.voice.T("todo.what.decision")
		l.add(it, false)
	}
}

// followUp lists what a report promised for a day.
func (l *List) followUp(c *facts.Consultation, it Item) {
	of := it.Title.Text
	for _, f := range c.Promised() {
		it := it
		it.Kind, it.Due, it.Part = "follow_up", f.Due, f.ID
		if c.ReportPublished != 0 {
			it.Path += "#follow-up-" + f.ID
		}
		it.Title, it.What = l.voice.Text(f.Title, c.Municipality), l.voice.T("todo.what.follow_up", "title", of)
		l.add(it, false)
	}
}

// consultationTexts are the texts that a reader sees first, of a consultation
// and its report.
func consultationTexts(c *facts.Consultation) []model.Text {
	list := []model.Text{c.Title, c.Headline, c.Summary.Held, c.Body.Held, c.Affects, c.Why, c.Next}
	if r := c.Report; r != nil {
		list = append(list, r.WeAsked.Held, r.YouSaid.Held, r.WeDid.Held, r.Body.Held)
	}
	return list
}
