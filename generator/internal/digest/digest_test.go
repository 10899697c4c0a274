package digest_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/digest"
	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/site"
)

const settings = `format: 1
title: {mk: Консултации}
base_url: https://example.org/
languages: [mk]
publisher: {name: {mk: Заедница}}
`

// load reads a site with the municipalities primer and drug as of a minute.
// files are paths and texts by turns; a path that does not begin with one of
// the tree's own is one of primer's folder.
func load(t *testing.T, minute string, files ...string) *facts.Site {
	t.Helper()
	tree := fstest.MapFS{"site.yaml": {Data: []byte(settings)},
		"municipalities.csv": {Data: []byte("id,name_mk\nprimer,Пример\ndrug,Друг\n")}}
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

// tell makes the digest of the last seven days.
func tell(t *testing.T, s *facts.Site, lang string, narrow ...func(*digest.Query)) *digest.Digest {
	t.Helper()
	words, err := locale.Load(s.Messages)
	if err != nil {
		t.Fatal(err)
	}
	q := digest.Query{Since: s.Today - 7}
	for _, n := range narrow {
		n(&q)
	}
	return digest.New(s, site.NewVoice(s, words, lang), q)
}

// short writes a digest as a line an item: what, when, of what.
func short(d *digest.Digest) string {
	var b strings.Builder
	for _, it := range d.Items {
		fmt.Fprintf(&b, "%s %s %s/%s", it.Kind, it.Date, it.Municipality.ID, it.Record)
		if it.Part != "" {
			fmt.Fprintf(&b, "#%s", it.Part)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestWhatIsTold(t *testing.T) {
	const rule = settings + "rules: [{from: 2020-01-01, report_due_days: 15}]\n"
	for _, tt := range []struct {
		name, minute string
		files        []string
		want         string
	}{
		{"nothing", "2026-11-23 12:00", nil, ""},
		{"opened on the first day of the period and before", "2026-11-23 12:00", []string{
			"consultations.csv", "id,title_mk,opens,closes\nx,А,2026-11-16,2026-12-20\ny,Б,2026-11-15,2026-12-20\nz,В,2026-11-15T23:59,2026-12-20\n"},
			"opened 2026-11-16 primer/x\n"},
		{"opened until the minute", "2026-11-23 12:00", []string{
			"consultations.csv", "id,title_mk,opens,closes\nx,А,2026-11-23T12:00,2026-12-20\ny,Б,2026-11-23T12:01,2026-12-20\n"},
			"opens 2026-11-23T12:01 primer/y\nopened 2026-11-23T12:00 primer/x\n"},
		{"announced, and opened since", "2026-11-23 12:00", []string{
			"consultations.csv", "id,title_mk,announced,opens,closes\nx,А,2026-11-17,2026-11-20,2026-12-20\ny,Б,2026-11-20,2026-12-01,2026-12-20\nz,В,2026-11-24,2026-12-01,2026-12-20\n"},
			"opened 2026-11-20 primer/x\nannounced 2026-11-20 primer/y\n"},
		{"closes within seven days", "2026-11-23 12:00", []string{
			"consultations.csv", "id,title_mk,opens,closes\nx,А,2026-11-01,2026-11-30\ny,Б,2026-11-01,2026-12-01\nz,В,2026-11-01,2026-11-23T12:00\nw,Г,2026-11-01,2026-11-23T12:01\n"},
			"closes 2026-11-23T12:01 primer/w\ncloses 2026-11-30 primer/x\n"},
		{"meets", "2026-11-23 12:00", []string{
			"consultations.csv", "id,title_mk,opens,closes,cancelled_on,cancelled_reason_mk\nx,А,2026-11-01,2026-12-30,,\noff,Б,2026-11-01,2026-12-30,2026-11-10,Р\n",
			"events.csv", "consultation,id,starts\nx,past,2026-11-23T11:59\nx,now,2026-11-23T12:00\nx,day,2026-11-23\nx,last,2026-11-30T18:00\nx,far,2026-12-01\noff,no,2026-11-25\n"},
			"meets 2026-11-23 primer/x#day\nmeets 2026-11-23T12:00 primer/x#now\nmeets 2026-11-30T18:00 primer/x#last\n"},
		{"held as meetings alone", "2026-11-23 12:00", []string{
			"consultations.csv", "id,title_mk,opens,closes\nx,А,,\n",
			"events.csv", "consultation,id,starts\nx,a,2026-11-20T18:00\nx,b,2026-11-26T18:00\n"},
			"closes 2026-11-26 primer/x\nmeets 2026-11-26T18:00 primer/x#b\nopened 2026-11-20 primer/x\n"},
		{"moved, cancelled", "2026-11-23 12:00", []string{
			"consultations.csv", "id,title_mk,opens,closes,first_closes,extended_on,extended_reason_mk,cancelled_on,cancelled_reason_mk\n" +
				"moved,А,2026-11-01,2026-12-20,2026-11-25,2026-11-18,Р,,\nahead,Б,2026-11-01,2026-12-20,2026-12-05,2026-11-24,Р,,\noff,В,2026-11-20,2026-12-20,,,,2026-11-19,Р\n"},
			"deadline_moved 2026-11-18 primer/moved\ncancelled 2026-11-19 primer/off\n"},
		{"reported, and late", "2026-11-23 12:00", []string{"site.yaml", rule,
			"consultations.csv", "id,title_mk,opens,closes\nreported,А,2026-10-01,2026-11-10\nlate,Б,2026-10-01,2026-11-03\nover,В,2026-10-01,2026-11-04\ndue,Г,2026-10-01,2026-11-13\nold,Д,2026-09-01,2026-10-01\n",
			"reports.csv", "consultation,published,outcome,no_comments\nreported,2026-11-20,adopted_unchanged,yes\nlate,2026-11-21,not_adopted,yes\n"},
			"reported 2026-11-20 primer/reported\nreported 2026-11-21 primer/late\nreport_due 2026-11-28 primer/due\nreport_overdue 2026-11-20 primer/over\n"},
		{"calendars", "2026-11-23 12:00", []string{
			"calendars.csv", "year,status,adopted_on\n2026,adopted,2025-12-20\n2026,amended,2026-11-18\n2027,draft,2026-11-19\n2028,adopted,2026-11-20\n"},
			"calendar 2026-11-18 primer/calendar-2026\ncalendar 2026-11-20 primer/calendar-2028\n"},
		{"planned and not held", "2026-11-23 12:00", []string{
			"calendar.csv", "id,year,title_mk,planned_opens,planned_closes\nlapsed,2026,А,2026-11-01,2026-11-20\nbefore,2026,Б,2026-10,\nstill,2026,В,2026-11-01,2026-11-23\n"},
			"lapsed 2026-11-21 primer/lapsed\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := short(tell(t, load(t, tt.minute, tt.files...), "mk")); got != tt.want {
				t.Errorf("told is\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestNarrowed(t *testing.T) {
	s := load(t, "2026-11-23 00:00",
		"consultations.csv", "id,title_mk,opens,closes,topics\nx,А,2026-11-20,2026-12-27,sport;culture\ny,Б,2026-11-21,2026-12-01,\n",
		"calendars.csv", "year,status,adopted_on\n2026,adopted,2026-11-20\n",
		"municipalities/drug/consultations.csv", "id,title_mk,opens,closes,topics\nz,В,2026-11-22,2026-12-28,health\n",
		"municipalities/drug/calendar.csv", "id,year,title_mk,planned_opens,topics\nplan,2026,Г,2026-11-20,health\n")
	for _, tt := range []struct {
		name   string
		narrow func(*digest.Query)
		want   string
	}{
		{"to a municipality", func(q *digest.Query) { q.Municipalities = []string{"drug"} }, "opened 2026-11-22 drug/z\nlapsed 2026-11-21 drug/plan\n"},
		{"to topics", func(q *digest.Query) { q.Topics = []string{"culture", "health"} },
			"opened 2026-11-20 primer/x\nopened 2026-11-22 drug/z\nlapsed 2026-11-21 drug/plan\n"},
		{"to both", func(q *digest.Query) { q.Municipalities, q.Topics = []string{"primer"}, []string{"health"} }, ""},
		{"to two days", func(q *digest.Query) { q.Since = model.DateOf(s.AsOf) - 2 },
			"opened 2026-11-21 primer/y\nopened 2026-11-22 drug/z\nlapsed 2026-11-21 drug/plan\n"},
	} {
		d := tell(t, s, "mk", tt.narrow)
		if got := short(d); got != tt.want {
			t.Errorf("narrowed %s told is\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
	text := string(tell(t, s, "mk", func(q *digest.Query) { q.Municipalities, q.Topics = []string{"drug", "primer"}, []string{"health"} }).AppendText(nil))
	if !strings.Contains(text, "\nКонсултации\nДруг; Пример; Здравствена заштита\n") {
		t.Errorf("the digest does not say to what it is narrowed:\n%s", text)
	}
}
