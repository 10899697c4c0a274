package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

// A writer appends the HTML of one text.
type writer struct {
	dst    []byte
	src    []byte
	o      Options
	levels []int          // levels of the headings above the next, as in the text
	ids    map[string]int // heading ids in use, with the last number tried after each
	marks  int            // emphasis around the next text
	inLink bool
	inCell bool
}

func (w *writer) raw(s string) { w.dst = append(w.dst, s...) }

func (w *writer) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c)
	}
}

func (w *writer) wrap(before string, n ast.Node, after string) {
	w.raw(before)
	w.children(n)
	w.raw(after)
}

func (w *writer) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.text(n)
	case *ast.Paragraph:
		w.wrap("<p>", n, "</p>\n")
	case *ast.TextBlock:
		w.children(n)
		if n.NextSibling() != nil && n.FirstChild() != nil {
			w.raw("\n")
		}
	case *ast.Heading:
		w.heading(n)
	case *ast.List:
		w.list(n)
	case *ast.ListItem:
		w.wrap("<li>", n, "</li>\n")
	case *ast.Blockquote:
		w.wrap("<blockquote>\n", n, "</blockquote>\n")
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		w.raw("<pre><code>")
		w.dst = appendEscaped(w.dst, n.Lines().Value(w.src))
		w.raw("</code></pre>\n")
	case *ast.ThematicBreak:
		w.raw("<hr>\n")
	case *extension.Table:
		w.table(n)
	default:
		w.inline(n)
	}
}

func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Emphasis:
		if n.Level == 2 {
			w.mark("strong", n)
		} else {
			w.mark("em", n)
		}
	case *extension.Strikethrough:
		w.mark("del", n)
	case *extension.TaskCheckBox:
		if n.IsChecked {
			w.raw("☑ ")
		} else {
			w.raw("☐ ")
		}
	case *ast.CodeSpan:
		w.raw("<code>")
		w.dst = appendEscaped(w.dst, w.code(nil, n))
		w.raw("</code>")
	case *ast.Link:
		w.link(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.Image:
		w.image(n)
	}
}

// mark writes emphasis, to a depth that browsers follow.
func (w *writer) mark(tag string, n ast.Node) {
	if w.marks >= maxMarks {
		w.children(n)
		return
	}
	w.marks++
	w.wrap("<"+tag+">", n, "</"+tag+">")
	w.marks--
}

func (w *writer) text(n *ast.Text) {
	value := n.Segment.Value(w.src)
	if bytes.IndexByte(value, '\\') >= 0 || bytes.IndexByte(value, '&') >= 0 {
		value = unescape(nil, value)
	}
	w.dst = appendEscaped(w.dst, value)
	switch {
	case n.HardLineBreak():
		w.raw("<br>\n")
	case n.SoftLineBreak():
		w.raw("\n")
	}
}

// code appends the text of a code span. In a table cell "\|" stands for "|",
// even in code.
func (w *writer) code(dst []byte, n *ast.CodeSpan) []byte {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		value := bytes.ReplaceAll(t.Segment.Value(w.src), []byte("\n"), []byte(" "))
		if w.inCell {
			value = bytes.ReplaceAll(value, []byte(`\|`), []byte("|"))
		}
		dst = append(dst, value...)
	}
	return dst
}

func (w *writer) list(n *ast.List) {
	if !n.IsOrdered() {
		class := ""
		if allBoxes(n) {
			class = ` class="boxes"`
		}
		w.wrap("<ul"+class+">\n", n, "</ul>\n")
		return
	}
	start := ""
	if n.Start != 1 {
		start = ` start="` + strconv.Itoa(n.Start) + `"`
	}
	w.wrap("<ol"+start+">\n", n, "</ol>\n")
}

// heading writes a heading one level below the heading above it, or at that
// heading's level or a higher one, whatever number of levels lie between the
// two in the text. One without words would be an empty place in the outline.
func (w *writer) heading(n *ast.Heading) {
	words := strings.TrimSpace(string(w.plain(nil, n)))
	if words == "" {
		if n.HasChildren() {
			w.wrap("<p>", n, "</p>\n")
		}
		return
	}
	for len(w.levels) > 0 && w.levels[len(w.levels)-1] >= n.Level {
		w.levels = w.levels[:len(w.levels)-1]
	}
	level := strconv.Itoa(min(w.o.MinHeading+len(w.levels), 6))
	w.levels = append(w.levels, n.Level)

	w.raw("<h" + level)
	if id := w.id(words); id != "" {
		w.raw(` id="`)
		w.dst = appendEscaped(w.dst, w.o.Prefix+id)
		w.raw(`"`)
	}
	w.wrap(">", n, "</h"+level+">\n")
}

