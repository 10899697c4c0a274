package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"konsulta/generator"
)

// schemaFlags are those of konsulta schema.
type schemaFlags struct {
	dir  string
	list bool
}

func newSchema(c *common) *cobra.Command {
	var f schemaFlags
	cmd := &cobra.Command{
		Use:   "schema [KIND]",
		Short: "Write JSON Schema for editors, or a workbook for a clerk",
		Long: `schema writes JSON Schema (2020-12) of the records, in the languages and with
the codes of the site; without a site, in those of the program.

  konsulta schema --dir .vscode/schemas   a file for each kind: consultation.schema.json, …
  konsulta schema consultation            the schema of one kind
  konsulta schema                         one document that defines every kind
  konsulta schema --list                  the kinds and the files that each describes

docs/editors.md tells how an editor learns of them. Write them again when the
site gets a language or a code of its own, and after an update of konsulta.

` + workbookHelp,
		Example: workbookExample,
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			kind := strings.Join(args, "")
			if c.xlsx == "" {
				return c.schema(cmd, &f, kind)
			}
			if kind != "" || f.dir != "" || f.list {
				return usageError{errors.New("--xlsx stands alone: leave KIND, --dir and --list out")}
			}
			return c.workbook(cmd)
		},
	}
	c.contentFlags(cmd)
	addWorkbookFlags(c, cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.dir, "dir", "", "write into this `folder`, a file for each kind, in place of those that are there")
	flags.BoolVar(&f.list, "list", false, "list the kinds and the files that each describes")
	return cmd
}

func (c *common) schema(cmd *cobra.Command, f *schemaFlags, kind string) error {
	c.format = "text"
	if err := c.language(); err != nil {
		return err
	}
	if kind != "" {
		name, err := generator.SchemaKind(kind)
		if err != nil {
			return usageError{fmt.Errorf("%w (konsulta schema --list lists them)", err)}
		}
		kind = name
	}
	if f.list {
		return c.listKinds(f, kind)
	}
	if f.dir != "" {
		if err := c.besideContent(f.dir); err != nil {
			return err
		}
	}
	s, err := c.schemas(cmd.Context(), cmd.Flags().Changed("content"))
	if err != nil {
		return err
	}
	if f.dir == "" {
		b, err := s.Kind(kind)
		if err == nil {
			_, err = c.stdout.Write(b)
		}
		return err
	}
	return c.writeSchemas(f.dir, kind, s)
}

// listKinds prints a line for each kind: its name, and where its records
// stand.
func (c *common) listKinds(f *schemaFlags, kind string) error {
	if f.dir != "" || kind != "" {
		return usageError{errors.New("--list stands alone: leave KIND and --dir out")}
	}
	for _, k := range generator.SchemaFiles() {
		if _, err := fmt.Fprintf(c.stdout, "%-13s %s\n", k.Kind, strings.Join(k.Files, ", ")); err != nil {
			return err
		}
	}
	return nil
}

// schemas reads what schemas need of the content. Without the usual folder,
// where none was asked for, they are those of a site that is not there yet.
func (c *common) schemas(ctx context.Context, asked bool) (*generator.Schemas, error) {
	if _, err := os.Stat(c.content); errors.Is(err, fs.ErrNotExist) && !asked {
		return generator.BuiltInSchemas()
	}
	content, err := openFolder("--content", c.content)
	if err != nil {
		return nil, err
	}
	s, r, err := generator.ReadSchemas(ctx, content, filepath.ToSlash(c.content))
	if errors.Is(err, generator.ErrContent) {
		return nil, c.problems(r)
	}
	return s, err
}

// besideContent refuses a folder in which files would be taken for content.
func (c *common) besideContent(dir string) error {
	inner, err := real(dir)
	if err != nil {
		return err
	}
	outer, err := real(c.content)
	if err != nil {
		return err
	}
	rel, err := filepath.Rel(outer, inner)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return nil
	}
	for part := range strings.SplitSeq(filepath.ToSlash(rel), "/") {
		if part != "." && strings.ContainsAny(part[:1], "._~") {
			return nil // the loader passes over it
		}
	}
	return usageError{fmt.Errorf("--dir %s lies in the content, where only content may stand; write for example --dir .vscode/schemas", dir)}
}

// schemaMark stands in every schema that konsulta wrote.
var schemaMark = []byte(`"$id": "urn:konsulta:schema:`)

// writeSchemas writes the files of all kinds, or that of one, in place of
// those that konsulta wrote before.
func (c *common) writeSchemas(dir, kind string, s *generator.Schemas) error {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return usageError{fmt.Errorf("--dir: %s is not a folder", dir)}
	}
	var files []generator.File
	for _, f := range s.Files() {
		if kind == "" || f.Path == kind+".schema.json" {
			files = append(files, f)
		}
	}
	for _, f := range files {
		name := filepath.Join(dir, f.Path)
		switch old, err := os.ReadFile(name); {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return err
		case !bytes.Contains(old, schemaMark):
			return usageError{fmt.Errorf("nothing was written: %s is not from konsulta; move it, or write into another folder", filepath.ToSlash(name))}
		}
	}
	if err := replace(dir, files); err != nil {
		return err
	}
	c.closing(schemaLine, len(files), filepath.ToSlash(dir))
	return nil
}
