// Package todo lists what is owed and by when, at the as-of minute: calendars,
// announcements, reports, answers, decisions, what was promised, translations.
// It is for the clerk who has to do it and for whoever reminds her, and says
// in plain words what to do.
//
// Every day comes from a record or from the rule in force; nothing is owed
// that neither of them asks for.
package todo

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/site"
)

// Query says what is listed.
type Query struct {
	facts.Selection
	Within int // days ahead
}

// kinds are the kinds of items, in the order in which those of a day stand.
// Each has its words under todo.what, and but for meetings, which say what
// kind of meeting they are, under todo.label.<kind>.
var kinds = []string{"report", "answers", "decision", "calendar", "announcement", "announcement_late",
	"closing", "event", "entry_planned", "entry_lapsed", "follow_up", "action", "translation"}

// An Item is one thing to do.
type Item struct {
	Kind         string     // of kinds
	Due          model.Date // 0 where there is no day
	Days         int        // from today until Due; negative when late
	Working      bool       // Days are working days, as the rule counts
	Municipality *facts.Municipality
	Record       string // the id of a consultation or entry, calendar-2027, checklist/action
	Part         string // of the record: the id of an event or of what was promised
	Name         string // Record, under its first id where it was renamed
	Label        string // what kind of thing it is, in a word or two
	Title        site.Phrase
	Count        int    // of comments or texts, else 0
	Path         string // of the page
	What         string // what to do
}

// List is what is owed, the earliest first, what has no day last.
type List struct {
	Items []Item
	site  *facts.Site
	voice *site.Voice
	query Query
	until model.Date // what is due later is not listed
}

// New works out what is owed.
func New(s *facts.Site, v *site.Voice, q Query) *List {
	l := &List{site: s, voice: v, query: q, until: s.Today + model.Date(q.Within)}
	order := make(map[*facts.Municipality]int, len(s.Municipalities))
	for i, m := range s.Municipalities {
		order[m] = i
		if q.Place(m) {
			l.municipality(m)
		}
	}
	day := func(it *Item) model.Date { return cmp.Or(it.Due, math.MaxInt32) }
	slices.SortStableFunc(l.Items, func(a, b Item) int {
		return cmp.Or(cmp.Compare(day(&a), day(&b)), cmp.Compare(order[a.Municipality], order[b.Municipality]),
			cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)),
			cmp.Compare(a.Record, b.Record), cmp.Compare(a.Part, b.Part))
	})
	return l
}

// add lists an item unless its day is too far ahead. working says how its
// days are counted.
func (l *List) add(it Item, working bool) {
	if it.Due > l.until {
		return
	}
	if it.Due != 0 {
		it.Days, it.Working = l.site.Days(l.site.Today, it.Due, working), working
	}
	it.Label = cmp.Or(it.Label, l.voice.T("todo.label."+it.Kind))
	it.Name = cmp.Or(it.Name, it.Record)
	l.Items = append(l.Items, it)
}

// late reports whether the day of an item has passed.
func (l *List) late(it *Item) bool { return it.Due != 0 && it.Due < l.site.Today }

// municipality lists what one owes.
func (l *List) municipality(m *facts.Municipality) {
	if l.query.Topic() {
		l.calendars(m)
		l.actions(m)
	}
	for _, e := range m.Entries {
		if e.Last && len(e.Consultations) == 0 && l.query.Topic(e.Topics...) {
			l.entry(e)
		}
	}
	for _, c := range m.Consultations {
		if l.query.Topic(c.Topics...) {
			l.consultation(c)
		}
	}
}

// calendars lists those that are due for this year and later. The calendar of
// a year that is over is of no use any more, and who does not publish here
// owes none.
func (l *List) calendars(m *facts.Municipality) {
	if !m.Covered {
		return
	}
	for year := l.site.Today.Year(); year <= l.until.Year()+1; year++ {
		due, rule := l.site.CalendarDue(m, year)
		if due == 0 || due < m.CoveredSince || m.PublishesUntil != 0 && due > m.PublishesUntil {
			continue
		}
		what := calendarState(m, year)
		if what == "" {
			continue
		}
		text := strconv.Itoa(year)
		it := Item{Kind: "calendar", Due: due, Municipality: m, Record: "calendar-" + text,
			Title: site.Phrase{Text: l.voice.T("page.calendar_year", "year", text)},
			What:  l.voice.T("todo.what.calendar_"+what, "year", text), Path: site.MunicipalityPath(l.voice.Pages(), m.ID)}
		if what != "none" {
			it.Path = site.CalendarPath(l.voice.Pages(), m.ID, year)
		}
		l.add(it, rule.Working())
	}
}

// calendarState tells what is missing of a calendar: all of it (none), its
// adoption, its entries, or nothing ("").
func calendarState(m *facts.Municipality, year int) string {
	for _, c := range m.Calendars {
		if c.Year != year {
			continue
		}
		adopted := slices.ContainsFunc(c.Adoptions, func(a *model.Adoption) bool { return a.Status != "draft" && a.AdoptedOn != 0 })
		switch {
		case adopted && len(c.Entries) > 0:
			return ""
		case adopted:
			return "entries"
		}
		return "adoption"
	}
	return "none"
}

func (l *List) actions(m *facts.Municipality) {
	for _, a := range m.OpenActions() {
		if a.Due == 0 {
			continue
		}
		what := l.voice.T("todo.what.action")
		if a.Responsible != "" {
			what += " " + l.voice.T("todo.what.action_by", "post", a.Responsible)
		}
		l.add(Item{Kind: "action", Due: a.Due, Municipality: m, Record: a.Checklist + "/" + a.ID,
			Title: l.voice.Text(a.Action, m), Path: site.MunicipalityPath(l.voice.Pages(), m.ID), What: what}, false)
	}
}

// entry lists what is owed for an entry that no consultation realises yet.
func (l *List) entry(e *facts.Entry) {
	m := e.Municipality
	it := Item{Municipality: m, Record: e.ID, Name: firstID(e.ID, e.Aliases), Title: l.voice.Text(e.Title, m),
		Path: site.EntryPath(l.voice.Pages(), e)}
	rule := l.site.EntryRule(e)
	switch {
	case e.State == "planned":
		it.Kind, it.Due = "entry_planned", l.site.AnnounceBy(e.PlannedOpens.Last(), rule)
	case e.Lapsed():
		it.Kind, it.Due = "entry_lapsed", e.PlannedUntil()
	}
	if it.Kind != "" {
		it.What = l.voice.T("todo.what."+it.Kind, "planned", l.voice.Planned(e))
		l.add(it, rule.Working())
	}
	if e.State == "planned" {
		l.translation(it, e.Title, e.Summary, e.Goal)
	}
}

// firstID is the id under which a record was first known.
func firstID(id string, aliases []string) string {
	if len(aliases) > 0 {
		return aliases[0]
	}
	return id
}

// translation lists the texts that lack an official language of the
// municipality, one item for all of a record.
func (l *List) translation(of Item, texts ...model.Text) {
	var missing []string
	n := 0
	for _, tag := range of.Municipality.Languages {
		before := n
		for _, t := range texts {
			if !t.Empty() && t.In(tag) == "" {
				n++
			}
		}
		if n > before {
			missing = append(missing, l.voice.Name(tag))
		}
	}
	if n == 0 {
		return
	}
	of.Kind, of.Due, of.Label, of.Count = "translation", 0, "", n
	of.What = l.voice.N("todo.what.translation", n, "languages", l.voice.List(missing))
	l.add(of, false)
}
