package generator

import (
	"context"
	"sync"
	"sync/atomic"

	"konsulta/generator/internal/facts"
)

// place is the outputs of a municipality.
type place struct {
	of    *facts.Municipality
	paths []string // of all of them

	outputs []output // in the order of paths; nil where they are kept
	taken   int      // how many of them somebody has taken
	left    atomic.Int64

	mu   sync.Mutex
	lost map[string]bool // paths that could not be kept
}

// planPlaces plans the outputs of every municipality and keeps their paths alone,
// and the sitemap of all pages.
func (b *build) planPlaces(ctx context.Context) error {
	languages := b.site.Settings.Languages
	b.places = make([]*place, len(b.site.Municipalities))
	indexed := make([][][]string, len(b.places)) // the pages for search engines, by municipality and language
	err := b.each(ctx, len(b.places), func(i int, buffer []byte) ([]byte, error) {
		p := &place{of: b.site.Municipalities[i]}
		outputs := b.outputsOf(p.of)
		p.paths = make([]string, len(outputs))
		for n := range outputs {
			p.paths[n] = outputs[n].path
		}
		for _, lang := range languages {
			indexed[i] = append(indexed[i], appendIndexed(nil, outputs, lang))
		}
		b.places[i] = p
		return buffer, nil
	})
	if err != nil {
		return err
	}
	var pages []string
	for l, lang := range languages {
		pages = appendIndexed(pages, b.outputs, lang)
		for i := range b.places {
			pages = append(pages, indexed[i][l]...)
		}
	}
	for _, f := range b.plan.Sitemap(pages) {
		b.described = append(b.described, &stream{path: f.Path, size: new(int), write: f.Write})
	}
	return nil
}

// appendIndexed adds the paths of the pages of a language that are for search
// engines.
func appendIndexed(dst []string, outputs []output, lang string) []string {
	for i := range outputs {
		if outputs[i].lang == lang {
			dst = append(dst, outputs[i].path)
		}
	}
	return dst
}

// keep takes a file for made that the last build left, or notes that it is not
// as it was.
func (p *place) keep(path string, keep func(path string) bool) {
	if keep(path) {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.lost == nil {
		p.lost = map[string]bool{}
	}
	p.lost[path] = true
}

// mend makes what could not be kept.
func (p *place) mend(b *build, do func(o *output, buffer []byte) ([]byte, error), buffer []byte) ([]byte, error) {
	if len(p.lost) == 0 {
		return buffer, nil
	}
	outputs := b.outputsOf(p.of)
	for i := range outputs {
		if !p.lost[outputs[i].path] {
			continue
		}
		var err error
		if buffer, err = do(&outputs[i], small(buffer)); err != nil {
			return buffer, err
		}
	}
	return buffer, nil
}
