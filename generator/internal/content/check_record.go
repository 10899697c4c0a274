package content

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

func (c *folderCheck) checkConsultation(x *model.Consultation) {
	c.checkPeriod(x)
	c.together(x.Origin, []string{"first_closes", "extended_on", "extended_reason"},
		!x.FirstCloses.IsZero(), x.ExtendedOn != 0, !x.ExtendedReason.Empty())
	c.checkExtension(x)
	c.together(x.Origin, []string{"cancelled_on", "cancelled_reason"}, x.Cancelled.On != 0, !x.Cancelled.Reason.Empty())
	if x.Announced != 0 && x.Opens.Exact() && x.Announced > x.Opens.First {
		c.say(x.Origin, "announced", problem.New("announced_late", "value", x.Announced.String(), "other", x.Opens.String()))
	}
	c.checkPlan(x)
	if x.Slips.Known && (x.Slips.N < 1 || x.Slips.N > model.MostSlips) {
		c.say(x.Origin, "slips", problem.New("slips_count", "value", x.Slips.String(), "most", number(model.MostSlips)))
	}
	for i, id := range x.Related {
		if id == x.ID {
			c.sayItem(x.Origin, "related", number(i), problem.New("self_reference", "value", id))
		} else if c.lacks("consultation", id) && c.lacks("entry", id) {
			c.sayItem(x.Origin, "related", number(i), problem.New("reference", "value", id, "kind", "consultation",
				"suggestion", c.near("record", id)))
		}
	}
	seen := map[string]model.Origin{}
	for i := range x.Events {
		e := &x.Events[i]
		c.unique(seen, e.ID, e.Origin, "id", e.ID)
		c.exists(e.Starts, e.Origin, "starts")
		c.exists(e.Ends, e.Origin, "ends")
		if !e.Ends.IsZero() && !e.Starts.IsZero() && !c.earlier(e.Starts, e.Ends) && e.Ends != e.Starts {
			c.say(e.Origin, "ends", problem.New("before", "value", e.Ends.String(), "other", "starts", "other_value", e.Starts.String()))
		}
	}
	c.checkDocuments(x.Documents)
	c.checkTextLinks(x.Body.Held, x.Origin, "body")
}

// checkExtension holds a deadline that was moved against the one in force.
func (c *folderCheck) checkExtension(x *model.Consultation) {
	c.exists(x.FirstCloses, x.Origin, "first_closes")
	if !x.FirstCloses.Exact() {
		return
	}
	first, _ := x.FirstCloses.End(c.site.Zone)
	if last, _ := x.Closes.End(c.site.Zone); x.Closes.Exact() && !first.Before(last) {
		c.say(x.Origin, "first_closes", problem.New("extension", "value", x.FirstCloses.String(), "other", x.Closes.String()))
	} else if x.Opens.Exact() && !c.earlier(x.Opens, x.FirstCloses) {
		c.say(x.Origin, "first_closes", problem.New("before", "value", x.FirstCloses.String(), "other", "opens", "other_value", x.Opens.String()))
	}
}

// checkPeriod holds opens and closes against what the format allows: both,
// or neither where events or a source stand in.
func (c *folderCheck) checkPeriod(x *model.Consultation) {
	dated := slices.ContainsFunc(x.Events, func(e model.Event) bool { return !e.Starts.IsZero() || c.misread(e.Origin, "starts") })
	sourced := x.SourceURL != ""
	for _, f := range []struct {
		name  string
		value model.When
	}{{"opens", x.Opens}, {"closes", x.Closes}} {
		switch {
		case f.value.IsZero() && !sourced && !(dated && x.Opens.IsZero() && x.Closes.IsZero()) && !c.misread(x.Origin, f.name):
			c.say(x.Origin, f.name, problem.New("period"))
		case !f.value.IsZero() && !f.value.Exact() && !sourced:
			c.say(x.Origin, f.name, problem.New("date_coarse", "value", f.value.String()))
		}
		c.exists(f.value, x.Origin, f.name)
	}
	if x.Opens.Exact() && x.Closes.Exact() && x.Closes != x.Opens && !c.earlier(x.Opens, x.Closes) {
		c.say(x.Origin, "closes", problem.New("before", "value", x.Closes.String(), "other", "opens", "other_value", x.Opens.String()))
	}
}

