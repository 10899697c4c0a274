package schema

import (
	"strings"

	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/record"
)

// kindTitle names a kind.
func (b *builder) kindTitle(k *Kind) string {
	return b.joined(func(l *locale.Lang) string { return l.T("schema.kind." + k.Name) }, " · ")
}

// kindText says where records of a kind stand.
func (b *builder) kindText(k *Kind) string {
	key := map[Spelling]string{YAML: "schema.yaml", Row: "schema.row", FrontMatter: "schema.front_matter"}[k.Spelling]
	return b.joined(func(l *locale.Lang) string { return l.T(key, "files", strings.Join(k.Files, ", ")) }, "\n\n")
}

// columnTitle is the label of a column.
func (b *builder) columnTitle(table, column string) string {
	return b.joined(func(l *locale.Lang) string { return l.Column(table, column) }, " · ")
}

func (b *builder) fieldTitle(f *record.Field, at place) string {
	return b.columnTitle(at.table, at.prefix+f.Name)
}

// fieldText says what a field means and in what form it is written: a
// paragraph in each language.
func (b *builder) fieldText(f *record.Field, at place) string {
	return b.joined(func(l *locale.Lang) string {
		var parts []string
		if f.Required {
			parts = append(parts, l.T("schema.required"))
		}
		if about := l.About(at.table, at.prefix+f.Name); about != "" {
			parts = append(parts, about)
		}
		for _, key := range formKeys(f) {
			parts = append(parts, l.T("schema.form."+key))
		}
		if f.Max > 0 {
			parts = append(parts, l.N("schema.most", f.Max))
		}
		return strings.Join(parts, ". ")
	}, "\n\n")
}

// formKeys name the words that say how a field is written.
func formKeys(f *record.Field) []string {
	switch f.Kind {
	case record.Text:
		if f.Markdown {
			return []string{"text", "markdown"}
		}
		return []string{"text"}
	case record.List:
		if f.Form != "" {
			return []string{"list", f.Form}
		}
		return []string{"list"}
	case record.Date, record.When:
		return dateKeys(f)
	case record.Int:
		return []string{"whole"}
	case record.Decimal:
		return []string{"decimal"}
	case record.YesNo:
		return []string{"yes_no"}
	case record.Counts:
		return []string{"counts"}
	case record.Group, record.Records:
		return nil
	}
	if f.Form != "" {
		return []string{f.Form}
	}
	return nil
}

func dateKeys(f *record.Field) []string {
	switch {
	case f.Planned:
		return []string{"planned"}
	case f.Moment && f.Coarse && f.Closing:
		return []string{"moment", "closing", "coarse"}
	case f.Moment && f.Coarse:
		return []string{"moment", "coarse"}
	case f.Moment && f.Closing:
		return []string{"moment", "closing"}
	case f.Moment:
		return []string{"moment"}
	}
	return []string{"date"}
}

// toldText is about a field that folder or file name tells.
func (b *builder) toldText() string {
	return b.joined(func(l *locale.Lang) string { return l.T("schema.told") }, "\n\n")
}

// ignoredText is about a column that is passed over.
func (b *builder) ignoredText() string {
	return b.joined(func(l *locale.Lang) string { return l.T("schema.ignored") }, "\n\n")
}

// vocabularyTitle is what the codes of a vocabulary tell: the label of a field
// that holds one.
func (b *builder) vocabularyTitle(name string) string {
	field, ok := map[string][2]string{"event_kind": {"events", "kind"}, "document_kind": {"documents", "kind"},
		"mentoring_kind": {"mentoring", "kind"}, "topic": {"", "topics"}, "form": {"", "forms"}}[name]
	if !ok {
		field = [2]string{"", name}
	}
	return b.columnTitle(field[0], field[1])
}

// named begins a schema with what is said of it.
func named(title, text string) node {
	n := object("title", title)
	if text != "" {
		n = n.with("description", text)
	}
	return n
}
