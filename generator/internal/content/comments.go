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
	files := slices.Concat(l.of(m, commentsCSV), l.of(m, reportCommentsCSV))
	sums := map[*file]uint64{}
	m.Comments = l.comments(m, files, func(f *file) (data []byte, ok bool) {
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
	again := l.again()
	m.ReadComments = func() []*model.Comment {
		return again.comments(m, files, func(f *file) (data []byte, ok bool) { return again.readAgain(f, sums[f]) })
	}
}

// again is a loader that reads tables once more. It holds none of what the first
// one read.
func (l *loader) again() *loader {
	return &loader{fsys: l.fsys, root: l.root, site: l.site, files: l.files, municipalities: l.municipalities, held: l.held,
		once: map[string]bool{}, refused: map[refusal]bool{}, located: map[int32]*csvIndex{}}
}

// comments are those of a municipality in files, by consultation, then row.
func (l *loader) comments(m *model.Municipality, files []*file, read func(*file) (data []byte, ok bool)) []*model.Comment {
	var comments []*model.Comment
	for _, f := range files {
		known := map[string]string{"municipality": m.ID}
		if id := f.names["id"]; id != "" {
			known["consultation"] = id
		}
		if data, ok := read(f); ok {
			comments = append(comments, parseCSV[model.Comment](l, f, data, known, record.Of[model.KeyFacts]())...)
		}
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