// earlier compares a moment that opens with one that closes.
func (c *folderCheck) earlier(a, b model.When) bool {
	from, _ := a.Start(c.site.Zone)
	to, _ := b.End(c.site.Zone)
	return from.Before(to)
}

// exists refuses a clock time that the change to summer time skips.
func (c *folderCheck) exists(w model.When, at model.Origin, field string) {
	if _, ok := w.Start(c.site.Zone); !w.IsZero() && !ok {
		c.say(at, field, problem.New("clock_skipped", "value", w.String(), "zone", c.site.Settings.Timezone))
	}
}

// checkPlan holds a consultation against the calendars.
func (c *folderCheck) checkPlan(x *model.Consultation) {
	if x.Entry != "" && x.Entry != x.ID && c.lacks("entry", x.Entry) {
		c.say(x.Origin, "entry", problem.New("reference", "value", x.Entry, "kind", "entry",
			"suggestion", c.near("entry", x.Entry)))
		return
	}
	opens := x.Opens.First
	for _, e := range x.Events {
		if x.Opens.IsZero() && !e.Starts.IsZero() && (opens == 0 || e.Starts.First < opens) {
			opens = e.Starts.First
		}
	}
	if !c.has("entry", cmp.Or(x.Entry, x.ID)) && x.UnplannedReason.Empty() && opens != 0 && c.years[opens.Year()] {
		c.say(x.Origin, "unplanned_reason", problem.New("unplanned", "year", strconv.Itoa(opens.Year())))
	}
}

func (c *folderCheck) checkDocuments(list []model.Document) {
	seen := map[string]model.Origin{}
	for i := range list {
		d := &list[i]
		c.unique(seen, d.ID, d.Origin, "id", d.ID)
		if (d.Path == "") == (d.URL == "") {
			c.say(d.Origin, "path", problem.New("path_or_url"))
		}
		c.attachment(d.Path, d.Origin, "path")
	}
	for i := range list {
		d := &list[i]
		_, there := seen[d.Supersedes]
		switch {
		case idFault(d.Supersedes) != nil:
		case d.Supersedes == d.ID:
			c.say(d.Origin, "supersedes", problem.New("self_reference", "value", d.ID))
		case !there && !c.mayHave(d.Supersedes, documentsCSV):
			c.say(d.Origin, "supersedes", problem.New("reference", "value", d.Supersedes, "kind", "document"))
		}
	}
}

// checkTextLinks finds files that a Markdown text links and that are missing.
func (c *folderCheck) checkTextLinks(t model.Text, at model.Origin, field string) {
	for _, v := range t {
		c.checkLinks(c.attachmentFolder(), v.Value, func(f *problem.Fault, offset int) {
			c.sayText(at, field, v, offset, f)
		})
	}
}

// checkLinks reports attachments that a Markdown text names and a folder
// lacks, with the byte at which the text names them.
func (l *loader) checkLinks(folder, text string, say func(f *problem.Fault, offset int)) {
	astray(text, func(destination string, offset int) {
		say(problem.New("file_missing", "value", destination, "folder", folder,
			"suggestion", "files/"+strings.TrimPrefix(strings.TrimLeft(destination, "./"), "files/")), offset)
	})
	if !strings.Contains(text, "files/") {
		return
	}
	for _, destination := range l.markdown.Files(text) {
		p, ok := model.Attachment(destination)
		if !ok {
			continue
		}
		f := pathFault(p)
		if f == nil {
			f = l.noFile(folder, p)
		}
		if f != nil {
			say(f, max(0, strings.Index(text, destination)))
		}
	}
}

