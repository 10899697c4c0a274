// Package markdown turns the Markdown that clerks write into safe HTML, and
// plain text fields into HTML with links.
//
// It promises, for any input:
//   - Raw HTML never passes; it is shown as text, so that nothing vanishes.
//   - Links lead to http, https, mailto and tel addresses and to relative
//     ones. Of any other link only its text remains.
//   - Images are relative; one from elsewhere becomes a link.
//   - The only attributes are href, title, rel, src, alt, loading, start, id (of
//     headings) and class (left, center or right, of table cells; boxes, of
//     checklists).
//   - The HTML is well formed and holds no characters that HTML or XML forbid.
//   - Time and memory grow with the length of the text, not faster.
//
// The dialect is CommonMark with the tables, strikethrough, task lists and bare
// web addresses of GitHub Flavored Markdown. A task has a box that can be
// ticked on paper; on the page it is a character.
package markdown

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A Converter turns Markdown into HTML. It is safe for concurrent use.
type Converter struct {
	parser parser.Parser
}

// Options say how a text fits into its page. The zero value is usable.
type Options struct {
	// MinHeading is the level of the text's top headings, 2 where it is 0. The
	// others follow without a gap and never go below level 6.
	MinHeading int

	// Prefix stands before every heading id, so that two texts on one page do
	// not clash.
	Prefix string

	// Page is put before a link that leads to another place in the text
	// ("#goals"): the address of its page, or nothing on the page itself.
	Page string

	// Link gets the path of a relative link or image as [Converter.Files]
	// returns it, and returns the address to write, in which characters that no
	// URL can hold are then escaped. Of a link for which it returns "" only the
	// text remains. Where Link is nil the path stays as it is.
	Link func(path string) string
}

// New returns a Converter.
func New() *Converter {
	// HTML blocks and raw HTML are left out: their source is then ordinary text.
	// So are the extensions' transformer for "\|" in code and their web
	// addresses, whose time grows with the square of the length.
	return &Converter{parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(shallow{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(shallow{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(boxes{extension.NewTaskCheckBoxParser()}, 50),
			util.Prioritized(metered{parser.NewCodeSpanParser()}, 100),
			util.Prioritized(metered{parser.NewLinkParser()}, 200),
			util.Prioritized(metered{parser.NewAutoLinkParser()}, 300),
			util.Prioritized(metered{parser.NewEmphasisParser()}, 500),
			util.Prioritized(metered{extension.NewStrikethroughParser()}, 500),
			util.Prioritized(addressParser{}, 999),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(references{}, 100),
			util.Prioritized(tables{extension.NewTableParagraphTransformer()}, 200),
		),
	)}
}

// parse returns the tree of src and the source that its segments point to.
func (c *Converter) parse(src string) (doc ast.Node, b []byte, err error) {
	// The parser indexes its input by hand. A slip there must cost one text, not
	// the whole site.
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("parsing Markdown of %d bytes: %v", len(src), p)
		}
	}()
	b = []byte(clean(src))
	return c.parser.Parse(text.NewReader(b)), b, nil
}

// Append appends src as HTML: blocks, each with a line feed at its end. The
// error is one of the parser's own; no text is known to cause it.
func (c *Converter) Append(dst []byte, src string, o Options) ([]byte, error) {
	doc, b, err := c.parse(src)
	if err != nil {
		return dst, err
	}
	if o.MinHeading == 0 {
		o.MinHeading = 2
	}
	w := writer{dst: dst, src: b, o: o}
	w.children(doc)
	return w.dst, nil
}

// Files returns the paths of the relative links and images of src, each once,
// in the order of the text: with percent escapes resolved and without query
// and fragment.
func (c *Converter) Files(src string) []string {
	if !strings.Contains(src, "](") && !strings.Contains(src, "]:") {
		return nil
	}
	doc, _, err := c.parse(src)
	if err != nil {
		return nil
	}
	var files []string
	seen := map[string]bool{}
	add := func(dest []byte) {
		s := string(unescape(nil, dest))
		s = strings.TrimSpace(s)
		if kindOf(s) != relative {
			return
		}
		if path, _ := splitPath(s); !seen[path] {
			seen[path] = true
			files = append(files, path)
		}
	}
	// The function given to Walk never returns an error.
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch n := n.(type) {
			case *ast.Link:
				add(n.Destination)
			case *ast.Image:
				add(n.Destination)
			}
		}
		return ast.WalkContinue, nil
	})
	return files
}

// splitPath divides a relative address into its path, with percent escapes
// resolved, and the query and fragment with their marks.
func splitPath(s string) (path, rest string) {
	if i := strings.IndexAny(s, "?#"); i >= 0 {
		s, rest = s[:i], s[i:]
	}
	if p, err := url.PathUnescape(s); err == nil {
		s = p
	}
	return s, rest
}

// Plain returns the text of src without marks, on one line. Where it has more
// than max characters it is cut at the end of a word and ends in "…", which
// counts as one of them; max ≤ 0 means the whole text.
func (c *Converter) Plain(src string, max int) string {
	doc, b, err := c.parse(src)
	if err != nil {
		return ""
	}
	w := writer{src: b}
	s := strings.Join(strings.Fields(string(w.plain(nil, doc))), " ")
	if max <= 0 || utf8.RuneCountInString(s) <= max {
		return s
	}
	return cut(s, max-1) + "…"
}

// cut returns the whole words among the first n characters of s, and of a
// first word longer than that its beginning.
func cut(s string, n int) string {
	end := 0
	for ; n > 0; n-- {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	if s[end] != ' ' {
		if i := strings.LastIndexByte(s[:end], ' '); i > 0 {
			end = i
		}
	}
	return strings.TrimRightFunc(s[:end], func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",;:.–—-(„“", r)
	})
}
