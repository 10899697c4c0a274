package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A kind is what an address leads to.
type kind int

const (
	refused  kind = iota
	web           // http or https
	contact       // mailto or tel
	fragment      // a place in the text
	relative      // a file or page of the site
)

// kindOf sorts an address in which entities and backslash escapes are
// resolved. It names what is allowed and refuses the rest, since there is no
// end to the disguises of a script.
func kindOf(s string) kind {
	if s == "" || s[0] == '?' || strings.HasPrefix(s, "//") || strings.IndexFunc(s, hidden) >= 0 {
		return refused
	}
	if s[0] == '#' {
		if len(s) == 1 {
			return refused
		}
		return fragment
	}
	i := strings.IndexAny(s, ":/?#")
	if i < 0 || s[i] != ':' {
		return relative
	}
	switch scheme, rest := strings.ToLower(s[:i]), s[i+1:]; scheme {
	case "http", "https":
		rest, found := strings.CutPrefix(rest, "//")
		if end := strings.IndexAny(rest, "/?#"); end >= 0 {
			rest = rest[:end]
		}
		if found && validAuthority(rest) {
			return web
		}
	case "mailto", "tel":
		if rest != "" {
			return contact
		}
	}
	return refused
}

// hidden reports whether browsers drop or change r while they read a URL.
func hidden(r rune) bool { return r == '\\' || unicode.IsControl(r) }

// resolve returns the URL to write for the address of a link or image, and
// false where the link is not allowed. It may hold characters that HTML
// escapes, such as "&".
func (o *Options) resolve(s string) (href string, k kind) {
	s = strings.TrimSpace(s)
	k = kindOf(s)
	switch {
	case k == fragment:
		s = o.Page + "#" + o.Prefix + s[1:]
	case k == relative && o.Link != nil:
		path, rest := splitPath(s)
		s = o.Link(path)
		if kindOf(s) == refused {
			return "", refused
		}
		s += rest
	}
	return escapeURL(s), k
}

// escapeURL escapes what the URL standard does not allow in a valid URL.
// Letters of any script stay, so that the source of a page can be read.
func escapeURL(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r == '%' || r == '#' || !inURL(r) }) {
		return s
	}
	var b strings.Builder
	inFragment := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '#' && !inFragment:
			inFragment = true
			b.WriteByte('#')
		case r == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			b.WriteByte('%')
		case inURL(r) && (r != utf8.RuneError || size > 1):
			b.WriteString(s[i : i+size])
		default:
			for _, c := range []byte(s[i : i+size]) {
				const digits = "0123456789ABCDEF"
				b.Write([]byte{'%', digits[c>>4], digits[c&15]})
			}
		}
		i += size
	}
	return b.String()
}

func inURL(r rune) bool {
	return isWord(r) || strings.ContainsRune("!$&'()*+,-./:;=?@_~", r)
}

func isAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