// id returns an id for a heading that no other heading of the text has, and
// "" for one without letters and digits.
func (w *writer) id(words string) string {
	id := slug(words)
	if id == "" {
		return ""
	}
	if w.ids == nil {
		w.ids = map[string]int{}
	}
	last, used := w.ids[id]
	if !used {
		w.ids[id] = 1
		return id
	}
	for n := last + 1; ; n++ {
		numbered := id + "-" + strconv.Itoa(n)
		if _, used := w.ids[numbered]; !used {
			w.ids[id], w.ids[numbered] = n, 1
			return numbered
		}
	}
}

// slug returns the letters and digits of s in lower case, with a hyphen for
// what is between them.
func slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range s {
		if !isWord(r) {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// link writes a link, and of one that is not allowed or stands within
// another its text. A link without words shows its address.
func (w *writer) link(n *ast.Link) {
	dest := string(unescape(nil, n.Destination))
	href, k := w.o.resolve(dest)
	if w.inLink || k == refused {
		w.children(n)
		return
	}
	w.openLink(href, n.Title)
	w.children(n)
	if strings.TrimSpace(string(w.plain(nil, n))) == "" {
		w.dst = appendEscaped(w.dst, dest)
	}
	w.closeLink()
}

func (w *writer) openLink(href string, title []byte) {
	w.inLink = true
	w.raw(`<a href="`)
	w.dst = appendEscaped(w.dst, href)
	w.raw(`"`)
	w.title(title)
	w.raw(">")
}

func (w *writer) closeLink() {
	w.raw("</a>")
	w.inLink = false
}

func (w *writer) title(title []byte) {
	if len(title) > 0 {
		w.raw(` title="`)
		w.dst = appendEscaped(w.dst, unescape(nil, title))
		w.raw(`"`)
	}
}

func (w *writer) autoLink(n *ast.AutoLink) {
	label := n.Label(w.src)
	dest := string(label)
	if n.AutoLinkType == ast.AutoLinkEmail {
		dest = "mailto:" + dest
	} else if hasPrefixFold(dest, "www.") {
		dest = addressURL(dest)
	}
	href, k := w.o.resolve(dest)
	if w.inLink || k != web && k != contact {
		w.dst = appendEscaped(w.dst, label)
		return
	}
	w.openLink(href, nil)
	w.dst = appendEscaped(w.dst, label)
	w.closeLink()
}

// image writes a relative image. One from elsewhere becomes a link with the
// alternative text, and of any other only that text remains.
func (w *writer) image(n *ast.Image) {
	alt := bytes.TrimSpace(w.plain(nil, n))
	dest := string(unescape(nil, n.Destination))
	href, k := w.o.resolve(dest)
	switch {
	case k == relative:
		w.raw(`<img src="`)
		w.dst = appendEscaped(w.dst, href)
		w.raw(`" alt="`)
		w.dst = appendEscaped(w.dst, alt)
		w.raw(`"`)
		w.title(n.Title)
		w.raw(` loading="lazy">`)
	case k == web && !w.inLink:
		if len(alt) == 0 {
			alt = []byte(dest)
		}
		w.openLink(href, n.Title)
		w.dst = appendEscaped(w.dst, alt)
		w.closeLink()
	default:
		w.dst = appendEscaped(w.dst, alt)
	}
}

// table writes a table as the GFM specification shows it, with the alignment
// as a class: style attributes are forbidden on our pages.
func (w *writer) table(n *extension.Table) {
	w.raw("<table>\n")
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		tag, after := "td", ""
		switch {
		case row.Kind() == extension.KindTableHeader:
			tag, after = "th", "</thead>\n"
			w.raw("<thead>\n")
		case row.PreviousSibling().Kind() == extension.KindTableHeader:
			w.raw("<tbody>\n")
		}
		w.raw("<tr>\n")
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			w.cell(c, tag)
		}
		w.raw("</tr>\n" + after)
	}
	if n.ChildCount() > 1 {
		w.raw("</tbody>\n")
	}
	w.raw("</table>\n")
}

func (w *writer) cell(n ast.Node, tag string) {
	class := ""
	if cell, ok := n.(*extension.TableCell); ok && cell.Alignment != extension.AlignNone {
		class = ` class="` + cell.Alignment.String() + `"`
	}
	w.inCell = true
	w.wrap("<"+tag+class+">", n, "</"+tag+">\n")
	w.inCell = false
}

// plain appends the text below n without marks, a space after each block.
func (w *writer) plain(dst []byte, n ast.Node) []byte {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			dst = unescape(dst, c.Segment.Value(w.src))
			if c.HardLineBreak() || c.SoftLineBreak() {
				dst = append(dst, ' ')
			}
		case *ast.CodeSpan:
			dst = w.code(dst, c)
		case *ast.AutoLink:
			dst = append(dst, c.Label(w.src)...)
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			dst = append(dst, c.Lines().Value(w.src)...)
		case *ast.LinkReferenceDefinition:
		case *extension.TableCell:
			w.inCell = true
			dst = w.plain(dst, c)
			w.inCell = false
		default:
			dst = w.plain(dst, c)
		}
		if c.Type() == ast.TypeBlock {
			dst = append(dst, ' ')
		}
	}
	return dst
}
