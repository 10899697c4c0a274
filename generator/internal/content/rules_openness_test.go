package content_test

import "testing"

func TestOpennessRules(t *testing.T) { checkAll(t, opennessRules) }

// openness is an index, a checklist, a round, an action and a line of the log
// in which nothing is wrong.
const openness = `
-- indices/openness/methodology.yaml --
title: Индекс
bands: [{id: low, min: 0}, {id: high, min: 60}]
nodes:
  - {id: transparency, title: Транспарентност, weight: 0.6}
  - {id: integrity, title: Интегритет, weight: 0.4}
  - {id: budget, title: Буџет, parent: transparency, kind: binary, weight: 0.5, also_in: [open-data]}
  - id: minutes
    title: Записници
    parent: transparency
    kind: ordinal
    weight: 0.5
    options: [{value: none, points: 0}, {value: all, points: 2}]
  - {id: code, title: Кодекс, parent: integrity, kind: ratio, weight: 0.25}
  - {id: reports, title: Извештаи, parent: integrity, kind: count, max_points: 4, weight: 0.75}
  - {id: open-data, title: Отворени податоци}
-- indices/openness/2026.answers.csv --
municipality,indicator,value,not_applicable
x,budget,1,
x,minutes,all,
x,code,0.5,
x,reports,,yes
-- checklists/openness.yaml --
title: Листа
based_on: openness
sections:
  - id: money
    title: Пари
    items: [{id: budget, text: 'Дали се објавува буџетот?', maps_to: [budget]}]
-- municipalities/x/checklists/openness/2026-05.csv --
item,answer
budget,no
-- municipalities/x/checklists/openness/actions.csv --
id,item,round,action_mk,status
publish,budget,2026-05,Објава на буџетот,planned
-- mentoring.csv --
municipality,date,kind,actions,document
x,2026-05-29,visit,publish,minutes.pdf
-- municipalities/x/files/minutes.pdf --
%PDF
`

