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
// wrong in them is in nobody's way. ok is false where site.yaml cannot be
// read, and then the problems say why; others are left to [Load].
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
		if l.anyLanguage { // the program's stand in for those that site.yaml does not tell
			l.site.Settings.Languages = []string{"mk", "sq", "en"}
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
// sorted. They are no more than codes of the right form, each once.
func Languages(s *model.Site) []string {
	var all []string
	add := func(list []string) {
		for _, lang := range list {
			if isLang(lang) && !slices.Contains(all, lang) {
				all = append(all, lang)
			}
		}
	}
	add(s.Settings.Languages)
	var own []string
	for _, m := range s.Municipalities {
		own = append(own, m.Languages...)
	}
	slices.Sort(own)
	add(own)
	return all
}
