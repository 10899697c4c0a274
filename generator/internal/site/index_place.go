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

// inEdition is a municipality in an edition: every score with its answer,
// evidence and recommendation, and its place among others.
func (l *language) inEdition(p *Page, e *facts.Edition, m *facts.Municipality, place *index.Place) any {
	own := l.underIndices(p, e.Index)
	edition := Link{Href: p.Root + EditionPath(l.Tag(), e.Index.ID, e.Year.N), Text: e.Year.String()}
	p.Breadcrumb = append(p.Breadcrumb, own, edition)
	p.NoIndex = p.NoIndex || l.unpublished(e)
	name := l.phrase(m.Name, m)
	p.Title = name.Text + ": " + l.T("page.index_edition", "index", own.Text, "edition", e.Year.String())
	v := &PlacePage{Heading: name, Edition: Link{Href: edition.Href, Text: l.T("page.index_edition", "index", own.Text, "edition", e.Year.String())},
		Municipality: *l.place(p, m), Notices: l.editionNotices(e), Facts: l.placeFacts(e, m, place)}
	if d := e.Difference(place, ""); d != "" && strings.Trim(string(d), "-0.") != "" {
		v.Notices = append(v.Notices, Notice{Kind: "warning", Text: l.T("ui.computed_differs",
			"computed", l.score(e.Printed(place)), "published", l.score(place.Published("")))})
	}
	if place.Measured() {
		v.Bars = l.bars(e, place)
		l.tree(e, m, place, v)
	}
	for _, c := range e.Challenges {
		if c.Municipality == m.ID {
			v.Challenges = append(v.Challenges, l.challenge(p, e, c))
		}
	}
	for _, other := range slices.Backward(e.Index.Editions) {
		if other.Place(m.ID) != nil {
			v.Other = append(v.Other, Link{Href: p.Root + PlacePath(l.Tag(), e.Index.ID, other.Year.N, m.ID), Text: other.Year.String(), Current: other == e})
		}
	}
	return v
}

// placeFacts are the score of a municipality and its place among all, in its
// region and among those of similar size.
func (l *language) placeFacts(e *facts.Edition, m *facts.Municipality, place *index.Place) []Fact {
	if !place.Measured() {
		return []Fact{{Label: l.T("field.score"), Value: l.T("ui.not_measured")}}
	}
	f := factList{l: l, table: "index_scores"}
	f.put(Fact{Label: l.T("field.score"), Value: l.score(e.Printed(place))}, "score")
	if b := e.Tree.Band(e.Printed(place)); b != nil {
		band := l.band(b)
		f.put(Fact{Label: l.T("field.band"), Value: band.Text, Lang: band.Lang}, "band")
	}
	if place.Rank > 0 {
		rank := l.T("index.of", "n", l.Int(place.Rank), "total", l.Int(e.Ranked))
		if l.shared(e, place) {
			rank += " (" + l.T("ui.rank_shared") + ")"
		}
		f.put(Fact{Label: l.T("field.rank"), Value: rank}, "rank")
	}
	if change := l.change(e, place); change != "" {
		f.put(Fact{Label: l.T("ui.change_since", "edition", e.Change.Before.Year.String()), Value: change}, "change")
	}
	f.link("source_url", place.Source(""))
	if e.Partial == model.Yes {
		return f.list
	}
	if e.Mean != nil {
		f.put(Fact{Label: l.T("index.average"), Value: l.score(e.Tree.Print(e.Mean))}, "mean")
	}
	same := func(other *facts.Municipality) bool { return other.Region == m.Region }
	if m.Region != "" {
		l.among(&f, e, place, l.region(m), same)
	}
	if similar := l.similar(e, m); len(similar) > 2 {
		l.among(&f, e, place, l.T("index.similar"), func(other *facts.Municipality) bool { return similar[other.ID] })
	}
	return f.list
}

// among adds the place of a municipality among some, with their average.
func (l *language) among(f *factList, e *facts.Edition, place *index.Place, label string, in func(*facts.Municipality) bool) {
	rank, n := 1, 0
	member := func(id string) bool {
		m := l.Municipality(id)
		return m != nil && in(m)
	}
	for _, other := range e.Order() {
		if !member(other.Municipality) {
			continue
		}
		n++
		if other.Rank < place.Rank {
			rank++
		}
	}
	mean := e.MeanOf(member)
	if n < 2 || mean == nil {
		return
	}
	f.put(Fact{Label: label, Value: l.T("ui.rank_of", "rank", l.Int(rank), "total", l.Int(n)) + "; " +
		small(l.T("ui.index_average", "score", l.score(e.Tree.Print(mean))))}, "among")
}

// near is how many smaller and how many larger municipalities are similar.
const near = 5

