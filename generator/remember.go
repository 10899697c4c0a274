package generator

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"sync"
	"time"

	"konsulta/generator/internal/archive"
	"konsulta/generator/internal/content"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/publish"
)

// Memory keeps what a build tells the next one of the same content and folder,
// outside both, in pieces with names that serve as those of files. It may be lost
// at any time: what is kept only saves time.
type Memory interface {
	// Recall returns what was kept last under a name, or nil. Keep may fail in
	// silence. Both may be called by many goroutines at once.
	Recall(name string) []byte
	Keep(name string, data []byte)
}

// lastBuild is the name under which a build keeps what it was made from.
const lastBuild = "build"

// remembered is what a build tells the next one: from what it was made, what it
// left in the folder, and what it reported.
type remembered struct {
	Inputs   string                   // the sum of all that the bytes of a site depend on, but the as-of
	Frame    string                   // the sum of all that tables depend on, but the records and the as-of
	Places   map[string]string        // by the id of a municipality: the sum of all that its outputs depend on, but the as-of
	Stamps   publish.Stamps           // of the folder
	Archives map[string]archive.Spans // by path
	Tables   map[string]wholeTable    // by name
	Zone     string                   // of the site
	From     time.Time                // the as-of, and the first minute at which anything may be different
	Until    time.Time
	BaseURL  string
	Problems []Problem
	Counts   Counts
	Covered  int
	Files    int
	Bytes    int64
}

// recall returns what the last build kept, and the as-of of this one. now is true
// where nothing happens between the two.
func (o *Options) recall() (last remembered, asOf time.Time, now bool) {
	if json.Unmarshal(o.Memory.Recall(lastBuild), &last) != nil {
		return remembered{}, asOf, false
	}
	zone, err := time.LoadLocation(last.Zone)
	if err == nil {
		asOf, err = o.asOf(zone)
	}
	// The build itself says what is wrong with an as-of.
	return last, asOf, err == nil && !asOf.Before(last.From) && asOf.Before(last.Until)
}

// recallFrom prepares a build to take over from the last one what did not change.
func (b *build) recallFrom(last *remembered, in *inputs, out *publish.Dir) {
	out.Stamped, out.Last = true, last.Stamps
	b.keys, b.last, b.keep = b.keysOf(in), last.Places, out.Keep
	if last.Frame != b.frameOf(in) {
		return
	}
	b.archives.last, b.lastTables = last.Archives, last.Tables
	b.archives.before = func(path string) archived {
		if f := out.Before(path); f != nil {
			return f
		}
		return nil
	}
}

// unchanged finds out whether the folder holds what a build would write, and
// then ends that build. done is false where something has to be made.
func (o *Options) unchanged(ctx context.Context, last *remembered, asOf time.Time, dir string) (r *Report, done bool, err error) {
	out, err := publish.Open(dir)
	if err != nil {
		return nil, false, err
	}
	defer out.Close()
	stamps, err := out.Stamps()
	if err != nil || !bytes.Equal(stamps, last.Stamps) || ctx.Err() != nil {
		return nil, false, context.Cause(ctx)
	}
	last.Counts.Covered = last.Covered
	r = &Report{Problems: last.Problems, Counts: last.Counts, Files: last.Files, Kept: last.Files, Bytes: last.Bytes}
	r.Errors, r.Warnings = problem.Count(r.Problems)
	info, err := o.infoOf(asOf, last.BaseURL, last.Counts)
	if err == nil {
		err = out.Leave(info)
	}
	return r, err == nil, err
}

// remember keeps what a build found and left, unless what it was made from was
// changed meanwhile.
func (b *build) remember(ctx context.Context, in *inputs, until time.Time, r *Report, s publish.Summary) {
	if !b.o.stillAre(ctx, in) {
		return
	}
	data, err := json.Marshal(&remembered{Inputs: in.sum(), Frame: b.frameOf(in), Places: b.keys, Stamps: s.Stamps,
		Archives: b.archives.now, Tables: b.wholeTables(), Zone: b.site.Zone.String(), From: b.site.AsOf, Until: until, BaseURL: b.site.Settings.BaseURL, Problems: r.Problems,
		Counts: r.Counts, Covered: r.Counts.Covered, Files: r.Files, Bytes: r.Bytes})
	if err == nil {
		b.o.Memory.Keep(lastBuild, data)
	}
}

