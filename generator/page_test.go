package generator_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
)

// element is an element of a page.
type element struct {
	name     string
	attrs    []xml.Attr
	parent   *element
	children []*element
	text     string // its own, without that of its children
}

// void elements have no end tag.
var void = []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

// parsePage reads a page as strictly as our own pages deserve: every element
// is closed in order, and no attribute stands twice.
func parsePage(t testing.TB, path string, data []byte) *element {
	t.Helper()
	if !bytes.HasPrefix(data, []byte("<!doctype html>\n<html lang=\"")) {
		t.Errorf("%s: begins %.60q", path, data)
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	root := &element{}
	open := root
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local, attrs: slices.Clone(token.Attr), parent: open}
			open.children = append(open.children, e)
			for i, a := range e.attrs {
				if slices.ContainsFunc(e.attrs[:i], func(b xml.Attr) bool { return a.Name == b.Name }) {
					t.Errorf("%s: <%s> has two attributes %s", path, e.name, a.Name.Local)
				}
			}
			if !slices.Contains(void, e.name) {
				open = e
			}
		case xml.EndElement:
			if token.Name.Local != open.name {
				t.Fatalf("%s: </%s> ends <%s>", path, token.Name.Local, open.name)
			}
			open = open.parent
		case xml.CharData:
			open.text += string(token)
		}
	}
	if open != root || len(root.children) != 1 {
		t.Fatalf("%s: <%s> is open at the end of %d elements", path, open.name, len(root.children))
	}
	return root.children[0]
}

// attr gives the value of an attribute, or "".
func (e *element) attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// has reports whether the element has the attribute.
func (e *element) has(name string) bool {
	return slices.ContainsFunc(e.attrs, func(a xml.Attr) bool { return a.Name.Local == name })
}

// all yields the element and those in it, in the order of the page.
func (e *element) all(yield func(*element) bool) { e.walk(yield) }

func (e *element) walk(yield func(*element) bool) bool {
	if !yield(e) {
		return false
	}
	for _, c := range e.children {
		if !c.walk(yield) {
			return false
		}
	}
	return true
}

// find gives the elements of a name.
func (e *element) find(names ...string) []*element {
	var found []*element
	for x := range e.all {
		if slices.Contains(names, x.name) {
			found = append(found, x)
		}
	}
	return found
}

// words gives the text of the element and of what is in it.
func (e *element) words() string {
	var b strings.Builder
	for x := range e.all {
		b.WriteString(x.text)
		b.WriteByte(' ')
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
