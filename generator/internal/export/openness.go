package export

import (
	"strconv"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/index"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
	"konsulta/generator/internal/site"
)

// opennessTables are the tables of indices and checklists, which depend on
// the content.
func (s *Site) opennessTables() []declared {
	var list []declared
	for _, x := range s.Indices {
		title := x.Methodology().Title
		list = append(list,
			declared{name: "index-" + x.ID + "-answers", words: "answers", title: title, term: "page.dataset_answers", record: record.Of[model.Answer](),
				derived: record.Of[model.AnswerFacts](), rows: indexRows(x, answerRows)},
			declared{name: "index-" + x.ID + "-scores", words: "scores", title: title, term: "page.dataset_scores", record: record.Of[model.ScoreRow](),
				derived: record.Of[model.KeyFacts](), rows: indexRows(x, scoreRows)},
			declared{name: "index-" + x.ID + "-challenges", words: "challenges", title: title, term: "page.challenges", record: record.Of[model.Challenge](),
				derived: record.Of[model.ChallengeFacts](), rows: indexRows(x, challengeRows)})
	}
	for _, c := range s.Checklists {
		list = append(list, declared{name: "checklist-" + c.ID, title: c.Title, term: "page.checklist",
			record: record.Of[model.RoundRow](), derived: record.Of[model.KeyFacts](), rows: roundRows(c)})
	}
	return list
}

// indexRows goes through the editions in which a municipality was measured.
func indexRows(x *facts.Index, rows func(s *Site, m *facts.Municipality, e *facts.Edition, p *index.Place, yield func(Row) bool) bool) func(*Site, *facts.Municipality, func(Row) bool) bool {
	return func(s *Site, m *facts.Municipality, yield func(Row) bool) bool {
		for _, e := range x.Editions {
			if p := e.Place(m.ID); p != nil && !rows(s, m, e, p, yield) {
				return false
			}
		}
		return true
	}
}

// editionKeys are the keys of a row of an index, with its page.
func (s *Site) editionKeys(m *facts.Municipality, e *facts.Edition, parts ...string) *model.KeyFacts {
	return s.keys(m, func() string { return site.PlacePath(s.lang, e.Index.ID, e.Year.N, m.ID) }, append([]string{e.Index.ID, e.Year.String()}, parts...)...)
}

func answerRows(s *Site, m *facts.Municipality, e *facts.Edition, p *index.Place, yield func(Row) bool) bool {
	for _, n := range e.Tree.Nodes { // in the order of the methodology
		a := p.Answers[n.ID]
		if a == nil {
			continue
		}
		f := &model.AnswerFacts{Edition: e.Year, KeyFacts: *s.editionKeys(m, e, n.ID)}
		if share, ok := n.Share(a.Value); ok && a.NotApplicable != model.Yes {
			f.Points = index.Exactly(n.Points(share))
		}
		if !yield(Row{a, f, &a.Record}) {
			return false
		}
	}
	return true
}

func scoreRows(s *Site, m *facts.Municipality, e *facts.Edition, p *index.Place, yield func(Row) bool) bool {
	if p.Measured() {
		score := e.Printed(p)
		row := &model.ScoreRow{Edition: e.Year, Municipality: m.ID, Score: score, PublishedScore: p.Published(""),
			Difference: e.Difference(p, ""), Band: bandOf(e, score), SourceURL: p.Source("")}
		if p.Rank > 0 {
			row.Rank, row.Of = model.Number(p.Rank), model.Number(e.Ranked)
		}
		f := s.editionKeys(m, e)
		if !yield(Row{row, f, &model.Record{}}) {
			return false
		}
	}
	for _, n := range e.Tree.Nodes {
		score := e.NodeScore(p, n)
		if score == "" {
			continue
		}
		row := &model.ScoreRow{Edition: e.Year, Municipality: m.ID, Node: n.ID, Score: score, PublishedScore: p.Published(n.ID),
			Difference: e.Difference(p, n.ID), Band: bandOf(e, score), SourceURL: p.Source(n.ID)}
		f := s.editionKeys(m, e, n.ID)
		if !yield(Row{row, f, &model.Record{}}) {
			return false
		}
	}
	return true
}

