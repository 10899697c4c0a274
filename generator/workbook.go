package generator

import (
	"context"
	"slices"
	"strings"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/workbook"
)

// Workbook makes the workbook in which the clerk of a municipality fills in
// calendar, consultations, reports and comments: an .xlsx with headings, help
// and lists in a language (mk, sq, en; "" is the first of these in which the
// municipality publishes). The municipality may be "" where the register has
// one alone. The same content gives the same bytes.
//
// The error is [ErrContent] where the content has errors, and
// [ErrUsage] for a municipality that there is not.
func Workbook(ctx context.Context, o Options, municipality, lang string) ([]byte, *Report, error) {
	s, problems, err := content.Load(ctx, o.Content, content.Options{Root: o.Name, Jobs: o.Jobs})
	if err != nil {
		return nil, nil, err
	}
	r := &Report{Problems: problems}
	r.Errors, r.Warnings = problem.Count(problems)
	if r.Errors > 0 {
		return nil, r, ErrContent
	}
	m, err := registered(s, municipality)
	if err != nil {
		return nil, r, err
	}
	words, err := locale.Load(s.Messages)
	if err != nil {
		return nil, r, err
	}
	data, err := workbook.Write(workbookForm(s, m, words, lang))
	return data, r, err
}

// registered finds a municipality of the register, or the only one.
func registered(s *model.Site, id string) (*model.Municipality, error) {
	if m := s.Municipality(id); m != nil {
		return m, nil
	}
	var ids []string
	for _, m := range s.Municipalities {
		ids = append(ids, m.ID)
	}
	slices.Sort(ids)
	near := problem.Closest(id, ids)
	if len(ids) > 12 {
		ids = append(ids[:12], "…")
	}
	all := strings.Join(ids, ", ")
	switch {
	case id == "" && len(s.Municipalities) == 1:
		return s.Municipalities[0], nil
	case id == "":
		return nil, usagef("--municipality: write one of those in the register: %s", all)
	}
	return nil, unknown("municipality", id, near, "the register has "+all)
}

func workbookForm(s *model.Site, m *model.Municipality, words *locale.Catalogue, lang string) *workbook.Form {
	languages := m.Languages
	if len(languages) == 0 {
		languages = s.Settings.Languages
	}
	if lang == "" {
		lang = "en"
		for _, l := range append(slices.Clone(languages), s.Settings.Languages...) {
			if slices.Contains(workbook.Languages, l) {
				lang = l
				break
			}
		}
	}
	f := &workbook.Form{Municipality: m.ID, Languages: languages, Lang: words.Lang(lang), Words: words, Vocabularies: s.Vocabularies}
	f.Name, _ = m.Name.Pick(lang, languages)
	for _, c := range m.Consultations {
		f.Consultations = append(f.Consultations, c.ID)
	}
	for _, e := range m.Entries {
		if !slices.Contains(f.Entries, e.ID) {
			f.Entries = append(f.Entries, e.ID)
		}
	}
	slices.Reverse(f.Consultations) // what was written last is wanted most often
	slices.Reverse(f.Entries)
	return f
}
