package facts_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
)

// manyDates is a site with one of each date that a record can tell.
func manyDates(t *testing.T) *model.Site {
	return load(t, "site.yaml", settings+`holidays: [2026-05-25]
rules:
  - {from: 2026-05-05, applies_to: {municipalities: [primer]}, min_days: 20, report_due_days: 15, days: working}
  - {from: 2020-01-01, min_days: 10, report_due_days: 15, calendar_due: 01-31}
`,
		"municipalities.csv", "id,name_mk,publishes_from,publish_on\nprimer,Пример,2026-02-02,\ndrug,Друг,,2026-02-03\n",
		"calendars.csv", "year,status,adopted_on\n2026,adopted,2026-01-20\n2026,amended,2026-06-03\n",
		"calendar.csv", `id,year,title_mk,planned_opens,planned_closes,decision,reason_mk,decided_on,added_on
carried,2025,А,2025-Q4,,postponed,Р,2026-01-25,
carried,2026,А,2026-02,2026-03,,,,
dated,2026,Б,2026-05-01,,,,,2026-04-21
day,2026,В,2026-07-07,,,,,
quarter,2026,Г,2026-Q3,,cancelled,Р,2026-11-11,
year,2026,Д,2026,,,,,2026-07-20
`,
		"consultations/dated.yaml", `title: {mk: Наслов}
announced: 2026-04-20
opens: 2026-05-01T09:00
closes: 2026-06-10T16:00
first_closes: 2026-05-20
extended_on: 2026-05-18
extended_reason: {mk: Р}
events: [{id: a, starts: 2026-05-08T18:00, publish_on: 2026-05-04}]
documents: [{id: a, url: "https://example.org/", published: 2026-05-02}]
change_log: [{at: 2026-05-19, note: {mk: А}}]
`,
		"reports/dated.yaml", `published: 2026-07-15
outcome: decision_pending
decision_due: 2026-08-16
themes: [{id: a, title: {mk: А}, publish_on: 2026-07-18}]
follow_up: [{id: a, title: {mk: А}, due: 2026-09-01, status: done, updated: 2026-08-20}]
documents: [{id: b, url: "https://example.org/", published: 2026-07-17}]
change_log: [{at: 2026-07-22, note: {mk: А}}]
`,
		"comments.csv", `consultation,row,respondent_type,comment,disposition,reason_mk,received,answered,same_as
dated,1,citizen,Не,rejected,Р,2026-05-06,2026-06-20,
dated,2,citizen,Не,,,2026-05-07,2026-06-25,1
`,
		"consultations.csv", `id,title_mk,opens,closes,source_url,report_promised,cancelled_on,cancelled_reason_mk,publish_on
promised,А,2026-03-28,2026-03-29,,2026-04-14,,,
cancelled,Б,2026-10-24,2026-10-25T02:30,,,2026-11-05,Р,
late,В,2026-10-25T02:30,2026-11-01,,,,,2026-10-26
unknown,Г,2026-05,,https://example.org/1,2026-03-03,,,
debate,Д,,,,,,,
carried,Ѓ,2026-03-05,2026-03-06,,,,,
`,
		"events.csv", "consultation,id,starts,ends\ndebate,a,2026-09-09T18:00,2026-09-09T20:30\ndebate,b,2026-09-12T18:00,\n",
		"redactions.csv", "record,field,decided_on,reason_mk\ndated,why,2026-06-06,Р\n",
		"municipalities/drug/consultations.csv", "id,title_mk,announced,opens,closes\nx,Наслов,2026-02-10,2026-02-20,2026-03-02\n",
	)
}

