package intake_test

import (
	"strings"
	"testing"

	"konsulta/generator/internal/intake"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/sheet"
)

const calendar = "-- municipalities/x/calendar/2026.csv --\n"

// TestMerge: a row takes the place of the one with its key, and everything
// else in the file stays as it is.
func TestMerge(t *testing.T) {
	set2026 := intake.Request{Set: pairs("year", "2026")}
	runAll(t, []example{
		{name: "changed, new and unchanged", kind: "calendar", request: set2026,
			tree: calendar + "\ufeffid;title_mk;planned_opens;x_own\r\n\r\npark; Парк ;1.5.2026;a\r\npat;\"Пат, нов\";2026-05;b\r\nmost;Мост;2026;c\r\n;;;\r\n",
			csv:  "id,title_mk,planned_opens\npat,Пат,2026-06\npark,Парк,2026-05-01\nhala,Хала,2026-Q4\n",
			said: "content/municipalities/x/calendar/2026.csv: new rows 1, changed 1, unchanged 1\n",
			files: calendar + "\ufeffid;title_mk;planned_opens;x_own\r\n\r\npark; Парк ;1.5.2026;a\r\npat;Пат;2026-06;b\r\nmost;Мост;2026;c\r\n;;;\r\n" +
				"hala;Хала;2026-Q4;\r\n"},
		{name: "a new column, and no line end at the end", kind: "calendar", request: set2026,
			tree:  calendar + "planned_opens,id,title\n2026-05,park,Парк\n2026,pat,Пат",
			csv:   "id,goal_mk,unit_mk\npat,\"Побрзо, а безбедно\",\n",
			said:  "content/municipalities/x/calendar/2026.csv: new rows 0, changed 1, unchanged 0\n    new columns: goal_mk\n",
			files: calendar + "planned_opens,id,title,goal_mk\n2026-05,park,Парк,\n2026,pat,Пат,\"Побрзо, а безбедно\"\n"},
		{name: "a plain text is one in the first language", kind: "calendar", request: set2026,
			tree:  calendar + "id,title,planned_opens\npark,Парк,2026-05\n",
			csv:   "id,Наслов (македонски)\npark,Паркот\n",
			said:  "content/municipalities/x/calendar/2026.csv: new rows 0, changed 1, unchanged 0\n",
			files: calendar + "id,title,planned_opens\npark,Паркот,2026-05\n"},
		{name: "a blank cell is a blank value", kind: "calendar", request: set2026,
			tree:  calendar + "id,title,planned_opens,act_type\npark,Парк,2026-05,decision\n",
			csv:   "id,act_type\npark,\n",
			said:  "content/municipalities/x/calendar/2026.csv: new rows 0, changed 1, unchanged 0\n",
			files: calendar + "id,title,planned_opens,act_type\npark,Парк,2026-05,\n"},
		{name: "nothing new", kind: "calendar", request: set2026,
			tree: calendar + "id,title,planned_opens\npark,Парк,мај 2026\n",
			csv:  "id,title\npark,Парк\n",
			said: "content/municipalities/x/calendar/2026.csv: new rows 0, changed 0, unchanged 1\n" +
				"1 error was in the content before and does not come from this import; konsulta check shows it\n"},
		{name: "calendar.csv, where the municipality has it", kind: "calendar",
			tree: "-- municipalities/x/calendar.csv --\nyear,id,title,planned_opens\n2025,park,Парк,2025-05\n",
			csv:  "year,id,title,planned_opens,decision,reason,decided_on\n2025,park,Парк,2025-05,postponed,Дожд,2025-04-01\n2026,park,Парк,2026-05,,,\n",
			said: "content/municipalities/x/calendar.csv: new rows 1, changed 1, unchanged 0\n    new columns: decision, reason_mk, decided_on\n",
			files: "-- municipalities/x/calendar.csv --\nyear,id,title,planned_opens,decision,reason_mk,decided_on\n" +
				"2025,park,Парк,2025-05,postponed,Дожд,2025-04-01\n2026,park,Парк,2026-05,,,\n"},
		{name: "the file that has the row comes before the one for new rows", kind: "calendar",
			tree: "-- municipalities/x/calendar.csv --\nyear,id,title,planned_opens\n2025,park,Парк,2025-05\n" + calendar + "id,title,planned_opens\npat,Пат,2026-05\n",
			csv:  "year,id,title,planned_opens\n2026,pat,Пат,2026-06\n2026,most,Мост,2026-06\n",
			said: "content/municipalities/x/calendar.csv: new rows 1, changed 0, unchanged 0\ncontent/municipalities/x/calendar/2026.csv: new rows 0, changed 1, unchanged 0\n",
			files: "-- municipalities/x/calendar.csv --\nyear,id,title,planned_opens\n2025,park,Парк,2025-05\n2026,most,Мост,2026-06\n" +
				calendar + "id,title,planned_opens\npat,Пат,2026-06\n"},
		{name: "keys that the file name tells stand in a column too", kind: "calendar",
			tree:  calendar + "municipality,year,id,title,planned_opens\nx,2026,park,Парк,2026-05\n",
			csv:   "year,id,title,planned_opens\n2026,pat,Пат,2026-05\n2026,park,Паркот,2026-05\n",
			said:  "content/municipalities/x/calendar/2026.csv: new rows 1, changed 1, unchanged 0\n",
			files: calendar + "municipality,year,id,title,planned_opens\nx,2026,park,Паркот,2026-05\nx,2026,pat,Пат,2026-05\n"},
		{name: "two years, two files", kind: "calendar",
			csv: "year,id,title,planned_opens\n2026,park,Парк,2026-05\n2027,park,Парк,2027-05\n",
			said: "content/municipalities/x/calendar/2026.csv: new rows 1, changed 0, unchanged 0\ncontent/municipalities/x/calendar/2027.csv: new rows 1, changed 0, unchanged 0\n" +
				"in.csv:2:1: decision: the entry \"park\" stands again in the calendar of 2027 and is not postponed here\n    write decision postponed with reason and decided_on, or give the later entry an id of its own\n",
			files: "*"},
		{name: "adoptions, municipalities, follow-up, changes of the text", kind: "workbook",
			tree: "-- municipalities/x/consultations.csv --\nid,title,opens,closes\npark,Парк,2026-05-04,2026-05-25\n" +
				"-- municipalities/x/follow_up.csv --\nconsultation,id,title\npark,klupi,Клупи\n" +
				"-- municipalities/x/text_changes.csv --\nconsultation,place,before,after\npark,чл. 4,22 часот,23 часот\n",
			book: &sheet.Book{Sheets: []sheet.Sheet{
				tab("municipalities", "M", "id|name_mk|population\nx|Пример|1200\ny|Друга|\n"),
				tab("calendars", "C", "year|status|adopted_on\n2026|Усвоен|15.12.2025\n"),
				tab("follow_up", "F", "consultation|id|title_mk|status\npark|klupi|Клупи|\npark|svetla|Светла|done\n"),
				tab("text_changes", "T", "consultation|place|before|after\npark|чл. 4|22 часот|24 часот\npark|чл. 4|06 часот|07 часот\n"),
				tab("reports", "R", "consultation|published|outcome|no_comments\npark|2026-06-01|sent_back|yes\n"),
			}},
			request: intake.Request{Municipalities: []string{"Пример"}},
			said: "content/municipalities.csv: new rows 1, changed 1, unchanged 0\n    new columns: population\n" +
				"content/municipalities/x/calendars.csv: new rows 1, changed 0, unchanged 0\n" +
				"content/municipalities/x/follow_up.csv: new rows 1, changed 0, unchanged 1\n    new columns: status\n" +
				"content/municipalities/x/reports.csv: new rows 1, changed 0, unchanged 0\n" +
				"content/municipalities/x/text_changes.csv: new rows 1, changed 1, unchanged 0\n",
			files: "-- municipalities.csv --\nid,name_mk,population\nx,Пример,1200\ny,Друга,\n" +
				"-- municipalities/x/calendars.csv --\nyear,status,adopted_on\n2026,adopted,2025-12-15\n" +
				"-- municipalities/x/follow_up.csv --\nconsultation,id,title,status\npark,klupi,Клупи,\npark,svetla,Светла,done\n" +
				"-- municipalities/x/reports.csv --\nconsultation,published,outcome,no_comments\npark,2026-06-01,sent_back,yes\n" +
				"-- municipalities/x/text_changes.csv --\nconsultation,place,before,after\npark,чл. 4,22 часот,24 часот\npark,чл. 4,06 часот,07 часот\n"},
		{name: "answers and actions of a checklist", kind: "workbook",
			tree: "-- checklists/open.yaml --\ntitle: Листа\nsections: [{id: a, title: А, items: [{id: a1, text: Прашање}]}]\n",
			book: &sheet.Book{Sheets: []sheet.Sheet{
				tab("answers", "A", "checklist|round|item|answer\nopen|2026-05|a1|Да\n"),
				tab("actions", "B", "checklist|id|item|action_mk|status\nopen|site|a1|Страница|Планирано\n"),
			}},
			said: "content/municipalities/x/checklists/open/2026-05.csv: new rows 1, changed 0, unchanged 0\n" +
				"content/municipalities/x/checklists/open/actions.csv: new rows 1, changed 0, unchanged 0\n",
			files: "-- municipalities/x/checklists/open/2026-05.csv --\nitem,answer\na1,yes\n" +
				"-- municipalities/x/checklists/open/actions.csv --\nid,item,action_mk,status\nsite,a1,Страница,planned\n"},
	})
}

