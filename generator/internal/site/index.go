package site

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"konsulta/generator/internal/chart"
	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/index"
	"konsulta/generator/internal/model"
)

// indices plans the pages of the indices.
func (p *plan) indices() {
	l, tag := p.l, p.l.Tag()
	p.add(tag+"/indices/index.html", "indices.html", l.indices)
	for _, x := range p.Indices {
		p.add(IndexPath(tag, x.ID), "index.html", func(pg *Page) any { return l.index(pg, x) })
		p.add(MethodologyPath(tag, x.ID, ""), "methodology.html", func(pg *Page) any { return l.methodology(pg, x, x.Methodology()) })
		for _, m := range x.Methodologies {
			if m.Version != "" {
				p.add(MethodologyPath(tag, x.ID, m.Version), "methodology.html", func(pg *Page) any { return l.methodology(pg, x, m) })
			}
		}
		for _, e := range x.Editions {
			p.add(EditionPath(tag, x.ID, e.Year.N), "edition.html", func(pg *Page) any { return l.edition(pg, e) })
			p.add(ChallengesPath(tag, x.ID, e.Year.N), "challenges.html", func(pg *Page) any { return l.challenges(pg, e) })
			for _, place := range e.Places {
				if m := p.Municipality(place.Municipality); m != nil {
					p.add(PlacePath(tag, x.ID, e.Year.N, m.ID), "place.html", func(pg *Page) any { return l.inEdition(pg, e, m, place) })
				}
			}
		}
	}
}

func (l *language) indices(p *Page) any {
	p.Section = "openness"
	p.Title = l.T("page.indices")
	v := &IndicesPage{Heading: p.Title, Intro: l.T("index.intro")}
	for _, x := range l.Indices {
		title := l.phrase(x.Methodology().Title, nil)
		card := IndexCard{Link: Link{Href: p.Root + IndexPath(l.Tag(), x.ID), Text: title.Text, Lang: title.Lang}, Publisher: x.Methodology().Publisher}
		if e := x.Latest(); e != nil {
			card.Facts = l.editionFacts(p, e)
		}
		v.Indices = append(v.Indices, card)
	}
	v.Related = append([]Link{{Href: p.Root + AccountabilityPath(l.Tag(), 0), Text: l.T("page.accountability")}}, l.checklistLinks(p)...)
	v.Related = append(v.Related, Link{Href: p.Root + MentoringPath(l.Tag()), Text: l.T("page.mentoring")})
	return v
}

// indexHeadlines are the latest editions of the indices, for the home page.
func (l *language) indexHeadlines(p *Page) []Fact {
	var list []Fact
	for _, x := range l.Indices {
		e := x.Latest()
		if e == nil {
			continue
		}
		title := l.phrase(x.Methodology().Title, nil)
		f := Fact{Label: title.Text, Value: e.Year.String() + ": " + l.coverage(e), Href: p.Root + EditionPath(l.Tag(), x.ID, e.Year.N)}
		if e.Partial != model.Yes && e.Mean != nil {
			f.Value = e.Year.String() + ": " + small(l.T("ui.index_average", "score", l.score(e.Tree.Print(e.Mean))))
		}
		list = append(list, f)
	}
	return list
}

// underOpenness puts a page below the page from which all that measures
// openness is reached.
func (l *language) underOpenness(p *Page) {
	p.Section = "openness"
	p.Breadcrumb = append(p.Breadcrumb, Link{Href: p.Root + l.Tag() + "/indices/index.html", Text: l.T("page.indices")})
}

// underIndices puts a page of an index below the list of them; the link leads
// to the index itself.
func (l *language) underIndices(p *Page, x *facts.Index) Link {
	l.underOpenness(p)
	title := l.phrase(x.Methodology().Title, nil)
	return Link{Href: p.Root + IndexPath(l.Tag(), x.ID), Text: title.Text, Lang: title.Lang}
}

// editionFacts are what one wants to know of an edition before all.
func (l *language) editionFacts(p *Page, e *facts.Edition) []Fact {
	f := factList{l: l, table: "index_scores"}
	f.put(Fact{Label: l.T("field.edition"), Value: e.Year.String(), Href: p.Root + EditionPath(l.Tag(), e.Index.ID, e.Year.N)}, "edition")
	f.put(Fact{Label: l.T("field.sample"), Value: l.coverage(e)}, "sample")
	if e.Mean != nil && e.Partial != model.Yes {
		f.put(Fact{Label: l.T("index.average"), Value: l.score(e.Tree.Print(e.Mean))}, "score")
	}
	return f.list
}

// coverage is how many of the municipalities an edition measured.
func (l *language) coverage(e *facts.Edition) string {
	n := 0
	for _, p := range e.Places {
		if p.Measured() {
			n++
		}
	}
	return l.T("index.of", "n", l.Int(n), "total", l.Int(max(len(l.Municipalities), n)))
}

// score writes a printed score as the language writes numbers.
func (l *language) score(d model.Decimal) string {
	if d == "" {
		return ""
	}
	return l.Decimal(string(d))
}

// signed writes a difference with its sign.
func (l *language) signed(d model.Decimal) string {
	if d == "" || strings.Trim(string(d), "-0.") == "" || strings.HasPrefix(string(d), "-") {
		return l.score(d)
	}
	return "+" + l.Decimal(string(d))
}

