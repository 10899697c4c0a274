package site

import (
	"math/big"
	"slices"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
)

// rounds plans the rounds of a municipality.
func (p *plan) rounds(m *facts.Municipality) {
	l, tag := p.l, p.l.Tag()
	for _, r := range m.Rounds {
		p.add(RoundPath(tag, m.ID, r.Checklist.ID, r.ID), "round.html", func(pg *Page) any { return l.round(pg, r) })
	}
}

// roundName is the date of a round in words.
func (l *language) roundName(r *facts.Round) string {
	when, _ := facts.RoundDate(r.ID)
	return l.when(when)
}

// roundLink leads to a round by its checklist and date.
func (l *language) roundLink(p *Page, r *facts.Round) Link {
	title := l.phrase(r.Checklist.Title, nil)
	return Link{Href: p.Root + RoundPath(l.Tag(), r.Municipality.ID, r.Checklist.ID, r.ID),
		Text: title.Text + ": " + l.roundName(r), Lang: title.Lang}
}

// roundCounts are the scores of a round in words.
func (l *language) roundCounts(r *facts.Round) []string {
	return []string{l.T("field.score") + ": " + l.shareText(r.Score),
		l.T("metric.score_with_evidence") + ": " + l.shareText(r.WithEvidence)}
}

func (l *language) round(p *Page, r *facts.Round) any {
	m, c := r.Municipality, r.Checklist
	l.under(p, m)
	p.Section = "municipalities"
	v := &RoundPage{Heading: l.T("page.round", "round", l.roundName(r)), Municipality: *l.place(p, m),
		Checklist: l.checklistLink(p, c), Note: l.untranslated("", c.Title)}
	p.Title = v.Municipality.Text + ": " + v.Heading
	p.Description = l.shorten(p.Title + ". " + v.Checklist.Text)
	if r.Draft == model.Yes || r.PublishOn > l.Today || c.Draft == model.Yes || c.PublishOn > l.Today {
		p.NoIndex = true
		v.Notices = []Notice{{Kind: "warning", Text: l.T("ui.notice_draft")}}
	}
	f := factList{l: l, table: "checklist"}
	f.put(Fact{Value: v.Checklist.Text, Lang: v.Checklist.Lang, Href: v.Checklist.Href}, "checklist")
	f.add("version", c.Version)
	f.add("round", l.roundName(r))
	if source := l.source(&r.Record, m); source != nil {
		f.list = append(f.list, *source)
	}
	v.Facts = f.list
	l.roundScores(r, v)
	v.Gap = l.indexGap(p, r)
	l.improvementPlan(p, r, v)
	l.answers(r, v)
	for _, other := range slices.Backward(m.Rounds) {
		if other.Checklist == c && other != r {
			link := l.roundLink(p, other)
			link.Text, link.Lang = l.roundName(other), ""
			v.Other = append(v.Other, Counted{link, l.roundCounts(other)})
		}
	}
	return v
}

// roundScores fills in the scores, of the sections and the whole, with what
// changed since the round before.
func (l *language) roundScores(r *facts.Round, v *RoundPage) {
	f := factList{l: l}
	f.put(Fact{Label: l.T("field.score"), Value: l.shareText(r.Score)}, "")
	f.put(Fact{Label: l.T("metric.score_with_evidence"), Value: l.shareText(r.WithEvidence)}, "")
	if total := r.Checklist.Items(); total > 0 {
		f.put(Fact{Label: l.T("metric.completion"), Value: l.Int(r.Answered) + "/" + l.Int(total)}, "")
	}
	v.Columns = ScoreColumns{l.T("field.section"), l.T("metric.completion"), l.T("field.score"), l.T("metric.score_with_evidence")}
	if r.Before != nil {
		v.Change = l.T("checklist.change", "round", l.roundName(r.Before))
		f.put(Fact{Label: v.Change, Value: l.pointsText(r.Score, r.Before.Score)}, "")
	}
	v.Figures = f.list
	row := func(title Phrase, answered, items int, now, then [2]*big.Rat) {
		v.Scores = append(v.Scores, ScoreRow{title, false, l.Int(answered) + "/" + l.Int(items),
			l.shareText(now[0]), l.pointsText(now[0], then[0]), l.shareText(now[1]), l.pointsText(now[1], then[1])})
	}
	var then [2]*big.Rat
	for i, s := range r.Sections {
		if r.Before != nil {
			before := r.Before.Sections[i]
			then = [2]*big.Rat{before.Score, before.WithEvidence}
		}
		row(l.phrase(s.Section.Title, nil), s.Answered, len(s.Section.Items), [2]*big.Rat{s.Score, s.WithEvidence}, then)
	}
	if r.Before != nil {
		then = [2]*big.Rat{r.Before.Score, r.Before.WithEvidence}
	}
	row(Phrase{Text: l.T("checklist.whole")}, r.Answered, r.Checklist.Items(), [2]*big.Rat{r.Score, r.WithEvidence}, then)
	v.Scores[len(v.Scores)-1].Whole = true
}

