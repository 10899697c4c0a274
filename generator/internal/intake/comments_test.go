package intake_test

import (
	"testing"

	"konsulta/generator/internal/intake"
)

const (
	consultation = `
-- municipalities/x/consultations.csv --
id,title,opens,closes
park,Парк,2026-05-04,2026-05-25
pat,Пат,2026-05-04,2026-05-25
`
	comments = "-- municipalities/x/comments.csv --\n"
)

// export is what a citizens' platform gives.
const export = "ID,Author name,E-mail,IP address,Created,Text,Votes\n" +
	"101,Ана А.,ana@primer.mk,10.0.0.1,2026-05-05 14:33:12,Повеќе клупи.,3\n" +
	"102,Бени Б.,beni@primer.mk,10.0.0.2,2026-05-24T22:30:00Z,\"Осветлување,\nно топло\",0\n"

func platform(more ...intake.Pair) intake.Request {
	return intake.Request{Consultation: "park",
		Map: append(pairs("ID", "submission", "Created", "received", "Text", "comment"), more...),
		Set: pairs("respondent_type", "Граѓанин", "channel", "platform")}
}

func TestComments(t *testing.T) {
	left := "in.csv: columns left out: Votes\nin.csv: left out, since it may be personal data: Author name, E-mail, IP address\n"
	recorded := "consultation,row,submission,received,channel,respondent_type,comment,disposition\n" +
		"park,1,101,2026-05-05,platform,citizen,Повеќе клупи.,pending\n" +
		"park,2,102,2026-05-25,platform,citizen,\"Осветлување,\nно топло\",pending\n"
	answered := "consultation,row,submission,received,respondent_type,comment,disposition,reason_mk\n" +
		"park,1,101,2026-05-05,citizen,Клупи,rejected,Нема место\npark,2,101,2026-05-05,citizen,Сенка,accepted,\n"
	runAll(t, []example{
		{name: "an export of a platform", kind: "comments", tree: consultation, csv: export, request: platform(),
			said: left + "content/municipalities/x/comments.csv: new rows 2, changed 0, unchanged 0\n", files: comments + recorded},
		{name: "the same export again", kind: "comments", tree: consultation + comments + recorded, csv: export, request: platform(),
			said: left + "2 comments of submissions that are recorded already were left as they are\n" +
				"content/municipalities/x/comments.csv: new rows 0, changed 0, unchanged 2\n"},
		{name: "a submission that was answered in two comments stays as it is", kind: "comments", tree: consultation + comments + answered, csv: export, request: platform(),
			said: left + "1 comment of a submission that is recorded already was left as it is\n" +
				"content/municipalities/x/comments.csv: new rows 1, changed 0, unchanged 1\n    new columns: channel\n",
			files: comments + "consultation,row,submission,received,respondent_type,comment,disposition,reason_mk,channel\n" +
				"park,1,101,2026-05-05,citizen,Клупи,rejected,Нема место,\npark,2,101,2026-05-05,citizen,Сенка,accepted,,\n" +
				"park,3,102,2026-05-25,citizen,\"Осветлување,\nно топло\",pending,,platform\n"},
		{name: "without numbers of submissions: what a row tells stands in one that is there", kind: "comments",
			tree:    consultation + comments + "consultation,row,respondent_type,comment,disposition\npark,4,cso,Да,accepted\npark,7,citizen,Да,pending\npat,1,citizen,Не,pending\n",
			csv:     "Коментар\nДа\nНе\nДа\nДа\n",
			request: intake.Request{Consultation: "park", Set: pairs("respondent_type", "citizen")},
			said: "2 comments are there already with the same values and were not added again\n" +
				"content/municipalities/x/comments.csv: new rows 2, changed 0, unchanged 2\n",
			files: comments + "consultation,row,respondent_type,comment,disposition\npark,4,cso,Да,accepted\npark,7,citizen,Да,pending\npat,1,citizen,Не,pending\n" +
				"park,8,citizen,Не,pending\npark,9,citizen,Да,pending\n"},
		{name: "with the number of the row: an answer to a comment", kind: "comments",
			tree:  consultation + "-- municipalities/x/reports/park.yaml --\npublished: 2026-06-01\noutcome: sent_back\n-- municipalities/x/reports/park.comments.csv --\nrow,respondent_type,comment,disposition\n1,citizen,Да,pending\n",
			csv:   "consultation,Бр.,Одлука за коментарот,Образложение (македонски),comment,respondent_type\npark,1,Неприфатено,Нема пари,Да,Граѓанин\npark,5,,,Не,Медиум\n",
			said:  "content/municipalities/x/reports/park.comments.csv: new rows 1, changed 1, unchanged 0\n    new columns: reason_mk\n",
			files: "-- municipalities/x/reports/park.comments.csv --\nrow,respondent_type,comment,disposition,reason_mk\n1,citizen,Да,rejected,Нема пари\n5,media,Не,pending,\n"},
		{name: "nobody says who they are", kind: "comments", tree: consultation, csv: "Text\nДа\n",
			request: intake.Request{Consultation: "park", Map: pairs("Text", "comment")},
			said: "in.csv:1:1: no column holds \"respondent_type\", and new records need it\n" +
				"    name the column with --map COLUMN=respondent_type, or give every row a value with --set respondent_type=VALUE\n"},
		{name: "nobody says of which consultation", kind: "comments", tree: consultation, csv: "comment,respondent_type\nДа,citizen\n",
			said: "in.csv:1:1: no column holds \"consultation\", and new records need it\n" +
				"    name the column with --map COLUMN=consultation, or give every row a value with --set consultation=VALUE\n"},
		{name: "types by label, and one that there is not", kind: "comments", tree: consultation, csv: "Кој,Text\nграѓанин,Да\nГраѓанска организацја,Не\n",
			request: intake.Request{Consultation: "park", Map: pairs("Text", "comment", "Кој", "respondent_type")},
			said: "content/municipalities/x/comments.csv: new rows 2, changed 0, unchanged 0\n" +
				"in.csv:3:1: respondent_type in A3: \"Граѓанска организацја\" is not a code of respondent_type\n    did you mean \"Граѓанска организација\"?\n", files: "*"},
		{name: "an address and a personal number in the text", kind: "comments", tree: consultation,
			csv: "comment,respondent_type\nПишете на ana@primer.mk,citizen\nЈас сум 0101990450006,citizen\n", request: intake.Request{Consultation: "park"},
			said: "content/municipalities/x/comments.csv: new rows 2, changed 0, unchanged 0\n" +
				"in.csv:2:1: comment in A2: the e-mail address ana@primer.mk would be published\n    delete it; addresses may stand only in fields for contacts\n" +
				"in.csv:3:1: warning: comment in A3: \"0101990450006\" looks like a telephone number\n    delete it, unless it is that of an office\n" +
				"in.csv:3:1: comment in A3: 0101990…… looks like a personal identity number and would be published\n    delete it\n", files: "*"},
		{name: "a name that nobody agreed to", kind: "comments", tree: consultation, csv: export,
			request: platform(intake.Pair{Name: "Author name", Value: "respondent"}),
			said: "in.csv: columns left out: Votes\nin.csv: left out, since it may be personal data: E-mail, IP address\n" +
				"content/municipalities/x/comments.csv: new rows 2, changed 0, unchanged 0\n" +
				"in.csv:2:5: respondent in B2 holds a name, and the comment is not published with its name\n    delete the name, or write publish: named if the person agreed\n" +
				"in.csv:3:5: respondent in B3 holds a name, and the comment is not published with its name\n    delete the name, or write publish: named if the person agreed\n", files: "*"},
		{name: "and one to which the person agreed", kind: "comments", tree: consultation, csv: "Име,Согласност,comment,respondent_type\nАна,named,Да,citizen\n",
			request: intake.Request{Consultation: "park", Map: pairs("Име", "respondent", "Согласност", "publish")},
			said:    "content/municipalities/x/comments.csv: new rows 1, changed 0, unchanged 0\n",
			files:   comments + "consultation,row,respondent_type,respondent,publish,comment,disposition\npark,1,citizen,Ана,named,Да,pending\n"},
		{name: "the label of the submitter's name is personal, that of the type is not", kind: "comments", tree: consultation,
			csv: "Подносител,Вид подносител,Коментар,Parashtruesi\nАна,Граѓанин,Да,Ana\n", request: intake.Request{Consultation: "park"},
			said:  "in.csv: left out, since it may be personal data: Подносител, Parashtruesi\ncontent/municipalities/x/comments.csv: new rows 1, changed 0, unchanged 0\n",
			files: comments + "consultation,row,respondent_type,comment,disposition\npark,1,citizen,Да,pending\n"},
		{name: "but in a workbook of ours", kind: "comments", tree: consultation,
			book:  book("comments", "К", "consultation|Подносител|Објавување|Вид подносител|Коментар\npark|Ана|named|Граѓанин|Да\n"),
			said:  "content/municipalities/x/comments.csv: new rows 1, changed 0, unchanged 0\n",
			files: comments + "consultation,row,respondent_type,respondent,publish,comment,disposition\npark,1,citizen,Ана,named,Да,pending\n"},
		{name: "an unknown heading, and no mapping", kind: "comments", tree: consultation, csv: "comment,respondent_type,Гласови\nДа,citizen,3\n",
			request: intake.Request{Consultation: "park"},
			said:    "in.csv:1:25: no column is called \"Гласови\" (C1)\n    --map \"Гласови=FIELD\" says what it is, and --map \"Гласови=-\" leaves it out\n"},
		{name: "one comment twice by its number", kind: "comments", tree: consultation, csv: "row,comment,respondent_type\n1,Да,citizen\n01,Не,citizen\n",
			request: intake.Request{Consultation: "park"},
			said: "content/municipalities/x/comments.csv: new rows 1, changed 0, unchanged 0\n" +
				"in.csv:3:1: row in A3: \"1\" is there already: in.csv:2:1\n    give one of the two another id, or delete it\n", files: "*"},
	})
}

