package model

// The structs in this file are what the program works out about a record.
// Their fields follow those of the record in the published tables; package
// facts computes them (contract, section 4).

// KeyFacts are derived for every row of every table.
type KeyFacts struct {
	Key     string // survives a move of the site: code or id, consultation, …
	PageURL string `is:"url"` // absolute, in the site's first language
}

// MunicipalityFacts are derived for a municipality.
type MunicipalityFacts struct {
	KeyFacts
	Covered YesNo `is:"private"` // whether it publishes here
}

// EntryFacts are derived for a calendar entry.
type EntryFacts struct {
	ConsultationState string `is:"code:state"`
	ConsultationOpens When   `is:"moment"`
	OpenedAsPlanned   YesNo
	KeyFacts
}

// ConsultationFacts are derived for a consultation.
type ConsultationFacts struct {
	State           string `is:"code:state"`
	DaysOpen        Int    `is:"unit:days"`
	DaysRequired    Int    `is:"unit:days"`
	MeetsMinimum    YesNo
	NoticeDays      Int `is:"unit:days"`
	ReportDue       Date
	ReportPublished Date
	ReportDelayDays Int    `is:"unit:days"`
	Outcome         string `is:"code:outcome"`
	Comments        Int
	AnsweredShare   Decimal `is:"unit:share"`
	KeyFacts
}

// RecordChange is what git tells of a record: that a followed field was
// changed, or that the record came to be or was removed, which is a change of
// its id from or to nothing. All of it is derived.
type RecordChange struct {
	Municipality string `is:"key"`
	Record       string // the id of a consultation or entry; of an event consultation/event
	Field        string // its column
	Before       string // as the tables write it; "" is nothing
	After        string
	At           When   `is:"moment"`
	Commit       string // the whole name of the commit

	Table   string  `is:"-"` // calendar, consultations, events or reports
	Year    int     `is:"-"` // of the calendar that the entry is of
	Instant int64   `is:"-"` // of At, in seconds since 1970
	From    Date    `is:"-"` // the day from which the record said that it is there; 0 for always
	Last    []Value `is:"-"` // of a record that was removed: what it held
}

// Value is what a column of a record holds, as the tables write it.
type Value struct{ Column, Text string }

// Added reports whether the record came to be.
func (c *RecordChange) Added() bool { return c.Before == "" && c.OfRecord() }

// Removed reports whether the record was removed.
func (c *RecordChange) Removed() bool { return c.After == "" && c.OfRecord() }

// OfRecord reports whether the record itself came, went or got another id.
func (c *RecordChange) OfRecord() bool {
	return c.Field == "id" || c.Field == "consultation" && c.Table == "reports"
}

// AnswerFacts are derived for an answer of an index.
type AnswerFacts struct {
	Edition Int
	Points  Decimal // share of the indicator times its maximum
	KeyFacts
}

// ChallengeFacts are derived for a challenge: what its decision did to the
// municipality's score and rank.
type ChallengeFacts struct {
	Edition     Int
	ScoreBefore Decimal
	ScoreAfter  Decimal
	RankBefore  Int
	RankAfter   Int
	KeyFacts
}

// ScoreRow is a row of the scores of an index; an empty node is the whole.
type ScoreRow struct {
	Edition        Int    `is:"key"`
	Municipality   string `is:"key"`
	Node           string
	Score          Decimal // computed, else as published
	PublishedScore Decimal
	Difference     Decimal // Score less PublishedScore
	Band           string
	Rank           Int    // of the whole
	Of             Int    // municipalities that have a rank
	SourceURL      string `is:"url"` // of PublishedScore
}

// RoundRow is a row of the answers to a checklist.
type RoundRow struct {
	Municipality string `is:"key"`
	Round        string `is:"key"`
	ItemAnswer
}

// AccountabilityRow is a figure of accountability.
type AccountabilityRow struct {
	Municipality string `is:"key"`
	Year         Int    `is:"key"`
	Measure      string `is:"key"`
	Numerator    Int
	Denominator  Int
	Value        Decimal
	Unit         string // share, days or count
	Covered      YesNo
}
