package workbook

import (
	"slices"
	"strings"

	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/record"
)

// column is a column of a sheet.
type column struct {
	*record.Leaf
	name     string // with the language of a text: title_mk
	lang     string // of a text, else ""
	required bool
}

// columns lists those of a table, in the order of the declaration: a text
// once in each language, and nothing that the folder of the municipality
// tells. A required text is required in the first language.
func (t *tableSheet) columns(languages []string) []column {
	var all []column
	leaves := t.typ.Leaves()
	for i := range leaves {
		l := &leaves[i]
		needed := slices.Contains(t.keys, l.Column)
		if l.Private || l.Key && !needed {
			continue
		}
		if l.Kind != record.Text {
			all = append(all, column{l, l.Column, "", l.Required || needed})
			continue
		}
		for n, lang := range languages {
			all = append(all, column{l, l.Column + "_" + lang, lang, l.Required && n == 0})
		}
	}
	return all
}

// offer names the list from which a column is filled, or is "". Only a closed
// list refuses other values.
func (f *Form) offer(t *tableSheet, c *column) (list string, closed bool) {
	one := c.Kind == record.String
	switch {
	case c.Kind == record.YesNo:
		return "yes_no", true
	case c.Kind != record.String && c.Kind != record.List:
		return "", false
	case c.Vocabulary != "":
		return c.Vocabulary, one && !f.Vocabularies.Open(c.Vocabulary)
	case c.Form == "lang":
		return "lang", false
	case c.Column == "consultation" || c.Column == "related":
		return "consultation", false
	case c.Column == "entry" || c.Column == "merged_into":
		return "entry", false
	}
	return "", false
}

// values are what a list offers, in its order.
func (f *Form) values(list string) []string {
	switch list {
	case "yes_no":
		return []string{f.Lang.Label("answer", "yes"), f.Lang.Label("answer", "no")}
	case "lang":
		var names []string
		for _, code := range f.documentLanguages() {
			names = append(names, f.Lang.Name(code))
		}
		return names
	case "consultation":
		return f.Consultations
	case "entry":
		return f.Entries
	}
	var labels []string
	for _, code := range f.Vocabularies[list] {
		labels = append(labels, f.Lang.Label(list, code))
	}
	return labels
}

// documentLanguages are those in which a document or comment may be: first
// those of the municipality, then the others that the program can name.
func (f *Form) documentLanguages() []string {
	codes := slices.Clone(f.Languages)
	for _, key := range locale.Keys() {
		code, ok := strings.CutPrefix(key, "lang.")
		if ok && !strings.Contains(code, ".") && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	return codes
}

// help says what a column is for, or is "" where its heading says it all.
func (f *Form) help(t *tableSheet, c *column) string {
	for _, key := range []string{"help_in." + t.name + "." + c.Column, "help." + c.Column} {
		if f.Lang.Has(key) {
			return f.Lang.T(key)
		}
	}
	return ""
}

// form says how the values of a column are written, or is "" where any text
// is right.
func (f *Form) form(t *tableSheet, c *column) string {
	key := ""
	list, _ := f.offer(t, c)
	offers := len(f.values(list)) > 0
	switch {
	case c.Kind == record.List && offers:
		key = "choose_several"
	case c.Kind == record.List:
		key = "several"
	case offers:
		key = "choose"
	case c.Planned:
		key = "planned"
	case c.Moment:
		key = "moment"
	case c.Kind == record.Date:
		key = "date"
	case c.Kind == record.Int:
		key = "number"
	case c.Kind == record.Counts:
		key = "counts"
	case c.Form == "url":
		key = "url"
	default:
		return ""
	}
	return f.Lang.T("workbook.form." + key)
}

// obliged says whether a column has to be filled.
func (f *Form) obliged(c *column) string {
	if c.required {
		return f.Lang.T("field.required")
	}
	return f.Lang.T("workbook.optional")
}
