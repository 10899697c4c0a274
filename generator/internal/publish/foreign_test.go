package publish_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"konsulta/generator/internal/publish"
)

func TestForeignFilesInTheWayAreNamedAndNothingIsWritten(t *testing.T) {
	tests := []struct {
		name  string
		files []string // planted in an empty directory
		want  []string
	}{
		{"a file", []string{"index.html"}, []string{"index.html"}},
		{"a file where a folder should be", []string{"mk/bitola"}, []string{"mk/bitola"}},
		{"a folder where a file should be", []string{"index.html/theirs.txt"}, []string{"index.html"}},
		{"several", []string{"index.html", "mk/bitola/x.html", "beside.txt"}, []string{"index.html", "mk/bitola/x.html"}},
		{"a folder for the manifest", []string{"manifest.sha256/x"}, []string{"manifest.sha256"}},
		{"a file for the working folder", []string{".konsulta"}, []string{".konsulta"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := memory(t)
			for _, path := range test.files {
				plant(t, dir, path, small[path]) // the bytes that we would write
			}
			before := tree(t, dir)
			_, err := build(dir, small, "{}\n")
			var foreign *publish.ForeignError
			if !errors.As(err, &foreign) || !slices.Equal(foreign.Paths, test.want) {
				t.Errorf("build: %v, want a ForeignError of %q", err, test.want)
			}
			if after := tree(t, dir); !maps.Equal(after, before) {
				t.Errorf("after the refused build: %q, want %q", after, before)
			}
			if _, again := build(dir, small, "{}\n"); again == nil {
				t.Errorf("the second build took the foreign file for its own")
			}
		})
	}
}

func TestForeignFilesAreNamedUpToTwenty(t *testing.T) {
	dir, s := memory(t), site{}
	for i := range 25 {
		path := fmt.Sprintf("%02d.html", i)
		s[path] = "x"
		plant(t, dir, path, "theirs")
	}
	_, err := build(dir, s, "{}\n")
	if err == nil || !strings.Contains(err.Error(), "00.html, 01.html,") || !strings.HasSuffix(err.Error(), "19.html and 5 more") {
		t.Errorf("build: %v, want 20 names and 5 more", err)
	}
}

// link makes a symbolic link, or skips the test where that is not allowed.
func link(t *testing.T, target, name string) {
	t.Helper()
	err := os.Symlink(target, name)
	if err == nil { // Wine says that it made one, and did not
		_, err = os.Readlink(name)
	}
	if err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
}

func TestSymbolicLinksAreNeverFollowed(t *testing.T) {
	outside := memory(t)
	plant(t, outside, "x.html", "x")
	plant(t, outside, "bitola/x.html", "x")
	theirs := tree(t, outside)
	for _, inTheWay := range []string{"index.html", "mk", "mk/bitola", "mk/bitola/x.html", "manifest.sha256", ".konsulta"} {
		for _, target := range []string{outside, filepath.Join(outside, "x.html"), "inside", "nowhere"} {
			t.Run(inTheWay+" to "+filepath.Base(target), func(t *testing.T) {
				dir := memory(t)
				mustBuild(t, dir, small)
				plant(t, dir, "inside/x.html", "theirs")
				name := filepath.Join(dir, filepath.FromSlash(inTheWay))
				if err := os.RemoveAll(name); err != nil {
					t.Fatal(err)
				}
				link(t, target, name)
				before := tree(t, dir)
				_, err := build(dir, small, "{}\n")
				var foreign *publish.ForeignError
				if !errors.As(err, &foreign) || !slices.Contains(foreign.Paths, inTheWay) {
					t.Errorf("build: %v, want a ForeignError naming %s", err, inTheWay)
				}
				if after := tree(t, dir); !maps.Equal(after, before) {
					t.Errorf("after the refused build: %q, want %q", after, before)
				}
			})
		}
	}
	if got := tree(t, outside); !maps.Equal(got, theirs) {
		t.Errorf("outside: %q, want %q", got, theirs)
	}
}

func TestNothingIsRemovedThroughALink(t *testing.T) {
	dir, outside := memory(t), memory(t)
	old := maps.Clone(small)
	old["old/x.html"], old["old2.html"] = "x", "x"
	mustBuild(t, dir, old)
	plant(t, outside, "x.html", "x")
	for _, name := range []string{"old", "old2.html"} {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	link(t, outside, filepath.Join(dir, "old"))
	link(t, filepath.Join(outside, "x.html"), filepath.Join(dir, "old2.html"))
	mustBuild(t, dir, small)
	checkTree(t, dir, small, site{"old": "-> " + outside, "old2.html": "-> " + filepath.Join(outside, "x.html")})
	if got := tree(t, outside); !maps.Equal(got, site{"x.html": "x"}) {
		t.Errorf("outside: %q, want x.html alone", got)
	}
}

func TestTamperedManifestTouchesNothingElse(t *testing.T) {
	base := memory(t)
	dir := filepath.Join(base, "public")
	mustBuild(t, dir, small)
	plant(t, base, "x", "theirs")
	plant(t, dir, "CNAME", "theirs")
	plant(t, dir, "torn", "theirs")
	sum := fmt.Sprintf("%x", sha256.Sum256([]byte("theirs")))
	bad := manifest(small) +
		sum + "  ../x\n" +
		sum + "  mk/../CNAME\n" +
		sum + "  ./CNAME\n" +
		sum + "  " + filepath.ToSlash(filepath.Join(base, "x")) + "\n" +
		sum + "  mk\\..\\CNAME\n" +
		sum + "  .konsulta/lock\n" +
		sum + "  \n" +
		sum[1:] + "  CNAME\n" +
		"not a hash at all, but longer than one, so that it could be  CNAME\n" +
		"CNAME\n\x00\xff\n" +
		strings.Repeat("x", 1<<17) + "  CNAME\n" +
		sum + "  torn" // of torn.html, say
	plant(t, dir, "manifest.sha256", bad)
	mustBuild(t, dir, small)
	checkTree(t, dir, small, site{"CNAME": "theirs", "torn": "theirs"})
	if got := tree(t, base)["x"]; got != "theirs" {
		t.Errorf("../x = %q, want %q", got, "theirs")
	}
}