// inputs are sums of all that the bytes of a site depend on beside the as-of.
type inputs struct {
	frame  hash.Hash            // the program, the options, templates, the content outside the municipalities
	places map[string]hash.Hash // the content of each folder of a municipality
	commit string               // from which git tells the history
}

// sum is the sum of them all.
func (in *inputs) sum() string {
	sum := sha256.New()
	sum.Write(in.frame.Sum(nil))
	for _, id := range slices.Sorted(maps.Keys(in.places)) {
		fmt.Fprintf(sum, "%q %x\n", id, in.places[id].Sum(nil))
	}
	fmt.Fprint(sum, in.commit)
	return hex.EncodeToString(sum.Sum(nil))
}

// of returns the sum to which a file of the content belongs.
func (in *inputs) of(name string) hash.Hash {
	id, below := content.MunicipalityOf(name)
	if !below {
		return in.frame
	}
	if in.places[id] == nil {
		in.places[id] = sha256.New()
	}
	return in.places[id]
}

// stillAre reports whether the inputs are what they were.
func (o *Options) stillAre(ctx context.Context, in *inputs) bool {
	now, err := o.inputs(ctx)
	return err == nil && now.sum() == in.sum()
}

// inputs reads all of them, and the commit.
func (o *Options) inputs(ctx context.Context) (*inputs, error) {
	in := &inputs{frame: sha256.New(), places: map[string]hash.Hash{}}
	fmt.Fprintf(in.frame, "%q %q %q %q %t %t %t\n", Version, o.Program, o.Name, o.BaseURL, o.Drafts, o.PlainTemplates, o.History != nil)
	if err := addTree(ctx, in.of, o.Content, content.Ignored); err != nil {
		return nil, err
	}
	for _, tree := range []fs.FS{o.Templates, o.BuiltIn} {
		if err := addTree(ctx, func(string) hash.Hash { return in.frame }, tree, func(string) bool { return false }); err != nil {
			return nil, err
		}
		fmt.Fprintln(in.frame)
	}
	if o.History != nil {
		shallow, err := o.History.Commits(ctx, func(c Commit) bool { in.commit = c.Hash; return false })
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(in.frame, "%t\n", shallow)
	}
	return in, nil
}

// addTree adds the names and bytes of everything in a tree, which may be nil,
// but what is ignored, each to the sum that of names for it.
func addTree(ctx context.Context, of func(name string) hash.Hash, tree fs.FS, ignored func(name string) bool) error {
	if tree == nil {
		return nil
	}
	type entry struct {
		name string
		mode fs.FileMode
		sum  []byte
	}
	var entries []*entry
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && ignored(name) && d.IsDir():
			return fs.SkipDir
		case name == "." || !ignored(name):
			entries = append(entries, &entry{name: name, mode: d.Type()})
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = inParallel(ctx, 0, len(entries), func(i int, buffer []byte) ([]byte, error) {
		e := entries[i]
		if !e.mode.IsRegular() {
			return buffer, nil
		}
		f, err := tree.Open(e.name)
		if err != nil {
			return buffer, err
		}
		sum := sha256.New()
		_, err = io.Copy(sum, f)
		e.sum = sum.Sum(nil)
		return buffer, errors.Join(err, f.Close())
	})
	for _, e := range entries {
		fmt.Fprintf(of(e.name), "%q %s %x\n", e.name, e.mode, e.sum)
	}
	return err
}

// frameOf is the sum of all that tables depend on beside records and as-of: the
// content outside the municipalities, and which columns there are. A column that
// no record of the site fills may be left out.
func (b *build) frameOf(in *inputs) string {
	frame := sha256.New()
	frame.Write(in.frame.Sum(nil))
	for _, t := range b.plan.Tables {
		for _, c := range t.Columns {
			fmt.Fprintf(frame, "%s %+v\n", t.Name, c)
		}
	}
	return hex.EncodeToString(frame.Sum(nil))
}

