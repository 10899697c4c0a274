package index_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"konsulta/generator/internal/index"
	"konsulta/generator/internal/model"
)

// method is a methodology written in lines: id, parent, kind, weight or
// points, and the nodes that count it too.
func method(lines string) *model.Methodology {
	m := &model.Methodology{Rollup: "weighted_mean", Missing: "zero", RankOn: "unrounded"}
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		w := append(strings.Fields(line), "-", "-", "-", "-")
		dash := func(s string) string {
			if s == "-" {
				return ""
			}
			return s
		}
		n := model.Node{ID: w[0], Parent: dash(w[1]), Kind: dash(w[2])}
		for _, v := range strings.Split(dash(w[3]), ",") {
			switch name, value, _ := strings.Cut(v, "="); name {
			case "w":
				n.Weight = model.Decimal(value)
			case "max":
				n.MaxPoints = model.Decimal(value)
			case "also":
				n.AlsoIn = append(n.AlsoIn, value)
			case "options":
				for o := range strings.SplitSeq(value, "/") {
					value, points, _ := strings.Cut(o, ":")
					n.Options = append(n.Options, model.Option{Value: value, Points: model.Decimal(points)})
				}
			}
		}
		m.Nodes = append(m.Nodes, n)
	}
	return m
}

// answers are written as indicator=value, with "-" for not applicable.
func answers(text string) map[string]*model.Answer {
	list := map[string]*model.Answer{}
	for pair := range strings.FieldsSeq(text) {
		id, value, _ := strings.Cut(pair, "=")
		a := &model.Answer{Indicator: id, Value: value}
		if value == "-" {
			a.Value, a.NotApplicable = "", model.Yes
		}
		list[id] = a
	}
	return list
}

const small = `
transparency - - w=0.6
budget transparency binary w=0.5
minutes transparency ordinal w=0.5,options=none:0/some:1/all:3
integrity - - w=0.4
code integrity ratio w=0.25
reports integrity count w=0.75,max=4
`

