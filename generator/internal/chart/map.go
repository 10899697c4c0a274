package chart

import (
	"html/template"
	"math"
)

// Position is a point of the earth in degrees.
type Position struct{ Lon, Lat float64 }

// Area is a municipality on a map: its outline, or where that is not known a
// dot at its place.
type Area struct {
	Name, Text, Href string       // Text says the value in words
	Class            string       // level-0 to level-4, none
	Rings            [][]Position // outer and inner ones of all its parts
	Dot              *Position
}

// Key is a line of the legend of a map.
type Key struct{ Class, Label string }

// Map draws areas in a simple projection, for which a degree of longitude is
// as long as it is in the middle of the map. Each area is a link with a text
// of its own. The legend stands below. Without an area to draw it is empty.
func Map(f Frame, areas []Area, legend []Key) template.HTML {
	low, high, any := bounds(areas)
	if !any {
		return ""
	}
	const wide, margin = 640.0, 8.0
	squeeze := math.Cos((low.Lat + high.Lat) / 2 * math.Pi / 180)
	span := max((high.Lon-low.Lon)*squeeze, high.Lat-low.Lat, 0.01)
	scale := (wide - 2*margin) / max((high.Lon-low.Lon)*squeeze, span/2)
	x := func(p Position) float64 { return margin + (p.Lon-low.Lon)*squeeze*scale }
	y := func(p Position) float64 { return margin + (high.Lat-p.Lat)*scale }
	const keyWide, keyHigh = 128.0, 22.0
	top := (high.Lat-low.Lat)*scale + 3*margin
	d := f.begin("map", wide, top+keyHigh*float64((len(legend)+4)/5))
	for i, k := range legend {
		kx, ky := margin+keyWide*float64(i%5), top+keyHigh*float64(i/5)
		d.rect("area "+k.Class, kx, ky, 14, 14)
		d.label("name", "start", kx+20, ky+12, k.Label)
	}
	for _, dots := range []bool{false, true} { // dots lie on top
		for _, a := range areas {
			if len(a.Rings) == 0 != dots || dots && a.Dot == nil {
				continue
			}
			d.open(a.Href, a.Name+": "+a.Text)
			if dots {
				d.raw(`<circle class="area ` + a.Class + `"`)
				d.attributes("cx", x(*a.Dot), "cy", y(*a.Dot), "r", 6.0)
			} else {
				d.raw(`<path class="area ` + a.Class + `" fill-rule="evenodd" d="`)
				d.outline(a.Rings, x, y)
				d.raw(`"`)
			}
			d.raw("><title>")
			d.text(a.Name + ": " + a.Text)
			if dots {
				d.raw("</title></circle>")
			} else {
				d.raw("</title></path>")
			}
			d.close(a.Href)
		}
	}
	return d.end()
}

// outline writes rings as a path; points that fall on one are written once.
func (d *drawing) outline(rings [][]Position, x, y func(Position) float64) {
	for _, ring := range rings {
		command := "M"
		lastX, lastY := math.Inf(1), math.Inf(1)
		for _, p := range ring {
			px, py := math.Round(x(p)*10)/10, math.Round(y(p)*10)/10
			if px == lastX && py == lastY {
				continue
			}
			d.raw(command)
			d.number(px)
			d.raw(" ")
			d.number(py)
			command, lastX, lastY = "L", px, py
		}
		d.raw("Z")
	}
}

func bounds(areas []Area) (low, high Position, any bool) {
	low, high = Position{math.Inf(1), math.Inf(1)}, Position{math.Inf(-1), math.Inf(-1)}
	add := func(p Position) {
		any = true
		low = Position{min(low.Lon, p.Lon), min(low.Lat, p.Lat)}
		high = Position{max(high.Lon, p.Lon), max(high.Lat, p.Lat)}
	}
	for _, a := range areas {
		for _, ring := range a.Rings {
			for _, p := range ring {
				add(p)
			}
		}
		if len(a.Rings) == 0 && a.Dot != nil {
			add(*a.Dot)
		}
	}
	return low, high, any
}
