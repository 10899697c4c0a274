package schema

import (
	"slices"
	"strconv"
	"strings"

	"konsulta/generator/internal/locale"
)

// vocabularies is the schema of vocabularies.yaml: codes with their labels.
func (b *builder) vocabularies() node {
	lists := node{}
	for _, name := range sortedNames(b.Vocabularies) {
		label := b.def("label", func() node {
			m := manner{noTable: true, long: true}
			return anyOf(b.text(m, false), b.blank())
		})
		codes := node{}
		for _, code := range b.Vocabularies[name] {
			codes = codes.with(code, label.with("title", b.label(name, code)))
		}
		allowed := matching("^" + codeForm + "$")
		if name == "topic" {
			allowed = allowed.with("not", object("pattern", reservedTopic))
		}
		lists = lists.with(name, object("title", b.vocabularyTitle(name), "type", "object",
			"properties", codes, "additionalProperties", label, "propertyNames", allowed))
	}
	return object("type", "object", "properties", lists,
		"patternProperties", object(ownName, object()), "additionalProperties", false)
}

// messages is the schema of messages/<lang>.yaml: interface texts by key, the
// parts of the key nested or with dots.
func (b *builder) messages() node {
	keys := locale.Keys()
	for name, codes := range b.Vocabularies {
		for _, code := range codes {
			keys = append(keys, name+"."+code)
		}
	}
	keys = slices.DeleteFunc(keys, func(key string) bool { return strings.HasPrefix(key, "lang.") })
	slices.Sort(keys)
	lang := b.languageTexts()
	texts := b.messageMap("", slices.Compact(keys)).with("lang", lang)
	for _, name := range sortedNames(b.Vocabularies) {
		if len(b.Vocabularies[name]) == 0 {
			texts = texts.with(name, b.void())
		}
	}
	return object("type", "object", "properties", texts,
		"patternProperties", object(ownName, object(), `^lang\.`, anyOf(b.words(""), lang)),
		"additionalProperties", false)
}

// void is a message that is not there: nothing, or a map without keys.
func (b *builder) void() node {
	return b.def("void", func() node {
		return not(anyOf(typed("boolean"), typed("number"), typed("string"), typed("array"),
			object("type", "object", "minProperties", 1)))
	})
}

// languageTexts are the names of languages, of any language.
func (b *builder) languageTexts() node {
	return b.def("message.lang", func() node {
		return anyOf(object("type", "object", "additionalProperties", anyOf(b.words(""), ref("message.lang"))), b.void())
	})
}

// messageMap is what may stand under a prefix of keys, which are sorted.
func (b *builder) messageMap(prefix string, keys []string) node {
	fields := node{}
	for _, key := range keys {
		rest := key[len(prefix):]
		for i := range len(rest) {
			if part := rest[:i]; rest[i] == '.' && !slices.Contains(fields.keys(), part) {
				fields = fields.with(part, b.messageGroup(prefix+part+".", keys))
			}
		}
		fields = fields.with(rest, b.message(key))
	}
	return fields
}

func (b *builder) messageGroup(prefix string, keys []string) node {
	return b.def("messages."+strings.TrimSuffix(prefix, "."), func() node {
		within := slices.DeleteFunc(slices.Clone(keys), func(key string) bool { return !strings.HasPrefix(key, prefix) })
		return anyOf(object("type", "object", "properties", b.messageMap(prefix, within), "additionalProperties", false), b.void())
	})
}

// message is one interface text; its description is the text that it replaces.
func (b *builder) message(key string) node {
	return b.def("message."+key, func() node {
		n := b.words(key)
		title := b.joined(func(l *locale.Lang) string { return strings.Join(l.Variants(key), " | ") }, " · ")
		if title == "" {
			return n
		}
		return append(object("description", title), n...)
	})
}

// words is what may stand for a key: a text with no placeholders but those
// that the program fills in; a text that only the site has may have any.
func (b *builder) words(key string) node {
	names, known := locale.Placeholders(key)
	name, pattern := "words", `[^{]*(?:\{[^}]*)?`
	switch {
	case !known:
		name, pattern = "words-any", `[\s\S]*`
	case len(names) > 0:
		name += "." + strings.Join(names, ".")
		pattern = `[^{]*(?:\{(?:` + oneOfWords(names) + `)\}[^{]*)*(?:\{[^}]*)?`
	}
	text := matching("^" + pattern + "$")
	all := []node{object("pattern", `\S`)}
	if n := listed[key]; n > 0 {
		name += "-" + strconv.Itoa(n)
		all = append(all, object("pattern", `(?: \| [\s\S]*){`+strconv.Itoa(n-1)+`}`))
	}
	return b.def(name, func() node {
		return anyOf(text.with("allOf", all, "not", object("pattern", address)), b.unquoted(), b.void())
	})
}

// listed are the keys whose text is a list, and how much it holds.
var listed = map[string]int{"date.months": 12, "date.months_short": 12, "date.weekdays": 7, "date.weekdays_short": 7, "date.quarters": 4}