func TestRowsThatCannotBeMerged(t *testing.T) {
	runAll(t, []example{
		{name: "the record is YAML", kind: "consultations",
			tree: "-- municipalities/x/consultations/park.yaml --\n# коментар\ntitle: Парк\nopens: 2026-05-04\ncloses: 2026-05-25\n" +
				"events: [{id: sobir, starts: 2026-05-12}]\n",
			csv: "id,title,opens,closes\npark,Парк,2026-05-04,2026-05-25\npat,Пат,2026-05-04,2026-05-25\n",
			said: "content/municipalities/x/consultations.csv: new rows 1, changed 0, unchanged 0\n" +
				"in.csv:2:1: id in A2: \"park\" is a record in YAML: content/municipalities/x/consultations/park.yaml:2:1\n    change it there, and take the row out of the table\n",
			files: "*"},
		{name: "the YAML has errors", kind: "consultations",
			tree: "-- municipalities/x/consultations/park.yaml --\ntitle: [\n",
			csv:  "id,title,opens,closes\npark,Парк,2026-05-04,2026-05-25\n",
			said: "1 error was in the content before and does not come from this import; konsulta check shows it\n" +
				"in.csv:2:1: id in A2: \"park\" is a record in YAML: content/municipalities/x/consultations/park.yaml\n    change it there, and take the row out of the table\n"},
		{name: "an entry in YAML", kind: "calendar",
			tree: "-- municipalities/x/calendar/2026.yaml --\nentries:\n  - {id: park, title: Парк, planned_opens: 2026-05}\n",
			csv:  "year,id,title,planned_opens\n2026,park,Парк,2026-05\n2026,pat,Пат,2026-05\n",
			said: "content/municipalities/x/calendar/2026.csv: new rows 1, changed 0, unchanged 0\n" +
				"in.csv:2:6: id in B2: \"park\" is a record in YAML: content/municipalities/x/calendar/2026.yaml:2:10\n    change it there, and take the row out of the table\n",
			files: "*"},
		{name: "a calendar in YAML that cannot be read", kind: "calendar",
			tree: "-- municipalities/x/calendar/2026.yaml --\nentries:\n  - {id: park\n",
			csv:  "year,id,title,planned_opens\n2026,pat,Пат,2026-05\n",
			said: "1 error was in the content before and does not come from this import; konsulta check shows it\n" +
				"in.csv:2:6: id in B2: \"pat\" is a record in YAML: content/municipalities/x/calendar/2026.yaml\n    change it there, and take the row out of the table\n"},
		{name: "an event of a consultation in YAML, and a new one beside it", kind: "events",
			tree: "-- municipalities/x/consultations/park.yaml --\ntitle: Парк\nopens: 2026-05-04\ncloses: 2026-05-25\n" +
				"events:\n  - {id: sobir, starts: 2026-05-12}\n",
			csv: "consultation,id,starts\npark,sobir,2026-05-13\npark,drug,2026-05-14\n",
			said: "content/municipalities/x/events.csv: new rows 1, changed 0, unchanged 0\n" +
				"in.csv:2:6: id in B2: \"sobir\" is a record in YAML: content/municipalities/x/consultations/park.yaml:5:10\n    change it there, and take the row out of the table\n",
			files: "*"},
		{name: "an adoption in the YAML of the calendar", kind: "calendars",
			tree: "-- municipalities/x/calendar/2026.yaml --\nstatus: adopted\nadopted_on: 2025-12-15\nentries: []\n",
			csv:  "year,status,adopted_on\n2026,adopted,15.12.2025\n",
			said: "in.csv:2:14: adopted_on in C2: \"2025-12-15\" is a record in YAML: content/municipalities/x/calendar/2026.yaml:2:13\n    change it there, and take the row out of the table\n"},
		{name: "the same key twice", kind: "calendar", csv: "year,id,title,planned_opens\n2026,park,Парк,2026-05\n\n2026,park,Паркче,2026-06\n",
			said: "content/municipalities/x/calendar/2026.csv: new rows 1, changed 0, unchanged 0\n" +
				"in.csv:4:6: id in B4: \"park\" is there already: in.csv:2:6\n    give one of the two another id, or delete it\n", files: "*"},
		{name: "columns that a new record needs", kind: "calendar", csv: "id,title\npark,Парк\npat,Пат\n",
			said: "in.csv:1:1: no column holds \"year\", and new records need it\n" +
				"    name the column with --map COLUMN=year, or give every row a value with --set year=VALUE\n"},
		{name: "and those of a record that is there", kind: "calendar", tree: calendar + "id,title,planned_opens\npark,Парк,2026-05\n",
			csv: "year,id,title\n2026,park,Паркот\n2026,pat,Пат\n",
			said: "in.csv:1:1: no column holds \"planned_opens\", and new records need it\n" +
				"    name the column with --map COLUMN=planned_opens, or give every row a value with --set planned_opens=VALUE\n"},
		{name: "blank and impossible keys", kind: "calendar", csv: "year,id,title,planned_opens\n,park,Парк,2026-05\n26,pat,Пат,2026-05\n../..,most,Мост,2026-05\n2026,,Хала,2026-05\n2026,Голем парк,Парк,2026-05\n",
			said: "content/municipalities/x/calendar/2026.csv: new rows 2, changed 0, unchanged 0\n" +
				"in.csv:2:1: year in A2 is missing\n" +
				"in.csv:3:1: year in A3: \"26\" is not a year\n    write four digits, for example 2026\n" +
				"in.csv:4:1: year in A4: \"../..\" is not a year\n    write four digits, for example 2026\n" +
				"in.csv:5:6: id in B5 is missing\n" +
				"in.csv:6:6: id in B6: \"Голем парк\" cannot be an id\n    use small Latin letters, digits and single hyphens, at most 80 characters\n", files: "*"},
		{name: "the file is not in UTF-8", kind: "calendar", tree: calendar + "id,title,planned_opens\npark,\xcf\xe0\xf0\xea,2026-05\n",
			csv: "year,id,title,planned_opens\n2026,pat,Пат,2026-05\n",
			said: "1 error was in the content before and does not come from this import; konsulta check shows it\n" +
				"in.csv:2:1: the rows belong to content/municipalities/x/calendar/2026.csv, which cannot be read\n    konsulta check says what is wrong with it; correct it first\n"},
	})
}

