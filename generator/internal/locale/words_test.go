package locale_test

import (
	"encoding/csv"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"konsulta/generator/internal/locale"
)

var builtIn = []string{"en", "mk", "sq"}

// eachRow calls check with every row of both word lists, by column name.
func eachRow(t *testing.T, check func(file string, row map[string]string)) {
	t.Helper()
	for _, file := range []string{"terms.csv", "interface.csv"} {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(f).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		for _, cells := range rows[1:] {
			row := make(map[string]string)
			for i, name := range rows[0] {
				row[name] = cells[i]
			}
			check(file, row)
		}
	}
}

func TestEveryWordExistsInEveryLanguage(t *testing.T) {
	eachRow(t, func(file string, row map[string]string) {
		for _, lang := range builtIn {
			text := row[lang]
			if text == "" || strings.TrimSpace(text) != text || !utf8.ValidString(text) {
				t.Errorf("%s: %s in %s is %q", file, row["key"], lang, text)
			}
		}
	})
}

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

func TestPlaceholdersAreTheSameInEveryLanguage(t *testing.T) {
	names := func(text string) []string {
		found := placeholder.FindAllString(text, -1)
		slices.Sort(found)
		return slices.Compact(found)
	}
	eachRow(t, func(file string, row map[string]string) {
		want := names(row["en"])
		for _, lang := range builtIn {
			if got := names(row[lang]); !slices.Equal(got, want) {
				t.Errorf("%s: %s has %q in %s, %q in en", file, row["key"], got, lang, want)
			}
		}
	})
}

func TestVariantsAreAsManyInEveryLanguage(t *testing.T) {
	eachRow(t, func(file string, row map[string]string) {
		want := strings.Count(row["en"], " | ")
		for _, lang := range builtIn {
			if got := strings.Count(row[lang], " | "); got != want {
				t.Errorf("%s: %s has %d variants in %s, %d in en", file, row["key"], got+1, lang, want+1)
			}
		}
	})
}

// Latin è and ì look like the Cyrillic letters ѐ (U+0450) and ѝ (U+045D) and
// break search; so does any other Latin letter within a Cyrillic word.
func TestMacedonianWordsAreWhollyCyrillic(t *testing.T) {
	eachRow(t, func(file string, row map[string]string) {
		for word := range strings.FieldsFuncSeq(row["mk"], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
			cyrillic := strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
			latin := strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
			if cyrillic && latin || strings.ContainsAny(word, "èìÈÌ") {
				t.Errorf("%s: %s has Latin letters in %+q", file, row["key"], word)
			}
		}
	})
}

// Keys are nested where YAML writes them, so none may begin another.
func TestNoKeyBeginsAnother(t *testing.T) {
	keys := locale.Keys()
	if !slices.IsSorted(keys) || len(slices.Compact(slices.Clone(keys))) != len(keys) {
		t.Errorf("Keys() is not sorted or repeats itself")
	}
	for _, key := range keys {
		for i := range len(key) {
			if _, found := slices.BinarySearch(keys, key[:i]); found && key[i] == '.' {
				t.Errorf("key %s begins key %s", key[:i], key)
			}
		}
	}
}

func TestKeysAreThoseOfBothLists(t *testing.T) {
	var want []string
	eachRow(t, func(_ string, row map[string]string) { want = append(want, row["key"]) })
	slices.Sort(want)
	if got := locale.Keys(); !slices.Equal(got, want) {
		t.Errorf("Keys() gives %d keys, want the %d of terms.csv and interface.csv", len(got), len(want))
	}
	for _, key := range want {
		if !locale.Known(key) {
			t.Errorf("Known(%q) = false, want true", key)
		}
	}
}

// Every built-in text passes the check that a site's own texts have to pass.
func TestBuiltInWordsPassCheck(t *testing.T) {
	eachRow(t, func(file string, row map[string]string) {
		for _, lang := range builtIn {
			if err := locale.Check(row["key"], row[lang]); err != nil {
				t.Errorf("%s: Check(%q, %q): %v", file, row["key"], row[lang], err)
			}
		}
	})
}

// The white space of dates and numbers is CLDR's, to the byte.
func TestWhiteSpaceOfFormats(t *testing.T) {
	c := load(t)
	for _, tt := range []struct{ lang, key, want string }{
		{"mk", "date.pattern_long", "d MMMM y 'г'."},
		{"mk", "date.range_days", "{d1}\u2009–\u2009{d2} MMMM y\u202f'г'."},
		{"sq", "date.range_days", "{d1}\u2009–\u2009{d2} MMMM y"},
		{"mk", "date.range_long", "{from}\u2009–\u2009{to}"},
		{"mk", "date.percent", "25,6\u00a0%"},
		{"sq", "date.number", "1\u00a0234\u00a0567,5"},
	} {
		if got := c.Lang(tt.lang).T(tt.key); got != tt.want {
			t.Errorf("%s: %s is %+q, want %+q", tt.lang, tt.key, got, tt.want)
		}
	}
}

// In Macedonian a date ends in "г.", which ends the sentence too.
func TestNoMacedonianSentenceEndsInTwoStops(t *testing.T) {
	l := load(t).Lang("mk")
	date := l.Long(2026, 5, 29)
	for _, key := range locale.Keys() {
		text := l.T(key, "date", date, "to", date, "new", date, "opens", date, "closes", date)
		if strings.Contains(text, "г..") {
			t.Errorf("%s: %s", key, text)
		}
	}
}
