package qrcode_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rsc.io/qr"

	"konsulta/generator/internal/qrcode"
)

// What is drawn is the code, module by module, in the middle of its quiet zone.
func TestDrawnModules(t *testing.T) {
	for _, text := range []string{
		"https://konsulta.example/mk/primer/budzet-2027-comments.html#s-034",
		"https://" + strings.Repeat("long-name.", 30) + "example/mk/primer/budzet-2027.html",
		"https://консултации.мкд/mk/primer/парк.html",
	} {
		want, err := qr.Encode(text, qr.M)
		if err != nil {
			t.Fatal(err)
		}
		svg := string(qrcode.SVG(text, ""))
		side := strconv.Itoa(want.Size + 8)
		if !strings.Contains(svg, `viewBox="0 0 `+side+" "+side+`"`) {
			t.Errorf("%s: no square of %s modules in %.100s", text, side, svg)
		}
		got := modules(t, svg)
		for y := -4; y < want.Size+4; y++ {
			for x := -4; x < want.Size+4; x++ {
				if got[[2]int{x + 4, y + 4}] != want.Black(x, y) {
					t.Fatalf("%s: module %d, %d is not drawn as it is", text, x, y)
				}
			}
		}
	}
}

var run = regexp.MustCompile(`(?:M(\d+) (\d+)\.5|m(\d+) 0)h(\d+)`)

// modules reads the drawing back: the black modules, counted from the corner of
// the quiet zone.
func modules(t *testing.T, svg string) map[[2]int]bool {
	t.Helper()
	_, path, found := strings.Cut(svg, `<path stroke="#000" d="`)
	path, _, closed := strings.Cut(path, `"/></svg>`)
	if !found || !closed || run.ReplaceAllString(path, "") != "" {
		t.Fatalf("the path is not made of runs: %s", svg)
	}
	black := map[[2]int]bool{}
	x, y := 0, 0
	for _, m := range run.FindAllStringSubmatch(path, -1) {
		if m[1] != "" {
			x, _ = strconv.Atoi(m[1])
			y, _ = strconv.Atoi(m[2])
		} else {
			n, _ := strconv.Atoi(m[3])
			x += n
		}
		length, _ := strconv.Atoi(m[4])
		for range length {
			black[[2]int{x, y}] = true
			x++
		}
	}
	return black
}

func TestWordsForThoseWhoDoNotSeeIt(t *testing.T) {
	if got := string(qrcode.SVG("https://konsulta.example/", `The "address" <here>`)); !strings.Contains(got, ` role="img" aria-label="The &#34;address&#34; &lt;here&gt;">`) {
		t.Errorf("no label in %.200s", got)
	}
	if got := string(qrcode.SVG("https://konsulta.example/", "")); !strings.Contains(got, ` aria-hidden="true">`) || strings.Contains(got, "role=") {
		t.Errorf("not left out: %.200s", got)
	}
}

func TestTextThatNoCodeHolds(t *testing.T) {
	if got := qrcode.SVG(strings.Repeat("a", 2331), ""); got == "" {
		t.Error("the longest text that a code can hold is not drawn")
	}
	if got := qrcode.SVG(strings.Repeat("a", 2332), ""); got != "" {
		t.Errorf("a text that is too long gives %.100s", got)
	}
}

func BenchmarkSVG(b *testing.B) {
	for range b.N {
		qrcode.SVG("https://konsulta.example/mk/primer/budzet-2027-comments.html#s-034", "")
	}
}
