package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"konsulta/generator"
)

func newVersion(c *common) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Long: `version prints the version of konsulta, which is also that of what it writes,
and in a second line the version of Go and the system for which it was compiled.`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(c.stdout, "konsulta %s\n%s %s/%s\n", generator.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}