// Every number here was worked out by hand.
func TestShares(t *testing.T) {
	for _, tt := range []struct {
		name, rollup, missing, tree, answers string
		want                                 string // whole, then the nodes that have a share
	}{
		{"weighted mean", "", "", small, "budget=1 minutes=some code=0.5 reports=3",
			// (0.5·1 + 0.5·1/3)·0.6 + (0.25·0.5 + 0.75·3/4)·0.4 = 2/3·3/5 + 11/16·2/5
			"27/40 transparency=2/3 budget=1 minutes=1/3 integrity=11/16 code=1/2 reports=3/4"},
		{"mean", "mean", "", small, "budget=1 minutes=some code=0.5 reports=3",
			"31/48 transparency=2/3 budget=1 minutes=1/3 integrity=5/8 code=1/2 reports=3/4"},
		{"sum of points", "sum_points", "", small, "budget=1 minutes=some code=0.5 reports=3",
			// 1 of 1, 1 of 3, 0.5 of 1, 3 of 4: 5.5 of 9
			"11/18 transparency=1/2 budget=1 minutes=1/3 integrity=7/10 code=1/2 reports=3/4"},
		{"unanswered counts as nothing", "", "", small, "budget=yes",
			"3/10 transparency=1/2 budget=1 minutes=0 integrity=0 code=0 reports=0"},
		{"unanswered is left out, and so is a node with nothing left", "", "exclude", small, "budget=yes",
			"1 transparency=1 budget=1"},
		{"left out under sum of points", "sum_points", "exclude", small, "minutes=some code=1",
			// 1 of 3 and 1 of 1
			"1/2 transparency=1/3 minutes=1/3 integrity=1 code=1"},
		{"not applicable is left out under either rule", "", "", small, "budget=1 minutes=- code=1 reports=9",
			"1 transparency=1 budget=1 integrity=1 code=1 reports=1"},
		{"without an answer nothing is measured", "", "", small, "", "none"},
		{"what does not apply at all has no score", "", "exclude", small, "budget=-", "none"},
		{"weights are divided by their sum", "", "", "a - binary w=0.3333333\nb - binary w=0.3333333\nc - binary w=0.3333333", "a=1",
			"1/3 a=1 b=0 c=0"},
		{"a cross-cutting domain stands beside the total", "", "", `
a - - w=1
a1 a binary w=0.5,also=open
a2 a binary w=0.5
open - -
`, "a1=1 a2=0", "1/2 a=1/2 a1=1 a2=0 open=1"},
		{"a node that counts others too counts them beside the total alone", "mean", "", `
a - -
a1 a binary also=b
a2 a binary
b - -
b1 b binary
`, "a1=1 a2=1 b1=0", "1/2 a=1 a1=1 a2=1 b=1/2 b1=0"},
		{"any depth", "mean", "", "a - -\nb a -\nc b -\nd c binary\ne a binary", "d=1 e=0", "1/2 a=1/2 b=1 c=1 d=1 e=0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := method(tt.tree)
			if tt.rollup != "" {
				m.Rollup = tt.rollup
			}
			if tt.missing != "" {
				m.Missing = tt.missing
			}
			tree := index.NewTree(m)
			s := tree.Shares(answers(tt.answers))
			got := "none"
			if s.Whole != nil {
				got = s.Whole.RatString()
				for _, n := range tree.Nodes {
					if share := s.Nodes[n.Number]; share != nil {
						got += " " + n.ID + "=" + share.RatString()
					}
				}
			}
			if got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestRound(t *testing.T) {
	for _, tt := range []struct {
		number   string
		decimals int
		want     model.Decimal
	}{
		{"5/2", 0, "3"}, {"-5/2", 0, "-2"}, {"1/3", 2, "0.33"}, {"2/3", 2, "0.67"}, {"0.125", 2, "0.13"}, {"-0.125", 2, "-0.12"},
		{"99.995", 2, "100.00"}, {"0", 1, "0.0"}, {"100", 0, "100"}, {"449/10", 0, "45"}, {"4449/100", 0, "44"},
	} {
		r, _ := new(big.Rat).SetString(tt.number)
		if got := index.Round(r, tt.decimals); got != tt.want {
			t.Errorf("Round(%s, %d) = %s, want %s", tt.number, tt.decimals, got, tt.want)
		}
	}
}

// edition has answers of municipalities, a line each.
func edition(lines string) *model.Edition {
	e := &model.Edition{}
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		id, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		for _, a := range answers(rest) {
			a.Municipality = id
			e.Answers = append(e.Answers, a)
		}
		if rest == "" {
			e.Sample = append(e.Sample, id)
		}
	}
	return e
}

func table(r *index.Result) string {
	var lines []string
	for _, p := range r.Order() {
		lines = append(lines, fmt.Sprintf("%d %s %s", p.Rank, p.Municipality, r.Printed(p)))
	}
	return strings.Join(lines, "\n")
}

const two = "a - binary w=0.5\nb - ratio w=0.5"

// Ties share a rank, 1, 2, 2, 4; what ties when it is rounded does so only
// where the methodology ranks on the rounded score.
func TestRanks(t *testing.T) {
	e := edition("bitola a=1 b=1\nohrid a=1 b=0.001\nprilep a=0 b=1\nveles a=0 b=0.4")
	m := method(two)
	if got, want := table(index.Compute(e, index.NewTree(m))), "1 bitola 100\n2 ohrid 50\n3 prilep 50\n4 veles 20"; got != want {
		t.Errorf("unrounded:\n%s\nwant\n%s", got, want)
	}
	m.RankOn = "rounded"
	if got, want := table(index.Compute(e, index.NewTree(m))), "1 bitola 100\n2 ohrid 50\n2 prilep 50\n4 veles 20"; got != want {
		t.Errorf("rounded:\n%s\nwant\n%s", got, want)
	}
	e.Partial = model.Yes
	if got, want := table(index.Compute(e, index.NewTree(m))), "0 bitola 100\n0 ohrid 50\n0 prilep 50\n0 veles 20"; got != want {
		t.Errorf("partial:\n%s\nwant\n%s", got, want)
	}
}

// Scores that were published stand where there are no answers, and beside the
// computed ones where there are.
func TestPublishedScores(t *testing.T) {
	e := edition("bitola a=1 b=0.5")
	e.Scores = []*model.Score{{Municipality: "bitola", PublishedScore: "74.5"}, {Municipality: "ohrid", PublishedScore: "80.25"},
		{Municipality: "bitola", Node: "b", PublishedScore: "50"}}
	tree := index.NewTree(method(two))
	r := index.Compute(e, tree)
	if got, want := table(r), "1 ohrid 80.25\n2 bitola 75"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	p := r.Place("bitola")
	if got := r.Difference(p, ""); got != "0.5" {
		t.Errorf("the difference is %q, want 0.5", got)
	}
	if got := r.Difference(p, "b"); got != "0" {
		t.Errorf("the difference of b is %q, want 0", got)
	}
	if got := r.Difference(r.Place("ohrid"), ""); got != "" {
		t.Errorf("a place that was not computed differs by %q", got)
	}
}

func TestScaleAndBands(t *testing.T) {
	m := method(two)
	m.Scale = model.Scale{Min: "1", Max: "5", Decimals: model.Number(1)}
	m.Bands = []model.Band{{ID: "low", Min: "1"}, {ID: "high", Min: "3.5"}, {ID: "middle", Min: "2.1"}}
	tree := index.NewTree(m)
	r := index.Compute(edition("bitola a=1 b=0.24\nohrid a=0 b=0.526\nveles a=0 b=0.51"), tree)
	for id, want := range map[string]string{"bitola": "3.5 high", "ohrid": "2.1 middle", "veles": "2.0 low"} {
		score := r.Printed(r.Place(id))
		if got := string(score) + " " + tree.Band(score).ID; got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
}

// Change is told over the municipalities that both editions measured, and not
// over a break in the series.
func TestCompare(t *testing.T) {
	tree := index.NewTree(method(two))
	before := index.Compute(edition("bitola a=0 b=0\nohrid a=1 b=1"), tree)
	later := edition("bitola a=1 b=0\nveles a=1 b=1")
	c := index.Compare(before, index.Compute(later, tree))
	if len(c.Common) != 1 || c.MeanBefore.RatString() != "0" || c.MeanAfter.RatString() != "50" {
		t.Errorf("over %q from %s to %s, want bitola alone, 0 to 50", c.Common, c.MeanBefore, c.MeanAfter)
	}
	later.BreakInSeries.Note = model.Text{{Lang: "mk", Value: "Друга методологија"}}
	if index.Compare(before, index.Compute(later, tree)) != nil {
		t.Error("a series was compared over its break")
	}
}

// An upheld challenge changed the answer; its effect is the edition with and
// without it.
func TestEffect(t *testing.T) {
	e := edition("bitola a=1 b=0\nohrid a=0 b=0.8")
	upheld := &model.Challenge{ID: "c1", Municipality: "bitola", Indicator: "a", Decision: "upheld", ValueBefore: "0", ValueAfter: "1"}
	rejected := &model.Challenge{ID: "c2", Municipality: "ohrid", Indicator: "a", Decision: "rejected", ValueBefore: "0", ValueAfter: "0"}
	e.Challenges = []*model.Challenge{upheld, rejected}
	r := index.Compute(e, index.NewTree(method(two)))
	if got, want := r.Effect(upheld), (index.Effect{ScoreBefore: "0", ScoreAfter: "50", RankBefore: 2, RankAfter: 1}); got != want {
		t.Errorf("the effect is %+v, want %+v", got, want)
	}
	if got, want := r.Effect(rejected), (index.Effect{ScoreBefore: "40", ScoreAfter: "40", RankBefore: 2, RankAfter: 2}); got != want {
		t.Errorf("the effect of a rejected one is %+v, want %+v", got, want)
	}
	if got, want := table(r.AsFirstPublished()), "1 ohrid 40\n2 bitola 0"; got != want {
		t.Errorf("as first published:\n%s\nwant\n%s", got, want)
	}
}

// A circle and a parent that is not there do not keep the rest from hanging
// together.
func TestTreeOfNonsense(t *testing.T) {
	tree := index.NewTree(method("a b -\nb a -\nc c -\nd nowhere binary"))
	if len(tree.Nodes) != 4 || len(tree.Roots) == 0 {
		t.Errorf("%d nodes, %d roots", len(tree.Nodes), len(tree.Roots))
	}
	tree.Shares(answers("d=1"))
}
