package main

import "testing"

func TestTheHeapKeepsToABudget(t *testing.T) {
	for _, c := range []struct {
		live uint64
		want int
	}{{0, roomy}, {10 << 20, roomy}, {budget / 2, 100}, {budget - 1<<20, tight}, {budget, beyond}, {10 * budget, beyond}} {
		if got := growth(c.live); got != c.want {
			t.Errorf("growth(%d) = %d, want %d", c.live, got, c.want)
		}
	}
}
