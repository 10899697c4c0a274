package markdown_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"konsulta/generator/internal/markdown"
)

var (
	tagPattern  = regexp.MustCompile(`<(/?)([a-z0-9]+)((?: [a-z]+="[^"<>]*")*)>`)
	attrPattern = regexp.MustCompile(` ([a-z]+)="([^"]*)"`)
	urlPattern  = regexp.MustCompile(`^(?i:https?://|mailto:|tel:|[^:/?#]*([/?#]|$))`)
)

// attributes names every element that may appear and its attributes.
var attributes = map[string][]string{
	"a": {"href", "title", "rel"}, "img": {"src", "alt", "title", "loading"},
	"h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"},
	"ol": {"start"}, "th": {"class"}, "td": {"class"},
	"p": {}, "br": {}, "hr": {}, "em": {}, "strong": {}, "del": {}, "code": {}, "pre": {}, "ul": {"class"}, "li": {},
	"blockquote": {}, "table": {}, "thead": {}, "tbody": {}, "tr": {},
}

// checkHTML reports the first thing in s that is not on the list above, not
// balanced or not safe.
func checkHTML(s string) error {
	var open []string
	ids := map[string]bool{}
	for _, m := range tagPattern.FindAllStringSubmatch(s, -1) {
		closing, name, attrs := m[1] != "", m[2], m[3]
		names, known := attributes[name]
		if !known {
			return fmt.Errorf("element %s", m[0])
		}
		if closing {
			if len(open) == 0 || open[len(open)-1] != name {
				return fmt.Errorf("%s closes %q", m[0], open)
			}
			open = open[:len(open)-1]
			continue
		}
		if name == "a" && slices.Contains(open, "a") {
			return fmt.Errorf("%s within a link", m[0])
		}
		if name != "br" && name != "hr" && name != "img" {
			open = append(open, name)
		}
		for _, a := range attrPattern.FindAllStringSubmatch(attrs, -1) {
			switch value := a[2]; {
			case !slices.Contains(names, a[1]):
				return fmt.Errorf("attribute %s in %s", a[1], m[0])
			case a[1] == "href" || a[1] == "src":
				if value == "" || strings.HasPrefix(value, "//") || strings.ContainsAny(value, "\\ \t\n") || !urlPattern.MatchString(value) {
					return fmt.Errorf("address in %s", m[0])
				}
			case a[1] == "id":
				if value == "" || ids[value] {
					return fmt.Errorf("id in %s is empty or used", m[0])
				}
				ids[value] = true
			}
		}
	}
	if len(open) > 0 {
		return fmt.Errorf("%q never closed", open)
	}
	if rest := tagPattern.ReplaceAllString(s, ""); strings.ContainsAny(rest, "<>\x00") {
		return fmt.Errorf("not escaped: %q", rest)
	}
	return nil
}

func FuzzAppend(f *testing.F) {
	for _, seed := range []string{
		"# a\n\n**b** *c* ~~d~~ `e`\n\n- f\n  1. g\n\n> h\n\n| i | j |\n|:-|-:|\n| k | `l\\|m` |\n",
		"- [ ] a\n- [x] b\n  1. [ ] [c](d)\n- [x](e)\n",
		"[a](javascript:alert(1)) ![b](data:text/html,x) <javascript:c> [d][e]\n\n[e]: java&Tab;script:f \"g\"",
		"<script>alert(1)</script> <img src=x onerror=alert(1)>\n<div onclick=\"x\">",
		"see https://example.org/a_(b). www.example.org [a <http://b.org> c](http://d.org)",
		"\\*a\\* &lt;b&gt; &#106; &copy; \x00 \xff",
	} {
		f.Add(seed)
	}
	c := markdown.New()
	f.Fuzz(func(t *testing.T, src string) {
		b, err := c.Append(nil, src, markdown.Options{})
		if err != nil {
			t.Fatalf("Append(%q): %v", src, err)
		}
		if err := checkHTML(string(b)); err != nil {
			t.Errorf("Append(%q) = %q: %v", src, b, err)
		}
		for _, b := range [][]byte{markdown.AppendText(nil, src), markdown.AppendInline(nil, src)} {
			if err := checkHTML(string(b)); err != nil {
				t.Errorf("text %q became %q: %v", src, b, err)
			}
		}
		if s := c.Plain(src, 20); len([]rune(s)) > 20 {
			t.Errorf("Plain(%q, 20) = %q", src, s)
		}
		c.Files(src)
	})
}

// paragraph is 1 kB of the kind of text that a consultation has.
const paragraph = `## Што се предлага

Општината предлага **нов режим на паркирање** во центарот. Нацрт-одлуката ја
изработи [одделението за урбанизам](https://example.org/urbanizam) по
состаноците со жителите, а во неа се предвидени:

- 120 места за жители со *годишна* картичка,
- зона со ограничување од два часа,
- слободен влез за доставни возила до 10 часот.

Целиот текст е во [нацрт-одлуката](files/nacrt-odluka.pdf) и образложението.
Забелешки се поднесуваат во архивата или преку www.example.org.

| зона | цена |
|------|-----:|
| А    | 30   |
| Б    | 20   |
`

func BenchmarkAppend(b *testing.B) {
	c := markdown.New()
	var dst []byte
	b.SetBytes(int64(len(paragraph)))
	b.ReportAllocs()
	for b.Loop() {
		dst, _ = c.Append(dst[:0], paragraph, markdown.Options{})
	}
}
