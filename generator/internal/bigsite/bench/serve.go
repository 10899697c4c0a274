package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// saves is how often a record is changed while a preview runs.
const saves = 10

// measureServe starts a preview, changes a record several times, and waits each
// time for the event on which the browser loads its page again, and for that page.
// The seconds are the median of these, from before the file is written.
func (b *bench) measureServe(content string) (c Cost, err error) {
	state, err := b.serve(content, func(address string) error {
		var times []time.Duration
		for range saves {
			took, err := saveAndLoad(address, content)
			if err != nil {
				return err
			}
			times = append(times, took)
		}
		slices.Sort(times)
		c.Seconds = times[len(times)/2].Seconds()
		return nil
	})
	if err != nil {
		return c, err
	}
	c.Processor = (state.UserTime() + state.SystemTime()).Seconds() / saves
	c.Peak = peak(state)
	return c, nil
}

// starts is how often a preview is started.
const starts = 9

// measureStart starts a preview and loads its first page. The seconds are those
// from before the program is started.
func (b *bench) measureStart(content string) (c Cost, err error) {
	start := time.Now()
	_, err = b.serve(content, func(address string) error {
		err := load(address)
		c.Seconds = time.Since(start).Seconds()
		return err
	})
	return c, err
}

// serve starts a preview, uses it at its address, and ends it.
func (b *bench) serve(content string, use func(address string) error) (*os.ProcessState, error) {
	cmd := exec.Command(b.konsulta, "serve", "--content", content, "--as-of", asOf, "--port", "0")
	stderr, err := cmd.StderrPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return nil, err
	}
	address, err := addressIn(stderr)
	if err == nil {
		err = use(address)
	}
	if err = errors.Join(err, cmd.Process.Signal(os.Interrupt), cmd.Wait()); err != nil {
		return nil, fmt.Errorf("serve: %w", err)
	}
	return cmd.ProcessState, nil
}

// load loads a page.
func load(address string) error {
	page, err := http.Get(address)
	if err != nil {
		return err
	}
	defer page.Body.Close()
	_, err = io.Copy(io.Discard, page.Body)
	if err == nil && page.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", address, page.Status)
	}
	return err
}

// addressIn waits for the line in which a preview tells its address, and then
// lets it write what it likes.
func addressIn(stderr io.Reader) (string, error) {
	lines := bufio.NewScanner(stderr)
	for lines.Scan() {
		if rest, ok := strings.CutPrefix(lines.Text(), "serving "); ok {
			address, _, _ := strings.Cut(rest, " ")
			go func() { _, _ = io.Copy(io.Discard, stderr) }() // until it ends
			return address, nil
		}
	}
	return "", errors.Join(lines.Err(), errors.New("it tells no address"))
}

// saveAndLoad changes a record and loads its page when the preview says so.
func saveAndLoad(address, content string) (time.Duration, error) {
	events, err := http.Get(address + ".konsulta/events")
	if err != nil {
		return 0, err
	}
	defer events.Body.Close()
	lines := bufio.NewScanner(events.Body)
	if !lines.Scan() { // from here on the preview tells of changes
		return 0, errors.New("it tells of no changes")
	}
	start := time.Now()
	id, err := changeRecord(content)
	if err != nil {
		return 0, err
	}
	for lines.Scan() && lines.Text() != "data: built" {
	}
	page, err := http.Get(address + "mk/" + id + ".html")
	if err != nil {
		return 0, err
	}
	defer page.Body.Close()
	text, err := io.ReadAll(page.Body)
	if err == nil && (page.StatusCode != http.StatusOK || !strings.Contains(string(text), newWord)) {
		err = fmt.Errorf("the page %s does not show the change: %s", id, page.Status)
	}
	return time.Since(start), err
}
