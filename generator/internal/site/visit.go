package site

import (
	"cmp"
	"math"
	"slices"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
)

// visit is what a visit to a municipality is about: what it undertook and has
// not done, what it owes, and the answers that nothing bears out.
func (l *language) visit(p *Page, m *facts.Municipality) []Listing {
	owed := l.owed(p, m.Consultations, m.Entries)
	return told(slices.Concat([]Listing{l.actions(p, m)}, owed, []Listing{l.withoutEvidence(p, m)}))
}

// owedOf is what is owed of a year.
func (l *language) owedOf(p *Page, m *facts.Municipality, year int) []Listing {
	var planned []*facts.Entry
	for _, e := range m.Entries {
		if e.Year.N == year {
			planned = append(planned, e)
		}
	}
	return told(l.owed(p, l.heldIn(m, year), planned))
}

// told leaves out the lists that are empty.
func told(lists []Listing) []Listing {
	return slices.DeleteFunc(lists, func(x Listing) bool { return len(x.Items) == 0 })
}

// owed lists reports that are due, entries that were not held, comments
// without an answer, decisions that are awaited, and what was promised.
func (l *language) owed(p *Page, consultations []*facts.Consultation, entries []*facts.Entry) []Listing {
	reports, lapsed := Listing{Title: l.T("visit.reports")}, Listing{Title: l.T("visit.lapsed")}
	unanswered, decisions := Listing{Title: l.T("visit.unanswered")}, Listing{Title: l.T("visit.decisions")}
	promises := Listing{Title: l.T("visit.promises")}
	consultations = slices.DeleteFunc(slices.Clone(consultations), func(c *facts.Consultation) bool {
		return c.State == "cancelled" || c.State == "upcoming" || c.State == "open"
	})
	slices.SortStableFunc(consultations, func(a, b *facts.Consultation) int { return cmp.Compare(a.ReportDue, b.ReportDue) })
	for _, c := range consultations {
		title := l.title(c)
		at := Listed{Link: Link{Href: p.Root + RecordPath(l.Tag(), c.Municipality.ID, c.ID), Text: title.Text, Lang: title.Lang}}
		if c.ReportOwed() {
			reports.Items = append(reports.Items, l.due(at, "reports", "report_due", c.ReportDue, ""))
		}
		if n := c.Commented.Unanswered(); n > 0 {
			it := at
			it.Href = p.Root + CommentsPath(l.Tag(), c.Municipality.ID, c.ID, RowPage(c.Commented.First)) + "#c-" + itoa(c.Commented.FirstRow)
			it.Note = l.N("ui.n_comments", n)
			unanswered.Items = append(unanswered.Items, it)
		}
		if c.DecisionOwed() {
			decisions.Items = append(decisions.Items, l.due(at, "reports", "decision_due", c.Report.DecisionDue, ""))
		}
		for _, f := range c.Promised() {
			it := at
			if c.ReportPublished != 0 {
				it.Href += "#follow-up-" + f.ID
			}
			title := l.phrase(f.Title, c.Municipality)
			it.Text, it.Lang = title.Text, title.Lang
			promises.Items = append(promises.Items, l.due(it, "follow_up", "due", f.Due, f.Status))
		}
	}
	for _, e := range entries {
		if e.Lapsed() {
			title := l.phrase(e.Title, e.Municipality)
			lapsed.Items = append(lapsed.Items, Listed{Link: Link{Href: p.Root + EntryPath(l.Tag(), e), Text: title.Text, Lang: title.Lang},
				Facts: []Fact{{Label: l.Column("calendar", "planned_opens"), Value: l.planned(e)}}})
		}
	}
	return []Listing{reports, lapsed, unanswered, decisions, promises}
}

// due adds a deadline, and where it has passed says so; status is that of the
// plan to do it.
func (l *language) due(it Listed, table, column string, due model.Date, status string) Listed {
	f := factList{l: l, table: table}
	f.day(column, due)
	it.Facts = f.list
	switch {
	case due != 0 && due < l.Today:
		it.Status = Status{Code: "overdue", Label: l.Label("action_status", "overdue")}
	case status != "":
		it.Status = Status{Code: status, Label: l.Label("action_status", status)}
	}
	return it
}

// actions lists what a municipality undertook, what is overdue first, and what
// has no day last.
func (l *language) actions(p *Page, m *facts.Municipality) Listing {
	list := Listing{Title: l.T("visit.actions")}
	open := m.OpenActions()
	slices.SortStableFunc(open, func(a, b *model.Action) int {
		return cmp.Compare(cmp.Or(a.Due, math.MaxInt32), cmp.Or(b.Due, math.MaxInt32))
	})
	for _, a := range open {
		text := l.phrase(a.Action, m)
		it := l.due(Listed{Link: Link{Href: p.Root + MunicipalityPath(l.Tag(), m.ID) + "#" + ActionID(a),
			Text: text.Text, Lang: text.Lang}}, "actions", "due", a.Due, a.Status)
		if a.Responsible != "" {
			it.Facts = append(it.Facts, Fact{Label: l.Column("actions", "responsible"), Value: a.Responsible, Lang: l.other(l.first(m))})
		}
		list.Items = append(list.Items, it)
	}
	return list
}

// withoutEvidence lists the answers of the latest rounds that say yes, or
// partly, and name nothing that bears it out.
func (l *language) withoutEvidence(p *Page, m *facts.Municipality) Listing {
	list := Listing{Title: l.T("metric.yes_without_evidence")}
	for _, r := range m.LatestRounds() {
		for _, a := range r.NoEvidence {
			text := l.phrase(r.Checklist.Item(a.Item).Text, nil)
			list.Items = append(list.Items, Listed{Link: Link{Href: p.Root + RoundPath(l.Tag(), m.ID, r.Checklist.ID, r.ID) + "#item-" + a.Item,
				Text: text.Text, Lang: text.Lang}, Note: small(l.Label("answer", a.Answer))})
		}
	}
	return list
}
