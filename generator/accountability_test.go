package generator_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

const (
	tinySite  = "format: 1\ntitle: {mk: Консултации}\nbase_url: https://example.org/\nlanguages: [mk, sq, en]\npublisher: {name: {mk: Заедница}}\n"
	tinyRules = tinySite + "rules: [{from: 2020-01-01, min_days: 10, report_due_days: 15, calendar_due: 01-31, calendar_due_year: same}]\n"
)

// tiny renders a small site as of 15 June 2026. files are paths and texts by
// turns; one that begins with a dot is of the municipality primer.
func tiny(t *testing.T, files ...string) site {
	t.Helper()
	tree := fstest.MapFS{"site.yaml": {Data: []byte(tinySite)}, "municipalities.csv": {Data: []byte("id,name_mk,name_en\nprimer,Пример,Primer\ndrug,Друг,Drug\n")}}
	for i := 0; i < len(files); i += 2 {
		path := files[i]
		if rest, own := strings.CutPrefix(path, "./"); own {
			path = "municipalities/primer/" + rest
		}
		tree[path] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return render(t, options(tree, "2026-06-15"))
}

// words gives the text of the elements of a page with an id, a class or a name.
func (s site) words(t *testing.T, page, of string) string {
	t.Helper()
	if s[page] == nil {
		t.Fatalf("there is no page %s", page)
	}
	var found []string
	for e := range parsePage(t, page, s[page]).all {
		if of == "#"+e.attr("id") || of == "."+e.attr("class") || of == e.name {
			found = append(found, e.words())
		}
	}
	return strings.Join(found, " | ")
}

// says checks what stands on pages: page, element, words that are in it; words
// that begin with ! are not.
func (s site) says(t *testing.T, list [][3]string) {
	t.Helper()
	for _, x := range list {
		got := s.words(t, x[0], x[1])
		if not, ok := strings.CutPrefix(x[2], "!"); ok == strings.Contains(got, not) {
			t.Errorf("%s: %s is %q, want %q", x[0], x[1], got, x[2])
		}
	}
}

const oneHeld = "id,title_mk,opens,closes\na,Парк,2026-03-01,2026-03-20\n"

// Where nothing can be said the page says why, in plain words; nothing reads
// as an accusation.
func TestWhyThereIsNoFigure(t *testing.T) {
	const year = "en/primer/year-2026.html"
	nothing := tiny(t, "municipalities.csv", "id,name_mk,publishes_from\nprimer,Пример,2026-01-01\n")
	nothing.says(t, [][3]string{
		{year, "#calendar_on_time", "No rule in force sets a day for the calendar."},
		{year, "#planned", "No calendar for this year is published here."},
		{year, "#lapsed", "No calendar for this year is published here."},
		{year, "#unplanned", "No calendar for this year is published here."},
		{year, "#meets_minimum", "No consultation has opened in this year."},
		{year, "#reports_published", "No consultation of this year has closed yet."},
		{year, "#comments", "No consultation of this year has closed yet."},
		{year, "#answered_share", "No comments of this year are published here."},
		{year, "main", "There are no texts of this year."},
		{year, "main", "Nothing of this year is owed."},
		{year, "main", "!0%"},
	})
	tiny(t, "./consultations.csv", oneHeld).says(t, [][3]string{
		{year, "#cancelled", "0 of 1"},
		{year, "#unplanned", "No calendar for this year is published here."},
		{year, "#days_open_median", "20 days 1 consultation"},
		{year, "#meets_minimum", "No rule in force asks for a minimum duration."},
		{year, "#reports_published", "0% 0 of 1"},
		{year, "#reports_on_time", "No rule in force and no promise sets a deadline for a report."},
		{year, "#reports_overdue", "No rule in force and no promise sets a deadline for a report."},
		{year, "#report_delay_median", "No rule in force and no promise sets a deadline for a report."},
		{year, "#comments", "It is not known how many comments were received."},
		{year, "#participants", "The reports do not say how many people took part."},
		{"en/accountability/index.html", ".compared cards", "no rule"},
		{"mk/accountability/index.html", ".compared cards", "нема правило"},
		{"sq/accountability/index.html", ".compared cards", "pa rregull"},
	})
	tiny(t, "site.yaml", strings.Replace(tinyRules, "01-31", "06-15", 1), "./calendar/2026.csv", "id,title_mk,planned_opens\nb,Пат,2026-09\n",
		"./consultations.csv", "id,title_mk,opens,closes,unplanned_reason_mk\na,Парк,2026-05-20,2026-06-10,Итно\n").says(t, [][3]string{
		{year, "#calendar_on_time", "The day by which the calendar is due has not passed yet."},
		{year, "#opened_as_planned", "No consultation from the calendar has opened yet."},
		{year, "#reports_on_time", "No deadline for a report has passed yet."},
		{year, "#report_delay_median", "No report that has a deadline is published."},
		{year, "#reports_overdue", "0 of 1"},
	})
	meeting := tiny(t, "site.yaml", tinyRules, "./consultations.csv", "id,title_mk\na,Средба\n", "./events.csv", "consultation,id,starts\na,m,2026-03-05T18:00\n")
	meeting.says(t, [][3]string{
		{year, "#days_open_median", "The consultations of this year are meetings without a period of their own."},
		{year, "#meets_minimum", "The consultations of this year are meetings without a period of their own."},
		{year, "#with_event_share", "100% 1 of 1"},
	})
}

// A rule that was not kept is told as it is, with what is owed.
func TestWhatIsOwed(t *testing.T) {
	const year = "mk/primer/year-2026.html"
	s := tiny(t, "site.yaml", tinyRules, "municipalities.csv", "id,name_mk,publishes_from\nprimer,Пример,2025-01-01\n",
		"./consultations.csv", "id,title_mk,opens,closes,report_promised\na,Парк,2026-03-01,2026-03-20,\nb,Пат,2026-03-01,2026-03-07,\nc,Мост,2026-05-20,2026-06-10,\nd,Пазар,2026-06-10,2026-06-30,\n",
		"./reports.csv", "consultation,published,outcome,decision_due\nb,2026-03-20,decision_pending,2026-06-01\n",
		"./follow_up.csv", "consultation,id,title_mk,due,status\nb,x,Осветлување,2026-12-01,in_progress\nb,y,Клупи,2026-03-30,done\n",
		"./comments.csv", "consultation,row,respondent_type,comment,disposition\nb,1,citizen,Да,accepted\nb,2,citizen,Не,pending\n")
	s.says(t, [][3]string{
		{year, "#calendar_on_time", "Не"},
		{year, "#meets_minimum", "75 % 3 од 4"},
		{year, "#reports_on_time", "50 % 1 од 2"},
		{year, "#reports_overdue", "1 од 3"},
		{year, ".lists", "Извештаи што треба да се објават Парк Доцни Рок за извештајот 4 април 2026 г. Мост Рок за извештајот 25 јуни 2026 г."},
		{year, ".lists", "Коментари без одговор Пат 1 коментар"},
		{year, ".lists", "Одлуки што се чекаат Пат Доцни"},
		{year, ".lists", "Ветено во извештаите Осветлување Во тек"},
		{year, ".lists", "!Клупи"},
		{year, ".lists", "!Пазар"},
		{year, "main", "!не останува ништо"},
	})
	page := string(s[year])
	for _, href := range []string{`"../../mk/primer/b-comments.html#c-2"`, `"../../mk/primer/b.html#follow-up-x"`} {
		if !strings.Contains(page, "href="+href) {
			t.Errorf("nothing leads to %s", href)
		}
	}
}

// A municipality that is not covered has no figures, and stands last. One
// consultation is too few for a share to say much.
func TestComparison(t *testing.T) {
	const register = "id,name_mk,maintained_by\nprimer,Шуто,\ndrug,Аеродром,monitor\ntret,Битола,\nnov,Велес,\n"
	s := tiny(t, "municipalities.csv", register, "./consultations.csv", oneHeld,
		"municipalities/drug/consultations.csv", oneHeld, "municipalities/tret/consultations.csv",
		"id,title_mk,opens,closes\na,А,2026-03-01,2026-03-20\nb,Б,2026-03-01,2026-03-20\nc,В,2026-03-01,2026-03-20\nd,Г,2026-03-01,2026-03-20\ne,Д,2026-03-01,2026-03-20\n")
	for _, page := range []string{"mk/accountability/index.html", "mk/accountability/2026.html"} {
		text := s.words(t, page, "main")
		order := []string{"Опфатени се 2 од 4 општини", "Планирани", "Општина", "Битола", "Шуто", "Помалку од 5 консултации", "Аеродром", "не е опфатена", "Неопфатени", "Велес"}
		at := 0
		for _, want := range order {
			i := strings.Index(text[at:], want)
			if i < 0 {
				t.Errorf("%s does not say %q after what comes before it: %s", page, want, text[at:])
				break
			}
			at += i
		}
		if strings.Count(text, "Помалку од 5 консултации") != 1 {
			t.Errorf("%s does not mark one municipality as having held too few", page)
		}
	}
	for e := range parsePage(t, "x", s["mk/accountability/2026.html"]).all {
		if e.name == "tr" && strings.HasPrefix(e.words(), "Аеродром") && e.words() != "Аеродром не е опфатена во оваа година" {
			t.Errorf("of a municipality that is not covered the table says %q", e.words())
		}
	}
	s.says(t, [][3]string{
		{"mk/drug/year-2026.html", ".notice notice-info", "Оваа општина не ги објавува тука своите консултации."},
		{"mk/drug/year-2026.html", "main", "Консултации внесени од други 1 консултација Парк"},
		{"mk/drug/year-2026.html", "#planned", "Планирани"},
		{"mk/drug/index.html", "main", "!Остварени"},
		{"mk/primer/year-2026.html", ".notice notice-info", "Помалку од 5 консултации"},
		{"mk/tret/year-2026.html", "main", "!Помалку од"},
	})
}

func TestNobodyIsCovered(t *testing.T) {
	s := tiny(t, "municipalities.csv", "id,name_mk,maintained_by\nprimer,Пример,monitor\n", "./consultations.csv", oneHeld)
	s.says(t, [][3]string{
		{"en/accountability/index.html", "main", "Covered: 0 of 1 municipalities In this year no municipality is covered, so there are no figures."},
		{"en/accountability/index.html", "dl", "!Planned"},
		{"sq/accountability/index.html", ".compared cards", "Пример nuk është përfshirë në këtë vit"},
	})
	empty := tiny(t, "municipalities.csv", "id,name_mk\nprimer,Пример\n")
	empty.says(t, [][3]string{{"mk/accountability/index.html", "main", "Отчетност Сѐ уште нема ниту еден запис."}})
	if empty["mk/accountability/2026.html"] != nil || empty["mk/primer/year-2026.html"] != nil {
		t.Error("a site without records has a year")
	}
}

// In a year before its records are meant to be complete here a municipality is
// not covered, though it has records; a year in which it held nothing is one
// of its years.
func TestYearsThatAreNotCovered(t *testing.T) {
	s := tiny(t, "municipalities.csv", "id,name_mk,publishes_from\nprimer,Пример,2025-01-01\n",
		"./consultations.csv", "id,title_mk,opens,closes\na,Парк,2024-03-01,2024-03-20\nb,Пат,2026-03-01,2026-03-20\n")
	s.says(t, [][3]string{
		{"en/primer/year-2024.html", ".notice notice-info", "In this year the municipality did not publish its consultations here, so there are no figures."},
		{"en/primer/year-2025.html", "#days_open_median", "No consultation has opened in this year."},
		{"en/accountability/2024.html", "main", "Covered: 0 of 1"},
		{"en/accountability/index.html", ".compared cards", "2026 1 of 1 1"},
		{"en/accountability/index.html", ".compared cards", "2025 1 of 1 0"},
		{"en/accountability/index.html", ".compared cards", "!2024"},
		{"en/primer/index.html", "main", "Accountability in 2026"},
	})
}

// A median of an even number of values may end in a half; it is written as the
// language writes it, and says what days it counts.
func TestMediansInWords(t *testing.T) {
	const held = "id,title_mk,opens,closes,forms\na,А,2026-03-01,2026-03-10,\nb,Б,2026-03-02,2026-03-16,FORM\n"
	const reports = "consultation,published,outcome,no_comments\na,2026-03-24,adopted_unchanged,yes\nb,2026-03-29,adopted_unchanged,yes\n"
	calendar := tiny(t, "site.yaml", tinyRules, "./consultations.csv", strings.Replace(held, "FORM", "", 1), "./reports.csv", reports)
	calendar.says(t, [][3]string{ // 10 and 15 days; 1 and 2 days early
		{"mk/primer/year-2026.html", "#days_open_median", "12,5 дена 2 консултации"},
		{"sq/primer/year-2026.html", "#days_open_median", "12,5 ditë 2 konsultime"},
		{"en/primer/year-2026.html", "#days_open_median", "12.5 days 2 consultations"},
		{"en/primer/year-2026.html", "#days_open_median", "!working"},
		{"en/primer/year-2026.html", "#report_delay_median", "-1.5 days 2 reports"},
		{"en/primer/year-2026.html", "#report_delay_median", "A number below zero means earlier than the deadline."},
		{"en/accountability/index.html", "#days_open_median", "12.5 days 2 consultations"},
	})
	working := tiny(t, "site.yaml", tinySite+"rules: [{from: 2020-01-01, min_days: 5, days: working}]\n", "./consultations.csv", strings.Replace(held, "FORM", "", 1))
	working.says(t, [][3]string{ // 7 and 11 working days
		{"en/primer/year-2026.html", "#days_open_median", "9 working days 2 consultations"},
		{"en/accountability/index.html", "#days_open_median", "9 working days 2 consultations"},
	})
	mixed := tiny(t, "site.yaml", tinySite+"rules: [{from: 2020-01-01, min_days: 5}, {from: 2020-01-01, applies_to: {forms: [survey]}, min_days: 5, days: working}]\n",
		"./consultations.csv", strings.Replace(held, "FORM", "survey", 1))
	mixed.says(t, [][3]string{ // 10 days and 11 working days
		{"en/primer/year-2026.html", "#days_open_median", "10.5 days 2 consultations"},
		{"en/primer/year-2026.html", "#days_open_median", "Some are counted in days and some in working days"},
	})
}

func TestNoCommentsIsAFigure(t *testing.T) {
	report := func(rest string) site {
		return tiny(t, "./consultations.csv", oneHeld, "./reports.csv", "consultation,published,outcome,no_comments,you_said_mk\na,2026-04-01,adopted_unchanged,"+rest+"\n")
	}
	report("yes,").says(t, [][3]string{{"en/primer/year-2026.html", "#comments", "0 1 consultation"}})
	report(",Текст").says(t, [][3]string{{"en/primer/year-2026.html", "#comments", "It is not known how many comments were received."}})
}

// Coverage is told for the languages of a municipality, those too that the
// site does not have.
func TestCoverageOfOtherLanguages(t *testing.T) {
	s := tiny(t, "municipalities.csv", "id,name_mk,languages\nprimer,Пример,mk;tr;rup\ndrug,Друг,mk\n",
		"./consultations.csv", "id,title_mk,title_tr,summary_mk,opens,closes\na,Парк,Park,Опис,2026-03-01,2026-03-20\n")
	s.says(t, [][3]string{
		{"en/primer/year-2026.html", "#coverage_mk", "Macedonian: 100% (2 of 2)"},
		{"en/primer/year-2026.html", "#coverage_tr", "Turkish: 50% (1 of 2)"},
		{"en/primer/year-2026.html", "#coverage_rup", "Aromanian: 0% (0 of 2)"},
		{"mk/accountability/index.html", "#coverage_tr", "турски: 50 % (1 од 2)"},
	})
}

// A figure with many rows behind it lists the first, and leads to the table.
func TestManyRows(t *testing.T) {
	rows := "id,title_mk,opens,closes\n"
	for i := range 13 {
		rows += fmt.Sprintf("c%d,Консултација %d,2026-03-01,2026-03-20\n", i, i)
	}
	s := tiny(t, "./consultations.csv", rows)
	for e := range parsePage(t, "x", s["en/primer/year-2026.html"]).all {
		if e.attr("id") != "days_open_median" {
			continue
		}
		links := e.find("a")
		if len(links) != 13 || links[12].attr("href") != "../../data/primer/consultations.csv" || !strings.Contains(e.words(), "13 consultations") {
			t.Errorf("%d links, the last to %s: %s", len(links), links[len(links)-1].attr("href"), e.words())
		}
	}
}

// Every row of the table of figures leads to a figure on a page.
func TestFiguresHavePlaces(t *testing.T) {
	for _, tt := range ownSites {
		s := tt.site(t)
		pages := s.pages(t)
		var rows []struct {
			Measure string
			PageURL string `json:"page_url"`
		}
		if err := json.Unmarshal(s["data/accountability.json"], &rows); err != nil || len(rows) == 0 {
			t.Fatal(err, len(rows))
		}
		for _, r := range rows {
			page, id, _ := strings.Cut(strings.TrimPrefix(r.PageURL, tt.baseURL), "#")
			if pages[page] == nil || !slices.ContainsFunc(slices.Collect(pages[page].all), func(e *element) bool { return e.attr("id") == id }) {
				t.Errorf("%s: %s leads to %s, which is not there", tt.name, r.Measure, r.PageURL)
			}
		}
	}
}
