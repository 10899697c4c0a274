package facts

import (
	"cmp"
	"slices"
	"strconv"

	"konsulta/generator/internal/model"
)

// The units of measures.
const (
	UnitShare = "share"
	UnitDays  = "days"
	UnitCount = "count"
)

// Measure is a figure of accountability (contract, section 4). A share is
// Numerator of Denominator; a count is Numerator, with what it was counted
// among where that says something; a median is that of Values, of which
// Denominator there are.
type Measure struct {
	Name, Unit             string
	Numerator, Denominator int
	Known                  bool  // else nothing can be said: no rule applied, nothing was due, nothing is covered
	Values                 []int // of a median, sorted
	Working                int   // how many of Values count working days

	Consultations []*Consultation // those behind the numerator, or the median
	Entries       []*Entry        // likewise
}

// Median reports whether the measure is one.
func (m *Measure) Median() bool { return m.Unit == UnitDays }

// Value is the figure: a share with at most four decimals, a number, or a
// median, which may end in .5; "" where it is not known.
func (m *Measure) Value() model.Decimal {
	switch {
	case !m.Known:
		return ""
	case m.Unit == UnitShare:
		return Share(m.Numerator, m.Denominator)
	case m.Median():
		return median(m.Values)
	}
	return model.Decimal(strconv.Itoa(m.Numerator))
}

// median of sorted numbers.
func median(values []int) model.Decimal {
	n := len(values)
	if n == 0 {
		return ""
	}
	twice := values[(n-1)/2] + values[n/2]
	if twice%2 == 0 {
		return model.Decimal(strconv.Itoa(twice / 2))
	}
	sign := ""
	if twice < 0 {
		sign, twice = "-", -twice
	}
	return model.Decimal(sign + strconv.Itoa(twice/2) + ".5")
}

// Measures are the figures of a municipality, or of several, in a year.
type Measures struct {
	Municipality *Municipality // nil for the whole site
	Year         int
	Covered      bool
	CoveredOf    [2]int // of the whole site: how many are covered, of how many
	Held         int    // consultations opened in the year, those cancelled left out
	List         []*Measure
}

// Measure returns the figure with a name, or nil.
func (m *Measures) Measure(name string) *Measure {
	for _, x := range m.List {
		if x.Name == name {
			return x
		}
	}
	return nil
}

// FewestToRank is how many consultations a municipality needs to be placed
// among others (contract, section 4).
const FewestToRank = 5

// dispositions are those with a share of their own.
var dispositions = []string{"accepted", "partly_accepted", "rejected", "noted", "out_of_scope", "pending"}

// Pool adds up the figures of several municipalities in a year. Those that
// are not covered count in no figure. The rows behind a figure are those of
// the municipalities.
func Pool(year int, of []*Measures) *Measures {
	t := &tally{Measures: &Measures{Year: year, CoveredOf: [2]int{0, len(of)}}, byName: map[string]*Measure{}}
	for _, m := range of {
		if !m.Covered {
			continue
		}
		t.CoveredOf[0]++
		t.Covered = true
		t.Held += m.Held
		for _, x := range m.List {
			if !x.Known {
				continue
			}
			sum := t.measure(x.Name, x.Unit)
			sum.Known = true
			sum.Numerator += x.Numerator
			sum.Denominator += x.Denominator
			sum.Values = append(sum.Values, x.Values...)
			sum.Working += x.Working
		}
	}
	t.finish()
	return t.Measures
}

// tally collects measures.
type tally struct {
	*Site
	*Measures
	byName map[string]*Measure
}

func (t *tally) measure(name, unit string) *Measure {
	m := t.byName[name]
	if m == nil {
		m = &Measure{Name: name, Unit: unit}
		t.byName[name] = m
	}
	return m
}

