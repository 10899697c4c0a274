package facts

import (
	"slices"
	"strings"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

// RemovedEntry is an entry that stood in a calendar and was taken out, which
// the format does not allow: entries are never deleted.
type RemovedEntry struct {
	ID           string
	Year         int
	Title        model.Text // as it was last
	PlannedOpens model.When // likewise
	Removal      *model.RecordChange
}

// attachChanges keeps what git tells of a municipality's records up to the
// as-of, and gives it to the records. What tells of a record that is not there
// yet, and what was redacted, is left out.
func (w *worker) attachChanges(fm *Municipality) {
	if len(fm.Municipality.Changes) == 0 {
		return
	}
	h := newChangeFilter(fm)
	for _, x := range fm.Municipality.Changes {
		if x.Instant > w.AsOf.Unix() || !h.there(x) || h.redacted(x.Record, x.Field) {
			continue
		}
		fm.Changes = append(fm.Changes, x)
		id, _, _ := strings.Cut(x.Record, "/")
		if x.Table != "calendar" {
			if c := fm.consultations[id]; c != nil {
				c.Changes = append(c.Changes, x)
			}
		} else if e := h.entry[entryKey{x.Year, id}]; e != nil {
			e.Changes = append(e.Changes, x)
		}
	}
	h.removedEntries()
}

type entryKey struct {
	year int
	id   string
}

// changeFilter knows which records of a municipality are there, and which its
// content holds.
type changeFilter struct {
	fm            *Municipality
	entry         map[entryKey]*Entry
	heldEntry     map[entryKey]bool
	consultations map[string]bool
	reports       map[string]bool
}

func newChangeFilter(fm *Municipality) *changeFilter {
	h := &changeFilter{fm: fm, entry: map[entryKey]*Entry{}, heldEntry: map[entryKey]bool{},
		consultations: map[string]bool{}, reports: map[string]bool{}}
	for _, e := range fm.Entries {
		h.entry[entryKey{e.Year.N, e.ID}] = e
	}
	for _, e := range fm.Municipality.Entries {
		h.heldEntry[entryKey{e.Year.N, e.ID}] = true
	}
	for _, c := range fm.Municipality.Consultations {
		h.consultations[c.ID] = true
	}
	for _, r := range fm.Reports {
		h.reports[r.Consultation] = true
	}
	return h
}

// there reports whether the record of a change is there, or was and is held
// no more. One that the content holds and that is not there is a draft or
// still to come, and nothing may tell of it.
func (h *changeFilter) there(x *model.RecordChange) bool {
	id, _, _ := strings.Cut(x.Record, "/")
	if x.Table == "calendar" {
		k := entryKey{x.Year, id}
		return h.entry[k] != nil || !h.heldEntry[k]
	}
	c := h.fm.consultations[id]
	if c == nil {
		return !h.consultations[id]
	}
	return x.Table != "reports" || c.Report != nil || !h.reports[id]
}

// redacted reports whether a field of a record was marked as removed: its old
// values appear nowhere. The mark of a text is one for all its languages.
func (h *changeFilter) redacted(record, field string) bool {
	return slices.ContainsFunc(h.fm.Redactions, func(r *model.Redaction) bool {
		return r.Of == record && (r.Field == field || strings.HasPrefix(field, r.Field+"_"))
	})
}

// removedEntries finds the entries that were taken out of a calendar, in the
// order in which that was done.
func (h *changeFilter) removedEntries() {
	last := map[entryKey]*model.RecordChange{}
	for _, x := range h.fm.Changes {
		if x.Table == "calendar" && x.OfRecord() {
			last[entryKey{x.Year, x.Record}] = x
		}
	}
	for _, x := range h.fm.Changes {
		if x.Removed() && last[entryKey{x.Year, x.Record}] == x {
			h.fm.Removed = append(h.fm.Removed, h.removed(x))
		}
	}
}

func (h *changeFilter) removed(x *model.RecordChange) *RemovedEntry {
	e := &RemovedEntry{ID: x.Record, Year: x.Year, Removal: x}
	for _, v := range x.Last {
		lang, isTitle := strings.CutPrefix(v.Column, "title_")
		switch {
		case h.redacted(x.Record, v.Column):
		case isTitle:
			e.Title.Set(lang, v.Text)
		case v.Column == "planned_opens":
			// It was read once and written again.
			e.PlannedOpens, _ = record.ParseWhen(v.Text)
		}
	}
	return e
}
