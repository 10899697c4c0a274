package generator

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"konsulta/generator/internal/content"
)

// Preview is a site whose files are made when they are asked for, from the same
// plan as those of a build. It is safe for concurrent use.
type Preview struct {
	b        *build
	outputs  map[string]*output // those that span municipalities
	streams  map[string]*stream
	copies   map[string]*attachment
	indexed  func() error // makes the search index
	measured func() error // finds the sizes and sums that pages about data tell

	notes sync.RWMutex // guards what is noted of tables when they are written

	mu    sync.Mutex
	files map[string][]byte // made before, as long as they are not too many
	size  int
}

// kept is what a preview leaves to the next one of the same options.
type kept struct {
	tree     *content.Tree
	theme    *theme
	themeKey [sha256.Size]byte
}

// Previews makes previews of one site, one after the other: each takes over from
// the one before what did not change. The options must stay as they are, but Now.
type Previews struct{ kept kept }

// Open checks the content and plans the site. Content errors are [ErrContent].
// What an earlier preview takes from the content may be of now; ask the latest.
func (p *Previews) Open(ctx context.Context, o Options) (*Preview, *Report, error) {
	o.kept = &p.kept
	b, r, err := newBuild(ctx, o)
	if err != nil {
		return nil, r, err
	}
	if err := b.planPlaces(ctx); err != nil {
		return nil, r, err
	}
	v := &Preview{b: b, outputs: map[string]*output{}, streams: map[string]*stream{}, copies: map[string]*attachment{},
		files: map[string][]byte{}}
	for i := range b.outputs {
		v.outputs[b.outputs[i].path] = &b.outputs[i]
	}
	for _, s := range slices.Concat(b.tables, b.described, b.catalogue) {
		v.streams[s.path] = s
	}
	for _, a := range b.attachments {
		v.copies[a.path] = a
	}
	b.data.Open = func(path string) (io.ReadCloser, error) {
		data, _, err := v.File(path)
		return io.NopCloser(bytes.NewReader(data)), err
	}
	// What began for one who went away is of use to the next.
	ctx = context.WithoutCancel(ctx)
	v.indexed = sync.OnceValue(func() error { return b.search(ctx, time.Time{}) })
	v.measured = sync.OnceValue(func() error { return b.measure(ctx) })
	return v, r, nil
}

// mostPreviewed is how many bytes of files a preview keeps.
const mostPreviewed = 64 << 20

// File makes the file at a path of the site. ok is false where there is none.
func (v *Preview) File(path string) (data []byte, ok bool, err error) {
	v.mu.Lock()
	data, ok = v.files[path]
	v.mu.Unlock()
	if ok {
		return data, true, nil
	}
	data, ok, err = v.make(path)
	if err != nil || !ok {
		return nil, ok, err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.size += len(data); v.size > mostPreviewed {
		clear(v.files)
		v.size = len(data)
	}
	v.files[path] = data
	return data, true, nil
}

func (v *Preview) make(path string) (data []byte, ok bool, err error) {
	if path == "build.json" {
		data, err = v.b.info()
		return data, true, err
	}
	if v.searches(path) {
		if err := v.indexed(); err != nil {
			return nil, false, err
		}
		for i := range v.b.indices {
			if o := &v.b.indices[i]; o.path == path {
				data, err = o.append(nil)
				return data, true, err
			}
		}
	}
	if v.tells(path) {
		if err := v.measured(); err != nil {
			return nil, false, err
		}
	}
	if o := v.outputs[path]; o != nil {
		v.notes.RLock()
		defer v.notes.RUnlock()
		data, err = o.append(nil)
		return data, true, err
	}
	if s := v.streams[path]; s != nil {
		v.notes.Lock()
		defer v.notes.Unlock()
		var all bytes.Buffer
		err = s.write(&all)
		return all.Bytes(), true, err
	}
	if a := v.copies[path]; a != nil {
		data, err = a.read()
		return data, true, err
	}
	return v.ofMunicipality(path)
}

// ofMunicipality makes a file of the municipality whose id is in its path. What
// spans municipalities may be put together from it, so it notes nothing.
func (v *Preview) ofMunicipality(path string) (data []byte, ok bool, err error) {
	for piece := range strings.SplitSeq(path, "/") {
		id, _, _ := strings.Cut(piece, ".")
		m := v.b.site.Municipality(id)
		if m == nil {
			continue
		}
		for _, t := range v.b.data.Tables {
			if p := (part{t, m}); path == p.csv() || path == p.json() {
				data, err = v.b.one(&p, path)
				return data, v.b.data.Of(t, m), err
			}
		}
		for _, c := range v.b.calendars {
			if c.path == path {
				data, err = c.append(nil)
				return data, true, err
			}
		}
		for _, o := range v.b.outputsOf(m) {
			if o.path == path {
				data, err = o.append(nil)
				return data, true, err
			}
		}
	}
	return nil, false, nil
}

// searches reports whether a file is of the search index, or names its files.
func (v *Preview) searches(path string) bool {
	return strings.HasPrefix(path, "search/") || strings.HasSuffix(path, "/search.html")
}

// tells reports whether a file tells sizes and sums of others: those that say what
// the tables are, and the pages about data.
func (v *Preview) tells(path string) bool {
	if v.streams[path] != nil {
		return true
	}
	lang, rest, _ := strings.Cut(path, "/")
	return slices.Contains(v.b.site.Settings.Languages, lang) && strings.HasPrefix(rest, "data/")
}

// measure makes the tables and what tells of them, in the rounds of a build, and
// keeps what is noted of them alone.
func (b *build) measure(ctx context.Context) error {
	return b.rounds(ctx, nil, func(_ string, open func() (io.ReadCloser, error)) error {
		file, err := open()
		if err != nil {
			return err
		}
		defer file.Close()
		_, err = io.Copy(io.Discard, file)
		return err
	})
}

func (a *attachment) read() ([]byte, error) {
	file, err := a.open()
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", a.path, err)
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", a.path, err)
	}
	return data, nil
}
