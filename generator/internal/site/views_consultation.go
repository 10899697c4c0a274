package site

// What the pages of consultations, calendar entries and comments receive.

// ConsultationPage is a consultation, or a calendar entry that none realises
// yet.
type ConsultationPage struct {
	Page
	Municipality Link          // whose consultation it is
	Heading      Phrase        // the question in plain words, else the title
	Official     Phrase        // the official title where the heading is the question
	OfficialName string        // "Title"
	Status       Status        // its state
	Opens        string        // instants of opening and closing, for the small script
	Closes       string        // see Opens
	HeadingNote  string        // the heading is not translated
	Notices      []Notice      // how things stand, in sentences
	Summary      *Prose        // in short; nil where there is none
	Outcome      *Outcome      // nil before the report
	Dates        []Fact        // entry: what is planned, and by which calendar
	Timeline     []Step        // consultation: from its plan to its report, in the order of time
	Ways         []Way         // to take part, while it is open or upcoming
	Sheets       []Link        // poster and slips to be printed, while it is open or upcoming
	Passages     []Passage     // affects, why, next
	Events       []Event       // meetings
	Documents    []Document    // drafts, calls and the like
	Body         *Prose        // the long text; nil where there is none
	Facts        []Fact        // type of act, topics, audience, contact
	Related      []Link        // other consultations
	History      []Line        // what the record logs of its changes, the latest first
	Realised     []Item        // entry: the consultations that realise it
	Calendar     *CalendarLink // its dates for calendar programs; nil where there are none, or they are long past
	Follow       []Link        // feed and data of this consultation
	Comments     *Link         // to the comments; nil where there are none
	Source       *Fact         // where the record comes from; nil where the municipality wrote it
}

// Step is a date of a consultation: planned, announced, opens, a meeting,
// closes, report.
type Step struct {
	Fact      // what it is and when; it may lead to the plan or the meeting
	Past bool // it lies behind at the minute of the build
}

// Way is a way to take part.
type Way struct {
	Channel string // its code: email, phone, post, in_person, web_form, platform …
	Label   string // the channel
	Text    string // the address or number, as people read it
	Href    string // where it leads, or ""
	Hours   string // when somebody is there, or ""
	Tel     string // a telephone number to call, digits only, or ""
	Note    *Prose // nil where there is none
	First   bool   // the first that leads to a website: what most people use
}

// Event is a meeting.
type Event struct {
	ID         string // for links to it: event-debate
	Kind       string // public debate
	Title      Phrase // its own title, or empty
	Starts     string // in words
	Datetime   string // when it starts, for a time element
	Facts      []Fact // end, place, access, attendance
	AccessNote *Prose // about access; nil where there is none
	Past       bool   // it is over at the minute of the build
}

// Document is a file or an address with what one wants to know before a
// click.
type Document struct {
	ID    string // for links to it
	Href  string // the file or address
	Title Phrase // its own title, else its kind
	Kind  string // draft act, minutes
	Meta  string // PDF, 120 kB, Macedonian
	Note  Phrase // another version
}

// Line is a dated line of a history.
type Line struct {
	Date, Datetime string // Date is in words, Datetime for a time element
	Text           Phrase // what changed
}

// Outcome is the report of a consultation.
type Outcome struct {
	Label         string       // adopted with changes
	Facts         []Fact       // decision, session, gazette
	Asked         []Passage    // we asked, you said, we did
	Passages      []Passage    // decision, body, limitations
	Participation []CountTable // who took part, as far as it is known
	SelfSelected  string       // says that those who took part do not stand for all, or ""
	Themes        []Theme      // what several raised
	Changes       []TextChange // of the text
	FollowUp      []FollowUp   // promises
	Documents     []Document   // minutes, adopted act
	Dispositions  *CountTable  // comments by the decision on them; nil where there are none
	CommentsText  string       // "14 comments", or that none were received
}

// CountTable is a small table of numbers.
type CountTable struct {
	Title string     // its caption
	Head  [2]string  // headings of labels and numbers; the first may be ""
	Rows  []CountRow // the lines
}

// CountRow is a label with a number and its share.
type CountRow struct {
	Label string // what is counted
	Count string // how many
	Share string // of the whole, in percent, or ""
}

// Theme is what several participants raised.
type Theme struct {
	ID       string // for links to it: theme-shade
	Title    Phrase // in a few words
	Mentions string // how often, or ""
	Summary  *Prose // what was said; nil where there is none
	Response *Prose // what the municipality answers; nil where there is none
}

// TextChange is a place of the text before and after.
type TextChange struct {
	Place         string // article or page
	Document      string // the title of the document, or ""
	Before, After *Prose // nil where nothing stood or stands there
	Because       []Link // to the comments that it follows
}

// FollowUp is a promise and what became of it.
type FollowUp struct {
	ID      string // for links to it: follow-up-trees
	Title   Phrase // what is promised
	Status  string // planned, done, in words
	Due     string // by when, in words
	Updated string // when it was looked at last, in words
	Note    *Prose // nil where there is none
}

// CommentsPage is a page of comments with their answers.
type CommentsPage struct {
	Page
	Consultation Link          // to its page
	Heading      string        // the heading of the page
	Count        string        // 14 comments
	Dispositions *CountTable   // all comments by the decision on them; nil where there are none
	Comments     []Comment     // those of this page
	SlipsTitle   string        // heads the numbered slips, on the first page, or ""
	SlipsText    string        // on how many of them comments came
	Slips        []Slip        // those on which comments came
	Waiting      []WaitingSlip // the other numbers
	Previous     *Link         // the page before, or nil
	Next         *Link         // the page after, or nil
	Position     string        // Page 2 of 3
	Pages        []Link        // all pages, where there are several
}

// Comment is one point raised and its answer.
type Comment struct {
	ID          string // c-12
	Heading     string // Comment 12
	LinkLabel   string // for a link to it: Link to comment 12
	Meta        []Fact // who, when and through which channel
	Text        Prose  // what was said; empty where it is withheld
	Notice      string // withheld, summary
	Why         Phrase // ends the notice: the reason
	Disposition Status // accepted, rejected: code and label
	Reason      *Prose // why; nil where none is given
	Effect      string // what changed, or ""
	AnswerMeta  []Fact // where in the text, and when it was answered
	SameAs      *Link  // to the comment whose answer it shares, or nil
}
