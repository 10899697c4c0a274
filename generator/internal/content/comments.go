package content

import (
	"cmp"
	"hash/maphash"
	"io/fs"
	"slices"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

// readComments reads the comments of a municipality and, where texts may be left
// in their files, says how to read them again.
func (l *loader) readComments(m *model.Municipality) {
	sums := map[*file]uint64{}
	m.Comments = l.comments(m, func(f *file) (data []byte, ok bool) {
		if data, ok = l.read(f, maxCSV); ok && l.leave {
			sums[f] = maphash.Bytes(textSeed, data)
		}
		return data, ok
	})
	for _, f := range l.of(m, reportCommentsCSV) {
		l.stray(m, stray{file: f, kind: "consultation", id: f.names["id"]})
	}
	if !l.leave || len(m.Comments) == 0 {
		return
	}
	m.ReadComments = func() []*model.Comment {
		return l.comments(m, func(f *file) (data []byte, ok bool) { return l.readAgain(f, sums[f]) })
	}
}

// comments are those of a municipality, by consultation, then row.
func (l *loader) comments(m *model.Municipality, read func(*file) (data []byte, ok bool)) []*model.Comment {
	var comments []*model.Comment
	add := func(f *file, known map[string]string) {
		if data, ok := read(f); ok {
			comments = append(comments, parseCSV[model.Comment](l, f, data, known, record.Of[model.KeyFacts]())...)
		}
	}
	own := map[string]string{"municipality": m.ID}
	for _, f := range l.of(m, commentsCSV) {
		add(f, own)
	}
	for _, f := range l.of(m, reportCommentsCSV) {
		add(f, with(own, "consultation", f.names["id"]))
	}
	order := map[string]int{}
	for i, c := range m.Consultations {
		order[c.ID] = i
	}
	slices.SortStableFunc(comments, func(a, b *model.Comment) int {
		return cmp.Or(cmp.Compare(order[a.Consultation], order[b.Consultation]), cmp.Compare(a.Row.N, b.Row.N))
	})
	return comments
}

// readAgain reads a file once more that was read without faults, and had a sum
// then.
func (l *loader) readAgain(f *file, sum uint64) (data []byte, ok bool) {
	data, err := fs.ReadFile(l.fsys, f.path)
	if data = withoutMark(data); err == nil && maphash.Bytes(textSeed, data) != sum {
		err = errChanged
	}
	if err != nil {
		l.held.lose(f.path, err)
	}
	return data, err == nil
}
