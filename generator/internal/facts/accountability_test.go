package facts_test

import (
	"fmt"
	"strings"
	"testing"

	"konsulta/generator/internal/facts"
)

// figures writes measures, a line each: name, numerator of denominator, value.
func figures(m *facts.Measures, only string) string {
	var b strings.Builder
	for _, x := range m.List {
		if only != "" && !strings.HasPrefix(x.Name, only) || !x.Known {
			continue
		}
		fmt.Fprintf(&b, "%s %d/%d %s\n", x.Name, x.Numerator, x.Denominator, x.Value())
	}
	return b.String()
}

// year is a site whose figures were worked out by hand.
var year = []string{
	"site.yaml", strings.Replace(fifteen, "report_due_days: 15,", "report_due_days: 15, calendar_due: 12-31,", 1),
	"calendars.csv", "year,status,adopted_on\n2026,adopted,2025-12-20\n",
	"calendar/2026.csv", "id,title_mk,planned_opens,planned_closes,decision,reason_mk,decided_on,added_on\n" +
		"a,А,2026-02,,,,,\nb,Б,2026-03,,,,,\nc,В,2026-01,,,,,\nd,Г,2026-11,,postponed,Нема пари,2026-06-01,\n" +
		"e,Д,2026-05,,cancelled,Откажано,2026-04-01,\nlate,Ѓ,2026-04,,,,,2026-04-20\n",
	"consultations.csv", "id,title_mk,announced,opens,closes,respond_email,respond_url,cancelled_on,cancelled_reason_mk\n" +
		"a,А,,2026-02-01,2026-02-20,x@example.mk,https://x.mk,,\n" + // 20 days, as planned, meets
		"b,Б,,2026-04-01,2026-04-10,x@example.mk,,,\n" + // 10 days, not as planned, short
		"late,Ѓ,2026-04-10,2026-04-15,2026-05-14,x@example.mk,,,\n" + // 30 days, added after it was announced
		"new,Е,,2026-06-01,2026-06-30,,,,\n" + // unplanned, open
		"gone,Ж,,2026-03-01,2026-03-20,,,2026-02-01,Откажана\n",
	"reports.csv", "consultation,published,outcome,you_said_mk,participation_participants,participation_by_type\n" +
		"a,2026-03-01,adopted_unchanged,Текст,12,citizen=10;cso=2\nb,2026-05-05,sent_back,Текст,,\n",
	"comments.csv", "consultation,row,respondent_type,comment,disposition,reason_mk,effect\n" +
		"a,1,citizen,Да,accepted,,text_changed\na,2,citizen,Не,rejected,Нема основ,\na,3,cso,Можеби,pending,,\na,4,cso,Уште,noted,Благодариме,no_change\n",
}

func TestAccountability(t *testing.T) {
	s := at(t, load(t, year...), "2026-06-15 12:00")
	m := s.Accountability(s.Municipality("primer"), 2026)
	if got, want := figures(m, ""), `calendar_on_time 1/1 1
planned 6/6 6
realised 3/6 0.5
unplanned 2/4 2
cancelled 2/8 2
postponed 1/6 1
lapsed 1/6 1
opened_as_planned 2/3 0.6667
days_open_median 0/4 25
meets_minimum 3/4 0.75
reports_published 2/3 0.6667
reports_on_time 1/3 0.3333
report_delay_median 0/2 2
reports_overdue 1/3 1
comments 4/1 4
answered_share 3/4 0.75
disposition_accepted 1/4 0.25
disposition_partly_accepted 0/4 0
disposition_rejected 1/4 0.25
disposition_noted 1/4 0.25
disposition_out_of_scope 0/4 0
disposition_pending 1/4 0.25
text_changed_share 1/3 0.3333
two_channels_share 1/4 0.25
with_event_share 0/4 0
participants 12/1 12
coverage_mk 16/16 1
participants_citizen 10/1 10
participants_cso 2/1 2
`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if m.Held != 4 || len(m.Measure("meets_minimum").Consultations) != 3 || len(m.Measure("lapsed").Entries) != 1 {
		t.Errorf("held %d; the rows behind the figures: %d, %d", m.Held,
			len(m.Measure("meets_minimum").Consultations), len(m.Measure("lapsed").Entries))
	}
}

// Where no rule applied nothing is said of keeping one, and the figures of a
// municipality that does not publish here are not zero but unknown.
func TestAccountabilityWithoutRules(t *testing.T) {
	files := append([]string{"site.yaml", settings}, year[2:]...)
	s := at(t, load(t, files...), "2026-06-15 12:00")
	m := s.Accountability(s.Municipality("primer"), 2026)
	for _, name := range []string{"calendar_on_time", "meets_minimum", "reports_on_time", "report_delay_median", "reports_overdue"} {
		if x := m.Measure(name); x == nil || x.Known || x.Value() != "" {
			t.Errorf("%s is %+v", name, x)
		}
	}
	other := s.Accountability(s.Municipality("drug"), 2026)
	if other.Covered || figures(other, "") != "" || len(other.List) == 0 {
		t.Errorf("a municipality that is not covered has figures:\n%s", figures(other, ""))
	}
}

// A calendar is late when its day has passed, and nothing is said before.
func TestCalendarOnTime(t *testing.T) {
	for _, tt := range []struct{ adopted, asOf, want string }{
		{"2025-12-31", "2026-01-05 00:00", "calendar_on_time 1/1 1\n"},
		{"2026-01-10", "2026-02-01 00:00", "calendar_on_time 0/1 0\n"},
		{"2026-01-10", "2026-01-05 00:00", "calendar_on_time 0/1 0\n"}, // not there yet, and late
		{"2026-01-10", "2025-12-31 12:00", ""},
	} {
		s := at(t, load(t, "site.yaml", year[1], "calendars.csv", "year,status,adopted_on\n2026,adopted,"+tt.adopted+"\n",
			"calendar/2026.csv", "id,title_mk,planned_opens\na,А,2026-02\n"), tt.asOf)
		if got := figures(s.Accountability(s.Municipality("primer"), 2026), "calendar_on_time"); got != tt.want {
			t.Errorf("adopted on %s, at %s: %q, want %q", tt.adopted, tt.asOf, got, tt.want)
		}
	}
}

// Over the whole site numerators and denominators are added, medians are
// taken over everything, and who is not covered counts in nothing.
func TestPool(t *testing.T) {
	files := append(append([]string{}, year...), "municipalities/drug/consultations.csv",
		"id,title_mk,opens,closes\nx,Наслов,2026-05-01,2026-05-02\n")
	s := at(t, load(t, files...), "2026-06-15 12:00")
	a, b := s.Accountability(s.Municipality("primer"), 2026), s.Accountability(s.Municipality("drug"), 2026)
	pool := facts.Pool(2026, []*facts.Measures{a, b})
	if got := figures(pool, "days_open"); got != "days_open_median 0/5 20\n" { // 2, 10, 20, 30, 30
		t.Errorf("the median of all is %q", got)
	}
	if got := figures(pool, "meets"); got != "meets_minimum 3/5 0.6\n" {
		t.Errorf("meets_minimum of all is %q", got)
	}
	b.Covered = false
	if pool := facts.Pool(2026, []*facts.Measures{a, b}); pool.CoveredOf != [2]int{1, 2} || figures(pool, "meets") != "meets_minimum 3/4 0.75\n" {
		t.Errorf("covered %v: %s", pool.CoveredOf, figures(pool, "meets"))
	}
}
