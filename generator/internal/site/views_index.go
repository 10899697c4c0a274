package site

import "html/template"

// Chart is a drawing with its title; the numbers stand in a table beside it.
type Chart struct {
	Title string
	SVG   template.HTML
}

// IndicesPage lists the indices.
type IndicesPage struct {
	Page
	Heading string
	Intro   string
	Indices []IndexCard
}

// IndexCard is an index in the list.
type IndexCard struct {
	Link
	Publisher string
	Facts     []Fact // latest edition, coverage, average
}

// IndexPage is the first page of an index: what it measures, how it went on,
// its editions.
type IndexPage struct {
	Page
	Heading  Phrase
	Facts    []Fact
	Notices  []Notice
	Trend    *Chart
	Columns  []string
	Editions []EditionRow
	Methods  []Link // the latest methodology first
	Data     []Link
}

// EditionRow is an edition in the list of an index.
type EditionRow struct {
	Link
	Fieldwork string
	Published string
	Coverage  string
	Mean      string
	Change    string // over the municipalities that both measured
	Note      string // partial, a break in the series
}

// EditionPage is an edition: the ranking, the distribution, regions, sizes.
type EditionPage struct {
	Page
	Heading      string
	Index        Link
	Facts        []Fact
	Notices      []Notice
	Distribution *Chart
	Classes      *CountTable // the same numbers
	Map          *Chart
	MapCredit    string
	Columns      []string
	Rows         []RankRow
	Groups       []MeanTable // by region, by size
	NotMeasured  []Link
	More         []Link // methodology, challenges
	Data         []Link
	Other        []Link // editions
}

// RankRow is a municipality in the ranking.
type RankRow struct {
	Rank      string
	Place     Link // to its page in the edition
	Score     string
	Band      Phrase
	Change    string
	Published string // where it differs from the computed score
	FirstRank string // before challenges, where it was another
}

// MeanTable compares groups of municipalities.
type MeanTable struct {
	Title   string
	Columns []string
	Rows    []MeanRow
}

// MeanRow is a group with its mean.
type MeanRow struct{ Label, Count, Mean string }

// PlacePage is a municipality in an edition.
type PlacePage struct {
	Page
	Heading      Phrase
	Edition      Link
	Municipality Link
	Facts        []Fact // score, rank, region, similar municipalities
	Notices      []Notice
	Bars         *Chart
	Columns      []string
	Tree         []NodeRow
	Improve      []NodeRow // what earned less than it could, with the recommendation
	Challenges   []Challenge
	Replies      []Comment
	Other        []Link // the municipality in other editions
}

// NodeRow is a principle, domain or indicator of a tree.
type NodeRow struct {
	ID        string
	Level     int
	Title     Phrase
	Help      Phrase
	Kind      string
	Answer    Phrase
	Score     string
	Published string // where it differs
	Weight    string // among those beside it
	Total     string // in the whole
	Beside    string // that it stands beside the total
	Method    string
	Evidence  []Link
	Meta      []Fact // checked on, method, review
	Note      Phrase
	Comment   Phrase // of the municipality
	Advice    Phrase
}

// Challenge is an objection with its decision and effect.
type Challenge struct {
	ID           string
	Heading      string
	Municipality Link
	Indicator    Phrase
	Facts        []Fact
	Claim        *Prose
	Decision     Status
	Reason       *Prose
	Effect       string
}

// ChallengesPage lists the challenges of an edition.
type ChallengesPage struct {
	Page
	Heading    string
	Edition    Link
	Empty      string
	Challenges []Challenge
}

// MethodologyPage is a methodology with formula and every weight in words.
type MethodologyPage struct {
	Page
	Heading  string
	Index    Link
	Facts    []Fact
	Formula  []string // a sentence each
	Bands    *CountTable
	Columns  []string
	Tree     []NodeRow
	Versions []Link
}
