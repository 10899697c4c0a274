package content

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestPrivateNumbers hides a personal identity number in texts of digits and other
// characters, and holds what is found against looking at every place.
func TestPrivateNumbers(t *testing.T) {
	const number = "0101990450006"
	if !isEMBG(number) {
		t.Fatalf("%s is no such number", number)
	}
	r := rand.New(rand.NewPCG(1, 26))
	found := 0
	for range 20_000 {
		var b strings.Builder
		for b.Len() < 40 {
			switch r.IntN(4) {
			case 0:
				b.WriteString(number)
			case 1:
				b.WriteString(" д"[:1+r.IntN(2)*2])
			default:
				b.WriteByte("0123456789"[r.IntN(10)])
			}
		}
		text, want := b.String(), -1
		for i := range text {
			end := i + len(number)
			if end > len(text) || i > 0 && isDigit(text[i-1]) || end < len(text) && isDigit(text[end]) || strings.Trim(text[i:end], "0123456789") != "" || !isEMBG(text[i:end]) {
				continue
			}
			want = i
			break
		}
		f, at := private(text)
		if f == nil {
			at = -1
		} else {
			found++
		}
		if at != want {
			t.Fatalf("%q: found at %d, want %d", text, at, want)
		}
	}
	if found < 100 {
		t.Errorf("only %d texts had one", found)
	}
}
