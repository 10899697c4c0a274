package scaffold

import (
	"slices"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

// consultation writes a consultation with dates that keep the rule in force.
func (n *newRecord) consultation() error {
	x, err := n.planned()
	if err != nil {
		return err
	}
	rule, err := n.period(x)
	if err != nil {
		return err
	}
	if x.UnplannedReason, err = n.texts("--reason", n.Reasons); err != nil {
		return err
	}
	x.Draft = model.Yes
	w := n.writer(n.words.T("field.consultation")+": "+n.folder()+"consultations/"+x.ID+".yaml", true)
	n.explain(w, x, rule)
	w.record(record.Of[model.Consultation](), elem(x), "consultations", "", top, "id")
	n.create(n.folder()+"consultations/"+x.ID+".yaml", w.b)
	n.made.There = func(s *model.Site) bool {
		m := s.Municipality(n.m.ID)
		return m != nil && slices.ContainsFunc(m.Consultations, func(c *model.Consultation) bool { return c.ID == x.ID })
	}
	if x.Entry != "" || n.findEntry(x.ID) != nil {
		entry := x.Entry
		if entry == "" {
			entry = x.ID
		}
		n.note(n.words.T("field.entry") + ": " + entry)
	}
	n.tell("consultations", "opens", x.Opens.First)
	n.tell("consultations", "closes", x.Closes.First)
	n.tell("consultations", "report_due", n.rules.ReportDue(rule, x.Closes.First))
	n.fill("headline", "summary", "respond", "documents")
	return nil
}

// planned begins a consultation with what its calendar entry says.
func (n *newRecord) planned() (*model.Consultation, error) {
	x := new(model.Consultation)
	var entry *model.Entry
	if n.Entry != "" {
		if entry = n.findEntry(n.Entry); entry == nil {
			var ids []string
			for _, e := range n.m.Entries {
				ids = append(ids, e.ID)
			}
			return nil, refuse("--entry: the calendars of %s have no entry %q%s", n.m.ID, n.Entry, meant(n.Entry, ids))
		}
	}
	var err error
	if len(n.Titles) > 0 || entry == nil {
		if x.Title, err = n.title("--title"); err != nil {
			return nil, err
		}
	} else {
		x.Title = entry.Title
	}
	if entry != nil && n.ID == "" && !n.taken(entry.ID) {
		x.ID = entry.ID
	} else if x.ID, err = n.identify("consultation", x.Title, func(id string) bool { return n.taken(id) || n.otherEntry(id) }); err != nil {
		return nil, err
	}
	if entry == nil {
		entry = n.findEntry(x.ID) // they share the page
	}
	if entry != nil {
		if entry.ID != x.ID {
			x.Entry = entry.ID
		}
		x.Forms, x.Summary.Held, x.ActType, x.Topics, x.Audience = entry.Forms, entry.Summary, entry.ActType, entry.Topics, entry.Audience
		x.Unit, x.Contact, x.LegalBasis, x.Obligation = entry.Unit, entry.Contact, entry.LegalBasis, entry.Obligation
	}
	return x, nil
}

// otherEntry reports whether an id is that of an entry which another
// consultation realises, or which is not the one that is wanted.
func (n *newRecord) otherEntry(id string) bool {
	if n.findEntry(id) == nil || id == n.Entry {
		return false
	}
	return n.Entry != "" || slices.ContainsFunc(n.m.Consultations, func(x *model.Consultation) bool { return x.Entry == id })
}

// period finds the days of a consultation: as the flags say, else the first
// that the rule in force allows.
func (n *newRecord) period(x *model.Consultation) (rule *model.Rule, err error) {
	t := record.Of[model.Consultation]()
	if n.Opens != "" {
		if x.Opens, err = when("--opens", n.Opens, t, "opens"); err != nil {
			return nil, err
		}
		rule = n.rules.Consultation(n.m.ID, x, x.Opens.First)
	} else {
		opens := n.Today
		for { // until the rule on that day allows the day
			rule = n.rules.Consultation(n.m.ID, x, opens)
			first := n.rules.FirstOpening(rule, n.Today)
			if first == 0 {
				first = n.Today + 1
			}
			if first <= opens {
				break
			}
			opens = first
		}
		x.Opens = model.On(opens)
	}
	if n.Closes != "" {
		x.Closes, err = when("--closes", n.Closes, t, "closes")
		return rule, err
	}
	closes := n.rules.FirstClosing(rule, x.Opens.First)
	if closes == 0 {
		closes = monthAfter(x.Opens.First)
	}
	x.Closes = model.On(closes)
	return rule, nil
}

// explain says above the dates what the rule in force asks for.
func (n *newRecord) explain(w *writer, x *model.Consultation, rule *model.Rule) {
	w.notes["consultations.body"] = []string{n.words.T("new.long_text", "file", x.ID+"."+n.languages[0]+".md")}
	if rule == nil {
		w.notes["consultations.closes"] = []string{n.words.T("new.no_rule")}
		return
	}
	days := small(n.words.Label("rule_days", rule.Days))
	if rule.MinNoticeDays.Known {
		w.notes["consultations.opens"] = []string{n.words.N("new.rule_notice", rule.MinNoticeDays.N, "days", days)}
	}
	if !rule.MinDays.Known {
		w.notes["consultations.closes"] = []string{n.words.T("new.no_rule")}
		return
	}
	notes := []string{n.words.N("new.rule_min_days", rule.MinDays.N, "days", days)}
	if ref, _ := rule.LegalRef.Pick(n.Lang, n.languages, n.Site.Settings.Languages); ref != "" {
		notes = append(notes, n.words.T("field.legal_ref")+": "+ref)
	}
	w.notes["consultations.closes"] = notes
	if open := n.rules.DaysOpen(rule, x.Opens.First, x.Closes.First); open < rule.MinDays.N {
		n.note(n.words.N("new.rule_min_days", rule.MinDays.N, "days", days))
	}
}
