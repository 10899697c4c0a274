package site

import (
	"strings"
	"unicode/utf8"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/qrcode"
)

// PosterPath is the sheet of a consultation for the notice board.
func PosterPath(lang, municipality, id string) string {
	return lang + "/" + municipality + "/" + id + "-poster.html"
}

// SlipsPath is the numbered slips of a consultation, to be printed.
func SlipsPath(lang, municipality, id string) string {
	return lang + "/" + municipality + "/" + id + "-slips.html"
}

// SlipsPerSheet is how many slips are cut from a sheet of A4.
const SlipsPerSheet = 8

// SlipID is the fragment of a slip on the first page of comments. It depends on
// the number alone: where more slips are printed later, what is printed already
// stays true.
func SlipID(n int) string { return "s-" + slipNumber(n) }

func slipNumber(n int) string {
	digits := itoa(n)
	return strings.Repeat("0", max(0, 3-len(digits))) + digits
}

// printed tells whether a consultation has sheets for paper: as long as they
// are of use.
func printed(c *facts.Consultation) bool { return c.State == "upcoming" || c.State == "open" }

// sheets plans what is printed for the notice board and the counter. It is for
// no search engine.
func (p *plan) sheets(m *facts.Municipality, c *facts.Consultation) {
	if !printed(c) {
		return
	}
	l, tag := p.l, p.l.Tag()
	p.hide(PosterPath(tag, m.ID, c.ID), "poster.html", func(pg *Page) any { return l.poster(pg, c) })
	if c.Slips.N > 0 {
		p.hide(SlipsPath(tag, m.ID, c.ID), "slips.html", func(pg *Page) any { return l.slips(pg, c) })
	}
}

// sheetLinks lead to what can be printed of a consultation.
func (l *language) sheetLinks(p *Page, c *facts.Consultation) []Link {
	if !printed(c) {
		return nil
	}
	m := c.Municipality
	links := []Link{{Href: p.Root + PosterPath(l.Tag(), m.ID, c.ID), Text: l.T("page.poster")}}
	if c.Slips.N > 0 {
		links = append(links, Link{Href: p.Root + SlipsPath(l.Tag(), m.ID, c.ID), Text: l.T("page.slips")})
	}
	return links
}

// underConsultation begins a page that is printed.
func (l *language) underConsultation(p *Page, c *facts.Consultation, term string) Link {
	heading, _ := l.headings(c)
	l.under(p, c.Municipality)
	p.Section, p.Feeds = "consultations", nil
	p.Title = l.T(term) + ": " + heading.Text
	p.Paper = p.Root + l.Assets["sheet.css"]
	link := Link{Href: p.Root + RecordPath(l.Tag(), c.Municipality.ID, c.ID), Text: heading.Text, Lang: heading.Lang}
	p.Breadcrumb = append(p.Breadcrumb, link)
	return link
}

// sheetNotes are what a sheet that leaves the screen has to say of itself.
func (l *language) sheetNotes(c *facts.Consultation) []string {
	var notes []string
	if l.Settings.Demonstration == model.Yes {
		notes = append(notes, l.T("ui.demo_banner"))
	}
	if c.Consultation.Draft == model.Yes || c.Consultation.PublishOn > l.Today {
		notes = append(notes, l.T("ui.notice_draft"))
	}
	return notes
}

