package markdown_test

import (
	"slices"
	"strings"
	"testing"

	"konsulta/generator/internal/markdown"
)

// convert returns the HTML of src without the line feed at its end.
func convert(t *testing.T, src string, o markdown.Options) string {
	t.Helper()
	b, err := markdown.New().Append(nil, src, o)
	if err != nil {
		t.Fatalf("Append(%q): %v", src, err)
	}
	return strings.TrimSuffix(string(b), "\n")
}

func TestAppend(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"empty", "", ""},
		{"paragraphs", "Прв\nпасус\n\nВтор", "<p>Прв\nпасус</p>\n<p>Втор</p>"},
		{"windows line ends", "a\r\nb\r\n\r\nc", "<p>a\nb</p>\n<p>c</p>"},
		{"emphasis", "*a* **b** ~~c~~ `d<`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d&lt;</code></p>"},
		{"hard break", "a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>"},
		{"list", "- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>"},
		{"numbered list", "3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>"},
		{"boxes", "- [ ] a\n- [x] *b*\n\n  c", "<ul class=\"boxes\">\n<li><p>☐ a</p>\n</li>\n<li><p>☑ <em>b</em></p>\n<p>c</p>\n</li>\n</ul>"},
		{"a box among items", "- [ ] a\n- b", "<ul>\n<li>☐ a</li>\n<li>b</li>\n</ul>"},
		{"numbered boxes", "1. [X] a", "<ol>\n<li>☑ a</li>\n</ol>"},
		{"no boxes", "[ ] a\n\n- [x](u)\n- [ ]\n- a [ ] b", "<p>[ ] a</p>\n<ul>\n<li><a href=\"u\">x</a></li>\n<li>[ ]</li>\n<li>a [ ] b</li>\n</ul>"},
		{"quote", "> a", "<blockquote>\n<p>a</p>\n</blockquote>"},
		{"code block", "```go\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"},
		{"rule", "---", "<hr>"},
		{"entities", "&copy; &amp; &notit; &#1046; \\&lt; \\*", "<p>© &amp; &amp;notit; Ж &amp;lt; *</p>"},
		{"control characters", "a\x00b\x1b&#0;&#27;\uFFFEc", "<p>a\uFFFDb\uFFFD\uFFFD\uFFFD\uFFFDc</p>"},
		{"invalid UTF-8", "a\xffb", "<p>a\uFFFDb</p>"},
		{"raw HTML is shown", "a <b>c</b> <!-- d -->", "<p>a &lt;b&gt;c&lt;/b&gt; &lt;!-- d --&gt;</p>"},
		{"HTML block is shown", "<div>\n*a*\n</div>", "<p>&lt;div&gt;\n<em>a</em>\n&lt;/div&gt;</p>"},
		{"no footnotes", "a[^1]\n\n[^1]: b", "<p>a<a href=\"b\">^1</a></p>"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := convert(t, test.src, markdown.Options{}); got != test.want {
				t.Errorf("Append(%q) = %q, want %q", test.src, got, test.want)
			}
		})
	}
}

func TestTables(t *testing.T) {
	const src = "| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | `x\\|y` | 3 |\n"
	const want = "<table>\n<thead>\n<tr>\n" +
		"<th class=\"left\">a</th>\n<th class=\"center\">b</th>\n<th class=\"right\">c</th>\n<th>d</th>\n" +
		"</tr>\n</thead>\n<tbody>\n<tr>\n" +
		"<td class=\"left\">1</td>\n<td class=\"center\"><code>x|y</code></td>\n<td class=\"right\">3</td>\n<td></td>\n" +
		"</tr>\n</tbody>\n</table>"
	if got := convert(t, src, markdown.Options{}); got != want {
		t.Errorf("Append(%q) = %q, want %q", src, got, want)
	}
	const header = "a | b\n--|--"
	const wantHeader = "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n</table>"
	if got := convert(t, header, markdown.Options{}); got != wantHeader {
		t.Errorf("Append(%q) = %q, want %q", header, got, wantHeader)
	}
}

