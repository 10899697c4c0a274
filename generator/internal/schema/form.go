package schema

import (
	"strconv"
	"strings"

	"konsulta/generator/internal/record"
)

// builder makes one document. Everything that is used more than once becomes
// a definition, made when it is first needed.
type builder struct {
	*Site
	defs  []string
	nodes map[string]node
}

func newBuilder(s *Site) *builder { return &builder{Site: s, nodes: map[string]node{}} }

// def returns a reference to a definition and makes it if it is not there yet.
func (b *builder) def(name string, make func() node) node {
	if _, there := b.nodes[name]; !there {
		b.nodes[name] = nil // a definition may need itself
		b.defs = append(b.defs, name)
		b.nodes[name] = make()
	}
	return ref(name)
}

func ref(name string) node { return object("$ref", "#/$defs/"+name) }

func anyOf(nodes ...node) node { return object("anyOf", nodes) }

func not(n node) node { return object("not", n) }

func typed(name string) node { return object("type", name) }

func matching(pattern string) node { return object("type", "string", "pattern", pattern) }

// What is not there, and what YAML reads as something else than a text where
// quotes are left out, is said by what it is not: editors would propose what
// a schema names.

// nothing is an empty value, which the loader passes over.
func (b *builder) nothing() node {
	return b.def("nothing", func() node {
		return not(anyOf(typed("boolean"), typed("number"), matching(`\S`),
			object("type", "array", "minItems", 1), object("type", "object", "minProperties", 1)))
	})
}

// blank is an empty single value.
func (b *builder) blank() node {
	return b.def("blank", func() node {
		return not(anyOf(typed("boolean"), typed("number"), matching(`\S`), typed("array"), typed("object")))
	})
}

// unquoted is a number or truth value where a text is meant: 2026, true.
func (b *builder) unquoted() node {
	return b.def("unquoted", func() node {
		return not(anyOf(typed("null"), typed("string"), typed("array"), typed("object")))
	})
}

// truth is a truth value where the word is meant: yes, no.
func (b *builder) truth() node {
	return b.def("truth", func() node { return not(not(typed("boolean"))) })
}

// manner is where a text goes and what it may therefore hold.
type manner struct {
	noTable bool // to no table: it may look like a formula
	contact bool // it may hold an e-mail address
	long    bool // as long as its file
	max     int  // characters
}

func (m manner) name() string {
	name := ""
	for _, part := range []struct {
		is   bool
		word string
	}{{m.contact, "-contact"}, {m.noTable, "-unlisted"}, {m.long, "-long"}} {
		if part.is {
			name += part.word
		}
	}
	if m.max > 0 {
		name += "-" + strconv.Itoa(m.max)
	}
	return name
}

// plain is a text in one language that says something.
func (b *builder) plain(m manner) node {
	return b.def("plain"+m.name(), func() node {
		text := matching(`\S`)
		switch {
		case m.max > 0:
			text = text.with("maxLength", m.max)
		case !m.long:
			text = text.with("maxLength", mostCell)
		}
		refused := []string{control}
		if !m.noTable && !m.long {
			refused = append(refused, formula)
		}
		if !m.contact {
			refused = append(refused, address)
		}
		return anyOf(text.with("not", object("pattern", strings.Join(refused, "|"))), b.unquoted())
	})
}

// said is a single text, be it empty.
func (b *builder) said(m manner) node { return anyOf(b.plain(m), b.blank()) }

// text is a text by language, or one in the first language of its place. One
// that is required says something in some language.
func (b *builder) text(m manner, required bool) node {
	name := "text" + m.name()
	optional := b.def(name, func() node {
		said := b.def("said"+m.name(), func() node { return b.said(m) })
		languages := make(node, 0, len(b.Texts))
		for _, lang := range b.Texts {
			languages = languages.with(lang, said.with("title", b.languageName(lang)))
		}
		byLanguage := object("type", "object", "properties", languages,
			"additionalProperties", said, "propertyNames", object("pattern", "^"+langForm+"$"))
		return anyOf(byLanguage, b.plain(m))
	})
	if !required {
		return optional
	}
	return b.def(name+"-required", func() node {
		return object("$ref", "#/$defs/"+name, "not", object("type", "object", "additionalProperties", b.blank()))
	})
}

