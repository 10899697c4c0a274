package site

// SubscribePage tells how to follow the site.
type SubscribePage struct {
	Page
	Heading         string        // the heading of the page
	Alerts          []Link        // ways of being notified that the publisher serves
	Calendar        *CalendarLink // of the whole site
	CalendarIntro   string        // what a calendar is for
	CalendarAddress string        // of the whole site's, to be copied
	Programs        []Fact        // how calendar programs subscribe
	FeedIntro       string        // what a feed is
	FeedAddress     string        // of the one with new consultations, to be copied
	Readers         []Fact        // how programs follow a feed
	SiteFeeds       []FeedRow     // of the whole site
	Places          FollowGroup   // feed, calendar and frame of each municipality
	Topics          FollowGroup   // the feed of each topic
	EmbedLine       string        // a line of HTML, with {address} and {name} for the script to fill in
	Tool            string        // href of the script that shows the addresses of one choice
}

// FollowGroup is a list of what one can follow.
type FollowGroup struct {
	Title string      // municipalities, topics
	Rows  []FollowRow // by name
	Open  bool        // it is short
}

// FollowRow is what one chooses to follow.
type FollowRow struct {
	Title      Phrase // its name
	Feed       Link   // what happens there
	WebcalHref string // the address of its calendar behind "webcal:", or ""
	Embed      *Link  // to the line for other websites, or nil
}

// FeedRow is a feed in its formats.
type FeedRow struct {
	Title   string // what it tells of
	Formats []Link // RSS, Atom, JSON Feed
}

// DataPage is the catalogue of tables.
type DataPage struct {
	Page
	Heading   string     // the heading of the page
	Intro     string     // a sentence about the data
	Downloads []Download // all tables in one file, and what describes them
	Records   DataGroup  // tables of what municipalities do
	Openness  DataGroup  // tables of indices and checklists
	Licence   Fact       // with a link to its text
	Releases  []Release  // the latest first
}

// DataGroup is some of the tables.
type DataGroup struct {
	Title   string    // what they have in common
	Columns []string  // headings of the list
	Tables  []DataRow // in the order of the catalogue
}

// Release is a frozen copy of the tables, which never changes.
type Release struct {
	ID       string     // for links to it: release-2026-11-25
	Date     string     // the day of the tables, in words
	Datetime string     // for a time element: 2026-11-25
	Files    []Download // its tables, README.txt and SHA256SUMS
}

// DataRow is a table in the catalogue.
type DataRow struct {
	Link
	About string   // what a row is, or ""
	Rows  string   // how many
	CSV   Download // the table as CSV
	JSON  Download // the table as JSON
}

// Download is a file to take away.
type Download struct {
	Href string // relative
	Text string // CSV, or the name of the file
	Size string // 120 kB
}

// TablePage is a table: downloads, first rows, dictionary, and how to use it.
type TablePage struct {
	Page
	Heading    string          // the heading of the page
	Downloads  []Download      // the whole table
	Workbook   Download        // all tables, this one among them
	Described  []Download      // what describes the table to programs
	Dictionary []DictionaryRow // its columns
	Head       []string        // of the dictionary; the last is of a number
	Preview    Preview         // its first rows
	Parts      []Link          // the same table of one municipality
	PartsTitle string          // heading of Parts, or ""
	Licence    Fact            // with a link to its text
	Cite       string          // a line to copy
	Release    *Link           // to the frozen releases, where there are any
	Programs   []Program       // how programs open it
	Types      string          // what the lines for pandas and R make of the columns
	Joins      []TableJoin     // what it belongs to, and what belongs to it
}

// Program is how one opens a table.
type Program struct {
	Name  string // curl
	Text  string // what to do, or ""
	Lines string // to be copied, or ""
}

// TableJoin is columns of this table that are those of another.
type TableJoin struct {
	Columns []string // of this table
	Other   Link     // the page of the other
	ID      []string // its columns, in the same order
}

// DictionaryRow describes a column.
type DictionaryRow struct {
	Name     string     // as in the header of the table
	Label    string     // what it holds
	About    string     // what that means, where the label does not say it all, or ""
	Type     string     // text, date, number
	Unit     string     // in which it counts, or ""
	Values   []CodeWord // the codes that it may hold
	Required string     // that it is, in words, or ""
	Filled   string     // in how many rows it is not empty, and their share
}

// CodeWord is a code with its label.
type CodeWord struct {
	Code string // as in the table
	Text string // in the page's language
}

// Preview is the first rows of a table.
type Preview struct {
	Caption string     // how many rows of how many
	Columns []string   // names of the columns
	Rows    [][]string // their cells
}

// TextPage is a free page.
type TextPage struct {
	Page
	Heading Phrase // its title
	Notice  string // that it is a draft
	Body    Prose  // the text
}

// MovedPage stands at an old address.
type MovedPage struct {
	Page
	Target Link   // the new address
	Text   string // says that the page has moved
}

// ChoicePage is the root of the site.
type ChoicePage struct {
	Page
	SiteTitle string   // in the first language
	Languages []Choice // those of the site
}

// Choice is a language to choose.
type Choice struct {
	Lang  string // sq
	Name  string // in itself: Shqip
	Href  string // its home page
	Title string // the title of the site in it
}

// NotFoundPage is 404.html.
type NotFoundPage struct {
	Page
	Languages []NotFound // the message in each language
}

// NotFound is the message in a language.
type NotFound struct {
	Lang   string      // sq
	Title  string      // that the page is not there
	Text   string      // what to do
	Home   Link        // to the home page
	Search *SearchForm // asks what is searched for
}

// ComponentsPage shows every part that pages are put together from, in all its
// states, for whoever changes the style sheet or a template. Builds with drafts
// have it at design/mk.html and its like.
type ComponentsPage struct {
	Page
	Heading   string       // the heading of the page
	States    []Status     // of consultations and entries
	Decisions []Status     // on comments
	Notices   []Notice     // one of each kind
	Facts     []Fact       // a text, a link, a telephone number, a moment
	Figures   []Fact       // numbers with their labels
	Timeline  []Step       // what lies behind, and what lies ahead
	Ways      []Way        // to take part, one of each channel
	Group     Group        // a list of consultations
	Nothing   Group        // an empty one
	Documents []Document   // files and addresses
	Downloads []Download   // with their sizes
	Copied    string       // a line to be copied
	Counts    CountTable   // a small table
	Comment   Comment      // with its answer
	Actions   []Action     // of an improvement plan
	Chart     *Chart       // a drawing
	Calendar  CalendarLink // to subscribe to
	Links     []Link       // a list
	Many      []Link       // a list in columns
	Texts     []Prose      // Markdown; a text that is not translated
}