// indexGap compares a round with the latest edition of the index on which the
// checklist is based.
func (l *language) indexGap(p *Page, r *facts.Round) *IndexGap {
	x := l.basis(r.Checklist)
	if x == nil {
		return nil
	}
	title := l.phrase(x.Methodology().Title, nil)
	e := x.Latest()
	self, measured, items := r.Gap(e)
	if items == 0 {
		return &IndexGap{Facts: []Fact{{Label: title.Text, Value: l.T("ui.not_measured")}}}
	}
	return &IndexGap{Text: l.N("checklist.gap", items), Facts: []Fact{
		{Label: l.T("checklist.self"), Value: l.shareText(self)},
		{Label: l.T("page.index_edition", "index", title.Text, "edition", e.Year.String()), Value: l.shareText(measured),
			Href: p.Root + PlacePath(l.Tag(), x.ID, e.Year.N, r.Municipality.ID)},
		{Label: l.T("checklist.points"), Value: l.pointsText(self, measured)}}}
}

// improvementPlan lists what was answered with "no" or "partly", with the advice and the
// municipality's own actions, and the "yes" that nothing proves.
func (l *language) improvementPlan(p *Page, r *facts.Round, v *RoundPage) {
	link := func(item *model.Item) Link {
		text := l.phrase(item.Text, nil)
		return Link{Href: "#item-" + item.ID, Text: text.Text, Lang: text.Lang}
	}
	for i := range r.Checklist.Sections {
		for j := range r.Checklist.Sections[i].Items {
			item := &r.Checklist.Sections[i].Items[j]
			a := r.Answer(item.ID)
			switch {
			case a == nil:
			case a.Answer == "yes" && a.EvidenceURL == "":
				v.NoEvidence = append(v.NoEvidence, link(item))
			case a.Answer == "no" || a.Answer == "partly":
				planned := PlanItem{Item: link(item), Answer: l.given(a), Advice: l.quiet(item.Action, nil),
					Note: l.untranslated(v.Note, item.Text, item.Action)}
				for _, action := range r.Municipality.Actions {
					if action.Checklist == r.Checklist.ID && action.Item == item.ID && roundReached(action, r) {
						x := l.action(p, r.Municipality, action)
						x.ID, x.Item = "", nil
						planned.Actions = append(planned.Actions, x)
					}
				}
				if len(planned.Actions) == 0 {
					planned.Empty = l.T("checklist.no_action")
				}
				v.Plan = append(v.Plan, planned)
			}
		}
	}
	if len(v.Plan) == 0 {
		v.PlanEmpty = l.T("checklist.plan_none")
	}
}

// roundReached reports whether an action belongs to a round: it names none, or
// this one or one before.
func roundReached(a *model.Action, r *facts.Round) bool {
	from, ok := facts.RoundDate(a.Round)
	to, _ := facts.RoundDate(r.ID)
	return !ok || from.First <= to.First
}

// given is an answer to an item as a tag; without one it says so.
func (l *language) given(a *model.ItemAnswer) Status {
	if a == nil {
		return Status{Code: "unanswered", Label: l.T("checklist.unanswered")}
	}
	return Status{Code: a.Answer, Label: l.Label("answer", a.Answer)}
}

// answers lists every item with its answer.
func (l *language) answers(r *facts.Round, v *RoundPage) {
	n := 0
	for i := range r.Checklist.Sections {
		s := &r.Checklist.Sections[i]
		section := AnsweredSection{Title: l.phrase(s.Title, nil)}
		for j := range s.Items {
			item := &s.Items[j]
			n++
			a := r.Answer(item.ID)
			x := AnsweredItem{ID: "item-" + item.ID, Number: itoa(n), Text: l.phrase(item.Text, nil), Answer: l.given(a),
				Untranslated: l.untranslated(v.Note, item.Text)}
			f := factList{l: l, table: "checklist"}
			if a != nil {
				f.link("evidence_url", a.EvidenceURL)
				x.Note = l.prose(a.Note, r.Municipality)
			}
			if r.Before != nil {
				if before := l.given(r.Before.Answer(item.ID)); before.Code != x.Answer.Code {
					f.put(Fact{Label: l.T("checklist.before", "round", l.roundName(r.Before)), Value: before.Label}, "")
				}
			}
			x.Facts = f.list
			section.Items = append(section.Items, x)
		}
		v.Sections = append(v.Sections, section)
	}
}
