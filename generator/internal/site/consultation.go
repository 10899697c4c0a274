package site

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
)

func (l *language) consultation(p *Page, c *facts.Consultation) any {
	m := c.Municipality
	heading, official := l.headings(c)
	summary := c.Summary.Text()
	l.recordPage(p, m, heading, summary, &c.Consultation.Record)
	feed := p.Root + "feeds/" + l.Tag() + "/" + m.ID + "/" + c.ID + ".rss"
	v := &ConsultationPage{Municipality: *l.place(p, m), Heading: heading, Official: official,
		OfficialName: l.Column("consultations", "title"), Status: l.status(c.State), Summary: l.prose(summary, m),
		HeadingNote: l.missing(heading.Lang, m)}
	if c.State == "open" || c.State == "upcoming" {
		v.Opens, v.Closes = instant(c.Opening), instant(c.Closing)
		v.Ways = l.ways(c)
		if i := slices.IndexFunc(v.Ways, func(w Way) bool { return strings.HasPrefix(w.Href, "http") }); i >= 0 {
			v.Ways[i].First = true
			if u, err := url.Parse(v.Ways[i].Href); err == nil && len(v.Ways[i].Text) > 40 {
				v.Ways[i].Text = u.Host
			}
		}
	}
	v.Sheets = l.sheetLinks(p, c)
	v.Notices = l.notices(c)
	v.Timeline = l.timeline(p, c)
	if c.ReportPublished != 0 {
		v.Outcome = l.outcome(p, c)
	}
	for _, part := range []struct {
		id   string
		text model.Text
	}{{"affects", c.Affects}, {"why", c.Why}, {"next", c.Next}} {
		if t := l.prose(part.text, m); t != nil {
			v.Passages = append(v.Passages, Passage{part.id, l.Column("consultations", part.id), *t})
		}
	}
	for i := range c.Events {
		v.Events = append(v.Events, l.event(c, &c.Events[i]))
	}
	v.Documents = l.documents(p, m, c.Documents)
	v.Body = l.long(c.Body.Text(), m, p.Root, "text-")
	v.Facts = append(l.periodFacts(c), l.consultationFacts(c)...)
	for _, id := range c.Related {
		if link := l.record(p, m, id); link != nil {
			v.Related = append(v.Related, *link)
		}
	}
	v.History = l.history(c)
	v.Comments = l.commentsLink(p, c)
	if FeedLives(c, l.AsOf) {
		if len(l.appendDates(nil, c)) > 0 {
			v.Calendar = l.icsLink(p, m.ID+"/"+c.ID, l.T("ui.calendar_subscribe"))
		}
		v.Follow = append(v.Follow, Link{Href: feed, Text: l.T("page.consultation", "title", "") + "RSS"})
		p.Feeds = append(p.Feeds, FeedLink{feed, heading.Text, "application/rss+xml"}, l.calendarFeed(p, m.ID+"/"+c.ID, heading.Text))
	}
	v.Follow = append(v.Follow, Link{Href: p.Feeds[0].Href, Text: l.Column("events", "municipality") + ": RSS"},
		Link{Href: p.Root + "data/" + m.ID + "/consultations/" + c.ID + ".json", Text: l.T("page.data") + ": JSON"})
	v.Source = l.source(&c.Consultation.Record, m)
	v.sayOnce()
	return v
}

// sayOnce leaves out below the heading what its note said already.
func (v *ConsultationPage) sayOnce() {
	if v.Summary != nil && v.Summary.Note == v.HeadingNote {
		v.Summary.Note = ""
	}
}

// recordPage fills in what the pages of consultations and entries share.
func (l *language) recordPage(p *Page, m *facts.Municipality, heading Phrase, summary model.Text, r *model.Record) {
	l.under(p, m)
	p.Section = "consultations"
	p.Title = heading.Text
	p.Description = cmp.Or(l.shorten(l.phrase(summary, m).Text), heading.Text)
	if r.Draft == model.Yes || r.PublishOn > l.Today {
		p.NoIndex = true
	}
}

