package content

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
)

// readMunicipality reads everything below a municipality's folder.
func (l *loader) readMunicipality(m *model.Municipality) {
	own := map[string]string{"municipality": m.ID}
	l.readCalendars(m, own)
	l.readConsultations(m, own)
	l.readReports(m, own)
	l.readComments(m)
	l.readRounds(m, own)
	for _, f := range l.of(m, repliesCSV) {
		m.Replies = append(m.Replies, readCSV[model.Reply](l, f, own, nil)...)
	}
	for _, f := range l.of(m, redactionsCSV) {
		m.Redactions = append(m.Redactions, readCSV[model.Redaction](l, f, own, nil)...)
	}
}

// with adds a key to those that a folder tells.
func with(known map[string]string, name, value string) map[string]string {
	more := map[string]string{name: value}
	for k, v := range known {
		more[k] = v
	}
	return more
}

func (l *loader) readCalendars(m *model.Municipality, own map[string]string) {
	for _, f := range l.of(m, adoptionsCSV) {
		m.Adoptions = append(m.Adoptions, readCSV[model.Adoption](l, f, own, nil)...)
	}
	derived := record.Of[model.EntryFacts]()
	for _, f := range l.of(m, calendarCSV) {
		m.Entries = append(m.Entries, readCSV[model.Entry](l, f, own, derived)...)
	}
	for _, f := range l.of(m, calendarYearCSV) {
		m.Entries = append(m.Entries, readCSV[model.Entry](l, f, with(own, "year", f.names["year"]), derived)...)
	}
	for _, f := range l.of(m, calendarYearYAML) {
		known := with(own, "year", f.names["year"])
		c := new(model.Calendar)
		if !l.readYAML(f, known, known, c) {
			continue
		}
		m.Entries = append(m.Entries, c.Entries...)
		if tellsAdoption(&c.Adoption) {
			m.Adoptions = append(m.Adoptions, &c.Adoption)
		}
	}
	slices.SortStableFunc(m.Entries, func(a, b *model.Entry) int { return cmp.Compare(a.Year.N, b.Year.N) })
	slices.SortStableFunc(m.Adoptions, func(a, b *model.Adoption) int {
		return cmp.Or(cmp.Compare(a.Year.N, b.Year.N), cmp.Compare(a.AdoptedOn, b.AdoptedOn))
	})
}

// tellsAdoption reports whether the YAML of a calendar says anything of its
// adoption.
func tellsAdoption(a *model.Adoption) bool {
	leaves := record.Of[model.Adoption]().Leaves()
	return slices.ContainsFunc(leaves, func(l record.Leaf) bool { return !l.Key && l.Present(a) })
}

func (l *loader) readConsultations(m *model.Municipality, own map[string]string) {
	for _, f := range l.of(m, consultationsCSV) {
		m.Consultations = append(m.Consultations, readCSV[model.Consultation](l, f, own, record.Of[model.ConsultationFacts]())...)
	}
	for _, f := range l.of(m, consultationYAML) {
		c := new(model.Consultation)
		id := f.names["id"]
		if l.readYAML(f, with(own, "id", id), with(own, "consultation", id), c) {
			m.Consultations = append(m.Consultations, c)
		}
	}
	byID := map[string]*model.Consultation{}
	for _, c := range m.Consultations {
		unifyRespond(c)
		byID[c.ID] = cmp.Or(byID[c.ID], c)
	}
	for _, f := range l.of(m, consultationMD) {
		if c := byID[f.names["id"]]; c == nil {
			l.stray(m, stray{file: f, kind: "consultation", id: f.names["id"]})
		} else {
			l.addLongText(f, &c.Body.Held, c.Origin)
		}
	}
	for _, f := range l.of(m, eventsCSV) {
		for _, e := range readCSV[model.Event](l, f, own, record.Of[model.KeyFacts]()) {
			if c := byID[e.Consultation]; c == nil {
				l.stray(m, stray{rec: e, kind: "consultation", id: e.Consultation})
			} else {
				c.Events = append(c.Events, *e)
			}
		}
	}
}