// TestProblemsNameTheCells: what the check of the content finds in an imported
// row is said of the given file.
func TestProblemsNameTheCells(t *testing.T) {
	runAll(t, []example{
		{name: "in a CSV", kind: "consultations",
			csv: "title;closes;opens;id;summary\nПарк;2026-05-25;46143;park;\"два\nреда, info@primer.mk\"\nПат;2026-05-01;2026-05-25;pat;=1+1\n",
			said: "content/municipalities/x/consultations.csv: new rows 2, changed 0, unchanged 0\n" +
				"in.csv:2:17: opens in C2: \"46143\" is not a date; it is what a spreadsheet makes of 2026-05-01\n    format the column as text and write 2026-05-01\n" +
				"in.csv:2:28: summary_mk in E2: the e-mail address info@primer.mk would be published\n    delete it; addresses may stand only in fields for contacts\n" +
				"in.csv:4:5: closes in B3 (2026-05-01) is before opens (2026-05-25)\n    swap the two dates, or correct the one that is wrong\n" +
				"in.csv:4:31: summary_mk in E3: a spreadsheet would run \"=1+1\" as a formula\n    begin the text with another character, for example a letter\n",
			files: "*"},
		{name: "in a workbook", kind: "workbook",
			book: book("consultations", "Консултации 2026", "Ознака|Наслов|Почеток|Краен рок\npark|Парк|2026-05-25|2026-05-04\n||||\npat||2026-05-04|2026-05-25\nmost|Мост|2026-05-04|\n"),
			said: "content/municipalities/x/consultations.csv: new rows 3, changed 0, unchanged 0\n" +
				"in.xlsx:'Консултации 2026'!D2: closes in 'Консултации 2026'!D2 (2026-05-04) is before opens (2026-05-25)\n    swap the two dates, or correct the one that is wrong\n" +
				"in.xlsx:'Консултации 2026'!B4: title_mk in 'Консултации 2026'!B4 is missing\n" +
				"in.xlsx:'Консултации 2026'!D5: closes in 'Консултации 2026'!D5 is missing\n    give opens and closes, or dated events; a consultation whose dates are not known needs source_url\n",
			files: "*"},
		{name: "of a whole row", kind: "documents",
			tree: "-- municipalities/x/consultations.csv --\nid,title,opens,closes\npark,Парк,2026-05-04,2026-05-25\n",
			book: book("documents", "Документи", "consultation|id\npark|nacrt\n"),
			said: "content/municipalities/x/documents.csv: new rows 1, changed 0, unchanged 0\n" +
				"in.xlsx:Документи!2: a document needs either path or url\n    write path for a file below files/, or url for a web address\n",
			files: "*"},
		{name: "a value of the command line", kind: "events",
			tree:    "-- municipalities/x/consultations.csv --\nid,title,opens,closes\npark,Парк,2026-05-04,2026-05-25\n",
			csv:     "id,starts\nsobir,2026-05-12\n",
			request: intake.Request{Consultation: "park", Set: pairs("online_url", "primer")},
			said: "content/municipalities/x/events.csv: new rows 1, changed 0, unchanged 0\n" +
				"in.csv:2:1: online_url: \"primer\" is not a web address\n    write it in full, with https:// before it\n",
			files: "*"},
		{name: "a language that the site does not have", kind: "calendar", csv: "year,id,title_mk,title_de,planned_opens\n2026,park,Парк,Park,2026-05\n",
			said: "content/municipalities/x/calendar/2026.csv: new rows 1, changed 0, unchanged 0\n" +
				"in.csv:1:18: \"de\" is not a language of this site or municipality\n    correct the code, or add the language to languages\n",
			files: "*"},
		{name: "a control character", kind: "calendar", csv: "year,id,title,planned_opens\n2026,park,Па\x01рк,2026-05\n",
			said: "content/municipalities/x/calendar/2026.csv: new rows 1, changed 0, unchanged 0\n" +
				"in.csv:2:11: a control character (U+0001) stands in the text\n    delete it; a program that copies text sometimes leaves it behind\n",
			files: "*"},
		{name: "cells that their reader refuses", kind: "calendar",
			book: func() *sheet.Book {
				b := book("calendar", "К", "year|id|title|planned_opens\n2026|park|Парк|x\n")
				b.Sheets[0].Rows[1].Cells[3] = sheet.Cell{Fault: problem.New("date_form", "value", "x")}
				return b
			}(),
			said: "content/municipalities/x/calendar/2026.csv: new rows 1, changed 0, unchanged 0\n" +
				"in.xlsx:К!D2: planned_opens in К!D2: \"x\" is not a date\n    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time\n",
			files: "*"},
		{name: "a place that another problem names", kind: "calendar",
			tree: "-- municipalities/x/calendar.csv --\nyear,id,title,planned_opens,aliases\n2025,star,Парк,2025-05,\n",
			csv:  "year,id,title,planned_opens,aliases\n2026,pat,Пат,2026-05,nov\n2026,most,Мост,2026-06,nov\n",
			said: "content/municipalities/x/calendar.csv: new rows 2, changed 0, unchanged 0\n" +
				"in.csv:2:22: aliases in E2: \"nov\" is there already: in.csv:3:24\n    give one of the two another id, or delete it\n",
			files: "*"},
	})
}

