package site

// AccountabilityPage compares the municipalities in a year. The first page of
// the section is that of the latest year, with how it went on over the years.
type AccountabilityPage struct {
	Page
	Heading      string              // accountability, with the year
	Years        []Link              // a page each, the latest year first
	Coverage     string              // "Covered: 3 of 85 municipalities"; "" where nothing is recorded at all
	Notes        []string            // sentences on how to read the figures
	Groups       []MeasureGroup      // the figures of all that are covered, together; none where none is covered
	Columns      []string            // headings of the table of municipalities, that of the name first
	Rows         []AccountabilityRow // the covered municipalities, by name
	NotCovered   string              // says in plain words what it means not to be covered; "" where all are
	Figures      string              // how many columns of figures there are
	Unknown      []Link              // those not covered of which something is recorded, each to its year: their figures are not known
	Others       []Link              // those not covered of which nothing is recorded
	TrendColumns []string            // headings of the table of years; none on the page of a year
	Trend        []TrendRow          // the years in which a municipality is covered, the latest first
	TrendNote    string              // what to look at before years are compared
	Data         []Link              // the table with all figures
	Overdue      []Link              // the feeds of overdue reports
}

// AccountabilityRow is a municipality in the comparison. The link leads to its
// year, or to its profile where there is none.
type AccountabilityRow struct {
	Link
	Cells []Cell // in the order of the columns; empty where they are not known
	Note  string // that they are of too few cases to say much
}

// TrendRow is a year of the whole site.
type TrendRow struct {
	Link
	Cells []Cell // coverage first
}

// Cell is a figure. Value and Basis are as in Measure.
type Cell struct {
	Label string // its name; in a table the heading of its column, for where that cannot be seen
	Value string // "" where it is not known
	Basis string // what it was counted from
}

// Figure is a figure with a link to where it is explained.
type Figure struct {
	Cell        // with its name
	Href string // to its place on the page of the year
}

// MeasureGroup is a section of figures.
type MeasureGroup struct {
	Title    string    // what they are about
	Measures []Measure // in a fixed order
}

// YearSection is a section of a municipality's year: figures, and the lists
// that belong to them.
type YearSection struct {
	MeasureGroup
	Lists   []Listing // outcomes, what is owed
	Nothing string    // said where the section is about what is owed and nothing is
}

// Measure is a figure with what it was counted from.
type Measure struct {
	ID         string        // the name of the measure in the table accountability; "" where only its parts have one
	Name       string        // what is measured
	Value      string        // "50%", "25 days", "Yes"; "" where it is not known
	Basis      string        // numerator and denominator, or what was counted: "3 of 6", "2 reports"
	Unknown    string        // in plain words why there is no figure
	Definition string        // how it is counted
	Note       string        // how to read the value
	Anchors    []string      // the ids of the parts where they are not known, for links to them
	Parts      []MeasurePart // by decision, type or language
	Rows       []Counted     // the consultations and entries behind the figure, the first of them
	RowsCount  string        // "3 consultations": how many they are in all
	RowsMore   *Link         // the table with all of them, where Rows are not all
}

// MeasurePart is a part of a figure: the share of a decision, of a language.
type MeasurePart struct {
	ID    string // as in Measure
	Label string // of the decision, of the language
	Value string // as in Measure
	Basis string // as in Measure
}

// Listing is a titled list of records with what matters of each.
type Listing struct {
	Title string   // what they are
	Items []Listed // the most urgent first
}

// Listed is a record in a listing.
type Listed struct {
	Link
	Note   string // a count: "3 comments"
	Status Status // of the record
	Facts  []Fact // deadline, planned period, score
}

// YearPage is a municipality's year on two printed pages.
type YearPage struct {
	Page
	Heading      string        // the municipality and the year
	Municipality Link          // to its profile
	NotCovered   string        // the plain words where it does not publish here in this year
	Few          string        // that the figures are of too few consultations to say much, or ""
	Sections     []YearSection // planned and held, asked and answered, changed, owed; none where it is not covered
	Known        Group         // where it is not covered, the consultations that others recorded
	Missing      []Missing     // where it is not covered, the figures that are not given
	Links        []Link        // the calendar, the comparison, the data
	Other        []Link        // years, the latest first
}

// Missing is a figure that is not given; ID is as in Measure.
type Missing struct {
	ID   string // for links to it
	Name string // what is measured
}

// YearFigures are the main figures of a municipality in a year.
type YearFigures struct {
	Title   string   // with the year
	Figures []Figure // none where it is not covered
	Years   []Link   // the pages of all years, the latest first
}
