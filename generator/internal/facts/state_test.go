package facts_test

import (
	"testing"

	"konsulta/generator/internal/model"
)

// line is a minute and the state in it.
type line struct{ minute, want string }

func testStates(t *testing.T, site *model.Site, lines []line) {
	t.Helper()
	for _, l := range lines {
		if got := one(t, site, l.minute).State; got != l.want {
			t.Errorf("at %s the state is %s, want %s", l.minute, got, l.want)
		}
	}
}

func TestStateByDays(t *testing.T) {
	site := load(t, "site.yaml", fifteen, "consultations.csv",
		"id,title_mk,opens,closes\nx,Наслов,2026-05-01,2026-05-20\n")
	testStates(t, site, []line{
		{"2026-04-30 23:59", "upcoming"},
		{"2026-05-01 00:00", "open"},
		{"2026-05-01 00:01", "open"},
		{"2026-05-20 23:59", "open"},
		{"2026-05-21 00:00", "closed"},
		{"2026-05-21 00:01", "closed"},
		{"2026-06-04 23:59", "closed"}, // due on 20 May + 15 days
		{"2026-06-05 00:00", "overdue"},
		{"2030-01-01 00:00", "overdue"},
	})
}

func TestStateByClock(t *testing.T) {
	site := load(t, "site.yaml", fifteen, "consultations.csv",
		"id,title_mk,opens,closes\nx,Наслов,2026-05-01T09:30,20.05.2026 16:00\n")
	testStates(t, site, []line{
		{"2026-05-01 09:29", "upcoming"},
		{"2026-05-01 09:30", "open"},
		{"2026-05-01 09:31", "open"},
		{"2026-05-20 15:59", "open"},
		{"2026-05-20 16:00", "closed"},
		{"2026-05-20 16:01", "closed"},
		{"2026-06-04 23:59", "closed"}, // to the end of the day, whatever the clock of closing
		{"2026-06-05 00:00", "overdue"},
	})
}

