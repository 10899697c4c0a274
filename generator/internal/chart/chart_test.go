package chart_test

import (
	"strings"
	"testing"

	"konsulta/generator/internal/chart"
)

var frame = chart.Frame{ID: "c", Title: `Scores & "ranks"`, Description: "<b>"}

// Every drawing says what it shows, in words that cannot break out.
func TestTitleAndDescription(t *testing.T) {
	for name, svg := range map[string]string{
		"bars":         string(chart.Bars(frame, chart.Scale{Max: 100}, nil, nil)),
		"trend":        string(chart.Trend(frame, chart.Scale{Max: 100}, nil)),
		"distribution": string(chart.Distribution(frame, nil)),
		"map":          string(chart.Map(frame, []chart.Area{{Name: "a", Dot: &chart.Position{Lon: 21, Lat: 41}}}, nil)),
	} {
		want := `aria-labelledby="c-title c-desc"`
		for _, want := range []string{want, `<title id="c-title">Scores &amp; &#34;ranks&#34;</title>`, `<desc id="c-desc">&lt;b&gt;</desc>`} {
			if !strings.Contains(svg, want) {
				t.Errorf("%s lacks %s:\n%s", name, want, svg)
			}
		}
		if strings.Contains(svg, "style=") {
			t.Errorf("%s has a style attribute, which the policy of the pages forbids", name)
		}
	}
}

// A bar is as long as its share of the scale; what is not known has none, and
// bands are lines.
func TestBars(t *testing.T) {
	svg := string(chart.Bars(frame, chart.Scale{Min: 1, Max: 5}, []float64{1, 3}, []chart.Bar{
		{Label: "Буџет", Text: "3", Value: 3, Known: true}, {Label: "Кодекс", Text: "не е мерено"}}))
	if !strings.Contains(svg, `<rect class="bar" x="4" y="19" width="286" height="9"/>`) { // half of 572
		t.Errorf("the bar is not half as long as the scale:\n%s", svg)
	}
	if strings.Count(svg, `class="bar"`) != 1 || strings.Count(svg, `class="band"`) != 1 {
		t.Errorf("one bar and one band are to be seen:\n%s", svg)
	}
}

// A break in the series is a gap with a mark.
func TestTrendWithBreak(t *testing.T) {
	svg := string(chart.Trend(frame, chart.Scale{Max: 100}, []chart.Point{
		{Label: "2018", Text: "24", Value: 24}, {Label: "2021", Text: "25", Value: 25, Break: true}, {Label: "2022", Text: "27", Value: 27}}))
	if strings.Count(svg, `class="series"`) != 1 || strings.Count(svg, `class="break"`) != 1 || strings.Count(svg, `class="dot"`) != 3 {
		t.Errorf("one line, one break and three dots are to be seen:\n%s", svg)
	}
}

// A municipality with an outline is a path, one without a dot, both are links
// that say what they are; without any place there is no map.
func TestMap(t *testing.T) {
	svg := string(chart.Map(frame, []chart.Area{
		{Name: "Битола", Text: "67", Href: "bitola.html", Class: "level-3", Rings: [][]chart.Position{{{Lon: 21, Lat: 41}, {Lon: 22, Lat: 41}, {Lon: 22, Lat: 42}, {Lon: 21, Lat: 41}}}},
		{Name: "Скопје", Text: "не е мерено", Class: "none", Dot: &chart.Position{Lon: 21.4, Lat: 41.9}},
		{Name: "Никаде", Text: "1"}}, []chart.Key{{Class: "none", Label: "не е мерено"}}))
	for _, want := range []string{`role="group"`, `<a href="bitola.html" aria-label="Битола: 67"><path class="area level-3"`, `<circle class="area none"`, "<title>Скопје: не е мерено</title>"} {
		if !strings.Contains(svg, want) {
			t.Errorf("the map lacks %s:\n%s", want, svg)
		}
	}
	if strings.Contains(svg, "Никаде") {
		t.Error("a municipality without a place is drawn")
	}
	if got := chart.Map(frame, []chart.Area{{Name: "Никаде"}}, nil); got != "" {
		t.Errorf("without a place there is a map: %s", got)
	}
}
