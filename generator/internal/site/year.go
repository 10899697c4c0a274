package site

import (
	"cmp"
	"slices"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/index"
)

// yearOf is a municipality's year: planned and held, asked and answered,
// changed, owed.
func (l *language) yearOf(p *Page, m *facts.Municipality, year int) any {
	name := l.phrase(m.Name, m)
	ms := l.Accountability(m, year)
	p.Section = "municipalities"
	l.under(p, m)
	v := &YearPage{Heading: l.T("page.year_review", "year", itoa(year)), Municipality: *l.place(p, m)}
	p.Title = name.Text + ": " + v.Heading
	held := l.heldIn(m, year)
	if ms.Covered {
		v.Few = l.few(ms)
		for _, g := range l.measureGroups(p, ms) {
			v.Sections = append(v.Sections, YearSection{MeasureGroup: g})
		}
		changed, owed := &v.Sections[len(v.Sections)-2], &v.Sections[len(v.Sections)-1]
		changed.Lists = told([]Listing{l.outcomes(p, held)})
		if owed.Lists = l.owedOf(p, m, year); len(owed.Lists) == 0 {
			owed.Nothing = l.T("year.nothing_owed")
		}
	} else {
		v.NotCovered = l.T("accountability.not_covered_year")
		if !m.Covered {
			v.NotCovered = l.T("ui.notice_not_covered")
		}
		v.Missing = l.missingFigures(ms)
		v.Known = l.group(p, "known", l.T("year.known"), held, 0, "")
		for i := range v.Known.Items {
			v.Known.Items[i].Municipality = nil
		}
	}
	v.Links, v.Other = l.yearLinks(p, m, year)
	return v
}

// heldIn are the consultations that opened in a year, the latest first.
func (l *language) heldIn(m *facts.Municipality, year int) []*facts.Consultation {
	var held []*facts.Consultation
	for _, c := range m.Consultations {
		if c.Dated && c.FirstDay.Year() == year {
			held = append(held, c)
		}
	}
	slices.SortStableFunc(held, latestFirst)
	return held
}

// outcomes lists what came of the consultations that have their report.
func (l *language) outcomes(p *Page, held []*facts.Consultation) Listing {
	list := Listing{Title: l.T("page.reports")}
	for _, c := range slices.Backward(held) {
		if c.ReportPublished == 0 {
			continue
		}
		title := l.title(c)
		it := Listed{Link: Link{Href: p.Root + RecordPath(l.Tag(), c.Municipality.ID, c.ID), Text: title.Text, Lang: title.Lang},
			Facts: []Fact{{Label: l.Column("reports", "outcome"), Value: l.Label("outcome", c.Outcome)}}}
		if n := len(c.Report.TextChanges); n > 0 {
			it.Note = l.N("year.text_changes", n)
		}
		list.Items = append(list.Items, it)
	}
	return list
}

// missingFigures names the figures that are not given, each with its place
// for links from the data.
func (l *language) missingFigures(ms *facts.Measures) []Missing {
	var list []Missing
	for _, x := range ms.List {
		list = append(list, Missing{x.Name, l.measureName(x.Name)})
	}
	return list
}

// yearLinks lead to the calendar, the comparison and the data of the year, and
// to the other years.
func (l *language) yearLinks(p *Page, m *facts.Municipality, year int) (links, other []Link) {
	for _, c := range m.Calendars {
		if c.Year == year {
			links = append(links, Link{Href: p.Root + CalendarPath(l.Tag(), m.ID, year), Text: l.T("page.calendar_year", "year", itoa(year))})
		}
	}
	links = append(links,
		Link{Href: p.Root + AccountabilityPath(l.Tag(), year), Text: l.T("page.accountability_year", "year", itoa(year))},
		Link{Href: p.Root + "data/" + m.ID + "/accountability.csv", Text: l.T("page.dataset", "title", l.T("page.accountability")) + " (CSV)"})
	return links, l.yearPages(p, m, year)
}

// yearPages lead to the years of a municipality, the latest first.
func (l *language) yearPages(p *Page, m *facts.Municipality, current int) []Link {
	var links []Link
	for _, y := range slices.Backward(l.Years(m)) {
		links = append(links, Link{Href: p.Root + YearPath(l.Tag(), m.ID, y), Text: itoa(y), Current: y == current})
	}
	return links
}

// yearFigures are the main figures of a municipality's latest year, with links
// to all years.
func (l *language) yearFigures(p *Page, m *facts.Municipality) *YearFigures {
	year := l.Latest(m)
	if year == 0 {
		return nil
	}
	v := &YearFigures{Title: l.T("page.accountability_year", "year", itoa(year)), Years: l.yearPages(p, m, 0)}
	ms := l.Accountability(m, year)
	for _, name := range slices.Concat([]string{"planned"}, mainMeasures) {
		if x := ms.Measure(name); x.Known {
			f := Figure{Cell: Cell{Label: l.T("metric." + name)}, Href: p.Root + YearPath(l.Tag(), m.ID, year) + "#" + name}
			f.Value, f.Basis = l.measured(ms, x)
			v.Figures = append(v.Figures, f)
		}
	}
	return v
}

// indexResults are the last result of a municipality in each index.
func (l *language) indexResults(p *Page, m *facts.Municipality) *Listing {
	list := &Listing{Title: l.T("page.indices")}
	for _, x := range l.Indices {
		for _, e := range slices.Backward(x.Editions) {
			if place := e.Place(m.ID); place != nil && place.Measured() {
				list.Items = append(list.Items, l.indexResult(p, m, e, place))
				break
			}
		}
	}
	if len(list.Items) == 0 {
		return nil
	}
	return list
}

// indexResult is a score with its band and rank.
func (l *language) indexResult(p *Page, m *facts.Municipality, e *facts.Edition, place *index.Place) Listed {
	title := l.phrase(e.Index.Methodology().Title, nil)
	score := e.Printed(place)
	it := Listed{Link: Link{Href: p.Root + PlacePath(l.Tag(), e.Index.ID, e.Year.N, m.ID), Lang: title.Lang,
		Text: l.T("page.index_edition", "index", title.Text, "edition", e.Year.String())},
		Facts: []Fact{{Label: l.T("field.score"), Value: l.Decimal(string(score))}}}
	if b := e.Tree.Band(score); b != nil {
		label := l.phrase(b.Label, nil)
		it.Facts = append(it.Facts, Fact{Label: l.T("field.band"), Value: cmp.Or(label.Text, b.ID), Lang: label.Lang})
	}
	if place.Rank > 0 {
		it.Note = l.T("ui.rank_of", "rank", l.Int(place.Rank), "total", l.Int(e.Ranked))
	}
	return it
}
