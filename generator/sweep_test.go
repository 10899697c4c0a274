package generator_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sweptSite is a site that is swept in every test over whole sites.
type sweptSite struct {
	name, baseURL, asOf string
	site                func(testing.TB) site
}

// ownSites are those of the project, sites those and what is there beside it.
// They are swept in every test of this file and of sweep_data_test.go.
var (
	ownSites = []sweptSite{
		{"golden", "https://zlatna.example/konsultacii/", goldenAsOf, goldenSite},
		{"demonstration", "https://konsulta.example/", demonstrationAsOf, demonstrationSite},
	}
	sites = slices.Concat(ownSites, besideSites())
)

// pages parses every page of a site.
func (s site) pages(t *testing.T) map[string]*element {
	t.Helper()
	pages := map[string]*element{}
	for _, name := range s.paths() {
		if path.Ext(name) == ".html" {
			pages[name] = parsePage(t, name, s[name])
		}
	}
	return pages
}

func TestPages(t *testing.T) {
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			pages := tt.site(t).pages(t)
			for _, name := range slices.Sorted(maps.Keys(pages)) {
				root := pages[name]
				checkHead(t, name, root)
				checkHeadings(t, name, root)
				checkIDs(t, name, root)
				checkTables(t, name, root)
				checkMarkup(t, name, root)
			}
		})
	}
}

// checkHead checks what every page says about itself.
func checkHead(t *testing.T, name string, root *element) {
	t.Helper()
	titles := root.find("head")[0].find("title")
	if len(titles) != 1 || titles[0].words() == "" {
		t.Errorf("%s: has %d titles, or an empty one", name, len(titles))
	}
	policy := false
	for _, m := range root.find("meta") {
		if m.attr("http-equiv") == "Content-Security-Policy" {
			policy = strings.HasPrefix(m.attr("content"), "default-src 'none'; ")
		}
	}
	if !policy {
		t.Errorf("%s: has no strict policy", name)
	}
	if len(root.find("main")) != 1 {
		t.Errorf("%s: has %d <main>", name, len(root.find("main")))
	}
}

func checkHeadings(t *testing.T, name string, root *element) {
	t.Helper()
	if n := len(root.find("h1")); n != 1 {
		t.Errorf("%s: has %d <h1>", name, n)
	}
	last := 0
	for _, h := range root.find("h1", "h2", "h3", "h4", "h5", "h6") {
		level := int(h.name[1] - '0')
		if level > last+1 {
			t.Errorf("%s: <h%d> %q follows <h%d>", name, level, h.words(), last)
		}
		if h.words() == "" {
			t.Errorf("%s: an empty <%s>", name, h.name)
		}
		last = level
	}
}

func checkIDs(t *testing.T, name string, root *element) {
	t.Helper()
	seen := map[string]bool{}
	for e := range root.all {
		if !e.has("id") {
			continue
		}
		id := e.attr("id")
		if id == "" || seen[id] {
			t.Errorf("%s: id %q is empty or there twice", name, id)
		}
		seen[id] = true
	}
	for e := range root.all {
		for _, a := range []string{"for", "aria-labelledby", "aria-describedby", "aria-controls", "headers"} {
			for _, id := range strings.Fields(e.attr(a)) {
				if !seen[id] {
					t.Errorf("%s: %s=%q names no element", name, a, id)
				}
			}
		}
	}
}

// checkTables checks that every row has as many cells as the header.
func checkTables(t *testing.T, name string, root *element) {
	t.Helper()
	for _, table := range root.find("table") {
		columns := 0
		for i, row := range table.find("tr") {
			cells := 0
			for _, c := range row.children {
				span := 1
				if s := c.attr("colspan"); s != "" {
					span, _ = strconv.Atoi(s)
				}
				cells += span
			}
			if i == 0 {
				columns = cells
			} else if cells != columns {
				t.Errorf("%s: row %d of the table %q has %d cells, and its header %d", name, i+1, table.caption(), cells, columns)
			}
		}
		if columns == 0 || table.caption() == "" && !table.inProse() {
			t.Errorf("%s: a table without header or caption", name)
		}
	}
}

func (e *element) caption() string {
	if list := e.find("caption"); len(list) > 0 {
		return list[0].words()
	}
	return ""
}

