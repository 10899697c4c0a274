package main

import "testing"

func TestTheHeapKeepsToABudget(t *testing.T) {
	for _, c := range []struct {
		live uint64
		want int
	}{{0, roomy}, {10 << 20, roomy}, {budget / 2, 100}, {budget - 1<<20, tight}, {budget, tight}, {2 * budget, beyond}, {10 * budget, beyond}} {
		if got := growth(c.live); got != c.want {
			t.Errorf("growth(%d) = %d, want %d", c.live, got, c.want)
		}
	}
	for _, live := range []uint64{0, budget, most, 10 * budget} {
		if got := uint64(limit(live)); got < most || got < live+live/5 {
			t.Errorf("limit(%d) = %d leaves too little room", live, got)
		}
	}
}
