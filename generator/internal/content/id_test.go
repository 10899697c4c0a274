package content

import (
	"regexp"
	"strings"
	"testing"
)

// The rule of the contract, section 2, which the code follows without a
// pattern.
var (
	idForm       = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	windowsNames = regexp.MustCompile(`^(con|prn|aux|nul|com[1-9]|lpt[1-9])$`)
)

func FuzzID(f *testing.F) {
	for _, id := range []string{
		"", "a", "0", "-", "a-", "-a", "a-b", "a--b", "a-b-", "a-0-c", "A", "aB", "a_b", "a b", "a\n", "\na", "a.b", "а", "é", "\xff",
		"`", "{", "/", ":", "com", "com0", "com1", "com9", "com:", "com10", "lpt1", "lpt/", "xcon", "con", "con-", "prn", "aux", "nul", "nu",
		strings.Repeat("a", 80), strings.Repeat("a", 81), strings.Repeat("ab-", 26) + "ab", strings.Repeat("ab-", 27),
	} {
		f.Add(id)
	}
	f.Fuzz(func(t *testing.T, id string) {
		want := ""
		switch {
		case !idForm.MatchString(id) || len(id) > 80:
			want = "id_form"
		case windowsNames.MatchString(id):
			want = "id_reserved"
		}
		got := ""
		if fault := idFault(id); fault != nil {
			got = fault.Code
		}
		if got != want {
			t.Errorf("idFault(%q) = %q, want %q", id, got, want)
		}
		if got, want := ofWindows(id), windowsNames.MatchString(id); got != want {
			t.Errorf("ofWindows(%q) = %v, want %v", id, got, want)
		}
	})
}
