package site

import (
	"html"
	"slices"

	"konsulta/generator/internal/facts"
)

// shortList is how many choices are listed without a fold.
const shortList = 12

func (l *language) subscribe(p *Page) any {
	p.Section = "subscribe"
	p.Title = l.T("page.subscribe")
	p.Feeds = l.siteFeeds(p)
	base := l.Settings.BaseURL
	v := &SubscribePage{Heading: p.Title, Alerts: l.alerts(), FeedIntro: l.T("ui.feed_intro"),
		Calendar: l.icsLink(p, "all", l.T("ui.calendar_subscribe")), CalendarIntro: l.T("ui.calendar_intro"),
		CalendarAddress: base + ICSPath(l.Tag(), "all"), FeedAddress: base + "feeds/" + l.Tag() + "/consultations.rss",
		Programs:  l.howTo("subscribe.", "Google", "google", "Apple", "apple", "Outlook", "outlook", "Android", "android"),
		Readers:   l.howTo("subscribe.feed_", "Android", "android", "Apple", "apple", "Outlook", "outlook", "Thunderbird", "thunderbird"),
		EmbedLine: embedLine("{address}", html.EscapeString(l.T("page.municipality", "municipality", "{name}"))),
		Tool:      p.Root + l.Assets["subscribe.js"],
		Places:    l.followPlaces(p), Topics: l.followTopics(p)}
	for _, f := range []struct{ name, term string }{{"consultations", "ui.feed_new"}, {"reports", "ui.feed_reports"}, {"overdue", "ui.feed_name_overdue"}} {
		row := FeedRow{Title: l.T(f.term)}
		for _, k := range feedKinds {
			row.Formats = append(row.Formats, Link{Href: p.Root + "feeds/" + l.Tag() + "/" + f.name + "." + k.ext, Text: k.name})
		}
		v.SiteFeeds = append(v.SiteFeeds, row)
	}
	return v
}

// howTo tells what to do in programs, given by pairs of name and key.
func (l *language) howTo(prefix string, programs ...string) []Fact {
	var list []Fact
	for pair := range slices.Chunk(programs, 2) {
		list = append(list, Fact{Label: pair[0], Value: l.T(prefix + pair[1])})
	}
	return list
}

// followPlaces are the feed, the calendar and the frame of each municipality.
func (l *language) followPlaces(p *Page) FollowGroup {
	g := FollowGroup{Title: l.T("page.municipalities")}
	for _, m := range l.Municipalities {
		row := FollowRow{Title: l.phrase(m.Name, m), Feed: Link{Href: l.placeFeeds(p, m)[0].Href, Text: "RSS"},
			WebcalHref: l.icsLink(p, m.ID, "").WebcalHref}
		if hasEmbed(m) {
			row.Embed = &Link{Href: p.Root + MunicipalityPath(l.Tag(), m.ID) + "#embed", Text: l.T("embed.short")}
		}
		g.Rows = append(g.Rows, row)
	}
	slices.SortStableFunc(g.Rows, func(a, b FollowRow) int { return l.Compare(a.Title.Text, b.Title.Text) })
	g.Open = len(g.Rows) <= shortList
	return g
}

// followTopics are the feeds of the topics, in the order of their list.
func (l *language) followTopics(p *Page) FollowGroup {
	g := FollowGroup{Title: l.T("page.topics")}
	for _, t := range l.Vocabularies["topic"] {
		g.Rows = append(g.Rows, FollowRow{Title: Phrase{Text: l.Label("topic", t)},
			Feed: Link{Href: p.Root + "feeds/" + l.Tag() + "/topics/" + t + ".rss", Text: "RSS"}})
	}
	g.Open = len(g.Rows) <= shortList
	return g
}

// hasEmbed reports whether there is something to show in a frame: of a
// municipality that does not publish here and of which nothing is known there
// is not.
func hasEmbed(m *facts.Municipality) bool { return m.Covered || len(m.Consultations) > 0 }

// embedLine is the line of HTML for a frame; its parts are escaped.
func embedLine(address, title string) string {
	return `<iframe src="` + address + `" title="` + title + `" width="100%" height="480" loading="lazy"></iframe>`
}
