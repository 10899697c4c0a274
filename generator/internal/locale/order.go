package locale

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// order is the alphabetical order and the writing direction of a language.
type order struct {
	dir       string
	script    *unicode.RangeTable // the letters that come first, if not Latin
	collators sync.Pool           // of *collate.Collator, which serves one comparison at a time
}

// rightToLeft are the scripts written from right to left that a language
// alive today is usually written in.
const rightToLeft = "Adlm Arab Hebr Mand Nkoo Rohg Samr Syrc Thaa"

// ownFirst are the scripts that come before Latin in the order of a language
// written in them. CLDR reorders them so; the older tables of x/text do not.
var ownFirst = map[string]*unicode.RangeTable{
	"Arab": unicode.Arabic,
	"Cyrl": unicode.Cyrillic,
	"Grek": unicode.Greek,
	"Hebr": unicode.Hebrew,
}

func newOrder(tag string) *order {
	t := language.Make(tag)
	script, _ := t.Script()
	o := &order{dir: "ltr", script: ownFirst[script.String()]}
	if strings.Contains(rightToLeft, script.String()) {
		o.dir = "rtl"
	}
	o.collators.New = func() any { return collate.New(t) }
	return o
}

// Locale gives the language with the country in which most of those who speak
// it live, as programs name the two: mk_MK; the language alone where the
// country is not known.
func (l *Lang) Locale() string {
	t := language.Make(l.tag)
	base, _ := t.Base()
	if region, _ := t.Region(); region.IsCountry() {
		return base.String() + "_" + region.String()
	}
	return base.String()
}

// Compare orders two texts as a dictionary of the language does: negative when
// a comes before b, 0 only when they are the same bytes.
func (l *Lang) Compare(a, b string) int {
	if a == b {
		return 0
	}
	o := l.order
	a, b = differing(a, b)
	c := o.collators.Get().(*collate.Collator)
	result := c.CompareString(o.ownFirst(a), o.ownFirst(b))
	o.collators.Put(c)
	if result == 0 {
		return strings.Compare(a, b)
	}
	return result
}

// differing gives a and b without the words at their beginning that both have.
// Words do not influence each other's order, and titles often begin alike.
func differing(a, b string) (string, string) {
	start := 0
	for i := range min(len(a), len(b)) {
		c := a[i]
		if c != b[i] {
			break
		}
		if c < utf8.RuneSelf && !isLetter(c) {
			start = i + 1
		}
	}
	return a[start:], b[start:]
}

// behindOwn sorts behind the letters of every script in ownFirst.
const behindOwn = '\u4E00'

// ownFirst gives s with a letter that sorts behind the language's own before
// every letter of another script, which moves those scripts behind its own and
// leaves the order among them as it is.
func (o *order) ownFirst(s string) string {
	if o.script == nil || strings.IndexFunc(s, o.foreign) < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(4 * len(s))
	for _, r := range s {
		if o.foreign(r) {
			b.WriteRune(behindOwn)
		}
		b.WriteRune(r)
	}
	return b.String()
}

func (o *order) foreign(r rune) bool {
	return unicode.IsLetter(r) && !unicode.Is(o.script, r)
}

// ISO3 gives the language by its three letters of ISO 639-3 (mkd), as
// catalogues name it, or "" where it has none.
func (l *Lang) ISO3() string {
	first, _, _ := strings.Cut(l.tag, "-")
	base, err := language.ParseBase(first)
	if err != nil {
		return ""
	}
	return base.ISO3()
}

// CountryISO3 gives a country of ISO 3166 by its three letters: MKD for MK; ""
// for what is no country.
func CountryISO3(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil || !region.IsCountry() {
		return ""
	}
	return region.ISO3()
}
