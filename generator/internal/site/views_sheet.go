package site

import "html/template"

// PosterPage is a sheet of A4 for the notice board. Long texts are cut, so that
// it stays one sheet.
type PosterPage struct {
	Page
	Consultation Link          // to its page
	Notes        []string      // that it is a draft, a demonstration, not translated
	Place        Phrase        // who asks
	Heading      Phrase        // the question in plain words, else the title
	Size         string        // of the heading for the style sheet: "", long or longest
	Density      string        // of the whole sheet for the style sheet: "", dense, denser or densest
	Official     Phrase        // the official title where the heading is the question
	OfficialName string        // "Title"
	Summary      Phrase        // in short
	Dates        []Fact        // from when, where it is upcoming, and until when
	Ways         []SheetWay    // to take part
	Contact      []Fact        // whom to ask
	Events       []SheetEvent  // meetings that lie ahead
	Code         template.HTML // the address as QR code; "" where no code can hold it
	Scan         string        // says what to do with the code
	Address      Link          // the address in letters, to be typed
	Leads        string        // says what stands there
	Next         Phrase        // what follows
	Report       string        // by when the answers are due, or ""
}

// SheetWay is a way to take part, on paper.
type SheetWay struct {
	Label string // the channel
	Text  string // the address or number, as people read it
	Hours string // when somebody is there, or ""
	Note  Phrase // what to mind, or empty
}

// SheetEvent is a meeting, on paper.
type SheetEvent struct {
	Title  Phrase // its own title, else its kind
	When   string // with the day of the week
	Place  Phrase // where, or empty
	Online string // address on the web, or ""
	Access string // step-free, sign language and the like, or ""
}

// SlipsPage is the numbered slips to be printed and cut apart.
type SlipsPage struct {
	Page
	Consultation Link        // to its page
	Heading      string      // of the page on the screen
	HowTo        string      // for whoever prints them
	Note         string      // that it is a draft or a demonstration, or ""
	Place        Phrase      // who asks
	Question     Phrase      // the question in plain words, else the title, cut where it is long
	Text         string      // what to do with comment and slip
	HandIn       string      // "Hand it in"
	Where        Phrase      // where that is
	Hours        string      // when somebody is there, or ""
	Until        []Fact      // until when
	Density      string      // of a slip for the style sheet: "", dense or densest
	Sheets       []SlipSheet // the slips, as many on a sheet as fit
}

// SlipSheet is a printed page of slips.
type SlipSheet struct {
	Slips []PaperSlip // in the order of their numbers
}

// PaperSlip is a slip to be torn off and kept.
type PaperSlip struct {
	Name    string        // Slip no. 034
	Mark    string        // asks to write the number on the sheet, and no name
	Code    template.HTML // the address as QR code; "" where no code can hold it
	Address Link          // where the answer will stand, in letters
	Place   string        // ends the address: #s-034
}

// Slip is a numbered slip with what became of the comments that came on it.
type Slip struct {
	ID      string       // for links to it: s-034
	Number  string       // Slip no. 034
	Answers []SlipAnswer // one for each comment
}

// WaitingSlip is a numbered slip on which nothing came.
type WaitingSlip struct {
	ID     string // for links to it: s-035
	Number string // Slip no. 035
	Text   string // how things stand
}

// SlipAnswer is what became of a comment that came on a slip.
type SlipAnswer struct {
	Comment     Link   // to the comment, on whichever page it stands
	Disposition Status // accepted, rejected: code and label
	Effect      string // what changed, or ""
	EffectPlace Phrase // where in the text, or empty
	Reason      *Prose // why; nil where none is given
	Due         string // by when the answer is due, where it is still to come, or ""
}
