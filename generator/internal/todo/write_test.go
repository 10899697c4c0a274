package todo_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	goical "github.com/emersion/go-ical"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/todo"
)

// three is a site in three languages with one of each kind of item.
func three(t *testing.T) *facts.Site {
	return load(t, "2026-11-23 00:00", "site.yaml", `format: 1
title: {mk: Консултации, sq: Konsultime, en: Consultations}
base_url: https://example.org/
languages: [mk, sq, en]
publisher: {name: {mk: Заедница}}
rules:
  - {from: 2020-01-01, min_notice_days: 5, report_due_days: 10, days: working}
  - {from: 2020-01-01, applies_to: {forms: [survey]}, min_notice_days: 5, report_due_days: 10}
  - {from: 2021-01-01, applies_to: {municipalities: [primer]}, calendar_due: 12-31, report_due_days: 30}
`, "municipalities.csv", "id,name_mk,name_sq,name_en,publishes_from,languages\nprimer,Пример,Shembull,Primer,2026-01-01,mk\ndrug,Друг,Tjetër,Other,,mk\n",
		"municipalities/drug/consultations.csv", `id,title_mk,title_sq,title_en,announced,opens,closes,forms
late,Водовод,Ujësjellës,Waterworks,,2026-11-02,2026-11-06,written
move,Плоштад,Sheshi,Square,2026-11-23,2026-11-24,2026-12-20,survey
`,
		"municipalities/drug/events.csv", "consultation,id,kind,starts\nmove,m,public_debate,2026-11-25T17:00\n",
		"municipalities/drug/calendar.csv", "id,year,title_mk,title_sq,title_en,planned_opens\nlapsed,2026,Пазар,Tregu,Market,2026-10\n",
		"consultations.csv", "id,title_mk,title_sq,title_en,announced,opens,closes\npark,Парк,Parku,Park,2026-09-01,2026-10-01,2026-10-20\n",
		"reports.csv", "consultation,published,outcome,decision_due,no_comments\npark,2026-11-01,decision_pending,2026-11-24,yes\n",
		"checklists/lista/actions.csv", "id,item,action_mk,due,status,responsible\na,i,Обука,2026-11-22,planned,Секретар\n",
	)
}

const threeMK = `Што треба да се направи и до кога · Консултации
Состојба на ден 23 ноември 2026 г.; рокови до: 22 јануари 2027 г.

Со изминат рок: 3
=================

31 октомври 2026 г. – доцни 16 работни дена
  Неодржана консултација: Пазар
  Друг
  Одржете ја консултацијата или внесете одлука за одложување или откажување, со причина. Планирано: октомври 2026 г.
  https://example.org/mk/drug/lapsed.html

20 ноември 2026 г. – доцни 1 работен ден
  Извештај: Водовод
  Друг
  Објавете го извештајот со одговор на секој коментар.
  https://example.org/mk/drug/late.html

22 ноември 2026 г. – доцни 1 ден
  Мерка: Обука
  Пример
  Спроведете ја мерката или внесете како напредува. Одговорно работно место: Секретар
  https://example.org/mk/primer/

Во следните 7 дена: 3
=====================

24 ноември 2026 г. – за 1 ден
  Одлука: Парк
  Пример
  Внесете што е одлучено или нов рок за одлуката.
  https://example.org/mk/primer/park.html

24 ноември 2026 г. – за 1 ден
  Доцна објава: Плоштад
  Друг
  Објавена е 1 ден пред почетокот, а правилото бара 5 дена. Поместете го почетокот, најрано на: 28 ноември 2026 г.
  https://example.org/mk/drug/move.html

25 ноември 2026 г. – за 2 дена
  Јавна расправа: Плоштад
  Друг
  Подгответе ја средбата; потоа внесете колку лица присуствувале. Почнува: 25 ноември 2026 г., во 17:00 часот
  https://example.org/mk/drug/move.html#event-m

Подоцна: 2
==========

30 декември 2026 г. – за 37 дена
  Извештај: Плоштад
  Друг
  Објавете го извештајот со одговор на секој коментар.
  https://example.org/mk/drug/move.html

31 декември 2026 г. – за 38 дена
  Годишен календар: Календар на консултации за 2027 година
  Пример
  Усвојте го и објавете го календарот за 2027 година.
  https://example.org/mk/primer/

8 обврски: со изминат рок 3, во следните 7 дена 3, подоцна 2, без рок 0
`

