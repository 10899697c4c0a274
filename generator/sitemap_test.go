package generator_test

import (
	"encoding/xml"
	"maps"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"
)

// A sitemap as sitemaps.org and the rules for languages have it; xml refuses
// other names and spaces of names.
type sitemap struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	Pages   []struct {
		Address  string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 loc"`
		Versions []struct {
			Rel      string `xml:"rel,attr"`
			Lang     string `xml:"hreflang,attr"`
			Href     string `xml:"href,attr"`
			Children string `xml:",innerxml"`
		} `xml:"http://www.w3.org/1999/xhtml link"`
		Other []struct{ XMLName xml.Name } `xml:",any"`
	} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
}

// TestSitemap compares the sitemap with what pages say of themselves: it has
// the canonical address of every page that is for search engines, once, with
// the versions that the page names, and no others.
func TestSitemap(t *testing.T) {
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.site(t)
			var m sitemap
			if err := xml.Unmarshal(s["sitemap.xml"], &m); err != nil {
				t.Fatal(err)
			}
			got := map[string]map[string]string{}
			for _, p := range m.Pages {
				if got[p.Address] != nil || len(p.Other) > 0 {
					t.Errorf("%s: there twice, or with %v", p.Address, p.Other)
				}
				got[p.Address] = map[string]string{}
				for _, v := range p.Versions {
					got[p.Address][v.Lang] = v.Href
				}
			}
			want := map[string]map[string]string{}
			for name, root := range s.pages(t) {
				if isHidden(root) {
					continue
				}
				versions, canonical := alternates(root)
				if name == "index.html" {
					versions = nil // it is no version of the pages that it leads to
				}
				want[canonical] = versions
			}
			if !maps.EqualFunc(got, want, maps.Equal) {
				t.Errorf("the sitemap has %v\n\npages say %v", got, want)
			}
			if want := "User-agent: *\nAllow: /\n\nSitemap: " + tt.baseURL + "sitemap.xml\n"; string(s["robots.txt"]) != want {
				t.Errorf("robots.txt is %q, want %q", s["robots.txt"], want)
			}
		})
	}
}

// isHidden tells a page that is not for search engines.
func isHidden(root *element) bool { return meta(root, "name", "robots") == "noindex" }

// meta is what the head says under a name or property.
func meta(root *element, attr, name string) string {
	var all []string
	for _, m := range root.find("meta") {
		if m.attr(attr) == name {
			all = append(all, m.attr("content"))
		}
	}
	return strings.Join(all, " ")
}

// TestSiteWithDrafts: no address of it is told, no page is for search
// engines, and they may read the pages that say so, but nothing else.
func TestSiteWithDrafts(t *testing.T) {
	o := options(os.DirFS(golden), goldenAsOf)
	o.Drafts = true
	s := render(t, o)
	if _, ok := s["sitemap.xml"]; ok {
		t.Error("a site with drafts has a sitemap")
	}
	if want := `User-agent: *
Disallow: /konsultacii/
Allow: /konsultacii/$
Allow: /konsultacii/*/$
Allow: /konsultacii/*.html$
`; string(s["robots.txt"]) != want {
		t.Errorf("robots.txt is %q", s["robots.txt"])
	}
	for name, root := range s.pages(t) {
		if !isHidden(root) {
			t.Errorf("%s is for search engines", name)
		}
	}
}

// TestSharedLinks checks what a messenger shows of a link to a page.
func TestSharedLinks(t *testing.T) {
	root := goldenSite(t).pages(t)["mk/zlatna/index.html"]
	// There is no logo.
	if got := meta(root, "property", "og:image"); !strings.HasPrefix(got, "https://zlatna.example/konsultacii/assets/share.") {
		t.Errorf("og:image is %q", got)
	}
	for property, want := range map[string]string{
		"og:type":             "website",
		"og:title":            root.find("title")[0].words(),
		"og:description":      "Мала веб-страница на која се проверува секој бајт.",
		"og:url":              "https://zlatna.example/konsultacii/mk/zlatna/",
		"og:locale":           "mk_MK",
		"og:locale:alternate": "en_US ar_EG",
	} {
		if got := meta(root, "property", property); got != want {
			t.Errorf("%s is %q, want %q", property, got, want)
		}
	}
}

// TestPictureOfSharedLinks: the logo of the site stands for it where programs
// can show it, by its whole address.
func TestPictureOfSharedLinks(t *testing.T) {
	for _, tt := range []struct{ logo, want string }{
		{"assets/logo.png", "https://primer.example/assets/logo.png"},
		{"assets/logo.svg", "https://primer.example/assets/share."},
	} {
		s := render(t, options(fstest.MapFS{
			"site.yaml":          {Data: []byte("format: 1\ntitle: Пример\nbase_url: https://primer.example/\nlanguages: [mk]\npublisher: {name: Пример}\nlogo: " + tt.logo + "\n")},
			"municipalities.csv": {Data: []byte("id,name\nprimer,Пример\n")},
			tt.logo:              {Data: []byte("<svg/>")},
		}, "2026-05-20"))
		if got := meta(s.pages(t)["mk/primer/index.html"], "property", "og:image"); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s: og:image is %q, want %q", tt.logo, got, tt.want)
		}
	}
}

// TestPublishersColour: the icon and the picture for shared links have it too.
func TestPublishersColour(t *testing.T) {
	s := render(t, options(fstest.MapFS{
		"site.yaml":          {Data: []byte("format: 1\ntitle: Пример\nbase_url: https://primer.example/\nlanguages: [mk]\npublisher: {name: Пример}\ntheme: {accent: \"#7a0019\"}\n")},
		"municipalities.csv": {Data: []byte("id,name\nprimer,Пример\n")},
	}, "2026-05-20"))
	found := map[string]bool{}
	for name, data := range s {
		switch kind, _, _ := strings.Cut(path.Base(name), "."); kind {
		case "icon", "accent":
			found[kind] = strings.Contains(string(data), "#7a0019") && !strings.Contains(string(data), "#0b5c7a")
		}
	}
	if !found["icon"] || !found["accent"] {
		t.Errorf("the colour is in %v", found)
	}
}
