package export

import (
	"maps"
	"slices"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
	"konsulta/generator/internal/site"
)

// Extent finds of what the records of a table tell: from which day to which,
// planned ones among them, and of which topics. What was worked out, such as
// the day on which a report is due, is no record.
//
// When a table was changed last only git could tell, and not of every change;
// so that day is the latest one that a record names and that has come.
func (s *Site) Extent(t *Table) site.Extent { return t.extent() }

func (s *Site) extent(t *Table) site.Extent {
	var e site.Extent
	if t.Term == "" { // the municipalities say since when they publish; nobody says it of an index
		e.Issued = s.publishedSince()
	}
	e.Modified = e.Issued
	var columns []*Column
	for i := range t.Columns {
		if c := &t.Columns[i]; c.dated() || c.Name == "topics" {
			columns = append(columns, c)
		}
	}
	seen := map[string]bool{}
	for _, m := range s.Municipalities {
		t.count(m, func(r Row) bool {
			for _, c := range columns {
				s.extend(&e, c, r, seen)
			}
			return true
		})
	}
	e.Topics = slices.Sorted(maps.Keys(seen))
	for _, other := range s.Tables {
		if slices.Contains(sources[t.Name], other.Name) {
			e.Modified = max(e.Modified, s.Extent(other).Modified)
		}
	}
	return e
}

// sources are the tables from which the columns of others are worked out:
// where one of them changes, so do these.
var sources = map[string][]string{
	"accountability": {"calendar", "consultations", "events"},
	"calendar":       {"consultations"},
	"consultations":  {"reports"},
}

// dated reports whether a column tells when: as a day or a moment, or as the
// year by which rows are kept.
func (c *Column) dated() bool {
	switch {
	case c.Leaf == nil:
		return false
	case c.Name == "year" || c.Name == "edition":
		return c.Leaf.Kind == record.Int
	}
	return !c.Derived && (c.Leaf.Kind == record.Date || c.Leaf.Kind == record.When)
}

// extend adds what a cell tells.
func (s *Site) extend(e *site.Extent, c *Column, r Row, topics map[string]bool) {
	from := r.Record
	if c.Derived {
		from = r.Derived
	}
	var first, last model.Date
	switch value := c.Leaf.Value(from).Addr().Interface().(type) {
	case *model.Date:
		first, last = *value, *value
	case *model.When:
		if !value.IsZero() {
			first, last = value.First, value.Last()
		}
	case *model.Int:
		if value.Known {
			first, _ = model.NewDate(value.N, 1, 1)
			last, _ = model.NewDate(value.N, 12, 31)
		}
	case *[]string:
		for _, topic := range *value {
			topics[topic] = true
		}
	}
	if first == 0 {
		return
	}
	if first == last && first <= s.Today {
		e.Modified = max(e.Modified, first)
	}
	if c.Name == "recorded_on" { // the table changed, and tells of nothing new
		return
	}
	if e.From == 0 || first < e.From {
		e.From = first
	}
	e.To = max(e.To, last)
}

// publishedSince is the day since which the first of the municipalities
// publishes here, or 0.
func (s *Site) publishedSince() model.Date {
	var since model.Date
	for _, m := range s.Municipalities {
		if d := m.CoveredSince; d != 0 && d <= s.Today && (since == 0 || d < since) {
			since = d
		}
	}
	return since
}
