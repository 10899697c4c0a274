package site

import (
	"cmp"
	"slices"
	"strings"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
)

func (l *language) register(p *Page) any {
	p.Section = "municipalities"
	p.Title = l.T("page.municipalities")
	v := &RegisterPage{Heading: p.Title, Columns: RegisterColumns{
		l.Column("municipalities", "municipality"), l.Column("municipalities", "region"),
		l.Column("municipalities", "publishes_from"), l.T("ui.home_open"), l.T("page.consultations"), l.T("page.reports")}}
	byLetter := map[string][]RegisterRow{}
	for _, m := range l.Municipalities {
		row := l.registerRow(p, m)
		if m.Covered {
			v.Covered = append(v.Covered, row)
		}
		letter := l.Letter(l.properName(m))
		byLetter[letter] = append(byLetter[letter], row)
	}
	v.Coverage = l.T("ui.coverage_of", "n", l.Int(len(v.Covered)), "total", l.Int(len(l.Municipalities)))
	l.sortRows(v.Covered)
	for letter, rows := range byLetter {
		l.sortRows(rows)
		v.Letters = append(v.Letters, RegisterLetter{Letter: letter, Rows: rows})
	}
	slices.SortFunc(v.Letters, func(a, b RegisterLetter) int { return l.Compare(a.Letter, b.Letter) })
	for i := range v.Letters {
		v.Letters[i].ID = "letter-" + itoa(i+1)
	}
	v.Map, v.MapCredit = l.registerMap(p), l.mapCredit()
	return v
}

func (l *language) sortRows(rows []RegisterRow) {
	slices.SortStableFunc(rows, func(a, b RegisterRow) int { return l.Compare(a.Text, b.Text) })
}

// properName is the name under whose letter a municipality stands: without
// the words that most names of the register begin with, such as "Municipality
// of".
func (l *language) properName(m *facts.Municipality) string {
	name := l.phrase(m.Name, m).Text
	return name[len(l.commonBeginning(name)):]
}

func (l *language) registerRow(p *Page, m *facts.Municipality) RegisterRow {
	row := RegisterRow{Link: *l.place(p, m), Region: l.region(m)}
	if !m.Covered {
		row.Covered = l.T("metric.not_covered")
	} else {
		row.Covered = l.short(m.CoveredSince)
	}
	open, reports := 0, 0
	for _, c := range m.Consultations {
		if c.State == "open" {
			open++
		}
		if c.ReportPublished != 0 {
			reports++
		}
	}
	if n := len(m.Consultations); n > 0 {
		row.All = l.Int(n)
	}
	if m.Covered {
		row.Open, row.All, row.Reports = l.Int(open), l.Int(len(m.Consultations)), l.Int(reports)
	}
	return row
}

// region is the label of a code of vocabularies.yaml, or the free text.
func (l *language) region(m *facts.Municipality) string {
	if m.Region == "" {
		return ""
	}
	return l.Label("region", m.Region)
}

func (l *language) municipality(p *Page, m *facts.Municipality) any {
	name := l.phrase(m.Name, m)
	p.Section = "municipalities"
	p.Title = l.T("page.municipality", "municipality", name.Text)
	p.Breadcrumb = append(p.Breadcrumb, Link{Href: p.Root + l.Tag() + "/municipalities/index.html", Text: l.T("page.municipalities")})
	feed := p.Root + "feeds/" + l.Tag() + "/" + m.ID + ".rss"
	p.Feeds = l.placeFeeds(p, m)
	v := &MunicipalityPage{Heading: name, Facts: l.municipalityFacts(p, m)}
	if !m.Covered {
		v.NotCovered = l.T("ui.notice_not_covered")
	}
	p.Replies = l.repliesOf(p, m)
	v.Visit, v.Figures, v.Indices = l.visit(p, m), l.yearFigures(p, m), l.indexResults(p, m)
	l.municipalityLists(p, m, v)
	for _, c := range slices.Backward(m.Calendars) {
		v.Calendars = append(v.Calendars, Counted{Link{Href: p.Root + CalendarPath(l.Tag(), m.ID, c.Year),
			Text: l.T("page.calendar_year", "year", itoa(c.Year))}, []string{l.N("ui.n_entries", len(c.Entries))}})
	}
	v.Assessment = l.assessment(p, m)
	v.Calendar = l.icsLink(p, m.ID, l.T("ui.calendar_subscribe"))
	v.Follow = []Link{{Href: feed, Text: "RSS"}}
	v.Embed = l.embedOf(p, m)
	if m.PlatformURL != "" {
		v.Follow = append(v.Follow, Link{Href: m.PlatformURL, Text: l.Column("municipalities", "platform_url")})
	}
	for _, a := range m.Alerts {
		v.Follow = append(v.Follow, Link{Href: a, Text: bare(a)})
	}
	for i := range l.Tables {
		if t := &l.Tables[i]; t.ByPlace {
			path := p.Root + "data/" + m.ID + "/" + t.Name
			v.Data = append(v.Data, Link{Href: path + ".csv", Text: l.tableTitle(t) + " (CSV)"},
				Link{Href: path + ".json", Text: l.tableTitle(t) + " (JSON)"})
		}
	}
	return v
}

