package scaffold

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

var top = spot{0, -1}

// elem is the struct behind a pointer to a record.
func elem(rec any) reflect.Value { return reflect.ValueOf(rec).Elem() }

// municipality adds a row to the register.
func (n *newRecord) municipality() error {
	if len(n.Languages) > 0 {
		for _, lang := range n.Languages {
			if !record.IsLang(lang) {
				return refuse("--languages %q: write codes with commas between, for example mk,sq", lang)
			}
		}
		n.languages = n.Languages
	}
	name, err := n.title("--name")
	if err != nil {
		return err
	}
	first, _ := name.Pick(n.languages[0], n.languages)
	id, err := n.identify("municipality", model.Text{{Lang: n.languages[0], Value: place(first)}}, func(id string) bool {
		return n.Site.Municipality(id) != nil || slices.ContainsFunc(n.Site.Pages, func(p *model.Page) bool { return p.Slug == id })
	})
	if err != nil {
		return err
	}
	values := map[string]string{"id": id}
	for _, v := range name {
		values["name_"+v.Lang] = v.Value
	}
	for column, value := range map[string]string{"languages": strings.Join(n.Languages, ";"), "website": n.Website, "email": n.Email} {
		if value != "" {
			values[column] = value
		}
	}
	with, homeless, ok := content.AddRow(n.Register, values)
	if own := "name_" + n.languages[0]; ok && slices.Contains(homeless, own) { // the column of the first language may name none
		values["name"] = values[own]
		delete(values, own)
		with, homeless, _ = content.AddRow(n.Register, values)
	}
	if len(homeless) > 0 {
		return refuse("municipalities.csv has no column %s: add it to the first row, or leave the value out", strings.Join(homeless, ", "))
	}
	if ok {
		n.made.Replaced = []File{{"municipalities.csv", with}}
	}
	n.made.There = func(s *model.Site) bool { return s.Municipality(id) != nil }
	n.note(n.words.T("new.next", "command", "konsulta new calendar --municipality "+id))
	return nil
}

// place takes the kind of municipality off its name: Општина Битола is bitola.
func place(name string) string {
	id := slug(name)
	for _, kind := range []string{"opshtina-", "grad-", "komuna-e-", "komuna-", "qyteti-i-", "municipality-of-", "city-of-"} {
		if rest, ok := strings.CutPrefix(id, kind); ok {
			return rest
		}
	}
	return id
}

// calendar writes the plan of a year, with an entry to fill in.
func (n *newRecord) calendar() error {
	year := n.Today.Year() + 1
	if n.Year != "" {
		given, err := strconv.Atoi(n.Year)
		if err != nil || len(n.Year) != 4 || given < 1000 {
			return refuse("--year %q: write four digits, for example %d", n.Year, year)
		}
		year = given
	}
	of := model.Number(year)
	if slices.ContainsFunc(n.m.Entries, func(e *model.Entry) bool { return e.Year == of }) ||
		slices.ContainsFunc(n.m.Adoptions, func(a *model.Adoption) bool { return a.Year == of }) {
		return refuse("the calendar of %s for %d is there already: add to it, or choose a year with --year", n.m.ID, year)
	}
	var entry *model.Entry
	if len(n.Titles) > 0 || n.ID != "" {
		var err error
		if entry, err = n.entry(year); err != nil {
			return err
		}
	}
	w := n.writer(n.words.Column("calendar", "calendar")+" "+strconv.Itoa(year), false)
	w.say(top, n.words.T("new.draft_calendar"))
	c := &model.Calendar{Adoption: model.Adoption{Status: "draft", Record: model.Record{Draft: model.Yes}}}
	w.record(record.Of[model.Calendar](), elem(c), "calendar", "", top, "entries")
	w.b = append(w.b, "\nentries:\n"...)
	without := slices.DeleteFunc(slices.Clone(base), func(name string) bool { return name == "draft" })
	w.say(spot{2, -1}, n.words.T("new.another_entry"))
	if at := (spot{2, 2}); entry == nil {
		w.item(record.Of[model.Entry](), elem(new(model.Entry)), "calendar", at, without)
	} else {
		at.off = -1
		w.item(record.Of[model.Entry](), elem(entry), "calendar", at, without)
	}
	n.create(n.folder()+"calendar/"+strconv.Itoa(year)+".yaml", w.b)
	n.made.There = func(s *model.Site) bool {
		m := s.Municipality(n.m.ID)
		return m != nil && slices.ContainsFunc(m.Adoptions, func(a *model.Adoption) bool { return a.Year == of })
	}
	n.tell("site", "calendar_due", facts.CalendarDue(n.rules.Calendar(n.m.ID, year), year))
	n.fill("entries")
	return nil
}

// entry makes the first entry of a calendar.
func (n *newRecord) entry(year int) (*model.Entry, error) {
	title, err := n.title("--title")
	if err != nil {
		return nil, err
	}
	e := &model.Entry{Title: title}
	e.Draft = model.Yes
	first, _ := model.NewDate(year, 1, 1)
	e.PlannedOpens = model.When{First: first, Span: model.Year}
	t := record.Of[model.Entry]()
	if n.Opens != "" {
		if e.PlannedOpens, err = when("--opens", n.Opens, t, "planned_opens"); err != nil {
			return nil, err
		}
	}
	if n.Closes != "" {
		if e.PlannedCloses, err = when("--closes", n.Closes, t, "planned_closes"); err != nil {
			return nil, err
		}
	}
	e.ID, err = n.identify("entry", title, func(id string) bool { return n.findEntry(id) != nil || n.taken(id) })
	return e, err
}

