package facts_test

import (
	"fmt"
	"testing"

	"konsulta/generator/internal/facts"
)

// What a record tells as done on 10 May is not there the minute before and is
// there at the first minute of the day.
const (
	before = "2026-05-09 23:59"
	day    = "2026-05-10 00:00"
)

// appears holds what show finds against the minutes before and at the day.
func appears(t *testing.T, files []string, show func(*facts.Municipality) string, wantBefore, want string) {
	t.Helper()
	site := load(t, files...)
	if got := show(primer(t, site, before)); got != wantBefore {
		t.Errorf("at %s there is %q, want %q", before, got, wantBefore)
	}
	if got := show(primer(t, site, day)); got != want {
		t.Errorf("at %s there is %q, want %q", day, got, want)
	}
}

func TestConsultationAnnouncedLater(t *testing.T) {
	appears(t, []string{
		"consultations.csv", "id,title_mk,announced,opens,closes\nx,Наслов,2026-05-10,2026-05-20,2026-06-20\ny,Друга,2026-05-01,2026-05-20,2026-06-20\n",
		"comments.csv", "consultation,row,respondent_type,comment,disposition\nx,1,citizen,Не,accepted\ny,1,citizen,Не,accepted\n",
	}, func(m *facts.Municipality) string {
		s := ""
		for _, c := range m.Consultations {
			s += fmt.Sprint(c.ID, " ", c.Announced, " ", len(c.CommentRows()), ", ")
		}
		return fmt.Sprint(s, m.Consultation("x") != nil)
	}, "y 2026-05-01 1, false", "x 2026-05-10 1, y 2026-05-01 1, true")
}

func TestReportPublishedLater(t *testing.T) {
	appears(t, []string{
		"consultations.csv", "id,title_mk,opens,closes\nx,Наслов,2026-04-01,2026-04-20\n",
		"reports/x.yaml", "published: 2026-05-10\noutcome: sent_back\nno_comments: yes\n",
	}, func(m *facts.Municipality) string {
		c := m.Consultation("x")
		return fmt.Sprint(c.State, " ", c.Report != nil, " ", c.Comments, " ", c.ReportPublished, " ", c.Outcome)
	}, "closed false   ", "reported true 0 2026-05-10 sent_back")
}

func TestDocumentsPublishedLater(t *testing.T) {
	appears(t, []string{
		"consultations.csv", "id,title_mk,opens,closes\nx,Наслов,2026-04-01,2026-04-20\n",
		"reports/x.yaml", "published: 2026-05-01\noutcome: sent_back\nno_comments: yes\n",
		"documents.csv", "consultation,of,id,url,published\n" +
			"x,,a,https://example.org/a,2026-05-10\nx,,b,https://example.org/b,2026-05-09\nx,,c,https://example.org/c,2026-05-10\n" +
			"x,,d,https://example.org/d,\nx,report,e,https://example.org/e,2026-05-10\nx,report,f,https://example.org/f,\n",
	}, func(m *facts.Municipality) string {
		s, c := "", m.Consultation("x")
		for _, d := range append(c.Documents[:len(c.Documents):len(c.Documents)], c.Report.Documents...) {
			s += d.ID
		}
		return s
	}, "bdf", "abcdef")
}

func TestCalendarAdoptedLater(t *testing.T) {
	appears(t, []string{
		"calendars.csv", "year,status,adopted_on\n2026,adopted,2026-01-15\n2026,amended,2026-05-10\n2027,draft,\n2028,adopted,2026-05-10\n",
		"calendar/2026.csv", "id,title_mk,planned_opens\nplan,План,2026-12\n",
	}, func(m *facts.Municipality) string {
		s := ""
		for _, c := range m.Calendars {
			s += fmt.Sprint(c.Year)
			for _, a := range c.Adoptions {
				s += fmt.Sprint(" ", a.Status)
			}
			s += fmt.Sprint(" ", len(c.Entries), ", ")
		}
		return s
	}, "2026 adopted 1, 2027 draft 0, ", "2026 adopted amended 1, 2027 draft 0, 2028 adopted 0, ")
}

