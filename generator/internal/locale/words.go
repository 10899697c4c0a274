package locale

import (
	_ "embed" // for the two word lists
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// fallback is the language whose words stand in for missing ones; every other
// built-in language has all of its keys.
const fallback = "en"

// termsCSV has the columns key, group, en, mk, sq, note, evidence.
//
//go:embed terms.csv
var termsCSV string

// interfaceCSV has the columns key, en, mk, sq: words that only the program
// needs.
//
//go:embed interface.csv
var interfaceCSV string

// A wordList holds the built-in words: language, then key, then text.
type wordList struct {
	keys  []string // sorted
	words map[string]map[string]string
}

// builtin reads the embedded lists once; what it gives is never changed.
var builtin = sync.OnceValues(func() (*wordList, error) {
	list := &wordList{words: map[string]map[string]string{
		fallback: make(map[string]string, 1024),
		"mk":     make(map[string]string, 1024),
		"sq":     make(map[string]string, 1024),
	}}
	if err := list.read(termsCSV); err != nil {
		return nil, fmt.Errorf("built-in terms.csv: %w", err)
	}
	if err := list.read(interfaceCSV); err != nil {
		return nil, fmt.Errorf("built-in interface.csv: %w", err)
	}
	list.keys = slices.Sorted(maps.Keys(list.words[fallback]))
	return list, nil
})

// read adds the rows of a table with a column key and one for each language.
func (w *wordList) read(table string) error {
	rows := csv.NewReader(strings.NewReader(table))
	header, err := rows.Read()
	if err != nil {
		return err
	}
	keyAt := slices.Index(header, "key")
	at := make(map[string]int, len(w.words))
	for lang := range w.words {
		at[lang] = slices.Index(header, lang)
		if keyAt < 0 || at[lang] < 0 {
			return fmt.Errorf("no column key or %s", lang)
		}
	}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		key := row[keyAt]
		if _, twice := w.words[fallback][key]; twice {
			return fmt.Errorf("key %s stands twice", key)
		}
		for lang, i := range at {
			w.words[lang][key] = row[i]
		}
	}
}

// Known reports whether a site's own words may define the key: it is built in,
// or it names a language (lang.de, lang.self.de).
func Known(key string) bool {
	list, err := builtin()
	if err != nil {
		return false
	}
	if _, ok := list.words[fallback][key]; ok {
		return true
	}
	code, ok := strings.CutPrefix(key, "lang.")
	if !ok {
		return false
	}
	_, err = language.Parse(strings.TrimPrefix(code, "self."))
	return err == nil
}

// Keys gives the built-in keys, sorted. The slice is the caller's.
func Keys() []string {
	list, err := builtin()
	if err != nil {
		return nil
	}
	return slices.Clone(list.keys)
}

// Placeholders gives the names that the program fills in for in the built-in
// text of a key; known is false for a key that is not built in.
func Placeholders(key string) (names []string, known bool) {
	list, err := builtin()
	if err != nil {
		return nil, false
	}
	text, known := list.words[fallback][key]
	for _, name := range placeholders(text) {
		names = append(names, strings.Trim(name, "{}"))
	}
	return names, known
}

// Check says what is wrong with a text that is to replace the built-in one of
// a key: it is empty, it has a placeholder that the program does not fill in,
// or it cannot be read as the date pattern, sample or list that it has to be.
func Check(key, text string) error {
	list, err := builtin()
	if err != nil {
		return err
	}
	if strings.TrimSpace(text) == "" {
		return errors.New("the text is empty")
	}
	english := list.words[fallback]
	if built, ok := english[key]; ok {
		for _, name := range placeholders(text) {
			if allowed := placeholders(built); !slices.Contains(allowed, name) {
				return unknownPlaceholder(name, allowed)
			}
		}
	}
	if !strings.HasPrefix(key, "date.") {
		return nil
	}
	_, err = newFormats(func(k string) string {
		if k == key {
			return text
		}
		return english[k]
	})
	return err
}

func unknownPlaceholder(name string, allowed []string) error {
	if len(allowed) == 0 {
		return fmt.Errorf("nothing is filled in for %s here", name)
	}
	return fmt.Errorf("nothing is filled in for %s here, only for %s", name, strings.Join(allowed, ", "))
}

// placeholders gives the distinct placeholders of a text with their braces,
// sorted.
func placeholders(text string) []string {
	var found []string
	for {
		_, rest, ok := strings.Cut(text, "{")
		if !ok {
			break
		}
		name, after, ok := strings.Cut(rest, "}")
		if !ok {
			break
		}
		found = append(found, "{"+name+"}")
		text = after
	}
	slices.Sort(found)
	return slices.Compact(found)
}
