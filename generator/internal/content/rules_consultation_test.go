package content_test

import "testing"

func TestConsultationRules(t *testing.T) { checkAll(t, consultationRules) }

// consultationRules are the rules of consultations (contract, 3.4).
var consultationRules = []example{
	{"consultations in CSV: what is missing", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes,first_closes,extended_on,extended_reason_mk,cancelled_on,cancelled_reason_mk,source_url
,Без ознака,2026-05-04,2026-05-25,,,,,,
bez-naslov,,2026-05-04,2026-05-25,,,,,,
bez-pocetok,Без почеток,,2026-05-25,,,,,,
bez-kraj,Без крај,2026-05-04,,,,,,,
bez-datumi,Без датуми,,,,,,,,
so-izvor,Со извор,,,,,,,,https://primer.mk/
prodolzena,Продолжена,2026-05-04,2026-05-25,2026-05-18,,,,,
otkazana,Откажана,2026-05-04,2026-05-25,,,,2026-05-10,,
bez-den,Без ден,2026-05-04,2026-05-25,,,,,Повлечен нацрт,
`, `
municipalities/x/consultations.csv:2:1: id in A2 is missing
municipalities/x/consultations.csv:3:12: title_mk in B3 is missing
municipalities/x/consultations.csv:4:25: opens in C4 is missing
    give opens and closes, or dated events; a consultation whose dates are not known needs source_url
municipalities/x/consultations.csv:5:30: closes in D5 is missing
    give opens and closes, or dated events; a consultation whose dates are not known needs source_url
municipalities/x/consultations.csv:6:23: opens in C6 is missing
    give opens and closes, or dated events; a consultation whose dates are not known needs source_url
municipalities/x/consultations.csv:6:24: closes in D6 is missing
    give opens and closes, or dated events; a consultation whose dates are not known needs source_url
municipalities/x/consultations.csv:8:56: extended_on in F8 is missing: first_closes, extended_on, extended_reason belong together
municipalities/x/consultations.csv:8:57: extended_reason in G8 is missing: first_closes, extended_on, extended_reason belong together
municipalities/x/consultations.csv:9:55: cancelled_reason in I9 is missing: cancelled_on, cancelled_reason belong together
municipalities/x/consultations.csv:10:42: cancelled_on in H10 is missing: cancelled_on, cancelled_reason belong together
`},
	{"consultations in YAML: what is missing", `
-- municipalities/x/consultations/bez.yaml --
summary: Ниту наслов, ниту датуми
extended_on: 2026-05-18
cancelled: {reason: {sq: U tërhoq}}
change_log:
  - {at: 2026-05-18}
  - {note: Без ден}
respond: [{channel: email}]
events: [{kind: online}]
documents:
  - {kind: call}
`, `
municipalities/x/consultations/bez.yaml:1:1: closes is missing
    give opens and closes, or dated events; a consultation whose dates are not known needs source_url
municipalities/x/consultations/bez.yaml:1:1: opens is missing
    give opens and closes, or dated events; a consultation whose dates are not known needs source_url
municipalities/x/consultations/bez.yaml:1:1: title is missing
municipalities/x/consultations/bez.yaml:1:1: extended_reason is missing: first_closes, extended_on, extended_reason belong together
municipalities/x/consultations/bez.yaml:1:1: first_closes is missing: first_closes, extended_on, extended_reason belong together
municipalities/x/consultations/bez.yaml:3:1: cancelled_on is missing: cancelled_on, cancelled_reason belong together
municipalities/x/consultations/bez.yaml:5:5: change_log.0.note is missing
municipalities/x/consultations/bez.yaml:6:5: change_log.1.at is missing
municipalities/x/consultations/bez.yaml:8:10: id is missing
municipalities/x/consultations/bez.yaml:8:10: starts is missing
municipalities/x/consultations/bez.yaml:10:5: a document needs either path or url
    write path for a file below files/, or url for a web address
municipalities/x/consultations/bez.yaml:10:5: id is missing
`},
	{"consultations in CSV: values of a wrong form", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes,entry,forms,headline_mk,act_type,topics,audience,announced,first_closes,extended_on,report_promised,respond_url,respond_email,respond_phone,slips,contact_email,contact_phone,obligation,external_url,cancelled_on,related,aliases,recorded_by
park-comments,Резервирано,2026-05-04,2026-05-25,,,,,,,,,,,,,,,,,,,,,,
park,Парк,2026-05,2026-05-25T00:00,Plan,public debate,Дали паркот кај старата железничка станица да остане зелен или на негово место да се изгради катна гаража?,odluka,parks,all,2026-05-01 10:00,2026-05-18 24:00,18.5.26,1/6/2026,mzaednica.mk,Ана <ana@primer.mk>,нема,сто,ana,x,must,primer,2026-02-30,Друга,Стара;park,clerk
pat,Пат,2026-05-25,2026-05-04,,,,,,,2026-05-26,,,,,,,,,,,,,pat,,
most,Мост,2026-03-29 02:30,2026-05-25 16:00,,,,,,,,,,,,,,,,,,,,parkk,,
voz,Воз,2026-05-04,2026-05-25,,,,,,,,2026-05-25,2026-05-18,,,,,,,,,,,,,
`, `
municipalities/x/consultations.csv:2:1: id in A2: "park-comments" is a name that the site needs itself
    choose another id
municipalities/x/consultations.csv:3:11: opens in C3: 2026-05 does not name a day
    write the day, for example 2026-05-29; a consultation whose dates are not known needs source_url
municipalities/x/consultations.csv:3:19: closes in D3: 2026-05-25T00:00 can be read as the beginning or the end of the day
    write 2026-05-24 if the end of the day before is meant, 2026-05-25 if the end of that day
municipalities/x/consultations.csv:3:36: entry in E3: "Plan" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
municipalities/x/consultations.csv:3:41: forms in F3: "public debate" is not a code of form
    did you mean "public_debate"?
municipalities/x/consultations.csv:3:55: headline_mk in G3 has 106 characters; at most 90 are allowed
    shorten it, or move long text to a .md file
municipalities/x/consultations.csv:3:162: act_type in H3: "odluka" is not a code of act_type
    allowed are decision, programme, budget, strategy, urban_plan, tariff, statute, regulation, project, policy_question, other
municipalities/x/consultations.csv:3:169: topics in I3: "parks" is not a code of topic
    allowed are urban_planning, environment, local_economic_development, communal_services, culture, sport, social_protection, education, health, fire_protection, budget_and_finance, transport, taxes_and_fees, governance, digital, emergency, other
municipalities/x/consultations.csv:3:175: audience in J3: "all" is not a code of audience
    allowed are general_public, youth, pensioners, women, persons_with_disabilities, roma_and_other_communities, rural, farmers, parents, students, business, csos, neighbourhood_councils, experts, diaspora, employees, property_owners
municipalities/x/consultations.csv:3:179: announced in K3: 2026-05-01 10:00 has a time, and only a day can stand here
    write 2026-05-01
municipalities/x/consultations.csv:3:196: first_closes in L3: "2026-05-18 24:00" has the hour 24:00
    write the day alone: 2026-05-18 lasts until the end of that day
municipalities/x/consultations.csv:3:213: extended_on in M3: "18.5.26" has a year of two digits
    write the year in full: 18.5.2026
municipalities/x/consultations.csv:3:221: report_promised in N3: "1/6/2026" can be read as day/month or month/day
    write 2026-05-29 or 29.5.2026
municipalities/x/consultations.csv:3:230: respond_url in O3: "mzaednica.mk" is not a web address
    did you mean "https://mzaednica.mk"?
municipalities/x/consultations.csv:3:243: respond_email in P3: "Ана <ana@primer.mk>" is not an e-mail address
municipalities/x/consultations.csv:3:263: respond_phone in Q3: "нема" is not a telephone number
municipalities/x/consultations.csv:3:268: slips in R3: "сто" is not a whole number
municipalities/x/consultations.csv:3:272: contact_email in S3: "ana" is not an e-mail address
municipalities/x/consultations.csv:3:276: contact_phone in T3: "x" is not a telephone number
municipalities/x/consultations.csv:3:278: obligation in U3: "must" is not a code of obligation
    allowed are obligatory, voluntary
municipalities/x/consultations.csv:3:283: external_url in V3: "primer" is not a web address
    write it in full, with https:// before it
municipalities/x/consultations.csv:3:290: cancelled_on in W3: 2026-02-30 is not in the calendar
    correct the day, month or hour
municipalities/x/consultations.csv:3:301: related in X3: "Друга" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
municipalities/x/consultations.csv:3:307: aliases in Y3: "park" is the record's own id
    aliases are the ids that the record had before; take this one out
municipalities/x/consultations.csv:3:307: aliases in Y3: "Стара" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
municipalities/x/consultations.csv:3:318: recorded_by in Z3: "clerk" is not a code of recorded_by
    allowed are municipality, monitor
municipalities/x/consultations.csv:4:20: closes in D4 (2026-05-04) is before opens (2026-05-25)
    swap the two dates, or correct the one that is wrong
municipalities/x/consultations.csv:4:37: warning: announced in K4 (2026-05-26) is after opens (2026-05-25)
    correct the date, or leave it out if it is not known
municipalities/x/consultations.csv:4:60: related in X4: "pat" is the record itself
    name another one
municipalities/x/consultations.csv:5:11: opens in C5: 2026-03-29T02:30 does not exist in Europe/Skopje
    clocks are put forward that night; write an hour that exists
municipalities/x/consultations.csv:5:64: related in X5: there is no consultation "parkk"
    did you mean "park"?
municipalities/x/consultations.csv:6:1: extended_reason is missing: first_closes, extended_on, extended_reason belong together
municipalities/x/consultations.csv:6:38: first_closes in L6 (2026-05-25) is not before closes (2026-05-25)
    closes is the date in force after the extension; first_closes the one before
`},
	{"consultations in YAML: values of a wrong form", `
-- municipalities/x/consultations/park.yaml --
title: {mk: Парк, al: Park}
opens: 2026-05
closes: 2026-05-25T00:00
entry: Plan
forms: [written, public debate]
headline: {mk: "Дали паркот кај старата железничка станица да остане зелен или на негово место да се изгради катна гаража?"}
act_type: odluka
topics: [environment, parks]
audience: all
announced: 2026-05-01 10:00
first_closes: 2026-05-18 24:00
report_promised: 1/6/2026
respond:
  - {channel: e-mail, url: mzaednica.mk, email: ana, phone: нема}
slips: сто
contact: {email: ana, phone: x}
obligation: must
external_url: primer
cancelled: {on: 2026-02-30, reason: Повлечен нацрт}
related:
  - park
  - parkk
change_log:
  - {at: 18.5.26, note: {mk: Продолжено, al: Zgjatur}}
aliases: [Стара, park]
partners: {a: b}
draft: maybe
opens_at: 9
`, `
municipalities/x/consultations/park.yaml:1:23: "al" is not a language of this site or municipality
    correct the code, or add the language to languages
municipalities/x/consultations/park.yaml:2:8: opens: 2026-05 does not name a day
    write the day, for example 2026-05-29; a consultation whose dates are not known needs source_url
municipalities/x/consultations/park.yaml:3:9: closes: 2026-05-25T00:00 can be read as the beginning or the end of the day
    write 2026-05-24 if the end of the day before is meant, 2026-05-25 if the end of that day
municipalities/x/consultations/park.yaml:4:8: entry: "Plan" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
municipalities/x/consultations/park.yaml:5:18: forms: "public debate" is not a code of form
    did you mean "public_debate"?
municipalities/x/consultations/park.yaml:6:16: headline_mk has 106 characters; at most 90 are allowed
    shorten it, or move long text to a .md file
municipalities/x/consultations/park.yaml:7:11: act_type: "odluka" is not a code of act_type
    allowed are decision, programme, budget, strategy, urban_plan, tariff, statute, regulation, project, policy_question, other
municipalities/x/consultations/park.yaml:8:23: topics: "parks" is not a code of topic
    allowed are urban_planning, environment, local_economic_development, communal_services, culture, sport, social_protection, education, health, fire_protection, budget_and_finance, transport, taxes_and_fees, governance, digital, emergency, other
municipalities/x/consultations/park.yaml:9:11: audience: "all" is not a code of audience
    allowed are general_public, youth, pensioners, women, persons_with_disabilities, roma_and_other_communities, rural, farmers, parents, students, business, csos, neighbourhood_councils, experts, diaspora, employees, property_owners
municipalities/x/consultations/park.yaml:10:12: announced: 2026-05-01 10:00 has a time, and only a day can stand here
    write 2026-05-01
municipalities/x/consultations/park.yaml:11:15: first_closes: "2026-05-18 24:00" has the hour 24:00
    write the day alone: 2026-05-18 lasts until the end of that day
municipalities/x/consultations/park.yaml:12:18: report_promised: "1/6/2026" can be read as day/month or month/day
    write 2026-05-29 or 29.5.2026
municipalities/x/consultations/park.yaml:14:15: respond.0.channel: "e-mail" is not a code of channel
    did you mean "email"?
municipalities/x/consultations/park.yaml:14:28: respond.0.url: "mzaednica.mk" is not a web address
    did you mean "https://mzaednica.mk"?
municipalities/x/consultations/park.yaml:14:49: respond.0.email: "ana" is not an e-mail address
municipalities/x/consultations/park.yaml:14:61: respond.0.phone: "нема" is not a telephone number
municipalities/x/consultations/park.yaml:15:8: slips: "сто" is not a whole number
municipalities/x/consultations/park.yaml:16:18: contact_email: "ana" is not an e-mail address
municipalities/x/consultations/park.yaml:16:30: contact_phone: "x" is not a telephone number
municipalities/x/consultations/park.yaml:17:13: obligation: "must" is not a code of obligation
    allowed are obligatory, voluntary
municipalities/x/consultations/park.yaml:18:15: external_url: "primer" is not a web address
    write it in full, with https:// before it
municipalities/x/consultations/park.yaml:19:17: cancelled_on: 2026-02-30 is not in the calendar
    correct the day, month or hour
municipalities/x/consultations/park.yaml:21:5: related: "park" is the record itself
    name another one
municipalities/x/consultations/park.yaml:22:5: related: there is no consultation "parkk"
    did you mean "park"?
municipalities/x/consultations/park.yaml:24:10: change_log.0.at: "18.5.26" has a year of two digits
    write the year in full: 18.5.2026
municipalities/x/consultations/park.yaml:24:46: "al" is not a language of this site or municipality
    correct the code, or add the language to languages
municipalities/x/consultations/park.yaml:25:10: aliases: "park" is the record's own id
    aliases are the ids that the record had before; take this one out
municipalities/x/consultations/park.yaml:25:11: aliases: "Стара" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
municipalities/x/consultations/park.yaml:26:11: partners should be a list
    write each item on a line of its own, with "- " before it
municipalities/x/consultations/park.yaml:27:8: draft: "maybe" is neither yes nor no
municipalities/x/consultations/park.yaml:28:1: unknown key "opens_at"
    docs/content.md lists the keys; names that begin with x_ are yours to use
`},
	{"a deadline that was moved", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes,first_closes,extended_on,extended_reason_mk
ista,Иста,2026-05-04,2026-05-25,2026-05-25,2026-05-18,Барање
podocna,Подоцна,2026-05-04,2026-05-25,2026-05-26,2026-05-18,Барање
porano,Порано,2026-05-04,2026-05-25,2026-05-03,2026-05-18,Барање
vo-ist-den,Во ист ден,2026-05-04,2026-05-25,2026-05-25 12:00,2026-05-18,Барање
nema-cas,Нема час,2026-03-20,2026-05-25,2026-03-29 02:15,2026-03-21,Барање
`, `
municipalities/x/consultations.csv:2:33: first_closes in E2 (2026-05-25) is not before closes (2026-05-25)
    closes is the date in force after the extension; first_closes the one before
municipalities/x/consultations.csv:3:39: first_closes in E3 (2026-05-26) is not before closes (2026-05-25)
    closes is the date in force after the extension; first_closes the one before
municipalities/x/consultations.csv:4:37: first_closes in E4 (2026-05-03) is before opens (2026-05-04)
    swap the two dates, or correct the one that is wrong
municipalities/x/consultations.csv:6:41: first_closes in E6: 2026-03-29T02:15 does not exist in Europe/Skopje
    clocks are put forward that night; write an hour that exists
`},
	{"consultations and the calendar", `
-- municipalities/x/calendar/2026.csv --
id,title_mk,planned_opens
plan,План,2026
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes,entry,unplanned_reason_mk
plan,План,2026-05-04,2026-05-25,,
plan-2,План,2026-05-04,2026-05-25,plan,
plan-3,План,2026-05-04,2026-05-25,plann,
vo-kalendarot,Не е,2026-05-04,2026-05-25,,
itna,Итна,2026-05-04,2026-05-25,,Поплава
lani,Лани,2025-05-04,2025-05-25,,
`, `
municipalities/x/consultations.csv:4:35: entry in E4: there is no calendar entry "plann"
    did you mean "plan"?
municipalities/x/consultations.csv:5:43: warning: unplanned_reason in F5 is missing: the calendar of 2026 does not have this consultation
    say why it was not planned, or name its entry
`},
	{"an unplanned consultation that is dated by its events", `
-- municipalities/x/calendar/2026.csv --
id,title_mk,planned_opens
plan,План,2026
-- municipalities/x/consultations/park.yaml --
title: Парк
events:
  - {id: vtora, starts: 2027-05-12 18:00}
  - {id: prva, starts: 2026-05-12 18:00}
`, `
municipalities/x/consultations/park.yaml:1:1: warning: unplanned_reason is missing: the calendar of 2026 does not have this consultation
    say why it was not planned, or name its entry
`},
	{"ids of consultations", `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes
park,Парк,2026-05-04,2026-05-25
pat,Пат,2026-05-04,2026-05-25
pat,Пат,2026-05-04,2026-05-25
year-2026,Година,2026-05-04,2026-05-25
nul,Нула,2026-05-04,2026-05-25
dolga-dolga-dolga-dolga-dolga-dolga-dolga-dolga-dolga-dolga-dolga-dolga-dolga-oz,Осумдесет,2026-05-04,2026-05-25
dolga-dolga-dolga-dolga-dolga-dolga-dolga-dolga-dolga-dolga-dolga-dolga-dolga-ozn,Осумдесет и една,2026-05-04,2026-05-25
-- municipalities/x/consultations/park.yaml --
title: Парк
opens: 2026-05-04
closes: 2026-05-25
-- municipalities/x/consultations/checklist-a.yaml --
title: Парк
opens: 2026-05-04
closes: 2026-05-25
-- municipalities/x/consultations/Парк.yaml --
title: Парк
opens: 2026-05-04
closes: 2026-05-25
`, `
municipalities/x/consultations.csv:4:1: id in A4: "pat" is there already: municipalities/x/consultations.csv:3:1
    give one of the two another id, or delete it
municipalities/x/consultations.csv:5:1: id in A5: "year-2026" is a name that the site needs itself
    choose another id
municipalities/x/consultations.csv:6:1: id in A6: "nul" is a name that the site needs itself
    choose another id
municipalities/x/consultations.csv:8:1: id in A8: "dolga-dolga-dolga-dolga-dolga-dolga-dolga-dolga-dolga-dolga-dolga-dolga-dolga-o…" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
municipalities/x/consultations/checklist-a.yaml:1:1: id: "checklist-a" is a name that the site needs itself
    choose another id
municipalities/x/consultations/park.yaml:1:1: id: "park" is there already: municipalities/x/consultations.csv:2:1
    give one of the two another id, or delete it
municipalities/x/consultations/Парк.yaml:1:1: id: "Парк" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
`},
}
