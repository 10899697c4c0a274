package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"konsulta/generator"
)

func newVersion(c *common) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(c.stdout, "konsulta", generator.Version)
			return err
		},
	}
}