const threeSQ = `Çfarë duhet bërë dhe deri kur · Konsultime
Gjendja më 23 nëntor 2026; afatet deri më: 22 janar 2027

Me afat të kaluar: 3
====================

31 tetor 2026 – 16 ditë pune vonesë
  Konsultim i pambajtur: Tregu
  Tjetër
  Mbajeni konsultimin ose shënoni vendim për shtyrje ose anulim, me arsye. Planifikuar: tetor 2026
  https://example.org/sq/drug/lapsed.html

20 nëntor 2026 – 1 ditë pune vonesë
  Raporti: Ujësjellës
  Tjetër
  Publikoni raportin me përgjigje për çdo koment.
  https://example.org/sq/drug/late.html

22 nëntor 2026 – 1 ditë vonesë
  Masa: Обука
  Shembull
  Zbatoni masën ose shënoni si po ecën. Pozita përgjegjëse: Секретар
  https://example.org/sq/primer/

Në 7 ditët e ardhshme: 3
========================

24 nëntor 2026 – pas 1 dite
  Vendimi: Parku
  Shembull
  Shënoni çfarë u vendos ose një afat të ri për vendimin.
  https://example.org/sq/primer/park.html

24 nëntor 2026 – pas 1 dite
  Shpallje e vonuar: Sheshi
  Tjetër
  U shpall 1 ditë para fillimit, ndërsa rregulli kërkon 5 ditë. Shtyjeni fillimin, më së hershmi më: 28 nëntor 2026
  https://example.org/sq/drug/move.html

25 nëntor 2026 – pas 2 ditësh
  Debat publik: Sheshi
  Tjetër
  Përgatitni takimin; më pas shënoni sa veta morën pjesë. Fillon: 25 nëntor 2026, në orën 17:00
  https://example.org/sq/drug/move.html#event-m

Më vonë: 2
==========

30 dhjetor 2026 – pas 37 ditësh
  Raporti: Sheshi
  Tjetër
  Publikoni raportin me përgjigje për çdo koment.
  https://example.org/sq/drug/move.html

31 dhjetor 2026 – pas 38 ditësh
  Kalendari vjetor: Kalendari i konsultimeve për vitin 2027
  Shembull
  Miratoni dhe publikoni kalendarin për vitin 2027.
  https://example.org/sq/primer/

8 detyra: me afat të kaluar 3, në 7 ditët e ardhshme 3, më vonë 2, pa afat 0
`

const threeEN = `What is to be done, and by when · Consultations
As of 23 November 2026; dates up to: 22 January 2027

Overdue: 3
==========

31 October 2026 – 16 working days late
  Not held as planned: Market
  Other
  Hold the consultation, or enter a decision to postpone or cancel it, with the reason. Planned: October 2026
  https://example.org/en/drug/lapsed.html

20 November 2026 – 1 working day late
  Report: Waterworks
  Other
  Publish the report with an answer to every comment.
  https://example.org/en/drug/late.html

22 November 2026 – 1 day late
  Action: Обука
  Primer
  Carry out the action or enter how it stands. Responsible post: Секретар
  https://example.org/en/primer/

In the next 7 days: 3
=====================

24 November 2026 – in 1 day
  Decision: Park
  Primer
  Enter what was decided or a new date for the decision.
  https://example.org/en/primer/park.html

24 November 2026 – in 1 day
  Announced late: Square
  Other
  Announced 1 day before the opening; the rule asks for 5 days. Move the opening, to this day at the earliest: 28 November 2026
  https://example.org/en/drug/move.html

25 November 2026 – in 2 days
  Public debate: Square
  Other
  Prepare the meeting; afterwards enter how many people came. Starts: 25 November 2026 at 17:00
  https://example.org/en/drug/move.html#event-m

Later: 2
========

30 December 2026 – in 37 days
  Report: Square
  Other
  Publish the report with an answer to every comment.
  https://example.org/en/drug/move.html

31 December 2026 – in 38 days
  Annual calendar: Calendar of consultations for 2027
  Primer
  Adopt the calendar for 2027 and publish it.
  https://example.org/en/primer/

8 things to do: overdue 3, in the next 7 days 3, later 2, without a date 0
`

