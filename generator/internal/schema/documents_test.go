package schema_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// document is the YAML of a file: the whole of it, or the front matter.
func document(name, text string) (string, bool) {
	if path.Ext(name) != ".md" {
		return text, true
	}
	_, text, ok := strings.Cut(text, "---\n")
	head, _, ok2 := strings.Cut(text, "---\n")
	return head, ok && ok2
}

// holdTree compares loader and schemas on every document of a tree and counts
// the documents. The schemas are those of the tree itself where v is nil.
func holdTree(t *testing.T, seen map[string]bool, name string, fsys fs.FS, v *validator) (n int) {
	t.Helper()
	if data, err := fs.ReadFile(fsys, "site.yaml"); err != nil || !strings.Contains(string(data), "languages") {
		return 0
	}
	if v == nil {
		v = newValidator(t, of(t, fsys))
	}
	_, problems := load(t, fsys)
	err := fs.WalkDir(fsys, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !d.Type().IsRegular() {
			return err
		}
		kind := kindOf(file)
		if kind == "" {
			return nil
		}
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return err
		}
		for _, p := range problems {
			if p.File == file && p.Field == "id" && !strings.Contains(string(data), "id:") {
				return nil // it is the name of the file that is wrong
			}
		}
		codes := codesAt(problems, file)
		for _, code := range codes {
			if code == "file_unknown" || strings.HasPrefix(code, "encoding") || strings.HasPrefix(code, "yaml_syntax") {
				return nil // no document at all
			}
		}
		text, ok := document(file, string(data))
		if !ok {
			return nil
		}
		n++
		for _, old := range []bool{false, true} {
			if doc, err := parse(text, old); err == nil {
				judge(t, seen, name+": "+file, codes, v.validate(t, kind, doc), text)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestDocumentsOfTheDemonstrationAndTheGoldenSite(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	if n := holdTree(t, seen, "content", os.DirFS("../../../content"), nil); n < 30 {
		t.Errorf("%d documents in content/, want at least 30", n)
	}
	if n := holdTree(t, seen, "golden", os.DirFS("../../testdata/golden/content"), nil); n < 6 {
		t.Errorf("%d documents in the golden site, want at least 6", n)
	}
	if len(seen) != 1 || !seen["accepted"] {
		t.Errorf("the documents are %v, want all accepted", seen)
	}
}

// The trees by which package content tests its rules hold documents that
// break every one of them.
func TestDocumentsThatBreakTheRulesOfContent(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../content/*_test.go")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d tests of package content: %v", len(files), err)
	}
	seen := map[string]bool{}
	n := 0
	for _, file := range files {
		for at, text := range examples(t, file) {
			fsys := tree(text)
			if valid(fsys) {
				n += holdTree(t, seen, at, fsys, nil)
			}
		}
	}
	if n < 200 {
		t.Errorf("%d documents, want at least 200", n)
	}
	if len(seen) < 30 {
		t.Errorf("%d forms are broken, want at least 30: %v", len(seen), seen)
	}
}

// valid reports whether a tree can be opened at all.
func valid(fsys fstest.MapFS) bool {
	for name := range fsys {
		if !fs.ValidPath(name) {
			return false
		}
	}
	return true
}

// examples are the trees that stand in a test, by place.
func examples(t *testing.T, file string) map[string]string {
	t.Helper()
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	ast.Inspect(f, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if text, err := strconv.Unquote(lit.Value); err == nil && strings.HasPrefix(text, "\n-- ") {
				found[set.Position(lit.Pos()).String()] = text
			}
		}
		return true
	})
	return found
}
