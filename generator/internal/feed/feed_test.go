package feed_test

import (
	"encoding/json"
	"encoding/xml"
	"slices"
	"strings"
	"testing"
	"time"

	"konsulta/generator/internal/feed"
)

var formats = []struct {
	name   string
	append func([]byte, *feed.Feed) ([]byte, error)
}{
	{"rss", feed.AppendRSS},
	{"atom", feed.AppendAtom},
	{"json", feed.AppendJSON},
}

func day(d int) time.Time { return time.Date(2026, time.May, d, 0, 0, 0, 0, time.UTC) }

// example returns a feed with one entry.
func example() *feed.Feed {
	return &feed.Feed{
		Title:       "Консултации",
		Description: "Отворени консултации",
		Lang:        "mk",
		Home:        "https://example.org/mk/",
		Self:        "https://example.org/feeds/mk/consultations.rss",
		Publisher:   "Општина Битола",
		Email:       "info@example.org",
		ID:          feed.ID("konsulta:mk/consultations"),
		Entries: []feed.Entry{{
			ID:         feed.ID("konsulta:mk/bitola/park/opened"),
			Title:      "Парк & плоштад",
			URL:        "https://example.org/mk/bitola/park.html",
			Summary:    "Отворено до 29 мај",
			HTML:       "<p>Отворено</p>",
			Published:  time.Date(2026, time.May, 2, 9, 30, 0, 0, time.FixedZone("CEST", 2*60*60)),
			Categories: []string{"environment", "urban_planning"},
		}},
	}
}

func TestFormats(t *testing.T) {
	want := map[string]string{"rss": rssExample, "atom": atomExample, "json": jsonExample}
	for _, format := range formats {
		f := example()
		if format.name == "rss" {
			f.Stylesheet = "https://example.org/feed.css"
		}
		got, err := format.append(nil, f)
		if err != nil {
			t.Errorf("%s: %v", format.name, err)
		} else if string(got) != want[format.name] {
			t.Errorf("%s:\n%s\nwant\n%s", format.name, got, want[format.name])
		}
	}
}

func TestID(t *testing.T) {
	// The vector is one of CPython's tests of uuid5.
	const name, want = "http://python.org/", "urn:uuid:4c565f0d-3f5a-5890-b41b-20cf47701c5e"
	if got := feed.ID(name); got != want {
		t.Errorf("ID(%q) = %q, want %q", name, got, want)
	}
}

func TestEmptyFeed(t *testing.T) {
	want := map[string]string{
		"rss":  "<lastBuildDate>Sat, 01 Jan 2000 00:00:00 +0000</lastBuildDate>",
		"atom": "<updated>2000-01-01T00:00:00Z</updated>",
		"json": `"items": []`,
	}
	for _, format := range formats {
		f := example()
		f.Entries = nil
		got, err := format.append(nil, f)
		if err != nil || !strings.Contains(string(got), want[format.name]) {
			t.Errorf("%s of an empty feed = %s, %v, want %s", format.name, got, err, want[format.name])
		}
	}
}

// The zero values that a feed may have are filled from the fields it must have.
func TestDefaults(t *testing.T) {
	f := example()
	f.Description, f.Publisher, f.Email = "", "", ""
	f.Entries[0].Summary, f.Entries[0].HTML = "", ""
	f.Entries = append(f.Entries, feed.Entry{ID: "urn:b", Title: "b", URL: "https://example.org/b", Updated: day(9)})
	want := map[string][]string{
		"rss": {
			"<description>Консултации</description>",
			"<description>Парк &amp;amp; плоштад</description>",
			"<lastBuildDate>Sat, 09 May 2026 00:00:00 +0000</lastBuildDate>",
			"<pubDate>Sat, 09 May 2026 00:00:00 +0000</pubDate>",
		},
		"atom": {
			"<name>Консултации</name>",
			`<summary type="text">Парк &amp; плоштад</summary>`,
			"<updated>2026-05-09T00:00:00Z</updated>",
			"<published>2026-05-09T00:00:00Z</published>",
		},
		"json": {
			`"content_text": "Парк & плоштад"`,
			`"date_published": "2026-05-09T00:00:00Z"`,
		},
	}
	for _, format := range formats {
		got, err := format.append(nil, f)
		if err != nil {
			t.Errorf("%s: %v", format.name, err)
		}
		for _, want := range want[format.name] {
			if !strings.Contains(string(got), want) {
				t.Errorf("%s = %s, want it to hold %s", format.name, got, want)
			}
		}
	}
}

