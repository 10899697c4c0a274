package content_test

import "testing"

func TestEventRules(t *testing.T) { checkAll(t, eventRules) }

// eventRules are the rules of events, documents and texts (contract, 2 and 3.4).
var eventRules = []example{
	{"long texts", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes,body_sq
park,Парк,2026-05-04,2026-05-25,Teksti
-- municipalities/x/consultations/park.mk.md --

# Парк

Пишете на ana@primer.mk или видете [план](files/plan.pdf)
и [нацрт](files/nacrt.docm).
-- municipalities/x/consultations/park.sq.md --
Teksti
-- municipalities/x/consultations/park.de.md --
Text
-- municipalities/x/consultations/prak.mk.md --
Текст
-- municipalities/x/files/plan-2026.pdf --
pdf
`, `
municipalities/x/consultations/park.de.md: "de" is not a language of this site or municipality
    correct the code, or add the language to languages
municipalities/x/consultations/park.mk.md:4:11: body: the e-mail address ana@primer.mk would be published
    delete it; addresses may stand only in fields for contacts
municipalities/x/consultations/park.mk.md:4:43: body: there is no file "plan.pdf" in municipalities/x/files/
municipalities/x/consultations/park.mk.md:5:11: body: files of the kind of "nacrt.docm" are not published
    allowed are pdf docx xlsx pptx odt ods odp rtf txt csv zip jpg png webp gif mp3 mp4 kml geojson dwg dxf
municipalities/x/consultations/park.sq.md: the record has a text in the language "sq" already
    keep the text in this file or in the record, not in both
municipalities/x/consultations/prak.mk.md: the file belongs to "prak", and there is no such consultation
    did you mean "park"?
`},
	{"long texts in the record", `
-- municipalities/x/consultations/park.yaml --
title: Парк
opens: 2026-05-04
closes: 2026-05-25
body:
  mk: |
    Пишете на ana@primer.mk.
  en: See [plan](files/plan.pdf).
-- municipalities/x/consultations/park.mk.md --
Текст
`, `
municipalities/x/consultations/park.mk.md: the record has a text in the language "mk" already
    keep the text in this file or in the record, not in both
municipalities/x/consultations/park.yaml:5:7: body_mk: the e-mail address ana@primer.mk would be published
    delete it; addresses may stand only in fields for contacts
municipalities/x/consultations/park.yaml:7:7: body_en: there is no file "plan.pdf" in municipalities/x/files/
`},
	{"events in CSV", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes
park,Парк,2026-05-04,2026-05-25
-- municipalities/x/events.csv --
consultation,id,kind,starts,ends,online_url,access_step_free,access_hearing_loop,access_sign_language,ask_by,interpretation,attendance_total,attendance_women,attendance_men,attendance_youth,attendance_organisations,place_mk
,tribina,public_debate,2026-05-12 18:00,,,,,,,,,,,,,
park,,public_debate,2026-05-12 18:00,,,,,,,,,,,,,
park,bez-den,public_debate,,,,,,,,,,,,,,
prak,tribina,public_debat,2026-05-12 18:00,,,,,,,,,,,,,
park,tribina,public debate,12.05.26,2026-05-12 25:00,zoom.us,да?,maybe,x,2026-05,sq;sign,триесет,-1,1 000,"1,5",2e3,"Сала, ana@primer.mk"
park,sednica,online,2026-05-12 18:00,2026-05-12 17:00,,,,,,,,,,,,
park,sednica,online,2026-03-29 02:30,2026-03-29 02:45,,,,,,,,,,,,
`, `
municipalities/x/events.csv:2:1: consultation in A2 is missing
municipalities/x/events.csv:3:6: id in B3 is missing
municipalities/x/events.csv:4:28: starts in D4 is missing
municipalities/x/events.csv:5:1: consultation in A5: there is no consultation "prak"
    did you mean "park"?
municipalities/x/events.csv:5:14: kind in C5: "public_debat" is not a code of event_kind
    did you mean "public_debate"?
municipalities/x/events.csv:6:14: kind in C6: "public debate" is not a code of event_kind
    did you mean "public_debate"?
municipalities/x/events.csv:6:28: starts in D6: "12.05.26" has a year of two digits
    write the year in full: 12.05.2026
municipalities/x/events.csv:6:37: ends in E6: 2026-05-12 25:00 is not in the calendar
    correct the day, month or hour
municipalities/x/events.csv:6:54: online_url in F6: "zoom.us" is not a web address
    did you mean "https://zoom.us"?
municipalities/x/events.csv:6:62: access_step_free in G6: "да?" is neither yes nor no
municipalities/x/events.csv:6:66: access_hearing_loop in H6: "maybe" is neither yes nor no
municipalities/x/events.csv:6:72: access_sign_language in I6: "x" is neither yes nor no
municipalities/x/events.csv:6:74: ask_by in J6: 2026-05 does not name a day
    write the day, for example 2026-05-29; a consultation whose dates are not known needs source_url
municipalities/x/events.csv:6:82: interpretation in K6: "sign" is not a language code
    write for example mk, sq or en
municipalities/x/events.csv:6:90: attendance_total in L6: "триесет" is not a whole number
municipalities/x/events.csv:6:98: attendance_women in M6: "-1" is not a whole number
municipalities/x/events.csv:6:101: attendance_men in N6: "1 000" has a mark between the thousands
    write 1000
municipalities/x/events.csv:6:107: attendance_youth in O6: "1,5" is not a whole number
municipalities/x/events.csv:6:113: attendance_organisations in P6: "2e3" is not a whole number
municipalities/x/events.csv:6:117: place_mk in Q6: the e-mail address ana@primer.mk would be published
    delete it; addresses may stand only in fields for contacts
municipalities/x/events.csv:7:38: ends in E7 (2026-05-12T17:00) is before starts (2026-05-12T18:00)
    swap the two dates, or correct the one that is wrong
municipalities/x/events.csv:8:6: id in B8: "sednica" is there already: municipalities/x/events.csv:7:6
    give one of the two another id, or delete it
municipalities/x/events.csv:8:21: starts in D8: 2026-03-29T02:30 does not exist in Europe/Skopje
    clocks are put forward that night; write an hour that exists
municipalities/x/events.csv:8:38: ends in E8: 2026-03-29T02:45 does not exist in Europe/Skopje
    clocks are put forward that night; write an hour that exists
`},
	{"events in YAML", `
-- municipalities/x/consultations/park.yaml --
title: Парк
events:
  - {kind: public_debate}
  - id: tribina
    kind: public debate
    starts: 12.05.26
    ends: 2026-05-12 25:00
    online_url: zoom.us
    access: {step_free: "да?", hearing_loop: maybe, sign_language: x, ramp: yes}
    ask_by: 2026-05
    interpretation: [sq, sign]
    attendance: {total: триесет, women: -1, men: 1 000, youth: "1,5", organisations: 2e3}
  - {id: sednica, starts: 2026-05-12 18:00, ends: 2026-05-12 17:00}
  - {id: sednica, starts: 2026-03-29 02:30}
`, `
municipalities/x/consultations/park.yaml:3:5: id is missing
municipalities/x/consultations/park.yaml:3:5: starts is missing
municipalities/x/consultations/park.yaml:5:11: kind: "public debate" is not a code of event_kind
    did you mean "public_debate"?
municipalities/x/consultations/park.yaml:6:13: starts: "12.05.26" has a year of two digits
    write the year in full: 12.05.2026
municipalities/x/consultations/park.yaml:7:11: ends: 2026-05-12 25:00 is not in the calendar
    correct the day, month or hour
municipalities/x/consultations/park.yaml:8:17: online_url: "zoom.us" is not a web address
    did you mean "https://zoom.us"?
municipalities/x/consultations/park.yaml:9:25: access_step_free: "да?" is neither yes nor no
municipalities/x/consultations/park.yaml:9:46: access_hearing_loop: "maybe" is neither yes nor no
municipalities/x/consultations/park.yaml:9:68: access_sign_language: "x" is neither yes nor no
municipalities/x/consultations/park.yaml:9:71: unknown key "ramp"
    docs/content.md lists the keys; names that begin with x_ are yours to use
municipalities/x/consultations/park.yaml:10:13: ask_by: 2026-05 does not name a day
    write the day, for example 2026-05-29; a consultation whose dates are not known needs source_url
municipalities/x/consultations/park.yaml:11:26: interpretation: "sign" is not a language code
    write for example mk, sq or en
municipalities/x/consultations/park.yaml:12:25: attendance_total: "триесет" is not a whole number
municipalities/x/consultations/park.yaml:12:41: attendance_women: "-1" is not a whole number
municipalities/x/consultations/park.yaml:12:50: attendance_men: "1 000" has a mark between the thousands
    write 1000
municipalities/x/consultations/park.yaml:12:64: attendance_youth: "1,5" is not a whole number
municipalities/x/consultations/park.yaml:12:86: attendance_organisations: "2e3" is not a whole number
municipalities/x/consultations/park.yaml:13:51: ends (2026-05-12T17:00) is before starts (2026-05-12T18:00)
    swap the two dates, or correct the one that is wrong
municipalities/x/consultations/park.yaml:14:10: id: "sednica" is there already: municipalities/x/consultations/park.yaml:13:10
    give one of the two another id, or delete it
municipalities/x/consultations/park.yaml:14:27: starts: 2026-03-29T02:30 does not exist in Europe/Skopje
    clocks are put forward that night; write an hour that exists
`},
	{"documents in CSV", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes
park,Парк,2026-05-04,2026-05-25
-- municipalities/x/documents.csv --
consultation,of,id,kind,title_mk,path,url,lang,published,accessible,supersedes
,,nacrt,draft_act,Нацрт,plan.pdf,,,,,
park,,,draft_act,Нацрт,plan.pdf,,,,,
park,izvestaj,n1,nacrt,Нацрт,2026\plan.pdf,,Macedonian,2026,ne,N0
park,,n2,,Нацрт,,,,,,n1
park,,n3,,Нацрт,plan.pdf,https://primer.mk/plan.pdf,,,,n99
park,,n4,,Нацрт,plan.html,primer.mk/plan.pdf,,,,n4
park,,n5,,Нацрт,Plan.pdf,,,,,
park,,n5,,Нацрт,files/plan.pdf,,,,,
park,report,n6,,Нацрт,plan.pdf,,,,,
prak,,n7,,Нацрт,plan.pdf,,,,,
-- municipalities/x/files/plan.pdf --
pdf
`, `
municipalities/x/documents.csv:2:1: consultation in A2 is missing
municipalities/x/documents.csv:3:7: id in C3 is missing
municipalities/x/documents.csv:4:6: of in B4: "izvestaj" is not a code of document_of
    allowed are consultation, report
municipalities/x/documents.csv:4:18: kind in D4: "nacrt" is not a code of document_kind
    allowed are draft_act, explanation, impact_assessment, call, programme, response_form, background, changed_text, minutes, report, adopted_act, other
municipalities/x/documents.csv:4:30: path in F4: "2026\plan.pdf" is not the name of a file below files/
    write it with / between folders and without .. or \
municipalities/x/documents.csv:4:45: lang in H4: "Macedonian" is not a language code
    write for example mk, sq or en
municipalities/x/documents.csv:4:56: published in I4: 2026 does not name a day
    write the day, for example 2026-05-29; a consultation whose dates are not known needs source_url
municipalities/x/documents.csv:4:61: accessible in J4: "ne" is neither yes nor no
municipalities/x/documents.csv:4:64: supersedes in K4: "N0" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
municipalities/x/documents.csv:5:17: a document needs either path or url
    write path for a file below files/, or url for a web address
municipalities/x/documents.csv:6:17: a document needs either path or url
    write path for a file below files/, or url for a web address
municipalities/x/documents.csv:6:56: supersedes in K6: there is no document "n99"
municipalities/x/documents.csv:7:17: path in F7: files of the kind of "plan.html" are not published
    allowed are pdf docx xlsx pptx odt ods odp rtf txt csv zip jpg png webp gif mp3 mp4 kml geojson dwg dxf
municipalities/x/documents.csv:7:17: a document needs either path or url
    write path for a file below files/, or url for a web address
municipalities/x/documents.csv:7:27: url in G7: "primer.mk/plan.pdf" is not a web address
    did you mean "https://primer.mk/plan.pdf"?
municipalities/x/documents.csv:7:49: supersedes in K7: "n4" is the record itself
    name another one
municipalities/x/documents.csv:8:17: path in F8: there is no file "Plan.pdf" in municipalities/x/files/
    did you mean "plan.pdf"?
municipalities/x/documents.csv:9:7: id in C9: "n5" is there already: municipalities/x/documents.csv:8:7
    give one of the two another id, or delete it
municipalities/x/documents.csv:9:17: path in F9: there is no file "files/plan.pdf" in municipalities/x/files/
    did you mean "plan.pdf"?
municipalities/x/documents.csv:10:1: consultation in A10: there is no report "park"
municipalities/x/documents.csv:11:1: consultation in A11: there is no consultation "prak"
    did you mean "park"?
`},
	{"documents in YAML", `
-- municipalities/x/consultations/park.yaml --
title: Парк
opens: 2026-05-04
closes: 2026-05-25
documents:
  - {kind: draft_act, path: plan.pdf}
  - id: n1
    of: report
    kind: nacrt
    path: 2026\plan.pdf
    lang: Macedonian
    published: 2026
    accessible: ne
    supersedes: N0
  - {id: n2}
  - {id: n3, path: plan.pdf, url: https://primer.mk/plan.pdf, supersedes: n99}
  - {id: n3, url: primer.mk/plan.pdf}
  - нацрт
-- municipalities/x/files/plan.pdf --
pdf
`, `
municipalities/x/consultations/park.yaml:5:5: id is missing
municipalities/x/consultations/park.yaml:7:5: unknown key "of"
    docs/content.md lists the keys; names that begin with x_ are yours to use
municipalities/x/consultations/park.yaml:8:11: kind: "nacrt" is not a code of document_kind
    allowed are draft_act, explanation, impact_assessment, call, programme, response_form, background, changed_text, minutes, report, adopted_act, other
municipalities/x/consultations/park.yaml:9:11: path: "2026\plan.pdf" is not the name of a file below files/
    write it with / between folders and without .. or \
municipalities/x/consultations/park.yaml:10:11: lang: "Macedonian" is not a language code
    write for example mk, sq or en
municipalities/x/consultations/park.yaml:11:16: published: 2026 does not name a day
    write the day, for example 2026-05-29; a consultation whose dates are not known needs source_url
municipalities/x/consultations/park.yaml:12:17: accessible: "ne" is neither yes nor no
municipalities/x/consultations/park.yaml:13:17: supersedes: "N0" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
municipalities/x/consultations/park.yaml:14:5: a document needs either path or url
    write path for a file below files/, or url for a web address
municipalities/x/consultations/park.yaml:15:20: a document needs either path or url
    write path for a file below files/, or url for a web address
municipalities/x/consultations/park.yaml:15:75: supersedes: there is no document "n99"
municipalities/x/consultations/park.yaml:16:10: id: "n3" is there already: municipalities/x/consultations/park.yaml:15:10
    give one of the two another id, or delete it
municipalities/x/consultations/park.yaml:16:19: url: "primer.mk/plan.pdf" is not a web address
    did you mean "https://primer.mk/plan.pdf"?
municipalities/x/consultations/park.yaml:17:5: documents.5 should hold keys and values
`},
	{"texts", `
-- municipalities/x/consultations.csv --
id,title,title_mk,title_al,title_sq,opens,closes,summary_mk,unit_mk,x_note,legal_basis_mk
a,Парк,Парк,,,2026-05-04,2026-05-25,,,,
b,Парк,,Park,,2026-05-04,2026-05-25,=1+1,+SUM(A1),@x|y,-x'#a
c,,,Park,Park,2026-05-04,2026-05-25,ana@primer.mk,ЕМБГ: 0101990450006.,ana@primer.mk,Даночен број 4030990123455
`, `
municipalities/x/consultations.csv:1:19: "al" is not a language of this site or municipality
    correct the code, or add the language to languages
municipalities/x/consultations.csv:2:3: title in B2 gives the text twice in the language "mk"
    keep one of the two
municipalities/x/consultations.csv:3:37: summary_mk in H3: a spreadsheet would run "=1+1" as a formula
    begin the text with another character, for example a letter
municipalities/x/consultations.csv:3:42: unit_mk in I3: a spreadsheet would run "+SUM(A1)" as a formula
    begin the text with another character, for example a letter
municipalities/x/consultations.csv:3:51: x_note in J3: a spreadsheet would run "@x|y" as a formula
    begin the text with another character, for example a letter
municipalities/x/consultations.csv:3:56: legal_basis_mk in K3: a spreadsheet would run "-x'#a" as a formula
    begin the text with another character, for example a letter
municipalities/x/consultations.csv:4:37: summary_mk in H4: the e-mail address ana@primer.mk would be published
    delete it; addresses may stand only in fields for contacts
municipalities/x/consultations.csv:4:51: unit_mk in I4: 0101990…… looks like a personal identity number and would be published
    delete it
municipalities/x/consultations.csv:4:72: x_note in J4: the e-mail address ana@primer.mk would be published
    delete it; addresses may stand only in fields for contacts
`},
}
