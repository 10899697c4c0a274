package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"konsulta/generator"
)

// repository is the git repository in which a content folder lies, read by
// the git program. It is a generator.History.
type repository struct{ content string }

// openHistory returns the repository of a content folder, or nil where it
// lies in none.
func openHistory(content string) generator.History {
	dir, err := filepath.Abs(content)
	if err != nil {
		return nil
	}
	for {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return &repository{content}
		}
		up := filepath.Dir(dir)
		if up == dir {
			return nil
		}
		dir = up
	}
}

// git prepares a call of git in the content folder. No setting of the user or
// the repository may change what it prints, start another program or open a
// connection.
func (r *repository) git(ctx context.Context, args ...string) *exec.Cmd {
	fixed := []string{"--no-pager", "--no-replace-objects", "-c", "log.showSignature=false", "-c", "log.showRoot=true", "-c", "log.follow=false",
		"-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-c", "protocol.allow=never"}
	cmd := exec.CommandContext(ctx, "git", append(fixed, args...)...)
	cmd.Dir = r.content
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "GIT_") { // such as those that a hook is given
			cmd.Env = append(cmd.Env, v)
		}
	}
	cmd.Env = append(cmd.Env, "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "LC_ALL=C")
	return cmd
}

// said turns a failure of git into what it said.
func said(err error, stderr *bytes.Buffer) error {
	if errors.Is(err, exec.ErrNotFound) {
		return errors.New("the program git is not installed")
	}
	if line, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n"); line != "" {
		return errors.New(strings.TrimPrefix(line, "fatal: "))
	}
	return err
}

// Commits lists the commits that were published one after the other: those of
// the branch itself, each compared with the one before, so that what a merge
// brings is dated by the merge.
func (r *repository) Commits(ctx context.Context, yield func(generator.Commit) bool) (shallow bool, err error) {
	var stderr bytes.Buffer
	state := r.git(ctx, "rev-parse", "--is-shallow-repository", "--verify", "--quiet", "HEAD")
	state.Stderr = &stderr
	out, err := state.Output()
	answer := strings.Fields(string(out))
	if err != nil && len(answer) == 1 {
		return false, nil // nothing was committed yet
	}
	if err != nil {
		return false, said(err, &stderr)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	cmd := r.git(ctx, "log", "--first-parent", "--diff-merges=first-parent", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-color",
		"--relative", "--format=%x01%H %ct", "HEAD", "--", "municipalities")
	cmd.Stderr = &stderr
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		return false, err
	}
	if err := cmd.Start(); err != nil {
		return false, said(err, &stderr)
	}
	more, err := readLog(pipe, yield)
	if !more { // enough was read
		stop()
		_ = cmd.Wait() // it was told to end
		return answer[0] == "true", err
	}
	if e := cmd.Wait(); e != nil {
		return false, said(e, &stderr)
	}
	return answer[0] == "true", err
}

// readLog reads the output of git log: \x01, hash and time of each commit,
// then a line and a path for each of its files, with NUL between. more is
// false where yield wants no more.
func readLog(out io.Reader, yield func(generator.Commit) bool) (more bool, err error) {
	in := bufio.NewReaderSize(out, 1<<16)
	var c generator.Commit
	for {
		token, err := in.ReadString(0)
		token = strings.Trim(token, "\x00\n")
		header := strings.HasPrefix(token, "\x01")
		if (header || err != nil) && c.Hash != "" && !yield(c) {
			return false, nil
		}
		switch {
		case errors.Is(err, io.EOF):
			return true, nil
		case err != nil:
			return false, err
		case header:
			hash, at, _ := strings.Cut(token[1:], " ")
			seconds, err := strconv.ParseInt(at, 10, 64)
			if err != nil {
				return false, fmt.Errorf("git log: %q is no commit", token)
			}
			c = generator.Commit{Hash: hash, At: time.Unix(seconds, 0)}
		case strings.HasPrefix(token, ":"):
			path, err := in.ReadString(0)
			if err != nil {
				return false, err
			}
			f, ok := rawFile(token, strings.TrimSuffix(path, "\x00"))
			if !ok {
				return false, fmt.Errorf("git log: %q is no file", token)
			}
			c.Files = append(c.Files, f)
		}
	}
}

// rawFile reads a line such as ":100644 100644 OLD NEW M". What is no regular
// file, as far as the content goes, is not there.
func rawFile(line, path string) (f generator.CommitFile, ok bool) {
	words := strings.Fields(line)
	if len(words) != 5 {
		return f, false
	}
	f.Path = path
	if strings.HasPrefix(words[1], "100") {
		f.Blob = words[3]
	}
	return f, true
}

// Blobs reads blobs by git cat-file.
func (r *repository) Blobs(ctx context.Context, blobs []string) (next func() ([]byte, error), stop func()) {
	if len(blobs) == 0 {
		return func() ([]byte, error) { return nil, io.EOF }, func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	var stderr bytes.Buffer
	cmd := r.git(ctx, "cat-file", "--batch", "--buffer")
	cmd.Stderr = &stderr
	cmd.Stdin = strings.NewReader(strings.Join(blobs, "\n") + "\n")
	pipe, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return func() ([]byte, error) { return nil, said(err, &stderr) }, cancel
	}
	in := bufio.NewReaderSize(pipe, 1<<16)
	var data []byte
	next = func() ([]byte, error) {
		var err error
		if data, err = readBlob(in, data); err != nil && stderr.Len() > 0 {
			err = said(err, &stderr)
		}
		return data, err
	}
	return next, func() {
		cancel()
		_ = cmd.Wait() // it was told to end, or had come to its end
	}
}

// readBlob reads "HASH blob SIZE", a line feed, the bytes, a line feed.
func readBlob(in *bufio.Reader, into []byte) ([]byte, error) {
	line, err := in.ReadString('\n')
	if err != nil {
		return nil, err
	}
	words := strings.Fields(line)
	if len(words) != 3 || words[1] != "blob" {
		return nil, fmt.Errorf("git cat-file: %s", strings.TrimSpace(line))
	}
	size, err := strconv.Atoi(words[2])
	if err != nil || size < 0 || size > maxBlob {
		return nil, fmt.Errorf("git cat-file: a version of %s bytes", words[2])
	}
	if cap(into) < size+1 {
		into = make([]byte, size+1)
	}
	into = into[:size+1]
	if _, err := io.ReadFull(in, into); err != nil {
		return nil, err
	}
	return into[:size], nil
}

// maxBlob is the largest file of a content tree (contract, section 2).
const maxBlob = 1 << 30

// cacheFile is where the history of the content is kept, or "".
func (r *repository) cacheFile() string {
	if name := cacheFile("history-", r.content); name != "" {
		return name + ".json"
	}
	return ""
}

// Recall returns what Keep wrote.
func (r *repository) Recall() []byte {
	data, err := os.ReadFile(r.cacheFile())
	if err != nil {
		return nil
	}
	return data
}

// Keep writes into the user's cache folder. A build that cannot keep anything
// is right all the same.
func (r *repository) Keep(data []byte) {
	if name := r.cacheFile(); name != "" {
		_ = put(name, data)
	}
}
