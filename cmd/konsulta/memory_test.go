package main

import "testing"

func TestTheHeapKeepsToABudget(t *testing.T) {
	for _, c := range []struct {
		live, seen uint64
		want       int
	}{
		{0, 0, roomy}, {10 << 20, 10 << 20, roomy}, {budget / 2, budget / 2, 100}, // to the budget
		{budget * 4 / 5, budget * 4 / 5, 25}, {budget, budget, 50}, {1000 << 20, 1000 << 20, 60}, // beyond it
		{6000 << 20, 6000 << 20, tight}, {2000 << 20, 5000 << 20, 180}, {budget, 5000 << 20, roomy}, // to where it was
		{budget / 2, budget * 3 / 4, 100},
	} {
		if got := growth(c.live, c.seen); got != c.want {
			t.Errorf("growth(%d, %d) = %d, want %d", c.live, c.seen, got, c.want)
		}
	}
	for _, seen := range []uint64{0, budget, most, 10 * budget} {
		if got := uint64(limit(seen)); got < most || got < goal(seen)+goal(seen)/20 {
			t.Errorf("limit(%d) = %d leaves too little room", seen, got)
		}
	}
}
