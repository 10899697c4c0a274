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

func (l *language) edition(p *Page, e *facts.Edition) any {
	own := l.underIndices(p, e.Index)
	p.Breadcrumb = append(p.Breadcrumb, own)
	p.NoIndex = p.NoIndex || l.unpublished(e)
	p.Title = l.T("page.index_edition", "index", own.Text, "edition", e.Year.String())
	v := &EditionPage{Heading: p.Title, Index: own, Notices: l.editionNotices(e)}
	v.Facts = append(l.editionFacts(p, e)[1:], l.editionDates(e)...)
	v.Distribution, v.Classes = l.distribution(e, "")
	v.Map, v.MapCredit = l.indexMap(p, e), l.mapCredit()
	l.ranking(p, e, v)
	if e.Partial != model.Yes {
		v.Groups = append(v.Groups, l.byRegion(e), l.bySize(e))
		v.Groups = slices.DeleteFunc(v.Groups, func(g MeanTable) bool { return len(g.Rows) < 2 })
	}
	v.More = l.methodLinks(p, e.Index, e.Tree.Methodology)
	v.More = append(v.More, Link{Href: p.Root + ChallengesPath(l.Tag(), e.Index.ID, e.Year.N), Text: l.T("page.challenges")})
	v.Data = l.indexData(p, e.Index)
	for _, other := range slices.Backward(e.Index.Editions) {
		v.Other = append(v.Other, Link{Href: p.Root + EditionPath(l.Tag(), e.Index.ID, other.Year.N), Text: other.Year.String(), Current: other == e})
	}
	return v
}

// unpublished reports whether an edition is shown with drafts alone.
func (l *language) unpublished(e *facts.Edition) bool {
	return cmp.Or(e.State, "final") != "final" || e.Draft == model.Yes || e.PublishOn > l.Today
}

func (l *language) editionNotices(e *facts.Edition) []Notice {
	var list []Notice
	if l.unpublished(e) {
		list = append(list, Notice{Kind: "warning", Text: l.T("ui.notice_draft") + ". " + l.Label("edition_state", cmp.Or(e.State, "draft"))})
	}
	if e.Partial == model.Yes {
		list = append(list, Notice{Kind: "warning", Text: l.T("ui.notice_held_partly")})
	}
	if note := l.phrase(e.BreakInSeries.Note, nil); note.Text != "" {
		list = append(list, Notice{Kind: "info", Text: l.T("field.break_in_series") + ":", Tail: note})
	}
	if len(e.Tree.Nodes) == 0 {
		list = append(list, Notice{Kind: "info", Text: l.T("index.published_only")})
	}
	return list
}

func (l *language) editionDates(e *facts.Edition) []Fact {
	f := factList{l: l, table: "edition"}
	f.put(Fact{Label: l.T("field.fieldwork"), Value: l.period(e.Fieldwork)}, "fieldwork")
	f.put(Fact{Label: l.T("field.published"), Value: l.date(e.Published), Datetime: e.Published.String()}, "published")
	f.put(Fact{Label: l.T("field.partners"), Value: strings.Join(e.Partners, ", ")}, "partners")
	f.link("source_url", e.SourceURL)
	return f.list
}

// ranking fills in the table of measured municipalities, and who was not.
func (l *language) ranking(p *Page, e *facts.Edition, v *EditionPage) {
	differs, moved := false, false
	for _, place := range e.Order() {
		m := l.Municipality(place.Municipality)
		if m == nil {
			continue
		}
		row := RankRow{Place: l.placeLink(p, e, m), Score: l.score(e.Printed(place)), Rank: l.rank(e, place), Change: l.change(e, place)}
		if b := e.Tree.Band(e.Printed(place)); b != nil {
			row.Band = l.band(b)
		}
		if d := e.Difference(place, ""); d != "" && strings.Trim(string(d), "-0.") != "" {
			row.Published = l.score(place.Published(""))
			differs = true
		}
		if first := e.First.Place(place.Municipality); first != nil && first.Rank != place.Rank {
			row.FirstRank = l.Int(first.Rank)
			moved = true
		}
		v.Rows = append(v.Rows, row)
	}
	for _, place := range e.Places {
		if m := l.Municipality(place.Municipality); m != nil && !place.Measured() {
			v.NotMeasured = append(v.NotMeasured, *l.place(p, m))
		}
	}
	v.Columns = RankColumns{Place: l.Column("municipalities", "municipality"), Score: l.T("field.score")}
	if e.Partial != model.Yes {
		v.Columns.Rank = l.T("field.rank")
	}
	if len(e.Tree.Bands) > 0 {
		v.Columns.Band = l.T("field.band")
	}
	if e.Change != nil {
		v.Columns.Change = l.T("ui.change_since", "edition", e.Change.Before.Year.String())
	}
	if differs {
		v.Columns.Published = l.T("field.published_score")
	}
	if moved {
		v.Columns.FirstRank = l.T("index.first_rank")
	}
}

