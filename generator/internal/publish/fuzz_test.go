package publish_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"konsulta/generator/internal/publish"
)

// FuzzManifest puts any bytes where a manifest is expected. What stands
// outside the folder, and a file that no line names, stay as they are.
func FuzzManifest(f *testing.F) {
	hash := strings.Repeat("0", 64)
	for _, line := range []string{"", "x", hash + "  a.html\n", hash + "  ../secret\n", hash + "  /etc/passwd\n",
		hash + "  a/../../secret\n", hash + "  a\\..\\..\\secret\r\n", hash + "  .konsulta/lock\n", hash + " *a.html\n", hash + "  a.html"} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, manifest []byte) {
		if strings.Contains(string(manifest), "CNAME") {
			return
		}
		top := t.TempDir()
		out := filepath.Join(top, "public")
		kept := map[string]string{filepath.Join(top, "secret"): "outside", filepath.Join(out, "CNAME"): "by hand"}
		write(t, filepath.Join(out, "manifest.sha256"), string(manifest))
		for name, text := range kept {
			write(t, name, text)
		}
		if err := publishPage(out); err != nil && !errors.As(err, new(*publish.ForeignError)) {
			t.Errorf("building over the manifest %q: %v", manifest, err)
		}
		for name, text := range kept {
			if got, err := os.ReadFile(name); err != nil || string(got) != text {
				t.Errorf("the manifest %q changed %s: %q, %v", manifest, filepath.Base(name), got, err)
			}
		}
	})
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// publishPage publishes one page.
func publishPage(out string) error {
	d, err := publish.Open(out)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Begin([]string{"a.html"}); err != nil {
		return err
	}
	if _, err := d.Put("a.html", []byte("page")); err != nil {
		return err
	}
	_, err = d.Finish([]byte("{}\n"))
	return err
}
