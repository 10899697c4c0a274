package generator_test

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// cells finds the row of a table whose first cells are as given, and returns
// the cells of some columns, joined by a space.
func (s site) cells(t *testing.T, name string, first []string, columns ...string) string {
	t.Helper()
	rows := s.table(t, name)
	for _, row := range rows[1:] {
		if !slices.Equal(row[:len(first)], first) {
			continue
		}
		var found []string
		for _, c := range columns {
			found = append(found, row[slices.Index(rows[0], c)])
		}
		return strings.Join(found, " ")
	}
	return "no row"
}

// TestDemonstrationScores compares scores of the demonstration index with what
// a person with a pencil gets from content/indices/demo-openness.
//
// Primer 2026. Each line is a node: its answers' shares, times their weights.
//
//	calendar       0.4×1 + 0.3×2/2 + 0.3×1                          = 1
//	documents      0.4×1/2 + 0.3×0 + 0.3×0/2                        = 0.2
//	transparency   0.5×1 + 0.5×0.2                                  = 0.6
//	participation  0.3×1 + 0.3×1 + 0.4×1/4                          = 0.7
//	reach          0.3×1 + 0.2×1 + 0.2×0.75 = 0.65; the documents do
//	               not apply, so divided by 0.3+0.2+0.2             = 13/14
//	accessibility  0.5×0.7 + 0.5×13/14                              = 57/70
//	integrity      0.5×0 + 0.5×1/2                                  = 0.25
//	reporting      0.4×1 + 0.2×1 + 0.4×1                            = 1
//	follow-through 0.6×0.25 + 0.4×1                                 = 0.55
//	effectiveness  0.7×1 + 0.3×0.55                                 = 0.865
//	the whole      0.3×0.6 + 0.3×57/70 + 0.15×0.25 + 0.25×0.865     = 0.678036
//	open data      0.3×0 + 0.5×1/2 = 0.25, divided by 0.3+0.5       = 0.3125
//
// Before the challenge the forum was not counted: participation was 0.6, the
// whole 0.3×0.5×0.1 = 0.015 less, 0.663036, and Obrazec ahead.
//
// Obrazec 2026.
//
//	calendar       0.4×1 + 0.3×2/2 + 0.3×0.9                        = 0.97
//	documents      0.4×1/2 + 0.3×0 + 0.3×1/2                        = 0.35
//	transparency   0.5×0.97 + 0.5×0.35                              = 0.66
//	participation  0.3×0.8 + 0.3×0.8 + 0.4×3/4                      = 0.78
//	reach          0.3×1 + 0.3×0.7 + 0.2×1 + 0.2×0.75               = 0.86
//	accessibility  0.5×0.78 + 0.5×0.86                              = 0.82
//	integrity      0.5×1 + 0.5×1/2                                  = 0.75
//	reporting      0.4×0.6 + 0.2×0.4 + 0.4×0.5                      = 0.52
//	follow-through 0.6×0.6 + 0.4×0                                  = 0.36
//	effectiveness  0.7×0.52 + 0.3×0.36                              = 0.472
//	the whole      0.3×0.66 + 0.3×0.82 + 0.15×0.75 + 0.25×0.472     = 0.6745
//
// so 67.45, which is half way and rounds up. Obrazec 2024, by plain means:
// (1+0)/2, (0.5+1)/2, 0 and (1+0.3)/2, of which the mean is 0.475, so 47.5;
// it was published as 47.
func TestDemonstrationScores(t *testing.T) {
	s := demonstrationSite(t)
	const scores = "data/index-demo-openness-scores.csv"
	for _, tt := range []struct{ edition, municipality, node, want string }{
		{"2026", "primer", "", "67.8 good 2 8"},
		{"2026", "primer", "transparency", "60.0 good  "},
		{"2026", "primer", "reach", "92.9 high  "},
		{"2026", "primer", "accessibility", "81.4 high  "},
		{"2026", "primer", "integrity", "25.0 low  "},
		{"2026", "primer", "effectiveness", "86.5 high  "},
		{"2026", "primer", "open-data", "31.3 low  "},
		{"2026", "obrazec", "", "67.5 good 3 8"},
		{"2026", "obrazec", "transparency", "66.0 good  "},
		{"2026", "obrazec", "accessibility", "82.0 high  "},
		{"2026", "obrazec", "integrity", "75.0 good  "},
		{"2026", "obrazec", "effectiveness", "47.2 partial  "},
		{"2026", "proba", "", "18.8 low 6 8"},
		{"2026", "vezba", "", "18.8 low 6 8"}, // a tie; the next is the eighth
		{"2026", "zamisla", "", "7.5 low 8 8"},
	} {
		if got := s.cells(t, scores, []string{tt.edition, tt.municipality, tt.node}, "score", "band", "rank", "of"); got != tt.want {
			t.Errorf("%s %s %s: %q, want %q", tt.edition, tt.municipality, tt.node, got, tt.want)
		}
	}
	if got, want := s.cells(t, scores, []string{"2024", "obrazec", ""}, "score", "published_score", "difference"), "48 47 1"; got != want {
		t.Errorf("obrazec 2024: %q, want %q", got, want)
	}
	const challenges = "data/index-demo-openness-challenges.csv"
	for id, want := range map[string]string{"1": "upheld 66.3 67.8 3 2", "2": "rejected 37.4 37.4 5 5"} {
		if got := s.cells(t, challenges, []string{id}, "decision", "score_before", "score_after", "rank_before", "rank_after"); got != want {
			t.Errorf("challenge %s: %q, want %q", id, got, want)
		}
	}
}

