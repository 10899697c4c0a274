package workbook_test

import (
	"strings"
	"testing"

	"konsulta/generator/internal/sheet"
)

// byHeading writes the rows of a sheet as heading=cell, without cells that are
// empty.
func byHeading(s sheet.Sheet) string {
	var b strings.Builder
	for _, r := range s.Rows[1:] {
		var cells []string
		for i, c := range r.Cells {
			switch {
			case c.Fault != nil:
				cells = append(cells, s.Rows[0].Cells[i].Text+"!"+c.Fault.Code+"("+c.Fault.Args[0].Value+")")
			case c.Text != "":
				cells = append(cells, s.Rows[0].Cells[i].Text+"="+c.Text)
			}
		}
		b.WriteString(strings.Join(cells, ", ") + "\n")
	}
	return b.String()
}

// What a clerk typed into LibreOffice comes back as it was meant: dates as
// dates, months and numbers with zeros as texts, lines as lines.
func TestSavedByLibreOffice(t *testing.T) {
	for _, tt := range []struct{ file, tab, table, want string }{
		{"plan.xlsx", "Календар", "calendar", `Година=2027, Ознака=plostad, Наслов (македонски)=Плоштад „Слобода“, Наслов (албански)=Sheshi “Liria”, ` +
			`Планиран почеток=2027-05, Планиран крај=2027-Q3, Вид акт=Урбанистички план, Теми=Урбанистичко планирање; Животна средина и природа, ` +
			`Обврска за консултација=Задолжителна, Додадена во календарот на=2027-02-05
Година=2027, Ознака=007, Наслов (македонски)=5/2027, Планиран почеток=2027
`},
		{"plan.xlsx", "Консултации", "consultations", `Ознака=plostad, Наслов (македонски)=Плоштад, Почеток=2027-05-03, Краен рок=2027-05-31T16:00, Датум на објавата=2027-04-20, Нумерирани отсечоци=120
`},
		{"report.xlsx", "Средби", "events", ""},
		{"report.xlsx", "Документи", "documents", "Консултација!xlsx_merged(A4:A5)\n"},
		{"report.xlsx", "Белешки", "", ""},
		{"comments.xlsx", "Извештаи", "reports", "Консултација=plostad\n"},
		{"comments.xlsx", "Коментари", "comments", `Консултација=plostad, Бр.=1, Примено на=2027-05-10, Примено по истекот на рокот=Не, Вид подносител=Граѓанин, Коментар=Прв ред
втор ред, Одлука за коментарот=Прифатено
Консултација=plostad, Бр.!xlsx_formula(=B3+1), Вид подносител==ДА
`},
	} {
		b := read(t, fixture(t, tt.file))
		if b.Municipality != "primer" {
			t.Errorf("%s is of %q", tt.file, b.Municipality)
		}
		found := false
		for _, s := range b.Sheets {
			if s.Name != tt.tab {
				continue
			}
			found = true
			if s.Table != tt.table {
				t.Errorf("%s, %s holds the table %q, want %q", tt.file, tt.tab, s.Table, tt.table)
			}
			if got := byHeading(s); got != tt.want {
				t.Errorf("%s, %s:\n%swant\n%s", tt.file, tt.tab, got, tt.want)
			}
		}
		if !found {
			t.Errorf("%s has no tab %s", tt.file, tt.tab)
		}
	}
}