func TestHeadings(t *testing.T) {
	tests := []struct {
		name, src string
		o         markdown.Options
		want      string
	}{
		{"ids keep letters", "# Цел на Одлуката, 2.1\n## Çështje të hapura", markdown.Options{},
			`<h2 id="цел-на-одлуката-2-1">Цел на Одлуката, 2.1</h2>` + "\n" + `<h3 id="çështje-të-hapura">Çështje të hapura</h3>`},
		{"ids are unique", "# a\n# a\n# a-2\n# a", markdown.Options{},
			`<h2 id="a">a</h2>` + "\n" + `<h2 id="a-2">a</h2>` + "\n" + `<h2 id="a-2-2">a-2</h2>` + "\n" + `<h2 id="a-3">a</h2>`},
		{"prefix", "# a & *b*", markdown.Options{Prefix: "report-"}, `<h2 id="report-a-b">a &amp; <em>b</em></h2>`},
		{"no id without letters", "# ***!***", markdown.Options{Prefix: "x-"}, `<h2><em><strong>!</strong></em></h2>`},
		{"top level moves down", "# a\n## b", markdown.Options{MinHeading: 3}, `<h3 id="a">a</h3>` + "\n" + `<h4 id="b">b</h4>`},
		{"top level moves up", "#### a", markdown.Options{MinHeading: 2}, `<h2 id="a">a</h2>`},
		{"no level is skipped", "## a\n##### b\n### c\n# d", markdown.Options{},
			`<h2 id="a">a</h2>` + "\n" + `<h3 id="b">b</h3>` + "\n" + `<h3 id="c">c</h3>` + "\n" + `<h2 id="d">d</h2>`},
		{"never below six", "# a\n## b\n### c\n#### d\n##### e", markdown.Options{MinHeading: 3},
			`<h3 id="a">a</h3>` + "\n" + `<h4 id="b">b</h4>` + "\n" + `<h5 id="c">c</h5>` + "\n" + `<h6 id="d">d</h6>` + "\n" + `<h6 id="e">e</h6>`},
		{"empty", "#\n\n# ![](a.png)", markdown.Options{}, `<p><img src="a.png" alt="" loading="lazy"></p>`},
		{"link within the text", "[x](#цел)", markdown.Options{Prefix: "p-", Page: "page.html"}, `<p><a href="page.html#p-цел">x</a></p>`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := convert(t, test.src, test.o); got != test.want {
				t.Errorf("Append(%q, %+v) = %q, want %q", test.src, test.o, got, test.want)
			}
		})
	}
}

