// Package digest tells what happened in a period until the as-of minute, and
// what lies ahead in the next seven days: what opened and closes, meets, was
// reported, cancelled, moved, adopted, and what was planned and not held. It
// is for those who pass it on: as a post for messengers, as text, HTML or an
// e-mail, and as JSON.
//
// It tells what the feeds tell, and like them nothing of persons.
package digest

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/site"
)

// Query says of what a digest tells.
type Query struct {
	facts.Selection
	Since model.Date // from the beginning of this day
}

// ahead is how many days after today are told of.
const ahead = 7

// sections are the parts of a digest: first what a reader can still act upon,
// then what happened. Their titles are digest.section.<kind>.
var sections = []string{"closes", "meets", "opens", "opened", "announced", "deadline_moved", "cancelled",
	"reported", "report_due", "report_overdue", "calendar", "lapsed"}

// An Item is one thing that a digest tells.
type Item struct {
	Kind         string // of sections
	at           time.Time
	Date         model.When // when it happened or happens
	Municipality *facts.Municipality
	Record       string // the id of a consultation or entry, calendar-2027
	Part         string // the id of a meeting
	Title        site.Phrase
	Summary      site.Phrase
	Facts        []Fact
	Path         string // of the page
}

// Fact is a line about an item.
type Fact struct {
	Label string
	Value site.Phrase
}

// Digest is what is told, section by section, the earliest first in each.
type Digest struct {
	Items []Item
	site  *facts.Site
	voice *site.Voice
	query Query
	until model.Date // the last day ahead
}

// New collects what happened and what lies ahead.
func New(s *facts.Site, v *site.Voice, q Query) *Digest {
	d := &Digest{site: s, voice: v, query: q, until: s.Today + ahead}
	order := make(map[*facts.Municipality]int, len(s.Municipalities))
	for i, m := range s.Municipalities {
		order[m] = i
		if q.Place(m) {
			d.municipality(m)
		}
	}
	slices.SortStableFunc(d.Items, func(a, b Item) int {
		return cmp.Or(cmp.Compare(slices.Index(sections, a.Kind), slices.Index(sections, b.Kind)), a.at.Compare(b.at),
			cmp.Compare(order[a.Municipality], order[b.Municipality]), cmp.Compare(a.Record, b.Record), cmp.Compare(a.Part, b.Part))
	})
	return d
}

func (d *Digest) municipality(m *facts.Municipality) {
	for _, c := range m.Consultations {
		if d.query.Topic(c.Topics...) {
			d.happened(c)
			d.ahead(c)
		}
	}
	for _, e := range m.Entries {
		if e.Last && e.State == "lapsed" && d.query.Topic(e.Topics...) {
			d.lapsed(e)
		}
	}
	if d.query.Topic() {
		for _, c := range m.Calendars {
			d.calendar(c)
		}
	}
}

// within reports whether a moment lies in the period, which ends with the
// as-of.
func (d *Digest) within(at time.Time) bool {
	return !at.Before(d.query.Since.In(d.site.Zone)) && !at.After(d.site.AsOf)
}

// item begins an item about a consultation.
func (d *Digest) item(kind string, at time.Time, date model.When, c *facts.Consultation) Item {
	return Item{Kind: kind, at: at, Date: date, Municipality: c.Municipality, Record: c.ID, Title: d.voice.Heading(c),
		Path: site.RecordPath(d.voice.Pages(), c.Municipality.ID, c.ID)}
}

// add tells an item with the facts that say something.
func (d *Digest) add(it Item, list ...Fact) {
	for _, f := range list {
		if f.Value.Text != "" {
			it.Facts = append(it.Facts, f)
		}
	}
	d.Items = append(d.Items, it)
}

// fact is a line about a consultation, named as its column is.
func (d *Digest) fact(column, value string) Fact {
	return Fact{d.voice.Column("consultations", column), site.Phrase{Text: value}}
}

