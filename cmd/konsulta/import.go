package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"konsulta/generator"
)

// importLimit is how large a file may be that is imported.
const importLimit = 256 << 20

func newImport(c *common) *cobra.Command {
	o := &generator.ImportOptions{}
	dry := false
	cmd := &cobra.Command{
		Use:   "import [KIND] FILE…",
		Short: "Take records over from tables that offices have",
		Long: `import turns tables into records: CSV in any usual encoding, with headings in
Macedonian, Albanian or English, or with --map in words of your own. A row takes
the place of the record with the same key; others are added; what no row names
stays as it is. It says what it would write, and writes only what passes check:
what is wrong is named by file and cell.

KIND is the name of a table:
  ` + wrapped(generator.ImportKinds(), "\n  ") + `
where workbook is a file with a sheet for each, and site the data/all.zip of
another konsulta site.`,
		Example: `  konsulta import calendar plan-2026.csv --set year=2026
  konsulta import plan.xlsx
  konsulta import comments export.csv --consultation park --map "Предлог=comment" --set respondent_type=citizen
  konsulta import site all.zip --municipality bitola --dry-run`,
		RunE: func(cmd *cobra.Command, args []string) error { return c.importTables(cmd, o, args, dry) },
	}
	c.contentFlags(cmd)
	f := cmd.Flags()
	f.StringArrayVar(&o.Map, "map", nil, "what a heading means, as `COLUMN=FIELD`; COLUMN=- leaves the column out")
	f.StringArrayVar(&o.Set, "set", nil, "the value of every row that has none of its own, as `FIELD=VALUE`")
	f.StringArrayVar(&o.Municipalities, "municipality", nil, "the `id` of the municipality whose records these are (default: the only one)")
	f.StringVar(&o.Consultation, "consultation", "", "the `id` of the consultation to which comments, events or documents belong")
	f.StringVar(&o.Encoding, "encoding", "", "the `name` of the encoding of CSV files (default: told by their bytes): "+strings.Join(generator.ImportEncodings(), ", "))
	f.BoolVar(&dry, "dry-run", false, "say what would be written, and write nothing")
	return cmd
}

// wrapped joins words into lines for the terminal.
func wrapped(words []string, newline string) string {
	text, width := "", 0
	for i, w := range words {
		if i > 0 {
			text += ", "
			if width += len(w) + 2; width > 70 {
				text, width = strings.TrimSuffix(text, " ")+newline, 0
			}
		}
		text += w
	}
	return text
}

func (c *common) importTables(cmd *cobra.Command, o *generator.ImportOptions, args []string, dry bool) error {
	start := time.Now()
	kind, names, err := importArgs(args)
	if err != nil {
		return err
	}
	if o.Encoding != "" {
		o.Encoding = strings.ToLower(o.Encoding)
		if known := generator.ImportEncodings(); !slices.Contains(known, o.Encoding) {
			return usageError{fmt.Errorf("--encoding %q: write one of %s", o.Encoding, strings.Join(known, ", "))}
		}
	}
	if o.Options, err = c.options(); err != nil {
		return err
	}
	o.Kind = kind
	for _, name := range names {
		data, err := readGiven(name)
		if err != nil {
			return err
		}
		o.Files = append(o.Files, generator.File{Path: filepath.ToSlash(name), Data: data})
	}
	im, err := generator.Import(cmd.Context(), *o)
	if err != nil {
		return asUsage(err)
	}
	return c.finishImport(im, dry, start)
}

// finishImport says what the import comes to, and writes it where it may.
func (c *common) finishImport(im *generator.Imported, dry bool, start time.Time) error {
	text, err := im.AppendText(nil, c.lang)
	if err != nil {
		return err
	}
	w := c.stdout
	if c.format != "text" {
		w = c.stderr // the problems have stdout to themselves
	}
	if _, err := w.Write(text); err != nil {
		return err
	}
	if err := c.refused(&im.Report); err != nil {
		return err
	}
	if dry {
		c.closing(plannedLine, len(im.Files), im.New, im.Changed)
		return nil
	}
	if err := replace(c.content, im.Files); err != nil {
		return err
	}
	c.closing(importedLine, len(im.Files), im.New, im.Changed, seconds(time.Since(start)))
	return nil
}

// importArgs divides the arguments into what is imported and the files. A
// workbook alone needs no kind.
func importArgs(args []string) (kind string, files []string, err error) {
	if len(args) > 0 && !slices.Contains(generator.ImportKinds(), args[0]) && strings.EqualFold(filepath.Ext(args[0]), ".xlsx") {
		return "workbook", args, nil
	}
	if len(args) < 2 {
		return "", nil, usageError{errors.New("import needs what and from where: konsulta import [KIND] FILE…")}
	}
	return args[0], args[1:], nil
}

// readGiven reads a file that the user names.
func readGiven(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, usageError{fmt.Errorf("there is no file %s", name)}
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, usageError{fmt.Errorf("%s is no file", name)}
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, importLimit+1))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return data, nil
}