func (l *language) poster(p *Page, c *facts.Consultation) any {
	m := c.Municipality
	v := &PosterPage{Consultation: l.underConsultation(p, c, "page.poster"), Notes: l.sheetNotes(c), Place: l.phrase(m.Name, m),
		OfficialName: l.Column("consultations", "title"), Dates: l.sheetDates(c), Ways: l.sheetWays(c), Contact: l.sheetContact(c)}
	v.Heading, v.Official = l.headings(c)
	if note := l.missing(v.Heading.Lang, m); note != "" {
		v.Notes = append(v.Notes, note)
	}
	v.Heading, v.Official = l.cut(v.Heading, 700), l.cut(v.Official, 300)
	v.Summary, v.Next = l.cut(l.phrase(c.Summary.Text(), m), 300), l.cut(l.phrase(c.Next, m), 260)
	for i := range c.Events {
		if e := l.event(c, &c.Events[i]); !e.Past && len(v.Events) < 3 {
			v.Events = append(v.Events, l.sheetEvent(c, &c.Events[i], e.Kind))
		}
	}
	own := RecordPath(l.Tag(), m.ID, c.ID)
	address := URL(l.Settings.BaseURL, own)
	v.Code, v.Address = qrcode.SVG(address, l.T("ui.poster_qr")), Link{Href: p.Root + own, Text: bare(address)}
	v.Scan, v.Leads = l.beginning("ui.poster_scan", "url"), l.T("poster.leads")
	if c.ReportDue != 0 {
		v.Report = l.T("poster.report", "date", l.date(c.ReportDue))
	}
	v.measure()
	return v
}

// measure finds how large the letters of a poster can be: by the number of
// letters, since nobody can see the sheet.
func (v *PosterPage) measure() {
	switch n := length(v.Heading.Text); {
	case n > 220:
		v.Size = "longest"
	case n > 100:
		v.Size = "long"
	}
	n := v.letters()
	if n > mostOnPoster { // the page to which the code leads has it all
		for i := range v.Ways {
			v.Ways[i].Note = Phrase{}
		}
		n = v.letters()
	}
	if n > mostOnPoster && len(v.Events) > 1 {
		v.Events = v.Events[:1]
	}
	for len(v.Ways) > 3 && v.letters() > mostInSmall {
		v.Ways = v.Ways[:len(v.Ways)-1]
	}
	switch {
	case n > 1900:
		v.Density = "densest"
	case n > 1300:
		v.Density = "denser"
	case n > 950:
		v.Density = "dense"
	}
}

// mostOnPoster is about how many letters a sheet of A4 takes, so that they can
// still be read.
const mostOnPoster = 2100

// mostInSmall is how many it takes in the smallest letters.
const mostInSmall = 3600

// letters counts what stands on a poster. The address is counted with the
// narrowness of its column, ways and events with their labels.
func (v *PosterPage) letters() int {
	n := length(v.Heading.Text) + length(v.Official.Text) + length(v.Summary.Text) + length(v.Next.Text) + 3*length(v.Address.Text)
	for _, w := range v.Ways {
		n += 40 + length(w.Text) + length(w.Hours) + length(w.Note.Text)
	}
	for _, e := range v.Events {
		n += 80 + length(e.Title.Text) + length(e.Place.Text) + length(e.Online) + length(e.Access)
	}
	return n
}

func length(s string) int { return utf8.RuneCountInString(s) }

// cut shortens a text that has to fit on a sheet.
func (l *language) cut(p Phrase, most int) Phrase {
	return Phrase{l.shortenTo(p.Text, most), p.Lang}
}

// sheetDates are when a consultation opens, where it has not, and closes.
func (l *language) sheetDates(c *facts.Consultation) []Fact {
	f := factList{l: l, table: "consultations"}
	opens, closes := c.Opens, c.Closes
	if c.ByEvents {
		opens, closes = model.On(c.FirstDay), model.On(c.LastDay)
	}
	if c.State == "upcoming" {
		f.put(Fact{Value: l.weekday(opens) + l.when(opens), Datetime: machine(opens, l.Zone)}, "opens")
	}
	f.put(Fact{Value: l.weekday(closes) + l.deadline(closes), Datetime: machine(closes, l.Zone)}, "closes")
	return f.list
}

// weekday is the name of a day before its date: "Friday, ".
func (l *language) weekday(w model.When) string {
	if !w.Exact() {
		return ""
	}
	y, m, d := w.First.YMD()
	return strings.TrimSuffix(l.Full(y, m, d), l.Long(y, m, d))
}

