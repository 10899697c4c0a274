package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// served is a preview that runs.
type served struct {
	t       *testing.T
	address string // with a slash at its end
	client  http.Client
	stop    context.CancelFunc
	code    chan int
	once    sync.Once
}

// serve starts a preview on a free port and waits for its address.
func serve(t *testing.T, args ...string) *served {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	s := &served{t: t, stop: stop, code: make(chan int, 1), client: http.Client{Timeout: time.Minute}}
	lines, stderr := io.Pipe()
	go func() {
		s.code <- run(ctx, append([]string{"serve", "--port", "0"}, args...), io.Discard, stderr)
		stderr.Close()
	}()
	t.Cleanup(s.end)
	scanner := bufio.NewScanner(lines)
	for scanner.Scan() {
		if rest, ok := strings.CutPrefix(scanner.Text(), "serving "); ok {
			s.address, _, _ = strings.Cut(rest, " ")
			break
		}
	}
	go io.Copy(io.Discard, lines)
	if s.address == "" {
		t.Fatal("the preview names no address")
	}
	return s
}

// end stops the preview, which is no failure.
func (s *served) end() {
	s.t.Helper()
	s.once.Do(func() {
		s.stop()
		if code := <-s.code; code != exitDone {
			s.t.Errorf("a preview that was stopped exits with %d, want %d", code, exitDone)
		}
	})
}

