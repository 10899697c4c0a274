// Package ical writes finished calendars as iCalendar (RFC 5545, with the
// names of RFC 7986), so that Google, Apple, Outlook and the validators read
// them.
//
// The lines are those of github.com/arran4/golang-ical, which ends them with
// CR LF, folds them after at most 75 octets between characters, and escapes
// texts. This package decides what stands in them.
//
// Everything is a VEVENT, deadlines too: Google and most telephones leave out
// a VTODO, and a deadline that nobody sees is none. All are TRANSPARENT: a
// deadline does not make its day busy.
//
// The same Calendar always gives the same bytes; nothing asks the clock.
package ical

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"
)

// A Calendar is what a calendar program gets.
type Calendar struct {
	Name        string
	Description string
	Source      string // its own address, from which a copy can be refreshed; optional
	Zone        string // an IANA name for programs that show moments in it; the moments are in UTC
	Events      []Event
}

// An Event is an entry of a calendar: a deadline or a meeting. UID, Stamp,
// Start and Summary are required.
type Event struct {
	UID         string    // never changes: a program that has it replaces the entry
	Stamp       time.Time // when what the event says was last changed
	Modified    time.Time // likewise where it is known, else zero; programs compare it
	Sequence    int       // grows with every change, so that programs take the new one
	Start       time.Time // of a whole day: the day in the zone of Start
	End         time.Time // of a whole day: the last day; may be zero
	AllDay      bool
	Summary     string
	Description string // plain text; line ends are kept
	Location    string
	URL         string // absolute; programs differ in showing it, so let Description hold it too
	Cancelled   bool   // it stays, so that those who have it see that it is off
}

// refresh is how often a program that subscribed may ask again. Sites are
// built once a day.
const refresh = "PT12H"

// end is the last line of a calendar.
const end = "END:VCALENDAR\r\n"

// lines are folded after 75 octets and end in CR LF.
var lines = &ics.SerializationConfiguration{MaxLength: 75, PropertyMaxLength: 75, NewLine: "\r\n"}

// Append appends a calendar. It fails for an event that lacks what is
// required, or ends before it starts.
func Append(dst []byte, c *Calendar) ([]byte, error) {
	b := bytes.NewBuffer(dst)
	if err := c.begin(b, len(c.Events) == 0); err != nil {
		return dst, err
	}
	seen := map[string]bool{}
	for i := range c.Events {
		e := &c.Events[i]
		if err := e.check(); err != nil {
			return dst, fmt.Errorf("calendar event %d (%q): %w", i+1, e.UID, err)
		}
		if seen[e.UID] {
			return dst, fmt.Errorf("calendar event %d (%q) stands twice", i+1, e.UID)
		}
		seen[e.UID] = true
		if err := event(e).SerializeTo(b, lines); err != nil {
			return dst, fmt.Errorf("writing calendar event %d (%q): %w", i+1, e.UID, err)
		}
	}
	b.WriteString(end)
	return b.Bytes(), nil
}

// Join writes a calendar whose events stand in others, as they stand there. None
// may stand in two of them.
func Join(w io.Writer, c *Calendar, events iter.Seq2[[]byte, error]) error {
	empty := true
	for e, err := range events {
		if err != nil {
			return err
		}
		if empty {
			if err := c.begin(w, false); err != nil {
				return err
			}
			empty = false
		}
		if _, err := w.Write(e); err != nil {
			return err
		}
	}
	if empty {
		if err := c.begin(w, true); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, end)
	return err
}

// Cut takes the next event off a calendar that [Append] wrote, or off the rest
// of one. event is nil where there is none.
func Cut(calendar []byte) (event, rest []byte) {
	// No line of a text begins so: where it is folded, a space comes first.
	const begin, end = "\nBEGIN:VEVENT\r\n", "\nEND:VEVENT\r\n"
	from := bytes.Index(calendar, []byte(begin))
	if from < 0 {
		return nil, nil
	}
	to := bytes.Index(calendar[from:], []byte(end))
	if to < 0 {
		return nil, nil
	}
	to += from + len(end)
	return calendar[from+1 : to], calendar[to-1:]
}