// similar are the municipalities next to one by population, itself included.
func (l *language) similar(e *facts.Edition, m *facts.Municipality) map[string]bool {
	list := l.byPopulation(e)
	at := slices.Index(list, m)
	if at < 0 {
		return nil
	}
	group := map[string]bool{}
	for _, other := range list[max(0, at-near):min(len(list), at+near+1)] {
		group[other.ID] = true
	}
	return group
}

// bars draws the scores of the first level of the tree.
func (l *language) bars(e *facts.Edition, place *index.Place) *Chart {
	var bars []chart.Bar
	var told []string
	for _, n := range e.Tree.Roots {
		score := e.NodeScore(place, n)
		b := chart.Bar{Label: l.phrase(n.Title, nil).Text, Text: cmp.Or(l.score(score), l.T("ui.not_measured")), Known: score != ""}
		b.Value = score.Float()
		bars = append(bars, b)
		told = append(told, b.Label+": "+b.Text)
	}
	if len(bars) < 2 {
		return nil
	}
	var bands []float64
	for _, b := range e.Tree.Bands {
		bands = append(bands, b.Min.Float())
	}
	c := &Chart{Title: l.T("index.parts")}
	c.SVG = chart.Bars(chart.Frame{ID: "parts", Title: c.Title, Description: strings.Join(told, "; ")}, scaleOf(e.Tree), bands, bars)
	return c
}

// tree fills in every node with its answer, and what could be better.
func (l *language) tree(e *facts.Edition, m *facts.Municipality, place *index.Place, v *PlacePage) {
	v.Columns = []string{l.T("field.node"), l.T("field.answer"), l.T("field.score"), l.T("field.evidence_url")}
	l.walk(e.Tree.Roots, func(n *index.Node) {
		row := NodeRow{ID: "node-" + n.ID, Level: min(n.Level, 4), Branch: !n.Indicator(), Title: l.phrase(n.Title, nil), Beside: l.beside(n)}
		row.Score = l.score(e.NodeScore(place, n))
		if d := e.Difference(place, n.ID); d != "" && strings.Trim(string(d), "-0.") != "" {
			row.Published = l.score(place.Published(n.ID))
		}
		if n.Indicator() {
			l.answer(&row, n, place.Answers[n.ID], m)
			share, advice := place.Shares.Nodes, l.phrase(n.Recommendation, nil)
			if len(share) > 0 && share[n.Number] != nil && share[n.Number].Cmp(big.NewRat(1, 1)) < 0 && advice.Text != "" {
				v.Improve = append(v.Improve, Improvement{Link{Href: "#" + row.ID, Text: row.Title.Text, Lang: row.Title.Lang}, row.Answer, advice})
			}
		}
		v.Tree = append(v.Tree, row)
	})
}

// walk goes through a tree in the order in which it is read.
func (l *language) walk(nodes []*index.Node, do func(*index.Node)) {
	for _, n := range nodes {
		do(n)
		l.walk(n.Children, do)
	}
}

// beside says of a node that it does not count in the total.
func (l *language) beside(n *index.Node) string {
	if !n.Beside() {
		return ""
	}
	return l.T("index.beside")
}

// answer fills in what was answered and by what it can be checked.
func (l *language) answer(row *NodeRow, n *index.Node, a *model.Answer, m *facts.Municipality) {
	if a == nil {
		row.Answer = Phrase{Text: l.T("ui.no_data")}
		return
	}
	row.Answer = l.answerWords(n, a)
	if a.EvidenceURL != "" {
		row.Evidence = append(row.Evidence, Link{Href: a.EvidenceURL, Text: l.T("field.evidence_url")})
	}
	if a.ArchivedURL != "" {
		row.Evidence = append(row.Evidence, Link{Href: a.ArchivedURL, Text: l.T("field.archived_url")})
	}
	f := factList{l: l, table: "answers"}
	f.put(Fact{Value: l.short(a.CheckedOn), Datetime: a.CheckedOn.String()}, "checked_on")
	f.add("method", a.Method)
	if a.Review != "" && a.Review != "final" { // what every answer is in the end needs no word
		f.add("review", l.Label("review", a.Review))
	}
	row.Meta = f.list
	row.Note = l.phrase(a.Note, m)
	if a.MunicipalityComment != "" {
		row.Comment = Phrase{a.MunicipalityComment, l.other(l.first(m))}
	}
}

