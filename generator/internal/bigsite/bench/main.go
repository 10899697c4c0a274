// The command bench measures builds of large sites beside what they cannot be
// faster than.
//
//	go run ./generator/internal/bigsite/bench -konsulta PATH [-n 3333,33334] [-runs 3] [-hugo PATH] [-start CONTENT] [-alone] [-json FILE] DIR
//
// For every number of consultations it makes a content tree in DIR, which should
// lie in a memory file system, and in each run builds it into an empty folder,
// once more with nothing changed, and once more with one record changed; then it
// previews it and changes a record again. Next to that it creates the same files
// with the same bytes by a program that does nothing else, and has Hugo, where it is
// given one, publish the pages of the same records. Of another content it measures how
// long a preview takes to start. It prints a table of the medians, and all of it as
// JSON.
//
// It exits with 0, with 1 when something cannot be built, with 2 on wrong usage.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// asOf is the minute for which the sites are built.
const asOf = "2026-11-23"

func main() {
	b := &bench{}
	sizes := flag.String("n", "3333,33334", "numbers of consultations, the smallest first")
	flag.IntVar(&b.runs, "runs", 1, "how often each is measured")
	flag.StringVar(&b.konsulta, "konsulta", "", "the program to be measured")
	flag.StringVar(&b.hugo, "hugo", "", "Hugo, 0.126 or later, to be measured beside it")
	start := flag.String("start", "", "a content tree, such as the demonstration, of which a preview is started")
	flag.BoolVar(&b.alone, "alone", false, "measure the builds alone: for a site whose files do not fit into memory")
	report := flag.String("json", "", "a file for the figures")
	same := flag.String("create", "", "only create the files of this folder in DIR, and say what that took: what the command starts itself for")
	flag.Parse()
	if *same != "" && flag.NArg() == 1 {
		exit(printCreated(*same, flag.Arg(0)))
	}
	ns, err := numbers(*sizes)
	if err != nil || b.konsulta == "" || b.runs < 1 || flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	b.dir = flag.Arg(0)
	exit(b.all(ns, *start, *report))
}

func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// numbers reads a list such as 3333,33334.
func numbers(list string) ([]int, error) {
	var ns []int
	for part := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(part)
		if err != nil || n < 1 || len(ns) > 0 && n <= ns[len(ns)-1] {
			return nil, fmt.Errorf("%q is no list of growing numbers", list)
		}
		ns = append(ns, n)
	}
	return ns, nil
}

// bench is what is measured with what, and where.
type bench struct {
	dir            string
	konsulta, hugo string
	runs           int
	alone          bool
}

// all measures every size and prints what came out.
func (b *bench) all(ns []int, start, report string) error {
	r := &Result{Processors: runtime.GOMAXPROCS(0)}
	for range starts {
		if start == "" {
			break
		}
		c, err := b.measureStart(start)
		if err != nil {
			return err
		}
		r.Start = append(r.Start, c)
	}
	for _, n := range ns {
		s, err := b.site(n)
		if err != nil {
			return err
		}
		r.Sites = append(r.Sites, s)
	}
	if _, err := os.Stdout.Write(r.table()); err != nil || report == "" {
		return err
	}
	return os.WriteFile(report, r.json(), 0o644)
}

// site measures one size.
func (b *bench) site(n int) (s *Site, err error) {
	content, public := filepath.Join(b.dir, "content"), filepath.Join(b.dir, "public")
	defer func() { err = errors.Join(err, os.RemoveAll(content)) }()
	s = &Site{Consultations: n}
	for run := range b.runs {
		fmt.Fprintf(os.Stderr, "%d consultations, run %d of %d\n", n, run+1, b.runs)
		if err := errors.Join(os.RemoveAll(content), os.RemoveAll(public), writeContent(n, content)); err != nil {
			return nil, err
		}
		err := b.run(s, content, public)
		if err := errors.Join(err, os.RemoveAll(public)); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// run measures each kind of work once.
func (b *bench) run(s *Site, content, public string) (err error) {
	// Whatever the program remembers from one build to the next is this run's own.
	cache, err := os.MkdirTemp(b.dir, "cache-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(cache)) }()
	build := func() (Cost, error) {
		return measure(cache, b.konsulta, "build", "--content", content, "--out", public, "--as-of", asOf)
	}
	cold, err := build()
	if err != nil {
		return err
	}
	unchanged, err := build()
	if err != nil {
		return err
	}
	if err := b.create(s, public); err != nil {
		return err
	}
	if _, err := changeRecord(content); err != nil {
		return err
	}
	changed, err := build()
	if err != nil {
		return err
	}
	served, err := b.measureServe(content)
	if err != nil {
		return err
	}
	s.Served = append(s.Served, served)
	s.Cold, s.Unchanged, s.Changed = append(s.Cold, cold), append(s.Unchanged, unchanged), append(s.Changed, changed)
	if b.hugo == "" || b.alone {
		return nil
	}
	hugo, pages, err := b.measureHugo(content)
	if err == nil && pages < 3*s.Consultations {
		fmt.Fprintf(os.Stderr, "%s published %d pages only: 0.126 or later is needed; it is left out\n", b.hugo, pages)
		b.hugo = ""
		return nil
	}
	s.Hugo, s.HugoPages = append(s.Hugo, hugo), pages
	return err
}

// create has the files of a site created by a program that does nothing else, or
// only counts them.
func (b *bench) create(s *Site, public string) (err error) {
	if b.alone {
		s.Files, s.Bytes, err = count(public)
		return err
	}
	bare := filepath.Join(b.dir, "bare")
	created, err := startCreating(public, bare)
	if err := errors.Join(err, os.RemoveAll(bare)); err != nil {
		return err
	}
	s.Files, s.Bytes = created.Files, created.Bytes
	s.Create = append(s.Create, created.Cost)
	return nil
}

// changeRecord puts a word before the title of one consultation, and returns its
// municipality and id.
func changeRecord(content string) (id string, err error) {
	found, err := filepath.Glob(filepath.Join(content, "municipalities", "*", "consultations.csv"))
	if err != nil || len(found) == 0 {
		return "", errors.Join(err, errors.New("there are no consultations to change"))
	}
	name := found[len(found)/2]
	data, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	head, rows, _ := strings.Cut(string(data), "\n")
	id, row, quoted := strings.Cut(rows, `,"`) // a title has a comma, and so quotes
	if !quoted {
		return "", fmt.Errorf("%s has no title to change", name)
	}
	return filepath.Base(filepath.Dir(name)) + "/" + id, os.WriteFile(name, []byte(head+"\n"+id+`,"`+newWord+row), 0o644)
}

// newWord is put before the title of the record that is changed.
const newWord = "Нацрт: "

// median is the middle one by time.
func median(costs []Cost) Cost {
	if len(costs) == 0 {
		return Cost{}
	}
	sorted := slices.SortedFunc(slices.Values(costs), func(a, b Cost) int {
		switch {
		case a.Seconds < b.Seconds:
			return -1
		case a.Seconds > b.Seconds:
			return 1
		}
		return 0
	})
	return sorted[(len(sorted)-1)/2]
}
