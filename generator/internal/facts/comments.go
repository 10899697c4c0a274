package facts

import (
	"cmp"
	"slices"
	"sync"

	"konsulta/generator/internal/model"
)

// Comment is a comment with the answer in force: its own, or that of the row
// it shares it with.
type Comment struct {
	*model.Comment
	Answer *model.Comment
}

// Disposition is the decision in force, "pending" where there is none.
func (c *Comment) Disposition() string { return cmp.Or(c.Answer.Disposition, "pending") }

// Answered reports whether a comment has a decision, with a reason where one
// is needed.
func (c *Comment) Answered() bool {
	d := c.Answer.Disposition
	return d == "accepted" || d != "" && d != "pending" && !c.Answer.Reason.Empty()
}

// Commented is what is told of the comments on a consultation without reading
// them.
type Commented struct {
	N            int          // that are there
	Answered     int          // of these
	TextChanged  int          // of those answered: the text was changed
	Dispositions model.Counts // in the order in which they come
	First        int          // of those not answered, counted from 0, and its row
	FirstRow     int
}

// Unanswered is how many comments have no answer yet.
func (f *Commented) Unanswered() int { return f.N - f.Answered }

// With is how many comments have a disposition.
func (f *Commented) With(disposition string) int {
	for _, n := range f.Dispositions {
		if n.Code == disposition {
			return n.N
		}
	}
	return 0
}

// commented counts comments.
func commented(rows []*Comment) Commented {
	f := Commented{N: len(rows)}
	for i, x := range rows {
		switch {
		case x.Answered():
			f.Answered++
			if x.Answer.Effect == "text_changed" {
				f.TextChanged++
			}
		case f.Answered == i: // all before it are
			f.First, f.FirstRow = i, x.Row.N
		}
		d := x.Disposition()
		at := slices.IndexFunc(f.Dispositions, func(n model.Count) bool { return n.Code == d })
		if at < 0 {
			at = len(f.Dispositions)
			f.Dispositions = append(f.Dispositions, model.Count{Code: d})
		}
		f.Dispositions[at].N++
	}
	return f
}

// answered says how many comments there are, where that is known, and the share
// of those that are answered.
func answered(c *Consultation) {
	f := &c.Commented
	if f.N > 0 || c.Report != nil && c.Report.NoComments == model.Yes {
		c.Comments = model.Number(f.N)
		c.AnsweredShare = Share(f.Answered, f.N)
	}
}

// commentsHeld tells whether the comments of a municipality are in memory.
type commentsHeld struct {
	mu   sync.Mutex
	left bool   // in their files
	read func() // reads them again; nil where they have to stay
}

// CommentRows are the comments that are there, by row. Where they were left in
// their files, those of the whole municipality are read again; [model.Site]
// says in Lost what goes wrong then.
func (c *Consultation) CommentRows() []*Comment {
	if c.Commented.N == 0 {
		return nil
	}
	h := &c.Municipality.held
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.left {
		h.left = false
		h.read()
	}
	return c.commentRows
}

// LeaveComments lets go of the comments of a municipality, where they can be
// read again: they are much of a large site, and few pages show them.
func (m *Municipality) LeaveComments() {
	if m.held.read == nil {
		return
	}
	h := &m.held
	h.mu.Lock()
	defer h.mu.Unlock()
	h.left = true
	m.Municipality.Comments = nil
	for _, c := range m.Consultations {
		c.commentRows = nil
	}
}

// attachComments gives each consultation its comments, and what is told of them.
func (w *worker) attachComments(fm *Municipality) {
	w.giveComments(fm, fm.Comments)
	for _, c := range fm.Consultations {
		c.Commented = commented(c.commentRows)
	}
	if fm.ReadComments != nil {
		fm.held.read = func() { w.giveComments(fm, fm.ReadComments()) }
	}
}

// giveComments gives each consultation its comments, which stand together in the
// list.
func (w *worker) giveComments(fm *Municipality, list []*model.Comment) {
	for rest := list; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].Consultation == rest[0].Consultation {
			n++
		}
		if c := fm.consultations[rest[0].Consultation]; c != nil && !c.reportAhead {
			c.commentRows = w.present(rest[:n])
			for _, x := range c.commentRows {
				dropInComment(c, x)
			}
		}
		rest = rest[n:]
	}
}

// present are the comments of a consultation, given in the order of their rows,
// that are there.
func (w *worker) present(rows []*model.Comment) []*Comment {
	var list []*Comment
	for _, x := range rows {
		there := w.presentComment(x)
		if there == nil {
			continue
		}
		answer := there
		if there.SameAs.Known {
			i, ok := slices.BinarySearchFunc(rows, there.SameAs.N, func(x *model.Comment, n int) int { return cmp.Compare(x.Row.N, n) })
			if ok {
				answer = cmp.Or(w.presentComment(rows[i]), there)
			}
		}
		list = append(list, &Comment{there, answer})
	}
	return list
}

// dropInComment blanks what a comment names and what is not there. A comment
// that shared the answer of one is not answered yet.
func dropInComment(c *Consultation, x *Comment) {
	theme := x.Theme == "" || c.Report != nil &&
		slices.ContainsFunc(c.Report.Themes, func(t model.ReportTheme) bool { return t.ID == x.Theme })
	alone := x.SameAs.Known && x.Answer == x.Comment
	if theme && !alone && c.document(x.Document) {
		return
	}
	there := *x.Comment
	if !theme {
		there.Theme = ""
	}
	if !c.document(x.Document) {
		there.Document = ""
	}
	if alone {
		there.SameAs, there.Disposition = model.Int{}, "pending"
	}
	if x.Answer == x.Comment {
		x.Answer = &there
	}
	x.Comment = &there
}
