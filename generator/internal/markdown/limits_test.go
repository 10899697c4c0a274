package markdown_test

import (
	"strings"
	"testing"

	"konsulta/generator/internal/markdown"
)

// Texts that take a parser quadratic time or space. Each of them would run for
// minutes, or need gigabytes, without the limits.
func TestHardTexts(t *testing.T) {
	const n = 100_000
	c := markdown.New()
	for _, unit := range []string{
		">", "> ", "- ", "1. ", "[", "]", "![", "*", "_", "~", "`", "<", "|", "\\", "&", "*a_ ", "_a", "a**b", "~~a ~", "[a](", "[a](<b", "[a][", "[a](b \"",
		"http://", "www.", "http://a.b ", "www.a", "[a]: b\n", "> [a]: b\n", "# a\n", "- a\n\n", "-|-\n", "<!--", "<a ", "a@b.", "` `` ",
	} {
		src := strings.Repeat(unit, n/len(unit))
		b, err := c.Append(nil, src, markdown.Options{})
		if err != nil || len(b) > 20*n {
			t.Errorf("Append(%d × %q) gave %d bytes, %v, want at most %d", n/len(unit), unit, len(b), err, 20*n)
		}
	}
	for name, src := range map[string]string{
		"brackets":      strings.Repeat("[", n) + strings.Repeat("]", n),
		"nested images": strings.Repeat("![", n) + "a" + strings.Repeat("](b)", n),
		"nested marks":  strings.Repeat("*a **a ", n/5) + strings.Repeat("b** b*", n/5),
		"short rows":    strings.Repeat("|a", n/10) + "\n" + strings.Repeat("|-", n/10) + "\n" + strings.Repeat("|\n", n/2),
		"quoted pipes":  strings.Repeat("|`a\\|b`", n/8) + "\n" + strings.Repeat("|-", n/8) + "\n",
	} {
		if b, err := c.Append(nil, src, markdown.Options{}); err != nil || len(b) > 10*len(src) {
			t.Errorf("Append(%s) gave %d bytes of %d, %v", name, len(b), len(src), err)
		}
	}
}

// What lies deeper than the limits keeps its text.
func TestDepth(t *testing.T) {
	tests := []struct {
		src, mark, want string
	}{
		{strings.Repeat(">", 40) + "a", "<blockquote>", "<p>&gt;&gt;&gt;&gt;&gt;&gt;&gt;&gt;a</p>"},
		{strings.Repeat("*a **b ", 40) + "c" + strings.Repeat("** d*", 40), "<em>", "c d"},
	}
	for _, test := range tests {
		got := convert(t, test.src, markdown.Options{})
		if n := strings.Count(got, test.mark); n > 32 || !strings.Contains(got, test.want) {
			t.Errorf("Append(%q) = %q with %d %s, want at most 32 and %q", test.src, got, n, test.mark, test.want)
		}
	}
}

// What an office may really write stays within the limits.
func TestLongTexts(t *testing.T) {
	tests := []struct {
		name, unit, mark string
		n                int
	}{
		{"one long paragraph", "**член** и [врска](x) ", "<strong>", 200},
		{"many paragraphs", "**член** и [врска](x)\n\n", "<strong>", 20_000},
		{"a long table", "", "<tr>", 5000},
	}
	for _, test := range tests {
		src := strings.Repeat(test.unit, test.n)
		if test.unit == "" {
			src = "a|b|c|d\n-|-|-|-\n" + strings.Repeat("1|2||\n", test.n-1)
		}
		if got := strings.Count(convert(t, src, markdown.Options{}), test.mark); got != test.n {
			t.Errorf("%s: %d %s, want %d", test.name, got, test.mark, test.n)
		}
	}
}
