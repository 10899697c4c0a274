package bigsite

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// addReport adds the report of a consultation, published 10 to 30 days after the
// day of closing, and its comments.
func (t *tables) addReport(c consultation) {
	d := newDraw(c.number, forReport)
	published := c.closes.AddDate(0, 0, 10+d.below(21))
	result := one(d, outcomes)
	comments := commentsOf(c, published, result.code)
	for i, m := range comments {
		t.addComment(c, i+1, m)
	}

	t.reports.cell(c.id, date(published), result.code)
	due := ""
	if result.code == "decision_pending" {
		due = date(published.AddDate(0, 0, 60))
	}
	t.reports.cell(due)
	said, did := d.some(len(youSaid), 3), d.some(len(weDid), 2)
	var you, we text
	for l := range languages {
		var b strings.Builder
		b.WriteString(youSaidLead[l] + "\n")
		for _, s := range said {
			b.WriteString("\n- " + youSaid[s][l])
		}
		you[l] = b.String()
		b.Reset()
		b.WriteString(result.lead[l])
		writeSentences(&b, weDid, did, l)
		we[l] = b.String()
	}
	t.reports.text(you)
	t.reports.text(we)
	// One submission a comment; who came to the event took part as well.
	t.reports.cell(strconv.Itoa(len(comments)), strconv.Itoa(len(comments)+attendanceOf(c)),
		counts(comments, respondentTypes, func(m comment) string { return m.respondentType }),
		counts(comments, channels, func(m comment) string { return m.channel }))
	t.reports.end()
}

// counts writes how many comments have each code, as in citizen=5;cso=2.
func counts(comments []comment, codes []string, of func(comment) string) string {
	var parts []string
	for i, code := range codes {
		if slices.Index(codes, code) < i {
			continue // a frequent code stands in the list more than once
		}
		n := 0
		for _, m := range comments {
			if of(m) == code {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s=%d", code, n))
		}
	}
	return strings.Join(parts, ";")
}

// comment is a row of comments.csv without its keys.
type comment struct {
	received, answered string
	channel            string
	respondentType     string
	respondent         string
	publish            string
	withheldReason     text
	language           string
	place, comment     string
	disposition        string
	reason             text
	effect             string
	effectPlace        string
}

// commentsOf makes three to nine comments that fit the outcome: the text changed
// where, and only where, the act was adopted with changes.
func commentsOf(c consultation, published time.Time, outcome string) []comment {
	d := newDraw(c.number, forComments)
	comments := make([]comment, 3+d.below(7))
	for i := range comments {
		m := &comments[i]
		l := one(d, commentLanguages)
		m.language = languages[l]
		m.received = date(c.opens.AddDate(0, 0, d.below(daysOpen)))
		m.channel = channelOf(c, d)
		m.place = provisions[d.below(len(provisions))][l]
		m.addSender(d, l)
		m.addText(d, l)
		m.disposition = one(d, dispositions)
		if outcome == "adopted_with_changes" && i == 0 {
			m.disposition = "accepted"
		}
		m.addAnswer(d, published, outcome)
	}
	return comments
}

// channelOf is a channel that the consultation offers.
func channelOf(c consultation, d *draw) string {
	channel := one(d, channels)
	if channel == "event" && !c.hasEvent() || channel == "web_form" && !c.hasForm() {
		return "email"
	}
	return channel
}

// addSender says who sent the comment. Only organisations are named.
func (m *comment) addSender(d *draw, l int) {
	m.respondentType = one(d, respondentTypes)
	m.publish = "anonymous"
	switch {
	case m.respondentType == "cso":
		m.publish, m.respondent = "named", organisations[d.below(len(organisations))][l]
	case d.below(20) == 0:
		m.publish, m.withheldReason = "withheld", one(d, withheldReasons)
	}
}

// addText writes 100 to 300 characters, none for a comment that is withheld.
func (m *comment) addText(d *draw, l int) {
	if m.publish == "withheld" {
		return
	}
	var b strings.Builder
	b.WriteString(commentLeads[d.below(len(commentLeads))][l])
	writeSentences(&b, commentPoints, d.some(len(commentPoints), 1+d.below(2)), l)
	m.comment = b.String()
}

// addAnswer gives the reason, the effect and the day of the answer.
func (m *comment) addAnswer(d *draw, published time.Time, outcome string) {
	if m.disposition == "pending" {
		return
	}
	m.answered = date(published)
	m.effect = "no_change"
	switch m.disposition {
	case "accepted", "partly_accepted":
		m.effect = "planned"
		if outcome == "adopted_with_changes" {
			m.effect, m.effectPlace = "text_changed", provisions[d.below(len(provisions))][0]
		}
	case "noted":
		m.effect = one(d, notedEffects)
	}
	if list := reasons[m.disposition]; len(list) > 0 {
		m.reason = one(d, list)
	}
}

func (t *tables) addComment(c consultation, row int, m comment) {
	t.comments.cell(c.id, strconv.Itoa(row), m.received, m.channel, m.respondentType,
		m.respondent, m.publish)
	t.comments.text(m.withheldReason)
	t.comments.cell(m.language, m.place, m.comment, m.disposition)
	t.comments.text(m.reason)
	t.comments.cell(m.effect, m.effectPlace, m.answered)
	t.comments.end()
}
