package main

import (
	"errors"

	"github.com/spf13/cobra"
)

func newSchema(c *common) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "schema --xlsx FILE",
		Short:   "Make a workbook in which a clerk fills in records",
		Long:    workbookHelp,
		Example: workbookExample,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if c.xlsx == "" {
				return usageError{errors.New("write --xlsx FILE")}
			}
			return c.workbook(cmd)
		},
	}
	c.contentFlags(cmd)
	addWorkbookFlags(c, cmd)
	return cmd
}