// sheetWays are the ways to take part, as many as find room on a sheet; all
// stand on the page to which the code leads.
func (l *language) sheetWays(c *facts.Consultation) []SheetWay {
	m := c.Municipality
	var list []SheetWay
	for _, w := range l.ways(c) {
		list = append(list, SheetWay{Label: w.Label, Text: l.shortenTo(w.Text, 160), Hours: l.shortenTo(w.Hours, 60)})
	}
	i := 0
	for _, r := range c.Respond {
		for _, there := range []string{r.URL, r.Email, r.Phone, r.Address, r.Place} {
			if there != "" {
				i++
			}
		}
		if i > 0 && i <= len(list) {
			list[i-1].Note = l.cut(l.phrase(r.Note, m), 120)
		}
	}
	return list[:min(len(list), 6)]
}

// sheetContact is whom to ask who has neither the web nor the time to come.
func (l *language) sheetContact(c *facts.Consultation) []Fact {
	f := factList{l: l, table: "consultations"}
	l.contact(&f, c.Contact)
	if c.Contact.Phone == "" && c.Municipality.Phone != "" {
		f.put(Fact{Value: c.Municipality.Phone, Tel: tel(c.Municipality.Phone)}, "phone")
	}
	for i := range f.list {
		f.list[i].Value = l.shortenTo(f.list[i].Value, 80)
	}
	return f.list
}

func (l *language) sheetEvent(c *facts.Consultation, e *model.Event, kind string) SheetEvent {
	m := c.Municipality
	v := SheetEvent{Title: l.cut(l.phrase(e.Title, m), 120), When: l.weekday(e.Starts) + l.when(e.Starts),
		Place: l.cut(l.phrase(e.Place, m), 120), Online: l.shortenTo(bare(e.OnlineURL), 160)}
	if v.Title.Text == "" {
		v.Title.Text = kind
	}
	var access []string
	for _, a := range []struct {
		term string
		has  model.YesNo
	}{{"step_free", e.Access.StepFree}, {"hearing_loop", e.Access.HearingLoop}, {"sign_language", e.Access.SignLanguage}} {
		if a.has == model.Yes {
			access = append(access, l.T("access."+a.term))
		}
	}
	v.Access = strings.Join(access, " · ")
	return v
}

// slips are the numbered slips, each with the way to its place on the first
// page of comments.
func (l *language) slips(p *Page, c *facts.Consultation) any {
	m := c.Municipality
	heading, _ := l.headings(c)
	v := &SlipsPage{Consultation: l.underConsultation(p, c, "page.slips"), Heading: l.T("page.slips"), Note: strings.Join(l.sheetNotes(c), " "),
		HowTo: l.N("slips.how_to", c.Slips.N, "sheet", l.Int(SlipsPerSheet)), Place: l.phrase(m.Name, m), Question: l.cut(heading, 90),
		Text: l.T("ui.slip_text"), HandIn: l.T("slips.hand_in"), Until: l.sheetDates(c)}
	v.Where, v.Hours = l.handIn(c)
	own := CommentsPath(l.Tag(), m.ID, c.ID, 1)
	address := URL(l.Settings.BaseURL, own)
	switch n := length(v.Place.Text + v.Question.Text + v.Text + v.Where.Text + v.Hours + v.Note + address); {
	case n > 500:
		v.Density = "densest"
	case n > 340:
		v.Density = "dense"
	}
	for n := 1; n <= c.Slips.N; n++ {
		if (n-1)%SlipsPerSheet == 0 {
			v.Sheets = append(v.Sheets, SlipSheet{})
		}
		number, place := slipNumber(n), "#"+SlipID(n)
		sheet := &v.Sheets[len(v.Sheets)-1]
		sheet.Slips = append(sheet.Slips, PaperSlip{Name: l.T("ui.slip_number", "n", number), Mark: l.T("slips.mark", "n", number),
			Code: qrcode.SVG(address+place, ""), Address: Link{Href: p.Root + own + place, Text: bare(address)}, Place: place})
	}
	return v
}

