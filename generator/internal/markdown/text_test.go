package markdown_test

import (
	"html"
	"strings"
	"testing"

	"konsulta/generator/internal/markdown"
)

func TestAppendText(t *testing.T) {
	tests := []struct{ src, text, inline string }{
		{"", "", ""},
		{" \n\n ", "", ""},
		{"a < b & \"c\"", "<p>a &lt; b &amp; &#34;c&#34;</p>\n", "a &lt; b &amp; &#34;c&#34;"},
		{"a\nb\n\n \nc\r\nd\n", "<p>a<br>b</p>\n<p>c<br>d</p>\n", "a b c d"},
		{"*a* [b](c)", "<p>*a* [b](c)</p>\n", "*a* [b](c)"},
		{"a\x00\x1b", "<p>a\uFFFD\uFFFD</p>\n", "a\uFFFD\uFFFD"},
	}
	for _, test := range tests {
		if got := string(markdown.AppendText([]byte("x"), test.src)); got != "x"+test.text {
			t.Errorf("AppendText(%q) = %q, want %q", test.src, got, "x"+test.text)
		}
		if got := string(markdown.AppendInline([]byte("x"), test.src)); got != "x"+test.inline {
			t.Errorf("AppendInline(%q) = %q, want %q", test.src, got, "x"+test.inline)
		}
	}
}

// The address that is linked stands between bars.
func TestAddresses(t *testing.T) {
	for _, src := range []string{
		"|https://example.org|",
		"see |http://example.org/a?b=c#d|, and |HTTPS://EXAMPLE.ORG/|.",
		"(|https://example.org/a(b)|) „|https://example.org/а|“ »|https://example.org/|«",
		"|https://example.org/a|!?…",
		"|https://example.org:8080/a|: b",
		"|https://example.org|:",
		"|https://example.org/a_b~c|",
		"|https://10.0.0.1/|",
		"|https://пример.мк/патека|",
		"x:|https://example.org|",
		"https:// http://a http://localhost/ xhttp://example.org ftp://example.org",
		"https://-a.b http://a..b http://1.2.3 javascript://example.org",
		"<|https://example.org/|>",
		"|https://example.org/|\\x",
	} {
		want := mark(src)
		if got := string(markdown.AppendInline(nil, strings.ReplaceAll(src, "|", ""))); got != want {
			t.Errorf("AppendInline(%q) = %q, want %q", strings.ReplaceAll(src, "|", ""), got, want)
		}
	}
	const www = `<a href="http://www.example.org/" rel="noopener">www.example.org/</a>, www.`
	if got := string(markdown.AppendInline(nil, "www.example.org/, www.")); got != www {
		t.Errorf("AppendInline = %q, want %q", got, www)
	}
}

// mark returns src escaped, with links for what stands between bars.
func mark(src string) string {
	var b strings.Builder
	for i, part := range strings.Split(src, "|") {
		part = html.EscapeString(part)
		if i%2 == 1 {
			part = `<a href="` + part + `" rel="noopener">` + part + `</a>`
		}
		b.WriteString(part)
	}
	return b.String()
}
