// Package rdf holds a graph, triples of subject, predicate and object, and
// writes it as Turtle and as JSON-LD. Both are the same graph, byte for byte
// the same for the same triples in whatever order they were added.
//
// It knows no blank nodes: whoever harvests a graph again and again wants a
// name for everything. It reads nothing, and no text and no address that it is
// given can break what it writes.
package rdf

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

const (
	rdfType   = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
	xsdString = "http://www.w3.org/2001/XMLSchema#string"
)

// Object is what a triple says of its subject: another thing, or a text or
// value.
type Object struct {
	value    string
	link     bool
	lang     string // of a text
	datatype string // prefixed or whole; "" for a text
}

// Link is a thing, named by its IRI or a prefixed name. What may not stand in
// an IRI is written with %.
func Link(iri string) Object { return Object{value: iri, link: true} }

// Text is a text in a language, or in none where lang is "" or no language
// tag.
func Text(text, lang string) Object { return Object{value: clean(text), lang: language(lang)} }

// Typed is a value of a datatype, such as xsd:date.
func Typed(value, datatype string) Object { return Object{value: clean(value), datatype: datatype} }

// clean makes a text that every reader of Turtle and JSON takes: without NUL,
// and with U+FFFD for what is not UTF-8.
func clean(text string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "")
}

// language gives a tag in lower case, as graphs are compared, or "".
func language(tag string) string {
	for i, part := range strings.Split(tag, "-") {
		if part == "" || strings.ContainsFunc(part, func(r rune) bool { return !isLetter(r) && (i == 0 || !isDigit(r)) }) {
			return ""
		}
	}
	return strings.ToLower(tag)
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
func isDigit(r rune) bool  { return r >= '0' && r <= '9' }

// triple has whole IRIs alone.
type triple struct {
	subject, predicate string
	object             Object
}

// Graph is a set of triples.
type Graph struct {
	prefixes map[string]string
	triples  map[triple]bool
}

// New begins a graph. Prefixes shorten what is added and what is written: dct
// to http://purl.org/dc/terms/.
func New(prefixes map[string]string) *Graph {
	return &Graph{prefixes: prefixes, triples: map[triple]bool{}}
}

// Add adds triples with one subject and predicate, which are IRIs or prefixed
// names. An object without a value says nothing and is left out, and so is what
// is there already.
func (g *Graph) Add(subject, predicate string, objects ...Object) {
	for _, o := range objects {
		if o.value == "" {
			continue
		}
		if o.link {
			o.value = g.iri(o.value)
		} else if o.datatype = g.iri(o.datatype); o.datatype == xsdString {
			o.datatype = ""
		}
		g.triples[triple{g.iri(subject), g.iri(predicate), o}] = true
	}
}

// Type adds what a subject is.
func (g *Graph) Type(subject string, classes ...string) {
	for _, class := range classes {
		g.Add(subject, rdfType, Link(class))
	}
}

// iri gives the whole of a prefixed name, and else an IRI in which nothing
// stands that may not.
func (g *Graph) iri(name string) string {
	if prefix, rest, ok := strings.Cut(name, ":"); ok && g.prefixes[prefix] != "" {
		name = g.prefixes[prefix] + rest
	}
	if !strings.ContainsFunc(name, illegal) {
		return name
	}
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, r := range clean(name) {
		if illegal(r) {
			b.WriteByte('%')
			b.WriteByte(hex[r>>4&15])
			b.WriteByte(hex[r&15])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// illegal tells what may not stand in an IRI of Turtle; all of it is ASCII but
// U+FFFD, by which a broken text is known.
func illegal(r rune) bool { return r <= ' ' || r == 0x7f || strings.ContainsRune("<>\"{}|^`\\", r) }

// sorted gives the triples by subject, with its types first.
func (g *Graph) sorted() []triple {
	return slices.SortedFunc(maps.Keys(g.triples), func(a, b triple) int {
		return cmp.Or(cmp.Compare(a.subject, b.subject), typeFirst(a, b), cmp.Compare(a.predicate, b.predicate),
			cmp.Compare(a.object.value, b.object.value), cmp.Compare(a.object.lang, b.object.lang),
			cmp.Compare(a.object.datatype, b.object.datatype))
	})
}

func typeFirst(a, b triple) int {
	switch {
	case a.predicate == b.predicate:
		return 0
	case a.predicate == rdfType:
		return -1
	case b.predicate == rdfType:
		return 1
	}
	return 0
}

// prefixed gives the prefixed name of an IRI, where it has one that needs no
// escapes, and notes that the prefix is used.
func (g *Graph) prefixed(iri string, used map[string]bool) (name string, ok bool) {
	cut := strings.LastIndexAny(iri, "/#") + 1
	space, local := iri[:cut], iri[cut:]
	if !isName(local) {
		return "", false
	}
	for _, prefix := range slices.Sorted(maps.Keys(g.prefixes)) {
		if g.prefixes[prefix] == space {
			used[prefix] = true
			return prefix + ":" + local, true
		}
	}
	return "", false
}

// isName reports whether a text can stand behind a prefix as it is, in both
// formats: the letters, digits, hyphens and dots that the names of things
// have.
func isName(s string) bool {
	for i, r := range s {
		if !isLetter(r) && r != '_' && (i == 0 || !isDigit(r) && r != '-' && r != '.') {
			return false
		}
	}
	return s != "" && s[len(s)-1] != '.'
}
