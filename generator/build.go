package generator

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/export"
	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/markdown"
	"konsulta/generator/internal/publish"
	"konsulta/generator/internal/render"
	"konsulta/generator/internal/site"
)

// Build checks the content and publishes the site into dir. Content errors
// are [ErrContent]: nothing was written. A second build of the same folder is
// [ErrLocked].
func Build(ctx context.Context, o Options, dir string) (*Report, error) {
	var in *inputs
	var last remembered
	if o.Memory != nil {
		// Where the inputs cannot be read, the build itself says so.
		in, _ = o.inputs(ctx)
	}
	if in != nil {
		var asOf time.Time
		var now bool
		if last, asOf, now = o.recall(); !now {
			last.Places = nil
		} else if last.Inputs == in.sum() {
			if r, done, err := o.unchanged(ctx, &last, asOf, dir); done || err != nil {
				return r, err
			}
		}
	}
	b, r, err := newBuild(ctx, o)
	if err != nil {
		return r, err
	}
	if in != nil && !o.stillAre(ctx, in) { // what was read may be newer than the sums
		in, last = nil, remembered{}
	}
	out, err := publish.Open(dir)
	if err != nil {
		return r, err
	}
	defer out.Close()
	var until time.Time
	if in != nil {
		until = b.until()
		b.recallFrom(&last, in, out)
	}
	if err := b.planRest(ctx, until); err != nil {
		return r, err
	}
	b.data.Open = func(path string) (io.ReadCloser, error) { return out.Made(path) }
	b.data.Key = func(path string) string {
		if sum, ok := out.Sum(path); ok {
			return hex.EncodeToString(sum[:])
		}
		return ""
	}
	if err := out.Begin(b.paths()); err != nil {
		return r, err
	}
	put := func(path string, data []byte) error {
		_, err := out.Put(path, data)
		return err
	}
	err = b.run(ctx, put, func(path string, open func() (io.ReadCloser, error)) error {
		_, err := out.Copy(path, open)
		return err
	})
	if err != nil {
		return r, err
	}
	info, err := b.info()
	if err != nil {
		return r, err
	}
	s, err := out.Finish(info)
	r.Files, r.Changed, r.Kept, r.Removed, r.Bytes = s.Files, s.Changed, s.Kept, s.Removed, s.Bytes
	if err == nil && in != nil {
		b.remember(ctx, in, until, r, s)
	}
	return r, err
}

// Render checks the content and gives every file of the site to put, which
// may be called from several goroutines at once and must not keep data. The
// manifest is a matter of folders and is left out.
func Render(ctx context.Context, o Options, put func(path string, data []byte) error) (*Report, error) {
	b, r, err := newWholeBuild(ctx, o)
	if err != nil {
		return r, err
	}
	err = b.run(ctx, put, func(path string, open func() (io.ReadCloser, error)) error {
		file, err := open()
		if err != nil {
			return err
		}
		defer file.Close()
		data, err := io.ReadAll(file)
		if err != nil {
			return fmt.Errorf("reading %s: %w", path, err)
		}
		return put(path, data)
	})
	if err != nil {
		return r, err
	}
	info, err := b.info()
	if err == nil {
		err = put("build.json", info)
	}
	return r, err
}

// output is a file to be made in memory.
type output struct {
	path   string
	append func(dst []byte) ([]byte, error)
	lang   string // of a page that is for search engines, else ""
}

// attachment is a file to be copied byte for byte.
type attachment struct {
	of   string // the municipality in whose folder it stands, or ""
	path string
	open func() (io.ReadCloser, error)
}

// build is one build: what is to be made, in rounds. The tables come first,
// then what tells their sizes and sums, then the catalogue, which tells those
// of the ZIP too, then the pages, which tell the sizes of all of these.
type build struct {
	o           Options
	site        *facts.Site
	counts      Counts
	indices     []output // for searching; written first, since they wait in memory
	tables      []*stream
	described   []*stream  // what describes the tables and packs them, and the sitemap
	catalogue   []*stream  // what tells portals of all of these
	outputs     []output   // what spans municipalities
	places      []*place   // what there is of each municipality, but its tables
	calendars   []calendar // and calendars
	attachments []*attachment

	// Where builds remember: the keys of the municipalities now and at the last
	// build, what takes a file for made that is as that build left it, what that told
	// of its tables, and its archives.
	keys, last map[string]string
	keep       func(path string) bool
	lastTables map[string]wholeTable
	archives   archives

	plan      *site.Site
	templates *render.Set
	data      *export.Parts
}

