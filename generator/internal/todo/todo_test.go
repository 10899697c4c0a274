package todo_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/site"
	"konsulta/generator/internal/todo"
)

// settings begin the site.yaml of the tests; rules and holidays may follow.
const settings = `format: 1
title: {mk: Консултации}
base_url: https://example.org/
languages: [mk]
publisher: {name: {mk: Заедница}}
`

const register = "id,name_mk\nprimer,Пример\ndrug,Друг\n"

// checklist has the item that the actions of the tests are about.
const checklist = "title: Листа\nsections: [{id: s, title: Дел, items: [{id: a, text: А}, {id: b, text: Б}, {id: i, text: И}, {id: x, text: Х}]}]\n"

// load reads a site with the municipalities primer and drug as of a minute.
// files are paths and texts by turns; a path that does not begin with one of
// the tree's own is one of primer's folder.
func load(t *testing.T, minute string, files ...string) *facts.Site {
	t.Helper()
	tree := fstest.MapFS{"site.yaml": {Data: []byte(settings)}, "municipalities.csv": {Data: []byte(register)},
		"checklists/lista.yaml": {Data: []byte(checklist)}}
	for i := 0; i < len(files); i += 2 {
		path := files[i]
		if _, own := tree[path]; !own && !strings.HasPrefix(path, "municipalities/") {
			path = "municipalities/primer/" + path
		}
		tree[path] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	s, problems, err := content.Load(t.Context(), tree, content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Severity() == problem.Error {
			t.Fatalf("%s:%d: %s %v", p.File, p.Line, p.Code, p.Args)
		}
	}
	asOf, err := time.ParseInLocation("2006-01-02 15:04", minute, s.Zone)
	if err != nil {
		t.Fatal(err)
	}
	return facts.At(s, asOf, false)
}

// list works out what is owed in the next 60 days.
func list(t *testing.T, s *facts.Site, lang string, narrow ...func(*todo.Query)) *todo.List {
	t.Helper()
	words, err := locale.Load(s.Messages)
	if err != nil {
		t.Fatal(err)
	}
	q := todo.Query{Within: 60}
	for _, n := range narrow {
		n(&q)
	}
	return todo.New(s, site.NewVoice(s, words, lang), q)
}

// short writes a list as a line an item: when, days, what of what.
func short(l *todo.List) string {
	var b strings.Builder
	for _, it := range l.Items {
		unit := ""
		if it.Working {
			unit = "w"
		}
		if it.Due == 0 {
			fmt.Fprintf(&b, "- %s", it.Kind)
		} else {
			fmt.Fprintf(&b, "%s %d%s %s", it.Due, it.Days, unit, it.Kind)
		}
		fmt.Fprintf(&b, " %s/%s", it.Municipality.ID, it.Record)
		if it.Part != "" {
			fmt.Fprintf(&b, "#%s", it.Part)
		}
		if it.Count > 0 {
			fmt.Fprintf(&b, " (%d)", it.Count)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

const (
	rule        = settings + "rules: [{from: 2020-01-01, min_notice_days: 5, report_due_days: 15, calendar_due: 12-31}]\n"
	ruleWorking = settings + "holidays: [2026-12-08]\nrules: [{from: 2020-01-01, min_notice_days: 5, report_due_days: 10, calendar_due: 12-31, days: working}]\n"
)

func TestWhatIsOwed(t *testing.T) {
	for _, tt := range []struct {
		name, minute string
		files        []string
		want         string
	}{
		{"nothing", "2026-11-23 00:00", nil, ""},

		{"a report ahead", "2026-11-23 00:00", []string{"site.yaml", rule,
			"consultations.csv", "id,title_mk,announced,opens,closes\nx,А,2026-10-01,2026-11-01,2026-11-20\n", "calendars.csv", "year,status,adopted_on\n2027,adopted,2026-11-01\n",
			"calendar/2027.csv", "id,title_mk,planned_opens\ny,Б,2027-09\n"},
			"2026-12-05 12 report primer/x\n"},
		{"a report on its last day", "2026-12-05 23:59", []string{"site.yaml", settings + "rules: [{from: 2020-01-01, report_due_days: 15}]\n",
			"consultations.csv", "id,title_mk,opens,closes\nx,А,2026-11-01,2026-11-20\n"},
			"2026-12-05 0 report primer/x\n"},
		{"a report a day late", "2026-12-06 00:00", []string{"site.yaml", settings + "rules: [{from: 2020-01-01, report_due_days: 15}]\n",
			"consultations.csv", "id,title_mk,opens,closes\nx,А,2026-11-01,2026-11-20\n"},
			"2026-12-05 -1 report primer/x\n"},
		// Due after 23 to 27 November, 30 November to 4 December.
		{"a report in working days", "2026-11-28 12:00", []string{"site.yaml", settings + "holidays: [2026-12-08]\nrules: [{from: 2020-01-01, report_due_days: 10, days: working}]\n",
			"consultations.csv", "id,title_mk,opens,closes\nx,А,2026-11-01,2026-11-20\n"},
			"2026-12-04 5w report primer/x\n"},
		// Late are 7, 9 and 10 December; 5 and 6 are a week-end, 8 a holiday.
		{"a report late in working days", "2026-12-10 12:00", []string{"site.yaml", settings + "holidays: [2026-12-08]\nrules: [{from: 2020-01-01, report_due_days: 10, days: working}]\n",
			"consultations.csv", "id,title_mk,opens,closes\nx,А,2026-11-01,2026-11-20\n"},
			"2026-12-04 -3w report primer/x\n"},
		{"a report late by no working day", "2026-12-06 12:00", []string{"site.yaml", settings + "holidays: [2026-12-08]\nrules: [{from: 2020-01-01, report_due_days: 10, days: working}]\n",
			"consultations.csv", "id,title_mk,opens,closes\nx,А,2026-11-01,2026-11-20\n"},
			"2026-12-04 0w report primer/x\n"},
		{"a promised report", "2026-11-23 00:00", []string{
			"consultations.csv", "id,title_mk,opens,closes,report_promised\nx,А,2026-11-01,2026-11-20,2026-12-01\n"},
			"2026-12-01 8 report primer/x\n"},
		{"a report that nothing asks for", "2026-11-23 00:00", []string{
			"consultations.csv", "id,title_mk,opens,closes\nx,А,2026-11-01,2026-11-20\n"}, ""},
		{"a report that says nothing", "2026-11-23 00:00", []string{
			"consultations.csv", "id,title_mk,opens,closes,report_promised\nx,А,2026-11-01,2026-11-10,2026-11-20\n",
			"reports.csv", "consultation,published,outcome,decision_due\nx,2026-11-19,decision_pending,2026-12-01\n"},
			"2026-11-20 -3 report primer/x\n"},
		{"cancelled", "2026-11-23 00:00", []string{"site.yaml", settings + "rules: [{from: 2020-01-01, report_due_days: 15}]\n",
			"consultations.csv", "id,title_mk,opens,closes,cancelled_on,cancelled_reason_mk\nx,А,2026-11-01,2026-11-20,2026-11-10,Р\n"}, ""},

		{"open, with a meeting", "2026-11-23 18:00", []string{
			"consultations.csv", "id,title_mk,opens,closes\nx,А,2026-11-01,2026-11-27T16:00\n",
			"events.csv", "consultation,id,starts\nx,past,2026-11-23T17:59\nx,now,2026-11-23T18:00\nx,day,2026-11-23\nx,far,2027-06-01T10:00\n"},
			"2026-11-23 0 event primer/x#day\n2026-11-23 0 event primer/x#now\n2026-11-27 4 closing primer/x\n"},

		{"upcoming and not announced", "2026-11-23 00:00", []string{"site.yaml", settings + "rules: [{from: 2020-01-01, min_notice_days: 5}]\n",
			"consultations.csv", "id,title_mk,opens,closes\nx,А,2026-12-01,2026-12-20\n"},
			"2026-11-26 3 announcement primer/x\n"},
		{"announced late, to be moved", "2026-11-23 00:00", []string{"site.yaml", settings + "rules: [{from: 2020-01-01, min_notice_days: 5}]\n",
			"consultations.csv", "id,title_mk,announced,opens,closes\nx,А,2026-11-22,2026-11-26,2026-12-20\n"},
			"2026-11-26 3 announcement_late primer/x\n"},
		{"announced late, open", "2026-11-26 00:00", []string{"site.yaml", settings + "rules: [{from: 2020-01-01, min_notice_days: 5}]\n",
			"consultations.csv", "id,title_mk,announced,opens,closes\nx,А,2026-11-22,2026-11-26,2026-12-20\n"},
			"2026-12-20 24 announcement_late primer/x\n2026-12-20 24 closing primer/x\n"},
		{"announced late, closed", "2026-12-21 00:00", []string{"site.yaml", settings + "rules: [{from: 2020-01-01, min_notice_days: 5}]\n",
			"consultations.csv", "id,title_mk,announced,opens,closes\nx,А,2026-11-22,2026-11-26,2026-12-20\n"}, ""},
		{"announced just in time", "2026-11-23 00:00", []string{"site.yaml", settings + "rules: [{from: 2020-01-01, min_notice_days: 5}]\n",
			"consultations.csv", "id,title_mk,announced,opens,closes\nx,А,2026-11-21,2026-11-26,2026-12-20\n"}, ""},

		// Late: 2 to 6, 9 to 13, 16 to 20, 23 November. Announced by 17 November
		// are 17 to 20, 23 November ahead; by 24 December 24, 25, 28 to 30.
		{"planned", "2026-11-23 00:00", []string{"site.yaml", ruleWorking, "calendars.csv", "year,status,adopted_on\n2026,adopted,2025-12-20\n2027,adopted,2026-11-01\n",
			"calendar.csv", "id,year,title_mk,planned_opens,planned_closes\nsoon,2026,А,2026-12,\nlate,2026,Б,2026-11-24,2026-12-10\nlapsed,2026,В,2026-10,\nfar,2027,Г,2027-Q2,\n"},
			"2026-10-31 -16w entry_lapsed primer/lapsed\n2026-11-17 -4w entry_planned primer/late\n2026-12-24 22w entry_planned primer/soon\n"},
		{"planned and decided on, carried over, held", "2026-11-23 00:00", []string{
			"consultations.csv", "id,title_mk,opens,closes\nheld,А,2026-10-01,2026-10-20\n",
			"calendar.csv", "id,year,title_mk,planned_opens,decision,reason_mk,decided_on\noff,2026,А,2026-10,cancelled,Р,2026-10-01\nover,2025,Б,2025-10,postponed,Р,2025-10-01\nover,2026,Б,2026-12,,,\nheld,2026,В,2026-10,,,\n"},
			"2026-12-31 38 entry_planned primer/over\n"},

		{"no calendar yet", "2026-11-23 00:00", []string{"site.yaml", rule, "consultations.csv", "id,title_mk,announced,opens,closes\nx,А,2025-01-01,2025-02-01,2025-03-01\n",
			"reports.csv", "consultation,published,outcome,no_comments\nx,2025-03-05,adopted_unchanged,yes\n"},
			"2025-12-31 -327 calendar primer/calendar-2026\n2026-12-31 38 calendar primer/calendar-2027\n"},
		{"a calendar in working days", "2026-11-23 00:00", []string{"site.yaml", ruleWorking, "municipalities.csv", "id,name_mk,publishes_from\nprimer,Пример,2026-06-01\ndrug,Друг,\n"},
			"2026-12-31 27w calendar primer/calendar-2027\n"},
		{"a calendar after the municipality stops", "2026-11-23 00:00", []string{"site.yaml", rule,
			"municipalities.csv", "id,name_mk,publishes_from,publishes_until\nprimer,Пример,2026-06-01,2026-11-30\ndrug,Друг,,\n"}, ""},
		{"a calendar only drafted, one without entries, one there", "2026-11-23 00:00", []string{"site.yaml",
			settings + "rules: [{from: 2020-01-01, calendar_due: 11-30}]\n",
			"municipalities.csv", "id,name_mk,publishes_from\na,А,2026-11-01\nb,Б,2026-11-01\nc,В,2026-11-01\nd,Г,2026-11-01\n",
			"municipalities/a/calendars.csv", "year,status,adopted_on\n2027,draft,2026-11-10\n",
			"municipalities/a/calendar/2027.csv", "id,title_mk,planned_opens\nx,А,2027-09\n",
			"municipalities/b/calendars.csv", "year,status,adopted_on\n2027,adopted,2026-11-10\n",
			"municipalities/c/calendars.csv", "year,status,adopted_on\n2027,adopted,2026-11-10\n",
			"municipalities/c/calendar/2027.csv", "id,title_mk,planned_opens\nx,А,2027-09\n",
			"municipalities/d/calendars.csv", "year,status,adopted_on\n2027,adopted,2026-11-24\n",
		},
			"2026-11-30 7 calendar a/calendar-2027\n2026-11-30 7 calendar b/calendar-2027\n2026-11-30 7 calendar d/calendar-2027\n"},

		{"answers, a decision and what was promised", "2026-11-23 00:00", []string{
			"consultations.csv", "id,title_mk,opens,closes,report_promised\nx,А,2026-10-01,2026-10-20,2026-11-01\n",
			"reports.csv", "consultation,published,outcome,decision_due\nx,2026-10-30,decision_pending,2026-11-30\n",
			"comments.csv", "consultation,row,respondent_type,comment,disposition,reason_mk,same_as\nx,1,citizen,А,accepted,,\nx,2,citizen,Б,pending,,\nx,3,citizen,В,noted,Р,\nx,4,citizen,Г,,,2\nx,5,citizen,Д,,,3\n",
			"follow_up.csv", "consultation,id,title_mk,due,status\nx,done,А,2026-11-10,done\nx,dropped,Б,2026-11-10,dropped\nx,late,В,2026-11-10,in_progress\nx,open,Г,,planned\nx,untold,Д,2026-12-01,\nx,far,Ѓ,2027-06-01,planned\n"},
			"2026-11-01 -22 answers primer/x (2)\n2026-11-10 -13 follow_up primer/x#late\n2026-11-30 7 decision primer/x\n2026-12-01 8 follow_up primer/x#untold\n"},
		{"answers by no day", "2026-11-23 00:00", []string{
			"consultations.csv", "id,title_mk,opens,closes\nx,А,2026-10-01,2026-10-20\n",
			"comments.csv", "consultation,row,respondent_type,comment,disposition\nx,1,citizen,А,pending\n"},
			"- answers primer/x (1)\n"},
		{"actions", "2026-11-23 00:00", []string{"checklists/lista/actions.csv",
			"id,item,action_mk,due,status,responsible\na,i,А,2026-11-01,planned,Секретар\nb,i,Б,2026-11-01,done,\nc,i,В,,planned,\nd,i,Г,2026-12-24,in_progress,\n"},
			"2026-11-01 -22 action primer/lista/a\n2026-12-24 31 action primer/lista/d\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := short(list(t, load(t, tt.minute, tt.files...), "mk")); got != tt.want {
				t.Errorf("owed is\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestNarrowed(t *testing.T) {
	s := load(t, "2026-11-23 00:00",
		"consultations.csv", "id,title_mk,opens,closes,topics\nx,А,2026-11-01,2026-11-27,sport;culture\ny,Б,2026-11-01,2026-12-01,\n",
		"municipalities/drug/consultations.csv", "id,title_mk,opens,closes,topics\nz,В,2026-11-01,2026-11-28,health\n",
		"municipalities/drug/calendar.csv", "id,year,title_mk,planned_opens,topics\nplan,2026,Г,2026-12-05,health\n",
		"checklists/lista/actions.csv", "id,item,action_mk,due,status\na,i,А,2026-11-01,planned\n")
	for _, tt := range []struct {
		name   string
		narrow func(*todo.Query)
		want   string
	}{
		{"to a municipality", func(q *todo.Query) { q.Municipalities = []string{"drug"} },
			"2026-11-28 5 closing drug/z\n2026-12-05 12 entry_planned drug/plan\n"},
		{"to topics", func(q *todo.Query) { q.Topics = []string{"culture", "health"} },
			"2026-11-27 4 closing primer/x\n2026-11-28 5 closing drug/z\n2026-12-05 12 entry_planned drug/plan\n"},
		{"to both", func(q *todo.Query) { q.Municipalities, q.Topics = []string{"primer"}, []string{"health"} }, ""},
		{"to five days", func(q *todo.Query) { q.Within = 5 },
			"2026-11-01 -22 action primer/lista/a\n2026-11-27 4 closing primer/x\n2026-11-28 5 closing drug/z\n"},
		{"to what is late", func(q *todo.Query) { q.Within = 0 }, "2026-11-01 -22 action primer/lista/a\n"},
	} {
		if got := short(list(t, s, "mk", tt.narrow)); got != tt.want {
			t.Errorf("narrowed %s owed is\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// Texts of a record that lack an official language are counted in one item.
func TestTranslations(t *testing.T) {
	s := load(t, "2026-11-23 00:00",
		"municipalities.csv", "id,name_mk,languages\nprimer,Пример,mk;sq;tr\ndrug,Друг,\n",
		"consultations/x.yaml", "title: {mk: А, sq: A}\nsummary: {mk: Б}\nheadline: {mk: Б, sq: B, tr: C}\nwhy: {sq: C}\nopens: 2026-10-01\ncloses: 2026-10-20\n",
		"reports/x.yaml", "published: 2026-10-30\noutcome: adopted_unchanged\nno_comments: yes\nwe_did: {mk: Г}\n",
		"consultations/whole.yaml", "title: {mk: А, sq: A, tr: A}\nopens: 2026-10-01\ncloses: 2026-10-20\n",
		"calendar.csv", "id,year,title_mk,title_sq,title_tr,goal_mk,planned_opens\nplan,2027,А,A,A,Ц,2027-10\n",
		"municipalities/drug/consultations.csv", "id,title_mk,opens,closes\nz,В,2026-10-01,2026-10-20\n")
	l := list(t, s, "en")
	// mk: why. sq: summary, we_did. tr: title, summary, why, we_did.
	if got, want := short(l), "- translation primer/plan (2)\n- translation primer/x (7)\n"; got != want {
		t.Errorf("owed is\n%s\nwant\n%s", got, want)
	}
	if got, want := l.Items[1].What, "Add the translations of 7 texts: Macedonian, Albanian and Turkish"; got != want {
		t.Errorf("what to do is %q, want %q", got, want)
	}
}

// A record that was renamed keeps the identifier of its first id.
func TestIdentifiersOutliveNames(t *testing.T) {
	ics := func(row string) string {
		b, err := list(t, load(t, "2026-11-23 00:00", "consultations.csv", "id,aliases,title_mk,opens,closes\n"+row), "mk").AppendICS(nil)
		if err != nil {
			t.Fatal(err)
		}
		_, uid, _ := strings.Cut(string(b), "\r\nUID:")
		uid, _, _ = strings.Cut(uid, "\r\n")
		return uid
	}
	first := ics("park,,Парк,2026-11-01,2026-11-27\n")
	if got := ics("gradski-park,park,Градски парк,2026-11-01,2026-11-28\n"); got != first || len(got) != 36 {
		t.Errorf("after a rename the identifier is %q, before it was %q", got, first)
	}
	if got := ics("plostad,,Парк,2026-11-01,2026-11-27\n"); got == first {
		t.Error("two consultations have the same identifier")
	}
}
