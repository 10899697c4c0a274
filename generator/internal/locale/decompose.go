package locale

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Decompose gives a text in small letters, with the marks on them as characters
// of their own behind each letter (Unicode's NFD): "Ќе" is "к", an acute, "е".
func Decompose(s string) string { return norm.NFD.String(strings.ToLower(s)) }
