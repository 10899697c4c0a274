// Package chart draws the figures of a page as SVG: bars with bands, a trend
// with its breaks, a distribution, a map. Every drawing has a title and a
// description in words and stands beside a table with the same numbers, so
// that nothing is told by it alone. Colours come from the style sheet by
// class; shapes differ too, for print and for eyes that see no colours.
//
// The package knows numbers and texts that are already in the reader's
// language. It imports nothing of the project.
package chart

import (
	"html/template"
	"math"
	"strconv"
)

// Frame is what every drawing has: an id that is unique on its page, a title,
// and a description that says in a sentence what can be seen.
type Frame struct{ ID, Title, Description string }

// drawing is an SVG that is being written.
type drawing struct {
	b             []byte
	width, height float64
}

// begin opens the drawing. It grows and shrinks with its place on the page. One
// that holds links is a group for readers of screens, else they see a picture.
func (f Frame) begin(class string, width, height float64) *drawing {
	d := &drawing{width: width, height: height}
	role := "img"
	if class == "map" {
		role = "group"
	}
	d.raw(`<svg class="chart ` + class + `" role="` + role + `" aria-labelledby="` + f.ID + `-title ` + f.ID + `-desc" viewBox="0 0 `)
	d.number(width)
	d.raw(" ")
	d.number(height)
	d.raw(`"><title id="` + f.ID + `-title">`)
	d.text(f.Title)
	d.raw(`</title><desc id="` + f.ID + `-desc">`)
	d.text(f.Description)
	d.raw("</desc>")
	return d
}

func (d *drawing) end() template.HTML {
	d.raw("</svg>")
	return template.HTML(d.b)
}

func (d *drawing) raw(s string) { d.b = append(d.b, s...) }

func (d *drawing) text(s string) { d.b = append(d.b, template.HTMLEscapeString(s)...) }

// number writes a coordinate with at most one decimal.
func (d *drawing) number(x float64) {
	x = math.Round(x*10) / 10
	if x == 0 {
		x = 0 // and not -0
	}
	d.b = strconv.AppendFloat(d.b, x, 'f', -1, 64)
}

// attributes writes pairs of a name and a coordinate.
func (d *drawing) attributes(pairs ...any) {
	for i := 0; i+1 < len(pairs); i += 2 {
		d.raw(" " + pairs[i].(string) + `="`)
		d.number(pairs[i+1].(float64))
		d.raw(`"`)
	}
}

func (d *drawing) line(class string, x1, y1, x2, y2 float64) {
	d.raw(`<line class="` + class + `"`)
	d.attributes("x1", x1, "y1", y1, "x2", x2, "y2", y2)
	d.raw("/>")
}

func (d *drawing) rect(class string, x, y, width, height float64) {
	d.raw(`<rect class="` + class + `"`)
	d.attributes("x", x, "y", y, "width", width, "height", height)
	d.raw("/>")
}

// label writes a text; anchor is start, middle or end.
func (d *drawing) label(class, anchor string, x, y float64, s string) {
	d.raw(`<text class="` + class + `" text-anchor="` + anchor + `"`)
	d.attributes("x", x, "y", y)
	d.raw(">")
	d.text(s)
	d.raw("</text>")
}

// open and close put a link round what stands between them; without an
// address there is none.
func (d *drawing) open(href, name string) {
	if href == "" {
		return
	}
	d.raw(`<a href="`)
	d.text(href)
	d.raw(`" aria-label="`)
	d.text(name)
	d.raw(`">`)
}

func (d *drawing) close(href string) {
	if href != "" {
		d.raw("</a>")
	}
}

// Scale is the range of values that a drawing shows.
type Scale struct{ Min, Max float64 }

// at is where a value lies, 0 to 1.
func (s Scale) at(v float64) float64 {
	if s.Max <= s.Min {
		return 0
	}
	return min(1, max(0, (v-s.Min)/(s.Max-s.Min)))
}

// Bar is a bar with its name and its value in words.
type Bar struct {
	Label, Text, Href string
	Value             float64
	Known             bool // else the place is left empty, and Text says why
}

// Bars draws bars below each other, with a line at the beginning of each
// band.
func Bars(f Frame, s Scale, bands []float64, bars []Bar) template.HTML {
	const row, left, right, wide = 34.0, 4.0, 64.0, 640.0
	d := f.begin("bars", wide, row*float64(len(bars))+8)
	length := wide - left - right
	for i, b := range bars {
		y := row * float64(i)
		d.label("name", "start", left, y+14, b.Label)
		d.rect("track", left, y+19, length, 9)
		if b.Known {
			d.rect("bar", left, y+19, length*s.at(b.Value), 9)
		}
		d.label("value", "end", wide-4, y+28, b.Text)
	}
	for _, b := range bands {
		if x := left + length*s.at(b); s.at(b) > 0 && s.at(b) < 1 {
			d.line("band", x, 0, x, d.height)
		}
	}
	return d.end()
}

// Point is a value of a series.
type Point struct {
	Label, Text string
	Value       float64
	Break       bool // the series breaks before it
}

// Trend draws a series from left to right. A break is a gap in the line and a
// mark.
func Trend(f Frame, s Scale, points []Point) template.HTML {
	const wide, high, top, bottom, side = 640.0, 220.0, 28.0, 30.0, 40.0
	d := f.begin("trend", wide, high)
	x := func(i int) float64 {
		if len(points) == 1 {
			return wide / 2
		}
		return side + (wide-2*side)*float64(i)/float64(len(points)-1)
	}
	y := func(v float64) float64 { return high - bottom - (high-top-bottom)*s.at(v) }
	d.line("axis", side/2, high-bottom, wide-side/2, high-bottom)
	for i, p := range points {
		if i == 0 {
			continue
		}
		if p.Break {
			middle := (x(i-1) + x(i)) / 2
			d.line("break", middle, top, middle, high-bottom)
			continue
		}
		d.line("series", x(i-1), y(points[i-1].Value), x(i), y(p.Value))
	}
	for i, p := range points {
		d.raw(`<circle class="dot"`)
		d.attributes("cx", x(i), "cy", y(p.Value), "r", 4.5)
		d.raw("/>")
		d.label("value", "middle", x(i), y(p.Value)-10, p.Text)
		d.label("name", "middle", x(i), high-10, p.Label)
	}
	return d.end()
}

// Column is a class of a distribution.
type Column struct {
	Label string // its range
	Count int
	Text  string // the count in words
	Mark  bool   // the reader's own class
}

// Distribution draws how many there are in each class.
func Distribution(f Frame, columns []Column) template.HTML {
	const wide, high, top, bottom = 640.0, 220.0, 24.0, 30.0
	d := f.begin("distribution", wide, high)
	most := 1
	for _, c := range columns {
		most = max(most, c.Count)
	}
	each := wide / float64(max(1, len(columns)))
	d.line("axis", 0, high-bottom, wide, high-bottom)
	for i, c := range columns {
		tall := (high - top - bottom) * float64(c.Count) / float64(most)
		class := "bar"
		if c.Mark {
			class += " mark"
		}
		x := each * float64(i)
		if c.Count > 0 {
			d.rect(class, x+3, high-bottom-tall, each-6, tall)
			d.label("value", "middle", x+each/2, high-bottom-tall-6, c.Text)
		}
		d.label("name", "middle", x+each/2, high-10, c.Label)
	}
	return d.end()
}
