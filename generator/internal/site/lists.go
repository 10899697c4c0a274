package site

import (
	"cmp"
	"slices"
	"time"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
)

// item shows a consultation in a list. own leaves the municipality out.
func (l *language) item(p *Page, c *facts.Consultation, own bool) Item {
	it := Item{Href: p.Root + RecordPath(l.Tag(), c.Municipality.ID, c.ID), Status: l.status(c.State),
		Topics: l.labels("topic", c.Topics)}
	it.Heading, it.Title = l.headings(c)
	if !own {
		it.Municipality = p.place(l, c.Municipality)
	}
	it.When = l.listDates(c)
	if c.State == "open" || c.State == "upcoming" {
		it.Opens, it.Closes = instant(c.Opening), instant(c.Closing)
		it.How = l.channels(c)
	}
	return it
}

// headings are the question in plain words with the title below, or the
// title alone.
func (l *language) headings(c *facts.Consultation) (heading, title Phrase) {
	title = l.title(c)
	if h := l.phrase(c.Headline, c.Municipality); h.Text != "" {
		return h, title
	}
	return title, Phrase{}
}

func (l *language) title(c *facts.Consultation) Phrase { return l.phrase(c.Title, c.Municipality) }

// place is the link to a municipality.
func (l *language) place(p *Page, m *facts.Municipality) *Link {
	name := l.phrase(m.Name, m)
	return &Link{Href: p.Root + MunicipalityPath(l.Tag(), m.ID), Text: name.Text, Lang: name.Lang}
}

// place is the link to a municipality, made once for a page that names it often.
func (p *Page) place(l *language, m *facts.Municipality) *Link {
	link := p.places[m]
	if link == nil {
		if p.places == nil {
			p.places = map[*facts.Municipality]*Link{}
		}
		link = l.place(p, m)
		p.places[m] = link
	}
	return link
}

// listDates are the dates that matter in a list for the state: two at most.
func (l *language) listDates(c *facts.Consultation) []Fact {
	f := factList{l: l, table: "consultations", list: make([]Fact, 0, 2)}
	opens, closes := c.Opens, c.Closes
	if c.ByEvents {
		opens, closes = model.On(c.FirstDay), model.On(c.LastDay)
	}
	switch c.State {
	case "upcoming":
		f.put(Fact{Value: l.when(opens), Datetime: machine(opens, l.Zone)}, "opens")
		f.put(Fact{Value: l.deadline(closes), Datetime: machine(closes, l.Zone)}, "closes")
	case "open":
		f.put(Fact{Value: l.deadline(closes), Datetime: machine(closes, l.Zone)}, "closes")
	case "closed", "overdue":
		f.put(Fact{Value: l.deadline(closes), Datetime: machine(closes, l.Zone)}, "closes")
		f.day("report_due", c.ReportDue)
	case "reported":
		f.day("report_published", c.ReportPublished)
		f.add("outcome", l.Label("outcome", c.Outcome))
	case "cancelled":
		f.day("cancelled_on", c.Cancelled.On)
	}
	if len(f.list) == 0 {
		f.put(Fact{Value: l.when(opens), Datetime: machine(opens, l.Zone)}, "opens")
	}
	return f.list
}

// group makes a titled list; more than most items become a link.
func (l *language) group(p *Page, id, title string, list []*facts.Consultation, most int, more string) Group {
	g := Group{ID: id, Title: title, Count: l.N("ui.n_consultations", len(list))}
	for i, c := range list {
		if most > 0 && i == most {
			g.More = &Link{Href: p.Root + l.Tag() + "/" + more, Text: l.T("ui.show_all")}
			break
		}
		g.Items = append(g.Items, l.item(p, c, false))
	}
	return g
}

// inState picks the consultations of some states.
func inState(list []*facts.Consultation, states ...string) []*facts.Consultation {
	var picked []*facts.Consultation
	for _, c := range list {
		if slices.Contains(states, c.State) {
			picked = append(picked, c)
		}
	}
	return picked
}

// current sorts what is open by closing and what is upcoming by opening.
func current(list []*facts.Consultation) (open, upcoming []*facts.Consultation) {
	open, upcoming = inState(list, "open"), inState(list, "upcoming")
	slices.SortStableFunc(open, soonestFirst)
	slices.Reverse(upcoming)
	return open, upcoming
}