// share counts one in the denominator and, where it is met, in the numerator.
func (t *tally) share(name string, met bool, c *Consultation, e *Entry) {
	m := t.measure(name, UnitShare)
	m.Known = true
	m.Denominator++
	if met {
		m.Numerator++
		m.note(c, e)
	}
}

// count counts one where it is met, and makes the number known anyhow.
func (t *tally) count(name string, met bool, c *Consultation, e *Entry) {
	m := t.measure(name, UnitCount)
	m.Known = true
	m.Denominator++
	if met {
		m.Numerator++
		m.note(c, e)
	}
}

func (m *Measure) note(c *Consultation, e *Entry) {
	if c != nil {
		m.Consultations = append(m.Consultations, c)
	}
	if e != nil {
		m.Entries = append(m.Entries, e)
	}
}

func (t *tally) days(name string, days int, c *Consultation) {
	m := t.measure(name, UnitDays)
	m.Known = true
	m.Denominator++
	m.Values = append(m.Values, days)
	if c.Rule.Working() {
		m.Working++
	}
	m.note(c, nil)
}

// calendarOnTime counts whether there was a calendar by the day that the rule
// names. Of one that was due before the municipality began to publish here,
// and is not here, nothing is known.
func (t *tally) calendarOnTime(m *Municipality, c *Calendar) {
	due, _ := t.CalendarDue(m, t.Year)
	if due == 0 {
		return
	}
	adopted := model.Date(0)
	if c != nil {
		adopted = c.AdoptedOn()
	}
	if adopted != 0 || t.Today > due && (c != nil || due >= m.CoveredSince) {
		t.share("calendar_on_time", adopted != 0 && adopted <= due, nil, nil)
	}
}

// calendar counts the plan for the year.
func (t *tally) calendar(c *Calendar) {
	for _, e := range c.Entries {
		t.count("planned", true, nil, e)
		held := slices.ContainsFunc(e.Consultations, func(x *Consultation) bool { return x.Cancelled.On == 0 })
		t.share("realised", held, nil, e)
		t.count("cancelled", e.State == "cancelled", nil, e)
		t.count("postponed", e.Decision == "postponed", nil, e)
		t.count("lapsed", e.State == "lapsed", nil, e)
		if e.OpenedAsPlanned != model.Untold {
			t.share("opened_as_planned", e.OpenedAsPlanned == model.Yes, nil, e)
		}
	}
}

// AdoptedOn is the day on which the calendar was first adopted, or 0.
func (c *Calendar) AdoptedOn() model.Date {
	for _, a := range c.Adoptions {
		if a.Status != "draft" && a.AdoptedOn != 0 {
			return a.AdoptedOn
		}
	}
	return 0
}

// consultation counts a consultation of the year; planned tells whether the
// year has a calendar.
func (t *tally) consultation(c *Consultation, planned bool) {
	if c.Entry == nil { // else its entry is counted
		t.count("cancelled", c.Cancelled.On != 0, c, nil)
	}
	if c.Cancelled.On != 0 {
		return
	}
	if t.AsOf.Before(c.Opening) {
		return
	}
	t.Held++
	if planned {
		t.count("unplanned", c.Unplanned, c, nil)
	}
	if c.DaysOpen.Known {
		t.days("days_open_median", c.DaysOpen.N, c)
	}
	if c.MeetsMinimum != model.Untold {
		t.share("meets_minimum", c.MeetsMinimum == model.Yes, c, nil)
	}
	t.share("two_channels_share", channels(c) >= 2, c, nil)
	t.share("with_event_share", len(c.Events) > 0, c, nil)
	if !t.AsOf.Before(c.Closing) {
		t.report(c)
	}
}

