package content

import (
	"context"
	"io/fs"
	"slices"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

// Frame reads what frames the records of a tree: settings, vocabularies, own
// words, the register. Records are neither read nor checked, so that what is
// wrong in them is in nobody's way; where site.yaml does not tell languages,
// those of the program stand in. ok is false where site.yaml cannot be read,
// and then the problems say why; others are left to [Load].
func Frame(ctx context.Context, fsys fs.FS, o Options) (site *model.Site, problems []problem.Problem, ok bool, err error) {
	l := newLoader(fsys, o)
	if err := l.walk(ctx); err != nil {
		return nil, nil, false, err
	}
	l.attach()
	l.readSite()
	l.readRegister()
	if l.failed != nil {
		return nil, nil, false, l.failed
	}
	if f := l.one(siteYAML); f != nil && !f.unread {
		languages := &l.site.Settings.Languages
		if *languages = distinct(*languages); l.anyLanguage || len(*languages) == 0 {
			*languages = []string{"mk", "sq", "en"}
		}
		return l.site, nil, true, nil
	}
	for _, p := range l.problems {
		if p.File == l.inRoot(problem.Place{File: siteYAML}).File {
			problems = append(problems, p)
		}
	}
	problem.Sort(problems)
	return nil, problems, false, nil
}

// Languages returns the languages in which a record of the tree may have
// texts: those of the site in their order, then those of its municipalities,
// sorted.
func Languages(s *model.Site) []string {
	var own []string
	for _, m := range s.Municipalities {
		own = append(own, m.Languages...)
	}
	slices.Sort(own)
	return distinct(append(slices.Clone(s.Settings.Languages), own...))
}

// distinct returns what has the form of a language, each once.
func distinct(languages []string) []string {
	var list []string
	for _, lang := range languages {
		if isLang(lang) && !slices.Contains(list, lang) {
			list = append(list, lang)
		}
	}
	return list
}
