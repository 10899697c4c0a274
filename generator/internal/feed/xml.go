package feed

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/gorilla/feeds"
)

// writers are used again: an encoder that is given no bufio.Writer makes one, which is
// larger than most feeds.
var writers = sync.Pool{New: func() any { return bufio.NewWriter(nil) }}

// appendXML appends a document with its declaration and, where stylesheet is
// not empty, the processing instruction that links it.
func appendXML(dst []byte, x feeds.XmlFeed, stylesheet string) ([]byte, error) {
	start := len(dst)
	buf := bytes.NewBuffer(dst)
	w := writers.Get().(*bufio.Writer)
	defer writers.Put(w)
	w.Reset(buf)
	if err := cmp.Or(feeds.WriteXML(x, w), w.Flush()); err != nil {
		return dst, fmt.Errorf("feed as XML: %w", err)
	}
	dst = append(buf.Bytes(), '\n')

	head := []byte("\n")
	if stylesheet != "" {
		head = append(head, `<?xml-stylesheet type="text/css" href="`...)
		head = append(head, escape(stylesheet)...)
		head = append(head, "\"?>\n"...)
	}
	declaration := len(xml.Header) - len("\n")
	return slices.Insert(dst, start+declaration, head...), nil
}

// escape writes s for XML text and quoted attributes. What XML 1.0 cannot
// hold becomes U+FFFD.
func escape(s string) string {
	var b strings.Builder
	// A strings.Builder never fails, and EscapeText has no other error.
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

// legal replaces what XML 1.0 cannot hold by U+FFFD. Only CDATA needs it:
// encoding/xml does the same wherever it escapes.
func legal(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r',
			r >= 0x20 && r <= 0xD7FF, r >= 0xE000 && r <= 0xFFFD, r >= 0x10000 && r <= 0x10FFFF:
			return r
		}
		return '\uFFFD'
	}, s)
}
