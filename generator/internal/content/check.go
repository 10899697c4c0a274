package content

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

// check looks at the whole site: the form of every value, then what records
// say of each other.
func (l *loader) check() {
	s := l.site
	site := scope{languages: s.Settings.Languages, first: s.Settings.Languages[0]}
	if f := l.one(siteYAML); f != nil {
		l.values(&s.Settings, model.Origin{File: f.number}, "", site)
	}
	l.checkSettings()
	l.checkRegister()
	for _, m := range s.Municipalities {
		l.checkMunicipality(m)
	}
	l.checkPages(site)
	l.checkOpenness()
}

// scope is what the values of a record are held against.
type scope struct {
	languages []string // in which texts may be written
	first     string   // of a text without a language

}

// scopeOf is the scope of a municipality's records.
func (l *loader) scopeOf(m *model.Municipality) scope {
	sc := scope{languages: slices.Clone(l.site.Settings.Languages), first: l.site.Settings.Languages[0]}
	if len(m.Languages) > 0 {
		sc.first = m.Languages[0]
	}
	for _, lang := range m.Languages {
		if !slices.Contains(sc.languages, lang) {
			sc.languages = append(sc.languages, lang)
		}
	}
	return sc
}

// allLanguages is the scope of texts that stand outside municipalities but
// are about them: every language of the site and of a municipality.
func (l *loader) allLanguages() scope {
	sc := scope{languages: slices.Clone(l.site.Settings.Languages), first: l.site.Settings.Languages[0]}
	for _, m := range l.site.Municipalities {
		for _, lang := range m.Languages {
			if !slices.Contains(sc.languages, lang) {
				sc.languages = append(sc.languages, lang)
			}
		}
	}
	return sc
}

func (l *loader) checkSettings() {
	s := &l.site.Settings
	if s.Format.Known && s.Format.N != 1 {
		code := "format_newer"
		if s.Format.N < 1 {
			code = "format_unknown"
		}
		l.saySite("format", problem.New(code, "value", s.Format.String()))
	}
	if u, err := url.Parse(s.BaseURL); s.BaseURL != "" && (err != nil || u.RawQuery != "" || u.Fragment != "" || u.User != nil) {
		l.saySite("base_url", problem.New("base_url", "value", s.BaseURL))
	}
	if len(slices.Compact(slices.Sorted(slices.Values(s.Languages)))) < len(s.Languages) {
		l.saySite("languages", problem.New("list_twice"))
	}
	for i := range s.Rules {
		l.checkRule(i)
	}
}

// checkRule finds rules of which none comes before the other: they begin on
// one day, name as much, and can fit the same consultation.
func (l *loader) checkRule(i int) {
	a := &l.site.Settings.Rules[i]
	field := "rules." + strconv.Itoa(i)
	for _, id := range a.AppliesTo.Municipalities {
		if l.site.Municipality(id) == nil {
			l.saySite(field+".applies_to.municipalities", problem.New("reference", "value", id,
				"kind", "municipality", "suggestion", problem.Closest(id, l.municipalityIDs())))
		}
	}
	for j := range i {
		b := &l.site.Settings.Rules[j]
		if a.From == b.From && a.AppliesTo.Named() == b.AppliesTo.Named() && overlap(a.AppliesTo, b.AppliesTo) {
			l.saySite(field, problem.New("rule_twice", "from", a.From.String(), "other", strconv.Itoa(j+1)))
		}
	}
}

func overlap(a, b model.AppliesTo) bool {
	common := func(x, y []string) bool {
		return len(x) == 0 || len(y) == 0 || slices.ContainsFunc(x, func(s string) bool { return slices.Contains(y, s) })
	}
	return common(a.Municipalities, b.Municipalities) && common(a.Forms, b.Forms) && common(a.ActTypes, b.ActTypes) &&
		(a.Obligation == "" || b.Obligation == "" || a.Obligation == b.Obligation)
}

func (l *loader) municipalityIDs() []string {
	var ids []string
	for _, m := range l.site.Municipalities {
		ids = append(ids, m.ID)
	}
	return ids
}

