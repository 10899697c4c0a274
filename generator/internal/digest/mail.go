package digest

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"mime/quotedprintable"
	"strings"
	"time"
	"unicode/utf8"
)

// AppendEML writes the digest as a message (RFC 5322) of text and HTML, for a
// mail program to open or a script to send. It comes from the address that
// the site publishes, where there is one, and goes to nobody: that is for the
// sender to say. X-Unsent lets mail programs open it as a draft.
func (d *Digest) AppendEML(dst []byte) ([]byte, error) {
	html, err := d.AppendHTML(nil)
	if err != nil {
		return dst, err
	}
	text := d.AppendText(nil)
	// No encoded part holds "=_", so the boundary can stand in none.
	sum := sha256.Sum256(append(append([]byte(nil), text...), html...))
	boundary := "=_" + hex.EncodeToString(sum[:12])
	var b bytes.Buffer
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\r\n", args...) }
	s := &d.site.Settings
	if address := cmp.Or(s.Publisher.Email, s.Corrections.Email); address != "" {
		line("From:%s\r\n <%s>", encoded(d.voice.Publisher()), address)
	}
	line("Date: %s", d.site.AsOf.Format(time.RFC1123Z))
	line("Subject:%s", encoded(d.title()+" · "+d.voice.SiteTitle()))
	line("MIME-Version: 1.0")
	line("Content-Language: %s", d.voice.Tag())
	line("Content-Type: multipart/alternative; boundary=%q", boundary)
	line("X-Unsent: 1")
	for _, part := range []struct {
		kind string
		data []byte
	}{{"plain", text}, {"html", html}} {
		line("")
		line("--%s", boundary)
		line("Content-Type: text/%s; charset=UTF-8", part.kind)
		line("Content-Transfer-Encoding: quoted-printable")
		line("")
		w := quotedprintable.NewWriter(&b)
		if _, err := w.Write(part.data); err != nil {
			return dst, err
		}
		if err := w.Close(); err != nil {
			return dst, err
		}
	}
	line("")
	line("--%s--", boundary)
	return append(dst, b.Bytes()...), nil
}

// encoded writes a text for a header as encoded words (RFC 2047), one a line,
// so that no line has more than 76 octets; each holds whole characters.
func encoded(s string) string {
	const most = 45 // octets that fit, in base64
	var b strings.Builder
	for s != "" {
		n := min(most, len(s))
		for n < len(s) && !utf8.RuneStart(s[n]) {
			n--
		}
		b.WriteString("\r\n =?UTF-8?B?" + base64.StdEncoding.EncodeToString([]byte(s[:n])) + "?=")
		s = s[n:]
	}
	return b.String()
}
