// Package bigsite makes content trees of any size for benchmarks.
//
// A tree has 80 made-up municipalities and, spread evenly over them and over the
// years 2017 to 2026, as many consultations as asked for, with titles, summaries
// and about 1 kB of Markdown each in Macedonian, Albanian and English. Two thirds
// have an entry in a calendar, a third a report with three to nine comments, a
// fifth an event. Every record follows the rules of content format 1, so a build
// of the tree measures work and not problems. A tree for indices has one of any
// size instead, with its answers.
//
// All figures come from arithmetic on a record's number: the same size gives the
// same bytes on every machine and in every year.
package bigsite

import (
	"errors"
	"fmt"
	"strconv"
)

const (
	municipalities = 80
	firstYear      = 2017
	years          = 10
)

// languages are those of the site, the first one its default.
var languages = [3]string{"mk", "sq", "en"}

// text is one text in the three languages, in the order of languages.
type text [3]string

const siteYAML = `format: 1
title:
  mk: Јавни консултации
  sq: Konsultime publike
  en: Public consultations
base_url: https://big.example/
languages: [mk, sq, en]
publisher:
  name:
    mk: Заедница за мерење
    sq: Bashkësia për matje
    en: Measuring Association
  url: https://big.example/
rules:
  - from: 2016-01-01
    min_days: 20
    report_due_days: 15
`

// Write calls put for every file of a content tree with n consultations over 80
// municipalities and the years 2017 to 2026 in mk, sq and en. Paths are relative
// to the content folder and have slashes; put may keep data. The same n gives the
// same calls in the same order. A municipality has only the files that have rows,
// so below n = 80 some have none. Write stops at the first error of put and
// returns it.
func Write(n int, put func(path string, data []byte) error) error {
	if n < 0 {
		return errors.New("the number of consultations is negative")
	}
	if err := put("site.yaml", []byte(siteYAML)); err != nil {
		return err
	}
	if err := register().write("municipalities.csv", put); err != nil {
		return err
	}
	for m := range municipalities {
		if err := writeMunicipality(n, m, put); err != nil {
			return err
		}
	}
	return nil
}

// register is the table of all municipalities.
func register() *table {
	t := newTable("id", "name_*", "code", "kind", "website", "email",
		"population", "population_year", "lat", "lon")
	for m := range municipalities {
		t.cell(municipalityID(m))
		t.text(municipalityName(m))
		kind := "municipality"
		if m%8 == 0 {
			kind = "city"
		}
		t.cell("MK-"+strconv.Itoa(101+m), kind, website(m), email(m),
			strconv.Itoa(4000+int(mix(uint64(m+1))%90000)), "2021",
			// Ten by eight points, some 15 km apart, inside the country.
			fmt.Sprintf("%.4f", 41.1+0.13*float64(m/10)),
			fmt.Sprintf("%.4f", 20.7+0.2*float64(m%10)))
		t.end()
	}
	return t
}

// writeMunicipality puts the files of municipality m, out of n consultations in all.
func writeMunicipality(n, m int, put func(path string, data []byte) error) error {
	tabs := newTables()
	for i := m; i < n; i += municipalities {
		tabs.add(newConsultation(n, i))
	}
	folder := "municipalities/" + municipalityID(m) + "/"
	for _, f := range []struct {
		name string
		t    *table
	}{
		{"calendars.csv", tabs.calendars},
		{"calendar.csv", tabs.entries},
		{"consultations.csv", tabs.consultations},
		{"reports.csv", tabs.reports},
		{"comments.csv", tabs.comments},
		{"events.csv", tabs.events},
	} {
		if f.t.rows == 0 {
			continue
		}
		if err := f.t.write(folder+f.name, put); err != nil {
			return err
		}
	}
	return nil
}

// municipalityID is m01 for municipality 0, up to m80.
func municipalityID(m int) string { return fmt.Sprintf("m%02d", m+1) }

// municipalityName joins one of 8 adjectives to one of 10 nouns, so each name is
// there once.
func municipalityName(m int) text {
	a, b := nameFirst[m%len(nameFirst)], nameSecond[m/len(nameFirst)]
	var name text
	for l := range name {
		name[l] = a[l] + " " + b[l]
	}
	return name
}

func website(m int) string { return "https://" + municipalityID(m) + ".big.example/" }

func email(m int) string { return "info@" + municipalityID(m) + ".big.example" }