func (l *loader) checkRegister() {
	everywhere := l.allLanguages()
	ids, codes := map[string]model.Origin{}, map[string]model.Origin{}
	for _, m := range l.site.Municipalities {
		sc := everywhere
		sc.first = l.scopeOf(m).first
		l.values(m, m.Origin, "", sc)
		l.unique(ids, m.ID, m.Origin, "id")
		l.unique(codes, m.Code, m.Origin, "code")
		if slices.Contains(reservedMunicipality, m.ID) {
			l.say(m.Origin, "id", problem.New("id_reserved", "value", m.ID))
		}
		if m.PartOf != "" && l.site.Municipality(m.PartOf) == nil {
			l.say(m.Origin, "part_of", problem.New("reference", "value", m.PartOf, "kind", "municipality",
				"suggestion", problem.Closest(m.PartOf, l.municipalityIDs())))
		}
		if m.PublishesUntil != 0 && m.PublishesUntil < m.PublishesFrom {
			l.say(m.Origin, "publishes_until", problem.New("before", "value", m.PublishesUntil.String(),
				"other", "publishes_from", "other_value", m.PublishesFrom.String()))
		}
	}
}

// unique reports an id that was there before, and where.
func (l *loader) unique(seen map[string]model.Origin, id string, at model.Origin, field string) {
	if id == "" {
		return
	}
	if first, ok := seen[id]; ok {
		l.say(at, field, problem.New("id_twice", "value", id, "place", l.inRoot(l.place(first, field)).Where()))
		return
	}
	seen[id] = at
}

// Reserved names (contract, section 2): they are folders or pages of the
// site, or names that Windows keeps.
var (
	reservedMunicipality = strings.Fields("accountability all challenges checklists consultations data embed indices mentoring municipalities overdue releases reports search site topics")
	reservedPage         = strings.Fields("index search subscribe")
	reservedRecord       = regexp.MustCompile(`^(index|calendar-\d{4}|year-\d{4}|checklist-.*|.*-comments|.*-comments-\d+|.*-poster|.*-slips)$`)
	reservedAnywhere     = regexp.MustCompile(`^(con|prn|aux|nul|com[1-9]|lpt[1-9])$`)
	idForm               = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
)

func (l *loader) checkPages(site scope) {
	for _, p := range l.site.Pages {
		f := l.files[p.File]
		switch {
		case !idForm.MatchString(p.Slug) || len(p.Slug) > 80:
			l.report(problem.Place{File: f.path}, problem.New("id_form", "value", p.Slug))
		case slices.Contains(reservedPage, p.Slug) || reservedAnywhere.MatchString(p.Slug) || l.site.Municipality(p.Slug) != nil ||
			slices.Contains(reservedMunicipality, p.Slug):
			l.report(problem.Place{File: f.path}, problem.New("id_reserved", "value", p.Slug))
		}
		for _, v := range p.Title {
			if !slices.Contains(site.languages, v.Lang) {
				l.report(problem.Place{File: "pages/" + p.Slug + "." + v.Lang + ".md"}, problem.New("language_unknown", "value", v.Lang))
			}
		}
		for _, v := range p.Body {
			place := problem.Place{File: "pages/" + p.Slug + "." + v.Lang + ".md"}
			if fault := private(v.Value); fault != nil {
				l.report(place, fault)
			}
			l.checkLinks("files/", v.Value, func(f *problem.Fault) { l.report(place, f) })
		}
	}
}

// checkOpenness checks the form of the values of indices, checklists and
// mentoring.
func (l *loader) checkOpenness() {
	sc := l.allLanguages()
	for _, x := range l.site.Indices {
		for _, m := range x.Methodologies {
			l.values(m, m.Origin, "", sc)
		}
		for _, e := range x.Editions {
			each(l, e.Answers, sc)
			each(l, e.Scores, sc)
			each(l, e.Challenges, sc)
		}
	}
	each(l, l.site.Checklists, sc)
	each(l, l.site.Mentoring, sc)
	for _, m := range l.site.Mentoring {
		if m.Municipality != "" && l.site.Municipality(m.Municipality) == nil {
			l.say(m.Origin, "municipality", problem.New("reference", "value", m.Municipality, "kind", "municipality",
				"suggestion", problem.Closest(m.Municipality, l.municipalityIDs())))
		}
	}
}

// each checks the values of a list of records.
func each[P interface{ Base() *model.Record }](l *loader, list []P, sc scope) {
	for _, rec := range list {
		l.values(rec, rec.Base().Origin, "", sc)
	}
}