// keysOf are, by the id of a municipality, the sums of all that its outputs depend
// on. They are made of its own folder, of what git tells of its records, of whether
// the pages are there to which it replies, and of the frame: the content outside the
// municipalities, which pages and assets span them, and which columns tables have.
// Nothing else may be shown on a page of a municipality, which TestWhatABuildRemembers holds.
func (b *build) keysOf(in *inputs) map[string]string {
	frame := sha256.New()
	fmt.Fprintln(frame, b.frameOf(in))
	for i := range b.outputs {
		fmt.Fprintf(frame, "%q\n", b.outputs[i].path)
	}
	keys := map[string]string{"": hex.EncodeToString(frame.Sum(nil))}
	for _, m := range b.site.Municipalities {
		sum := sha256.New()
		fmt.Fprintln(sum, keys[""])
		if own := in.places[m.ID]; own != nil {
			sum.Write(own.Sum(nil))
		}
		for _, c := range m.Municipality.Changes {
			fmt.Fprintf(sum, "%+v\n", *c)
		}
		fmt.Fprintf(sum, "%q\n", b.plan.Surroundings(m))
		keys[m.ID] = hex.EncodeToString(sum.Sum(nil))
	}
	return keys
}

// until is the first minute after the as-of at which anything may be different.
// All that happens does so at the beginning of a day, or at a clock time that
// some record tells: of that day, or of another, since what follows from a
// record does so whole days before or after. On a day on which clocks are
// changed, and where git tells of what is still ahead, it is the next minute.
func (b *build) until() time.Time {
	at := b.site.AsOf
	soon := at.Add(time.Minute)
	y, m, d := at.Date()
	midnight := func(day int) time.Time { return time.Date(y, m, d+day, 0, 0, 0, 0, at.Location()) }
	if midnight(1).Sub(midnight(0)) != 24*time.Hour || midnight(2).Sub(midnight(1)) != 24*time.Hour {
		return soon
	}
	for _, place := range b.site.Municipalities {
		for _, c := range place.Municipality.Changes {
			if c.Instant >= at.Unix() {
				return soon
			}
		}
	}
	next := midnight(1)
	var clocks [24 * 60]bool
	eachWhen(reflect.ValueOf(b.site.Site), func(w model.When) {
		if hour, minute, ok := w.Clock(); ok {
			clocks[hour*60+minute] = true
		}
	})
	now := at.Hour()*60 + at.Minute()
	if after := slices.Index(clocks[now+1:], true); after >= 0 {
		next = at.Truncate(time.Minute).Add(time.Duration(after+1) * time.Minute)
	}
	return next
}

// eachWhen calls yield for every date in a value of package model.
func eachWhen(v reflect.Value, yield func(model.When)) {
	if !holdsWhen(v.Type()) {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachWhen(v.Elem(), yield)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachWhen(v.Index(i), yield)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[model.When]() {
			yield(v.Interface().(model.When))
			return
		}
		for i := range v.NumField() {
			eachWhen(v.Field(i), yield)
		}
	}
}

var withWhen sync.Map // reflect.Type -> bool

// holdsWhen reports whether a value of a type can have a date in it. Types of
// package model do not hold themselves, and no map of it holds dates.
func holdsWhen(t reflect.Type) bool {
	if known, ok := withWhen.Load(t); ok {
		return known.(bool)
	}
	holds := false
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		holds = holdsWhen(t.Elem())
	case reflect.Struct:
		holds = t == reflect.TypeFor[model.When]()
		for i := 0; i < t.NumField() && !holds && t != reflect.TypeFor[time.Location](); i++ {
			holds = t.Field(i).IsExported() && holdsWhen(t.Field(i).Type)
		}
	}
	withWhen.Store(t, holds)
	return holds
}
