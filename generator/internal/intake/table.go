package intake

import (
	"slices"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

// table is a kind of record that can be imported.
type table struct {
	name    string
	typ     *record.Type
	derived *record.Type // what published tables add; may be nil
	key     []string     // the columns by which a row is known in its municipality
	told    []string     // keys that are no fields: only the path of the file tells them
	places  []place      // the files in which a row may stand; of the last it is new
	yaml    string       // the YAML file that is such a record, or ""
	records func(m *model.Municipality, yield func(rec, parent any))
}

// place is a file with rows of a table. In path, <column> is the value of a
// key; those columns the file need not have.
type place struct {
	path string
	told []string
}

const folder = "municipalities/<municipality>/"

// inFolder is a file in the municipality's folder.
func inFolder(path string, told ...string) place {
	return place{folder + path, append([]string{"municipality"}, told...)}
}

// tables are what can be imported, in the order in which records name one
// another.
var tables = []*table{
	{name: "municipalities", typ: record.Of[model.Municipality](), derived: record.Of[model.MunicipalityFacts](),
		key: []string{"id"}, places: []place{{path: "municipalities.csv"}}},
	{name: "calendars", typ: record.Of[model.Adoption](), key: []string{"year", "adopted_on"},
		places: []place{inFolder("calendars.csv")}, records: func(m *model.Municipality, yield func(rec, parent any)) {
			for _, a := range m.Adoptions {
				yield(a, nil)
			}
		}},
	{name: "calendar", typ: record.Of[model.Entry](), derived: record.Of[model.EntryFacts](), key: []string{"year", "id"},
		places: []place{inFolder("calendar.csv"), inFolder("calendar/<year>.csv", "year")},
		records: func(m *model.Municipality, yield func(rec, parent any)) {
			for _, e := range m.Entries {
				yield(e, nil)
			}
		}},
	{name: "consultations", typ: record.Of[model.Consultation](), derived: record.Of[model.ConsultationFacts](), key: []string{"id"},
		places: []place{inFolder("consultations.csv")}, yaml: folder + "consultations/<id>.yaml",
		records: func(m *model.Municipality, yield func(rec, parent any)) {
			for _, c := range m.Consultations {
				yield(c, nil)
			}
		}},
	{name: "events", typ: record.Of[model.Event](), derived: record.Of[model.KeyFacts](), key: []string{"consultation", "id"},
		places: []place{inFolder("events.csv")}, records: func(m *model.Municipality, yield func(rec, parent any)) {
			for _, c := range m.Consultations {
				for i := range c.Events {
					yield(&c.Events[i], c.ID)
				}
			}
		}},
	{name: "documents", typ: record.Of[model.Document](), derived: record.Of[model.KeyFacts](), key: []string{"consultation", "of", "id"},
		places: []place{inFolder("documents.csv")}, records: documentRecords},
	{name: "reports", typ: record.Of[model.Report](), derived: record.Of[model.KeyFacts](), key: []string{"consultation"},
		places: []place{inFolder("reports.csv")}, yaml: folder + "reports/<consultation>.yaml",
		records: func(m *model.Municipality, yield func(rec, parent any)) {
			for _, r := range m.Reports {
				yield(r, nil)
			}
		}},
	{name: "themes", typ: record.Of[model.ReportTheme](), key: []string{"consultation", "id"},
		places: []place{inFolder("themes.csv")}, records: func(m *model.Municipality, yield func(rec, parent any)) {
			for _, r := range m.Reports {
				for i := range r.Themes {
					yield(&r.Themes[i], r.Consultation)
				}
			}
		}},
	// A change of the text has no id: it is known by the place and what stood there.
	{name: "text_changes", typ: record.Of[model.TextChange](), key: []string{"consultation", "document", "place", "before"},
		places: []place{inFolder("text_changes.csv")}},
	{name: "follow_up", typ: record.Of[model.FollowUp](), key: []string{"consultation", "id"},
		places: []place{inFolder("follow_up.csv")}, records: func(m *model.Municipality, yield func(rec, parent any)) {
			for _, r := range m.Reports {
				for i := range r.FollowUp {
					yield(&r.FollowUp[i], r.Consultation)
				}
			}
		}},
	{name: "comments", typ: record.Of[model.Comment](), derived: record.Of[model.KeyFacts](), key: []string{"consultation", "row"},
		places: []place{inFolder("reports/<consultation>.comments.csv", "consultation"), inFolder("comments.csv")}},
	{name: "answers", typ: record.Of[model.ItemAnswer](), key: []string{"checklist", "round", "item"},
		told:   []string{"municipality", "checklist", "round"},
		places: []place{inFolder("checklists/<checklist>/<round>.csv", "checklist", "round")},
		yaml:   folder + "checklists/<checklist>/<round>.yaml"},
	{name: "actions", typ: record.Of[model.Action](), key: []string{"checklist", "id"},
		places: []place{inFolder("checklists/<checklist>/actions.csv", "checklist")}},
}

func documentRecords(m *model.Municipality, yield func(rec, parent any)) {
	for _, c := range m.Consultations {
		for i := range c.Documents {
			yield(&c.Documents[i], c.ID)
		}
	}
	for _, r := range m.Reports {
		for i := range r.Documents {
			yield(&r.Documents[i], r.Consultation)
		}
	}
}

// The kinds that are no table.
const (
	kindWorkbook = "workbook"
	kindSite     = "site"
)

// Kinds lists what can be imported.
func Kinds() []string {
	var names []string
	for _, t := range tables {
		names = append(names, t.name)
	}
	slices.Sort(names)
	return append(names, kindWorkbook, kindSite)
}

// tableOf returns the table with a name, or nil.
func tableOf(name string) *table {
	for _, t := range tables {
		if t.name == name {
			return t
		}
	}
	return nil
}

// column is a column of a table: a field, or a key that only paths tell, or
// the publisher's own, which begins with x_.
type column struct {
	name string // without a language where a text is in the municipality's first
	leaf *record.Leaf
	lang string
}

// column finds a column by its name.
func (t *table) column(name string) (column, bool) {
	if c, ok := t.typ.Column(name); ok {
		return column{name, c.Leaf, c.Lang}, true
	}
	if slices.Contains(t.told, name) || len(name) > len("x_") && name[:2] == "x_" {
		return column{name: name}, true
	}
	return column{}, false
}

// has reports whether the table has a column.
func (t *table) has(name string) bool {
	_, ok := t.column(name)
	return ok
}

// isText reports whether a column holds a text in languages.
func (c *column) isText() bool { return c.leaf != nil && c.leaf.Kind == record.Text }

// in names the column where first is the language of a text that names none.
func (c *column) in(first string) string {
	if c.isText() && c.lang == "" {
		return c.name + "_" + first
	}
	return c.name
}

// names lists the columns for suggestions, texts in the given languages.
func (t *table) names(languages []string) []string {
	names := slices.Clone(t.told)
	for _, leaf := range t.typ.Leaves() {
		if leaf.Kind != record.Text {
			names = append(names, leaf.Column)
			continue
		}
		for _, lang := range languages {
			names = append(names, leaf.Column+"_"+lang)
		}
	}
	return names
}

// origin of a record.
func origin(rec any) model.Origin {
	if b, ok := rec.(interface{ Base() *model.Record }); ok {
		return b.Base().Origin
	}
	return model.Origin{}
}
