package digest

import (
	"bytes"
	_ "embed" // for the page
	"html/template"

	"konsulta/generator/internal/site"
)

// The page is not one of the site, so it is not a template that publishers
// replace: mail programs strip style and script, and an intranet has its own
// style. It has neither, and loads nothing.
//
//go:embed page.html
var pageHTML string

var page = template.Must(template.New("digest").Parse(pageHTML))

type pageView struct {
	Lang, Dir, Title, SiteTitle, Home, Scope, Demo, Nothing string
	All, AllText, Follow, FollowText, Publisher             string
	Sections                                                []pageSection
}

type pageSection struct {
	Title string
	Items []pageItem
}

type pageItem struct {
	URL                   string
	Title, Place, Summary site.Phrase
	Facts                 []Fact
}

// AppendHTML writes the digest as a whole document for an e-mail or an
// intranet.
func (d *Digest) AppendHTML(dst []byte) ([]byte, error) {
	v := d.voice
	view := pageView{Lang: v.Tag(), Dir: v.Dir(), Title: d.title(), SiteTitle: v.SiteTitle(), Scope: d.scope(), Demo: v.Demo(),
		Home: v.URL(site.HomePath(v.Pages())), Nothing: v.T("digest.nothing"), All: d.all(), AllText: v.T("page.consultations"),
		Follow: v.URL(d.follow()), FollowText: v.T("page.subscribe"), Publisher: v.T("ui.footer_publisher", "publisher", v.Publisher())}
	for _, s := range d.parts() {
		section := pageSection{Title: s.Title}
		for _, it := range s.Items {
			section.Items = append(section.Items, pageItem{v.URL(it.Path), it.Title, v.Place(it.Municipality), it.Summary, it.Facts})
		}
		view.Sections = append(view.Sections, section)
	}
	var b bytes.Buffer
	if err := page.Execute(&b, view); err != nil {
		return dst, err
	}
	return append(dst, b.Bytes()...), nil
}
