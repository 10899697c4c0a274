package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"konsulta/generator/internal/bigsite"
)

// writeContent makes the content tree of a site.
func writeContent(n int, dir string) error {
	return bigsite.Write(n, func(path string, data []byte) error {
		name := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		return os.WriteFile(name, data, 0o644)
	})
}

// Created is what creating the files of a site took.
type Created struct {
	Files int
	Bytes int64
	Cost  Cost
}

// startCreating has another process create the files, since it holds all of
// them: the system counts the memory of this one to those that it starts.
func startCreating(from, to string) (c Created, err error) {
	self, err := os.Executable()
	if err != nil {
		return c, err
	}
	cmd := exec.Command(self, "-create", from, to)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return c, fmt.Errorf("creating files: %w", err)
	}
	return c, json.Unmarshal(out, &c)
}

// printCreated is the work of the other process.
func printCreated(from, to string) error {
	c, err := createSame(from, to, runtime.GOMAXPROCS(0))
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(c)
}

// count counts the files of a folder and their bytes.
func count(dir string) (files int, size int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			files, size = files+1, size+info.Size()
		}
		return err
	})
	return files, size, err
}

// createSame creates the files of one folder, with their bytes, in another, as
// fast as a program can that has them in memory: every folder is made once, and
// each file is created and written by one of several workers. Only that is timed.
func createSame(from, to string, workers int) (c Created, err error) {
	type file struct {
		name string
		data []byte
	}
	var all []file
	err = filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := to + name[len(from):]
		if d.IsDir() {
			return os.Mkdir(target, 0o755)
		}
		data, err := os.ReadFile(name)
		all = append(all, file{target, data})
		c.Bytes += int64(len(data))
		return err
	})
	if err != nil {
		return c, err
	}
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	var next atomic.Int64
	failed := make([]error, workers)
	var wg sync.WaitGroup
	start, used := time.Now(), processorTime()
	for w := range workers {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(all) || failed[w] != nil {
					return
				}
				failed[w] = os.WriteFile(all[i].name, all[i].data, 0o644)
			}
		})
	}
	wg.Wait()
	c.Files, c.Cost = len(all), Cost{Seconds: time.Since(start).Seconds(), Processor: processorTime() - used}
	return c, errors.Join(failed...)
}
