package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"konsulta/generator"
)

// newKind is a kind of record that new makes, with the flags that fit it.
type newKind struct {
	kind, short, long, example string
	flags                      func(f *pflag.FlagSet, r *generator.NewRecord)
}

var newKinds = []newKind{
	{"municipality", "A row in the register of municipalities",
		`new municipality adds a row to municipalities.csv. The file keeps its columns, its
delimiter and its line ends.`,
		"  konsulta new municipality --name \"mk=Општина Битола\" --name \"sq=Komuna e Manastirit\"",
		func(f *pflag.FlagSet, r *generator.NewRecord) {
			f.StringArrayVar(&r.Titles, "name", nil, "the `name`, once for each language: \"mk=…\"; without mk= it is in the first language; also --title")
			alias(f, "title", "name")
			f.StringSliceVar(&r.Languages, "languages", nil, "its `languages` in order, where they are not those of the site: mk,sq")
			f.StringVar(&r.Website, "website", "", "its web `address`")
			f.StringVar(&r.Email, "email", "", "its e-mail `address`")
			idFlag(f, r, "from the name")
		}},
	{"calendar", "The calendar of a year",
		`new calendar writes calendar/<year>.yaml: the adoption of the calendar, and an entry
to fill in. With --title the first entry is begun as a draft.`,
		"  konsulta new calendar --year 2027\n  konsulta new calendar --title \"Програма за паркови\" --opens 2027-Q2",
		func(f *pflag.FlagSet, r *generator.NewRecord) {
			municipalityFlag(f, r)
			f.StringVar(&r.Year, "year", "", "the `year` (default the next)")
			titleFlag(f, r, "the title of the first entry")
			f.StringVar(&r.Opens, "opens", "", "when its consultation is to open: 2027, 2027-Q2, 2027-05 or a `day`")
			f.StringVar(&r.Closes, "closes", "", "when it is to close: 2027, 2027-Q2, 2027-05 or a `day`")
			idFlag(f, r, "from the title")
		}},
	{"consultation", "A consultation, as a draft",
		`new consultation writes consultations/<id>.yaml as a draft. The dates are the first
that the rule in force allows, counted from today. With --entry it takes over
what the calendar says.`,
		"  konsulta new consultation --title \"mk=Уредување на паркот\" --title \"sq=Rregullimi i parkut\"\n  konsulta new consultation --entry park-2027 --opens 2027-04-01",
		func(f *pflag.FlagSet, r *generator.NewRecord) {
			municipalityFlag(f, r)
			titleFlag(f, r, "the title")
			f.StringVar(&r.Entry, "entry", "", "the `id` of the calendar entry that it realises")
			f.StringVar(&r.Opens, "opens", "", "when it opens: a `day`, or \"2027-04-01 09:00\" (default by the rule in force)")
			f.StringVar(&r.Closes, "closes", "", "when it closes: a `day`, or \"2027-04-30 16:00\" (default by the rule in force)")
			f.StringArrayVar(&r.Reasons, "reason", nil, "why it is not in the calendar, a `text` as in --title")
			idFlag(f, r, "that of the entry, or from the title")
		}},
	{"report", "The report on a consultation, as a draft",
		`new report writes reports/<consultation>.yaml as a draft, published on the day of
closing at the earliest.`,
		"  konsulta new report --consultation park --outcome adopted_with_changes",
		func(f *pflag.FlagSet, r *generator.NewRecord) {
			municipalityFlag(f, r)
			f.StringVar(&r.Consultation, "consultation", "", "the `id` of the consultation (default the only one that is closed without a report)")
			f.StringVar(&r.Outcome, "outcome", "", "what was decided, a `code` (default decision_pending)")
		}},
	{"comments", "A table for the comments on a consultation",
		`new comments writes reports/<consultation>.comments.csv with its header, spelled as
municipalities.csv is: a row for every point that was raised.`,
		"  konsulta new comments --consultation park",
		func(f *pflag.FlagSet, r *generator.NewRecord) {
			municipalityFlag(f, r)
			f.StringVar(&r.Consultation, "consultation", "", "the `id` of the consultation (default the only one without comments)")
		}},
	{"round", "The answers to a checklist, as a draft",
		`new round writes checklists/<checklist>/<round>.yaml as a draft with every question
of the checklist. The answers are commented out: one that nobody gave is none.`,
		"  konsulta new round --checklist transparency --round 2026",
		func(f *pflag.FlagSet, r *generator.NewRecord) {
			municipalityFlag(f, r)
			f.StringVar(&r.Checklist, "checklist", "", "the `id` of the checklist (default the only one)")
			f.StringVar(&r.Round, "round", "", "its `date`: 2026, 2026-05 or 2026-05-14 (default today)")
		}},
	{"page", "A free page in every language, as a draft",
		`new page writes pages/<slug>.<lang>.md in every language of the site as drafts.`,
		"  konsulta new page --title \"mk=Прашања и одговори\" --title \"en=Questions\" --slug questions",
		func(f *pflag.FlagSet, r *generator.NewRecord) {
			titleFlag(f, r, "the title")
			f.StringVar(&r.ID, "slug", "", "its `name` in the address, which is permanent (default from the title); also --id")
			alias(f, "id", "slug")
		}},
}

