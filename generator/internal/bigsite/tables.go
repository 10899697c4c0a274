package bigsite

import (
	"fmt"
	"strconv"
	"time"
)

// tables are the tables of one municipality.
type tables struct {
	calendars, entries, consultations, reports, comments, events *table

	calendarYear int // the last year that has a row in calendars
}

func newTables() *tables {
	return &tables{
		calendars: newTable("year", "status", "adopted_on", "adopted_by_*", "decision_ref"),
		entries: newTable("year", "id", "title_*", "planned_opens", "planned_closes",
			"act_type", "topics", "forms", "audience", "contact_email", "obligation"),
		consultations: newTable("id", "title_*", "opens", "closes", "forms", "summary_*",
			"body_*", "act_type", "topics", "audience", "announced", "respond_url",
			"respond_email", "contact_email", "obligation", "unplanned_reason_*"),
		reports: newTable("consultation", "published", "outcome", "decision_due",
			"you_said_*", "we_did_*", "participation_submissions",
			"participation_participants", "participation_by_type",
			"participation_by_channel"),
		comments: newTable("consultation", "row", "received", "channel",
			"respondent_type", "respondent", "publish", "withheld_reason_*", "language",
			"place", "comment", "disposition", "reason_*", "effect", "effect_place",
			"answered"),
		events: newTable("consultation", "id", "kind", "title_*", "starts", "ends",
			"place_*", "access_step_free", "access_sign_language", "attendance_total"),
	}
}

// add adds the rows of a consultation; they come in the order of their opening.
func (t *tables) add(c consultation) {
	d := newDraw(c.number, forFacts)
	audience := one(d, audiences)
	if c.planned() {
		t.addEntry(c, audience)
	}
	t.addConsultation(c, audience, d)
	if c.hasEvent() {
		t.addEvent(c)
	}
	if c.reported() {
		t.addReport(c)
	}
}

// addEntry adds the calendar entry of a consultation and, with the first entry of
// a year, the calendar of that year.
func (t *tables) addEntry(c consultation, audience string) {
	if t.calendarYear != c.year {
		t.calendarYear = c.year
		t.addCalendar(c)
	}
	t.entries.cell(strconv.Itoa(c.year), c.id)
	t.entries.text(c.title)
	opens, closes := plannedDates(c)
	t.entries.cell(opens, closes, c.subject.actType, c.subject.topic, c.forms(), audience,
		email(c.municipality), c.obligation())
	t.entries.end()
}

func (t *tables) addCalendar(c consultation) {
	adopted := time.Date(c.year-1, time.December, 1+c.municipality%20, 0, 0, 0, 0, time.UTC)
	t.calendars.cell(strconv.Itoa(c.year), "adopted", date(adopted))
	t.calendars.text(council)
	t.calendars.cell(fmt.Sprintf("08-%d/1", 100+c.municipality))
	t.calendars.end()
}

// plannedDates are a month, a quarter or a day; one entry of eight was planned for
// December, later than it opened.
func plannedDates(c consultation) (opens, closes string) {
	const month = "2006-01"
	switch newDraw(c.number, forEntry).below(8) {
	case 0:
		return fmt.Sprintf("%d-12", c.year), ""
	case 1, 2:
		return fmt.Sprintf("%d-Q%d", c.year, (int(c.opens.Month())+2)/3), ""
	case 3:
		return date(c.opens), date(c.closes)
	}
	return c.opens.Format(month), c.closes.Format(month)
}

func (t *tables) addConsultation(c consultation, audience string, d *draw) {
	t.consultations.cell(c.id)
	t.consultations.text(c.title)
	t.consultations.cell(date(c.opens), date(c.closes), c.forms())
	t.consultations.text(one(d, summaries))
	t.consultations.text(c.body())
	form := ""
	if c.hasForm() {
		form = website(c.municipality) + "forms/" + c.id
	}
	t.consultations.cell(c.subject.actType, c.subject.topic, audience, date(c.announced),
		form, email(c.municipality), email(c.municipality), c.obligation())
	var unplanned text
	if !c.planned() {
		unplanned = one(d, unplannedReasons)
	}
	t.consultations.text(unplanned)
	t.consultations.end()
}

// addEvent adds a public debate, some days into the consultation, at five or six
// in the afternoon.
func (t *tables) addEvent(c consultation) {
	d := newDraw(c.number, forEvent)
	day, hour := c.opens.AddDate(0, 0, 5+d.below(20)), 17+d.below(2)
	t.events.cell(c.id, c.id+"-debate", "public_debate")
	t.events.text(eventTitle)
	t.events.cell(fmt.Sprintf("%sT%d:00", date(day), hour),
		fmt.Sprintf("%sT%d:30", date(day), hour+1))
	t.events.text(one(d, venues))
	t.events.cell(one(d, yesNo), one(d, yesNo))
	// An event of the last year may lie ahead, and then nobody has come yet.
	attendance := ""
	if c.year < firstYear+years-1 {
		attendance = strconv.Itoa(attendanceOf(c))
	}
	t.events.cell(attendance)
	t.events.end()
}

// attendanceOf is the number of people at the event of a consultation, 0 without one.
func attendanceOf(c consultation) int {
	if !c.hasEvent() {
		return 0
	}
	return 12 + c.number/5%60
}
