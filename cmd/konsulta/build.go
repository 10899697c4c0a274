package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"konsulta/generator"
)

func newBuild(c *common) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Check the content, then write the site",
		Long: `build reads and checks the content and writes the site into public/. When the
content has errors nothing is written. A file that did not change is left
alone; a file that konsulta did not write is never touched.`,
		Example: "  konsulta build\n  konsulta build --content content --out public --as-of 2026-11-23",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return c.build(cmd) },
	}
	c.contentFlags(cmd)
	return cmd
}

func (c *common) build(cmd *cobra.Command) error {
	start := time.Now()
	o, err := c.options()
	if err != nil {
		return err
	}
	if err := apart(c.content, c.out); err != nil {
		return err
	}
	o.Memory, o.Program = openMemory(c.content, c.out)
	stop := c.progress(start)
	if c.strict {
		r, err := generator.Check(cmd.Context(), o)
		if err == nil && r.Errors == 0 && r.Warnings > 0 {
			stop()
			return c.refused(r)
		}
	}
	r, err := generator.Build(cmd.Context(), o, c.out)
	stop()
	if r != nil && (err == nil || errors.Is(err, generator.ErrContent)) {
		if err := c.refused(r); err != nil {
			return err
		}
	}
	if err != nil {
		return asUsage(err)
	}
	c.closing(builtLine, r.Files, r.Changed, r.Removed, r.Counts.Consultations, r.Counts.Municipalities, seconds(time.Since(start)))
	return nil
}

// refused prints the problems, and says so where they stopped the build.
func (c *common) refused(r *generator.Report) error {
	err := c.problems(r)
	if errors.Is(err, errProblems) {
		c.closing(refusedLine, r.Errors, r.Warnings)
	}
	return err
}

// progress shows a line on a terminal while work takes over a second.
func (c *common) progress(start time.Time) (stop func()) {
	f, ok := c.stderr.(*os.File)
	if !ok || c.quiet {
		return func() {}
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return func() {}
	}
	done, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		shown := false
		for {
			select {
			case <-tick.C:
				shown = true
				fmt.Fprintf(f, "\rbuilding … %s", seconds(time.Since(start)))
			case <-done:
				if shown {
					fmt.Fprint(f, "\r\x1b[K")
				}
				return
			}
		}
	}()
	return func() { close(done); <-gone }
}

// apart refuses an output folder that is, holds or lies in the content: the
// one would be read as content, or written over it.
func apart(content, out string) error {
	a, err := real(content)
	if err != nil {
		return err
	}
	b, err := real(out)
	if err != nil {
		return err
	}
	within := func(inner, outer string) bool {
		rel, err := filepath.Rel(outer, inner)
		return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
	}
	if within(a, b) || within(b, a) {
		return usageError{fmt.Errorf("--out %s and --content %s may not lie in one another", out, content)}
	}
	if info, err := os.Stat(out); err == nil && !info.IsDir() {
		return usageError{fmt.Errorf("--out: %s is not a folder", out)}
	}
	return nil
}

// real is the path without symbolic links, as far as it exists.
func real(name string) (string, error) {
	name, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	rest := ""
	for dir := name; ; dir = filepath.Dir(dir) {
		if found, err := filepath.EvalSymlinks(dir); err == nil {
			return filepath.Join(found, rest), nil
		}
		if dir == filepath.Dir(dir) {
			return name, nil
		}
		rest = filepath.Join(filepath.Base(dir), rest)
	}
}