// reported sorts what has a report, the latest first.
func reported(list []*facts.Consultation) []*facts.Consultation {
	done := inState(list, "reported")
	slices.SortStableFunc(done, func(a, b *facts.Consultation) int { return cmp.Compare(b.ReportPublished, a.ReportPublished) })
	return done
}

// overdue sorts what lacks its report, the longest overdue first.
func overdue(list []*facts.Consultation) []*facts.Consultation {
	late := inState(list, "overdue")
	slices.SortStableFunc(late, func(a, b *facts.Consultation) int { return cmp.Compare(a.ReportDue, b.ReportDue) })
	return late
}

// most is how many consultations a list on the home page shows.
const most = 20

func (l *language) home(p *Page) any {
	p.Section = "home"
	p.Feeds = l.siteFeeds(p)
	v := &HomePage{Heading: l.pick(l.Settings.Title), Intro: l.pick(l.Settings.Description), Search: l.searchForm(p.Root)}
	open, upcoming := current(l.all)
	late, reports := overdue(slices.Concat(l.all, l.undated)), reported(slices.Concat(l.all, l.undated))
	all := "consultations/index.html"
	g := l.group(p, "open", l.T("ui.home_open"), open, most, all)
	g.Empty = l.T("ui.empty_open")
	v.Groups = append(v.Groups, g,
		l.group(p, "upcoming", l.T("ui.home_upcoming"), upcoming, most, all),
		l.group(p, "overdue", l.T("ui.home_overdue"), late, most, all),
		l.group(p, "reports", l.T("ui.home_reports"), reports, 5, all))
	for i, n := range []int{len(open), len(upcoming), len(late), len(reports)} {
		if n > 0 {
			v.Tally = append(v.Tally, Fact{Label: v.Groups[i].Title, Value: l.Int(n), Href: "#" + v.Groups[i].ID})
		}
	}
	covered := 0
	for _, m := range l.Municipalities {
		if m.Covered {
			covered++
		}
	}
	v.Coverage = l.T("ui.coverage_of", "n", l.Int(covered), "total", l.Int(len(l.Municipalities)))
	v.Indices = l.indexHeadlines(p)
	v.AllLink = Link{Href: p.Root + l.Tag() + "/" + all, Text: l.T("page.consultations") + ": " + l.T("ui.show_all")}
	v.FollowLink = Link{Href: p.Root + l.Tag() + "/subscribe.html", Text: l.T("page.subscribe")}
	return v
}

// mostOverdue is how many overdue reports the list of consultations shows. A
// country may have tens of thousands, which no telephone loads; accountability
// and the tables have all.
const mostOverdue = 500

func (l *language) consultations(p *Page) any {
	p.Section = "consultations"
	p.Title = l.T("page.consultations")
	p.Feeds = l.siteFeeds(p)
	v := &ListPage{Heading: p.Title}
	open, upcoming := current(l.all)
	g := l.group(p, "open", l.T("ui.home_open"), open, 0, "")
	g.Empty = l.T("ui.empty_open")
	v.Groups = append(v.Groups, g,
		l.group(p, "upcoming", l.T("ui.home_upcoming"), upcoming, 0, ""),
		l.group(p, "overdue", l.T("ui.home_overdue"), overdue(slices.Concat(l.all, l.undated)), mostOverdue, "accountability/index.html"))
	v.Filters = []Filter{l.yearFilter(p, 0), l.topicFilter(p, ""), l.placeFilter(p)}
	return v.narrowed()
}

// yearFilter leads to the archive.
func (l *language) yearFilter(p *Page, current int) Filter {
	f := Filter{Label: l.T("page.archive")}
	for _, y := range l.years() {
		f.Links = append(f.Links, Link{Href: p.Root + l.Tag() + "/consultations/" + itoa(y) + ".html", Text: itoa(y), Current: y == current})
	}
	if len(l.undated) > 0 {
		f.Links = append(f.Links, Link{Href: p.Root + l.Tag() + "/consultations/undated.html",
			Text: l.Label("state", "undated"), Current: current < 0})
	}
	return f
}

