package generator

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/publish"
)

// ErrNotPublished is returned for a folder that does not hold what a build
// leaves.
var ErrNotPublished = publish.ErrNotPublished

// Verification tells whether a published site is as its manifest says, and
// whether it is what the content builds. Lists of paths are sorted.
type Verification struct {
	AsOf    string // the minute for which the site was built
	BaseURL string
	Version string // of the program that built the site
	Files   int    // that the manifest names

	Missing    []string // named by the manifest, and not there
	Changed    []string // there with other bytes than the manifest says
	Foreign    []string // not named by the manifest: konsulta did not write them
	Torn       int      // lines of the manifest that cannot be read
	Unfinished bool     // a build of the folder runs or was killed

	Rebuilt      bool     // the content could be built, and the rest is known
	Differs      []string // built with other bytes than the manifest says
	NotBuilt     []string // named by the manifest, and not built
	NotPublished []string // built, and not named by the manifest
	Report       *Report  // what was found in the content
}

// Holds reports whether every file is as the manifest says.
func (v *Verification) Holds() bool { return len(v.Missing)+len(v.Changed)+v.Torn == 0 }

// Same reports whether the content builds what the manifest names.
func (v *Verification) Same() bool {
	return v.Rebuilt && len(v.Differs)+len(v.NotBuilt)+len(v.NotPublished) == 0
}

// Verify holds the site in dir against its manifest and against what the
// content builds, for the as-of, the address and the flags that the site's own
// build.json names. It writes nothing, reads nothing outside dir, and keeps no
// page in memory.
//
// A folder without a build.json and a manifest.sha256 that a build can have
// written is [ErrNotPublished]. Content errors are [ErrContent]: what the
// manifest says is known by then, and the report names them.
func Verify(ctx context.Context, o Options, dir string) (*Verification, error) {
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	p, err := publish.OpenPublished(dir)
	if err != nil {
		return nil, err
	}
	defer p.Close()
	info, err := readInfo(p.Build())
	if err != nil {
		return nil, fmt.Errorf("%s/build.json: %w", dir, err)
	}
	h, err := p.Compare(ctx, o.Jobs)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", dir, err)
	}
	v := &Verification{AsOf: info.AsOf, BaseURL: info.BaseURL, Version: info.Version, Files: len(p.Sums()),
		Missing: h.Missing, Changed: h.Changed, Foreign: h.Foreign, Torn: h.Torn, Unfinished: h.Unfinished}
	if err = v.rebuild(ctx, info.options(o), p); errors.Is(err, ErrAsOf) {
		err = fmt.Errorf("%s/build.json: %w: %w", dir, err, ErrNotPublished)
	}
	return v, err
}

// readInfo reads the build.json of a site.
func readInfo(data []byte) (*buildInfo, error) {
	info := new(buildInfo)
	err := json.Unmarshal(data, info)
	if err != nil || info.Program != "konsulta" || info.AsOf == "" || strings.ContainsFunc(info.AsOf+info.Version+info.BaseURL, unicode.IsControl) {
		return nil, ErrNotPublished
	}
	if info.Format != 1 {
		return nil, fmt.Errorf("format %d needs another version of konsulta: %w", info.Format, ErrNotPublished)
	}
	if u, err := url.Parse(info.BaseURL); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("the base_url %q is no address: %w", info.BaseURL, ErrNotPublished)
	}
	return info, nil
}

// options are those of the build that wrote build.json: all that change bytes.
func (info *buildInfo) options(o Options) Options {
	o.AsOf, o.BaseURL, o.Drafts = info.AsOf, info.BaseURL, info.Flags.Drafts
	if info.Flags.NoHistory {
		o.History = nil
	}
	return o
}

// rebuild builds every file and compares its sum with that of the manifest.
func (v *Verification) rebuild(ctx context.Context, o Options, p *publish.Published) error {
	b, r, err := newWholeBuild(ctx, o)
	v.Report = r
	if err != nil {
		return err
	}
	var mu sync.Mutex
	note := func(path string, sum [32]byte) {
		want, named := p.Sums()[path]
		if named && sum == want {
			return
		}
		mu.Lock()
		defer mu.Unlock()
		if named {
			v.Differs = append(v.Differs, path)
		} else {
			v.NotPublished = append(v.NotPublished, path)
		}
	}
	put := func(path string, data []byte) error {
		note(path, sha256.Sum256(data))
		return nil
	}
	paths := b.paths()
	err = b.run(ctx, put, func(path string, open func() (io.ReadCloser, error)) error {
		file, err := open()
		if err != nil {
			return err
		}
		hash := sha256.New()
		_, err = io.Copy(hash, file)
		if err = errors.Join(err, file.Close()); err != nil {
			return fmt.Errorf("reading %s: %w", path, err)
		}
		note(path, [32]byte(hash.Sum(nil)))
		return nil
	})
	if err != nil {
		return err
	}
	info, err := b.info()
	if err != nil {
		return err
	}
	if !sameInfo(info, p.Build()) {
		v.Differs = append(v.Differs, "build.json")
	}
	for path := range p.Sums() {
		if _, built := slices.BinarySearch(paths, path); !built {
			v.NotBuilt = append(v.NotBuilt, path)
		}
	}
	for _, list := range [][]string{v.Differs, v.NotBuilt, v.NotPublished} {
		slices.Sort(list)
	}
	v.Rebuilt = true
	return nil
}

