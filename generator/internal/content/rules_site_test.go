package content_test

import "testing"

func TestSiteRules(t *testing.T) { checkAll(t, siteRules) }

// siteRules are the rules of site.yaml, vocabularies, messages and pages (contract, 2 and 3.1).
var siteRules = []example{
	{"no site.yaml", `
-- no site.yaml --
`, `
site.yaml: there is no site.yaml
    write one with format, title, base_url, languages and publisher
`},
	{"nothing that is required", `
-- site.yaml --
x_note: наша
`, `
site.yaml:1:1: base_url is missing
site.yaml:1:1: format is missing
site.yaml:1:1: languages is missing
site.yaml:1:1: publisher is missing
site.yaml:1:1: title is missing
`},
	{"required values that are empty", `
-- site.yaml --
format:
title: {mk: ''}
base_url: ''
languages: []
publisher: {name: {mk: }, url: https://primer.mk}
`, `
site.yaml:1:1: base_url is missing
site.yaml:1:1: format is missing
site.yaml:1:1: languages is missing
site.yaml:1:1: title is missing
site.yaml:5:12: publisher_name is missing
`},
	{"a newer format", `
-- site.yaml --
format: 2
title: Консултации
base_url: https://primer.mk/
languages: [mk, sq]
publisher: {name: Општина Пример}
`, `
site.yaml:1:9: the content has format 2, and this program reads format 1
    use a newer version of konsulta
`},
	{"a format that never was", `
-- site.yaml --
format: 0
title: Консултации
base_url: https://primer.mk/?lang=mk
languages: [mk, sq, mk]
publisher: {name: Општина Пример}
`, `
site.yaml:1:9: format: there is no format 0
    write 1
site.yaml:3:11: base_url "https://primer.mk/?lang=mk" cannot be the address of the site
    write the address of the folder alone, for example https://konsultacii.example.mk/
site.yaml:4:12: languages: something is listed twice
`},
	{"values of a wrong form", `
-- site.yaml --
format: прв
title: [Консултации]
base_url: primer.mk
languages: [mk, Albanian]
publisher: {name: Општина Пример, url: 'ftp://primer.mk', email: 'Општина <info@primer.mk>'}
description: {makedonski: Опис, de: Beschreibung}
timezone: Skopje
logo: grb.svg
theme: {accent: blue}
demonstration: можеби
participation: {name: мЗаедница, url: mzaednica}
alerts:
  - {kind: e-mail, url: 'mailto:info@primer.mk', lang: Macedonian}
  - {name: Вибер}
corrections: {email: info}
holidays: [2026-01-01, 1 мај 2026, 2026-02-30, 2026-05]
feeds: {limit: педесет}
`, `
site.yaml:1:9: format: "прв" is not a whole number
site.yaml:2:8: title should be a text
    write it plain, or as mk: …, sq: …, en: …
site.yaml:3:11: base_url: "primer.mk" is not a web address
    did you mean "https://primer.mk"?
site.yaml:4:17: languages: "Albanian" is not a language code
    write for example mk, sq or en
site.yaml:5:40: publisher_url: "ftp://primer.mk" is not a web address
    write it in full, with https:// before it
site.yaml:5:66: publisher_email: "Општина <info@primer.mk>" is not an e-mail address
site.yaml:6:15: description: "makedonski" is not a language code
    write the text as mk: …, sq: …, en: …
site.yaml:6:37: "de" is not a language of this site or municipality
    correct the code, or add the language to languages
site.yaml:7:11: timezone: there is no time zone "Skopje"
    write for example Europe/Skopje
site.yaml:8:7: logo: there is no file "grb.svg" in assets/
site.yaml:9:17: theme_accent: "blue" is not a colour
    write six hexadecimal digits, for example #1a5fb4
site.yaml:10:16: demonstration: "можеби" is neither yes nor no
site.yaml:11:39: participation_url: "mzaednica" is not a web address
    write it in full, with https:// before it
site.yaml:13:12: alerts.0.kind: "e-mail" is not a code of alert_kind
    did you mean "email"?
site.yaml:13:56: alerts.0.lang: "Macedonian" is not a language code
    write for example mk, sq or en
site.yaml:14:5: alerts.1.kind is missing
site.yaml:14:5: alerts.1.url is missing
site.yaml:15:22: corrections_email: "info" is not an e-mail address
site.yaml:16:24: holidays: "1 мај 2026" is not a date; a spreadsheet probably changed 2026-05-01
    format the column as text and write 2026-05-01
site.yaml:16:36: holidays: 2026-02-30 is not in the calendar
    correct the day, month or hour
site.yaml:16:48: holidays: 2026-05 does not name a day
    write the day, for example 2026-05-29; a consultation whose dates are not known needs source_url
site.yaml:17:16: feeds_limit: "педесет" is not a whole number
`},
	{"keys and kinds", `
-- site.yaml --
format: {number: 1}
titel: Консултации
title: {mk: [Консултации]}
base_url: https://primer.mk/
languages: {first: mk}
publisher: Општина Пример
qwertyuiop: 1
alerts: {kind: email}
corrections: []
feeds: [50]
rules:
  - наше правило
`, `
site.yaml:1:9: format should be a single value
site.yaml:2:1: unknown key "titel"
    did you mean "title"?
site.yaml:3:13: title_mk should be a single value
site.yaml:5:12: languages should be a list
    write each item on a line of its own, with "- " before it
site.yaml:6:12: publisher should hold keys and values
site.yaml:7:1: unknown key "qwertyuiop"
    docs/content.md lists the keys; names that begin with x_ are yours to use
site.yaml:8:9: alerts should be a list
    write each item on a line of its own, with "- " before it
site.yaml:10:8: feeds should hold keys and values
site.yaml:12:5: rules.0 should hold keys and values
`},
	{"rules", `
-- site.yaml --
format: 1
title: Консултации
base_url: https://primer.mk/
languages: [mk]
publisher: {name: Општина Пример}
rules:
  - min_days: дваесет
    min_notice_days: -1
    report_due_days: 1.000
    calendar_due: 31.12
    calendar_due_year: last
    days: workdays
    source_url: sluzben vesnik
  - from: 2026-01-01
    applies_to:
      municipalities: [x, y]
      forms: [writen]
      act_types:
        - decision
        - odluka
      obligation: yes
  - from: 1.1.2026
    applies_to: {municipalities: [x], forms: [survey]}
  - from: 2026-01-01
    applies_to: {municipalities: [x], forms: [forum, survey]}
`, `
site.yaml:7:5: rules.0.from is missing
site.yaml:7:15: rules.0.min_days: "дваесет" is not a whole number
site.yaml:8:22: rules.0.min_notice_days: "-1" is not a whole number
site.yaml:9:22: rules.0.report_due_days: "1.000" has a mark between the thousands
    write 1000
site.yaml:10:19: rules.0.calendar_due: "31.12" is not a day of the year
    write month and day, for example 12-31
site.yaml:11:24: rules.0.calendar_due_year: "last" is not a code of rule_year
    allowed are previous, same
site.yaml:12:11: rules.0.days: "workdays" is not a code of rule_days
    allowed are calendar, working
site.yaml:13:17: rules.0.source_url: "sluzben vesnik" is not a web address
    write it in full, with https:// before it
site.yaml:16:27: rules.1.applies_to_municipalities: there is no municipality "y"
site.yaml:17:15: rules.1.applies_to_forms: "writen" is not a code of form
    did you mean "written"?
site.yaml:20:11: rules.1.applies_to_act_types: "odluka" is not a code of act_type
    allowed are decision, programme, budget, strategy, urban_plan, tariff, statute, regulation, project, policy_question, other
site.yaml:21:19: rules.1.applies_to_obligation: "yes" is not a code of obligation
    allowed are obligatory, voluntary
site.yaml:24:5: rule 3 begins on the same day (2026-01-01), names as much and can fit the same consultation
    say in applies_to which of the two is meant where
`},
	{"the address of the site", `
-- site.yaml --
format: 1
title: Консултации
base_url: https://user:secret@primer.mk/#top
languages: [mk]
publisher: {name: Општина Пример}
`, `
site.yaml:3:11: base_url "https://user:secret@primer.mk/#top" cannot be the address of the site
    write the address of the folder alone, for example https://konsultacii.example.mk/
`},
	{"private data in texts of the site", `
-- site.yaml --
format: 1
title: Консултации
base_url: https://primer.mk/
languages: [mk]
description: Пишете на Ана, ana@primer.mk
official: "ЕМБГ 0101990450006"
controller: Општина Пример, info@primer.mk
corrections: {email: info@primer.mk, note: 'или на ispravki@primer.mk'}
publisher: {name: "=1+1", email: info@primer.mk}
`, `
site.yaml:5:14: description_mk: the e-mail address ana@primer.mk would be published
    delete it; addresses may stand only in fields for contacts
site.yaml:6:11: official_mk: 0101990…… looks like a personal identity number and would be published
    delete it
`},
	{"a list of the site with a semicolon", `
-- site.yaml --
format: 1
title: Консултации
base_url: https://primer.mk/
languages: ["mk; sq", [en]]
publisher: {name: Општина Пример}
`, `
site.yaml:4:13: languages: "mk; sq" holds a semicolon, which separates the items of a list in CSV
    make two items of it, or use a comma
site.yaml:4:23: languages should be a single value
`},
	{"vocabularies", `
-- vocabularies.yaml --
topics: {water: Вода}
topic:
  Чисти води: {mk: Чисти води}
  index: {mk: Содржина}
  con: {mk: Кон}
  water: {mk: 'Вода, voda@primer.mk', makedonski: Вода}
  air: [Воздух]
form: written
outcome: {adopted: {mk: Усвоено}}
region:
  pelagonia: {mk: Пелагониски}
`, `
vocabularies.yaml:1:1: "topics" is not a vocabulary that can be extended
    did you mean "topic"?
vocabularies.yaml:3:3: "Чисти води" cannot be a code
    use small Latin letters, digits, - and _
vocabularies.yaml:4:3: topic: "index" is a name that the site needs itself
    choose another id
vocabularies.yaml:5:3: topic: "con" is a name that the site needs itself
    choose another id
vocabularies.yaml:6:10: topic: the e-mail address voda@primer.mk would be published
    delete it; addresses may stand only in fields for contacts
vocabularies.yaml:6:39: topic: "makedonski" is not a language code
    write the text as mk: …, sq: …, en: …
vocabularies.yaml:7:8: topic should be a text
    write it plain, or as mk: …, sq: …, en: …
vocabularies.yaml:8:7: form should hold keys and values
vocabularies.yaml:9:1: "outcome" is not a vocabulary that can be extended
`},
	{"messages", `
-- messages/mk.yaml --
page.calender_year: Календар
page:
  calendar_year: Календар {година}
  consultation: [Консултација]
date:
  pattern_long: "q"
topic.environment: 'Природа, ana@primer.mk'
topic.enviroment: Природа
pages:
ui: {home_opne: , home_open: }
state: {}
topic.sport: ~
-- messages/Mk.yaml --
page.calendar: Календар
`, `
messages/Mk.yaml: no file of this name belongs here
    docs/content.md lists the files; a name that begins with _ is ignored
messages/mk.yaml:1:1: there is no interface text "page.calender_year"
    did you mean "page.calendar_year"?
messages/mk.yaml:3:18: the interface text "page.calendar_year" cannot be used: nothing is filled in for {година} here, only for {year}
    write it like the built-in text; words in braces are filled in by the program
messages/mk.yaml:4:17: page.consultation should be a single value
messages/mk.yaml:6:17: the interface text "date.pattern_long" cannot be used: date.pattern_long: q is no part of a date; letters that are text stand in 'quotes'
    write it like the built-in text; words in braces are filled in by the program
messages/mk.yaml:7:20: topic.environment: the e-mail address ana@primer.mk would be published
    delete it; addresses may stand only in fields for contacts
messages/mk.yaml:8:1: there is no interface text "topic.enviroment"
    did you mean "topic.environment"?
messages/mk.yaml:9:1: there is no interface text "pages"
messages/mk.yaml:10:6: there is no interface text "ui.home_opne"
    did you mean "ui.home_open"?
`},
	{"pages", `
-- pages/index.mk.md --
---
title: Почетна
---
-- pages/x.mk.md --
---
title: Пример
---
-- pages/Za_nas.mk.md --
---
title: За нас
---
-- pages/con.mk.md --
---
title: Кон
---
-- pages/bez-naslov.mk.md --
Текст без наслов.
-- pages/prazno.mk.md --
---
order: прва
titel: Наслов
---
-- pages/kraj.mk.md --
---
title: Без крај
-- pages/kontakt.de.md --
---
title: Kontakt
---
-- pages/kontakt.mk.md --
---
title: Контакт, info@primer.mk
order: 2
---

Пишете на [нас](mailto:info@primer.mk) или види
[ценовник](files/cenovnk.pdf) и ![слика](../files/slika.exe).
-- files/cenovnik.pdf --
pdf
`, `
pages/Za_nas.mk.md: id: "Za_nas" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
pages/bez-naslov.mk.md:1:1: the page does not begin with its title between two lines of ---
    begin with three lines: ---, title: …, ---
pages/con.mk.md: id: "con" is a name that the site needs itself
    choose another id
pages/index.mk.md: id: "index" is a name that the site needs itself
    choose another id
pages/kontakt.de.md: "de" is not a language of this site or municipality
    correct the code, or add the language to languages
pages/kontakt.mk.md:2:8: title: the e-mail address info@primer.mk would be published
    delete it; addresses may stand only in fields for contacts
pages/kontakt.mk.md:6:24: text: the e-mail address info@primer.mk would be published
    delete it; addresses may stand only in fields for contacts
pages/kontakt.mk.md:7:12: text: there is no file "cenovnk.pdf" in files/
    did you mean "cenovnik.pdf"?
pages/kontakt.mk.md:7:42: text: files of the kind of "slika.exe" are not published
    allowed are pdf docx xlsx pptx odt ods odp rtf txt csv zip jpg png webp gif mp3 mp4 kml geojson dwg dxf
pages/kraj.mk.md:1:1: the page does not begin with its title between two lines of ---
    begin with three lines: ---, title: …, ---
pages/prazno.mk.md:2:1: title is missing
pages/prazno.mk.md:2:8: order: "прва" is not a whole number
pages/prazno.mk.md:3:1: unknown key "titel"
    did you mean "title"?
pages/x.mk.md: id: "x" is a name that the site needs itself
    choose another id
`},
	{"a draft page is checked", `
-- pages/nacrt.mk.md --
---
title: "Нацрт\x07"
draft: yes
source_url: primer
x_note: ana@primer.mk
---
ЕМБГ: 0101990450006
`, `
pages/nacrt.mk.md:2:8: a control character (U+0007) stands in the text
    delete it; a program that copies text sometimes leaves it behind
pages/nacrt.mk.md:4:13: source_url: "primer" is not a web address
    write it in full, with https:// before it
pages/nacrt.mk.md:5:9: x_note: the e-mail address ana@primer.mk would be published
    delete it; addresses may stand only in fields for contacts
pages/nacrt.mk.md:7:7: text: 0101990…… looks like a personal identity number and would be published
    delete it
`},
	{"a licence that has no address", `
-- site.yaml --
format: 1
title: Консултации
base_url: https://primer.mk/
languages: [mk]
publisher: {name: Општина Пример}
license: наша лиценца
feeds: {limit: 0}
-- municipalities.csv --
id,name_mk
x,Пример
`, `
site.yaml:6:10: license: "наша лиценца" is neither the name nor the address of a licence
    write a name of the SPDX list, for example CC-BY-4.0, or a web address
site.yaml:7:16: feeds_limit: 0 is too small
    write a number from 1
`},
	{"links to files that lead nowhere", `
-- pages/za-nas.mk.md --
---
title: За нас
---
[Нацрт](nacrt.pdf), [план](/files/plan.pdf), [страница](privacy.html), [адреса](https://example.org/a.pdf)
`, `
pages/za-nas.mk.md:4:9: text: there is no file "nacrt.pdf" in files/
    did you mean "files/nacrt.pdf"?
pages/za-nas.mk.md:4:28: text: there is no file "/files/plan.pdf" in files/
    did you mean "files/plan.pdf"?
`},
}
