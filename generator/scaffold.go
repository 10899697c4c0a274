package generator

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/scaffold"
)

// Refused is returned where what is asked for cannot be made: the request
// names what there is not, or what is there already. Nothing was made.
type Refused = scaffold.Refused

// NewRecord says which record is wanted; what it leaves out is proposed.
type NewRecord = scaffold.Request

// RecordKinds are the kinds of record that there are templates of.
func RecordKinds() []string { return slices.Clone(scaffold.Kinds) }

// Made is a record made from a template. Its paths are those of the content
// tree.
type Made struct {
	Files    []File   // to be created
	Replaced []File   // to be written in place of those that are there
	Notes    []string // what to do next, a line each
	Report   *Report  // the problems that the record adds to the content
}

// New makes a record from its template, with comments and notes in a language
// of the program. It is checked as part of the content: where it would add an
// error, or could not be read, the report says so and the error is
// ErrContent.
func New(ctx context.Context, o Options, r NewRecord, lang string) (*Made, error) {
	site, before, err := content.Load(ctx, o.Content, content.Options{Root: o.Name, Jobs: o.Jobs})
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(before, func(p Problem) bool { return p.Code == "site_missing" || p.Code == "register_missing" }) {
		return &Made{Report: reportOf(before)}, ErrContent
	}
	asOf, err := o.asOf(site.Zone)
	if err != nil {
		return nil, err
	}
	words, err := locale.Load(site.Messages)
	if err != nil {
		if words, err = locale.Load(nil); err != nil {
			return nil, err
		}
	}
	register, err := fs.ReadFile(o.Content, "municipalities.csv")
	if err != nil {
		return nil, fmt.Errorf("reading the content: %w", err)
	}
	made, err := scaffold.New(scaffold.Content{Site: site, Today: model.DateOf(asOf), Catalogue: words, Lang: lang, Register: register}, r)
	if err != nil {
		return nil, err
	}
	m := &Made{Files: files(made.Files), Replaced: files(made.Replaced), Notes: made.Notes}
	with := lay(o.Content, slices.Concat(m.Files, m.Replaced)...)
	after, problems, err := content.Load(ctx, with, content.Options{Root: o.Name, Jobs: o.Jobs})
	if err != nil {
		return nil, err
	}
	m.Report = reportOf(added(before, problems))
	switch {
	case m.Report.Errors > 0:
		return m, ErrContent
	case !made.There(after): // what is wrong with the content hides it
		m.Report = reportOf(before)
		return m, ErrContent
	}
	return m, nil
}

// files are those of the scaffold as commands write them.
func files(list []scaffold.File) []File {
	made := make([]File, len(list))
	for i, f := range list {
		made[i] = File(f)
	}
	return made
}

func reportOf(problems []Problem) *Report {
	r := &Report{Problems: problems}
	r.Errors, r.Warnings = problem.Count(problems)
	return r
}

// added are the problems that were not there before.
func added(before, after []Problem) []Problem {
	known := map[string]int{}
	key := func(p *Problem) string { return fmt.Sprint(p.Place, p.Fault) }
	for i := range before {
		known[key(&before[i])]++
	}
	return slices.DeleteFunc(slices.Clone(after), func(p Problem) bool {
		k := key(&p)
		known[k]--
		return known[k] >= 0
	})
}

// NewSite says how a new site is to be; what it leaves out is filled in.
type NewSite = scaffold.Example

// skopje is the time zone of a new site.
const skopje = "Europe/Skopje"

// Init makes the files of a new site: an example that passes the check, with
// its days counted from the as-of, and what is needed to keep and publish it.
// The paths are those below the folder of the site. Where what was asked for
// would not pass the check, the report says why and the error is ErrContent.
func Init(ctx context.Context, o Options, x NewSite) ([]File, *Report, error) {
	zone, err := time.LoadLocation(skopje)
	if err != nil {
		return nil, nil, err
	}
	asOf, err := o.asOf(zone)
	if err != nil {
		return nil, nil, err
	}
	x.Today, x.Timezone, x.BaseURL, x.Version = model.DateOf(asOf), skopje, o.BaseURL, Version
	example, err := scaffold.Site(x)
	if err != nil {
		return nil, nil, err
	}
	made := files(example)
	folder, err := fs.Sub(lay(nil, made...), "content")
	if err != nil {
		return nil, nil, err
	}
	_, problems, err := content.Load(ctx, folder, content.Options{Root: "content", Jobs: o.Jobs})
	if err != nil {
		return nil, nil, err
	}
	r := reportOf(problems)
	if r.Errors > 0 {
		return nil, r, ErrContent
	}
	editors, err := editorFiles(ctx, folder)
	if err != nil {
		return nil, nil, err
	}
	made = append(made, editors...)
	slices.SortFunc(made, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return made, r, nil
}

// AfterInit says in a language of the program what to do with a new site in a
// folder; versioned tells whether git keeps the folder already.
func AfterInit(dir string, files int, versioned bool, lang string) (string, error) {
	catalogue, err := locale.Load(nil)
	if err != nil {
		return "", err
	}
	l := catalogue.Lang(lang)
	git := "git init && git add . && git commit -m konsulta"
	if versioned {
		git = "git add . && git commit -m konsulta"
	}
	text := l.T("init.done", "dir", dir, "n", l.Int(files)) + "\n\n" + l.T("init.example") + "\n\n" + l.T("init.next") + "\n"
	if strings.Contains(dir, " ") {
		dir = `"` + dir + `"`
	}
	if dir != "." {
		text += "  cd " + dir + "\n"
	}
	for _, step := range [][2]string{{"konsulta check", "init.check"}, {"konsulta serve", "init.serve"}, {git, "init.git"}} {
		text += fmt.Sprintf("  %-48s # %s\n", step[0], l.T(step[1]))
	}
	return text, nil
}
