package model

import "strings"

// Text is one text in one or more languages, in the order of the record.
type Text []Variant

// Variant is a text in one language.
type Variant struct{ Lang, Value string }

// In returns the text in a language, or "".
func (t Text) In(lang string) string {
	for _, v := range t {
		if v.Lang == lang {
			return v.Value
		}
	}
	return ""
}

// Pick returns the text in a language, else in the first of the others that
// has it, list by list, else in whatever language there is. An empty text
// gives "", "".
func (t Text) Pick(first string, others ...[]string) (value, lang string) {
	if v := t.In(first); v != "" {
		return v, first
	}
	for _, langs := range others {
		for _, l := range langs {
			if v := t.In(l); v != "" {
				return v, l
			}
		}
	}
	for _, v := range t {
		if v.Value != "" {
			return v.Value, v.Lang
		}
	}
	return "", ""
}

// Empty reports that the text says nothing in any language.
func (t Text) Empty() bool {
	for _, v := range t {
		if v.Value != "" {
			return false
		}
	}
	return true
}

// Set adds the text in a language; the receiver is changed in place.
func (t *Text) Set(lang, value string) {
	for i := range *t {
		if (*t)[i].Lang == lang {
			(*t)[i].Value = value
			return
		}
	}
	grown := make(Text, len(*t), len(*t)+1) // texts are many, and have few languages
	copy(grown, *t)
	*t = append(grown, Variant{lang, value})
}

// Long is a text of which a large site has very much, so that whoever loads it may
// leave it where it stands.
type Long struct {
	// Held is what is in memory: the text, or, where it was left, Elsewhere in
	// each of its languages.
	Held Text

	from Left
	part int
}

// Elsewhere stands for a text that is there and was left where it stands.
const Elsewhere = "…"

// Left are the texts of a record that were left where they stand.
type Left interface {
	// Text reads one of them again. Where it cannot be read it is nil, and
	// Site.Lost says why.
	Text(part int) Text
}

// Leave lets go of the text, which from then on is a part of others.
func (l *Long) Leave(from Left, part int, marks Text) { *l = Long{marks, from, part} }

// Text returns the text, read again where it was left.
func (l *Long) Text() Text {
	if l.from != nil {
		return l.from.Text(l.part)
	}
	return l.Held
}

// Attachment returns the path below files/ that a link in a Markdown text
// names: files/x.pdf, also with ../ before it, as editors complete it.
func Attachment(destination string) (path string, ok bool) {
	for strings.HasPrefix(destination, "../") || strings.HasPrefix(destination, "./") {
		destination = destination[strings.IndexByte(destination, '/')+1:]
	}
	return strings.CutPrefix(destination, "files/")
}