// date is a day, or what else the field allows.
func (b *builder) date(f *record.Field) node {
	name, form := "date", day
	switch {
	case f.Moment && f.Closing:
		name, form = "moment-closing", day+`(?:[T ]\s*`+closingClock+`)?`
	case f.Moment:
		name, form = "moment", day+`(?:[T ]\s*`+clock+`)?`
	}
	spans := f.Planned || f.Coarse
	if spans {
		name, form = name+"-or-longer", form+"|"+coarse
	}
	return b.def(name, func() node {
		text := matching(padded(form)).with("not", object("pattern", noDay), "examples", dateExamples(f))
		if !spans {
			return text
		}
		// 2026 is a number to YAML.
		return anyOf(text, yearNumber)
	})
}

func dateExamples(f *record.Field) []string {
	examples := []string{"2026-05-29", "29.5.2026"}
	switch {
	case f.Moment:
		examples = []string{"2026-05-29", "2026-05-29T16:00"}
	case f.Planned:
		examples = []string{"2026-05-29", "2026-05", "2026-Q2", "2026"}
	}
	return examples
}

// yearNumber is a year without quotes.
var yearNumber = object("type", "integer", "minimum", 1000, "maximum", 9999)

func (b *builder) whole() node {
	return b.def("whole-number", func() node {
		return anyOf(object("type", "integer", "minimum", 0, "maximum", mostWhole), matching(padded(wholeNumber)))
	})
}

func (b *builder) number() node {
	return b.def("number", func() node {
		return anyOf(object("type", "number", "exclusiveMinimum", -beyond, "exclusiveMaximum", beyond), matching(padded(decimal)))
	})
}

func (b *builder) yesNo() node {
	return b.def("yes-no", func() node {
		return anyOf(b.constant("answer", "yes"), b.constant("answer", "no"), b.truth(), matching(padded(answers())),
			object("type", "integer", "minimum", 0, "maximum", 1))
	})
}

// formed is a single text of a form.
func (b *builder) formed(form string) node {
	if form == "date" {
		return b.date(new(record.Field))
	}
	return b.def(form, func() node {
		switch form {
		case "id":
			id := matching(padded(idForm)).with("maxLength", mostID, "not", object("pattern", reservedAnywhere))
			return anyOf(id, object("type", "integer", "minimum", 0), b.truth())
		case "url":
			return matching(padded(urlForm)).with("anyOf", []node{object("format", "uri"), object("pattern", beyondURI)})
		case "link":
			return matching(padded(urlForm + "|" + mailto))
		case "licence":
			return anyOf(matching(padded(licenceForm+"|"+urlForm)).with("examples", []string{"CC-BY-4.0", "CC0-1.0"}),
				object("type", "number", "minimum", 0), b.truth())
		case "email":
			return matching(padded(emailForm)).with("anyOf", []node{object("format", "email"), object("pattern", beyondEmail)})
		case "phone":
			return anyOf(matching(padded(phoneForm)).with("examples", []string{"+389 2 123 456"}), object("type", "number", "minimum", 0))
		case "path":
			return matching(padded(pathForm())).with("maxLength", mostCell, "examples", []string{"nacrt.pdf"})
		case "picture":
			return matching(padded(pictureForm())).with("examples", []string{"grb.svg"})
		case "pattern":
			return matching(padded(countryCode)).with("examples", []string{"MK-501"})
		case "colour":
			return matching(padded(colourForm)).with("examples", []string{"#0b5c7a"})
		case "month_day":
			return matching(padded(monthDay)).with("examples", []string{"01-31"})
		case "lang":
			return b.language()
		}
		panic("schema: no pattern for the form " + form) // one that model has and this package not
	})
}

// language is a code; those of the site stand first.
func (b *builder) language() node {
	choices := make([]node, 0, len(b.Texts)+2)
	for _, lang := range b.Texts {
		choices = append(choices, constant(lang, b.languageName(lang)))
	}
	// Norwegian is no, which older parsers of YAML take for false.
	return anyOf(append(choices, matching(padded(langForm)), b.truth())...)
}

// constant is a code of a vocabulary with its label.
func (b *builder) constant(vocabulary, code string) node {
	return constant(code, b.label(vocabulary, code))
}

