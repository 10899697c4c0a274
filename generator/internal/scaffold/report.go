package scaffold

import (
	"slices"
	"strconv"
	"strings"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

// report writes the report on a consultation.
func (n *newRecord) report() error {
	site := facts.At(n.Site, n.Today.In(n.Site.Zone), true)
	known := func(x *model.Consultation) *facts.Consultation {
		if m := site.Municipality(n.m.ID); m != nil {
			return m.Consultation(x.ID)
		}
		return nil
	}
	x, err := n.findConsultation(func(x *model.Consultation) bool {
		c := known(x)
		return c != nil && (c.State == "closed" || c.State == "overdue")
	}, func(x *model.Consultation) bool { return !n.hasReport(x.ID) })
	if err != nil {
		return err
	}
	if n.hasReport(x.ID) {
		return refuse("the report on %s is there already", x.ID)
	}
	r := &model.Report{Published: n.Today, Outcome: "decision_pending"}
	r.Draft = model.Yes
	if n.Outcome != "" {
		if r.Outcome = n.Outcome; !n.Site.Vocabularies.Has("outcome", r.Outcome) {
			codes := n.Site.Vocabularies["outcome"]
			return refuse("--outcome %q%s; there are %s", r.Outcome, meant(r.Outcome, codes), strings.Join(codes, ", "))
		}
	}
	c := known(x)
	if c != nil {
		r.Published = max(r.Published, c.LastDay)
	}
	if r.Outcome == "decision_pending" {
		r.DecisionDue = monthAfter(r.Published)
	}
	w := n.writer(n.words.T("field.report")+": "+n.folder()+"reports/"+x.ID+".yaml", true)
	w.notes["reports.body"] = []string{n.words.T("new.long_text", "file", x.ID+"."+n.languages[0]+".md")}
	w.notes["reports.outcome"] = []string{n.words.T("new.decision_due")}
	w.record(record.Of[model.Report](), elem(r), "reports", "", top, "consultation")
	n.create(n.folder()+"reports/"+x.ID+".yaml", w.b)
	n.made.There = func(s *model.Site) bool {
		m := s.Municipality(n.m.ID)
		return m != nil && slices.ContainsFunc(m.Reports, func(r *model.Report) bool { return r.Consultation == x.ID })
	}
	n.note(n.words.T("field.consultation") + ": " + x.ID)
	if c != nil {
		n.tell("consultations", "report_due", c.ReportDue)
	}
	n.fill("outcome", "you_said", "we_did", "participation", "decision")
	return nil
}

func (n *newRecord) hasReport(id string) bool {
	return slices.ContainsFunc(n.m.Reports, func(r *model.Report) bool { return r.Consultation == id })
}

// round writes a self-assessment with every question of a checklist. The
// answers are commented out: an answer that nobody gave is none.
func (n *newRecord) round() error {
	list, err := n.findChecklist()
	if err != nil {
		return err
	}
	id := n.Today.String()
	if n.Round != "" {
		w, fault := record.ParseWhen(n.Round)
		_, _, clocked := w.Clock()
		if fault != nil || clocked || w.Span == model.Quarter {
			return refuse("--round %q: write its date: %s, %s or %s", n.Round, id[:4], id[:7], id)
		}
		id = w.String()
	}
	if slices.ContainsFunc(n.m.Rounds, func(r *model.Round) bool { return r.Checklist == list.ID && r.ID == id }) {
		return refuse("the round %s of %s is there already", id, list.ID)
	}
	title, _ := list.Title.Pick(n.Lang, n.languages)
	w := n.writer(title+": "+id, true)
	w.say(top, n.words.T("new.round"))
	w.record(record.Of[model.Round](), elem(&model.Round{Record: model.Record{Draft: model.Yes}}), "checklist", "", top, "answers")
	w.b = append(w.b, '\n')
	answer, _ := record.Of[model.ItemAnswer]().Column("answer")
	w.say(top, w.about(answer.Leaf.Field, "checklist", "answer"))
	w.line(top, "answers:")
	number := 0
	for i := range list.Sections {
		s := &list.Sections[i]
		name, _ := s.Title.Pick(n.Lang, n.languages)
		w.b = append(w.b, '\n')
		w.say(spot{2, -1}, "== "+name+" ==")
		for j := range s.Items {
			number++
			n.question(w, number, &s.Items[j])
		}
	}
	path := n.folder() + "checklists/" + list.ID + "/" + id + ".yaml"
	n.create(path, w.b)
	n.made.There = func(s *model.Site) bool {
		m := s.Municipality(n.m.ID)
		return m != nil && slices.ContainsFunc(m.Rounds, func(r *model.Round) bool { return r.Checklist == list.ID && r.ID == id })
	}
	n.fill("answers")
	return nil
}

// question writes a question of a checklist with its answer commented out.
func (n *newRecord) question(w *writer, number int, item *model.Item) {
	text, _ := item.Text.Pick(n.Lang, n.languages)
	at := spot{2, -1}
	w.b = append(w.b, '\n')
	w.say(at, strconv.Itoa(number)+". "+text)
	if help, _ := item.Help.Pick(n.Lang, n.languages); help != "" {
		w.say(at, help)
	}
	off := spot{2, 2}
	w.line(off, "- item: "+item.ID)
	off.indent = 4
	w.line(off, "answer:")
	evidence := "evidence_url: ''"
	if item.Evidence == "required" {
		evidence += " # " + n.words.T("field.required")
	}
	w.line(off, evidence)
	w.text(record.Of[model.ItemAnswer]().Field("note"), nil, off)
}

// findChecklist finds the checklist that is named, or the only one.
func (n *newRecord) findChecklist() (*model.Checklist, error) {
	var ids []string
	for _, l := range n.Site.Checklists {
		ids = append(ids, l.ID)
		if l.ID == n.Checklist {
			return l, nil
		}
	}
	switch {
	case len(ids) == 0:
		return nil, refuse("the site has no checklist: it stands in content/checklists/<checklist>.yaml")
	case n.Checklist != "":
		return nil, refuse("there is no checklist %q%s", n.Checklist, meant(n.Checklist, ids))
	case len(ids) > 1:
		return nil, refuse("say which checklist with --checklist: %s", some(ids))
	}
	return n.Site.Checklists[0], nil
}
