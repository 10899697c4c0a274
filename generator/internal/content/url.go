package content

import (
	"net/url"
	"strings"

	"konsulta/generator/internal/problem"
)

// linkFault allows what leads to a person too.
func linkFault(value string) *problem.Fault {
	if address, ok := strings.CutPrefix(value, "mailto:"); ok && emailAddress.MatchString(address) {
		return nil
	}
	return urlFault(value)
}

func urlFault(value string) *problem.Fault {
	if plainURL(value) {
		return nil
	}
	u, err := url.Parse(value)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.ContainsAny(value, " \t\n<>\"`\\") {
		suggestion := ""
		if err == nil && u.Scheme == "" && strings.Contains(value, ".") && !strings.ContainsAny(value, " \n") {
			suggestion = "https://" + strings.TrimLeft(value, "/")
		}
		return problem.New("url_form", "value", value, "suggestion", suggestion)
	}
	return nil
}

// plainURL tells the addresses of web pages that need no parser to be seen as
// right: a host of letters, digits, dots and hyphens, and a path and query
// without escapes. Nearly all are such, and an index has millions.
func plainURL(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	end := 0
	for ; end < len(rest) && rest[end] != '/'; end++ {
		if c := rest[end]; !isLetterOrDigit(c) && c != '.' && c != '-' {
			return false
		}
	}
	for i := end; i < len(rest); i++ {
		if c := rest[i]; !isLetterOrDigit(c) && strings.IndexByte("/-._?=&+", c) < 0 {
			return false
		}
	}
	return ok && end > 0
}

func isLetterOrDigit(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
