package locale

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// An alphabet is the letters of a language in their order, some of more than
// one character.
type alphabet struct {
	letters []string
	longest []letter // the same, longest first
	own     bool     // not the English one that stands in
	upper   func(string) string
}

type letter struct{ shown, upper string }

func newAlphabet(tag, letters string, own bool) *alphabet {
	a := &alphabet{
		letters: strings.Fields(norm.NFC.String(letters)),
		own:     own,
		upper:   strings.ToUpper,
	}
	base, _ := language.Make(tag).Base()
	if code := base.String(); code == "tr" || code == "az" {
		// The capital of i is İ there, that of ı is I.
		a.upper = func(s string) string { return strings.ToUpperSpecial(unicode.TurkishCase, s) }
	}
	for _, shown := range a.letters {
		a.longest = append(a.longest, letter{shown, a.upper(shown)})
	}
	slices.SortStableFunc(a.longest, func(a, b letter) int { return len(b.upper) - len(a.upper) })
	return a
}

// Alphabet gives the letters of the language in their order, as [Lang.Letter]
// writes them; the slice is the caller's. A language that does not say its
// alphabet (ui.alphabet) has the English one.
func (l *Lang) Alphabet() []string {
	return slices.Clone(l.alphabet.letters)
}

// Letter gives the heading under which a text stands in a list from A to Z:
// its first letter, as a capital. Albanian Gj is one letter, and so is Ç; a
// letter with a mark that the alphabet does not have stands under the letter
// without it (Č under C). Texts that begin with a digit stand under "0–9",
// those without letter or digit under "". Marks before the first letter are
// passed over, so a list is to be grouped by letter before it is sorted.
func (l *Lang) Letter(s string) string {
	start := strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if start < 0 {
		return ""
	}
	if r, _ := utf8.DecodeRuneInString(s[start:]); unicode.IsDigit(r) {
		return "0–9"
	}
	a := l.alphabet
	head := a.upper(norm.NFC.String(firstRunes(s[start:], 8)))
	for _, letter := range a.longest {
		if strings.HasPrefix(head, letter.upper) {
			return letter.shown
		}
	}
	first := firstRunes(head, 1)
	if !a.own {
		return first
	}
	plain := firstRunes(norm.NFD.String(first), 1)
	for _, letter := range a.longest {
		if letter.upper == plain {
			return letter.shown
		}
	}
	return first
}

// firstRunes gives at most the first n characters of s.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
