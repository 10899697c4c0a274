// The command write puts a content tree for benchmarks into an empty folder.
//
//	go run ./generator/internal/bigsite/write -n 33334 DIR
//	go run ./generator/internal/bigsite/write -indicators 10000 DIR
//
// The first has so many consultations, the second one index of so many
// indicators with the answers of 100 municipalities to each.
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
	indicators := flag.Int("indicators", 0, "number of indicators of an index that is written instead, in hundreds")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: write [-n consultations | -indicators n] DIR")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 || *n < 0 {
		flag.Usage()
		os.Exit(2)
	}
	tree := func(put put) error { return bigsite.Write(*n, put) }
	if *indicators != 0 {
		tree = func(put put) error { return bigsite.WriteIndex(100, *indicators, put) }
	}
	files, size, err := write(flag.Arg(0), tree)
	if err != nil {
		fmt.Fprintln(os.Stderr, "write:", err)
		os.Exit(1)
	}
	fmt.Printf("%d files, %.1f MB\n", files, float64(size)/1e6)
}

type put = func(path string, data []byte) error

// write fills dir with a tree and returns the number of files and of their
// bytes.
func write(dir string, tree func(put) error) (files, size int, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0, 0, err
	}
	if len(entries) > 0 {
		return 0, 0, fmt.Errorf("%s is not empty: it holds %s", dir, entries[0].Name())
	}
	err = tree(func(path string, data []byte) error {
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