// Before a closing is moved the first one is in force.
func TestExtendedLater(t *testing.T) {
	files := []string{"site.yaml", fifteen, "consultations/x.yaml", `title: {mk: Наслов}
opens: 2026-05-01
closes: 2026-05-30
first_closes: 2026-05-15T16:00
extended_on: 2026-05-10
extended_reason: {mk: Малку одговори}
`}
	appears(t, files, func(m *facts.Municipality) string {
		c := m.Consultation("x")
		return fmt.Sprint(c.Closes, " ", c.LastDay, " ", c.DaysOpen, " ", c.MeetsMinimum, " ", c.ReportDue, " ",
			c.FirstCloses, " ", c.ExtendedOn, " ", len(c.ExtendedReason))
	}, "2026-05-15T16:00 2026-05-15 15 no 2026-05-30   0",
		"2026-05-30 2026-05-30 30 yes 2026-06-14 2026-05-15T16:00 2026-05-10 1")
	testStates(t, load(t, files...), []line{{"2026-05-15 16:00", "open"}, {"2026-05-31 00:00", "closed"}})
}

// One that was extended only after it had closed was closed until then.
func TestExtendedAfterClosing(t *testing.T) {
	testStates(t, load(t, "consultations/x.yaml", `title: {mk: Наслов}
opens: 2026-05-01
closes: 2026-05-30
first_closes: 2026-05-15
extended_on: 2026-05-20
extended_reason: {mk: Малку одговори}
`), []line{{"2026-05-15 23:59", "open"}, {"2026-05-16 00:00", "closed"}, {"2026-05-19 23:59", "closed"}, {"2026-05-20 00:00", "open"}})
}

func TestCancelledLater(t *testing.T) {
	appears(t, []string{"consultations/x.yaml", `title: {mk: Наслов}
opens: 2026-05-01
closes: 2026-05-30
cancelled: {on: 2026-05-10, reason: {mk: Повлечена}}
`}, func(m *facts.Municipality) string {
		c := m.Consultation("x")
		return fmt.Sprint(c.State, " ", c.Cancelled.On, " ", len(c.Cancelled.Reason))
	}, "open  0", "cancelled 2026-05-10 1")
}

func TestEntryDecidedAndAddedLater(t *testing.T) {
	appears(t, []string{"calendar/2026.csv", "id,title_mk,planned_opens,decision,reason_mk,decided_on,merged_into,added_on\n" +
		"a,А,2026-12,merged,Исто,2026-05-10,b,\nb,Б,2026-12,,,,,\nc,В,2026-12,,,,,2026-05-10\n"},
		func(m *facts.Municipality) string {
			s := ""
			for _, e := range m.Entries {
				s += fmt.Sprintf("%s %s %s%s%s %d, ", e.ID, e.State, e.Decision, e.DecidedOn, e.MergedInto, len(e.Reason))
			}
			return s
		}, "a planned  0, b planned  0, ", "a merged merged2026-05-10b 1, b planned  0, c planned  0, ")
}

func TestCommentsReceivedAndAnsweredLater(t *testing.T) {
	appears(t, []string{
		"consultations.csv", "id,title_mk,opens,closes\nx,Наслов,2026-04-01,2026-04-20\n",
		"comments.csv", "consultation,row,respondent_type,comment,received,disposition,reason_mk,effect,effect_place,answered,same_as\n" +
			"x,1,citizen,Не,2026-04-02,rejected,Прескапо,no_change,член 1,2026-05-10,\n" +
			"x,2,citizen,Не,2026-05-10,accepted,,,,,\n" +
			"x,3,citizen,Не,,accepted,,text_changed,член 2,2026-05-09,\n" +
			"x,4,citizen,Не,,,,,,,1\n" + // with the answer to 1
			"x,5,citizen,Не,,,,,,2026-05-10,3\n" + // answered after 3
			"x,6,citizen,Не,,,,,,,2\n", // with the answer to one that is not there
	}, func(m *facts.Municipality) string {
		s, c := "", m.Consultation("x")
		for _, x := range c.CommentRows() {
			a := x.Answer
			s += fmt.Sprintf("%s by %s %s %s %s %s %d, ", x.Row, a.Row, a.Disposition, a.Effect, a.EffectPlace, a.Answered, len(a.Reason))
		}
		return fmt.Sprint(s, c.Comments, " ", c.AnsweredShare)
	}, "1 by 1 pending    0, 3 by 3 accepted text_changed член 2 2026-05-09 0, 4 by 1 pending    0, 5 by 5 pending    0, "+
		"6 by 6 pending    0, 5 0.2",
		"1 by 1 rejected no_change член 1 2026-05-10 1, 2 by 2 accepted    0, 3 by 3 accepted text_changed член 2 2026-05-09 0, "+
			"4 by 1 rejected no_change член 1 2026-05-10 1, 5 by 3 accepted text_changed член 2 2026-05-09 0, 6 by 2 accepted    0, 6 1")
}

