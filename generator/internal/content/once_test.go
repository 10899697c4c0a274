package content_test

import "testing"

// What cannot be read is reported where it stands, and nothing else is called
// missing because of it.
func TestEveryProblemIsReportedOnce(t *testing.T) { checkAll(t, reportedOnce) }

// reportedOnce are trees of which something cannot be read.
var reportedOnce = []example{
	{"a table that cannot be read", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes
park,"Парк,2026-05-04,2026-05-25
-- municipalities/x/consultations/park.mk.md --
Текст
-- municipalities/x/events.csv --
consultation,id,kind,starts
park,a,public_debat,2026-05-12
-- municipalities/x/documents.csv --
consultation,id,url
park,a,https://primer.mk/a
-- municipalities/x/reports.csv --
consultation,published,outcome,body_mk
park,2026-06-01,sent_back,Текст
-- municipalities/x/comments.csv --
consultation,row,respondent_type,comment,disposition,document
park,1,citizen,Клупи,accepted,b
-- municipalities/x/calendar/2026.csv --
id,title_mk,planned_opens,decision,reason_mk,decided_on,merged_into
plan,План,2026,merged,Иста тема,2026-06-01,park
`, `
municipalities/x/consultations.csv:2:1: a quote is opened in this row and not closed
    close the quote; inside quotes write a quote twice
municipalities/x/events.csv:2:8: kind in C2: "public_debat" is not a code of event_kind
    did you mean "public_debate"?
`},
	{"a row that cannot be read", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes
park,Парк, пат,2026-05-04,2026-05-25
-- municipalities/x/events.csv --
consultation,id,starts
park,a,2026-05-12
prak,a,2026-05-12
`, `
municipalities/x/consultations.csv:2:1: the row has 5 cells, and the header 4
    put cells that hold the separator in quotes
municipalities/x/events.csv:3:1: consultation in A3: there is no consultation "prak"
`},
	{"a record that cannot be read", `
-- municipalities/x/consultations/park.yaml --
title: Парк: план
-- municipalities/x/consultations/park.mk.md --
Текст
-- municipalities/x/reports/park.yaml --
published: [
-- municipalities/x/reports/park.mk.md --
Текст
-- municipalities/x/reports/park.comments.csv --
row,respondent_type,comment,disposition,theme
1,citizen,Клупи,accepted,seni
-- municipalities/x/themes.csv --
consultation,id,title_mk
park,seni,Сенки
pat,seni,Сенки
`, `
municipalities/x/consultations/park.yaml:1:1: the YAML cannot be read: mapping values are not allowed in this context
    texts that hold ": " or begin with a sign need quotes, and in braces those with a comma or question mark
municipalities/x/reports/park.yaml:1:1: the YAML cannot be read: did not find expected node content
    texts that hold ": " or begin with a sign need quotes, and in braces those with a comma or question mark
municipalities/x/themes.csv:3:1: consultation in A3: there is no report "pat"
`},
	{"a calendar that cannot be read", `
-- municipalities/x/calendar/2026.yaml --
entries: [
-- municipalities/x/calendar/2025.csv --
id,title_mk,planned_opens
park,Парк,2025
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes,entry
park,Парк,2025-05-04,2025-05-25,
pat,Пат,2025-05-04,2025-05-25,plan
`, `
municipalities/x/calendar/2026.yaml:1:1: the YAML cannot be read: did not find expected node content
    texts that hold ": " or begin with a sign need quotes, and in braces those with a comma or question mark
`},
	{"comments and documents that cannot be read", `
-- municipalities/x/consultations/park.yaml --
title: Парк
opens: 2026-05-04
closes: 2026-05-25
-- municipalities/x/reports/park.yaml --
published: 2026-06-01
outcome: sent_back
text_changes: [{document: nacrt, because: [1, 2]}]
-- municipalities/x/documents.csv --
consultation,id,id
-- municipalities/x/reports/park.comments.csv --
row,respondent_type,comment,disposition
1,citizen,Клупи, дрвја,accepted
2,citizen,Клупи,accepted
3,citizen
`, `
municipalities/x/documents.csv:1:17: the column "id" is there twice (C1)
    delete one of the two
municipalities/x/reports/park.comments.csv:2:1: the row has 5 cells, and the header 4
    put cells that hold the separator in quotes
municipalities/x/reports/park.comments.csv:4:1: the row has 2 cells, and the header 4
    put cells that hold the separator in quotes
`},
	{"a report whose parts cannot be read", `
-- municipalities/x/consultations/park.yaml --
title: Парк
opens: 2026-05-04
closes: 2026-05-25
-- municipalities/x/reports/park.yaml --
published: 2026-06-01
outcome: sent_back
-- municipalities/x/themes.csv --
consultation,id,title_mk
park,seni,Сенки,и клупи
`, `
municipalities/x/themes.csv:2:1: the row has 4 cells, and the header 3
    put cells that hold the separator in quotes
`},
	{"settings that cannot be read", `
-- site.yaml --
title: Консултации: Пример
-- municipalities.csv --
id,name_mk,name_sq
x,Пример,Shembull
-- pages/za-nas.tr.md --
---
title: Hakkımızda
---
`, `
site.yaml:1:1: the YAML cannot be read: mapping values are not allowed in this context
    texts that hold ": " or begin with a sign need quotes, and in braces those with a comma or question mark
`},
	{"no settings", `
-- no site.yaml --
-- municipalities.csv --
id,name_mk,name_tr
x,Пример,Örnek
`, `
site.yaml: there is no site.yaml
    write one with format, title, base_url, languages and publisher
`},
	{"a register that cannot be read", `
-- municipalities.csv --
id,name_mk
x,"Пример
-- mentoring.csv --
municipality,date,kind
x,2026-05-12,visit
-- municipalities/y/consultations.csv --
id
-- site.yaml --
format: 1
title: Консултации
base_url: https://primer.mk/
languages: [mk, sq, en]
publisher: {name: Општина Пример}
rules: [{from: 2026-01-01, applies_to: {municipalities: [x]}}]
`, `
municipalities.csv:2:1: a quote is opened in this row and not closed
    close the quote; inside quotes write a quote twice
`},
	{"a row of the register that cannot be read", `
-- municipalities.csv --
id,name_mk,part_of
x,Пример,y
y,Ипсилон
-- municipalities/y/consultations.csv --
id
-- municipalities/z/consultations.csv --
id
`, `
municipalities.csv:3:1: the row has 2 cells, and the header 3
    put cells that hold the separator in quotes
municipalities/z: the register has no municipality "z"
`},
	{"vocabularies that cannot be read", `
-- vocabularies.yaml --
topic: {water: Вода
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes,topics,obligation
park,Парк,2026-05-04,2026-05-25,water,must
`, `
municipalities/x/consultations.csv:2:39: obligation in F2: "must" is not a code of obligation
    allowed are obligatory, voluntary
vocabularies.yaml:1:1: the YAML cannot be read: did not find expected ',' or '}'
    texts that hold ": " or begin with a sign need quotes, and in braces those with a comma or question mark
`},
	{"values that cannot be read are not called missing", `
-- site.yaml --
format: 1
title: Консултации
base_url: https://primer.mk/
languages: [mk, sq, en]
publisher: {name: Општина Пример}
rules: [{from: 2026}, {from: утре}]
-- municipalities/x/calendar.csv --
year,id,title_mk,planned_opens,decision,reason_mk,decided_on
прва,a,А,2026,postponed,Причина,утре
прва,a,А,утре,,,
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes,first_closes,extended_on,extended_reason_mk,cancelled_on,cancelled_reason_mk
park,Парк,утре,вчера,2026-05-18,утре,Барање,утре,Повлечено
-- municipalities/x/consultations/pat.yaml --
title: Пат
first_closes: утре
extended_on: [2026-05-18]
extended_reason: Барање
cancelled: {on: утре, reason: Повлечено}
events: [{id: a, starts: утре}]
-- municipalities/x/reports/pat.yaml --
published: утре
outcome: decision_pending
decision_due: утре
no_comments: можеби
-- municipalities/x/reports/pat.comments.csv --
row,respondent_type,comment,disposition,same_as
прв,citizen,Клупи,accepted,
втор,citizen,Клупи,,прв
`, `
municipalities/x/calendar.csv:2:1: year in A2: "прва" is not a whole number
municipalities/x/calendar.csv:2:33: decided_on in G2: "утре" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/calendar.csv:3:1: year in A3: "прва" is not a whole number
municipalities/x/calendar.csv:3:10: planned_opens in D3: "утре" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/consultations.csv:2:11: opens in C2: "утре" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/consultations.csv:2:16: closes in D2: "вчера" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/consultations.csv:2:33: extended_on in F2: "утре" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/consultations.csv:2:45: cancelled_on in H2: "утре" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/consultations/pat.yaml:2:15: first_closes: "утре" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/consultations/pat.yaml:3:14: extended_on should be a single value
municipalities/x/consultations/pat.yaml:5:17: cancelled_on: "утре" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/consultations/pat.yaml:6:26: starts: "утре" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/reports/pat.comments.csv:2:1: row in A2: "прв" is not a whole number
municipalities/x/reports/pat.comments.csv:3:1: row in A3: "втор" is not a whole number
municipalities/x/reports/pat.comments.csv:3:21: same_as in E3: "прв" is not a whole number
municipalities/x/reports/pat.yaml:1:12: published: "утре" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/reports/pat.yaml:3:15: decision_due: "утре" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/reports/pat.yaml:4:14: no_comments: "можеби" is neither yes nor no
site.yaml:6:16: rules.0.from: 2026 does not name a day
    write the day, for example 2026-05-29; a consultation whose dates are not known needs source_url
site.yaml:6:30: rules.1.from: "утре" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
`},
	{"a kind of value that is wrong is reported once", `
-- municipalities/x/consultations/park.yaml --
title: [Парк]
opens: [утре]
closes: {a: b}
events: нема
contact: нема
respond: [{url: primer}]
documents: [нацрт, {id: [a]}]
`, `
municipalities/x/consultations/park.yaml:1:8: title should be a text
    write it plain, or as mk: …, sq: …, en: …
municipalities/x/consultations/park.yaml:2:8: opens should be a single value
municipalities/x/consultations/park.yaml:3:9: closes should be a single value
municipalities/x/consultations/park.yaml:4:9: events should be a list
    write each item on a line of its own, with "- " before it
municipalities/x/consultations/park.yaml:5:10: contact should hold keys and values
municipalities/x/consultations/park.yaml:6:17: respond.0.url: "primer" is not a web address
    write it in full, with https:// before it
municipalities/x/consultations/park.yaml:7:13: documents.0 should hold keys and values
municipalities/x/consultations/park.yaml:7:20: a document needs either path or url
    write path for a file below files/, or url for a web address
municipalities/x/consultations/park.yaml:7:25: id should be a single value
`},
}