// TestErrorsThatWereThereBefore do not keep an import from being written,
// but for those in the files that it writes.
func TestErrorsThatWereThereBefore(t *testing.T) {
	runAll(t, []example{
		{name: "in another file", kind: "calendar",
			tree: "-- municipalities/x/consultations/a.yaml --\ntilte: А\n-- municipalities/x/reports.csv --\nconsultation,published,outcome\nb,2026-05-01,sent_back\n",
			csv:  "year,id,title,planned_opens\n2026,park,Парк,2026-05\n",
			said: "content/municipalities/x/calendar/2026.csv: new rows 1, changed 0, unchanged 0\n" +
				"5 errors were in the content before and do not come from this import; konsulta check shows them\n",
			files: "*"},
		{name: "in the file that is written", kind: "calendar",
			tree: calendar + "id,title,planned_opens\nstar,Стар,46143\n",
			csv:  "year,id,title,planned_opens\n2026,park,Парк,2026-05\n",
			said: "content/municipalities/x/calendar/2026.csv: new rows 1, changed 0, unchanged 0\n" +
				"content/municipalities/x/calendar/2026.csv:2:11: planned_opens in C2: \"46143\" is not a date; it is what a spreadsheet makes of 2026-05-01\n    format the column as text and write 2026-05-01\n",
			files: "*"},
		{name: "corrected by the import", kind: "calendar",
			tree:  calendar + "id,title,planned_opens\nstar,Стар,46143\n",
			csv:   "year,id,planned_opens\n2026,star,2026-05\n",
			said:  "content/municipalities/x/calendar/2026.csv: new rows 0, changed 1, unchanged 0\n",
			files: calendar + "id,title,planned_opens\nstar,Стар,2026-05\n"},
		{name: "an error that the import makes elsewhere", kind: "consultations",
			tree: "-- municipalities/x/reports.csv --\nconsultation,published,outcome,no_comments\npark,2026-05-20,sent_back,yes\n-- municipalities/x/consultations.csv --\nid,title,opens,closes\npark,Парк,2026-05-04,2026-05-15\n",
			csv:  "id,closes\npark,2026-05-25\n",
			said: "content/municipalities/x/consultations.csv: new rows 0, changed 1, unchanged 0\n" +
				"content/municipalities/x/reports.csv:2:6: published in B2 (2026-05-20) is before the day of closing (2026-05-25)\n    correct one of the two dates\n",
			files: "*"},
		{name: "no register yet", kind: "municipalities", tree: "-- municipalities.csv --\n",
			csv:   "id,name_mk\nx,Пример\n",
			said:  "content/municipalities.csv: new rows 1, changed 0, unchanged 0\n",
			files: "-- municipalities.csv --\nid,name_mk\nx,Пример\n"},
	})
}

