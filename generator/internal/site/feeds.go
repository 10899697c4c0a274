package site

import (
	"cmp"
	"html/template"
	"slices"
	"sync"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/feed"
	"konsulta/generator/internal/markdown"
)

// FeedOutput is a feed or a calendar to be written.
type FeedOutput struct {
	Path   string
	Append func(dst []byte) ([]byte, error)
}

// Feeds lists the feeds that span municipalities, in every language.
func (s *Site) Feeds() []FeedOutput {
	f := &feeds{Site: s, byTopic: map[string][]facts.Moment{}}
	for _, m := range s.Municipalities {
		f.collect(m)
	}
	for _, tag := range s.Settings.Languages {
		f.l = s.languages[tag]
		f.spanning()
	}
	return f.outputs
}

// FeedsOf lists the feeds of a municipality and of its consultations, in every
// language. What happened is collected when a feed is written, since there may
// be very many.
func (s *Site) FeedsOf(m *facts.Municipality) []FeedOutput {
	f := &feeds{Site: s}
	own := sync.OnceValue(func() []facts.Moment { return f.newest(f.momentsOf(m)) })
	for _, tag := range s.Settings.Languages {
		f.l = s.languages[tag]
		site := feedFolder(tag)
		name := f.l.phrase(m.Name, m).Text
		f.add(site+m.ID+".rss", "rss", f.l.T("ui.feed_municipality", "municipality", name), MunicipalityPath(tag, m.ID), m.ID, own)
		for _, c := range m.Consultations {
			if FeedLives(c, f.AsOf) {
				f.add(site+m.ID+"/"+c.ID+".rss", "rss", f.l.title(c).Text, RecordPath(tag, m.ID, c.ID), m.ID+"/"+c.ID,
					func() []facts.Moment { return f.newest(f.Moments(c)) })
			}
		}
	}
	return f.outputs
}

// feedFolder is where the feeds of a language are.
func feedFolder(tag string) string { return "feeds/" + tag + "/" }

// feeds collects what happened, once for all languages.
type feeds struct {
	*Site
	l       *language
	all     []facts.Moment // what is for the feed of consultations
	reports []facts.Moment
	overdue []facts.Moment
	byTopic map[string][]facts.Moment
	outputs []FeedOutput
}

// momentsOf is what happened in a municipality.
func (s *Site) momentsOf(m *facts.Municipality) []facts.Moment {
	var own []facts.Moment
	for _, c := range m.Consultations {
		own = append(own, s.Moments(c)...)
	}
	for _, c := range m.Calendars {
		own = append(own, s.CalendarMoments(c)...)
	}
	return own
}

func (f *feeds) collect(m *facts.Municipality) {
	for _, x := range f.momentsOf(m) {
		switch x.Kind {
		case "reported":
			f.reports = append(f.reports, x)
		case "report_overdue":
			f.overdue = append(f.overdue, x)
		default:
			f.all = append(f.all, x)
		}
		if x.Consultation != nil {
			for _, t := range x.Consultation.Topics {
				f.byTopic[t] = append(f.byTopic[t], x)
			}
		}
	}
	f.all, f.reports, f.overdue = f.newest(f.all), f.newest(f.reports), f.newest(f.overdue)
	for t, list := range f.byTopic {
		f.byTopic[t] = f.newest(list)
	}
}

// newest keeps what a feed shows of a list, the latest first.
func (f *feeds) newest(list []facts.Moment) []facts.Moment {
	limit := f.Settings.Feeds.Limit.N
	slices.SortStableFunc(list, func(a, b facts.Moment) int { return b.At.Compare(a.At) })
	return slices.Clone(list[:min(limit, len(list))]) // so that the rest can go
}

// spanning plans the feeds of one language that span municipalities.
func (f *feeds) spanning() {
	tag := f.l.Tag()
	site := feedFolder(tag)
	for _, part := range []struct {
		name, term string
		list       []facts.Moment
	}{{"consultations", "ui.feed_new", f.all}, {"reports", "ui.feed_reports", f.reports}, {"overdue", "ui.feed_name_overdue", f.overdue}} {
		title := f.l.T(part.term) + " · " + f.l.pick(f.Settings.Title)
		for _, k := range feedKinds {
			f.add(site+part.name+"."+k.ext, k.ext, title, HomePath(tag), part.name, func() []facts.Moment { return part.list })
		}
	}
	for _, t := range f.Vocabularies["topic"] {
		f.add(site+"topics/"+t+".rss", "rss", f.l.T("page.topic", "topic", f.l.Label("topic", t)), tag+"/topics/"+t+".html", "topics/"+t,
			func() []facts.Moment { return f.byTopic[t] })
	}
}

