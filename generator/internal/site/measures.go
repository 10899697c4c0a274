package site

import (
	"slices"
	"strings"

	"konsulta/generator/internal/facts"
)

// measureSections are the sections in which figures stand, with the figures
// in order. dispositions, participants and coverage are families: a figure for
// each decision, type and language.
var measureSections = []struct {
	term     string
	measures []string
}{
	{"year.held", []string{"calendar_on_time", "planned", "realised", "opened_as_planned", "unplanned", "cancelled", "postponed",
		"lapsed", "days_open_median", "meets_minimum", "two_channels_share", "with_event_share"}},
	{"year.answered", []string{"comments", "answered_share", "dispositions", "participants", "reports_published", "reports_on_time",
		"report_delay_median", "coverage"}},
	{"year.changed", []string{"text_changed_share"}},
	{"year.owed", []string{"reports_overdue"}},
}

// mainMeasures are those of the tables that compare, and of the profile.
var mainMeasures = []string{"realised", "meets_minimum", "reports_on_time", "reports_overdue", "answered_share", "text_changed_share"}

// measureGroups are all figures of a municipality, or of the whole site.
func (l *language) measureGroups(p *Page, ms *facts.Measures) []MeasureGroup {
	groups := make([]MeasureGroup, len(measureSections))
	for i, s := range measureSections {
		groups[i].Title = l.T(s.term)
		for _, name := range s.measures {
			groups[i].Measures = append(groups[i].Measures, l.measure(p, ms, name))
		}
	}
	return groups
}

// measure is a figure, or a family of them, with its words.
func (l *language) measure(p *Page, ms *facts.Measures, name string) Measure {
	v := Measure{ID: name, Name: l.T("metric." + name), Definition: l.T("metric_def." + name)}
	switch name {
	case "dispositions":
		v.ID = ""
		v.Parts = l.parts(ms, "disposition_", l.Vocabularies["disposition"], func(c string) string { return l.Label("disposition", c) })
	case "participants":
		v.Parts = l.parts(ms, "participants_", l.Vocabularies["respondent_type"], func(c string) string { return l.Label("respondent_type", c) })
	case "coverage":
		v.ID = ""
		v.Parts = l.parts(ms, "coverage_", l.dueIn(ms), l.Name)
	}
	known := slices.ContainsFunc(v.Parts, func(part MeasurePart) bool { return part.Value != "" })
	if x := ms.Measure(name); x != nil {
		v.Value, v.Basis = l.measured(ms, x)
		v.Note = l.measureNote(x)
		known = known || x.Known
		l.rows(p, ms, x, &v)
	}
	if name == "dispositions" {
		l.rows(p, ms, ms.Measure("disposition_accepted"), &v)
	}
	if m := ms.Municipality; m != nil && v.RowsMore == nil {
		v.RowsMore = l.rowsElsewhere(p, m, ms.Year, name)
	}
	if !known {
		v.Unknown = l.T("accountability.why." + whyUnknown(l.Site.Site, ms, name))
		for _, part := range v.Parts {
			v.Anchors = append(v.Anchors, part.ID)
		}
		v.Parts = nil
	}
	return v
}

// measureName names a measure of the table accountability.
func (l *language) measureName(name string) string {
	for _, family := range []struct{ prefix, term, vocabulary string }{
		{"disposition_", "metric.dispositions", "disposition"}, {"participants_", "metric.participants", "respondent_type"},
		{"coverage_", "metric.coverage", "lang"}} {
		if code, ok := strings.CutPrefix(name, family.prefix); ok {
			return l.T(family.term) + ": " + small(l.Label(family.vocabulary, code))
		}
	}
	return l.T("metric." + name)
}

// dueIn are the languages of a municipality, or of the site.
func (l *language) dueIn(ms *facts.Measures) []string {
	if ms.Municipality != nil && len(ms.Municipality.Languages) > 0 {
		return ms.Municipality.Languages
	}
	return l.Settings.Languages
}

