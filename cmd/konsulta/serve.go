package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/spf13/cobra"

	"konsulta/generator"
)

func newServe(c *common) *cobra.Command {
	var port int
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Preview the site on localhost, renewed on every change",
		Long: `serve shows the site on localhost and makes each page when it is asked for. When
a file of the content or of your templates changes, it reads what changed and the
browser reloads. When the content has errors, the browser shows them.`,
		Example: "  konsulta serve\n  konsulta serve --port 8080 --drafts",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return c.serve(cmd.Context(), port) },
	}
	c.contentFlags(cmd)
	cmd.Flags().IntVar(&port, "port", 1313, "the `port`; 0 takes a free one")
	return cmd
}

func (c *common) serve(ctx context.Context, port int) error {
	if port < 0 || port > 65535 {
		return usageError{fmt.Errorf("--port %d: write a number from 0 to 65535", port)}
	}
	o, err := c.options()
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return err
	}
	defer listener.Close()
	// Links that are absolute lead to the preview too.
	o.BaseURL = "http://" + listener.Addr().String() + "/"
	p := &preview{common: c, options: o, changed: make(chan struct{})}
	// What changes while the first build reads is built again.
	watcher, err := p.watch()
	if err != nil {
		return err
	}
	defer watcher.Close()
	if err := p.rebuild(ctx); err != nil {
		return asUsage(err)
	}
	go p.follow(ctx, watcher)
	fmt.Fprintf(c.stderr, "serving %s (stop with Ctrl+C)\n", o.BaseURL)
	server := &http.Server{Handler: p, ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	go func() {
		<-ctx.Done()
		server.Close()
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil // stopping it is how a preview ends
}

// preview is the site that is shown.
type preview struct {
	*common
	options  generator.Options
	previews generator.Previews

	mu      sync.Mutex
	site    *generator.Preview // the last that had no errors
	errors  []byte             // the page of problems, when the content has errors
	changed chan struct{}      // closed when there is something new
}

// rebuild reads the site again. Content errors are shown and are none of
// the command's.
func (p *preview) rebuild(ctx context.Context) error {
	start := time.Now()
	if p.asOf == "" && os.Getenv(sourceDateEpoch) == "" {
		p.options.Now = start
	}
	site, r, err := p.previews.Open(ctx, p.options)
	var page []byte
	switch {
	case errors.Is(err, generator.ErrContent):
		if page, err = generator.AppendProblems(nil, r.Problems, "html", p.lang); err != nil {
			return err
		}
		p.closing(refusedLine, r.Errors, r.Warnings)
	case err != nil:
		return err
	default:
		p.closing(previewLine, r.Counts.Consultations, r.Counts.Municipalities, seconds(time.Since(start)))
	}
	text, err := generator.AppendProblems(nil, r.Problems, "text", p.lang)
	if err != nil {
		return err
	}
	if _, err := p.stderr.Write(text); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if site != nil {
		p.site = site
	}
	p.errors = page
	close(p.changed)
	p.changed = make(chan struct{})
	return nil
}

// settle is how long the files have to rest before a build: editors write in
// several steps.
const settle = 50 * time.Millisecond

// watch begins to note what changes below content and templates.
func (p *preview) watch() (*fsnotify.Watcher, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	for _, dir := range []string{p.content, p.templates} {
		if dir != "" {
			err = errors.Join(err, addFolders(w, dir))
		}
	}
	if err != nil {
		w.Close()
		return nil, err
	}
	return w, nil
}

func addFolders(w *fsnotify.Watcher, dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		return w.Add(name)
	})
}

// follow rebuilds when something changed.
func (p *preview) follow(ctx context.Context, w *fsnotify.Watcher) {
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case e, ok := <-w.Events:
			if !ok {
				return
			}
			if info, err := os.Stat(e.Name); err == nil && info.IsDir() && e.Has(fsnotify.Create) {
				if err := addFolders(w, e.Name); err != nil {
					fmt.Fprintf(p.stderr, "konsulta: %v\n", err)
				}
			}
			if !e.Has(fsnotify.Chmod) || e.Op != fsnotify.Chmod {
				timer.Reset(settle)
			}
		case err := <-w.Errors:
			fmt.Fprintf(p.stderr, "konsulta: watching the content: %v\n", err)
		case <-timer.C:
			if err := p.rebuild(ctx); err != nil && ctx.Err() == nil {
				fmt.Fprintf(p.stderr, "konsulta: %v\n", err)
			}
		}
	}
}

