package intake_test

import (
	"strings"
	"testing"

	"konsulta/generator/internal/intake"
)

func TestHeadingsAndValues(t *testing.T) {
	runAll(t, []example{
		{name: "Macedonian labels", kind: "calendar",
			csv: "Година;Ознака;НАСЛОВ  (македонски);Планиран почеток;Вид акт;Теми;Облици на консултација;Обврска за консултација\n" +
				"2026;park;Парк „Нов“;1.4.2026 г.;одлука;Животна средина и природа; Јавна расправа;Задолжителна консултација\n" +
				"2026;pat;Пат;2026-Q3;Програма;;Јавна расправа, Писмена консултација;\n",
			said: "content/municipalities/x/calendar/2026.csv: new rows 2, changed 0, unchanged 0\n" +
				"in.csv:2:83: obligation in H2: \"Задолжителна консултација\" is not a code of obligation\n    allowed are Задолжителна (obligatory), Доброволна (voluntary)\n",
			files: `
-- municipalities/x/calendar/2026.csv --
id,title_mk,planned_opens,act_type,topics,forms,obligation
park,Парк „Нов“,2026-04-01,decision,environment,public_debate,Задолжителна консултација
pat,Пат,2026-Q3,programme,,public_debate;written,
`},
		{name: "Albanian labels", kind: "calendar", request: intake.Request{Set: pairs("year", "2026")},
			csv:  "Identifikuesi,Titulli (shqip),Titulli (maqedonisht),Fillimi i planifikuar,Lloji i aktit\npark,Parku,Парк,2026-05,Vendim\n",
			said: "content/municipalities/x/calendar/2026.csv: new rows 1, changed 0, unchanged 0\n",
			files: `
-- municipalities/x/calendar/2026.csv --
id,title_sq,title_mk,planned_opens,act_type
park,Parku,Парк,2026-05,decision
`},
		{name: "English labels, and one without a language", kind: "consultations",
			csv: "Identifier\tTitle\tOpens\tDeadline\tForms of consultation\tContact: E-mail\tx_budget\n" +
				"park\tПарк\t4.5.2026\t2026-05-25 16:00\tPublic debate;survey\tinfo@primer.mk\t12,5\n",
			said: "content/municipalities/x/consultations.csv: new rows 1, changed 0, unchanged 0\n",
			files: `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes,forms,contact_email,x_budget
park,Парк,2026-05-04,2026-05-25T16:00,public_debate;survey,info@primer.mk,"12,5"
`},
		{name: "names of columns, yes and no, numbers, languages, text as it is", kind: "events",
			tree: "-- municipalities/x/consultations.csv --\nid,title,opens,closes\npark,Парк,2026-05-04,2026-05-25\n",
			csv: "consultation,id,kind,title_mk,starts,access_step_free,access_hearing_loop,interpretation,attendance_total\n" +
				"park,sobir,Јавна расправа,\" „Разговор“,\nсо граѓаните \",12.5.2026 18:00,ДА,jo,албански; Romani,040\n",
			said: "content/municipalities/x/events.csv: new rows 1, changed 0, unchanged 0\n",
			files: `
-- municipalities/x/events.csv --
consultation,id,kind,title_mk,starts,access_step_free,access_hearing_loop,interpretation,attendance_total
park,sobir,public_debate,"„Разговор“,
со граѓаните",2026-05-12T18:00,yes,no,sq;rom,40
`},
		{name: "counts by label", kind: "reports",
			tree: "-- municipalities/x/consultations.csv --\nid,title,opens,closes\npark,Парк,2026-05-04,2026-05-25\n",
			csv:  "consultation,published,outcome,no_comments,participation_by_type\npark,1.6.2026,sent_back,да,Граѓанин=12;cso = 5\n",
			said: "content/municipalities/x/reports.csv: new rows 1, changed 0, unchanged 0\n",
			files: `
-- municipalities/x/reports.csv --
consultation,published,outcome,participation_by_type,no_comments
park,2026-06-01,sent_back,citizen=12;cso=5,yes
`},
		{name: "a changed heading", kind: "calendar", csv: "year,id,Наслоф,planned_opens\n2026,park,Парк,2026-05\n",
			said: "in.csv:1:9: no column is called \"Наслоф\" (C1)\n" +
				"    did you mean \"Наслов\"? else --map \"Наслоф=FIELD\" says what it is, and --map \"Наслоф=-\" leaves it out\n"},
		{name: "letters of another script are not guessed", kind: "calendar", csv: "year,id,Нacлов,planned_opens\n2026,park,Парк,2026-05\n",
			said: "in.csv:1:9: no column is called \"Нacлов\" (C1)\n" +
				"    did you mean \"Наслов\"? else --map \"Нacлов=FIELD\" says what it is, and --map \"Нacлов=-\" leaves it out\n"},
		{name: "a column twice, under two names", kind: "calendar", csv: "year,id,title,Наслов (македонски),planned_opens\n2026,park,Парк,Парк,2026-05\n",
			said: "in.csv:1:15: the column \"title_mk\" is there twice (D1)\n    delete one of the two\n"},
		{name: "columns without a name, one blank", kind: "calendar", csv: "year,id,title,planned_opens,,\n2026,park,Парк,2026-05,,!\n",
			said: "in.csv:1:30: a column has no name (F1)\n    name the column in the first row, or delete it\n"},
		{name: "what published tables add", kind: "calendar",
			csv: "year,id,title_mk,planned_opens,consultation_state,key,page_url\n2026,park,Парк,2026-05,planned,x/2026/park,https://y.mk/mk/x/park.html\n",
			said: "in.csv: columns left out: consultation_state, key, page_url\n" +
				"content/municipalities/x/calendar/2026.csv: new rows 1, changed 0, unchanged 0\n", files: "*"},
		{name: "codes and labels of the site's own", kind: "calendar",
			tree: "-- vocabularies.yaml --\ntopic: {water: {mk: Вода за пиење, en: Drinking water}}\n",
			csv:  "year,id,title_mk,planned_opens,topics\n2026,park,Парк,2026-05,drinking  water\n",
			said: "content/municipalities/x/calendar/2026.csv: new rows 1, changed 0, unchanged 0\n",
			files: `
-- municipalities/x/calendar/2026.csv --
id,title_mk,planned_opens,topics
park,Парк,2026-05,water
`},
		{name: "a label of two columns", kind: "calendar",
			tree: "-- messages/mk.yaml --\nfield: {goal: Содржина, summary: Содржина}\n",
			csv:  "year,id,title_mk,planned_opens,Содржина\n2026,park,Парк,2026-05,x\n",
			said: "in.csv:1:32: \"Содржина\" (E1) can mean more than one column: summary, goal\n    say which with --map \"Содржина=FIELD\"\n"},
		{name: "a label of two codes", kind: "calendar",
			tree: "-- vocabularies.yaml --\ntopic: {water: {mk: Вода}, rivers: {mk: вода}}\n",
			csv:  "year,id,title_mk,planned_opens,topics\n2026,park,Парк,2026-05,Вода\n",
			said: "content/municipalities/x/calendar/2026.csv: new rows 1, changed 0, unchanged 0\n" +
				"in.csv:2:24: topics in E2: \"Вода\" can mean more than one code: water, rivers\n    write the code itself\n", files: "*"},
	})
}