// answerWords says an answer: yes, the label of an option, a number.
func (l *language) answerWords(n *index.Node, a *model.Answer) Phrase {
	if a.NotApplicable == model.Yes {
		return Phrase{Text: l.Label("answer", "not_applicable")}
	}
	switch n.Kind {
	case "binary":
		code := "no"
		if a.Value == "1" || a.Value == "yes" {
			code = "yes"
		}
		return Phrase{Text: l.Label("answer", code)}
	case "ordinal":
		for _, o := range n.Options {
			if label := l.phrase(o.Label, nil); o.Value == a.Value && label.Text != "" {
				return label
			}
		}
		return Phrase{Text: a.Value}
	case "ratio":
		if share, ok := new(big.Rat).SetString(a.Value); ok {
			return Phrase{Text: l.percent(share)}
		}
	case "count":
		return Phrase{Text: l.T("index.of", "n", l.Decimal(a.Value), "total", l.score(n.MaxPoints))}
	}
	return Phrase{Text: l.Decimal(a.Value)}
}

func (l *language) methodology(p *Page, x *facts.Index, m *model.Methodology) any {
	own := l.underIndices(p, x)
	p.Breadcrumb = append(p.Breadcrumb, own)
	t := x.Tree(m)
	p.Title = l.T("page.methodology") + ": " + own.Text
	v := &MethodologyPage{Heading: p.Title, Index: own, Versions: l.methodLinks(p, x, m)}
	f := factList{l: l, table: "methodology"}
	f.put(Fact{Label: l.T("field.version"), Value: m.Version}, "version")
	f.put(Fact{Label: l.T("field.publisher"), Value: m.Publisher}, "publisher")
	f.put(Fact{Label: l.T("field.scale"), Value: l.scale(t)}, "scale")
	f.put(Fact{Label: l.T("field.rollup"), Value: l.Label("rollup", cmp.Or(m.Rollup, "weighted_mean"))}, "rollup")
	f.put(Fact{Label: l.T("field.missing"), Value: l.Label("missing", cmp.Or(m.Missing, "zero"))}, "missing")
	f.put(Fact{Label: l.T("field.rank_on"), Value: l.Label("rank_on", cmp.Or(m.RankOn, "unrounded"))}, "rank_on")
	f.put(Fact{Label: l.T("index.evidence"), Value: l.Label("index_evidence", cmp.Or(m.Evidence, "none"))}, "evidence")
	f.link("source_url", m.SourceURL)
	v.Facts = f.list
	if len(t.Nodes) == 0 {
		v.Formula = []string{l.T("index.published_only")}
		return v
	}
	low, high := t.Range()
	v.Formula = []string{l.T("index.formula_kinds"), l.T("index.formula_" + cmp.Or(m.Rollup, "weighted_mean")),
		l.T("index.formula_score", "min", l.score(index.Exactly(low)), "max", l.score(index.Exactly(high)), "decimals", l.Int(m.Scale.Decimals.N))}
	v.Columns = []string{l.T("field.node"), l.T("field.type"), l.T("field.weight"), l.T("index.total")}
	weights := t.Weights()
	l.walk(t.Roots, func(n *index.Node) {
		row := MethodRow{ID: "node-" + n.ID, Level: min(n.Level, 4), Branch: !n.Indicator(), Title: l.phrase(n.Title, nil),
			Help: l.phrase(n.Help, nil), Beside: l.beside(n), Options: l.allowed(n)}
		f := factList{l: l, table: "methodology"}
		f.add("method", n.Method)
		f.phrase("legal_ref", l.phrase(n.LegalRef, nil))
		row.Facts = f.list
		if n.Indicator() {
			row.Kind = l.Label("indicator_kind", n.Kind)
		}
		if w := weights[n.Number]; w.Own != nil {
			row.Weight, row.Total = l.percent(w.Own), l.percent(w.Total)
		}
		v.Tree = append(v.Tree, row)
	})
	if len(m.Bands) > 0 {
		v.Bands = &CountTable{Title: l.T("field.band"), Head: [2]string{l.T("field.band"), l.T("index.from")}}
		for i := range m.Bands {
			v.Bands.Rows = append(v.Bands.Rows, CountRow{Label: l.band(&m.Bands[i]).Text, Count: l.score(m.Bands[i].Min)})
		}
	}
	return v
}

// percent writes a fraction in per cent with at most two decimals.
func (l *language) percent(r *big.Rat) string {
	hundred := index.Round(new(big.Rat).Mul(r, big.NewRat(100, 1)), 2)
	number := l.Decimal(strings.TrimSuffix(strings.TrimRight(string(hundred), "0"), "."))
	return strings.Replace(l.Percent(25, 100), l.Int(25), number, 1) // the sign as the language has it
}

// allowed says what an indicator may be answered with and what that earns.
func (l *language) allowed(n *index.Node) string {
	if n.Kind != "ordinal" {
		return ""
	}
	var parts []string
	for _, o := range n.Options {
		parts = append(parts, cmp.Or(l.phrase(o.Label, nil).Text, o.Value)+" ("+l.score(o.Points)+")")
	}
	return strings.Join(parts, "; ")
}
