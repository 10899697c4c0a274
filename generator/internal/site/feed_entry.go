package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/feed"
	"konsulta/generator/internal/markdown"
	"konsulta/generator/internal/model"
)

// feedEntry is an entry with what is new in it; what is known of the
// consultation is its body.
func (l *language) feedEntry(m facts.Moment) feed.Entry {
	base := l.Settings.BaseURL
	e := feed.Entry{Published: m.At, Updated: m.At}
	if m.Calendar != nil {
		place, year := m.Calendar.Municipality, m.Calendar.Year
		e.ID = feed.ID("konsulta:" + l.Tag() + "/" + place.ID + "/calendar-" + itoa(year) + "/" + m.ID)
		e.Title = l.phrase(place.Name, place).Text + ": " + l.T("ui.feed_"+m.Kind, "year", itoa(year))
		e.URL = base + CalendarPath(l.Tag(), place.ID, year)
		e.Summary = l.Column("calendars", "adopted_on") + ": " + l.date(model.DateOf(m.At))
		return e
	}
	c := m.Consultation
	heading, _ := l.headings(c)
	e.ID = feed.ID("konsulta:" + l.Tag() + "/" + c.Municipality.ID + "/" + permanentID(c) + "/" + m.ID)
	e.Title = l.T("ui.feed_"+m.Kind, "title", heading.Text)
	e.URL = base + RecordPath(l.Tag(), c.Municipality.ID, c.ID)
	news := l.feedNews(m)
	e.Summary = strings.Join(append(news, l.feedSummary(c)), " · ")
	e.HTML = string(paragraphs(strings.Join(news, "\n")))
	for _, t := range c.Topics {
		e.Categories = append(e.Categories, l.Label("topic", t))
	}
	return e
}

// permanentID is the id under which a consultation is named where the name
// outlives a change of it: its first.
func permanentID(c *facts.Consultation) string {
	if len(c.Aliases) > 0 {
		return c.Aliases[0]
	}
	return c.ID
}

func (l *language) feedSummary(c *facts.Consultation) string {
	return cmp.Or(l.phrase(c.Summary.Text(), c.Municipality).Text, l.title(c).Text)
}

// feedNews says in lines what has happened: the date that matters, with its
// zone, the reason, the outcome.
func (l *language) feedNews(m facts.Moment) []string {
	c, place := m.Consultation, m.Consultation.Municipality
	f := factList{l: l, table: "consultations"}
	switch m.Kind {
	case "announced":
		f.day("announced", c.Announced)
		l.periodOf(&f, c)
	case "opened":
		l.periodOf(&f, c)
	case "closes_in_week":
		l.periodOf(&f, c)
		f.list = f.list[max(0, len(f.list)-1):] // until when
	case "deadline_moved":
		return []string{strings.TrimSpace(l.T("ui.notice_extended", "old", l.when(c.FirstCloses), "new", l.zoned(l.deadline(c.Closes), c.Closes)) +
			" " + l.phrase(c.ExtendedReason, place).Text)}
	case "event_tomorrow":
		return l.feedEvent(m.Event, place)
	case "reported":
		f.day("report_published", c.ReportPublished)
		f.add("outcome", l.Label("outcome", c.Outcome))
	case "report_overdue":
		f.day("report_due", c.ReportDue)
	case "cancelled":
		return []string{strings.TrimSpace(l.T("ui.notice_cancelled", "date", l.date(c.Cancelled.On), "reason", l.phrase(c.Cancelled.Reason, place).Text))}
	}
	return factLines(f.list)
}

// feedEvent says what meets, when and where.
func (l *language) feedEvent(e *model.Event, m *facts.Municipality) []string {
	f := factList{l: l, table: "events"}
	f.list = append(f.list, Fact{Label: l.Label("event_kind", cmp.Or(e.Kind, "other")), Value: l.zoned(l.when(e.Starts), e.Starts)})
	f.add("title", l.phrase(e.Title, m).Text)
	f.add("place", l.phrase(e.Place, m).Text)
	f.add("online_url", e.OnlineURL)
	return factLines(f.list)
}

// factLines are facts as text.
func factLines(list []Fact) []string {
	var out []string
	for _, f := range list {
		out = append(out, f.Label+": "+f.Value)
	}
	return out
}

// feedBody says enough to decide without the page: what it is, until when, how
// to take part, the documents, what came of it. Its addresses are absolute.
func (l *language) feedBody(c *facts.Consultation) string {
	p, m := &Page{Root: l.Settings.BaseURL}, c.Municipality
	list := append(make([]Fact, 0, 16), Fact{Label: l.Column("events", "municipality"), Value: l.phrase(m.Name, m).Text})
	if _, official := l.headings(c); official.Text != "" {
		list = append(list, Fact{Label: l.Column("consultations", "title"), Value: official.Text})
	}
	f := factList{l: l, table: "consultations", list: list}
	l.periodOf(&f, c)
	f.day("report_due", c.ReportDue)
	if c.State == "open" || c.State == "upcoming" {
		for _, w := range l.ways(c) {
			value := w.Text
			if w.Hours != "" {
				value += " (" + w.Hours + ")"
			}
			f.list = append(f.list, Fact{Label: w.Label, Value: value, Href: w.Href, Tel: w.Tel})
		}
	}
	documents := c.Documents
	if c.ReportPublished != 0 {
		f.list = append(f.list, l.feedOutcome(p, c)...)
		documents = slices.Concat(documents, reportDocuments(c))
	}
	for _, d := range l.documents(p, m, documents) {
		f.list = append(f.list, Fact{Label: d.Kind, Value: d.Title.Text, Href: d.Href})
	}
	return string(appendFacts(markdown.AppendText(nil, l.feedSummary(c)), f.list))
}

// feedOutcome is what came of it: the decision, and the numbers.
func (l *language) feedOutcome(p *Page, c *facts.Consultation) []Fact {
	f := factList{l: l, table: "reports"}
	f.day("published", c.ReportPublished)
	f.add("outcome", l.Label("outcome", c.Outcome))
	r := c.Report
	if r == nil {
		return f.list
	}
	f.day("decision_due", r.DecisionDue)
	f.add("act_title", l.phrase(r.Decision.ActTitle, c.Municipality).Text)
	for _, row := range l.totals(&r.Participation) {
		f.list = append(f.list, Fact{Label: row.Label, Value: row.Count})
	}
	if t := l.dispositions(c); t != nil {
		var parts []string
		for _, row := range t.Rows {
			parts = append(parts, row.Label+": "+row.Count)
		}
		f.list = append(f.list, Fact{Label: l.T("page.comments"), Value: l.Int(c.Commented.N) + " (" + strings.Join(parts, "; ") + ")",
			Href: l.commentsLink(p, c).Href})
	}
	return f.list
}

// appendFacts appends a list of facts as HTML without classes, since readers
// of feeds know none.
func appendFacts(b []byte, list []Fact) []byte {
	b = append(b, "<ul>"...)
	for _, f := range list {
		b = append(b, "<li>"...)
		b = append(b, template.HTMLEscapeString(f.Label)...)
		b = append(b, ": "...)
		href := f.Href
		if f.Tel != "" {
			href = "tel:" + f.Tel
		}
		if href != "" {
			b = append(b, `<a href="`...)
			b = append(b, template.HTMLEscapeString(href)...)
			b = append(b, `">`...)
		}
		b = append(b, template.HTMLEscapeString(f.Value)...)
		if href != "" {
			b = append(b, "</a>"...)
		}
		b = append(b, "</li>"...)
	}
	return append(b, "</ul>"...)
}
