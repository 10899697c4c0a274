package ical_test

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	goical "github.com/emersion/go-ical"

	"konsulta/generator/internal/ical"
)

var skopje = time.FixedZone("CEST", 2*60*60)

func TestCalendar(t *testing.T) {
	got, err := ical.Append(nil, &ical.Calendar{Name: "Рокови: Пример", Description: "Што се очекува", Source: "https://primer.mk/a.ics", Events: []ical.Event{
		{UID: "a", Stamp: time.Date(2026, 11, 23, 1, 0, 0, 0, skopje), AllDay: true,
			Start: time.Date(2026, 12, 31, 0, 0, 0, 0, skopje), Summary: "Извештај; рок, последен",
			Description: "Ред 1\nC:\\ред 2\r\nhttps://primer.mk/a.html", URL: "https://primer.mk/a.html"},
		{UID: "b", Stamp: time.Date(2026, 11, 23, 1, 0, 0, 0, skopje), Cancelled: true,
			Start: time.Date(2026, 7, 1, 18, 0, 0, 0, skopje), End: time.Date(2026, 7, 1, 19, 30, 0, 0, skopje),
			Summary: "Takim", Location: "Salla e madhe"},
		{UID: "c", Stamp: time.Date(2026, 11, 23, 1, 0, 0, 0, skopje), AllDay: true,
			Start: time.Date(2027, 2, 27, 0, 0, 0, 0, skopje), End: time.Date(2027, 2, 28, 0, 0, 0, 0, skopje), Summary: "Two days"},
		{UID: "d", Stamp: time.Date(2026, 11, 23, 1, 0, 0, 0, skopje), Start: time.Date(2026, 7, 1, 0, 30, 0, 0, skopje), Summary: "A minute"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	want := `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//konsulta//konsulta//EN
CALSCALE:GREGORIAN
NAME:Рокови: Пример
X-WR-CALNAME:Рокови: Пример
DESCRIPTION:Што се очекува
X-WR-CALDESC:Што се очекува
SOURCE;VALUE=URI:https://primer.mk/a.ics
REFRESH-INTERVAL;VALUE=DURATION:PT12H
X-PUBLISHED-TTL:PT12H
BEGIN:VEVENT
UID:a
DTSTAMP:20261122T230000Z
DTSTART;VALUE=DATE:20261231
DTEND;VALUE=DATE:20270101
SUMMARY:Извештај\; рок\, последен
DESCRIPTION:Ред 1\nC:\\ред 2\nhttps://primer.mk/a.html
URL:https://primer.mk/a.html
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:b
DTSTAMP:20261122T230000Z
DTSTART:20260701T160000Z
DTEND:20260701T173000Z
SUMMARY:Takim
LOCATION:Salla e madhe
STATUS:CANCELLED
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:c
DTSTAMP:20261122T230000Z
DTSTART;VALUE=DATE:20270227
DTEND;VALUE=DATE:20270301
SUMMARY:Two days
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:d
DTSTAMP:20261122T230000Z
DTSTART:20260630T223000Z
SUMMARY:A minute
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
`
	if want = strings.ReplaceAll(want, "\n", "\r\n"); string(got) != want {
		t.Errorf("the calendar is\n%s\nwant\n%s", got, want)
	}
}

// What a program compares to find what is new, and the zone in which it shows
// moments, stand where they are told.
func TestRevisionAndZone(t *testing.T) {
	got, err := ical.Append(nil, &ical.Calendar{Name: "x", Zone: "Europe/Skopje", Events: []ical.Event{
		{UID: "a", Stamp: time.Unix(1, 0), Modified: time.Date(2026, 7, 1, 0, 0, 0, 0, skopje), Sequence: 3, Start: time.Unix(100, 0), Summary: "x"}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"X-WR-TIMEZONE:Europe/Skopje", "LAST-MODIFIED:20260630T220000Z", "SEQUENCE:3"} {
		if !strings.Contains(string(got), "\r\n"+line+"\r\n") {
			t.Errorf("%s is not in\n%s", line, got)
		}
	}
	decode(t, got)
}

// A calendar without events still holds a component, as it has to.
func TestCalendarWithoutEvents(t *testing.T) {
	got, err := ical.Append([]byte("before"), &ical.Calendar{Name: "Ништо"})
	if err != nil || !bytes.HasPrefix(got, []byte("beforeBEGIN:VCALENDAR\r\n")) {
		t.Fatalf("Append gives %q, %v", got, err)
	}
	read := decode(t, got[len("before"):])
	if len(read.Children) != 1 || read.Children[0].Name != "VTIMEZONE" || len(read.Events()) != 0 {
		t.Errorf("a calendar without events holds %v", read.Children)
	}
}

func TestWhatIsRefused(t *testing.T) {
	whole := ical.Event{UID: "a", Stamp: time.Unix(1, 0), Start: time.Unix(100, 0), Summary: "x"}
	for name, spoil := range map[string]func(e *ical.Event){
		"no UID":          func(e *ical.Event) { e.UID = "" },
		"no time stamp":   func(e *ical.Event) { e.Stamp = time.Time{} },
		"no start":        func(e *ical.Event) { e.Start = time.Time{} },
		"no summary":      func(e *ical.Event) { e.Summary = "" },
		"ends before":     func(e *ical.Event) { e.End = time.Unix(99, 0) },
		"stands twice: b": func(e *ical.Event) { e.UID = "b" },
	} {
		first, e := whole, whole
		first.UID = "b"
		spoil(&e)
		want, _, _ := strings.Cut(name, ":")
		if got, err := ical.Append(nil, &ical.Calendar{Events: []ical.Event{first, e}}); err == nil || !strings.Contains(err.Error(), want) || got != nil {
			t.Errorf("%s: Append gives %q, %v", name, got, err)
		}
	}
}

// Whatever a text holds, lines have at most 75 octets and end in CR LF, no
// character is cut in two, and another program reads the text back.
func TestFoldedLinesReadBack(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"а", "ѝ", "Ѓ", "ë", "x", " ", " ", ",", ";", "\\", "\n", ":", "\"", "<", ">", "—", "🏛", "\u0301", "\t", "n", "https://primer.mk/консултации/index.html"}
	for range 500 {
		text := func(most int) string {
			var b strings.Builder
			for range 1 + random.IntN(most) {
				b.WriteString(pieces[random.IntN(len(pieces))])
			}
			return "т" + b.String() + "т"
		}
		e := ical.Event{UID: "a", Stamp: time.Unix(1, 0), Start: time.Unix(100, 0), Summary: text(60), Description: text(200), Location: text(3)}
		got, err := ical.Append(nil, &ical.Calendar{Name: text(100), Events: []ical.Event{e}})
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitAfterSeq(string(got), "\r\n") {
			if rest := strings.TrimSuffix(line, "\r\n"); len(rest) > 75 || !utf8.ValidString(rest) || strings.ContainsAny(rest, "\r\n") {
				t.Fatalf("%q has %d octets, or half a character, or a line end within", line, len(rest))
			}
		}
		read := decode(t, got).Events()[0].Props
		for name, want := range map[string]string{"SUMMARY": e.Summary, "DESCRIPTION": e.Description, "LOCATION": e.Location} {
			if text, err := read.Text(name); err != nil || text != want {
				t.Fatalf("%s is read as %q, %v, want %q", name, text, err, want)
			}
		}
	}
}

func TestControlCharactersAreLeftOut(t *testing.T) {
	got, err := ical.Append(nil, &ical.Calendar{Events: []ical.Event{{UID: "a", Stamp: time.Unix(1, 0), Start: time.Unix(100, 0),
		Summary: "а\x00\x1b[31m\xff\rб\u2028в", URL: "https://primer.mk/a\r\nX-EVIL:1"}}})
	if err != nil {
		t.Fatal(err)
	}
	if text, err := decode(t, got).Events()[0].Props.Text("SUMMARY"); err != nil || text != "а[31m\uFFFD\nб\u2028в" {
		t.Errorf("the summary is read as %q, %v", text, err)
	}
	if slices.Contains(strings.Split(string(got), "\r\n"), "X-EVIL:1") {
		t.Error("an address became a line of its own")
	}
}

// decode reads exactly one calendar.
func decode(t *testing.T, data []byte) *goical.Calendar {
	t.Helper()
	d := goical.NewDecoder(bytes.NewReader(data))
	c, err := d.Decode()
	if err != nil {
		t.Fatalf("reading the calendar back: %v\n%s", err, data)
	}
	if _, err := d.Decode(); !errors.Is(err, io.EOF) {
		t.Errorf("behind the calendar: %v", err)
	}
	return c
}

// TestJoin puts a calendar together from the events of two others: it is the one
// that is made at once, whatever stands in the texts.
func TestJoin(t *testing.T) {
	at := func(uid string, hour int) ical.Event {
		start := time.Date(2026, 5, 29, hour, 0, 0, 0, time.UTC)
		return ical.Event{UID: uid, Stamp: start, Start: start, Summary: "END:VEVENT",
			Description: strings.Repeat("x", 63) + "\nBEGIN:VEVENT\r\n" + strings.Repeat("ш", 80) + "\r\nEND:VEVENT\r\nBEGIN:VEVENT"}
	}
	calendar := func(events ...ical.Event) *ical.Calendar {
		return &ical.Calendar{Name: "Рокови", Source: "https://primer.mk/a.ics", Events: events}
	}
	written := func(c *ical.Calendar) []byte {
		data, err := ical.Append(nil, c)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	one, other := written(calendar(at("a", 8), at("b", 12))), written(calendar(at("c", 10)))
	var got bytes.Buffer
	err := ical.Join(&got, calendar(), func(yield func([]byte, error) bool) {
		for _, from := range []*[]byte{&one, &other, &one} {
			event, rest := ical.Cut(*from)
			*from = rest
			if !yield(event, nil) {
				return
			}
		}
	})
	if want := written(calendar(at("a", 8), at("c", 10), at("b", 12))); err != nil || !bytes.Equal(got.Bytes(), want) {
		t.Errorf("joined: %v\n%s\nwant\n%s", err, got.Bytes(), want)
	}
	for _, rest := range [][]byte{one, other, written(calendar()), []byte("\nBEGIN:VEVENT\r\ncut")} {
		if event, _ := ical.Cut(rest); event != nil {
			t.Errorf("one event too many: %s", event)
		}
	}
	got.Reset()
	err = ical.Join(&got, calendar(), func(func([]byte, error) bool) {})
	if want := written(calendar()); err != nil || !bytes.Equal(got.Bytes(), want) {
		t.Errorf("of nothing: %v\n%s", err, got.Bytes())
	}
}
