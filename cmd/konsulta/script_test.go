package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/charmap"
)

// TestMain makes konsulta a command of the scripts, and of the tests that
// start a process.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"konsulta": main})
}

// TestScripts runs the stories in testdata/script: one behaviour a file, told
// as a site and what the command makes of it. They know six commands more
// than testscript does:
//
//	exits CODE PROGRAM ARG…   runs a program and checks its exit code
//	windows-1251 FILE         writes a file again as an old Windows saves it
//	has FILE TEXT             looks for a text, as it is, in a file
//	repository                makes the folder a git repository
//	commit DATE               commits all that is in it, on a date
//	zip FILE FOLDER           packs the files of a folder
//
// and a condition [root], under which permissions bind nobody. The cache of
// the user is a folder of the story; $BIN holds konsulta alone.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":        exits,
			"windows-1251": windows1251,
			"has":          has,
			"repository":   gitInit,
			"commit":       commit,
			"zip":          pack,
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_CACHE_HOME", env.WorkDir+"/.cache")
			for _, dir := range filepath.SplitList(env.Getenv("PATH")) {
				if _, err := os.Stat(filepath.Join(dir, "konsulta")); err == nil {
					env.Setenv("BIN", dir)
					break
				}
			}
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name != "root" {
				return false, errors.New("no such condition")
			}
			return os.Geteuid() == 0, nil
		},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARG…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var failed *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &failed) {
		got = failed.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("%s exits with %d, want %d", strings.Join(args[1:], " "), got, want)
	}
}

// windows1251 writes the letters of a file as one byte each.
func windows1251(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: windows-1251 FILE")
	}
	b, err := charmap.Windows1251.NewEncoder().Bytes([]byte(ts.ReadFile(args[0])))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o644))
}

func has(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] has FILE TEXT")
	}
	if strings.Contains(ts.ReadFile(args[0]), args[1]) == neg {
		ts.Fatalf("has %s %q: %v", args[0], args[1], !neg)
	}
}

func gitInit(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 0 {
		ts.Fatalf("usage: repository")
	}
	ts.Check(os.WriteFile(ts.MkAbs(".gitignore"), []byte("/.cache\n/.tmp\n/public\n/shallow\n"), 0o644))
	ts.Check(ts.Exec("git", "init", "--quiet", "--initial-branch", "main"))
}

func commit(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: commit DATE")
	}
	ts.Setenv("GIT_COMMITTER_DATE", args[0])
	ts.Check(ts.Exec("git", "add", "--all"))
	ts.Check(ts.Exec("git", "-c", "user.name=Clerk", "-c", "user.email=clerk@zlatna.example", "commit", "--quiet", "--message", "A change", "--date", args[0]))
}

func pack(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: zip FILE FOLDER")
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	ts.Check(z.AddFS(os.DirFS(ts.MkAbs(args[1]))))
	ts.Check(z.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o644))
}
