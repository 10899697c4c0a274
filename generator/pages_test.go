package generator_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestPagesInTheFooter puts free pages with an order first, in it, then the
// others, but for one to which a page with an order links: there it is found,
// and from it leads a way back.
func TestPagesInTheFooter(t *testing.T) {
	tree := fstest.MapFS{}
	for name, text := range map[string]string{
		"site.yaml":          "format: 1\ntitle: Консултации\nbase_url: https://example.org/\nlanguages: [mk]\npublisher: {name: Општина}\n",
		"municipalities.csv": "id,name_mk\nplasnica,Пласница\n",
		"pages/a.mk.md":      "---\ntitle: Прва по азбука\norder: 20\n---\n[Лист](list.html#kraj), [помош](./pomos.html)\n",
		"pages/b.mk.md":      "---\ntitle: Прва по ред\norder: 3\n---\n[Втора](a.html)\n",
		"pages/list.mk.md":   "---\ntitle: Лист\n---\n[Друга](sama.html)\n",
		"pages/pomos.mk.md":  "---\ntitle: Помош\n---\nПомош.\n",
		"pages/sama.mk.md":   "---\ntitle: Без ред\n---\n[Лист](list.html)\n",
	} {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	s := render(t, options(tree, "2026-05-20"))

	// links gives the texts of the links in an element.
	links := func(e *element) string {
		var texts []string
		for _, a := range e.find("a") {
			texts = append(texts, a.words())
		}
		return strings.Join(texts, ", ")
	}
	for name, want := range map[string]string{
		"mk/list.html":  "Почетна, Прва по азбука",
		"mk/pomos.html": "Почетна, Прва по азбука",
		"mk/b.html":     "Почетна",
		"mk/sama.html":  "Почетна",
	} {
		root := parsePage(t, name, s[name])
		way := slices.DeleteFunc(root.find("nav"), func(e *element) bool { return e.attr("class") != "breadcrumb wrap" })
		if len(way) != 1 || links(way[0]) != want {
			t.Errorf("%s: the way to it is not %q", name, want)
		}
		footer := links(root.find("footer")[0])
		if want := "Прва по ред, Прва по азбука, Без ред"; !strings.HasPrefix(footer, want) || strings.Contains(footer, "Лист") || strings.Contains(footer, "Помош") {
			t.Errorf("%s: the footer links %q, want %q first", name, footer, want)
		}
	}
}