var opennessRules = []example{
	{"nothing wrong", openness, ``},
	{"nodes that do not hang together", openness + `
-- indices/openness/methodology.yaml --
title: Индекс
scale: {min: 5, max: 5, decimals: 9}
bands: [{id: low, min: 7}]
nodes:
  - {id: a, title: А, parent: b}
  - {id: b, title: Б, parent: a}
  - {id: budget, title: Буџет, parent: nowhere, kind: binary, weight: 1.5, also_in: [open-date, minutes]}
  - {id: minutes, title: Записници, parent: budget, kind: ordinal, weight: -0.5, options: [{value: none, points: 0}]}
  - {id: reports, title: Извештаи, kind: count}
  - {id: open-data, title: Отворени податоци}
  - {id: budget, title: Пак буџет, kind: binary}
-- no indices/openness/2026.answers.csv --
-- no checklists/openness.yaml --
-- no municipalities/x/checklists/openness/2026-05.csv --
-- no municipalities/x/checklists/openness/actions.csv --
-- no mentoring.csv --
`, `
indices/openness/methodology.yaml:2:22: scale_max (5) is not above scale_min (5)
    swap the two, or correct one
indices/openness/methodology.yaml:2:35: scale_decimals: 9 decimals are more than can be read
    write a number from 0 to 6; nothing is rounded before it is printed
indices/openness/methodology.yaml:3:24: bands.0.min: 7 is outside the scale, 5 to 5
    correct the score, or scale in the methodology
indices/openness/methodology.yaml:5:31: nodes.0.parent: "b" leads back to the node itself
    parents lead up to a node that has none
indices/openness/methodology.yaml:7:40: nodes.2.parent: there is no node "nowhere"
indices/openness/methodology.yaml:7:86: nodes.2.also_in: there is no node "open-date"
    did you mean "open-data"?
indices/openness/methodology.yaml:7:97: nodes.2.also_in: "minutes" is an indicator and holds no others
    name a principle or domain, or take its kind out
indices/openness/methodology.yaml:8:45: nodes.3.parent: "budget" is an indicator and holds no others
    name a principle or domain, or take its kind out
indices/openness/methodology.yaml:8:76: nodes.3.weight: a weight of -0.5 would take away
    write 0 or more
indices/openness/methodology.yaml:8:91: nodes.3.options: an indicator in steps needs options, the best with more than 0 points
    options: [{value: none, points: 0}, {value: all, points: 2}]
indices/openness/methodology.yaml:9:5: nodes.4.max_points is missing: a count is measured against it
    write the number that earns the full score
indices/openness/methodology.yaml:9:5: nodes.4.weight is missing: "reports" stands beside others
    give each its weight, or write rollup: mean
indices/openness/methodology.yaml:10:5: nodes.5.kind is missing: "open-data" is neither an indicator nor has it any below it
    an indicator has a kind: binary, ordinal, ratio or count; a domain is named as parent by others
indices/openness/methodology.yaml:10:5: nodes.5.weight is missing: "open-data" stands beside others
    give each its weight, or write rollup: mean
indices/openness/methodology.yaml:11:5: nodes.6.weight is missing: "budget" stands beside others
    give each its weight, or write rollup: mean
indices/openness/methodology.yaml:11:10: nodes.6.id: "budget" is there already
    give one of the two another id
`},
	{"weights that miss their sum", openness + `
-- indices/openness/methodology.yaml --
title: Индекс
nodes:
  - {id: budget, title: Буџет, kind: binary, weight: 0.333333}
  - {id: minutes, title: Записници, kind: binary, weight: 0.333333}
  - {id: code, title: Кодекс, kind: binary, weight: 0.333333}
  - {id: reports, title: Извештаи, kind: binary, weight: 0.01}
-- indices/openness/2026.answers.csv --
municipality,indicator,value
x,budget,1
`, `
indices/openness/methodology.yaml:3:54: nodes.0.weight: the weights of the 4 nodes side by side add up to 1.009999, not to 1
    correct them; the sum may miss 1 by 0.000001
`},
	{"answers that are none", openness + `
-- indices/openness/2026.yaml --
methodology: "2"
sample: [x, nobody]
-- indices/openness/2026.answers.csv --
municipality,indicator,value,not_applicable
x,budget,maybe,
x,minutes,some,
x,code,1.5,
x,reports,3,yes
x,code,0.5,
x,transparency,1,
y,budget,1,
x,budgett,,
x,minutes,none,
`, `
indices/openness/2026.answers.csv:2:10: value in C2: "maybe" is no answer to budget
    allowed are 1, 0, yes, no
indices/openness/2026.answers.csv:3:11: value in C3: "some" is no answer to minutes
    allowed are none, all
indices/openness/2026.answers.csv:4:8: value in C4: "1.5" is no answer to code
    allowed are 0 … 1
indices/openness/2026.answers.csv:5:11: value in C5: an answer that does not apply has no value
    empty the value, or not_applicable
indices/openness/2026.answers.csv:6:3: indicator in B6: another row answers "code" otherwise: indices/openness/2026.answers.csv:4:3
    keep the row that is right
indices/openness/2026.answers.csv:7:3: indicator in B7: there is no indicator "transparency"
indices/openness/2026.answers.csv:8:1: municipality in A8: there is no municipality "y"
indices/openness/2026.answers.csv:9:3: indicator in B9: there is no indicator "budgett"
    did you mean "budget"?
indices/openness/2026.answers.csv:9:11: value in C9 is missing
indices/openness/2026.answers.csv:10:3: indicator in B10: another row answers "minutes" otherwise: indices/openness/2026.answers.csv:3:3
    keep the row that is right
indices/openness/2026.yaml:1:14: methodology: there is no methodology "2"
indices/openness/2026.yaml:2:13: sample: there is no municipality "nobody"
`},
	{"an answer twice, and one outside the sample", openness + `
-- municipalities.csv --
id,name_mk
x,Пример
y,Друг
-- indices/openness/2026.yaml --
sample: [x]
-- indices/openness/2026.answers.csv --
municipality,indicator,value
x,budget,1
x,budget,1
x,code,
y,budget,0
`, `
indices/openness/2026.answers.csv:3:3: warning: indicator in B3: the same answer to "budget" stands above: indices/openness/2026.answers.csv:2:3
    it counts once; delete one of the two rows
indices/openness/2026.answers.csv:4:8: value in C4 is missing
indices/openness/2026.answers.csv:5:1: municipality in A5: "y" is outside the sample of this edition
    add it to sample, or take the row out
`},
	{"evidence that is missing", openness + `
-- indices/openness/methodology.yaml --
title: Индекс
evidence: archived
nodes:
  - {id: budget, title: Буџет, kind: binary, weight: 0.5}
  - {id: minutes, title: Записници, kind: binary, weight: 0.5}
-- indices/openness/2026.answers.csv --
municipality,indicator,value,evidence_url,review
x,budget,1,https://x.mk/budget,final
x,minutes,1,,draft
`, `
indices/openness/2026.answers.csv:2:1: archived_url is missing: a final answer above zero needs it
    give the address, or write in review how far the answer is (draft, reviewed, contested)
`},
	{"scores and challenges", openness + `
-- indices/openness/2026.scores.csv --
municipality,node,published_score
x,,101
x,,50
x,budgett,40
-- indices/openness/2026.challenges.csv --
id,municipality,indicator,received,decision,decided_on,value_before,value_after
a,x,budget,2026-03-01,upheld,2026-02-01,1,0
b,x,minutes,2026-03-01,upheld,,some,all
b,x,code,2026-03-01,pending,,,
`, `
indices/openness/2026.challenges.csv:2:30: decided_on in F2 (2026-02-01) is before received (2026-03-01)
    swap the two dates, or correct the one that is wrong
indices/openness/2026.challenges.csv:2:43: value_after in H2: after the decision the answer is "0", and the answers say "1"
    the answer holds the value in force: correct one of the two
indices/openness/2026.challenges.csv:3:31: decided_on in F3 is missing
indices/openness/2026.challenges.csv:3:32: value_before in G3: "some" is no answer to minutes
    allowed are none, all
indices/openness/2026.challenges.csv:4:1: id in A4: "b" is there already: indices/openness/2026.challenges.csv:3:1
    give one of the two another id, or delete it
indices/openness/2026.scores.csv:2:4: published_score in C2: 101 is outside the scale, 0 to 100
    correct the score, or scale in the methodology
indices/openness/2026.scores.csv:3:1: municipality in A3: "x" is there already: indices/openness/2026.scores.csv:2:1
    give one of the two another id, or delete it
indices/openness/2026.scores.csv:4:3: node in B4: there is no node "budgett"
    did you mean "budget"?
`},
	{"scores without a methodology", openness + `
-- indices/other/2026.scores.csv --
municipality,published_score
x,50
`, `
indices/other: the index "other" has no methodology
    write methodology.yaml in its folder; for published scores a title is enough
`},
	{"a checklist, its rounds and actions", openness + `
-- checklists/openness.yaml --
title: Листа
based_on: opennes
sections:
  - {id: money, title: Пари, items: [{id: budget, text: Дали се објавува}, {id: budget, text: Пак}]}
  - {id: money, title: Пак, items: []}
-- checklists/second.yaml --
title: Листа
based_on: openness
sections:
  - {id: money, title: Пари, items: [{id: budget, text: Дали се објавува, maps_to: [budgett, transparency]}]}
  - {id: people, title: Луѓе, items: [{id: debates, text: Дали има расправи, weight: -1}]}
-- municipalities/x/checklists/openness/2026-05.csv --
item,answer
budget,no
budget,yes
budgett,yes
-- municipalities/x/checklists/openness/spring.csv --
item,answer
budget,no
-- municipalities/x/checklists/opennes/2026.csv --
item,answer
budget,no
-- municipalities/x/checklists/openness/actions.csv --
id,item,round,action_mk,status
publish,budgett,2026-06,Објава на буџетот,planned
publish,budget,,Објава,planned
-- mentoring.csv --
municipality,date,kind,actions,document
x,2026-05-29,visit,publis,minute.pdf
nobody,2026-05-29,visit,,
`, `
checklists/openness.yaml:2:11: based_on: there is no index "opennes"
    did you mean "openness"?
checklists/openness.yaml:4:81: sections.0.items.1.id: "budget" is there already
    give one of the two another id
checklists/openness.yaml:5:10: sections.1.id: "money" is there already
    give one of the two another id
checklists/second.yaml:4:85: sections.0.items.0.maps_to: there is no indicator "budgett"
    did you mean "budget"?
checklists/second.yaml:4:94: sections.0.items.0.maps_to: there is no indicator "transparency"
checklists/second.yaml:5:86: sections.1.items.0.weight: a weight of -1 would take away
    write 0 or more
mentoring.csv:2:20: actions in D2: there is no action "publis"
    did you mean "publish"?
mentoring.csv:2:27: document in E2: there is no file "minute.pdf" in municipalities/x/files/
    did you mean "minutes.pdf"?
mentoring.csv:3:1: municipality in A3: there is no municipality "nobody"
municipalities/x/checklists/opennes/2026.csv: the file belongs to "opennes", and there is no such checklist
    did you mean "openness"?
municipalities/x/checklists/openness/2026-05.csv:3:1: item in A3: "budget" is there already: municipalities/x/checklists/openness/2026-05.csv:2:1
    give one of the two another id, or delete it
municipalities/x/checklists/openness/2026-05.csv:4:1: item in A4: there is no item "budgett"
    did you mean "budget"?
municipalities/x/checklists/openness/actions.csv:2:9: item in B2: there is no item "budgett"
    did you mean "budget"?
municipalities/x/checklists/openness/actions.csv:2:17: round in C2: there is no round "2026-06"
municipalities/x/checklists/openness/actions.csv:3:1: id in A3: "publish" is there already: municipalities/x/checklists/openness/actions.csv:2:1
    give one of the two another id, or delete it
municipalities/x/checklists/openness/spring.csv: the round "spring" is not named by its date
    name the file 2026, 2026-05 or 2026-05-14, with its ending
`},
	{"boundaries", openness + `
-- municipalities.geojson --
{"type": "FeatureCollection", "features": [
{"properties": {"id": "y"}, "geometry": null},
{"properties": {"id": "x"}, "geometry": {"type": "Point", "coordinates": [21, 41]}},
{"properties": {"id": "x"}, "geometry": {"type": "Polygon", "coordinates": [[[41, 121], [21.4, 41]]]}}]}
`, `
municipalities.geojson: the boundaries cannot be read: x: [41 121] is no longitude and latitude
    a FeatureCollection of Polygon or MultiPolygon, with properties.id as in the register and degrees of longitude and latitude
municipalities.geojson: the boundaries cannot be read: x: the geometry is "Point"
    a FeatureCollection of Polygon or MultiPolygon, with properties.id as in the register and degrees of longitude and latitude
municipalities.geojson: properties.id: there is no municipality "y"
`},
	{"boundaries that are no JSON", openness + `
-- municipalities.geojson --
{"type": "FeatureCollection",
 "features": [}
`, `
municipalities.geojson:2:15: the boundaries cannot be read: invalid character '}' looking for beginning of value
    a FeatureCollection of Polygon or MultiPolygon, with properties.id as in the register and degrees of longitude and latitude
`},
	{"replies to pages that are there", openness + `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes
park,Парк,2026-05-01,2026-05-20
-- municipalities/x/calendar/2026.csv --
id,title_mk,planned_opens
road,Пат,2026-06
park,Парк,2026-05
-- municipalities/x/replies.csv --
to,date,text_mk
x/index.html,2026-06-01,Текст
/mk/x/year-2026.html#meets_minimum,2026-06-01,Текст
x/calendar-2026.html,2026-06-01,Текст
x/park.html,2026-06-01,Текст
x/park-comments-2.html#c-201,2026-06-01,Текст
x/road.html,2026-06-01,Текст
x/checklist-openness-2026-05.html,2026-06-01,Текст
indices/openness/index.html,2026-06-01,Текст
indices/openness/2026.html,2026-06-01,Текст
indices/openness/2026-x.html,2026-06-01,Текст
indices/openness/2026-challenges.html,2026-06-01,Текст
indices/openness/methodology.html,2026-06-01,Текст
accountability/2026.html,2026-06-01,Текст
`, ``},
	{"replies to pages that are not", openness + `
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes
park,Парк,2026-05-01,2026-05-20
-- municipalities/x/replies.csv --
to,date,text_mk
x/parc.html,2026-06-01,Текст
x/year-26.html,2026-06-01,Текст
x/calendar-2025.html,2026-06-01,Текст
x/checklist-openness-2025.html,2026-06-01,Текст
y/index.html,2026-06-01,Текст
indices/openness/2025-x.html,2026-06-01,Текст
indices/openness/2026-y.html,2026-06-01,Текст
indices/opennes/index.html,2026-06-01,Текст
https://example.org/mk/x/park.html,2026-06-01,Текст
x/year-2026,2026-06-01,Текст
`, `
municipalities/x/replies.csv:2:1: to in A2: "x/parc.html" is no page to which a municipality replies
    write the path of a page of its own, of an index or of accountability, as in its address: x/park.html
municipalities/x/replies.csv:3:1: to in A3: "x/year-26.html" is no page to which a municipality replies
    write the path of a page of its own, of an index or of accountability, as in its address: x/index.html
municipalities/x/replies.csv:4:1: to in A4: "x/calendar-2025.html" is no page to which a municipality replies
    write the path of a page of its own, of an index or of accountability, as in its address: x/index.html
municipalities/x/replies.csv:5:1: to in A5: "x/checklist-openness-2025.html" is no page to which a municipality replies
    write the path of a page of its own, of an index or of accountability, as in its address: x/index.html
municipalities/x/replies.csv:6:1: to in A6: "y/index.html" is no page to which a municipality replies
    write the path of a page of its own, of an index or of accountability, as in its address: x/index.html
municipalities/x/replies.csv:7:1: to in A7: "indices/openness/2025-x.html" is no page to which a municipality replies
    write the path of a page of its own, of an index or of accountability, as in its address: x/index.html
municipalities/x/replies.csv:8:1: to in A8: "indices/openness/2026-y.html" is no page to which a municipality replies
    write the path of a page of its own, of an index or of accountability, as in its address: x/index.html
municipalities/x/replies.csv:9:1: to in A9: "indices/opennes/index.html" is no page to which a municipality replies
    write the path of a page of its own, of an index or of accountability, as in its address: x/index.html
municipalities/x/replies.csv:10:1: to in A10: "https://example.org/mk/x/park.html" is no page to which a municipality replies
    write the path of a page of its own, of an index or of accountability, as in its address: x/index.html
municipalities/x/replies.csv:11:1: to in A11: "x/year-2026" is no page to which a municipality replies
    write the path of a page of its own, of an index or of accountability, as in its address: x/index.html
`},
}
