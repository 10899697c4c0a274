package facts

import "slices"

// Selection narrows a list to municipalities and topics. What is empty does
// not narrow.
type Selection struct {
	Municipalities []string
	Topics         []string
}

// Place reports whether a municipality is selected.
func (q *Selection) Place(m *Municipality) bool {
	return len(q.Municipalities) == 0 || slices.Contains(q.Municipalities, m.ID)
}

// Topic reports whether what has these topics is selected. What has none, such
// as a calendar, is not where topics are asked for.
func (q *Selection) Topic(topics ...string) bool {
	return len(q.Topics) == 0 || slices.ContainsFunc(topics, func(t string) bool { return slices.Contains(q.Topics, t) })
}
