// Package facts works out what the records do not say themselves: which of
// them are there yet, the state of every consultation and calendar entry, the
// rule in force, and the figures that follow (contract, section 4). It looks
// at the records for one minute, the as-of, and at nothing else.
package facts

import (
	"cmp"
	"slices"
	"time"

	"konsulta/generator/internal/model"
)

// Site is the site as it stands at the as-of minute.
type Site struct {
	*model.Site
	AsOf           time.Time // in the site's zone
	Today          model.Date
	Municipalities []*Municipality
	Pages          []*model.Page      // in the languages in which they are there
	Releases       []*model.Release   // that are there, the latest first
	Indices        []*Index           // with the editions that are there
	Checklists     []*Checklist       // with the rounds of all municipalities
	Mentoring      []*model.Mentoring // the latest first
	byID           map[string]*Municipality
	*Rules
}

// Municipality is a municipality with what is there of its records.
type Municipality struct {
	*model.Municipality
	Covered       bool // it publishes here
	CoveredSince  model.Date
	Calendars     []*Calendar           // by year
	Entries       []*Entry              // by year, then as written
	Consultations []*Consultation       // as written
	Changes       []*model.RecordChange // of its records, from git, the oldest first
	Removed       []*RemovedEntry       // from its calendars, the first removed first
	Rounds        []*Round              // by checklist, then date
	Actions       []*model.Action       // as written
	Replies       []*model.Reply        // its own words on figures
	consultations map[string]*Consultation
	entries       map[string]*Entry // the last of each id
	plansSince    int               // the first year of which it has a calendar of its own; 0 for none
	measures      yearly
	held          commentsHeld
}

// Calendar is the plan for a year.
type Calendar struct {
	Year         int
	Municipality *Municipality
	Adoptions    []*model.Adoption // by date
	Entries      []*Entry
	Removed      []*RemovedEntry
	Rule         *model.Rule // nil where none applied
}

// Entry is a calendar entry with its state.
type Entry struct {
	*model.Entry
	model.EntryFacts
	Municipality  *Municipality
	State         string          // of the vocabulary state
	Consultations []*Consultation // that realise it, by opening; those cancelled last
	Last          bool            // no later calendar holds the id
	Earlier       []*Entry        // the same id in calendars before
	Changes       []*model.RecordChange
}

// Consultation is a consultation with its state and figures.
type Consultation struct {
	*model.Consultation
	model.ConsultationFacts
	Municipality *Municipality
	Dated        bool       // the period is known
	ByEvents     bool       // the period is that of the events
	opens        model.When // of the period; zero unless Dated
	Opening      time.Time  // zero unless Dated
	Closing      time.Time  // zero unless Dated; the first minute after
	FirstDay     model.Date // 0 unless Dated
	LastDay      model.Date
	Rule         *model.Rule // nil where none applies
	Due          time.Time   // the first minute at which the report is overdue; zero for never
	Report       *model.Report
	Commented    Commented
	commentRows  []*Comment // nil where they were left in their files
	Entry        *Entry     // nil for an unplanned one
	Unplanned    bool       // not in the calendar when it was announced
	Removed      []*model.Redaction
	Changes      []*model.RecordChange // of it, its events and its report

	reportAhead bool // its report is not there yet, and so are its comments
}

// Municipality returns the municipality with an id, or nil.
func (s *Site) Municipality(id string) *Municipality { return s.byID[id] }

// Consultation returns the consultation with an id, or nil.
func (m *Municipality) Consultation(id string) *Consultation { return m.consultations[id] }

// Entry returns the last entry with an id, or nil.
func (m *Municipality) Entry(id string) *Entry { return m.entries[id] }

// Forget lets go of the municipality's records, when nothing more is made of
// them: the largest sites would not fit into memory with all they make. What
// names the municipality stays, since pages of others tell it.
func (m *Municipality) Forget() {
	m.Calendars, m.Entries, m.Consultations, m.Changes, m.Removed = nil, nil, nil, nil, nil
	m.Rounds, m.Actions, m.Replies, m.consultations, m.entries, m.measures.list = nil, nil, nil, nil, nil, nil
	r := m.Municipality
	r.Adoptions, r.Entries, r.Consultations, r.Reports, r.Comments = nil, nil, nil, nil, nil
	r.Rounds, r.Actions, r.Replies, r.Redactions, r.Changes = nil, nil, nil, nil, nil
}

// At works the site out for a minute. drafts keeps records that are marked as
// drafts or not to be published yet. The records given are not changed.
func At(site *model.Site, asOf time.Time, drafts bool) *Site {
	s := &Site{Site: site, AsOf: asOf.In(site.Zone), byID: map[string]*Municipality{}, Rules: RulesOf(&site.Settings)}
	s.Today = model.DateOf(s.AsOf)
	w := &worker{Site: s, drafts: drafts}
	for _, p := range site.Pages {
		if there := w.presentPage(p); there != nil {
			s.Pages = append(s.Pages, there)
		}
	}
	for _, r := range slices.Backward(site.Releases) {
		if r.Date <= s.Today {
			s.Releases = append(s.Releases, r)
		}
	}
	for _, m := range site.Municipalities {
		if !w.shown(&m.Record) {
			continue
		}
		fm := w.municipality(m)
		s.Municipalities = append(s.Municipalities, fm)
		s.byID[m.ID] = fm
	}
	w.indices()
	w.checklists()
	w.mentoring()
	for _, m := range s.Municipalities {
		if m.PartOf != "" && s.byID[m.PartOf] == nil {
			there := *m.Municipality
			there.PartOf = ""
			m.Municipality = &there
		}
	}
	return s
}