func TestWhoseTheRecordsAre(t *testing.T) {
	csv := "year,id,title,planned_opens\n2026,park,Parku,2026-05\n"
	tetovo := "content/municipalities/tetovo/calendar/2026.csv: new rows 1, changed 0, unchanged 0\n"
	file := "-- municipalities/tetovo/calendar/2026.csv --\nid,title_sq,planned_opens\npark,Parku,2026-05\n"
	made := book("calendar", "K", "year|id|title|planned_opens\n2026|park|Parku|2026-05\n")
	made.Municipality = "tetovo"
	runAll(t, []example{
		{name: "the flag says it", kind: "calendar", tree: several, csv: csv, request: intake.Request{Municipalities: []string{"tetovo"}}, said: tetovo, files: file},
		{name: "by its name", kind: "calendar", tree: several, csv: csv, request: intake.Request{Municipalities: []string{"ТЕТОВО"}}, said: tetovo, files: file},
		{name: "the workbook says it", kind: "calendar", tree: several, book: made, said: tetovo, files: file},
		{name: "a column says it", kind: "calendar", tree: several, csv: "Komuna,year,id,title,planned_opens\nTetova,2026,park,Parku,2026-05\n", said: tetovo, files: file},
		{name: "nothing says it", kind: "calendar", tree: several, csv: csv,
			usage: "the register has several municipalities: say with --municipality whose records these are"},
		{name: "a misspelt one", kind: "calendar", tree: several, csv: csv, request: intake.Request{Municipalities: []string{"tetova-grad"}},
			usage: "--municipality tetova-grad: the register has no such municipality"},
		{name: "flag and workbook differ", kind: "calendar", tree: several, book: made, request: intake.Request{Municipalities: []string{"x"}},
			usage: "in.xlsx was made for tetovo, and --municipality says x"},
		{name: "flag and column differ, and one that there is not", kind: "calendar", tree: several,
			csv:     "municipality,year,id,title,planned_opens\nx,2026,park,Park,2026-05\n",
			request: intake.Request{Municipalities: []string{"tetovo"}},
			said:    "in.csv:2:1: municipality in A2 is \"x\", and the file is imported for \"tetovo\"\n    take the row out, or import it for its own municipality\n"},
		{name: "one that there is not", kind: "calendar", tree: several,
			csv:  "municipality,year,id,title,planned_opens\ntetvo,2026,park,Park,2026-05\nГолема општина,2026,park,Park,2026-05\n",
			said: "in.csv:2:1: the register has no municipality \"tetvo\"\n    did you mean \"tetovo\"?\nin.csv:3:1: the register has no municipality \"Голема општина\"\n"},
		{name: "the workbook says one that there is not", kind: "calendar", tree: several, book: func() *sheet.Book {
			b := book("calendar", "K", "year|id|title|planned_opens\n2026|park|Parku|2026-05\n2026|pat|Rruga|2026-05\n")
			b.Municipality = "tetov"
			return b
		}(), said: "in.xlsx: the register has no municipality \"tetov\"\n    did you mean \"tetovo\"?\n"},
		{name: "there is none yet", kind: "calendar", tree: "-- municipalities.csv --\nid,name_mk\n", csv: csv,
			usage: "the register has no municipality yet: import municipalities first"},
		{name: "the register cannot be read", kind: "calendar", tree: "-- municipalities.csv --\nid,id\nx,x\n", csv: csv,
			said: "1 error was in the content before and does not come from this import; konsulta check shows it\n" +
				"content/municipalities.csv:1:4: the column \"id\" is there twice (B1)\n    delete one of the two\n"},
		{name: "the one that comes with them", kind: "workbook", tree: "-- municipalities.csv --\nid,name_sq\n",
			book: &sheet.Book{Sheets: []sheet.Sheet{tab("municipalities", "M", "id|name_sq|languages\ntetovo|Tetova|shqip\n"), made.Sheets[0]}},
			said: "content/municipalities.csv: new rows 1, changed 0, unchanged 0\n    new columns: languages\n" + tetovo, files: "-- municipalities.csv --\nid,name_sq,languages\ntetovo,Tetova,sq\n" + file},
		{name: "two flags", kind: "calendar", tree: several, csv: csv, request: intake.Request{Municipalities: []string{"x", "tetovo"}},
			usage: "--municipality can be given once: the records of a file are those of one municipality, or it has a column municipality"},
	})
}