// What is owed stays; how it stood before it was updated is not known.
func TestFollowUpUpdatedLater(t *testing.T) {
	appears(t, []string{
		"consultations.csv", "id,title_mk,opens,closes\nx,Наслов,2026-04-01,2026-04-20\n",
		"reports/x.yaml", `published: 2026-05-01
outcome: sent_back
no_comments: yes
follow_up:
  - {id: a, title: {mk: А}, due: 2027-01-01, status: done, updated: 2026-05-10, note: {mk: Готово}}
  - {id: b, title: {mk: Б}, status: in_progress, updated: 2026-05-09}
  - {id: c, title: {mk: В}, status: planned}
`}, func(m *facts.Municipality) string {
		s := ""
		for _, f := range m.Consultation("x").Report.FollowUp {
			s += fmt.Sprintf("%s %s %s %s %d, ", f.ID, f.Due, f.Status, f.Updated, len(f.Note))
		}
		return s
	}, "a 2027-01-01   0, b  in_progress 2026-05-09 0, c  planned  0, ",
		"a 2027-01-01 done 2026-05-10 1, b  in_progress 2026-05-09 0, c  planned  0, ")
}

func TestChangesLoggedLater(t *testing.T) {
	appears(t, []string{
		"consultations/x.yaml", `title: {mk: Наслов}
opens: 2026-04-01
closes: 2026-04-20
change_log: [{at: 2026-05-10, note: {mk: А}}, {at: 2026-05-09, note: {mk: Б}}]
`, "reports/x.yaml", `published: 2026-05-01
outcome: sent_back
no_comments: yes
change_log: [{at: 2026-05-10, note: {mk: В}}]
`}, func(m *facts.Municipality) string {
		c := m.Consultation("x")
		return fmt.Sprint(len(c.ChangeLog), len(c.Report.ChangeLog))
	}, "1 0", "2 1")
}

func TestRemovedLater(t *testing.T) {
	appears(t, []string{
		"consultations.csv", "id,title_mk,opens,closes\nx,Наслов,2026-04-01,2026-04-20\nx-2,Друга,2026-04-01,2026-04-20\n",
		"redactions.csv", "record,field,decided_on,reason_mk\nx,area,2026-05-10,Грешка\nx/3,comment,2026-05-09,Лични податоци\n" +
			"x-2,why,2026-05-09,Грешка\nnone,why,2026-05-09,Грешка\n",
	}, func(m *facts.Municipality) string {
		s := ""
		for _, c := range m.Consultations {
			for _, r := range c.Removed {
				s += c.ID + " " + r.Field + ", "
			}
		}
		return s
	}, "x comment, x-2 why, ", "x area, x comment, x-2 why, ")
}

// What lies ahead is shown.
func TestWhatLiesAheadIsThere(t *testing.T) {
	m := primer(t, load(t,
		"consultations/x.yaml", `title: {mk: Наслов}
announced: 2026-01-01
opens: 2026-12-01
closes: 2026-12-20
report_promised: 2027-02-01
events: [{id: a, starts: 2026-12-10T18:00, ask_by: 2026-12-05}]
`, "calendar/2027.csv", "id,title_mk,planned_opens,planned_adoption\nplan,План,2027-05,2027-Q4\n"), "2026-01-01 00:00")
	c := m.Consultation("x")
	if got := fmt.Sprint(c.State, " ", c.Opens, " ", c.ReportDue, " ", c.Events[0].Starts); got != "upcoming 2026-12-01 2027-02-01 2026-12-10T18:00" {
		t.Errorf("of the consultation there is %s", got)
	}
	if e := m.Entry("plan"); e == nil || e.State != "planned" || e.PlannedAdoption.String() != "2027-Q4" {
		t.Errorf("of the plan there is %v", e)
	}
}

