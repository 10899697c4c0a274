package intake

import (
	"slices"
	"strings"

	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
)

// canonical writes a value as the content has it: codes for labels, dates as
// 2026-05-29, numbers with a decimal point. What cannot be read stays as it
// is: the check of the content says what is wrong with it. Only for a label
// that stands for nothing, or for more than one thing, there is a fault here,
// since the check knows no labels.
func (w *words) canonical(leaf *record.Leaf, text string) (string, *problem.Fault) {
	if leaf == nil || text == "" {
		return text, nil
	}
	switch leaf.Kind {
	case record.Date, record.When:
		if when, fault := record.ParseWhen(text); fault == nil {
			return when.String(), nil
		}
	case record.Int:
		if n, fault := record.ParseInt(text); fault == nil {
			return n.String(), nil
		}
	case record.Decimal:
		if n, fault := record.ParseDecimal(text); fault == nil {
			return string(n), nil
		}
	case record.YesNo:
		if y, fault := record.ParseYesNo(text); fault == nil {
			return y.String(), nil
		}
	case record.String:
		if w.isCoded(leaf) {
			return w.code(leaf, text)
		}
	case record.List:
		return w.list(leaf, text)
	case record.Counts:
		return w.counts(leaf, text)
	}
	return text, nil
}

// isCoded reports whether a field holds codes that have labels.
func (w *words) isCoded(leaf *record.Leaf) bool { return leaf.Vocabulary != "" || leaf.Form == "lang" }

// code finds the code that a label stands for.
func (w *words) code(leaf *record.Leaf, text string) (string, *problem.Fault) {
	codes, labels := w.site.Vocabularies[leaf.Vocabulary], w.spoken
	if leaf.Vocabulary != "" {
		if slices.Contains(codes, text) {
			return text, nil
		}
		labels = w.codesOf(leaf.Vocabulary)
	} else if record.IsLang(text) {
		return text, nil
	}
	switch found := labels[fold(text)]; {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return text, problem.New("import_value_unclear", "value", text, "codes", strings.Join(found, ", "))
	case leaf.Vocabulary == "":
		return text, nil // the check says that it is no code of a language
	}
	return text, problem.New("code_unknown", "value", text, "vocabulary", leaf.Vocabulary,
		"suggestion", w.nearLabel(leaf.Vocabulary, text), "codes", w.listed(leaf.Vocabulary))
}

// listed writes the labels of a vocabulary in the first language of the site,
// each with its code.
func (w *words) listed(vocabulary string) string {
	const most = 100
	var list []string
	for _, code := range w.site.Vocabularies[vocabulary] {
		for _, l := range w.langs {
			if labels := labelsOf(l, vocabulary, code); l.Tag() == w.site.Settings.Languages[0] && len(labels) > 0 {
				code = labels[0] + " (" + code + ")"
			}
		}
		if list = append(list, code); len(list) == most {
			list = append(list, "…")
			break
		}
	}
	return strings.Join(list, ", ")
}

// nearLabel is the label, as it is written, that a misspelt one most likely
// means.
func (w *words) nearLabel(vocabulary, text string) string {
	candidates := slices.Clone(w.site.Vocabularies[vocabulary])
	for _, code := range w.site.Vocabularies[vocabulary] {
		for _, l := range w.langs {
			candidates = append(candidates, labelsOf(l, vocabulary, code)...)
		}
	}
	return problem.Closest(text, candidates)
}

// list writes the items of a list with ; between. Offices also write a line
// for each, or commas, which count where a label stands between them.
func (w *words) list(leaf *record.Leaf, text string) (string, *problem.Fault) {
	if !w.isCoded(leaf) {
		return text, nil
	}
	var codes []string
	var fault *problem.Fault
	for _, item := range split(text, ";\n") {
		parts := []string{item}
		if _, f := w.code(leaf, item); f != nil && w.holdsLabel(leaf, item) {
			parts = split(item, ",")
		}
		for _, part := range parts {
			code, f := w.code(leaf, part)
			if f != nil && fault == nil {
				fault = f
			}
			codes = append(codes, code)
		}
	}
	return strings.Join(codes, ";"), fault
}

// holdsLabel reports whether one of the parts between commas is a label.
func (w *words) holdsLabel(leaf *record.Leaf, item string) bool {
	return slices.ContainsFunc(split(item, ","), func(part string) bool {
		_, fault := w.code(leaf, part)
		return fault == nil
	})
}

// counts writes numbers by code: citizen=12;cso=3.
func (w *words) counts(leaf *record.Leaf, text string) (string, *problem.Fault) {
	var parts []string
	for _, part := range split(text, ";\n") {
		label, number, ok := strings.Cut(part, "=")
		if !ok {
			return text, nil // the check says how counts are written
		}
		code, fault := w.code(leaf, strings.TrimSpace(label))
		if fault != nil {
			return text, fault
		}
		parts = append(parts, code+"="+strings.TrimSpace(number))
	}
	return strings.Join(parts, ";"), nil
}

// split divides a text at any of the separators and leaves blank parts out.
func split(text, separators string) []string {
	var parts []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}