// Facts hold from one date to the next, so that two builds between which none
// passes give the same pages (contract, 7.1).
func TestFactsChangeOnlyWhenADatePasses(t *testing.T) {
	demonstration, _, err := content.Load(context.Background(), os.DirFS("../../../content"), content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, site := range map[string]*model.Site{"a site with every date": manyDates(t), "the demonstration": demonstration} {
		for _, drafts := range []bool{false, true} {
			dates := instants(site)
			for i, from := range dates[:len(dates)-1] {
				last := dates[i+1].Add(-time.Minute)
				a, b := facts.At(site, from, drafts), facts.At(site, last, drafts)
				if difference := differ(a.Municipalities, b.Municipalities); difference != "" {
					t.Errorf("%s: between %s and %s no date passes, yet %s", name, from, last, difference)
				}
				if x, y := everyFigure(a), everyFigure(b); x != y {
					t.Errorf("%s: between %s and %s no date passes, yet the figures\n%s\nbecome\n%s", name, from, last, x, y)
				}
			}
		}
	}
}

// instants are the minutes at which a date of the site passes: its days
// begin or are over, its clock times come, a report or calendar becomes
// overdue, a year begins.
func instants(site *model.Site) []time.Time {
	seen := map[time.Time]bool{}
	walk(reflect.ValueOf(site), func(v any) {
		switch d := v.(type) {
		case model.Date:
			seen[d.In(site.Zone)] = true
			seen[(d + 1).In(site.Zone)] = true
		case model.When:
			from, _ := d.Start(site.Zone)
			to, _ := d.End(site.Zone)
			seen[from], seen[to] = true, true
			seen[d.First.In(site.Zone)] = true
			seen[(d.Last() + 1).In(site.Zone)] = true
		}
	})
	for _, at := range slices.Collect(maps.Keys(seen)) {
		s := facts.At(site, at, true)
		for _, m := range s.Municipalities {
			for _, c := range m.Consultations {
				if !c.Due.IsZero() {
					seen[c.Due] = true
				}
			}
			for _, year := range s.Years(m) {
				if due, _ := s.CalendarDue(m, year); due != 0 {
					seen[(due + 1).In(site.Zone)] = true
				}
			}
		}
		seen[time.Date(at.Year(), 1, 1, 0, 0, 0, 0, site.Zone)] = true
		seen[time.Date(at.Year()+1, 1, 1, 0, 0, 0, 0, site.Zone)] = true
	}
	var list []time.Time
	for at := range seen {
		list = append(list, at)
	}
	slices.SortFunc(list, time.Time.Compare)
	return list
}

// everyFigure writes the figures of all municipalities and years.
func everyFigure(s *facts.Site) string {
	var b strings.Builder
	for _, m := range s.Municipalities {
		for _, year := range s.Years(m) {
			fmt.Fprintf(&b, "%s %d\n%s", m.ID, year, figures(s.Accountability(m, year), ""))
		}
		fmt.Fprintln(&b, m.ID, s.Latest(m))
	}
	return b.String()
}

// walk yields every date that a value holds.
func walk(v reflect.Value, yield func(any)) {
	if v.CanInterface() {
		switch d := v.Interface().(type) {
		case model.Date:
			if d != 0 {
				yield(d)
			}
			return
		case model.When:
			if !d.IsZero() {
				yield(d)
			}
			return
		case *time.Location:
			return
		}
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			walk(v.Elem(), yield)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			walk(v.Field(i), yield)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), yield)
		}
	}
}

// differ tells where two values differ, "" where they are equal.
func differ(a, b any) string {
	if reflect.DeepEqual(a, b) {
		return ""
	}
	list, ok := a.([]*facts.Municipality)
	other, _ := b.([]*facts.Municipality)
	if !ok || len(list) != len(other) {
		return "they differ"
	}
	for i, m := range list {
		for j, c := range m.Consultations {
			if o := other[i].Consultations; j >= len(o) || !reflect.DeepEqual(c.ConsultationFacts, o[j].ConsultationFacts) {
				return m.ID + "/" + c.ID + " differs"
			}
		}
		for j, e := range m.Entries {
			if o := other[i].Entries; j >= len(o) || e.State != o[j].State || e.EntryFacts != o[j].EntryFacts {
				return "the entry " + m.ID + "/" + e.ID + " differs"
			}
		}
		if !reflect.DeepEqual(m, other[i]) {
			return m.ID + " differs"
		}
	}
	return "they differ"
}
