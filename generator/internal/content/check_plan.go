package content

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

// folderCheck is the check of one municipality's folder.
type folderCheck struct {
	*loader
	m             *model.Municipality
	entries       map[string][]*model.Entry // by id, in the order of the years
	years         map[int]bool              // with a calendar
	consultations map[string]*model.Consultation
	reports       map[string]*model.Report
	comments      map[string]map[int]*model.Comment // by consultation and row
	documents     map[part]bool                     // of consultations and reports
	themes        map[part]bool
	names         map[string]*names // by kind, for suggestions
	gaps          map[string]gaps   // by pattern, made when needed
}

func (l *loader) checkMunicipality(m *model.Municipality) {
	c := &folderCheck{loader: l, m: m, entries: map[string][]*model.Entry{}, years: map[int]bool{},
		consultations: map[string]*model.Consultation{}, reports: map[string]*model.Report{},
		comments: map[string]map[int]*model.Comment{}, documents: map[part]bool{}, themes: map[part]bool{},
		names: map[string]*names{}, gaps: map[string]gaps{}}
	sc := l.scopeOf(m)
	each(l, m.Adoptions, sc)
	each(l, m.Entries, sc)
	each(l, m.Consultations, sc)
	each(l, m.Reports, sc)
	each(l, m.Comments, sc)
	each(l, m.Replies, sc)
	each(l, m.Redactions, sc)
	each(l, m.Actions, sc)
	each(l, m.Rounds, sc)
	c.index()
	c.checkStrays(sc)
	c.checkAdoptions()
	c.checkEntries()
	for _, x := range m.Consultations {
		c.checkConsultation(x)
	}
	for _, r := range m.Reports {
		c.checkReport(r)
	}
	for _, x := range m.Comments {
		c.checkComment(x)
	}
	c.checkAliases()
	c.checkRounds()
	c.checkActions()
	c.checkReplies()
}

// index finds records by id and reports ids that are there twice.
func (c *folderCheck) index() {
	seen := map[string]model.Origin{}
	for _, e := range c.m.Entries {
		c.checkYear(e.Year, e.Origin)
		c.years[e.Year.N] = true
		if e.ID == "" || !e.Year.Known {
			continue
		}
		c.unique(seen, e.Year.String()+" "+e.ID, e.Origin, "id", e.ID)
		c.entries[e.ID] = append(c.entries[e.ID], e)
		c.reserved(e.ID, e.Origin, "id")
	}
	seen = map[string]model.Origin{}
	for _, x := range c.m.Consultations {
		if x.ID == "" {
			continue
		}
		c.unique(seen, x.ID, x.Origin, "id", x.ID)
		c.consultations[x.ID] = cmp.Or(c.consultations[x.ID], x)
		c.reserved(x.ID, x.Origin, "id")
		for i := range x.Documents {
			c.documents[part{x.ID, x.Documents[i].ID}] = true
		}
	}
	seen = map[string]model.Origin{}
	for _, r := range c.m.Reports {
		c.unique(seen, r.Consultation, r.Origin, "consultation", r.Consultation)
		c.reports[r.Consultation] = cmp.Or(c.reports[r.Consultation], r)
		for i := range r.Documents {
			c.documents[part{r.Consultation, r.Documents[i].ID}] = true
		}
		for i := range r.Themes {
			c.themes[part{r.Consultation, r.Themes[i].ID}] = true
		}
	}
	seen = map[string]model.Origin{}
	for _, x := range c.m.Comments {
		if x.Consultation == "" || !x.Row.Known {
			continue
		}
		c.unique(seen, x.Consultation+" "+x.Row.String(), x.Origin, "row", x.Row.String())
		if c.comments[x.Consultation] == nil {
			c.comments[x.Consultation] = map[int]*model.Comment{}
		}
		c.comments[x.Consultation][x.Row.N] = x
	}
}

// checkYear refuses a calendar of a year that has not four digits.
func (c *folderCheck) checkYear(y model.Int, at model.Origin) {
	switch {
	case !y.Known || y.N > 999 && y.N < 10000:
	case y.N < 100:
		c.say(at, "year", problem.New("date_short_year", "value", y.String(), "suggestion", number(2000+y.N)))
	default:
		c.say(at, "year", problem.New("date_unknown", "value", y.String()))
	}
}

func (c *folderCheck) reserved(id string, at model.Origin, field string) {
	if reservedRecord.MatchString(id) {
		c.say(at, field, problem.New("id_reserved", "value", id))
	}
}

func (c *folderCheck) checkAdoptions() {
	seen := map[string]model.Origin{}
	for _, a := range c.m.Adoptions {
		c.checkYear(a.Year, a.Origin)
		c.unique(seen, a.Year.String()+" "+a.AdoptedOn.String(), a.Origin, "year", a.Year.String())
		c.attachment(a.Document, a.Origin, "document")
	}
}

