package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"konsulta/generator"
)

func newTodo(c *common) *cobra.Command {
	q := &generator.TodoOptions{}
	cmd := &cobra.Command{
		Use:   "todo",
		Short: "List what is owed and by when",
		Long: `todo lists what is owed at the as-of minute, the earliest first: calendars to
adopt, consultations to announce, meetings, reports, answers, decisions, what
was promised, translations. As text it is for a terminal or an e-mail, as ics
for a calendar program, as json for other programs. docs/commands.md describes
the formats. It succeeds also when something is overdue.`,
		Example: "  konsulta todo --lang mk\n  konsulta todo --municipality primer --within 30d --format ics > todo.ics",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.result(&q.Selection, &q.Format, []string{"text", "ics", "json"}, func(o generator.Options) ([]byte, *generator.Report, error) {
				return generator.Todo(cmd.Context(), o, *q)
			})
		},
	}
	c.contentFlags(cmd)
	selectionFlags(cmd, &q.Selection, "text, ics or json")
	cmd.Flags().StringVar(&q.Within, "within", "60d", "how many `days` ahead: 60d, or 8w for weeks")
	return cmd
}

// selectionFlags are the flags of the commands that print a list, in which
// --format and --lang are those of the list.
func selectionFlags(cmd *cobra.Command, q *generator.Selection, formats string) {
	f := cmd.Flags()
	f.StringSliceVar(&q.Municipalities, "municipality", nil, "only these `ids` of the register, separated by commas")
	f.StringSliceVar(&q.Topics, "topic", nil, "only consultations on these topics, `codes` separated by commas")
	f.Lookup("format").Usage = "how the list is written: " + formats + "; problems are written as text"
	f.Lookup("lang").Usage = "the language of the list and of messages: mk, sq, en or a language of the site (default from the environment where the site has it, else the site's first)"
}

// result prints a list to stdout, and problems of the content as text to
// stderr.
func (c *common) result(q *generator.Selection, format *string, formats []string, list func(generator.Options) ([]byte, *generator.Report, error)) error {
	if !slices.Contains(formats, c.format) {
		last := len(formats) - 1
		return usageError{fmt.Errorf("--format %q: write %s or %s", c.format, strings.Join(formats[:last], ", "), formats[last])}
	}
	*format, c.format = c.format, "text"
	q.Lang, q.Prefer = c.lang, environmentLanguage()
	if !slices.Contains([]string{"mk", "sq", "en"}, c.lang) {
		c.lang = "" // a language of the site, in which there are no messages
	}
	o, err := c.options()
	if err != nil {
		return err
	}
	b, r, err := list(o)
	if r != nil && (err == nil || errors.Is(err, generator.ErrContent)) {
		if err := c.problems(r); err != nil {
			return err
		}
	}
	if err != nil {
		return asUsage(err)
	}
	_, err = c.stdout.Write(b)
	return err
}
