package generator_test

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// searched is a site with a draft and with a title that hurts.
func searched() fstest.MapFS {
	tree := fstest.MapFS{}
	for name, text := range map[string]string{
		"site.yaml": `format: 1
title: {mk: Консултации, en: Consultations}
base_url: https://example.org/
languages: [mk, en]
publisher: {name: Општина}
`,
		"municipalities.csv": "id,name_mk,name_en,languages\nplasnica,Пласница,Plasnitsa,mk\n",
		"municipalities/plasnica/consultations.csv": "id,title_mk,summary_mk,opens,closes,draft,publish_on\n" +
			"2026,\"</script>\u202e „Парк“ 🏛️ " + strings.Repeat("долг ", 130) + "\",Клупи,2026-05-01,2026-05-29,,\n" +
			"secret,Таен нацрт,,2026-05-01,2026-05-29,yes,\n" +
			"later,Идна објава,,2026-05-01,2026-05-29,,2026-12-01\n",
		"municipalities/plasnica/reports.csv":  "consultation,published,outcome,you_said_mk\n2026,2026-06-10,adopted_with_changes,Фонтана\n",
		"municipalities/plasnica/comments.csv": "consultation,row,respondent_type,comment,disposition,reason_mk\n2026,1,citizen,Лулашки,accepted,\n",
		"pages/about.mk.md":                    "---\ntitle: За порталот\n---\nКонтакт на [страницата](https://primer.example/tajno).\n",
	} {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return tree
}

// index gives the files of the search index of a language.
func (s site) index(lang string) map[string][]byte {
	files := maps.Clone(s)
	maps.DeleteFunc(files, func(name string, _ []byte) bool { return path.Dir(name) != "search/"+lang })
	return files
}

func TestSearchIndexHoldsWhatIsPublished(t *testing.T) {
	o := options(searched(), "2026-07-01")
	for _, drafts := range []bool{false, true} {
		o.Drafts = drafts
		s := render(t, o)
		all := slices.Concat(slices.Collect(maps.Values(s.index("mk")))...)
		for _, word := range []string{"park ", "klup ", "fontn ", "lulask ", "plasnik ", "kontakt ", "plasnica/2026"} {
			if !bytes.Contains(all, []byte(word)) {
				t.Errorf("drafts: %v: the index lacks %q", drafts, word)
			}
		}
		for _, word := range []string{"secret", "taen", "Таен", "later", "idn ", "tajn", "</script"} {
			if bytes.Contains(all, []byte(word)) {
				t.Errorf("drafts: %v: the index has %q", drafts, word)
			}
		}
	}
}

// Every file that a search page and its index name is there, and no other.
func TestSearchIndexIsComplete(t *testing.T) {
	for _, tt := range sites {
		s := tt.site(t)
		langs := 0
		for _, name := range s.paths() {
			if path.Base(name) != "search.html" {
				continue
			}
			langs++
			lang := path.Dir(name)
			form := parsePage(t, name, s[name]).find("form")[0]
			first := path.Join(lang, form.attr("data-index"))
			root := s[first]
			if root == nil {
				t.Fatalf("%s: %s names %s, which is not there", tt.name, name, first)
			}
			for file, data := range s.index(lang) {
				sum := strings.Split(file, ".")[1]
				if file != first && !bytes.Contains(root, []byte(`"`+sum+`"`)) {
					t.Errorf("%s: %s is named by nothing", tt.name, file)
				}
				if len(data) > 60_000 {
					t.Errorf("%s: %s has %d bytes", tt.name, file, len(data))
				}
			}
		}
		if langs == 0 {
			t.Errorf("%s: no search page", tt.name)
		}
	}
}