// TestPersonalHeadings: what looks like data of a person is not taken.
func TestPersonalHeadings(t *testing.T) {
	for heading, want := range map[string]bool{
		"Author name": true, "author_email": true, "userId": true, "User ID": true, "IP": true, "Client IP address": true, "Phone no.": true,
		"e-mail": true, "Date of birth": true, "Username": true,
		"Име и презиме": true, "Е-пошта": true, "е-пошта на подносителот": true, "Телефон за контакт": true, "ЕМБГ": true, "Матичен број": true,
		"Корисничко име": true, "IP адреса": true, "Лична карта": true,
		"Emri dhe mbiemri": true, "Posta elektronike": true, "Nr. i telefonit": true, "Telefoni": true, "Adresa": true, "Numri amë": true,
		"Text": false, "Date": false, "Votes": false, "Status": false, "Мислење": false, "Предлог": false,
		"Датум": false, "Propozimi": false, "Data": false, "Zipped": false, "Tipi": false,
	} {
		r := intake.Request{Consultation: "park", Map: pairs("T", "comment"), Set: pairs("respondent_type", "citizen")}
		e := example{name: heading, kind: "comments", tree: consultation, csv: "T,\"" + heading + "\"\nДа,x\n", request: r}
		said, _, usage, _ := e.run(t)
		end := "content/municipalities/x/comments.csv: new rows 1, changed 0, unchanged 0\n"
		expected := "in.csv: columns left out: " + heading + "\n" + end
		if want {
			expected = "in.csv: left out, since it may be personal data: " + heading + "\n" + end
		}
		if usage != "" || said != expected {
			t.Errorf("%s: %s%s, want %s", heading, said, usage, expected)
		}
	}
}
