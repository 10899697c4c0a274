package generator_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"konsulta/generator"
)

// killedDir and killedAsOf turn the test program into a build of the
// demonstration, to be killed.
const (
	killedDir  = "GENERATOR_TEST_DIR"
	killedAsOf = "GENERATOR_TEST_AS_OF"
)

func TestMain(m *testing.M) {
	dir := os.Getenv(killedDir)
	if dir == "" {
		os.Exit(m.Run())
	}
	if _, err := generator.Build(context.Background(), options(os.DirFS(demonstration), os.Getenv(killedAsOf)), dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// kills is how many builds are killed, each a little later than the one
// before.
const kills = 15

// TestKilledBuild kills builds at any moment. Every file is then whole, old
// or new, and the next build gives what a build into an empty folder gives
// (contract, section 7.2).
func TestKilledBuild(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the demonstration often")
	}
	t.Parallel()
	// Months apart, so that many files differ, come and go.
	asOfs := [2]string{"2026-04-25T12:00", demonstrationAsOf}
	var clean [2]site
	for i, asOf := range asOfs {
		dir := memory(t)
		build(t, options(os.DirFS(demonstration), asOf), dir)
		clean[i] = readTree(t, dir)
	}
	dir := memory(t)
	build(t, options(os.DirFS(demonstration), asOfs[0]), dir)
	theirs := site{"CNAME": []byte("konsulta.example\n"), "mk/primer/beleska.txt": []byte("theirs\n")}
	for name, data := range theirs {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	whole := duration(t, asOfs[0])
	unfinished := 0
	for i := range kills {
		from, to := i%2, 1-i%2
		if killed(t, dir, asOfs[to], whole*time.Duration(i+1)/kills) {
			unfinished++
		}
		checkWhole(t, readTree(t, dir), clean[from], clean[to], theirs)
		build(t, options(os.DirFS(demonstration), asOfs[to]), dir)
		want := maps.Clone(clean[to])
		maps.Copy(want, theirs)
		compare(t, readTree(t, dir), want)
		if t.Failed() {
			t.Fatalf("build %d of %d", i+1, kills)
		}
	}
	t.Logf("%d of %d builds were killed before their end", unfinished, kills)
}

// child is the test program as a build.
func child(dir, asOf string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), killedDir+"="+dir, killedAsOf+"="+asOf)
	return cmd
}

// duration is how long a child takes.
func duration(t *testing.T, asOf string) time.Duration {
	t.Helper()
	start := time.Now()
	if out, err := child(memory(t), asOf).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return time.Since(start)
}

// killed starts a build and kills it after a while. It reports whether that
// came before its end.
func killed(t *testing.T, dir, asOf string, after time.Duration) bool {
	t.Helper()
	cmd := child(dir, asOf)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	err := cmd.Wait()
	timer.Stop()
	return err != nil
}

// checkWhole checks a folder whose build was killed: what is there is old,
// new or not ours, and nothing that both builds have is gone.
func checkWhole(t *testing.T, got, before, after, theirs site) {
	t.Helper()
	for _, name := range got.paths() {
		if strings.HasPrefix(name, ".konsulta/") {
			continue
		}
		if !slices.ContainsFunc([]site{before, after, theirs}, func(s site) bool {
			data, ok := s[name]
			return ok && bytes.Equal(got[name], data)
		}) {
			t.Errorf("%s is neither old nor new", name)
		}
	}
	for name, data := range theirs {
		if !bytes.Equal(got[name], data) {
			t.Errorf("%s, which is not ours, is %q", name, got[name])
		}
	}
	for name := range before {
		if _, ok := after[name]; ok && got[name] == nil {
			t.Errorf("%s is gone", name)
		}
	}
}
