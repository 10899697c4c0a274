package site

import "html/template"

// Chart is a drawing with its title; the numbers stand in a table beside it.
type Chart struct {
	Title string        // what it shows
	SVG   template.HTML // drawn, with title and description
}

// IndicesPage lists the indices.
type IndicesPage struct {
	Page
	Heading string      // the name of the page
	Intro   string      // what an index is
	Indices []IndexCard // in the order of their ids
	Related []Link      // accountability, the checklists, the log of support
}

// IndexCard is an index in the list.
type IndexCard struct {
	Link             // to its first page
	Publisher string // who publishes it
	Facts     []Fact // latest edition, coverage, average
}

// IndexPage is the first page of an index: what it measures, how it went on,
// its editions.
type IndexPage struct {
	Page
	Heading  Phrase         // name of the index
	Facts    []Fact         // publisher, source, licence, scale
	Notices  []Notice       // that only published scores are there
	Trend    *Chart         // nil where there are not two editions
	Columns  EditionColumns // headings of the editions
	Editions []EditionRow   // the latest first
	Methods  []Link         // the latest methodology first
	Data     []Link         // its tables
}

// EditionColumns are the headings of the list of editions.
type EditionColumns struct {
	Edition   string // which it is
	Fieldwork string // from when to when
	Published string // the day
	Coverage  string // how many were measured
	Mean      string // average score
	Change    string // since the edition before
}

// EditionRow is an edition in the list of an index.
type EditionRow struct {
	Link             // to the edition
	Fieldwork string // from when to when
	Published string // the day
	Coverage  string // how many of how many were measured
	Mean      string // average score; "" where measured partly
	Change    string // over the municipalities that both measured
	Note      string // partial, a break in the series
}

// EditionPage is an edition: the ranking, the distribution, regions, sizes.
type EditionPage struct {
	Page
	Heading      string      // the index and the edition
	Index        Link        // to its first page
	Facts        []Fact      // coverage, average, dates, partners
	Notices      []Notice    // a draft, measured partly, a break in the series
	Distribution *Chart      // nil where too few were measured
	Classes      *CountTable // the same numbers
	Map          *Chart      // nil without boundaries
	MapCredit    string      // whose boundaries they are
	Columns      RankColumns // headings of the ranking
	Rows         []RankRow   // by rank, or by name where there are no ranks
	Groups       []MeanTable // by region, by size
	NotMeasured  []Link      // municipalities of the sample without a score
	More         []Link      // methodology, challenges
	Data         []Link      // its tables
	Other        []Link      // all editions, the latest first
}

// RankColumns are the headings of the ranking; "" where the column is left out.
type RankColumns struct {
	Rank      string // where there are ranks
	Place     string // municipality
	Score     string // as it is printed
	Band      string // where the methodology has bands
	Change    string // where there is an edition before
	Published string // where a published score differs
	FirstRank string // where a challenge changed a rank
}

// RankRow is a municipality in the ranking.
type RankRow struct {
	Rank      string // with a word where others share it
	Place     Link   // to its page in the edition
	Score     string // as it is printed
	Band      Phrase // name of the band
	Change    string // since the edition before, with its sign
	Published string // where it differs from the computed score
	FirstRank string // before challenges, where it was another
}

// MeanTable compares groups of municipalities.
type MeanTable struct {
	Title   string    // by what they are grouped
	Columns []string  // headings
	Rows    []MeanRow // the groups
}

// MeanRow is a group with its mean.
type MeanRow struct {
	Label string // name of the group
	Count string // how many were measured
	Mean  string // their average score
}

// PlacePage is a municipality in an edition.
type PlacePage struct {
	Page
	Heading      Phrase        // the municipality
	Edition      Link          // the index and the edition
	Municipality Link          // to its profile
	Facts        []Fact        // score, rank, region, similar municipalities
	Notices      []Notice      // as of the edition
	Bars         *Chart        // the parts of the index; nil where there are not two
	Columns      []string      // headings of the tree
	Tree         []NodeRow     // every node, as the tree is read
	Improve      []Improvement // what earned less than it could
	Challenges   []Challenge   // what it objected to
	Other        []Link        // the municipality in all editions
}

// NodeRow is a principle, domain or indicator with what was found.
type NodeRow struct {
	ID        string // node-budget
	Level     int    // 1 is the top
	Branch    bool   // holds others, and is not answered itself
	Title     Phrase // its name
	Beside    string // that it stands beside the total
	Answer    Phrase // in words
	Score     string // "" where it cannot be worked out
	Published string // where it differs
	Evidence  []Link // found at, archived at
	Meta      []Fact // checked on, method, review
	Note      Phrase // of whoever measured
	Comment   Phrase // of the municipality
}

// Improvement is an indicator that earned less than it could.
type Improvement struct {
	Item   Link   // to its row
	Answer Phrase // what was found
	Advice Phrase // the recommendation of the methodology
}

// Challenge is an objection with its decision and effect.
type Challenge struct {
	ID           string // challenge-2
	Heading      string // its number and date
	Municipality Link   // whose it is
	Indicator    Phrase // "" where it is about the whole
	Facts        []Fact // who decided, when
	Claim        *Prose // what is objected
	Decision     Status // accepted, rejected, or still awaited
	Reason       *Prose // of the decision
	Effect       string // score and rank before and after
}

// ChallengesPage lists the challenges of an edition.
type ChallengesPage struct {
	Page
	Heading    string      // with the edition
	Edition    Link        // to its page
	Empty      string      // the words where there are none
	Challenges []Challenge // in the order of their dates
}

// MethodologyPage is a methodology with formula and every weight in words.
type MethodologyPage struct {
	Page
	Heading  string      // with the index
	Index    Link        // to its first page
	Facts    []Fact      // version, publisher, scale, rules
	Formula  []string    // a sentence each
	Bands    *CountTable // from which score each begins; nil without bands
	Columns  []string    // headings of the tree
	Tree     []MethodRow // every node, as the tree is read
	Versions []Link      // all methodologies of the index
}

// MethodRow is a principle, domain or indicator with its weight.
type MethodRow struct {
	ID      string // node-budget
	Level   int    // 1 is the top
	Branch  bool   // holds others, and is not answered itself
	Title   Phrase // its name
	Help    Phrase // what it is about
	Facts   []Fact // method, legal reference
	Beside  string // that it stands beside the total
	Kind    string // name of the kind of indicator
	Options string // what may be answered, and what that earns
	Weight  string // among those beside it
	Total   string // in the whole
}