func TestText(t *testing.T) {
	s := three(t)
	for lang, want := range map[string]string{"mk": threeMK, "sq": threeSQ, "en": threeEN} {
		if got := string(list(t, s, lang).AppendText(nil)); got != want {
			t.Errorf("in %s the list is\n%s\nwant\n%s", lang, got, want)
		}
	}
}

func TestTextOfNothing(t *testing.T) {
	s := load(t, "2026-11-23 00:00")
	for _, tt := range []struct {
		lang   string
		within int
		want   string
	}{
		{"mk", 60, "Ништо не доцни и нема рокови во следните 60 дена."},
		{"mk", 21, "Ништо не доцни и нема рокови во следниот 21 ден."},
		{"sq", 1, "Asgjë nuk është me vonesë dhe nuk ka afate në 1 ditën e ardhshme."},
		{"en", 1, "Nothing is overdue, and nothing falls due in the next 1 day."},
		{"en", 0, "Nothing is overdue, and nothing falls due in the next 0 days."},
	} {
		text := string(list(t, s, tt.lang, func(q *todo.Query) { q.Within = tt.within }).AppendText(nil))
		if _, got, _ := strings.Cut(text, "\n\n"); got != tt.want+"\n" {
			t.Errorf("in %s the list says %q, want %q", tt.lang, got, tt.want)
		}
	}
}

// Numbers take the form that the language wants: one, some, and in Macedonian
// 21 as one and 11 not.
func TestPlurals(t *testing.T) {
	for _, tt := range []struct {
		n          int
		mk, sq, en string // days left, days late, comments, items
	}{
		{1, "за 1 ден|доцни 1 ден|1 коментар нема одговор|1 обврска:", "pas 1 dite|1 ditë vonesë|1 koment nuk ka përgjigje|1 detyrë:", "in 1 day|1 day late|1 comment has no answer|1 thing to do:"},
		{2, "за 2 дена|доцни 2 дена|2 коментари немаат одговор|2 обврски:", "pas 2 ditësh|2 ditë vonesë|2 komente nuk kanë përgjigje|2 detyra:", "in 2 days|2 days late|2 comments have no answer|2 things to do:"},
		{5, "за 5 дена|доцни 5 дена|5 коментари немаат одговор|5 обврски:", "pas 5 ditësh|5 ditë vonesë|5 komente nuk kanë përgjigje|5 detyra:", "in 5 days|5 days late|5 comments have no answer|5 things to do:"},
		{11, "за 11 дена|доцни 11 дена|11 коментари немаат одговор|11 обврски:", "pas 11 ditësh|11 ditë vonesë|11 komente nuk kanë përgjigje|11 detyra:", "in 11 days|11 days late|11 comments have no answer|11 things to do:"},
		{21, "за 21 ден|доцни 21 ден|21 коментар нема одговор|21 обврска:", "pas 21 ditësh|21 ditë vonesë|21 komente nuk kanë përgjigje|21 detyra:", "in 21 days|21 days late|21 comments have no answer|21 things to do:"},
	} {
		today := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
		var comments, actions strings.Builder
		for i := range tt.n {
			fmt.Fprintf(&comments, "x,%d,citizen,А,pending\n", i+1)
			fmt.Fprintf(&actions, "a%d,i,А,2026-11-30,planned\n", i)
		}
		const header = "id,item,action_mk,due,status\n"
		counted := load(t, "2026-11-23 00:00", "consultations.csv", "id,title_mk,opens,closes\nx,А,2026-10-01,2026-10-20\n",
			"comments.csv", "consultation,row,respondent_type,comment,disposition\n"+comments.String(),
			"checklists/lista/actions.csv", header+fmt.Sprintf("a,i,А,%s,planned\nb,i,Б,%s,planned\n",
				today.AddDate(0, 0, tt.n).Format(time.DateOnly), today.AddDate(0, 0, -tt.n).Format(time.DateOnly)))
		several := load(t, "2026-11-23 00:00", "checklists/lista/actions.csv", header+actions.String())
		for lang, want := range map[string]string{"mk": tt.mk, "sq": tt.sq, "en": tt.en} {
			got := string(list(t, counted, lang).AppendText(nil)) + string(list(t, several, lang).AppendText(nil))
			for words := range strings.SplitSeq(want, "|") {
				if !strings.Contains(got, words+"\n") && !strings.Contains(got, words+":") && !strings.Contains(got, "\n"+words+" ") {
					t.Errorf("in %s %q is missing in\n%s", lang, words, got)
				}
			}
		}
	}
}

