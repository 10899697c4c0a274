package scaffold

import (
	"strconv"
	"strings"
	"unicode"

	"konsulta/generator/internal/content"
)

// maxID is the longest id that the format allows.
const maxID = 80

// cyrillic is the official transliteration of the 31 Macedonian letters, and
// what is usual for letters of its neighbours that stand in names.
var cyrillic = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'ѓ': "gj", 'е': "e", 'ж': "zh", 'з': "z", 'ѕ': "dz",
	'и': "i", 'ј': "j", 'к': "k", 'л': "l", 'љ': "lj", 'м': "m", 'н': "n", 'њ': "nj", 'о': "o", 'п': "p",
	'р': "r", 'с': "s", 'т': "t", 'ќ': "kj", 'у': "u", 'ф': "f", 'х': "h", 'ц': "c", 'ч': "ch", 'џ': "dzh", 'ш': "sh",
	'ѐ': "e", 'ѝ': "i",
	'ђ': "dj", 'ћ': "kj", 'й': "j", 'щ': "sht", 'ъ': "a", 'ы': "i", 'ь': "", 'э': "e", 'ё': "e", 'ю': "ju", 'я': "ja",
	'є': "je", 'і': "i", 'ї': "ji", 'ґ': "g",
}

// latin are the letters with marks of Albanian and of other languages of the
// region.
var latin = letters("àáâãäåāăą", "a", "çćčĉ", "c", "ďđð", "d", "èéêëēėęě", "e", "ğģ", "g", "ìíîïīįıİ", "i",
	"ķ", "k", "ľĺļł", "l", "ñńňņ", "n", "òóôõöøőō", "o", "ŕř", "r", "śšşș", "s", "ťţț", "t",
	"ùúûüůűūų", "u", "ýÿ", "y", "źžż", "z", "ß", "ss", "æ", "ae", "œ", "oe", "þ", "th")

func letters(pairs ...string) map[rune]string {
	m := map[rune]string{}
	for i := 0; i < len(pairs); i += 2 {
		for _, r := range pairs[i] {
			m[r] = pairs[i+1]
		}
	}
	return m
}

// slug writes a title as the form of ids has it: small Latin letters and
// digits, with a hyphen for whatever stands between words; "" where the title
// has neither. It is at most maxID long, cut between words where it can be.
func slug(title string) string {
	var b strings.Builder
	gap := false
	put := func(s string) {
		if gap && s != "" {
			if b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
		}
		b.WriteString(s)
	}
	runes := []rune(title)
	for i, r := range runes {
		r = unicode.ToLower(r)
		acute := i+1 < len(runes) && runes[i+1] == '\u0301' // ѓ and ќ as some systems store them
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			put(string(r))
		case acute && (r == 'г' || r == 'к'):
			put(cyrillic[r] + "j")
		case cyrillic[r] != "":
			put(cyrillic[r])
		case latin[r] != "":
			put(latin[r])
		case unicode.Is(unicode.Mn, r) || r == 'ь' || r == '\'' || r == '’' || r == '‘' || r == '`' || r == '\u00ad':
			// part of the letter before, or of the word
		default:
			gap = true
		}
	}
	return cut(b.String(), maxID)
}

// cut shortens an id to n characters, at a hyphen if there is one.
func cut(id string, n int) string {
	if len(id) <= n {
		return id
	}
	if at := strings.LastIndexByte(id[:n+1], '-'); at > 0 {
		return id[:at]
	}
	return id[:n]
}

// propose makes an id for a record of a kind out of its title: one that is
// well formed, not reserved and not taken. The same title gives the same id
// wherever the same ids are taken.
func propose(kind, title string, taken func(id string) bool) string {
	base := slug(title)
	if base == "" {
		base = kind
	}
	id := unreserved(kind, base, "")
	for n := 2; taken(id); n++ {
		id = unreserved(kind, base, "-"+strconv.Itoa(n))
	}
	return id
}

// unreserved is an id with an end that no page of the site's own has. A name
// is reserved by how it begins, how it ends, or as a whole ("checklist-…",
// "…-comments-2", "index"), so the kind is put before it, behind it, or both.
func unreserved(kind, base, end string) (id string) {
	for _, more := range [][2]string{{"", ""}, {kind + "-", ""}, {"", "-" + kind}, {kind + "-", "-" + kind}} {
		behind := more[1] + end
		id = more[0] + cut(base, maxID-len(more[0])-len(behind)) + behind
		if content.CheckID(kind, id) == nil {
			break
		}
	}
	return id
}
