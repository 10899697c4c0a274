package content

import (
	"slices"
	"strings"

	"konsulta/generator/internal/problem"
)

// checkNames reports files that are published under their own names, where
// some system cannot have the name or takes it for that of another.
func (l *loader) checkNames() {
	spelt := map[string]string{} // in small letters -> as it was met first
	for _, f := range slices.Concat(l.found[municipalityFile], l.found[siteFile], l.found[asset], l.found[release]) {
		for name := range strings.SplitSeq(f.path, "/") {
			if !portable(name) {
				l.report(problem.Place{File: f.path}, problem.New("file_name", "value", name))
				break
			}
		}
		for end := range len(f.path) + 1 {
			if end < len(f.path) && f.path[end] != '/' {
				continue
			}
			small := strings.ToLower(f.path[:end])
			if other, met := spelt[small]; met && other != f.path[:end] {
				l.report(problem.Place{File: f.path}, problem.New("file_twice", "other", other))
				break
			}
			spelt[small] = f.path[:end]
		}
	}
}

// portable tells the names that a file can have on Windows too.
func portable(name string) bool {
	if strings.ContainsAny(name, `\:*?"<>|`) || strings.ContainsFunc(name, isControl) ||
		strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") {
		return false
	}
	base, _, _ := strings.Cut(name, ".")
	return !ofWindows(strings.ToLower(strings.TrimRight(base, " ")))
}
