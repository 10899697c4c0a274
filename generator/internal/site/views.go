package site

import (
	"html/template"
	"reflect"
)

// The structs in this file are what templates receive: finished, typed
// values, in the words of a page's language. They are public: a publisher's
// own templates rely on them.

// Views tells what each page template receives.
func Views() map[string]reflect.Type {
	return map[string]reflect.Type{
		"calendar.html":     reflect.TypeFor[*CalendarPage](),
		"choice.html":       reflect.TypeFor[*ChoicePage](),
		"comments.html":     reflect.TypeFor[*CommentsPage](),
		"consultation.html": reflect.TypeFor[*ConsultationPage](),
		"data.html":         reflect.TypeFor[*DataPage](),
		"home.html":         reflect.TypeFor[*HomePage](),
		"list.html":         reflect.TypeFor[*ListPage](),
		"moved.html":        reflect.TypeFor[*MovedPage](),
		"municipality.html": reflect.TypeFor[*MunicipalityPage](),
		"notfound.html":     reflect.TypeFor[*NotFoundPage](),
		"register.html":     reflect.TypeFor[*RegisterPage](),
		"subscribe.html":    reflect.TypeFor[*SubscribePage](),
		"table.html":        reflect.TypeFor[*TablePage](),
		"text.html":         reflect.TypeFor[*TextPage](),
		"topics.html":       reflect.TypeFor[*TopicsPage](),

		"accountability.html": reflect.TypeFor[*AccountabilityPage](),
		"year.html":           reflect.TypeFor[*YearPage](),
	}
}

// Page is what every page has. Links are relative to the page; addresses in
// Canonical and Alternates are absolute.
type Page struct {
	Lang        string // of the page: mk
	Dir         string // ltr or rtl
	Root        string // the way up to the site's root: "", "../" or "../../"
	Path        string // below the root: mk/bitola/index.html
	Section     string // of the navigation: home, consultations, municipalities, topics, data, subscribe or ""
	Template    string // the template that shows it
	Title       string // for the title element and shared links, with the site's title behind
	Description string
	Canonical   string
	Alternates  []Alternate // every language of the page, its own included
	Breadcrumb  []Link      // from the home page to the parent
	Feeds       []FeedLink  // to be discovered by readers of feeds
	NoIndex     bool        // not for search engines
	Style       string      // href of the style sheet
	CustomStyle string      // href of the publisher's own style sheet, or ""
	Accent      string      // href of the style sheet with the publisher's colour, or ""
	Script      string      // href of the script
	Icon        string      // href of the icon
	Replies     []Comment   // what municipalities answered to what stands on the page
	Header      template.HTML
	Footer      template.HTML
}

// Alternate is the same page in a language.
type Alternate struct {
	Lang    string
	Name    string // in itself: Shqip
	URL     string // absolute
	Href    string // relative
	Current bool
}

// Link is a link with its text. Lang is the language of the text where it is
// not that of the page.
type Link struct {
	Href, Text, Lang string
	Current          bool
}

// FeedLink is a feed to be discovered.
type FeedLink struct{ Href, Title, Type string }

// Phrase is a short text. Lang is empty where it is the page's language.
type Phrase struct{ Text, Lang string }

// Prose is a text of paragraphs. Lang is empty where it is the page's
// language; else Note says that a translation is missing.
type Prose struct {
	HTML template.HTML
	Lang string
	Note string
}

// Passage is a titled text.
type Passage struct {
	ID    string // for links to it
	Title string
	Prose
}

// Fact is a line of a list of facts: a label and a value, which may be a link
// or a moment.
type Fact struct {
	Label    string
	Value    string
	Lang     string
	Href     string
	Tel      string // a telephone number to call, digits only
	Datetime string // for a time element: 2026-05-29 or an instant
}

// Status is a state with its words.
type Status struct{ Code, Label, Help string }

// Notice is a line at the top of a page. Kind is info, warning, success or
// error. Tail ends the line: a reason or a title in its own language.
type Notice struct {
	Kind, Text string
	Tail       Phrase
	TailHref   string
}

