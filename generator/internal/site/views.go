package site

import (
	"html/template"
	"reflect"

	"konsulta/generator/internal/facts"
)

// The structs in this file are what templates receive: finished, typed
// values, in the words of a page's language. They are public: a publisher's
// own templates rely on them.

// Views tells what each page template receives.
func Views() map[string]reflect.Type {
	return map[string]reflect.Type{
		"calendar.html":     reflect.TypeFor[*CalendarPage](),
		"checklist.html":    reflect.TypeFor[*ChecklistPage](),
		"choice.html":       reflect.TypeFor[*ChoicePage](),
		"comments.html":     reflect.TypeFor[*CommentsPage](),
		"components.html":   reflect.TypeFor[*ComponentsPage](),
		"consultation.html": reflect.TypeFor[*ConsultationPage](),
		"data.html":         reflect.TypeFor[*DataPage](),
		"embed.html":        reflect.TypeFor[*EmbedPage](),
		"home.html":         reflect.TypeFor[*HomePage](),
		"index.html":        reflect.TypeFor[*IndexPage](),
		"challenges.html":   reflect.TypeFor[*ChallengesPage](),
		"edition.html":      reflect.TypeFor[*EditionPage](),
		"indices.html":      reflect.TypeFor[*IndicesPage](),
		"methodology.html":  reflect.TypeFor[*MethodologyPage](),
		"place.html":        reflect.TypeFor[*PlacePage](),
		"list.html":         reflect.TypeFor[*ListPage](),
		"mentoring.html":    reflect.TypeFor[*MentoringPage](),
		"moved.html":        reflect.TypeFor[*MovedPage](),
		"municipality.html": reflect.TypeFor[*MunicipalityPage](),
		"notfound.html":     reflect.TypeFor[*NotFoundPage](),
		"poster.html":       reflect.TypeFor[*PosterPage](),
		"register.html":     reflect.TypeFor[*RegisterPage](),
		"search.html":       reflect.TypeFor[*SearchPage](),
		"round.html":        reflect.TypeFor[*RoundPage](),
		"slips.html":        reflect.TypeFor[*SlipsPage](),
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
	Lang        string        // of the page: mk
	Dir         string        // ltr or rtl
	Root        string        // the way up to the site's root: "", "../" or "../../"
	Path        string        // below the root: mk/bitola/index.html
	Section     string        // of the navigation: home, consultations, municipalities, topics, openness, data, subscribe, search or ""
	Template    string        // the template that shows it
	Title       string        // for the title element and shared links, with the site's title behind
	Description string        // one or two sentences for search engines and shared links
	Canonical   string        // the page's own address, absolute; "" for none
	Alternates  []Alternate   // every language of the page, its own included
	Breadcrumb  []Link        // from the home page to the parent
	Feeds       []FeedLink    // to be discovered by programs: feeds, and on pages about data the catalogue
	NoIndex     bool          // not for search engines
	Locale      string        // of the page, for shared links: mk_MK
	Image       string        // a picture for shared links, absolute: the logo, else one of our own
	Style       string        // href of the style sheet
	CustomStyle string        // href of the publisher's own style sheet, or ""
	Paper       string        // href of the style sheet of a page that is made for paper, or ""
	Accent      string        // href of the style sheet with the publisher's colour, or ""
	Script      string        // href of the script
	Icon        string        // href of the icon
	Structured  template.JS   // what the page tells search engines: JSON-LD in the words of schema.org, for a script element of type application/ld+json; "" for nothing
	Replies     []Comment     // what municipalities answered to what stands on the page
	Header      template.HTML // the header of the page, rendered
	Footer      template.HTML // the footer of the page, rendered

	places map[*facts.Municipality]*Link // that were named; see place
}

// Alternate is the same page in a language.
type Alternate struct {
	Lang    string // mk
	Name    string // in itself: Shqip
	Locale  string // for shared links: sq_AL
	URL     string // absolute
	Href    string // relative
	Current bool   // it is the page's own language
}

// Link is a link with its text. Lang is the language of the text where it is
// not that of the page.
type Link struct {
	Href    string // relative, or an address elsewhere; "" is plain text
	Text    string // plain text
	Lang    string // sq, or ""
	Current bool   // it leads to the page on which it stands, or to its section
}

// CalendarLink leads to a calendar for calendar programs. They subscribe to
// WebcalHref; of a file that is opened they make a copy, which stays as it is.
type CalendarLink struct {
	Text       string // what one does with it, or its format
	WebcalHref string // its address behind "webcal:"
	Href       string // the file, relative
}

// FeedLink is a feed, or another file for programs, to be discovered.
type FeedLink struct {
	Href  string // relative
	Title string // of what it tells
	Type  string // its media type
}

// Phrase is a short text. Lang is empty where it is the page's language.
type Phrase struct {
	Text string // plain text
	Lang string // sq, or ""
}

// Prose is a text of paragraphs. Lang is empty where it is the page's
// language; else Note says that a translation is missing.
type Prose struct {
	HTML template.HTML // paragraphs, or converted Markdown
	Lang string        // sq, or ""
	Note string        // says that the translation is missing, or ""
}

// Passage is a titled text.
type Passage struct {
	ID    string // for links to it
	Title string // its heading
	Prose
}

// Fact is a line of a list of facts: a label and a value, which may be a link
// or a moment.
type Fact struct {
	Label    string // what it is
	Value    string // in words
	Lang     string // of the value, where it is not that of the page
	Href     string // where the value leads, or ""
	Tel      string // a telephone number to call, digits only
	Datetime string // for a time element: 2026-05-29 or an instant
}

// Status is a state with its words.
type Status struct {
	Code  string // open, for style sheets
	Label string // Open
	Help  string // what it means, in a sentence, or ""
}

// Notice is a line at the top of a page. Kind is info, warning, success or
// error. Tail ends the line: a reason or a title in its own language.
type Notice struct {
	Kind     string // info, warning, success or error
	Text     string // the line, or its beginning
	Tail     Phrase // its end, or empty
	TailHref string // where the end leads, or ""
}

// Item is a consultation or calendar entry in a list.
type Item struct {
	Href         string // its page
	Heading      Phrase // the question in plain words, else the title
	Title        Phrase // the official title below, where the heading is another
	Municipality *Link  // nil on the municipality's own pages
	Status       Status // its state
	When         []Fact // opening, deadline, report: in words
	Opens        string // instants of opening and closing for the small script, or ""
	Closes       string // see Opens
	Topics       string // separated by ;
	How          string // the ways to take part, while it is open or upcoming; separated by ;
}

// Group is a titled list of consultations.
type Group struct {
	ID    string // for links to it, or ""
	Title string // its heading
	Count string // "3 consultations"
	Empty string // said where there are none; "" leaves the group out
	Items []Item // what is listed
	More  *Link  // to the whole list; nil where all of it is here
}

// ChromePage is what the header and the footer receive; they are the same
// on all pages of a language, section and depth.
type ChromePage struct {
	Page
	SiteTitle    string // the title of the site
	Logo         string // href or ""
	Nav          []Link // the parts of the site
	Demo         string // the banner, or ""
	Platform     *Link  // the citizens' platform
	Pages        []Link // free pages
	Publisher    string // who answers for the site
	PublisherURL string // its own website, or ""
	Licence      string // CC-BY-4.0
	LicenceURL   string // its text
	Mistake      *Link  // report a mistake
	MistakeNote  string // what the publisher says about mistakes, or ""
	Alerts       []Link // ways of being notified that the publisher serves
	Official     string // what the official publication is, or ""
	Controller   string // who answers for personal data, or ""
}

// HomePage is the first page of a language.
type HomePage struct {
	Page
	Heading    string      // the title of the site
	Intro      string      // its description, or ""
	Tally      []Fact      // how many there are in each group, with a link to it
	Groups     []Group     // open now, upcoming, overdue reports, latest reports
	Coverage   string      // how many municipalities publish here, of how many
	Indices    []Fact      // the latest edition of each index
	AllLink    Link        // to all consultations
	FollowLink Link        // to the ways of following the site
	Search     *SearchForm // asks what is searched for
}

// ListPage lists consultations: open and upcoming, a year, a topic, those
// without a known date.
type ListPage struct {
	Page
	Heading string   // what is listed
	Intro   string   // a sentence about it, or ""
	Narrow  bool     // there is enough in the lists to narrow them
	Groups  []Group  // the lists
	Filters []Filter // to parts of the list
}

// Filter is a row of plain links that lead to a part of the list.
type Filter struct {
	Label string // by what it filters: year, topic
	Links []Link // the parts
}

// TopicsPage lists the topics.
type TopicsPage struct {
	Page
	Heading string    // the heading of the page
	Topics  []Counted // each with its number of consultations
}

// Counted is a link with what it leads to, counted in words.
type Counted struct {
	Link
	Counts []string // 3 consultations
}

// RegisterPage lists the municipalities, grouped by their first letter.
type RegisterPage struct {
	Page
	Heading   string           // the heading of the page
	Coverage  string           // how many municipalities publish here, of how many
	Covered   []RegisterRow    // those that publish here
	Letters   []RegisterLetter // all municipalities
	Columns   RegisterColumns  // headings of the table
	Map       *Chart           // nil where no municipality has a place
	MapCredit string           // who drew the boundaries
}

// RegisterColumns are the headings of the register.
type RegisterColumns struct {
	Place   string // whose row it is
	Region  string // where it lies
	Covered string // since when it publishes here
	Open    string // how many consultations are open
	All     string // how many there are
	Reports string // how many have a report
}

// RegisterLetter is a letter of the alphabet with its municipalities.
type RegisterLetter struct {
	Letter string        // Ѓ
	ID     string        // for links to it: letter-4
	Rows   []RegisterRow // in the order of the alphabet
}

// RegisterRow is a municipality in the register.
type RegisterRow struct {
	Link
	Region  string // its label, or ""
	Covered string // since when it publishes here, or that it does not
	Open    string // how many consultations are open; "" where it does not publish here
	All     string // how many consultations there are
	Reports string // how many have a report; "" where it does not publish here
}

// MunicipalityPage is the profile of a municipality.
type MunicipalityPage struct {
	Page
	Heading    Phrase        // its name
	NotCovered string        // the plain words where it does not publish here
	Facts      []Fact        // region, languages, population, addresses
	Groups     []Group       // open, upcoming, planned, overdue
	Calendars  []Counted     // the latest first, with their number of entries
	Assessment Assessment    // its checklists, actions and support
	Years      []Group       // all consultations by year
	Visit      []Listing     // what a visit is about: actions, reports due, what was not held, comments without an answer
	Figures    *YearFigures  // nil where nothing is recorded
	Indices    *Listing      // its last result in each index; nil where it was not measured
	Calendar   *CalendarLink // its dates for calendar programs
	Follow     []Link        // feed
	Embed      *Embed        // nil where there is nothing to show elsewhere
	Data       []Link        // its tables
}

// CalendarPage is the plan for a year beside what became of it.
type CalendarPage struct {
	Page
	Heading      string          // the calendar and its year
	Subheading   string          // plan and outcome
	Municipality Link            // whose plan it is
	Facts        []Fact          // adoption, document, rule
	Notices      []Notice        // notes of its adoption
	Summary      []Fact          // counts by state
	Columns      CalendarColumns // headings of the table
	Rows         []CalendarRow   // the entries
	Unplanned    Group           // what was held and is not in the plan
	Removed      *RemovedEntries // nil where git tells of none
	Other        []Link          // calendars of other years
}

// CalendarColumns are the headings of a calendar.
type CalendarColumns struct {
	Title     string // of the entry
	Kind      string // type of act and forms
	Planned   string // when it was to open
	Opened    string // when it opened
	AsPlanned string // whether that was as planned
	State     string // what became of it
}

// RemovedEntries are entries that stood in a calendar and were taken out.
type RemovedEntries struct {
	Title   string         // of the section
	Note    string         // what they are
	Columns []string       // headings of the table
	Rows    []RemovedEntry // the first removed first
}

// RemovedEntry is an entry as it last stood in its calendar, with the day on
// which it was taken out.
type RemovedEntry struct {
	Title    Link   // to its page, where there is one
	Planned  string // when it was planned to open
	Date     string // the day of its removal
	Datetime string // the same for a time element
}

// CalendarRow is an entry: planned on the left, what came of it on the right.
type CalendarRow struct {
	ID        string // for links to it: entry-buildings
	Title     Link   // to its page
	Kind      string // type of act and forms
	Planned   string // when, as exactly as the plan says
	Opened    string // when it opened, or ""
	AsPlanned string // yes or no in words, or ""
	Status    Status // its state
	Note      Phrase // reason, carried over, added late
	More      []Link // the consultations that realise it
}