// together reports fields of which some are there and others lack.
func (c *folderCheck) together(at model.Origin, names []string, present ...bool) {
	if !slices.Contains(present, true) {
		return
	}
	for i, p := range present {
		if !p && !c.misread(at, names[i]) {
			c.say(at, names[i], problem.New("together", "name", names[i], "names", strings.Join(names, ", ")))
		}
	}
}

func (c *folderCheck) checkEntries() {
	for _, e := range c.m.Entries {
		if !e.PlannedCloses.IsZero() && e.PlannedCloses.Last() < e.PlannedOpens.First {
			c.say(e.Origin, "planned_closes", problem.New("before", "value", e.PlannedCloses.String(),
				"other", "planned_opens", "other_value", e.PlannedOpens.String()))
		}
		c.together(e.Origin, []string{"decision", "reason", "decided_on"},
			e.Decision != "", !e.Reason.Empty(), e.DecidedOn != 0)
		switch {
		case e.Decision == "merged" && e.MergedInto == "":
			c.say(e.Origin, "merged_into", problem.New("merged_into"))
		case e.MergedInto != "" && e.Decision != "merged":
			c.say(e.Origin, "merged_into", problem.New("merged_without"))
		case e.MergedInto != "" && e.MergedInto == e.ID:
			c.say(e.Origin, "merged_into", problem.New("self_reference", "value", e.ID))
		case e.MergedInto != "" && c.lacks("entry", e.MergedInto) && c.lacks("consultation", e.MergedInto):
			c.say(e.Origin, "merged_into", problem.New("reference", "value", e.MergedInto, "kind", "entry",
				"suggestion", c.near("record", e.MergedInto)))
		}
	}
	for _, id := range sortedKeys(c.entries) {
		years := c.entries[id]
		for _, e := range years[:len(years)-1] {
			if e.Decision != "postponed" && e.Year != years[len(years)-1].Year {
				c.say(e.Origin, "decision", problem.New("entry_repeated", "value", id,
					"year", years[len(years)-1].Year.String()))
			}
		}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// recordIDs are the ids that have a page.
func (c *folderCheck) recordIDs() []string {
	return slices.Concat(sortedKeys(c.entries), sortedKeys(c.consultations))
}

// checkAliases finds old addresses that are taken.
func (c *folderCheck) checkAliases() {
	taken := map[string]model.Origin{}
	alias := func(id, owner string, at model.Origin) {
		switch {
		case id == owner:
			c.say(at, "aliases", problem.New("alias_own", "value", id))
		case c.entries[id] != nil || c.consultations[id] != nil:
			c.say(at, "aliases", problem.New("alias_taken", "value", id))
		default:
			c.reserved(id, at, "aliases")
			c.unique(taken, id, at, "aliases", id)
		}
	}
	for _, x := range c.m.Consultations {
		for _, id := range x.Aliases {
			alias(id, x.ID, x.Origin)
		}
	}
	for _, id := range sortedKeys(c.entries) {
		e := c.entries[id][len(c.entries[id])-1]
		for _, old := range e.Aliases {
			// An entry and its consultation share the page, and may both
			// remember the old address.
			if x := c.consultations[id]; x == nil || !slices.Contains(x.Aliases, old) {
				alias(old, id, e.Origin)
			}
		}
	}
}

// attachment reports a file that a record names and the folder lacks.
func (c *folderCheck) attachment(p string, at model.Origin, field string) {
	if p == "" || pathFault(p) != nil {
		return
	}
	if f := c.noFile(c.attachmentFolder(), p); f != nil {
		c.say(at, field, f)
	}
}

func (c *folderCheck) attachmentFolder() string { return "municipalities/" + c.m.ID + "/files/" }

// attachments are the files of a folder, by their path in it.
type attachments struct {
	files map[string]bool
	names names
}

// attach finds the folders for attachments.
func (l *loader) attach() {
	l.attachments = map[string]*attachments{}
	for _, f := range slices.Concat(l.found[municipalityFile], l.found[siteFile]) {
		name := f.names["rest"]
		dir := strings.TrimSuffix(f.path, name)
		if l.attachments[dir] == nil {
			l.attachments[dir] = &attachments{files: map[string]bool{}}
		}
		l.attachments[dir].files[name] = true
		l.attachments[dir].names.list = append(l.attachments[dir].names.list, name)
	}
}

// noFile returns what is wrong where a folder for attachments lacks a file.
func (l *loader) noFile(folder, p string) *problem.Fault {
	dir := l.attachments[folder]
	if dir == nil {
		dir = &attachments{}
	}
	if dir.files[p] {
		return nil
	}
	suggestion, ok := strings.CutPrefix(p, "files/")
	if !ok || !dir.files[suggestion] {
		suggestion = dir.names.closest(p)
	}
	return problem.New("file_missing", "value", p, "folder", folder, "suggestion", suggestion)
}

// number writes an int for a message.
func number(n int) string { return strconv.Itoa(n) }
