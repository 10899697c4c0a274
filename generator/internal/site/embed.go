package site

import (
	"html"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
)

// EmbedPage is the open and upcoming consultations of a municipality, for a
// frame on another website.
type EmbedPage struct {
	Page
	Demo       string  // that the site is a demonstration, or ""
	Place      Link    // the municipality
	NotCovered string  // the plain words where it does not publish here
	Groups     []Group // open and upcoming
	All        Link    // to the municipality's page
}

// Embed is how another website shows the consultations of a municipality.
type Embed struct {
	Line string // of HTML, to be copied
	Page Link   // what it shows
}

// EmbedPath is the page of a municipality for frames.
func EmbedPath(lang, municipality string) string { return lang + "/embed/" + municipality + ".html" }

// embed fills the page for frames. It has no languages to choose from: the
// website around it has its own.
func (l *language) embed(p *Page, m *facts.Municipality) any {
	name := l.phrase(m.Name, m)
	p.Title = l.T("page.municipality", "municipality", name.Text)
	v := &EmbedPage{Place: *l.place(p, m),
		All: Link{Href: p.Root + MunicipalityPath(l.Tag(), m.ID), Text: l.T("page.consultations") + ": " + l.T("ui.show_all")}}
	if l.Settings.Demonstration == model.Yes {
		v.Demo = l.T("ui.demo_banner")
	}
	if !m.Covered {
		v.NotCovered = l.T("ui.notice_not_covered")
	}
	v.Groups = l.currentGroups(p, m)
	return v
}

// embedOf is the line to copy, or nil. Its address is absolute, since it stands
// elsewhere.
func (l *language) embedOf(p *Page, m *facts.Municipality) *Embed {
	if !hasEmbed(m) {
		return nil
	}
	path, title := EmbedPath(l.Tag(), m.ID), l.T("page.municipality", "municipality", l.phrase(m.Name, m).Text)
	return &Embed{
		Line: embedLine(html.EscapeString(URL(l.Settings.BaseURL, path)), html.EscapeString(title)),
		Page: Link{Href: p.Root + path, Text: l.T("embed.page")},
	}
}
