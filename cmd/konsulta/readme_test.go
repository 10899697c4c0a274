package main

import (
	"os"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// TestReadmeNamesWhatMakesFiles: the commands that make files, their kinds and
// all their flags stand in the README.
func TestReadmeNamesWhatMakesFiles(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	has := func(what string) {
		if !strings.Contains(string(readme), what) {
			t.Errorf("README.md does not name %s", what)
		}
	}
	kinds := newNew(&common{})
	for _, cmd := range append(kinds.Commands(), newInit(&common{}), kinds) {
		cmd.Flags().VisitAll(func(f *pflag.Flag) { has("--" + f.Name) })
	}
	for _, cmd := range []*cobra.Command{newInit(&common{}), kinds} {
		has("konsulta " + cmd.Use)
	}
	for _, cmd := range kinds.Commands() {
		has("| `" + cmd.Name() + "` |")
	}
}