// sameInfo compares two build.json but for the version of the program, which
// says nothing of the rest.
func sameInfo(a, b []byte) bool {
	var x, y map[string]any
	if json.Unmarshal(a, &x) != nil || json.Unmarshal(b, &y) != nil {
		return false
	}
	delete(x, "version")
	delete(y, "version")
	return reflect.DeepEqual(x, y)
}

// AppendVerification writes what was found as text, in a language of the
// program (mk, sq, en), or as json.
func AppendVerification(dst []byte, v *Verification, format, lang string) ([]byte, error) {
	switch format {
	case "text":
		words, err := locale.Load(nil)
		if err != nil {
			return dst, err
		}
		w := verificationText{dst, words.Lang(lang)}
		w.write(v)
		return w.dst, nil
	case "json":
		return v.appendJSON(dst, lang)
	}
	return dst, fmt.Errorf("no format %q", format)
}

// verificationText is a verification that is being written for people.
type verificationText struct {
	dst []byte
	l   *locale.Lang
}

func (w *verificationText) line(key string, args ...string) {
	w.dst = append(append(w.dst, w.l.T(key, args...)...), '\n')
}

// mostNamed is how many paths a text names of each list.
const mostNamed = 20

// list writes how many paths there are, and the first of them.
func (w *verificationText) list(key string, paths []string) {
	if len(paths) == 0 {
		return
	}
	w.line(key, "n", w.l.Int(len(paths)))
	for _, path := range paths[:min(mostNamed, len(paths))] {
		if quoted := strconv.Quote(path); quoted != `"`+path+`"` { // a control character, say
			path = quoted
		}
		w.dst = append(append(append(w.dst, "    "...), path...), '\n')
	}
	if more := len(paths) - mostNamed; more > 0 {
		w.dst = append(w.dst, "    "...)
		w.line("verify.more", "n", w.l.Int(more))
	}
}

func (w *verificationText) write(v *Verification) {
	asOf := v.AsOf
	if at, err := time.Parse("2006-01-02T15:04", asOf); err == nil {
		asOf = w.l.DateTime(at.Year(), int(at.Month()), at.Day(), at.Hour(), at.Minute())
	}
	w.line("verify.site", "as_of", asOf, "base_url", v.BaseURL)
	w.line("verify.files", "n", w.l.Int(v.Files))
	w.list("verify.missing", v.Missing)
	w.list("verify.changed", v.Changed)
	if v.Torn > 0 {
		w.line("verify.torn", "n", w.l.Int(v.Torn))
	}
	w.list("verify.foreign", v.Foreign)
	if v.Holds() {
		w.line("verify.holds")
	} else {
		w.line("verify.holds_not")
	}
	if v.Unfinished {
		w.line("verify.unfinished")
	}
	if !v.Rebuilt {
		w.line("verify.not_rebuilt")
		return
	}
	w.list("verify.differs", v.Differs)
	w.list("verify.not_built", v.NotBuilt)
	w.list("verify.not_published", v.NotPublished)
	if v.Same() {
		key := "verify.same"
		if !v.Holds() {
			key = "verify.same_listed"
		}
		w.line(key)
		return
	}
	w.line("verify.same_not")
	if v.Version != Version {
		w.line("verify.version", "version", v.Version, "own", Version)
	}
}

func (v *Verification) appendJSON(dst []byte, lang string) ([]byte, error) {
	type manifest struct {
		Holds      bool     `json:"holds"`
		Missing    []string `json:"missing"`
		Changed    []string `json:"changed"`
		Foreign    []string `json:"foreign"`
		Torn       int      `json:"unreadable_lines"`
		Unfinished bool     `json:"unfinished"`
	}
	type content struct {
		Same         bool     `json:"same"`
		Differs      []string `json:"differs"`
		NotBuilt     []string `json:"not_built"`
		NotPublished []string `json:"not_published"`
	}
	list := func(paths []string) []string { return append([]string{}, paths...) } // [] rather than null
	out := struct {
		Identical bool            `json:"identical"`
		AsOf      string          `json:"as_of"`
		BaseURL   string          `json:"base_url"`
		BuiltBy   string          `json:"built_by"`
		Version   string          `json:"version"`
		Files     int             `json:"files"`
		Manifest  manifest        `json:"manifest"`
		Content   *content        `json:"content"`
		Problems  json.RawMessage `json:"problems"`
	}{v.Holds() && v.Same(), v.AsOf, v.BaseURL, v.Version, Version, v.Files,
		manifest{v.Holds(), list(v.Missing), list(v.Changed), list(v.Foreign), v.Torn, v.Unfinished}, nil, nil}
	if v.Rebuilt {
		out.Content = &content{v.Same(), list(v.Differs), list(v.NotBuilt), list(v.NotPublished)}
	}
	var problems struct {
		Problems json.RawMessage `json:"problems"`
	}
	var found []Problem
	if v.Report != nil {
		found = v.Report.Problems
	}
	if err := json.Unmarshal(problem.AppendJSON(nil, found, lang), &problems); err != nil {
		return dst, fmt.Errorf("writing the problems: %w", err)
	}
	out.Problems = problems.Problems
	data, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		return dst, fmt.Errorf("writing the verification: %w", err)
	}
	return append(append(dst, data...), '\n'), nil
}
