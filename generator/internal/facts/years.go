package facts

import (
	"cmp"
	"slices"
	"sync"
)

// Years are the years of which something can be said of a municipality, the
// earliest first: those in which it planned or opened something, and those
// until this one in which its records are meant to be complete here. A year in
// which a covered municipality held nothing is one of them; the one in which
// it began to publish is so only from its first day.
func (s *Site) Years(m *Municipality) []int {
	var years []int
	for _, c := range m.Calendars {
		years = append(years, c.Year)
	}
	for _, c := range m.Consultations {
		if c.Dated {
			years = append(years, c.FirstDay.Year())
		}
	}
	if m.Covered && m.CoveredSince != 0 {
		last := s.Today.Year()
		if m.PublishesUntil != 0 {
			last = min(last, m.PublishesUntil.Year())
		}
		for y := (m.CoveredSince - 1).Year() + 1; y <= last; y++ {
			years = append(years, y)
		}
	}
	slices.Sort(years)
	return slices.Compact(years)
}

// CoveredIn reports whether a municipality's records of a year are meant to
// be complete here. Where it does not say itself since when, its first calendar
// does, for one often leaves out the day of its adoption.
func (m *Municipality) CoveredIn(year int) bool {
	if !m.Covered || m.PublishesUntil != 0 && year > m.PublishesUntil.Year() {
		return false
	}
	return m.CoveredSince == 0 || m.CoveredSince.Year() <= year ||
		m.PublishesFrom == 0 && m.plansSince != 0 && m.plansSince <= year
}

// yearly holds the figures of a municipality's years, by year.
type yearly struct {
	once sync.Once
	list []*Measures
}

// Accountability are the figures of a municipality in a year. Of one that is
// not covered they are not known. Those of all its years are worked out when
// they are first asked for, and kept, since every language of the site shows
// them.
func (s *Site) Accountability(m *Municipality, year int) *Measures {
	m.measures.once.Do(func() { m.measures.list = s.allMeasures(m) })
	list := m.measures.list
	if i, ok := slices.BinarySearchFunc(list, year, func(x *Measures, y int) int { return cmp.Compare(x.Year, y) }); ok {
		return list[i]
	}
	return s.measure(m, year, nil, nil)
}

// allMeasures works out the figures of a municipality, year by year.
func (s *Site) allMeasures(m *Municipality) []*Measures {
	calendars := map[int]*Calendar{}
	for _, c := range m.Calendars {
		calendars[c.Year] = c
	}
	held := map[int][]*Consultation{}
	for _, c := range m.Consultations {
		if c.Dated {
			held[c.FirstDay.Year()] = append(held[c.FirstDay.Year()], c)
		}
	}
	var list []*Measures
	for _, year := range s.Years(m) {
		list = append(list, s.measure(m, year, calendars[year], held[year]))
	}
	return list
}

// measure works out the figures of a year from its calendar, which may be nil,
// and the consultations that open in it.
func (s *Site) measure(m *Municipality, year int, plan *Calendar, consultations []*Consultation) *Measures {
	t := &tally{Site: s, Measures: &Measures{Municipality: m, Year: year, Covered: m.CoveredIn(year)}, byName: map[string]*Measure{}}
	t.calendarOnTime(m, plan)
	if plan != nil {
		t.calendar(plan)
	}
	for _, c := range consultations {
		t.consultation(c, plan != nil)
	}
	t.languages(m, plan, consultations)
	t.finish()
	return t.Measures
}

// Latest is the last year that has begun of which something is said of a
// municipality, else its first; 0 where nothing is said.
func (s *Site) Latest(m *Municipality) int { return s.latest(s.Years(m)) }

// latest is the last of some years that has begun, else the first; 0 where
// there is none. The years are given from the earliest.
func (s *Site) latest(years []int) int {
	latest := 0
	for _, y := range years {
		if latest == 0 || y <= s.Today.Year() {
			latest = y
		}
	}
	return latest
}

// AllYears are the years of all municipalities, the earliest first; latest is
// the last of them that has begun, or 0.
func (s *Site) AllYears() (years []int, latest int) {
	for _, m := range s.Municipalities {
		years = append(years, s.Years(m)...)
	}
	slices.Sort(years)
	years = slices.Compact(years)
	return years, s.latest(years)
}
