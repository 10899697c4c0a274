package main

import (
	"errors"
	"path/filepath"

	"github.com/spf13/cobra"

	"konsulta/generator"
)

func newFreeze(c *common) *cobra.Command {
	var date string
	cmd := &cobra.Command{
		Use:   "freeze",
		Short: "Write a dated copy of the tables into content/releases/",
		Long: `freeze checks the content and writes every table, as CSV and JSON, into
content/releases/<date>/, with a README.txt and SHA256SUMS. The folder is then
part of the content: commit it. build publishes it unchanged as
data/releases/<date>/ from that day on, and check refuses one that was changed.

A release that is there is never written again.`,
		Example: "  konsulta freeze\n  konsulta freeze --as-of 2026-12-31",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return c.freeze(cmd, date) },
	}
	f := cmd.Flags()
	f.StringVar(&date, "date", "", "the `day` that names the release (default that of the as-of)")
	f.StringVar(&c.content, "content", "content", "the content `folder`")
	f.StringVar(&c.asOf, "as-of", "", "the `minute` whose tables are frozen: 2026-11-23 or 2026-11-23T15:04 (default SOURCE_DATE_EPOCH, else now)")
	f.BoolVar(&c.strict, "strict", false, "let warnings fail too")
	f.StringVar(&c.format, "format", "text", "how problems are written: text, json, github or html")
	f.StringVar(&c.lang, "lang", "", "the language of messages: mk, sq or en (default from the environment)")
	f.IntVar(&c.jobs, "jobs", 0, "how much is done at once (default: one for each processor)")
	f.BoolVar(&c.quiet, "quiet", false, "leave the closing line out")
	f.StringVar(&c.baseURL, "base-url", "", "the `address` of the site, instead of that in site.yaml")
	return cmd
}

func (c *common) freeze(cmd *cobra.Command, date string) error {
	o, err := c.options()
	if err != nil {
		return err
	}
	if c.strict {
		r, err := generator.Check(cmd.Context(), o)
		if err == nil && r.Errors == 0 && r.Warnings > 0 {
			return c.refused(r)
		}
	}
	releases := filepath.Join(c.content, "releases")
	release, r, err := generator.Freeze(cmd.Context(), o, releases, date)
	if r != nil && (err == nil || errors.Is(err, generator.ErrContent)) {
		if err := c.refused(r); err != nil {
			return err
		}
	}
	if errors.Is(err, generator.ErrReleaseDate) || errors.Is(err, generator.ErrReleaseExists) {
		return usageError{err}
	}
	if err != nil {
		return asUsage(err)
	}
	c.closing(frozenLine, filepath.ToSlash(filepath.Join(releases, release.Date)), release.Files)
	return nil
}
