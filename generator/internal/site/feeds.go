package site

import (
	"cmp"
	"html/template"
	"slices"
	"time"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/feed"
	"konsulta/generator/internal/markdown"
	"konsulta/generator/internal/model"
)

// FeedOutput is a feed to be written.
type FeedOutput struct {
	Path   string
	Append func(dst []byte) ([]byte, error)
}

// moment is something that happened and stands in feeds: of a consultation
// or of a calendar.
type moment struct {
	at       time.Time
	kind     string // announced, opened, …: the end of the term ui.feed_<kind>
	id       string // the end of the entry's permanent name
	c        *facts.Consultation
	event    *model.Event
	calendar *facts.Calendar
}

// Feeds lists every feed in every language.
func (s *Site) Feeds() []FeedOutput {
	f := &feeds{Site: s, byTopic: map[string][]moment{}}
	for _, m := range s.Municipalities {
		f.collect(m)
	}
	for _, tag := range s.Settings.Languages {
		f.l = s.languages[tag]
		f.language()
	}
	return f.outputs
}

// feeds collects what happened, once for all languages.
type feeds struct {
	*Site
	l       *language
	all     []moment // what is for the feed of consultations
	reports []moment
	overdue []moment
	byPlace [][]moment
	byTopic map[string][]moment
	outputs []FeedOutput
}

func (f *feeds) collect(m *facts.Municipality) {
	var own []moment
	for _, c := range m.Consultations {
		list := f.moments(c)
		own = append(own, list...)
		for _, t := range c.Topics {
			f.byTopic[t] = append(f.byTopic[t], list...)
		}
	}
	for _, c := range m.Calendars {
		own = append(own, f.adoptions(c)...)
	}
	for _, x := range own {
		switch x.kind {
		case "reported":
			f.reports = append(f.reports, x)
		case "report_overdue":
			f.overdue = append(f.overdue, x)
		default:
			f.all = append(f.all, x)
		}
	}
	f.byPlace = append(f.byPlace, f.newest(own))
	f.all, f.reports, f.overdue = f.newest(f.all), f.newest(f.reports), f.newest(f.overdue)
	for t, list := range f.byTopic {
		f.byTopic[t] = f.newest(list)
	}
}

// newest keeps what a feed shows of a list, the latest first.
func (f *feeds) newest(list []moment) []moment {
	limit := f.Settings.Feeds.Limit.N
	slices.SortStableFunc(list, func(a, b moment) int { return b.at.Compare(a.at) })
	return slices.Clone(list[:min(limit, len(list))]) // so that the rest can go
}

// moments are what happened to a consultation until the as-of.
func (s *Site) moments(c *facts.Consultation) []moment {
	var list []moment
	add := func(at time.Time, kind, id string, e *model.Event) {
		if !at.IsZero() && !at.After(s.AsOf) {
			list = append(list, moment{at: at, kind: kind, id: id, c: c, event: e})
		}
	}
	day := func(d model.Date) time.Time {
		if d == 0 {
			return time.Time{}
		}
		return d.In(s.Zone)
	}
	stopped := day(c.Cancelled.On)
	held := func(at time.Time) bool { return stopped.IsZero() || at.Before(stopped) }
	add(day(c.Announced), "announced", "announced", nil)
	if c.Dated && held(c.Opening) {
		add(c.Opening, "opened", "opened", nil)
	}
	week := func(closing time.Time, named model.Date, until time.Time) {
		at := closing.AddDate(0, 0, -7)
		if at.After(c.Opening) && held(at) && (until.IsZero() || at.Before(until)) {
			add(at, "closes_in_week", "closes_in_week-"+named.String(), nil)
		}
	}
	if c.Dated {
		week(c.Closing, c.LastDay, time.Time{})
		if c.FirstCloses.Exact() {
			before, _ := c.FirstCloses.End(s.Zone)
			week(before, c.FirstCloses.First, day(c.ExtendedOn))
		}
	}
	for i := range c.Events {
		if e := &c.Events[i]; e.Starts.Exact() && held(day(e.Starts.First-1)) {
			add(day(e.Starts.First-1), "event_tomorrow", "event_tomorrow-"+e.ID, e)
		}
	}
	if c.ExtendedOn != 0 {
		add(day(c.ExtendedOn), "deadline_moved", "deadline_moved-"+c.LastDay.String(), nil)
	}
	add(day(c.ReportPublished), "reported", "reported", nil)
	if !c.Due.IsZero() && (c.ReportPublished == 0 || !day(c.ReportPublished).Before(c.Due)) {
		add(c.Due, "report_overdue", "report_overdue", nil)
	}
	add(stopped, "cancelled", "cancelled", nil)
	return list
}