func TestSheets(t *testing.T) {
	rows := "year|id|title|planned_opens\n2026|park|Парк|2026-05\n"
	one := "content/municipalities/x/calendar/2026.csv: new rows 1, changed 0, unchanged 0\n"
	runAll(t, []example{
		{name: "by the name of the table, in any language", kind: "workbook", said: "in.xlsx: sheets left out: Упатство\n" + one, files: "*",
			book: &sheet.Book{Sheets: []sheet.Sheet{tab("", "Упатство", "Како се пополнува\n"), tab("", "Kalendari vjetor", rows), tab("", "Настани", "consultation|id|starts\n"), tab("", "празен", "")}}},
		{name: "none is called so", kind: "workbook", said: "in.xlsx: no sheet of the file is called after a table\n    name the table: konsulta import calendar FILE\n",
			book: &sheet.Book{Sheets: []sheet.Sheet{tab("", "Sheet1", rows)}}},
		{name: "the only one", kind: "calendar", said: one, files: "*", book: &sheet.Book{Sheets: []sheet.Sheet{tab("", "Sheet1", rows), tab("", "Sheet2", "")}}},
		{name: "one of several", kind: "calendar", said: one, files: "*", book: &sheet.Book{Sheets: []sheet.Sheet{tab("", "Sheet1", "a\n"), tab("", "Годишен календар", rows)}}},
		{name: "none of several", kind: "calendar", said: "in.xlsx: no sheet is called after calendar\n    the file has the sheets План, Друго\n",
			book: &sheet.Book{Sheets: []sheet.Sheet{tab("", "План", rows), tab("", "Друго", rows)}}},
		{name: "of another table", kind: "calendar", said: "in.xlsx: no sheet is called after calendar\n    the file has the sheets E\n",
			book: book("events", "E", rows)},
		{name: "nothing in it", kind: "workbook", said: "in.xlsx: the table has no rows\n    below the headings there has to be at least one row\n",
			book: &sheet.Book{Sheets: []sheet.Sheet{tab("calendar", "К", "year|id|title|planned_opens\n"), tab("", "", "")}}},
		{name: "a value beyond the headings", kind: "calendar", book: book("calendar", "К", "year|id|title|planned_opens\n2026|park|Парк|2026-05||види долу\n"),
			said: "in.xlsx:К!F2: a value stands to the right of the last heading (К!F2)\n    give the column a heading, or delete the cell\n"},
		{name: "a row that ends early", kind: "calendar", book: book("calendar", "К", "year|id|title|planned_opens|goal\n2026|park|Парк|2026-05\n"), said: one, files: "*"},
	})
}

