package site

import (
	"html/template"
	"strings"

	"konsulta/generator/internal/chart"
)

// components shows every part. Its words are those of the interface, so that it can be read in every
// language.
func (l *language) components(p *Page) any {
	p.Title = l.T("page.components")
	label := func(column string) string { return l.Column("consultations", column) }
	here := p.Root + HomePath(l.Tag())
	long := strings.TrimSpace(strings.Repeat(l.T("state_help.undated")+" ", 3))
	decision := func(code string) Status { return Status{Code: code, Label: l.Label("disposition", code)} }
	paragraph := template.HTML("<p>" + template.HTMLEscapeString(long) + "</p>\n")
	v := &ComponentsPage{Heading: p.Title,
		Facts: []Fact{{Label: label("area"), Value: l.T("page.home")}, {Label: l.Column("municipalities", "website"), Value: "primer.example", Href: here},
			{Label: l.Column("municipalities", "phone"), Value: "+389 2 000 000", Tel: "+3892000000"},
			{Label: label("opens"), Value: l.date(l.Today), Datetime: l.Today.String()}},
		Figures: []Fact{{Label: l.Label("state", "open"), Value: l.Int(12)}, {Label: label("answered_share"), Value: l.Decimal("87.5") + " %"}},
		Timeline: []Step{{Fact{Label: label("announced"), Value: l.date(l.Today - 20)}, true}, {Fact{Label: label("opens"), Value: l.date(l.Today - 10)}, true},
			{Fact{Label: label("closes"), Value: l.date(l.Today + 10)}, false}, {Fact{Label: label("report_due"), Value: l.date(l.Today + 25)}, false}},
		Documents: []Document{{ID: "document", Href: here, Title: Phrase{Text: l.Label("document_kind", "draft_act")}, Kind: l.Label("document_kind", "draft_act"), Meta: "PDF, 120 kB", Note: Phrase{Text: long}},
			{Title: Phrase{Text: l.Label("document_kind", "minutes")}, Kind: l.Label("document_kind", "other")}},
		Copied:    URL(l.Settings.BaseURL, HomePath(l.Tag())),
		Downloads: []Download{{here, "CSV", "23 kB"}, {here, "JSON", ""}},
		Counts: CountTable{l.T("page.comments"), [2]string{l.T("field.disposition"), l.T("ui.details")},
			[]CountRow{{l.Label("disposition", "accepted"), l.Int(7), "70 %"}, {l.Label("disposition", "rejected"), l.Int(3), "30 %"}}},
		Comment: Comment{ID: "c-1", Heading: l.T("field.comment") + " 1", LinkLabel: l.T("ui.link_to_comment", "n", "1"), Meta: []Fact{{Label: l.Column("comments", "respondent_type"), Value: l.Label("respondent_type", "citizen")}},
			Text: Prose{HTML: paragraph}, Disposition: decision("accepted"),
			Reason: &Prose{HTML: paragraph}},
		Actions:  []Action{{ID: "action", Text: Phrase{Text: label("summary")}, Status: l.status("planned"), Overdue: l.status("overdue")}},
		Calendar: CalendarLink{Text: l.T("ui.calendar_subscribe"), WebcalHref: strings.TrimPrefix(URL(l.Settings.BaseURL, "calendars/"+l.Tag()+"/all.ics"), "https:"), Href: p.Root + "calendars/" + l.Tag() + "/all.ics"},
		Links:    []Link{{Href: here, Text: l.T("page.home")}, {Text: l.T("page.home")}, {Href: here, Text: "Shqip", Lang: "sq"}},
		Texts:    []Prose{{HTML: paragraph}, {HTML: "<p>Shqip</p>\n", Lang: "sq", Note: l.missing("sq", nil)}}}
	for _, code := range l.Vocabularies["state"] {
		v.States = append(v.States, l.status(code))
		v.Many = append(v.Many, Link{Href: here, Text: l.Label("state", code)})
	}
	for _, code := range l.Vocabularies["disposition"] {
		v.Decisions = append(v.Decisions, decision(code))
	}
	for _, kind := range []string{"info", "success", "warning", "error"} {
		v.Notices = append(v.Notices, Notice{Kind: kind, Text: l.T("state_help.open"), Tail: Phrase{Text: kind}, TailHref: here})
	}
	for i, channel := range l.Vocabularies["channel"] {
		v.Ways = append(v.Ways, Way{Channel: channel, Label: l.Label("channel", channel), Text: "primer.example", Href: here, First: i == 0})
	}
	item := Item{Href: here, Heading: Phrase{Text: label("headline")}, Title: Phrase{Text: label("title")}, Municipality: &Link{Href: here, Text: l.T("field.municipality")},
		Topics: label("topics"), When: v.Facts[3:]}
	for _, s := range v.States {
		item.Status = s
		v.Group.Items = append(v.Group.Items, item)
	}
	v.Group.Title, v.Group.Count = l.T("page.consultations"), l.N("ui.n_consultations", len(v.Group.Items))
	v.Nothing = Group{Title: l.T("ui.home_open"), Empty: l.T("ui.empty_open")}
	v.Chart = &Chart{Title: l.T("field.score"), SVG: chart.Distribution(chart.Frame{ID: "chart", Title: l.T("field.score"), Description: long}, []chart.Column{{Label: "0–50", Count: 3}, {Label: "50–100", Count: 5}})}
	return v
}
