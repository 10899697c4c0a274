package content

import (
	"cmp"
	"math/big"
	"path"
	"slices"
	"strings"

	"konsulta/generator/internal/index"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

// checkIndices checks every index: the trees of its methodologies, and what
// its editions say of them.
func (l *loader) checkIndices(sc scope) {
	for _, x := range l.site.Indices {
		if idFault(x.ID) != nil {
			l.report(problem.Place{File: path.Join("indices", x.ID), Field: "id"}, idFault(x.ID))
		}
		c := &indexCheck{loader: l, x: x, trees: map[string]*index.Tree{}}
		seen := map[string]model.Origin{}
		for _, m := range x.Methodologies {
			l.values(m, m.Origin, "", sc)
			l.unique(seen, m.Version, m.Origin, "version", cmp.Or(m.Version, "1"))
			c.last = index.NewTree(m)
			c.trees[m.Version] = c.last
			c.methodology(m, c.last)
		}
		if c.last == nil && !c.unreadable() {
			l.report(problem.Place{File: path.Join("indices", x.ID)}, problem.New("index_methodology", "value", x.ID))
		}
		for _, e := range x.Editions {
			each(l, e.Answers, sc)
			each(l, e.Scores, sc)
			each(l, e.Challenges, sc)
			c.edition(e, sc)
		}
	}
}

// indexCheck is the check of one index.
type indexCheck struct {
	*loader
	x     *model.Index
	trees map[string]*index.Tree // by version
	last  *index.Tree
}

// unreadable reports whether a methodology is there and could not be read.
func (c *indexCheck) unreadable() bool {
	return slices.ContainsFunc(slices.Concat(c.found[methodologyYAML], c.found[methodologyVersionYAML]), func(f *file) bool {
		return f.names["index"] == c.x.ID && f.unread
	})
}

// methodology checks a tree.
func (c *indexCheck) methodology(m *model.Methodology, t *index.Tree) {
	say := func(field, code string, args ...string) { c.say(m.Origin, field, problem.New(code, args...)) }
	low, high := t.Range()
	if low.Cmp(high) >= 0 {
		say("scale_max", "scale", "value", cmp.Or(string(m.Scale.Max), "100"), "other", "scale_min", "other_value", cmp.Or(string(m.Scale.Min), "0"))
	}
	if m.Scale.Decimals.N > 6 {
		say("scale_decimals", "scale_decimals", "value", m.Scale.Decimals.String())
	}
	for i, b := range m.Bands {
		c.inScale(m.Origin, "bands."+number(i)+".min", b.Min, t)
	}
	ids := map[string]bool{}
	for i, n := range t.Nodes {
		at := "nodes." + number(i) + "."
		if ids[n.ID] && n.ID != "" {
			say(at+"id", "node_twice", "value", n.ID)
		}
		ids[n.ID] = true
		c.node(m, t, n, at)
	}
	c.weights(m, t, t.Roots)
	for _, n := range t.Nodes {
		c.weights(m, t, n.Children)
	}
}

// node checks what a node says of others and of its answers.
func (c *indexCheck) node(m *model.Methodology, t *index.Tree, n *index.Node, at string) {
	say := func(field, code string, args ...string) { c.say(m.Origin, at+field, problem.New(code, args...)) }
	parent := t.Node(n.Node.Parent)
	switch {
	case n.Node.Parent == "" || idFault(n.Node.Parent) != nil:
	case parent == nil:
		say("parent", "reference", "value", n.Node.Parent, "kind", "node", "suggestion", problem.Closest(n.Node.Parent, nodeIDs(t, false)))
	case parent.Indicator():
		say("parent", "node_parent", "value", n.Node.Parent)
	case n.Parent == nil:
		say("parent", "node_circle", "value", n.Node.Parent)
	}
	for k, id := range n.AlsoIn {
		other := t.Node(id)
		switch {
		case idFault(id) != nil:
		case other == nil:
			c.sayItem(m.Origin, at+"also_in", number(k), problem.New("reference", "value", id, "kind", "node",
				"suggestion", problem.Closest(id, nodeIDs(t, false))))
		case other.Indicator() || other == n:
			c.sayItem(m.Origin, at+"also_in", number(k), problem.New("node_parent", "value", id))
		}
	}
	if n.Weight != "" && strings.HasPrefix(string(n.Weight), "-") {
		say("weight", "weight_negative", "value", string(n.Weight))
	}
	highest := false
	for _, o := range n.Options {
		highest = highest || o.Points != "" && o.Points != "0" && !strings.HasPrefix(string(o.Points), "-")
	}
	switch {
	case n.Kind == "" && len(n.Members) == 0 && !slices.ContainsFunc(m.Nodes, func(x model.Node) bool { return x.Parent == n.ID }):
		say("kind", "node_empty", "value", n.ID)
	case n.Kind == "ordinal" && !highest:
		say("options", "node_options")
	case n.Kind == "count" && (n.MaxPoints == "" || n.MaxPoints == "0" || strings.HasPrefix(string(n.MaxPoints), "-")):
		say("max_points", "node_max_points")
	}
}

// nodeIDs lists the ids of a tree, for suggestions; of indicators alone where
// that is asked.
func nodeIDs(t *index.Tree, indicators bool) []string {
	var ids []string
	for _, n := range t.Nodes {
		if n.Indicator() || !indicators {
			ids = append(ids, n.ID)
		}
	}
	return ids[:min(len(ids), 1000)]
}

// weights checks those of nodes that stand side by side: all have one, and
// they add up to 1. An only node needs none.
func (c *indexCheck) weights(m *model.Methodology, t *index.Tree, siblings []*index.Node) {
	if cmp.Or(m.Rollup, "weighted_mean") != "weighted_mean" {
		return
	}
	siblings = slices.DeleteFunc(slices.Clone(siblings), func(n *index.Node) bool {
		return n.Beside() || n.Parent == nil && n.Node.Parent != "" // reported where it names its parent
	})
	if len(siblings) < 2 && (len(siblings) == 0 || siblings[0].Weight == "") {
		return
	}
	sum, whole := new(big.Rat), true
	for _, n := range siblings {
		w, ok := new(big.Rat).SetString(string(n.Weight))
		if !ok {
			whole = false
			c.say(m.Origin, "nodes."+number(n.Number)+".weight", problem.New("node_weight", "value", n.ID))
			continue
		}
		sum.Add(sum, w)
	}
	miss := new(big.Rat).Sub(sum, big.NewRat(1, 1))
	if whole && miss.Abs(miss).Cmp(big.NewRat(1, 1_000_000)) > 0 {
		c.say(m.Origin, "nodes."+number(siblings[0].Number)+".weight", problem.New("node_weights",
			"sum", strings.TrimRight(strings.TrimRight(sum.FloatString(7), "0"), "."), "count", number(len(siblings))))
	}
}

// inScale refuses a score outside the scale.
func (c *indexCheck) inScale(at model.Origin, field string, score model.Decimal, t *index.Tree) {
	r, ok := new(big.Rat).SetString(string(score))
	if !ok {
		return
	}
	if low, high := t.Range(); r.Cmp(low) < 0 || r.Cmp(high) > 0 {
		c.say(at, field, problem.New("score_range", "value", string(score),
			"min", string(index.Round(low, 0)), "max", string(index.Round(high, 0))))
	}
}

// edition checks an edition against its methodology and the register.
func (c *indexCheck) edition(e *model.Edition, sc scope) {
	t := c.last
	if f := c.editionFile(e); f != nil {
		c.values(e, e.Origin, "", sc)
		if e.Methodology != "" {
			if own := c.trees[e.Methodology]; own != nil {
				t = own
			} else if !c.unreadable() {
				c.say(e.Origin, "methodology", problem.New("reference", "value", e.Methodology, "kind", "methodology",
					"suggestion", problem.Closest(e.Methodology, sortedKeys(c.trees))))
			}
		}
		for i, id := range e.Sample {
			if !c.hasMunicipality(id) {
				c.sayItem(e.Origin, "sample", number(i), c.noMunicipality(id))
			}
		}
	}
	if t == nil {
		return
	}
	ec := &editionCheck{indexCheck: c, e: e, t: t, numbers: map[string]uint32{},
		answers: make(map[answerKey]*model.Answer, len(e.Answers)), sample: map[string]bool{}}
	for _, id := range e.Sample {
		ec.sample[id] = true
	}
	for _, a := range e.Answers {
		ec.answer(a)
	}
	ec.scores()
	ec.challenges()
}

// editionFile is the YAML of an edition, or nil.
func (c *indexCheck) editionFile(e *model.Edition) *file {
	for _, f := range c.found[editionYAML] {
		if f.names["index"] == c.x.ID && f.names["edition"] == e.Year.String() && !f.unread {
			return f
		}
	}
	return nil
}

// answerKey is what an answer is found by: the two ids that it names, by
// number, since a map of a million pairs of texts is slow and large.
type answerKey struct{ municipality, indicator uint32 }

// editionCheck is the check of one edition.
type editionCheck struct {
	*indexCheck
	e       *model.Edition
	t       *index.Tree
	numbers map[string]uint32 // of the ids in keys, as they come
	answers map[answerKey]*model.Answer
	sample  map[string]bool
}

func (c *editionCheck) key(municipality, indicator string) answerKey {
	return answerKey{c.number(municipality), c.number(indicator)}
}

func (c *editionCheck) number(id string) uint32 {
	n, ok := c.numbers[id]
	if !ok {
		n = uint32(len(c.numbers))
		c.numbers[id] = n
	}
	return n
}

// place checks that a municipality is in the register and in the sample.
func (c *editionCheck) place(id string, at model.Origin) {
	switch {
	case id == "":
	case !c.hasMunicipality(id):
		c.say(at, "municipality", c.noMunicipality(id))
	case len(c.sample) > 0 && !c.sample[id] && idFault(id) == nil:
		c.say(at, "municipality", problem.New("answer_outside", "value", id))
	}
}

// indicator finds the indicator that a row names.
func (c *editionCheck) indicator(id string, at model.Origin) *index.Node {
	n := c.t.Node(id)
	if n != nil && n.Indicator() {
		return n
	}
	if idFault(id) == nil {
		c.say(at, "indicator", problem.New("reference", "value", id, "kind", "indicator", "suggestion", problem.Closest(id, nodeIDs(c.t, true))))
	}
	return nil
}

func (c *editionCheck) answer(a *model.Answer) {
	c.place(a.Municipality, a.Origin)
	n := c.indicator(a.Indicator, a.Origin)
	k := c.key(a.Municipality, a.Indicator)
	if first := c.answers[k]; first != nil {
		code := "answer_differs"
		if first.Value == a.Value && first.NotApplicable == a.NotApplicable {
			code = "answer_twice"
		}
		c.say(a.Origin, "indicator", problem.New(code, "value", a.Indicator, "place", c.inRoot(c.loader.place(first.Origin, "indicator")).Where()))
		return
	}
	c.answers[k] = a
	switch {
	case a.NotApplicable == model.Yes && a.Value != "":
		c.say(a.Origin, "value", problem.New("answer_both"))
		return
	case a.NotApplicable == model.Yes:
		return
	case a.Value == "":
		c.say(a.Origin, "value", problem.New("required"))
		return
	case n == nil:
		return
	}
	share, ok := n.Share(a.Value)
	if !ok {
		c.say(a.Origin, "value", problem.New("answer_value", "value", a.Value, "indicator", a.Indicator, "codes", allowedAnswers(n)))
		return
	}
	if share.Sign() > 0 && cmp.Or(a.Review, "final") == "final" && cmp.Or(c.e.State, "final") == "final" {
		c.evidence(a)
	}
}

// evidence asks for what a final answer above zero needs.
func (c *editionCheck) evidence(a *model.Answer) {
	switch {
	case c.t.Evidence == "link" && a.EvidenceURL == "" && a.ArchivedURL == "" && !c.misread(a.Origin, "evidence_url"):
		c.say(a.Origin, "evidence_url", problem.New("evidence_missing"))
	case c.t.Evidence == "archived" && a.ArchivedURL == "" && !c.misread(a.Origin, "archived_url"):
		c.say(a.Origin, "archived_url", problem.New("evidence_missing"))
	}
}

// allowedAnswers says what an indicator may be answered with.
func allowedAnswers(n *index.Node) string {
	switch n.Kind {
	case "binary":
		return "1, 0, yes, no"
	case "ordinal":
		var values []string
		for _, o := range n.Options {
			values = append(values, o.Value)
		}
		return strings.Join(values, ", ")
	case "ratio":
		return "0 … 1"
	}
	return "0 … " + string(n.MaxPoints)
}

func (c *editionCheck) scores() {
	seen := map[string]model.Origin{}
	for _, s := range c.e.Scores {
		c.place(s.Municipality, s.Origin)
		c.unique(seen, s.Municipality+" "+s.Node, s.Origin, "municipality", s.Municipality)
		if s.Node != "" && c.t.Node(s.Node) == nil && idFault(s.Node) == nil {
			c.say(s.Origin, "node", problem.New("reference", "value", s.Node, "kind", "node", "suggestion", problem.Closest(s.Node, nodeIDs(c.t, false))))
		}
		c.inScale(s.Origin, "published_score", s.PublishedScore, c.t)
	}
}

// challenges checks that the answers hold what the last decision on each of
// them says.
func (c *editionCheck) challenges() {
	seen := map[string]model.Origin{}
	last := map[answerKey]*model.Challenge{}
	for _, x := range c.e.Challenges {
		c.unique(seen, x.ID, x.Origin, "id", x.ID)
		c.place(x.Municipality, x.Origin)
		n := c.indicator(x.Indicator, x.Origin)
		for field, value := range map[string]string{"value_before": x.ValueBefore, "value_after": x.ValueAfter} {
			if n == nil || value == "" {
				continue
			}
			if _, ok := n.Share(value); !ok {
				c.say(x.Origin, field, problem.New("answer_value", "value", value, "indicator", x.Indicator, "codes", allowedAnswers(n)))
			}
		}
		if x.Decision != "pending" && x.Decision != "" && x.DecidedOn == 0 && !c.misread(x.Origin, "decided_on") {
			c.say(x.Origin, "decided_on", problem.New("required"))
		}
		if x.DecidedOn != 0 && x.DecidedOn < x.Received {
			c.say(x.Origin, "decided_on", problem.New("before", "value", x.DecidedOn.String(), "other", "received", "other_value", x.Received.String()))
		}
		k := c.key(x.Municipality, x.Indicator)
		if old := last[k]; x.ValueAfter != "" && (old == nil || old.DecidedOn <= x.DecidedOn) {
			last[k] = x
		}
	}
	for _, x := range c.e.Challenges {
		k := c.key(x.Municipality, x.Indicator)
		if last[k] != x || c.t.Node(x.Indicator) == nil {
			continue
		}
		value := ""
		if a := c.answers[k]; a != nil {
			value = a.Value
		}
		if value != x.ValueAfter {
			c.say(x.Origin, "value_after", problem.New("challenge_value", "value", x.ValueAfter, "other", value))
		}
	}
}