func (c *folderCheck) checkReport(r *model.Report) {
	x := c.consultations[r.Consultation]
	c.consultation(r.Consultation, r.Origin)
	if x != nil && x.Cancelled.On == 0 && !c.misread(x.Origin, "cancelled_on") && r.Published != 0 {
		if last := lastDay(x); last != 0 && r.Published < last {
			c.say(r.Origin, "published", problem.New("report_early", "value", r.Published.String(), "other", last.String()))
		}
	}
	if r.Outcome == "decision_pending" && r.DecisionDue == 0 && !c.misread(r.Origin, "decision_due") {
		c.say(r.Origin, "decision_due", problem.New("decision_due"))
	}
	comments := c.comments[r.Consultation]
	switch {
	case r.NoComments == model.Yes && len(comments) > 0:
		c.say(r.Origin, "no_comments", problem.New("no_comments", "count", number(len(comments))))
	case !r.Complete(len(comments)) && !c.misread(r.Origin, "no_comments") && !c.mayHave(r.Consultation, themesCSV, textChangesCSV, commentsCSV, reportCommentsCSV, reportMD):
		c.say(r.Origin, "", problem.New("report_empty"))
	}
	c.checkSums(r)
	c.checkDocuments(r.Documents)
	seen := map[string]model.Origin{}
	for i := range r.Themes {
		c.unique(seen, r.Themes[i].ID, r.Themes[i].Origin, "id", r.Themes[i].ID)
	}
	seen = map[string]model.Origin{}
	for i := range r.FollowUp {
		c.unique(seen, r.FollowUp[i].ID, r.FollowUp[i].Origin, "id", r.FollowUp[i].ID)
	}
	for i := range r.TextChanges {
		t := &r.TextChanges[i]
		c.document(t.Document, r.Consultation, t.Origin)
		for k, row := range t.Because {
			if n, err := strconv.Atoi(row); row != "" && (err != nil || comments[n] == nil) && !c.mayHave(row, commentsCSV, reportCommentsCSV) &&
				!c.mayHave(r.Consultation, commentsCSV, reportCommentsCSV) {
				c.sayItem(t.Origin, "because", number(k), problem.New("reference", "value", row, "kind", "comment"))
			}
		}
	}
	for field, text := range map[string]model.Text{"body": r.Body.Held, "we_asked": r.WeAsked.Held, "you_said": r.YouSaid.Held,
		"we_did": r.WeDid.Held, "decision_body": r.Decision.Body} {
		c.checkTextLinks(text, r.Origin, field)
	}
}

// consultation reports a record whose consultation is not there. Where the
// file is named by it, the file has been reported.
func (c *folderCheck) consultation(id string, at model.Origin) {
	if id != "" && !c.has("consultation", id) {
		c.say(at, "consultation", problem.New("reference", "value", id, "kind", "consultation",
			"suggestion", c.near("consultation", id)))
	}
}

// part names a part of a consultation or its report: a document or a theme.
type part struct{ consultation, id string }

// document reports a record that names a document which neither the
// consultation nor its report has.
func (c *folderCheck) document(id, consultation string, at model.Origin) {
	if idFault(id) != nil || c.consultations[consultation] == nil || c.documents[part{consultation, id}] ||
		c.mayHave(id, documentsCSV) || c.mayHave(consultation, reportYAML) {
		return
	}
	c.say(at, "document", problem.New("reference", "value", id, "kind", "document"))
}

// lastDay is the day on which a consultation closes, 0 where it is unknown.
func lastDay(x *model.Consultation) model.Date {
	if x.Closes.Exact() {
		return x.Closes.First
	}
	var last model.Date
	for _, e := range x.Events {
		if x.Closes.IsZero() && x.Opens.IsZero() {
			last = max(last, e.Starts.Last(), e.Ends.Last())
		}
	}
	return last
}