// Item is a consultation or calendar entry in a list.
type Item struct {
	Href         string
	Heading      Phrase // the question in plain words, else the title
	Title        Phrase // the official title below, where the heading is another
	Municipality *Link  // nil on the municipality's own pages
	Status       Status
	When         []Fact // opening, deadline, report: in words
	Opens        string // instants of opening and closing for the small script, or ""
	Closes       string
	Topics       string
}

// Group is a titled list of consultations.
type Group struct {
	ID    string
	Title string
	Count string // "3 consultations"
	Empty string // said where there are none; "" leaves the group out
	Items []Item
	More  *Link
}

// ChromePage is what the header and the footer receive; they are the same
// on all pages of a language, section and depth.
type ChromePage struct {
	Page
	SiteTitle    string
	Logo         string // href or ""
	Nav          []Link
	Demo         string // the banner, or ""
	Platform     *Link  // the citizens' platform
	Pages        []Link // free pages
	Publisher    string
	PublisherURL string
	Licence      string
	LicenceURL   string
	Mistake      *Link // report a mistake
	MistakeNote  string
	Alerts       []Link
	Official     string
	Controller   string
}

// HomePage is the first page of a language.
type HomePage struct {
	Page
	Heading    string
	Intro      string
	Groups     []Group // open now, upcoming, overdue reports, latest reports
	Coverage   string
	AllLink    Link
	SiteFacts  []Fact
	FollowLink Link
}

// ListPage lists consultations: open and upcoming, a year, a topic, those
// without a known date.
type ListPage struct {
	Page
	Heading string
	Intro   string
	Groups  []Group
	Filters []Filter
}

// Filter is a row of plain links that lead to a part of the list.
type Filter struct {
	Label string
	Links []Link
}

// TopicsPage lists the topics.
type TopicsPage struct {
	Page
	Heading string
	Topics  []Counted
}

// Counted is a link with what it leads to, counted in words.
type Counted struct {
	Link
	Counts []string
}

// RegisterPage lists the municipalities, grouped by their first letter.
type RegisterPage struct {
	Page
	Heading  string
	Coverage string
	Covered  []RegisterRow // those that publish here
	Letters  []RegisterLetter
	Columns  []string // headings of the table
}

// RegisterLetter is a letter of the alphabet with its municipalities.
type RegisterLetter struct {
	Letter, ID string
	Rows       []RegisterRow
}

// RegisterRow is a municipality in the register.
type RegisterRow struct {
	Link
	Region, Covered, Open, All, Reports string
}

// MunicipalityPage is the profile of a municipality.
type MunicipalityPage struct {
	Page
	Heading    Phrase
	NotCovered string // the plain words where it does not publish here
	Facts      []Fact
	Groups     []Group
	Calendars  []Counted
	Years      []Group      // all consultations by year
	Visit      []Listing    // what a visit is about: actions, reports due, what was not held, comments without an answer
	Figures    *YearFigures // nil where nothing is recorded
	Indices    *Listing     // its last result in each index; nil where it was not measured
	Follow     []Link       // feed
	Data       []Link       // its tables
}

// CalendarPage is the plan for a year beside what became of it.
type CalendarPage struct {
	Page
	Heading      string
	Subheading   string
	Municipality Link
	Facts        []Fact // adoption, document, rule
	Notices      []Notice
	Summary      []Fact // counts by state
	Columns      []string
	Rows         []CalendarRow
	Unplanned    Group
	Removed      *RemovedEntries // nil where git tells of none
	Other        []Link          // calendars of other years
}

// RemovedEntries are entries that stood in a calendar and were taken out.
type RemovedEntries struct {
	Title, Note string
	Columns     []string
	Rows        []RemovedEntry
}

// RemovedEntry is an entry as it last stood in its calendar, with the day on
// which it was taken out. The title links to its page where there is one.
type RemovedEntry struct {
	Title    Link
	Planned  string
	Date     string
	Datetime string
}

