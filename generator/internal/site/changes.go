package site

import (
	"cmp"
	"slices"
	"strings"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

// history joins, the latest first, what a consultation and its report log
// themselves and what git tells of them and of the entry that they realise.
func (l *language) history(c *facts.Consultation) []Line {
	m := c.Municipality
	changes := slices.Clone(c.ChangeLog)
	if c.Report != nil {
		changes = append(changes, c.Report.ChangeLog...)
	}
	var lines []Line
	for _, x := range changes {
		lines = append(lines, Line{l.date(x.At), x.At.String(), l.phrase(x.Note, m)})
	}
	told := teller{l: l, m: m, c: c, title: l.shownTitle(c.Title, m)}
	for _, x := range c.Changes {
		lines = told.append(lines, x)
	}
	if e := c.Entry; e != nil && len(e.Consultations) == 1 {
		lines = l.appendEntryChanges(lines, e)
	}
	return latest(lines)
}

// entryHistory is what git tells of an entry.
func (l *language) entryHistory(e *facts.Entry) []Line {
	return latest(l.appendEntryChanges(nil, e))
}

func (l *language) appendEntryChanges(lines []Line, e *facts.Entry) []Line {
	told := teller{l: l, m: e.Municipality, title: l.shownTitle(e.Title, e.Municipality)}
	for _, x := range e.Changes {
		lines = told.append(lines, x)
	}
	return lines
}

// latest sorts lines by their day, the latest first.
func latest(lines []Line) []Line {
	slices.Reverse(lines)
	slices.SortStableFunc(lines, func(a, b Line) int { return cmp.Compare(b.Datetime, a.Datetime) })
	return lines
}

// shownTitle is the column of a title that a page shows.
func (l *language) shownTitle(t model.Text, m *facts.Municipality) string {
	return "title_" + cmp.Or(l.phrase(t, m).Lang, l.Tag())
}

// followed are the declarations of the records that git tells of.
var followed = map[string]*record.Type{"calendar": record.Of[model.Entry](), "consultations": record.Of[model.Consultation](),
	"events": record.Of[model.Event](), "reports": record.Of[model.Report]()}

// teller tells changes in words.
type teller struct {
	l     *language
	m     *facts.Municipality
	c     *facts.Consultation // nil for an entry
	title string              // the column of the title that the page shows
}

// append adds the line of a change. Changes that say nothing to a reader are
// left out; the table has them all.
func (t *teller) append(lines []Line, x *model.RecordChange) []Line {
	var p Phrase
	switch {
	case x.OfRecord():
		p.Text = t.coming(x)
	case strings.HasPrefix(x.Field, "title_"):
		if x.Field == t.title && x.Before != "" && x.After != "" {
			p.Text = t.changed(t.l.Column(x.Table, "title"), t.l.quote(x.Before), t.l.quote(x.After))
		}
	default:
		p.Text = t.value(x)
	}
	if p.Text == "" {
		return lines
	}
	return append(lines, Line{t.l.date(x.At.First), x.At.First.String(), p})
}

// coming tells that a record was published or taken out.
func (t *teller) coming(x *model.RecordChange) string {
	switch {
	case x.Added() && (x.Table == "consultations" || x.Table == "calendar" || x.Table == "reports"):
		return t.l.T("history.added_" + x.Table)
	case x.Removed() && x.Table == "reports":
		return t.l.T("history.removed_reports")
	case x.Removed() && x.Table == "events":
		for _, v := range x.Last {
			if v.Column == "starts" {
				at, _ := record.ParseWhen(v.Text) // it was read once
				return t.l.T("history.removed_events", "date", t.l.when(at))
			}
		}
	}
	return ""
}

// value tells that a date was moved, or a decision taken or changed.
func (t *teller) value(x *model.RecordChange) string {
	column, ok := followed[x.Table].Column(x.Field)
	if !ok {
		return ""
	}
	leaf := column.Leaf
	if leaf.Vocabulary != "" {
		label := func(code string) string {
			if code == "" {
				return t.l.T("ui.none")
			}
			return small(t.l.Label(leaf.Vocabulary, code))
		}
		if x.Before == "" {
			return t.l.Column(x.Table, x.Field) + ": " + label(x.After)
		}
		return t.changed(t.l.Column(x.Table, x.Field), label(x.Before), label(x.After))
	}
	if x.Before == "" || x.After == "" {
		return ""
	}
	before, _ := record.ParseWhen(x.Before) // both were read once
	after, _ := record.ParseWhen(x.After)
	from, to := t.l.fromTo(before, after)
	text := t.l.T("history.moved", "field", t.label(x), "before", from, "after", to)
	if when := t.relation(x, before); when != "" {
		text += ", " + when
	}
	return text
}

func (t *teller) changed(field, before, after string) string {
	return t.l.T("history.changed", "field", field, "before", before, "after", after)
}

// label names the field of a change, and for a meeting the meeting.
func (t *teller) label(x *model.RecordChange) string {
	label := t.l.Column(x.Table, x.Field)
	if x.Table != "events" || t.c == nil {
		return label
	}
	_, id, _ := strings.Cut(x.Record, "/")
	for i := range t.c.Events {
		if e := &t.c.Events[i]; e.ID == id {
			return t.l.Label("event_kind", cmp.Or(e.Kind, "other")) + ", " + small(label)
		}
	}
	return label
}

// fromTo writes two dates so that the first says only what the second does
// not: from 12 to 20 March 2026.
func (l *language) fromTo(before, after model.When) (from, to string) {
	from, to = l.when(before), l.when(after)
	_, _, clock := before.Clock()
	_, _, clockAfter := after.Clock()
	if clock || clockAfter || !before.Exact() || !after.Exact() {
		return from, to
	}
	y1, m1, d1 := before.First.YMD()
	y2, m2, _ := after.First.YMD()
	switch {
	case y1 == y2 && m1 == m2:
		from = l.Int(d1)
	case y1 == y2:
		from = l.DayMonth(m1, d1)
	}
	return from, to
}

// relation tells how a change of a consultation's dates lies to them: a
// deadline that was moved when it had passed is another thing than one that was
// moved before the opening.
func (t *teller) relation(x *model.RecordChange, before model.When) string {
	if t.c == nil || !t.c.Dated || x.Table != "consultations" || x.Field != "opens" && x.Field != "closes" {
		return ""
	}
	opening := t.c.FirstDay
	if x.Field == "opens" {
		opening = before.First
	}
	day := x.At.First
	switch {
	case x.Field == "closes" && before.Exact() && day > before.First:
		return t.l.N("history.after_deadline", int(day-before.First))
	case day > opening:
		return t.l.N("history.after_opening", int(day-opening))
	case day < opening:
		return t.l.N("history.before_opening", int(opening-day))
	}
	return t.l.T("history.at_opening")
}

// quote puts a text between the quotation marks of the language.
func (l *language) quote(s string) string {
	outer, _, _ := strings.Cut(l.T("date.quotes"), " ")
	first, last, ok := strings.Cut(outer, "…")
	if !ok {
		return s
	}
	return first + s + last
}

// removed lists the entries that were taken out of a calendar.
func (l *language) removed(p *Page, c *facts.Calendar) *RemovedEntries {
	if len(c.Removed) == 0 {
		return nil
	}
	v := &RemovedEntries{Title: l.T("history.removed_title"), Note: l.T("history.removed_note"),
		Columns: []string{l.Column("calendar", "title"), l.Column("calendar", "planned_opens"), l.T("history.removed_on")}}
	for _, e := range c.Removed {
		title := l.phrase(e.Title, c.Municipality)
		if title.Text == "" {
			title = Phrase{Text: e.ID}
		}
		row := RemovedEntry{Title: Link{Text: title.Text, Lang: title.Lang}, Planned: l.when(e.PlannedOpens),
			Date: l.date(e.Removal.At.First), Datetime: e.Removal.At.First.String()}
		if link := l.record(p, c.Municipality, e.ID); link != nil {
			row.Title.Href = link.Href
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}
