package site

import (
	"encoding/xml"
	"io"
	"strings"
)

// Limits of a sitemap (sitemaps.org). A longer one becomes several, with an
// index.
const (
	sitemapAddresses = 50_000
	sitemapBytes     = 50_000_000
)

const (
	xmlHead     = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	urlsetHead  = xmlHead + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n"
	urlsetFoot  = "</urlset>\n"
	mapsHead    = xmlHead + `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n"
	mapsFoot    = "</sitemapindex>\n"
	sitemapName = "sitemap.xml"
)

// SitemapFile is a file that tells programs which pages there are.
type SitemapFile struct {
	Path  string
	Write func(w io.Writer) error
}

// Sitemap lists the sitemap of pages, by their paths: one file, or an index with
// its parts. A site without pages for search engines has none. It names no dates:
// pages change when what they list does, which no record tells.
func (s *Site) Sitemap(pages []string) []SitemapFile { return s.sitemap(pages, sitemapAddresses) }

func (s *Site) sitemap(pages []string, most int) []SitemapFile {
	ends := s.sitemapEnds(pages, most)
	write := func(from, end int) func(w io.Writer) error {
		return func(w io.Writer) error { return s.writeSitemap(w, pages[from:end]) }
	}
	switch len(ends) {
	case 0:
		return nil
	case 1:
		return []SitemapFile{{sitemapName, write(0, ends[0])}}
	}
	files := []SitemapFile{{sitemapName, func(w io.Writer) error { return s.writeSitemaps(w, len(ends)) }}}
	from := 0
	for i, end := range ends {
		files = append(files, SitemapFile{sitemapPart(i), write(from, end)})
		from = end
	}
	return files
}

// sitemapPart is the path of a part of the sitemap, counted from 0.
func sitemapPart(i int) string { return "sitemap-" + itoa(i+1) + ".xml" }

// sitemapEnds tells at which of the pages each file ends: where it would have too
// many addresses or bytes.
func (s *Site) sitemapEnds(pages []string, most int) []int {
	var ends []int
	var entry []byte
	from, size := 0, 0
	for n, path := range pages {
		entry = s.appendAddress(entry[:0], path)
		if n-from == most || size+len(entry) > sitemapBytes-len(urlsetHead)-len(urlsetFoot) {
			ends, from, size = append(ends, n), n, 0
		}
		size += len(entry)
	}
	if from < len(pages) {
		ends = append(ends, len(pages))
	}
	return ends
}

// writeSitemap writes a file with some of the pages.
func (s *Site) writeSitemap(w io.Writer, pages []string) error {
	if _, err := io.WriteString(w, urlsetHead); err != nil {
		return err
	}
	var entry []byte
	for _, path := range pages {
		entry = s.appendAddress(entry[:0], path)
		if _, err := w.Write(entry); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, urlsetFoot)
	return err
}

func (s *Site) writeSitemaps(w io.Writer, parts int) error {
	b := []byte(mapsHead)
	for i := range parts {
		b = append(b, "<sitemap><loc>"...)
		b = appendXML(b, s.Settings.BaseURL+sitemapPart(i))
		b = append(b, "</loc></sitemap>\n"...)
	}
	_, err := w.Write(append(b, mapsFoot...))
	return err
}

// appendAddress writes a page with its versions in all languages, its own
// included, as the head of the page names them.
func (s *Site) appendAddress(dst []byte, path string) []byte {
	base := s.Settings.BaseURL
	dst = append(dst, "<url><loc>"...)
	dst = appendXML(dst, URL(base, path))
	dst = append(dst, "</loc>"...)
	version := func(lang, path string) {
		dst = append(dst, "\n"+`<xhtml:link rel="alternate" hreflang="`...)
		dst = append(dst, lang...)
		dst = append(dst, `" href="`...)
		dst = appendXML(dst, URL(base, path))
		dst = append(dst, `"/>`...)
	}
	if _, rest, ok := strings.Cut(path, "/"); ok {
		for i, tag := range s.Settings.Languages {
			path := tag + "/" + rest
			if i == 0 {
				version("x-default", path)
			}
			version(tag, path)
		}
	}
	return append(dst, "</url>\n"...)
}

// appendXML writes text into an element or an attribute.
func appendXML(dst []byte, text string) []byte {
	if !strings.ContainsAny(text, `&<>"'`) {
		return append(dst, text...)
	}
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder takes all
	return append(dst, b.String()...)
}

// AppendRobots writes robots.txt: everything may be read, and where the
// sitemap is. Of a site with drafts only pages may be read, since they say
// themselves that they are not for search engines; tables, feeds and
// attachments cannot.
func (s *Site) AppendRobots(dst []byte) []byte {
	dst = append(dst, "User-agent: *\n"...)
	if !s.Drafts {
		return append(dst, "Allow: /\n\nSitemap: "+s.Settings.BaseURL+sitemapName+"\n"...)
	}
	path := basePath(s.Settings.BaseURL)
	for _, rule := range []string{"Disallow: " + path, "Allow: " + path + "$", "Allow: " + path + "*/$", "Allow: " + path + "*.html$"} {
		dst = append(dst, rule+"\n"...)
	}
	return dst
}
