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
	SiteFeeds       []FeedRow     // of the whole site
	Places          []FollowRow   // feed and calendar of each municipality
	PlacesHead      string        // heading of Places
	Topics          []Link        // the feed of each topic
	TopicsHead      string        // heading of Topics
}

// FollowRow is what one chooses to follow.
type FollowRow struct {
	Title      Phrase // its name
	Feed       Link   // what happens there
	WebcalHref string // the address of its calendar behind "webcal:"
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
	Tables    []DataRow  // all tables
	Licence   Fact       // with a link to its text
	Columns   []string   // headings of the list
	Releases  []Release  // the latest first
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
	Rows string   // how many
	CSV  Download // the table as CSV
	JSON Download // the table as JSON
}

// Download is a file to take away.
type Download struct {
	Href string // relative
	Text string // CSV, or the name of the file
	Size string // 120 kB
}

// TablePage is a table: downloads, dictionary and preview.
type TablePage struct {
	Page
	Heading    string          // the heading of the page
	Downloads  []Download      // the whole table, and what describes it
	Dictionary []DictionaryRow // its columns
	Head       []string        // of the dictionary
	Preview    Preview         // its first rows
	Parts      []Link          // the same table of one municipality
	PartsTitle string          // heading of Parts, or ""
	Licence    Fact            // with a link to its text
}

// DictionaryRow describes a column.
type DictionaryRow struct {
	Name     string // as in the header of the table
	Label    string // what it holds
	Type     string // text, date, number
	Values   string // codes with their labels, separated by ;
	Required string // yes in words, or ""
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
	Lang  string // sq
	Title string // that the page is not there
	Text  string // what to do
	Home  Link   // to the home page
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
	Counts    CountTable   // a small table
	Comment   Comment      // with its answer
	Actions   []Action     // of an improvement plan
	Chart     *Chart       // a drawing
	Calendar  CalendarLink // to subscribe to
	Links     []Link       // a list
	Many      []Link       // a list in columns
	Texts     []Prose      // Markdown; a text that is not translated
}
