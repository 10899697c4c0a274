// Package locale speaks the languages of a site: interface words, labels of
// vocabularies and columns, plurals, numbers, dates and alphabetical order.
//
// Its one idea is that a language is a set of words. Date patterns, month
// names, separators of numbers and the alphabet are words like the others
// (date.pattern_long, date.number, ui.alphabet), so a new language needs
// nothing but its words. Macedonian, Albanian and English are built in, from
// terms.csv (the project's glossary) and interface.csv (what the glossary
// lacks); [Load] lays a site's own words over them.
//
// The package knows words, not records: it reads no content and no clock. It
// is the only one that imports golang.org/x/text.
package locale

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Catalogue holds the words of every language a site may use. It does not
// change after [Load] and is safe for concurrent use.
type Catalogue struct {
	langs   map[string]*Lang
	english *Lang
}

// Load reads the built-in words and lays the overrides (language, then key,
// then text) over them. A language that only overrides name gets English for
// whatever it lacks; an empty text counts as lacking.
//
// It fails when a text that must be read by the program cannot be: a date
// pattern, a list of twelve months, a sample number. [Check] finds the same
// faults one key at a time.
func Load(overrides map[string]map[string]string) (*Catalogue, error) {
	built, err := builtin()
	if err != nil {
		return nil, err
	}
	c := &Catalogue{langs: make(map[string]*Lang)}
	english := overlay(built.words[fallback], overrides[fallback])
	if c.english, err = newLang(c, fallback, english, english); err != nil {
		return nil, err
	}
	c.langs[fallback] = c.english

	tags := slices.AppendSeq(slices.Collect(maps.Keys(built.words)), maps.Keys(overrides))
	slices.Sort(tags)
	for _, tag := range slices.Compact(tags) {
		if tag == fallback {
			continue
		}
		own := overlay(built.words[tag], overrides[tag])
		if c.langs[tag], err = newLang(c, tag, own, english); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// overlay gives base with the texts of over that are not empty laid over it.
func overlay(base, over map[string]string) map[string]string {
	if len(over) == 0 {
		return base
	}
	all := make(map[string]string, len(base)+len(over))
	maps.Copy(all, base)
	for key, text := range over {
		if text != "" {
			all[key] = text
		}
	}
	return all
}

// Lang gives the language of a tag such as "mk" or "sr-Latn". A tag that is
// neither built in nor overridden gets the English words under that tag, with
// the writing direction and alphabetical order of its own language.
func (c *Catalogue) Lang(tag string) *Lang {
	if l, ok := c.langs[tag]; ok {
		return l
	}
	l := *c.english
	l.tag = tag
	l.own = nil
	l.order = newOrder(tag)
	l.alphabet = newAlphabet(tag, l.word("ui.alphabet"), false)
	return &l
}

// Languages gives the tags of the languages that have words of their own,
// sorted.
func (c *Catalogue) Languages() []string {
	return slices.Sorted(maps.Keys(c.langs))
}

// A Lang is one language of a [Catalogue]. It is safe for concurrent use.
type Lang struct {
	tag       string
	catalogue *Catalogue
	own       map[string]string // its own words
	english   map[string]string // the words it falls back to
	plurals   plurals           // the rule for its own words
	formats   *formats
	order     *order
	alphabet  *alphabet
}

func newLang(c *Catalogue, tag string, own, english map[string]string) (*Lang, error) {
	l := &Lang{
		tag: tag, catalogue: c, own: own, english: english,
		plurals: newPlurals(tag),
		order:   newOrder(tag),
	}
	var err error
	if l.formats, err = newFormats(l.word); err != nil {
		return nil, fmt.Errorf("words of %s: %w", tag, err)
	}
	letters, isOwn := l.find("ui.alphabet")
	l.alphabet = newAlphabet(tag, letters, isOwn)
	return l, nil
}

// word gives the text of a key without its placeholders filled in, or "".
func (l *Lang) word(key string) string {
	text, _ := l.find(key)
	return text
}

// find gives the text of a key, or "", and whether it is the language's own
// rather than the English one that stands in.
func (l *Lang) find(key string) (text string, own bool) {
	if text, ok := l.own[key]; ok {
		return text, true
	}
	return l.english[key], false
}

// Tag gives the language's tag, as it was asked for.
func (l *Lang) Tag() string { return l.tag }

// Dir gives the writing direction for the dir attribute: "rtl" for languages
// usually written in Arabic, Hebrew and other scripts from right to left, else
// "ltr".
func (l *Lang) Dir() string { return l.order.dir }

// Has reports whether the key has a text, be it the English one.
func (l *Lang) Has(key string) bool { return l.word(key) != "" }

// Speaks tells in which language [Lang.T] gives the text of a key: its own, or
// English where that stands in.
func (l *Lang) Speaks(key string) string {
	if _, own := l.find(key); own {
		return l.tag
	}
	return fallback
}

// T gives the text of a key. The args are pairs of a name and a value: {name}
// in the text becomes the value, as it is. A placeholder without a value stays;
// a key without a text is given back itself.
func (l *Lang) T(key string, args ...string) string {
	text := l.word(key)
	if text == "" {
		return key
	}
	return fill(text, args)
}

// fill puts the values of args into the placeholders of text. Values are not
// searched for placeholders.
func fill(text string, args []string) string {
	open := strings.IndexByte(text, '{')
	if open < 0 || len(args) < 2 {
		return text
	}
	b := make([]byte, 0, 256)
	for open >= 0 {
		end := strings.IndexByte(text[open:], '}')
		if end < 0 {
			break
		}
		end += open + 1
		b = append(b, text[:open]...)
		if value, ok := value(args, text[open+1:end-1]); ok {
			b = append(b, value...)
		} else {
			b = append(b, text[open:end]...)
		}
		text = text[end:]
		open = strings.IndexByte(text, '{')
	}
	return string(append(b, text...))
}

func value(args []string, name string) (string, bool) {
	for i := 1; i < len(args); i += 2 {
		if args[i-1] == name {
			return args[i], true
		}
	}
	return "", false
}

// between separates the variants of one text: its plural forms, or the values
// of a list such as the months.
const between = " | "

// Variants gives the variants of a key's text, for a list such as
// date.months_short or for a script that counts by itself. A text without
// variants gives one, a key without a text none.
func (l *Lang) Variants(key string) []string {
	text := l.word(key)
	if text == "" {
		return nil
	}
	return strings.Split(text, between)
}

// N gives the plural form of a key's text that goes with n, with {n} replaced
// by the number as the language writes it and args as in [Lang.T]. The
// variants stand in the order of CLDR's categories (zero, one, two, few, many,
// other), leaving out those that the language does not have; one variant
// serves all numbers. Where the English text stands in, the English rule does.
func (l *Lang) N(key string, n int, args ...string) string {
	text, own := l.find(key)
	if text == "" {
		return key
	}
	rule := &l.plurals
	if !own {
		rule = &l.catalogue.english.plurals
	}
	if count := strings.Count(text, between) + 1; count > 1 {
		text = nth(text, rule.choose(n, count))
	}
	return fill(text, append(append(make([]string, 0, 16), "n", l.Int(n)), args...))
}

// nth gives variant i of text, counted from 0.
func nth(text string, i int) string {
	for ; i > 0; i-- {
		_, text, _ = strings.Cut(text, between)
	}
	text, _, _ = strings.Cut(text, between)
	return text
}

// Name gives the name of a language in this one, or its code if there is none:
// "Albanian", "албански".
func (l *Lang) Name(lang string) string {
	if name := l.word("lang." + lang); name != "" {
		return name
	}
	return lang
}

// Self gives the language's name in itself ("Shqip"), or its tag.
func (l *Lang) Self() string {
	if name := l.word("lang.self." + l.tag); name != "" {
		return name
	}
	return l.tag
}
