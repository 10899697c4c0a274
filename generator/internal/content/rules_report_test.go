package content_test

import "testing"

func TestReportRules(t *testing.T) { checkAll(t, reportRules) }

// reportRules are the rules of reports (contract, 3.5).
var reportRules = []example{
	{"reports in CSV: what is missing", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes,cancelled_on,cancelled_reason_mk
park,Парк,2026-05-04,2026-05-25,,
pat,Пат,2026-05-04,2026-05-25,,
most,Мост,2026-05-04,2026-05-25,,
voz,Воз,2026-05-04,2026-05-25,2026-05-10,Повлечено
-- municipalities/x/reports.csv --
consultation,published,outcome,decision_due,we_asked_mk,body_mk,no_comments
,2026-06-01,sent_back,,,Текст,
park,,decision_pending,,Прашавме,,
pat,2026-05-24,,,,Текст,
most,2026-05-25,sent_back,,,Текст,yes
most,2026-05-25,sent_back,,,Текст,yes
voz,2026-05-11,not_adopted,,,Текст,
nema,2026-05-25,sent_back,,,Текст,
`, `
municipalities/x/reports.csv:2:1: consultation in A2 is missing
municipalities/x/reports.csv:3:1: warning: the report says nothing but its outcome and does not count as published
    add body, you_said, themes, text_changes or comments, or no_comments: yes
municipalities/x/reports.csv:3:6: published in B3 is missing
municipalities/x/reports.csv:3:24: decision_due in D3 is missing, and the decision is pending
    write the day by which the decision is expected
municipalities/x/reports.csv:4:5: published in B4 (2026-05-24) is before the day of closing (2026-05-25)
    correct one of the two dates
municipalities/x/reports.csv:4:16: outcome in C4 is missing
municipalities/x/reports.csv:6:1: consultation in A6: "most" is there already: municipalities/x/reports.csv:5:1
    give one of the two another id, or delete it
municipalities/x/reports.csv:8:1: consultation in A8: there is no consultation "nema"
`},
	{"reports in YAML: what is missing", `
-- municipalities/x/consultations/park.yaml --
title: Парк
events: [{id: tribina, starts: 2026-05-12 18:00, ends: 2026-05-13 20:00}]
-- municipalities/x/reports/park.yaml --
we_asked: Прашавме
outcome: decision_pending
themes: [{mentions: 3}]
follow_up: [{due: 2026-09-01}]
change_log: [{note: Поправка}]
documents: [{kind: report}]
-- municipalities/x/reports/park2.yaml --
published: 2026-05-12
outcome: sent_back
themes: []
-- municipalities/x/reports/park2.mk.md --

-- municipalities/x/reports/park3.mk.md --
Текст
`, `
municipalities/x/reports/park.yaml:1:1: decision_due is missing, and the decision is pending
    write the day by which the decision is expected
municipalities/x/reports/park.yaml:1:1: published is missing
municipalities/x/reports/park.yaml:3:10: id is missing
municipalities/x/reports/park.yaml:3:10: title is missing
municipalities/x/reports/park.yaml:4:13: id is missing
municipalities/x/reports/park.yaml:4:13: title is missing
municipalities/x/reports/park.yaml:5:14: change_log.0.at is missing
municipalities/x/reports/park.yaml:6:13: a document needs either path or url
    write path for a file below files/, or url for a web address
municipalities/x/reports/park.yaml:6:13: id is missing
municipalities/x/reports/park2.yaml:1:1: consultation: there is no consultation "park2"
    did you mean "park"?
municipalities/x/reports/park2.yaml:1:1: warning: the report says nothing but its outcome and does not count as published
    add body, you_said, themes, text_changes or comments, or no_comments: yes
municipalities/x/reports/park3.mk.md: the file belongs to "park3", and there is no such report
    did you mean "park"?
`},
	{"reports in CSV: values of a wrong form", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes
park,Парк,2026-05-04,2026-05-25
-- municipalities/x/reports.csv --
consultation,published,outcome,decision_due,we_did_mk,participation_submissions,participation_participants,participation_by_type,participation_by_channel,participation_by_language,participation_by_sex,participation_late,no_comments,decision_body_mk,decision_session_date,decision_gazette_date,limitations_mk
park,2026-06-01 12:00,adopted,идниот месец,[акт](files/akt.pdf),10,12,citizen=12;cso=3;citizen=1,email=4;e-mail=7,mk=9;Albanian=2,women=3;men,11,не знам,[акт](files/akt.pdf),1/6/26,46143,Од 0101990450006
`, `
municipalities/x/reports.csv:2:6: published in B2: 2026-06-01 12:00 has a time, and only a day can stand here
    write 2026-06-01
municipalities/x/reports.csv:2:23: outcome in C2: "adopted" is not a code of outcome
    allowed are adopted_unchanged, adopted_with_changes, sent_back, postponed, not_adopted, decision_pending
municipalities/x/reports.csv:2:31: decision_due in D2: "идниот месец" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/reports.csv:2:44: we_did_mk in E2: there is no file "akt.pdf" in municipalities/x/files/
municipalities/x/reports.csv:2:71: participation_by_type in H2: "citizen" is counted twice
    add the two numbers up
municipalities/x/reports.csv:2:98: participation_by_channel in I2: "e-mail" is not a code of channel
    did you mean "email"?
municipalities/x/reports.csv:2:98: participation_by_channel in I2: 11 is more than participation_submissions (10)
    correct one of the numbers
municipalities/x/reports.csv:2:115: warning: participation_by_language in J2: Albanian=2 is so small that it may point to a person
    leave the number out, or join it with another
municipalities/x/reports.csv:2:115: participation_by_language in J2: "Albanian" is not a language code
    write for example mk, sq or en
municipalities/x/reports.csv:2:115: participation_by_language in J2: 11 is more than participation_submissions (10)
    correct one of the numbers
municipalities/x/reports.csv:2:131: participation_by_sex in K2: "men" is not a number by code
    write code=number, with ; between: citizen=12;cso=3
municipalities/x/reports.csv:2:143: participation_late in L2: 11 is more than participation_submissions (10)
    correct one of the numbers
municipalities/x/reports.csv:2:146: no_comments in M2: "не знам" is neither yes nor no
municipalities/x/reports.csv:2:154: decision_body_mk in N2: there is no file "akt.pdf" in municipalities/x/files/
municipalities/x/reports.csv:2:175: decision_session_date in O2: "1/6/26" can be read as day/month or month/day
    write 2026-05-29 or 29.5.2026
municipalities/x/reports.csv:2:182: decision_gazette_date in P2: "46143" is not a date; it is what a spreadsheet makes of 2026-05-01
    format the column as text and write 2026-05-01
municipalities/x/reports.csv:2:188: limitations_mk in Q2: 0101990…… looks like a personal identity number and would be published
    delete it
`},
	{"reports in YAML: values of a wrong form", `
-- municipalities/x/consultations/park.yaml --
title: Парк
opens: 2026-05-04
closes: 2026-05-25
-- municipalities/x/reports/park.yaml --
published: 2026-06-01 12:00
outcome: adopted
decision_due: идниот месец
we_did: "[акт](files/akt.pdf)"
participation:
  submissions: 10
  participants: 12
  by_type: {citizen: 12, cso: 3}
  by_channel: {email: 4, e-mail: 7}
  by_language: {mk: 9, Albanian: 2}
  by_sex: {women: три, men: }
  late: 11
no_comments: не знам
decision: {body: "[акт](files/akt.pdf)", session_date: 1/6/26, gazette_date: 46143}
limitations: Од 0101990450006
`, `
municipalities/x/reports/park.yaml:1:12: published: 2026-06-01 12:00 has a time, and only a day can stand here
    write 2026-06-01
municipalities/x/reports/park.yaml:2:10: outcome: "adopted" is not a code of outcome
    allowed are adopted_unchanged, adopted_with_changes, sent_back, postponed, not_adopted, decision_pending
municipalities/x/reports/park.yaml:3:15: decision_due: "идниот месец" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/reports/park.yaml:4:9: we_did_mk: there is no file "akt.pdf" in municipalities/x/files/
municipalities/x/reports/park.yaml:8:3: participation_by_type: 15 is more than participation_participants (12)
    correct one of the numbers
municipalities/x/reports/park.yaml:9:3: participation_by_channel: 11 is more than participation_submissions (10)
    correct one of the numbers
municipalities/x/reports/park.yaml:9:34: participation_by_channel: "e-mail" is not a code of channel
    did you mean "email"?
municipalities/x/reports/park.yaml:10:3: participation_by_language: 11 is more than participation_submissions (10)
    correct one of the numbers
municipalities/x/reports/park.yaml:10:34: warning: participation_by_language: Albanian=2 is so small that it may point to a person
    leave the number out, or join it with another
municipalities/x/reports/park.yaml:10:34: participation_by_language: "Albanian" is not a language code
    write for example mk, sq or en
municipalities/x/reports/park.yaml:11:19: participation_by_sex: "три" is not a whole number
municipalities/x/reports/park.yaml:11:29: participation_by_sex: "men=" is not a number by code
    write code=number, with ; between: citizen=12;cso=3
municipalities/x/reports/park.yaml:12:9: participation_late: 11 is more than participation_submissions (10)
    correct one of the numbers
municipalities/x/reports/park.yaml:13:14: no_comments: "не знам" is neither yes nor no
municipalities/x/reports/park.yaml:14:18: decision_body_mk: there is no file "akt.pdf" in municipalities/x/files/
municipalities/x/reports/park.yaml:14:56: decision_session_date: "1/6/26" can be read as day/month or month/day
    write 2026-05-29 or 29.5.2026
municipalities/x/reports/park.yaml:14:78: decision_gazette_date: "46143" is not a date; it is what a spreadsheet makes of 2026-05-01
    format the column as text and write 2026-05-01
municipalities/x/reports/park.yaml:15:14: limitations_mk: 0101990…… looks like a personal identity number and would be published
    delete it
`},
	{"counts", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes
park,Парк,2026-05-04,2026-05-25
pat,Пат,2026-05-04,2026-05-25
-- municipalities/x/reports.csv --
consultation,published,outcome,body_mk,participation_submissions,participation_participants,participation_by_type,participation_by_channel,participation_by_language,participation_by_sex,participation_late
park,2026-06-01,sent_back,Текст,10,12,citizen=12;cso=3,email=4;post=7,mk=9;sq=2,women=7;men=6,11
-- municipalities/x/reports/pat.yaml --
published: 2026-06-01
outcome: sent_back
body: Текст
participation:
  by_type: [citizen]
  by_channel: {email: [4]}
  by_sex: {women: 1, men: 20}
`, `
municipalities/x/reports.csv:2:39: participation_by_type in G2: 15 is more than participation_participants (12)
    correct one of the numbers
municipalities/x/reports.csv:2:56: participation_by_channel in H2: 11 is more than participation_submissions (10)
    correct one of the numbers
municipalities/x/reports.csv:2:71: warning: participation_by_language in I2: sq=2 is so small that it may point to a person
    leave the number out, or join it with another
municipalities/x/reports.csv:2:71: participation_by_language in I2: 11 is more than participation_submissions (10)
    correct one of the numbers
municipalities/x/reports.csv:2:81: participation_by_sex in J2: 13 is more than participation_participants (12)
    correct one of the numbers
municipalities/x/reports.csv:2:95: participation_late in K2: 11 is more than participation_submissions (10)
    correct one of the numbers
municipalities/x/reports/pat.yaml:5:12: participation_by_type should hold keys and values
municipalities/x/reports/pat.yaml:6:23: participation_by_channel should be a single value
municipalities/x/reports/pat.yaml:7:19: warning: participation_by_sex: women=1 is so small that it may point to a person
    leave the number out, or join it with another
`},
	{"a report before the last event", `
-- municipalities/x/consultations/park.yaml --
title: Парк
events:
  - {id: tribina, starts: 2026-05-12 18:00, ends: 2026-05-13 20:00}
  - {id: uvid, starts: 2026-05-10}
-- municipalities/x/reports/park.yaml --
published: 2026-05-12
outcome: decision_pending
decision_due: 2026-06-30
body: Текст
-- municipalities/x/reports/park.mk.md --
Текст
`, `
municipalities/x/reports/park.yaml:1:12: published (2026-05-12) is before the day of closing (2026-05-13)
    correct one of the two dates
municipalities/x/reports/park.yaml:4:7: body gives the text twice in the language "mk"
    keep one of the two
`},
}