// CalendarRow is an entry: planned on the left, what came of it on the right.
type CalendarRow struct {
	ID        string
	Title     Link
	Kind      string // type of act and forms
	Planned   string
	Opened    string
	AsPlanned string
	Status    Status
	Note      Phrase // reason, carried over, added late
	More      []Link // the consultations that realise it
}

// ConsultationPage is a consultation, or a calendar entry that none realises
// yet.
type ConsultationPage struct {
	Page
	Municipality Link
	Heading      Phrase
	Official     Phrase // the official title where the heading is the question
	OfficialName string // "Title"
	Status       Status
	Opens        string // instants of opening and closing, for the small script
	Closes       string
	HeadingNote  string // the heading is not translated
	Notices      []Notice
	Summary      *Prose
	Outcome      *Outcome // nil before the report
	Dates        []Fact
	Ways         []Way
	WaysNote     string
	Passages     []Passage // affects, why, next
	Events       []Event
	Documents    []Document
	Body         *Prose
	Facts        []Fact
	Related      []Link
	RelatedNote  string
	History      []Line
	Realised     []Item // entry: the consultations that realise it
	Follow       []Link // feed and data of this consultation
	Comments     *Link
	Source       *Fact
}

// Way is a way to take part.
type Way struct {
	Label, Text, Href, Hours string
	Tel                      string // a telephone number to call, digits only
	Note                     *Prose
}

// Event is a meeting.
type Event struct {
	ID         string
	Kind       string
	Title      Phrase
	Starts     string
	Datetime   string
	Facts      []Fact
	AccessNote *Prose
	Past       bool
}

// Document is a file or an address with what one wants to know before a
// click.
type Document struct {
	ID    string
	Href  string
	Title Phrase
	Kind  string
	Meta  string // PDF, 120 kB, Macedonian
	Note  Phrase // another version
}

// Line is a dated line of a history.
type Line struct {
	Date, Datetime string
	Text           Phrase
}

// Outcome is the report of a consultation.
type Outcome struct {
	Label         string
	Facts         []Fact    // decision, session, gazette
	Asked         []Passage // we asked, you said, we did
	Passages      []Passage // decision, body, limitations
	Participation []CountTable
	SelfSelected  string
	Themes        []Theme
	Changes       []TextChange
	FollowUp      []FollowUp
	Documents     []Document
	Dispositions  *CountTable
	CommentsText  string // "14 comments", or that none were received
}

// CountTable is a small table of numbers.
type CountTable struct {
	Title string
	Head  [2]string
	Rows  []CountRow
}

// CountRow is a label with a number and its share.
type CountRow struct{ Label, Count, Share string }

// Theme is what several participants raised.
type Theme struct {
	ID       string
	Title    Phrase
	Mentions string
	Summary  *Prose
	Response *Prose
}

// TextChange is a place of the text before and after.
type TextChange struct {
	Place         string
	Document      string
	Before, After *Prose
	Because       []Link
}

// FollowUp is a promise and what became of it.
type FollowUp struct {
	ID      string
	Title   Phrase
	Status  string
	Due     string
	Updated string
	Note    *Prose
}

// CommentsPage is a page of comments with their answers.
type CommentsPage struct {
	Page
	Consultation Link
	Heading      string
	Count        string
	Dispositions *CountTable
	Comments     []Comment
	Slips        []Slip
	SlipsTitle   string
	Previous     *Link
	Next         *Link
	Position     string // Page 2 of 3
	Pages        []Link
}

// Comment is one point raised and its answer.
type Comment struct {
	ID          string // c-12
	Heading     string // Comment 12
	LinkLabel   string
	Meta        []Fact
	Text        Prose
	Notice      string // withheld, summary
	Why         Phrase // ends the notice: the reason
	Disposition Status
	Reason      *Prose
	Effect      string
	AnswerMeta  []Fact
	SameAs      *Link
}

// Slip is a numbered slip and what became of it.
type Slip struct {
	ID, Number, Text string
	Links            []Link
}
