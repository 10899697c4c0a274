package facts

import (
	"cmp"
	"math/big"
	"slices"

	"konsulta/generator/internal/index"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

// Checklist is a checklist with the rounds of all municipalities.
type Checklist struct {
	*model.Checklist
	Rounds []*Round // by municipality as the register has them, then date
	items  map[string]*model.Item
}

// Item returns the item with an id, or nil.
func (c *Checklist) Item(id string) *model.Item { return c.items[id] }

// Items counts the items.
func (c *Checklist) Items() int { return len(c.items) }

// Round is one time that a municipality answered a checklist, added up.
// Shares are exact; nil is nothing answered that counts.
type Round struct {
	*model.Round
	Checklist    *Checklist
	Municipality *Municipality
	Answered     int // items with an answer, also with not_applicable
	WithEvidence *big.Rat
	Score        *big.Rat
	Sections     []SectionScore // as the checklist has them
	Before       *Round         // of the same municipality and checklist, or nil
	NoEvidence   []*model.ItemAnswer
	byItem       map[string]*model.ItemAnswer
}

// SectionScore is what a round reached in a section.
type SectionScore struct {
	Section             *model.Section
	Answered            int
	Score, WithEvidence *big.Rat
}

// Answer returns the answer to an item, or nil.
func (r *Round) Answer(item string) *model.ItemAnswer { return r.byItem[item] }

// checklists adds up the rounds that are there.
func (w *worker) checklists() {
	for _, c := range w.Site.Site.Checklists {
		if !w.shown(&c.Record) {
			continue
		}
		fc := &Checklist{Checklist: c, items: map[string]*model.Item{}}
		for i := range c.Sections {
			for j := range c.Sections[i].Items {
				item := &c.Sections[i].Items[j]
				fc.items[item.ID] = cmp.Or(fc.items[item.ID], item)
			}
		}
		w.Site.Checklists = append(w.Site.Checklists, fc)
		for _, m := range w.Site.Municipalities {
			w.rounds(m, fc)
		}
	}
}

func (w *worker) rounds(m *Municipality, c *Checklist) {
	var before *Round
	for _, r := range m.Municipality.Rounds {
		when, ok := RoundDate(r.ID)
		if r.Checklist != c.ID || !ok || !w.there(&r.Record, when.First) {
			continue
		}
		round := addUp(r, c)
		round.Municipality, round.Before = m, before
		before = round
		m.Rounds = append(m.Rounds, round)
		c.Rounds = append(c.Rounds, round)
	}
}

// itemShares are what an answer earns; not_applicable is left out.
var itemShares = map[string]*big.Rat{"yes": big.NewRat(1, 1), "partly": big.NewRat(1, 2), "no": new(big.Rat)}

// addUp works out a round. The score is the weighted mean of the answers; what
// was not answered is left out. For the score with evidence a yes or partly
// without a link earns nothing.
func addUp(r *model.Round, c *Checklist) *Round {
	fr := &Round{Round: r, Checklist: c, byItem: map[string]*model.ItemAnswer{}}
	for _, a := range r.Answers {
		fr.byItem[a.Item] = cmp.Or(fr.byItem[a.Item], a)
	}
	var all mean
	for i := range c.Sections {
		s := SectionScore{Section: &c.Sections[i]}
		var own mean
		for j := range s.Section.Items {
			item := &s.Section.Items[j]
			a := fr.byItem[item.ID]
			if a == nil {
				continue
			}
			s.Answered++
			share, counts := itemShares[a.Answer]
			if !counts {
				continue
			}
			evident := share
			if share.Sign() > 0 && a.EvidenceURL == "" {
				evident = itemShares["no"]
				fr.NoEvidence = append(fr.NoEvidence, a)
			}
			own.add(item, share, evident)
			all.add(item, share, evident)
		}
		s.Score, s.WithEvidence = own.result()
		fr.Answered += s.Answered
		fr.Sections = append(fr.Sections, s)
	}
	fr.Score, fr.WithEvidence = all.result()
	return fr
}

// mean collects weighted shares.
type mean struct{ score, evident, weights big.Rat }

func (m *mean) add(item *model.Item, share, evident *big.Rat) {
	w := big.NewRat(1, 1)
	if item.Weight != "" {
		w.SetString(string(item.Weight)) // its form was checked
	}
	m.score.Add(&m.score, new(big.Rat).Mul(share, w))
	m.evident.Add(&m.evident, new(big.Rat).Mul(evident, w))
	m.weights.Add(&m.weights, w)
}

func (m *mean) result() (score, evident *big.Rat) {
	if m.weights.Sign() == 0 {
		return nil, nil
	}
	return new(big.Rat).Quo(&m.score, &m.weights), new(big.Rat).Quo(&m.evident, &m.weights)
}

// RoundDate reads the name of a round: 2026, 2026-05 or 2026-05-14.
func RoundDate(id string) (model.When, bool) {
	for _, digits := range []int{len("2026"), len("2026-05"), len("2026-05-14")} {
		if len(id) != digits {
			continue
		}
		w, fault := record.ParseWhen(id)
		return w, fault == nil && w.Span != model.Quarter
	}
	return model.When{}, false
}

// Gap is the mean of the answers of a round less that of the index, both over
// the items whose indicators the latest edition measured in the municipality;
// nil where there are none. items is how many there are.
func (r *Round) Gap(e *Edition) (self, measured *big.Rat, items int) {
	if e == nil {
		return nil, nil, 0
	}
	place := e.Place(r.Municipality.ID)
	if place == nil || len(place.Shares.Nodes) == 0 {
		return nil, nil, 0
	}
	var own, theirs mean
	for i := range r.Checklist.Sections {
		for j := range r.Checklist.Sections[i].Items {
			item := &r.Checklist.Sections[i].Items[j]
			a := r.byItem[item.ID]
			if a == nil {
				continue
			}
			share, counts := itemShares[a.Answer]
			index := mapped(e.Result, place, item)
			if !counts || index == nil {
				continue
			}
			items++
			own.add(item, share, share)
			theirs.add(item, index, index)
		}
	}
	self, _ = own.result()
	measured, _ = theirs.result()
	return self, measured, items
}

// mapped is the mean share of the indicators to which an item is related; nil
// where none was measured.
func mapped(r *index.Result, p *index.Place, item *model.Item) *big.Rat {
	sum, n := new(big.Rat), int64(0)
	for _, id := range item.MapsTo {
		if node := r.Tree.Node(id); node != nil && p.Shares.Nodes[node.Number] != nil {
			sum.Add(sum, p.Shares.Nodes[node.Number])
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return sum.Quo(sum, big.NewRat(n, 1))
}

// replies keeps the municipality's own words up to the as-of.
func (w *worker) replies(fm *Municipality) {
	for _, r := range fm.Municipality.Replies {
		if w.there(&r.Record, r.Date) {
			fm.Replies = append(fm.Replies, r)
		}
	}
}

// ActionOverdue reports whether an action is still to be done and its day has
// passed.
func (s *Site) ActionOverdue(a *model.Action) bool {
	return a.Due != 0 && a.Due < s.Today && !settled(a.Status)
}

// mentoring keeps the log up to the as-of, the latest first.
func (w *worker) mentoring() {
	for _, x := range w.Site.Site.Mentoring {
		if w.there(&x.Record, x.Date) && w.byID[x.Municipality] != nil {
			w.Site.Mentoring = append(w.Site.Mentoring, x)
		}
	}
	slices.SortStableFunc(w.Site.Mentoring, func(a, b *model.Mentoring) int { return cmp.Compare(b.Date, a.Date) })
}