func TestLinks(t *testing.T) {
	tests := []struct{ src, want string }{
		{"[a](https://example.org/x?a=1&b=2 \"t<\")", `<a href="https://example.org/x?a=1&amp;b=2" title="t&lt;">a</a>`},
		{"[a](HTTP://example.org)", `<a href="HTTP://example.org">a</a>`},
		{"[a](mailto:info@example.org)", `<a href="mailto:info@example.org">a</a>`},
		{"[a](tel:+38922123456)", `<a href="tel:+38922123456">a</a>`},
		{"[a][b]\n\n[b]: files/b.pdf", `<a href="files/b.pdf">a</a>`},
		{"[a](<files/план 1 [x].pdf>)", `<a href="files/план%201%20%5Bx%5D.pdf">a</a>`},
		{"[a](files/100%.pdf#x#y)", `<a href="files/100%25.pdf#x%23y">a</a>`},
		{"[](files/b.pdf)", `<a href="files/b.pdf">files/b.pdf</a>`},
		{"[a](/x)", `<a href="/x">a</a>`},
		{"[a](x/y:z)", `<a href="x/y:z">a</a>`},
		{"<https://example.org/a_b>", `<a href="https://example.org/a_b">https://example.org/a_b</a>`},
		{"<info@example.org>", `<a href="mailto:info@example.org">info@example.org</a>`},
		{"[a <https://b.org> c](https://d.org)", `<a href="https://d.org">a https://b.org c</a>`},
		{"[![b](https://c.org/d.png)](https://e.org)", `<a href="https://e.org">b</a>`},
		{"[![b](d.png)](https://e.org)", `<a href="https://e.org"><img src="d.png" alt="b" loading="lazy"></a>`},

		{"![план *А*](план.png \"t\")", `<img src="план.png" alt="план А" title="t" loading="lazy">`},
		{"![план](https://example.org/a.png)", `<a href="https://example.org/a.png">план</a>`},
		{"![](https://example.org/a.png)", `<a href="https://example.org/a.png">https://example.org/a.png</a>`},
		{"![a](mailto:b@example.org)", `a`},
		{"![a](#b)", `a`},

		{"see https://example.org/a_b_c, www.example.org.", `see <a href="https://example.org/a_b_c">https://example.org/a_b_c</a>, <a href="http://www.example.org">www.example.org</a>.`},
		{"(https://example.org/a(b))", `(<a href="https://example.org/a(b)">https://example.org/a(b)</a>)`},
		{"**https://example.org/**", `<strong><a href="https://example.org/">https://example.org/</a></strong>`},
		{"„https://example.org/одлука“", `„<a href="https://example.org/одлука">https://example.org/одлука</a>“`},
		{"[https://example.org](https://example.org)", `<a href="https://example.org">https://example.org</a>`},
		{"Извор:https://пример.мк/а", `Извор:<a href="https://пример.мк/а">https://пример.мк/а</a>`},
		{"xhttps://example.org awww.example.org", `xhttps://example.org awww.example.org`},
		{"https:// www. http://localhost ftp://example.org", `https:// www. http://localhost ftp://example.org`},
		{"`https://example.org`", `<code>https://example.org</code>`},
	}
	for _, test := range tests {
		want := "<p>" + test.want + "</p>"
		if got := convert(t, test.src, markdown.Options{}); got != want {
			t.Errorf("Append(%q) = %q, want %q", test.src, got, want)
		}
	}
}

// Of a link that is not allowed only its text remains.
func TestRefusedLinks(t *testing.T) {
	for _, dest := range []string{
		"javascript:alert(1)", "JaVaScRiPt:alert(1)", "<javascript:alert(1)>", "< javascript:alert(1)>",
		"&#106;avascript:alert(1)", "&#x6a;avascript:alert(1)", "javascript&colon;alert(1)", "javascript\\:alert(1)",
		"java&#10;script:alert(1)", "java&Tab;script:alert(1)", "&#1;javascript:alert(1)", "<\u00a0javascript:alert(1)>",
		"java\x00script:alert(1)", "vbscript:x", "data:text/html,<script>alert(1)</script>", "<data:text/html;base64,PHNjcmlwdD4=>",
		"//evil.example", "&#47;/evil.example", "<\\\\evil.example>", "/\\evil.example", "file:///etc/passwd", "ftp://example.org", "blob:x", "about:blank",
		"http:evil.example", "http:///evil.example", "https://", "https://a@evil.example", "https://a..b", "https://256.1.1.1", "https://a:99999", "mailto:", "tel:", "?x=1", "#", ":x", "",
	} {
		for _, src := range []string{"[text](" + dest + ")", "![text](" + dest + ")", "[text][r]\n\n[r]: " + dest} {
			got := convert(t, src, markdown.Options{})
			if strings.Contains(got, "<a") || strings.Contains(got, "<img") || !strings.Contains(got, "text") {
				t.Errorf("Append(%q) = %q, want no link", src, got)
			}
		}
	}
}

