package content

import "strings"

// number is that of a file, by which records name it. It stays the same from one
// reading of a tree to the next, since records may be taken over.
func (l *loader) number(path string) int32 {
	if l.before != nil {
		if f := l.before.l.byPath[path]; f != nil {
			return f.number
		}
	}
	l.files = append(l.files, nil)
	return int32(len(l.files) - 1)
}

// takeOver finds the municipalities that are as they were when the tree was read
// before: their files and all files outside municipalities have their names, sizes
// and times, and nothing was found wrong in them. It gives them the records and
// files of then, and returns them.
func (l *loader) takeOver() map[string]bool {
	if l.before == nil {
		return nil
	}
	old := l.before.l
	l.before = nil // it would keep all that came before it
	if old.leave != l.leave {
		return nil
	}
	changed := map[string]bool{}
	for path, f := range l.byPath {
		if was := old.byPath[path]; was == nil || was.size != f.size || !was.changed.Equal(f.changed) {
			changed[f.names["municipality"]] = true
		}
	}
	for path, f := range old.byPath {
		if l.byPath[path] == nil {
			changed[f.names["municipality"]] = true
		}
	}
	if changed[""] {
		return nil
	}
	kept := map[string]bool{}
	for _, m := range l.site.Municipalities {
		was := old.municipalities[m.ID]
		if was == nil || changed[m.ID] || old.faulty[m.ID] || l.municipalities[m.ID] != m {
			continue
		}
		kept[m.ID] = true
		m.Adoptions, m.Entries, m.Consultations, m.Reports, m.Comments = was.Adoptions, was.Entries, was.Consultations, was.Reports, was.Comments
		m.Rounds, m.Actions, m.Replies, m.Redactions = was.Rounds, was.Actions, was.Replies, was.Redactions
	}
	for path, f := range l.byPath {
		if kept[f.names["municipality"]] {
			f.paths, f.table = old.byPath[path].paths, old.byPath[path].table
		}
	}
	return kept
}

// findFaulty notes the municipalities of which something was said while they were
// read and checked; from is the number of problems before that.
func (l *loader) findFaulty(from int) {
	l.faulty = map[string]bool{}
	for _, p := range l.problems[from:] {
		id, ok := MunicipalityOf(strings.TrimPrefix(p.Place.File, l.root+"/"))
		if ok {
			l.faulty[id] = true
			continue
		}
		for _, m := range l.site.Municipalities { // which of them it is about cannot be told
			l.faulty[m.ID] = true
		}
	}
}
