package site

// SearchPage searches the pages of a language. Its script fills in the results;
// the lists below lead to everything without it.
type SearchPage struct {
	Page
	Heading string      // the heading of the page
	Form    *SearchForm // asks for words
	Tools   []string    // hrefs of the scripts that search, in order
	Index   string      // href of the first file of its index
	Types   []Option    // the kinds of pages that are found
	Places  []Option    // the municipalities, in the order of the alphabet
	States  []Option    // the states of consultations and entries
	Letters []Letter    // the municipalities from A to Z
	Topics  []Link      // the topics that have consultations, from A to Z
	Years   []Link      // the lists of consultations by year
	More    []Link      // the other parts of the site
}

// SearchForm is a form that leads to the search page with the words that
// somebody wrote.
type SearchForm struct {
	Href   string // the search page
	ID     string // of the field: q-mk
	Label  string // what is searched
	Button string // the word on the button
}

// Option is a value that can be chosen.
type Option struct {
	Value string // its code
	Text  string // in words
	Lang  string // of the words, where it is not that of the page
}

// Letter is a letter of the alphabet with what begins with it.
type Letter struct {
	Letter string // Ѓ
	Links  []Link // in the order of the alphabet
}
