package content

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

// checkReplies checks that each reply is to a page which the records make:
// one of the municipality's own, of an index, or of accountability. A reply to
// another would be shown on none.
func (c *folderCheck) checkReplies() {
	for _, r := range c.m.Replies {
		if r.To == "" || c.replyPage(r.To) {
			continue
		}
		suggestion := c.m.ID + "/index.html"
		if dir, name, ok := strings.Cut(c.pagePath(r.To), "/"); ok && dir == c.m.ID {
			if id := c.near("record", strings.TrimSuffix(name, ".html")); id != "" {
				suggestion = c.m.ID + "/" + id + ".html"
			}
		}
		c.say(r.Origin, "to", problem.New("reply_page", "value", r.To, "suggestion", suggestion))
	}
}

// pagePath is a path without its language and the place on the page.
func (c *folderCheck) pagePath(to string) string {
	path, _, _ := strings.Cut(strings.TrimPrefix(to, "/"), "#")
	if lang, rest, ok := strings.Cut(path, "/"); ok && slices.Contains(c.site.Settings.Languages, lang) {
		return rest
	}
	return path
}

// replyPage reports whether there is, or may be, a page with a path.
func (c *folderCheck) replyPage(to string) bool {
	path, html := strings.CutSuffix(c.pagePath(to), ".html")
	dir, name, below := strings.Cut(path, "/")
	switch {
	case !html || !below:
		return false
	case dir == "accountability":
		return name == "index" || isYear(name)
	case dir == "indices":
		index, page, _ := strings.Cut(name, "/")
		return c.indexPage(index, page)
	}
	return dir == c.m.ID && c.ownPage(name)
}

// ownPage reports whether a page is one of the municipality's. Which years it
// has pages of depends on the day for which the site is built.
func (c *folderCheck) ownPage(name string) bool {
	if year, ok := strings.CutPrefix(name, "year-"); ok && isYear(year) {
		return true
	}
	if year, ok := strings.CutPrefix(name, "calendar-"); ok && isYear(year) {
		n, _ := strconv.Atoi(year)
		return c.years[n] || slices.ContainsFunc(c.m.Adoptions, func(a *model.Adoption) bool { return a.Year.N == n })
	}
	if round, ok := strings.CutPrefix(name, "checklist-"); ok {
		return slices.ContainsFunc(c.m.Rounds, func(r *model.Round) bool { return r.Checklist+"-"+r.ID == round })
	}
	if id, page, ok := strings.Cut(name, "-comments"); ok && (page == "" || page[0] == '-') {
		return c.has("consultation", id)
	}
	return name == "index" || c.has("consultation", name) || c.has("entry", name)
}

// indexPage reports whether a page is one of an index, of its editions, or of
// the municipality in one of them.
func (c *folderCheck) indexPage(index, page string) bool {
	for _, x := range c.site.Indices {
		if x.ID != index {
			continue
		}
		year, rest, _ := strings.Cut(page, "-")
		if page == "index" || year == "methodology" {
			return true
		}
		return (rest == "" || rest == "challenges" || rest == c.m.ID) &&
			slices.ContainsFunc(x.Editions, func(e *model.Edition) bool { return cmp.Or(e.Year.String(), "-") == year })
	}
	return false
}

// isYear reports whether a text is a year of four digits.
func isYear(text string) bool { return len(text) == 4 && strings.Trim(text, "0123456789") == "" }