func (s *Site) adoptions(c *facts.Calendar) []moment {
	var list []moment
	for _, a := range c.Adoptions {
		if a.AdoptedOn == 0 || a.Status != "adopted" && a.Status != "amended" {
			continue
		}
		m := moment{at: a.AdoptedOn.In(s.Zone), kind: "calendar_" + a.Status, id: "calendar_" + a.Status, calendar: c}
		if a.Status == "amended" {
			m.id += "-" + a.AdoptedOn.String()
		}
		list = append(list, m)
	}
	return list
}

// language plans the feeds of one language.
func (f *feeds) language() {
	tag := f.l.Tag()
	site := "feeds/" + tag + "/"
	for _, part := range []struct {
		name, term string
		list       []moment
	}{{"consultations", "ui.feed_new", f.all}, {"reports", "ui.feed_reports", f.reports}, {"overdue", "ui.feed_name_overdue", f.overdue}} {
		title := f.l.T(part.term) + " · " + f.l.pick(f.Settings.Title)
		for _, k := range feedKinds {
			f.add(site+part.name+"."+k.ext, k.ext, title, HomePath(tag), part.name, part.list)
		}
	}
	for i, m := range f.Municipalities {
		name := f.l.phrase(m.Name, m).Text
		f.add(site+m.ID+".rss", "rss", f.l.T("ui.feed_municipality", "municipality", name), MunicipalityPath(tag, m.ID), m.ID, f.byPlace[i])
		for _, c := range m.Consultations {
			if FeedLives(c, f.AsOf) {
				f.add(site+m.ID+"/"+c.ID+".rss", "rss", f.l.title(c).Text, RecordPath(tag, m.ID, c.ID), m.ID+"/"+c.ID, f.newest(f.moments(c)))
			}
		}
	}
	for _, t := range f.Vocabularies["topic"] {
		f.add(site+"topics/"+t+".rss", "rss", f.l.T("page.topic", "topic", f.l.Label("topic", t)), tag+"/topics/"+t+".html", "topics/"+t, f.byTopic[t])
	}
}

// add plans a feed of what happened, in one format.
func (f *feeds) add(path, ext, title, home, name string, list []moment) {
	l := f.l
	f.outputs = append(f.outputs, FeedOutput{path, func(dst []byte) ([]byte, error) {
		base := l.Settings.BaseURL
		out := &feed.Feed{Title: title, Description: title, Lang: l.Tag(), Home: URL(base, home), Self: base + path,
			Publisher: l.pick(l.Settings.Publisher.Name), Email: l.Settings.Publisher.Email, ID: feed.ID("konsulta:" + l.Tag() + "/" + name)}
		bodies := map[*facts.Consultation]string{} // the entries of a consultation share it
		for _, m := range list {
			e := l.feedEntry(m)
			if m.c != nil {
				if m.event != nil || bodies[m.c] == "" {
					e.HTML = l.feedHTML(m)
				} else {
					e.HTML = bodies[m.c]
				}
				if m.event == nil {
					bodies[m.c] = e.HTML
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
func (l *language) feedEntry(m moment) feed.Entry {
	base := l.Settings.BaseURL
	e := feed.Entry{Published: m.at, Updated: m.at}
	if m.calendar != nil {
		place, year := m.calendar.Municipality, m.calendar.Year
		e.ID = feed.ID("konsulta:" + l.Tag() + "/" + place.ID + "/calendar-" + itoa(year) + "/" + m.id)
		e.Title = l.phrase(place.Name, place).Text + ": " + l.T("ui.feed_"+m.kind, "year", itoa(year))
		e.URL = base + CalendarPath(l.Tag(), place.ID, year)
		e.Summary = e.Title
		return e
	}
	c := m.c
	record := c.ID
	if len(c.Aliases) > 0 {
		record = c.Aliases[0] // the entry keeps its name when the record is renamed
	}
	heading, _ := l.headings(c)
	e.ID = feed.ID("konsulta:" + l.Tag() + "/" + c.Municipality.ID + "/" + record + "/" + m.id)
	e.Title = l.T("ui.feed_"+m.kind, "title", heading.Text)
	e.URL = base + RecordPath(l.Tag(), c.Municipality.ID, c.ID)
	e.Summary = cmp.Or(l.phrase(c.Summary, c.Municipality).Text, l.title(c).Text)
	for _, t := range c.Topics {
		e.Categories = append(e.Categories, l.Label("topic", t))
	}
	return e
}

// feedHTML says enough to decide without the page: what it is, the dates with
// their zone, how to take part, what came of it.
func (l *language) feedHTML(m moment) string {
	c := m.c
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
	for _, f := range l.keyDates(c) {
		item(f.Label, f.Value, "")
	}
	if m.event != nil {
		item(l.Label("event_kind", cmp.Or(m.event.Kind, "other")), l.zoned(l.when(m.event.Starts), m.event.Starts), "")
		if place := l.phrase(m.event.Place, c.Municipality).Text; place != "" {
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
