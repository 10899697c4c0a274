package index

import (
	"cmp"
	"math/big"
	"slices"

	"konsulta/generator/internal/model"
)

// Result is an edition with everything that was added up.
type Result struct {
	*model.Edition
	Tree   *Tree
	Places []*Place // the sample, measured or not, as its order has it
	byID   map[string]*Place
	Ranked int // how many have a rank
	Mean   *big.Rat
}

// Place is a municipality in an edition.
type Place struct {
	Municipality string
	Answers      map[string]*model.Answer // by indicator
	Shares       Shares
	Score        *big.Rat // of the whole, unrounded; nil where it was not measured
	Computed     bool     // from answers; else as published
	Rank         int      // 1, 2, 2, 4; 0 for none
	scores       map[string]*model.Score
}

// Measured reports whether a place has a score.
func (p *Place) Measured() bool { return p.Score != nil }

// Place returns a municipality of the sample, or nil.
func (r *Result) Place(municipality string) *Place { return r.byID[municipality] }

// Compute adds up an edition by its methodology.
func Compute(e *model.Edition, tree *Tree) *Result {
	r := &Result{Edition: e, Tree: tree, byID: map[string]*Place{}}
	for _, id := range e.Sample {
		r.place(id)
	}
	closed := len(e.Sample) > 0
	of := func(id string) *Place {
		if closed {
			return r.byID[id]
		}
		return r.place(id)
	}
	for _, a := range e.Answers {
		if p := of(a.Municipality); p != nil && p.Answers[a.Indicator] == nil && tree.byID[a.Indicator] != nil {
			p.Answers[a.Indicator] = a
		}
	}
	for _, s := range e.Scores {
		if p := of(s.Municipality); p != nil && p.scores[s.Node] == nil {
			p.scores[s.Node] = s
		}
	}
	for _, p := range r.Places {
		r.score(p)
	}
	r.rank()
	r.Mean = r.mean(func(*Place) bool { return true })
	return r
}

func (r *Result) place(id string) *Place {
	p := r.byID[id]
	if p == nil {
		p = &Place{Municipality: id, Answers: map[string]*model.Answer{}, scores: map[string]*model.Score{}}
		r.byID[id] = p
		r.Places = append(r.Places, p)
	}
	return p
}

func (r *Result) score(p *Place) {
	p.Shares = r.Tree.Shares(p.Answers)
	if p.Score = r.Tree.Score(p.Shares.Whole); p.Score != nil {
		p.Computed = true
	} else if s := p.scores[""]; s != nil {
		p.Score = rat(s.PublishedScore)
	}
}

// Published is the score of a node, "" the whole, as it was published, or "".
func (p *Place) Published(node string) model.Decimal {
	if s := p.scores[node]; s != nil {
		return s.PublishedScore
	}
	return ""
}

// Source is where a published score of a node, "" the whole, was found, or "".
func (p *Place) Source(node string) string {
	if s := p.scores[node]; s != nil {
		return s.SourceURL
	}
	return ""
}

// Printed is the score of the whole as it is printed: rounded where it was
// computed, else as published.
func (r *Result) Printed(p *Place) model.Decimal {
	if p.Computed {
		return r.Tree.Print(p.Score)
	}
	return p.Published("")
}

// NodeScore is the score of a node as it is printed, or "".
func (r *Result) NodeScore(p *Place, n *Node) model.Decimal {
	if share := p.Shares.Nodes; len(share) > 0 && share[n.Number] != nil {
		return r.Tree.Print(r.Tree.Score(share[n.Number]))
	}
	return p.Published(n.ID)
}

// Difference is the printed computed score of a node, "" the whole, less the
// published one; "" where one of the two is missing.
func (r *Result) Difference(p *Place, node string) model.Decimal {
	published := rat(p.Published(node))
	var computed model.Decimal
	if n := r.Tree.byID[node]; n != nil && len(p.Shares.Nodes) > 0 && p.Shares.Nodes[n.Number] != nil {
		computed = r.NodeScore(p, n)
	} else if node == "" && p.Computed {
		computed = r.Printed(p)
	}
	if published == nil || computed == "" {
		return ""
	}
	d := new(big.Rat).Sub(rat(computed), published)
	decimals := 0
	for _, written := range []model.Decimal{computed, p.Published(node)} {
		if i := slices.Index([]byte(written), '.'); i >= 0 {
			decimals = max(decimals, len(written)-i-1)
		}
	}
	return Round(d, decimals)
}

// comparable is the value by which places are ranked.
func (r *Result) comparable(p *Place) *big.Rat {
	if r.Tree.RankOn == "rounded" {
		return rat(r.Printed(p))
	}
	return p.Score
}

// rank gives the measured places their ranks; ties share one, and the next is
// as many lower. A partial edition ranks nobody.
func (r *Result) rank() {
	if r.Partial == model.Yes {
		return
	}
	list := r.Order()
	for i, p := range list {
		p.Rank = i + 1
		if i > 0 && r.comparable(list[i-1]).Cmp(r.comparable(p)) == 0 {
			p.Rank = list[i-1].Rank
		}
	}
	r.Ranked = len(list)
}