// alias lets a flag be called by another name.
func alias(f *pflag.FlagSet, other, name string) {
	f.SetNormalizeFunc(func(_ *pflag.FlagSet, given string) pflag.NormalizedName {
		if given == other {
			given = name
		}
		return pflag.NormalizedName(given)
	})
}

func municipalityFlag(f *pflag.FlagSet, r *generator.NewRecord) {
	f.StringVar(&r.Municipality, "municipality", "", "the `id` of the municipality (default the only one)")
}

func titleFlag(f *pflag.FlagSet, r *generator.NewRecord, what string) {
	f.StringArrayVar(&r.Titles, "title", nil, what+", a `text` once for each language: \"mk=…\"; without mk= it is in the first language")
}

func idFlag(f *pflag.FlagSet, r *generator.NewRecord, from string) {
	f.StringVar(&r.ID, "id", "", "its `id`, which is permanent (default "+from+")")
}

func newNew(c *common) *cobra.Command {
	kinds := generator.RecordKinds()
	cmd := &cobra.Command{
		Use:   "new KIND",
		Short: "Write a new record from a template",
		Long: `new writes a record from a template: every field with what it is, those that are
not filled in commented out. KIND is ` + strings.Join(kinds[:len(kinds)-1], ", ") + ` or ` + kinds[len(kinds)-1] + `.
What has to be filled in is a draft, which is checked but not published. Nothing
is overwritten, and nothing is written that would not pass check.

The paths are printed to stdout, what to fill in to stderr. A text may be given
in each language: --title "mk=…" --title "sq=…". An id is made from the title by
the official transliteration.`,
		Example: "  konsulta new consultation --title \"Уредување на паркот\"\n  konsulta new report --lang mk\n  konsulta help new consultation",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{fmt.Errorf("say what is to be made: konsulta new %s", strings.Join(kinds, "|"))}
			}
			return unknownKind(cmd, args[0], kinds)
		},
		// The flags are those of the kinds; a kind that there is not is said first.
		FParseErrWhitelist: cobra.FParseErrWhitelist{UnknownFlags: true},
	}
	cmd.SuggestionsMinimumDistance = 2
	for _, k := range newKinds {
		cmd.AddCommand(newOfKind(c, k))
	}
	return cmd
}

// unknownKind refuses a kind of record that there is not.
func unknownKind(cmd *cobra.Command, kind string, kinds []string) error {
	if like := cmd.SuggestionsFor(kind); len(like) > 0 {
		return usageError{fmt.Errorf("unknown kind %q; did you mean %q?", kind, like[0])}
	}
	return usageError{fmt.Errorf("unknown kind %q; there are %s", kind, strings.Join(kinds, ", "))}
}

func newOfKind(c *common, k newKind) *cobra.Command {
	r := &generator.NewRecord{Kind: k.kind}
	cmd := &cobra.Command{
		Use: k.kind, Short: k.short, Long: k.long, Example: k.example,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return c.new(cmd, *r) },
	}
	k.flags(cmd.Flags(), r)
	f := cmd.Flags()
	f.StringVar(&c.content, "content", "content", "the content `folder`")
	f.StringVar(&c.asOf, "as-of", "", "the `day` from which dates are counted (default SOURCE_DATE_EPOCH, else now)")
	f.StringVar(&c.lang, "lang", "", "the language of comments and messages: mk, sq or en (default from the environment)")
	f.BoolVar(&c.quiet, "quiet", false, "do not say what to fill in")
	return cmd
}

// new makes a record and writes it where it passes the check.
func (c *common) new(cmd *cobra.Command, r generator.NewRecord) error {
	c.format = "text"
	o, err := c.options()
	if err != nil {
		return err
	}
	made, err := generator.New(cmd.Context(), o, r, c.lang)
	if errors.Is(err, generator.ErrContent) {
		if err := c.refused(made.Report); err != nil {
			return err
		}
		return errProblems
	}
	if err != nil {
		return asUsage(err)
	}
	if err := create(c.content, made.Files); err != nil {
		return err
	}
	if err := replace(c.content, made.Replaced); err != nil {
		return err
	}
	for _, f := range slices.Concat(made.Files, made.Replaced) {
		fmt.Fprintln(c.stdout, filepath.ToSlash(filepath.Join(c.content, filepath.FromSlash(f.Path))))
	}
	if c.quiet {
		return nil
	}
	for _, note := range made.Notes {
		fmt.Fprintln(c.stderr, "  "+note)
	}
	return c.problems(made.Report)
}
