package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// likeliest is the code page in which the words of a text are most
// plausible, or "" where they are in none. Where it makes no difference, as
// for a text whose only characters above 7F are dashes and quotation marks,
// it is windows-1252.
func likeliest(data []byte) string {
	best, most := "", 0
	for _, c := range []struct {
		name string
		page *charmap.Charmap
	}{{Windows1252, charmap.Windows1252}, {Windows1250, charmap.Windows1250}, {Windows1251, charmap.Windows1251}} {
		if score, ok := plausibility(data, c.page); ok && (best == "" || score > most) {
			best, most = c.name, score
		}
	}
	if most < 0 {
		return ""
	}
	return best
}

// What letters above 7F say of the page in which they were read.
const (
	macedonian = "абвгдѓежзѕијклљмнњопрстќуфхцчџш" // nearly all words of a Cyrillic text here
	cyrillic   = "ђћйщъыьэюяё"                     // Serbian, Bulgarian, Russian: a name, a quotation
	albanian   = "ëç"
	neighbours = "čćšžđ" // Serbian, Croatian and Bosnian names
	other      = "éèáàâäöüóòíìúùñôêîûïß"
)

// plausibility counts for and against a page, word by word. ok is false where
// a byte is no character of it.
func plausibility(data []byte, page *charmap.Charmap) (score int, ok bool) {
	var w word
	for _, b := range data {
		r := page.DecodeByte(b)
		switch {
		case r == utf8.RuneError, unicode.IsControl(r) && r >= 0x80:
			return 0, false
		case unicode.IsLetter(r):
			w.add(r)
		default:
			score += w.score()
			w = word{}
		}
	}
	return score + w.score(), true
}

// word is what was read of a word: how many of its letters are Latin and
// Cyrillic, and what those above 7F speak for.
type word struct {
	ascii, high, cyrillic, marks int
	inner                        bool // a small letter stands before a capital
	small                        bool
}

func (w *word) add(r rune) {
	capital := unicode.IsUpper(r)
	w.inner = w.inner || w.small && capital
	w.small = !capital
	if r < utf8.RuneSelf {
		w.ascii++
		return
	}
	w.high++
	if unicode.Is(unicode.Cyrillic, r) {
		w.cyrillic++
	}
	r = unicode.ToLower(r)
	switch {
	case strings.ContainsRune(macedonian, r), strings.ContainsRune(albanian, r):
		w.marks += 3
	case strings.ContainsRune(neighbours, r):
		w.marks += 2
	case strings.ContainsRune(other, r):
		w.marks++
	case strings.ContainsRune(cyrillic, r):
		w.marks--
	default:
		w.marks -= 3
	}
}

// score says how plausible the word is: a word of one script is, a Latin one
// with one letter in two above 7F is not.
func (w *word) score() int {
	switch {
	case w.high == 0:
		return 0
	case w.cyrillic > 0 && w.ascii > 0:
		return -4 * w.high
	case w.cyrillic == 0 && w.high > 1 && w.high > w.ascii:
		return -4 * w.high
	case w.inner:
		return w.marks - 2*w.high
	}
	return w.marks
}
