package compile

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// escaper begins the names of the functions that html/template adds to a
// pipeline.
const escaper = "_html_template_"

// show compiles a value that goes through escapers; a constant does so now.
func (s *scope) show(n parse.Node, e expr, escapers []string) (text string, do step) {
	write := func(_ *frame, dst []byte, v reflect.Value) []byte { return append(dst, v.String()...) }
	if len(escapers) > 0 {
		hole, err := s.hole(escapers)
		if err != nil {
			s.unsupported(n, "an escaper (%v)", err)
		}
		write = hole
		if !e.constant {
			write = twin(strings.ReplaceAll(strings.Join(escapers, " "), escaper, ""), e.typ, hole)
		}
	} else if e.typ != stringType {
		s.unsupported(n, "a %s without an escaper", e.typ)
	}
	if !e.constant || s.err != nil {
		return "", func(f *frame, dst []byte, dot reflect.Value) []byte { return write(f, dst, e.eval(f, dot)) }
	}
	f := &frame{}
	text = string(write(f, nil, e.eval(f, reflect.Value{})))
	if f.stop != running {
		s.unsupported(n, "a constant")
	}
	return text, nil
}

// A writer writes a value through escapers.
type writer func(f *frame, dst []byte, v reflect.Value) []byte

// hole gives a writer that is the standard library: a template of a value and
// its escapers.
func (c *compiler) hole(escapers []string) (writer, error) {
	chain := strings.Join(escapers, " | ")
	t := c.holes[chain]
	if t == nil {
		// What comes out of the chain is not to be escaped once more. The names
		// have to mean something until html/template makes them its escapers.
		funcs := template.FuncMap{"_done": func(s string) template.HTML { return template.HTML(s) }}
		for _, name := range escapers {
			funcs[name] = func(any) (string, error) { return "", fmt.Errorf("%s is not an escaper", name) }
		}
		var err error
		if t, err = template.New("hole").Funcs(funcs).Parse("{{. | " + chain + " | _done}}"); err == nil {
			err = t.Execute(io.Discard, "")
		}
		if err != nil {
			return nil, err
		}
		c.holes[chain] = t
	}
	return func(f *frame, dst []byte, v reflect.Value) []byte {
		b := bytes.NewBuffer(dst)
		if err := t.Execute(b, v.Interface()); err != nil {
			f.leave(failed)
		}
		return b.Bytes()
	}, nil
}

// twin gives a writer that does what a chain of escapers does with values of
// a type, without the standard library wherever the value is an ordinary one.
func twin(chain string, typ reflect.Type, fill writer) writer {
	text := chain == "htmlescaper" || chain == "attrescaper" || chain == "rcdataescaper"
	switch plain := plainURLs[chain]; {
	case text && typ == stringType:
		return func(_ *frame, dst []byte, v reflect.Value) []byte { return appendText(dst, v.String()) }
	case text && typ == intType:
		return func(_ *frame, dst []byte, v reflect.Value) []byte { return strconv.AppendInt(dst, v.Int(), 10) }
	case chain == "htmlescaper" && typ == reflect.TypeFor[template.HTML]():
		return func(_ *frame, dst []byte, v reflect.Value) []byte { return append(dst, v.String()...) }
	case chain == "jsvalescaper" && typ == reflect.TypeFor[template.JS]():
		return func(_ *frame, dst []byte, v reflect.Value) []byte { return append(dst, v.String()...) }
	case plain != nil && typ == stringType:
		return func(f *frame, dst []byte, v reflect.Value) []byte {
			if s := v.String(); plain(s) {
				return appendText(dst, s)
			}
			return fill(f, dst, v)
		}
	}
	return fill
}

// plainURLs tell, for the escapers of a URL, what they change only as text.
var plainURLs = map[string]func(string) bool{
	"urlfilter attrescaper":               plainURL,
	"urlfilter urlnormalizer attrescaper": plainURL,
	"urlnormalizer attrescaper":           func(s string) bool { return only(s, &inURL) },
	"urlescaper attrescaper":              func(s string) bool { return only(s, &inQuery) },
}

// plainURL is for whole URLs, which may have a scheme.
func plainURL(s string) bool {
	for _, scheme := range [...]string{"https:", "http:", "mailto:"} {
		if rest, ok := strings.CutPrefix(s, scheme); ok {
			return only(rest, &inURL)
		}
	}
	return strings.IndexByte(s, ':') < 0 && only(s, &inURL)
}

// The bytes that stay as they are in a URL and in a value of its query.
var (
	inURL   = bytesOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!#$&*+,/:;=?@[]")
	inQuery = bytesOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
)

func bytesOf(s string) (in [256]bool) {
	for i := range len(s) {
		in[s[i]] = true
	}
	return in
}

func only(s string, in *[256]bool) bool {
	for i := range len(s) {
		if !in[s[i]] {
			return false
		}
	}
	return true
}

// special are the bytes that do not stay as they are in HTML, entities what
// becomes of them.
var (
	special  = bytesOf("\x00\"&'+<>")
	entities = ['>' + 1]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}
)

// appendText writes plain text as it stands between tags, in quotes and in a
// title alike.
func appendText(dst []byte, s string) []byte {
	start := 0
	for i := range len(s) {
		if special[s[i]] {
			dst = append(append(dst, s[start:i]...), entities[s[i]]...)
			start = i + 1
		}
	}
	return append(dst, s[start:]...)
}
