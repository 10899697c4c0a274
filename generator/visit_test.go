package generator_test

import (
	"strings"
	"testing"
)

const (
	tinyChecklist = "title: {mk: Листа, en: Checklist}\nsections: [{id: s, title: Дел, items: [{id: a, text: {mk: Објавен буџет, en: Budget published}}, {id: b, text: Записник}, {id: c, text: Кодекс}]}]\n"
	tinyActions   = "id,item,action_mk,due,status,responsible\n" +
		"later,a,Обука,2026-12-01,planned,\nnone,b,Правилник,,in_progress,\ndone,a,Завршено,2026-05-01,done,\nlate,b,Објава,2026-05-01,planned,Секретар\n"
)

// What a visit is about stands first on paper; on the screen it stands behind
// what is open now. Each list has what is overdue first.
func TestBeforeAVisit(t *testing.T) {
	s := tiny(t, "site.yaml", tinyRules, "checklists/lista.yaml", tinyChecklist,
		"./checklists/lista/actions.csv", tinyActions,
		"./checklists/lista/2025.csv", "item,answer\na,yes\nb,yes\nc,yes\n",
		"./checklists/lista/2026-03.csv", "item,answer,evidence_url\na,yes,\nb,no,\nc,partly,https://example.org/\n",
		"./calendar/2026.csv", "id,title_mk,planned_opens\nlapsed,Пазар,2026-02\n",
		"./consultations.csv", "id,title_mk,opens,closes,unplanned_reason_mk\na,Парк,2026-03-01,2026-03-20,Итно\nopen,Пат,2026-06-01,2026-06-30,Итно\n",
		"./comments.csv", "consultation,row,respondent_type,comment,disposition\na,1,citizen,Да,pending\nopen,1,citizen,Не,pending\n")
	const profile = "mk/primer/index.html"
	want := "Пред посета" +
		" Отворени мерки Објава Доцни Рок 1 мај 2026 г. Одговорно работно место Секретар Обука Планирано Рок 1 декември 2026 г. Правилник Во тек" +
		" Извештаи што треба да се објават Парк Доцни Рок за извештајот 4 април 2026 г." +
		" Планирани, а неодржани Пазар Планиран почеток февруари 2026 г." +
		" Коментари без одговор Парк 1 коментар" +
		" Одговори „Да“ без доказ Објавен буџет да"
	for _, medium := range []string{".paper", ".screen"} {
		if got := s.words(t, profile, medium); got != want {
			t.Errorf("%s: %q\nwant %q", medium, got, want)
		}
	}
	page := string(s[profile])
	paper, open, screen := strings.Index(page, `class="paper"`), strings.Index(page, `id="open"`), strings.Index(page, `class="screen"`)
	if paper < 0 || open < paper || screen < open {
		t.Errorf("on paper at %d, what is open at %d, on the screen at %d", paper, open, screen)
	}
	for _, href := range []string{"index.html#action-lista--late", "checklist-lista-2026-03.html#item-a", "lapsed.html", "a-comments.html#c-1"} {
		if !strings.Contains(page, `href="../../mk/primer/`+href+`"`) {
			t.Errorf("nothing leads to %s", href)
		}
	}
	if strings.Contains(string(s["mk/drug/index.html"]), "Пред посета") {
		t.Error("a municipality that owes nothing is prepared for a visit")
	}
}

