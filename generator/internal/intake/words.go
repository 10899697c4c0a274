package intake

import (
	"maps"
	"slices"
	"strings"

	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
)

// words finds what the labels of columns, codes, languages and municipalities
// stand for, in every language that the site has words for.
type words struct {
	site      *model.Site
	langs     []*locale.Lang
	languages []string                       // those in which a text may have a column
	codes     map[string]map[string][]string // vocabulary, label, codes
	headings  map[*table]map[string][]string // label, columns
	named     map[string][]string            // name of a municipality, ids
	spoken    map[string][]string            // name of a language, codes
}

func newWords(site *model.Site) (*words, error) {
	catalogue, err := locale.Load(site.Messages)
	if err != nil {
		// Changed interface texts that are wrong are a problem of the content.
		if catalogue, err = locale.Load(nil); err != nil {
			return nil, err
		}
	}
	w := &words{site: site, codes: map[string]map[string][]string{}, headings: map[*table]map[string][]string{},
		named: map[string][]string{}, spoken: map[string][]string{}}
	for _, tag := range catalogue.Languages() {
		w.langs = append(w.langs, catalogue.Lang(tag))
	}
	w.languages = slices.Clone(site.Settings.Languages)
	for _, m := range site.Municipalities {
		w.languages = append(w.languages, m.Languages...)
		w.add(w.named, m.ID, m.ID)
		for _, v := range m.Name {
			w.add(w.named, v.Value, m.ID)
		}
	}
	for _, key := range locale.Keys() {
		if code, ok := strings.CutPrefix(key, "lang."); ok && !strings.Contains(code, ".") {
			w.languages = append(w.languages, code)
		}
	}
	w.languages = unique(w.languages)
	for _, code := range w.languages {
		for _, l := range w.langs {
			w.add(w.spoken, l.Name(code), code)
			if self := "lang.self." + code; l.Has(self) {
				w.add(w.spoken, l.T(self), code)
			}
		}
	}
	return w, nil
}

// unique takes what is there a second time out of a list.
func unique(list []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(s string) bool {
		twice := seen[s]
		seen[s] = true
		return twice || s == ""
	})
}

// fold makes words comparable that differ in capitals and space, or in a mark
// that a form puts after a heading. Letters of two scripts that look alike
// stay different.
func fold(s string) string {
	return strings.ToLower(strings.TrimRight(strings.Join(strings.Fields(s), " "), "*: "))
}

// add notes that a label, in each of its variants, stands for something.
func (w *words) add(to map[string][]string, label, meaning string) {
	for variant := range strings.SplitSeq(label, " | ") {
		key := fold(variant)
		if key != "" && !slices.Contains(to[key], meaning) {
			to[key] = append(to[key], meaning)
		}
	}
}

// headingsOf returns what the headings of a table stand for: names and labels
// of its columns, and of those that published tables add.
func (w *words) headingsOf(t *table) map[string][]string {
	if found := w.headings[t]; found != nil {
		return found
	}
	found := map[string][]string{}
	add := func(name string) {
		w.add(found, name, name)
		for _, l := range w.langs {
			w.add(found, l.Column(t.name, name), name)
		}
	}
	for _, leaf := range t.typ.Leaves() {
		add(leaf.Column)
		c, _ := t.column(leaf.Column)
		if !c.isText() {
			continue
		}
		for _, lang := range w.languages {
			name := leaf.Column + "_" + lang
			add(name)
			for _, l := range w.langs {
				w.add(found, l.Column(t.name, leaf.Column)+" ("+lang+")", name)
			}
		}
	}
	for _, name := range t.told {
		add(name)
	}
	if t.derived != nil {
		for _, leaf := range t.derived.Leaves() {
			if !t.has(leaf.Column) {
				add(leaf.Column)
			}
		}
	}
	w.headings[t] = found
	return found
}

// known lists what could be written as a heading, for suggestions.
func (w *words) known(t *table) []string {
	list := slices.Sorted(maps.Keys(w.headingsOf(t)))
	labels := map[string]string{}
	columns := t.names(w.languages)
	for _, leaf := range t.typ.Leaves() {
		columns = append(columns, leaf.Column)
	}
	for _, c := range columns {
		for _, l := range w.langs {
			if label := l.Column(t.name, c); label != "" {
				labels[fold(label)] = label
			}
		}
	}
	for i, folded := range list {
		if label := labels[folded]; label != "" {
			list[i] = label
		}
	}
	return list
}

// codesOf returns what the labels of a vocabulary stand for. A code without a
// label of its own is called like the state or the field of its name.
func (w *words) codesOf(vocabulary string) map[string][]string {
	if found := w.codes[vocabulary]; found != nil {
		return found
	}
	found := map[string][]string{}
	for _, code := range w.site.Vocabularies[vocabulary] {
		w.add(found, code, code)
		for _, l := range w.langs {
			for _, label := range labelsOf(l, vocabulary, code) {
				w.add(found, label, code)
			}
		}
	}
	w.codes[vocabulary] = found
	return found
}

func labelsOf(l *locale.Lang, vocabulary, code string) (labels []string) {
	for _, key := range []string{vocabulary, "state", "field"} {
		if key += "." + code; l.Has(key) {
			return l.Variants(key)
		}
	}
	return nil
}

// tableCalled returns the table that a sheet is called after, or nil.
func (w *words) tableCalled(name string) *table {
	for _, t := range tables {
		if fold(name) == t.name {
			return t
		}
	}
	for _, t := range tables {
		for _, l := range w.langs {
			if l.Has("field."+t.name) && fold(l.T("field."+t.name)) == fold(name) {
				return t
			}
		}
	}
	return nil
}