// constant is a choice. Forms show its title, editors its description.
func constant(code, label string) node {
	return object("const", code, "title", label, "description", label)
}

// code is one of a vocabulary.
func (b *builder) code(vocabulary string) node {
	return b.def("code."+vocabulary, func() node {
		var choices []node
		truth := false
		for _, code := range b.Vocabularies[vocabulary] {
			choices = append(choices, b.constant(vocabulary, code))
			if n, err := strconv.Atoi(code); err == nil && len(code) < 16 {
				choices = append(choices, object("const", n))
			}
			truth = truth || isTruth(code)
		}
		if truth {
			choices = append(choices, b.truth())
		}
		return anyOf(append(choices, matching(padded(oneOfWords(b.Vocabularies[vocabulary]))))...)
	})
}

// isTruth tells a word that YAML, of one version or the other, reads as a
// truth value.
func isTruth(word string) bool {
	switch word {
	case "yes", "no", "true", "false", "on", "off", "y", "n":
		return true
	}
	return false
}

// counts are numbers by code.
func (b *builder) counts(f *record.Field) node {
	name, codes := "counts.lang", langForm
	if f.Vocabulary != "" {
		name, codes = "counts."+f.Vocabulary, oneOfWords(b.Vocabularies[f.Vocabulary])
	}
	return b.def(name, func() node {
		var byCode node
		if f.Vocabulary == "" {
			named := node{}
			for _, lang := range b.Texts {
				named = named.with(lang, b.whole().with("title", b.languageName(lang)))
			}
			byCode = object("type", "object", "properties", named,
				"additionalProperties", b.whole(), "propertyNames", object("pattern", "^"+langForm+"$"))
		} else {
			named := node{}
			for _, code := range b.Vocabularies[f.Vocabulary] {
				named = named.with(code, b.whole().with("title", b.label(f.Vocabulary, code)))
			}
			byCode = object("type", "object", "properties", named, "additionalProperties", false)
		}
		return anyOf(byCode, matching(padded(`(?:`+codes+`)\s*=\s*`+wholeNumber)), matching(cell(`(?:`+codes+`)\s*=\s*`+wholeNumber)))
	})
}

// list is a list, or one in a single value: a; b.
func (b *builder) list(f *record.Field, m manner, required bool) node {
	name := "list"
	switch {
	case f.Vocabulary != "":
		name += ".code." + f.Vocabulary
	case f.Form != "":
		name += "." + f.Form
	default:
		name += m.name()
	}
	if required {
		name += "-required"
	}
	return b.def(name, func() node {
		item, line := b.item(f, m)
		items := object("type", "array", "items", anyOf(item, b.blank()))
		if required {
			items = items.with("contains", not(b.blank()))
		}
		return anyOf(items, item, line)
	})
}

// item returns what a list is made of, and the list in a single value.
func (b *builder) item(f *record.Field, m manner) (item, line node) {
	if f.Vocabulary != "" {
		return b.code(f.Vocabulary), matching(cell(oneOfWords(b.Vocabularies[f.Vocabulary])))
	}
	switch f.Form {
	case "id":
		return b.formed("id"), matching(cell(idForm)).with("not", object("pattern", inCell(reservedAnywhere)))
	case "lang":
		return b.formed("lang"), matching(cell(langForm))
	case "date":
		return b.formed("date"), matching(cell(day)).with("not", object("pattern", inCell(noDay)))
	case "url":
		return b.alone("url", b.formed("url")), matching(cell(urlFormItem))
	case "link":
		return b.alone("link", b.formed("link")), matching(cell(urlFormItem + "|" + mailto))
	case "":
		refused := []string{control}
		if !m.noTable {
			refused = append(refused, `(?:^|;)\s*(?:=|[+@-][^;]*(?:[A-Za-z]\(|\||'#))`)
		}
		if !m.contact {
			refused = append(refused, address)
		}
		return b.alone("plain"+m.name(), b.plain(m)), matching(";").with("not", object("pattern", strings.Join(refused, "|")))
	}
	panic("schema: no list of the form " + f.Form) // one that model has and this package not
}

// alone is a value without a semicolon, which would make two of it.
func (b *builder) alone(name string, n node) node {
	return b.def("item."+name, func() node { return n.with("not", matching(";")) })
}
