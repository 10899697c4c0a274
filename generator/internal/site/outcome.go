package site

import (
	"cmp"
	"slices"
	"strconv"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
)

// outcome is the report of a consultation.
func (l *language) outcome(p *Page, c *facts.Consultation) *Outcome {
	m, r := c.Municipality, c.Report
	o := &Outcome{Label: l.Label("outcome", r.Outcome)}
	f := factList{l: l, table: "reports"}
	f.day("published", r.Published)
	f.day("decision_due", r.DecisionDue)
	f.day("session_date", r.Decision.SessionDate)
	f.phrase("act_title", l.phrase(r.Decision.ActTitle, m))
	f.add("gazette_no", r.Decision.GazetteNo)
	f.day("gazette_date", r.Decision.GazetteDate)
	o.Facts = f.list
	add := func(list *[]Passage, id string, text *model.Long) {
		if t := l.long(text.Text(), m, p.Root, id+"-"); t != nil {
			*list = append(*list, Passage{id, l.Column("reports", id), *t})
		}
	}
	add(&o.Asked, "we_asked", &r.WeAsked)
	add(&o.Asked, "you_said", &r.YouSaid)
	add(&o.Asked, "we_did", &r.WeDid)
	if t := l.long(r.Decision.Body, m, p.Root, "decision-"); t != nil {
		o.Passages = append(o.Passages, Passage{"decision", l.Column("reports", "decision"), *t})
	}
	if t := l.long(r.Body.Text(), m, p.Root, "report-"); t != nil {
		o.Passages = append(o.Passages, Passage{"report", l.T("page.report"), *t})
	}
	if t := l.prose(r.Limitations, m); t != nil {
		o.Passages = append(o.Passages, Passage{"limitations", l.Column("reports", "limitations"), *t})
	}
	o.Participation = l.participation(&r.Participation)
	if len(o.Participation) > 0 {
		o.SelfSelected = l.T("ui.notice_selfselected")
	}
	for i := range r.Themes {
		o.Themes = append(o.Themes, l.theme(m, &r.Themes[i]))
	}
	for i := range r.TextChanges {
		o.Changes = append(o.Changes, l.textChange(p, c, &r.TextChanges[i]))
	}
	for i := range r.FollowUp {
		o.FollowUp = append(o.FollowUp, l.followUp(m, &r.FollowUp[i]))
	}
	o.Documents = l.documents(p, m, r.Documents)
	o.Dispositions = l.dispositions(c)
	switch {
	case c.Commented.N > 0:
		o.CommentsText = l.N("ui.n_comments", c.Commented.N)
	case r.NoComments == model.Yes:
		o.CommentsText = l.T("ui.notice_no_comments")
	}
	return o
}

func (l *language) participation(p *model.Participation) []CountTable {
	var tables []CountTable
	if rows := l.totals(p); len(rows) > 0 {
		tables = append(tables, CountTable{Title: l.T("field.total"), Head: [2]string{l.T("field.participation"), l.T("unit.count")}, Rows: rows})
	}
	for _, part := range []struct {
		field  string
		of     string // the term that heads the labels
		counts model.Counts
		label  func(code string) string
	}{
		{"by_type", "field.respondent_type", p.ByType, func(c string) string { return l.Label("respondent_type", c) }},
		{"by_channel", "field.channel", p.ByChannel, func(c string) string { return l.Label("channel", c) }},
		{"by_language", "field.language", p.ByLanguage, l.Name},
		{"by_sex", "field.participants", p.BySex, func(c string) string { return l.T("field." + c) }},
	} {
		if len(part.counts) == 0 {
			continue
		}
		t := CountTable{Title: l.T("field." + part.field), Head: [2]string{l.T(part.of), l.T("unit.count")}}
		for _, n := range part.counts {
			t.Rows = append(t.Rows, CountRow{part.label(n.Code), l.Int(n.N), l.Percent(n.N, part.counts.Sum())})
		}
		tables = append(tables, t)
	}
	return tables
}

