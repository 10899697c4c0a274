package site

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
)

// Size of the picture of shared links, in the ratio that the programs which
// show them cut to.
const (
	shareWidth  = 1200
	shareHeight = 630
)

// DefaultAccent is the colour of the built-in theme.
const DefaultAccent = "#0b5c7a"

// ShareImage is the picture that stands beside shared links where the publisher
// has no logo that can: the mark of the icon, as PNG, in the publisher's colour.
// It has no words, and serves every language. It is drawn in whole numbers, so
// that every machine draws the same.
func ShareImage(accent string) ([]byte, error) {
	const shades = 16
	ground, white := parseColour(accent).until(colour{}, colour{255, 255, 255}), colour{255, 255, 255}
	palette := make(color.Palette, shades+1)
	for i := range palette {
		c := ground.mix(white, float64(i)/shades)
		palette[i] = color.RGBA{uint8(c[0]), uint8(c[1]), uint8(c[2]), 255}
	}
	img := image.NewPaletted(image.Rect(0, 0, shareWidth, shareHeight), palette)
	for y := range shareHeight {
		for x := range shareWidth {
			img.Pix[y*img.Stride+x] = markShade(x, y)
		}
	}
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	err := encoder.Encode(&b, img)
	return b.Bytes(), err
}

// The mark lies in a square of markSize pixels; its outlines are those of
// icon.svg in units of 1/unit of one of its 32.
const (
	markSize = 576
	unit     = 360 // markSize/32 pixels, each of 4 parts, of 5 units
)

// markShade tells how much of a pixel the mark covers, in sixteenths.
func markShade(x, y int) uint8 {
	x, y = x-(shareWidth-markSize)/2, y-(shareHeight-markSize)/2
	if x < 0 || y < 0 || x >= markSize || y >= markSize {
		return 0
	}
	const pixel = unit * 32 / markSize
	if a := inMark(x*pixel, y*pixel); a == inMark((x+1)*pixel, y*pixel) && a == inMark(x*pixel, (y+1)*pixel) && a == inMark((x+1)*pixel, (y+1)*pixel) {
		if a {
			return 16
		}
		return 0
	}
	var covered uint8
	for i := range 4 {
		for j := range 4 {
			if inMark(x*pixel+(2*i+1)*pixel/8, y*pixel+(2*j+1)*pixel/8) {
				covered++
			}
		}
	}
	return covered
}

// inMark tells whether a point is on the bubble and not on the tick in it.
func inMark(x, y int) bool {
	return inBubble(x, y) &&
		!nearLine(x, y, 21*unit/2, 14*unit, 147*unit/10, 35*unit/2) && !nearLine(x, y, 147*unit/10, 35*unit/2, 43*unit/2, 11*unit)
}

// inBubble tells whether a point is in the rounded rectangle or its tail.
func inBubble(x, y int) bool {
	const left, top, right, bottom, radius = 6 * unit, 7 * unit, 26 * unit, 21 * unit, 2 * unit
	if tail := x >= 10*unit && y >= 21*unit && y <= 26*unit && 6*(26*unit-y) >= 5*(x-10*unit); tail {
		return true
	}
	if x < left || x > right || y < top || y > bottom {
		return false
	}
	dx := max(left+radius-x, x-(right-radius), 0)
	dy := max(top+radius-y, y-(bottom-radius), 0)
	return dx*dx+dy*dy <= radius*radius
}

// nearLine tells whether a point is on a line with round ends, 2.5 wide.
func nearLine(x, y, x1, y1, x2, y2 int) bool {
	const half = 5 * unit / 4
	dx, dy := x2-x1, y2-y1
	along, length := (x-x1)*dx+(y-y1)*dy, dx*dx+dy*dy
	switch {
	case along <= 0:
		return (x-x1)*(x-x1)+(y-y1)*(y-y1) <= half*half
	case along >= length:
		return (x-x2)*(x-x2)+(y-y2)*(y-y2) <= half*half
	}
	across := (x-x1)*dy - (y-y1)*dx
	// The distance is across / √length. Two products and no sum: no machine
	// rounds them otherwise than another.
	return float64(across)*float64(across) <= float64(half*half)*float64(length)
}
