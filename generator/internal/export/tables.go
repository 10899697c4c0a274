package export

import (
	"strconv"
	"strings"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
	"konsulta/generator/internal/site"
)

// tables are the tables of the open data, in the order of the catalogue.
var tables = []declared{
	{name: "municipalities", record: record.Of[model.Municipality](), derived: record.Of[model.MunicipalityFacts](), rows: municipalityRows},
	{name: "calendar", record: record.Of[model.Entry](), derived: record.Of[model.EntryFacts](), rows: entryRows},
	{name: "consultations", record: record.Of[model.Consultation](), derived: record.Of[model.ConsultationFacts](), rows: consultationRows},
	{name: "events", record: record.Of[model.Event](), derived: record.Of[model.KeyFacts](), rows: eventRows},
	{name: "documents", record: record.Of[model.Document](), derived: record.Of[model.KeyFacts](), rows: documentRows},
	{name: "reports", record: record.Of[model.Report](), derived: record.Of[model.KeyFacts](), rows: reportRows},
	{name: "comments", record: record.Of[model.Comment](), derived: record.Of[model.KeyFacts](), rows: commentRows},
	{name: "accountability", record: record.Of[model.AccountabilityRow](), derived: record.Of[model.KeyFacts](), made: true, rows: accountabilityRows},
	{name: "actions", record: record.Of[model.Action](), derived: record.Of[model.KeyFacts](), rows: actionRows},
	{name: "mentoring", record: record.Of[model.Mentoring](), derived: record.Of[model.KeyFacts](), rows: mentoringRows},
	{name: "changes", record: record.Of[model.RecordChange](), derived: record.Of[model.KeyFacts](), made: true, rows: changeRows},
}

// noKeys is what rows have that are gone through for something else.
var noKeys model.KeyFacts

// keys is what every row has: its permanent key and its page, whose path is
// asked for where it is needed.
func (s *Site) keys(m *facts.Municipality, path func() string, parts ...string) *model.KeyFacts {
	if s.keyless {
		return &noKeys
	}
	return &model.KeyFacts{Key: keyOf(m, parts...), PageURL: site.URL(s.Settings.BaseURL, path())}
}

func municipalityRows(s *Site, m *facts.Municipality, yield func(Row) bool) bool {
	return yield(Row{m.Municipality, &model.MunicipalityFacts{
		KeyFacts: *s.keys(m, func() string { return site.MunicipalityPath(s.lang, m.ID) })}, &m.Record})
}

func entryRows(s *Site, m *facts.Municipality, yield func(Row) bool) bool {
	for _, e := range m.Entries {
		f := &e.EntryFacts
		if !s.keyless {
			f = new(model.EntryFacts)
			*f = e.EntryFacts
			f.KeyFacts = *s.keys(m, func() string { return site.EntryPath(s.lang, e) }, e.Year.String(), e.ID)
		}
		if !yield(Row{e.Entry, f, &e.Entry.Record}) {
			return false
		}
	}
	return true
}

func consultationRows(s *Site, m *facts.Municipality, yield func(Row) bool) bool {
	for _, c := range m.Consultations {
		f := &c.ConsultationFacts
		if !s.keyless {
			f = new(model.ConsultationFacts)
			*f = c.ConsultationFacts
			f.KeyFacts = *s.keys(m, func() string { return site.RecordPath(s.lang, m.ID, c.ID) }, c.ID)
		}
		whole := c.Consultation
		if !s.keyless {
			whole = whole.Whole()
		}
		if !yield(Row{whole, f, &whole.Record}) {
			return false
		}
	}
	return true
}

func eventRows(s *Site, m *facts.Municipality, yield func(Row) bool) bool {
	for _, c := range m.Consultations {
		for i := range c.Events {
			e := &c.Events[i]
			f := s.keys(m, func() string { return site.RecordPath(s.lang, m.ID, c.ID) + "#event-" + e.ID }, c.ID, e.ID)
			if !yield(Row{e, f, &e.Record}) {
				return false
			}
		}
	}
	return true
}

func documentRows(s *Site, m *facts.Municipality, yield func(Row) bool) bool {
	for _, c := range m.Consultations {
		rows := func(list []model.Document) bool {
			for i := range list {
				d := &list[i]
				parts := []string{c.ID, d.ID}
				if d.Of == "report" {
					parts = []string{c.ID, "report", d.ID}
				}
				f := s.keys(m, func() string { return site.RecordPath(s.lang, m.ID, c.ID) }, parts...)
				if !yield(Row{d, f, &d.Record}) {
					return false
				}
			}
			return true
		}
		if !rows(c.Documents) || c.Report != nil && !rows(c.Report.Documents) {
			return false
		}
	}
	return true
}

func reportRows(s *Site, m *facts.Municipality, yield func(Row) bool) bool {
	for _, c := range m.Consultations {
		if c.Report != nil {
			f := s.keys(m, func() string { return site.RecordPath(s.lang, m.ID, c.ID) }, c.ID)
			whole := c.Report
			if !s.keyless {
				whole = whole.Whole()
			}
			if !yield(Row{whole, f, &whole.Record}) {
				return false
			}
		}
	}
	return true
}

func commentRows(s *Site, m *facts.Municipality, yield func(Row) bool) bool {
	for _, c := range m.Consultations {
		for i, x := range c.CommentRows() {
			path := func() string {
				return site.CommentsPath(s.lang, m.ID, c.ID, site.RowPage(i)) + "#c-" + x.Row.String()
			}
			f := s.keys(m, path, c.ID, x.Row.String())
			if !yield(Row{x.Comment, f, &x.Comment.Record}) {
				return false
			}
		}
	}
	return true
}

// changeRows are what git tells of the records, the oldest first.
func changeRows(s *Site, m *facts.Municipality, yield func(Row) bool) bool {
	for _, x := range m.Changes {
		id, _, _ := strings.Cut(x.Record, "/")
		path := site.MunicipalityPath(s.lang, m.ID)
		if m.Consultation(id) != nil {
			path = site.RecordPath(s.lang, m.ID, id)
		} else if e := m.Entry(id); e != nil {
			path = site.EntryPath(s.lang, e)
		}
		parts := []string{x.Table, x.Record, x.Field, x.Commit}
		if x.Year != 0 {
			parts = append([]string{x.Table, strconv.Itoa(x.Year)}, parts[1:]...)
		}
		f := s.keys(m, func() string { return path }, parts...)
		if !yield(Row{x, f, &model.Record{}}) {
			return false
		}
	}
	return true
}
