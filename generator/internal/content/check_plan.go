package content

import (
	"cmp"
	"slices"
	"strconv"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

// folderCheck is the check of one municipality's folder.
type folderCheck struct {
	*loader
	m             *model.Municipality
	entries       map[string][]*model.Entry // by id, in the order of the years
	consultations map[string]*model.Consultation
	reports       map[string]*model.Report
	comments      map[string]map[int]*model.Comment // by consultation and row
}

func (l *loader) checkMunicipality(m *model.Municipality) {
	c := &folderCheck{loader: l, m: m, entries: map[string][]*model.Entry{},
		consultations: map[string]*model.Consultation{}, reports: map[string]*model.Report{},
		comments: map[string]map[int]*model.Comment{}}
	sc := l.scopeOf(m)
	each(l, m.Adoptions, sc)
	each(l, m.Entries, sc)
	each(l, m.Consultations, sc)
	each(l, m.Reports, sc)
	each(l, m.Comments, sc)
	each(l, m.Replies, sc)
	each(l, m.Redactions, sc)
	each(l, m.Actions, sc)
	for _, r := range m.Rounds {
		each(l, r.Answers, sc)
	}
	c.index()
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
}

// index finds records by id and reports ids that are there twice.
func (c *folderCheck) index() {
	seen := map[string]model.Origin{}
	for _, e := range c.m.Entries {
		c.unique(seen, e.Year.String()+" "+e.ID, e.Origin, "id")
		c.entries[e.ID] = append(c.entries[e.ID], e)
		c.reserved(e.ID, e.Origin)
	}
	seen = map[string]model.Origin{}
	for _, x := range c.m.Consultations {
		c.unique(seen, x.ID, x.Origin, "id")
		c.consultations[x.ID] = cmp.Or(c.consultations[x.ID], x)
		c.reserved(x.ID, x.Origin)
	}
	seen = map[string]model.Origin{}
	for _, r := range c.m.Reports {
		c.unique(seen, r.Consultation, r.Origin, "consultation")
		c.reports[r.Consultation] = cmp.Or(c.reports[r.Consultation], r)
	}
	seen = map[string]model.Origin{}
	for _, x := range c.m.Comments {
		c.unique(seen, x.Consultation+" "+x.Row.String(), x.Origin, "row")
		if c.comments[x.Consultation] == nil {
			c.comments[x.Consultation] = map[int]*model.Comment{}
		}
		c.comments[x.Consultation][x.Row.N] = x
	}
}

func (c *folderCheck) reserved(id string, at model.Origin) {
	if reservedRecord.MatchString(id) {
		c.say(at, "id", problem.New("id_reserved", "value", id))
	}
}

func (c *folderCheck) checkAdoptions() {
	seen := map[string]model.Origin{}
	for _, a := range c.m.Adoptions {
		c.unique(seen, a.Year.String()+" "+a.AdoptedOn.String(), a.Origin, "year")
		c.attachment(a.Document, a.Origin, "document")
	}
}

// together reports fields of which some are there and others lack.
func (c *folderCheck) together(at model.Origin, names []string, present ...bool) {
	if !slices.Contains(present, true) {
		return
	}
	for i, p := range present {
		if !p {
			c.say(at, names[i], problem.New("together", "name", names[i], "names", listed(names)))
		}
	}
}

func listed(names []string) string {
	s := ""
	for i, n := range names {
		if i > 0 {
			s += ", "
		}
		s += n
	}
	return s
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
		case e.MergedInto != "" && (e.MergedInto == e.ID || c.entries[e.MergedInto] == nil && c.consultations[e.MergedInto] == nil):
			c.say(e.Origin, "merged_into", problem.New("reference", "value", e.MergedInto, "kind", "calendar",
				"suggestion", problem.Closest(e.MergedInto, c.recordIDs())))
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
		if id != owner && (c.entries[id] != nil || c.consultations[id] != nil) {
			c.say(at, "aliases", problem.New("alias_taken", "value", id))
		}
		if id == owner {
			c.say(at, "aliases", problem.New("alias_own", "value", id))
		}
		c.reserved(id, at)
		c.unique(taken, id, at, "aliases")
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

// hasCalendar reports whether the municipality published a plan for a year.
func (c *folderCheck) hasCalendar(year int) bool {
	for _, e := range c.m.Entries {
		if e.Year.N == year {
			return true
		}
	}
	return false
}

// attachment reports a file that a record names and the folder lacks.
func (c *folderCheck) attachment(p string, at model.Origin, field string) {
	if p == "" || pathFault(p) != nil {
		return
	}
	c.needFile("municipalities/"+c.m.ID+"/files/", p, func(f *problem.Fault) { c.say(at, field, f) })
}

// needFile reports a file that is not below a folder of the tree.
func (l *loader) needFile(folder, p string, say func(*problem.Fault)) {
	var near []string
	for _, pattern := range []string{municipalityFile, siteFile} {
		for _, f := range l.found[pattern] {
			if f.path == folder+p {
				return
			}
			if len(f.path) > len(folder) && f.path[:len(folder)] == folder {
				near = append(near, f.path[len(folder):])
			}
		}
	}
	say(problem.New("file_missing", "value", p, "folder", folder, "suggestion", problem.Closest(p, near)))
}

// number writes an int for a message.
func number(n int) string { return strconv.Itoa(n) }
