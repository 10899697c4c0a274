package markdown

import (
	"net/netip"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// maxHost is longer than any host name, in bytes of UTF-8.
const maxHost = 512

// address returns the length of the web address with which s begins: one that
// starts with http://, https:// or www. and has a host with a dot. It is 0
// where s begins with none. Punctuation at its end belongs to the sentence,
// and so does a closing parenthesis that the address does not open.
func address(s string) int {
	start := schemeLen(s)
	if start == 0 && !hasPrefixFold(s, "www.") {
		return 0
	}
	end := start + authorityLen(s[start:])
	if authority := s[start:end]; !strings.Contains(authority, ".") || !validAuthority(authority) {
		return 0
	}
	if end == len(s) || !strings.ContainsRune("/?#", rune(s[end])) {
		return end
	}
	if i := strings.IndexFunc(s[end:], endsAddress); i >= 0 {
		return len(trimAddress(s[:end+i]))
	}
	return len(trimAddress(s))
}

func schemeLen(s string) int {
	for _, scheme := range []string{"https://", "http://"} {
		if hasPrefixFold(s, scheme) {
			return len(scheme)
		}
	}
	return 0
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// authorityLen returns the length of the host and port with which s begins,
// without a colon, dot or hyphen at the end.
func authorityLen(s string) int {
	end := 0
	for i, r := range s {
		if i > maxHost || r != '.' && r != ':' && !inLabel(r) {
			break
		}
		end = i + utf8.RuneLen(r)
	}
	return len(strings.TrimRight(s[:end], ".:-"))
}

func inLabel(r rune) bool {
	return r == '-' || r == '_' || r != utf8.RuneError && isWord(r)
}

// isWord reports whether r is part of a word: a letter, digit or mark.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return isAlphanumeric(byte(r))
	}
	return unicode.In(r, unicode.L, unicode.Nd, unicode.M)
}

// validAuthority reports whether s is a host that a URL can have, with or
// without a port: a name or an IPv4 address.
func validAuthority(s string) bool {
	host, port, found := strings.Cut(s, ":")
	if found {
		if _, err := strconv.ParseUint(port, 10, 16); err != nil {
			return false
		}
	}
	if len(host) > maxHost {
		return false
	}
	last := ""
	for label := range strings.SplitSeq(host, ".") {
		outside := strings.IndexFunc(label, func(r rune) bool { return !inLabel(r) })
		if label == "" || len(label) > 63 || outside >= 0 || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
		last = label
	}
	// Browsers take a host whose last label is a number for an IPv4 address.
	if last[0] >= '0' && last[0] <= '9' {
		ip, err := netip.ParseAddr(host)
		return err == nil && ip.Is4()
	}
	return true
}

// endsAddress reports whether r cannot stand in an address within a text.
func endsAddress(r rune) bool {
	return unicode.IsSpace(r) || !unicode.IsGraphic(r) || r == utf8.RuneError ||
		strings.ContainsRune("<>\"`\\[]{}|^„“”«»‹›", r)
}

func trimAddress(s string) string {
	open := strings.Count(s, "(") - strings.Count(s, ")")
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		switch {
		case r == ')' && open < 0:
			open++
		case strings.ContainsRune(".,;:!?'’…*_~", r):
		default:
			return s
		}
		s = s[:len(s)-size]
	}
	return s
}

// addressParser makes links of the web addresses in Markdown. It acts on the
// sign after the scheme or www, which is rarer than the beginning of a word,
// and takes back what was read before it.
type addressParser struct{}

func (addressParser) Trigger() []byte { return []byte{':', '.'} }

func (addressParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	_, rest := block.PeekLine()
	before, ok := parent.LastChild().(*ast.Text)
	if !ok || before.Segment.Stop != rest.Start {
		return nil
	}
	source := block.Source()
	head := addressHead(util.BytesToReadOnlyString(source[before.Segment.Start:rest.Start]))
	if head == "" {
		return nil
	}
	start := rest.Start - len(head)
	n := address(util.BytesToReadOnlyString(source[start:rest.Stop]))
	if n == 0 {
		return nil
	}
	if before.Segment = before.Segment.WithStop(start); before.Segment.IsEmpty() {
		parent.RemoveChild(parent, before)
	}
	block.Advance(n - len(head))
	return ast.NewAutoLink(ast.AutoLinkURL, ast.NewTextSegment(text.NewSegment(start, start+n)))
}

// addressHead returns the last word of s where an address can begin with it.
func addressHead(s string) string {
	for _, head := range []string{"https", "http", "www"} {
		i := len(s) - len(head)
		if i < 0 || !strings.EqualFold(s[i:], head) {
			continue
		}
		if r, _ := utf8.DecodeLastRuneInString(s[:i]); i == 0 || !isWord(r) {
			return s[i:]
		}
	}
	return ""
}