func TestMapAndSet(t *testing.T) {
	foreign := "Назив на планот,Кога,Фирма\nПарк,2026-05,Х\n"
	runAll(t, []example{
		{name: "mapped, set and left out", kind: "calendar", csv: foreign,
			request: intake.Request{Map: pairs("назив на  планот", "title_mk", "Кога", "Планиран почеток", "Фирма", "-"),
				Set: pairs("year", "2026", "id", "park", "obligation", "Доброволна")},
			said: "in.csv: columns left out: Фирма\ncontent/municipalities/x/calendar/2026.csv: new rows 1, changed 0, unchanged 0\n",
			files: `
-- municipalities/x/calendar/2026.csv --
id,title_mk,planned_opens,obligation
park,Парк,2026-05,voluntary
`},
		{name: "set fills blank cells", kind: "calendar", csv: "year,id,title,planned_opens,act_type\n2026,park,Парк,2026-05,\n2026,pat,Пат,2026-06,budget\n",
			request: intake.Request{Set: pairs("act_type", "decision")},
			said:    "content/municipalities/x/calendar/2026.csv: new rows 2, changed 0, unchanged 0\n",
			files: `
-- municipalities/x/calendar/2026.csv --
id,title_mk,planned_opens,act_type
park,Парк,2026-05,decision
pat,Пат,2026-06,budget
`},
		{name: "a field that there is not", kind: "calendar", csv: foreign, request: intake.Request{Map: pairs("Кога", "planed_opens")},
			usage: `--map Кога=planed_opens: the table calendar has no column "planed_opens"; did you mean "planned_opens"?`},
		{name: "a column that no file has", kind: "calendar", csv: foreign, request: intake.Request{Map: pairs("Фирна", "-", "Назив на планот", "title", "Фирма", "-", "Кога", "planned_opens")},
			usage: `--map Фирна=-: no file has a column "Фирна"; did you mean "Фирма"?`},
		{name: "a field set that there is not", kind: "calendar", csv: foreign, request: intake.Request{Set: pairs("yaer", "2026")},
			usage: `--set yaer=2026: there is no column "yaer"; did you mean "year"?`},
		{name: "a value that cannot be", kind: "calendar", csv: foreign, request: intake.Request{Set: pairs("act_type", "Одлуки")},
			usage: `--set act_type=Одлуки: act_type: "Одлуки" is not a code of act_type; did you mean "Одлука"?`},
		{name: "a date that cannot be", kind: "calendar", csv: foreign, request: intake.Request{Set: pairs("added_on", "46143")},
			usage: `--set added_on=46143: added_on: "46143" is not a date; it is what a spreadsheet makes of 2026-05-01; format the column as text and write 2026-05-01`},
		{name: "a mapping for a workbook", kind: "workbook", csv: foreign, request: intake.Request{Map: pairs("Кога", "opens")},
			usage: "--map goes with one table: name it, for example konsulta import calendar FILE"},
		{name: "an unknown kind", kind: "calender", csv: foreign,
			usage: `there is nothing called "calender" to import; did you mean "calendar"?; write one of ` + strings.Join(intake.Kinds(), ", ")},
		{name: "a consultation that there is not", kind: "events", csv: "id,starts\na,2026-05-05\n",
			tree:    "-- municipalities/x/consultations.csv --\nid,title,opens,closes\npark,Парк,2026-05-04,2026-05-25\n",
			request: intake.Request{Consultation: "prak"},
			usage:   `--consultation prak: there is no such consultation; did you mean "park"?`},
		{name: "a consultation for a calendar", kind: "calendar", csv: foreign, request: intake.Request{Consultation: "park"},
			usage: "--consultation goes with what belongs to a consultation: comments, events, documents, reports, themes, text_changes, follow_up"},
	})
}