// checkSums refuses parts that exceed their total.
func (c *folderCheck) checkSums(r *model.Report) {
	p := &r.Participation
	for _, s := range []struct {
		name  string
		parts model.Counts
		of    string
		total model.Int
	}{
		{"by_type", p.ByType, "participants", p.Participants}, {"by_sex", p.BySex, "participants", p.Participants},
		{"by_channel", p.ByChannel, "submissions", p.Submissions}, {"by_language", p.ByLanguage, "submissions", p.Submissions},
	} {
		if s.total.Known && s.parts.Sum() > s.total.N {
			c.say(r.Origin, "participation_"+s.name, problem.New("sum", "value", number(s.parts.Sum()),
				"other", "participation_"+s.of, "total", number(s.total.N)))
		}
	}
	if p.Late.Known && p.Submissions.Known && p.Late.N > p.Submissions.N {
		c.say(r.Origin, "participation_late", problem.New("sum", "value", number(p.Late.N),
			"other", "participation_submissions", "total", number(p.Submissions.N)))
	}
}

func (c *folderCheck) checkComment(x *model.Comment) {
	if c.files[x.Origin.File].names["id"] == "" { // else the file itself is a stray one
		c.consultation(x.Consultation, x.Origin)
	}
	say := func(field, code string, args ...string) { c.say(x.Origin, field, problem.New(code, args...)) }
	if x.Respondent != "" && x.Publish != "named" {
		say("respondent", "respondent_name")
	}
	withheld := x.Publish == "withheld"
	switch {
	case withheld && x.Comment != "":
		say("comment", "comment_withheld")
	case !withheld && x.Comment == "":
		c.missing(x.Origin, "comment")
	}
	if withheld && x.WithheldReason.Empty() {
		say("withheld_reason", "withheld_reason")
	}
	c.checkAnswer(x, say)
	if idFault(x.Theme) == nil && !c.themes[part{x.Consultation, x.Theme}] &&
		!c.mayHave(x.Theme, themesCSV) && !c.mayHave(x.Consultation, reportsCSV, reportYAML) {
		say("theme", "reference", "value", x.Theme, "kind", "theme")
	}
	c.document(x.Document, x.Consultation, x.Origin)
	if of := c.consultations[x.Consultation]; of != nil && of.Slips.N > 0 && x.Submission != "" && x.Slip(of.Slips.N) == 0 && !x.Online() {
		say("submission", "slip_number", "value", x.Submission, "total", of.Slips.String())
	}
}

// missing reports a value that a row lacks, or once that its whole column is
// missing.
func (c *folderCheck) missing(at model.Origin, field string) {
	f := c.files[at.File]
	if _, ok := c.loader.index(f).columns[field]; ok {
		c.say(at, field, problem.New("required"))
		return
	}
	c.sayOnce("column_missing "+f.path+" "+field, model.Origin{File: at.File}, "", problem.New("column_missing", "name", field))
}

func (c *folderCheck) checkAnswer(x *model.Comment, say func(field, code string, args ...string)) {
	if x.SameAs.Known {
		other := c.comments[x.Consultation][x.SameAs.N]
		if other == nil && c.mayHave(x.SameAs.String(), commentsCSV, reportCommentsCSV) {
			return
		}
		if other == nil || other == x || other.SameAs.Known {
			say("same_as", "same_as", "value", x.SameAs.String())
		}
		return
	}
	switch {
	case c.misread(x.Origin, "same_as"):
	case x.Disposition == "":
		c.missing(x.Origin, "disposition")
	case x.Disposition != "accepted" && x.Disposition != "pending" && x.Reason.Empty():
		say("reason", "reason_missing", "value", x.Disposition)
	}
}

// astray finds the links of a Markdown text that name a file but not its place
// below files/, or a place from the root of the host: they would lead nowhere.
func astray(text string, found func(destination string, offset int)) {
	for at := 0; ; {
		i := strings.Index(text[at:], "](")
		if i < 0 {
			return
		}
		at += i + len("](")
		end := strings.IndexAny(text[at:], ") \t\n")
		if end < 0 {
			return
		}
		destination := text[at : at+end]
		_, attached := model.Attachment(destination)
		if attached || strings.ContainsAny(destination, ":#?") || strings.HasPrefix(destination, "//") {
			continue
		}
		if strings.HasPrefix(destination, "/") || slices.Contains(allowed, strings.ToLower(path.Ext(destination))) {
			found(destination, at)
		}
	}
}
