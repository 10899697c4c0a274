package site

import (
	"slices"
	"strings"

	"konsulta/generator/internal/facts"
)

// allFigures are the figures of all municipalities, year by year.
type allFigures struct {
	years  []int // the earliest first
	latest int
	all    map[int]*facts.Measures // of the whole site, by year
	places map[int][]*facts.Measures
}

// allFigures works the figures out, which all languages share.
func (s *Site) allFigures() *allFigures {
	a := &allFigures{all: map[int]*facts.Measures{}, places: map[int][]*facts.Measures{}}
	a.years, a.latest = s.AllYears()
	for _, year := range a.years {
		for _, m := range s.Municipalities {
			a.places[year] = append(a.places[year], s.Accountability(m, year))
		}
		a.all[year] = facts.Pool(year, a.places[year])
	}
	return a
}

// accountability plans the comparison of every year.
func (p *plan) accountability() {
	l := p.l
	p.add(AccountabilityPath(l.Tag(), 0), "accountability.html", l.accountabilityIndex)
	years, _ := p.AllYears()
	for _, year := range years {
		p.add(AccountabilityPath(l.Tag(), year), "accountability.html", func(pg *Page) any { return l.accountabilityYear(pg, year) })
	}
}

// accountabilityIndex is the comparison of the latest year, and how it went on.
func (l *language) accountabilityIndex(p *Page) any {
	a := l.figures()
	v := l.comparison(p, a, a.latest)
	p.Title = l.T("page.accountability")
	for i := range v.Years {
		v.Years[i].Current = false // it is another page
	}
	if a.latest == 0 {
		v.Heading = p.Title
		v.Notes = []string{l.T("accountability.nothing")}
		return v
	}
	p.Replies = append(p.Replies, l.repliesAt(p, strings.TrimPrefix(AccountabilityPath(l.Tag(), a.latest), l.Tag()+"/"))...)
	l.trend(p, a, v)
	return v
}

func (l *language) accountabilityYear(p *Page, year int) any {
	p.Breadcrumb = append(p.Breadcrumb, Link{Href: p.Root + AccountabilityPath(l.Tag(), 0), Text: l.T("page.accountability")})
	p.Title = l.T("page.accountability_year", "year", itoa(year))
	return l.comparison(p, l.figures(), year)
}

// comparison begins with coverage, then come the figures of all that are
// covered, then each of them by name, then those that are not covered.
func (l *language) comparison(p *Page, a *allFigures, year int) *AccountabilityPage {
	l.underOpenness(p)
	p.Feeds = l.siteFeeds(p)
	v := &AccountabilityPage{Heading: l.T("page.accountability_year", "year", itoa(year))}
	for _, y := range slices.Backward(a.years) {
		v.Years = append(v.Years, Link{Href: p.Root + AccountabilityPath(l.Tag(), y), Text: itoa(y), Current: y == year})
	}
	v.Data = l.accountabilityData(p)
	for _, k := range feedKinds {
		v.Overdue = append(v.Overdue, Link{Href: p.Root + "feeds/" + l.Tag() + "/overdue." + k.ext, Text: k.name})
	}
	all := a.all[year]
	if all == nil {
		return v
	}
	v.Coverage = l.T("ui.coverage_of", "n", l.Int(all.CoveredOf[0]), "total", l.Int(all.CoveredOf[1]))
	if all.Covered {
		v.Notes = []string{l.T("accountability.covered_only"), l.T("accountability.by_name")}
		v.Groups = l.measureGroups(p, all)
	} else {
		v.Notes = []string{l.T("accountability.none_covered")}
	}
	v.Columns = l.mainColumns(l.Column("municipalities", "municipality"))
	v.Figures = itoa(len(v.Columns) - 1)
	for _, ms := range a.places[year] {
		link := *l.place(p, ms.Municipality)
		recorded := slices.Contains(l.Years(ms.Municipality), year)
		if recorded {
			link.Href = p.Root + YearPath(l.Tag(), ms.Municipality.ID, year)
		}
		switch {
		case ms.Covered:
			v.Rows = append(v.Rows, AccountabilityRow{Link: link, Cells: l.mainCells(ms), Note: l.few(ms)})
		case recorded:
			v.Unknown = append(v.Unknown, link)
		default:
			v.Others = append(v.Others, link)
		}
	}
	if len(v.Unknown)+len(v.Others) > 0 {
		v.NotCovered = l.T("accountability.not_covered")
	}
	slices.SortStableFunc(v.Rows, func(a, b AccountabilityRow) int { return l.Compare(a.Text, b.Text) })
	l.sortLinks(v.Unknown)
	l.sortLinks(v.Others)
	return v
}

// mainColumns head the tables that compare.
func (l *language) mainColumns(first ...string) []string {
	columns := append(first, l.T("page.consultations"))
	for _, name := range mainMeasures {
		columns = append(columns, l.T("metric."+name))
	}
	return columns
}

// mainCells are the figures under mainColumns; none is known of a municipality
// that is not covered.
func (l *language) mainCells(ms *facts.Measures) []Cell {
	cells := make([]Cell, 1+len(mainMeasures))
	for i, label := range l.mainColumns() {
		cells[i].Label = label
	}
	if !ms.Covered {
		return cells
	}
	cells[0].Value = l.Int(ms.Held)
	for i, name := range mainMeasures {
		x, cell := ms.Measure(name), &cells[i+1]
		if x.Known {
			cell.Value, cell.Basis = l.measured(ms, x)
		} else if why := whyUnknown(l.Site.Site, ms, name); why == "no_minimum" || why == "no_deadline" {
			cell.Value = l.T("accountability.no_rule")
		}
	}
	return cells
}

// few says that a municipality held too few consultations for its shares to
// say much; "" where it did not, or held none.
func (l *language) few(ms *facts.Measures) string {
	if !ms.Covered || ms.Held == 0 || ms.Held >= facts.FewestToRank {
		return ""
	}
	return l.T("accountability.few", "n", l.Int(facts.FewestToRank))
}

// trend tells how it went on, year by year. The years are of different
// municipalities, so each begins with how many they are.
func (l *language) trend(p *Page, a *allFigures, v *AccountabilityPage) {
	for _, year := range slices.Backward(a.years) {
		all := a.all[year]
		if !all.Covered {
			continue
		}
		of := Cell{Label: l.T("accountability.covered"), Value: l.Int(all.CoveredOf[0]), Basis: l.T("accountability.out_of", "total", l.Int(all.CoveredOf[1]))}
		v.Trend = append(v.Trend, TrendRow{Link{Href: p.Root + AccountabilityPath(l.Tag(), year), Text: itoa(year)},
			append([]Cell{of}, l.mainCells(all)...)})
	}
	if len(v.Trend) < 2 {
		v.Trend = nil
		return
	}
	v.TrendNote = l.T("accountability.trend_note")
	v.TrendColumns = l.mainColumns(l.T("field.year"), l.T("accountability.covered"))
}

// accountabilityData leads to the table with all figures.
func (l *language) accountabilityData(p *Page) []Link {
	name := l.T("page.accountability")
	return []Link{{Href: p.Root + l.Tag() + "/data/accountability.html", Text: l.T("page.dataset", "title", name)},
		{Href: p.Root + "data/accountability.csv", Text: name + " (CSV)"},
		{Href: p.Root + "data/accountability.json", Text: name + " (JSON)"}}
}