// shorten cuts a text at a word for descriptions.
func (l *language) shorten(s string) string { return l.shortenTo(s, 200) }

// shortenTo cuts a text at a word where it has more characters than that.
func (l *language) shortenTo(s string, most int) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) <= most {
		return string(r)
	}
	cut := string(r[:most])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + "…"
}

// record links a consultation or entry of a municipality; nil where it is
// not there.
func (l *language) record(p *Page, m *facts.Municipality, id string) *Link {
	if c := m.Consultation(id); c != nil {
		t := l.title(c)
		return &Link{Href: p.Root + RecordPath(l.Tag(), m.ID, id), Text: t.Text, Lang: t.Lang}
	}
	if e := m.Entry(id); e != nil {
		t := l.phrase(e.Title, m)
		return &Link{Href: p.Root + EntryPath(l.Tag(), e), Text: t.Text, Lang: t.Lang}
	}
	return nil
}

// notices say in a sentence how things stand.
func (l *language) notices(c *facts.Consultation) []Notice {
	m := c.Municipality
	var list []Notice
	add := func(kind, text string) { list = append(list, Notice{Kind: kind, Text: text}) }
	if c.Consultation.Draft == model.Yes || c.Consultation.PublishOn > l.Today {
		add("warning", l.T("ui.notice_draft"))
	}
	opens, closes := c.Opens, c.Closes
	if c.ByEvents {
		opens, closes = model.On(c.FirstDay), model.On(c.LastDay)
	}
	switch c.State {
	case "upcoming":
		add("info", l.T("ui.notice_upcoming", "opens", l.when(opens)))
	case "open":
		add("success", l.T("ui.notice_open", "closes", l.zoned(l.deadline(closes), closes)))
	case "closed":
		if c.ReportDue != 0 {
			add("info", l.T("ui.notice_closed_due", "date", l.date(c.ReportDue)))
		} else {
			add("info", l.T("ui.notice_closed_nodue"))
		}
	case "overdue":
		add("error", l.T("ui.notice_overdue", "date", l.date(c.ReportDue)))
	case "reported":
		add("success", l.T("ui.notice_reported", "date", l.date(c.ReportPublished)))
	case "undated":
		add("info", l.T("ui.notice_undated"))
	case "cancelled":
		list = append(list, Notice{Kind: "error", Tail: l.phrase(c.Cancelled.Reason, m),
			Text: l.beginning("ui.notice_cancelled", "date", l.date(c.Cancelled.On), "reason")})
	}
	if !c.FirstCloses.IsZero() {
		list = append(list, Notice{Kind: "warning", Tail: l.phrase(c.ExtendedReason, m),
			Text: l.T("ui.notice_extended", "old", l.when(c.FirstCloses), "new", l.when(c.Closes))})
	}
	if reason := l.phrase(c.UnplannedReason, m); c.Unplanned && reason.Text != "" {
		list = append(list, Notice{Kind: "info", Tail: reason, Text: l.beginning("ui.notice_unplanned", "reason")})
	}
	if u, err := url.Parse(c.ExternalURL); err == nil && u.Host != "" {
		list = append(list, Notice{Kind: "info", Text: l.beginning("ui.notice_external", "host"),
			Tail: Phrase{Text: u.Host}, TailHref: c.ExternalURL})
	}
	for _, r := range c.Removed {
		list = append(list, Notice{Kind: "warning", Tail: l.phrase(r.Reason, m),
			Text: l.Column("consultations", r.Field) + ": " + l.beginning("ui.notice_removed", "date", l.date(r.DecidedOn), "reason")})
	}
	return list
}

