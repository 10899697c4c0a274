package site

import (
	"cmp"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/feed"
	"konsulta/generator/internal/ical"
	"konsulta/generator/internal/model"
)

// ICSPath is a calendar for calendar programs: of "all", of a municipality, of
// municipality/consultation.
func ICSPath(lang, name string) string { return "calendars/" + lang + "/" + name + ".ics" }

// Calendars lists the calendars for calendar programs that span
// municipalities, in every language. They are put together from those of the
// municipalities, which open opens.
func (s *Site) Calendars(open func(path string) (io.ReadCloser, error)) []CalendarFile {
	var files []CalendarFile
	for _, tag := range s.Settings.Languages {
		l := s.languages[tag]
		files = append(files, CalendarFile{ICSPath(tag, "all"), func(w io.Writer) error {
			title := l.T("ui.calendar_name", "name", l.pick(s.Settings.Title))
			c := l.icsCalendar(ICSPath(tag, "all"), title)
			return ical.Join(w, &c, l.icsEvents(s.icsDates(slices.Concat(s.all, s.undated)), open))
		}})
	}
	return files
}

// icsEvents are the events of dates as they stand in the calendars of their
// municipalities, where they have the same order.
func (l *language) icsEvents(dates []icsDate, open func(path string) (io.ReadCloser, error)) iter.Seq2[[]byte, error] {
	return func(yield func(event []byte, err error) bool) {
		rest := map[*facts.Municipality][]byte{}
		for i := range dates {
			m := dates[i].c.Municipality
			calendar, ok := rest[m]
			if !ok {
				var err error
				if calendar, err = readAll(open, ICSPath(l.Tag(), m.ID)); err != nil {
					yield(nil, err)
					return
				}
			}
			event, after := ical.Cut(calendar)
			if event == nil {
				yield(nil, fmt.Errorf("%s lacks a date of %s", ICSPath(l.Tag(), m.ID), dates[i].c.ID))
				return
			}
			rest[m] = after
			if !yield(event, nil) {
				return
			}
		}
	}
}

func readAll(open func(path string) (io.ReadCloser, error), path string) ([]byte, error) {
	file, err := open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return data, nil
}

// CalendarFile is a calendar that may be large.
type CalendarFile struct {
	Path  string
	Write func(w io.Writer) error
}

// CalendarOf lists the calendar of a municipality, in every language.
func (s *Site) CalendarOf(m *facts.Municipality) []FeedOutput {
	var outputs []FeedOutput
	for _, tag := range s.Settings.Languages {
		l := s.languages[tag]
		outputs = append(outputs, l.calendarFile(m.ID, l.T("ui.calendar_name", "name", l.phrase(m.Name, m).Text),
			func() []*facts.Consultation { return m.Consultations }))
	}
	return outputs
}

// CalendarsOf lists the calendars of the consultations of a municipality, in
// every language.
func (s *Site) CalendarsOf(m *facts.Municipality) []FeedOutput {
	var outputs []FeedOutput
	for _, tag := range s.Settings.Languages {
		l := s.languages[tag]
		for _, c := range m.Consultations {
			if FeedLives(c, s.AsOf) {
				outputs = append(outputs, l.calendarFile(m.ID+"/"+c.ID, l.title(c).Text,
					func() []*facts.Consultation { return []*facts.Consultation{c} }))
			}
		}
	}
	return outputs
}

func (l *language) calendarFile(name, title string, of func() []*facts.Consultation) FeedOutput {
	path := ICSPath(l.Tag(), name)
	return FeedOutput{path, func(dst []byte) ([]byte, error) {
		c := l.icsCalendar(path, title)
		dates := l.icsDates(of())
		for i := range dates {
			c.Events = append(c.Events, l.icsEntry(&dates[i]))
		}
		return ical.Append(dst, &c)
	}}
}

