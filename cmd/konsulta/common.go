package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"konsulta/generator"
	"konsulta/templates"
)

// common is what the commands share: streams and flags.
type common struct {
	stdout, stderr io.Writer

	content, templates, out string
	baseURL, asOf           string
	format, lang            string
	drafts, strict, quiet   bool
	noHistory               bool
	jobs                    int

	xlsx, municipality string // of schema
}

// contentFlags are the flags that the commands about content share, so that
// one line of options serves them all.
func (c *common) contentFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&c.content, "content", "content", "the content `folder`")
	f.StringVar(&c.asOf, "as-of", "", "the `minute` for which the site is built: 2026-11-23 or 2026-11-23T15:04 (default SOURCE_DATE_EPOCH, else now)")
	f.BoolVar(&c.drafts, "drafts", false, "build drafts and what is to be published later, marked and not for search engines")
	f.BoolVar(&c.strict, "strict", false, "let warnings fail too")
	f.StringVar(&c.format, "format", "text", "how problems are written: text, json, github or html")
	f.StringVar(&c.lang, "lang", "", "the language of messages: mk, sq or en (default from the environment)")
	f.IntVar(&c.jobs, "jobs", 0, "how much is done at once (default: one for each processor)")
	f.BoolVar(&c.quiet, "quiet", false, "leave the closing line out")
	f.BoolVar(&c.noHistory, "no-history", false, "leave out what git tells of the records' changes")
	f.StringVar(&c.baseURL, "base-url", "", "the `address` of the site, instead of that in site.yaml")
	f.StringVar(&c.out, "out", "public", "the `folder` that build writes; check and serve write none")
	f.StringVar(&c.templates, "templates", "", "a `folder` with templates of your own (default templates beside the content, where it exists)")
}

// settings checks the flags that need no folder.
func (c *common) settings() (o generator.Options, err error) {
	if !slices.Contains([]string{"text", "json", "github", "html"}, c.format) {
		return o, usageError{fmt.Errorf("--format %q: write text, json, github or html", c.format)}
	}
	if err := c.language(); err != nil {
		return o, err
	}
	if c.jobs < 0 {
		return o, usageError{fmt.Errorf("--jobs %d: write a number from 1", c.jobs)}
	}
	if c.baseURL != "" {
		if u, err := url.Parse(c.baseURL); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery+u.Fragment != "" {
			return o, usageError{fmt.Errorf("--base-url %q: write an address with its scheme, for example https://konsultacii.example.mk/", c.baseURL)}
		}
	}
	now := time.Now()
	if c.asOf == "" {
		if now, err = sourceDate(now); err != nil {
			return o, err
		}
	}
	return generator.Options{Name: filepath.ToSlash(c.content), BuiltIn: templates.FS, BaseURL: c.baseURL,
		AsOf: c.asOf, Now: now, Drafts: c.drafts, Jobs: c.jobs}, nil
}

// options checks the flags and opens the folders.
func (c *common) options() (o generator.Options, err error) {
	if o, err = c.settings(); err != nil {
		return o, err
	}
	if o.Content, err = openFolder("--content", c.content); err != nil {
		return o, err
	}
	if !c.noHistory {
		o.History = openHistory(c.content)
	}
	if c.templates == "" {
		beside := besideContent(c.content)
		if info, err := os.Stat(beside); err != nil || !info.IsDir() {
			return o, nil
		}
		c.templates = beside
	}
	o.Templates, err = openFolder("--templates", c.templates)
	return o, err
}

// language takes the language of messages from the environment where no flag
// names it.
func (c *common) language() error {
	if c.lang == "" {
		c.lang = environmentLanguage()
	} else if !slices.Contains([]string{"mk", "sq", "en"}, c.lang) {
		return usageError{fmt.Errorf("--lang %q: write mk, sq or en", c.lang)}
	}
	return nil
}

// besideContent is where a publisher's own templates are unless a flag says
// otherwise.
func besideContent(content string) string {
	return filepath.Join(filepath.Dir(filepath.Clean(content)), "templates")
}

// openFolder opens a folder so that nothing outside it can be read through
// it.
func openFolder(flag, name string) (fs.FS, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, usageError{&missingFolder{flag, name}}
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, usageError{fmt.Errorf("%s: %s is not a folder", flag, name)}
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return root.FS(), nil
}

// missingFolder is a folder that is not there. It wraps [fs.ErrNotExist].
type missingFolder struct{ flag, name string }

func (e *missingFolder) Error() string { return e.flag + ": there is no folder " + e.name }

func (e *missingFolder) Unwrap() error { return fs.ErrNotExist }

// sourceDateEpoch is the variable with the seconds since 1970 that builds
// which are to be repeated are given.
const sourceDateEpoch = "SOURCE_DATE_EPOCH"

