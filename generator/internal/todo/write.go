package todo

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"konsulta/generator/internal/feed"
	"konsulta/generator/internal/ical"
)

// week is how many days ahead stand in a group of their own.
const week = 7

// groups are the groups of the text, in order.
var groups = []string{"overdue", "week", "later", "undated"}

func (l *List) group(it *Item) string {
	switch {
	case it.Due == 0:
		return "undated"
	case l.late(it):
		return "overdue"
	case it.Due <= l.site.Today+week:
		return "week"
	}
	return "later"
}

// AppendText writes the list for a terminal or an e-mail: what is late, what
// comes in the next days, what comes later, what has no day, and a line of
// counts.
func (l *List) AppendText(dst []byte) []byte {
	v := l.voice
	line := func(parts ...string) {
		for _, p := range parts {
			dst = append(dst, p...)
		}
		dst = append(dst, '\n')
	}
	line(v.T("todo.title"), " · ", v.SiteTitle())
	line(v.T("ui.as_of", "date", v.Date(l.site.Today)), "; ", v.T("todo.until", "date", v.Date(l.until)))
	if len(l.Items) == 0 {
		line()
		line(v.N("todo.nothing", l.query.Within))
		return dst
	}
	counts := map[string]int{}
	for i := range l.Items {
		counts[l.group(&l.Items[i])]++
	}
	for _, g := range groups {
		if counts[g] == 0 {
			continue
		}
		heading := v.T("todo.group."+g) + ": " + v.Int(counts[g])
		line()
		line(heading)
		line(strings.Repeat("=", utf8.RuneCountInString(heading)))
		for i := range l.Items {
			if it := &l.Items[i]; l.group(it) == g {
				line()
				l.item(it, line)
			}
		}
	}
	line()
	args := []string{}
	for _, g := range groups {
		args = append(args, g, v.Int(counts[g]))
	}
	line(v.N("todo.summary", len(l.Items), args...))
	return dst
}

// item writes one thing to do as a paragraph: when, what it is, what to do,
// where.
func (l *List) item(it *Item, line func(...string)) {
	v := l.voice
	if it.Due != 0 {
		when := v.Date(it.Due)
		if days := l.daysLeft(it); days != "" {
			when += " – " + days
		}
		line(when)
	}
	line("  ", it.Label, ": ", it.Title.Text)
	line("  ", v.Place(it.Municipality).Text)
	line("  ", it.What)
	line("  ", v.URL(it.Path))
}

// daysLeft writes how many days are left or gone, "" where there is nothing to
// count: between working days.
func (l *List) daysLeft(it *Item) string {
	v, key := l.voice, "todo.days."
	if it.Working {
		key = "todo.working_days."
	}
	switch {
	case it.Due == l.site.Today:
		return v.T("todo.today")
	case it.Days < 0:
		return v.N(key+"late", -it.Days)
	case it.Days > 0:
		return v.N(key+"left", it.Days)
	case l.late(it):
		return v.T("todo.passed")
	}
	return ""
}

// jsonItem is an item as programs read it; docs/commands.md describes the
// keys.
type jsonItem struct {
	Kind             string `json:"kind"`
	Due              string `json:"due,omitempty"`
	Days             *int   `json:"days,omitempty"`
	Unit             string `json:"unit,omitempty"`
	Late             bool   `json:"late"`
	Municipality     string `json:"municipality"`
	MunicipalityName string `json:"municipality_name"`
	Record           string `json:"record"`
	Part             string `json:"part,omitempty"`
	Label            string `json:"label"`
	Title            string `json:"title"`
	Count            int    `json:"count,omitempty"`
	What             string `json:"what"`
	Page             string `json:"page"`
	PageURL          string `json:"page_url"`
}

// AppendJSON writes the list as an array, empty where nothing is owed.
func (l *List) AppendJSON(dst []byte) ([]byte, error) {
	out := make([]jsonItem, len(l.Items))
	for i := range l.Items {
		it := &l.Items[i]
		out[i] = jsonItem{Kind: it.Kind, Due: it.Due.String(), Late: l.late(it), Municipality: it.Municipality.ID,
			MunicipalityName: l.voice.Place(it.Municipality).Text, Record: it.Record, Part: it.Part, Label: it.Label,
			Title: it.Title.Text, Count: it.Count, What: it.What, Page: it.Path, PageURL: l.voice.URL(it.Path)}
		if it.Due != 0 {
			out[i].Days, out[i].Unit = &it.Days, "calendar"
			if it.Working {
				out[i].Unit = "working"
			}
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(out); err != nil {
		return dst, err
	}
	return append(dst, b.Bytes()...), nil
}

// AppendICS writes what has a day as a calendar. An event is of the whole day:
// a VTODO with a due date would say the same, but Google leaves those out. Its
// identifier does not depend on language or title, so that a program which has
// the event replaces it; its time stamp is the as-of, since that is when the
// list was true.
func (l *List) AppendICS(dst []byte) ([]byte, error) {
	v := l.voice
	c := ical.Calendar{Name: v.T("todo.title") + " · " + v.SiteTitle(), Description: v.T("ui.as_of", "date", v.Date(l.site.Today))}
	for i := range l.Items {
		it := &l.Items[i]
		if it.Due == 0 {
			continue
		}
		place, url := v.Place(it.Municipality).Text, v.URL(it.Path)
		c.Events = append(c.Events, ical.Event{UID: uid(it), Stamp: l.site.AsOf, Start: it.Due.In(l.site.Zone), AllDay: true,
			Summary: it.Label + ": " + it.Title.Text + " · " + place, Description: it.What + "\n" + url, URL: url})
	}
	return ical.Append(dst, &c)
}

// uid names an item for ever.
func uid(it *Item) string {
	name := "konsulta:todo/" + it.Municipality.ID + "/" + it.Name + "/" + it.Kind
	if it.Part != "" {
		name += "-" + it.Part
	}
	return strings.TrimPrefix(feed.ID(name), "urn:uuid:")
}
