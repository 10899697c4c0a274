package intake

import (
	"slices"
	"strings"

	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
)

// merge lays the rows into the files in which they belong.
func (im *importer) merge() error {
	for _, t := range tables {
		for _, r := range im.rows {
			if r.table != t || r.skip && !r.recorded {
				continue
			}
			tg, err := im.targetOf(r)
			if err != nil {
				return err
			}
			switch {
			case tg == nil:
			case r.recorded:
				tg.counted.Unchanged++
			case tg.find(im.words, r) >= 0:
				if !im.differs(tg, r) {
					tg.put(im.words, r)
				}
			case !im.spelledInYAML(r) && im.complete(tg, r):
				tg.put(im.words, r)
			}
		}
	}
	return nil
}

// targetOf returns the file into which a row goes: the one that holds its key,
// else the first of the possible ones that there is, else the last. It is nil
// for a row that can stand in none, which has been said.
func (im *importer) targetOf(r *row) (*target, error) {
	var chosen *target
	for i, pl := range r.table.places {
		last := i == len(r.table.places)-1
		p, column, fault := r.pathOf(pl.path)
		switch {
		case fault != nil && last && chosen == nil:
			im.lack(r, column, fault)
			return nil, nil
		case fault != nil, !last && !im.isFile(p), last && chosen != nil && !im.isFile(p):
			continue
		}
		t, err := im.target(p, pl, r)
		if err != nil {
			return nil, err
		}
		if t.unreadable {
			if !im.needed["unreadable "+p] {
				im.needed["unreadable "+p] = true
				im.refuse(r.place(-1), problem.New("import_unreadable", "place", im.inRoot(p)))
			}
			return nil, nil
		}
		if t.find(im.words, r) >= 0 {
			return t, nil
		}
		if chosen == nil {
			chosen = t
		}
	}
	return chosen, nil
}

// lack reports a value without which a row cannot be placed: once a sheet
// where the whole column is missing.
func (im *importer) lack(r *row, name string, fault *problem.Fault) {
	i := r.cols.index(name)
	if i < 0 {
		im.needColumn(r, name)
		return
	}
	if r.cols.at[i] < 0 { // a value of the command line
		im.refuse(r.at(name), fault)
		return
	}
	im.sayCell(r, i, fault)
}

// needColumn says once a sheet that a column is missing without which new
// rows cannot be recorded.
func (im *importer) needColumn(r *row, name string) {
	p := r.f.place(r.sheet, 0, -1, "")
	if once := p.Where() + " " + r.f.Book.Sheets[r.sheet].Name + " " + name; !im.needed[once] {
		im.needed[once] = true
		im.refuse(p, problem.New("import_column_needed", "name", name))
	}
}

// complete reports whether a new row has the columns that a record needs.
// Blank cells are left to the check of the content.
func (im *importer) complete(t *target, r *row) bool {
	ok := true
	for _, leaf := range r.table.typ.Leaves() {
		if !leaf.Required && !slices.Contains(r.table.key, leaf.Column) || leaf.Column == "of" ||
			leaf.Column == "adopted_on" || r.table.name == "text_changes" && leaf.Column != "consultation" {
			continue
		}
		if slices.Contains(t.told, leaf.Column) || im.given(r, &leaf) {
			continue
		}
		ok = false
		name := leaf.Column
		if leaf.Kind == record.Text {
			name += "_" + r.first
		}
		im.needColumn(r, name)
	}
	return ok
}

// given reports whether the row has a column for a field.
func (im *importer) given(r *row, leaf *record.Leaf) bool {
	return slices.ContainsFunc(r.cols.list, func(c column) bool { return c.leaf != nil && c.leaf.Column == leaf.Column }) ||
		slices.ContainsFunc(r.more, func(p Pair) bool { return p.Name == leaf.Column })
}

// spelledInYAML refuses a row whose record is written as YAML already: no
// record has two spellings.
func (im *importer) spelledInYAML(r *row) bool {
	name := r.table.key[len(r.table.key)-1]
	if r.get(name) == "" {
		name = r.table.key[0]
	}
	refuse := func(at problem.Place) bool {
		im.say(r.at(name), problem.New("import_in_yaml", "value", r.get(name), "place", at.Where()))
		return true
	}
	if found, ok := im.yamlRecords(r.table)[r.municipality+"\x00"+r.key()]; ok {
		return refuse(im.base.Place(origin(found), name))
	}
	if r.table.yaml != "" {
		if p, _, fault := r.pathOf(r.table.yaml); fault == nil && im.isFile(p) {
			return refuse(problem.Place{File: im.inRoot(p)})
		}
	}
	if p := strings.TrimSuffix(r.table.places[len(r.table.places)-1].path, ".csv") + ".yaml"; r.table.name == "calendar" {
		// One that cannot be read may hold the entry.
		if p, _, fault := r.pathOf(p); fault == nil && im.isFile(p) && im.hides(p) {
			return refuse(problem.Place{File: im.inRoot(p)})
		}
	}
	return false
}

// hides reports whether a YAML file has errors and no record came out of it.
func (im *importer) hides(p string) bool {
	for _, m := range im.base.Site.Municipalities {
		for _, e := range m.Entries {
			if im.base.File(e.Origin) == p {
				return false
			}
		}
	}
	return slices.ContainsFunc(im.base.Problems, func(x problem.Problem) bool {
		return x.File == im.inRoot(p) && x.Severity() == problem.Error
	})
}

// yamlRecords finds, by municipality and key, the records of a table that are
// written as YAML.
func (im *importer) yamlRecords(t *table) map[string]any {
	if found, ok := im.inYAML[t]; ok {
		return found
	}
	found := map[string]any{}
	for _, m := range im.base.Site.Municipalities {
		if t.records == nil {
			break
		}
		t.records(m, func(rec, parent any) {
			file := im.base.File(origin(rec))
			if !strings.HasSuffix(file, ".yaml") {
				return
			}
			found[m.ID+"\x00"+recordKey(t, rec, parent)] = rec
		})
	}
	if im.inYAML == nil {
		im.inYAML = map[*table]map[string]any{}
	}
	im.inYAML[t] = found
	return found
}

// recordKey is the key of a record as rows have it; parent is the
// consultation of a nested one.
func recordKey(t *table, rec, parent any) string {
	var parts []string
	for _, k := range t.key {
		value := ""
		if c, ok := t.typ.Column(k); ok {
			value = string(c.Leaf.AppendCell(nil, rec, ""))
		}
		if id, ok := parent.(string); ok && k == "consultation" && value == "" {
			value = id
		}
		parts = append(parts, value)
	}
	return strings.Join(parts, "\x00")
}

// changes lists the files as they would be.
func (im *importer) changes() []Change {
	var list []Change
	for _, t := range im.order {
		c := t.counted
		if c.New+c.Changed+c.Unchanged == 0 {
			continue
		}
		c.Data = t.write()
		if t.data == nil {
			c.Columns = nil
		}
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b Change) int { return strings.Compare(a.Path, b.Path) })
	return list
}
