package generator

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/publish"
	"konsulta/generator/internal/record"
)

// Version is that of the program and of what it writes.
const Version = "0.1.0"

// Options say what is built and how.
type Options struct {
	Content   fs.FS  // the content tree
	Name      string // put before paths in problems, such as "content"
	Templates fs.FS  // the publisher's own templates; may be nil
	BuiltIn   fs.FS  // the built-in templates
	BaseURL   string // instead of that of site.yaml
	AsOf      string // 2026-11-23 or 2026-11-23T15:04 in the site's zone; "" is Now
	Now       time.Time
	Drafts    bool // builds drafts, marked as such
	Jobs      int  // how much is done at once; 0: one for each processor

	// History is asked what git tells of the records; nil leaves that out.
	// [Check] does not need it.
	History History

	// Memory is told what a build made and from what; nil leaves that out. A
	// build that finds that nothing was changed since, and no date has passed,
	// makes nothing. Program then tells the program from every other, such as by
	// the sum of its file.
	Memory  Memory
	Program string

	// PlainTemplates leaves all rendering to html/template: slow, and a way
	// to find out whether the fast way is to blame for something.
	PlainTemplates bool

	kept *kept // of previews
}

// Problem is what is wrong with the content.
type Problem = problem.Problem

// Report tells what was found and done.
type Report struct {
	Problems         []Problem
	Errors, Warnings int
	Counts           Counts
	Files            int   // written or found as they should be
	Changed          int   // written
	Kept             int   // left as the last build made them, and not made again
	Removed          int   // of an earlier build
	Bytes            int64 // of all files
}

// Counts is how much the content holds.
type Counts struct {
	Municipalities int `json:"municipalities"`
	Covered        int `json:"-"` // municipalities that publish here
	Entries        int `json:"calendar"`
	Consultations  int `json:"consultations"`
	Reports        int `json:"reports"`
	Comments       int `json:"comments"`
}

// ErrContent is returned by the functions that build when the content has
// errors; the report names them, and nothing was written.
var ErrContent = fmt.Errorf("the content has errors")

// ErrTemplates is returned when a template cannot be read; nothing was
// written.
var ErrTemplates = fmt.Errorf("the templates have errors")

// ErrLocked is returned when another build of the same folder runs.
var ErrLocked = publish.ErrLocked

// ErrAsOf is returned for an as-of that is no date.
var ErrAsOf = fmt.Errorf("not a date")

// Check reads the whole content and reports every problem. It writes nothing.
func Check(ctx context.Context, o Options) (*Report, error) {
	s, asOf, r, err := read(ctx, o, true)
	if err != nil {
		return r, err
	}
	counted := *s
	counted.Indices = nil // adding up scores takes long, and nothing is counted there
	r.Counts = count(facts.At(&counted, asOf, o.Drafts))
	return r, nil
}

// load reads the content as of the minute that the options say. The site is
// nil where the content has errors. leave says whether long texts stay in their
// files, as content.Options has it.
func load(ctx context.Context, o Options, leave bool) (*facts.Site, *Report, error) {
	s, asOf, r, err := read(ctx, o, leave)
	if err != nil {
		return nil, r, err
	}
	if o.BaseURL != "" {
		s.Settings.BaseURL = strings.TrimSuffix(o.BaseURL, "/") + "/"
	}
	if o.History != nil && r.Errors == 0 {
		if err := readHistory(ctx, &o, s, r); err != nil {
			return nil, r, err
		}
	}
	f := facts.At(s, asOf, o.Drafts)
	r.Counts = count(f)
	if r.Errors > 0 {
		f = nil
	}
	return f, r, nil
}

// read reads the records, and the minute that the options say. The report is
// nil where the machine failed.
func read(ctx context.Context, o Options, leave bool) (*model.Site, time.Time, *Report, error) {
	how := content.Options{Root: o.Name, Jobs: o.Jobs, LeaveTexts: leave}
	if o.kept != nil {
		how.Before, how.LeaveTexts = o.kept.tree, false
	}
	t, err := content.Read(ctx, o.Content, how)
	if err != nil {
		return nil, time.Time{}, nil, err
	}
	if o.kept != nil {
		o.kept.tree = t
	}
	s, r := t.Site, &Report{Problems: t.Problems}
	r.Errors, r.Warnings = problem.Count(r.Problems)
	asOf, err := o.asOf(s.Zone)
	return s, asOf, r, err
}

// asOf reads the minute for which the site is built.
func (o *Options) asOf(zone *time.Location) (time.Time, error) {
	if o.AsOf == "" {
		return o.Now.In(zone).Truncate(time.Minute), nil
	}
	w, fault := record.ParseWhen(o.AsOf)
	if fault != nil || w.Span != model.Day {
		return time.Time{}, fmt.Errorf("as-of %q: %w", o.AsOf, ErrAsOf)
	}
	at, exists := w.Start(zone)
	if !exists {
		return at, fmt.Errorf("as-of %q does not exist in %s: %w", o.AsOf, zone, ErrAsOf)
	}
	return at, nil
}

func count(s *facts.Site) Counts {
	var c Counts
	for _, m := range s.Municipalities {
		c.Municipalities++
		if m.Covered {
			c.Covered++
		}
		c.Entries += len(m.Entries)
		c.Consultations += len(m.Consultations)
		for _, x := range m.Consultations {
			if x.ReportPublished != 0 {
				c.Reports++
			}
			c.Comments += x.Commented.N
		}
	}
	return c
}

// AppendProblems writes the problems as text, json, github or html in a
// language of the program (mk, sq, en).
func AppendProblems(dst []byte, list []Problem, format, lang string) ([]byte, error) {
	switch format {
	case "text":
		return problem.AppendText(dst, list, lang), nil
	case "json":
		return problem.AppendJSON(dst, list, lang), nil
	case "github":
		return problem.AppendGitHub(dst, list, lang), nil
	case "html":
		return problem.AppendHTML(dst, list, lang)
	}
	return dst, fmt.Errorf("no format %q", format)
}