// handIn is where a sheet of paper is taken: where somebody takes it, else by
// post, else to the municipality.
func (l *language) handIn(c *facts.Consultation) (where Phrase, hours string) {
	m := c.Municipality
	for _, of := range []func(*model.Respond) string{
		func(r *model.Respond) string { return r.Place },
		func(r *model.Respond) string { return r.Address },
	} {
		for i := range c.Respond {
			if place := of(&c.Respond[i]); place != "" {
				return Phrase{l.shortenTo(place, 120), ""}, l.shortenTo(c.Respond[i].Hours, 60)
			}
		}
	}
	where = l.phrase(m.Address, m)
	if where.Text == "" {
		where = l.phrase(m.Name, m)
	}
	return l.cut(where, 120), ""
}

// numbered lists every slip on the first page of comments: those on which
// comments came, and the others with what is to be said of each.
func (l *language) numbered(p *Page, c *facts.Consultation, v *CommentsPage) {
	if c.Slips.N == 0 {
		return
	}
	v.SlipsTitle = l.Column("consultations", "slips")
	came := map[int][]*facts.Comment{}
	for _, x := range c.CommentRows() {
		n := x.Slip(c.Slips.N)
		came[n] = append(came[n], x)
	}
	text := l.waiting(c)
	for n := 1; n <= min(c.Slips.N, model.MostSlips); n++ {
		number := l.T("ui.slip_number", "n", slipNumber(n))
		if len(came[n]) == 0 {
			v.Waiting = append(v.Waiting, WaitingSlip{SlipID(n), number, text})
			continue
		}
		s := Slip{ID: SlipID(n), Number: number}
		for _, x := range came[n] {
			s.Answers = append(s.Answers, l.slipAnswer(p, c, x))
		}
		v.Slips = append(v.Slips, s)
	}
	v.SlipsText = l.N("slips.came", len(v.Slips), "total", l.Int(c.Slips.N))
}

// waiting is said of the slips on which no comment came, as things stand.
func (l *language) waiting(c *facts.Consultation) string {
	switch {
	case c.State == "cancelled":
		return l.T("slips.cancelled", "date", l.date(c.Cancelled.On))
	case c.ReportPublished != 0:
		return l.T("ui.slip_nothing")
	case c.State == "overdue":
		return l.T("slips.overdue", "date", l.date(c.ReportDue))
	case c.ReportDue != 0:
		return l.T("slips.due", "date", l.date(c.ReportDue))
	}
	return l.T("slips.no_due")
}

// slipAnswer is what became of a comment that came on a slip.
func (l *language) slipAnswer(p *Page, c *facts.Consultation, x *facts.Comment) SlipAnswer {
	v := SlipAnswer{Comment: l.commentLink(p, c, x.Row.N), Reason: l.prose(x.Answer.Reason, c.Municipality)}
	v.Comment.Text = l.T("field.comment") + " " + v.Comment.Text
	d := x.Disposition()
	v.Disposition = Status{Code: d, Label: l.Label("disposition", d)}
	if x.Answer.Effect != "" {
		v.Effect = l.Label("effect", x.Answer.Effect)
	}
	v.EffectPlace = Phrase{x.Answer.EffectPlace, ""}
	if x.Answer.EffectPlace != "" {
		v.EffectPlace.Lang = l.other(l.first(c.Municipality))
	}
	if d == "pending" {
		v.Due = l.slipDue(c)
	}
	return v
}

// slipDue says by when an answer that is still to come is due.
func (l *language) slipDue(c *facts.Consultation) string {
	if c.ReportPublished != 0 || c.ReportDue == 0 || c.State == "cancelled" {
		return ""
	}
	return l.Column("consultations", "report_due") + ": " + l.date(c.ReportDue)
}