// newWholeBuild plans a build that remembers nothing.
func newWholeBuild(ctx context.Context, o Options) (*build, *Report, error) {
	b, r, err := newBuild(ctx, o)
	if err == nil {
		err = b.planRest(ctx, time.Time{})
	}
	return b, r, err
}

// planRest makes the search indices and then, since those need much memory, plans
// what there is of each municipality.
func (b *build) planRest(ctx context.Context, until time.Time) error {
	err := b.search(ctx, until)
	if err == nil {
		err = b.planPlaces(ctx)
	}
	if err != nil {
		b.site.CloseRest()
	}
	return err
}

// newBuild plans what spans municipalities, but for the search indices.
func newBuild(ctx context.Context, o Options) (*build, *Report, error) {
	fs, r, err := load(ctx, o, true)
	if err != nil {
		return nil, r, err
	}
	if fs == nil {
		return nil, r, ErrContent
	}
	b := &build{o: o, site: fs, counts: r.Counts}
	t, err := o.readTheme(ctx, fs)
	if err != nil {
		return nil, r, err
	}
	templates, data := t.templates, &export.Parts{Site: export.New(fs)}
	b.templates, b.data = templates, data
	if err := b.leaveComments(ctx); err != nil {
		return nil, r, err
	}
	s := &site.Site{Site: fs, Words: t.words, Markdown: markdown.New(), Drafts: o.Drafts, Tables: data.Info(),
		Chrome: func(c *site.ChromePage) (header, footer template.HTML, err error) {
			if header, err = templates.Part(c.Lang, "header", c); err == nil {
				footer, err = templates.Part(c.Lang, "footer", c)
			}
			return header, footer, err
		}}
	if err := b.assets(s, t); err != nil {
		return nil, r, err
	}
	if err := b.attach(s); err != nil {
		return nil, r, err
	}
	b.plan = s
	b.tablesOf(data, s)
	s.Prepare()
	for _, m := range b.site.Municipalities {
		for _, o := range b.rendered(nil, s.CalendarOf(m)) {
			b.calendars = append(b.calendars, calendar{m.ID, o})
		}
	}
	for _, c := range s.Calendars(b.openCalendar) {
		b.described = append(b.described, &stream{path: c.Path, size: new(int), write: c.Write})
	}
	b.outputs = append(b.outputs, b.rendered(s.Outputs(), s.Feeds())...)
	b.outputs = append(b.outputs, made("robots.txt", s.AppendRobots(nil)))
	return b, r, nil
}

// leaveComments lets go of the comments, which are read again where something is
// made of them. Of what the tables tell can only be found with all of them.
func (b *build) leaveComments(ctx context.Context) error {
	if b.o.kept != nil { // a preview holds what it has read
		return nil
	}
	err := b.each(ctx, len(b.data.Tables), func(i int, buffer []byte) ([]byte, error) {
		b.data.Extent(b.data.Tables[i])
		return buffer, nil
	})
	for _, m := range b.site.Municipalities {
		m.LeaveComments()
	}
	return err
}

// rendered turns pages, feeds and calendars into outputs.
func (b *build) rendered(pages []site.Output, feeds ...[]site.FeedOutput) []output {
	var outputs []output
	for _, p := range pages {
		o := output{path: p.Path, append: func(dst []byte) ([]byte, error) {
			view, err := p.View()
			if err != nil {
				return dst, err
			}
			return b.templates.Append(dst, p.Lang, p.Template, view)
		}}
		if p.Indexed {
			o.lang = p.Lang
		}
		outputs = append(outputs, o)
	}
	for _, list := range feeds {
		for _, f := range list {
			outputs = append(outputs, output{path: f.Path, append: f.Append})
		}
	}
	return outputs
}

// outputsOf plans what there is of one municipality but its tables and its
// calendar: pages, feeds, calendars and documents of its consultations.
func (b *build) outputsOf(m *facts.Municipality) []output {
	outputs := b.rendered(b.plan.OutputsOf(m), b.plan.FeedsOf(m), b.plan.CalendarsOf(m))
	for _, c := range m.Consultations {
		outputs = append(outputs, output{path: "data/" + m.ID + "/consultations/" + c.ID + ".json",
			append: func(dst []byte) ([]byte, error) { return b.data.AppendConsultation(dst, c), nil }})
	}
	return outputs
}

// made is an output that is there already.
func made(path string, data []byte) output {
	return output{path: path, append: func(dst []byte) ([]byte, error) { return append(dst, data...), nil }}
}

