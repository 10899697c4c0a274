package generator_test

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
)

// TestFeedReaders reads every feed with a library that is not ours, and
// compares with what it says as XML or JSON.
func TestFeedReaders(t *testing.T) {
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.site(t)
			for _, name := range s.paths() {
				if !strings.HasPrefix(name, "feeds/") {
					continue
				}
				got, err := gofeed.NewParser().ParseString(string(s[name]))
				if err != nil {
					t.Errorf("%s: %v", name, err)
					continue
				}
				checkRead(t, tt.baseURL, name, got, s.feed(t, name))
			}
		})
	}
}

func checkRead(t *testing.T, baseURL, name string, got *gofeed.Feed, want entries) {
	t.Helper()
	lang, _, _ := strings.Cut(strings.TrimPrefix(name, "feeds/"), "/")
	if got.Title == "" || got.Language != lang || got.Link != want.home || got.FeedLink != baseURL+name {
		t.Errorf("%s is read as title %q, language %q, page %q, address %q", name, got.Title, got.Language, got.Link, got.FeedLink)
	}
	if len(got.Items) != len(want.ids) {
		t.Errorf("%s: %d entries are read, want %d", name, len(got.Items), len(want.ids))
		return
	}
	for i, item := range got.Items {
		at := item.PublishedParsed
		if path.Ext(name) == ".atom" {
			at = item.UpdatedParsed
		}
		if item.GUID != want.ids[i] || item.Title != want.titles[i] || item.Link != want.links[i] || at == nil || !at.Equal(want.dates[i]) {
			t.Errorf("%s: entry %d is read as %q, %q, %q, %v", name, i, item.GUID, item.Title, item.Link, at)
		}
		if strings.Contains(item.Link, "/calendar-") {
			continue // its title and day say all
		}
		if !strings.HasPrefix(item.Content, "<p>") || relativeLink.MatchString(item.Content) {
			t.Errorf("%s: entry %d has the content %q, want paragraphs with whole addresses", name, i, item.Content)
		}
	}
}

var relativeLink = regexp.MustCompile(`href="(?:[^a-z]|[a-z]+[^a-z:])`)

// TestFeedStyle checks that browsers find the style sheet of each feed, and
// that it says in the language of the feed what that is.
func TestFeedStyle(t *testing.T) {
	link := regexp.MustCompile(`^<\?xml version="1.0" encoding="UTF-8"\?>\n<\?xml-stylesheet type="text/css" href="([^"]+)"\?>\n<`)
	says := map[string]string{"mk": "Ова е канал.", "sq": "Kjo është një prurje.", "en": "This is a feed."}
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.site(t)
			for _, name := range s.paths() {
				if !strings.HasPrefix(name, "feeds/") || path.Ext(name) == ".json" {
					continue
				}
				m := link.FindSubmatch(s[name])
				if m == nil {
					t.Errorf("%s links no style sheet: %.120s", name, s[name])
					continue
				}
				style := string(s[path.Join(path.Dir(name), string(m[1]))])
				lang, _, _ := strings.Cut(strings.TrimPrefix(name, "feeds/"), "/")
				words := says[lang]
				if words == "" {
					words = says["en"] // a language without these words
				}
				if !strings.HasPrefix(style, `rss::before,feed::before{content:"`+words) {
					t.Errorf("%s has the style sheet %.120q, want %q in it", name, style, words)
				}
			}
		})
	}
}

// TestFeedsAreFound checks that some page in the language of each feed and
// calendar names it in its head, and that no page names another type.
func TestFeedsAreFound(t *testing.T) {
	types := map[string]string{".rss": "application/rss+xml", ".atom": "application/atom+xml", ".json": "application/feed+json", ".ics": "text/calendar",
		".ttl": "text/turtle", ".jsonld": "application/ld+json"}
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.site(t)
			found := map[string]bool{}
			for name, root := range s.pages(t) {
				for _, e := range root.find("head")[0].find("link") {
					if e.attr("rel") != "alternate" || e.attr("type") == "" {
						continue
					}
					to := path.Join(path.Dir(name), e.attr("href"))
					if s[to] == nil || types[path.Ext(to)] != e.attr("type") || e.attr("title") == "" {
						t.Errorf("%s names %s as %s (%q)", name, to, e.attr("type"), e.attr("title"))
					}
					// The catalogue of the data is in every language.
					if lang := strings.Split(to, "/")[1]; !strings.HasPrefix(to, "data/") && lang != root.attr("lang") {
						t.Errorf("%s is in another language than %s", to, name)
					}
					found[to] = true
				}
			}
			for _, name := range s.paths() {
				if (strings.HasPrefix(name, "feeds/") || strings.HasPrefix(name, "calendars/")) && !found[name] {
					t.Errorf("no page names %s", name)
				}
			}
			if len(found) == 0 {
				t.Error("no page names any feed")
			}
		})
	}
}

// TestFeedEntries checks what an entry says without its page.
func TestFeedEntries(t *testing.T) {
	feed, err := gofeed.NewParser().ParseString(string(demonstrationSite(t)["feeds/en/primer.rss"]))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		title       string
		description string
		content     []string
	}{
		{"Closes in seven days: What should the municipality spend its money on in 2027?",
			"Deadline: 27 November 2026 at 16:00, local time (Skopje) · The draft foresees",
			[]string{`<li>E-mail: <a href="mailto:budzet@primer.konsulta.example">`, `href="https://konsulta.example/files/primer/nacrt-budzet-2027.csv"`,
				"<li>Report due: 10 December 2026</li>", "<li>Title: Draft budget for 2027</li>"}},
		{"Tomorrow: What should the municipality spend its money on in 2027?",
			"Public presentation: 11 November 2026 at 18:00, local time (Skopje)", []string{"<br>Place: Neighbourhood council of Dolno Selo"}},
		{"Report published: What will Primer live on in the next five years?",
			"Report published: 14 October 2026 · Outcome: Decision awaited",
			[]string{"<li>Decision expected by: 18 December 2026</li>", "<li>Participants: 91</li>"}},
	} {
		i := slices.IndexFunc(feed.Items, func(item *gofeed.Item) bool { return item.Title == tt.title })
		if i < 0 {
			t.Errorf("there is no entry %q", tt.title)
			continue
		}
		item := feed.Items[i]
		if !strings.HasPrefix(item.Description, tt.description) {
			t.Errorf("%s: the description is %q, want %q", tt.title, item.Description, tt.description)
		}
		for _, want := range tt.content {
			if !strings.Contains(item.Content, want) {
				t.Errorf("%s: the content lacks %q: %s", tt.title, want, item.Content)
			}
		}
	}
}