// unifyRespond makes the list of ways to take part out of a table's columns,
// or the columns out of the list.
func unifyRespond(c *model.Consultation) {
	flat := &c.FlatRespond
	if len(c.Respond) > 0 {
		for _, r := range c.Respond {
			flat.URL = cmp.Or(flat.URL, r.URL)
			flat.Email = cmp.Or(flat.Email, r.Email)
			flat.Phone = cmp.Or(flat.Phone, r.Phone)
			flat.Address = cmp.Or(flat.Address, r.Address)
			flat.Place = cmp.Or(flat.Place, r.Place)
			flat.Hours = cmp.Or(flat.Hours, r.Hours)
		}
		return
	}
	for _, r := range []model.Respond{
		{Channel: "web_form", URL: flat.URL}, {Channel: "email", Email: flat.Email},
		{Channel: "post", Address: flat.Address}, {Channel: "in_person", Place: flat.Place, Hours: flat.Hours},
		{Channel: "phone", Phone: flat.Phone},
	} {
		if r.URL+r.Email+r.Phone+r.Address+r.Place+r.Hours != "" {
			c.Respond = append(c.Respond, r)
		}
	}
}

// addLongText adds the text of a Markdown file to that of its record.
func (l *loader) addLongText(f *file, body *model.Text, owner model.Origin) {
	data, ok := l.read(f, maxText)
	if !ok {
		return
	}
	lang := f.names["lang"]
	if body.In(lang) != "" {
		l.report(problem.Place{File: f.path}, problem.New("long_text_twice", "lang", lang))
		return
	}
	text := strings.ReplaceAll(string(data), "\r", "") // it ends lines, or the file was refused
	trimmed := strings.TrimSpace(text)
	if trimmed == "" {
		return
	}
	body.Set(lang, trimmed)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.long[longKey{owner, lang}] = longText{f, text[:strings.Index(text, trimmed)]}
}

func (l *loader) readReports(m *model.Municipality, own map[string]string) {
	for _, f := range l.of(m, reportsCSV) {
		m.Reports = append(m.Reports, readCSV[model.Report](l, f, own, record.Of[model.KeyFacts]())...)
	}
	for _, f := range l.of(m, reportYAML) {
		r := new(model.Report)
		known := with(own, "consultation", f.names["id"])
		if l.readYAML(f, known, known, r) {
			m.Reports = append(m.Reports, r)
		}
	}
	byID := map[string]*model.Report{}
	for _, r := range m.Reports {
		byID[r.Consultation] = cmp.Or(byID[r.Consultation], r)
	}
	for _, f := range l.of(m, reportMD) {
		if r := byID[f.names["id"]]; r == nil {
			l.stray(m, stray{file: f, kind: "report", id: f.names["id"]})
		} else {
			l.addLongText(f, &r.Body.Held, r.Origin)
		}
	}
	for _, f := range l.of(m, themesCSV) {
		for _, t := range readCSV[model.ReportTheme](l, f, own, nil) {
			if r := l.reportOf(m, byID, t, t.Consultation); r != nil {
				r.Themes = append(r.Themes, *t)
			}
		}
	}
	for _, f := range l.of(m, textChangesCSV) {
		for _, t := range readCSV[model.TextChange](l, f, own, nil) {
			if r := l.reportOf(m, byID, t, t.Consultation); r != nil {
				r.TextChanges = append(r.TextChanges, *t)
			}
		}
	}
	for _, f := range l.of(m, followUpCSV) {
		for _, t := range readCSV[model.FollowUp](l, f, own, nil) {
			if r := l.reportOf(m, byID, t, t.Consultation); r != nil {
				r.FollowUp = append(r.FollowUp, *t)
			}
		}
	}
	l.readDocuments(m, own, byID)
}

// reportOf returns the report to which a row belongs, or nil.
func (l *loader) reportOf(m *model.Municipality, byID map[string]*model.Report, row interface{ Base() *model.Record }, id string) *model.Report {
	r := byID[id]
	if r == nil {
		l.stray(m, stray{rec: row, kind: "report", id: id})
	}
	return r
}

// readDocuments gives the rows of documents.csv to their consultation or, as
// the column `of` says, to its report.
func (l *loader) readDocuments(m *model.Municipality, own map[string]string, reports map[string]*model.Report) {
	byID := map[string]*model.Consultation{}
	for _, c := range m.Consultations {
		byID[c.ID] = cmp.Or(byID[c.ID], c)
	}
	for _, f := range l.of(m, documentsCSV) {
		for _, d := range readCSV[model.Document](l, f, own, record.Of[model.KeyFacts]()) {
			if d.Of == "report" {
				if r := l.reportOf(m, reports, d, d.Consultation); r != nil {
					r.Documents = append(r.Documents, *d)
				}
			} else if c := byID[d.Consultation]; c == nil {
				l.stray(m, stray{rec: d, kind: "consultation", id: d.Consultation})
			} else {
				c.Documents = append(c.Documents, *d)
			}
		}
	}
	for _, c := range m.Consultations {
		for i := range c.Documents {
			c.Documents[i].Of = cmp.Or(c.Documents[i].Of, "consultation")
		}
	}
	for _, r := range m.Reports {
		for i := range r.Documents {
			r.Documents[i].Of = cmp.Or(r.Documents[i].Of, "report")
		}
	}
}

