package content

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

// check looks at what stands outside municipalities: the form of every value,
// then what records say of each other.
func (l *loader) check() {
	s := l.site
	site := l.siteScope()
	if l.one(siteYAML) != nil {
		settings := site
		settings.noTable = true
		l.values(&s.Settings, l.siteOrigin(), "", settings)
		l.checkSettings()
	}
	l.checkRegister()
	l.checkPages(site)
	l.checkOpenness()
}

// scope is what the values of a record are held against.
type scope struct {
	languages []string // in which texts may be written; nil where they are not known
	first     string   // of a text without a language
	contact   bool     // the record is made for contact data
	noTable   bool     // it goes to no table
	inCSV     bool     // it was written in one
}

// siteScope is the scope of what stands outside municipalities.
func (l *loader) siteScope() scope {
	sc := scope{first: l.site.Settings.Languages[0]}
	if !l.anyLanguage {
		sc.languages = slices.Clone(l.site.Settings.Languages)
	}
	return sc
}

// scopeOf is the scope of a municipality's records.
func (l *loader) scopeOf(m *model.Municipality) scope {
	sc := l.siteScope()
	if len(m.Languages) > 0 {
		sc.first = m.Languages[0]
	}
	sc.add(m.Languages)
	return sc
}

// allLanguages is the scope of texts that stand outside municipalities but
// are about them: every language of the site and of a municipality.
func (l *loader) allLanguages() scope {
	sc := l.siteScope()
	for _, m := range l.site.Municipalities {
		sc.add(m.Languages)
	}
	return sc
}

func (sc *scope) add(languages []string) {
	for _, lang := range languages {
		if sc.languages != nil && !slices.Contains(sc.languages, lang) {
			sc.languages = append(sc.languages, lang)
		}
	}
}

func (l *loader) checkSettings() {
	s := &l.site.Settings
	if s.Format.Known && s.Format.N != 1 {
		code := "format_newer"
		if s.Format.N < 1 {
			code = "format_unknown"
		}
		l.say(l.siteOrigin(), "format", problem.New(code, "value", s.Format.String()))
	}
	if u, err := url.Parse(s.BaseURL); urlFault(s.BaseURL) == nil && (err != nil || strings.ContainsAny(s.BaseURL, "?#") || u.User != nil) {
		l.say(l.siteOrigin(), "base_url", problem.New("base_url", "value", s.BaseURL))
	}
	if s.BaseURL != "" && !strings.HasSuffix(s.BaseURL, "/") {
		s.BaseURL += "/"
	}
	if s.Feeds.Limit.Known && s.Feeds.Limit.N < 1 {
		l.say(l.siteOrigin(), "feeds_limit", problem.New("number_zero", "value", s.Feeds.Limit.String()))
	}
	if len(slices.Compact(slices.Sorted(slices.Values(s.Languages)))) < len(s.Languages) {
		l.say(l.siteOrigin(), "languages", problem.New("list_twice"))
	}
	for i := range s.Rules {
		l.checkRule(i)
	}
}