func TestScripts(t *testing.T) {
	tests := []struct{ src, want string }{
		{"<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"},
		{"<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>"},
		{"<javascript:alert(1)>", "<p>javascript:alert(1)</p>"},
		{"&lt;script&gt;", "<p>&lt;script&gt;</p>"},
		{"`<script>`", "<p><code>&lt;script&gt;</code></p>"},
		{"```\n<script>\n```", "<pre><code>&lt;script&gt;\n</code></pre>"},
		{"``` \"><script>\nx\n```", "<pre><code>x\n</code></pre>"},
		{`[a](x "\" onclick=\"alert(1)")`, `<p><a href="x" title="&#34; onclick=&#34;alert(1)">a</a></p>`},
		{`![" onerror="alert(1)](x)`, `<p><img src="x" alt="&#34; onerror=&#34;alert(1)" loading="lazy"></p>`},
		{`[a](<x" onclick="alert(1)>)`, `<p><a href="x%22%20onclick=%22alert(1)">a</a></p>`},
		{"# \" onclick=\"alert(1)", `<h2 id="onclick-alert-1">&#34; onclick=&#34;alert(1)</h2>`},
		{"[a](javascript%3Aalert(1))", `<p><a href="javascript%3Aalert(1)">a</a></p>`},
	}
	for _, test := range tests {
		if got := convert(t, test.src, markdown.Options{}); got != test.want {
			t.Errorf("Append(%q) = %q, want %q", test.src, got, test.want)
		}
	}
}

// The function of the options gets paths as Files gives them, and what it
// returns is held to the same rules.
func TestLinkOption(t *testing.T) {
	o := markdown.Options{Link: func(path string) string {
		switch path {
		case "files/план 1.pdf":
			return "../../" + path
		case "a.png":
			return "https://example.org/a.png"
		case "evil":
			return "javascript:alert(1)"
		}
		return ""
	}}
	tests := []struct{ src, want string }{
		{"[a](files/план%201.pdf#стр-2)", `<a href="../../files/план%201.pdf#стр-2">a</a>`},
		{"![a](a.png)", `<img src="https://example.org/a.png" alt="a" loading="lazy">`},
		{"[a](evil) [a](unknown.pdf) ![a](unknown.png)", `a a a`},
		{"[a](https://example.org)", `<a href="https://example.org">a</a>`},
	}
	for _, test := range tests {
		want := "<p>" + test.want + "</p>"
		if got := convert(t, test.src, o); got != want {
			t.Errorf("Append(%q) = %q, want %q", test.src, got, want)
		}
	}
}

func TestFiles(t *testing.T) {
	const src = "[a](files/b.pdf#p2) ![c](files/план%201.png) [d](https://example.org/e.pdf) [f][g] [a](files/b.pdf)\n\n" +
		"| [h](i.pdf?x) |\n|---|\n\n`[no](no.pdf)` [no](#no) [no](javascript:no)\n\n[g]: <k l.pdf>\n[unused]: unused.pdf"
	want := []string{"files/b.pdf", "files/план 1.png", "k l.pdf", "i.pdf"}
	if got := markdown.New().Files(src); !slices.Equal(got, want) {
		t.Errorf("Files(%q) = %q, want %q", src, got, want)
	}
	if got := markdown.New().Files("no links"); got != nil {
		t.Errorf("Files(%q) = %q, want none", "no links", got)
	}
}

func TestPlain(t *testing.T) {
	tests := []struct {
		src  string
		max  int
		want string
	}{
		{"# Цел\n\nОва е **важно**,\nзатоа `a|b` &amp; [врска](x) ![слика](y.png).", 0, "Цел Ова е важно, затоа a|b & врска слика."},
		{"- a\n- b\n\n| c | d |\n|---|---|\n| `e\\|f` | g |\n\n```\nh\n```", 0, "a b c d e|f g h"},
		{"see https://example.org <b>", 0, "see https://example.org <b>"},
		{"[x]: y", 0, ""},
		{"еден два три", 12, "еден два три"},
		{"еден два три", 11, "еден два…"},
		{"еден два три", 9, "еден два…"},
		{"еден, два три", 8, "еден…"},
		{"предолгзбор и", 5, "пред…"},
		{"ab", 1, "…"},
	}
	for _, test := range tests {
		if got := markdown.New().Plain(test.src, test.max); got != test.want {
			t.Errorf("Plain(%q, %d) = %q, want %q", test.src, test.max, got, test.want)
		}
	}
}
