package facts_test

import (
	"fmt"
	"testing"
	"time"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
)

// notice is a rule of five days of notice, in calendar and in working days;
// 1 May 2026 is a Friday and a holiday.
const (
	notice        = settings + "rules: [{from: 2020-01-01, min_notice_days: 5}]\n"
	noticeWorking = settings + "holidays: [2026-05-01]\nrules: [{from: 2020-01-01, min_notice_days: 5, days: working}]\n"
)

func date(t *testing.T, s string) model.Date {
	t.Helper()
	at, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return model.DateOf(at)
}

func TestAnnounceBy(t *testing.T) {
	for _, tt := range []struct{ name, site, opens, want string }{
		{"calendar days", notice, "2026-05-06", "2026-05-01"},
		{"working days", noticeWorking, "2026-05-11", "2026-05-04"},
		{"working days over a holiday and a week-end", noticeWorking, "2026-05-06", "2026-04-28"},
		{"opening on a Sunday", noticeWorking, "2026-05-10", "2026-05-04"},
		{"a rule without notice", settings + "rules: [{from: 2020-01-01}]\n", "2026-05-06", "2026-05-06"},
		{"more days than there are", settings + "rules: [{from: 0001-01-01, min_notice_days: 99999999, days: working}]\n", "2026-05-06", "0001-01-01"},
		{"no rule", settings, "2026-05-06", "2026-05-06"},
	} {
		s := at(t, load(t, "site.yaml", tt.site), never)
		var rule *model.Rule
		if len(s.Settings.Rules) > 0 {
			rule = &s.Settings.Rules[0]
		}
		if got := s.AnnounceBy(date(t, tt.opens), rule); got.String() != tt.want {
			t.Errorf("%s: announced by %s, want %s", tt.name, got, tt.want)
		}
	}
}

// What is announced by the last day has the notice that the rule asks for, a
// day later it has not, and it can open on that day and no earlier one.
func TestNoticeAgreesWithItsDeadlines(t *testing.T) {
	for _, settings := range []string{notice, noticeWorking} {
		site := load(t, "site.yaml", settings)
		rule := &site.Settings.Rules[0]
		s := at(t, site, never)
		for opens := date(t, "2026-04-20"); opens < date(t, "2026-05-31"); opens++ {
			by := s.AnnounceBy(opens, rule)
			for _, announced := range []model.Date{by, by + 1} {
				site := load(t, "site.yaml", settings, "consultations/x.yaml",
					fmt.Sprintf("title: {mk: Наслов}\nannounced: %s\nopens: %s\ncloses: %s\n", announced, opens, opens+20))
				n := one(t, site, never).NoticeDays.N
				if n >= 5 != (announced == by) {
					t.Errorf("announced on %s for %s it has %d days of notice", announced, opens, n)
				}
				if earliest := s.EarliestOpening(announced, rule); earliest <= opens != (announced == by) {
					t.Errorf("announced on %s it can open on %s", announced, earliest)
				}
			}
		}
		if got := s.EarliestOpening(date(t, "2026-05-01"), nil); got != date(t, "2026-05-01") {
			t.Errorf("without a rule what is announced on 1 May opens on %s", got)
		}
	}
}

func TestCalendarDue(t *testing.T) {
	for _, tt := range []struct {
		rules string
		year  int
		want  string
	}{
		{"{from: 2020-01-01, calendar_due: 12-31}", 2027, "2026-12-31"},
		{"{from: 2020-01-01, calendar_due: 12-31, calendar_due_year: previous}", 2027, "2026-12-31"},
		{"{from: 2020-01-01, calendar_due: 01-31, calendar_due_year: same}", 2027, "2027-01-31"},
		{"{from: 2020-01-01, calendar_due: 02-29, calendar_due_year: same}", 2028, "2028-02-29"},
		{"{from: 2020-01-01, calendar_due: 02-29, calendar_due_year: same}", 2027, "2027-02-28"},
		{"{from: 2027-01-02, calendar_due: 12-31}", 2027, ""},
		{"{from: 2020-01-01, min_days: 20}", 2027, ""},
		{"{from: 2020-01-01, applies_to: {municipalities: [drug]}, calendar_due: 12-31}", 2027, ""},
	} {
		s := at(t, load(t, "site.yaml", settings+"rules: ["+tt.rules+"]\n"), never)
		got, rule := s.CalendarDue(s.Municipality("primer"), tt.year)
		if got.String() != tt.want || (rule != nil) != (tt.want != "") {
			t.Errorf("%s: the calendar for %d is due on %q, want %q", tt.rules, tt.year, got, tt.want)
		}
	}
}

func TestEntryRule(t *testing.T) {
	site := load(t, "site.yaml", settings+`rules:
  - {from: 2020-01-01, min_notice_days: 5}
  - {from: 2026-06-15, min_notice_days: 7}
  - {from: 2020-01-01, applies_to: {forms: [written]}, min_notice_days: 10}
`, "calendar/2026.csv", `id,title_mk,planned_opens,planned_closes,forms
before,А,2026-05,2026-08,public_debate
within,Б,2026-06,,public_debate
written,В,2026-05,,
`)
	s := at(t, site, "2026-01-01 00:00")
	for id, want := range map[string]int{"before": 5, "within": 7, "written": 10} {
		if got := s.EntryRule(s.Municipality("primer").Entry(id)).MinNoticeDays.N; got != want {
			t.Errorf("the rule of %s asks for %d days, want %d", id, got, want)
		}
	}
	if got := s.Municipality("primer").Entry("before").PlannedUntil(); got != date(t, "2026-08-31") {
		t.Errorf("planned until %s, want 2026-08-31", got)
	}
}

func TestDays(t *testing.T) {
	s := at(t, load(t, "site.yaml", noticeWorking), never)
	for _, tt := range []struct {
		from, to          string
		calendar, working int
	}{
		{"2026-04-30", "2026-05-04", 4, 1},
		{"2026-05-04", "2026-04-30", -4, -1},
		{"2026-05-02", "2026-05-03", 1, 0},
		{"2026-05-04", "2026-05-04", 0, 0},
	} {
		from, to := date(t, tt.from), date(t, tt.to)
		if c, w := s.Days(from, to, false), s.Days(from, to, true); c != tt.calendar || w != tt.working {
			t.Errorf("from %s to %s are %d days, %d working days, want %d, %d", from, to, c, w, tt.calendar, tt.working)
		}
	}
}

// An action whose last update is still ahead is not known to be done.
func TestActionsAsOf(t *testing.T) {
	site := load(t, "checklists/lista/actions.csv", `id,item,action_mk,due,status,updated,note_mk,publish_on
done,a,А,2026-05-01,done,2026-05-20,Готово,
kept,a,Б,2026-05-01,planned,,,2026-05-15
`)
	for minute, want := range map[string]string{
		"2026-05-14 12:00": "done=",
		"2026-05-19 12:00": "done= kept=planned",
		"2026-05-20 00:00": "done=done kept=planned",
	} {
		got := ""
		for i, a := range primer(t, site, minute).Actions {
			if i > 0 {
				got += " "
			}
			got += a.ID + "=" + a.Status
			if (a.Status == "") != (a.Note.Empty() && a.ID == "done") {
				t.Errorf("at %s the note of %s is %v", minute, a.ID, a.Note)
			}
		}
		if got != want {
			t.Errorf("at %s the actions are %q, want %q", minute, got, want)
		}
	}
	if drafts := facts.At(site, moment(t, site, "2026-05-14 12:00"), true); len(drafts.Municipality("primer").Actions) != 2 {
		t.Error("with drafts the action that is to be published later is not there")
	}
}
