package facts_test

import (
	"fmt"
	"strings"
	"testing"

	"konsulta/generator/internal/facts"
)

// workingDays is a rule in working days, with the holidays of May 2026: 1 May
// is a Friday, 24 May a Sunday, 25 May a Monday.
const workingDays = settings + `holidays: [2026-05-01, 24.5.2026, 2026-05-25, 2026-05-25]
rules:
  - {from: 2020-01-01, min_days: 9, report_due_days: 10, days: working}
`

const never = "2026-12-31 00:00"

func TestFigures(t *testing.T) {
	for _, tt := range []struct {
		name, site, record, published string
		want                          string // days open, required, minimum met, notice, due, delay
	}{
		{"both ends count", fifteen, "announced: 2026-04-24\nopens: 2026-05-01\ncloses: 2026-05-20", "2026-06-04",
			"20 20 yes 7 2026-06-04 0"},
		{"a day too short, two days late", fifteen, "announced: 2026-04-30\nopens: 2026-05-01\ncloses: 2026-05-19", "2026-06-05",
			"19 20 no 1 2026-06-03 2"},
		{"clock times make no difference", fifteen, "announced: 2026-04-24\nopens: 2026-05-01T18:00\ncloses: 2026-05-20T08:00", "2026-06-01",
			"20 20 yes 7 2026-06-04 -3"},
		{"announced on the day of opening", fifteen, "announced: 2026-05-01\nopens: 2026-05-01\ncloses: 2026-05-01", "",
			"1 20 no 0 2026-05-16 "},
		{"announced after opening", fifteen, "announced: 2026-05-03\nopens: 2026-05-01\ncloses: 2026-05-20", "",
			"20 20 yes 0 2026-06-04 "},
		{"announced on an unknown day", fifteen, "opens: 2026-05-01\ncloses: 2026-05-20", "",
			"20 20 yes  2026-06-04 "},
		{"over the end of a leap February", fifteen, "announced: 2024-02-21\nopens: 2024-02-26\ncloses: 2024-03-01", "",
			"5 20 no 5 2024-03-16 "},
		{"over the change to summer time", fifteen, "announced: 2026-03-27\nopens: 2026-03-28\ncloses: 2026-03-30", "",
			"3 20 no 1 2026-04-14 "},
		{"no rule", settings, "announced: 2026-04-24\nopens: 2026-05-01\ncloses: 2026-05-20", "2026-06-04",
			"20   7  "},
		{"promised, no rule", settings, "opens: 2026-05-01\ncloses: 2026-05-20\nreport_promised: 2026-06-10", "2026-06-04",
			"20    2026-06-10 -6"},
		{"promised earlier than the rule", fifteen, "opens: 2026-05-01\ncloses: 2026-05-20\nreport_promised: 2026-06-01", "2026-06-04",
			"20 20 yes  2026-06-01 3"},
		{"promised later than the rule", fifteen, "opens: 2026-05-01\ncloses: 2026-05-20\nreport_promised: 2026-06-30", "2026-06-04",
			"20 20 yes  2026-06-04 0"},
		{"a rule that asks for nothing", settings + "rules: [{from: 2020-01-01, legal_ref: {mk: член 1}}]\n",
			"opens: 2026-05-01\ncloses: 2026-05-20", "2026-06-04", "20     "},
		{"a rule of no days at all", settings + "rules: [{from: 2020-01-01, min_days: 0, report_due_days: 0}]\n",
			"opens: 2026-05-01\ncloses: 2026-05-20", "2026-05-20", "20 0 yes  2026-05-20 0"},

		// 29, 30 April; 4 to 8, 11, 12 May. Due: 13 to 15, 18 to 22, 26, 27 May.
		// Notice: 24, 27, 28 April. Late: 28, 29 May.
		{"working days", workingDays, "announced: 2026-04-24\nopens: 2026-04-29\ncloses: 2026-05-12", "2026-05-29",
			"9 9 yes 3 2026-05-27 2"},
		{"working days, too few", workingDays, "announced: 2026-04-25\nopens: 2026-04-30\ncloses: 2026-05-12", "2026-05-22",
			"8 9 no 3 2026-05-27 -2"}, // early by 26 and 27 May
		{"working days, at a week-end", workingDays, "announced: 2026-05-08\nopens: 2026-05-09\ncloses: 2026-05-10", "2026-05-23",
			"0 9 no 1 2026-05-22 0"},
		{"working days, none asked for", settings + "rules: [{from: 2020-01-01, report_due_days: 0, days: working}]\n",
			"opens: 2026-05-01\ncloses: 2026-05-09", "2026-05-11", "6    2026-05-09 1"},
		{"working days, promised for a Sunday", workingDays, "opens: 2026-04-29\ncloses: 2026-05-12\nreport_promised: 2026-05-24", "2026-05-26",
			"9 9 yes  2026-05-24 1"},

		{"more days than there are", settings + "rules: [{from: 2020-01-01, min_days: 999999999999, report_due_days: 999999999999}]\n",
			"opens: 2026-05-01\ncloses: 2026-05-20", "", "20 999999999999 no  9999-12-31 "},
		{"more working days than there are", settings + "rules: [{from: 2020-01-01, report_due_days: 999999999999, days: working}]\n",
			"opens: 0001-01-01\ncloses: 9999-12-31", "", "3652059     "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := []string{"site.yaml", tt.site, "consultations/x.yaml", "title: {mk: Наслов}\n" + tt.record + "\n"}
			if tt.published != "" {
				files = append(files, "reports/x.yaml", "published: "+tt.published+"\noutcome: adopted_unchanged\nno_comments: yes\n")
			}
			f := one(t, load(t, files...), never).ConsultationFacts
			got := fmt.Sprintf("%s %s %s %s %s %s", f.DaysOpen, f.DaysRequired, f.MeetsMinimum, f.NoticeDays, f.ReportDue, f.ReportDelayDays)
			if got != tt.want {
				t.Errorf("figures are %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCancelledOwesNoReport(t *testing.T) {
	site := load(t, "site.yaml", fifteen, "consultations/x.yaml", `title: {mk: Наслов}
opens: 2026-05-01
closes: 2026-05-20
report_promised: 2026-06-30
cancelled: {on: 2026-05-10, reason: {mk: Повлечена}}
`, "reports/x.yaml", "published: 2026-05-15\noutcome: not_adopted\nno_comments: yes\n")
	if due := one(t, site, "2026-05-09 23:59").ReportDue.String(); due != "2026-06-04" {
		t.Errorf("before it was cancelled the report is due on %q, want 2026-06-04", due)
	}
	c := one(t, site, never)
	if c.ReportDue != 0 || !c.Due.IsZero() || c.ReportDelayDays.Known {
		t.Errorf("ReportDue = %s, ReportDelayDays = %s, want none", c.ReportDue, c.ReportDelayDays)
	}
	if got := c.State + " " + c.ReportPublished.String() + " " + c.Outcome; got != "cancelled 2026-05-15 not_adopted" {
		t.Errorf("state, report and outcome are %q, want cancelled 2026-05-15 not_adopted", got)
	}
}

// A report without one of body, you_said, themes, text_changes, comments and
// no_comments does not count as published.
func TestReportThatSaysNothing(t *testing.T) {
	const comments = "consultation,row,respondent_type,comment,disposition"
	for _, tt := range []struct {
		name, report, comments string
		want                   string // state, published, outcome, delay, comments
	}{
		{"nothing", "", "", "overdue    "},
		{"we_did alone", "we_did: {mk: Изменето}\n", "", "overdue    "},
		{"participation alone", "participation: {participants: 4}\n", "", "overdue    "},
		{"body", "body: {mk: Извештај}\n", "", "reported 2026-05-30 sent_back -5 "},
		{"you_said", "you_said: {mk: Да}\n", "", "reported 2026-05-30 sent_back -5 "},
		{"themes", "themes: [{id: a, title: {mk: Патишта}}]\n", "", "reported 2026-05-30 sent_back -5 "},
		{"text_changes", "text_changes: [{place: член 1}]\n", "", "reported 2026-05-30 sent_back -5 "},
		{"no_comments", "no_comments: yes\n", "", "reported 2026-05-30 sent_back -5 0"},
		{"no_comments: no", "no_comments: no\n", "", "overdue    "},
		{"a comment", "", "x,1,citizen,Не,accepted", "reported 2026-05-30 sent_back -5 1"},
		{"the comment of another", "", "y,1,citizen,Не,accepted", "overdue    "},
		{"a comment not to be published yet", "", "x,1,citizen,Не,accepted,2027-01-01", "overdue    "},
		{"a theme that is a draft", "themes: [{id: a, title: {mk: Патишта}, draft: yes}]\n", "", "overdue    "},
		{"a text change that is a draft", "text_changes: [{place: член 1, draft: yes}]\n", "", "overdue    "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			head := comments
			if strings.Count(tt.comments, ",") > strings.Count(head, ",") {
				head += ",publish_on"
			}
			site := load(t, "site.yaml", fifteen,
				"consultations.csv", "id,title_mk,opens,closes\nx,Наслов,2026-05-01,2026-05-20\ny,Друга,2026-05-01,2026-05-20\n",
				"reports/x.yaml", "published: 2026-05-30\noutcome: sent_back\n"+tt.report,
				"comments.csv", head+"\n"+tt.comments+"\n")
			f := one(t, site, never).ConsultationFacts
			got := fmt.Sprintf("%s %s %s %s %s", f.State, f.ReportPublished, f.Outcome, f.ReportDelayDays, f.Comments)
			if got != tt.want {
				t.Errorf("facts are %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAnsweredShare(t *testing.T) {
	for _, tt := range []struct {
		name string
		rows string
		want string // comments, answered share
	}{
		{"all", "1,citizen,Не,,accepted,,\n2,citizen,Да,,rejected,Прескапо,", "2 1"},
		{"none", "1,citizen,Не,,pending,,", "1 0"},
		{"one of three", "1,citizen,Не,,accepted,,\n2,citizen,Да,,pending,,\n3,citizen,Да,,pending,,", "3 0.3333"},
		{"two of three", "1,citizen,Не,,accepted,,\n2,citizen,Да,,noted,Примено,\n3,citizen,Да,,pending,,", "3 0.6667"},
		{"a reason with pending is no answer", "1,citizen,Не,,pending,Ќе се разгледа,", "1 0"},
		{"a withheld row counts", "1,citizen,,withheld,accepted,,\n2,citizen,Да,,pending,,", "2 0.5"},
		{"the answer of another row", "1,citizen,Не,,rejected,Прескапо,\n2,citizen,Не,,,,1\n3,citizen,Не,,,,1\n4,citizen,Да,,pending,,", "4 0.75"},
		{"the pending answer of another row", "1,citizen,Не,,pending,,\n2,citizen,Не,,,,1", "2 0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rows := "row,respondent_type,comment,publish,disposition,reason_mk,same_as,withheld_reason_mk\n"
			for row := range strings.Lines(tt.rows) {
				reason := ""
				if strings.Contains(row, "withheld") {
					reason = "Лични податоци"
				}
				rows += strings.TrimSuffix(row, "\n") + "," + reason + "\n"
			}
			c := one(t, load(t,
				"consultations.csv", "id,title_mk,opens,closes\nx,Наслов,2026-05-01,2026-05-20\n",
				"reports/x.comments.csv", rows), never)
			if got := c.Comments.String() + " " + string(c.AnsweredShare); got != tt.want {
				t.Errorf("comments and share are %q, want %q", got, tt.want)
			}
			if c.Report != nil || c.ReportPublished != 0 {
				t.Error("comments without a report make one")
			}
		})
	}
}

// A decision that needs a reason and lacks it is an error of the content; an
// answer that is a draft leaves one such.
func TestAnswerWithoutReason(t *testing.T) {
	site := load(t,
		"consultations.csv", "id,title_mk,opens,closes\nx,Наслов,2026-05-01,2026-05-20\n",
		"comments.csv", "consultation,row,respondent_type,comment,disposition,same_as,draft\n"+
			"x,1,citizen,Не,accepted,,yes\nx,2,citizen,Не,,1,\n")
	site.Municipality("primer").Comments[0].Disposition = "rejected"
	if c := one(t, site, never); c.Comments.N != 1 || c.AnsweredShare != "0" {
		t.Errorf("comments %s, share %s, want 1, 0", c.Comments, c.AnsweredShare)
	}
	s := facts.At(site, moment(t, site, never), true)
	if c := s.Municipality("primer").Consultation("x"); c.Comments.N != 2 || c.AnsweredShare != "0" {
		t.Errorf("with drafts comments %s, share %s, want 2, 0", c.Comments, c.AnsweredShare)
	}
}

func TestShare(t *testing.T) {
	for _, tt := range []struct {
		n, total int
		want     string
	}{
		{0, 0, ""}, {0, 7, "0"}, {7, 7, "1"}, {1, 1, "1"},
		{1, 2, "0.5"}, {1, 3, "0.3333"}, {2, 3, "0.6667"}, {1, 8, "0.125"}, {1, 16, "0.0625"},
		{1, 32, "0.0313"},    // 0.03125
		{1, 20000, "0.0001"}, // 0.00005
		{1, 20001, "0"},      // 0.000049…
		{19999, 20000, "1"},  // 0.99995
		{9999, 10000, "0.9999"},
		{1, 10, "0.1"},
		{333333333, 1000000000, "0.3333"},
	} {
		if got := string(facts.Share(tt.n, tt.total)); got != tt.want {
			t.Errorf("Share(%d, %d) = %q, want %q", tt.n, tt.total, got, tt.want)
		}
	}
}
