package site

import (
	"math/big"
	"strconv"

	"konsulta/generator/internal/chart"
	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/index"
)

// levels is how many shades a map has.
const levels = 5

// area is a municipality on a map: its outline, or a dot where that is not
// known; without either it is only in the table.
func (l *language) area(m *facts.Municipality, text, class, href string) chart.Area {
	a := chart.Area{Name: l.phrase(m.Name, m).Text, Text: text, Class: class, Href: href}
	if b := l.Boundaries; b != nil {
		for _, ring := range b.Rings[m.ID] {
			points := make([]chart.Position, len(ring))
			for i, p := range ring {
				points[i] = chart.Position{Lon: p.Lon, Lat: p.Lat}
			}
			a.Rings = append(a.Rings, points)
		}
	}
	if len(a.Rings) == 0 && m.Lat != "" && m.Lon != "" {
		a.Dot = &chart.Position{Lon: m.Lon.Float(), Lat: m.Lat.Float()}
	}
	return a
}

// drawMap draws areas; nil where none has a place.
func (l *language) drawMap(areas []chart.Area, legend []chart.Key, description string) *Chart {
	c := &Chart{Title: l.T("ui.map")}
	c.SVG = chart.Map(chart.Frame{ID: "map", Title: c.Title, Description: description}, areas, legend)
	if c.SVG == "" {
		return nil
	}
	return c
}

// mapCredit names those who drew the boundaries.
func (l *language) mapCredit() string {
	if l.Boundaries == nil {
		return ""
	}
	return l.Boundaries.Attribution
}

// indexMap shows the scores of an edition; the darker, the higher. It is nil
// where no measured municipality has a place.
func (l *language) indexMap(p *Page, e *facts.Edition) *Chart {
	var areas []chart.Area
	shown := false
	for _, m := range l.Municipalities {
		place := e.Place(m.ID)
		if place == nil || !place.Measured() {
			areas = append(areas, l.area(m, l.T("ui.not_measured"), "none", ""))
			continue
		}
		a := l.area(m, l.score(e.Printed(place)), "level-"+strconv.Itoa(level(e.Tree, place.Score)), p.Root+PlacePath(l.Tag(), e.Index.ID, e.Year.N, m.ID))
		shown = shown || len(a.Rings) > 0 || a.Dot != nil
		areas = append(areas, a)
	}
	if !shown {
		return nil
	}
	legend := []chart.Key{{Class: "none", Label: l.T("ui.not_measured")}}
	for i, from := range l.steps(e.Tree, levels) {
		legend = append(legend, chart.Key{Class: "level-" + strconv.Itoa(i), Label: from})
	}
	return l.drawMap(areas, legend, l.T("index.map_text"))
}

// steps are the ranges into which a scale is divided, in words.
func (l *language) steps(t *index.Tree, n int) []string {
	low, high := t.Range()
	width := new(big.Rat).Quo(new(big.Rat).Sub(high, low), big.NewRat(int64(n), 1))
	list := make([]string, n)
	for i := range list {
		from := new(big.Rat).Add(low, new(big.Rat).Mul(width, big.NewRat(int64(i), 1)))
		list[i] = l.score(index.Exactly(from)) + "–" + l.score(index.Exactly(new(big.Rat).Add(from, width)))
	}
	return list
}

// registerMap shows which municipalities publish here.
func (l *language) registerMap(p *Page) *Chart {
	var areas []chart.Area
	for _, m := range l.Municipalities {
		text, class := l.T("metric.not_covered"), "none"
		if m.Covered {
			text, class = l.T("field.covered"), "level-3"
		}
		areas = append(areas, l.area(m, text, class, l.place(p, m).Href))
	}
	return l.drawMap(areas, []chart.Key{{Class: "level-3", Label: l.T("field.covered")}, {Class: "none", Label: l.T("metric.not_covered")}},
		l.T("ui.same_as_table"))
}

// level is the fifth of the scale in which a score lies, from 0.
func level(t *index.Tree, score *big.Rat) int {
	low, high := t.Range()
	share := new(big.Rat).Sub(score, low)
	share.Quo(share, new(big.Rat).Sub(high, low))
	share.Mul(share, big.NewRat(levels, 1))
	return min(levels-1, max(0, int(new(big.Int).Quo(share.Num(), share.Denom()).Int64())))
}