// begin writes what stands before the events.
func (c *Calendar) begin(w io.Writer, empty bool) error {
	out := ics.NewCalendarFor("konsulta")
	out.SetProductId("-//konsulta//konsulta//EN")
	out.SetCalscale("GREGORIAN")
	out.SetName(clean(c.Name))
	if c.Description != "" {
		out.SetDescription(clean(c.Description))
		out.SetXWRCalDesc(clean(c.Description))
	}
	if c.Zone != "" {
		out.SetXWRTimezone(c.Zone)
	}
	if c.Source != "" {
		out.CalendarProperties = append(out.CalendarProperties, ics.CalendarProperty{BaseProperty: ics.BaseProperty{
			IANAToken: "SOURCE", Value: c.Source, ICalParameters: map[string][]string{"VALUE": {"URI"}}}})
	}
	out.SetRefreshInterval(refresh)
	out.SetXPublishedTTL(refresh)
	if empty {
		nothing(out)
	}
	var b bytes.Buffer
	if err := out.SerializeTo(&b, lines); err != nil {
		return fmt.Errorf("writing a calendar: %w", err)
	}
	_, err := w.Write(b.Bytes()[:b.Len()-len(end)])
	return err
}

func (e *Event) check() error {
	for _, v := range []struct {
		name    string
		missing bool
	}{{"UID", e.UID == ""}, {"time stamp", e.Stamp.IsZero()}, {"start", e.Start.IsZero()}, {"summary", e.Summary == ""}} {
		if v.missing {
			return fmt.Errorf("it has no %s", v.name)
		}
	}
	if !e.End.IsZero() && e.End.Before(e.Start) {
		return fmt.Errorf("it ends before it starts")
	}
	return nil
}

func event(e *Event) *ics.VEvent {
	v := ics.NewEvent(clean(e.UID))
	v.SetDtStampTime(e.Stamp)
	if !e.Modified.IsZero() {
		v.SetLastModifiedAt(e.Modified)
	}
	if e.Sequence > 0 {
		v.SetSequence(e.Sequence)
	}
	switch {
	case e.AllDay:
		last := e.Start
		if !e.End.IsZero() {
			last = e.End
		}
		v.SetAllDayStartAt(e.Start)
		v.SetAllDayEndAt(last.AddDate(0, 0, 1)) // the end is the first day after
	default:
		v.SetStartAt(e.Start)
		if e.End.After(e.Start) {
			v.SetEndAt(e.End)
		}
	}
	v.SetSummary(clean(e.Summary))
	if e.Description != "" {
		v.SetDescription(clean(e.Description))
	}
	if e.Location != "" {
		v.SetLocation(clean(e.Location))
	}
	if e.URL != "" {
		v.SetURL(strings.Join(strings.Fields(clean(e.URL)), "%20"))
	}
	if e.Cancelled {
		v.SetStatus(ics.ObjectStatusCancelled)
	}
	v.SetTimeTransparency(ics.TransparencyTransparent)
	return v
}

// nothing fills a calendar without events, since a calendar has to hold
// something (RFC 5545, section 3.6): a time zone that nobody uses is not seen.
func nothing(out *ics.Calendar) {
	standard := out.AddTimezone("UTC").AddStandard()
	for _, p := range []struct{ name, value string }{
		{"DTSTART", "19700101T000000"}, {"TZOFFSETFROM", "+0000"}, {"TZOFFSETTO", "+0000"},
	} {
		standard.SetProperty(ics.ComponentProperty(p.name), p.value)
	}
}

// clean makes a text one that may stand in a calendar: line ends are \n, and
// other control characters are gone.
func clean(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r != '\n' && r != '\t' && unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
}
