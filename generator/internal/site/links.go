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

// YearPath is a municipality's year on two printed pages.
func YearPath(lang, municipality string, year int) string {
	return lang + "/" + municipality + "/year-" + itoa(year) + ".html"
}

// RoundPath is a round of a checklist with its improvement plan.
func RoundPath(lang, municipality, checklist, round string) string {
	return lang + "/" + municipality + "/checklist-" + checklist + "-" + round + ".html"
}

// ChecklistPath is a checklist as a form.
func ChecklistPath(lang, checklist string) string { return lang + "/checklists/" + checklist + ".html" }

// ActionID is the fragment of an action on its municipality's page. Two hyphens
// divide its parts, since an id has none that stand together.
func ActionID(a *model.Action) string { return "action-" + a.Checklist + "--" + a.ID }

// MentoringPath is the log of support over all municipalities.
func MentoringPath(lang string) string { return lang + "/mentoring/index.html" }

// IndexPath is the first page of an index.
func IndexPath(lang, index string) string { return lang + "/indices/" + index + "/index.html" }

// EditionPath is an edition of an index.
func EditionPath(lang, index string, year int) string {
	return lang + "/indices/" + index + "/" + itoa(year) + ".html"
}

// PlacePath is a municipality in an edition.
func PlacePath(lang, index string, year int, municipality string) string {
	return lang + "/indices/" + index + "/" + itoa(year) + "-" + municipality + ".html"
}

// ChallengesPath lists the challenges of an edition. No municipality has the
// id challenges.
func ChallengesPath(lang, index string, year int) string {
	return lang + "/indices/" + index + "/" + itoa(year) + "-challenges.html"
}

// MethodologyPath is a methodology; "" is the latest.
func MethodologyPath(lang, index, version string) string {
	path := lang + "/indices/" + index + "/methodology"
	if version != "" {
		path += "-" + version
	}
	return path + ".html"
}

// AccountabilityPath is the comparison of a year; 0 is the first page of the
// section.
func AccountabilityPath(lang string, year int) string {
	if year == 0 {
		return lang + "/accountability/index.html"
	}
	return lang + "/accountability/" + itoa(year) + ".html"
}
