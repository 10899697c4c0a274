package history

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/model"
)

func compareKeys(a, b key) int {
	return cmp.Or(cmp.Compare(a.municipality, b.municipality), cmp.Compare(a.year, b.year),
		cmp.Compare(a.table, b.table), cmp.Compare(a.id, b.id))
}

// renamed puts a record that has a new id, and keeps the old one as an alias,
// in place of the old one: it is the same. Reports and events go with their
// consultation.
func renamed(before, after map[key]*content.Snapshot) {
	type owner struct{ municipality, id string }
	aliases := map[owner][]string{}
	for _, s := range after {
		if len(s.Aliases) > 0 {
			o := owner{s.Municipality, s.ID}
			aliases[o] = append(aliases[o], s.Aliases...)
		}
	}
	for k := range after {
		if before[k] != nil {
			continue
		}
		id, part, _ := strings.Cut(k.id, "/")
		for _, alias := range aliases[owner{k.municipality, id}] {
			old := k
			if old.id = alias; part != "" {
				old.id += "/" + part
			}
			if was := before[old]; was != nil && after[old] == nil {
				before[k] = was
				delete(before, old)
				break
			}
		}
	}
}

// compare notes how a record differs from what it was; nil is not there.
func (l *log) compare(k key, before, after *content.Snapshot) {
	field := "id"
	if k.table == "reports" {
		field = "consultation"
	}
	note := func(field, was, is string, from model.Date) *model.RecordChange {
		x := &model.RecordChange{Municipality: k.municipality, Record: k.id, Field: field, Before: was, After: is,
			Commit: l.Commit, Table: k.table, Year: k.year, Instant: l.Instant, From: from}
		l.Changes = append(l.Changes, x)
		return x
	}
	switch {
	case before == nil && after == nil: // renamed
	case before == nil:
		note(field, "", after.ID, after.From)
	case after == nil:
		note(field, before.ID, "", 0).Last = before.Values
	default:
		if before.ID != after.ID {
			note(field, before.ID, after.ID, after.From)
		}
		for _, column := range columns(before.Values, after.Values) {
			if was, is := valueOf(before.Values, column), valueOf(after.Values, column); was != is {
				note(column, was, is, after.From)
			}
		}
	}
}

// columns are those of which either version holds a value, in order.
func columns(a, b []model.Value) []string {
	var names []string
	for _, list := range [][]model.Value{a, b} {
		for _, v := range list {
			names = append(names, v.Column)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func valueOf(values []model.Value, column string) string {
	for _, v := range values {
		if v.Column == column {
			return v.Text
		}
	}
	return ""
}

// published gives a record that was renamed its present id, and leaves out
// what happened before a record was there to be seen.
func published(all []*model.RecordChange, zone *time.Location) []*model.RecordChange {
	present := map[key]string{} // the id that a record has now
	var list []*model.RecordChange
	for _, x := range slices.Backward(all) {
		y := *x
		k := key{y.Table, y.Municipality, y.Record, y.Year}
		if id, ok := present[k]; ok {
			y.Record = id
		}
		if y.Before != "" && y.After != "" && y.OfRecord() {
			old := k
			old.id = y.Before
			present[old] = y.Record
			delete(present, k) // what had the id earlier was another record
			if y.Table == "reports" || y.Table == "events" {
				continue // it went with its consultation
			}
		}
		list = append(list, &y)
	}
	slices.Reverse(list)
	return visible(withoutParts(list), zone)
}

// withoutParts leaves out the meetings that came with their consultation: its
// own coming says it.
func withoutParts(all []*model.RecordChange) []*model.RecordChange {
	type coming struct{ municipality, id, commit string }
	came := map[coming]bool{}
	for _, x := range all {
		if x.Table == "consultations" && x.Added() {
			came[coming{x.Municipality, x.Record, x.Commit}] = true
		}
	}
	return slices.DeleteFunc(all, func(x *model.RecordChange) bool {
		id, _, _ := strings.Cut(x.Record, "/")
		return x.Table == "events" && x.Added() && came[coming{x.Municipality, id, x.Commit}]
	})
}

// life is what is known of a record on the way through its changes.
type life struct {
	added *model.RecordChange // nobody has seen it yet
	since int64               // it is there to be seen
}

// visible leaves out what happened to a record before the day on which it
// says that it is there, and dates its first publication accordingly.
func visible(all []*model.RecordChange, zone *time.Location) []*model.RecordChange {
	lives := map[key]*life{}
	var list []*model.RecordChange
	settle := func(now *life) {
		if now.added != nil {
			now.added.Instant = now.since
			list = append(list, now.added)
			now.added = nil
		}
	}
	of := func(x *model.RecordChange) *life {
		k := key{x.Table, x.Municipality, x.Record, x.Year}
		if lives[k] == nil {
			lives[k] = &life{}
		}
		return lives[k]
	}
	for _, x := range all {
		now, there := of(x), max(x.Instant, beginning(x.From, zone))
		switch {
		case x.Added():
			now.added, now.since = x, there
		case now.added != nil && x.Instant < now.since && x.Removed():
			now.added = nil
		case now.added != nil && x.Instant < now.since:
			now.since = there
		default:
			settle(now)
			list = append(list, x)
		}
	}
	for _, x := range all {
		settle(of(x))
	}
	for _, x := range list {
		t := time.Unix(x.Instant, 0).In(zone)
		x.At = model.At(model.DateOf(t), t.Hour(), t.Minute())
	}
	order := make(map[*model.RecordChange]int, len(all))
	for i, x := range all {
		order[x] = i
	}
	slices.SortFunc(list, func(a, b *model.RecordChange) int {
		return cmp.Or(cmp.Compare(a.Instant, b.Instant), cmp.Compare(order[a], order[b]))
	})
	return list
}

// beginning is the first second of a day, 0 for none.
func beginning(day model.Date, zone *time.Location) int64 {
	if day == 0 {
		return 0
	}
	return day.In(zone).Unix()
}
