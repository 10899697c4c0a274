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
	DaysOpen        Int
	DaysRequired    Int
	MeetsMinimum    YesNo
	NoticeDays      Int
	ReportDue       Date
	ReportPublished Date
	ReportDelayDays Int
	Outcome         string `is:"code:outcome"`
	Comments        Int
	AnsweredShare   Decimal
	KeyFacts
}