// In Atom no two entries may have the same updated element.
func TestAtomUpdatedIsUnique(t *testing.T) {
	f := example()
	f.Entries = nil
	for _, id := range []string{"a", "b", "c", "d"} {
		f.Entries = append(f.Entries, feed.Entry{ID: feed.ID(id), Title: id, URL: "https://example.org/" + id, Updated: day(3)})
	}
	b, err := feed.AppendAtom(nil, f)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Entries []struct {
			Updated time.Time `xml:"updated"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	seen := map[time.Time]bool{}
	for i, e := range got.Entries {
		if seen[e.Updated] || e.Updated.Truncate(time.Second) != day(3) {
			t.Errorf("entry %d: updated %v, want a moment of its own in the second of %v", i, e.Updated, day(3))
		}
		seen[e.Updated] = true
	}
	if last := got.Entries[3].Updated; last != day(3) {
		t.Errorf("last entry: updated %v, want %v", last, day(3))
	}
}

// Text that has a meaning in XML, HTML or JSON comes back as it was.
func TestTextComesBack(t *testing.T) {
	for _, text := range []string{
		"a ]]> b", `"quoted" 'text'`, "1 < 2 & 3 > 2", "<b>bold</b> &amp; &lt;", "🌳 парк 🏛️", "שלום עולם", "two\nlines\tand a tab", "]]]]>>",
	} {
		f := example()
		f.Title = text
		e := &f.Entries[0]
		e.Title, e.Summary, e.HTML, e.Categories = text, text, text, []string{text, "two"}
		checkXML(t, f)
		checkJSON(t, f)
	}
}

func checkXML(t *testing.T, f *feed.Feed) {
	t.Helper()
	var rss struct {
		Title string `xml:"channel>title"`
		Items []struct {
			Title      string   `xml:"title"`
			HTML       string   `xml:"encoded"`
			Categories []string `xml:"category"`
		} `xml:"channel>item"`
	}
	var atom struct {
		Title   string `xml:"title"`
		Entries []struct {
			Title      string `xml:"title"`
			Summary    string `xml:"summary"`
			HTML       string `xml:"content"`
			Categories []struct {
				Term string `xml:"term,attr"`
			} `xml:"category"`
		} `xml:"entry"`
	}
	want := f.Entries[0]
	b, err := feed.AppendRSS(nil, f)
	if err != nil || xml.Unmarshal(b, &rss) != nil || len(rss.Items) != 1 {
		t.Fatalf("rss = %s, %v, want a document with one item", b, err)
	}
	if got := rss.Items[0]; rss.Title != f.Title || got.Title != want.Title || got.HTML != want.HTML || !slices.Equal(got.Categories, want.Categories) {
		t.Errorf("rss of %q came back as %q, %+v", want.Title, rss.Title, got)
	}
	b, err = feed.AppendAtom(nil, f)
	if err != nil || xml.Unmarshal(b, &atom) != nil || len(atom.Entries) != 1 {
		t.Fatalf("atom = %s, %v, want a document with one entry", b, err)
	}
	got := atom.Entries[0]
	if atom.Title != f.Title || got.Title != want.Title || got.Summary != want.Summary || got.HTML != want.HTML ||
		len(got.Categories) != 2 || got.Categories[0].Term != want.Categories[0] {
		t.Errorf("atom of %q came back as %q, %+v", want.Title, atom.Title, got)
	}
}

func checkJSON(t *testing.T, f *feed.Feed) {
	t.Helper()
	var doc struct {
		Items []struct {
			Title   string   `json:"title"`
			Summary string   `json:"summary"`
			HTML    string   `json:"content_html"`
			Tags    []string `json:"tags"`
		} `json:"items"`
	}
	want := f.Entries[0]
	b, err := feed.AppendJSON(nil, f)
	if err != nil || json.Unmarshal(b, &doc) != nil || len(doc.Items) != 1 {
		t.Fatalf("json = %s, %v, want a document with one item", b, err)
	}
	if got := doc.Items[0]; got.Title != want.Title || got.Summary != want.Summary || got.HTML != want.HTML || !slices.Equal(got.Tags, want.Categories) {
		t.Errorf("json of %q came back as %+v", want.Title, got)
	}
}

// What XML 1.0 cannot hold never makes a document that does not parse.
func TestIllegalCharacters(t *testing.T) {
	f := example()
	f.Title = "a\x00b\x1b\xff"
	f.Entries[0].HTML = "a\x00b\x1b\xff\ufffe"
	for _, format := range formats[:2] {
		got, err := format.append(nil, f)
		if err == nil {
			err = xml.Unmarshal(got, new(struct{}))
		}
		if err != nil {
			t.Errorf("%s: %v", format.name, err)
		}
	}
}

func TestAppend(t *testing.T) {
	for _, format := range formats {
		got, err := format.append([]byte("before"), example())
		alone, _ := format.append(nil, example())
		if err != nil || string(got) != "before"+string(alone) {
			t.Errorf("%s appended to %q = %s, %v", format.name, "before", got, err)
		}
	}
}

func TestMissing(t *testing.T) {
	tests := []struct {
		spoil func(*feed.Feed)
		want  string
	}{
		{func(f *feed.Feed) { f.Title = "" }, `feed "https://example.org/feeds/mk/consultations.rss" has no title`},
		{func(f *feed.Feed) { f.Entries[0].ID = "" }, `feed "https://example.org/feeds/mk/consultations.rss": entry 1 ("") has no id`},
		{func(f *feed.Feed) { f.Entries[0].ID, f.Entries[0].Published = "urn:x", time.Time{} }, `feed "https://example.org/feeds/mk/consultations.rss": entry 1 ("urn:x") has no date`},
	}
	for _, test := range tests {
		f := example()
		test.spoil(f)
		for _, format := range formats {
			if got, err := format.append(nil, f); err == nil || err.Error() != test.want || len(got) > 0 {
				t.Errorf("%s = %q, %v, want the error %q", format.name, got, err, test.want)
			}
		}
	}
}
