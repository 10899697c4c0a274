package main

import (
	"github.com/spf13/cobra"

	"konsulta/generator"
)

func newDigest(c *common) *cobra.Command {
	q := &generator.DigestOptions{}
	cmd := &cobra.Command{
		Use:   "digest",
		Short: "Tell what happened and what lies ahead",
		Long: `digest tells what opened, was announced, moved, cancelled, reported and adopted
since a day, and what closes, opens and meets in the seven days after the
as-of. As post it is a message for Viber, WhatsApp, Telegram or Facebook, as
eml a message that a mail program opens, as html a document for an intranet.
docs/commands.md describes the formats.`,
		Example: "  konsulta digest --since 7d --format post --lang mk\n  konsulta digest --since 2026-11-16 --municipality primer --format eml > digest.eml",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.result(&q.Selection, &q.Format, []string{"post", "text", "html", "eml", "json"}, func(o generator.Options) ([]byte, *generator.Report, error) {
				return generator.Digest(cmd.Context(), o, *q)
			})
		},
	}
	c.contentFlags(cmd)
	selectionFlags(cmd, &q.Selection, "post, text, html, eml or json")
	cmd.Flags().StringVar(&q.Since, "since", "7d", "from when on: a number of `days`, 7d, of weeks, 2w, or a day, 2026-11-16")
	return cmd
}
