package content_test

import (
	"reflect"
	"testing"
	"time"

	"konsulta/generator/internal/model"
)

func TestReleaseRules(t *testing.T) { checkAll(t, releaseRules) }

// releaseRules are the rules of what is published as it is, and of frozen
// releases: the sums name every file, and no file changes. The sum of "id\n"
// is used throughout.
var releaseRules = []example{
	{"a release as it was frozen", `
-- releases/2026-11-25/SHA256SUMS --
984a644ec3b56d32b0404777e1eb73390c4b0742a6a0e183f07861056b6746de  README.txt
984a644ec3b56d32b0404777e1eb73390c4b0742a6a0e183f07861056b6746de *calendar.csv
984A644EC3B56D32B0404777E1EB73390C4B0742A6A0E183F07861056B6746DE  bitola/calendar.json
-- releases/2026-11-25/README.txt --
id
-- releases/2026-11-25/calendar.csv --
id
-- releases/2026-11-25/bitola/calendar.json --
id
-- releases/2026-11-25/LICENSE.md --
not named, and ignored as elsewhere
-- releases/README.md --
ignored
-- releases/.2026-12-01-killed/calendar.csv --
ignored
`, ``},
	{"a table was changed, a file added and one taken away", `
-- releases/2026-11-25/SHA256SUMS --
984a644ec3b56d32b0404777e1eb73390c4b0742a6a0e183f07861056b6746de  README.txt
984a644ec3b56d32b0404777e1eb73390c4b0742a6a0e183f07861056b6746de  calendar.csv
984a644ec3b56d32b0404777e1eb73390c4b0742a6a0e183f07861056b6746de  events.csv
-- releases/2026-11-25/README.txt --
changed
-- releases/2026-11-25/calendar.csv --
id
x
-- releases/2026-11-25/reports.csv --
id
`, `
releases/2026-11-25/README.txt: the file is not as it was frozen
    a frozen release never changes: put the file back as it was, and freeze a new release for what is corrected
releases/2026-11-25/SHA256SUMS:3:1: the release lacks the file "events.csv"
    put it back as it was: a frozen release never changes
releases/2026-11-25/calendar.csv: the file is not as it was frozen
    a frozen release never changes: put the file back as it was, and freeze a new release for what is corrected
releases/2026-11-25/reports.csv: SHA256SUMS does not name the file
    take it out of releases/2026-11-25: nothing is added to a frozen release
`},
	{"names that are no day, and a file beside the folders", `
-- releases/2026-02-30/calendar.csv --
id
-- releases/2026-2-3/SHA256SUMS --
-- releases/november/SHA256SUMS --
-- releases/calendar.csv --
id
`, `
releases/2026-02-30: the folder of a release is not named by a day: "2026-02-30"
    name it for example 2026-11-25, as konsulta freeze does
releases/2026-2-3: the folder of a release is not named by a day: "2026-2-3"
    name it for example 2026-11-25, as konsulta freeze does
releases/calendar.csv: no file of this name belongs here
    docs/content.md lists the files; a name that begins with _ is ignored
releases/november: the folder of a release is not named by a day: "november"
    name it for example 2026-11-25, as konsulta freeze does
`},
	{"sums that are missing or cannot be read", `
-- releases/2026-11-24/calendar.csv --
id
-- releases/2026-11-25/calendar.csv --
id
-- releases/2026-11-25/SHA256SUMS --
984a644ec3b56d32b0404777e1eb73390c4b0742a6a0e183f07861056b6746de  calendar.csv
984a644ec3b56d32b0404777e1eb73390c4b0742a6a0e183f07861056b6746de  calendar.csv
984a644ec3b56d32b0404777e1eb73390c4b0742a6a0e183f07861056b6746de  SHA256SUMS
984a644ec3b56d32b0404777e1eb73390c4b0742a6a0e183f07861056b6746de  ../../site.yaml
984a644ec3b56d32b0404777e1eb73390c4b0742a6a0e183f07861056b6746  calendar.csv
calendar.csv

`, `
releases/2026-11-24/SHA256SUMS: the release has no SHA256SUMS
    put it back; without it nobody can tell whether a frozen table was changed
releases/2026-11-25/SHA256SUMS:2:1: the line is not a sum and the name of a file
    put SHA256SUMS back as konsulta freeze wrote it
releases/2026-11-25/SHA256SUMS:3:1: the line is not a sum and the name of a file
    put SHA256SUMS back as konsulta freeze wrote it
releases/2026-11-25/SHA256SUMS:4:1: the line is not a sum and the name of a file
    put SHA256SUMS back as konsulta freeze wrote it
releases/2026-11-25/SHA256SUMS:5:1: the line is not a sum and the name of a file
    put SHA256SUMS back as konsulta freeze wrote it
releases/2026-11-25/SHA256SUMS:6:1: the line is not a sum and the name of a file
    put SHA256SUMS back as konsulta freeze wrote it
releases/2026-11-25/SHA256SUMS:7:1: the line is not a sum and the name of a file
    put SHA256SUMS back as konsulta freeze wrote it
`},
	{"names that some system cannot have", `
-- files/Nacrt.pdf --
-- files/con.pdf --
-- files/nacrt.pdf --
-- files/prilog./a.pdf --
-- municipalities/x/files/Prilog/a.pdf --
-- municipalities/x/files/nacrt: 2.pdf --
-- municipalities/x/files/prilog/b.pdf --
-- municipalities/x/files/Нацрт 2 (чист).pdf --
-- assets/LPT1.css --
`, `
assets/LPT1.css: "LPT1.css" cannot be a name on every system
    rename it: without \ : * ? " < > |, without a dot or space at its end, and not con, prn, aux, nul, com1 or lpt1
files/con.pdf: "con.pdf" cannot be a name on every system
    rename it: without \ : * ? " < > |, without a dot or space at its end, and not con, prn, aux, nul, com1 or lpt1
files/nacrt.pdf: the name differs from files/Nacrt.pdf in capital letters alone
    rename one of the two: many systems take them for one
files/prilog./a.pdf: "prilog." cannot be a name on every system
    rename it: without \ : * ? " < > |, without a dot or space at its end, and not con, prn, aux, nul, com1 or lpt1
municipalities/x/files/nacrt: 2.pdf: "nacrt: 2.pdf" cannot be a name on every system
    rename it: without \ : * ? " < > |, without a dot or space at its end, and not con, prn, aux, nul, com1 or lpt1
municipalities/x/files/prilog/b.pdf: the name differs from municipalities/x/files/Prilog in capital letters alone
    rename one of the two: many systems take them for one
`},
	{"a kind of file that is not published", `
-- releases/2026-11-25/SHA256SUMS --
984a644ec3b56d32b0404777e1eb73390c4b0742a6a0e183f07861056b6746de  tables.html
-- releases/2026-11-25/tables.html --
id
`, `
releases/2026-11-25/tables.html: releases: files of the kind of "tables.html" are not published
    allowed are pdf docx xlsx pptx odt ods odp rtf txt csv zip jpg png webp gif mp3 mp4 kml geojson dwg dxf json
`},
}

// The size of a release is told on the page about the data.
func TestReleaseInTheModel(t *testing.T) {
	site, problems := load(t, tree(releaseRules[0].files))
	want := []*model.Release{{Date: model.DateOf(time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)), Files: []model.ReleaseFile{
		{Path: "README.txt", Size: 3}, {Path: "SHA256SUMS", Size: 243}, {Path: "bitola/calendar.json", Size: 3}, {Path: "calendar.csv", Size: 3}}}}
	if len(problems) > 0 || !reflect.DeepEqual(site.Releases, want) {
		t.Errorf("the releases are %+v, want %+v", site.Releases, want)
	}
}
