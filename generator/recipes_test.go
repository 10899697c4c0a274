package generator_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// The files that init writes into a new site's repository, as they are before
// their blanks are filled.
var (
	recipes    = os.DirFS("internal/scaffold/recipes")
	operations = os.DirFS("internal/scaffold/operations")
)

func recipe(t *testing.T, name string) string {
	t.Helper()
	b, err := fs.ReadFile(recipes, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// everyRecipe calls fn with each file that init writes of these.
func everyRecipe(t *testing.T, fn func(name, text string)) {
	t.Helper()
	for dir, fsys := range map[string]fs.FS{"": recipes, "operations/": operations} {
		err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := fs.ReadFile(fsys, name)
			if err == nil {
				fn(dir+name, string(b))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// Files that people on any system open, with no blank that init does not
// fill, and that name only files which are there.
func TestRecipeFiles(t *testing.T) {
	blank := regexp.MustCompile(`@@[^@\s]*@@`)
	blanks := []string{"@@version@@", "@@base_url@@", "@@title@@", "@@timezone@@", "@@language@@"}
	named := regexp.MustCompile(`\brecipes[/\\]([a-z_][a-z._-]*[a-z])`)
	everyRecipe(t, func(name, text string) {
		if !utf8.ValidString(text) || !strings.HasSuffix(text, "\n") {
			t.Errorf("%s: want UTF-8 that ends in a line end", name)
		}
		lines, dos := strings.Count(text, "\n"), strings.Count(text, "\r\n")
		if want := map[bool]int{true: lines}[path.Ext(name) == ".cmd"]; dos != want {
			t.Errorf("%s: %d of %d lines end as on Windows, want %d", name, dos, lines, want)
		}
		for _, b := range blank.FindAllString(text, -1) {
			if !slices.Contains(blanks, b) {
				t.Errorf("%s: init does not fill %s", name, b)
			}
		}
		for _, m := range named.FindAllStringSubmatch(text, -1) {
			if _, err := fs.Stat(recipes, "recipes/"+m[1]); err != nil {
				t.Errorf("%s names recipes/%s, which is not there", name, m[1])
			}
		}
	})
}

// A workflow, as GitHub and Forgejo read it.
type workflow struct {
	Env map[string]string
	On  struct {
		Schedule []struct{ Cron string }
	}
	Permissions *map[string]string
	Concurrency struct{ Group string }
	Jobs        map[string]struct {
		Permissions map[string]string
		Needs       string
		Timeout     int `yaml:"timeout-minutes"`
		Steps       []step
	}
}

type step struct {
	Uses, Run string
	With      map[string]string
}

func readYAML(t *testing.T, name string, into any) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(recipe(t, name)), into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

func TestWorkflows(t *testing.T) {
	major := regexp.MustCompile(`^actions/[a-z-]+@v[0-9]+$`)
	for _, name := range []string{".github/workflows/site.yml", ".forgejo/workflows/site.yml"} {
		var w workflow
		readYAML(t, name, &w)
		releasedProgram(t, name, w.Env)
		if !strings.Contains(w.Concurrency.Group, "github.ref") {
			t.Errorf("%s: two builds of a branch may run at once: group %q", name, w.Concurrency.Group)
		}
		var crons []string
		for _, s := range w.On.Schedule {
			crons = append(crons, s.Cron)
		}
		justAfterMidnight(t, name, crons)
		for id, job := range w.Jobs {
			if job.Timeout == 0 {
				t.Errorf("%s: job %s may hang for hours", name, id)
			}
			for _, s := range job.Steps {
				if s.Uses != "" && !major.MatchString(s.Uses) {
					t.Errorf("%s: job %s uses %q, want a major version", name, id, s.Uses)
				}
				if strings.HasPrefix(s.Uses, "actions/checkout@") && (s.With["fetch-depth"] != "0" || s.With["persist-credentials"] != "false") {
					t.Errorf("%s: job %s checks out with %v, want the whole history and no token left behind", name, id, s.With)
				}
				// What a title or branch says would be run as a command.
				if strings.Contains(s.Run, "${{") {
					t.Errorf("%s: job %s has an expression in its script: %s", name, id, s.Run)
				}
				shell(t, name+" "+id, s.Run)
			}
		}
		if w.Jobs["check"].Steps == nil || w.Jobs["publish"].Needs == "" {
			t.Errorf("%s: want the jobs check and publish, one after the other", name)
		}
	}
}

// On GitHub every job has the rights it needs, and no others.
func TestGitHubRights(t *testing.T) {
	var w workflow
	readYAML(t, ".github/workflows/site.yml", &w)
	if w.Permissions == nil || len(*w.Permissions) > 0 {
		t.Errorf("the workflow has rights of its own: %v", w.Permissions)
	}
	want := map[string]map[string]string{
		"check":   {"contents": "read"},
		"build":   {"contents": "read"},
		"publish": {"pages": "write", "id-token": "write"},
		"keep":    {"actions": "write"},
	}
	for id, job := range w.Jobs {
		if !maps.Equal(job.Permissions, want[id]) {
			t.Errorf("job %s may %v, want %v", id, job.Permissions, want[id])
		}
	}
}

func TestGitLab(t *testing.T) {
	var w struct {
		Variables map[string]string
		Default   struct {
			Before []string `yaml:"before_script"`
		}
		Check struct {
			Script    []string
			Artifacts struct {
				When    string
				Reports struct{ Codequality string }
			}
		}
		Pages struct {
			Script        []string
			Rules         []struct{ If string }
			ResourceGroup string `yaml:"resource_group"`
			Artifacts     struct{ Paths []string }
		}
	}
	const name = ".gitlab-ci.yml"
	readYAML(t, name, &w)
	releasedProgram(t, name, w.Variables)
	if w.Variables["GIT_DEPTH"] != "0" {
		t.Errorf("GIT_DEPTH %q, want the whole history", w.Variables["GIT_DEPTH"])
	}
	for _, script := range [][]string{w.Default.Before, w.Check.Script, w.Pages.Script} {
		shell(t, name, strings.Join(script, "\n"))
	}
	report := w.Check.Artifacts.Reports.Codequality
	if w.Check.Artifacts.When != "always" || !strings.Contains(strings.Join(w.Check.Script, "\n"), "> "+report) {
		t.Errorf("the report %q does not reach the merge request when the check fails", report)
	}
	if !slices.Equal(w.Pages.Artifacts.Paths, []string{"public"}) || w.Pages.ResourceGroup == "" ||
		len(w.Pages.Rules) != 1 || w.Pages.Rules[0].If != "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" {
		t.Errorf("want public of the default branch published, one at a time: %+v", w.Pages)
	}
}

// releasedProgram asks for the values at the top of a forge's file: the
// version is there, what only the release knows is a blank that fetch.sh
// refuses.
func releasedProgram(t *testing.T, name string, env map[string]string) {
	t.Helper()
	want := map[string]string{"KONSULTA_VERSION": "@@version@@", "KONSULTA_SHA256": "", "KONSULTA_RELEASES": "", "KONSULTA_LANG": "@@language@@"}
	for k, v := range want {
		if got, ok := env[k]; !ok || got != v {
			t.Errorf("%s: %s is %q (there: %v), want %q", name, k, got, ok, v)
		}
	}
}

// justAfterMidnight says that of schedules in UTC one starts in the first
// quarter of an hour of every day in Skopje, in summer and in winter.
func justAfterMidnight(t *testing.T, name string, crons []string) {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Skopje")
	if err != nil {
		t.Fatal(err)
	}
	daily := regexp.MustCompile(`^(\d+) (\d+) \* \* \*$`)
	starts := map[string]bool{}
	for _, c := range crons {
		m := daily.FindStringSubmatch(c)
		if m == nil {
			t.Fatalf("%s: %q is no daily schedule", name, c)
		}
		minute, _ := strconv.Atoi(m[1])
		hour, _ := strconv.Atoi(m[2])
		for day := range 2 * 366 {
			at := time.Date(2026, 1, 1+day-1, hour, minute, 0, 0, time.UTC).In(zone)
			if at.Hour() == 0 && at.Minute() < 15 {
				starts[at.Format(time.DateOnly)] = true
			}
		}
	}
	for day := range 2 * 365 {
		if d := time.Date(2026, 1, 1+day, 0, 0, 0, 0, zone).Format(time.DateOnly); !starts[d] {
			t.Fatalf("%s: no build just after midnight of %s: %v", name, d, crons)
		}
	}
}

// shell says that a script is one, without running it.
func shell(t *testing.T, name, script string) {
	t.Helper()
	cmd := exec.Command("sh", "-n")
	cmd.Stdin = strings.NewReader(script)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%s: %v\n%s\n%s", name, err, out, script)
	}
}

func TestRecipeScripts(t *testing.T) {
	scripts, err := fs.Glob(recipes, "recipes/*.sh")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, name := range scripts {
		text := recipe(t, name)
		shell(t, name, text)
		if !strings.HasPrefix(text, "#!/bin/sh\n# ") || !strings.Contains(text, "\nset -eu\n") {
			t.Errorf("%s: want #!/bin/sh, what it does, and set -eu", name)
		}
	}
}

func TestWindowsTask(t *testing.T) {
	d := xml.NewDecoder(strings.NewReader(recipe(t, "recipes/konsulta-task.xml")))
	text, name := map[string]string{}, ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			name = token.Name.Local
		case xml.CharData:
			text[name] += string(bytes.TrimSpace(token))
		}
	}
	for name, want := range map[string]string{"DaysInterval": "1", "StartWhenAvailable": "true", "MultipleInstancesPolicy": "IgnoreNew",
		"RunLevel": "LeastPrivilege", "Command": `C:\konsulta\recipes\build.cmd`} {
		if text[name] != want {
			t.Errorf("%s is %q, want %q", name, text[name], want)
		}
	}
}

func TestCronTable(t *testing.T) {
	setting := regexp.MustCompile(`^[A-Z_]+=\S+$`)
	job := regexp.MustCompile(`^5 0 \* \* \* konsulta sh /srv/konsulta/recipes/build\.sh /var/www/konsulta/$`)
	jobs := 0
	for line := range strings.Lines(recipe(t, "recipes/konsulta.cron")) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case job.MatchString(line):
			jobs++
		case line != "" && !strings.HasPrefix(line, "#") && !setting.MatchString(line):
			t.Errorf("cron cannot read %q", line)
		}
	}
	if jobs != 1 {
		t.Errorf("%d jobs, want 1", jobs)
	}
}

