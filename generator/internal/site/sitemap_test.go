package site

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
)

func sitemapSite(base string, languages ...string) *Site {
	return &Site{Site: &facts.Site{Site: &model.Site{Settings: model.Settings{BaseURL: base, Languages: languages}}}}
}

func written(t *testing.T, files []SitemapFile) map[string]string {
	t.Helper()
	got := map[string]string{}
	for _, f := range files {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		got[f.Path] = b.String()
	}
	return got
}

func TestSitemapOfOneFile(t *testing.T) {
	s := sitemapSite("https://a.example/?x&y/", "mk", "sq")
	got := written(t, s.Sitemap([]string{"index.html", "mk/index.html"}))
	want := xmlHead + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url><loc>https://a.example/?x&amp;y/</loc></url>
<url><loc>https://a.example/?x&amp;y/mk/</loc>
<xhtml:link rel="alternate" hreflang="x-default" href="https://a.example/?x&amp;y/mk/"/>
<xhtml:link rel="alternate" hreflang="mk" href="https://a.example/?x&amp;y/mk/"/>
<xhtml:link rel="alternate" hreflang="sq" href="https://a.example/?x&amp;y/sq/"/></url>
</urlset>
`
	if len(got) != 1 || got["sitemap.xml"] != want {
		t.Errorf("got %s", got)
	}
}

// TestSitemapOfManyPages cuts a list by its number of addresses: every page is
// in one part, and the index names the parts.
func TestSitemapOfManyPages(t *testing.T) {
	s := sitemapSite("https://a.example/", "mk")
	var pages []string
	for i := range 7 {
		pages = append(pages, "mk/p"+itoa(i)+".html")
	}
	got := written(t, s.sitemap(pages, 3))
	var index struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Parts   []string `xml:"sitemap>loc"`
	}
	if err := xml.Unmarshal([]byte(got["sitemap.xml"]), &index); err != nil {
		t.Fatal(err)
	}
	if strings.Join(index.Parts, " ") != "https://a.example/sitemap-1.xml https://a.example/sitemap-2.xml https://a.example/sitemap-3.xml" || len(got) != 4 {
		t.Errorf("the index names %q, and there are %d files", index.Parts, len(got))
	}
	for i, n := range []int{3, 3, 1} {
		if got := strings.Count(got[sitemapPart(i)], "<loc>"); got != n {
			t.Errorf("%s has %d addresses, want %d", sitemapPart(i), got, n)
		}
	}
}

// TestSitemapLimits writes more than a file may have of addresses, and then
// of bytes.
func TestSitemapLimits(t *testing.T) {
	for _, tt := range []struct {
		name  string
		tail  string
		parts []int
	}{
		{"addresses", "", []int{50_000, 10_000}},
		{"bytes", strings.Repeat("x", 300), nil},
	} {
		s := sitemapSite("https://a.example/", "mk", "sq")
		var pages []string
		for i := range 60_000 {
			pages = append(pages, "mk/"+itoa(i)+tt.tail+".html")
		}
		got, total := written(t, s.Sitemap(pages)), 0
		for i := range len(got) - 1 {
			part := got[sitemapPart(i)]
			n := strings.Count(part, "<loc>")
			total += n
			if len(part) > 50_000_000 || n == 0 || n > 50_000 || tt.parts != nil && n != tt.parts[i] {
				t.Errorf("%s: %s has %d bytes and %d addresses", tt.name, sitemapPart(i), len(part), n)
			}
		}
		if total != 60_000 {
			t.Errorf("%s: %d addresses in all", tt.name, total)
		}
	}
}

func TestSitemapOfNothing(t *testing.T) {
	if got := sitemapSite("https://a.example/", "mk").Sitemap(nil); got != nil {
		t.Errorf("a site for no search engine has %d sitemaps", len(got))
	}
}
