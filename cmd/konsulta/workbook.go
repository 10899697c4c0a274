package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"konsulta/generator"
)

const (
	workbookHelp = `schema --xlsx makes a workbook for the clerk of a municipality: a sheet for each
table with headings, help and drop-down lists in one language, real date
columns, and an example row in grey. konsulta import reads it back.`
	workbookExample = "  konsulta schema --xlsx bitola.xlsx --municipality bitola\n  konsulta schema --xlsx tetova.xlsx --municipality tetovo --lang sq"
)

// addWorkbookFlags adds the flags of the workbook to a command.
func addWorkbookFlags(c *common, cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&c.xlsx, "xlsx", "", "make a workbook: a `file` that is not there yet")
	f.StringVar(&c.municipality, "municipality", "", "the `id` of the municipality that the workbook is for (default the only one)")
	f.Lookup("lang").Usage = "the language of messages (default from the environment) and of the workbook (default the first of the municipality's): mk, sq or en"
}

// workbook makes the workbook that --xlsx names.
func (c *common) workbook(cmd *cobra.Command) error {
	if strings.ToLower(filepath.Ext(c.xlsx)) != ".xlsx" {
		return usageError{fmt.Errorf("--xlsx %s: the name has to end in .xlsx", c.xlsx)}
	}
	dir, name := filepath.Split(c.xlsx)
	// The folder is the user's: one that is misspelt is not made.
	if info, err := os.Stat(filepath.Clean(dir)); err != nil || !info.IsDir() {
		return usageError{fmt.Errorf("--xlsx %s: there is no folder %s", c.xlsx, filepath.ToSlash(filepath.Clean(dir)))}
	}
	if err := absent(dir, []generator.File{{Path: name}}); err != nil {
		return err
	}
	lang := c.lang
	o, err := c.options()
	if err != nil {
		return err
	}
	data, r, err := generator.Workbook(cmd.Context(), o, c.municipality, lang)
	if r != nil {
		if failed := c.problems(r); failed != nil {
			c.closing(refusedLine, r.Errors, r.Warnings)
			return failed
		}
	}
	if err != nil {
		return asUsage(err)
	}
	if err := create(dir, []generator.File{{Path: name, Data: data}}); err != nil {
		return err
	}
	if !c.quiet {
		fmt.Fprintf(c.stderr, workbookMade[c.lang]+"\n", filepath.ToSlash(c.xlsx))
	}
	return nil
}

var workbookMade = map[string]string{
	"en": "made: %s",
	"mk": "направена е датотеката: %s",
	"sq": "u krijua skedari: %s",
}
