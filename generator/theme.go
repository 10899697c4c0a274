package generator

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"hash"
	"io/fs"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/render"
	"konsulta/generator/internal/site"
)

// theme is what the pages of a site are made with.
type theme struct {
	words     *locale.Catalogue
	templates *render.Set
	assets    []render.Asset
	picture   []byte // for shared links
}

// readTheme reads words, templates and assets, unless the last build of a preview
// left the same.
func (o *Options) readTheme(ctx context.Context, s *facts.Site) (*theme, error) {
	if o.kept == nil {
		return o.newTheme(s)
	}
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %q %q\n", s.Settings.Languages, s.Messages, s.Settings.Theme.Accent)
	for _, tree := range []fs.FS{o.Templates, o.BuiltIn} {
		if err := addTree(ctx, func(string) hash.Hash { return sum }, tree, func(string) bool { return false }); err != nil {
			return nil, fmt.Errorf("reading the templates: %w", err)
		}
		fmt.Fprintln(sum)
	}
	key := [32]byte(sum.Sum(nil))
	if o.kept.theme == nil || o.kept.themeKey != key {
		t, err := o.newTheme(s)
		if err != nil {
			return nil, err
		}
		o.kept.theme, o.kept.themeKey = t, key
	}
	return o.kept.theme, nil
}

func (o *Options) newTheme(s *facts.Site) (*theme, error) {
	words, err := locale.Load(s.Messages)
	if err != nil {
		return nil, err
	}
	files := render.Overlay(o.Templates, o.BuiltIn)
	templates, err := render.New(render.Options{Files: files, BuiltIn: o.BuiltIn, Words: words,
		Languages: s.Settings.Languages, Views: site.Views(), Plain: o.PlainTemplates})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTemplates, err)
	}
	assets, err := render.Assets(files, o.BuiltIn)
	if err != nil {
		return nil, err
	}
	picture, err := site.ShareImage(cmp.Or(s.Settings.Theme.Accent, site.DefaultAccent))
	if err != nil {
		return nil, fmt.Errorf("drawing the picture for shared links: %w", err)
	}
	return &theme{words, templates, assets, picture}, nil
}
