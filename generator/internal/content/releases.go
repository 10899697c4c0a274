package content

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

// releaseSums is the file of a frozen release that names the others with
// their sums.
const releaseSums = "SHA256SUMS"

// releaseKinds are the extensions that the files of a release may have.
var releaseKinds = append(slices.Clone(allowed), ".json")

// ofRelease tells the names that are ignored elsewhere and that a release may
// hold, as far as its sums name them.
func ofRelease(name string) bool {
	base := path.Base(name)
	return strings.HasPrefix(name, "releases/") && strings.Count(name, "/") > 1 &&
		(strings.HasPrefix(base, "README") || strings.HasPrefix(base, "LICENSE") || strings.HasPrefix(base, "SOURCE"))
}

// frozen is a file of a release whose sum is to be checked.
type frozen struct {
	*file
	sum [32]byte
}

// readReleases reads the frozen releases and holds every file against its
// sum: what was published as frozen may not change.
func (l *loader) readReleases(ctx context.Context) {
	folders := map[string][]*file{}
	var order []string // as the tree is walked
	for _, f := range l.found[release] {
		folder, _, below := strings.Cut(f.names["rest"], "/")
		if !below {
			l.report(problem.Place{File: f.path}, problem.New("file_unknown", "suggestion", ""))
			continue
		}
		if folders[folder] == nil {
			order = append(order, folder)
		}
		folders[folder] = append(folders[folder], f)
	}
	var all []frozen
	for _, folder := range order {
		all = append(all, l.readRelease(folder, folders[folder])...)
	}
	l.checkSums(ctx, all)
}

// readRelease reads the sums of a release and returns the files to be held
// against them.
func (l *loader) readRelease(folder string, files []*file) []frozen {
	top := "releases/" + folder + "/"
	day, err := time.Parse(time.DateOnly, folder)
	if err != nil {
		l.report(problem.Place{File: top[:len(top)-1]}, problem.New("release_date", "value", folder))
		return nil
	}
	byName := map[string]*file{}
	for _, f := range files {
		byName[strings.TrimPrefix(f.path, top)] = f
	}
	sums := byName[releaseSums]
	if sums == nil {
		l.report(problem.Place{File: top + releaseSums}, problem.New("release_sums_missing"))
		return nil
	}
	r := &model.Release{Date: model.DateOf(day), Files: []model.ReleaseFile{{Path: releaseSums, Size: sums.size}}}
	delete(byName, releaseSums)
	named, ok := l.sumsOf(sums, byName)
	if !ok {
		return nil
	}
	var list []frozen
	for name, sum := range named {
		f := byName[name]
		delete(byName, name)
		list = append(list, frozen{f, sum})
		r.Files = append(r.Files, model.ReleaseFile{Path: name, Size: f.size})
	}
	for _, f := range byName {
		if !ignored(path.Base(f.path)) {
			l.report(problem.Place{File: f.path}, problem.New("release_unlisted", "folder", top[:len(top)-1]))
		}
	}
	slices.SortFunc(r.Files, func(a, b model.ReleaseFile) int { return strings.Compare(a.Path, b.Path) })
	l.site.Releases = append(l.site.Releases, r)
	return list
}

// sumsOf reads the sums of the files that are there, and reports the lines
// that name none. ok is false where nothing could be read, which has been
// reported.
func (l *loader) sumsOf(f *file, there map[string]*file) (sums map[string][32]byte, ok bool) {
	data, ok := l.read(f, maxText)
	if !ok {
		return nil, false
	}
	sums = map[string][32]byte{}
	number := 0
	for line := range bytes.Lines(data) {
		number++
		at := problem.Place{File: f.path, Line: number, Column: 1}
		sum, name, ok := cutSum(strings.TrimRight(string(line), "\r\n"))
		_, twice := sums[name]
		switch {
		case !ok || twice || name == releaseSums:
			l.report(at, problem.New("release_sums_line"))
		case there[name] == nil:
			l.report(at, problem.New("release_missing", "value", name))
		default:
			sums[name] = sum
		}
	}
	return sums, true
}

// cutSum cuts a line of sha256sum into the sum and the name of the file.
func cutSum(line string) (sum [32]byte, name string, ok bool) {
	digits, rest, found := strings.Cut(line, " ")
	if !found || len(digits) != 2*len(sum) || rest == "" || rest[0] != ' ' && rest[0] != '*' {
		return sum, "", false
	}
	if _, err := hex.Decode(sum[:], []byte(digits)); err != nil {
		return sum, "", false
	}
	return sum, rest[1:], fs.ValidPath(rest[1:])
}

// checkSums reads the files of releases, several at once.
func (l *loader) checkSums(ctx context.Context, files []frozen) {
	work := make(chan frozen)
	var wg sync.WaitGroup
	for range min(l.jobs, len(files)) {
		wg.Go(func() {
			for f := range work {
				l.checkSum(f)
			}
		})
	}
	for _, f := range files {
		if ctx.Err() != nil {
			l.fail(fmt.Errorf("reading the content: %w", ctx.Err()))
			break
		}
		work <- f
	}
	close(work)
	wg.Wait()
}

func (l *loader) checkSum(f frozen) {
	at := problem.Place{File: f.path}
	if kind := strings.ToLower(path.Ext(f.path)); !slices.Contains(releaseKinds, kind) {
		at.Field = "releases"
		l.report(at, problem.New("path_kind", "value", path.Base(f.path),
			"kinds", strings.ReplaceAll(strings.Join(releaseKinds, " "), ".", "")))
		return
	}
	if f.size > maxCSV {
		l.report(at, problem.New("too_large", "limit", megabytes(maxCSV)))
		return
	}
	in, err := l.fsys.Open(f.path)
	if err == nil {
		hash := sha256.New()
		_, err = io.Copy(hash, in)
		in.Close()
		if err == nil && [32]byte(hash.Sum(nil)) != f.sum {
			l.report(at, problem.New("release_changed"))
		}
	}
	if err != nil {
		l.fail(fmt.Errorf("reading the content: %w", err))
	}
}
