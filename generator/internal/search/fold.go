package search

import (
	"regexp"
	"strings"
	"unicode"

	"konsulta/generator/internal/locale"
)

// rule replaces what a pattern finds in a word. The patterns mean the same to
// Go and, with the flags g and u, to a browser, and so do the replacements, in
// which $1 is never followed by a letter.
type rule [2]string

// letters are written in other ways: small Cyrillic letters, decomposed, as
// Latin ones, and letters of Latin alphabets that have no mark to be taken off.
// Each stands before what it becomes.
var letters = pairs("а a б b в v г g д d ђ g е e ж z з z ѕ dz и i ј j к k л l љ l м m н n њ n о o п p р r с s т t ћ k у u ф f х h ц c ч c џ dz ш s " +
	"щ st ъ a ы i ь  э e ю ju я ja є e і i ґ g đ g ð d ı i ł l ø o æ ae œ oe ß ss ς σ")

// folding brings the usual spellings of a word together: č, ç, ch and ч are c;
// gj, ǵ, đ and ѓ are g; xh, dž and џ are dz. It is for words in small letters
// and decomposed; the rule without a pattern replaces the letters above.
var folding = []rule{
	{"c\u0301", "k"}, // ć
	{`\p{M}`, ""},
	{"", ""},
	{`([scz])h`, "$1"},
	{"xh", "dz"}, {"x", "ks"}, {"y", "i"}, {"q", "k"}, {"w", "v"},
	{`([gkln])j`, "$1"},
	{"[\U00010000-\U0010FFFF]", ""}, // browsers sort them otherwise
	{`^(.{40}).+`, "$1"},
}

// stems take the endings off folded words of a language. They are light: what
// is left need not be a word, only the same for the forms of one.
var stems = map[string][]rule{
	// Articles and plurals: општина, општини, општината, општините are opstin.
	"mk": {
		{`^(.{6,})ana$`, "$1"}, {`^(.{5,}[^t])ava$`, "$1"}, {`^(.{4,})i[nv]e$`, "$1"}, // оваа, онаа: општинава, општинана
		{`^(.{3,})otot$`, "$1ot"},
		{`^(.{3,}[stvk])ta$`, "$1"}, // дејноста, љубовта
		{`^(.{3,}?)(ite|iot|ata|oto|eto|ot|a|e|i|o)$`, "$1"},
		{`^(.{3,})[eo]v$`, "$1"},
		{`^(.{3,})anin$`, "$1an"},                    // граѓанин, граѓани
		{`^(.{3,})j$`, "$1"},                         // извештај, извештаи
		{`^(.+s)t$`, "$1"},                           // дејност, дејноста
		{`^(..+[^aeiou])[ea]([nr])$`, "$1$2"},        // јавен, јавна; центар, центри
		{`^(.{2,})c$`, "$1k"}, {`^(.{2,})z$`, "$1g"}, // податок, податоци; предлог, предлози
	},
	// Definite forms, cases and plurals: komunë, komuna, komunës, komunave are
	// komun. A word may end in what looks like an ending (buxhet), so they are
	// taken off twice.
	"sq": {
		{`^(lig|pun|vit|dit|tem|uj|tok|zon|kod|akt|koh|fus|art|fond)(ave|eve|ive|et|at|it|in|un|en|es|a|e|i|u)$`, "$1"},
		{sqEnding, "$1"}, {sqEnding, "$1"},
		{`^(.{3})(en|es|[aeiu])$`, "$1"},
	},
	// Plurals.
	"en": {
		{`^(.+ks)es$`, "$1"}, {`^(.{2,}[^sui])s$`, "$1"}, {`^(.{3,})e$`, "$1"}, {`^(.{3,})i$`, "$1"},
	},
}

const sqEnding = `^(.{4,}?)(ave|eve|ive|ise|ine|ite|ia|et|at|it|ut|in|un|en|es|a|e|i|u)$`

// typing takes off what is the beginning of an ending, where somebody is still
// typing the word: консултацијат, konsultimev.
var typing = rule{`^(.{4,}?)(at|it|et|io|av|ev|iv|is)$`, "$1"}

// stop are folded words that say nothing: neither indexed nor searched.
const stop = "vo na za od so se da ne do pri po i a e o te ne per me nga dhe nje si ka ku the of for in on and to an with by or is at"

var (
	foldRules = compile(folding)
	stemRules = func() map[string][]compiled {
		all := map[string][]compiled{}
		for lang, rules := range stems {
			all[lang] = compile(rules)
		}
		return all
	}()
	stopped = func() map[string]bool {
		all := map[string]bool{}
		for _, w := range strings.Fields(stop) {
			all[w] = true
		}
		return all
	}()
)

type compiled struct {
	find *regexp.Regexp // nil: replace letters
	with string
}

func compile(rules []rule) []compiled {
	var list []compiled
	for _, r := range rules {
		c := compiled{with: r[1]}
		if r[0] != "" {
			c.find = regexp.MustCompile(r[0])
			c.with = strings.ReplaceAll(c.with, "$1", "${1}") // so that a letter may follow
		}
		list = append(list, c)
	}
	return list
}

// pairs reads letters and what they become, divided by spaces.
func pairs(s string) map[string]string {
	m := map[string]string{}
	parts := strings.Split(s, " ")
	for i := 0; i+1 < len(parts); i += 2 {
		m[parts[i]] = parts[i+1]
	}
	return m
}

func apply(rules []compiled, w string) string {
	for _, r := range rules {
		if r.find != nil {
			w = r.find.ReplaceAllString(w, r.with)
			continue
		}
		var b strings.Builder
		for _, c := range w {
			if to, ok := letters[string(c)]; ok {
				b.WriteString(to)
			} else {
				b.WriteRune(c)
			}
		}
		w = b.String()
	}
	return w
}

// Fold writes a word in small Latin letters without marks, so that its usual
// spellings are one: Општина, opština, opshtina and opstina are opstina.
// Letters of other scripts stay.
func Fold(word string) string { return apply(foldRules, locale.Decompose(word)) }

// Stem takes the endings of a language off a folded word. Words of languages
// that are not known keep them.
func Stem(folded, lang string) string { return apply(stemRules[lang], folded) }

// language is the language whose endings a word has in a text: Cyrillic words
// have those of Macedonian wherever they stand.
func language(word, lang string) string {
	if strings.ContainsFunc(word, func(r rune) bool { return r >= 0x400 && r < 0x500 }) {
		return "mk"
	}
	return lang
}

// term gives what a word is indexed under; "" for one that is not.
func term(word, lang string) string {
	folded := Fold(word)
	if stopped[folded] || len([]rune(folded)) == 1 && !unicode.IsNumber([]rune(folded)[0]) {
		return ""
	}
	return Stem(folded, language(word, lang))
}

// inWord tells the characters of words; others divide them.
func inWord(r rune) bool {
	if r < rune(len(usual)) {
		return usual[r]
	}
	return inWords(r)
}

func inWords(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// usual tells the same of the Latin and Cyrillic characters, which are most.
var usual = func() (is [0x500]bool) {
	for r := range is {
		is[r] = inWords(rune(r))
	}
	return is
}()
