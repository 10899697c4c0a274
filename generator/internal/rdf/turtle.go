package rdf

import (
	"fmt"
	"maps"
	"slices"
)

// AppendTurtle writes the graph as Turtle.
func (g *Graph) AppendTurtle(dst []byte) []byte {
	used := map[string]bool{}
	var body []byte
	var last triple
	for _, t := range g.sorted() {
		switch {
		case t.subject != last.subject:
			if last.subject != "" {
				body = append(body, " .\n\n"...)
			}
			body = append(g.appendIRI(body, t.subject, used), ' ')
			body = append(g.appendPredicate(body, t.predicate, used), ' ')
		case t.predicate != last.predicate:
			body = append(body, " ;\n  "...)
			body = append(g.appendPredicate(body, t.predicate, used), ' ')
		default:
			body = append(body, ", "...)
		}
		body = g.appendObject(body, t.object, used)
		last = t
	}
	if last.subject != "" {
		body = append(body, " .\n"...)
	}
	for _, prefix := range slices.Sorted(maps.Keys(used)) {
		dst = fmt.Appendf(dst, "@prefix %s: <%s> .\n", prefix, g.prefixes[prefix])
	}
	return append(append(dst, '\n'), body...)
}

func (g *Graph) appendPredicate(dst []byte, predicate string, used map[string]bool) []byte {
	if predicate == rdfType {
		return append(dst, 'a')
	}
	return g.appendIRI(dst, predicate, used)
}

func (g *Graph) appendIRI(dst []byte, iri string, used map[string]bool) []byte {
	if name, ok := g.prefixed(iri, used); ok {
		return append(dst, name...)
	}
	return append(append(append(dst, '<'), iri...), '>')
}

func (g *Graph) appendObject(dst []byte, o Object, used map[string]bool) []byte {
	if o.link {
		return g.appendIRI(dst, o.value, used)
	}
	dst = appendQuoted(dst, o.value)
	switch {
	case o.lang != "":
		dst = append(append(dst, '@'), o.lang...)
	case o.datatype != "":
		dst = g.appendIRI(append(dst, "^^"...), o.datatype, used)
	}
	return dst
}

// appendQuoted writes a string in quotes. Control characters are written by
// their numbers, so that a line stays a line and a terminal a terminal.
func appendQuoted(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			dst = append(dst, '\\', byte(r))
		case r == '\n':
			dst = append(dst, `\n`...)
		case r == '\r':
			dst = append(dst, `\r`...)
		case r == '\t':
			dst = append(dst, `\t`...)
		case r < ' ' || r >= 0x7f && r < 0xa0:
			dst = fmt.Appendf(dst, `\u%04X`, r)
		default:
			dst = append(dst, string(r)...)
		}
	}
	return append(dst, '"')
}
