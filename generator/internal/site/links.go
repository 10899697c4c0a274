package site

import (
	"strings"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
)

// The paths of the site (contract, section 5), below the root and with /
// between folders.

// HomePath is the first page of a language.
func HomePath(lang string) string { return lang + "/index.html" }

// MunicipalityPath is the profile of a municipality.
func MunicipalityPath(lang, municipality string) string {
	return lang + "/" + municipality + "/index.html"
}

// RecordPath is the page of a consultation or calendar entry.
func RecordPath(lang, municipality, id string) string {
	return lang + "/" + municipality + "/" + id + ".html"
}

// CalendarPath is the plan for a year.
func CalendarPath(lang, municipality string, year int) string {
	return lang + "/" + municipality + "/calendar-" + itoa(year) + ".html"
}

// CommentsPath is a page of comments, counted from 1.
func CommentsPath(lang, municipality, id string, page int) string {
	path := lang + "/" + municipality + "/" + id + "-comments"
	if page > 1 {
		path += "-" + itoa(page)
	}
	return path + ".html"
}

// ReleasePath is the folder of a frozen release.
func ReleasePath(day model.Date) string { return "data/releases/" + day.String() + "/" }

// CommentsPerPage is how many comments a page shows.
const CommentsPerPage = 200

// RowPage is the page on which the comment in a row of the list stands,
// counted from 0.
func RowPage(position int) int { return position/CommentsPerPage + 1 }

// EntryPath is the page of a calendar entry: its own, or that of the one
// consultation that realises it.
func EntryPath(lang string, e *facts.Entry) string {
	if last := e.Municipality.Entry(e.ID); last != nil {
		e = last
	}
	if len(e.Consultations) == 1 {
		return RecordPath(lang, e.Municipality.ID, e.Consultations[0].ID)
	}
	return RecordPath(lang, e.Municipality.ID, e.ID)
}

// URL is the absolute address of a path; a folder is named without
// index.html.
func URL(base, path string) string {
	if path == "index.html" {
		return base
	}
	if folder, ok := strings.CutSuffix(path, "/index.html"); ok {
		path = folder + "/"
	}
	return base + path
}

// MunicipalityKey is the permanent key of a municipality.
func MunicipalityKey(m *model.Municipality) string {
	if m.Code != "" {
		return m.Code
	}
	return m.ID
}