func (l *language) municipalityLists(p *Page, m *facts.Municipality, v *MunicipalityPage) {
	v.Groups = append(l.currentGroups(p, m), l.plannedGroup(p, m),
		l.ownGroup(p, "overdue", l.T("ui.home_overdue"), overdue(m.Consultations)))
	var rest []*facts.Consultation
	for _, c := range m.Consultations {
		if c.State != "open" && c.State != "upcoming" && c.State != "overdue" {
			rest = append(rest, c)
		}
	}
	v.Years = l.byYear(p, rest, true)
}

// currentGroups are what is open and what is upcoming in a municipality.
func (l *language) currentGroups(p *Page, m *facts.Municipality) []Group {
	var dated []*facts.Consultation
	for _, c := range m.Consultations {
		if c.Dated {
			dated = append(dated, c)
		}
	}
	slices.SortStableFunc(dated, latestFirst)
	open, upcoming := current(dated)
	g := l.ownGroup(p, "open", l.T("ui.home_open"), open)
	if m.Covered {
		g.Empty = l.T("ui.empty_open")
	}
	return []Group{g, l.ownGroup(p, "upcoming", l.T("ui.home_upcoming"), upcoming)}
}

// ownGroup is a group on a page of the municipality, which needs not name it.
func (l *language) ownGroup(p *Page, id, title string, list []*facts.Consultation) Group {
	g := l.group(p, id, title, list, 0, "")
	for i := range g.Items {
		g.Items[i].Municipality = nil
	}
	return g
}

// plannedGroup lists the calendar entries whose consultations are still to
// be announced.
func (l *language) plannedGroup(p *Page, m *facts.Municipality) Group {
	g := Group{ID: "planned", Title: l.T("metric.planned")}
	var entries []*facts.Entry
	for _, e := range m.Entries {
		if e.State == "planned" {
			entries = append(entries, e)
		}
	}
	slices.SortStableFunc(entries, func(a, b *facts.Entry) int { return cmp.Compare(a.PlannedOpens.First, b.PlannedOpens.First) })
	for _, e := range entries {
		f := factList{l: l, table: "calendar"}
		f.add("planned_opens", l.when(e.PlannedOpens))
		g.Items = append(g.Items, Item{Href: p.Root + EntryPath(l.Tag(), e), Heading: l.phrase(e.Title, m),
			Status: l.status(e.State), When: f.list, Topics: l.labels("topic", e.Topics)})
	}
	g.Count = l.N("ui.n_consultations", len(g.Items))
	return g
}

func (l *language) municipalityFacts(p *Page, m *facts.Municipality) []Fact {
	f := factList{l: l, table: "municipalities"}
	f.add("kind", l.Label("municipality_kind", m.Kind))
	if of := l.Municipality(m.PartOf); of != nil {
		link := l.place(p, of)
		f.put(Fact{Value: link.Text, Lang: link.Lang, Href: link.Href}, "part_of")
	}
	f.add("region", l.region(m))
	var languages []string
	for _, tag := range m.Languages {
		languages = append(languages, l.Name(tag))
	}
	f.add("languages", l.List(languages))
	if m.Population.Known {
		population := l.Int(m.Population.N)
		if m.PopulationYear.Known {
			population += " (" + m.PopulationYear.String() + ")"
		}
		f.add("population", population)
	}
	f.add("area_km2", l.Decimal(string(m.AreaKm2)))
	f.link("website", m.Website)
	if m.Email != "" {
		f.link("email", "mailto:"+m.Email)
	}
	if m.Phone != "" {
		f.put(Fact{Value: m.Phone, Tel: tel(m.Phone)}, "phone")
	}
	f.phrase("address", l.phrase(m.Address, m))
	f.day("publishes_from", cmp.Or(m.PublishesFrom, coveredSince(m)))
	f.day("publishes_until", m.PublishesUntil)
	return f.list
}

func coveredSince(m *facts.Municipality) model.Date {
	if m.Covered {
		return m.CoveredSince
	}
	return 0
}

// commonBeginning is what a name begins with as most names of the register
// do: "Општина ", "Komuna e ", "Municipality of ".
func (l *language) commonBeginning(name string) string {
	for _, prefix := range l.beginnings {
		if strings.HasPrefix(name, prefix) {
			return prefix
		}
	}
	return ""
}

// beginnings finds the words, at most three, with which at least three in
// five names begin; the longest first.
func (l *language) findBeginnings() {
	counts := map[string]int{}
	for _, m := range l.Municipalities {
		words := strings.SplitAfterN(l.phrase(m.Name, m).Text, " ", 4)
		for n := 1; n < len(words) && n < 4; n++ {
			counts[strings.Join(words[:n], "")]++
		}
	}
	for prefix, n := range counts {
		if n > 2 && n*5 >= len(l.Municipalities)*3 {
			l.beginnings = append(l.beginnings, prefix)
		}
	}
	slices.SortFunc(l.beginnings, func(a, b string) int { return len(b) - len(a) })
}