func (l *language) index(p *Page, x *facts.Index) any {
	own := l.underIndices(p, x)
	m := x.Methodology()
	p.Title = own.Text
	v := &IndexPage{Heading: Phrase{own.Text, own.Lang}, Columns: EditionColumns{l.T("field.edition"), l.T("field.fieldwork"), l.T("field.published"),
		l.T("field.sample"), l.T("index.average"), l.T("index.change")}}
	f := factList{l: l, table: "methodology"}
	f.put(Fact{Label: l.T("field.publisher"), Value: m.Publisher}, "publisher")
	f.link("source_url", m.SourceURL)
	if m.License != "" {
		name, url := Licence(m.License)
		f.put(Fact{Label: l.T("field.license"), Value: name, Href: url}, "license")
	}
	f.put(Fact{Label: l.T("field.scale"), Value: l.scale(x.Tree(m))}, "scale")
	v.Facts = f.list
	if len(m.Nodes) == 0 {
		v.Notices = append(v.Notices, Notice{Kind: "info", Text: l.T("index.published_only")})
	}
	for _, e := range slices.Backward(x.Editions) {
		v.Editions = append(v.Editions, l.editionRow(p, e))
	}
	v.Trend = l.trendChart(x)
	v.Methods = l.methodLinks(p, x, nil)
	v.Data = l.indexData(p, x)
	return v
}

func (l *language) editionRow(p *Page, e *facts.Edition) EditionRow {
	row := EditionRow{Link: Link{Href: p.Root + EditionPath(l.Tag(), e.Index.ID, e.Year.N), Text: e.Year.String()},
		Fieldwork: l.period(e.Fieldwork), Published: l.date(e.Published), Coverage: l.coverage(e)}
	if e.Partial != model.Yes && e.Mean != nil {
		row.Mean = l.score(e.Tree.Print(e.Mean))
	}
	if c := e.Change; c != nil {
		change := new(big.Rat).Sub(c.MeanAfter, c.MeanBefore)
		row.Change = l.signed(e.Tree.Print(change)) + " (" + l.N("ui.n_municipalities", len(c.Common)) + ")"
	}
	var notes []string
	if state := cmp.Or(e.State, "final"); state != "final" {
		notes = append(notes, l.Label("edition_state", state))
	}
	if e.Partial == model.Yes {
		notes = append(notes, l.T("ui.notice_held_partly"))
	}
	if note := l.pick(e.BreakInSeries.Note); note != "" {
		notes = append(notes, l.T("field.break_in_series")+": "+note)
	}
	row.Note = strings.Join(notes, " ")
	return row
}

func (l *language) period(f model.Fieldwork) string {
	if f.From == 0 || f.To == 0 {
		return l.date(max(f.From, f.To))
	}
	y1, m1, d1 := f.From.YMD()
	y2, m2, d2 := f.To.YMD()
	return l.Range(y1, m1, d1, y2, m2, d2)
}

func (l *language) scale(t *index.Tree) string {
	low, high := t.Range()
	return l.T("date.range_long", "from", l.score(index.Exactly(low)), "to", l.score(index.Exactly(high)))
}

// trendChart draws the averages of the editions that have one.
func (l *language) trendChart(x *facts.Index) *Chart {
	var points []chart.Point
	var told []string
	for _, e := range x.Editions {
		if e.Partial == model.Yes || e.Mean == nil {
			continue
		}
		text := l.score(e.Tree.Print(e.Mean))
		mean, _ := e.Mean.Float64()
		broken := len(points) > 0 && (e.Change == nil || e.Change.Before.Year != e.Before.Year)
		points = append(points, chart.Point{Label: e.Year.String(), Text: text, Value: mean, Break: broken})
		told = append(told, e.Year.String()+": "+text)
	}
	if len(points) < 2 {
		return nil
	}
	c := &Chart{Title: l.T("index.trend")}
	c.SVG = chart.Trend(chart.Frame{ID: "trend", Title: c.Title, Description: strings.Join(told, "; ")}, scaleOf(x.Latest().Tree), points)
	return c
}

func scaleOf(t *index.Tree) chart.Scale {
	low, high := t.Range()
	a, _ := low.Float64()
	b, _ := high.Float64()
	return chart.Scale{Min: a, Max: b}
}

// methodLinks lead to the versions of a methodology, the latest first.
func (l *language) methodLinks(p *Page, x *facts.Index, current *model.Methodology) []Link {
	var links []Link
	for i, m := range slices.Backward(x.Methodologies) {
		version := m.Version
		if i == len(x.Methodologies)-1 {
			version = "" // the address that stays
		}
		text := l.T("page.methodology")
		if m.Version != "" {
			text += " " + m.Version
		}
		links = append(links, Link{Href: p.Root + MethodologyPath(l.Tag(), x.ID, version), Text: text, Current: m == current})
	}
	return links
}

// indexData links the tables of an index.
func (l *language) indexData(p *Page, x *facts.Index) []Link {
	var links []Link
	for i := range l.Tables {
		if t := &l.Tables[i]; strings.HasPrefix(t.Name, "index-"+x.ID+"-") && strings.Count(t.Name[len("index-"+x.ID+"-"):], "-") == 0 {
			links = append(links, Link{Href: p.Root + l.Tag() + "/data/" + t.Name + ".html", Text: l.T(t.Term)})
		}
	}
	return links
}
