package generator_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const internal = "konsulta/generator/internal/"

// owners are the packages that may import a module from elsewhere. A test is
// not part of a package here.
var owners = map[string]string{
	"github.com/arran4/golang-ical": internal + "ical",
	"github.com/yuin/goldmark":      internal + "markdown",
	"github.com/gocarina/gocsv":     internal + "content",
	"gopkg.in/yaml.v3":              internal + "content",
	"github.com/gorilla/feeds":      internal + "feed",
	"github.com/xuri/excelize/v2":   internal + "workbook",
	"golang.org/x/text":             internal + "locale",
	"golang.org/x/text/encoding":    internal + "charset",
	"github.com/tdewolff/minify/v2": internal + "render",
	"rsc.io/qr":                     internal + "qrcode",
	"github.com/spf13/cobra":        "konsulta/cmd/konsulta",
	"github.com/spf13/pflag":        "konsulta/cmd/konsulta",
	"github.com/fsnotify/fsnotify":  "konsulta/cmd/konsulta",
}

// never are imports that would turn an arrow round: no package of the first
// column imports one of the second. A name ending in / stands for all below.
var never = [][2]string{
	{internal + "model", "konsulta/"},
	{internal + "problem", "konsulta/"},
	{internal + "locale", "konsulta/"},
	{internal + "markdown", "konsulta/"},
	{internal + "publish", "konsulta/"},
	{internal + "feed", "konsulta/"},
	{internal + "ical", "konsulta/"},
	{internal + "bigsite", "konsulta/"},
	{internal + "charset", "konsulta/"},
	{internal + "archive", "konsulta/"},
	{internal + "xlsx", internal + "model"},
	{internal + "xlsx", internal + "site"},
	{internal + "xlsx", internal + "export"},
	{internal + "qrcode", "konsulta/"},
	{internal + "rdf", "konsulta/"},
	{internal + "content", internal + "intake"},
	{internal + "intake", internal + "facts"},
	{internal + "intake", internal + "site"},
	{internal + "intake", internal + "export"},
	{internal + "record", internal + "content"},
	{internal + "record", internal + "facts"},
	{internal + "facts", internal + "content"},
	{internal + "facts", internal + "site"},
	{internal + "content", internal + "facts"},
	{internal + "content", internal + "site"},
	{internal + "search", internal + "model"},
	{internal + "search", internal + "facts"},
	{internal + "search", internal + "site"},
	{internal + "site", internal + "content"},
	{internal + "site", internal + "render"},
	{internal + "site", internal + "export"},
	{internal + "site", internal + "todo"},
	{internal + "site", internal + "digest"},
	{internal + "digest", internal + "content"},
	{internal + "digest", internal + "render"},
	{internal + "digest", internal + "export"},
	{internal + "todo", internal + "content"},
	{internal + "todo", internal + "render"},
	{internal + "todo", internal + "export"},
	{internal + "schema", internal + "content"},
	{internal + "schema", internal + "facts"},
	{internal + "schema", internal + "site"},
	{internal + "content", internal + "schema"},
	{internal + "export", internal + "schema"},
	{internal + "render", internal + "content"},
	{internal + "render", internal + "export"},
	{internal + "render", internal + "facts"},
	{internal + "export", internal + "content"},
	{internal + "export", internal + "render"},
	{internal + "history", internal + "facts"},
	{internal + "facts", internal + "history"},
	{internal + "site", internal + "history"},
	{internal + "sheet", internal + "workbook"},
	{internal + "workbook", internal + "content"},
	{internal + "workbook", internal + "facts"},
	{internal + "workbook", internal + "site"},
	{internal + "content", internal + "workbook"},
	{internal + "content", internal + "scaffold"},
	{internal + "facts", internal + "scaffold"},
	{internal + "scaffold", internal + "site"},
	{internal + "scaffold", internal + "render"},
	{internal + "scaffold", internal + "export"},
	{"konsulta/templates", "konsulta/"},
	{"konsulta/generator", "konsulta/templates"},
	{"konsulta/generator", "konsulta/cmd/"},
}

// reserved are packages of the standard library that few may import: text is
// escaped by html/template, nothing opens a connection but the preview, and the
// benchmark to a preview, and nothing runs a program but the command, which asks
// git, and the benchmark.
var reserved = map[string][]string{
	"text/template": nil,
	"os/exec":       {"konsulta/cmd/konsulta", internal + "bigsite/bench"},
	"net/http":      {"konsulta/cmd/konsulta", internal + "bigsite/bench"},
	"unsafe":        {internal + "publish"},
}

// TestArrows checks which packages import which: data goes one way, and a
// module from elsewhere can be replaced in one folder.
func TestArrows(t *testing.T) {
	used := map[string]bool{}
	for pkg, imports := range imports(t) {
		for _, name := range imports {
			if module, ok := moduleOf(name); ok {
				used[module] = true
				if owners[module] != pkg {
					t.Errorf("%s imports %s, which belongs to %q alone", pkg, name, owners[module])
				}
			}
			for _, n := range never {
				if n[0] == pkg && (name == n[1] || strings.HasSuffix(n[1], "/") && strings.HasPrefix(name, n[1])) {
					t.Errorf("%s imports %s", pkg, name)
				}
			}
			if name == "konsulta/generator" && !strings.HasPrefix(pkg, "konsulta/cmd/") {
				t.Errorf("%s imports the façade", pkg)
			}
			if only, ok := reserved[name]; ok && !slices.Contains(only, pkg) {
				t.Errorf("%s imports %s, and only %q may", pkg, name, only)
			}
		}
	}
	for module := range owners {
		if !used[module] && module != "github.com/spf13/pflag" {
			t.Errorf("no package imports %s", module)
		}
	}
}

// TestOnlyPublishAndCommandKnowTheDisk checks that loading, checking and
// rendering work on fs.FS and bytes (contract, section 7.8).
func TestOnlyPublishAndCommandKnowTheDisk(t *testing.T) {
	for pkg, imports := range imports(t) {
		if pkg == internal+"publish" || strings.HasPrefix(pkg, internal+"bigsite/") || strings.HasPrefix(pkg, "konsulta/cmd/") {
			continue
		}
		for _, name := range imports {
			if name == "os" || name == "path/filepath" || name == "syscall" {
				t.Errorf("%s imports %s", pkg, name)
			}
		}
	}
}

// moduleOf tells to which module from elsewhere, or part of one that has an
// owner of its own, a package belongs.
func moduleOf(name string) (module string, ok bool) {
	first, _, _ := strings.Cut(name, "/")
	if !strings.Contains(first, ".") {
		return "", false
	}
	module = name
	longest := 0
	for owned := range owners {
		if (name == owned || strings.HasPrefix(name, owned+"/")) && len(owned) > longest {
			module, longest = owned, len(owned)
		}
	}
	return module, true
}

// imports reads what every package of the module imports, its tests left out.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if base := path.Base(name); base == "testdata" || base != "." && (base[0] == '.' || base[0] == '_') {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, data, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := path.Join("konsulta", path.Dir(name))
		for _, i := range file.Imports {
			imported, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			if !slices.Contains(found[pkg], imported) {
				found[pkg] = append(found[pkg], imported)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestCompilesToWebAssembly compiles the generator for a place without a
// disk (contract, section 7.8).
func TestCompilesToWebAssembly(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles everything")
	}
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("there is no go command")
	}
	t.Parallel()
	cmd := exec.Command("go", "build", "./...")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("go build ./generator/... for js/wasm: %v\n%s", err, out)
	}
}