// get fetches a page.
func (s *served) get(path string) (status int, body string, header http.Header) {
	s.t.Helper()
	r, err := s.client.Get(s.address + path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer r.Body.Close()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return r.StatusCode, string(data), r.Header
}

// shows fetches a page and looks for a text.
func (s *served) shows(path, want string) {
	s.t.Helper()
	if _, body, _ := s.get(path); !strings.Contains(body, want) {
		s.t.Errorf("%s does not show %q: %s", path, want, body)
	}
}

// after waits for the event that follows a change, as a browser does.
func (s *served) after(change func()) {
	s.t.Helper()
	r, err := s.client.Get(s.address + ".konsulta/events")
	if err != nil {
		s.t.Fatal(err)
	}
	defer r.Body.Close()
	lines := bufio.NewScanner(r.Body)
	if !lines.Scan() { // the server listens for changes from here on
		s.t.Fatalf("no event stream: %v", lines.Err())
	}
	change()
	for lines.Scan() {
		if lines.Text() == "data: built" {
			return
		}
	}
	s.t.Fatalf("no event after a change: %v", lines.Err())
}

// TestServe changes content, breaks it and mends it, while a browser looks.
func TestServe(t *testing.T) {
	const page = "mk/zlatna/park.html"
	content := newSite(t, "park,Парк,2026-03-02,2026-04-01\n")
	table := filepath.Join(content, consultations)
	s := serve(t, "--content", content)

	status, body, header := s.get(page)
	if status != http.StatusOK || !strings.Contains(body, "<h1>Парк</h1>") || header.Get("Content-Type") != "text/html; charset=utf-8" {
		t.Errorf("%s: status %d, type %q: %s", page, status, header.Get("Content-Type"), body)
	}
	for _, want := range []string{`<script src="/.konsulta/reload.js"></script>`, "connect-src 'self'"} {
		if strings.Count(body, want) != 1 {
			t.Errorf("%s has not one %s", page, want)
		}
	}
	s.shows("", "index.html")
	s.shows(".konsulta/reload.js", "EventSource")
	if status, _, _ := s.get("nowhere.html"); status != http.StatusNotFound {
		t.Errorf("nowhere.html has status %d", status)
	}
	for path, want := range map[string]string{
		"data/consultations.csv":      "text/csv; charset=utf-8",
		"data/consultations.json":     "application/json",
		"feeds/mk/consultations.rss":  "application/rss+xml; charset=utf-8",
		"feeds/mk/consultations.atom": "application/atom+xml; charset=utf-8",
		"feeds/mk/consultations.json": "application/feed+json",
		"calendars/mk/all.ics":        "text/calendar; charset=utf-8",
		"calendars/mk/zlatna.ics":     "text/calendar; charset=utf-8",
	} {
		if status, _, header := s.get(path); status != http.StatusOK || header.Get("Content-Type") != want {
			t.Errorf("%s has the status %d and the type %q, want %q", path, status, header.Get("Content-Type"), want)
		}
	}

	if _, _, header := s.get("data/catalog.ttl"); header.Get("Content-Type") != "text/turtle; charset=utf-8" {
		t.Errorf("the catalogue has the type %q", header.Get("Content-Type"))
	}

	s.after(func() { write(t, table, "id,title_mk,opens,closes\npark,Голем парк,2026-03-02,2026-04-01\n") })
	s.shows(page, "<h1>Голем парк</h1>")

	s.after(func() { write(t, table, "id,title_mk,opens,closes\npark,Голем парк,2026-03-02,2026-02-01\n") })
	s.shows(page, "closes in D2 (2026-02-01) is before opens (2026-03-02)")
	s.shows(page, "/.konsulta/reload.js")

	s.after(func() { write(t, table, "id,title_mk,opens,closes\npark,Нов парк,2026-03-02,2026-04-01\n") })
	s.shows(page, "<h1>Нов парк</h1>")

	// A folder that is new is watched too.
	s.after(func() {
		write(t, filepath.Join(content, "pages", "about.mk.md"), "---\ntitle: За нас\n---\nПрво.\n")
	})
	s.shows("mk/about.html", "Прво.")
	s.after(func() {
		write(t, filepath.Join(content, "pages", "about.mk.md"), "---\ntitle: За нас\n---\nВторо.\n")
	})
	s.shows("mk/about.html", "Второ.")
	s.end()
}

// TestServeWatchesTemplates changes a template that stands beside the
// content.
func TestServeWatchesTemplates(t *testing.T) {
	content := newSite(t, "park,Парк,2026-03-02,2026-04-01\n")
	own := filepath.Join(filepath.Dir(content), "templates", "consultation.html")
	write(t, own, `{{define "main"}}<h1>First</h1>{{end}}`)
	s := serve(t, "--content", content)
	s.shows("mk/zlatna/park.html", "<h1>First</h1>")
	s.after(func() { write(t, own, `{{define "main"}}<h1>Second</h1>{{end}}`) })
	s.shows("mk/zlatna/park.html", "<h1>Second</h1>")
}

// TestServeBeginsWithErrors starts a preview of content that has errors: it
// shows them and waits for better.
func TestServeBeginsWithErrors(t *testing.T) {
	content := newSite(t, "park,Парк,2026-03-02,2026-02-01\n")
	s := serve(t, "--content", content, "--lang", "mk")
	s.shows("mk/index.html", "е пред opens")
	s.after(func() {
		write(t, filepath.Join(content, consultations), "id,title_mk,opens,closes\npark,Парк,2026-03-02,2026-04-01\n")
	})
	s.shows("mk/zlatna/park.html", "<h1>Парк</h1>")
}

// TestServeWritesNothing looks for files that a preview left.
func TestServeWritesNothing(t *testing.T) {
	content := newSite(t, "park,Парк,2026-03-02,2026-04-01\n")
	t.Chdir(filepath.Dir(content))
	serve(t).end()
	if list, err := os.ReadDir("."); err != nil || len(list) != 1 {
		t.Errorf("beside the content are %v, %v", list, err)
	}
}

// TestServeShowsWhatFails breaks a page by a template that fails only while it is
// rendered, and mends it: the browser shows why, and then the page.
func TestServeShowsWhatFails(t *testing.T) {
	const page = "mk/zlatna/park.html"
	content := newSite(t, "park,Парк,2026-03-02,2026-04-01\n")
	own := filepath.Join(filepath.Dir(content), "templates", "consultation.html")
	write(t, own, `{{define "main"}}<h1>{{index .Title 1000}}</h1>{{end}}`)
	s := serve(t, "--content", content)
	status, body, header := s.get(page)
	if status != http.StatusInternalServerError || header.Get("Content-Type") != "text/html; charset=utf-8" ||
		!strings.Contains(body, "consultation.html:1") || !strings.Contains(body, "/.konsulta/reload.js") {
		t.Errorf("status %d, type %q: %s", status, header.Get("Content-Type"), body)
	}
	s.shows("mk/index.html", "<h1>") // the other pages are there
	s.after(func() { write(t, own, `{{define "main"}}<h1>Mended</h1>{{end}}`) })
	s.shows(page, "<h1>Mended</h1>")
}
