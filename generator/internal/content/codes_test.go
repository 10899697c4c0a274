package content_test

import (
	"slices"
	"strings"
	"testing"

	"konsulta/generator/internal/problem"
)

// neverProvoked are the codes that no content can provoke.
var neverProvoked = []string{
	// Package encoding/csv reports nothing but quotes in a text that is in
	// memory, and gocsv passes on what its reader says; the code is for what
	// a later version of the two may refuse.
	"csv_syntax",
	// What git says is no content; a story of the command provokes both.
	"history_shallow",
	"history_unread",
}

// Every code of problems.csv is shown by an example.
func TestEveryCodeIsProvoked(t *testing.T) {
	provoked := map[string]bool{}
	note := func(problems []problem.Problem) {
		for _, p := range problems {
			provoked[p.Code] = true
		}
	}
	for _, examples := range [][]example{siteRules, calendarRules, consultationRules, eventRules, reportRules, commentRules, formatRules, releaseRules, opennessRules} {
		for _, e := range examples {
			_, problems := load(t, tree(e.files))
			note(problems)
		}
	}
	for _, f := range badFiles {
		_, problems := load(t, add(tree(""), f.path, f.text))
		note(problems)
	}
	for _, b := range badTrees {
		_, problems := load(t, b.fsys)
		note(problems)
	}
	for _, code := range problem.Codes() {
		// Of workbooks and imports; the tests of those packages show them.
		if strings.HasPrefix(code, "xlsx_") || strings.HasPrefix(code, "import_") {
			continue
		}
		if provoked[code] == slices.Contains(neverProvoked, code) {
			t.Errorf("%s: provoked = %v", code, provoked[code])
		}
	}
}