// icsCalendar is a calendar before its events.
func (l *language) icsCalendar(path, title string) ical.Calendar {
	return ical.Calendar{Name: title, Source: l.Settings.BaseURL + path, Zone: l.Settings.Timezone}
}

// icsDate is a date of a consultation that stands in its calendar.
type icsDate struct {
	c         *facts.Consultation
	kind      string       // opens, closes, event, report_due
	event     *model.Event // of kind event
	start     time.Time
	end       time.Time // of an event that tells it; of a whole day: in its last day
	allDay    bool
	cancelled bool
}

// id names the date within its consultation for ever.
func (d *icsDate) id() string {
	if d.event != nil {
		return d.kind + "-" + d.event.ID
	}
	return d.kind
}

// icsDates are the dates of consultations, the first first.
func (s *Site) icsDates(list []*facts.Consultation) []icsDate {
	var dates []icsDate
	for _, c := range list {
		dates = s.appendDates(dates, c)
	}
	slices.SortStableFunc(dates, func(a, b icsDate) int {
		return cmp.Or(a.start.Compare(b.start), cmp.Compare(a.c.Municipality.ID, b.c.Municipality.ID),
			cmp.Compare(a.c.ID, b.c.ID), cmp.Compare(a.id(), b.id()))
	})
	return dates
}

// appendDates adds the dates of a consultation from the previous year on. Where
// the period is that of the events, they say it themselves.
func (s *Site) appendDates(list []icsDate, c *facts.Consultation) []icsDate {
	stopped := c.Cancelled.On
	add := func(d icsDate) {
		d.c = c
		last := d.start
		if d.end.After(last) {
			last = d.end
		}
		d.cancelled = stopped != 0 && (d.kind == "report_due" || !d.start.Before(stopped.In(s.Zone)))
		if last.In(s.Zone).Year() >= s.Today.Year()-1 {
			list = append(list, d)
		}
	}
	if c.Dated && !c.ByEvents {
		_, _, clock := c.Opens.Clock()
		add(icsDate{kind: "opens", start: c.Opening, allDay: !clock})
		closing := c.Closing
		if _, _, clock := c.Closes.Clock(); !clock {
			closing = closing.Add(-time.Second) // at 24:00 programs show the next day
		}
		add(icsDate{kind: "closes", start: closing})
	}
	for i := range c.Events {
		if e := &c.Events[i]; e.Starts.Exact() {
			add(s.icsEvent(e))
		}
	}
	if day := s.ReportDay(c); day != 0 {
		add(icsDate{kind: "report_due", start: day.In(s.Zone), allDay: true})
	}
	return list
}

func (s *Site) icsEvent(e *model.Event) icsDate {
	d := icsDate{kind: "event", event: e}
	d.start, _ = e.Starts.Start(s.Zone)
	_, _, clock := e.Starts.Clock()
	d.allDay = !clock
	if !e.Ends.Exact() {
		return d
	}
	end, _ := e.Ends.End(s.Zone)
	if d.allDay {
		end = e.Ends.First.In(s.Zone)
	}
	if end.After(d.start) {
		d.end = end
	}
	return d
}

// icsEntry says a date in the language. Its identifier is the same in all
// languages and files, so that a program which gets the date twice shows it
// once.
func (l *language) icsEntry(d *icsDate) ical.Event {
	c, m := d.c, d.c.Municipality
	n, changed := l.revision(c)
	url := l.Settings.BaseURL + RecordPath(l.Tag(), m.ID, c.ID)
	e := ical.Event{UID: strings.TrimPrefix(feed.ID("konsulta:calendar/"+m.ID+"/"+permanentID(c)+"/"+d.id()), "urn:uuid:"),
		Stamp: changed, Modified: changed, Sequence: n, Start: d.start, End: d.end, AllDay: d.allDay, Cancelled: d.cancelled,
		Summary: l.icsSummary(d), Description: strings.Join(append(l.icsLines(d), url), "\n"), URL: url}
	if changed.IsZero() {
		e.Stamp = unknownStamp
	}
	if d.event != nil {
		e.Location = cmp.Or(l.phrase(d.event.Place, m).Text, d.event.OnlineURL)
	}
	return e
}