// Any record may be a draft or wait for its day.
func TestDraftsAndWhatIsPublishedLater(t *testing.T) {
	const record = ", draft: yes}"
	const later = ", publish_on: 2026-05-10}"
	const nested = `title: {mk: Наслов}
opens: 2026-04-01
closes: 2026-04-20
events: [{id: d, starts: 2026-04-02` + record + `, {id: p, starts: 2026-04-02` + later + `, {id: a, starts: 2026-04-02}]
documents: [{id: d, url: "https://example.org/"` + record + `, {id: p, url: "https://example.org/"` + later + `]
`
	const report = `published: 2026-05-01
outcome: sent_back
you_said: {mk: Да}
themes: [{id: d, title: {mk: А}` + record + `, {id: p, title: {mk: А}` + later + `]
text_changes: [{place: d` + record + `, {place: p` + later + `]
follow_up: [{id: d, title: {mk: А}` + record + `, {id: p, title: {mk: А}` + later + `]
documents: [{id: d, url: "https://example.org/"` + record + `, {id: p, url: "https://example.org/"` + later + `]
`
	site := load(t,
		"municipalities.csv", "id,name_mk,draft,publish_on\nprimer,Пример,,\nd,Друг,yes,\np,Трет,,2026-05-10\n",
		"consultations/x.yaml", nested, "reports/x.yaml", report,
		"consultations.csv", "id,title_mk,opens,closes,announced,draft,publish_on\nd,Наслов,2026-06-01,2026-06-20,2026-05-20,yes,\n"+
			"p,Наслов,2026-06-01,2026-06-20,2026-05-10,,2026-05-10\n",
		"reports.csv", "consultation,published,outcome,no_comments,draft,publish_on\nd,2026-06-30,sent_back,yes,yes,\np,2026-07-10,sent_back,yes,,2026-07-10\n",
		"comments.csv", "consultation,row,respondent_type,comment,disposition,received,draft,publish_on\n"+
			"x,1,citizen,Не,accepted,2026-06-02,yes,\nx,2,citizen,Не,accepted,,,2026-05-10\n",
		"calendar/2026.csv", "id,title_mk,planned_opens,added_on,draft,publish_on\nde,План,2026-12,2026-06-01,yes,\npe,План,2026-12,,,2026-05-10\n",
		"calendars.csv", "year,status,adopted_on,draft,publish_on\n2027,adopted,2026-12-01,yes,\n2028,draft,,,2026-05-10\n",
		"redactions.csv", "record,field,decided_on,reason_mk,draft,publish_on\nx,why,2026-05-01,Грешка,yes,\nx,why,2026-05-01,Грешка,,2026-05-10\n")
	counts := func(s *facts.Site) string {
		m := s.Municipality("primer")
		x := m.Consultation("x")
		reports := 0
		for _, c := range m.Consultations {
			if c.Report != nil {
				reports++
			}
		}
		r := x.Report
		return fmt.Sprint(len(s.Municipalities), len(m.Consultations), len(m.Entries), len(m.Calendars), reports, ", ",
			len(x.Events), len(x.Documents), len(x.CommentRows()), len(x.Removed), ", ",
			len(r.Themes), len(r.TextChanges), len(r.FollowUp), len(r.Documents))
	}
	for _, tt := range []struct {
		minute string
		drafts bool
		want   string
	}{
		{before, false, "1 1 0 0 1, 1 0 0 0, 0 0 0 0"},
		{day, false, "2 2 1 2 1, 2 1 1 1, 1 1 1 1"},
		{"2026-07-10 00:00", false, "2 2 1 2 2, 2 1 1 1, 1 1 1 1"},
		// With drafts they are there as they will be, though announced,
		// published, received, added and adopted later.
		{before, true, "3 3 2 3 3, 3 2 2 2, 2 2 2 2"},
		{day, true, "3 3 2 3 3, 3 2 2 2, 2 2 2 2"},
	} {
		if got := counts(facts.At(site, moment(t, site, tt.minute), tt.drafts)); got != tt.want {
			t.Errorf("at %s, drafts %t, there are %s, want %s", tt.minute, tt.drafts, got, tt.want)
		}
	}
}

