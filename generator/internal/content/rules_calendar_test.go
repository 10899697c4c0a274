package content_test

import "testing"

func TestCalendarRules(t *testing.T) { checkAll(t, calendarRules) }

// calendarRules are the rules of the register, calendars and their entries (contract, 3.2 and 3.3).
var calendarRules = []example{
	{"no register", `
-- no municipalities.csv --
-- municipalities/x/consultations.csv --
id,title_mk
`, `
municipalities.csv: there is no municipalities.csv
    write the register: a row for each municipality, with at least id and name_mk
`},
	{"a register without its columns", `
-- municipalities.csv --
name
Пример
`, `
municipalities.csv:1:1: the column "id" is missing
    add it to the header; every row needs a value
`},
	{"the register: values of a wrong form", `
-- municipalities.csv --
id,name_mk,code,kind,part_of,languages,website,email,phone,address_mk,platform_url,population,population_year,area_km2,lat,lon,wikidata,logo,alerts,maintained_by,publishes_from,publishes_until,source_url,recorded_by,recorded_on,draft,publish_on
x,Пример,MK-501,,,,,,,,,,,,,,,,,,,,,,,,
,Без ознака,,,,,,,,,,,,,,,,,,,,,,,,,
bez-ime,,,,,,,,,,,,,,,,,,,,,,,,,,
Голема Буква,Име,501,town,xx,mk;Albanian,www.primer.mk,Општина <info@primer.mk>,тел. 047,Пишете на info@primer.mk,mzaednica.mk,91.308,околу 2021,"787,95 km2",41°,21 E,Q123,grb.svg,https://a.mk;viber,nobody,2026-05,2026-02-30,izvor,somebody,1/2/2026,maybe,1.1.26
search,Пребарување,,,search,,,,,,,,,,,,,,,,2026-05-02,2026-05-01,,,,,
con,Кон,,,x,,,,,,,,,,,,,,,,,,,,,,
x,Пример пак,MK-501,,,,,,,,,,,,,,,,,,,,,,,,
`, `
municipalities.csv:3:1: id in A3 is missing
municipalities.csv:4:9: name_mk in B4 is missing
municipalities.csv:5:1: id in A5: "Голема Буква" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
municipalities.csv:5:18: code in C5: "501" is not a code of ISO 3166-2
    write for example MK-501, or leave it out
municipalities.csv:5:22: kind in D5: "town" is not a code of municipality_kind
    allowed are municipality, city, city_municipality
municipalities.csv:5:27: part_of in E5: there is no municipality "xx"
    did you mean "x"?
municipalities.csv:5:30: languages in F5: "Albanian" is not a language code
    write for example mk, sq or en
municipalities.csv:5:42: website in G5: "www.primer.mk" is not a web address
    did you mean "https://www.primer.mk"?
municipalities.csv:5:56: email in H5: "Општина <info@primer.mk>" is not an e-mail address
municipalities.csv:5:81: phone in I5: "тел. 047" is not a telephone number
municipalities.csv:5:115: platform_url in K5: "mzaednica.mk" is not a web address
    did you mean "https://mzaednica.mk"?
municipalities.csv:5:128: population in L5: "91.308" has a mark between the thousands
    write 91308
municipalities.csv:5:135: population_year in M5: "околу 2021" is not a whole number
municipalities.csv:5:146: area_km2 in N5: "787,95 km2" is not a number
    write digits with a decimal point or comma
municipalities.csv:5:159: lat in O5: "41°" is not a number
    write digits with a decimal point or comma
municipalities.csv:5:163: lon in P5: "21 E" is not a number
    write digits with a decimal point or comma
municipalities.csv:5:173: logo in R5: there is no file "grb.svg" in assets/
municipalities.csv:5:181: alerts in S5: "viber" is not a web address
    write it in full, with https:// before it
municipalities.csv:5:200: maintained_by in T5: "nobody" is not a code of recorded_by
    allowed are municipality, monitor
municipalities.csv:5:207: publishes_from in U5: 2026-05 does not name a day
    write the day, for example 2026-05-29; a consultation whose dates are not known needs source_url
municipalities.csv:5:215: publishes_until in V5: 2026-02-30 is not in the calendar
    correct the day, month or hour
municipalities.csv:5:226: source_url in W5: "izvor" is not a web address
    write it in full, with https:// before it
municipalities.csv:5:232: recorded_by in X5: "somebody" is not a code of recorded_by
    allowed are municipality, monitor
municipalities.csv:5:241: recorded_on in Y5: "1/2/2026" can be read as day/month or month/day
    write 2026-05-29 or 29.5.2026
municipalities.csv:5:250: draft in Z5: "maybe" is neither yes nor no
municipalities.csv:5:256: publish_on in AA5: "1.1.26" has a year of two digits
    write the year in full: 1.1.2026
municipalities.csv:6:1: id in A6: "search" is a name that the site needs itself
    choose another id
municipalities.csv:6:55: publishes_until in V6 (2026-05-01) is before publishes_from (2026-05-02)
    swap the two dates, or correct the one that is wrong
municipalities.csv:7:1: id in A7: "con" is a name that the site needs itself
    choose another id
municipalities.csv:8:1: id in A8: "x" is there already: municipalities.csv:2:1
    give one of the two another id, or delete it
municipalities.csv:8:14: code in C8: "MK-501" is there already: municipalities.csv:2:10
    give one of the two another id, or delete it
`},
	{"a folder that the register does not know", `
-- municipalities/bitol/consultations.csv --
id
-- municipalities/bitol/files/a.pdf --
pdf
-- municipalities.csv --
id,name_mk
x,Пример
bitola,Битола
`, `
municipalities/bitol: the register has no municipality "bitol"
    did you mean "bitola"?
`},
	{"adoptions in CSV", `
-- municipalities/x/calendars.csv --
year,status,adopted_on,adopted_by_mk,decision_ref,document,note_mk
,adopted,2025-12-15,Советот,,,
2026,usvoen,15 декември 2025,"=HYPERLINK(""x"")",08-1,kalendar.pdf,Прашања: ana@primer.mk
26,adopted,,,,,
2027,adopted,2026-12-15 10:00,,,kalendar.exe,
2028,adopted,2027-12-15,,,kalendar-2028.pdf,
2028,amended,15.12.2027,,,,
-- municipalities/x/files/kalendar-2026.pdf --
pdf
-- municipalities/x/files/kalendar-2028.pdf --
pdf
`, `
municipalities/x/calendars.csv:2:1: year in A2 is missing
municipalities/x/calendars.csv:3:6: status in B3: "usvoen" is not a code of calendar_status
    allowed are draft, adopted, amended
municipalities/x/calendars.csv:3:13: adopted_on in C3: "15 декември 2025" is not a date; a spreadsheet probably changed 2025-12-15
    format the column as text and write 2025-12-15
municipalities/x/calendars.csv:3:30: adopted_by_mk in D3: a spreadsheet would run "=HYPERLINK("x")" as a formula
    begin the text with another character, for example a letter
municipalities/x/calendars.csv:3:55: document in F3: there is no file "kalendar.pdf" in municipalities/x/files/
municipalities/x/calendars.csv:3:68: note_mk in G3: the e-mail address ana@primer.mk would be published
    delete it; addresses may stand only in fields for contacts
municipalities/x/calendars.csv:4:1: year in A4: "26" has a year of two digits
    write the year in full: 2026
municipalities/x/calendars.csv:5:14: adopted_on in C5: 2026-12-15 10:00 has a time, and only a day can stand here
    write 2026-12-15
municipalities/x/calendars.csv:5:33: document in F5: files of the kind of "kalendar.exe" are not published
    allowed are pdf docx xlsx pptx odt ods odp rtf txt csv zip jpg png webp gif mp3 mp4 kml geojson dwg dxf
municipalities/x/calendars.csv:7:1: year in A7: "2028" is there already: municipalities/x/calendars.csv:6:1
    give one of the two another id, or delete it
`},
	{"adoptions in YAML", `
-- municipalities/x/calendar/2026.yaml --
year: 2025
adopted_by: {mk: Советот, de: Der Rat}
document: kalendar.pdf
adopted_on: 2026-02-30
entries:
  plan: {id: plan}
-- municipalities/x/calendar/2025.yaml --
status: usvoen
`, `
municipalities/x/calendar/2025.yaml:1:9: status: "usvoen" is not a code of calendar_status
    allowed are draft, adopted, amended
municipalities/x/calendar/2026.yaml:1:7: year is "2025", and the folder or file name says "2026"
    move the row to its own file, or correct it
municipalities/x/calendar/2026.yaml:2:31: "de" is not a language of this site or municipality
    correct the code, or add the language to languages
municipalities/x/calendar/2026.yaml:3:11: document: there is no file "kalendar.pdf" in municipalities/x/files/
municipalities/x/calendar/2026.yaml:4:13: adopted_on: 2026-02-30 is not in the calendar
    correct the day, month or hour
municipalities/x/calendar/2026.yaml:6:3: entries should be a list
    write each item on a line of its own, with "- " before it
`},
	{"entries in CSV: what is missing", `
-- municipalities/x/calendar/2026.csv --
id,title_mk,planned_opens,decision,reason_mk,decided_on,merged_into
,Без ознака,2026,,,,
bez-naslov,,2026,,,,
bez-pocetok,Без почеток,,,,,
bez-obrazlozenie,Без образложение,2026,postponed,,,
bez-odluka,Без одлука,2026,,Студијата доцни,2026-06-15,
spoena,Споена,2026,merged,Иста тема,2026-06-15,
so-druga,Со друга,2026,postponed,Иста тема,2026-06-15,spoena
so-nepostoecka,Со непостоечка,2026,merged,Иста тема,2026-06-15,spoenna
so-sebe,Со себе,2026,merged,Иста тема,2026-06-15,so-sebe
`, `
municipalities/x/calendar/2026.csv:2:1: id in A2 is missing
municipalities/x/calendar/2026.csv:3:12: title_mk in B3 is missing
municipalities/x/calendar/2026.csv:4:25: planned_opens in C4 is missing
municipalities/x/calendar/2026.csv:5:50: reason in E5 is missing: decision, reason, decided_on belong together
municipalities/x/calendar/2026.csv:5:51: decided_on in F5 is missing: decision, reason, decided_on belong together
municipalities/x/calendar/2026.csv:6:28: decision in D6 is missing: decision, reason, decided_on belong together
municipalities/x/calendar/2026.csv:7:48: merged_into in G7 is missing, and the decision is merged
    write the id of the entry or consultation that it was merged with
municipalities/x/calendar/2026.csv:8:55: merged_into in G8 is given, and the decision is not merged
    write decision: merged, or take it out
municipalities/x/calendar/2026.csv:9:64: merged_into in G9: there is no calendar entry "spoenna"
    did you mean "spoena"?
municipalities/x/calendar/2026.csv:10:50: merged_into in G10: "so-sebe" is the record itself
    name another one
`},
	{"entries in YAML: what is missing", `
-- municipalities/x/calendar/2026.yaml --
entries:
  - title: {mk: Без ознака}
    planned_opens: 2026
  - id: bez-naslov
    title: {mk: }
    planned_opens: 2026
  - id: bez-pocetok
    title: Без почеток
  - {id: bez-obrazlozenie, title: Без образложение, planned_opens: 2026, decision: postponed}
  - {id: bez-odluka, title: Без одлука, planned_opens: 2026, reason: Студијата доцни, decided_on: 15.6.2026}
  - {id: spoena, title: Споена, planned_opens: 2026, decision: merged, reason: Иста тема, decided_on: 2026-06-15}
  - {id: so-druga, title: Со друга, planned_opens: 2026, decision: postponed, reason: Иста тема, decided_on: 2026-06-15, merged_into: spoena}
  - {id: so-nepostoecka, title: Со непостоечка, planned_opens: 2026, decision: merged, reason: Иста тема, decided_on: 2026-06-15, merged_into: spoenna}
  - Само текст
`, `
municipalities/x/calendar/2026.yaml:2:5: id is missing
municipalities/x/calendar/2026.yaml:4:5: title is missing
municipalities/x/calendar/2026.yaml:7:5: planned_opens is missing
municipalities/x/calendar/2026.yaml:9:5: decided_on is missing: decision, reason, decided_on belong together
municipalities/x/calendar/2026.yaml:9:5: reason is missing: decision, reason, decided_on belong together
municipalities/x/calendar/2026.yaml:10:5: decision is missing: decision, reason, decided_on belong together
municipalities/x/calendar/2026.yaml:11:5: merged_into is missing, and the decision is merged
    write the id of the entry or consultation that it was merged with
municipalities/x/calendar/2026.yaml:12:135: merged_into is given, and the decision is not merged
    write decision: merged, or take it out
municipalities/x/calendar/2026.yaml:13:144: merged_into: there is no calendar entry "spoenna"
    did you mean "spoena"?
municipalities/x/calendar/2026.yaml:14:5: entries.8 should hold keys and values
`},
	{"entries in CSV: values of a wrong form", `
-- municipalities/x/calendar/2026.csv --
id;title_mk;planned_opens;planned_closes;planned_adoption;act_type;topics;forms;audience;contact_name;contact_email;contact_phone;obligation;decision;decided_on;merged_into;added_on;aliases
calendar-2026;Резервирано;2026-05-04;2026-04;;;;;;;;;;;;;;
Плен;Ознака;May-26;46143;29.5.26;odluka;"environment; enviroment";writen;all;Ана;ana;тел. 047;задолжително;откажана;3/4/2026;Друга;2026-05-29 10:00;"a;B"
plan--2;Ознака;2026-13;2026-Q5;2026-05-29T24:00;;;;;;;;;;;;;
`, `
municipalities/x/calendar/2026.csv:2:1: id in A2: "calendar-2026" is a name that the site needs itself
    choose another id
municipalities/x/calendar/2026.csv:2:38: planned_closes in D2 (2026-04) is before planned_opens (2026-05-04)
    swap the two dates, or correct the one that is wrong
municipalities/x/calendar/2026.csv:3:1: id in A3: "Плен" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
municipalities/x/calendar/2026.csv:3:1: reason is missing: decision, reason, decided_on belong together
municipalities/x/calendar/2026.csv:3:13: planned_opens in C3: "May-26" is not a date; a spreadsheet probably changed 2026-05
    format the column as text and write 2026-05
municipalities/x/calendar/2026.csv:3:20: planned_closes in D3: "46143" is not a date; it is what a spreadsheet makes of 2026-05-01
    format the column as text and write 2026-05-01
municipalities/x/calendar/2026.csv:3:26: planned_adoption in E3: "29.5.26" has a year of two digits
    write the year in full: 29.5.2026
municipalities/x/calendar/2026.csv:3:34: act_type in F3: "odluka" is not a code of act_type
    allowed are decision, programme, budget, strategy, urban_plan, tariff, statute, regulation, project, policy_question, other
municipalities/x/calendar/2026.csv:3:41: topics in G3: "enviroment" is not a code of topic
    did you mean "environment"?
municipalities/x/calendar/2026.csv:3:67: forms in H3: "writen" is not a code of form
    did you mean "written"?
municipalities/x/calendar/2026.csv:3:74: audience in I3: "all" is not a code of audience
    allowed are general_public, youth, pensioners, women, persons_with_disabilities, roma_and_other_communities, rural, farmers, parents, students, business, csos, neighbourhood_councils, experts, diaspora, employees, property_owners
municipalities/x/calendar/2026.csv:3:82: contact_email in K3: "ana" is not an e-mail address
municipalities/x/calendar/2026.csv:3:86: contact_phone in L3: "тел. 047" is not a telephone number
municipalities/x/calendar/2026.csv:3:95: obligation in M3: "задолжително" is not a code of obligation
    allowed are obligatory, voluntary
municipalities/x/calendar/2026.csv:3:108: decision in N3: "откажана" is not a code of entry_decision
    allowed are postponed, cancelled, merged
municipalities/x/calendar/2026.csv:3:117: decided_on in O3: "3/4/2026" can be read as day/month or month/day
    write 2026-05-29 or 29.5.2026
municipalities/x/calendar/2026.csv:3:126: merged_into in P3: "Друга" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
municipalities/x/calendar/2026.csv:3:126: merged_into in P3 is given, and the decision is not merged
    write decision: merged, or take it out
municipalities/x/calendar/2026.csv:3:132: added_on in Q3: 2026-05-29 10:00 has a time, and only a day can stand here
    write 2026-05-29
municipalities/x/calendar/2026.csv:3:149: aliases in R3: "B" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
municipalities/x/calendar/2026.csv:4:1: id in A4: "plan--2" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
municipalities/x/calendar/2026.csv:4:16: planned_opens in C4: 2026-13 is not in the calendar
    correct the day, month or hour
municipalities/x/calendar/2026.csv:4:24: planned_closes in D4: "2026-Q5" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/calendar/2026.csv:4:32: planned_adoption in E4: "2026-05-29T24:00" has the hour 24:00
    write the day alone: 2026-05-29 lasts until the end of that day
`},
	{"entries in YAML: values of a wrong form", `
-- municipalities/x/calendar/2026.yaml --
entries:
  - {id: index, title: Резервирано, planned_opens: 2026-05-04, planned_closes: 2026-04}
  - id: Плен
    title: Ознака
    planned_opens: May-26
    planned_closes: 46143
    planned_adoption: 29.5.26
    act_type: odluka
    topics: [environment, enviroment]
    forms: writen
    audience:
      - all
    contact: {name: Ана, email: ana, phone: тел. 047}
    obligation: задолжително
    decision: откажана
    reason: Причина
    decided_on: 3/4/2026
    added_on: 2026-05-29 10:00
    aliases: [a, B]
    konkakt: {}
`, `
municipalities/x/calendar/2026.yaml:2:10: id: "index" is a name that the site needs itself
    choose another id
municipalities/x/calendar/2026.yaml:2:80: planned_closes (2026-04) is before planned_opens (2026-05-04)
    swap the two dates, or correct the one that is wrong
municipalities/x/calendar/2026.yaml:3:9: id: "Плен" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
municipalities/x/calendar/2026.yaml:5:20: planned_opens: "May-26" is not a date; a spreadsheet probably changed 2026-05
    format the column as text and write 2026-05
municipalities/x/calendar/2026.yaml:6:21: planned_closes: "46143" is not a date; it is what a spreadsheet makes of 2026-05-01
    format the column as text and write 2026-05-01
municipalities/x/calendar/2026.yaml:7:23: planned_adoption: "29.5.26" has a year of two digits
    write the year in full: 29.5.2026
municipalities/x/calendar/2026.yaml:8:15: act_type: "odluka" is not a code of act_type
    allowed are decision, programme, budget, strategy, urban_plan, tariff, statute, regulation, project, policy_question, other
municipalities/x/calendar/2026.yaml:9:27: topics: "enviroment" is not a code of topic
    did you mean "environment"?
municipalities/x/calendar/2026.yaml:10:12: forms: "writen" is not a code of form
    did you mean "written"?
municipalities/x/calendar/2026.yaml:12:9: audience: "all" is not a code of audience
    allowed are general_public, youth, pensioners, women, persons_with_disabilities, roma_and_other_communities, rural, farmers, parents, students, business, csos, neighbourhood_councils, experts, diaspora, employees, property_owners
municipalities/x/calendar/2026.yaml:13:33: contact_email: "ana" is not an e-mail address
municipalities/x/calendar/2026.yaml:13:45: contact_phone: "тел. 047" is not a telephone number
municipalities/x/calendar/2026.yaml:14:17: obligation: "задолжително" is not a code of obligation
    allowed are obligatory, voluntary
municipalities/x/calendar/2026.yaml:15:15: decision: "откажана" is not a code of entry_decision
    allowed are postponed, cancelled, merged
municipalities/x/calendar/2026.yaml:17:17: decided_on: "3/4/2026" can be read as day/month or month/day
    write 2026-05-29 or 29.5.2026
municipalities/x/calendar/2026.yaml:18:15: added_on: 2026-05-29 10:00 has a time, and only a day can stand here
    write 2026-05-29
municipalities/x/calendar/2026.yaml:19:18: aliases: "B" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
municipalities/x/calendar/2026.yaml:20:5: unknown key "konkakt"
    docs/content.md lists the keys; names that begin with x_ are yours to use
`},
	{"ids of entries", `
-- municipalities/x/calendar/2025.csv --
id,title_mk,planned_opens
plan,План,2025
park,Парк,2025-Q3
-- municipalities/x/calendar/2026.csv --
id,title_mk,planned_opens
plan,План,2026-Q1
plan,План пак,2026-Q2
-- municipalities/x/calendar/2026.yaml --
entries:
  - {id: plan, title: План, planned_opens: 2026-Q3}
-- municipalities/x/calendar.csv --
year,id,title_mk,planned_opens
2026,park,Парк,2026-05
26,pat,Пат,2026
година,most,Мост,2026
`, `
municipalities/x/calendar.csv:3:1: year in A3: "26" has a year of two digits
    write the year in full: 2026
municipalities/x/calendar.csv:4:1: year in A4: "година" is not a whole number
municipalities/x/calendar/2025.csv:2:1: decision: the entry "plan" stands again in the calendar of 2026 and is not postponed here
    write decision postponed with reason and decided_on, or give the later entry an id of its own
municipalities/x/calendar/2025.csv:3:1: decision: the entry "park" stands again in the calendar of 2026 and is not postponed here
    write decision postponed with reason and decided_on, or give the later entry an id of its own
municipalities/x/calendar/2026.csv:3:1: id in A3: "plan" is there already: municipalities/x/calendar/2026.csv:2:1
    give one of the two another id, or delete it
municipalities/x/calendar/2026.yaml:2:10: id: "plan" is there already: municipalities/x/calendar/2026.csv:2:1
    give one of the two another id, or delete it
`},
	{"aliases", `
-- municipalities/x/calendar/2026.csv --
id,title_mk,planned_opens,aliases
plan,План,2026,plan
park,Парк,2026,plan
pat,Пат,2026,star-pat;index
most,Мост,2026,star-pat
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes,aliases
most,Мост,2026-05-04,2026-05-25,star-pat;star-most
park,Парк,2026-05-04,2026-05-25,most
`, `
municipalities/x/calendar/2026.csv:2:16: aliases in D2: "plan" is the record's own id
    aliases are the ids that the record had before; take this one out
municipalities/x/calendar/2026.csv:3:16: aliases in D3: "plan" is the id of another record
    an old address cannot lead away from a page that exists; take the alias out
municipalities/x/calendar/2026.csv:4:14: aliases in D4: "index" is a name that the site needs itself
    choose another id
municipalities/x/calendar/2026.csv:4:14: aliases in D4: "star-pat" is there already: municipalities/x/consultations.csv:2:33
    give one of the two another id, or delete it
municipalities/x/consultations.csv:3:33: aliases in E3: "most" is the id of another record
    an old address cannot lead away from a page that exists; take the alias out
`},
	{"keys that differ from the names of folder and file", `
-- municipalities/x/calendar/2026.csv --
municipality,year,id,title_mk,planned_opens
x,2026,plan,План,2026
y,2025,park,Парк,2026
-- municipalities/x/consultations/park.yaml --
municipality: y
id: plan
title: Парк
opens: 2026-05-04
closes: 2026-05-25
unplanned_reason: Итно
-- municipalities/x/reports/park.yaml --
consultation: plan
published: 2026-06-01
outcome: sent_back
no_comments: yes
-- municipalities/x/reports/park.comments.csv --
consultation,row
plan,
`, `
municipalities/x/calendar/2026.csv:1:1: warning: columns that the program works out are ignored, such as "municipality"
municipalities/x/calendar/2026.csv:3:1: municipality in A3 is "y", and the folder or file name says "x"
    move the row to its own file, or correct it
municipalities/x/calendar/2026.csv:3:3: year in B3 is "2025", and the folder or file name says "2026"
    move the row to its own file, or correct it
municipalities/x/consultations/park.yaml:1:15: municipality is "y", and the folder or file name says "x"
    move the row to its own file, or correct it
municipalities/x/consultations/park.yaml:2:5: id is "plan", and the folder or file name says "park"
    move the row to its own file, or correct it
municipalities/x/reports/park.comments.csv:1:1: the column "comment" is missing
    add it to the header; every row needs a value
municipalities/x/reports/park.comments.csv:1:1: the column "disposition" is missing
    add it to the header; every row needs a value
municipalities/x/reports/park.comments.csv:1:1: the column "respondent_type" is missing
    add it to the header; every row needs a value
municipalities/x/reports/park.comments.csv:1:1: warning: columns that the program works out are ignored, such as "consultation"
municipalities/x/reports/park.comments.csv:2:1: consultation in A2 is "plan", and the folder or file name says "park"
    move the row to its own file, or correct it
municipalities/x/reports/park.comments.csv:2:6: row in B2 is missing
municipalities/x/reports/park.yaml:1:15: consultation is "plan", and the folder or file name says "park"
    move the row to its own file, or correct it
`},
}