func bandOf(e *facts.Edition, score model.Decimal) string {
	if b := e.Tree.Band(score); b != nil {
		return b.ID
	}
	return ""
}

func challengeRows(s *Site, m *facts.Municipality, e *facts.Edition, _ *index.Place, yield func(Row) bool) bool {
	for _, c := range e.Challenges {
		if c.Municipality != m.ID {
			continue
		}
		effect := e.Effect(c)
		f := &model.ChallengeFacts{Edition: e.Year, ScoreBefore: effect.ScoreBefore, ScoreAfter: effect.ScoreAfter,
			KeyFacts: *s.keys(m, func() string { return site.ChallengesPath(s.lang, e.Index.ID, e.Year.N) + "#challenge-" + c.ID }, e.Index.ID, e.Year.String(), "challenge", c.ID)}
		if effect.RankAfter > 0 {
			f.RankBefore, f.RankAfter = model.Number(effect.RankBefore), model.Number(effect.RankAfter)
		}
		if !yield(Row{c, f, &c.Record}) {
			return false
		}
	}
	return true
}

func roundRows(c *facts.Checklist) func(*Site, *facts.Municipality, func(Row) bool) bool {
	return func(s *Site, m *facts.Municipality, yield func(Row) bool) bool {
		for _, r := range m.Rounds {
			if r.Checklist != c {
				continue
			}
			for _, a := range r.Answers {
				row := &model.RoundRow{Municipality: m.ID, Round: r.ID, ItemAnswer: *a}
				f := s.keys(m, func() string { return site.RoundPath(s.lang, m.ID, c.ID, r.ID) + "#item-" + a.Item }, c.ID, r.ID, a.Item)
				if !yield(Row{row, f, &a.Record}) {
					return false
				}
			}
		}
		return true
	}
}

func actionRows(s *Site, m *facts.Municipality, yield func(Row) bool) bool {
	for _, a := range m.Actions {
		f := s.keys(m, func() string { return site.MunicipalityPath(s.lang, m.ID) + "#" + site.ActionID(a) }, a.Checklist, "action", a.ID)
		if !yield(Row{a, f, &a.Record}) {
			return false
		}
	}
	return true
}

func mentoringRows(s *Site, m *facts.Municipality, yield func(Row) bool) bool {
	n := map[model.Date]int{}
	for _, x := range s.Mentoring {
		if x.Municipality != m.ID {
			continue
		}
		n[x.Date]++
		f := s.keys(m, func() string { return site.MunicipalityPath(s.lang, m.ID) + "#mentoring" }, "mentoring", x.Date.String(), strconv.Itoa(n[x.Date]))
		if !yield(Row{x, f, &x.Record}) {
			return false
		}
	}
	return true
}

func accountabilityRows(s *Site, m *facts.Municipality, yield func(Row) bool) bool {
	for _, year := range s.Years(m) {
		all := s.Accountability(m, year)
		for _, x := range all.List {
			row := &model.AccountabilityRow{Municipality: m.ID, Year: model.Number(year), Measure: x.Name, Value: x.Value(), Unit: x.Unit,
				Covered: model.Told(all.Covered)}
			if x.Known {
				row.Denominator = model.Number(x.Denominator)
				if !x.Median() {
					row.Numerator = model.Number(x.Numerator)
				}
			}
			f := s.keys(m, func() string { return site.YearPath(s.lang, m.ID, year) + "#" + x.Name }, "accountability", strconv.Itoa(year), x.Name)
			if !yield(Row{row, f, &model.Record{}}) {
				return false
			}
		}
	}
	return true
}
