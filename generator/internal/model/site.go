package model

import "time"

// Site is everything that a content tree holds.
type Site struct {
	Settings       Settings
	Zone           *time.Location
	Vocabularies   Vocabularies                 // built-in codes and those of vocabularies.yaml
	Messages       map[string]map[string]string // changed interface texts: language, key, text
	Municipalities []*Municipality              // in the order of the register
	Pages          []*Page                      // by slug
	Indices        []*Index
	Checklists     []*Checklist
	Mentoring      []*Mentoring
	Assets         []string // files of assets/, such as custom.css
	HasCustomCSS   bool
	Boundaries     *Boundaries // nil without municipalities.geojson
	Releases       []*Release  // by date

	// Rest is what was left in its files; nil where all is in memory.
	Rest Rest
}

// Rest are the files in which something was left. Lost says why some of it could
// not be read again. Close closes those that are open; more may be read after it.
type Rest interface {
	Lost() error
	Close()
}

// Lost says why something that was left in its file could not be read again.
func (s *Site) Lost() error {
	if s.Rest == nil {
		return nil
	}
	return s.Rest.Lost()
}

// CloseRest closes the files in which something was left.
func (s *Site) CloseRest() {
	if s.Rest != nil {
		s.Rest.Close()
	}
}

// Release is a frozen copy of the tables: releases/<date>/.
type Release struct {
	Date  Date
	Files []ReleaseFile // by path, SHA256SUMS among them
}

// ReleaseFile is a file of a release.
type ReleaseFile struct {
	Path string // below the folder of the release
	Size int64  // in bytes
}

// Boundaries are the outlines of municipalities.
type Boundaries struct {
	Attribution string
	Rings       map[string][][]Point // outer and inner ones of all parts, by municipality
}

// Point is a place on the earth in degrees.
type Point struct{ Lon, Lat float64 }

// Municipality returns the municipality with an id, or nil.
func (s *Site) Municipality(id string) *Municipality {
	for _, m := range s.Municipalities {
		if m.ID == id {
			return m
		}
	}
	return nil
}

// Settings is site.yaml.
type Settings struct {
	Format        Int      `is:"required"`
	Title         Text     `is:"required"`
	BaseURL       string   `is:"required url"`
	Languages     []string `is:"required lang"`
	Publisher     Publisher
	Description   Text
	License       string `is:"licence"`
	Timezone      string
	Logo          string `is:"picture"`
	Theme         Theme
	Demonstration YesNo
	Participation Platform
	Alerts        []Alert `is:"yaml"`
	Corrections   Corrections
	Controller    Text `is:"contact"`
	Official      Text
	Holidays      []string `is:"date"`
	Feeds         FeedSettings
	Rules         []Rule `is:"yaml"`
}

// Publisher is who answers for the site.
type Publisher struct {
	Name  Text   `is:"required"`
	URL   string `is:"url"`
	Email string `is:"email contact"`
}

// Theme is what a publisher may change about the looks without a template.
type Theme struct {
	Accent string `is:"colour"`
}

// Platform is the citizens' platform, for example mZaednica.
type Platform struct {
	Name Text
	URL  string `is:"url"`
	Note Text
}

// Alert is a way of being notified that the publisher really serves.
type Alert struct {
	Kind string `is:"required code:alert_kind"`
	URL  string `is:"required link"`
	Lang string `is:"lang"`
	Name Text
}

// Corrections is where a mistake can be reported.
type Corrections struct {
	Email string `is:"email contact"`
	Note  Text   `is:"contact"`
}

// FeedSettings are the settings of the feeds.
type FeedSettings struct {
	Limit Int
}

// Rule is a dated norm: what a consultation or a calendar has to keep, from a
// day on, where it applies.
type Rule struct {
	From            Date `is:"required"`
	AppliesTo       AppliesTo
	MinDays         Int
	MinNoticeDays   Int
	ReportDueDays   Int
	CalendarDue     string `is:"month_day"`
	CalendarDueYear string `is:"code:rule_year"`
	Days            string `is:"code:rule_days"`
	LegalRef        Text
	SourceURL       string `is:"url"`
	Record          Record `is:"-"`
}

// AppliesTo narrows a rule; what is absent does not narrow.
type AppliesTo struct {
	Municipalities []string `is:"id"`
	Forms          []string `is:"code:form"`
	ActTypes       []string `is:"code:act_type"`
	Obligation     string   `is:"code:obligation"`
}

// Page is a free page in all the languages in which it was written.
type Page struct {
	Slug     string
	Order    Int
	Title    Text
	Body     Text
	Versions []PageVersion // in the order of Title
	Origin
}

// PageVersion is what the record of a page in one language carries.
type PageVersion struct {
	Lang string
	Record
}

// PageHead is the front matter of pages/<slug>.<lang>.md.
type PageHead struct {
	Title string `is:"required"`
	Order Int
	Record
}

// Working reports whether days are counted as working days. Without a rule
// they are not.
func (r *Rule) Working() bool { return r != nil && r.Days == "working" }

// CalendarDay takes calendar_due apart, 12-31, whose form was checked when it
// was read.
func (r *Rule) CalendarDay() (month, day int) {
	s := r.CalendarDue
	return int(s[0]-'0')*10 + int(s[1]-'0'), int(s[3]-'0')*10 + int(s[4]-'0')
}

// Named counts what a rule is narrowed by.
func (a AppliesTo) Named() int {
	n := 0
	for _, named := range []bool{len(a.Municipalities) > 0, len(a.Forms) > 0, len(a.ActTypes) > 0, a.Obligation != ""} {
		if named {
			n++
		}
	}
	return n
}
