// Package schema makes JSON Schema (2020-12) of the declarations from which
// the loader works, so that editors complete and check what a clerk writes:
// one document for each kind of record, or one with all of them.
//
// What the loader accepts, a schema accepts, in every spelling, and as the
// parsers of YAML 1.1 and 1.2 give it: 2026 is a number there, yes may be a
// truth value. What the loader refuses by its form, a schema refuses as far as
// JSON Schema can say it. What records say of each other is for the loader.
//
// The documents need nothing from elsewhere. Titles and descriptions are in
// the languages of the site, its own codes and words included.
package schema

import (
	"slices"
	"strings"

	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
)

// dialect and id are what every document begins with. The id is a name, and
// no address: nothing is fetched by it. Its number is that of the format.
const (
	dialect = "https://json-schema.org/draft/2020-12/schema"
	id      = "urn:konsulta:schema:1"
)

// Site is what a site puts into its schemas.
type Site struct {
	Languages    []string // of titles and descriptions
	Texts        []string // in which a text may be; the first are those of Languages
	Vocabularies model.Vocabularies
	Words        *locale.Catalogue
}

// Of makes the schema of a kind. The name is one of a [Kind].
func (s *Site) Of(k *Kind) []byte {
	b := newBuilder(s)
	root := b.kind(k)
	doc := object("$schema", dialect, "$id", id+":"+k.Name)
	return append(doc, root...).with("$defs", b.definitions()).document()
}

// All makes one document that defines every kind: #/$defs/consultation.
func (s *Site) All() []byte {
	b := newBuilder(s)
	kinds := node{}
	for i := range kindList {
		kinds = kinds.with(kindList[i].Name, b.kind(&kindList[i]))
	}
	return object("$schema", dialect, "$id", id, "title", s.joined(func(l *locale.Lang) string { return l.T("schema.all") }, " · "),
		"$defs", append(kinds, b.definitions()...)).document()
}

// definitions are what the kinds were made of, by name.
func (b *builder) definitions() node {
	slices.Sort(b.defs)
	defs := make(node, 0, len(b.defs))
	for _, name := range b.defs {
		defs = defs.with(name, b.nodes[name])
	}
	return defs
}

// joined is a text in every language of the site, each once.
func (s *Site) joined(text func(*locale.Lang) string, between string) string {
	var all []string
	for _, lang := range s.Languages {
		if t := text(s.Words.Lang(lang)); t != "" && !slices.Contains(all, t) {
			all = append(all, t)
		}
	}
	return strings.Join(all, between)
}

// label is that of a code.
func (s *Site) label(vocabulary, code string) string {
	return s.joined(func(l *locale.Lang) string { return l.Label(vocabulary, code) }, " · ")
}

// languageName is the name of a language in the languages of the site.
func (s *Site) languageName(lang string) string {
	return s.joined(func(l *locale.Lang) string { return l.Name(lang) }, " · ")
}

// Find returns the kind that a person names, by its name or that of its
// table, or nil.
func Find(name string) *Kind {
	for i := range kindList {
		if k := &kindList[i]; k.Name == name || slices.Contains(k.also, name) {
			return k
		}
	}
	return nil
}
