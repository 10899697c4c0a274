package site

import (
	"cmp"
	"html/template"
	"path"
	"strings"
	"sync"

	"konsulta/generator/internal/model"
)

// page begins a page: what follows from its path.
func (l *language) page(at, templateName string) Page {
	p := Page{Lang: l.Tag(), Dir: l.Dir(), Path: at, Template: templateName,
		Root:      strings.Repeat("../", strings.Count(at, "/")),
		Canonical: URL(l.Settings.BaseURL, at), Locale: l.locale, Image: l.image(),
		Description: l.pick(l.Settings.Description)}
	p.Style, p.Script, p.Icon = p.Root+l.Assets["site.css"], p.Root+l.Assets["site.js"], p.Root+l.Assets["icon.svg"]
	if l.Assets["accent.css"] != "" {
		p.Accent = p.Root + l.Assets["accent.css"]
	}
	if l.HasCustomCSS {
		p.CustomStyle = p.Root + l.Assets["custom.css"]
	}
	rest, inLanguage := strings.CutPrefix(at, l.Tag()+"/")
	if inLanguage {
		for _, tag := range l.Settings.Languages {
			other := tag + "/" + rest
			p.Alternates = append(p.Alternates, Alternate{tag, l.languages[tag].Self(), l.languages[tag].locale,
				URL(l.Settings.BaseURL, other), p.Root + other, tag == l.Tag()})
		}
		p.Replies = l.repliesAt(&p, rest)
		if rest != "index.html" {
			p.Breadcrumb = []Link{{Href: p.Root + HomePath(l.Tag()), Text: l.T("page.home")}}
		}
	}
	return p
}

// image is the publisher's logo for shared links, where it is a picture that
// the programs which show them can read: they do not take SVG. Else it is one
// of our own.
func (l *language) image() string {
	logo := l.Settings.Logo
	if logo == "" || strings.EqualFold(path.Ext(logo), ".svg") {
		return URL(l.Settings.BaseURL, l.Assets["share.png"])
	}
	return URL(l.Settings.BaseURL, l.Assets[strings.TrimPrefix(logo, "assets/")])
}

// finish completes a page after its view was filled: what it tells search
// engines, the title with that of the site, and header and footer.
func (l *language) finish(p *Page) error {
	p.Structured = l.structured(p)
	site := l.pick(l.Settings.Title)
	if p.Title == "" || p.Title == site {
		p.Title = site
	} else {
		p.Title += " · " + site
	}
	var err error
	p.Header, p.Footer, err = l.chrome.get(chromeKey{p.Lang, p.Section, p.Root}, func() (template.HTML, template.HTML, error) {
		return l.Chrome(l.chromePage(p))
	})
	return err
}

// chromeKey tells apart the headers and footers of a site.
type chromeKey struct{ lang, section, root string }

type chromeCache struct {
	mu   sync.Mutex
	done map[chromeKey][2]template.HTML
}

// get renders header and footer once for each key.
func (c *chromeCache) get(key chromeKey, render func() (template.HTML, template.HTML, error)) (template.HTML, template.HTML, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if parts, ok := c.done[key]; ok {
		return parts[0], parts[1], nil
	}
	header, footer, err := render()
	if err != nil {
		return "", "", err
	}
	if c.done == nil {
		c.done = map[chromeKey][2]template.HTML{}
	}
	c.done[key] = [2]template.HTML{header, footer}
	return header, footer, nil
}

// sections are the parts of the navigation with their first pages.
var sections = []struct{ section, term, path string }{
	{"home", "page.home", "index.html"},
	{"consultations", "page.consultations", "consultations/index.html"},
	{"municipalities", "page.municipalities", "municipalities/index.html"},
	{"topics", "page.topics", "topics/index.html"},
	{"openness", "page.openness", "indices/index.html"},
	{"data", "page.data", "data/index.html"},
	{"subscribe", "page.subscribe", "subscribe.html"},
	{"search", "page.search", "search.html"},
}

func (l *language) chromePage(p *Page) *ChromePage {
	s := &l.Settings
	c := &ChromePage{Page: *p, SiteTitle: l.pick(s.Title), Publisher: l.pick(s.Publisher.Name), PublisherURL: s.Publisher.URL,
		Official: l.pick(s.Official), Controller: l.pick(s.Controller)}
	for _, n := range sections {
		c.Nav = append(c.Nav, Link{Href: p.Root + l.Tag() + "/" + n.path, Text: l.T(n.term), Current: n.section == p.Section})
	}
	if s.Demonstration == model.Yes {
		c.Demo = l.T("ui.demo_banner")
	}
	if s.Logo != "" {
		c.Logo = p.Root + l.Assets[strings.TrimPrefix(s.Logo, "assets/")]
	}
	if s.Participation.URL != "" {
		name := l.pick(s.Participation.Name)
		if name == "" {
			name = s.Participation.URL
		}
		c.Platform = &Link{Href: s.Participation.URL, Text: name}
	}
	for _, page := range l.listed {
		c.Pages = append(c.Pages, l.pageLink(p, page))
	}
	c.Licence, c.LicenceURL = Licence(s.License)
	if address := cmp.Or(s.Corrections.Email, s.Publisher.Email); address != "" {
		c.Mistake = &Link{Href: "mailto:" + address, Text: l.T("ui.footer_mistake")}
	}
	c.MistakeNote = l.pick(s.Corrections.Note)
	c.Alerts = l.alerts()
	return c
}

// alerts are the ways of being notified that the publisher serves, those in
// the page's language first.
func (l *language) alerts() []Link {
	var own, other []Link
	for _, a := range l.Settings.Alerts {
		name := l.pick(a.Name)
		if name == "" {
			name = l.Label("alert_kind", a.Kind)
		}
		link := Link{Href: a.URL, Text: name}
		if a.Lang == "" || a.Lang == l.Tag() {
			own = append(own, link)
		} else {
			other = append(other, link)
		}
	}
	return append(own, other...)
}

// Licence gives a licence its name and address.
func Licence(id string) (name, url string) {
	if strings.Contains(id, "://") {
		return id, id
	}
	if version, ok := strings.CutPrefix(id, "CC-BY-"); ok && strings.Trim(version, "0123456789.") == "" {
		return id, "https://creativecommons.org/licenses/by/" + version + "/"
	}
	if id == "CC0-1.0" {
		return id, "https://creativecommons.org/publicdomain/zero/1.0/"
	}
	return id, "https://spdx.org/licenses/" + id + ".html"
}
