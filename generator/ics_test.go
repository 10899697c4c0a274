package generator_test

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	goical "github.com/emersion/go-ical"
)

const icsConsultations = `
title: {mk: Парк}
headline: {mk: "Какви клупи сакате, дрвени или железни?"}
announced: 2026-05-20
opens: 2026-06-01T09:00
closes: 2026-06-20
first_closes: 2026-06-15
extended_on: 2026-06-10
extended_reason: {mk: Побарано е повеќе време.}
summary: {mk: "Ред еден; со точка, запирка и \\ 🌳\nред два"}
events:
  - {id: sredba, title: {mk: Средба}, starts: 2026-06-05T18:00, place: {mk: "Сала 1, „Гоце“"}}
`

// TestCalendarOfAConsultation keeps every byte of a small calendar.
func TestCalendarOfAConsultation(t *testing.T) {
	s := tiny(t, "site.yaml", tinyRules, "./consultations/park.yaml", icsConsultations)
	want := `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//konsulta//konsulta//EN
CALSCALE:GREGORIAN
NAME:Парк
X-WR-CALNAME:Парк
X-WR-TIMEZONE:Europe/Skopje
SOURCE;VALUE=URI:https://example.org/calendars/mk/primer/park.ics
REFRESH-INTERVAL;VALUE=DURATION:PT12H
X-PUBLISHED-TTL:PT12H
BEGIN:VEVENT
UID:833d951f-082b-56f8-9f04-eb8a37d48f29
DTSTAMP:20260609T220000Z
LAST-MODIFIED:20260609T220000Z
SEQUENCE:1
DTSTART:20260601T070000Z
SUMMARY:Почеток: Какви клупи сакате\, дрвени
  или железни? · Пример
DESCRIPTION:Парк\nРед еден\; со точка\, запирка и
  \\ 🌳\nред два\nПочеток: 1 јуни 2026 г.\, во 09:00
  часот\, локално време (Скопје)\nКраен рок:
  20 јуни 2026 г.\, до крајот на
  денот\nhttps://example.org/mk/primer/park.html
URL:https://example.org/mk/primer/park.html
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:a50a525f-3cb9-54a2-8ea8-c31d7b945fed
DTSTAMP:20260609T220000Z
LAST-MODIFIED:20260609T220000Z
SEQUENCE:1
DTSTART:20260605T160000Z
SUMMARY:Средба: Какви клупи сакате\, дрвени
  или железни? · Пример
DESCRIPTION:Парк\nРед еден\; со точка\, запирка и
  \\ 🌳\nред два\nhttps://example.org/mk/primer/park.html
LOCATION:Сала 1\, „Гоце“
URL:https://example.org/mk/primer/park.html
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:1af79694-6c9d-544e-894e-46d2001ba3c8
DTSTAMP:20260609T220000Z
LAST-MODIFIED:20260609T220000Z
SEQUENCE:1
DTSTART:20260620T215959Z
SUMMARY:Краен рок: Какви клупи сакате\,
  дрвени или железни? · Пример
DESCRIPTION:Парк\nРед еден\; со точка\, запирка и
  \\ 🌳\nред два\nКраен рок: 20 јуни 2026 г.\, до
  крајот на денот\nРокот е продолжен од 15
  јуни 2026 г. на 20 јуни 2026 г. Побарано е
  повеќе време.\nhttps://example.org/mk/primer/park.html
URL:https://example.org/mk/primer/park.html
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:f4cb0611-ee16-5ca4-875d-08831f75537d
DTSTAMP:20260609T220000Z
LAST-MODIFIED:20260609T220000Z
SEQUENCE:1
DTSTART;VALUE=DATE:20260705
DTEND;VALUE=DATE:20260706
SUMMARY:Рок за извештајот: Какви клупи
  сакате\, дрвени или железни? · Пример
DESCRIPTION:Парк\nРед еден\; со точка\, запирка и
  \\ 🌳\nред два\nhttps://example.org/mk/primer/park.html
URL:https://example.org/mk/primer/park.html
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
`
	if got := strings.ReplaceAll(string(s["calendars/mk/primer/park.ics"]), "\r\n", "\n"); got != want {
		t.Errorf("the calendar is\n%s\nwant\n%s", got, want)
	}
}

