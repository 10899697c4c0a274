package model

import (
	"strconv"
	"strings"
)

// Report is the post-consultation report.
type Report struct {
	Municipality  string `is:"key"`
	Consultation  string `is:"id required"`
	Published     Date   `is:"required history"`
	Outcome       string `is:"required code:outcome history"`
	DecisionDue   Date   `is:"history"`
	WeAsked       Long   `is:"markdown"`
	YouSaid       Long   `is:"markdown"`
	WeDid         Long   `is:"markdown"`
	Body          Long   `is:"markdown long"`
	Participation Participation
	Themes        []ReportTheme `is:"yaml table:themes"`
	NoComments    YesNo
	TextChanges   []TextChange `is:"yaml table:text_changes"`
	Decision      Decision
	FollowUp      []FollowUp `is:"yaml table:follow_up"`
	Limitations   Text
	Documents     []Document `is:"yaml table:documents"`
	ChangeLog     []Change   `is:"yaml"`
	Record
}

// Whole returns the report with the texts that its table has, read again where
// they were left.
func (r *Report) Whole() *Report {
	if r.WeAsked.from == nil && r.YouSaid.from == nil && r.WeDid.from == nil {
		return r
	}
	whole := *r
	for _, text := range []*Long{&whole.WeAsked, &whole.YouSaid, &whole.WeDid} {
		*text = Long{Held: text.Text()}
	}
	return &whole
}

// Participation counts who took part. What is unknown is absent, not zero.
type Participation struct {
	Submissions  Int
	Participants Int
	ByType       Counts `is:"code:respondent_type"`
	ByChannel    Counts `is:"code:channel"`
	ByLanguage   Counts `is:"lang"`
	BySex        Counts `is:"code:sex"`
	Late         Int
}

// ReportTheme is a subject that several participants raised.
type ReportTheme struct {
	Municipality string `is:"key"`
	Consultation string `is:"key"`
	ID           string `is:"id required"`
	Title        Text   `is:"required"`
	Mentions     Int
	Summary      Text
	Response     Text
	Record
}

// TextChange is a place of the draft before and after the consultation.
type TextChange struct {
	Municipality string `is:"key"`
	Consultation string `is:"key"`
	Document     string `is:"id"`
	Place        string
	Before       Text
	After        Text
	Because      []string
	Record
}

// Decision is what the council made of it.
type Decision struct {
	Body        Text `is:"markdown"`
	SessionDate Date `is:"history"`
	ActTitle    Text
	GazetteNo   string
	GazetteDate Date `is:"history"`
}

// FollowUp is something promised in a report.
type FollowUp struct {
	Municipality string `is:"key"`
	Consultation string `is:"key"`
	ID           string `is:"id required"`
	Title        Text   `is:"required"`
	Due          Date
	Status       string `is:"code:action_status"`
	Updated      Date
	Note         Text
	Record
}

// Comment is one point raised, with its disposition, reason and effect.
type Comment struct {
	Municipality   string `is:"key"`
	Consultation   string `is:"key"`
	Row            Int    `is:"required"`
	Submission     string
	Received       Date
	Late           YesNo
	Channel        string `is:"code:channel"`
	RespondentType string `is:"required code:respondent_type"`
	Respondent     string
	Publish        string `is:"code:publish"`
	WithheldReason Text
	Language       string `is:"lang"`
	Document       string `is:"id"`
	Place          string
	Theme          string `is:"id"`
	Comment        string
	Disposition    string `is:"code:disposition"`
	Reason         Text
	Effect         string `is:"code:effect"`
	EffectPlace    string
	Answered       Date
	SameAs         Int
	Record
}

// MostSlips is how many numbered slips a consultation can have.
const MostSlips = 2000

// Slip is the number of the slip, of so many that were printed, on which the
// comment came; 0 where it came on none of them. Several comments may come on
// one slip.
func (c *Comment) Slip(of int) int {
	if strings.Trim(c.Submission, "0123456789") != "" {
		return 0
	}
	n, err := strconv.Atoi(c.Submission)
	if err != nil || n > of {
		return 0
	}
	return n
}

// Online tells that a comment came from where contributions have numbers of
// their own, which are not those of slips.
func (c *Comment) Online() bool {
	switch c.Channel {
	case "platform", "ener", "social", "web_form":
		return true
	}
	return false
}

// Reply is the municipality's own word on a figure of the site.
type Reply struct {
	Municipality string `is:"key"`
	To           string `is:"required"`
	Date         Date   `is:"required"`
	Text         Text   `is:"required"`
	Record
}

// Redaction is a dated mark for something that was removed.
type Redaction struct {
	Municipality string `is:"key"`
	Of           string `name:"record" is:"required"`
	Field        string `is:"required"`
	DecidedOn    Date   `is:"required"`
	Reason       Text   `is:"required"`
	Record
}

// Complete reports whether a report says anything beside its outcome; one
// that does not is not counted as published. comments is how many comments
// are recorded.
func (r *Report) Complete(comments int) bool {
	return comments > 0 || r.NoComments == Yes || len(r.Themes) > 0 || len(r.TextChanges) > 0 ||
		!r.Body.Held.Empty() || !r.YouSaid.Held.Empty()
}

// RecordID is the id of the record from which something was removed: what is
// named, as far as the slash where a part of it is named.
func (r *Redaction) RecordID() string {
	id, _, _ := strings.Cut(r.Of, "/")
	return id
}
