package site

import (
	"slices"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
)

func (l *language) calendar(p *Page, c *facts.Calendar) any {
	m := c.Municipality
	name := l.phrase(m.Name, m)
	p.Section, p.Paper = "municipalities", p.Root+l.Assets["landscape.css"]
	heading := l.T("page.calendar_year", "year", itoa(c.Year))
	p.Title = name.Text + ": " + heading
	l.under(p, m)
	v := &CalendarPage{Heading: heading, Subheading: l.T("page.plan_and_outcome"), Municipality: *l.place(p, m), Columns: CalendarColumns{
		l.Column("calendar", "title"), l.Column("calendar", "act_type"), l.Column("calendar", "planned_opens"),
		l.Column("calendar", "consultation_opens"), l.Column("calendar", "opened_as_planned"), l.Column("calendar", "state")}}
	v.Facts, v.Notices = l.adoption(p, c)
	counts := map[string]int{}
	for _, e := range c.Entries {
		v.Rows = append(v.Rows, l.calendarRow(p, e))
		counts[e.State]++
	}
	for _, state := range l.Vocabularies["state"] {
		if n := counts[state]; n > 0 {
			v.Summary = append(v.Summary, Fact{Label: l.Label("state", state), Value: l.Int(n)})
		}
	}
	var unplanned []*facts.Consultation
	for _, x := range m.Consultations {
		if x.Dated && x.Unplanned && x.FirstDay.Year() == c.Year {
			unplanned = append(unplanned, x)
		}
	}
	slices.SortStableFunc(unplanned, latestFirst)
	v.Unplanned = l.group(p, "unplanned", l.T("metric.unplanned"), unplanned, 0, "")
	for i := range v.Unplanned.Items {
		v.Unplanned.Items[i].Municipality = nil
	}
	v.Removed = l.removed(p, c)
	for _, other := range m.Calendars {
		v.Other = append(v.Other, Link{Href: p.Root + CalendarPath(l.Tag(), m.ID, other.Year), Text: itoa(other.Year), Current: other == c})
	}
	return v
}

// under puts a page below its municipality in the breadcrumb.
func (l *language) under(p *Page, m *facts.Municipality) {
	p.Breadcrumb = append(p.Breadcrumb,
		Link{Href: p.Root + l.Tag() + "/municipalities/index.html", Text: l.T("page.municipalities")}, *l.place(p, m))
	p.Feeds = l.placeFeeds(p, m)[:1]
}

// adoption tells by whom and when a calendar was adopted and amended.
func (l *language) adoption(p *Page, c *facts.Calendar) ([]Fact, []Notice) {
	f := factList{l: l, table: "calendars"}
	var notices []Notice
	for _, a := range c.Adoptions {
		f.put(Fact{Label: l.T("field_in.calendar.status"), Value: l.Label("calendar_status", a.Status)}, "status")
		f.day("adopted_on", a.AdoptedOn)
		f.phrase("adopted_by", l.phrase(a.AdoptedBy, c.Municipality))
		f.add("decision_ref", a.DecisionRef)
		if a.Document != "" {
			f.put(Fact{Value: a.Document, Href: p.Root + "files/" + c.Municipality.ID + "/" + escapePath(a.Document)}, "document")
		}
		if note := l.phrase(a.Note, c.Municipality); note.Text != "" {
			notices = append(notices, Notice{Kind: "info", Tail: note})
		}
	}
	if r := c.Rule; r != nil && r.CalendarDue != "" {
		f.add("calendar_due", l.DayMonth(r.CalendarDay())+", "+small(l.Label("rule_year", r.CalendarDueYear)))
		f.phrase("legal_ref", l.phrase(r.LegalRef, nil))
	}
	return f.list, notices
}

func (l *language) calendarRow(p *Page, e *facts.Entry) CalendarRow {
	m := e.Municipality
	title := l.phrase(e.Title, m)
	row := CalendarRow{ID: "entry-" + e.ID, Status: l.status(e.State), Planned: l.planned(e),
		Title:     Link{Href: p.Root + EntryPath(l.Tag(), e), Text: title.Text, Lang: title.Lang},
		AsPlanned: l.yesNo(e.OpenedAsPlanned), Opened: l.when(e.ConsultationOpens), Note: l.phrase(e.Reason, m)}
	if e.ActType != "" {
		row.Kind = l.Label("act_type", e.ActType)
	}
	if forms := l.labels("form", e.Forms); forms != "" && row.Kind != "" {
		row.Kind += "; " + forms
	} else if forms != "" {
		row.Kind = forms
	}
	if row.Note.Text == "" && e.AddedOn != 0 {
		row.Note.Text = l.Column("calendar", "added_on") + ": " + l.date(e.AddedOn)
	}
	if len(e.Consultations) > 1 {
		for _, c := range e.Consultations {
			t := l.title(c)
			row.More = append(row.More, Link{Href: p.Root + RecordPath(l.Tag(), m.ID, c.ID), Text: t.Text, Lang: t.Lang})
		}
	}
	return row
}

// planned is the planned window in words.
func (l *language) planned(e *facts.Entry) string {
	if e.PlannedCloses.IsZero() || e.PlannedCloses == e.PlannedOpens {
		return l.when(e.PlannedOpens)
	}
	if e.PlannedOpens.Exact() && e.PlannedCloses.Exact() {
		y1, m1, d1 := e.PlannedOpens.First.YMD()
		y2, m2, d2 := e.PlannedCloses.First.YMD()
		return l.Range(y1, m1, d1, y2, m2, d2)
	}
	return l.T("date.range_long", "from", l.when(e.PlannedOpens), "to", l.when(e.PlannedCloses))
}

func (l *language) yesNo(y model.YesNo) string {
	switch y {
	case model.Yes:
		return l.Label("answer", "yes")
	case model.No:
		return l.Label("answer", "no")
	}
	return ""
}