// inProse tells what the content wrote in Markdown, which has no captions.
func (e *element) inProse() bool {
	for ; e != nil; e = e.parent {
		if e.attr("class") == "prose" {
			return true
		}
	}
	return false
}

// bareMessage finds the key of an interface text, or a placeholder in one,
// where a reader should find words.
var bareMessage = regexp.MustCompile(`\b(ui|page|field|field_in|metric|metric_def|date|type|state|lang)\.[a-z_]{2,}|\{[a-z_]+\}`)

// checkMarkup checks what no page may have.
func checkMarkup(t *testing.T, name string, root *element) {
	t.Helper()
	for e := range root.all {
		for _, a := range e.attrs {
			if a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") {
				t.Errorf("%s: <%s> has an attribute %s", name, e.name, a.Name.Local)
			}
		}
		switch e.name {
		case "style", "iframe", "object", "embed", "base":
			t.Errorf("%s: has a <%s>", name, e.name)
		case "form":
			// Nothing is sent but words to the page that searches here; the rest
			// the small script reads.
			if !e.has("hidden") && path.Base(e.attr("action")) != "search.html" || strings.Contains(e.attr("action"), ":") || e.has("method") {
				t.Errorf("%s: has a <form> that could be sent to %s", name, e.attr("action"))
			}
		case "script":
			if e.attr("type") == "application/ld+json" && !e.has("src") && len(e.attrs) == 1 {
				checkData(t, name, e.text)
			} else if e.text != "" || e.attr("src") == "" {
				t.Errorf("%s: has a script of its own: %.100q", name, e.text)
			}
		case "ul", "ol", "dl", "tbody":
			if len(e.children) == 0 {
				t.Errorf("%s: has an empty <%s>", name, e.name)
			}
		case "nav":
			if e.attr("aria-label") == "" {
				t.Errorf("%s: a <nav> without a name", name)
			}
		case "th":
			if e.attr("scope") == "" && !e.inProse() {
				t.Errorf("%s: a <th> without scope: %s", name, e.words())
			}
		case "a":
			if e.words() == "" && e.attr("aria-label") == "" && len(e.find("img")) == 0 {
				t.Errorf("%s: a link to %s without words", name, e.attr("href"))
			}
		case "img":
			if !e.has("alt") {
				t.Errorf("%s: a picture without alt: %s", name, e.attr("src"))
			}
		}
		if e.has("lang") && e.attr("lang") == "" {
			t.Errorf("%s: an empty lang", name)
		}
		for _, text := range []string{e.text, e.attr("aria-label"), e.attr("title"), e.attr("alt"), e.attr("content")} {
			if bare := bareMessage.FindString(text); bare != "" {
				t.Errorf("%s: <%s> shows %q", name, e.name, bare)
			}
		}
	}
}

// checkData checks data in a script element: JSON in which nothing can end the
// element or hide its end.
func checkData(t *testing.T, name, text string) {
	t.Helper()
	if !json.Valid([]byte(text)) || strings.ContainsAny(text, "<>&\u2028\u2029") {
		t.Errorf("%s: its data are no JSON, or could leave their element: %.300q", name, text)
	}
}

// leaks are traces of templates, formatting and machines; escapedTwice are
// such of pages alone, since a feed holds HTML within XML.
var (
	leaks = []string{"{{", "<no value>", "&lt;no value&gt;", "ZgotmplZ", "%!", "javascript:",
		"<nil>", "&lt;nil&gt;", "0xc0", "map[", "/tmp/", "/home/", "/dev/shm"}
	escapedTwice = []string{"&amp;lt;", "&amp;gt;", "&amp;amp;", "&amp;#", "&amp;quot;"}
)

func TestNothingLeaks(t *testing.T) {
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.site(t)
			for _, name := range s.paths() {
				if strings.HasPrefix(name, "assets/") || strings.HasPrefix(name, "files/") {
					continue
				}
				bad := leaks
				if path.Ext(name) == ".html" {
					bad = slices.Concat(leaks, escapedTwice)
				}
				data := s[name]
				switch path.Ext(name) {
				case ".xlsx":
					data = slices.Concat(slices.Collect(maps.Values(unzipped(t, data)))...)
				case ".zip": // the rest is published beside it
					members := unzipped(t, data)
					data = slices.Concat(members["README.txt"], members["LICENSE.txt"])
				}
				for _, leak := range bad {
					if at := bytes.Index(data, []byte(leak)); at >= 0 {
						t.Errorf("%s: has %q: %.120q", name, leak, data[max(0, at-40):])
					}
				}
			}
		})
	}
}

