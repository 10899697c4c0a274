package facts_test

import (
	"reflect"
	"slices"
	"testing"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
)

// TestCommentsThatAreLeft lets go of comments and asks for them again: they are
// what they were, also where they name what is not there, and what is told of them
// was never away.
func TestCommentsThatAreLeft(t *testing.T) {
	site := load(t,
		"consultations.csv", "id,title_mk,opens,closes\nx,Наслов,2026-04-01,2026-04-20\ny,Друга,2026-04-01,2026-04-20\n",
		"reports/x.yaml", "published: 2026-05-01\noutcome: sent_back\nthemes: [{id: later, title: {mk: Подоцна}, publish_on: 2026-06-01}]\n",
		"comments.csv", "consultation,row,respondent_type,comment,disposition,reason_mk,answered,same_as,effect,theme,publish_on\n"+
			"x,1,citizen,Еден,rejected,Нема пари,2026-05-01,,,later,\n"+
			"x,2,citizen,Два,,,,1,,,\n"+
			"x,3,citizen,Три,accepted,,2026-05-01,,text_changed,,\n"+
			"x,4,citizen,Четири,accepted,,2026-06-01,,,,\n"+
			"x,5,citizen,Пет,accepted,,2026-05-01,,,,2026-06-01\n")
	register := site.Municipalities[slices.IndexFunc(site.Municipalities, func(m *model.Municipality) bool { return len(m.Comments) > 0 })]
	all, reads := register.Comments, 0
	register.ReadComments = func() []*model.Comment { reads++; return all }
	m := at(t, site, "2026-05-10 12:00").Municipality(register.ID)
	x, y := m.Consultation("x"), m.Consultation("y")
	want := x.CommentRows()
	if f := x.Commented; f.N != 4 || f.Answered != 3 || f.TextChanged != 1 || f.First != 3 || f.FirstRow != 4 || f.Unanswered() != 1 ||
		f.With("rejected") != 2 || f.With("accepted") != 1 || f.With("pending") != 1 || f.With("noted") != 0 {
		t.Errorf("told of the comments: %+v", f)
	}
	if len(want) != 4 || want[0].Theme != "" || want[1].Answer.Row.N != 1 || want[3].Disposition() != "pending" {
		t.Fatalf("the comments: %+v", want)
	}
	told := x.Commented
	for range 2 {
		m.LeaveComments()
		if m.Municipality.Comments != nil {
			t.Error("the comments are kept as they were read")
		}
		before := reads
		if len(y.CommentRows()) > 0 || reads > before {
			t.Error("comments were read for a consultation that has none")
		}
		if !reflect.DeepEqual(x.CommentRows(), want) || !reflect.DeepEqual(x.Commented, told) || reads != before+1 {
			t.Errorf("read again %d times: %+v", reads-before, x.CommentRows())
		}
	}
	kept := at(t, load(t, "consultations.csv", "id,title_mk,opens,closes\nx,Наслов,2026-04-01,2026-04-20\n",
		"comments.csv", "consultation,row,respondent_type,comment,disposition\nx,1,citizen,Не,accepted\n"), "2026-05-10 12:00")
	var rows []*facts.Comment
	for _, m := range kept.Municipalities {
		m.LeaveComments()
		for _, c := range m.Consultations {
			rows = append(rows, c.CommentRows()...)
		}
	}
	if len(rows) != 1 {
		t.Error("comments went that cannot be read again")
	}
}