// Order lists the measured places, the highest score first; those that tie in
// the order of the sample.
func (r *Result) Order() []*Place {
	var list []*Place
	for _, p := range r.Places {
		if p.Measured() {
			list = append(list, p)
		}
	}
	slices.SortStableFunc(list, func(a, b *Place) int { return r.comparable(b).Cmp(r.comparable(a)) })
	return list
}

// mean is the unrounded mean over measured places that pass; nil over none.
func (r *Result) mean(pass func(*Place) bool) *big.Rat {
	sum, n := new(big.Rat), int64(0)
	for _, p := range r.Places {
		if p.Measured() && pass(p) {
			sum.Add(sum, p.Score)
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return sum.Quo(sum, big.NewRat(n, 1))
}

// MeanOf is the unrounded mean over the measured places among some; nil over
// none, and in a partial edition, which has no mean.
func (r *Result) MeanOf(municipalities func(id string) bool) *big.Rat {
	if r.Partial == model.Yes {
		return nil
	}
	return r.mean(func(p *Place) bool { return municipalities(p.Municipality) })
}

// Band is the band of a printed score, or nil: the one with the highest
// minimum that the score reaches.
func (t *Tree) Band(score model.Decimal) *model.Band {
	value := rat(score)
	if value == nil {
		return nil
	}
	var best *model.Band
	for i := range t.Bands {
		b := &t.Bands[i]
		low := rat(b.Min)
		if low == nil || low.Cmp(value) > 0 {
			continue
		}
		if best == nil || low.Cmp(rat(best.Min)) > 0 {
			best = b
		}
	}
	return best
}

// Change is what lies between two editions, over the places that both
// measured alone.
type Change struct {
	Before, After *Result
	Common        []string // the municipalities that both measured
	MeanBefore    *big.Rat
	MeanAfter     *big.Rat
}

// Compare compares an edition with one before; nil where the two cannot be
// compared: one is partial, the series breaks with the later, or no place was
// measured by both.
func Compare(before, after *Result) *Change {
	if before == nil || before.Partial == model.Yes || after.Partial == model.Yes || len(after.BreakInSeries.Note) > 0 {
		return nil
	}
	c := &Change{Before: before, After: after}
	both := map[string]bool{}
	for _, p := range after.Places {
		if old := before.Place(p.Municipality); p.Measured() && old != nil && old.Measured() {
			c.Common = append(c.Common, p.Municipality)
			both[p.Municipality] = true
		}
	}
	if len(c.Common) == 0 {
		return nil
	}
	among := func(id string) bool { return both[id] }
	c.MeanBefore, c.MeanAfter = before.MeanOf(among), after.MeanOf(among)
	return c
}

// Effect is what a challenge did to a municipality's score and rank.
type Effect struct {
	ScoreBefore, ScoreAfter model.Decimal
	RankBefore, RankAfter   int
}

// Effect works out the edition once more without a challenge: with the value
// that its decision changed.
func (r *Result) Effect(c *model.Challenge) Effect {
	now := r.Place(c.Municipality)
	if now == nil {
		return Effect{}
	}
	e := Effect{ScoreAfter: r.Printed(now), RankAfter: now.Rank, ScoreBefore: r.Printed(now), RankBefore: now.Rank}
	if c.ValueBefore == "" || c.ValueBefore == c.ValueAfter || c.Decision == "rejected" || c.Decision == "pending" {
		return e
	}
	before := Compute(r.without([]*model.Challenge{c}), r.Tree)
	if was := before.Place(c.Municipality); was != nil {
		e.ScoreBefore, e.RankBefore = before.Printed(was), was.Rank
	}
	return e
}

// AsFirstPublished is the edition before any challenge was decided; itself
// where none changed a value.
func (r *Result) AsFirstPublished() *Result {
	var changed []*model.Challenge
	for _, c := range r.Challenges {
		if c.ValueBefore != "" && c.ValueBefore != c.ValueAfter && (c.Decision == "upheld" || c.Decision == "partly") {
			changed = append(changed, c)
		}
	}
	if len(changed) == 0 {
		return r
	}
	return Compute(r.without(changed), r.Tree)
}

// without is the edition with the answers that challenges changed as they
// were. Of several challenges of one answer the first received tells.
func (r *Result) without(challenges []*model.Challenge) *model.Edition {
	type place struct{ municipality, indicator string }
	was := map[place]string{}
	list := slices.Clone(challenges)
	slices.SortStableFunc(list, func(a, b *model.Challenge) int { return cmp.Compare(a.Received, b.Received) })
	for _, c := range list {
		k := place{c.Municipality, c.Indicator}
		if _, ok := was[k]; !ok {
			was[k] = c.ValueBefore
		}
	}
	e := *r.Edition
	e.Answers = slices.Clone(e.Answers)
	for i, a := range e.Answers {
		if value, ok := was[place{a.Municipality, a.Indicator}]; ok {
			old := *a
			old.Value, old.NotApplicable = value, model.Untold
			e.Answers[i] = &old
		}
	}
	return &e
}