// TestLanguages checks that the versions of a page in other languages name
// each other.
func TestLanguages(t *testing.T) {
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			pages := tt.site(t).pages(t)
			for _, name := range slices.Sorted(maps.Keys(pages)) {
				checkAlternates(t, tt.baseURL, name, pages)
			}
		})
	}
}

func checkAlternates(t *testing.T, baseURL, name string, pages map[string]*element) {
	t.Helper()
	root := pages[name]
	own := baseURL + strings.TrimSuffix(name, "index.html")
	if lang, _, ok := strings.Cut(name, "/"); ok && root.attr("lang") != lang {
		t.Errorf("%s: <html> has lang %q", name, root.attr("lang"))
	}
	if isMoved(root) || isHidden(root) {
		return
	}
	list, canonical := alternates(root)
	if canonical == "" {
		if name != "404.html" && path.Base(name) != "search.html" {
			t.Errorf("%s: no canonical", name)
		}
		return
	}
	if canonical != own {
		t.Errorf("%s: canonical is %s", name, canonical)
	}
	if len(list) == 0 {
		return
	}
	if name != "index.html" && list[root.attr("lang")] != own {
		t.Errorf("%s: hreflang %s leads to %s", name, root.attr("lang"), list[root.attr("lang")])
	}
	for lang, href := range list {
		other := strings.TrimPrefix(href, baseURL)
		if other == "" || strings.HasSuffix(other, "/") {
			other += "index.html"
		}
		if pages[other] == nil {
			t.Errorf("%s: hreflang %s leads to %s, which is not there", name, lang, href)
			continue
		}
		if back, _ := alternates(pages[other]); name != "index.html" && !maps.Equal(back, list) {
			t.Errorf("%s: has the versions %v, and %s has %v", name, list, other, back)
		}
	}
}

// alternates gives what the head says of a page's versions: hreflang to
// address.
func alternates(root *element) (list map[string]string, canonical string) {
	list = map[string]string{}
	for _, e := range root.find("link") {
		switch {
		case e.attr("rel") == "canonical":
			canonical = e.attr("href")
		case e.attr("rel") == "alternate" && e.has("hreflang"):
			list[e.attr("hreflang")] = e.attr("href")
		}
	}
	return list, canonical
}

// wholeTable is a table of a page, which counts as its content.
var wholeTable = regexp.MustCompile(`(?s)<table.*?</table>`)

// TestSize checks what a visitor of a small page loads: page without tables,
// style sheets and script (contract, section 7.6).
func TestSize(t *testing.T) {
	const most = 60_000
	s := goldenSite(t)
	for name, root := range s.pages(t) {
		size := len(wholeTable.ReplaceAll(s[name], nil))
		for _, e := range root.find("link", "script") {
			link := e.attr("src")
			if e.attr("rel") == "stylesheet" {
				link = e.attr("href")
			}
			if link != "" && name != "404.html" {
				size += len(s[path.Join(path.Dir(name), link)])
			}
		}
		if size > most {
			t.Errorf("%s: %d bytes with style and script, want at most %d", name, size, most)
		}
	}
}

var cssURL = regexp.MustCompile(`url\(["']?([^"')]*)["']?\)`)

// TestStyleSheets checks that style sheets load only what the site has.
func TestStyleSheets(t *testing.T) {
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.site(t)
			for _, name := range s.paths() {
				if path.Ext(name) != ".css" {
					continue
				}
				if bytes.Contains(s[name], []byte("@import")) {
					t.Errorf("%s: has an @import", name)
				}
				for _, m := range cssURL.FindAllSubmatch(s[name], -1) {
					if to := path.Join(path.Dir(name), string(m[1])); s[to] == nil {
						t.Errorf("%s: loads %s, which is not there", name, m[1])
					}
				}
			}
		})
	}
}