// happened tells what happened to a consultation in the period. What says the
// same twice is told once: that something was announced when it has opened
// since, that a report is overdue when it has come since.
func (d *Digest) happened(c *facts.Consultation) {
	v, m := d.voice, c.Municipality
	opened := c.Dated && d.within(c.Opening)
	for _, x := range d.site.Moments(c) {
		if !d.within(x.At) {
			continue
		}
		it := d.item(x.Kind, x.At, model.On(model.DateOf(x.At)), c)
		switch x.Kind {
		case "opened":
			it.Summary, it.Date = v.Summary(c), opens(c)
			d.add(it, d.fact("closes", v.Closes(c)))
		case "announced":
			if !opened {
				it.Summary = v.Summary(c)
				d.add(it, d.fact("opens", v.Opens(c)), d.fact("closes", v.Closes(c)))
			}
		case "deadline_moved":
			d.add(it, d.fact("first_closes", v.Deadline(c.FirstCloses)), d.fact("closes", v.Closes(c)),
				Fact{v.Column("consultations", "extended_reason"), v.Text(c.ExtendedReason, m)})
		case "cancelled":
			d.add(it, Fact{v.Column("consultations", "cancelled_reason"), v.Text(c.Cancelled.Reason, m)})
		case "reported":
			d.add(it, d.fact("outcome", v.Label("outcome", c.Outcome)))
		case "report_overdue":
			if c.ReportPublished == 0 {
				d.add(it, d.fact("report_due", v.Date(c.ReportDue)))
			}
		}
	}
}

// opens is when a consultation opens, as the record gives it.
func opens(c *facts.Consultation) model.When {
	if c.ByEvents {
		return model.On(c.FirstDay)
	}
	return c.Opens
}

// ahead tells what lies ahead of a consultation in the next days.
func (d *Digest) ahead(c *facts.Consultation) {
	v := d.voice
	if c.Cancelled.On != 0 {
		return
	}
	switch {
	case c.State == "open" && c.LastDay <= d.until:
		closes := c.Closes
		if c.ByEvents {
			closes = model.On(c.LastDay)
		}
		it := d.item("closes", c.Closing, closes, c)
		it.Summary = v.Summary(c)
		d.add(it, d.fact("closes", v.Closes(c)))
	case c.State == "upcoming" && c.FirstDay <= d.until:
		it := d.item("opens", c.Opening, opens(c), c)
		it.Summary = v.Summary(c)
		d.add(it, d.fact("opens", v.Opens(c)), d.fact("closes", v.Closes(c)))
	}
	for i := range c.Events {
		e := &c.Events[i]
		if !d.site.Ahead(e) || e.Starts.First > d.until {
			continue
		}
		at, _ := e.Starts.Start(d.site.Zone)
		it := d.item("meets", at, e.Starts, c)
		it.Part = e.ID
		it.Path += "#event-" + e.ID
		d.add(it, Fact{v.Label("event_kind", cmp.Or(e.Kind, "other")), site.Phrase{Text: v.When(e.Starts)}},
			Fact{v.Column("events", "place"), v.Text(e.Place, c.Municipality)})
	}
	if c.ReportPublished == 0 && c.ReportDue >= d.site.Today && c.ReportDue <= d.until {
		d.add(d.item("report_due", c.Due, model.On(c.ReportDue), c), d.fact("report_due", v.Date(c.ReportDue)))
	}
}

func (d *Digest) lapsed(e *facts.Entry) {
	after := e.PlannedUntil() + 1
	if at := after.In(d.site.Zone); d.within(at) {
		d.add(Item{Kind: "lapsed", at: at, Date: model.On(after), Municipality: e.Municipality, Record: e.ID,
			Title: d.voice.Text(e.Title, e.Municipality), Path: site.EntryPath(d.voice.Pages(), e)},
			Fact{d.voice.T("digest.planned"), site.Phrase{Text: d.voice.Planned(e)}})
	}
}

func (d *Digest) calendar(c *facts.Calendar) {
	year := strconv.Itoa(c.Year)
	for _, x := range d.site.CalendarMoments(c) {
		if day := model.DateOf(x.At); d.within(x.At) {
			d.add(Item{Kind: "calendar", at: x.At, Date: model.On(day), Municipality: c.Municipality, Record: "calendar-" + year,
				Title: site.Phrase{Text: d.voice.T("ui.feed_"+x.Kind, "year", year)},
				Path:  site.CalendarPath(d.voice.Pages(), c.Municipality.ID, c.Year)},
				Fact{d.voice.T("digest.date"), site.Phrase{Text: d.voice.Date(day)}})
		}
	}
}
