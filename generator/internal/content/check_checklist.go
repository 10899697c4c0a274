package content

import (
	"path"
	"strings"

	"konsulta/generator/internal/index"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
)

// checkChecklists checks the checklists: ids that are there twice, and
// indicators that the index does not have.
func (l *loader) checkChecklists(sc scope) {
	each(l, l.site.Checklists, sc)
	for _, c := range l.site.Checklists {
		if f := idFault(c.ID); f != nil {
			l.report(problem.Place{File: path.Join("checklists", c.ID+".yaml"), Field: "id"}, f)
		}
		x := l.indexOf(c)
		sections, items := map[string]bool{}, map[string]bool{}
		for i := range c.Sections {
			s := &c.Sections[i]
			at := "sections." + number(i) + "."
			if sections[s.ID] {
				l.say(c.Origin, at+"id", problem.New("node_twice", "value", s.ID))
			}
			sections[s.ID] = true
			for j := range s.Items {
				l.checkItem(c, &s.Items[j], at+"items."+number(j)+".", x, items)
			}
		}
	}
}

// indexOf is the last methodology of the index on which a checklist is based;
// nil where there is none, which is reported.
func (l *loader) indexOf(c *model.Checklist) *index.Tree {
	if c.BasedOn == "" || idFault(c.BasedOn) != nil {
		return nil
	}
	var ids []string
	for _, x := range l.site.Indices {
		ids = append(ids, x.ID)
		if x.ID == c.BasedOn && len(x.Methodologies) > 0 {
			return index.NewTree(x.Methodologies[len(x.Methodologies)-1])
		}
		if x.ID == c.BasedOn {
			return nil // its methodology could not be read, or is missing
		}
	}
	l.say(c.Origin, "based_on", problem.New("reference", "value", c.BasedOn, "kind", "index", "suggestion", problem.Closest(c.BasedOn, ids)))
	return nil
}

func (l *loader) checkItem(c *model.Checklist, item *model.Item, at string, x *index.Tree, seen map[string]bool) {
	if seen[item.ID] {
		l.say(c.Origin, at+"id", problem.New("node_twice", "value", item.ID))
	}
	seen[item.ID] = true
	if strings.HasPrefix(string(item.Weight), "-") {
		l.say(c.Origin, at+"weight", problem.New("weight_negative", "value", string(item.Weight)))
	}
	for k, id := range item.MapsTo {
		if x == nil || idFault(id) != nil {
			continue
		}
		if n := x.Node(id); n == nil || !n.Indicator() {
			l.sayItem(c.Origin, at+"maps_to", number(k), problem.New("reference", "value", id, "kind", "indicator",
				"suggestion", problem.Closest(id, nodeIDs(x, true))))
		}
	}
}

// items are the ids of the items of a checklist; nil where there is no such
// checklist.
func (c *folderCheck) items(checklist string) map[string]bool {
	for _, x := range c.site.Checklists {
		if x.ID != checklist {
			continue
		}
		items := map[string]bool{}
		for i := range x.Sections {
			for j := range x.Sections[i].Items {
				items[x.Sections[i].Items[j].ID] = true
			}
		}
		return items
	}
	return nil
}

// noChecklist reports a file below checklists/ that belongs to none.
func (c *folderCheck) noChecklist(at model.Origin, checklist string) {
	for _, f := range c.found[checklistYAML] {
		if f.names["checklist"] == checklist {
			return // it could not be read
		}
	}
	var ids []string
	for _, x := range c.site.Checklists {
		ids = append(ids, x.ID)
	}
	c.report(problem.Place{File: c.files[at.File].path}, problem.New("file_orphan", "value", checklist, "kind", "checklist",
		"suggestion", problem.Closest(checklist, ids)))
}

// checkRounds checks the rounds of a municipality against their checklists.
func (c *folderCheck) checkRounds() {
	for _, r := range c.m.Rounds {
		if !isRound(r.ID) {
			c.report(problem.Place{File: c.files[r.Origin.File].path}, problem.New("round_form", "value", r.ID))
		}
		items := c.items(r.Checklist)
		if items == nil {
			c.noChecklist(r.Origin, r.Checklist)
			continue
		}
		seen := map[string]model.Origin{}
		for _, a := range r.Answers {
			c.unique(seen, a.Item, a.Origin, "item", a.Item)
			c.item(items, a.Item, a.Origin)
		}
	}
}

func (c *folderCheck) item(items map[string]bool, id string, at model.Origin) {
	if idFault(id) == nil && !items[id] {
		c.say(at, "item", problem.New("reference", "value", id, "kind", "item", "suggestion", problem.Closest(id, sortedKeys(items))))
	}
}

// isRound reports whether a name is a year, a month or a day.
func isRound(name string) bool {
	w, fault := record.ParseWhen(name)
	return fault == nil && w.Span != model.Quarter && w.String() == name && len(name) <= len("2026-05-14")
}

// checkActions checks the actions of a municipality: their ids, items and
// rounds.
func (c *folderCheck) checkActions() {
	seen := map[string]model.Origin{}
	orphans := map[string]bool{}
	for _, a := range c.m.Actions {
		c.unique(seen, a.Checklist+" "+a.ID, a.Origin, "id", a.ID)
		items := c.items(a.Checklist)
		if items == nil {
			if !orphans[a.Checklist] {
				c.noChecklist(a.Origin, a.Checklist)
			}
			orphans[a.Checklist] = true
			continue
		}
		c.item(items, a.Item, a.Origin)
		if a.Round != "" && !c.hasRound(a.Checklist, a.Round) {
			c.say(a.Origin, "round", problem.New("reference", "value", a.Round, "kind", "round"))
		}
	}
}

func (c *folderCheck) hasRound(checklist, round string) bool {
	for _, r := range c.m.Rounds {
		if r.Checklist == checklist && r.ID == round {
			return true
		}
	}
	return false
}

// checkMentoring checks the log of support: municipalities, actions and
// documents.
func (l *loader) checkMentoring(sc scope) {
	each(l, l.site.Mentoring, sc)
	for _, x := range l.site.Mentoring {
		if x.Municipality == "" {
			continue
		}
		if !l.hasMunicipality(x.Municipality) {
			l.say(x.Origin, "municipality", l.noMunicipality(x.Municipality))
			continue
		}
		m := l.municipalities[x.Municipality]
		if m == nil {
			continue
		}
		known := map[string]bool{}
		for _, a := range m.Actions {
			known[a.ID] = true
		}
		for k, id := range x.Actions {
			if idFault(id) == nil && !known[id] {
				l.sayItem(x.Origin, "actions", number(k), problem.New("reference", "value", id, "kind", "action",
					"suggestion", problem.Closest(id, sortedKeys(known))))
			}
		}
		if x.Document != "" && pathFault(x.Document) == nil {
			if f := l.noFile("municipalities/"+m.ID+"/files/", x.Document); f != nil {
				l.say(x.Origin, "document", f)
			}
		}
	}
}