// TestInventedAnswersStandApart keeps invented answers from real names, and
// real scores from invented ones; and it keeps ranks from real scores, of
// which the demonstration has a few only.
func TestInventedAnswersStandApart(t *testing.T) {
	s := demonstrationSite(t)
	register := s.table(t, "data/municipalities.csv")
	mark := slices.Index(register[0], "x_fictional")
	fictional := map[string]bool{}
	for _, row := range register[1:] {
		fictional[row[0]] = row[mark] == "yes"
		for i, word := range map[int]string{1: "измислена", 2: "e trilluar", 3: "fictional"} {
			if strings.Contains(row[i], "("+word+")") != fictional[row[0]] {
				t.Errorf("%s: the name %q and x_fictional %q do not say the same", row[0], row[i], row[mark])
			}
		}
	}
	found := 0
	for _, name := range s.paths() {
		if !strings.HasPrefix(name, "data/index-") || !strings.HasSuffix(name, ".csv") {
			continue
		}
		invented := strings.HasPrefix(name, "data/index-demo-")
		rows := s.table(t, name)
		place, rank := slices.Index(rows[0], "municipality"), slices.Index(rows[0], "rank")
		for _, row := range rows[1:] {
			if fictional[row[place]] != invented {
				t.Errorf("%s holds a row of %s", name, row[place])
			}
			if !invented {
				found++
				if rank < 0 || row[rank] != "" {
					t.Errorf("%s: more than scores of %s", name, row[place])
				}
			}
		}
	}
	if found != 64 {
		t.Errorf("%d real scores, want 64", found)
	}
}

// TestReplyEditionIsKeptBack looks for the edition on which municipalities may
// still reply: nothing of it is published, and --drafts shows it.
func TestReplyEditionIsKeptBack(t *testing.T) {
	const scores = "data/index-demo-openness-scores.csv"
	if got := demonstrationSite(t).cells(t, scores, []string{"2027", "primer", ""}, "score"); got != "no row" {
		t.Errorf("the edition of 2027 is published: primer has %s", got)
	}
	o := options(os.DirFS(demonstration), demonstrationAsOf)
	o.Drafts = true
	if got, want := render(t, o).cells(t, scores, []string{"2027", "primer", ""}, "score", "rank"), "82.5 2"; got != want {
		t.Errorf("with drafts primer has %q in 2027, want %q", got, want)
	}
}
