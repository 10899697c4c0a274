package generator_test

import (
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"
)

// TestLinks follows every link of every page.
func TestLinks(t *testing.T) {
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.site(t)
			l := links{t: t, site: s, pages: s.pages(t), baseURL: tt.baseURL, from: map[string]bool{}}
			l.index()
			for _, name := range slices.Sorted(maps.Keys(l.pages)) {
				for e := range l.pages[name].all {
					l.check(name, e)
				}
			}
			for name := range l.pages {
				if name != "404.html" && name != "index.html" && !l.from[name] && !isMoved(l.pages[name]) && !isEmbed(name) {
					t.Errorf("%s: no page leads here", name)
				}
			}
		})
	}
}

// isMoved tells the small page that stands at an old address.
func isMoved(root *element) bool {
	return slices.ContainsFunc(root.find("meta"), func(m *element) bool { return m.attr("http-equiv") == "refresh" })
}

// isEmbed tells a page that is made for frames on other websites.
func isEmbed(name string) bool { return path.Base(path.Dir(name)) == "embed" }

// links follows links within a site.
type links struct {
	t       *testing.T
	site    site
	pages   map[string]*element
	baseURL string
	ids     map[string]map[string]bool
	from    map[string]bool // pages that a link from another page leads to
}

func (l *links) index() {
	l.ids = map[string]map[string]bool{}
	for name, root := range l.pages {
		l.ids[name] = map[string]bool{}
		for e := range root.all {
			if e.has("id") {
				l.ids[name][e.attr("id")] = true
			}
		}
	}
}

func (l *links) check(name string, e *element) {
	l.t.Helper()
	for _, a := range []string{"href", "src"} {
		if !e.has(a) {
			continue
		}
		link := e.attr(a)
		u, err := url.Parse(link)
		if err != nil || link == "" {
			l.t.Errorf("%s: <%s> has %s=%q: %v", name, e.name, a, link, err)
			continue
		}
		loads := e.name != "a" && (e.name != "link" || e.attr("rel") == "stylesheet" || e.attr("rel") == "icon")
		switch {
		case loads && u.IsAbs():
			l.t.Errorf("%s: <%s> loads %s", name, e.name, link)
		case e.name == "link" && (e.attr("rel") == "canonical" || e.attr("hreflang") != ""):
			l.absolute(name, link)
		case u.IsAbs():
			l.scheme(name, u)
		case u.Host != "" || u.Path != "" && strings.HasPrefix(u.Path, "/") != (name == "404.html"):
			l.t.Errorf("%s: <%s> leads to %s", name, e.name, link)
		default:
			l.relative(name, u)
		}
	}
}

// scheme checks a link that leaves the site.
func (l *links) scheme(name string, u *url.URL) {
	l.t.Helper()
	switch u.Scheme {
	case "http", "https":
		if u.Host == "" {
			l.t.Errorf("%s: links to %s", name, u)
		}
	case "mailto", "tel", "webcal":
		if u.Opaque == "" && u.Host == "" {
			l.t.Errorf("%s: links to %s", name, u)
		}
	default:
		l.t.Errorf("%s: links to %s", name, u)
	}
}

// relative checks a link to another file of the site.
func (l *links) relative(name string, u *url.URL) {
	l.t.Helper()
	to := name
	switch {
	case u.Path == "":
	case name == "404.html":
		base, _ := url.Parse(l.baseURL)
		rest, ok := strings.CutPrefix(u.Path, base.Path)
		if !ok {
			l.t.Errorf("%s: %s is not below %s", name, u.Path, base.Path)
		}
		to = rest
	default:
		to = path.Join(path.Dir(name), u.Path)
	}
	l.target(name, to, u.Fragment)
	if to != name {
		l.from[to] = true
	}
}

// absolute checks a link by the whole address of the site.
func (l *links) absolute(name, link string) {
	l.t.Helper()
	rest, ok := strings.CutPrefix(link, l.baseURL)
	if !ok {
		l.t.Errorf("%s: %s is not below %s", name, link, l.baseURL)
		return
	}
	to, fragment, _ := strings.Cut(rest, "#")
	if to == "" || strings.HasSuffix(to, "/") {
		to += "index.html"
	}
	l.target(name, to, fragment)
}

func (l *links) target(name, to, fragment string) {
	l.t.Helper()
	if _, ok := l.site[to]; !ok {
		l.t.Errorf("%s: links to %s, which is not there", name, to)
	} else if fragment != "" && !l.ids[to][fragment] {
		l.t.Errorf("%s: links to %s#%s, which is not there", name, to, fragment)
	}
}
