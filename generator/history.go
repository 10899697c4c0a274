package generator

import (
	"context"

	"konsulta/generator/internal/history"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

// History is the repository that holds the content. A build asks it for the
// commits, and tells from them when records were first published and what was
// changed since.
type History = history.Source

// Commit is a state of the content that was published.
type Commit = history.Commit

// CommitFile is a file by which a commit differs from the one before.
type CommitFile = history.File

// readHistory gives the municipalities of a site what git tells of their
// records. What is missing is a warning: the site is built without it.
func readHistory(ctx context.Context, o *Options, s *model.Site, r *Report) error {
	changes, shallow, err := history.Read(ctx, o.History, s, Version)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var fault *problem.Fault
	switch {
	case err != nil:
		fault = problem.New("history_unread", "detail", err.Error())
	case shallow:
		fault = problem.New("history_shallow")
	}
	if fault != nil {
		r.Problems = append(r.Problems, problem.Problem{Place: problem.Place{File: o.Name}, Fault: *fault})
		problem.Sort(r.Problems)
		r.Warnings++
	}
	byID := map[string]*model.Municipality{}
	for _, m := range s.Municipalities {
		byID[m.ID] = m
	}
	for _, c := range changes {
		if m := byID[c.Municipality]; m != nil {
			m.Changes = append(m.Changes, c)
		}
	}
	return nil
}