func sourceDate(now time.Time) (time.Time, error) {
	s := os.Getenv(sourceDateEpoch)
	if s == "" {
		return now, nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if year := time.Unix(n, 0).UTC().Year(); err != nil || year < 1 || year > 9998 {
		return now, usageError{fmt.Errorf("%s is %q: write seconds since 1970, or unset it", sourceDateEpoch, s)}
	}
	return time.Unix(n, 0), nil
}

// environmentLanguage is the first of the program's languages that the
// environment asks for.
func environmentLanguage() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			lang, _, _ := strings.Cut(v, "_")
			if slices.Contains([]string{"mk", "sq"}, lang) {
				return lang
			}
			return "en"
		}
	}
	return "en"
}

// problems prints what was found: text for people to stderr, other formats to
// stdout, also when there is nothing. It fails where the content may not be
// built.
func (c *common) problems(r *generator.Report) error {
	b, err := generator.AppendProblems(nil, r.Problems, c.format, c.lang)
	if err != nil {
		return err
	}
	w := c.stdout
	if c.format == "text" {
		w = c.stderr
	}
	if _, err := w.Write(b); err != nil {
		return err
	}
	if r.Errors > 0 || c.strict && r.Warnings > 0 {
		return errProblems
	}
	return nil
}

// asUsage turns what only a wrong flag can cause into a usage error.
func asUsage(err error) error {
	if errors.Is(err, generator.ErrUsage) {
		return usageError{err}
	}
	if errors.Is(err, generator.ErrAsOf) {
		return usageError{fmt.Errorf("%w; write for example 2026-11-23 or 2026-11-23T15:04", err)}
	}
	if refused := new(generator.Refused); errors.As(err, &refused) {
		return usageError{err}
	}
	return err
}

// closing prints the line at the end, in the language of messages.
func (c *common) closing(line closingLine, numbers ...any) {
	if c.quiet {
		return
	}
	format, ok := closingLines[line][c.lang]
	if !ok {
		format = closingLines[line]["en"]
	}
	fmt.Fprintf(c.stderr, format+"\n", numbers...)
}

// closingLine names what a command says at its end.
type closingLine int

const (
	builtLine closingLine = iota // files, changed, removed, consultations, municipalities, time
	checkedLine
	refusedLine
	previewLine
	importedLine // files, new, changed, time
	plannedLine  // files, new, changed
	schemaLine   // files, folder
	frozenLine   // folder, files
)

// closingLines keep numbers behind a colon, so that no plural is needed.
var closingLines = map[closingLine]map[string]string{
	builtLine: {
		"en": "built: files %d (changed %d, removed %d), consultations %d, municipalities %d, in %s",
		"mk": "изградено: датотеки %d (изменети %d, отстранети %d), консултации %d, општини %d, за %s",
		"sq": "u ndërtua: skedarë %d (të ndryshuar %d, të hequr %d), konsultime %d, komuna %d, për %s",
	},
	checkedLine: {
		"en": "checked: consultations %d, municipalities %d, errors %d, warnings %d, in %s",
		"mk": "проверено: консултации %d, општини %d, грешки %d, предупредувања %d, за %s",
		"sq": "u kontrollua: konsultime %d, komuna %d, gabime %d, paralajmërime %d, për %s",
	},
	refusedLine: {
		"en": "errors %d, warnings %d: nothing was written",
		"mk": "грешки %d, предупредувања %d: ништо не е запишано",
		"sq": "gabime %d, paralajmërime %d: nuk u shkrua asgjë",
	},
	schemaLine: {
		"en": "written: schemas %d, in %s",
		"mk": "запишано: шеми %d, во %s",
		"sq": "u shkrua: skema %d, në %s",
	},
	previewLine: {
		"en": "ready: consultations %d, municipalities %d, in %s",
		"mk": "подготвено: консултации %d, општини %d, за %s",
		"sq": "gati: konsultime %d, komuna %d, për %s",
	},
	importedLine: {
		"en": "imported: files %d, new rows %d, changed rows %d, in %s",
		"mk": "внесено: датотеки %d, нови редови %d, изменети редови %d, за %s",
		"sq": "u importua: skedarë %d, rreshta të rinj %d, rreshta të ndryshuar %d, për %s",
	},
	plannedLine: {
		"en": "nothing was written; without --dry-run: files %d, new rows %d, changed rows %d",
		"mk": "ништо не е запишано; без --dry-run: датотеки %d, нови редови %d, изменети редови %d",
		"sq": "nuk u shkrua asgjë; pa --dry-run: skedarë %d, rreshta të rinj %d, rreshta të ndryshuar %d",
	},
	frozenLine: {
		"en": "frozen: %s, files %d; commit the folder, and leave it as it is",
		"mk": "зачувано како трајно издание: %s, датотеки %d; запишете ја папката во git и оставете ја каква што е",
		"sq": "u ruajt si botim i përhershëm: %s, skedarë %d; regjistrojeni dosjen në git dhe lëreni siç është",
	},
}

// seconds writes a duration for people.
func seconds(d time.Duration) string {
	if d < time.Second {
		return strconv.Itoa(int(d.Milliseconds())) + " ms"
	}
	return strconv.FormatFloat(d.Seconds(), 'f', 1, 64) + " s"
}