// periodOf adds from when and until when one can take part.
func (l *language) periodOf(f *factList, c *facts.Consultation) {
	opens, closes := c.Opens, c.Closes
	if c.ByEvents {
		opens, closes = model.On(c.FirstDay), model.On(c.LastDay)
	}
	f.put(Fact{Value: l.zoned(l.when(opens), opens), Datetime: machine(opens, l.Zone)}, "opens")
	if !c.FirstCloses.IsZero() {
		f.put(Fact{Value: l.deadline(c.FirstCloses), Datetime: machine(c.FirstCloses, l.Zone)}, "first_closes")
	}
	f.put(Fact{Value: l.zoned(l.deadline(closes), closes), Datetime: machine(closes, l.Zone)}, "closes")
}

// ways are the ways to take part: those of the consultation, else those of
// the municipality.
func (l *language) ways(c *facts.Consultation) []Way {
	m := c.Municipality
	var list []Way
	add := func(channel, text, href, hours string) {
		if text != "" {
			list = append(list, Way{Channel: channel, Label: l.Label("channel", channel), Text: text, Href: href, Hours: hours})
		}
	}
	call := func(channel, number, hours string) {
		if add(channel, number, "", hours); number != "" {
			list[len(list)-1].Tel = tel(number)
		}
	}
	for _, r := range c.Respond {
		n := len(list)
		add(cmp.Or(r.Channel, "web_form"), bare(r.URL), r.URL, r.Hours)
		if r.Email != "" {
			add(cmp.Or(r.Channel, "email"), r.Email, "mailto:"+r.Email, r.Hours)
		}
		call(cmp.Or(r.Channel, "phone"), r.Phone, r.Hours)
		add(cmp.Or(r.Channel, "post"), r.Address, "", r.Hours)
		add(cmp.Or(r.Channel, "in_person"), r.Place, "", r.Hours)
		if len(list) > n {
			list[len(list)-1].Note = l.prose(r.Note, m)
		}
	}
	if c.ExternalURL != "" {
		add("web_form", bare(c.ExternalURL), c.ExternalURL, "")
	}
	if len(list) > 0 {
		return list
	}
	if m.Email != "" {
		add("email", m.Email, "mailto:"+m.Email, "")
	}
	call("phone", m.Phone, "")
	add("post", l.phrase(m.Address, m).Text, "", "")
	return list
}

// channels names the ways to take part, each once.
func (l *language) channels(c *facts.Consultation) string {
	var names []string
	for _, w := range l.ways(c) {
		if !slices.Contains(names, w.Label) {
			names = append(names, w.Label)
		}
	}
	return strings.Join(names, "; ")
}

func (l *language) event(c *facts.Consultation, e *model.Event) Event {
	m := c.Municipality
	v := Event{ID: "event-" + e.ID, Kind: l.Label("event_kind", cmp.Or(e.Kind, "other")), Title: l.phrase(e.Title, m),
		Starts: l.zoned(l.when(e.Starts), e.Starts), Datetime: machine(e.Starts, l.Zone)}
	end := e.Ends
	if end.IsZero() {
		end = model.On(e.Starts.Last())
	}
	if at, _ := end.End(l.Zone); !at.After(l.AsOf) {
		v.Past = true
	}
	f := factList{l: l, table: "events"}
	f.put(Fact{Value: l.when(e.Ends), Datetime: machine(e.Ends, l.Zone)}, "ends")
	f.phrase("place", l.phrase(e.Place, m))
	f.link("online_url", e.OnlineURL)
	for _, a := range []struct {
		term string
		has  model.YesNo
	}{{"step_free", e.Access.StepFree}, {"hearing_loop", e.Access.HearingLoop}, {"sign_language", e.Access.SignLanguage}} {
		f.put(Fact{Label: l.T("access." + a.term), Value: l.yesNo(a.has)}, a.term)
	}
	f.day("ask_by", e.AskBy)
	var languages []string
	for _, tag := range e.Interpretation {
		languages = append(languages, l.Name(tag))
	}
	f.add("interpretation", l.List(languages))
	a := e.Attendance
	for _, n := range []struct {
		term  string
		count model.Int
	}{{"attendance_total", a.Total}, {"attendance_women", a.Women}, {"attendance_men", a.Men},
		{"attendance_youth", a.Youth}, {"attendance_organisations", a.Organisations}} {
		if n.count.Known {
			f.add(n.term, l.Int(n.count.N))
		}
	}
	v.Facts = f.list
	v.AccessNote = l.prose(e.Access.Note, m)
	return v
}

