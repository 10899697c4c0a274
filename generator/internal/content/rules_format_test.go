package content_test

import "testing"

func TestFormatRules(t *testing.T) { checkAll(t, formatRules) }

// formatRules are the rules of CSV, YAML and the tree (contract, 2).
var formatRules = []example{
	{"CSV: columns", `
-- municipalities/x/consultations.csv --
id,titel_mk,title_mk,opens,closes,,id,qwertyuiop,title_mk
park,,Парк,2026-05-04,2026-05-25,,,,
`, `
municipalities/x/consultations.csv:1:4: unknown column "titel_mk"
    did you mean "title_mk"?
municipalities/x/consultations.csv:1:35: a column has no name (F1)
    name the column in the first row, or delete it
municipalities/x/consultations.csv:1:36: the column "id" is there twice (G1)
    delete one of the two
municipalities/x/consultations.csv:1:39: unknown column "qwertyuiop"
    docs/content.md lists the columns; names that begin with x_ are yours to use
municipalities/x/consultations.csv:1:50: the column "title_mk" is there twice (I1)
    delete one of the two
`},
	{"CSV: unknown columns", `
-- municipalities/x/consultations.csv --
id,titel_mk,title_mk,opens,closes,qwertyuiop,Opens
park,,Парк,2026-05-04,2026-05-25,,
`, `
municipalities/x/consultations.csv:1:4: unknown column "titel_mk"
    did you mean "title_mk"?
municipalities/x/consultations.csv:1:35: unknown column "qwertyuiop"
    docs/content.md lists the columns; names that begin with x_ are yours to use
municipalities/x/consultations.csv:1:46: unknown column "Opens"
    did you mean "opens"?
`},
	{"CSV: rows", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes
park,Парк, зеленило,2026-05-04,2026-05-25
pat,Пат
most,Мост,2026-05-04,2026-05-25
voz,Воз,не,2026-05-25
`, `
municipalities/x/consultations.csv:2:1: the row has 5 cells, and the header 4
    put cells that hold the separator in quotes
municipalities/x/consultations.csv:3:1: the row has 2 cells, and the header 4
    put cells that hold the separator in quotes
municipalities/x/consultations.csv:5:9: opens in C5: "не" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
`},
	{"CSV: a quote that is not closed", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes
most,Мост,2026-05-04,2026-05-25
park,"Парк,2026-05-04,2026-05-25
pat,Пат,2026-05-04,2026-05-25
`, `
municipalities/x/consultations.csv:3:1: a quote is opened in this row and not closed
    close the quote; inside quotes write a quote twice
`},
	{"CSV: a quote that the next quote closes", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes
park,"Парк,2026-05-04,2026-05-25
pat,"Пат",2026-05-04,2026-05-25
`, `
municipalities/x/consultations.csv:2:1: a quote is opened in this row and not closed
    close the quote; inside quotes write a quote twice
`},
	{"CSV: a quote in the middle of a cell", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes
park,Градскиот "Парк",2026-05-04,2026-05-25
`, `
municipalities/x/consultations.csv:2:16: a quote stands in the middle of a cell
    put the whole cell in quotes and double the quotes inside: "the ""new"" plan"
`},
	{"CSV: a quote in the middle of a quoted cell", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes
park,"Градскиот "Парк"",2026-05-04,2026-05-25
`, `
municipalities/x/consultations.csv:2:17: a quote stands in the middle of a cell
    put the whole cell in quotes and double the quotes inside: "the ""new"" plan"
`},
	{"CSV: no header", `
-- municipalities/x/consultations.csv --

-- municipalities/x/events.csv --
,,

,,
`, `
municipalities/x/consultations.csv:1:1: the table has no header
    write the names of the columns into the first row
municipalities/x/events.csv:1:1: the table has no header
    write the names of the columns into the first row
`},
	{"YAML: what is not read", `
-- municipalities/x/consultations/sidro.yaml --
title: &ime Парк
summary: *ime
opens: 2026-05-04
closes: 2026-05-25
-- municipalities/x/consultations/etiketa.yaml --
title: !!str Парк
opens: !datum 2026-05-04
-- municipalities/x/consultations/dvapati.yaml --
title: {mk: Парк, mk: Пат}
opens: 2026-05-04
opens: 2026-05-04
-- municipalities/x/consultations/dva.yaml --
title: Парк
---
title: Пат
-- municipalities/x/consultations/prazna.yaml --
# уште ништо
-- municipalities/x/consultations/lista.yaml --
- title: Парк
-- municipalities/x/consultations/tekst.yaml --
Парк
-- municipalities/x/consultations/dlabok.yaml --
x_a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
-- municipalities/x/consultations/bomba.yaml --
x_a: &a [1, 1, 1, 1]
x_b: &b [*a, *a, *a, *a]
x_c: [*b, *b, *b, *b]
`, `
municipalities/x/consultations/bomba.yaml:1:6: anchors (&name) are not read
    write the value out where it is needed
municipalities/x/consultations/bomba.yaml:2:6: anchors (&name) are not read
    write the value out where it is needed
municipalities/x/consultations/bomba.yaml:3:7: aliases (*name) are not read
    write the value out
municipalities/x/consultations/bomba.yaml:3:11: aliases (*name) are not read
    write the value out
municipalities/x/consultations/bomba.yaml:3:15: aliases (*name) are not read
    write the value out
municipalities/x/consultations/bomba.yaml:3:19: aliases (*name) are not read
    write the value out
municipalities/x/consultations/dlabok.yaml:1:37: the document is nested more than 32 deep
municipalities/x/consultations/dva.yaml:2:1: the file holds a second document
    keep one, without a line of ---
municipalities/x/consultations/dvapati.yaml:1:19: the key "mk" is there twice
    keep one of the two
municipalities/x/consultations/dvapati.yaml:3:1: the key "opens" is there twice
    keep one of the two
municipalities/x/consultations/etiketa.yaml:1:8: tags (!name) are not read
    write the value plain
municipalities/x/consultations/etiketa.yaml:2:8: tags (!name) are not read
    write the value plain
municipalities/x/consultations/lista.yaml:1:1: the file should hold keys and values
    write each as key: value
municipalities/x/consultations/prazna.yaml:1:1: the file is empty
municipalities/x/consultations/sidro.yaml:1:8: anchors (&name) are not read
    write the value out where it is needed
municipalities/x/consultations/sidro.yaml:2:10: aliases (*name) are not read
    write the value out
municipalities/x/consultations/tekst.yaml:1:1: the file should hold keys and values
    write each as key: value
`},
	{"YAML: the place of a mistake", `
-- municipalities/x/consultations/dvotocka.yaml --
summary: Прво
title: Парк: план
-- municipalities/x/consultations/vovlekuvanje.yaml --
title: Парк
contact:
  name: Ана
 email: ana@primer.mk
-- municipalities/x/consultations/tab.yaml --
title: Парк
contact:
	name: Ана
-- municipalities/x/consultations/navodnik.yaml --
title: "Парк
opens: 2026-05-04
closes: 2026-05-25
-- municipalities/x/consultations/navodnik2.yaml --
opens: 2026-05-04
title: "Парк
closes: 2026-05-25
-- municipalities/x/consultations/zagrada.yaml --
opens: 2026-05-04
topics: [environment, sport
closes: 2026-05-25
title: Парк
-- municipalities/x/consultations/apostrof.yaml --
opens: 2026-05-04
title: 'Парк 'Мајка' и дете'
closes: 2026-05-25
-- municipalities/x/consultations/upatuvanje.yaml --
opens: 2026-05-04
title: *park
closes: 2026-05-25
-- municipalities/x/consultations/visok.yaml --
opens: 2026-05-04
}
`, `
municipalities/x/consultations/apostrof.yaml:2:1: the YAML cannot be read: did not find expected key
    texts that hold ": " or begin with a sign need quotes, and in braces those with a comma or question mark
municipalities/x/consultations/dvotocka.yaml:2:1: the YAML cannot be read: mapping values are not allowed in this context
    texts that hold ": " or begin with a sign need quotes, and in braces those with a comma or question mark
municipalities/x/consultations/navodnik.yaml:1:1: the YAML cannot be read: found unexpected end of stream
    texts that hold ": " or begin with a sign need quotes, and in braces those with a comma or question mark
municipalities/x/consultations/navodnik2.yaml:2:1: the YAML cannot be read: found unexpected end of stream
    texts that hold ": " or begin with a sign need quotes, and in braces those with a comma or question mark
municipalities/x/consultations/tab.yaml:3:1: the YAML cannot be read: found character that cannot start any token
    texts that hold ": " or begin with a sign need quotes, and in braces those with a comma or question mark
municipalities/x/consultations/upatuvanje.yaml:2:1: the YAML cannot be read: unknown anchor 'park' referenced
    texts that hold ": " or begin with a sign need quotes, and in braces those with a comma or question mark
municipalities/x/consultations/visok.yaml:2:1: the YAML cannot be read: did not find expected key
    texts that hold ": " or begin with a sign need quotes, and in braces those with a comma or question mark
municipalities/x/consultations/vovlekuvanje.yaml:4:1: the YAML cannot be read: did not find expected key
    texts that hold ": " or begin with a sign need quotes, and in braces those with a comma or question mark
municipalities/x/consultations/zagrada.yaml:2:1: the YAML cannot be read: did not find expected ',' or ']'
    texts that hold ": " or begin with a sign need quotes, and in braces those with a comma or question mark
`},
	{"YAML: kinds of values", `
-- municipalities/x/consultations/park.yaml --
title: [Парк]
opens: [2026-05-04]
closes: {day: 2026-05-25}
topics: {a: b}
partners: ["Лумо; Вардар", [a], {b: c}]
contact: Ана
summary: {mk: {a: b}}
events: {id: a}
documents: нацрт
x_own: [{a: b}, "a;b", c]
-- municipalities/x/reports/park.yaml --
participation: {by_type: citizen 12, by_channel: [email]}
`, `
municipalities/x/consultations/park.yaml:1:8: title should be a text
    write it plain, or as mk: …, sq: …, en: …
municipalities/x/consultations/park.yaml:2:8: opens should be a single value
municipalities/x/consultations/park.yaml:3:9: closes should be a single value
municipalities/x/consultations/park.yaml:4:9: topics should be a list
    write each item on a line of its own, with "- " before it
municipalities/x/consultations/park.yaml:5:12: partners: "Лумо; Вардар" holds a semicolon, which separates the items of a list in CSV
    make two items of it, or use a comma
municipalities/x/consultations/park.yaml:5:28: partners should be a single value
municipalities/x/consultations/park.yaml:5:33: partners should be a single value
municipalities/x/consultations/park.yaml:6:10: contact should hold keys and values
municipalities/x/consultations/park.yaml:7:15: summary_mk should be a single value
municipalities/x/consultations/park.yaml:8:9: events should be a list
    write each item on a line of its own, with "- " before it
municipalities/x/consultations/park.yaml:9:12: documents should be a list
    write each item on a line of its own, with "- " before it
municipalities/x/consultations/park.yaml:10:9: x_own should be a single value
municipalities/x/consultations/park.yaml:10:17: x_own: "a;b" holds a semicolon, which separates the items of a list in CSV
    make two items of it, or use a comma
municipalities/x/reports/park.yaml:1:1: warning: the report says nothing but its outcome and does not count as published
    add body, you_said, themes, text_changes or comments, or no_comments: yes
municipalities/x/reports/park.yaml:1:1: outcome is missing
municipalities/x/reports/park.yaml:1:1: published is missing
municipalities/x/reports/park.yaml:1:26: participation_by_type: "citizen 12" is not a number by code
    write code=number, with ; between: citizen=12;cso=3
municipalities/x/reports/park.yaml:1:50: participation_by_channel should hold keys and values
`},
	{"control characters", `
-- municipalities/x/consultations/park.yaml --
title: "Парк\x07"
opens: 2026-05-04
closes: 2026-05-25
contact: {name: "А\rна"}
`, `
municipalities/x/consultations/park.yaml:1:8: a control character (U+0007) stands in the text
    delete it; a program that copies text sometimes leaves it behind
municipalities/x/consultations/park.yaml:4:17: a control character (U+000D) stands in the text
    delete it; a program that copies text sometimes leaves it behind
`},
	{"files", `
-- municipalities/x/consultation.csv --
id
-- municipalities/x/calendar/26.csv --
id
-- municipalities/x/calendar/2026.yml --
entries: []
-- municipalities/x/consultations/park.yaml/a.txt --
a
-- municipalities/x/consultations/park.docx --
docx
-- municipality.csv --
id
-- pages/za-nas.md --
Текст
-- assets/run.js --
alert(1)
-- asets/custom.css --
a {}
-- qwerty/asdf.txt --
a
`, `
asets/custom.css: no file of this name belongs here
    did you mean "assets/custom.css"?
assets/run.js: assets: files of the kind of "run.js" are not published
    allowed are css svg png jpg jpeg webp gif ico woff2
municipalities/x/calendar/2026.yml: no file of this name belongs here
    did you mean "municipalities/x/calendar/2026.yaml"?
municipalities/x/calendar/26.csv: no file of this name belongs here
    docs/content.md lists the files; a name that begins with _ is ignored
municipalities/x/consultation.csv: no file of this name belongs here
    did you mean "municipalities/x/consultations.csv"?
municipalities/x/consultations/park.docx: no file of this name belongs here
    docs/content.md lists the files; a name that begins with _ is ignored
municipalities/x/consultations/park.yaml: this is a folder, and a file is expected here
municipality.csv: no file of this name belongs here
    did you mean "municipalities.csv"?
pages/za-nas.md: no file of this name belongs here
    docs/content.md lists the files; a name that begins with _ is ignored
qwerty/asdf.txt: no file of this name belongs here
    docs/content.md lists the files; a name that begins with _ is ignored
`},
	{"a long value is shortened, and codes are listed", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes,act_type,obligation
park,Парк,2026-05-04,2026-05-25,нацрт на одлука за определување на висината на надоместокот за уредување на градежно земјиште,must
`, `
municipalities/x/consultations.csv:2:33: act_type in E2: "нацрт на одлука за определување на висината на надоместокот за уредување на гра…" is not a code of act_type
    allowed are decision, programme, budget, strategy, urban_plan, tariff, statute, regulation, project, policy_question, other
municipalities/x/consultations.csv:2:127: obligation in F2: "must" is not a code of obligation
    allowed are obligatory, voluntary
`},
	{"own keys that have one name when they are flattened", `
-- municipalities/x/consultations/park.yaml --
title: Парк
opens: 2026-05-04
closes: 2026-05-25
x_broj: {star: 1}
contact: {x_broj_star: 2}
`, `
municipalities/x/consultations/park.yaml:1:1: the key "x_broj_star" is there twice
    keep one of the two
`},
}
