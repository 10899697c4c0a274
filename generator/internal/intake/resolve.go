package intake

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
)

// firstOf is the language of a municipality's texts that name none.
func (im *importer) firstOf(municipality string) string {
	if m := im.base.Site.Municipality(municipality); m != nil && len(m.Languages) > 0 {
		return m.Languages[0]
	}
	if r := im.arrived[municipality]; r != nil {
		first, _, _ := strings.Cut(r.get("languages"), ";")
		if first = strings.TrimSpace(first); first != "" {
			return first
		}
	}
	return im.base.Site.Settings.Languages[0]
}

// resolve finds out whose each row is, and refuses rows that are there twice.
func (im *importer) resolve() error {
	for _, r := range im.rows {
		if r.table.name != "municipalities" {
			continue
		}
		if r.municipality = r.get("id"); im.base.Site.Municipality(r.municipality) == nil {
			im.arrived[r.municipality] = r
		}
	}
	if im.Kind == kindSite {
		if err := im.choose(); err != nil {
			return err
		}
	}
	for _, r := range im.rows {
		if r.table.name != "municipalities" && !r.skip {
			if err := im.findMunicipality(r); err != nil || im.stopped {
				return err
			}
		}
		r.first = im.firstOf(r.municipality)
	}
	if im.Kind == kindSite {
		im.adapt()
	}
	im.numberComments()
	for _, r := range im.rows {
		im.once(r)
	}
	return nil
}

// findMunicipality tells to which municipality a row belongs: a column says
// so, or the flag, or the file, or there is only one.
func (im *importer) findMunicipality(r *row) error {
	told := ""
	switch {
	case len(im.Municipalities) == 1 && im.Kind != kindSite:
		told = im.Municipalities[0]
	case r.f.Book.Municipality != "":
		told = r.f.Book.Municipality
	}
	i := r.cols.index("municipality")
	if i >= 0 && r.values[i] != "" {
		written := r.values[i]
		id := written
		if ids := im.words.named[fold(written)]; len(ids) == 1 && im.arrived[written] == nil {
			id = ids[0]
		}
		if told != "" && id != told {
			im.say(r.place(i), problem.New("import_municipality", "value", written, "expected", told))
			r.skip = true
		}
		told = id
	}
	if told == "" {
		all := slices.AppendSeq(im.municipalityIDs(), maps.Keys(im.arrived))
		if len(all) != 1 {
			return im.unsaid(len(all))
		}
		told = all[0]
	}
	if im.base.Site.Municipality(told) == nil && im.arrived[told] == nil {
		im.unknownMunicipality(r, i, told)
	}
	r.municipality = told
	return nil
}

// unsaid is the error of an import that does not say whose the records are. A
// register that cannot be read is an error of the content.
func (im *importer) unsaid(municipalities int) error {
	if municipalities > 0 {
		return usage("the register has several municipalities: say with --municipality whose records these are")
	}
	for _, p := range im.base.Problems {
		if p.Severity() == problem.Error && (p.File == im.inRoot("municipalities.csv") || p.File == im.inRoot("site.yaml")) {
			im.refuse(p.Place, &p.Fault)
		}
	}
	if !im.stopped {
		return usage("the register has no municipality yet: import municipalities first")
	}
	return nil
}

// unknownMunicipality refuses a row whose municipality the register lacks; of
// the one for which a file was made that is said once.
func (im *importer) unknownMunicipality(r *row, i int, id string) {
	r.skip = true
	p := r.place(i)
	if i < 0 {
		if p = (problem.Place{File: r.f.Name}); im.needed["municipality "+r.f.Name] {
			return
		}
		im.needed["municipality "+r.f.Name] = true
	}
	im.say(p, problem.New("municipality_unknown", "name", id, "suggestion", problem.Closest(id, im.municipalityIDs())))
}

// once refuses a second row with the same key.
func (im *importer) once(r *row) {
	if r.skip {
		return
	}
	key := r.table.name + "\x00" + r.municipality + "\x00" + r.key()
	first := im.seen[key]
	if first == nil {
		im.seen[key] = r
		return
	}
	name, value := "", ""
	for _, k := range r.table.key {
		if v := r.keyValue(k); v != "" {
			name, value = k, v
		}
	}
	if name == "" {
		return // the key is missing, which is said elsewhere
	}
	p := first.at(name)
	im.say(r.at(name), problem.New("id_twice", "value", value, "place", p.Where()))
	r.skip = true
}

// key joins the values by which a row is known in its municipality.
func (r *row) key() string {
	var parts []string
	for _, k := range r.table.key {
		parts = append(parts, r.keyValue(k))
	}
	return strings.Join(parts, "\x00")
}

func (r *row) keyValue(name string) string {
	value := r.get(name)
	switch {
	case value == "" && name == "before":
		return r.get("before_" + r.first)
	case value == "" && name == "of":
		return "consultation"
	}
	return value
}

var (
	idForm   = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	yearForm = regexp.MustCompile(`^[0-9]{4}$`)
)