func (l *language) documents(p *Page, m *facts.Municipality, list []model.Document) []Document {
	var out []Document
	for i := range list {
		d := &list[i]
		v := Document{ID: d.Of + "-document-" + d.ID, Href: d.URL, Title: l.phrase(d.Title, m), Note: l.phrase(d.Alternative, m),
			Kind: l.Label("document_kind", cmp.Or(d.Kind, "other"))}
		var meta []string
		if d.Path != "" {
			v.Href = p.Root + "files/" + m.ID + "/" + escapePath(d.Path)
			meta = append(meta, strings.ToUpper(strings.TrimPrefix(path.Ext(d.Path), ".")))
			if size := l.Files[m.ID+"/"+d.Path]; size > 0 {
				meta = append(meta, l.size(size))
			}
		}
		if d.Lang != "" {
			meta = append(meta, l.Name(d.Lang))
		}
		if d.Published != 0 {
			meta = append(meta, l.short(d.Published))
		}
		if d.Accessible == model.Yes {
			meta = append(meta, l.Column("documents", "accessible"))
		}
		v.Meta = strings.Join(meta, ", ")
		if v.Title.Text == "" {
			v.Title.Text = v.Kind
		}
		out = append(out, v)
	}
	return out
}

// size is a number of bytes in words.
func (l *language) size(n int64) string {
	switch {
	case n < 1000:
		return l.Int(int(n)) + "\u00a0B"
	case n < 1000*1000:
		return l.Int(int((n+500)/1000)) + "\u00a0kB"
	}
	tenths := itoa(int((n + 50000) / 100000))
	return l.Decimal(tenths[:len(tenths)-1]+"."+tenths[len(tenths)-1:]) + "\u00a0MB"
}

func (l *language) consultationFacts(c *facts.Consultation) []Fact {
	m := c.Municipality
	f := factList{l: l, table: "consultations", list: make([]Fact, 0, 12)}
	if c.ActType != "" {
		f.add("act_type", l.Label("act_type", c.ActType))
	}
	f.add("topics", l.labels("topic", c.Topics))
	forms := c.Forms
	if len(forms) == 0 {
		forms = []string{"written"}
	}
	f.add("forms", l.labels("form", forms))
	f.add("audience", l.labels("audience", c.Audience))
	f.phrase("area", l.phrase(c.Area, m))
	f.phrase("unit", l.phrase(c.Unit, m))
	l.contact(&f, c.Contact)
	f.add("partners", strings.Join(c.Partners, ", "))
	f.phrase("legal_basis", l.phrase(c.LegalBasis, m))
	if c.Obligation != "" {
		f.add("obligation", l.Label("obligation", c.Obligation))
	}
	return f.list
}

func (l *language) contact(f *factList, c model.Contact) {
	f.add("contact_name", c.Name)
	if c.Email != "" {
		f.put(Fact{Value: c.Email, Href: "mailto:" + c.Email}, "email")
	}
	if c.Phone != "" {
		f.put(Fact{Value: c.Phone, Tel: tel(c.Phone)}, "phone")
	}
}

// source tells where a record comes from and who wrote it down, where that
// is not the municipality itself.
func (l *language) source(r *model.Record, m *facts.Municipality) *Fact {
	if r.SourceURL == "" && r.RecordedBy == "" {
		return nil
	}
	f := &Fact{Label: l.Column("consultations", "source_url"), Value: bare(r.SourceURL), Href: r.SourceURL}
	by := cmp.Or(r.RecordedBy, m.MaintainedBy)
	if r.SourceURL == "" {
		f.Label, f.Value = l.Column("consultations", "recorded_by"), l.Label("recorded_by", by)
	}
	return f
}