// worker holds what the steps of At share.
type worker struct {
	*Site
	drafts bool
}

func (w *worker) municipality(m *model.Municipality) *Municipality {
	fm := &Municipality{Municipality: m, consultations: map[string]*Consultation{}, entries: map[string]*Entry{}}
	for _, c := range m.Consultations {
		if there := w.presentConsultation(c); there != nil {
			fc := &Consultation{Consultation: there, Municipality: fm}
			fm.Consultations = append(fm.Consultations, fc)
			fm.consultations[c.ID] = fc
		}
	}
	w.attachReports(fm)
	w.attachComments(fm)
	w.attachEntries(fm)
	w.dropReferences(fm)
	w.attachChanges(fm)
	for _, a := range m.Actions {
		if there := w.presentAction(a); there != nil {
			fm.Actions = append(fm.Actions, there)
		}
	}
	for _, c := range fm.Consultations {
		w.period(c)
		w.figures(c)
	}
	for _, e := range fm.Entries {
		w.entry(e)
	}
	w.calendars(fm)
	w.coverage(fm)
	w.replies(fm)
	return fm
}

func (w *worker) attachReports(fm *Municipality) {
	for _, r := range fm.Reports {
		if c := fm.consultations[r.Consultation]; c != nil {
			c.Report = w.presentReport(r)
			c.reportAhead = c.Report == nil
		}
	}
	for _, x := range fm.Redactions {
		if c := fm.consultations[x.RecordID()]; c != nil && w.there(&x.Record, x.DecidedOn) {
			c.Removed = append(c.Removed, x)
		}
	}
}

func (w *worker) attachEntries(fm *Municipality) {
	for _, e := range fm.Municipality.Entries {
		there := w.presentEntry(e)
		if there == nil {
			continue
		}
		fe := &Entry{Entry: there, Municipality: fm, Last: true}
		if before := fm.entries[e.ID]; before != nil {
			if before.Decision != "postponed" {
				continue // it is carried over by a decision that is still ahead
			}
			before.Last = false
			fe.Earlier = append(slices.Clone(before.Earlier), before)
		}
		fm.Entries = append(fm.Entries, fe)
		fm.entries[e.ID] = fe
	}
	for _, c := range fm.Consultations {
		if e := fm.entries[cmp.Or(c.Consultation.Entry, c.ID)]; e != nil {
			c.Entry = e
			e.Consultations = append(e.Consultations, c)
		}
	}
}

func (w *worker) calendars(fm *Municipality) {
	byYear := map[int]*Calendar{}
	calendar := func(year int) *Calendar {
		if byYear[year] == nil {
			byYear[year] = &Calendar{Year: year, Municipality: fm}
			fm.Calendars = append(fm.Calendars, byYear[year])
		}
		return byYear[year]
	}
	for _, e := range fm.Entries {
		c := calendar(e.Year.N)
		c.Entries = append(c.Entries, e)
	}
	for _, a := range fm.Adoptions {
		if w.there(&a.Record, a.AdoptedOn) {
			c := calendar(a.Year.N)
			c.Adoptions = append(c.Adoptions, a)
		}
	}
	for _, e := range fm.Removed {
		c := calendar(e.Year)
		c.Removed = append(c.Removed, e)
	}
	slices.SortFunc(fm.Calendars, func(a, b *Calendar) int { return cmp.Compare(a.Year, b.Year) })
	for _, c := range fm.Calendars {
		c.Rule = w.Calendar(fm.ID, c.Year)
	}
}

// coverage tells whether a municipality publishes its consultations here, and
// since when: from the day that it says, else from its first own record. What
// belongs to a consultation or report, such as events and comments, is theirs
// who recorded that.
func (w *worker) coverage(fm *Municipality) {
	own := func(r *model.Record, on model.Date) bool {
		if cmp.Or(r.RecordedBy, fm.MaintainedBy, "municipality") != "municipality" {
			return false
		}
		fm.Covered = true
		if on != 0 && w.done(on) && (fm.CoveredSince == 0 || on < fm.CoveredSince) {
			fm.CoveredSince = on
		}
		return true
	}
	for _, c := range fm.Consultations {
		own(&c.Consultation.Record, cmp.Or(c.Announced, c.FirstDay))
		if c.Report != nil {
			own(&c.Report.Record, c.Report.Published)
		}
	}
	for _, e := range fm.Entries {
		if own(&e.Entry.Record, 0) && fm.plansSince == 0 {
			fm.plansSince = e.Year.N // entries are by year
		}
	}
	for _, c := range fm.Calendars {
		for _, a := range c.Adoptions {
			own(&a.Record, a.AdoptedOn)
		}
	}
	if from := fm.PublishesFrom; from != 0 {
		fm.Covered, fm.CoveredSince = fm.Covered || w.done(from), from
	}
}
