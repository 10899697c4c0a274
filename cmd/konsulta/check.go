package main

import (
	"time"

	"github.com/spf13/cobra"

	"konsulta/generator"
)

func newCheck(c *common) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Read everything, report every problem, write nothing",
		Long: `check reads the whole content and reports every problem with file, line and
column, what is wrong and what to do about it. Text goes to stderr; json,
github and html go to stdout. Every problem is described in docs/problems.md.`,
		Example: "  konsulta check\n  konsulta check --strict --format github\n  konsulta check --format html --lang mk > problems.html",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return c.check(cmd) },
	}
	c.contentFlags(cmd)
	return cmd
}

func (c *common) check(cmd *cobra.Command) error {
	start := time.Now()
	o, err := c.options()
	if err != nil {
		return err
	}
	r, err := generator.Check(cmd.Context(), o)
	if err != nil {
		return asUsage(err)
	}
	err = c.problems(r)
	c.closing(checkedLine, r.Counts.Consultations, r.Counts.Municipalities, r.Errors, r.Warnings, seconds(time.Since(start)))
	return err
}
