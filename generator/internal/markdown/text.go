package markdown

import (
	"bytes"
	"html"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// AppendText appends a plain text field as HTML: web addresses become links,
// blank lines divide paragraphs (<p>…</p> and a line feed), other line ends
// become <br>. It appends nothing for a text without words.
func AppendText(dst []byte, s string) []byte {
	open := false
	for line := range strings.SplitSeq(clean(s), "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" && open:
			dst = append(dst, "</p>\n"...)
		case line == "":
			continue
		case open:
			dst = append(dst, "<br>"...)
		default:
			dst = append(dst, "<p>"...)
		}
		open = line != ""
		dst = appendLinked(dst, line)
	}
	if open {
		dst = append(dst, "</p>\n"...)
	}
	return dst
}

// AppendInline appends a plain text field as HTML within a line: web addresses
// become links, line ends become spaces.
func AppendInline(dst []byte, s string) []byte {
	first := true
	for line := range strings.SplitSeq(clean(s), "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if !first {
			dst = append(dst, ' ')
		}
		first = false
		dst = appendLinked(dst, line)
	}
	return dst
}

// appendLinked appends s escaped, with links for the web addresses in it.
func appendLinked(dst []byte, s string) []byte {
	done := 0
	for i := 0; i < len(s); i++ {
		if c := s[i] | 0x20; c != 'h' && c != 'w' {
			continue
		}
		if r, _ := utf8.DecodeLastRuneInString(s[:i]); i > 0 && isWord(r) {
			continue
		}
		n := address(s[i:])
		if n == 0 {
			continue
		}
		dst = appendEscaped(dst, s[done:i])
		done = i + n
		dst = append(dst, `<a href="`...)
		dst = appendEscaped(dst, escapeURL(addressURL(s[i:done])))
		dst = append(dst, `" rel="noopener">`...)
		dst = appendEscaped(dst, s[i:done])
		dst = append(dst, "</a>"...)
		i = done - 1
	}
	return appendEscaped(dst, s[done:])
}

// addressURL adds the scheme to an address that begins with www.
func addressURL(s string) string {
	if schemeLen(s) == 0 {
		return "http://" + s
	}
	return s
}

// appendEscaped appends s for HTML text and quoted attributes. It gives what
// html.EscapeString gives, without an allocation.
func appendEscaped[T string | []byte](dst []byte, s T) []byte {
	done := 0
	for i := range len(s) {
		var entity string
		switch s[i] {
		case '&':
			entity = "&amp;"
		case '<':
			entity = "&lt;"
		case '>':
			entity = "&gt;"
		case '"':
			entity = "&#34;"
		case '\'':
			entity = "&#39;"
		default:
			continue
		}
		dst = append(dst, s[done:i]...)
		dst = append(dst, entity...)
		done = i + 1
	}
	return append(dst, s[done:]...)
}

// clean ends lines with a line feed alone and replaces what no document may
// hold by U+FFFD. Content is checked before it comes here, so there is
// hardly ever anything to do.
func clean(s string) string {
	if utf8.ValidString(s) && (!mayBeForbidden(s) || strings.IndexFunc(s, forbidden) < 0) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	return strings.Map(allowed, s)
}

// mayBeForbidden is a quick look for the bytes with which forbidden characters
// begin. Latin and Cyrillic letters have none of them.
func mayBeForbidden(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < 0x20 && c != '\n' && c != '\t' || c == 0x7f || c == 0xc2 || c >= 0xef {
			return true
		}
	}
	return false
}

// forbidden reports whether r is a control character or a noncharacter, which
// the HTML standard forbids in text.
func forbidden(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\t' && r != '\n'
	case r < 0x7f:
		return false
	}
	return r <= 0x9f || r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe
}

func allowed(r rune) rune {
	if forbidden(r) {
		return utf8.RuneError
	}
	return r
}

// unescape appends s with its backslash escapes and character references
// resolved.
func unescape(dst, s []byte) []byte {
	for len(s) > 0 {
		i := bytes.IndexAny(s, `\&`)
		if i < 0 {
			break
		}
		dst = append(dst, s[:i]...)
		s = s[i:]
		if s[0] == '\\' {
			if len(s) > 1 && util.IsPunct(s[1]) {
				s = s[1:]
			}
			dst = append(dst, s[0])
			s = s[1:]
			continue
		}
		n := reference(s)
		dst = append(dst, strings.Map(allowed, html.UnescapeString(string(s[:n])))...)
		s = s[n:]
	}
	return append(dst, s...)
}

// reference returns the length of the character reference with which s
// begins, or 1 where the "&" begins none.
func reference(s []byte) int {
	end := bytes.IndexByte(s[:min(len(s), 34)], ';')
	if end < 2 {
		return 1
	}
	name := string(s[1:end])
	if number, found := strings.CutPrefix(name, "#"); found {
		digits, hex := strings.CutPrefix(strings.ToLower(number), "x")
		base, most := 10, 7
		if hex {
			base, most = 16, 6
		}
		if _, err := strconv.ParseUint(digits, base, 32); err != nil || len(digits) > most {
			return 1
		}
		return end + 1
	}
	if _, ok := util.LookUpHTML5EntityByName(name); !ok {
		return 1
	}
	return end + 1
}