func (l *language) topicFilter(p *Page, current string) Filter {
	f := Filter{Label: l.T("page.topics")}
	for _, t := range l.Vocabularies["topic"] {
		if len(l.byTopic()[t]) > 0 {
			f.Links = append(f.Links, Link{Href: p.Root + l.Tag() + "/topics/" + t + ".html", Text: l.Label("topic", t), Current: t == current})
		}
	}
	return f
}

// placeFilter leads to the municipalities that have consultations here.
func (l *language) placeFilter(p *Page) Filter {
	f := Filter{Label: l.T("page.municipalities")}
	for _, m := range l.Municipalities {
		if len(m.Consultations) > 0 {
			f.Links = append(f.Links, *l.place(p, m))
		}
	}
	l.sortLinks(f.Links)
	return f
}

func (l *language) sortLinks(links []Link) {
	slices.SortStableFunc(links, func(a, b Link) int { return l.Compare(a.Text, b.Text) })
}

func (l *language) year(p *Page, year int) any {
	p.Section = "consultations"
	p.Title = l.T("page.consultations_year", "year", itoa(year))
	p.Breadcrumb = append(p.Breadcrumb, Link{Href: p.Root + l.Tag() + "/consultations/index.html", Text: l.T("page.consultations")})
	v := &ListPage{Heading: p.Title, Filters: []Filter{l.yearFilter(p, year)}}
	from, _ := slices.BinarySearchFunc(l.all, year, func(c *facts.Consultation, y int) int { return cmp.Compare(y, c.FirstDay.Year()) })
	end := from
	for end < len(l.all) && l.all[end].FirstDay.Year() == year {
		end++
	}
	v.Groups = l.byMonth(p, l.all[from:end])
	return v.narrowed()
}

// byMonth groups consultations of a year by the month of opening.
func (l *language) byMonth(p *Page, list []*facts.Consultation) []Group {
	month := func(c *facts.Consultation) int { _, m, _ := c.FirstDay.YMD(); return m }
	return l.divide(p, list, false, month, func(c *facts.Consultation) (id, title string) {
		return "month-" + itoa(month(c)), l.Month(c.FirstDay.Year(), month(c))
	})
}

// divide groups consultations that follow one another and have the same key.
func (l *language) divide(p *Page, list []*facts.Consultation, own bool, key func(*facts.Consultation) int, name func(*facts.Consultation) (id, title string)) []Group {
	var groups []Group
	for len(list) > 0 {
		n := 1
		for n < len(list) && key(list[n]) == key(list[0]) {
			n++
		}
		g := Group{Count: l.N("ui.n_consultations", n), Items: make([]Item, n)}
		g.ID, g.Title = name(list[0])
		for i, c := range list[:n] {
			g.Items[i] = l.item(p, c, own)
		}
		groups, list = append(groups, g), list[n:]
	}
	return groups
}

func (l *language) undatedList(p *Page) any {
	p.Section = "consultations"
	p.Title = l.T("page.undated")
	p.Breadcrumb = append(p.Breadcrumb, Link{Href: p.Root + l.Tag() + "/consultations/index.html", Text: l.T("page.consultations")})
	g := l.group(p, "undated", l.Label("state", "undated"), l.undated, 0, "")
	g.Empty = l.T("ui.none")
	v := &ListPage{Heading: p.Title, Intro: l.T("state_help.undated"), Groups: []Group{g}, Filters: []Filter{l.yearFilter(p, -1)}}
	return v.narrowed()
}

func (l *language) topics(p *Page) any {
	p.Section = "topics"
	p.Title = l.T("page.topics")
	v := &TopicsPage{Heading: p.Title}
	for _, t := range l.Vocabularies["topic"] {
		list := l.byTopic()[t]
		v.Topics = append(v.Topics, Counted{Link{Href: p.Root + l.Tag() + "/topics/" + t + ".html", Text: l.Label("topic", t)},
			l.counts(len(list), len(inState(list, "open")))})
	}
	return v
}

// counts says how many consultations there are, and how many are open.
func (l *language) counts(all, open int) []string {
	counts := []string{l.N("ui.n_consultations", all)}
	if open > 0 {
		counts = append(counts, l.N("ui.n_open", open))
	}
	return counts
}

