package content

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"konsulta/generator/internal/model"
)

// heldTexts are texts that were read again lately: the pages of a consultation
// in all languages, its document and what else shows it follow one another.
type heldTexts struct {
	mu    sync.Mutex
	size  int
	texts map[heldKey]model.Text
	marks []model.Text // what stands for texts in memory, once for each list of languages
	lost  error        // why something could not be read again
	open  []openFile   // those opened last
}

// openFile is the file of a table. Its rows are read one after another, and to
// open it takes longer than to read.
type openFile struct {
	of   *longTable
	file fs.File
}

// mostOpen is how many files are held open.
const mostOpen = 32

// file returns the open file of a table.
func (h *heldTexts) file(t *longTable) (fs.File, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if i := slices.IndexFunc(h.open, func(f openFile) bool { return f.of == t }); i >= 0 {
		return h.open[i].file, nil
	}
	file, err := t.fsys.Open(t.path)
	if err != nil {
		return nil, err
	}
	if len(h.open) == mostOpen {
		_ = h.open[0].file.Close() // it was only read
		h.open = slices.Delete(h.open, 0, 1)
	}
	h.open = append(h.open, openFile{t, file})
	return file, nil
}

// Close is part of model.Rest.
func (h *heldTexts) Close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, f := range h.open {
		_ = f.file.Close() // it was only read
	}
	h.open = nil
}

// heldKey names a text.
type heldKey struct {
	of   *leftTexts
	part int
}

// mostHeld is how many bytes of texts are kept.
const mostHeld = 4 << 20

func (h *heldTexts) get(k heldKey) model.Text {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.texts[k]
}

func (h *heldTexts) put(k heldKey, text model.Text) {
	size := 0
	for _, v := range text {
		size += len(v.Value)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.size += size; h.size > mostHeld {
		clear(h.texts)
		h.size = size
	}
	h.texts[k] = text
}

// lose keeps the first reason why a file could not be read again.
func (h *heldTexts) lose(path string, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.lost = cmp.Or(h.lost, fmt.Errorf("reading the content: %s: %w", path, err))
}

// Lost is part of model.Rest.
func (h *heldTexts) Lost() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.lost
}

// marksFor returns what stands in memory for a text.
func (h *heldTexts) marksFor(text model.Text) model.Text {
	sameLanguages := func(mark, v model.Variant) bool { return mark.Lang == v.Lang }
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, known := range h.marks {
		if slices.EqualFunc(known, text, sameLanguages) {
			return known
		}
	}
	marks := slices.Clone(text)
	for i := range marks {
		marks[i].Value = model.Elsewhere
	}
	h.marks = append(h.marks, marks)
	return marks
}
