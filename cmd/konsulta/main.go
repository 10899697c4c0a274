// Command konsulta builds a transparency site for public consultations from
// YAML and CSV.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"konsulta/generator"
)

// The exit codes (contract, section 6).
const (
	exitDone        = 0
	exitContent     = 1
	exitUsage       = 2
	exitMachine     = 3
	exitInterrupted = 130
)

func main() {
	tuneGC()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// A second signal ends the program as it ends any other.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// tuneGC trades memory for speed while there is little in memory, and speed
// for memory when there is much, unless the user decided: most of what a
// build makes lives until its end.
func tuneGC() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(roomy)
		atEveryGC(0)
	}
}

// How much the heap may grow between collections, in percent: at most, and at
// least.
const (
	roomy = 400
	tight = 10
)

// The budget of the heap, in bytes, and of all memory that the program takes
// from the system, keep the site of a country below 400 MB, with its code.
const (
	budget = 315 << 20
	most   = 345 << 20
	room   = 600 << 20 // beside what is in use
)

// atEveryGC looks at what the last collection left. seen is the most that one
// left so far.
func atEveryGC(seen uint64) {
	runtime.AddCleanup(new([16]byte), func(struct{}) {
		sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(sample)
		if sample[0].Value.Kind() == metrics.KindUint64 {
			live := sample[0].Value.Uint64()
			seen = max(seen, live)
			debug.SetGCPercent(growth(live, seen))
			if os.Getenv("GOMEMLIMIT") == "" {
				debug.SetMemoryLimit(limit(seen))
			}
		}
		atEveryGC(seen)
	}, struct{}{})
}

// growth is how much a heap of which so much is in use may grow, in percent: to
// its goal, which it does not leave when less is in use again, since the program
// has that memory.
func growth(live, seen uint64) int {
	return int(max(tight, min(roomy, (goal(seen)-live)*100/max(live, 1))))
}

// goal is how large a heap may be in which so much was in use: the budget, as long
// as it leaves a quarter more than that; then more and more, since what is in use has
// to be looked through again and again, up to a room that is enough for any site.
func goal(seen uint64) uint64 { return max(budget, min(seen*5/2-min(seen*5/2, budget), seen+room)) }

// limit is how much memory there may be where so much was in use. Close to what
// is in use it would keep the collector running, so it leaves some room.
func limit(seen uint64) int64 { return int64(max(most, goal(seen)+goal(seen)/16)) }

// run is the whole program but the process: it returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	c := &common{stdout: stdout, stderr: stderr}
	root := &cobra.Command{
		Use:   "konsulta",
		Short: "Publish public consultations from YAML and CSV",
		Long: `konsulta reads a content tree of YAML and CSV, checks it, and builds a site for
any web host: pages in every language, feeds, open data.

  konsulta init [DIR]            make a new site that builds
  konsulta new KIND              write a new record from a template
  konsulta check                 read everything, report every problem
  konsulta build                 check, then write public/
  konsulta serve                 preview on localhost, renewed on every change
  konsulta schema                JSON Schema, by which editors complete and check YAML
  konsulta schema --xlsx FILE    a workbook in which a clerk fills in records
  konsulta import [KIND] FILE…   take records over from tables that offices have
  konsulta todo                  list what is owed and by when
  konsulta digest --since 7d     tell what happened and what lies ahead

Exit status: 0 done; 1 the content or a template has errors, nothing was written; 2 wrong
usage; 3 the machine failed; 130 interrupted.`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          known,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SuggestionsMinimumDistance = 2
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err) })
	root.SetHelpCommand(newHelp())
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(newInit(c), newNew(c), newBuild(c), newCheck(c), newServe(c), newSchema(c), newImport(c),
		newTodo(c), newDigest(c), newFreeze(c), newVerify(c), newTemplates(c), newVersion(c))
	return c.exit(ctx, root.ExecuteContext(ctx))
}

// known refuses a command that there is not.
func known(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	err := fmt.Errorf("unknown command %q", args[0])
	if like := cmd.SuggestionsFor(args[0]); len(like) > 0 {
		err = fmt.Errorf("%w; did you mean %q?", err, like[0])
	}
	return usageError{err}
}

// newHelp tells about a command, and refuses one that there is not.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Tell about a command",
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil {
				return err
			}
			if len(rest) > 0 {
				return known(cmd.Root(), rest)
			}
			found.InitDefaultHelpFlag()
			return found.Help()
		},
	}
}

// flagError is a flag that cannot be read, without the name of the function
// that could not.
func flagError(err error) error {
	message, _, cut := strings.Cut(err.Error(), ": strconv.")
	if cut {
		err = errors.New(message)
	}
	return usageError{err}
}

// usageError is a command line that cannot be followed.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// errProblems says that problems were printed already.
var errProblems = errors.New("the content has errors")

// exit prints what went wrong and chooses the exit code.
func (c *common) exit(ctx context.Context, err error) int {
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errProblems), errors.Is(err, errDifference):
		return exitContent
	case errors.Is(err, generator.ErrTemplates):
		fmt.Fprintf(c.stderr, "konsulta: %v\n", err)
		return exitContent
	case ctx.Err() != nil:
		fmt.Fprintln(c.stderr, "konsulta: interrupted")
		return exitInterrupted
	case errors.As(err, &usage) || isUsage(err):
		fmt.Fprintf(c.stderr, "konsulta: %v\n", err)
		fmt.Fprintln(c.stderr, "    run konsulta --help, or konsulta help COMMAND")
		return exitUsage
	}
	fmt.Fprintf(c.stderr, "konsulta: %v\n", err)
	if errors.Is(err, generator.ErrLocked) {
		fmt.Fprintln(c.stderr, "    wait until the other build ends")
	}
	return exitMachine
}

// isUsage tells the errors by which cobra refuses a command line.
func isUsage(err error) bool {
	s := err.Error()
	return strings.HasPrefix(s, "unknown command") || strings.HasPrefix(s, "accepts ")
}