func (l *loader) readRounds(m *model.Municipality, own map[string]string) {
	for _, f := range l.of(m, roundCSV) {
		r := &model.Round{Checklist: f.names["checklist"], ID: f.names["round"]}
		r.Answers = readCSV[model.ItemAnswer](l, f, map[string]string{"checklist": r.Checklist, "round": r.ID}, nil)
		r.Origin = model.Origin{File: f.number}
		m.Rounds = append(m.Rounds, r)
	}
	for _, f := range l.of(m, roundYAML) {
		r := &model.Round{Checklist: f.names["checklist"], ID: f.names["round"]}
		if l.readYAML(f, nil, nil, r) {
			m.Rounds = append(m.Rounds, r)
		}
	}
	slices.SortStableFunc(m.Rounds, func(a, b *model.Round) int {
		return cmp.Or(cmp.Compare(a.Checklist, b.Checklist), cmp.Compare(a.ID, b.ID))
	})
	for _, f := range l.of(m, actionsCSV) {
		m.Actions = append(m.Actions, readCSV[model.Action](l, f, with(own, "checklist", f.names["checklist"]), nil)...)
	}
}

// readOpenness reads indices, checklists and the log of mentoring.
func (l *loader) readOpenness() {
	s := l.site
	for _, f := range l.found[checklistYAML] {
		c := &model.Checklist{ID: f.names["checklist"]}
		if l.readYAML(f, map[string]string{"id": c.ID}, nil, c) {
			s.Checklists = append(s.Checklists, c)
		}
	}
	if f := l.one(mentoringCSV); f != nil {
		s.Mentoring = readCSV[model.Mentoring](l, f, nil, nil)
	}
	byID := map[string]*model.Index{}
	index := func(f *file) *model.Index {
		id := f.names["index"]
		if byID[id] == nil {
			byID[id] = &model.Index{ID: id}
			s.Indices = append(s.Indices, byID[id])
		}
		return byID[id]
	}
	for _, f := range slices.Concat(l.found[methodologyYAML], l.found[methodologyVersionYAML]) {
		x := index(f)
		m := new(model.Methodology)
		if l.readYAML(f, map[string]string{"id": x.ID}, nil, m) {
			m.Version = cmp.Or(m.Version, f.names["version"])
			x.Methodologies = append(x.Methodologies, m)
		}
	}
	for _, f := range l.found[editionYAML] {
		l.readYAML(f, nil, nil, edition(index(f), f))
	}
	for _, f := range l.found[answersCSV] {
		e := edition(index(f), f)
		e.Answers = readCSV[model.Answer](l, f, map[string]string{"edition": f.names["edition"]}, nil)
	}
	for _, f := range l.found[scoresCSV] {
		e := edition(index(f), f)
		e.Scores = readCSV[model.Score](l, f, map[string]string{"edition": f.names["edition"]}, nil)
	}
	for _, f := range l.found[challengesCSV] {
		e := edition(index(f), f)
		e.Challenges = readCSV[model.Challenge](l, f, map[string]string{"edition": f.names["edition"]}, nil)
	}
	for _, x := range s.Indices {
		slices.SortFunc(x.Editions, func(a, b *model.Edition) int { return cmp.Compare(a.Year.N, b.Year.N) })
		slices.SortStableFunc(x.Methodologies, func(a, b *model.Methodology) int { return naturally(a.Version, b.Version) })
	}
}

// edition returns the edition that a file belongs to, new if need be.
func edition(x *model.Index, f *file) *model.Edition {
	year, _ := strconv.Atoi(f.names["edition"]) // four digits by the pattern
	for _, e := range x.Editions {
		if e.Year.N == year {
			return e
		}
	}
	e := &model.Edition{Year: model.Number(year)}
	x.Editions = append(x.Editions, e)
	return e
}

// naturally compares versions as people count them: 1.9 is before 1.10.
func naturally(a, b string) int {
	for a != "" && b != "" {
		x, y := leadingDigits(a), leadingDigits(b)
		if x != "" && y != "" {
			nx, ny := strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
			if c := cmp.Or(cmp.Compare(len(nx), len(ny)), cmp.Compare(nx, ny)); c != 0 {
				return c
			}
			a, b = a[len(x):], b[len(y):]
			continue
		}
		if a[0] != b[0] {
			return cmp.Compare(a[0], b[0])
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Compare(len(a), len(b))
}

func leadingDigits(s string) string { return s[:len(s)-len(strings.TrimLeft(s, "0123456789"))] }