// channels counts the ways in which one could take part: those that the
// consultation names, else the municipality's own.
func channels(c *Consultation) int {
	var ways []string
	for _, r := range c.Respond {
		ways = append(ways, cmp.Or(r.Channel, r.URL, r.Email, r.Phone, r.Address, r.Place))
	}
	if c.ExternalURL != "" {
		ways = append(ways, "web_form")
	}
	if len(c.Events) > 0 {
		ways = append(ways, "event")
	}
	slices.Sort(ways)
	n := len(slices.Compact(ways))
	if len(c.Respond) > 0 || c.ExternalURL != "" {
		return n
	}
	for _, has := range []bool{c.Municipality.Email != "", c.Municipality.Phone != "", !c.Municipality.Address.Empty()} {
		if has {
			n++
		}
	}
	return n
}

// report counts what came of a closed consultation.
func (t *tally) report(c *Consultation) {
	published := c.ReportPublished != 0
	t.share("reports_published", published, c, nil)
	if c.ReportDue != 0 {
		overdue := c.State == "overdue"
		t.count("reports_overdue", overdue, c, nil)
		if published || overdue {
			t.share("reports_on_time", published && c.ReportDelayDays.N <= 0, c, nil)
		}
		if published {
			t.days("report_delay_median", c.ReportDelayDays.N, c)
		}
	}
	if c.Comments.Known {
		m := t.measure("comments", UnitCount)
		m.Known = true
		m.Numerator += c.Comments.N
		m.Denominator++ // consultations of which it is known
		m.note(c, nil)
	}
	t.comments(c)
	if r := c.Report; published && r.Participation.Participants.Known {
		t.participants("participants", r.Participation.Participants.N, c)
	}
	if published {
		for _, n := range c.Report.Participation.ByType {
			t.participants("participants_"+n.Code, n.N, c)
		}
	}
}

func (t *tally) participants(name string, n int, c *Consultation) {
	m := t.measure(name, UnitCount)
	m.Known = true
	m.Numerator += n
	m.Denominator++
	m.note(c, nil)
}

func (t *tally) comments(c *Consultation) {
	f := &c.Commented
	if f.N == 0 {
		return
	}
	rows := func(name string, met, of int) {
		if of == 0 {
			return
		}
		m := t.measure(name, UnitShare)
		m.Known = true
		m.Numerator += met
		m.Denominator += of
		m.note(c, nil)
	}
	rows("answered_share", f.Answered, f.N)
	for _, d := range dispositions {
		rows("disposition_"+d, f.With(d), f.N)
	}
	rows("text_changed_share", f.TextChanged, f.Answered)
}

// order is the order in which measures are shown.
var order = []string{"calendar_on_time", "planned", "realised", "unplanned", "cancelled", "postponed", "lapsed", "opened_as_planned",
	"days_open_median", "meets_minimum", "reports_published", "reports_on_time", "report_delay_median", "reports_overdue",
	"comments", "answered_share", "disposition_accepted", "disposition_partly_accepted", "disposition_rejected", "disposition_noted",
	"disposition_out_of_scope", "disposition_pending", "text_changed_share", "two_channels_share", "with_event_share", "participants"}

// finish puts the measures in order; those of which nothing is known are there
// too, and so are none but those of a municipality that is not covered.
func (t *tally) finish() {
	add := func(m *Measure) {
		slices.Sort(m.Values)
		if !t.Covered {
			m = &Measure{Name: m.Name, Unit: m.Unit}
		}
		t.List = append(t.List, m)
	}
	for _, name := range order {
		m := t.byName[name]
		if m == nil {
			m = &Measure{Name: name, Unit: unitOf(name)}
		}
		add(m)
		delete(t.byName, name)
	}
	var more []string // participants by type, coverage by language
	for name := range t.byName {
		more = append(more, name)
	}
	slices.Sort(more)
	for _, name := range more {
		add(t.byName[name])
	}
}

func unitOf(name string) string {
	switch name {
	case "days_open_median", "report_delay_median":
		return UnitDays
	case "planned", "unplanned", "cancelled", "postponed", "lapsed", "reports_overdue", "comments", "participants":
		return UnitCount
	}
	return UnitShare
}
