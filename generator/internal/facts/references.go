package facts

import (
	"slices"

	"konsulta/generator/internal/model"
)

// dropReferences takes out of the records what names a record that is not
// there: nothing may tell of it, and the published tables stay whole. Records
// are copied before they are changed.
func (w *worker) dropReferences(fm *Municipality) {
	here := func(id string) bool { return fm.consultations[id] != nil || fm.entries[id] != nil }
	for _, c := range fm.Consultations {
		related := keep(c.Related, func(id *string) bool { return here(*id) })
		documents := dropSuperseded(c.Documents)
		noEntry := c.Consultation.Entry != "" && c.Consultation.Entry != c.ID && fm.entries[c.Consultation.Entry] == nil
		changed := len(documents) > 0 && &documents[0] != &c.Documents[0]
		if noEntry || changed || len(related) < len(c.Related) {
			there := *c.Consultation
			there.Related, there.Documents = related, documents
			if noEntry {
				there.Entry = ""
			}
			c.Consultation = &there
		}
		if c.Report != nil {
			c.Report.Documents = dropSuperseded(c.Report.Documents)
			w.dropInReport(c)
		}
	}
	for _, e := range fm.Entries {
		if e.MergedInto != "" && !here(e.MergedInto) {
			there := *e.Entry
			there.Decision, there.Reason, there.DecidedOn, there.MergedInto = "", nil, 0, ""
			e.Entry = &there
		}
	}
}

// dropSuperseded blanks supersedes where that document is not there.
func dropSuperseded(list []model.Document) []model.Document {
	for i := range list {
		if s := list[i].Supersedes; s != "" && !hasDocument(list, s) {
			list = slices.Clone(list)
			list[i].Supersedes = ""
		}
	}
	return list
}

func hasDocument(list []model.Document, id string) bool {
	return slices.ContainsFunc(list, func(d model.Document) bool { return d.ID == id })
}

// document reports whether a consultation or its report has a document.
func (c *Consultation) document(id string) bool {
	return id == "" || hasDocument(c.Documents, id) || c.Report != nil && hasDocument(c.Report.Documents, id)
}

// dropInReport blanks the documents and comments that changes of the text name
// and that are not there. The report is a copy already.
func (w *worker) dropInReport(c *Consultation) {
	row := func(n *string) bool {
		return slices.ContainsFunc(c.commentRows, func(x *Comment) bool { return x.Row.String() == *n })
	}
	for i := range c.Report.TextChanges {
		t := &c.Report.TextChanges[i]
		because := keep(t.Because, row)
		if len(because) < len(t.Because) || !c.document(t.Document) {
			c.Report.TextChanges = slices.Clone(c.Report.TextChanges)
			t = &c.Report.TextChanges[i]
			t.Because = because
			if !c.document(t.Document) {
				t.Document = ""
			}
		}
	}
}