// totals are the numbers of all who took part.
func (l *language) totals(p *model.Participation) []CountRow {
	var rows []CountRow
	for _, n := range []struct {
		field string
		count model.Int
	}{{"submissions", p.Submissions}, {"participants", p.Participants}, {"late", p.Late}} {
		if n.count.Known {
			rows = append(rows, CountRow{l.T("field." + n.field), l.Int(n.count.N), ""})
		}
	}
	return rows
}

func (l *language) theme(m *facts.Municipality, t *model.ReportTheme) Theme {
	v := Theme{ID: "theme-" + t.ID, Title: l.phrase(t.Title, m), Summary: l.prose(t.Summary, m), Response: l.prose(t.Response, m)}
	if t.Mentions.Known {
		v.Mentions = l.Int(t.Mentions.N)
	}
	return v
}

func (l *language) textChange(p *Page, c *facts.Consultation, t *model.TextChange) TextChange {
	m := c.Municipality
	v := TextChange{Place: t.Place, Before: l.prose(t.Before, m), After: l.prose(t.After, m)}
	for _, d := range slices.Concat(c.Documents, c.Report.Documents) {
		if d.ID == t.Document {
			v.Document = l.phrase(d.Title, m).Text
		}
	}
	for _, row := range t.Because {
		n, _ := strconv.Atoi(row) // a row that exists, checked when it was read
		v.Because = append(v.Because, l.commentLink(p, c, n))
	}
	return v
}

// commentLink leads to a comment by its row.
func (l *language) commentLink(p *Page, c *facts.Consultation, row int) Link {
	link := Link{Text: itoa(row)}
	for i, x := range c.CommentRows() {
		if x.Row.N == row {
			link.Href = p.Root + CommentsPath(l.Tag(), c.Municipality.ID, c.ID, RowPage(i)) + "#c-" + itoa(row)
		}
	}
	return link
}

func (l *language) followUp(m *facts.Municipality, f *model.FollowUp) FollowUp {
	v := FollowUp{ID: "follow-up-" + f.ID, Title: l.phrase(f.Title, m), Due: l.date(f.Due), Updated: l.date(f.Updated), Note: l.prose(f.Note, m)}
	if f.Status != "" {
		v.Status = l.Label("action_status", f.Status)
	}
	return v
}

// dispositions counts the comments by the decision on them.
func (l *language) dispositions(c *facts.Consultation) *CountTable {
	of := c.Commented.N
	if of == 0 {
		return nil
	}
	t := &CountTable{Title: l.T("metric.dispositions"), Head: [2]string{l.Column("comments", "disposition"), l.T("unit.count")}}
	for _, d := range l.Vocabularies["disposition"] {
		if n := c.Commented.With(d); n > 0 {
			t.Rows = append(t.Rows, CountRow{l.Label("disposition", d), l.Int(n), l.Percent(n, of)})
		}
	}
	return t
}

// commentPages is how many pages the comments of a consultation fill; with
// slips there is always one.
func commentPages(c *facts.Consultation) int {
	pages := (c.Commented.N + CommentsPerPage - 1) / CommentsPerPage
	if pages == 0 && c.Slips.N > 0 {
		return 1
	}
	return pages
}

func (l *language) commentsLink(p *Page, c *facts.Consultation) *Link {
	if commentPages(c) == 0 {
		return nil
	}
	text := l.T("ui.read_comments")
	if c.Commented.N == 0 { // the numbers of the slips alone
		text = l.T("slips.status")
	}
	return &Link{Href: p.Root + CommentsPath(l.Tag(), c.Municipality.ID, c.ID, 1), Text: text}
}

