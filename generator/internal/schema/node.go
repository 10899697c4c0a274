package schema

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// node is a JSON object whose keys keep their order, so that a schema can be
// read from the top: what it is, its fields as they are declared, what they
// are made of.
type node []member

type member struct {
	key   string
	value any // node, []node, []string, string, int, float64, bool
}

// object makes a node of pairs of a key and a value.
func object(pairs ...any) node {
	n := make(node, 0, len(pairs)/2)
	for i := 1; i < len(pairs); i += 2 {
		n = append(n, member{pairs[i-1].(string), pairs[i]})
	}
	return n
}

// with gives the node with more pairs behind its own.
func (n node) with(pairs ...any) node { return append(n[:len(n):len(n)], object(pairs...)...) }

// keys lists the keys in order.
func (n node) keys() []string {
	list := make([]string, len(n))
	for i, m := range n {
		list[i] = m.key
	}
	return list
}

// document writes a node as an indented document.
func (n node) document() []byte {
	var b bytes.Buffer
	_ = json.Indent(&b, appendValue(nil, n), "", "  ") // it is JSON
	b.WriteByte('\n')
	return b.Bytes()
}

func appendValue(dst []byte, value any) []byte {
	switch v := value.(type) {
	case node:
		dst = append(dst, '{')
		for i, m := range v {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = append(appendString(dst, m.key), ':')
			dst = appendValue(dst, m.value)
		}
		return append(dst, '}')
	case []node:
		return appendList(dst, v)
	case []string:
		return appendList(dst, v)
	case []any:
		return appendList(dst, v)
	case string:
		return appendString(dst, v)
	case int:
		return strconv.AppendInt(dst, int64(v), 10)
	case bool:
		return strconv.AppendBool(dst, v)
	}
	panic("schema: a value that is no JSON") // a slip in this package
}

func appendList[T any](dst []byte, list []T) []byte {
	dst = append(dst, '[')
	for i, v := range list {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendValue(dst, v)
	}
	return append(dst, ']')
}

// appendString writes a text so that people can read it: < and & as they are.
func appendString(dst []byte, s string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a text has no error
	return append(dst, bytes.TrimSuffix(b.Bytes(), []byte("\n"))...)
}
