package facts

import (
	"time"

	"konsulta/generator/internal/model"
)

// Moment is something that happened until the as-of and is worth telling to
// those who follow: in a feed, in a digest.
type Moment struct {
	At           time.Time
	Kind         string // announced, opened, …: the end of the term ui.feed_<kind>
	ID           string // the end of its permanent name: the kind, told apart where it can come twice
	Consultation *Consultation
	Event        *model.Event // of an event
	Calendar     *Calendar    // of a calendar; then there is no consultation
}

// Moments are what happened to a consultation until the as-of.
func (s *Site) Moments(c *Consultation) []Moment {
	var list []Moment
	add := func(at time.Time, kind, id string, e *model.Event) {
		if !at.IsZero() && !at.After(s.AsOf) {
			list = append(list, Moment{At: at, Kind: kind, ID: id, Consultation: c, Event: e})
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

// CalendarMoments are the acts by which a calendar was adopted and amended.
func (s *Site) CalendarMoments(c *Calendar) []Moment {
	var list []Moment
	for _, a := range c.Adoptions {
		if a.AdoptedOn == 0 || a.Status != "adopted" && a.Status != "amended" {
			continue
		}
		m := Moment{At: a.AdoptedOn.In(s.Zone), Kind: "calendar_" + a.Status, ID: "calendar_" + a.Status, Calendar: c}
		if a.Status == "amended" {
			m.ID += "-" + a.AdoptedOn.String()
		}
		list = append(list, m)
	}
	return list
}
