package generator_test

import (
	"encoding/xml"
	"strings"
	"testing"
	"testing/fstest"
)

const embedSite = `format: 1
title: {mk: Пример, en: Example}
base_url: https://example.mk/konsultacii/
languages: [mk, en]
publisher: {name: Пример}
`

// TestEmbed: what is open and upcoming stands in the page for frames, its
// links leave the frame, and the line to copy leads there.
func TestEmbed(t *testing.T) {
	s := render(t, options(fstest.MapFS{
		"site.yaml":          {Data: []byte(embedSite)},
		"municipalities.csv": {Data: []byte("id,name_mk,name_en\nprimer,\"Општина \"\"Пример\"\" & др.\",Primer\ntivka,Тивка,Quiet\n")},
		"municipalities/primer/consultations.csv": {Data: []byte("id,title_mk,opens,closes\nbudzet,Буџет,2026-05-01,2026-05-30\n" +
			"park,Парк,2026-06-10,2026-07-01\nstara,Стара,2026-01-10,2026-02-10\n")},
	}, "2026-05-20"))
	pages := s.pages(t)
	page := pages["mk/embed/primer.html"]
	words := page.words()
	for _, want := range []string{"Отворени сега", "Буџет", "30 мај 2026 г., до крајот на денот", "Претстојни", "Парк"} {
		if !strings.Contains(words, want) {
			t.Errorf("the page does not say %q: %s", want, words)
		}
	}
	if strings.Contains(words, "Стара") || len(page.find("nav", "header", "footer")) > 0 || !isHidden(page) {
		t.Error("the page shows more than it should, or is for search engines")
	}
	for _, a := range page.find("a") {
		if a.attr("target") != "_top" {
			t.Errorf("the link to %s stays in the frame", a.attr("href"))
		}
	}
	line := pages["mk/primer/index.html"].find("pre")[0].words()
	var frame struct {
		XMLName xml.Name `xml:"iframe"`
		Src     string   `xml:"src,attr"`
		Title   string   `xml:"title,attr"`
	}
	if err := xml.Unmarshal([]byte(line), &frame); err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	if frame.Src != "https://example.mk/konsultacii/mk/embed/primer.html" || frame.Title != `Општина "Пример" & др.: консултации и отвореност` {
		t.Errorf("the line to copy is %s", line)
	}
	if words := pages["en/embed/tivka.html"].words(); !strings.Contains(words, "Quiet") || len(pages["en/tivka/index.html"].find("pre")) > 0 {
		t.Errorf("of a municipality that does not publish here: %s", words)
	}
}
