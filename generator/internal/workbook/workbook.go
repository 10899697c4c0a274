// Package workbook makes the workbook in which a clerk fills in records, and
// reads workbooks back: those that it made, as they were or changed and saved
// by a spreadsheet program, and any other .xlsx.
//
// A workbook has a sheet for each table that a municipality keeps, with a
// column for each field of the declarations in package model and for each
// language of a text. Headings, help and lists are in one language; a hidden
// sheet says for whom the workbook was made. [Write] gives the same bytes for
// the same form.
//
// [Read] trusts nothing: what a file unpacks to is bounded before it is kept,
// and what cannot be used has a fault that names sheet and cell.
//
// The package is the only one that imports excelize. It knows bytes, not
// files.
package workbook

import (
	"strings"
	"sync"

	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

// tableSheet is a table that has a sheet.
type tableSheet struct {
	name string // of the CSV that holds the rows
	typ  *record.Type
	keys []string // the keys that a row has to tell, since no folder does
}

// tables are the sheets, in the order of a clerk's year.
var tables = []tableSheet{
	{"calendar", record.Of[model.Entry](), []string{"year"}},
	{"calendars", record.Of[model.Adoption](), []string{"year"}},
	{"consultations", record.Of[model.Consultation](), nil},
	{"events", record.Of[model.Event](), []string{"consultation"}},
	{"documents", record.Of[model.Document](), []string{"consultation"}},
	{"reports", record.Of[model.Report](), nil},
	{"themes", record.Of[model.ReportTheme](), []string{"consultation"}},
	{"text_changes", record.Of[model.TextChange](), []string{"consultation"}},
	{"follow_up", record.Of[model.FollowUp](), []string{"consultation"}},
	{"comments", record.Of[model.Comment](), []string{"consultation"}},
}

// The sheets that are no tables.
const (
	markTab = "konsulta"       // says what the workbook is; hidden
	listTab = "konsulta_lists" // what drop-down lists offer; hidden
	about   = "about"          // the key of the sheet that explains the others
)

// format is that of the workbooks which this program makes, and the newest
// that it reads.
const format = 1

// Words in the first column of the hidden sheet, each before its values.
const (
	markFormat       = markTab // the format
	markMunicipality = "municipality"
	markLanguage     = "language"
	markExample      = "example" // table, then the texts of its example row
)

// namePrefix begins the defined names that tell which sheet holds which
// table: spreadsheet programs keep them right when a tab is renamed.
const namePrefix = "konsulta_"

// tabName is how the tab of a table is called in a language.
func tabName(l *locale.Lang, table string) string { return l.T("workbook.tab." + table) }

// tabs tells which table a tab holds, by its name in small letters in any
// language of the program.
var tabs = sync.OnceValue(func() map[string]string {
	known := map[string]string{}
	words, err := locale.Load(nil)
	if err != nil { // the words are compiled in, and a test reads them
		return known
	}
	for _, lang := range words.Languages() {
		l := words.Lang(lang)
		known[strings.ToLower(tabName(l, about))] = about
		for _, t := range tables {
			known[strings.ToLower(tabName(l, t.name))] = t.name
			known[t.name] = t.name
		}
	}
	return known
})