// parts are the figures of a family, those of the codes given first.
func (l *language) parts(ms *facts.Measures, prefix string, codes []string, label func(code string) string) []MeasurePart {
	codes = slices.Clone(codes)
	for _, x := range ms.List {
		if code, ok := strings.CutPrefix(x.Name, prefix); ok && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	var parts []MeasurePart
	for _, code := range codes {
		if x := ms.Measure(prefix + code); x != nil {
			part := MeasurePart{ID: x.Name, Label: label(code)}
			part.Value, part.Basis = l.measured(ms, x)
			parts = append(parts, part)
		}
	}
	return parts
}

// measured writes a figure, and from what it was counted; both are empty
// where it is not known.
func (l *language) measured(ms *facts.Measures, x *facts.Measure) (value, basis string) {
	switch {
	case !x.Known:
		return "", ""
	case x.Name == "calendar_on_time" && ms.Municipality != nil:
		if x.Numerator > 0 {
			return l.Label("answer", "yes"), ""
		}
		return l.Label("answer", "no"), ""
	case x.Unit == facts.UnitShare:
		return l.Percent(x.Numerator, x.Denominator),
			l.T("accountability.n_of", "n", l.Int(x.Numerator), "total", l.Int(x.Denominator))
	case x.Name == "report_delay_median":
		return l.median(x), l.N("ui.n_reports", x.Denominator)
	case x.Median(), x.Name == "comments":
		basis = l.N("ui.n_consultations", x.Denominator)
	case strings.HasPrefix(x.Name, "participants"):
		basis = l.N("ui.n_reports", x.Denominator)
	case x.Name != "planned":
		basis = l.T("accountability.out_of", "total", l.Int(x.Denominator))
	}
	if x.Median() {
		return l.median(x), basis
	}
	return l.Int(x.Numerator), basis
}

// median writes a number of days, which may end in a half. Working days are
// called so where all are.
func (l *language) median(x *facts.Measure) string {
	days, halves := "ui.n_days", "accountability.half_days"
	if x.Working == len(x.Values) {
		days, halves = "ui.n_working_days", "accountability.half_working_days"
	}
	n := len(x.Values)
	twice := x.Values[(n-1)/2] + x.Values[n/2]
	if twice%2 == 0 {
		return l.N(days, twice/2)
	}
	return l.T(halves, "n", l.Decimal(string(x.Value())))
}

// measureNote says how to read a median.
func (l *language) measureNote(x *facts.Measure) string {
	var notes []string
	if x.Known && strings.HasPrefix(string(x.Value()), "-") {
		notes = append(notes, l.T("accountability.early"))
	}
	if x.Working > 0 && x.Working < len(x.Values) {
		notes = append(notes, l.T("accountability.mixed_days"))
	}
	return strings.Join(notes, " ")
}

// whyUnknown tells why there is no figure, as the end of a term
// accountability.why. It goes by the other figures: where consultations opened
// and none has a minimum to meet, no rule applied.
func whyUnknown(s *facts.Site, ms *facts.Measures, name string) string {
	known := func(name string) bool {
		x := ms.Measure(name)
		return x != nil && x.Known
	}
	switch name {
	case "calendar_on_time":
		return whyNoCalendarDay(s, ms)
	case "planned", "realised", "postponed", "lapsed", "cancelled", "opened_as_planned", "unplanned":
		switch {
		case !known("planned"):
			return "no_calendar"
		case name == "opened_as_planned":
			return "none_as_planned"
		}
		return "none_opened"
	case "days_open_median", "meets_minimum", "two_channels_share", "with_event_share":
		switch {
		case ms.Held == 0:
			return "none_opened"
		case name == "meets_minimum" && known("days_open_median"):
			return "no_minimum"
		}
		return "no_period"
	case "text_changed_share", "answered_share", "dispositions":
		if name == "text_changed_share" && known("answered_share") {
			return "none_answered"
		}
		return "no_comments"
	case "coverage":
		return "no_texts"
	}
	switch {
	case !known("reports_published"):
		return "none_closed"
	case name == "comments":
		return "comments"
	case name == "participants":
		return "participants"
	case !known("reports_overdue"):
		return "no_deadline"
	case name == "report_delay_median":
		return "no_delay"
	}
	return "none_due"
}

// whyNoCalendarDay tells why it is not known whether a calendar was on time.
func whyNoCalendarDay(s *facts.Site, ms *facts.Measures) string {
	list := s.Municipalities
	if ms.Municipality != nil {
		list = []*facts.Municipality{ms.Municipality}
	}
	why := "calendar_no_rule"
	for _, m := range list {
		due, _ := s.CalendarDue(m, ms.Year)
		switch {
		case due == 0 || !m.CoveredIn(ms.Year):
		case due >= s.Today:
			return "calendar_ahead"
		default:
			why = "calendar_before"
		}
	}
	return why
}

// mostRows is how many of the rows behind a figure a page lists; the tables
// have all.
const mostRows = 12

// rows lists the consultations and entries behind a figure.
func (l *language) rows(p *Page, ms *facts.Measures, x *facts.Measure, v *Measure) {
	m := ms.Municipality
	if m == nil {
		return
	}
	n := len(x.Entries) + len(x.Consultations)
	table := "consultations"
	if len(x.Entries) > 0 {
		table = "calendar"
	}
	v.RowsCount = l.N("ui.n_consultations", n)
	if len(x.Entries) == n {
		v.RowsCount = l.N("ui.n_entries", n)
	}
	for _, e := range x.Entries[:min(mostRows, len(x.Entries))] {
		title := l.phrase(e.Title, m)
		v.Rows = append(v.Rows, Counted{Link: Link{Href: p.Root + EntryPath(l.Tag(), e), Text: title.Text, Lang: title.Lang}})
	}
	for _, c := range x.Consultations {
		if len(v.Rows) >= mostRows {
			break
		}
		v.Rows = append(v.Rows, l.row(p, x.Name, c))
	}
	if n > mostRows {
		v.RowsMore = l.tableOf(p, m, table)
	}
}

// rowsElsewhere leads to what lies behind a figure that is of no single
// consultation: the calendar, or the texts.
func (l *language) rowsElsewhere(p *Page, m *facts.Municipality, year int, name string) *Link {
	switch name {
	case "calendar_on_time":
		if slices.ContainsFunc(m.Calendars, func(c *facts.Calendar) bool { return c.Year == year }) {
			return &Link{Href: p.Root + CalendarPath(l.Tag(), m.ID, year), Text: l.T("page.calendar_year", "year", itoa(year))}
		}
	case "coverage":
		return l.tableOf(p, m, "consultations")
	}
	return nil
}

// tableOf leads to a table of a municipality.
func (l *language) tableOf(p *Page, m *facts.Municipality, table string) *Link {
	return &Link{Href: p.Root + "data/" + m.ID + "/" + table + ".csv", Text: l.T("ui.download_table") + " (CSV)"}
}

// ofComments are the measures whose rows are comments.
var ofComments = []string{"comments", "answered_share", "disposition_accepted", "text_changed_share"}

// row is a consultation behind a figure, with what it adds to it.
func (l *language) row(p *Page, measure string, c *facts.Consultation) Counted {
	title := l.title(c)
	row := Counted{Link: Link{Href: p.Root + RecordPath(l.Tag(), c.Municipality.ID, c.ID), Text: title.Text, Lang: title.Lang}}
	days := "ui.n_days"
	if c.Rule.Working() {
		days = "ui.n_working_days"
	}
	switch {
	case measure == "days_open_median":
		row.Counts = []string{l.N(days, c.DaysOpen.N)}
	case measure == "report_delay_median":
		row.Counts = []string{l.N(days, c.ReportDelayDays.N)}
	case measure == "comments" && c.Comments.Known:
		row.Counts = []string{l.N("ui.n_comments", c.Comments.N)}
	case measure == "participants":
		row.Counts = []string{l.N("ui.n_participants", c.Report.Participation.Participants.N)}
	}
	if c.Commented.N > 0 && slices.Contains(ofComments, measure) {
		row.Href = p.Root + CommentsPath(l.Tag(), c.Municipality.ID, c.ID, 1)
	}
	return row
}
