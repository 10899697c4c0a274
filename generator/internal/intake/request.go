package intake

import (
	"cmp"
	"slices"
	"strings"

	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
)

// checkRequest looks at what the command line says before any row is read.
func (im *importer) checkRequest() error {
	t := tableOf(im.Kind)
	if t == nil && im.Kind != kindWorkbook && im.Kind != kindSite {
		return usage("there is nothing called %q to import%s; write one of %s", im.Kind,
			didYouMean(im.Kind, Kinds()), strings.Join(Kinds(), ", "))
	}
	if t == nil && len(im.Map) > 0 {
		return usage("--map goes with one table: name it, for example konsulta import calendar FILE")
	}
	if im.Kind == kindSite && len(im.Set) > 0 {
		return usage("--set does not go with a site, whose tables say everything themselves")
	}
	for _, m := range im.Map {
		name := m.Value
		if name != leaveOut && !t.has(name) {
			meant := im.words.headingsOf(t)[fold(name)]
			if len(meant) != 1 || !t.has(meant[0]) {
				return usage("--map %s=%s: the table %s has no column %q%s", m.Name, name, t.name, name,
					didYouMean(name, t.names(im.words.site.Settings.Languages)))
			}
			name = meant[0]
		}
		im.mapped = append(im.mapped, Pair{m.Name, name})
	}
	for _, s := range im.Set {
		if err := im.checkSet(t, s); err != nil {
			return err
		}
	}
	return cmp.Or(im.checkMunicipalities(), im.checkConsultation(t))
}

// checkSet reads a value that every row is given.
func (im *importer) checkSet(t *table, s Pair) error {
	var leaf *record.Leaf
	found := false
	var names []string
	for _, some := range tables {
		if t != nil && some != t {
			continue
		}
		names = append(names, some.names(im.words.site.Settings.Languages)...)
		if c, ok := some.column(s.Name); ok {
			leaf, found = c.leaf, true
			break
		}
	}
	if !found {
		return usage("--set %s=%s: there is no column %q%s", s.Name, s.Value, s.Name, didYouMean(s.Name, names))
	}
	value, fault := im.words.canonical(leaf, s.Value)
	if fault == nil && leaf != nil {
		fault = im.words.form(leaf, value)
	}
	if fault != nil {
		p := problem.Problem{Place: problem.Place{Field: s.Name}, Fault: *fault}
		message := p.Message("en")
		if hint := p.Hint("en"); hint != "" {
			message += "; " + hint
		}
		return usage("--set %s=%s: %s", s.Name, s.Value, message)
	}
	im.set = append(im.set, Pair{s.Name, value})
	return nil
}

// form reads a value as the content does.
func (w *words) form(leaf *record.Leaf, value string) *problem.Fault {
	var fault *problem.Fault
	switch leaf.Kind {
	case record.Date, record.When:
		when, f := record.ParseWhen(value)
		if fault = f; f == nil {
			fault = leaf.Allows(when, value)
		}
	case record.Int:
		_, fault = record.ParseInt(value)
	case record.Decimal:
		_, fault = record.ParseDecimal(value)
	case record.YesNo:
		_, fault = record.ParseYesNo(value)
	}
	return fault
}

func (im *importer) checkMunicipalities() error {
	if len(im.Municipalities) > 1 && im.Kind != kindSite {
		return usage("--municipality can be given once: the records of a file are those of one municipality, or it has a column municipality")
	}
	if im.Kind == kindSite {
		return nil // they are those of the other site
	}
	for i, name := range im.Municipalities {
		ids := im.words.named[fold(name)]
		if len(ids) != 1 {
			return usage("--municipality %s: the register has no such municipality%s", name, didYouMean(name, im.municipalityIDs()))
		}
		im.Municipalities[i] = ids[0]
	}
	for _, f := range im.Files {
		if of := f.Book.Municipality; of != "" && len(im.Municipalities) > 0 && of != im.Municipalities[0] {
			return usage("%s was made for %s, and --municipality says %s", f.Name, of, im.Municipalities[0])
		}
	}
	return nil
}

// checkConsultation looks the consultation up to which every row belongs that
// names none.
func (im *importer) checkConsultation(t *table) error {
	if im.Consultation == "" {
		return nil
	}
	if t == nil || !t.has("consultation") {
		return usage("--consultation goes with what belongs to a consultation: comments, events, documents, reports, themes, text_changes, follow_up")
	}
	var ids []string
	for _, m := range im.base.Site.Municipalities {
		if len(im.Municipalities) > 0 && m.ID != im.Municipalities[0] {
			continue
		}
		for _, c := range m.Consultations {
			ids = append(ids, c.ID)
		}
	}
	if !slices.Contains(ids, im.Consultation) {
		return usage("--consultation %s: there is no such consultation%s", im.Consultation, didYouMean(im.Consultation, ids))
	}
	im.set = append(im.set, Pair{"consultation", im.Consultation})
	return nil
}

func (im *importer) municipalityIDs() []string {
	var ids []string
	for _, m := range im.base.Site.Municipalities {
		ids = append(ids, m.ID)
	}
	return ids
}

// noColumn refuses a mapping of a column that no file has.
func (im *importer) noColumn(m Pair) error {
	var headings []string
	for _, f := range im.Files {
		for i := range f.Book.Sheets {
			if rows := f.Book.Sheets[i].Rows; len(rows) > 0 {
				for j := range rows[0].Cells {
					headings = append(headings, text(&rows[0], j))
				}
			}
		}
	}
	return usage("--map %s=%s: no file has a column %q%s", m.Name, m.Value, m.Name, didYouMean(m.Name, headings))
}

// didYouMean is "; did you mean …?" where some candidate is near.
func didYouMean(word string, candidates []string) string {
	if near := problem.Closest(word, candidates); near != "" && near != word {
		return "; did you mean \"" + near + "\"?"
	}
	return ""
}
