package digest_test

import (
	"bytes"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"testing"
	"unicode/utf8"
)

// A message is read back by another implementation as text and HTML.
func TestEML(t *testing.T) {
	s := three(t)
	d := tell(t, s, "mk")
	b, err := d.AppendEML(nil)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitAfterSeq(string(b), "\r\n") {
		if rest, ended := strings.CutSuffix(line, "\r\n"); line != "" && (!ended || len(rest) > 78 || strings.ContainsAny(rest, "\r\n") || !isASCII(rest)) {
			t.Errorf("%q is no line of a message", line)
		}
	}
	m, err := mail.ReadMessage(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	from, err := m.Header.AddressList("From")
	if err != nil || len(from) != 1 || from[0].Name != "Заедница" || from[0].Address != "info@example.org" {
		t.Errorf("it comes from %v, %v", from, err)
	}
	if date, err := m.Header.Date(); err != nil || !date.Equal(s.AsOf) {
		t.Errorf("it is dated %v, %v", date, err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if want := "Јавни консултации: 16\u2009–\u200923 ноември 2026\u202fг. · Консултации"; err != nil || subject != want {
		t.Errorf("its subject is %q, %v, want %q", subject, err, want)
	}
	if m.Header.Get("To") != "" || m.Header.Get("Content-Language") != "mk" {
		t.Errorf("its header is %v", m.Header)
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("it is %s, %v", kind, err)
	}
	html, err := d.AppendHTML(nil)
	if err != nil {
		t.Fatal(err)
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for _, want := range []struct{ kind, text string }{
		{"text/plain; charset=UTF-8", textMK}, {"text/html; charset=UTF-8", string(html)},
	} {
		p, err := parts.NextRawPart()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(quotedprintable.NewReader(p))
		if got := strings.ReplaceAll(string(text), "\r\n", "\n"); err != nil || got != want.text || p.Header.Get("Content-Type") != want.kind {
			t.Errorf("a part %v is\n%s\n%v, want\n%s", p.Header, got, err, want.text)
		}
	}
	if _, err := parts.NextRawPart(); err != io.EOF {
		t.Errorf("behind the parts is %v", err)
	}
	if again, err := tell(t, three(t), "mk").AppendEML(nil); err != nil || !bytes.Equal(again, b) {
		t.Error("the same content gives another message")
	}
}

// Without an address of the publisher a message names no sender.
func TestEMLSender(t *testing.T) {
	for extra, want := range map[string]string{"": "", "corrections: {email: ispravki@example.org}\n": "ispravki@example.org"} {
		b, err := tell(t, load(t, "2026-11-23 00:00", "site.yaml", settings+extra), "en").AppendEML(nil)
		if err != nil {
			t.Fatal(err)
		}
		m, err := mail.ReadMessage(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if from, err := m.Header.AddressList("From"); err == nil {
			got = from[0].Address
		}
		if got != want {
			t.Errorf("it comes from %q, want %q", got, want)
		}
	}
}

func isASCII(s string) bool { return len(s) == utf8.RuneCountInString(s) }

// The date of a message is that of the as-of, in the zone of the site.
func TestEMLInSummer(t *testing.T) {
	b := must(t, tell(t, load(t, "2026-07-01 15:04"), "en").AppendEML)
	if !strings.HasPrefix(string(b), "Date: Wed, 01 Jul 2026 15:04:00 +0200\r\n") {
		t.Errorf("the message is\n%s", b)
	}
}
