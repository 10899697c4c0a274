// Package history finds out from the commits of a repository when each
// calendar entry, consultation and report was first published, and every
// change of its dates, title, decision or outcome since.
//
// A commit is a state of the content that was published. Versions of files
// that could not have been published, since they cannot be read, are passed
// over; drafts are not there. What was found up to a commit can be kept and
// taken up again, so that a build reads only what is new.
//
// The package asks a [Source] for commits and bytes; it starts no program and
// knows no disk.
package history

import (
	"context"
	"slices"
	"time"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/model"
)

// Commit is a state of the content and the files by which it differs from the
// one before.
type Commit struct {
	Hash  string
	At    time.Time
	Files []File
}

// File is a file that a commit changed. Path is relative to the content.
type File struct {
	Path string
	Blob string // names its bytes to the source; "" where the commit removed it
}

// Source is a repository.
type Source interface {
	// Commits calls yield for each commit that changed the content, the newest
	// first, until yield returns false. shallow reports that the repository
	// does not go back to the first commit.
	Commits(ctx context.Context, yield func(Commit) bool) (shallow bool, err error)
	// Blobs begins to read blobs. Each call of next gives the bytes of one, in
	// the order asked for, until the call after it; stop ends the reading.
	Blobs(ctx context.Context, blobs []string) (next func() ([]byte, error), stop func())
	// Recall returns what was kept last, or nil. Keep may fail in silence:
	// what is kept only saves time.
	Recall() []byte
	Keep(data []byte)
}

// Read returns what the commits tell, the oldest change first, for the
// records of a site. shallow reports that the beginning is missing: when the
// records of the oldest commit were first published is then not known, and
// left out. An error is one of the source.
func Read(ctx context.Context, source Source, site *model.Site, program string) (changes []*model.RecordChange, shallow bool, err error) {
	edition := editionOf(site, program)
	l := recall(source.Recall(), edition)
	commits, shallow, err := newer(ctx, source, &l)
	if err != nil {
		return nil, shallow, err
	}
	if err := l.read(ctx, source, content.NewVersions(site), commits, shallow); err != nil {
		return nil, shallow, err
	}
	if len(commits) > 0 && !shallow {
		source.Keep(l.keep(edition))
	}
	return published(l.Changes, site.Zone), shallow, nil
}

// newer returns the commits since that up to which the log goes, the oldest
// first; where that one is not there any more, all, and an empty log.
func newer(ctx context.Context, source Source, l *log) (commits []Commit, shallow bool, err error) {
	found := false
	shallow, err = source.Commits(ctx, func(c Commit) bool {
		found = c.Hash == l.Commit
		if !found {
			commits = append(commits, c)
		}
		return !found
	})
	if err != nil {
		return nil, shallow, err
	}
	if !found {
		*l = log{Files: map[string][]content.Snapshot{}}
	}
	slices.Reverse(commits)
	return commits, shallow, nil
}

// log is what was found up to a commit.
type log struct {
	Commit  string
	Instant int64                         // of the commit
	Files   map[string][]content.Snapshot // the records of each file
	Changes []*model.RecordChange
}

// read follows the commits, the oldest first.
func (l *log) read(ctx context.Context, source Source, versions *content.Versions, commits []Commit, shallow bool) error {
	var blobs []string
	for i := range commits {
		commits[i].Files = slices.DeleteFunc(commits[i].Files, func(f File) bool { return !versions.Follows(f.Path) })
		for _, f := range commits[i].Files {
			if f.Blob != "" {
				blobs = append(blobs, f.Blob)
			}
		}
	}
	next, stop := source.Blobs(ctx, blobs)
	defer stop()
	for i := range commits {
		changed := map[string][]content.Snapshot{}
		for _, f := range commits[i].Files {
			if f.Blob == "" {
				changed[f.Path] = nil
				continue
			}
			data, err := next()
			if err != nil {
				return err
			}
			if records, ok := versions.Read(f.Path, data); ok {
				changed[f.Path] = records
			}
		}
		beginning := l.Commit == ""
		l.apply(&commits[i], changed)
		if beginning && shallow {
			l.Changes = nil // since when its records are there is not known
		}
	}
	return nil
}

// key names a record in all its versions.
type key struct {
	table, municipality, id string
	year                    int
}

func keyOf(s *content.Snapshot) key { return key{s.Table, s.Municipality, s.ID, s.Year} }

// apply notes what the changed files of a commit change in the records. No
// commit is older than the one before, whatever the clock of its machine said.
func (l *log) apply(c *Commit, changed map[string][]content.Snapshot) {
	l.Commit, l.Instant = c.Hash, max(l.Instant, c.At.Unix())
	before, after := map[key]*content.Snapshot{}, map[key]*content.Snapshot{}
	collect := func(records []content.Snapshot, into map[key]*content.Snapshot) {
		for i := range records {
			if s := &records[i]; !s.Draft {
				into[keyOf(s)] = s
			}
		}
	}
	for path, records := range changed {
		collect(l.Files[path], before)
		collect(records, after)
		if len(records) == 0 {
			delete(l.Files, path)
		} else {
			l.Files[path] = records
		}
	}
	keys := make([]key, 0, len(before)+len(after))
	for k := range before {
		keys = append(keys, k)
	}
	for k := range after {
		if before[k] == nil {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, compareKeys)
	renamed(before, after)
	for _, k := range keys {
		l.compare(k, before[k], after[k])
	}
}
