package model

// Municipality is a unit of local self-government with all that it published.
type Municipality struct {
	ID             string `is:"id required"`
	Name           Text   `is:"required"`
	Code           string `is:"pattern"`
	Kind           string `is:"code:municipality_kind"`
	PartOf         string `is:"id"`
	Region         string
	Languages      []string `is:"lang"`
	Website        string   `is:"url"`
	Email          string   `is:"email contact"`
	Phone          string   `is:"phone contact"`
	Address        Text     `is:"contact"`
	PlatformURL    string   `is:"url"`
	Population     Int
	PopulationYear Int
	AreaKm2        Decimal `name:"area_km2" is:"unit:km2"`
	Lat            Decimal
	Lon            Decimal
	Wikidata       string
	Logo           string   `is:"picture"`
	Alerts         []string `is:"link"`
	MaintainedBy   string   `is:"code:recorded_by"`
	PublishesFrom  Date
	PublishesUntil Date
	Record

	Adoptions     []*Adoption     `is:"-"` // by year, then date
	Entries       []*Entry        `is:"-"` // by year, then as written
	Consultations []*Consultation `is:"-"` // as written
	Reports       []*Report       `is:"-"`
	Comments      []*Comment      `is:"-"` // by consultation, then row
	Rounds        []*Round        `is:"-"`
	Actions       []*Action       `is:"-"`
	Replies       []*Reply        `is:"-"`
	Redactions    []*Redaction    `is:"-"`
	Changes       []*RecordChange `is:"-"` // from git, the oldest first

	// ReadComments reads the comments once more, for those who let go of them; nil
	// where they have to stay. Where it cannot, Site.Lost says why.
	ReadComments func() []*Comment `is:"-"`
}

// Adoption is an act by which a calendar was adopted or amended.
type Adoption struct {
	Municipality string `is:"key"`
	Year         Int    `is:"key"`
	Status       string `is:"code:calendar_status"`
	AdoptedOn    Date
	AdoptedBy    Text
	DecisionRef  string
	Document     string `is:"path"`
	Note         Text
	Record
}

// Calendar is calendar/<year>.yaml: an adoption and the entries.
type Calendar struct {
	Adoption
	Entries []*Entry `is:"yaml table:calendar"`
}

// Contact is a person or post to ask.
type Contact struct {
	Name  string
	Email string `is:"email"`
	Phone string `is:"phone"`
}

// Entry is one planned consultation of a calendar.
type Entry struct {
	Municipality    string   `is:"key"`
	Year            Int      `is:"key"`
	ID              string   `is:"id required"`
	Title           Text     `is:"required history"`
	PlannedOpens    When     `is:"planned required history"`
	PlannedCloses   When     `is:"planned history"`
	PlannedAdoption When     `is:"planned history"`
	ActType         string   `is:"code:act_type"`
	Topics          []string `is:"code:topic"`
	Forms           []string `is:"code:form"`
	Audience        []string `is:"code:audience"`
	Summary         Text
	Goal            Text
	Unit            Text
	Contact         Contact `is:"contact"`
	LegalBasis      Text
	Obligation      string `is:"code:obligation"`
	Decision        string `is:"code:entry_decision history"`
	Reason          Text
	DecidedOn       Date     `is:"history"`
	MergedInto      string   `is:"id"`
	AddedOn         Date     `is:"history"`
	Aliases         []string `is:"id"`
	Record
}

// Consultation is one real consultation.
type Consultation struct {
	Municipality    string   `is:"key"`
	ID              string   `is:"id required"`
	Title           Text     `is:"required history"`
	Opens           When     `is:"moment coarse history"`
	Closes          When     `is:"moment coarse closing history"`
	Entry           string   `is:"id"`
	Forms           []string `is:"code:form"`
	Headline        Text     `is:"max:90"`
	Summary         Long
	Body            Long `is:"markdown long"`
	Affects         Text
	Why             Text
	Next            Text
	ActType         string   `is:"code:act_type"`
	Topics          []string `is:"code:topic"`
	Audience        []string `is:"code:audience"`
	Area            Text
	Announced       Date `is:"history"`
	FirstCloses     When `is:"moment closing history"`
	ExtendedOn      Date `is:"history"`
	ExtendedReason  Text
	ReportPromised  Date       `is:"history"`
	Respond         []Respond  `is:"yaml contact"`
	FlatRespond     Channels   `name:"respond" is:"csv contact"`
	Events          []Event    `is:"yaml table:events"`
	Documents       []Document `is:"yaml table:documents"`
	Slips           Int
	Unit            Text
	Contact         Contact `is:"contact"`
	Partners        []string
	LegalBasis      Text
	Obligation      string `is:"code:obligation"`
	ExternalURL     string `is:"url"`
	Cancelled       Cancelled
	UnplannedReason Text
	Related         []string `is:"id"`
	ChangeLog       []Change `is:"yaml"`
	Aliases         []string `is:"id"`
	Record
}

// Whole returns the consultation with the texts that its table has, read again
// where they were left.
func (c *Consultation) Whole() *Consultation {
	if c.Summary.from == nil {
		return c
	}
	whole := *c
	whole.Summary = Long{Held: c.Summary.Text()}
	return &whole
}

// Cancelled is the decision not to hold a consultation.
type Cancelled struct {
	On     Date `is:"history"`
	Reason Text
}

// Respond is one way to take part.
type Respond struct {
	Channel string `is:"code:channel"`
	URL     string `is:"url"`
	Email   string `is:"email"`
	Phone   string `is:"phone"`
	Address string
	Place   string
	Hours   string
	Note    Text
}

// Channels are the ways to take part as a table spells them, one of each.
type Channels struct {
	URL     string `is:"url"`
	Email   string `is:"email"`
	Phone   string `is:"phone"`
	Address string
	Place   string
	Hours   string
}

// Event is a meeting, presentation or visit of a consultation.
type Event struct {
	Municipality   string `is:"key"`
	Consultation   string `is:"key"`
	ID             string `is:"id required"`
	Kind           string `is:"code:event_kind"`
	Title          Text
	Starts         When `is:"moment required history"`
	Ends           When `is:"moment history"`
	Place          Text
	OnlineURL      string `is:"url"`
	Access         Access
	AskBy          Date
	Interpretation []string `is:"lang"`
	Attendance     Attendance
	Record
}

// Access is what a place offers to persons with disabilities.
type Access struct {
	StepFree     YesNo
	HearingLoop  YesNo
	SignLanguage YesNo
	Note         Text
}

// Attendance counts those who came to an event.
type Attendance struct {
	Total, Women, Men, Youth, Organisations Int
}

// Document is a file or a web address that belongs to a consultation or report.
type Document struct {
	Municipality string `is:"key"`
	Consultation string `is:"key"`
	Of           string `is:"code:document_of csv"`
	ID           string `is:"id required"`
	Kind         string `is:"code:document_kind"`
	Title        Text
	Path         string `is:"path"`
	URL          string `is:"url"`
	Lang         string `is:"lang"`
	Published    Date
	Accessible   YesNo
	Alternative  Text
	Supersedes   string `is:"id"`
	Record
}

// Change is a line of the history that the record itself keeps.
type Change struct {
	At   Date `is:"required"`
	Note Text `is:"required"`
}
