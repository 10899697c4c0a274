package generator_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"regexp"
	"strings"
	"testing"

	"konsulta/generator"
)

// contents are the content trees of our own sites.
var contents = map[string]string{"golden": golden, "demonstration": demonstration}

var address = regexp.MustCompile(`https?://[^\s"<>\\]+`)

// TestAddressesOfDigestAndTodo follows every address of the site that a digest
// or a list of what is owed names, in every format and language.
func TestAddressesOfDigestAndTodo(t *testing.T) {
	for _, tt := range ownSites {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.site(t)
			l := links{t: t, site: s, pages: s.pages(t), baseURL: tt.baseURL, from: map[string]bool{}}
			l.index()
			o := options(os.DirFS(contents[tt.name]), tt.asOf)
			for _, lang := range []string{"mk", "sq", "en"} {
				texts := map[string][]byte{}
				for _, format := range []string{"post", "text", "html", "eml", "json"} {
					texts["digest as "+format] = digestOf(t, o, lang, format)
				}
				texts["digest as eml"] = plain(t, texts["digest as eml"])
				for _, format := range []string{"text", "json", "ics"} {
					q := generator.TodoOptions{Selection: generator.Selection{Lang: lang}, Within: "52w", Format: format}
					b, _, err := generator.Todo(context.Background(), o, q)
					if err != nil {
						t.Fatal(err)
					}
					texts["todo as "+format] = bytes.ReplaceAll(b, []byte("\r\n "), nil)
				}
				for name, text := range texts {
					found := 0
					for _, a := range address.FindAllString(string(text), -1) {
						if strings.HasPrefix(a, tt.baseURL) {
							l.absolute(name+" in "+lang, a)
							found++
						}
					}
					if found < 4 {
						t.Errorf("%s in %s: only %d addresses", name, lang, found)
					}
				}
			}
		})
	}
}

func digestOf(t *testing.T, o generator.Options, lang, format string) []byte {
	t.Helper()
	q := generator.DigestOptions{Selection: generator.Selection{Lang: lang}, Since: "2020-01-01", Format: format}
	b, _, err := generator.Digest(context.Background(), o, q)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// plain is what the parts of a message say.
func plain(t *testing.T, message []byte) []byte {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(message))
	if err != nil {
		t.Fatal(err)
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	var all []byte
	parts := multipart.NewReader(m.Body, params["boundary"])
	for {
		p, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(quotedprintable.NewReader(p))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, text...)
	}
}

// TestDigestPage holds the HTML of a digest to what pages are held to: well
// formed, headings in order, nothing loaded, no style and no script.
func TestDigestPage(t *testing.T) {
	for _, tt := range ownSites {
		for _, lang := range []string{"mk", "sq", "en"} {
			name := tt.name + " in " + lang
			root := parsePage(t, name, digestOf(t, options(os.DirFS(contents[tt.name]), tt.asOf), lang, "html"))
			checkHeadings(t, name, root)
			for e := range root.all {
				switch {
				case e.has("style") || e.has("src") || e.name == "script" || e.name == "style" || e.name == "link" || e.name == "img":
					t.Errorf("%s: <%s> styles or loads something", name, e.name)
				case e.has("lang") && e.attr("lang") == lang && e.name != "html":
					t.Errorf("%s: <%s> names the language of the page", name, e.name)
				}
			}
		}
	}
}

// TestWhatCannotBeAskedFor names what is wrong and what to write instead.
func TestWhatCannotBeAskedFor(t *testing.T) {
	o := options(os.DirFS(golden), goldenAsOf)
	for _, tt := range []struct {
		q    generator.DigestOptions
		want string
	}{
		{generator.DigestOptions{Since: "last week"}, `--since "last week": write a number of days or weeks, for example 7d or 2w, or a day, 2026-11-16`},
		{generator.DigestOptions{Since: "2026-03"}, `--since "2026-03": write a number`},
		{generator.DigestOptions{Since: "2026-03-01T10:00"}, `--since "2026-03-01T10:00": write a number`},
		{generator.DigestOptions{Since: "-7d"}, `--since "-7d": write a number`},
		{generator.DigestOptions{Since: "7"}, `--since "7": write a number`},
		{generator.DigestOptions{Since: ""}, `--since "": write a number`},
		{generator.DigestOptions{Since: "2026-03-21"}, `--since "2026-03-21" is later than the as-of, 2026-03-20`},
		{generator.DigestOptions{Since: "7d", Selection: generator.Selection{Municipalities: []string{"zlatna", "zlatana"}}}, `--municipality "zlatana": there is none; did you mean "zlatna"?`},
		{generator.DigestOptions{Since: "7d", Selection: generator.Selection{Topics: []string{"sports"}}}, `--topic "sports": there is none; did you mean "sport"?`},
		{generator.DigestOptions{Since: "7d", Selection: generator.Selection{Lang: "fr"}}, `--lang "fr": write one of ar, en, mk, sq`},
		{generator.DigestOptions{Since: "7d", Format: "ics"}, `--format "ics": write post, text, html, eml or json`},
	} {
		b, r, err := generator.Digest(context.Background(), o, tt.q)
		if !errors.Is(err, generator.ErrUsage) || !strings.HasPrefix(err.Error(), tt.want) || b != nil || r == nil {
			t.Errorf("%+v gives %q, %v, want %s", tt.q, b, err, tt.want)
		}
	}
}

// TestSince takes days, weeks and days of the calendar as offices write them.
func TestSince(t *testing.T) {
	o := options(os.DirFS(golden), goldenAsOf)
	for since, want := range map[string]string{"7d": "2026-03-13", "2w": "2026-03-06", "0d": "2026-03-20", "2026-03-01": "2026-03-01", "1.3.2026": "2026-03-01"} {
		b, _, err := generator.Digest(context.Background(), o, generator.DigestOptions{Since: since, Format: "json"})
		var d struct{ Since string }
		if err != nil || json.Unmarshal(b, &d) != nil || d.Since != want {
			t.Errorf("since %s is %q, %v, want %s", since, d.Since, err, want)
		}
	}
}

// TestDigestInALanguageOfTheSite is in Arabic, which only the content speaks.
func TestDigestInALanguageOfTheSite(t *testing.T) {
	b := digestOf(t, options(os.DirFS(golden), goldenAsOf), "ar", "html")
	if !bytes.Contains(b, []byte(`<html lang="ar" dir="rtl">`)) || !bytes.Contains(b, []byte(`href="https://zlatna.example/konsultacii/ar/`)) {
		t.Errorf("the digest in Arabic is\n%s", b)
	}
}