// rank is the rank of a municipality, with a word where others share it.
func (l *language) rank(e *facts.Edition, p *index.Place) string {
	switch {
	case p.Rank == 0:
		return ""
	case l.shared(e, p):
		return l.Int(p.Rank) + " (" + l.T("ui.rank_shared") + ")"
	}
	return l.Int(p.Rank)
}

// shared reports whether others have the rank of a municipality too.
func (l *language) shared(e *facts.Edition, p *index.Place) bool {
	return slices.ContainsFunc(e.Places, func(other *index.Place) bool { return other != p && other.Rank == p.Rank })
}

// change is the change of a municipality's score since the edition before,
// where the two can be compared.
func (l *language) change(e *facts.Edition, p *index.Place) string {
	if e.Change == nil {
		return ""
	}
	before := e.Change.Before.Place(p.Municipality)
	if before == nil || !before.Measured() || !p.Measured() {
		return ""
	}
	return l.signed(e.Tree.Print(new(big.Rat).Sub(p.Score, before.Score)))
}

func (l *language) band(b *model.Band) Phrase {
	if label := l.phrase(b.Label, nil); label.Text != "" {
		return label
	}
	return Phrase{Text: b.ID}
}

// placeLink leads to a municipality in an edition.
func (l *language) placeLink(p *Page, e *facts.Edition, m *facts.Municipality) Link {
	name := l.phrase(m.Name, m)
	return Link{Href: p.Root + PlacePath(l.Tag(), e.Index.ID, e.Year.N, m.ID), Text: name.Text, Lang: name.Lang}
}

// classes is how many columns a distribution has.
const classes = 10

// distribution draws how many municipalities reached how much, and gives the
// same numbers as a table. mark is the municipality whose column is marked.
func (l *language) distribution(e *facts.Edition, mark string) (*Chart, *CountTable) {
	if e.Partial == model.Yes {
		return nil, nil
	}
	low, high := e.Tree.Range()
	width := new(big.Rat).Quo(new(big.Rat).Sub(high, low), big.NewRat(classes, 1))
	columns := make([]chart.Column, classes)
	table := &CountTable{Title: l.T("index.distribution"), Head: [2]string{l.T("field.score"), l.T("page.municipalities")}}
	measured := 0
	for _, p := range e.Places {
		if !p.Measured() {
			continue
		}
		measured++
		at := new(big.Rat).Quo(new(big.Rat).Sub(p.Score, low), width)
		i := min(classes-1, max(0, int(new(big.Int).Quo(at.Num(), at.Denom()).Int64())))
		columns[i].Count++
		columns[i].Mark = columns[i].Mark || p.Municipality == mark
	}
	if measured < 5 { // each would be a column of its own
		return nil, nil
	}
	for i, label := range l.steps(e.Tree, classes) {
		columns[i].Label = label
		columns[i].Text = l.Int(columns[i].Count)
		table.Rows = append(table.Rows, CountRow{Label: columns[i].Label, Count: columns[i].Text})
	}
	c := &Chart{Title: table.Title}
	c.SVG = chart.Distribution(chart.Frame{ID: "distribution", Title: c.Title,
		Description: l.T("index.distribution_text", "n", l.N("ui.n_municipalities", measured))}, columns)
	return c, table
}

// groupOf is a group of municipalities that are compared.
type groupOf struct {
	label   string
	members map[string]bool
}

// means compares the averages of groups; those without a measured member are
// left out.
func (l *language) means(title string, e *facts.Edition, groups []groupOf) MeanTable {
	t := MeanTable{Title: title, Columns: []string{"", l.T("page.municipalities"), l.T("index.average")}}
	for _, g := range groups {
		n := 0
		for _, p := range e.Places {
			if p.Measured() && g.members[p.Municipality] {
				n++
			}
		}
		if mean := e.MeanOf(func(id string) bool { return g.members[id] }); mean != nil {
			t.Rows = append(t.Rows, MeanRow{g.label, l.Int(n), l.score(e.Tree.Print(mean))})
		}
	}
	return t
}

