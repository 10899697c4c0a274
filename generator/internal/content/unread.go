package content

import (
	"strconv"
	"strings"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

// What cannot be read is reported once, where it stands. The rest of this
// file keeps it from being reported a second time as something that is
// missing.

// refusal is a value that was given and could not be read: the path of YAML
// keys, or row and column of a CSV, joined with _.
type refusal struct {
	file  int32
	field string
}

func (l *loader) refuse(f *file, path string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.refused[refusal{f.number, strings.ReplaceAll(path, ".", "_")}] = true
}

// misread reports whether a record has a value for a field that was refused.
func (l *loader) misread(at model.Origin, field string) bool {
	f := l.files[at.File]
	path := f.recordPath(at.Row)
	if strings.HasSuffix(f.path, ".csv") {
		path = strconv.Itoa(int(at.Row))
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.refused[refusal{at.File, strings.ReplaceAll(join(path, field), ".", "_")}]
}

// lose keeps the cells of a row that is left out.
func (f *file) lose(cells []string) {
	if f.lost == nil {
		f.lost = map[string]bool{}
	}
	for _, c := range cells {
		f.lost[c] = true
	}
}

// gaps are what the files of a pattern may hold in what could not be read.
type gaps struct {
	any bool            // there is a file of which nothing is known
	ids map[string]bool // the names of files, and the cells of rows
}

// mayHave reports whether a record that is not there may be one that could
// not be read from the files of the patterns. A file that is named by an id
// holds that record alone.
func (c *folderCheck) mayHave(id string, patterns ...string) bool {
	for _, p := range patterns {
		g, ok := c.gaps[p]
		if !ok {
			g = c.findGaps(p)
			c.gaps[p] = g
		}
		if g.any || g.ids[id] {
			return true
		}
	}
	return false
}

func (c *folderCheck) findGaps(pattern string) gaps {
	g := gaps{ids: map[string]bool{}}
	for _, f := range c.of(c.m, pattern) {
		if f.unread && f.names["id"] != "" {
			g.ids[f.names["id"]] = true
		}
		g.any = g.any || f.unread && f.names["id"] == ""
		for cell := range f.lost {
			g.ids[cell] = true
		}
	}
	return g
}

// stray is a row or file that belongs to a record that is not there.
type stray struct {
	rec  interface{ Base() *model.Record } // nil: the file
	file *file
	kind string // of the record that is missing
	id   string
}

func (l *loader) stray(m *model.Municipality, s stray) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.strays[m] = append(l.strays[m], s)
}

// checkStrays reports what belongs to no record, and checks the values of
// such rows too.
func (c *folderCheck) checkStrays(sc scope) {
	c.mu.Lock()
	strays := c.strays[c.m]
	c.mu.Unlock()
	for _, s := range strays {
		if s.rec != nil {
			c.values(s.rec, s.rec.Base().Origin, "", sc)
		}
		if s.id == "" || c.has(s.kind, s.id) {
			continue
		}
		suggestion := c.near(s.kind, s.id)
		if s.rec != nil {
			c.say(s.rec.Base().Origin, "consultation",
				problem.New("reference", "value", s.id, "kind", s.kind, "suggestion", suggestion))
		} else {
			c.report(problem.Place{File: s.file.path},
				problem.New("file_orphan", "value", s.id, "kind", s.kind, "suggestion", suggestion))
		}
	}
}

// has reports whether a municipality has a record of a kind, or may have it
// in what could not be read.
func (c *folderCheck) has(kind, id string) bool {
	switch kind {
	case "consultation":
		return c.consultations[id] != nil || c.mayHave(id, consultationsCSV, consultationYAML)
	case "report":
		return c.reports[id] != nil || c.mayHave(id, reportsCSV, reportYAML)
	}
	return c.entries[id] != nil || c.mayHave(id, calendarCSV, calendarYearCSV, calendarYearYAML)
}

// lacks reports whether an id that could be right is that of no record.
func (c *folderCheck) lacks(kind, id string) bool { return idFault(id) == nil && !c.has(kind, id) }

// near suggests the record of a kind that a misspelt id most likely means.
func (c *folderCheck) near(kind, id string) string {
	if c.names[kind] == nil {
		var list []string
		switch kind {
		case "consultation":
			list = sortedKeys(c.consultations)
		case "report":
			list = sortedKeys(c.reports)
		case "entry":
			list = sortedKeys(c.entries)
		case "record":
			list = c.recordIDs()
		}
		c.names[kind] = &names{list: list}
	}
	return c.names[kind].closest(id)
}

// names are what a misspelt name may mean. Only so many are compared that a
// tree in which every reference is wrong is checked in reasonable time.
type names struct {
	list  []string
	asked int
}

func (n *names) closest(word string) string {
	if n.asked++; n.asked > 100 {
		return ""
	}
	return problem.Closest(word, n.list)
}