// add plans a feed of what happened, in one format.
func (f *feeds) add(path, ext, title, home, name string, list func() []facts.Moment) {
	l := f.l
	f.outputs = append(f.outputs, FeedOutput{path, func(dst []byte) ([]byte, error) {
		base := l.Settings.BaseURL
		out := &feed.Feed{Title: title, Description: title, Lang: l.Tag(), Home: URL(base, home), Self: base + path,
			Publisher: l.pick(l.Settings.Publisher.Name), Email: l.Settings.Publisher.Email, ID: feed.ID("konsulta:" + l.Tag() + "/" + name)}
		bodies := map[*facts.Consultation]string{} // the entries of a consultation share it
		for _, m := range list() {
			e := l.feedEntry(m)
			if m.Consultation != nil {
				if m.Event != nil || bodies[m.Consultation] == "" {
					e.HTML = l.feedHTML(m)
				} else {
					e.HTML = bodies[m.Consultation]
				}
				if m.Event == nil {
					bodies[m.Consultation] = e.HTML
				}
			}
			out.Entries = append(out.Entries, e)
		}
		switch ext {
		case "atom":
			return feed.AppendAtom(dst, out)
		case "json":
			return feed.AppendJSON(dst, out)
		}
		return feed.AppendRSS(dst, out)
	}})
}

// feedEntry is an entry but for its body.
func (l *language) feedEntry(m facts.Moment) feed.Entry {
	base := l.Settings.BaseURL
	e := feed.Entry{Published: m.At, Updated: m.At}
	if m.Calendar != nil {
		place, year := m.Calendar.Municipality, m.Calendar.Year
		e.ID = feed.ID("konsulta:" + l.Tag() + "/" + place.ID + "/calendar-" + itoa(year) + "/" + m.ID)
		e.Title = l.phrase(place.Name, place).Text + ": " + l.T("ui.feed_"+m.Kind, "year", itoa(year))
		e.URL = base + CalendarPath(l.Tag(), place.ID, year)
		e.Summary = e.Title
		return e
	}
	c := m.Consultation
	heading, _ := l.headings(c)
	e.ID = feed.ID("konsulta:" + l.Tag() + "/" + c.Municipality.ID + "/" + permanentID(c) + "/" + m.ID)
	e.Title = l.T("ui.feed_"+m.Kind, "title", heading.Text)
	e.URL = base + RecordPath(l.Tag(), c.Municipality.ID, c.ID)
	e.Summary = cmp.Or(l.phrase(c.Summary, c.Municipality).Text, l.title(c).Text)
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

// feedHTML says enough to decide without the page: what it is, the dates with
// their zone, how to take part, what came of it.
func (l *language) feedHTML(m facts.Moment) string {
	c := m.Consultation
	b := markdown.AppendText(nil, cmp.Or(l.phrase(c.Summary, c.Municipality).Text, l.title(c).Text))
	item := func(label, text, href string) {
		b = append(b, "<li>"...)
		b = append(b, template.HTMLEscapeString(label)...)
		b = append(b, ": "...)
		if href != "" {
			b = append(b, `<a href="`...)
			b = append(b, template.HTMLEscapeString(href)...)
			b = append(b, `">`...)
		}
		b = append(b, template.HTMLEscapeString(text)...)
		if href != "" {
			b = append(b, "</a>"...)
		}
		b = append(b, "</li>"...)
	}
	b = append(b, "<ul>"...)
	item(l.Column("events", "municipality"), l.phrase(c.Municipality.Name, c.Municipality).Text, "")
	for _, f := range l.keySteps(c) {
		item(f.Label, f.Value, "")
	}
	if m.Event != nil {
		item(l.Label("event_kind", cmp.Or(m.Event.Kind, "other")), l.zoned(l.when(m.Event.Starts), m.Event.Starts), "")
		if place := l.phrase(m.Event.Place, c.Municipality).Text; place != "" {
			item(l.Column("events", "place"), place, "")
		}
	}
	if c.State == "open" || c.State == "upcoming" {
		for _, w := range l.ways(c) {
			href := w.Href
			if w.Tel != "" {
				href = "tel:" + w.Tel
			}
			item(w.Label, w.Text, href)
		}
	}
	if c.ReportPublished != 0 {
		item(l.T("field.outcome"), l.Label("outcome", c.Outcome), "")
	}
	if reason := l.phrase(c.Cancelled.Reason, c.Municipality).Text; reason != "" {
		item(l.Column("consultations", "cancelled_reason"), reason, "")
	}
	return string(append(b, "</ul>"...))
}
