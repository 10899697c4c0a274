package site

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// readable is the contrast that text of ordinary size needs (WCAG 2.2, 1.4.3).
const readable = 4.5

// AccentStyle is the style sheet with the publisher's colour, "#0b5c7a": what lies under white text is darkened, and what is drawn on the
// dark ground lightened, until the contrast is readable. A colour that is
// readable stays as it is.
func AccentStyle(accent string) string {
	white, night := colour{255, 255, 255}, colour{0x1c, 0x23, 0x2a} // --on-accent and the dark --band of site.css
	c := parseColour(accent)
	fill := c.until(colour{}, white)
	return fmt.Sprintf(":root{--accent:%s;--accent-line:%s}\n@media (prefers-color-scheme:dark){:root{--accent-line:%s}}\n",
		fill, fill, fill.until(white, night))
}

// AccentFill is the publisher's colour as it lies under white text.
func AccentFill(accent string) string {
	return parseColour(accent).until(colour{}, colour{255, 255, 255}).String()
}

// colour is red, green and blue, 0 to 255.
type colour [3]float64

// parseColour reads a colour that the loader has accepted.
func parseColour(s string) colour {
	n, _ := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	return colour{float64(n >> 16), float64(n >> 8 & 255), float64(n & 255)}
}

func (c colour) String() string {
	return fmt.Sprintf("#%02x%02x%02x", int(math.Round(c[0])), int(math.Round(c[1])), int(math.Round(c[2])))
}

// until mixes in as little of another colour as makes c readable with ground.
func (c colour) until(other, ground colour) colour {
	const steps = 100
	for i := range steps {
		mixed := c.mix(other, float64(i)/steps)
		if mixed.contrast(ground) >= readable {
			return mixed
		}
	}
	return other
}

func (c colour) mix(other colour, share float64) colour {
	for i := range c {
		c[i] = math.Round(c[i] + (other[i]-c[i])*share)
	}
	return c
}

// contrast is the ratio of WCAG 2.2: (lighter + 0.05) / (darker + 0.05).
func (c colour) contrast(other colour) float64 {
	a, b := c.luminance()+0.05, other.luminance()+0.05
	return max(a, b) / min(a, b)
}

// luminance is the relative luminance of WCAG 2.2, 0 to 1.
func (c colour) luminance() float64 {
	var linear [3]float64
	for i, v := range c {
		if v /= 255; v <= 0.04045 {
			linear[i] = v / 12.92
		} else {
			linear[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*linear[0] + 0.7152*linear[1] + 0.0722*linear[2]
}
