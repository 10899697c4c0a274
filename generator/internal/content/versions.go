package content

import (
	"cmp"
	"io/fs"
	"reflect"
	"slices"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
)

// Snapshot is what one version of a file tells of a record whose history is
// followed.
type Snapshot struct {
	Table        string        // calendar, consultations, events or reports
	Municipality string        // from the path
	Year         int           // of the calendar that an entry is of
	ID           string        // of an event consultation/event
	Values       []model.Value // the followed fields that hold something, by column
	Aliases      []string      // ids that the record had before
	Draft        bool
	From         model.Date // the day on which the record says that it is there; 0 for always
}

// Versions reads older versions of single files of a tree.
type Versions struct {
	site           *model.Site
	municipalities map[string]*model.Municipality
}

// NewVersions prepares to read versions of the files of a site. Texts without
// a language are in that which the site, as it is now, gives them.
func NewVersions(site *model.Site) *Versions {
	v := &Versions{site: site, municipalities: map[string]*model.Municipality{}}
	for _, m := range site.Municipalities {
		v.municipalities[m.ID] = cmp.Or(v.municipalities[m.ID], m)
	}
	return v
}

// Follows reports whether a path is of a file that holds records whose
// history is followed.
func (v *Versions) Follows(name string) bool {
	_, _, ok := followed(name)
	return ok
}

// followedPatterns are the files of which versions are read.
var followedPatterns = []string{consultationYAML, reportYAML, calendarYearCSV, calendarYearYAML, calendarCSV,
	consultationsCSV, eventsCSV, reportsCSV}

func followed(name string) (pattern string, names map[string]string, ok bool) {
	for _, p := range followedPatterns {
		if names, ok := match(p, name); ok && fits(names) {
			return p, names, true
		}
	}
	return "", nil, false
}

// Read returns the records of a version of a file. ok is false where the
// version could not have been published: it cannot be read, or a followed
// value holds what may not stand in a table.
func (v *Versions) Read(name string, data []byte) (records []Snapshot, ok bool) {
	pattern, names, ok := followed(name)
	if !ok {
		return nil, false
	}
	l := &loader{fsys: version{data}, site: v.site, municipalities: v.municipalities,
		once: map[string]bool{}, refused: map[refusal]bool{}, located: map[int32]*csvIndex{}}
	f := &file{path: name, size: int64(len(data)), names: names}
	l.files = []*file{f}
	records = l.snapshots(pattern, f)
	errors, _ := problem.Count(l.problems)
	if errors > 0 || l.failed != nil {
		return nil, false
	}
	for i := range records {
		for _, value := range records[i].Values {
			if fault, _ := private(value.Text); fault != nil || isFormula(value.Text) || cellLength(value.Text) > cellLimit {
				return nil, false
			}
		}
	}
	return records, true
}

func (l *loader) snapshots(pattern string, f *file) []Snapshot {
	id, own := f.names["id"], map[string]string{"municipality": f.names["municipality"]}
	switch pattern {
	case consultationYAML:
		c := new(model.Consultation)
		if !l.readYAML(f, with(own, "id", id), with(own, "consultation", id), c) {
			return nil
		}
		return l.ofConsultation(f, c)
	case reportYAML:
		r := new(model.Report)
		known := with(own, "consultation", id)
		if !l.readYAML(f, known, known, r) {
			return nil
		}
		return []Snapshot{l.ofReport(f, r)}
	case calendarYearYAML:
		c := new(model.Calendar)
		known := with(own, "year", f.names["year"])
		if !l.readYAML(f, known, known, c) {
			return nil
		}
		return l.ofEntries(f, c.Entries)
	case calendarYearCSV:
		return l.ofEntries(f, readCSV[model.Entry](l, f, with(own, "year", f.names["year"]), record.Of[model.EntryFacts]()))
	case calendarCSV:
		return l.ofEntries(f, readCSV[model.Entry](l, f, own, record.Of[model.EntryFacts]()))
	}
	var list []Snapshot
	switch pattern {
	case consultationsCSV:
		for _, c := range readCSV[model.Consultation](l, f, own, record.Of[model.ConsultationFacts]()) {
			list = append(list, l.ofConsultation(f, c)...)
		}
	case reportsCSV:
		for _, r := range readCSV[model.Report](l, f, own, record.Of[model.KeyFacts]()) {
			list = append(list, l.ofReport(f, r))
		}
	case eventsCSV:
		for _, e := range readCSV[model.Event](l, f, own, record.Of[model.KeyFacts]()) {
			list = append(list, l.ofEvent(f, e, e.Consultation))
		}
	}
	return list
}

func (l *loader) ofConsultation(f *file, c *model.Consultation) []Snapshot {
	s := l.snapshot(f, "consultations", c.ID, c, c.Announced)
	s.Aliases = c.Aliases
	list := []Snapshot{s}
	for i := range c.Events {
		list = append(list, l.ofEvent(f, &c.Events[i], c.ID))
	}
	return list
}

func (l *loader) ofEvent(f *file, e *model.Event, consultation string) Snapshot {
	return l.snapshot(f, "events", consultation+"/"+e.ID, e, 0)
}

func (l *loader) ofReport(f *file, r *model.Report) Snapshot {
	return l.snapshot(f, "reports", r.Consultation, r, r.Published)
}

func (l *loader) ofEntries(f *file, entries []*model.Entry) []Snapshot {
	list := make([]Snapshot, len(entries))
	for i, e := range entries {
		list[i] = l.snapshot(f, "calendar", e.ID, e, e.AddedOn)
		list[i].Year, list[i].Aliases = e.Year.N, e.Aliases
	}
	return list
}

// snapshot takes what is followed of a record. on is the day on which the
// record tells that it came to be.
func (l *loader) snapshot(f *file, table, id string, rec interface{ Base() *model.Record }, on model.Date) Snapshot {
	base := rec.Base()
	s := Snapshot{Table: table, Municipality: f.names["municipality"], ID: id,
		Draft: base.Draft == model.Yes, From: max(base.PublishOn, on)}
	first := l.firstLanguage(f)
	leaves := record.For(reflect.TypeOf(rec).Elem()).Leaves()
	for i := range leaves {
		leaf := &leaves[i]
		switch {
		case !leaf.History || !leaf.Present(rec):
		case leaf.Kind == record.Text:
			leaf.Strings(rec, func(lang, text string) {
				s.Values = append(s.Values, model.Value{Column: leaf.Column + "_" + cmp.Or(lang, first), Text: text})
			})
		default:
			s.Values = append(s.Values, model.Value{Column: leaf.Column, Text: string(leaf.AppendCell(nil, rec, ""))})
		}
	}
	slices.SortStableFunc(s.Values, func(a, b model.Value) int { return cmp.Compare(a.Column, b.Column) })
	return s
}

// version is a file system that holds one version of one file, under
// whatever name it is asked for.
type version struct{ data []byte }

// ReadFile is part of fs.ReadFileFS.
func (v version) ReadFile(string) ([]byte, error) { return v.data, nil }

// Open is part of fs.FS; versions are read whole.
func (v version) Open(string) (fs.File, error) { return nil, fs.ErrInvalid }
