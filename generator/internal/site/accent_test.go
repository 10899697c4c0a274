package site

import "testing"

func TestAccentIsReadableInLightAndDark(t *testing.T) {
	for _, tt := range []struct{ accent, want string }{
		{"#0b5c7a", ":root{--accent:#0b5c7a;--accent-line:#0b5c7a}\n@media (prefers-color-scheme:dark){:root{--accent-line:#5990a5}}\n"},
		{"#ffff00", ":root{--accent:#7a7a00;--accent-line:#7a7a00}\n@media (prefers-color-scheme:dark){:root{--accent-line:#8d8d24}}\n"},
		{"#000000", ":root{--accent:#000000;--accent-line:#000000}\n@media (prefers-color-scheme:dark){:root{--accent-line:#8a8a8a}}\n"},
		{"#ffffff", ":root{--accent:#757575;--accent-line:#757575}\n@media (prefers-color-scheme:dark){:root{--accent-line:#8a8a8a}}\n"},
	} {
		if got := AccentStyle(tt.accent); got != tt.want {
			t.Errorf("%s:\n got %swant %s", tt.accent, got, tt.want)
		}
	}
}

// Every colour that a publisher may choose.
func TestEveryAccentIsReadable(t *testing.T) {
	white, night := colour{255, 255, 255}, colour{0x1c, 0x23, 0x2a}
	for r := 0.0; r < 256; r += 15 {
		for g := 0.0; g < 256; g += 15 {
			for b := 0.0; b < 256; b += 15 {
				fill := colour{r, g, b}.until(colour{}, white)
				line := fill.until(white, night)
				if fill.contrast(white) < readable || line.contrast(night) < readable {
					t.Fatalf("#%02x%02x%02x: fill %s has %.2f, line %s has %.2f", int(r), int(g), int(b), fill, fill.contrast(white), line, line.contrast(night))
				}
			}
		}
	}
}