// entry is the page of a calendar entry that shares none with a consultation.
func (l *language) entry(p *Page, e *facts.Entry) any {
	m := e.Municipality
	heading := l.phrase(e.Title, m)
	l.recordPage(p, m, heading, e.Summary, &e.Entry.Record)
	v := &ConsultationPage{Municipality: *l.place(p, m), Heading: heading, Status: l.status(e.State),
		Summary: l.prose(e.Summary, m), Notices: l.entryNotices(p, e), HeadingNote: l.missing(heading.Lang, m)}
	f := factList{l: l, table: "calendar"}
	f.put(Fact{Value: l.T("page.calendar_year", "year", e.Year.String()), Href: p.Root + CalendarPath(l.Tag(), m.ID, e.Year.N)}, "calendar")
	for _, before := range slices.Backward(e.Earlier) {
		f.put(Fact{Value: l.T("page.calendar_year", "year", before.Year.String()), Href: p.Root + CalendarPath(l.Tag(), m.ID, before.Year.N)}, "calendar")
	}
	f.add("planned_opens", l.when(e.PlannedOpens))
	f.add("planned_closes", l.when(e.PlannedCloses))
	f.add("planned_adoption", l.when(e.PlannedAdoption))
	f.day("added_on", e.AddedOn)
	v.Dates = f.list
	if t := l.prose(e.Goal, m); t != nil {
		v.Passages = append(v.Passages, Passage{"goal", l.Column("calendar", "goal"), *t})
	}
	f = factList{l: l, table: "calendar"}
	if e.ActType != "" {
		f.add("act_type", l.Label("act_type", e.ActType))
	}
	f.add("topics", l.labels("topic", e.Topics))
	f.add("forms", l.labels("form", e.Forms))
	f.add("audience", l.labels("audience", e.Audience))
	f.phrase("unit", l.phrase(e.Unit, m))
	l.contact(&f, e.Contact)
	f.phrase("legal_basis", l.phrase(e.LegalBasis, m))
	if e.Obligation != "" {
		f.add("obligation", l.Label("obligation", e.Obligation))
	}
	v.Facts = f.list
	for _, c := range e.Consultations {
		v.Realised = append(v.Realised, l.item(p, c, true))
	}
	v.History = l.entryHistory(e)
	v.Source = l.source(&e.Entry.Record, m)
	v.sayOnce()
	return v
}

func (l *language) entryNotices(p *Page, e *facts.Entry) []Notice {
	m := e.Municipality
	var list []Notice
	if e.Entry.Draft == model.Yes || e.Entry.PublishOn > l.Today {
		list = append(list, Notice{Kind: "warning", Text: l.T("ui.notice_draft")})
	}
	reason := l.phrase(e.Reason, m)
	switch e.State {
	case "planned":
		list = append(list, Notice{Kind: "info", Text: l.T("ui.notice_planned")})
	case "lapsed":
		list = append(list, Notice{Kind: "warning", Text: l.T("ui.notice_lapsed")})
	case "cancelled", "postponed":
		if len(e.Consultations) == 0 {
			list = append(list, Notice{Kind: "warning", Tail: reason,
				Text: l.beginning("ui.notice_"+e.State, "date", l.date(e.DecidedOn), "reason")})
		}
	case "merged":
		n := Notice{Kind: "info", Text: l.beginning("ui.notice_merged", "title")}
		if link := l.record(p, m, e.MergedInto); link != nil {
			n.Tail, n.TailHref = Phrase{link.Text, link.Lang}, link.Href
		}
		list = append(list, n, Notice{Kind: "info", Text: l.Column("calendar", "reason") + ": ", Tail: reason})
	}
	return list
}