// In 2026 clocks go forward on 29 March at 02:00, back on 25 October at 03:00.
func TestStateWhereClocksChange(t *testing.T) {
	for _, tt := range []struct {
		name, opens, closes string
		lines               []line
	}{
		{"the day that lacks an hour", "2026-03-29", "2026-03-29", []line{
			{"2026-03-28 23:59 +0100", "upcoming"}, {"2026-03-29 00:00 +0100", "open"},
			{"2026-03-29 23:59 +0200", "open"}, {"2026-03-30 00:00 +0200", "closed"}}},
		{"either side of the gap", "2026-03-29T01:59", "2026-03-29T03:00", []line{
			{"2026-03-29 01:58 +0100", "upcoming"}, {"2026-03-29 01:59 +0100", "open"},
			{"2026-03-29 03:00 +0200", "closed"}}},
		{"the day with an hour more", "2026-10-25", "2026-10-25", []line{
			{"2026-10-24 23:59 +0200", "upcoming"}, {"2026-10-25 00:00 +0200", "open"},
			{"2026-10-25 23:59 +0100", "open"}, {"2026-10-26 00:00 +0100", "closed"}}},
		{"an hour that comes twice", "2026-10-25T02:15", "2026-10-25T02:45", []line{
			{"2026-10-25 02:15 +0200", "upcoming"}, {"2026-10-25 02:50 +0200", "upcoming"},
			{"2026-10-25 02:14 +0100", "upcoming"}, {"2026-10-25 02:15 +0100", "open"},
			{"2026-10-25 02:44 +0100", "open"}, {"2026-10-25 02:45 +0100", "closed"}}},
		{"due on a day that lacks an hour", "2026-02-23", "2026-03-14", []line{
			{"2026-03-29 23:59 +0200", "closed"}, {"2026-03-30 00:00 +0200", "overdue"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			testStates(t, load(t, "site.yaml", fifteen, "consultations.csv",
				"id,title_mk,opens,closes\nx,Наслов,"+tt.opens+","+tt.closes+"\n"), tt.lines)
		})
	}
}

func TestStateInAnotherZone(t *testing.T) {
	site := load(t, "site.yaml", settings+"timezone: America/New_York\n", "consultations.csv",
		"id,title_mk,opens,closes\nx,Наслов,2026-05-01,2026-05-20\n")
	testStates(t, site, []line{
		{"2026-05-01 05:59 +0200", "upcoming"}, {"2026-05-01 06:00 +0200", "open"},
		{"2026-05-21 05:59 +0200", "open"}, {"2026-05-21 06:00 +0200", "closed"},
	})
}

// The first of cancelled, reported, upcoming, open, overdue, closed, undated
// that fits is the state.
func TestStateInOrder(t *testing.T) {
	const head = "title: {mk: Наслов}\n"
	const dated = head + "opens: 2026-05-01\ncloses: 2026-05-20\n"
	const cancelled = "cancelled: {on: 2026-05-10, reason: {mk: Повлечена}}\n"
	const report = "published: 2026-05-30\noutcome: adopted_unchanged\nyou_said: {mk: Да}\n"
	for _, tt := range []struct {
		name, consultation, report string
		lines                      []line
	}{
		{"cancelled before everything", dated + cancelled, report, []line{
			{"2026-05-09 23:59", "open"}, {"2026-05-10 00:00", "cancelled"},
			{"2026-05-30 00:00", "cancelled"}, {"2026-07-01 00:00", "cancelled"}}},
		{"cancelled before it opens", dated + "cancelled: {on: 2026-04-20, reason: {mk: Повлечена}}\n", "", []line{
			{"2026-04-19 23:59", "upcoming"}, {"2026-04-20 00:00", "cancelled"}}},
		{"reported from the day of publication", dated, report, []line{
			{"2026-05-29 23:59", "closed"}, {"2026-05-30 00:00", "reported"}, {"2026-07-01 00:00", "reported"}}},
		{"reported although late", dated, "published: 2026-06-20\noutcome: adopted_unchanged\nno_comments: yes\n", []line{
			{"2026-06-05 00:00", "overdue"}, {"2026-06-19 23:59", "overdue"}, {"2026-06-20 00:00", "reported"}}},
		{"a promise that ends before the consultation", dated + "report_promised: 2026-05-10\n", "", []line{
			{"2026-05-10 23:59", "open"}, {"2026-05-20 23:59", "open"}, {"2026-05-21 00:00", "overdue"}}},
		{"undated, then cancelled", head + "source_url: https://example.org/1\n" + cancelled, "", []line{
			{"2026-05-09 23:59", "undated"}, {"2026-05-10 00:00", "cancelled"}}},
		{"undated, then reported", head + "source_url: https://example.org/1\n", report, []line{
			{"2026-05-29 23:59", "undated"}, {"2026-05-30 00:00", "reported"}}},
		{"undated, a report promised", head + "source_url: https://example.org/1\nreport_promised: 2026-05-10\n", "", []line{
			{"2026-05-10 23:59", "undated"}, {"2026-05-11 00:00", "overdue"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := []string{"site.yaml", fifteen, "consultations/x.yaml", tt.consultation}
			if tt.report != "" {
				files = append(files, "reports/x.yaml", tt.report)
			}
			testStates(t, load(t, files...), tt.lines)
		})
	}
}

// Without a rule and a promise nothing is ever overdue.
func TestStateWithoutADeadline(t *testing.T) {
	site := load(t, "consultations.csv", "id,title_mk,opens,closes\nx,Наслов,2026-05-01,2026-05-20\n")
	testStates(t, site, []line{{"2026-05-21 00:00", "closed"}, {"2099-01-01 00:00", "closed"}})
	if due := one(t, site, "2099-01-01 00:00").ReportDue; due != 0 {
		t.Errorf("ReportDue = %s, want none", due)
	}
}

func TestUndated(t *testing.T) {
	for _, tt := range []struct{ name, dates string }{
		{"no dates", ""},
		{"opens alone", "opens: 2026-05-01\n"},
		{"closes alone", "closes: 2026-05-20\n"},
		{"coarse dates", "opens: 2026-05\ncloses: 2026-Q2\n"},
		{"one coarse date", "opens: 2026\ncloses: 2026-05-20\n"},
		{"opens alone, with an event", "opens: 2026-05-01\nevents: [{id: a, starts: 2026-05-08}]\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			site := load(t, "site.yaml", fifteen, "consultations/x.yaml",
				"title: {mk: Наслов}\nannounced: 2026-04-20\nsource_url: https://example.org/1\n"+tt.dates)
			for _, minute := range []string{"2026-04-20 00:00", "2026-05-10 00:00", "2030-01-01 00:00"} {
				c := one(t, site, minute)
				if c.State != "undated" || c.Dated || c.ByEvents {
					t.Errorf("at %s: state %s, dated %t, by events %t, want undated", minute, c.State, c.Dated, c.ByEvents)
				}
				if c.Rule != nil || c.ReportDue != 0 || c.DaysOpen.Known || c.DaysRequired.Known ||
					c.MeetsMinimum != model.Untold || c.NoticeDays.Known || c.FirstDay != 0 || c.LastDay != 0 {
					t.Errorf("at %s a figure that needs the dates is there: %+v", minute, c.ConsultationFacts)
				}
			}
		})
	}
}

