package site

import (
	"cmp"
	"math"
	"path"
	"slices"
	"strings"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
)

// assessment fills in what the profile of a municipality says of its
// checklists, its actions and the support that it got.
func (l *language) assessment(p *Page, m *facts.Municipality) Assessment {
	var v Assessment
	listed := map[*facts.Checklist]bool{}
	for _, r := range slices.Backward(m.Rounds) {
		v.Rounds = append(v.Rounds, Counted{l.roundLink(p, r), l.roundCounts(r)})
		if !listed[r.Checklist] {
			link := l.checklistLink(p, r.Checklist)
			v.Checklists = append(v.Checklists, link)
			listed[r.Checklist] = true
		}
	}
	overdue := 0
	for _, a := range l.byUrgency(m.Actions) {
		v.Actions = append(v.Actions, l.action(p, m, a))
		if l.ActionOverdue(a) {
			overdue++
		}
	}
	if overdue > 0 {
		v.Overdue = l.T("metric.overdue_actions") + ": " + l.Int(overdue)
	}
	for _, x := range l.Mentoring {
		if x.Municipality == m.ID {
			line := l.support(p, x)
			line.Municipality = nil
			v.Mentoring = append(v.Mentoring, line)
		}
	}
	if len(v.Mentoring) > 0 {
		v.Log = &Link{Href: p.Root + MentoringPath(l.Tag()), Text: l.T("mentoring.all")}
	}
	return v
}

// byUrgency sorts actions: first what is to be done, the earliest due first
// and those without a day last, then what is done or dropped, the last
// changed first.
func (l *language) byUrgency(list []*model.Action) []*model.Action {
	list = slices.Clone(list)
	settled := func(a *model.Action) int {
		if a.Status == "done" || a.Status == "dropped" {
			return 1
		}
		return 0
	}
	due := func(a *model.Action) model.Date {
		if a.Due == 0 {
			return math.MaxInt32
		}
		return a.Due
	}
	slices.SortStableFunc(list, func(a, b *model.Action) int {
		if c := cmp.Compare(settled(a), settled(b)); c != 0 {
			return c
		}
		if settled(a) == 1 {
			return cmp.Compare(b.Updated, a.Updated)
		}
		return cmp.Compare(due(a), due(b))
	})
	return list
}

func (l *language) action(p *Page, m *facts.Municipality, a *model.Action) Action {
	v := Action{ID: ActionID(a), Text: l.phrase(a.Action, m), Note: l.prose(a.Note, m),
		Status: Status{Code: a.Status, Label: l.Label("action_status", a.Status)}}
	if l.ActionOverdue(a) {
		v.Overdue = Status{Code: "overdue", Label: l.Label("action_status", "overdue")}
	}
	v.Item = l.actionItem(p, m, a)
	f := factList{l: l, table: "actions"}
	f.put(Fact{Value: a.Responsible, Lang: l.other(l.first(m))}, "responsible")
	f.day("due", a.Due)
	f.day("updated", a.Updated)
	f.link("evidence_url", a.EvidenceURL)
	v.Facts = f.list
	return v
}

// actionItem leads to the item that an action is about: in the round that it
// names, else in the last; nil where the checklist is not there.
func (l *language) actionItem(p *Page, m *facts.Municipality, a *model.Action) *Link {
	var to *facts.Round
	for _, r := range m.Rounds {
		if r.Checklist.ID == a.Checklist && (to == nil || to.ID != a.Round) {
			to = r
		}
	}
	for _, c := range l.Checklists {
		item := c.Item(a.Item)
		if c.ID != a.Checklist || item == nil {
			continue
		}
		text := l.phrase(item.Text, nil)
		link := &Link{Href: p.Root + ChecklistPath(l.Tag(), c.ID) + "#item-" + item.ID, Text: text.Text, Lang: text.Lang}
		if to != nil {
			link.Href = p.Root + RoundPath(l.Tag(), m.ID, c.ID, to.ID) + "#item-" + item.ID
		}
		return link
	}
	return nil
}

// mentoring is the log of support over all municipalities.
func (l *language) mentoring(p *Page) any {
	l.underOpenness(p)
	p.Title = l.T("page.mentoring")
	v := &MentoringPage{Heading: p.Title, Intro: l.T("mentoring.intro"), Checklists: l.checklistLinks(p)}
	p.Description = v.Intro
	if len(l.Mentoring) == 0 {
		v.Empty = l.T("mentoring.none")
	}
	for _, x := range l.Mentoring {
		year := itoa(x.Date.Year())
		if n := len(v.Years); n == 0 || v.Years[n-1].Title != year {
			v.Years = append(v.Years, SupportYear{Title: year})
		}
		y := &v.Years[len(v.Years)-1]
		y.Lines = append(y.Lines, l.support(p, x))
	}
	return v
}

func (l *language) support(p *Page, x *model.Mentoring) Support {
	m := l.Municipality(x.Municipality)
	v := Support{Heading: l.phrase(x.Topic, m), Date: l.date(x.Date), Datetime: x.Date.String(),
		Kind: l.Label("mentoring_kind", x.Kind), Municipality: l.place(p, m), Outcome: l.prose(x.Outcome, m)}
	if v.Heading.Text == "" {
		v.Heading, v.Kind = Phrase{Text: v.Kind}, ""
	}
	f := factList{l: l, table: "mentoring"}
	f.put(Fact{Value: x.Organisation, Lang: l.other(l.Settings.Languages[0])}, "organisation")
	v.Facts = f.list
	for _, id := range x.Actions {
		for _, a := range m.Actions {
			if a.ID == id {
				text := l.phrase(a.Action, m)
				v.Actions = append(v.Actions, Link{Href: p.Root + MunicipalityPath(l.Tag(), m.ID) + "#" + ActionID(a), Text: text.Text, Lang: text.Lang})
			}
		}
	}
	if x.Document != "" {
		v.Document = &Download{p.Root + "files/" + m.ID + "/" + escapePath(x.Document), path.Base(x.Document), l.fileMeta(m, x.Document)}
	}
	return v
}

// fileMeta says what kind of file an attachment is and how large.
func (l *language) fileMeta(m *facts.Municipality, name string) string {
	meta := strings.ToUpper(strings.TrimPrefix(path.Ext(name), "."))
	if size := l.Files[m.ID+"/"+name]; size > 0 {
		meta += ", " + l.size(size)
	}
	return meta
}