func (l *language) byRegion(e *facts.Edition) MeanTable {
	var groups []groupOf
	at := map[string]int{}
	for _, p := range e.Places {
		m := l.Municipality(p.Municipality)
		if m == nil || m.Region == "" {
			continue
		}
		i, ok := at[m.Region]
		if !ok {
			i = len(groups)
			at[m.Region] = i
			groups = append(groups, groupOf{l.region(m), map[string]bool{}})
		}
		groups[i].members[m.ID] = true
	}
	slices.SortStableFunc(groups, func(a, b groupOf) int { return l.Compare(a.label, b.label) })
	t := l.means(l.T("index.by_region"), e, groups)
	t.Columns[0] = l.T("field.region")
	return t
}

// bySize compares quarters of the municipalities by their population.
func (l *language) bySize(e *facts.Edition) MeanTable {
	list := l.byPopulation(e)
	var groups []groupOf
	const quarters = 4
	for q := range quarters {
		part := list[len(list)*q/quarters : len(list)*(q+1)/quarters]
		if len(part) == 0 {
			continue
		}
		g := groupOf{l.T("index.size_range", "from", l.Int(part[0].Population.N), "to", l.Int(part[len(part)-1].Population.N)), map[string]bool{}}
		for _, m := range part {
			g.members[m.ID] = true
		}
		groups = append(groups, g)
	}
	if len(list) < 2*quarters {
		groups = nil
	}
	t := l.means(l.T("index.by_size"), e, groups)
	t.Columns[0] = l.T("field.population")
	return t
}

// byPopulation lists the measured municipalities whose population is known,
// the smallest first.
func (l *language) byPopulation(e *facts.Edition) []*facts.Municipality {
	var list []*facts.Municipality
	for _, p := range e.Places {
		if m := l.Municipality(p.Municipality); m != nil && p.Measured() && m.Population.Known {
			list = append(list, m)
		}
	}
	slices.SortStableFunc(list, func(a, b *facts.Municipality) int { return cmp.Compare(a.Population.N, b.Population.N) })
	return list
}

func (l *language) challenges(p *Page, e *facts.Edition) any {
	own := l.underIndices(p, e.Index)
	edition := Link{Href: p.Root + EditionPath(l.Tag(), e.Index.ID, e.Year.N), Text: e.Year.String()}
	p.Breadcrumb = append(p.Breadcrumb, own, edition)
	p.NoIndex = p.NoIndex || l.unpublished(e)
	edition.Text = l.T("page.index_edition", "index", own.Text, "edition", e.Year.String())
	p.Title = l.T("page.challenges") + ": " + edition.Text
	v := &ChallengesPage{Heading: p.Title, Edition: edition}
	for _, c := range e.Challenges {
		v.Challenges = append(v.Challenges, l.challenge(p, e, c))
	}
	if len(v.Challenges) == 0 {
		v.Empty = l.T("index.no_challenges")
	}
	return v
}

func (l *language) challenge(p *Page, e *facts.Edition, c *model.Challenge) Challenge {
	v := Challenge{ID: "challenge-" + c.ID, Heading: l.T("field.challenge") + " " + c.ID}
	m := l.Municipality(c.Municipality)
	if m != nil {
		v.Municipality = l.placeLink(p, e, m)
	}
	if n := e.Tree.Node(c.Indicator); n != nil {
		v.Indicator = l.phrase(n.Title, nil)
	}
	f := factList{l: l, table: "challenges"}
	f.day("received", c.Received)
	f.day("decided_on", c.DecidedOn)
	f.phrase("value_before", l.contested(e, c, c.ValueBefore))
	f.phrase("value_after", l.contested(e, c, c.ValueAfter))
	f.link("evidence_url", c.EvidenceURL)
	v.Facts = f.list
	v.Claim, v.Reason = l.prose(c.Claim, m), l.prose(c.Reason, m)
	codes := map[string]string{"upheld": "accepted", "partly": "partly_accepted", "rejected": "rejected", "pending": "pending"}
	v.Decision = Status{Code: codes[c.Decision], Label: l.Label("challenge_decision", c.Decision)}
	effect := e.Effect(c)
	if effect.ScoreBefore != effect.ScoreAfter || effect.RankBefore != effect.RankAfter {
		v.Effect = l.T("ui.challenge_effect", "before", l.score(effect.ScoreBefore), "after", l.score(effect.ScoreAfter),
			"rank_before", l.Int(effect.RankBefore), "rank_after", l.Int(effect.RankAfter))
	} else if c.Decision != "pending" {
		v.Effect = l.T("index.no_effect")
	}
	return v
}

// contested says an answer that a challenge is about as the page of the
// municipality says it.
func (l *language) contested(e *facts.Edition, c *model.Challenge, value string) Phrase {
	n := e.Tree.Node(c.Indicator)
	if n == nil || value == "" {
		return Phrase{Text: value}
	}
	return l.answerWords(n, &model.Answer{Value: value})
}
