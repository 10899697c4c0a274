package content

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

// The places where a file of the tree may stand (contract, section 2). A word
// in <> is an id, a language or another name.
const (
	siteYAML         = "site.yaml"
	registerCSV      = "municipalities.csv"
	boundaries       = "municipalities.geojson"
	vocabulariesYAML = "vocabularies.yaml"
	messagesYAML     = "messages/<lang>.yaml"
	pageMD           = "pages/<id>.<lang>.md"
	asset            = "assets/<rest>"
	siteFile         = "files/<rest>"
	release          = "releases/<rest>"
	mentoringCSV     = "mentoring.csv"
	checklistYAML    = "checklists/<checklist>.yaml"

	folder            = "municipalities/<municipality>/"
	adoptionsCSV      = folder + "calendars.csv"
	calendarYearCSV   = folder + "calendar/<year>.csv"
	calendarYearYAML  = folder + "calendar/<year>.yaml"
	calendarCSV       = folder + "calendar.csv"
	consultationsCSV  = folder + "consultations.csv"
	consultationYAML  = folder + "consultations/<id>.yaml"
	consultationMD    = folder + "consultations/<id>.<lang>.md"
	eventsCSV         = folder + "events.csv"
	documentsCSV      = folder + "documents.csv"
	reportsCSV        = folder + "reports.csv"
	reportYAML        = folder + "reports/<id>.yaml"
	reportMD          = folder + "reports/<id>.<lang>.md"
	themesCSV         = folder + "themes.csv"
	textChangesCSV    = folder + "text_changes.csv"
	followUpCSV       = folder + "follow_up.csv"
	commentsCSV       = folder + "comments.csv"
	reportCommentsCSV = folder + "reports/<id>.comments.csv"
	roundCSV          = folder + "checklists/<checklist>/<round>.csv"
	roundYAML         = folder + "checklists/<checklist>/<round>.yaml"
	actionsCSV        = folder + "checklists/<checklist>/actions.csv"
	repliesCSV        = folder + "replies.csv"
	redactionsCSV     = folder + "redactions.csv"
	municipalityFile  = folder + "files/<rest>"

	methodologyYAML        = "indices/<index>/methodology.yaml"
	methodologyVersionYAML = "indices/<index>/methodology-<version>.yaml"
	editionYAML            = "indices/<index>/<edition>.yaml"
	answersCSV             = "indices/<index>/<edition>.answers.csv"
	scoresCSV              = "indices/<index>/<edition>.scores.csv"
	challengesCSV          = "indices/<index>/<edition>.challenges.csv"
)

// patterns are tried in order: a name that is spelled out before one that is
// a word in <>.
var patterns = []string{
	siteYAML, registerCSV, boundaries, vocabulariesYAML, messagesYAML, pageMD, asset, siteFile, release,
	mentoringCSV, checklistYAML,
	adoptionsCSV, calendarCSV, calendarYearCSV, calendarYearYAML, consultationsCSV, consultationYAML,
	consultationMD, eventsCSV, documentsCSV, reportsCSV, reportYAML, reportMD, themesCSV, textChangesCSV,
	followUpCSV, commentsCSV, reportCommentsCSV, actionsCSV, roundCSV, roundYAML, repliesCSV, redactionsCSV,
	municipalityFile,
	methodologyYAML, methodologyVersionYAML, answersCSV, scoresCSV, challengesCSV, editionYAML,
}

// MunicipalityOf returns the municipality in whose folder a file stands.
func MunicipalityOf(name string) (id string, ok bool) {
	id, ok = strings.CutPrefix(name, folder[:strings.IndexByte(folder, '<')])
	if !ok {
		return "", false
	}
	id, _, ok = strings.Cut(id, "/")
	return id, ok
}

// match tells what the words of a pattern stand for in a path.
func match(pattern, name string) (names map[string]string, ok bool) {
	names = map[string]string{}
	for pattern != "" {
		if pattern[0] != '<' {
			if name == "" || pattern[0] != name[0] {
				return nil, false
			}
			pattern, name = pattern[1:], name[1:]
			continue
		}
		end := strings.IndexByte(pattern, '>')
		word := pattern[1:end]
		pattern = pattern[end+1:]
		value := name
		if word != "rest" {
			stop := len(name)
			switch {
			case word == "version": // 1.2 is one
				stop -= len(pattern)
			case pattern != "":
				stop = strings.IndexByte(name, pattern[0])
			}
			if stop < 1 || strings.Contains(name[:stop], "/") {
				return nil, false
			}
			value = name[:stop]
		}
		names[word], name = value, name[len(value):]
	}
	return names, name == ""
}

// Ignored reports a path of the tree that is not read, nor what is below it.
func Ignored(name string) bool { return ignored(path.Base(name)) && !ofRelease(name) }