func TestPeriodOfEvents(t *testing.T) {
	for _, tt := range []struct {
		name, events string
		lines        []line
		first, last  string
		due          string
	}{
		{"one day", "[{id: a, starts: 2026-05-08}]", []line{
			{"2026-05-07 23:59", "upcoming"}, {"2026-05-08 00:00", "open"},
			{"2026-05-08 23:59", "open"}, {"2026-05-09 00:00", "closed"},
			{"2026-05-23 23:59", "closed"}, {"2026-05-24 00:00", "overdue"}},
			"2026-05-08", "2026-05-08", "2026-05-23"},
		{"from clock to clock", "[{id: a, starts: 2026-05-08T18:00, ends: 2026-05-08T20:00}]", []line{
			{"2026-05-08 17:59", "upcoming"}, {"2026-05-08 18:00", "open"},
			{"2026-05-08 19:59", "open"}, {"2026-05-08 20:00", "closed"}},
			"2026-05-08", "2026-05-08", "2026-05-23"},
		{"without an end to the end of the day", "[{id: a, starts: 2026-05-08T18:00}]", []line{
			{"2026-05-08 18:00", "open"}, {"2026-05-08 23:59", "open"}, {"2026-05-09 00:00", "closed"}},
			"2026-05-08", "2026-05-08", "2026-05-23"},
		{"from the first to the last, in any order", "[{id: b, starts: 2026-05-20T10:00, ends: 2026-05-20T11:00}," +
			" {id: a, starts: 2026-05-08T18:00, ends: 2026-05-08T20:00}, {id: c, starts: 2026-05-12}]", []line{
			{"2026-05-08 17:59", "upcoming"}, {"2026-05-08 18:00", "open"}, {"2026-05-10 12:00", "open"},
			{"2026-05-20 10:59", "open"}, {"2026-05-20 11:00", "closed"}, {"2026-06-05 00:00", "overdue"}},
			"2026-05-08", "2026-05-20", "2026-06-04"},
		{"the last to end is not the last to begin", "[{id: a, starts: 2026-05-08, ends: 2026-05-22}," +
			" {id: b, starts: 2026-05-20T10:00, ends: 2026-05-20T11:00}]", []line{
			{"2026-05-22 23:59", "open"}, {"2026-05-23 00:00", "closed"}},
			"2026-05-08", "2026-05-22", "2026-06-06"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			site := load(t, "site.yaml", fifteen, "consultations/x.yaml",
				"title: {mk: Наслов}\nannounced: 2026-05-01\nevents: "+tt.events+"\n")
			testStates(t, site, tt.lines)
			c := one(t, site, "2026-05-01 00:00")
			if !c.Dated || !c.ByEvents || c.FirstDay.String() != tt.first || c.LastDay.String() != tt.last {
				t.Errorf("from %s to %s, by events %t, want %s to %s, true", c.FirstDay, c.LastDay, c.ByEvents, tt.first, tt.last)
			}
			if c.DaysOpen.Known || c.MeetsMinimum != model.Untold {
				t.Errorf("DaysOpen = %q, MeetsMinimum = %q, want blank", c.DaysOpen, c.MeetsMinimum)
			}
			if c.DaysRequired.String() != "20" || c.NoticeDays.String() != "7" || c.ReportDue.String() != tt.due {
				t.Errorf("DaysRequired = %s, NoticeDays = %s, ReportDue = %s, want 20, 7, %s",
					c.DaysRequired, c.NoticeDays, c.ReportDue, tt.due)
			}
		})
	}
}

// Events do not move a period that the record gives itself.
func TestPeriodOfItsOwn(t *testing.T) {
	c := one(t, load(t, "consultations/x.yaml", `title: {mk: Наслов}
opens: 2026-05-01
closes: 2026-05-20
events: [{id: a, starts: 2026-04-25}, {id: b, starts: 2026-05-25}]
`), "2026-05-01 00:00")
	if c.ByEvents || c.FirstDay.String() != "2026-05-01" || c.LastDay.String() != "2026-05-20" {
		t.Errorf("from %s to %s, by events %t, want 2026-05-01 to 2026-05-20, false", c.FirstDay, c.LastDay, c.ByEvents)
	}
}