// icsEvents reads a calendar with another implementation: by summary.
func (s site) icsEvents(t *testing.T, name string) map[string]*goical.Event {
	t.Helper()
	c, err := goical.NewDecoder(bytes.NewReader(s[name])).Decode()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, s[name])
	}
	events := map[string]*goical.Event{}
	for _, e := range c.Events() {
		summary, err := e.Props.Text("SUMMARY")
		if err != nil {
			t.Fatal(err)
		}
		events[summary] = &e
	}
	return events
}

func property(e *goical.Event, name string) string {
	if p := e.Props.Get(name); p != nil {
		return p.Value
	}
	return ""
}

// icsSays checks summaries and properties: summary, property, value.
func (s site) icsSays(t *testing.T, name string, list [][3]string) {
	t.Helper()
	events := s.icsEvents(t, name)
	for _, x := range list {
		e := events[x[0]]
		if e == nil {
			t.Errorf("%s has no %q but %q", name, x[0], keysOf(events))
		} else if got := property(e, x[1]); got != x[2] {
			t.Errorf("%s: %s of %q is %q, want %q", name, x[1], x[0], got, x[2])
		}
	}
}

func keysOf[V any](m map[string]V) (keys []string) {
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func TestDatesOfCalendars(t *testing.T) {
	s := tiny(t, "site.yaml", tinyRules, "./consultations.csv", `id,title_mk,opens,closes
zima,Зима,2026-03-01T10:00,2026-03-28T16:00
leto,Лето,2026-03-29T10:00,2026-10-25T16:00
den,Ден,2026-06-01,2026-10-24
staro,Старо,2023-02-01,2024-06-30
lani,Лани,2024-12-01,2025-01-01
srednba,Средби,,
`, "./consultations/nema.yaml", "title: {mk: Нема датум}\nopens: 2026-05\ncloses: 2026-06\nsource_url: https://example.org/nema\n", "./events.csv", `consultation,id,kind,title_mk,starts,ends,place_mk,online_url
srednba,a,public_debate,,2026-06-05T18:00,2026-06-05T20:00,Сала,
srednba,b,forum_session,Форум,2026-06-06,2026-06-07,,https://example.org/vo-zhivo
srednba,c,,,2026-06-08T10:00,,,
`)
	s.icsSays(t, "calendars/mk/all.ics", [][3]string{
		{"Почеток: Зима · Пример", "DTSTART", "20260301T090000Z"},
		{"Краен рок: Зима · Пример", "DTSTART", "20260328T150000Z"},
		{"Почеток: Лето · Пример", "DTSTART", "20260329T080000Z"},   // the clocks went forward
		{"Краен рок: Лето · Пример", "DTSTART", "20261025T150000Z"}, // and back
		{"Почеток: Ден · Пример", "DTSTART", "20260601"},
		{"Почеток: Ден · Пример", "DTEND", "20260602"},
		{"Краен рок: Ден · Пример", "DTSTART", "20261024T215959Z"}, // the last second of the day
		{"Рок за извештајот: Зима · Пример", "DTSTART", "20260412"},
		{"Рок за извештајот: Зима · Пример", "TRANSP", "TRANSPARENT"},
		{"Краен рок: Лани · Пример", "DTSTART", "20250101T225959Z"},
		{"Јавна расправа: Средби · Пример", "DTSTART", "20260605T160000Z"},
		{"Јавна расправа: Средби · Пример", "DTEND", "20260605T180000Z"},
		{"Јавна расправа: Средби · Пример", "LOCATION", "Сала"},
		{"Форум: Средби · Пример", "DTSTART", "20260606"},
		{"Форум: Средби · Пример", "DTEND", "20260608"},
		{"Форум: Средби · Пример", "LOCATION", "https://example.org/vo-zhivo"},
		{"Друг настан: Средби · Пример", "DTEND", ""},
		{"Друг настан: Средби · Пример", "DTSTAMP", "20000101T000000Z"}, // the record tells no day
		{"Друг настан: Средби · Пример", "LAST-MODIFIED", ""},
	})
	events := s.icsEvents(t, "calendars/mk/all.ics")
	for _, gone := range []string{"Почеток: Лани · Пример", "Краен рок: Старо · Пример", "Почеток: Средби · Пример", "Почеток: Нема датум · Пример"} {
		if events[gone] != nil {
			t.Errorf("%q stands in the calendar", gone)
		}
	}
	if s["calendars/mk/primer/nema.ics"] != nil || strings.Contains(string(s["mk/primer/staro.html"]), "webcal:") {
		t.Error("a consultation without dates has a calendar, or one that is long over links to it")
	}
	if len(s.icsEvents(t, "calendars/mk/drug.ics")) != 0 {
		t.Error("a municipality without consultations has dates")
	}
}

// TestCancelledStaysInCalendars: what was ahead when it was cancelled is shown
// as off, what was over stays as it was.
func TestCancelledStaysInCalendars(t *testing.T) {
	s := tiny(t, "site.yaml", tinyRules, "./consultations.csv",
		"id,title_mk,announced,opens,closes,cancelled_on,cancelled_reason_mk\na,Парк,2026-05-01,2026-06-01,2026-06-30,2026-06-10,Нема пари\n")
	s.icsSays(t, "calendars/mk/primer/a.ics", [][3]string{
		{"Почеток: Парк · Пример", "STATUS", ""},
		{"Откажана: Краен рок: Парк · Пример", "STATUS", "CANCELLED"},
		{"Откажана: Краен рок: Парк · Пример", "SEQUENCE", "1"},
		{"Откажана: Краен рок: Парк · Пример", "LAST-MODIFIED", "20260609T220000Z"},
		{"Откажана: Рок за извештајот: Парк · Пример", "STATUS", "CANCELLED"},
	})
	for name, e := range s.icsEvents(t, "calendars/mk/primer/a.ics") {
		if text, err := e.Props.Text("DESCRIPTION"); err != nil || !strings.Contains(text, "Нема пари") || !strings.HasSuffix(text, "\nhttps://example.org/mk/primer/a.html") {
			t.Errorf("%s: the description is %q, %v", name, text, err)
		}
	}
}

// TestCalendarNamesOutliveTheSite moves the site, renames the record, retitles
// it and moves its closing: the identifiers stay, the number of the revision
// grows.
func TestCalendarNamesOutliveTheSite(t *testing.T) {
	before := tiny(t, "./consultations.csv", "id,title_mk,announced,opens,closes\na,Парк,2026-05-01,2026-06-01,2026-06-30\n")
	after := tiny(t, "site.yaml", strings.ReplaceAll(tinySite, "example.org/", "drugo.example/pat/"), "./consultations.csv",
		"id,aliases,title_mk,announced,opens,closes,first_closes,extended_on,extended_reason_mk\nb,a,Градски парк,2026-05-01,2026-06-01,2026-07-05,2026-06-30,2026-06-12,Побарано\n")
	was := before.icsEvents(t, "calendars/mk/primer/a.ics")["Краен рок: Парк · Пример"]
	is := after.icsEvents(t, "calendars/sq/all.ics")["Afati i fundit: Градски парк · Пример"]
	if was == nil || is == nil || property(was, "UID") != property(is, "UID") {
		t.Fatalf("the deadline was %v and is %v", was, is)
	}
	for _, x := range [][3]string{{"SEQUENCE", "", "1"}, {"LAST-MODIFIED", "20260430T220000Z", "20260611T220000Z"}, {"DTSTART", "20260630T215959Z", "20260705T215959Z"}} {
		if property(was, x[0]) != x[1] || property(is, x[0]) != x[2] {
			t.Errorf("%s was %q and is %q, want %q and %q", x[0], property(was, x[0]), property(is, x[0]), x[1], x[2])
		}
	}
}

// TestCalendarsKnowTheHistory: a date that was moved without a word in the
// record is a revision too.
func TestCalendarsKnowTheHistory(t *testing.T) {
	p := &past{}
	file := "municipalities/zlatna/consultations.csv"
	p.commit("2026-03-02T09:00:00+01:00", file, "id,title_mk,opens,closes\npark,Парк,2026-04-01,2026-04-20\n")
	p.commit("2026-03-10T12:30:00+01:00", file, "id,title_mk,opens,closes\npark,Парк,2026-04-01,2026-04-25\n")
	o := options(p.now(nil), "2026-03-20T10:00")
	o.History = p
	render(t, o).icsSays(t, "calendars/mk/zlatna.ics", [][3]string{
		{"Краен рок: Парк · Златна", "SEQUENCE", "1"},
		{"Краен рок: Парк · Златна", "LAST-MODIFIED", "20260310T113000Z"},
	})
	o.AsOf = "2026-03-10T12:00"
	render(t, o).icsSays(t, "calendars/mk/zlatna.ics", [][3]string{
		{"Краен рок: Парк · Златна", "LAST-MODIFIED", "20260302T080000Z"},
	})
}

// TestTimeAloneLeavesCalendars builds on days between which a consultation
// opens, meets and closes: no calendar changes. With the year it loses what is
// two years back.
func TestTimeAloneLeavesCalendars(t *testing.T) {
	tree := fstest.MapFS{"site.yaml": {Data: []byte(tinyRules)}, "municipalities.csv": {Data: []byte("id,name_mk\nprimer,Пример\n")},
		"municipalities/primer/consultations.csv": {Data: []byte("id,title_mk,announced,opens,closes\na,Парк,2026-03-01,2026-03-10T09:00,2026-03-20T16:00\n")},
		"municipalities/primer/events.csv":        {Data: []byte("consultation,id,starts\na,x,2026-03-15T18:00\n")}}
	calendars := func(asOf string) site {
		s := render(t, options(tree, asOf))
		for name := range s {
			if path.Ext(name) != ".ics" {
				delete(s, name)
			}
		}
		return s
	}
	before := calendars("2026-03-02T08:00")
	compare(t, calendars("2027-12-31T23:59"), before)
	if got := changed(before, calendars("2028-01-01T00:00")); len(got) != len(before) {
		t.Errorf("in 2028 %q differ from those of 2026, want all of %q", got, before.paths())
	}
}

// TestCalendarsCanBeRead reads every calendar of the sites back: identifiers
// are there once, addresses lead to pages, and times are told.
func TestCalendarsCanBeRead(t *testing.T) {
	for _, tt := range sites {
		s, read := tt.site(t), 0
		for _, name := range s.paths() {
			if path.Ext(name) != ".ics" {
				continue
			}
			seen := map[string]bool{}
			for summary, e := range s.icsEvents(t, name) {
				read++
				uid := property(e, "UID")
				if start, err := e.DateTimeStart(time.UTC); err != nil || start.IsZero() || uid == "" || seen[uid] {
					t.Errorf("%s: %q begins %v (%v) and is called %q", name, summary, start, err, uid)
				}
				seen[uid] = true
				checkAddress(t, s, name, property(e, "URL"), tt.baseURL)
			}
		}
		if read == 0 && tt.name != "mk" { // a register alone
			t.Errorf("%s: no calendar holds anything", tt.name)
		}
	}
}

// TestPagesLeadToCalendars looks for the link to subscribe and the file.
func TestPagesLeadToCalendars(t *testing.T) {
	s := tiny(t, "./consultations.csv", "id,title_mk,opens,closes\na,Парк,2026-06-01,2026-06-30\n")
	for _, tt := range []struct{ page, calendar, root string }{
		{"mk/subscribe.html", "all", "../"}, {"mk/primer/index.html", "primer", "../../"}, {"mk/primer/a.html", "primer/a", "../../"},
	} {
		for _, href := range []string{"webcal://example.org/calendars/mk/" + tt.calendar + ".ics", tt.root + "calendars/mk/" + tt.calendar + ".ics"} {
			if !bytes.Contains(s[tt.page], []byte(`href="`+href+`"`)) {
				t.Errorf("%s has no link to %s", tt.page, href)
			}
		}
	}
	if !bytes.Contains(s["mk/subscribe.html"], []byte(`href="webcal://example.org/calendars/mk/drug.ics"`)) {
		t.Error("one cannot choose the calendar of a municipality")
	}
}
