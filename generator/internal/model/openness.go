package model

// Index is a scored measure of openness with its methodologies and editions.
type Index struct {
	ID            string
	Methodologies []*Methodology // in natural order of the version
	Editions      []*Edition     // by year
}

// Methodology says what an index measures and how scores are added up.
type Methodology struct {
	ID        string `is:"id"`
	Version   string
	Title     Text `is:"required"`
	Publisher string
	License   string
	Scale     Scale
	Rollup    string `is:"code:rollup"`
	Missing   string `is:"code:missing"`
	RankOn    string `is:"code:rank_on"`
	Evidence  string `is:"code:index_evidence"`
	Bands     []Band `is:"yaml"`
	Nodes     []Node `is:"yaml"`
	Record
}

// Scale is the range and the printed precision of scores.
type Scale struct {
	Min, Max Decimal
	Decimals Int
}

// Band names the scores from Min on.
type Band struct {
	ID    string  `is:"id required"`
	Min   Decimal `is:"required"`
	Label Text
}

// Node is a principle, domain or indicator.
type Node struct {
	ID             string   `is:"id required"`
	Title          Text     `is:"required"`
	Parent         string   `is:"id"`
	Weight         Decimal  //
	AlsoIn         []string `is:"id"`
	Replaces       []string `is:"id"`
	Help           Text
	Kind           string   `is:"code:indicator_kind"`
	Options        []Option `is:"yaml"`
	MaxPoints      Decimal
	Method         string
	LegalRef       Text
	Recommendation Text
}

// Option is a possible answer to an ordinal indicator.
type Option struct {
	Value  string `is:"required"`
	Label  Text
	Points Decimal `is:"required"`
}

// Edition is one time that an index was measured.
type Edition struct {
	Year          Int `is:"-"`
	Methodology   string
	State         string `is:"code:edition_state"`
	Fieldwork     Fieldwork
	Published     Date
	Sample        []string `is:"id"`
	Partial       YesNo
	Partners      []string
	BreakInSeries SeriesBreak
	Record

	Answers    []*Answer    `is:"-"`
	Scores     []*Score     `is:"-"`
	Challenges []*Challenge `is:"-"`
}

// Fieldwork is the period in which answers were collected.
type Fieldwork struct{ From, To Date }

// SeriesBreak says why an edition cannot be compared with those before.
type SeriesBreak struct{ Note Text }

// Answer is a municipality's answer to an indicator.
type Answer struct {
	Municipality        string `is:"required id"`
	Indicator           string `is:"required id"`
	Value               string
	NotApplicable       YesNo
	EvidenceURL         string `is:"url"`
	ArchivedURL         string `is:"url"`
	CheckedOn           Date
	Method              string
	Coder               string
	Note                Text
	Review              string `is:"code:review"`
	MunicipalityComment string
	Record
}

// Score is a published score of a node; an empty node is the whole index.
type Score struct {
	Municipality   string  `is:"required id"`
	Node           string  `is:"id"`
	PublishedScore Decimal `is:"required"`
	Record
}

// Challenge is a municipality's objection to an answer and what came of it.
type Challenge struct {
	ID           string `is:"required id"`
	Municipality string `is:"required id"`
	Indicator    string `is:"required id"`
	Received     Date   `is:"required"`
	Claim        Text
	EvidenceURL  string `is:"url"`
	Decision     string `is:"required code:challenge_decision"`
	DecidedOn    Date
	Reason       Text
	ValueBefore  string
	ValueAfter   string
	Record
}

// Checklist is the list by which municipalities assess themselves.
type Checklist struct {
	ID        string `is:"id"`
	Title     Text   `is:"required"`
	Version   string
	Publisher string
	BasedOn   string    `is:"id"`
	Sections  []Section `is:"yaml"`
	Record
}

// Section is a part of a checklist.
type Section struct {
	ID    string `is:"required id"`
	Title Text   `is:"required"`
	Items []Item `is:"yaml"`
}

// Item is a question of a checklist.
type Item struct {
	ID       string `is:"required id"`
	Text     Text   `is:"required"`
	Help     Text
	MapsTo   []string `is:"id"`
	Evidence string   `is:"code:item_evidence"`
	Weight   Decimal
	Action   Text
	LegalRef Text
}

// Round is one time that a municipality answered a checklist.
type Round struct {
	Checklist string `is:"-"`
	ID        string `is:"-"`
	Record
	Answers []*ItemAnswer `is:"yaml table:answers"`
}

// ItemAnswer is the answer to an item of a checklist.
type ItemAnswer struct {
	Item        string `is:"required id"`
	Answer      string `is:"required code:answer"`
	EvidenceURL string `is:"url"`
	Note        Text
	Record
}

// Action is what a municipality undertook to do.
type Action struct {
	Municipality string `is:"key"`
	Checklist    string `is:"key"`
	ID           string `is:"required id"`
	Item         string `is:"required id"`
	Round        string
	Action       Text   `is:"required"`
	Responsible  string // a post, not a person
	Due          Date
	Status       string `is:"required code:action_status"`
	Updated      Date
	EvidenceURL  string `is:"url"`
	Note         Text
	Record
}

// Mentoring is a line of the log of support.
type Mentoring struct {
	Municipality string `is:"required id"`
	Date         Date   `is:"required"`
	Kind         string `is:"required code:mentoring_kind"`
	Topic        Text
	Organisation string
	Actions      []string `is:"id"`
	Outcome      Text
	Document     string `is:"path"`
	Record
}