// checkRule finds rules of which none comes before the other: they begin on
// one day, name as much, and can fit the same consultation.
func (l *loader) checkRule(i int) {
	a := &l.site.Settings.Rules[i]
	field := "rules." + number(i)
	for k, id := range a.AppliesTo.Municipalities {
		if !l.hasMunicipality(id) {
			l.sayItem(l.siteOrigin(), field+".applies_to_municipalities", number(k), l.noMunicipality(id))
		}
	}
	for j := range i {
		b := &l.site.Settings.Rules[j]
		if a.From != 0 && a.From == b.From && a.AppliesTo.Named() == b.AppliesTo.Named() && overlap(a.AppliesTo, b.AppliesTo) {
			l.say(l.siteOrigin(), field, problem.New("rule_twice", "from", a.From.String(), "other", number(j+1)))
			return // one is enough to see that the rule is in doubt
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

// hasMunicipality reports whether the register has a municipality, or may
// have it in what could not be read. An id that is none is reported as such.
func (l *loader) hasMunicipality(id string) bool {
	f := l.one(registerCSV)
	return idFault(id) != nil || l.municipalities[id] != nil || f == nil || f.unread || f.lost[id]
}

func (l *loader) noMunicipality(id string) *problem.Fault {
	return problem.New("reference", "value", id, "kind", "municipality", "suggestion", l.nearby.closest(id))
}

func (l *loader) checkRegister() {
	everywhere := l.allLanguages()
	ids, codes := map[string]model.Origin{}, map[string]model.Origin{}
	for _, m := range l.site.Municipalities {
		sc := everywhere
		sc.first = l.scopeOf(m).first
		l.values(m, m.Origin, "", sc)
		l.unique(ids, m.ID, m.Origin, "id", m.ID)
		l.unique(codes, m.Code, m.Origin, "code", m.Code)
		if slices.Contains(reservedMunicipality, m.ID) {
			l.say(m.Origin, "id", problem.New("id_reserved", "value", m.ID))
		}
		if m.PartOf != "" && !l.hasMunicipality(m.PartOf) {
			l.say(m.Origin, "part_of", l.noMunicipality(m.PartOf))
		}
		if m.PublishesUntil != 0 && m.PublishesUntil < m.PublishesFrom {
			l.say(m.Origin, "publishes_until", problem.New("before", "value", m.PublishesUntil.String(),
				"other", "publishes_from", "other_value", m.PublishesFrom.String()))
		}
	}
}

// unique reports something that was there before, and where; shown is how
// the message calls it.
func (l *loader) unique(seen map[string]model.Origin, id string, at model.Origin, field, shown string) {
	if shown == "" {
		return
	}
	if first, ok := seen[id]; ok {
		l.say(at, field, problem.New("id_twice", "value", shown, "place", l.inRoot(l.place(first, field)).Where()))
		return
	}
	seen[id] = at
}

// Reserved names (contract, section 2): they are folders or pages of the
// site. Those that Windows keeps are in [ofWindows].
var (
	reservedMunicipality = strings.Fields("accountability all challenges checklists consultations data embed indices mentoring municipalities overdue releases reports search site topics")
	reservedPage         = strings.Fields("index search subscribe")
	reservedRecord       = regexp.MustCompile(`^(index|calendar-\d{4}|year-\d{4}|checklist-.*|.*-comments|.*-comments-\d+|.*-poster|.*-slips)$`)
)

func (l *loader) checkPages(site scope) {
	for _, p := range l.site.Pages {
		f := l.files[p.File]
		switch {
		case !isID(p.Slug):
			l.report(problem.Place{File: f.path, Field: "id"}, problem.New("id_form", "value", p.Slug))
		case slices.Contains(reservedPage, p.Slug) || ofWindows(p.Slug) || l.municipalities[p.Slug] != nil:
			l.report(problem.Place{File: f.path, Field: "id"}, problem.New("id_reserved", "value", p.Slug))
		}
	}
	for _, f := range l.found[pageMD] {
		if lang := f.names["lang"]; site.languages != nil && !slices.Contains(site.languages, lang) {
			l.report(problem.Place{File: f.path}, problem.New("language_unknown", "value", lang))
		}
	}
}

// checkPage checks the texts of a free page in one language. before is what
// stands in the file before the text.
func (l *loader) checkPage(f *file, head *model.PageHead, before, text string) {
	sc := l.siteScope()
	sc.noTable = true
	l.values(head, head.Origin, "", sc)
	if fault, at := private(text); fault != nil {
		l.report(placeInText(f, "text", before+text, len(before)+at), fault)
	}
	l.checkLinks("files/", text, func(fault *problem.Fault, at int) {
		l.report(placeInText(f, "text", before+text, len(before)+at), fault)
	})
}

// placeInText is the place of a byte of a text in its file.
func placeInText(f *file, field, text string, at int) problem.Place {
	line, column := lineColumn([]byte(text), at)
	return problem.Place{File: f.path, Line: line, Column: column, Field: field}
}

// checkOpenness checks indices, checklists and mentoring.
func (l *loader) checkOpenness() {
	sc := l.allLanguages()
	l.checkIndices(sc)
	l.checkChecklists(sc)
	l.checkMentoring(sc)
}

// each checks the values of a list of records.
func each[P interface{ Base() *model.Record }](l *loader, list []P, sc scope) {
	for _, rec := range list {
		l.values(rec, rec.Base().Origin, "", sc)
	}
}