// taken reports whether a consultation has an id, or anything had it before.
func (n *newRecord) taken(id string) bool {
	return slices.ContainsFunc(n.m.Consultations, func(x *model.Consultation) bool { return x.ID == id || slices.Contains(x.Aliases, id) }) ||
		slices.ContainsFunc(n.m.Entries, func(e *model.Entry) bool { return slices.Contains(e.Aliases, id) })
}

// findEntry is the last entry with an id, or nil.
func (n *newRecord) findEntry(id string) (found *model.Entry) {
	for _, e := range n.m.Entries {
		if e.ID == id {
			found = e
		}
	}
	return found
}

// comments writes the header of a table of comments, as the register is
// spelled.
func (n *newRecord) comments() error {
	lacking := func(x *model.Consultation) bool { return !n.hasComments(x.ID) }
	x, err := n.findConsultation(lacking, lacking)
	if err != nil {
		return err
	}
	if n.hasComments(x.ID) {
		return refuse("the comments on %s are there already: add rows to them", x.ID)
	}
	var header []string
	for _, leaf := range record.Of[model.Comment]().Leaves() {
		switch {
		case leaf.Key || slices.Contains(base, leaf.Column):
		case leaf.Kind == record.Text:
			for _, lang := range n.languages {
				header = append(header, leaf.Column+"_"+lang)
			}
		default:
			header = append(header, leaf.Column)
		}
	}
	n.create(n.folder()+"reports/"+x.ID+".comments.csv", content.SpellingOf(n.Register).AppendRow(nil, header))
	n.made.There = func(s *model.Site) bool { return true } // it holds no record yet
	n.note(n.words.T("new.comments"))
	w := &writer{words: n.words, vocabularies: n.Site.Vocabularies}
	for _, column := range []string{"respondent_type", "channel", "disposition", "effect"} {
		leaf, _ := record.Of[model.Comment]().Column(column)
		n.note(column + " – " + w.about(leaf.Leaf.Field, "comments", column))
	}
	return nil
}

func (n *newRecord) hasComments(id string) bool {
	return slices.ContainsFunc(n.m.Comments, func(x *model.Comment) bool { return x.Consultation == id })
}

// findConsultation finds the consultation that is named, or the only one of
// which something is wanted. lacking are those of which it is not there yet.
func (n *newRecord) findConsultation(wanted, lacking func(*model.Consultation) bool) (*model.Consultation, error) {
	var all, without, due []string
	var found, only *model.Consultation
	for _, x := range n.m.Consultations {
		all = append(all, x.ID)
		if x.ID == n.Consultation {
			found = x
		}
		if lacking(x) {
			without = append(without, x.ID)
			if wanted(x) {
				due, only = append(due, x.ID), x
			}
		}
	}
	switch {
	case found != nil:
		return found, nil
	case n.Consultation != "":
		return nil, refuse("--consultation: %s has no consultation %q%s", n.m.ID, n.Consultation, meant(n.Consultation, all))
	case len(due) == 1:
		return only, nil
	case len(all) == 0:
		return nil, refuse("%s has no consultation yet: make one with konsulta new consultation", n.m.ID)
	case len(without) == 0:
		return nil, refuse("every consultation of %s has its %s already", n.m.ID, n.Kind)
	case len(due) == 0:
		due = without
	}
	return nil, refuse("say which consultation with --consultation: %s", some(due))
}

// fill notes what is to be filled in before the record is published.
func (n *newRecord) fill(fields ...string) {
	n.note(n.words.T("new.fill", "fields", strings.Join(fields, ", ")))
}

// page writes a free page in every language of the site.
func (n *newRecord) page() error {
	title, err := n.title("--title")
	if err != nil {
		return err
	}
	slug, err := n.identify("page", title, func(id string) bool {
		return n.Site.Municipality(id) != nil || slices.ContainsFunc(n.Site.Pages, func(p *model.Page) bool { return p.Slug == id })
	})
	if err != nil {
		return err
	}
	order := 0
	for _, p := range n.Site.Pages {
		order = max(order, p.Order.N)
	}
	for _, lang := range n.languages {
		words := n.Catalogue.Lang(lang)
		standIn, _ := title.Pick(lang, n.languages)
		w := &writer{words: n.words}
		w.line(top, "---")
		w.say(top, n.words.T("new.draft"))
		w.line(top, "title: "+scalar(standIn))
		w.line(top, "order: "+strconv.Itoa(order+1))
		w.line(top, "draft: yes")
		w.line(top, "---")
		w.line(top, "## "+words.T("new.page_heading"))
		w.line(top, "")
		w.line(top, words.T("new.page_text"))
		n.create("pages/"+slug+"."+lang+".md", w.b)
	}
	n.made.There = func(s *model.Site) bool {
		return slices.ContainsFunc(s.Pages, func(p *model.Page) bool { return p.Slug == slug })
	}
	missing := slices.DeleteFunc(slices.Clone(n.languages), func(lang string) bool { return title.In(lang) != "" })
	if len(missing) > 0 {
		n.note(n.words.T("new.page_titles", "languages", strings.Join(missing, ", ")))
	}
	n.fill(small(n.words.T("field.text")))
	return nil
}
