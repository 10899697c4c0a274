package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"konsulta/generator"
)

func newInit(c *common) *cobra.Command {
	x := &generator.NewSite{}
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Make a new site that builds",
		Long: `init makes a new site in an empty folder (default the one where you are): one
municipality with a calendar, an open consultation and one with its report and
comments, pages, recipes to check and publish it, and settings for editors. All
of it is an example to be replaced; it passes check and can be built at once.

The folder may hold .git, README and LICENSE files; they are left alone, and
nothing is overwritten. Days are counted from --as-of.`,
		Example: "  konsulta init\n  konsulta init bitola --municipality \"Општина Битола\" --languages mk,sq --base-url https://konsultacii.bitola.example/",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.init(cmd, *x, slices.Concat(args, []string{"."})[0])
		},
	}
	f := cmd.Flags()
	f.StringSliceVar(&x.Languages, "languages", nil, "the `languages` of the site, the main one first (default mk,sq,en)")
	f.StringArrayVar(&x.Titles, "title", nil, "the title of the site, a `text` once for each language: \"mk=…\"; without mk= it is in the first")
	f.StringArrayVar(&x.Municipality, "municipality", nil, "the name of the municipality, a `text` as in --title")
	f.StringVar(&x.ID, "id", "", "the `id` of the municipality, which is permanent (default from its name)")
	f.StringArrayVar(&x.Publisher, "publisher", nil, "who publishes the site, a `text` as in --title (default the municipality)")
	f.StringVar(&c.baseURL, "base-url", "", "the `address` at which the site will be")
	f.StringVar(&c.asOf, "as-of", "", "the `day` from which the dates of the example are counted (default SOURCE_DATE_EPOCH, else now)")
	f.StringVar(&c.lang, "lang", "", "the language of comments and messages: mk, sq or en (default from the environment)")
	f.BoolVar(&c.quiet, "quiet", false, "do not say what to do next")
	return cmd
}

// init makes a site in a folder that has none.
func (c *common) init(cmd *cobra.Command, x generator.NewSite, dir string) error {
	dir = filepath.Clean(dir)
	c.format = "text"
	o, err := c.settings()
	if err != nil {
		return err
	}
	there, err := vacant(dir)
	if err != nil {
		return err
	}
	x.Lang = c.lang
	files, r, err := generator.Init(cmd.Context(), o, x)
	if errors.Is(err, generator.ErrContent) {
		return c.refused(r)
	}
	if err != nil {
		return asUsage(err)
	}
	files = slices.DeleteFunc(files, func(f generator.File) bool { return slices.Contains(there, f.Path) })
	if err := create(dir, files); err != nil {
		return err
	}
	if c.quiet {
		return nil
	}
	next, err := generator.AfterInit(filepath.ToSlash(dir), len(files), slices.Contains(there, ".git"), c.lang)
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(c.stdout, next)
	return err
}

// vacant names what is in a folder in which a site may be made, and refuses
// one that holds anything else.
func vacant(dir string) (there []string, err error) {
	list, err := os.ReadDir(dir)
	var other []string
	switch info, statErr := os.Stat(dir); {
	case errors.Is(statErr, fs.ErrNotExist):
		return nil, nil
	case statErr == nil && !info.IsDir():
		return nil, usageError{fmt.Errorf("%s is not a folder", filepath.ToSlash(dir))}
	case err != nil:
		return nil, err
	}
	for _, e := range list {
		name := e.Name()
		there = append(there, name)
		if name != ".git" && !strings.HasPrefix(name, "LICENSE") && !strings.HasPrefix(name, "README") {
			other = append(other, name)
		}
	}
	if len(other) > 0 {
		return nil, usageError{fmt.Errorf("the folder %s is not empty, it holds %s; choose an empty one or one that is not there", filepath.ToSlash(dir), listed(other))}
	}
	return there, nil
}

// listed names a few of many files.
func listed(names []string) string {
	const few = 5
	if len(names) > few {
		return strings.Join(names[:few], ", ") + ", …"
	}
	return strings.Join(names, ", ")
}