// assets plans style sheet, script and pictures, under names that change
// with their bytes.
func (b *build) assets(s *site.Site, t *theme) error {
	s.Assets = map[string]string{}
	add := func(name string, data []byte) {
		sum := sha256.Sum256(data)
		ext := path.Ext(name)
		s.Assets[name] = "assets/" + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext
		b.outputs = append(b.outputs, made(s.Assets[name], data))
	}
	accent := s.Settings.Theme.Accent
	for _, a := range t.assets {
		switch {
		case a.Name == "feed.css":
			for _, lang := range s.Settings.Languages {
				add(site.FeedStyle(lang), s.FeedStyleSheet(lang, a.Data))
			}
			continue
		case a.Name == "icon.svg" && accent != "":
			a.Data = bytes.ReplaceAll(a.Data, []byte(site.DefaultAccent), []byte(site.AccentFill(accent)))
		}
		add(a.Name, a.Data)
	}
	if accent != "" {
		add("accent.css", []byte(site.AccentStyle(accent)))
	}
	add("share.png", t.picture)
	for _, name := range s.Site.Site.Assets {
		if name == "assets/custom.css" {
			data, err := fs.ReadFile(b.o.Content, name)
			if err != nil {
				return fmt.Errorf("reading the content: %w", err)
			}
			add("custom.css", data)
			continue
		}
		s.Assets[strings.TrimPrefix(name, "assets/")] = name
		b.attachments = append(b.attachments, b.copyOf(name, name))
	}
	return nil
}

func (b *build) copyOf(from, to string) *attachment {
	of, _ := content.MunicipalityOf(from)
	return &attachment{of, to, func() (io.ReadCloser, error) { return b.o.Content.Open(from) }}
}

// attach plans the attachments that records and texts name, and the frozen
// releases.
func (b *build) attach(s *site.Site) error {
	s.Files = map[string]int64{}
	for from, to := range s.Attachments() {
		info, err := fs.Stat(b.o.Content, from)
		if err != nil {
			return fmt.Errorf("reading the content: %w", err)
		}
		s.Files[strings.TrimPrefix(to, "files/")] = info.Size()
		b.attachments = append(b.attachments, b.copyOf(from, to))
	}
	for _, r := range b.site.Releases {
		from, to := "releases/"+r.Date.String()+"/", site.ReleasePath(r.Date)
		for _, f := range r.Files {
			b.attachments = append(b.attachments, b.copyOf(from+f.Path, to+f.Path))
		}
	}
	slices.SortFunc(b.attachments, func(x, y *attachment) int { return cmp.Compare(x.path, y.path) })
	return nil
}

func (b *build) paths() []string {
	var paths []string
	for _, t := range slices.Concat(b.tables, b.described, b.catalogue) {
		paths = append(paths, t.path)
	}
	for _, o := range slices.Concat(b.indices, b.outputs) {
		paths = append(paths, o.path)
	}
	for _, p := range b.places {
		paths = append(paths, p.paths...)
	}
	for _, p := range b.parts() {
		paths = append(paths, p.csv(), p.json())
	}
	for i := range b.calendars {
		paths = append(paths, b.calendars[i].path)
	}
	for _, a := range b.attachments {
		paths = append(paths, a.path)
	}
	slices.Sort(paths)
	return paths
}

// buildInfo is build.json.
type buildInfo struct {
	Program string `json:"program"`
	Version string `json:"version"`
	Format  int    `json:"format"`
	AsOf    string `json:"as_of"`
	BaseURL string `json:"base_url"`
	Flags   struct {
		Drafts    bool `json:"drafts"`
		NoHistory bool `json:"no_history"`
	} `json:"flags"`
	Counts   Counts `json:"counts"`
	Coverage struct {
		Covered int `json:"covered"`
		Of      int `json:"of"`
	} `json:"coverage"`
}

// info is build.json, the only file that names the as-of.
func (b *build) info() ([]byte, error) {
	return b.o.infoOf(b.site.AsOf, b.site.Settings.BaseURL, b.counts)
}

func (o *Options) infoOf(asOf time.Time, baseURL string, counts Counts) ([]byte, error) {
	info := buildInfo{Program: "konsulta", Version: Version, Format: 1, AsOf: asOf.Format("2006-01-02T15:04"),
		BaseURL: baseURL, Counts: counts}
	info.Flags.Drafts, info.Flags.NoHistory = o.Drafts, o.History == nil
	info.Coverage.Covered, info.Coverage.Of = counts.Covered, counts.Municipalities
	data, err := json.MarshalIndent(info, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("writing build.json: %w", err)
	}
	return append(data, '\n'), nil
}
