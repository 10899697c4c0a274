package facts

import (
	"slices"

	"konsulta/generator/internal/model"
)

// What a record tells as done after the as-of is not there yet, anywhere;
// what lies ahead stays. The functions in this file whose names begin with
// present return a record as it is known at the as-of, or nil.

// done reports whether a day had begun; an unknown day has.
func (w *worker) done(d model.Date) bool { return d <= w.Today }

// there reports whether a record is there that tells of something done on a
// day. One that is not to be published yet is there with drafts, as it will
// be: its day is ahead as a rule.
func (w *worker) there(r *model.Record, day model.Date) bool {
	if r.Draft == model.Yes || !w.done(r.PublishOn) {
		return w.drafts
	}
	return w.done(day)
}

// shown reports whether a record is there that tells of nothing done.
func (w *worker) shown(r *model.Record) bool { return w.there(r, 0) }

func (w *worker) presentConsultation(c *model.Consultation) *model.Consultation {
	if !w.there(&c.Record, c.Announced) {
		return nil
	}
	events := keep(c.Events, func(e *model.Event) bool { return w.shown(&e.Record) })
	documents := w.presentDocuments(c.Documents)
	changes := w.presentChanges(c.ChangeLog)
	extended, cancelled := w.done(c.ExtendedOn), w.done(c.Cancelled.On)
	if extended && cancelled && len(events) == len(c.Events) &&
		len(documents) == len(c.Documents) && len(changes) == len(c.ChangeLog) {
		return c
	}
	there := *c
	there.Events, there.Documents, there.ChangeLog = events, documents, changes
	if !extended {
		there.Closes = c.FirstCloses
		there.FirstCloses, there.ExtendedOn, there.ExtendedReason = model.When{}, 0, nil
	}
	if !cancelled {
		there.Cancelled = model.Cancelled{}
	}
	return &there
}

func (w *worker) presentDocuments(list []model.Document) []model.Document {
	return keep(list, func(d *model.Document) bool { return w.there(&d.Record, d.Published) })
}

func (w *worker) presentChanges(list []model.Change) []model.Change {
	return keep(list, func(x *model.Change) bool { return w.done(x.At) })
}

// keep returns the items that pass, the list itself where all do.
func keep[T any](list []T, pass func(*T) bool) []T {
	for i := range list {
		if !pass(&list[i]) {
			kept := append([]T(nil), list[:i]...)
			for j := i + 1; j < len(list); j++ {
				if pass(&list[j]) {
					kept = append(kept, list[j])
				}
			}
			return kept
		}
	}
	return list
}

func (w *worker) presentReport(r *model.Report) *model.Report {
	if !w.there(&r.Record, r.Published) {
		return nil
	}
	if len(r.Themes)+len(r.TextChanges)+len(r.FollowUp)+len(r.Documents)+len(r.ChangeLog) == 0 {
		return r
	}
	there := *r
	there.Themes = keep(r.Themes, func(t *model.ReportTheme) bool { return w.shown(&t.Record) })
	there.TextChanges = keep(r.TextChanges, func(t *model.TextChange) bool { return w.shown(&t.Record) })
	there.FollowUp = w.presentFollowUp(r.FollowUp)
	there.Documents = w.presentDocuments(r.Documents)
	there.ChangeLog = w.presentChanges(r.ChangeLog)
	return &there
}

// presentFollowUp keeps what was promised. How it stood before its last
// update the record does not say.
func (w *worker) presentFollowUp(list []model.FollowUp) []model.FollowUp {
	list = keep(list, func(f *model.FollowUp) bool { return w.shown(&f.Record) })
	updatedLater := func(f model.FollowUp) bool { return !w.done(f.Updated) }
	if !slices.ContainsFunc(list, updatedLater) {
		return list
	}
	list = slices.Clone(list)
	for i := range list {
		if f := &list[i]; updatedLater(*f) {
			f.Status, f.Updated, f.Note = "", 0, nil
		}
	}
	return list
}

// presentAction keeps what a municipality undertook, as presentFollowUp keeps
// what it promised.
func (w *worker) presentAction(a *model.Action) *model.Action {
	if !w.shown(&a.Record) {
		return nil
	}
	if w.done(a.Updated) {
		return a
	}
	there := *a
	there.Status, there.Updated, there.EvidenceURL, there.Note = "", 0, "", nil
	return &there
}

func (w *worker) presentComment(c *model.Comment) *model.Comment {
	if !w.there(&c.Record, c.Received) {
		return nil
	}
	if w.done(c.Answered) {
		return c
	}
	there := *c
	there.Disposition, there.Reason, there.Effect = "pending", nil, ""
	there.EffectPlace, there.Answered, there.SameAs = "", 0, model.Int{}
	return &there
}

func (w *worker) presentEntry(e *model.Entry) *model.Entry {
	if !w.there(&e.Record, e.AddedOn) {
		return nil
	}
	if w.done(e.DecidedOn) {
		return e
	}
	there := *e
	there.Decision, there.Reason, there.DecidedOn, there.MergedInto = "", nil, 0, ""
	return &there
}

// presentPage keeps the languages in which a free page is there.
func (w *worker) presentPage(p *model.Page) *model.Page {
	there := &model.Page{Slug: p.Slug, Order: p.Order, Origin: p.Origin}
	for _, v := range p.Versions {
		if w.shown(&v.Record) {
			there.Versions = append(there.Versions, v)
			there.Title.Set(v.Lang, p.Title.In(v.Lang))
			there.Body.Set(v.Lang, p.Body.In(v.Lang))
		}
	}
	if len(there.Versions) == 0 {
		return nil
	}
	return there
}

// Draft reports whether a page is shown in a language only with drafts.
func (s *Site) Draft(p *model.Page, lang string) bool {
	for _, v := range p.Versions {
		if v.Lang == lang && (v.Draft == model.Yes || v.PublishOn > s.Today) {
			return true
		}
	}
	return false
}