func (l *language) comments(p *Page, c *facts.Consultation, page int) any {
	m := c.Municipality
	title := l.title(c)
	l.under(p, m)
	p.Section = "consultations"
	p.Title = l.T("page.comments") + ": " + title.Text
	p.Breadcrumb = append(p.Breadcrumb, Link{Href: p.Root + RecordPath(l.Tag(), m.ID, c.ID), Text: title.Text, Lang: title.Lang})
	v := &CommentsPage{Heading: l.T("page.comments"), Count: l.N("ui.n_comments", c.Commented.N), Dispositions: l.dispositions(c),
		Consultation: p.Breadcrumb[len(p.Breadcrumb)-1]}
	from := (page - 1) * CommentsPerPage
	rows := c.CommentRows()
	end := min(from+CommentsPerPage, len(rows))
	for _, x := range rows[min(from, end):end] {
		v.Comments = append(v.Comments, l.comment(p, c, x))
	}
	total := commentPages(c)
	link := func(n int, text string) Link {
		return Link{Href: p.Root + CommentsPath(l.Tag(), m.ID, c.ID, n), Text: text, Current: n == page}
	}
	if total > 1 {
		v.Position = l.T("ui.page_of", "n", l.Int(page), "total", l.Int(total))
		p.Title += " (" + v.Position + ")"
		for n := 1; n <= total; n++ {
			v.Pages = append(v.Pages, link(n, l.Int(n)))
		}
	}
	if page > 1 {
		before := link(page-1, l.T("ui.previous"))
		v.Previous = &before
	}
	if page < total {
		after := link(page+1, l.T("ui.next"))
		v.Next = &after
	}
	if page == 1 {
		l.numbered(p, c, v)
	}
	return v
}

func (l *language) comment(p *Page, c *facts.Consultation, x *facts.Comment) Comment {
	m, row := c.Municipality, x.Row.N
	v := Comment{ID: "c-" + itoa(row), Heading: l.T("field.comment") + " " + itoa(row), LinkLabel: l.T("ui.link_to_comment", "n", itoa(row))}
	language := cmp.Or(x.Language, l.first(m))
	f := factList{l: l, table: "comments", list: make([]Fact, 0, 6)}
	f.add("respondent_type", l.Label("respondent_type", x.RespondentType))
	f.add("respondent", x.Respondent)
	f.day("received", x.Received)
	if x.Late == model.Yes {
		f.add("late", l.yesNo(x.Late))
	}
	if x.Channel != "" {
		f.add("channel", l.Label("channel", x.Channel))
	}
	f.add("submission", x.Submission)
	for _, d := range slices.Concat(c.Documents, reportDocuments(c)) {
		if d.ID == x.Document && x.Document != "" {
			f.phrase("document", l.phrase(d.Title, m))
			break
		}
	}
	f.put(Fact{Value: x.Place, Lang: l.other(l.first(m))}, "place")
	if c.Report != nil {
		for _, t := range c.Report.Themes {
			if t.ID == x.Theme {
				f.phrase("theme", l.phrase(t.Title, m))
			}
		}
	}
	v.Meta = f.list
	switch x.Publish {
	case "withheld":
		v.Notice, v.Why = l.beginning("ui.notice_withheld", "reason"), l.phrase(x.WithheldReason, m)
	case "summary":
		v.Notice = l.T("ui.notice_summary")
	}
	v.Text = l.plain(x.Comment.Comment, language)
	d := x.Disposition()
	v.Disposition = Status{Code: d, Label: l.Label("disposition", d)}
	v.Reason = l.prose(x.Answer.Reason, m)
	if x.Answer.Effect != "" {
		v.Effect = l.Label("effect", x.Answer.Effect)
	}
	f = factList{l: l, table: "comments"}
	f.put(Fact{Value: x.Answer.EffectPlace, Lang: l.other(l.first(m))}, "effect_place")
	f.day("answered", x.Answer.Answered)
	v.AnswerMeta = f.list
	if x.SameAs.Known {
		link := l.commentLink(p, c, x.SameAs.N)
		link.Text = l.Column("comments", "same_as") + " " + link.Text
		v.SameAs = &link
	}
	return v
}

func reportDocuments(c *facts.Consultation) []model.Document {
	if c.Report == nil {
		return nil
	}
	return c.Report.Documents
}
