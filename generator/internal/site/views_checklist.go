package site

// ChecklistPage is a checklist as a form, which its script makes a tool: it
// scores itself, saves the answers as CSV and loads them again.
type ChecklistPage struct {
	Page
	Tool     string             // href of the script
	Key      string             // under which the browser keeps the answers
	File     string             // the name of a saved file begins with it
	Percent  string             // 25.6% as the language writes it, for the script
	Heading  Phrase             // name of the checklist
	Note     string             // that the checklist is not translated
	Notices  []Notice           // that it is a draft
	Facts    []Fact             // publisher, version, index on which it is based, source
	Sections []ChecklistSection // in the order of the checklist
	Choices  []Choosable        // the answers, the same for every item
	Rounds   []Counted          // the last of each municipality
}

// ChecklistSection is a part of a checklist.
type ChecklistSection struct {
	ID    string          // section-budget
	Title Phrase          // its name
	Items []ChecklistItem // its questions
}

// ChecklistItem is a question.
type ChecklistItem struct {
	ID     string // as in the checklist, without a prefix
	Number string // counted through the checklist
	Weight string // a whole number, in proportion to the others
	Text   Phrase // the question
	Note   string // that it is not translated
	Help   *Prose // what it is about
	Facts  []Fact // legal reference, related indicators, whether evidence is required
}

// Choosable is an answer that can be given.
type Choosable struct {
	Code  string // yes
	Label string // in the language of the page
}

// RoundPage is one time that a municipality answered a checklist, with what
// is to be done about a "no".
type RoundPage struct {
	Page
	Heading      string            // the municipality and the round
	Municipality Link              // whose answers they are
	Checklist    Link              // to the checklist; empty where it is not shown
	Note         string            // that the checklist is not translated
	Notices      []Notice          // of the round
	Facts        []Fact            // source, who recorded it
	Figures      []Fact            // score, score with evidence, completion, change
	Change       string            // what stands in brackets in the table, or ""
	Columns      ScoreColumns      // headings of the scores
	Scores       []ScoreRow        // of the sections, the whole last
	Gap          *IndexGap         // nil where the checklist is based on no index
	Plan         []PlanItem        // in the order of the checklist
	PlanEmpty    string            // said where nothing is left to do
	NoEvidence   []Link            // items with a "yes" that nothing proves
	Sections     []AnsweredSection // all answers
	Other        []Counted         // rounds of the same municipality and checklist
}

// ScoreColumns are the headings of the scores.
type ScoreColumns struct {
	Section  string // whose row it is
	Answered string // how many of how many
	Score    string // as a share
	Evident  string // the share that is proved
}

// ScoreRow is what a section reached. Changes are those since the round
// before, in percentage points, or "".
type ScoreRow struct {
	Title         Phrase // of the section
	Whole         bool   // of the whole checklist
	Answered      string // how many of how many
	Score         string // as a share
	ScoreChange   string // of the score
	Evident       string // the share that is proved
	EvidentChange string // of that share
}

// IndexGap compares the round with an index, on the items that both have.
type IndexGap struct {
	Text  string // what is compared
	Facts []Fact // both figures and the difference
}

// PlanItem is an item that was answered with "no" or "partly": what to do,
// and what the municipality undertook to do.
type PlanItem struct {
	Item    Link     // to the answer
	Answer  Status   // "no" or "partly"
	Note    string   // that item or advice is not translated
	Advice  *Prose   // the recommendation of the checklist
	Actions []Action // what it undertook
	Empty   string   // said where there is no action
}

// Action is what a municipality undertook to do.
type Action struct {
	ID      string // for links to it; "" where it is not at home
	Text    Phrase // what is to be done
	Status  Status // how far it is
	Overdue Status // with words where its day has passed
	Item    *Link  // nil where it stands below the item
	Facts   []Fact // who does it, by when, last change, evidence
	Note    *Prose // the words of the municipality
}

// AnsweredSection is a part of a checklist with its answers.
type AnsweredSection struct {
	Title Phrase         // its name
	Items []AnsweredItem // its questions
}

// AnsweredItem is a question with its answer.
type AnsweredItem struct {
	ID           string // item-budget
	Number       string // counted through the checklist
	Text         Phrase // the question
	Untranslated string // that it is not translated
	Answer       Status // what was answered
	Facts        []Fact // evidence, the answer before where it was another
	Note         *Prose // the words of the municipality
}

// Assessment is what the profile of a municipality says of its checklists,
// actions and of the support that it got.
type Assessment struct {
	Rounds     []Counted // the latest first
	Checklists []Link    // to be filled in
	Actions    []Action  // the overdue ones first, those settled last
	Overdue    string    // how many, or ""
	Mentoring  []Support // the latest first
	Log        *Link     // the support of all municipalities
}

// Support is a line of the log of mentoring.
type Support struct {
	Heading      Phrase    // the subject, else the kind
	Date         string    // the day
	Datetime     string    // the same for programs
	Kind         string    // "" where it is the heading
	Municipality *Link     // nil on the municipality's own page
	Facts        []Fact    // organisation
	Actions      []Link    // to what it was about
	Outcome      *Prose    // what came of it
	Document     *Download // minutes, or nil
}

// MentoringPage is the log of support over all municipalities.
type MentoringPage struct {
	Page
	Heading    string        // the name of the page
	Intro      string        // what the log is
	Empty      string        // said where there is none
	Years      []SupportYear // the latest first
	Checklists []Link        // to be filled in
}

// SupportYear is the support of a year.
type SupportYear struct {
	Title string    // the year
	Lines []Support // the latest first
}
