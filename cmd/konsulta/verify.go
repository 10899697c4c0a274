package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"konsulta/generator"
)

func newVerify(c *common) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "verify DIR",
		Short: "Does the manifest hold, and is this tree what this content builds?",
		Long: `verify reads a published site and answers two questions: is every file as
manifest.sha256 says, and does the content build the same files? The minute, the
address and the flags are those that DIR/build.json names. It writes nothing.

Files that konsulta did not write are named, and are no difference. The result
goes to stdout; problems of the content go to stderr, with --format json too to
stdout. Exit status: 0 the site is what the content builds; 1 something differs,
or the content has errors; 2 DIR is no site that konsulta wrote.`,
		Example: "  konsulta verify public\n  konsulta verify /var/www/konsultacii --content content --format json",
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return c.verify(cmd, args[0]) },
	}
	f := cmd.Flags()
	f.StringVar(&c.content, "content", "content", "the content `folder`")
	f.StringVar(&c.templates, "templates", "", "a `folder` with templates of your own (default templates beside the content, where it exists)")
	f.StringVar(&c.format, "format", "text", "how the result is written: text or json")
	f.StringVar(&c.lang, "lang", "", "the language of the result: mk, sq or en (default from the environment)")
	f.IntVar(&c.jobs, "jobs", 0, "how much is done at once (default: one for each processor)")
	f.BoolVar(&c.quiet, "quiet", false, "leave the progress line out")
	return cmd
}

// errDifference says that a difference was printed already.
var errDifference = errors.New("the site differs")

func (c *common) verify(cmd *cobra.Command, dir string) error {
	if c.format != "text" && c.format != "json" {
		return usageError{fmt.Errorf("--format %q: write text or json", c.format)}
	}
	o, err := c.options()
	if err != nil {
		return err
	}
	if info, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		return usageError{fmt.Errorf("there is no folder %s", dir)}
	} else if err != nil {
		return err
	} else if !info.IsDir() {
		return usageError{fmt.Errorf("%s is not a folder", dir)}
	}
	stop := c.progress(time.Now())
	v, err := generator.Verify(cmd.Context(), o, dir)
	stop()
	if errors.Is(err, generator.ErrNotPublished) {
		return usageError{err}
	}
	if err != nil && !errors.Is(err, generator.ErrContent) {
		return err
	}
	b, formatErr := generator.AppendVerification(nil, v, c.format, c.lang)
	if formatErr != nil {
		return formatErr
	}
	if _, err := c.stdout.Write(b); err != nil {
		return err
	}
	if err != nil && c.format == "text" {
		return c.problems(v.Report)
	}
	if err != nil || !v.Holds() || !v.Same() {
		return errDifference
	}
	return nil
}