// The profile has the main figures of the latest year that has begun, and the
// last result in each index.
func TestProfileFigures(t *testing.T) {
	s := tiny(t, "site.yaml", tinyRules, "./calendar/2027.csv", "id,title_mk,planned_opens\nx,Пат,2027-02\n", "./consultations.csv", oneHeld,
		"indices/openness/methodology.yaml", "title: {mk: Индекс, en: Index}\nnodes: [{id: a, title: А, kind: binary}]\nbands: [{id: high, min: 50, label: {mk: Високо, en: High}}]\n",
		"indices/openness/2024.answers.csv", "municipality,indicator,value\nprimer,a,yes\ndrug,a,no\n",
		"indices/openness/2025.answers.csv", "municipality,indicator,value\ndrug,a,yes\n")
	s.says(t, [][3]string{
		{"en/primer/index.html", "main", "Accountability in 2026 Meeting the minimum duration 100% 1 of 1"},
		{"en/primer/index.html", "main", "Openness indices Index: 2024 Rank 1 of 2 Score 100 Band High"},
		{"en/drug/index.html", "main", "Index: 2025 Rank 1 of 1"},
		{"en/drug/index.html", "main", "!Accountability in"},
	})
	page := string(s["en/primer/index.html"])
	for _, href := range []string{"../../en/primer/year-2026.html#meets_minimum", "../../en/primer/year-2027.html", "../../en/indices/openness/2024-primer.html"} {
		if !strings.Contains(page, `href="`+href+`"`) {
			t.Errorf("nothing leads to %s", href)
		}
	}
}

// A municipality's words stand in full on the page that they are about, in
// every language, and all of them on its profile.
func TestReplies(t *testing.T) {
	s := tiny(t, "./consultations.csv", oneHeld, "municipalities/drug/consultations.csv", oneHeld, "./replies.csv", `to,date,text_mk,text_en
primer/year-2026.html#meets_minimum,2026-06-01,Рокот беше краток.,The deadline was short.
/mk/primer/a.html,2026-06-02,"Прв ред

Втор ред",
accountability/2026.html,2026-06-03,Споредбата е непотполна.,
primer/year-2031.html,2026-06-04,За друга година.,
primer/year-2026.html,2026-06-16,Утре.,
`)
	s.says(t, [][3]string{
		{"en/primer/year-2026.html", ".replies", "Replies of the municipality 1 June 2026 The deadline was short."},
		{"mk/primer/year-2026.html", ".replies", "Изјаснувања на општината 1 јуни 2026 г. Рокот беше краток."},
		{"mk/primer/year-2026.html", ".replies", "!Утре"},
		{"sq/primer/a.html", ".replies", "Прв ред Втор ред"},
		{"mk/accountability/2026.html", ".replies", "3 јуни 2026 г. Општина Пример Споредбата"},
		{"mk/accountability/index.html", ".replies", "Споредбата"},
		{"mk/drug/year-2026.html", "main", "!Рокот беше краток"},
		{"mk/primer/index.html", ".replies", "Рокот беше краток."},
		{"mk/primer/index.html", ".replies", "Споредбата"},
		{"mk/primer/index.html", ".replies", "Страница primer/year-2031.html За друга година."},
	})
	profile := string(s["mk/primer/index.html"])
	if !strings.Contains(profile, `href="../../mk/primer/year-2026.html#meets_minimum"`) || strings.Contains(profile, `href="../../mk/primer/year-2031.html"`) {
		t.Error("the profile does not lead to the page that a reply is about, or to one that is not there")
	}
}

// TestActionsOfTwoChecklists gives actions places of their own, also where the
// ids of checklist and action together read the same.
func TestActionsOfTwoChecklists(t *testing.T) {
	list := "title: Листа\nsections: [{id: s, title: Дел, items: [{id: i, text: Прашање}]}]\n"
	s := tiny(t, "checklists/a.yaml", list, "checklists/a-b.yaml", list,
		"./checklists/a/actions.csv", "id,item,action_mk,status\nb-c,i,Прва,planned\n",
		"./checklists/a-b/actions.csv", "id,item,action_mk,status\nc,i,Втора,planned\n")
	s.says(t, [][3]string{
		{"mk/primer/index.html", "#action-a--b-c", "Прва"},
		{"mk/primer/index.html", "#action-a--b-c", "!Втора"},
		{"mk/primer/index.html", "#action-a-b--c", "Втора"},
	})
	if table := string(s["data/actions.csv"]); !strings.Contains(table, "/mk/primer/index.html#action-a--b-c\n") {
		t.Errorf("data/actions.csv leads elsewhere:\n%s", table)
	}
}
