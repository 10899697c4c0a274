package content_test

import "testing"

func TestCommentRules(t *testing.T) { checkAll(t, commentRules) }

// commentRules are the rules of themes, changes, follow-up and comments (contract, 3.5 and 3.6).
var commentRules = []example{
	{"themes, changes and follow-up in CSV", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes
park,Парк,2026-05-04,2026-05-25
-- municipalities/x/reports.csv --
consultation,published,outcome
park,2026-06-01,sent_back
-- municipalities/x/documents.csv --
consultation,id,title_mk,url
park,nacrt,Нацрт,https://primer.mk/nacrt
-- municipalities/x/themes.csv --
consultation,id,title_mk,mentions,response_mk
,seni,Сенки,1,
park,,Сенки,,
park,seni,,два,Ана: ana@primer.mk
park,Сенки,Сенки,,
park,seni,Сенки,,
prak,seni,Сенки,,
-- municipalities/x/text_changes.csv --
consultation,document,place,before_mk,after_mk,because
park,nacrt,член 5,Било,=СЕГА(),1;99;прв
park,nacr,член 6,,,
prak,nacrt,,,,
-- municipalities/x/follow_up.csv --
consultation,id,title_mk,due,status,updated,note_mk
park,,Клупи,2026-09,done,,
park,klupi,,септември,gotovo,2026-13-01,
park,klupi,Клупи,,,,
prak,klupi,Клупи,,,,
-- municipalities/x/comments.csv --
consultation,row,respondent_type,comment,disposition
park,1,citizen,Повеќе клупи,accepted
`, `
municipalities/x/follow_up.csv:2:6: id in B2 is missing
municipalities/x/follow_up.csv:2:13: due in D2: 2026-09 does not name a day
    write the day, for example 2026-05-29; a consultation whose dates are not known needs source_url
municipalities/x/follow_up.csv:3:12: title_mk in C3 is missing
municipalities/x/follow_up.csv:3:13: due in D3: "септември" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/follow_up.csv:3:23: status in E3: "gotovo" is not a code of action_status
    allowed are planned, in_progress, done, dropped
municipalities/x/follow_up.csv:3:30: updated in F3: 2026-13-01 is not in the calendar
    correct the day, month or hour
municipalities/x/follow_up.csv:4:6: id in B4: "klupi" is there already: municipalities/x/follow_up.csv:3:6
    give one of the two another id, or delete it
municipalities/x/follow_up.csv:5:1: consultation in A5: there is no report "prak"
    did you mean "park"?
municipalities/x/text_changes.csv:2:24: after_mk in E2: a spreadsheet would run "=СЕГА()" as a formula
    begin the text with another character, for example a letter
municipalities/x/text_changes.csv:2:32: because in F2: there is no comment "99"
municipalities/x/text_changes.csv:2:32: because in F2: there is no comment "прв"
municipalities/x/text_changes.csv:3:6: document in B3: there is no document "nacr"
municipalities/x/text_changes.csv:4:1: consultation in A4: there is no report "prak"
    did you mean "park"?
municipalities/x/themes.csv:2:1: consultation in A2 is missing
municipalities/x/themes.csv:3:6: id in B3 is missing
municipalities/x/themes.csv:4:11: title_mk in C4 is missing
municipalities/x/themes.csv:4:12: mentions in D4: "два" is not a whole number
municipalities/x/themes.csv:4:16: response_mk in E4: the e-mail address ana@primer.mk would be published
    delete it; addresses may stand only in fields for contacts
municipalities/x/themes.csv:5:6: id in B5: "Сенки" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
municipalities/x/themes.csv:6:6: id in B6: "seni" is there already: municipalities/x/themes.csv:4:6
    give one of the two another id, or delete it
municipalities/x/themes.csv:7:1: consultation in A7: there is no report "prak"
    did you mean "park"?
`},
	{"themes, changes and follow-up in YAML", `
-- municipalities/x/consultations/park.yaml --
title: Парк
opens: 2026-05-04
closes: 2026-05-25
documents: [{id: nacrt, url: https://primer.mk/nacrt}]
-- municipalities/x/reports/park.yaml --
published: 2026-06-01
outcome: sent_back
themes:
  - {title: Сенки}
  - {id: seni, title: {}, mentions: два, response: 'Ана: ana@primer.mk'}
  - {id: seni, title: Сенки}
text_changes:
  - {document: nacrt, place: член 5, after: "=СЕГА()", because: [1, 99, прв]}
  - {document: nacr}
follow_up:
  - {title: Клупи, due: 2026-09}
  - id: klupi
    due: септември
    status: gotovo
    updated: 2026-13-01
  - {id: klupi, title: Клупи}
-- municipalities/x/reports/park.comments.csv --
row,respondent_type,comment,disposition
1,citizen,Повеќе клупи,accepted
`, `
municipalities/x/reports/park.yaml:4:5: id is missing
municipalities/x/reports/park.yaml:5:5: title is missing
municipalities/x/reports/park.yaml:5:37: mentions: "два" is not a whole number
municipalities/x/reports/park.yaml:5:52: response_mk: the e-mail address ana@primer.mk would be published
    delete it; addresses may stand only in fields for contacts
municipalities/x/reports/park.yaml:6:10: id: "seni" is there already: municipalities/x/reports/park.yaml:5:10
    give one of the two another id, or delete it
municipalities/x/reports/park.yaml:8:45: after_mk: a spreadsheet would run "=СЕГА()" as a formula
    begin the text with another character, for example a letter
municipalities/x/reports/park.yaml:8:69: because: there is no comment "99"
municipalities/x/reports/park.yaml:8:73: because: there is no comment "прв"
municipalities/x/reports/park.yaml:9:16: document: there is no document "nacr"
municipalities/x/reports/park.yaml:11:5: id is missing
municipalities/x/reports/park.yaml:11:25: due: 2026-09 does not name a day
    write the day, for example 2026-05-29; a consultation whose dates are not known needs source_url
municipalities/x/reports/park.yaml:12:5: title is missing
municipalities/x/reports/park.yaml:13:10: due: "септември" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/reports/park.yaml:14:13: status: "gotovo" is not a code of action_status
    allowed are planned, in_progress, done, dropped
municipalities/x/reports/park.yaml:15:14: updated: 2026-13-01 is not in the calendar
    correct the day, month or hour
municipalities/x/reports/park.yaml:16:10: id: "klupi" is there already: municipalities/x/reports/park.yaml:12:9
    give one of the two another id, or delete it
`},
	{"comments", `
-- municipalities/x/consultations/park.yaml --
title: Парк
opens: 2026-05-04
closes: 2026-05-25
-- municipalities/x/reports/park.yaml --
published: 2026-06-01
outcome: sent_back
no_comments: yes
-- municipalities/x/reports/park.comments.csv --
row;submission;received;late;channel;respondent_type;respondent;publish;withheld_reason_mk;language;document;place;theme;comment;disposition;reason_mk;effect;effect_place;answered;same_as
1;;;;;;;;;;;;;;;;;;;
прв;;;;;citizen;;;;;;;;Клупи;accepted;;;;;
прв;;;;;citizen;;;;;;;;Клупи;accepted;;;;;
2;;2026;perhaps;e-mail;person;Ана;public;;Macedonian;Нацрт;;Тема;Клупи;rejcted;;none;;утре;
3;;;;;citizen;Ана Анова;anonymous;;;;;;Клупи;rejected;;;;;
4;;;;;citizen;Ана Анова;named;;;;;;;noted;;;;;
5;;;;;citizen;;withheld;;;;;;Клупи;accepted;;;;;
6;;;;;citizen;;withheld;Навреда;;nacrt;;seni;;pending;;;;;
7;;;;;citizen;;;;;;;;Јавете се на 070 123 456 или ana@primer.mk;accepted;;;;;
8;;;;;citizen;;;;;;;;Клупи;;;;;;8
9;;;;;citizen;;;;;;;;Клупи;;;;;;99
10;;;;;citizen;;;;;;;;Клупи;;;;;;8
11;;;;;citizen;;;;;;;;Клупи;;;;;;1
1;;;;;citizen;;;;;;;;Клупи;accepted;;;;;
-- municipalities/x/reports/prak.comments.csv --
row,respondent_type,comment,disposition
1,citizen,Клупи,accepted
2,citizen,Клупи,accepted
`, `
municipalities/x/reports/park.comments.csv:2:7: respondent_type in F2 is missing
municipalities/x/reports/park.comments.csv:2:15: comment in N2 is missing
municipalities/x/reports/park.comments.csv:2:16: disposition in O2 is missing
municipalities/x/reports/park.comments.csv:3:1: row in A3: "прв" is not a whole number
municipalities/x/reports/park.comments.csv:4:1: row in A4: "прв" is not a whole number
municipalities/x/reports/park.comments.csv:5:4: received in C5: 2026 does not name a day
    write the day, for example 2026-05-29; a consultation whose dates are not known needs source_url
municipalities/x/reports/park.comments.csv:5:9: late in D5: "perhaps" is neither yes nor no
municipalities/x/reports/park.comments.csv:5:17: channel in E5: "e-mail" is not a code of channel
    did you mean "email"?
municipalities/x/reports/park.comments.csv:5:24: respondent_type in F5: "person" is not a code of respondent_type
    allowed are citizen, informal_group, cso, business, business_association, union, academia, public_body, public_enterprise, neighbourhood_council, councillor_or_party, media, anonymous, other
municipalities/x/reports/park.comments.csv:5:31: respondent in G5 holds a name, and the comment is not published with its name
    delete the name, or write publish: named if the person agreed
municipalities/x/reports/park.comments.csv:5:35: publish in H5: "public" is not a code of publish
    allowed are named, anonymous, summary, withheld
municipalities/x/reports/park.comments.csv:5:43: language in J5: "Macedonian" is not a language code
    write for example mk, sq or en
municipalities/x/reports/park.comments.csv:5:54: document in K5: "Нацрт" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
municipalities/x/reports/park.comments.csv:5:61: theme in M5: "Тема" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
municipalities/x/reports/park.comments.csv:5:72: disposition in O5: "rejcted" is not a code of disposition
    did you mean "rejected"?
municipalities/x/reports/park.comments.csv:5:80: reason in P5 is missing, and the comment is "rejcted"
    say why in at least one language
municipalities/x/reports/park.comments.csv:5:81: effect in Q5: "none" is not a code of effect
    allowed are text_changed, planned, already_in_text, no_change
municipalities/x/reports/park.comments.csv:5:87: answered in S5: "утре" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/reports/park.comments.csv:6:15: respondent in G6 holds a name, and the comment is not published with its name
    delete the name, or write publish: named if the person agreed
municipalities/x/reports/park.comments.csv:6:55: reason in P6 is missing, and the comment is "rejected"
    say why in at least one language
municipalities/x/reports/park.comments.csv:7:36: comment in N7 is missing
municipalities/x/reports/park.comments.csv:7:43: reason in P7 is missing, and the comment is "noted"
    say why in at least one language
municipalities/x/reports/park.comments.csv:8:25: withheld_reason in I8 is missing
    say why the comment is not published
municipalities/x/reports/park.comments.csv:8:30: comment in N8 has text, but the comment is withheld
    empty the cell, or change publish to summary, anonymous or named
municipalities/x/reports/park.comments.csv:9:34: document in K9: there is no document "nacrt"
municipalities/x/reports/park.comments.csv:9:41: theme in M9: there is no theme "seni"
municipalities/x/reports/park.comments.csv:10:22: warning: comment in N10: "070 123 456" looks like a telephone number
    delete it, unless it is that of an office
municipalities/x/reports/park.comments.csv:10:22: comment in N10: the e-mail address ana@primer.mk would be published
    delete it; addresses may stand only in fields for contacts
municipalities/x/reports/park.comments.csv:11:33: same_as in T11: row 8 cannot lend its answer
    name another row of the same consultation that has an answer of its own
municipalities/x/reports/park.comments.csv:12:33: same_as in T12: row 99 cannot lend its answer
    name another row of the same consultation that has an answer of its own
municipalities/x/reports/park.comments.csv:13:34: same_as in T13: row 8 cannot lend its answer
    name another row of the same consultation that has an answer of its own
municipalities/x/reports/park.comments.csv:15:1: row in A15: "1" is there already: municipalities/x/reports/park.comments.csv:2:1
    give one of the two another id, or delete it
municipalities/x/reports/park.yaml:3:14: no_comments says that there are no comments, and 11 are recorded
municipalities/x/reports/prak.comments.csv: the file belongs to "prak", and there is no such consultation
    did you mean "park"?
`},
	{"comments of several consultations", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes
park,Парк,2026-05-04,2026-05-25
pat,Пат,2026-05-04,2026-05-25
-- municipalities/x/comments.csv --
consultation,row,respondent_type,comment,disposition
park,1,citizen,Клупи,accepted
pat,1,citizen,Клупи,accepted
prak,1,citizen,Клупи,accepted
,2,citizen,Клупи,accepted
,2,citizen,Клупи,accepted
-- municipalities/x/reports/pat.comments.csv --
row,respondent_type,comment,disposition
1,citizen,Клупи,accepted
`, `
municipalities/x/comments.csv:4:1: consultation in A4: there is no consultation "prak"
    did you mean "park"?
municipalities/x/comments.csv:5:1: consultation in A5 is missing
municipalities/x/comments.csv:6:1: consultation in A6 is missing
municipalities/x/reports/pat.comments.csv:2:1: row in A2: "1" is there already: municipalities/x/comments.csv:3:5
    give one of the two another id, or delete it
`},
	{"comments without the columns that every row needs", `
-- municipalities/x/comments.csv --
comment
Клупи
Дрвја
`, `
municipalities/x/comments.csv:1:1: the column "consultation" is missing
    add it to the header; every row needs a value
municipalities/x/comments.csv:1:1: the column "disposition" is missing
    add it to the header; every row needs a value
municipalities/x/comments.csv:1:1: the column "respondent_type" is missing
    add it to the header; every row needs a value
municipalities/x/comments.csv:1:1: the column "row" is missing
    add it to the header; every row needs a value
`},
	{"numbers of slips", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes,slips
park,Парк,2026-05-04,2026-05-25,200
pat,Пат,2026-05-04,2026-05-25,
trg,Трг,2026-05-04,2026-05-25,0
most,Мост,2026-05-04,2026-05-25,2001
-- municipalities/x/comments.csv --
consultation,row,submission,channel,respondent_type,comment,disposition
park,1,034,event,citizen,Клупи,accepted
park,2,34,event,citizen,Сенки,accepted
park,3,200,,citizen,Сенки,accepted
park,4,201,in_person,citizen,Сенки,accepted
park,5,0,,citizen,Сенки,accepted
park,6,34а,,citizen,Сенки,accepted
park,7,99999999999999999999,,citizen,Сенки,accepted
park,8,4711,platform,citizen,Сенки,accepted
park,9,,,citizen,Сенки,accepted
pat,1,08-12/3,,citizen,Сенки,accepted
`, `
municipalities/x/comments.csv:5:8: submission in C5: "201" is not one of the numbered slips of this consultation (200)
    write the number that stands on the slip, from 1 to 200, and nothing where the comment came without a slip; correct slips if more were printed
municipalities/x/comments.csv:6:8: submission in C6: "0" is not one of the numbered slips of this consultation (200)
    write the number that stands on the slip, from 1 to 200, and nothing where the comment came without a slip; correct slips if more were printed
municipalities/x/comments.csv:7:8: submission in C7: "34а" is not one of the numbered slips of this consultation (200)
    write the number that stands on the slip, from 1 to 200, and nothing where the comment came without a slip; correct slips if more were printed
municipalities/x/comments.csv:8:8: submission in C8: "99999999999999999999" is not one of the numbered slips of this consultation (200)
    write the number that stands on the slip, from 1 to 200, and nothing where the comment came without a slip; correct slips if more were printed
municipalities/x/consultations.csv:4:31: slips in E4: 0 numbered slips cannot be printed
    write a number from 1 to 2000, or leave slips out where none are printed
municipalities/x/consultations.csv:5:33: slips in E5: 2001 numbered slips cannot be printed
    write a number from 1 to 2000, or leave slips out where none are printed
`},
	{"replies and redactions", `
-- municipalities/x/replies.csv --
to,date,text_mk
,,
mk/x/index.html,29 мај,=1+1
-- municipalities/x/redactions.csv --
record,field,decided_on,reason_mk
,,,Одлука
park,comment,2026-05,ana@primer.mk
`, `
municipalities/x/redactions.csv:2:1: record in A2 is missing
municipalities/x/redactions.csv:2:2: field in B2 is missing
municipalities/x/redactions.csv:2:3: decided_on in C2 is missing
municipalities/x/redactions.csv:3:14: decided_on in C3: 2026-05 does not name a day
    write the day, for example 2026-05-29; a consultation whose dates are not known needs source_url
municipalities/x/redactions.csv:3:22: reason_mk in D3: the e-mail address ana@primer.mk would be published
    delete it; addresses may stand only in fields for contacts
municipalities/x/replies.csv:3:17: date in B3: "29 мај" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/replies.csv:3:24: text_mk in C3: a spreadsheet would run "=1+1" as a formula
    begin the text with another character, for example a letter
`},
}
