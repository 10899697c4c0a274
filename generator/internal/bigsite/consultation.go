package bigsite

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// daysOpen counts the day of opening and that of closing.
const daysOpen = 30

// consultation holds what the tables of one consultation share.
type consultation struct {
	number       int // among all of the tree, from 0
	municipality int
	year         int // of opening, and of its calendar
	id           string
	subject      subject
	title        text

	announced, opens, closes time.Time
}

// newConsultation makes consultation i of n.
func newConsultation(n, i int) consultation {
	k := i / municipalities // its place in the municipality
	// A step without a common divisor with the number of pairs: within one
	// municipality no pair of subject and place comes twice before all have come.
	pair := (25*k + i%municipalities) % (len(subjects) * len(places))
	c := consultation{
		number:       i,
		municipality: i % municipalities,
		year:         firstYear + i*years/n,
		subject:      subjects[pair%len(subjects)],
	}
	c.id = fmt.Sprintf("%s-%d-%d", c.subject.slug, c.year, k+1)
	place := places[pair/len(subjects)]
	for l := range c.title {
		c.title[l] = c.subject.title[l] + ": " + place[l] + ", " + strconv.Itoa(c.year)
	}
	// From 15 January to 25 November, so that announcement and closing stay in the
	// year of the calendar.
	day := 15 + (i*years)%n*315/n
	c.opens = time.Date(c.year, time.January, day, 0, 0, 0, 0, time.UTC)
	c.closes = c.opens.AddDate(0, 0, daysOpen-1)
	c.announced = c.opens.AddDate(0, 0, -3-newDraw(i, forDates).below(10))
	return c
}

// planned says whether the consultation has an entry in the calendar: two of three
// have, in a step that is not that of reported.
func (c consultation) planned() bool { return c.number/3%3 != 0 }

// reported says whether there is a report: one of three.
func (c consultation) reported() bool { return c.number%3 == 0 }

// hasEvent says whether there is an event: one of five. The second term gives
// every municipality its share, for 80 is a multiple of five.
func (c consultation) hasEvent() bool { return (c.number+c.number/municipalities)%5 == 0 }

// hasForm says whether there is an online form: every other one.
func (c consultation) hasForm() bool { return c.number/municipalities%2 == 0 }

// forms are the codes of the ways the consultation is held.
func (c consultation) forms() string {
	forms := "written"
	if c.subject.actType == "urban_plan" {
		forms += ";public_inspection"
	}
	if c.hasEvent() {
		forms += ";public_debate"
	}
	return forms
}

// obligation is the code for whether the law asks for the consultation.
func (c consultation) obligation() string {
	switch c.subject.actType {
	case "budget", "urban_plan", "statute", "tariff":
		return "obligatory"
	}
	return "voluntary"
}

// actURL is where the municipality keeps the draft.
func (c consultation) actURL() string { return website(c.municipality) + "acts/" + c.id }

// body is the long text, Markdown with about 1 kB in each language.
func (c consultation) body() text {
	d := newDraw(c.number, forBody)
	heading, opening := one(d, headings), one(d, openings)
	why, what := d.some(len(background), 2), d.some(len(proposals), 2)
	asked := d.some(len(questions), 3)
	var body text
	for l := range body {
		var b strings.Builder
		b.Grow(2000)
		b.WriteString("## " + heading[l] + "\n\n")
		b.WriteString(strings.Replace(opening[l], "{title}", c.title[l], 1))
		writeSentences(&b, background, why, l)
		b.WriteString("\n\n")
		b.WriteString(proposalLead[l])
		writeSentences(&b, proposals, what, l)
		b.WriteString("\n\n" + questionLead[l] + "\n")
		for _, q := range asked {
			b.WriteString("\n- " + questions[q][l])
		}
		b.WriteString("\n\n" + strings.Replace(linkLine[l], "{url}", c.actURL(), 1) + "\n")
		body[l] = b.String()
	}
	return body
}

// writeSentences adds the chosen sentences in language l, each after a space.
func writeSentences(b *strings.Builder, list []text, chosen []int, l int) {
	for _, s := range chosen {
		b.WriteByte(' ')
		b.WriteString(list[s][l])
	}
}

// date writes a day the way the contract spells it.
func date(t time.Time) string { return t.Format(time.DateOnly) }
