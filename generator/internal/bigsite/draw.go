package bigsite

// purpose keeps the draws for one part of a consultation apart from those for
// another, so that a change in one leaves the bytes of the others.
type purpose uint64

const (
	forDates purpose = iota
	forFacts
	forBody
	forEntry
	forEvent
	forReport
	forComments
	purposes // their number
)

// draw is a stream of numbers that look random and depend on nothing but its seed.
type draw struct{ state uint64 }

// newDraw starts the stream of consultation i for one purpose.
func newDraw(i int, p purpose) *draw {
	return &draw{mix(uint64(i)*uint64(purposes) + uint64(p))}
}

// below returns a number from 0 to n-1.
func (d *draw) below(n int) int {
	d.state += 0x9e3779b97f4a7c15
	return int(mix(d.state) % uint64(n))
}

// some returns count different numbers from 0 to n-1; count is at most n.
func (d *draw) some(n, count int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	for i := range count {
		j := i + d.below(n-i)
		all[i], all[j] = all[j], all[i]
	}
	return all[:count]
}

// one returns one element of list.
func one[T any](d *draw, list []T) T { return list[d.below(len(list))] }

// mix is the finaliser of SplitMix64: numbers that differ by one come out far apart.
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