// pathOf fills the values of a row into a path. A value that may stand in no
// path is a fault of the row's column.
func (r *row) pathOf(path string) (filled, column string, fault *problem.Fault) {
	for {
		before, rest, ok := strings.Cut(path, "<")
		if !ok {
			return path, "", nil
		}
		name, after, _ := strings.Cut(rest, ">")
		value := r.get(name)
		switch {
		case value == "":
			return "", name, problem.New("required")
		case name == "year" && !yearForm.MatchString(value):
			return "", name, problem.New("import_year", "value", value)
		case !idForm.MatchString(value) || len(value) > 80:
			return "", name, problem.New("id_form", "value", value)
		}
		path = before + value + after
	}
}

// numberComments gives comments that have no number the next ones, and finds
// those that are there already.
func (im *importer) numberComments() {
	numbers := map[string]*numbering{}
	for _, r := range im.rows {
		if r.table.name != "comments" || r.skip {
			continue
		}
		of := r.municipality + "\x00" + r.get("consultation")
		n := numbers[of]
		if n == nil {
			n = im.numberingOf(r)
			numbers[of] = n
		}
		if row, fault := record.ParseInt(r.get("row")); r.get("row") != "" {
			if fault == nil {
				n.last = max(n.last, row.N)
			}
			continue
		}
		n.fresh = append(n.fresh, r)
	}
	bySubmission, byValues := 0, 0
	for _, n := range numbers {
		a, b := n.number()
		bySubmission, byValues = bySubmission+a, byValues+b
	}
	if bySubmission > 0 {
		im.count(noteSubmission, bySubmission)
	}
	if byValues > 0 {
		im.count(noteSame, byValues)
	}
	for _, r := range im.rows {
		if r.table.name == "comments" && r.get("disposition") == "" && r.get("same_as") == "" {
			if i := r.cols.index("disposition"); i >= 0 && r.values[i] == "" {
				r.values[i] = "pending"
			} else {
				r.more = append(r.more, Pair{"disposition", "pending"})
			}
		}
	}
}

// numbering is how the comments of a consultation are numbered on.
type numbering struct {
	last     int
	recorded []*model.Comment
	fresh    []*row
}

func (im *importer) numberingOf(r *row) *numbering {
	n := &numbering{}
	m := im.base.Site.Municipality(r.municipality)
	if m == nil {
		return n
	}
	for _, c := range m.Comments {
		if c.Consultation == r.get("consultation") {
			n.last = max(n.last, c.Row.N)
			n.recorded = append(n.recorded, c)
		}
	}
	return n
}

// number numbers the rows, and leaves those out that were recorded before: a
// submission whose number is there stays as it is, whatever became of its
// comments; without a number a comment is one of those there if all that the
// file itself tells of it stands in one.
func (n *numbering) number() (bySubmission, byValues int) {
	submissions := map[string]bool{}
	for _, c := range n.recorded {
		submissions[c.Submission] = true
	}
	same := map[*columns]map[string]int{}
	for _, r := range n.fresh {
		if submission := r.get("submission"); submission != "" {
			if submissions[submission] {
				r.skip, r.recorded = true, true
				bySubmission++
				continue
			}
		} else {
			there := same[r.cols]
			if there == nil {
				there = map[string]int{}
				for _, c := range n.recorded {
					there[r.likeness(c)]++
				}
				same[r.cols] = there
			}
			if own := r.likeness(nil); there[own] > 0 {
				there[own]--
				r.skip, r.recorded = true, true
				byValues++
				continue
			}
		}
		n.last++
		r.more = append(r.more, Pair{"row", model.Number(n.last).String()})
	}
	return bySubmission, byValues
}

// likeness joins what the row tells of a comment, or what a recorded one says
// in the same columns.
func (r *row) likeness(c *model.Comment) string {
	var parts []string
	t := record.Of[model.Comment]()
	for i, col := range r.cols.list {
		found, ok := t.Column(col.in(r.first))
		if !ok || r.cols.at[i] < 0 || slices.Contains([]string{"municipality", "consultation", "row", "disposition"}, col.name) {
			continue
		}
		if c == nil {
			parts = append(parts, r.values[i])
		} else {
			parts = append(parts, string(found.Leaf.AppendCell(nil, c, found.Lang)))
		}
	}
	return strings.Join(parts, "\x00")
}

var clockTime = regexp.MustCompile(`[T ,]+[0-9]{1,2}:[0-9]{2}.*$`)

// day cuts a moment, as platforms export it, to its day on the clocks of the
// site.
func (im *importer) day(value string) string {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 MST"} {
		if t, err := time.Parse(layout, value); err == nil && (layout != "2006-01-02 15:04:05 MST" || strings.HasSuffix(value, "UTC")) {
			return model.DateOf(t.In(im.base.Site.Zone)).String()
		}
	}
	return cmp.Or(clockTime.ReplaceAllString(value, ""), value)
}
