package facts_test

import (
	"testing"

	"konsulta/generator/internal/facts"
)

// What names a record that is not there does not tell of it.
func TestReferencesToWhatIsNotThere(t *testing.T) {
	appears(t, []string{
		"consultations.csv", "id,title_mk,announced,opens,closes,related,entry\n" +
			"x,Наслов,2026-04-01,2026-04-05,2026-04-20,y,e\ny,Друг,2026-05-10,2026-05-15,2026-06-20,,\n",
		"calendar/2026.csv", "id,title_mk,planned_opens,added_on\ne,Ставка,2026-04,2026-05-10\n",
		"documents.csv", "consultation,id,title_mk,url,published,supersedes\n" +
			"x,d1,Нацрт,https://example.org/1,2026-05-10,\nx,d2,Нацрт,https://example.org/2,2026-04-01,d1\n",
	}, func(m *facts.Municipality) string {
		c := m.Consultation("x")
		s := c.Consultation.Entry
		for _, id := range c.Related {
			s += " related " + id
		}
		for _, d := range c.Documents {
			s += " " + d.ID + " supersedes " + d.Supersedes
		}
		return s
	}, " d2 supersedes ", "e related y d1 supersedes  d2 supersedes d1")
}

// The comments of a report that is not there are not there either.
func TestCommentsOfAReportAhead(t *testing.T) {
	appears(t, []string{
		"consultations.csv", "id,title_mk,opens,closes\nx,Наслов,2026-04-01,2026-04-20\n",
		"reports.csv", "consultation,published,outcome\nx,2026-05-10,adopted_unchanged\n",
		"comments.csv", "consultation,row,respondent_type,comment,disposition\nx,1,citizen,Коментар,accepted\n",
	}, func(m *facts.Municipality) string { return m.Consultation("x").Comments.String() }, "", "1")
}
