package rdf

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// AppendJSONLD writes the graph as JSON-LD, version 1.1. The context stands in
// it: nothing has to be fetched to read it.
func (g *Graph) AppendJSONLD(dst []byte) ([]byte, error) {
	triples := g.sorted()
	used := map[string]bool{}
	kinds := g.kinds(triples, used)
	nodes := []map[string]any{}
	for i := range triples {
		t := &triples[i]
		if i == 0 || t.subject != triples[i-1].subject {
			nodes = append(nodes, map[string]any{"@id": t.subject})
		}
		node := nodes[len(nodes)-1]
		if t.predicate == rdfType {
			add(node, "@type", g.name(t.object.value, used))
			continue
		}
		add(node, g.name(t.predicate, used), g.value(t.object, kinds[t.predicate], used))
	}
	context := map[string]any{}
	for predicate, k := range kinds {
		if k != (kind{}) {
			context[g.name(predicate, used)] = map[string]string{"@type": k.of(g, used)}
		}
	}
	for prefix := range used {
		context[prefix] = g.prefixes[prefix]
	}
	b := bytes.NewBuffer(dst)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(map[string]any{"@context": context, "@graph": nodes}); err != nil {
		return dst, fmt.Errorf("writing JSON-LD: %w", err)
	}
	return b.Bytes(), nil
}

// kind is what all objects of a predicate are, so that the context says it
// once: links, or values of a datatype. The zero kind says nothing.
type kind struct {
	link     bool
	datatype string
}

// kinds finds what the objects of each predicate are.
func (g *Graph) kinds(triples []triple, used map[string]bool) map[string]kind {
	kinds := map[string]kind{}
	for i := range triples {
		t := &triples[i]
		if t.predicate == rdfType {
			continue
		}
		k := kind{t.object.link, t.object.datatype}
		if _, ok := g.prefixed(t.predicate, used); !ok {
			k = kind{} // a whole IRI is not defined in a context
		}
		if before, ok := kinds[t.predicate]; ok && before != k {
			k = kind{}
		}
		kinds[t.predicate] = k
	}
	return kinds
}

func (k kind) of(g *Graph, used map[string]bool) string {
	if k.link {
		return "@id"
	}
	return g.name(k.datatype, used)
}

// name gives an IRI as short as the context allows.
func (g *Graph) name(iri string, used map[string]bool) string {
	if name, ok := g.prefixed(iri, used); ok {
		return name
	}
	return iri
}

// value gives an object, with what the context does not say of it.
func (g *Graph) value(o Object, k kind, used map[string]bool) any {
	switch {
	case k != (kind{}):
		return o.value
	case o.link:
		return map[string]string{"@id": o.value}
	case o.lang != "":
		return map[string]string{"@value": o.value, "@language": o.lang}
	case o.datatype != "":
		return map[string]string{"@value": o.value, "@type": g.name(o.datatype, used)}
	}
	return o.value
}

// add gives a node one more value.
func add(node map[string]any, name string, value any) {
	switch before := node[name].(type) {
	case nil:
		node[name] = value
	case []any:
		node[name] = append(before, value)
	default:
		node[name] = []any{before, value}
	}
}