// unknownStamp stands where the record tells no day, as in an empty feed: a
// time stamp has to be there.
var unknownStamp = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

func (l *language) icsSummary(d *icsDate) string {
	heading, _ := l.headings(d.c)
	var s string
	if d.event != nil {
		s = cmp.Or(l.phrase(d.event.Title, d.c.Municipality).Text, l.Label("event_kind", cmp.Or(d.event.Kind, "other"))) + ": " + heading.Text
	} else {
		s = l.T("ui.ics_"+d.kind, "title", heading.Text)
	}
	if d.cancelled {
		s = l.Label("state", "cancelled") + ": " + s
	}
	return s + " · " + l.phrase(d.c.Municipality.Name, d.c.Municipality).Text
}

// icsLines say what one wants to know without the page. They hold nothing that
// time alone would change.
func (l *language) icsLines(d *icsDate) []string {
	c, m := d.c, d.c.Municipality
	var lines []string
	add := func(text string) {
		if text != "" {
			lines = append(lines, text)
		}
	}
	if c.Cancelled.On != 0 {
		add(strings.TrimSpace(l.T("ui.notice_cancelled", "date", l.date(c.Cancelled.On), "reason", l.phrase(c.Cancelled.Reason, m).Text)))
	}
	_, official := l.headings(c)
	add(official.Text)
	add(l.phrase(c.Summary.Text(), m).Text)
	switch d.kind {
	case "opens":
		add(l.Column("consultations", "opens") + ": " + l.zoned(l.when(c.Opens), c.Opens))
		add(l.Column("consultations", "closes") + ": " + l.zoned(l.deadline(c.Closes), c.Closes))
	case "closes":
		add(l.Column("consultations", "closes") + ": " + l.zoned(l.deadline(c.Closes), c.Closes))
		if !c.FirstCloses.IsZero() {
			add(strings.TrimSpace(l.T("ui.notice_extended", "old", l.when(c.FirstCloses), "new", l.when(c.Closes)) + " " + l.phrase(c.ExtendedReason, m).Text))
		}
	case "event":
		if d.event.Kind != "" && !d.event.Title.Empty() { // without a title it is the summary
			add(l.Label("event_kind", d.event.Kind))
		}
		add(d.event.OnlineURL)
	case "report_due":
		if c.ReportPublished != 0 {
			add(l.Column("consultations", "report_published") + ": " + l.date(c.ReportPublished))
		}
	}
	return lines
}

// revision counts the changes that the record and its history tell, and says
// when the last was; without any, when it was announced, zero where that is
// not known. A change that both tell counts twice: the number has to grow with
// every change and means nothing else.
func (s *Site) revision(c *facts.Consultation) (n int, last time.Time) {
	told := func(at time.Time) {
		if at.After(last) {
			last = at
		}
	}
	changed := func(day model.Date) {
		if day != 0 {
			n++
			told(day.In(s.Zone))
		}
	}
	if c.Announced != 0 {
		told(c.Announced.In(s.Zone))
	}
	changed(c.ExtendedOn)
	changed(c.Cancelled.On)
	changed(c.ReportPublished)
	for _, x := range c.ChangeLog {
		changed(x.At)
	}
	for _, x := range c.Changes {
		if told(time.Unix(x.Instant, 0)); !x.Added() {
			n++
		}
	}
	return n, last
}

// icsLink leads to a calendar.
func (l *language) icsLink(p *Page, name, text string) *CalendarLink {
	path := ICSPath(l.Tag(), name)
	_, address, _ := strings.Cut(l.Settings.BaseURL, ":")
	return &CalendarLink{Text: text, WebcalHref: address + path, Href: p.Root + path}
}
