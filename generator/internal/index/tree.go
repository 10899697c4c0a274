// Package index adds up the scores of an openness index: from the answers of
// an edition, or from scores as they were published, to shares, scores,
// ranks and bands (contract, section 3.7).
//
// Its one idea is that nothing is rounded before it is printed. Shares are
// fractions, so that two people who recompute an index get the same figure,
// and a tie is a tie.
package index

import (
	"math/big"

	"konsulta/generator/internal/model"
)

// Tree is a methodology whose nodes know each other. A tree is made of a
// methodology that was checked; of others it holds what hangs together.
type Tree struct {
	*model.Methodology
	Roots []*Node          // in the order of the methodology; beside ones are among them
	Nodes []*Node          // in the order of the methodology
	byID  map[string]*Node // the first of each id
}

// Node is a principle, domain or indicator in its tree.
type Node struct {
	*model.Node
	Number   int // in the methodology, from 0
	Parent   *Node
	Children []*Node
	Members  []*Node // nodes from elsewhere that it counts a second time
	Level    int     // 0 for a root

	weight  *big.Rat            // as written; nil without
	points  *big.Rat            // an indicator's maximum
	options map[string]*big.Rat // share by value
}

// Indicator reports whether a node is answered and not added up.
func (n *Node) Indicator() bool { return n.Kind != "" }

// Beside reports whether a node counts other nodes' indicators a second time
// and nothing of its own, so that it stands beside the total.
func (n *Node) Beside() bool { return len(n.Members) > 0 && len(n.Children) == 0 }

// Node returns the node with an id, or nil.
func (t *Tree) Node(id string) *Node { return t.byID[id] }

// NewTree joins the nodes of a methodology. What names a node that is not
// there, or closes a circle, is left out.
func NewTree(m *model.Methodology) *Tree {
	t := &Tree{Methodology: m, byID: make(map[string]*Node, len(m.Nodes)), Nodes: make([]*Node, 0, len(m.Nodes))}
	for i := range m.Nodes {
		n := &Node{Node: &m.Nodes[i], Number: i, weight: rat(m.Nodes[i].Weight), points: rat(m.Nodes[i].MaxPoints)}
		n.prepare()
		t.Nodes = append(t.Nodes, n)
		if t.byID[n.ID] == nil {
			t.byID[n.ID] = n
		}
	}
	for _, n := range t.Nodes {
		if p := t.byID[n.Node.Parent]; p != nil && p != n && !p.Indicator() {
			n.Parent = p
		}
	}
	for _, n := range t.Nodes {
		if n.Parent != nil && n.circular(len(t.Nodes)) {
			n.Parent = nil
		}
		if n.Parent == nil {
			t.Roots = append(t.Roots, n)
		} else {
			n.Parent.Children = append(n.Parent.Children, n)
		}
		for _, id := range n.AlsoIn {
			if other := t.byID[id]; other != nil && other != n {
				other.Members = append(other.Members, n)
			}
		}
	}
	for _, root := range t.Roots {
		root.number(0)
	}
	return t
}

func (n *Node) circular(most int) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		if up == n || most == 0 {
			return true
		}
		most--
	}
	return false
}

func (n *Node) number(level int) {
	n.Level = level
	for _, c := range n.Children {
		c.number(level + 1)
	}
}

// prepare works out an indicator's maximum and the shares of its options.
func (n *Node) prepare() {
	if n.Kind == "ordinal" {
		highest := new(big.Rat)
		for _, o := range n.Options {
			if p := rat(o.Points); p != nil && p.Cmp(highest) > 0 {
				highest = p
			}
		}
		n.options = make(map[string]*big.Rat, len(n.Options))
		for _, o := range n.Options {
			if p := rat(o.Points); p != nil && highest.Sign() > 0 {
				n.options[o.Value] = new(big.Rat).Quo(p, highest)
			}
		}
		if n.points == nil {
			n.points = highest
		}
	}
	if n.points == nil {
		n.points = one
	}
}

var (
	zero = new(big.Rat)
	one  = big.NewRat(1, 1)
)

// rat reads a decimal; nil where there is none.
func rat(d model.Decimal) *big.Rat {
	if d == "" {
		return nil
	}
	r, ok := new(big.Rat).SetString(string(d))
	if !ok {
		return nil
	}
	return r
}

// Share returns the share, 0 to 1, that a value earns on an indicator; ok is
// false for a value outside its scale.
func (n *Node) Share(value string) (share *big.Rat, ok bool) {
	switch n.Kind {
	case "binary":
		switch value {
		case "1", "yes":
			return one, true
		case "0", "no":
			return zero, true
		}
	case "ordinal":
		share, ok = n.options[value]
		return share, ok
	case "ratio", "count":
		r, ok := new(big.Rat).SetString(value)
		if !ok || r.Sign() < 0 || n.Kind == "ratio" && r.Cmp(one) > 0 {
			return nil, false
		}
		if n.Kind == "count" {
			if n.points.Sign() <= 0 {
				return nil, false
			}
			if r.Quo(r, n.points); r.Cmp(one) > 0 {
				r.Set(one)
			}
		}
		return r, true
	}
	return nil, false
}

// Weight is how much a node counts: among those beside it, and in the whole.
// Both are nil for what stands beside the total.
type Weight struct{ Own, Total *big.Rat }

// Weights are the weights of all nodes, by number, where everything is
// answered.
func (t *Tree) Weights() []Weight {
	list := make([]Weight, len(t.Nodes))
	t.weigh(t.Roots, one, list)
	return list
}

func (t *Tree) weigh(nodes []*Node, of *big.Rat, list []Weight) {
	sum := new(big.Rat)
	for _, n := range nodes {
		if !n.Beside() {
			sum.Add(sum, t.counts(n))
		}
	}
	if sum.Sign() == 0 {
		return
	}
	for _, n := range nodes {
		if n.Beside() {
			continue
		}
		own := new(big.Rat).Quo(t.counts(n), sum)
		total := new(big.Rat).Mul(own, of)
		list[n.Number] = Weight{own, total}
		t.weigh(n.Children, total, list)
	}
}

// counts is the weight of a node before it is divided by the sum.
func (t *Tree) counts(n *Node) *big.Rat {
	switch t.Rollup {
	case "mean":
		return one
	case "sum_points":
		if n.Indicator() {
			return n.points
		}
		sum := new(big.Rat)
		for _, c := range n.Children {
			if !c.Beside() {
				sum.Add(sum, t.counts(c))
			}
		}
		return sum
	}
	if n.weight != nil {
		return n.weight
	}
	return one
}