// ignored reports names that the tree may hold and konsulta does not read.
func ignored(name string) bool {
	return strings.HasPrefix(name, "README") || strings.HasPrefix(name, "LICENSE") || strings.HasPrefix(name, "SOURCE") ||
		name == "Thumbs.db" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || strings.HasPrefix(name, "~")
}

// walk finds every file of the tree and what it is for. It opens none.
func (l *loader) walk(ctx context.Context) error {
	l.found, l.byPath = map[string][]*file{}, map[string]*file{}
	return fs.WalkDir(l.fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			return fmt.Errorf("reading the content: %w", err)
		}
		if name == "." {
			return nil
		}
		switch {
		case Ignored(name):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.Type()&fs.ModeSymlink != 0:
			l.odd(name, "symbolic_link")
			return nil
		case d.IsDir():
			return l.enter(name)
		case !d.Type().IsRegular():
			l.odd(name, "special_file")
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return fmt.Errorf("reading the content: %w", err)
		}
		l.sort(name, info.Size(), info.ModTime())
		return nil
	})
}

// odd reports what is not the file that it should be.
func (l *loader) odd(name, code string) {
	l.once[name] = true
	l.report(problem.Place{File: name}, problem.New(code))
}

// absent reports that a file is missing, unless something else has its name.
func (l *loader) absent(name, code string) {
	if !l.once[name] {
		l.report(problem.Place{File: name}, problem.New(code))
	}
}

// enter refuses a folder where a file is expected, so that its files are not
// each called unknown.
func (l *loader) enter(name string) error {
	for _, p := range patterns {
		if _, ok := match(p, name); ok && !strings.HasSuffix(p, "<rest>") {
			l.odd(name, "folder_for_file")
			return fs.SkipDir
		}
	}
	return nil
}

// sort files a path under the pattern that it fits.
func (l *loader) sort(name string, size int64, changed time.Time) {
	for _, p := range patterns {
		names, ok := match(p, name)
		if !ok || !fits(names) || !fs.ValidPath(name) {
			continue
		}
		f := &file{number: l.number(name), path: name, size: size, changed: changed, names: names}
		l.files[f.number], l.byPath[name] = f, f
		l.found[p] = append(l.found[p], f)
		return
	}
	l.report(problem.Place{File: name}, problem.New("file_unknown", "suggestion", suggestFile(name)))
}

// fits checks the words whose form tells two patterns apart.
func fits(names map[string]string) bool {
	for word, value := range names {
		switch word {
		case "year", "edition":
			if len(value) != 4 || strings.Trim(value, "0123456789") != "" {
				return false
			}
		case "lang":
			if !isLang(value) {
				return false
			}
		}
	}
	return true
}

// suggestFile finds the name that a misspelt file most likely should have:
// that of the pattern from which the fewest parts of the path differ.
func suggestFile(name string) string {
	best, fewest := "", 1000
	for _, p := range patterns {
		if candidate, wrong := correct(p, name); wrong > 0 && wrong < fewest {
			best, fewest = candidate, wrong
		}
	}
	return best
}

// correct writes a path as a pattern has it, where its parts are near to it,
// and counts those that are wrong; 0 is a path that is not near.
func correct(pattern, name string) (corrected string, wrong int) {
	want := strings.Split(pattern, "/")
	parts := strings.SplitN(name, "/", len(want))
	if last := len(want) - 1; len(parts) <= last || strings.Contains(parts[last], "/") && want[last] != "<rest>" {
		return "", 0
	}
	for i, w := range want {
		part, ext := parts[i], path.Ext(parts[i])
		if !strings.Contains(w, "<") {
			parts[i] = problem.Closest(part, []string{w})
		} else if !matches(w, part) {
			parts[i] = strings.TrimSuffix(part, ext) + problem.Closest(ext, []string{path.Ext(w)})
		}
		if parts[i] != part {
			wrong++
		}
		if !matches(w, parts[i]) {
			return "", 0
		}
	}
	return strings.Join(parts, "/"), wrong
}

// matches reports whether a part of a path, or the rest of it, fits that of a
// pattern.
func matches(pattern, name string) bool {
	names, ok := match(pattern, name)
	return ok && fits(names)
}

// one returns the file of a pattern without words, or nil.
func (l *loader) one(pattern string) *file {
	if f := l.found[pattern]; len(f) > 0 {
		return f[0]
	}
	return nil
}

// of returns the files of a pattern that belong to a municipality, by path.
func (l *loader) of(m *model.Municipality, pattern string) []*file {
	all := l.found[pattern]
	// WalkDir goes in lexical order, so a municipality's files are neighbours.
	at, _ := slices.BinarySearchFunc(all, m.ID, func(f *file, id string) int {
		return strings.Compare(f.names["municipality"], id)
	})
	end := at
	for end < len(all) && all[end].names["municipality"] == m.ID {
		end++
	}
	return all[at:end]
}
