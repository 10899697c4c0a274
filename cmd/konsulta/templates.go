package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"konsulta/generator"
	"konsulta/templates"
)

func newTemplates(c *common) *cobra.Command {
	var names []string
	cmd := &cobra.Command{
		Use:   "templates",
		Short: "List the built-in templates, or copy one to change it",
		Long: `templates lists the built-in templates with what each shows, and which of them
your own folder replaces. With --copy it copies one into that folder, which is
made where it is not there; a file that is there is never overwritten.

Your folder is templates beside the content, or that of --templates. What a
template receives is described in docs/templates.md.`,
		Example: "  konsulta templates\n  konsulta templates --copy calendar.html\n  konsulta templates --copy assets/site.css",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return c.listTemplates(names) },
	}
	f := cmd.Flags()
	f.StringArrayVar(&names, "copy", nil, "copy the template of this `name`; may be given several times")
	f.StringVar(&c.content, "content", "content", "the content `folder`")
	f.StringVar(&c.templates, "templates", "", "the `folder` with templates of your own (default templates beside the content)")
	f.StringVar(&c.lang, "lang", "", "the language of the list: mk, sq or en (default from the environment)")
	return cmd
}

func (c *common) listTemplates(names []string) error {
	if err := c.language(); err != nil {
		return err
	}
	o := generator.Options{BuiltIn: templates.FS}
	folder := c.templates
	if folder == "" {
		folder = besideContent(c.content)
	}
	if len(names) > 0 {
		return c.copyTemplates(o, folder, names)
	}
	var err error
	if o.Templates, err = openFolder("--templates", folder); c.templates == "" && errors.Is(err, fs.ErrNotExist) {
		o.Templates, err = nil, nil
	}
	if err != nil {
		return err
	}
	list, err := generator.ListTemplates(o)
	if err != nil {
		return err
	}
	b, err := generator.AppendTemplates(nil, list, filepath.ToSlash(folder), c.lang)
	if err == nil {
		_, err = c.stdout.Write(b)
	}
	return err
}

func (c *common) copyTemplates(o generator.Options, folder string, names []string) error {
	var files []generator.File
	for _, name := range names {
		file, err := generator.CopyTemplate(o, name)
		if errors.Is(err, generator.ErrNoTemplate) {
			return usageError{err}
		}
		if err != nil {
			return err
		}
		files = append(files, file)
	}
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		return usageError{fmt.Errorf("--templates: %s is not a folder", folder)}
	}
	if err := create(folder, files); err != nil {
		return err
	}
	for _, file := range files {
		if _, err := fmt.Fprintln(c.stdout, filepath.ToSlash(filepath.Join(folder, file.Path))); err != nil {
			return err
		}
	}
	return nil
}