// nginx and Apache know the same kinds of files, and every attachment that
// may be published is among them.
func TestServersKnowTheSameTypes(t *testing.T) {
	nginx, apache := map[string]string{}, map[string]string{}
	line := regexp.MustCompile(`(?m)^\s+(AddType )?([a-z]+/[a-z0-9.+-]+)((?: \.?[a-z0-9]+)+);?$`)
	collect := func(name string, into map[string]string) {
		for _, m := range line.FindAllStringSubmatch(recipe(t, name), -1) {
			for ext := range strings.FieldsSeq(m[3]) {
				into[strings.TrimPrefix(ext, ".")] = m[2]
			}
		}
	}
	collect("recipes/nginx.conf", nginx)
	collect("recipes/htaccess", apache)
	if !maps.Equal(nginx, apache) {
		t.Errorf("nginx and Apache differ:\n%v\n%v", nginx, apache)
	}
	for ext := range strings.FieldsSeq("html css js svg txt sha256 csv json jsonld ttl ics rss atom xml pdf docx xlsx pptx odt ods odp rtf zip " +
		"jpg png webp gif mp3 mp4 kml geojson dwg dxf") {
		if nginx[ext] == "" {
			t.Errorf("the servers have no type for .%s", ext)
		}
	}
}

// The hosts that read _headers join what all fitting rules say, so no header
// stands in two rules that fit one file.
func TestHeadersFile(t *testing.T) {
	said := map[string]map[string]string{} // by pattern: header to value
	pattern := ""
	for line := range strings.Lines(recipe(t, "recipes/_headers")) {
		line = strings.TrimRight(line, "\n")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "/"):
			pattern = line
			said[pattern] = map[string]string{}
		default:
			name, value, ok := strings.Cut(strings.TrimPrefix(line, "  "), ": ")
			if !ok || pattern == "" || value == "" {
				t.Fatalf("cannot read %q", line)
			}
			said[pattern][name] = value
		}
	}
	for _, file := range []string{"/mk/index.html", "/assets/site.00000000.css", "/data/consultations.csv", "/data/catalog.ttl",
		"/data/catalog.jsonld", "/feeds/mk/consultations.json", "/calendars/mk/all.ics"} {
		got := map[string]string{}
		for pattern, headers := range said {
			if prefix, wild := strings.CutSuffix(pattern, "*"); pattern != file && (!wild || !strings.HasPrefix(file, prefix)) {
				continue
			}
			for name, value := range headers {
				if got[name] != "" {
					t.Errorf("%s: two rules set %s", file, name)
				}
				got[name] = value
			}
		}
		if got["X-Content-Type-Options"] != "nosniff" {
			t.Errorf("%s: %v", file, got)
		}
	}
}

// The page for whoever keeps a site is one printed page in each language, and
// says the same in each.
func TestOperationsPage(t *testing.T) {
	count := func(lang string) map[string]int {
		b, err := fs.ReadFile(operations, lang+".md")
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		if n, lines := utf8.RuneCountInString(text), strings.Count(text, "\n"); n > 3200 || lines > 40 {
			t.Errorf("%s: %d characters in %d lines do not fit on one page", lang, n, lines)
		}
		got := map[string]int{}
		for _, part := range []string{"@@title@@", "@@base_url@@", "@@version@@", "\n| ", "\n**", "____ |", "\nkonsulta ", "\nsh recipes/copy.sh ",
			"git revert", "git push --mirror", "KONSULTA_VERSION", "KONSULTA_SHA256", "Enable workflow", "Take ownership", "cron", "(4)"} {
			got[part] = strings.Count(text, part)
			if got[part] == 0 {
				t.Errorf("%s: has no %q", lang, part)
			}
		}
		return got
	}
	want := count("en")
	for _, lang := range []string{"mk", "sq"} {
		if got := count(lang); !maps.Equal(got, want) {
			t.Errorf("%s differs from en:\n%v\n%v", lang, got, want)
		}
	}
}
