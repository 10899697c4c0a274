package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"konsulta/generator/internal/model"
)

// findPages sorts the free pages for the footer: first those with an order,
// then the rest. A page without an order to which one with an order links is
// not listed, since that page leads to it.
func (l *language) findPages() {
	pages := slices.Clone(l.Pages) // by slug
	slices.SortStableFunc(pages, func(a, b *model.Page) int {
		if a.Order.Known != b.Order.Known {
			if a.Order.Known {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.Order.N, b.Order.N)
	})
	l.parents = map[string]*model.Page{}
	for _, page := range pages {
		if page.Order.Known {
			for _, destination := range l.Markdown.Files(l.pick(page.Body)) {
				slug, found := strings.CutSuffix(path.Clean(destination), ".html")
				if found && l.parents[slug] == nil {
					l.parents[slug] = page
				}
			}
		}
	}
	for _, page := range pages {
		if l.parent(page) == nil {
			l.listed = append(l.listed, page)
		}
	}
}

// parent is the page that leads to one that the footer does not list; nil for
// one that it lists.
func (l *language) parent(page *model.Page) *model.Page {
	if page.Order.Known {
		return nil
	}
	return l.parents[page.Slug]
}

// pageLink links a free page.
func (l *language) pageLink(p *Page, page *model.Page) Link {
	title := l.phrase(page.Title, nil)
	return Link{Href: p.Root + l.Tag() + "/" + page.Slug + ".html", Text: title.Text, Lang: title.Lang}
}

// texts plans the free pages.
func (p *plan) texts() {
	l := p.l
	for _, page := range p.Pages {
		p.add(l.Tag()+"/"+page.Slug+".html", "text.html", func(pg *Page) any {
			v := &TextPage{Heading: l.phrase(page.Title, nil)}
			pg.Title = v.Heading.Text
			if parent := l.parent(page); parent != nil {
				pg.Breadcrumb = append(pg.Breadcrumb, l.pageLink(pg, parent))
			}
			if lang := cmp.Or(v.Heading.Lang, l.Tag()); l.Draft(page, lang) {
				pg.NoIndex, v.Notice = true, l.T("ui.notice_draft")
			}
			if body := l.phrase(page.Body, nil); body.Text != "" {
				v.Body = Prose{l.html(body.Text, nil, pg.Root, "text-", 2), body.Lang, l.missing(body.Lang, nil)}
				pg.Description = l.Markdown.Plain(body.Text, 200)
			}
			return v
		})
	}
}
