// The command write puts a content tree for benchmarks into an empty folder.
//
//	go run ./generator/internal/bigsite/write -n 33334 DIR
//
// It makes DIR where it is missing and refuses one that holds anything. It exits
// with 0, with 1 when the tree cannot be written, with 2 on wrong usage.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"konsulta/generator/internal/bigsite"
)

func main() {
	n := flag.Int("n", 33334, "number of consultations")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: write [-n consultations] DIR")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 || *n < 0 {
		flag.Usage()
		os.Exit(2)
	}
	files, size, err := write(*n, flag.Arg(0))
	if err != nil {
		fmt.Fprintln(os.Stderr, "write:", err)
		os.Exit(1)
	}
	fmt.Printf("%d files, %.1f MB\n", files, float64(size)/1e6)
}

// write fills dir and returns the number of files and of their bytes.
func write(n int, dir string) (files, size int, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0, 0, err
	}
	if len(entries) > 0 {
		return 0, 0, fmt.Errorf("%s is not empty: it holds %s", dir, entries[0].Name())
	}
	err = bigsite.Write(n, func(path string, data []byte) error {
		name := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		files++
		size += len(data)
		return os.WriteFile(name, data, 0o644)
	})
	return files, size, err
}
