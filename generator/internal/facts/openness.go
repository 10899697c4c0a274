package facts

import (
	"cmp"
	"slices"

	"konsulta/generator/internal/index"
	"konsulta/generator/internal/model"
)

// Index is an index with the editions that are there.
type Index struct {
	*model.Index
	Editions []*Edition // by year
	trees    map[*model.Methodology]*index.Tree
}

// Edition is an edition, added up.
type Edition struct {
	*index.Result
	Index  *Index
	First  *index.Result // before any challenge was decided; Result where none changed a value
	Before *Edition      // the edition before, or nil
	Change *index.Change // since then, over the municipalities that both measured; nil where the two cannot be compared
}

// Methodology is the one that is shown as the index's own: the last version.
func (x *Index) Methodology() *model.Methodology {
	if len(x.Methodologies) == 0 {
		return nil
	}
	return x.Methodologies[len(x.Methodologies)-1]
}

// Tree is a methodology of the index with its nodes joined.
func (x *Index) Tree(m *model.Methodology) *index.Tree { return x.trees[m] }

// Latest is the last edition that is there, or nil.
func (x *Index) Latest() *Edition {
	if len(x.Editions) == 0 {
		return nil
	}
	return x.Editions[len(x.Editions)-1]
}

// Edition returns the edition of a year, or nil.
func (x *Index) Edition(year int) *Edition {
	for _, e := range x.Editions {
		if e.Year.N == year {
			return e
		}
	}
	return nil
}

// indices adds up the editions that are there. An index of which none is, and
// no methodology either, is not there.
func (w *worker) indices() {
	for _, x := range w.Site.Site.Indices {
		fx := &Index{Index: w.presentIndex(x), trees: map[*model.Methodology]*index.Tree{}}
		if len(fx.Methodologies) == 0 {
			continue
		}
		for _, m := range fx.Methodologies {
			fx.trees[m] = index.NewTree(m)
		}
		for _, e := range x.Editions {
			if there := w.presentEdition(e); there != nil {
				fx.add(there)
			}
		}
		w.Site.Indices = append(w.Site.Indices, fx)
	}
}

func (w *worker) presentIndex(x *model.Index) *model.Index {
	there := &model.Index{ID: x.ID}
	for _, m := range x.Methodologies {
		if w.shown(&m.Record) {
			there.Methodologies = append(there.Methodologies, m)
		}
	}
	return there
}

func (x *Index) add(e *model.Edition) {
	method := x.Methodology()
	for _, m := range x.Methodologies {
		if e.Methodology != "" && m.Version == e.Methodology {
			method = m
		}
	}
	fe := &Edition{Result: index.Compute(e, x.trees[method]), Index: x, Before: x.Latest()}
	fe.First = fe.AsFirstPublished()
	if fe.Before != nil {
		fe.Change = index.Compare(fe.Before.Result, fe.Result)
	}
	x.Editions = append(x.Editions, fe)
}

// presentEdition keeps an edition that is published: a final one, on or after
// the day that it names. Challenges that are not received yet are not there;
// before one is decided the answer is what it was.
func (w *worker) presentEdition(e *model.Edition) *model.Edition {
	if cmp.Or(e.State, "final") != "final" && !w.drafts || !w.there(&e.Record, e.Published) {
		return nil
	}
	there := *e
	there.Answers = shownOf(w, e.Answers)
	there.Scores = shownOf(w, e.Scores)
	there.Challenges = nil
	for _, c := range e.Challenges {
		if !w.there(&c.Record, c.Received) {
			continue
		}
		if !w.done(c.DecidedOn) {
			there.Answers = undecided(there.Answers, c)
			pending := *c
			pending.Decision, pending.DecidedOn, pending.Reason, pending.ValueAfter = "pending", 0, nil, ""
			c = &pending
		}
		there.Challenges = append(there.Challenges, c)
	}
	return &there
}

// shownOf keeps the records that are neither drafts nor to be published later.
func shownOf[P interface {
	*T
	Base() *model.Record
}, T any](w *worker, list []P) []P {
	return keep(list, func(p *P) bool { return w.shown((*p).Base()) })
}

// undecided puts back the value that a challenge is going to change.
func undecided(answers []*model.Answer, c *model.Challenge) []*model.Answer {
	if c.ValueBefore == "" {
		return answers
	}
	i := slices.IndexFunc(answers, func(a *model.Answer) bool {
		return a.Municipality == c.Municipality && a.Indicator == c.Indicator
	})
	if i < 0 {
		return answers
	}
	old := *answers[i]
	old.Value, old.NotApplicable = c.ValueBefore, model.Untold
	answers = slices.Clone(answers)
	answers[i] = &old
	return answers
}
