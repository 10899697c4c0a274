package content

import (
	"net/url"
	"strings"
	"testing"
)

// What is plainly an address has to be one for the parser too.
func FuzzPlainURL(f *testing.F) {
	for _, s := range []string{
		"", "https://", "https:///", "https:///a", "https://a", "https://a/", "https://a.example", "https://a-b.example/c/d.html?e=f&g=h+i_j",
		"https://.", "https://..", "https://-", "https://a?b", "https://a#b", "https://a:80/", "https://a:b/", "https://u@a/", "https://a/%zz",
		"https://a/%41", "https://a/b c", "https://a\n", "https://a/\n", "https://a/<b>", "https://а.example/", "https://[::1]/", "https://1.2.3.4/",
		"HTTPS://a/", "http://a/", "ftp://a/", "//a/b", "a.example", "https:a", "https://a//b", "https://a/?", "https://a/..", "https://a/\\b",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		u, err := url.Parse(s)
		right := err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !strings.ContainsAny(s, " \t\n<>\"`\\")
		if plainURL(s) && !right {
			t.Errorf("plainURL(%q), and the parser says %v, %v", s, u, err)
		}
		if (urlFault(s) == nil) != right {
			t.Errorf("urlFault(%q) = %v, want one: %v", s, urlFault(s), !right)
		}
	})
}

// The short way is the one that is taken.
func TestPlainURL(t *testing.T) {
	for _, s := range []string{"https://bitola.gov.mk", "https://archive.example/20261012/m000/0", "https://a-b.example/c.html?id=1&page=2"} {
		if !plainURL(s) {
			t.Errorf("%s is not seen as plain", s)
		}
	}
}