func TestCoverage(t *testing.T) {
	const consultation = "id,title_mk,announced,opens,closes,recorded_by\nx,Наслов,2026-04-20,2026-05-01,2026-05-20,"
	for _, tt := range []struct {
		name, register string
		files          []string
		minute, want   string
	}{
		{"nothing at all", "", nil, never, "false "},
		{"an own record", "", []string{"consultations.csv", consultation + "\n"}, never, "true 2026-04-20"},
		{"a record said to be its own", ",monitor,", []string{"consultations.csv", consultation + "municipality\n"}, never, "true 2026-04-20"},
		{"a record of the monitor", "", []string{"consultations.csv", consultation + "monitor\n"}, never, "false "},
		{"all recorded by the monitor", ",monitor,", []string{"consultations.csv", consultation + "\n"}, never, "false "},
		{"events and comments belong to their consultation", "", []string{"consultations.csv", consultation + "monitor\n",
			"events.csv", "consultation,id,starts\nx,a,2026-05-08\n",
			"comments.csv", "consultation,row,respondent_type,comment,disposition\nx,1,citizen,Не,accepted\n"}, never, "false "},
		{"an own report", "", []string{"consultations.csv", consultation + "monitor\n",
			"reports.csv", "consultation,published,outcome,no_comments\nx,2026-06-01,sent_back,yes\n"}, never, "true 2026-06-01"},
		{"an own report later", "", []string{"consultations.csv", consultation + "monitor\n",
			"reports.csv", "consultation,published,outcome,no_comments\nx,2026-06-01,sent_back,yes\n"}, "2026-05-31 23:59", "false "},
		{"an own entry", "", []string{"calendar/2026.csv", "id,title_mk,planned_opens\nplan,План,2026-12\n"}, never, "true "},
		{"an entry of the monitor", "", []string{"calendar/2026.csv", "id,title_mk,planned_opens,recorded_by\nplan,План,2026-12,monitor\n"}, never, "false "},
		{"an own adoption", "", []string{"calendars.csv", "year,status,adopted_on\n2027,adopted,2026-02-01\n2026,adopted,2026-01-15\n"}, never, "true 2026-01-15"},
		{"before it is announced", "", []string{"consultations.csv", consultation + "\n"}, "2026-04-19 23:59", "false "},
		{"the first of several", "", []string{"consultations.csv", consultation + "\nz,Наслов,,2026-03-01,2026-03-20,\ny,Наслов,2026-05-05,2026-06-01,2026-06-20,\n"},
			never, "true 2026-03-01"},
		{"an opening that lies ahead", "", []string{"consultations.csv", "id,title_mk,opens,closes\nx,Наслов,2026-05-01,2026-05-20\n"},
			"2026-04-30 23:59", "true "},
		{"a draft", "", []string{"consultations.csv", "id,title_mk,opens,closes,draft\nx,Наслов,2026-05-01,2026-05-20,yes\n"}, never, "false "},

		{"before publishes_from", ",,2026-05-10", nil, before, "false 2026-05-10"},
		{"from publishes_from on", ",,2026-05-10", nil, day, "true 2026-05-10"},
		{"publishes_from before the first record", ",,2025-01-01", []string{"consultations.csv", consultation + "\n"}, never, "true 2025-01-01"},
		{"publishes_from after the first record", ",,2026-07-01", []string{"consultations.csv", consultation + "\n"}, never, "true 2026-07-01"},
		{"publishes_from ahead, own records there", ",,2027-07-01", []string{"consultations.csv", consultation + "\n"}, never, "true 2027-07-01"},
		{"publishes_from ahead, records of the monitor", ",,2027-07-01", []string{"consultations.csv", consultation + "monitor\n"}, never, "false 2027-07-01"},
		{"publishes_from, records of the monitor", ",monitor,2025-01-01", []string{"consultations.csv", consultation + "\n"}, never, "true 2025-01-01"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			register := "id,name_mk,maintained_by,publishes_from\nprimer,Пример" + tt.register + "\n"
			if tt.register == "" {
				register = "id,name_mk\nprimer,Пример\n"
			}
			m := primer(t, load(t, append(tt.files, "municipalities.csv", register)...), tt.minute)
			if got := fmt.Sprint(m.Covered, " ", m.CoveredSince); got != tt.want {
				t.Errorf("covered: %s, want %s", got, tt.want)
			}
		})
	}
}