func TestJSON(t *testing.T) {
	b, err := list(t, three(t), "en", func(q *todo.Query) { q.Municipalities = []string{"drug"}; q.Within = 5 }).AppendJSON(nil)
	if err != nil {
		t.Fatal(err)
	}
	var items []map[string]any
	if err := json.Unmarshal(b, &items); err != nil || len(items) != 4 {
		t.Fatalf("the list is %s: %v", b, err)
	}
	want := `[
  {
    "kind": "entry_lapsed",
    "due": "2026-10-31",
    "days": -16,
    "unit": "working",
    "late": true,
    "municipality": "drug",
    "municipality_name": "Other",
    "record": "lapsed",
    "label": "Not held as planned",
    "title": "Market",
    "what": "Hold the consultation, or enter a decision to postpone or cancel it, with the reason. Planned: October 2026",
    "page": "en/drug/lapsed.html",
    "page_url": "https://example.org/en/drug/lapsed.html"
  },
`
	if !strings.HasPrefix(string(b), want) {
		t.Errorf("the list begins\n%s\nwant\n%s", b, want)
	}
	if keys := slices.Sorted(maps.Keys(items[3])); !slices.Equal(keys, []string{"days", "due", "kind", "label", "late",
		"municipality", "municipality_name", "page", "page_url", "part", "record", "title", "unit", "what"}) {
		t.Errorf("a meeting has the keys %q", keys)
	}
	if b, err := list(t, load(t, "2026-11-23 00:00"), "mk").AppendJSON(nil); err != nil || string(b) != "[]\n" {
		t.Errorf("nothing is owed as %q, %v", b, err)
	}
}

func TestICS(t *testing.T) {
	b, err := list(t, three(t), "mk", func(q *todo.Query) { q.Municipalities = []string{"primer"}; q.Within = 5 }).AppendICS(nil)
	if err != nil {
		t.Fatal(err)
	}
	want := `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//konsulta//konsulta//EN
CALSCALE:GREGORIAN
NAME:Што треба да се направи и до кога ·
  Консултации
X-WR-CALNAME:Што треба да се направи и до кога ·
  Консултации
DESCRIPTION:Состојба на ден 23 ноември 2026 г.
X-WR-CALDESC:Состојба на ден 23 ноември 2026 г.
REFRESH-INTERVAL;VALUE=DURATION:PT12H
X-PUBLISHED-TTL:PT12H
BEGIN:VEVENT
UID:4020c6d7-cff2-5dc8-b6f6-090f6fe47397
DTSTAMP:20261122T230000Z
DTSTART;VALUE=DATE:20261122
DTEND;VALUE=DATE:20261123
SUMMARY:Мерка: Обука · Пример
`
	if got := strings.ReplaceAll(string(b), "\r\n", "\n"); !strings.HasPrefix(got, want) {
		t.Errorf("the calendar begins\n%s\nwant\n%s", got, want)
	}
	c, err := goical.NewDecoder(bytes.NewReader(b)).Decode()
	if err != nil {
		t.Fatal(err)
	}
	events := c.Events()
	if len(events) != 2 {
		t.Fatalf("the calendar has %d events, want 2", len(events))
	}
	text, err := events[1].Props.Text("DESCRIPTION")
	if want := "Внесете што е одлучено или нов рок за одлуката.\nhttps://example.org/mk/primer/park.html"; err != nil || text != want {
		t.Errorf("an event says %q, %v, want %q", text, err, want)
	}
}

// What has no day has no place in a calendar, and an empty calendar is one.
func TestICSWithoutDays(t *testing.T) {
	b, err := list(t, load(t, "2026-11-23 00:00",
		"consultations.csv", "id,title_mk,opens,closes\nx,А,2026-10-01,2026-10-20\n",
		"comments.csv", "consultation,row,respondent_type,comment,disposition\nx,1,citizen,А,pending\n"), "sq").AppendICS(nil)
	if err != nil {
		t.Fatal(err)
	}
	c, err := goical.NewDecoder(bytes.NewReader(b)).Decode()
	if err != nil || len(c.Events()) != 0 {
		t.Errorf("the calendar is %s, %v", b, err)
	}
}
