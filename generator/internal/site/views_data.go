package site

// SubscribePage tells how to follow the site.
type SubscribePage struct {
	Page
	Heading    string
	Alerts     []Link
	FeedIntro  string
	SiteFeeds  []FeedRow
	Places     []Link
	PlacesHead string
	Topics     []Link
	TopicsHead string
}

// FeedRow is a feed in its formats.
type FeedRow struct {
	Title   string
	Formats []Link
}

// DataPage is the catalogue of tables.
type DataPage struct {
	Page
	Heading  string
	Intro    string
	Tables   []DataRow
	Licence  Fact
	Columns  []string
	Releases []Release // the latest first
}

// Release is a frozen copy of the tables, which never changes.
type Release struct {
	ID    string // for links to it: release-2026-11-25
	Date  Fact   // the day of the tables
	Files []Download
}

// DataRow is a table in the catalogue.
type DataRow struct {
	Link
	Rows string
	CSV  Download
	JSON Download
}

// Download is a file to take away.
type Download struct{ Href, Text, Size string }

// TablePage is a table: downloads, dictionary and preview.
type TablePage struct {
	Page
	Heading    string
	Downloads  []Download
	Dictionary []DictionaryRow
	Head       []string // of the dictionary
	Preview    Preview
	Parts      []Link // the same table of one municipality
	PartsTitle string
	Licence    Fact
}

// DictionaryRow describes a column.
type DictionaryRow struct {
	Name, Label, Type, Values, Required string
}

// Preview is the first rows of a table.
type Preview struct {
	Caption string
	Columns []string
	Rows    [][]string
}

// TextPage is a free page.
type TextPage struct {
	Page
	Heading Phrase
	Notice  string // that it is a draft
	Body    Prose
}

// MovedPage stands at an old address.
type MovedPage struct {
	Page
	Target Link
	Text   string
}

// ChoicePage is the root of the site.
type ChoicePage struct {
	Page
	SiteTitle string
	Languages []Choice
}

// Choice is a language to choose.
type Choice struct {
	Lang, Name, Href, Title string
}

// NotFoundPage is 404.html.
type NotFoundPage struct {
	Page
	Languages []NotFound
}

// NotFound is the message in a language.
type NotFound struct {
	Lang, Title, Text string
	Home              Link
}
