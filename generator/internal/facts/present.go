package facts

import "konsulta/generator/internal/model"

// What a record tells as done after the as-of is not there yet, anywhere;
// what lies ahead stays. The functions in this file return a record as it is
// known at the as-of, the given one where nothing differs, or nil.

// done reports whether a day had begun; an unknown day has.
func (w *worker) done(d model.Date) bool { return d <= w.Today }

// shown reports whether a record is to be published at all.
func (w *worker) shown(r *model.Record) bool {
	return w.drafts || r.Draft != model.Yes && w.done(r.PublishOn)
}

func (w *worker) presentConsultation(c *model.Consultation) *model.Consultation {
	if !w.shown(&c.Record) || !w.done(c.Announced) {
		return nil
	}
	there := *c
	if !w.done(c.ExtendedOn) {
		there.Closes = c.FirstCloses
		there.FirstCloses, there.ExtendedOn, there.ExtendedReason = model.When{}, 0, nil
	}
	if !w.done(c.Cancelled.On) {
		there.Cancelled = model.Cancelled{}
	}
	there.Events = keep(c.Events, func(e *model.Event) bool { return w.shown(&e.Record) })
	there.Documents = w.presentDocuments(c.Documents)
	there.ChangeLog = keep(c.ChangeLog, func(x *model.Change) bool { return w.done(x.At) })
	return &there
}

func (w *worker) presentDocuments(list []model.Document) []model.Document {
	return keep(list, func(d *model.Document) bool { return w.shown(&d.Record) && w.done(d.Published) })
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
	if !w.shown(&r.Record) || !w.done(r.Published) {
		return nil
	}
	there := *r
	there.Documents = w.presentDocuments(r.Documents)
	there.ChangeLog = keep(r.ChangeLog, func(x *model.Change) bool { return w.done(x.At) })
	there.FollowUp = nil
	for _, f := range r.FollowUp {
		if !w.shown(&f.Record) {
			continue
		}
		if !w.done(f.Updated) {
			f.Status, f.Updated, f.Note = "planned", 0, nil
		}
		there.FollowUp = append(there.FollowUp, f)
	}
	return &there
}

func (w *worker) presentComment(c *model.Comment) *model.Comment {
	if !w.shown(&c.Record) || !w.done(c.Received) {
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
	if !w.shown(&e.Record) || !w.done(e.AddedOn) {
		return nil
	}
	if w.done(e.DecidedOn) {
		return e
	}
	there := *e
	there.Decision, there.Reason, there.DecidedOn, there.MergedInto = "", nil, 0, ""
	return &there
}