// TestThousandsOfBlankRows are no rows.
func TestThousandsOfBlankRows(t *testing.T) {
	blank := strings.Repeat(";;;\r\n", 100_000)
	runAll(t, []example{
		{name: "with a row behind them", kind: "calendar", csv: "year;id;title;planned_opens\r\n" + blank + "2026;park;Парк;46143\r\n",
			said: "content/municipalities/x/calendar/2026.csv: new rows 1, changed 0, unchanged 0\n" +
				"in.csv:100002:16: planned_opens in D100002: \"46143\" is not a date; it is what a spreadsheet makes of 2026-05-01\n    format the column as text and write 2026-05-01\n", files: "*"},
		{name: "alone", kind: "calendar", csv: "year;id;title;planned_opens\r\n" + blank,
			said: "in.csv: the table has no rows\n    below the headings there has to be at least one row\n"},
	})
}

// TestTwoFiles of one kind are one table: a record that stands in both is
// named.
func TestTwoFiles(t *testing.T) {
	first, _ := intake.ReadCSV("a.csv", []byte("year,id,title,planned_opens\n2026,park,Парк,2026-05\n"), "")
	second, _ := intake.ReadCSV("b.csv", []byte("Година;Ознака;Наслов;Планиран почеток\n2026;pat;Пат;2026-05\n2026;park;Парк;2026-06\n"), "")
	runAll(t, []example{{name: "two files", kind: "calendar", request: intake.Request{Files: []*intake.File{first, second}},
		said: "a.csv: read as utf-8\nb.csv: read as utf-8\ncontent/municipalities/x/calendar/2026.csv: new rows 2, changed 0, unchanged 0\n" +
			"b.csv:3:6: id in B3: \"park\" is there already: a.csv:2:6\n    give one of the two another id, or delete it\n", files: "*"}})
}