// reloader is the address of the script and the event stream that reload the
// browser; no file of a site begins so.
const reloader = "/.konsulta/"

const reloadScript = `new EventSource("/.konsulta/events").onmessage = function () { location.reload(); };
`

// ServeHTTP shows the site, or the problems of the content on every page.
func (p *preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	switch r.URL.Path {
	case reloader + "events":
		p.events(w, r)
		return
	case reloader + "reload.js":
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		fmt.Fprint(w, reloadScript)
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	p.mu.Lock()
	site, problems := p.site, p.errors
	p.mu.Unlock()
	data, ok, err := shown(site, name)
	status := http.StatusOK
	if err == nil && !ok && problems == nil {
		status, name = http.StatusNotFound, "404.html"
		data, _, err = shown(site, name)
	}
	switch {
	case problems != nil && (path.Ext(name) == ".html" || !ok):
		name, data = "problems.html", problems
	case err != nil: // of a template, or since the content is being changed
		status, data = http.StatusInternalServerError, failed(err)
		name = "error.html" // with the script that reloads it when it is mended
		fmt.Fprintf(p.stderr, "konsulta: %v\n", err)
	}
	w.Header().Set("Content-Type", contentType(name))
	if path.Ext(name) == ".html" {
		data = reloading(data)
	}
	w.WriteHeader(status)
	// A browser that went away wants nothing more.
	_, _ = w.Write(data)
}

// shown makes a file of the site, where there is one.
func shown(site *generator.Preview, name string) (data []byte, ok bool, err error) {
	if site == nil {
		return nil, false, nil
	}
	return site.File(name)
}

// failed is the page that stands in for a file that cannot be made.
func failed(err error) []byte {
	return fmt.Appendf(nil, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>konsulta</title>\n</head>\n"+
		"<body>\n<p>%s</p>\n</body>\n</html>\n", html.EscapeString(err.Error()))
}

// contentType is the type of a file as web servers should send it
// (docs/deploy.md). What the machine knows counts last: Windows may know
// scripts as plain text.
func contentType(name string) string {
	switch ext := path.Ext(name); ext {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".rss":
		return "application/rss+xml; charset=utf-8"
	case ".atom":
		return "application/atom+xml; charset=utf-8"
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".ics":
		return "text/calendar; charset=utf-8"
	case ".ttl":
		return "text/turtle; charset=utf-8"
	case ".jsonld":
		return "application/ld+json"
	case ".json":
		if strings.HasPrefix(name, "feeds/") {
			return "application/feed+json"
		}
		return "application/json"
	default:
		if t := mime.TypeByExtension(ext); t != "" {
			return t
		}
		return "application/octet-stream"
	}
}

// reloading adds the script that reloads a page, and lets the page's policy
// connect to this server where it does not say to what it may.
func reloading(page []byte) []byte {
	if !bytes.Contains(page, []byte("connect-src ")) {
		page = bytes.Replace(page, []byte("default-src 'none';"), []byte("default-src 'none'; connect-src 'self';"), 1)
	}
	return bytes.Replace(page, []byte("</head>"), []byte("<script src=\""+reloader+"reload.js\"></script>\n</head>"), 1)
}

// events tells the browser when the site was built again.
func (p *preview) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	flush := http.NewResponseController(w)
	p.mu.Lock()
	changed := p.changed
	p.mu.Unlock()
	if _, err := fmt.Fprint(w, ": waiting\n\n"); err != nil || flush.Flush() != nil {
		return
	}
	select {
	case <-r.Context().Done():
	case <-changed:
		fmt.Fprint(w, "data: built\n\n")
	}
}