func (l *language) topic(p *Page, topic string) any {
	label := l.Label("topic", topic)
	p.Section = "topics"
	p.Title = l.T("page.topic", "topic", label)
	p.Feeds = []FeedLink{{p.Root + "feeds/" + l.Tag() + "/topics/" + topic + ".rss", p.Title, "application/rss+xml"}}
	p.Breadcrumb = append(p.Breadcrumb, Link{Href: p.Root + l.Tag() + "/topics/index.html", Text: l.T("page.topics")})
	v := &ListPage{Heading: p.Title, Filters: []Filter{l.topicFilter(p, topic)}}
	list := l.byTopic()[topic]
	open, upcoming := current(list)
	g := l.group(p, "open", l.T("ui.home_open"), open, 0, "")
	g.Empty = l.T("ui.empty_open")
	v.Groups = append(v.Groups, g, l.group(p, "upcoming", l.T("ui.home_upcoming"), upcoming, 0, ""))
	var past []*facts.Consultation
	for _, c := range list {
		if c.State != "open" && c.State != "upcoming" {
			past = append(past, c)
		}
	}
	v.Groups = append(v.Groups, l.byYear(p, past, false)...)
	return v.narrowed()
}

// narrowed offers to narrow a list that takes more than a look.
func (v *ListPage) narrowed() *ListPage {
	n := 0
	for _, g := range v.Groups {
		n += len(g.Items)
	}
	v.Narrow = n > 5
	return v
}

// byYear groups consultations by the year of opening, those without a date
// last.
func (l *language) byYear(p *Page, list []*facts.Consultation, own bool) []Group {
	slices.SortStableFunc(list, func(a, b *facts.Consultation) int { return cmp.Compare(b.FirstDay, a.FirstDay) })
	year := func(c *facts.Consultation) int { return c.FirstDay.Year() }
	return l.divide(p, list, own, year, func(c *facts.Consultation) (id, title string) {
		title = l.Label("state", "undated")
		if year(c) > 0 {
			title = itoa(year(c))
		}
		return "year-" + itoa(year(c)), title
	})
}

// siteFeeds are the feeds and the calendar of the whole site.
func (l *language) siteFeeds(p *Page) []FeedLink {
	var feeds []FeedLink
	for _, f := range []struct{ name, term string }{{"consultations", "ui.feed_new"}, {"reports", "ui.feed_reports"}, {"overdue", "ui.feed_name_overdue"}} {
		for _, k := range feedKinds {
			feeds = append(feeds, FeedLink{p.Root + "feeds/" + l.Tag() + "/" + f.name + "." + k.ext, l.T(f.term) + " (" + k.name + ")", k.mime})
		}
	}
	return append(feeds, l.calendarFeed(p, "all", l.pick(l.Settings.Title)))
}

// calendarFeed is a calendar to be discovered.
func (l *language) calendarFeed(p *Page, name, of string) FeedLink {
	return FeedLink{p.Root + ICSPath(l.Tag(), name), l.T("ui.calendar_name", "name", of), "text/calendar"}
}

// placeFeeds are the feed and the calendar of a municipality.
func (l *language) placeFeeds(p *Page, m *facts.Municipality) []FeedLink {
	name := l.phrase(m.Name, m).Text
	return []FeedLink{{p.Root + "feeds/" + l.Tag() + "/" + m.ID + ".rss", l.T("ui.feed_municipality", "municipality", name), "application/rss+xml"},
		l.calendarFeed(p, m.ID, name)}
}

// feedKinds are the formats of the site-wide feeds.
var feedKinds = []struct{ ext, name, mime string }{
	{"rss", "RSS", "application/rss+xml"}, {"atom", "Atom", "application/atom+xml"}, {"json", "JSON Feed", "application/feed+json"},
}

// FeedLives reports whether a consultation has a feed of its own: from its
// announcement until 90 days after its report or cancellation.
func FeedLives(c *facts.Consultation, at time.Time) bool {
	end := max(c.ReportPublished, c.Cancelled.On)
	return c.Dated && (end == 0 || at.Before((end + 91).In(at.Location())))
}
