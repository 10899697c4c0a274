package index

import (
	"math/big"

	"konsulta/generator/internal/model"
)

// Shares are what a municipality reached on every node of a tree, by the
// number of the node, and on the whole. nil is a node that was not measured
// or does not apply.
type Shares struct {
	Nodes []*big.Rat
	Whole *big.Rat
}

// Shares adds up the answers of one municipality, by indicator. Without an
// answer there is nothing: the municipality was not measured.
func (t *Tree) Shares(answers map[string]*model.Answer) Shares {
	s := Shares{Nodes: make([]*big.Rat, len(t.Nodes))}
	if len(answers) == 0 {
		return s
	}
	a := &adder{Tree: t, answers: answers, shares: s.Nodes, points: make([]*big.Rat, len(t.Nodes))}
	s.Whole, _ = a.mean(a.inside(t.Roots))
	for _, n := range t.Nodes {
		if len(n.Members) > 0 { // after the total, of which it is no part
			s.Nodes[n.Number], _ = a.mean(append(a.inside(n.Children), n.Members...))
		}
	}
	return s
}

// adder adds up one municipality.
type adder struct {
	*Tree
	answers map[string]*model.Answer
	shares  []*big.Rat
	points  []*big.Rat // what could be reached beneath a node that counts
}

// inside works out nodes and returns those that are part of the total.
func (a *adder) inside(nodes []*Node) []*Node {
	list := make([]*Node, 0, len(nodes))
	for _, n := range nodes {
		if n.Beside() {
			continue
		}
		list = append(list, n)
		if a.points[n.Number] != nil {
			continue // worked out before
		}
		if n.Indicator() {
			a.shares[n.Number], a.points[n.Number] = a.indicator(n), n.points
		} else {
			a.shares[n.Number], a.points[n.Number] = a.mean(a.inside(n.Children))
		}
	}
	return list
}

// indicator is the share of an answer. One that is missing counts as nothing
// reached, or does not count, as the methodology says; one that does not apply
// never counts.
func (a *adder) indicator(n *Node) *big.Rat {
	answer := a.answers[n.ID]
	switch {
	case answer != nil && answer.NotApplicable == model.Yes:
		return nil
	case answer != nil && answer.Value != "":
		if share, ok := n.Share(answer.Value); ok {
			return share
		}
	}
	if a.Missing == "exclude" {
		return nil
	}
	return zero
}

// mean is the mean of the shares of nodes that count, weighted as the
// methodology says, and what could be reached beneath them. The weights are
// divided by their sum.
func (a *adder) mean(nodes []*Node) (share, points *big.Rat) {
	sum, weights, points := new(big.Rat), new(big.Rat), new(big.Rat)
	part := new(big.Rat)
	for _, n := range nodes {
		own := a.shares[n.Number]
		if own == nil {
			continue
		}
		points.Add(points, a.points[n.Number])
		w := one
		switch a.Rollup {
		case "sum_points":
			w = a.points[n.Number]
		case "mean":
		default:
			if n.weight != nil {
				w = n.weight
			}
		}
		sum.Add(sum, part.Mul(own, w))
		weights.Add(weights, w)
	}
	if weights.Sign() == 0 {
		return nil, points
	}
	return sum.Quo(sum, weights), points
}

// Score is what a share makes on the scale: min + share × (max − min).
func (t *Tree) Score(share *big.Rat) *big.Rat {
	if share == nil {
		return nil
	}
	low, high := t.Range()
	r := new(big.Rat).Sub(high, low)
	r.Mul(r, share)
	return r.Add(r, low)
}

// Range is the scale: 0 to 100 unless the methodology says otherwise.
func (t *Tree) Range() (low, high *big.Rat) {
	low, high = rat(t.Scale.Min), rat(t.Scale.Max)
	if low == nil {
		low = zero
	}
	if high == nil {
		high = big.NewRat(100, 1)
	}
	return low, high
}

// Print rounds a score half up to the decimals of the scale; nil is "".
func (t *Tree) Print(score *big.Rat) model.Decimal {
	if score == nil {
		return ""
	}
	return Round(score, t.Scale.Decimals.N)
}

// Round writes a number with so many decimals, rounded half up: 2.5 becomes
// 3, and -2.5 becomes -2.
func Round(r *big.Rat, decimals int) model.Decimal {
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)
	scaled := new(big.Rat).Mul(r, new(big.Rat).SetInt(unit))
	twice := new(big.Int).Add(new(big.Int).Lsh(scaled.Num(), 1), scaled.Denom())
	whole, rest := new(big.Int).DivMod(twice, new(big.Int).Lsh(scaled.Denom(), 1), new(big.Int))
	_ = rest // DivMod is Euclidean: the quotient of a positive divisor is the floor
	return model.Decimal(new(big.Rat).SetFrac(whole, unit).FloatString(decimals))
}

// Points is what a share earns of an indicator's maximum.
func (n *Node) Points(share *big.Rat) *big.Rat { return new(big.Rat).Mul(share, n.points) }

// Exactly writes a number with as many decimals as it has, at most six.
func Exactly(r *big.Rat) model.Decimal {
	d := string(Round(r, 6))
	for d[len(d)-1] == '0' {
		d = d[:len(d)-1]
	}
	if d[len(d)-1] == '.' {
		d = d[:len(d)-1]
	}
	return model.Decimal(d)
}
