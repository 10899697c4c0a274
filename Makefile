# The two commands: `make site` builds the demonstration into public/, and
# `make test` runs everything that CI runs.

GO ?= go
# The demonstration is built for a fixed minute, so that it does not go stale.
AS_OF ?= 2026-11-23
LINT = github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
# The sizes of `make bench-site`, in consultations, and how often it measures.
N ?= 3333,33334
RUNS ?= 1

.PHONY: site test lint platforms html formats schema catalogue browser access features screenshots print deploy unit race windows release release-check golden docs fuzz bench bench-site serve clean

site:
	$(GO) run ./cmd/konsulta build --as-of $(AS_OF)

serve:
	$(GO) run ./cmd/konsulta serve --as-of $(AS_OF)

test: lint platforms html formats schema catalogue browser access features print deploy race unit windows
	.ci/release-twice linux/amd64

# gofmt, vet, the arrows between packages and a few linters, each with its
# reason in .golangci.yml.
lint:
	@test -z "$$(gofmt -l cmd generator templates)" || { gofmt -d cmd generator templates; exit 1; }
	$(GO) mod tidy -diff
	$(GO) vet ./...
	$(GO) run $(LINT) run ./...

# The code as other systems compile it.
platforms:
	.ci/platforms

# konsulta.exe and the package that knows the disk, under Wine.
windows:
	.ci/windows

# One file for each system, and their sums, in dist/.
release:
	.ci/release dist

# Two releases of everything, the second from another folder and compiled anew,
# have the same sums. It takes minutes.
release-check:
	FRESH=1 .ci/release-twice

# The HTML and CSS of the demonstration, by the Nu HTML Checker.
html:
	.ci/html

# Calendars, tables, workbook, ZIP, feeds and sitemap, by other people's
# programs.
formats:
	.ci/formats

# The YAML of the demonstration, by a JSON Schema validator.
schema:
	.ci/schema

# The catalogues of the data, by parsers and a SHACL validator that are not ours.
catalogue:
	.ci/catalogue

# The recipes that init writes: nginx and Apache serve the demonstration by
# them, and the scripts build and copy a site.
deploy:
	.ci/deploy
	.ci/recipes

# What is made for paper, printed, page by page.
print:
	.ci/print

# The checklist of the demonstration in Chromium, from the folder as it is.
browser:
	.ci/browser

# Pages of every kind against WCAG 2.2 AA, with axe-core, in every language,
# light and dark, wide and narrow; and journeys by keyboard, without script too.
access:
	.ci/access $(KIND)

# Styles, scripts and pages against what the oldest browsers know.
features:
	.ci/features

# Pictures of pages of every kind, into .cache/screenshots, to be looked at:
# make screenshots KIND=home LANGS=mk WIDTHS=390 COLOURS=dark
screenshots:
	KIND="$(KIND)" LANGS="$(LANGS)" WIDTHS="$(WIDTHS)" COLOURS="$(COLOURS)" .ci/screenshots

unit:
	.ci/nobody
	$(GO) test ./...

# The packages that work on several things at once.
race:
	.ci/race

# Write the golden site anew; then read the difference.
golden:
	$(GO) test ./generator -run TestGolden -update

# Write the made parts of the documentation anew.
docs:
	$(GO) test ./generator/internal/content -run TestGuide -update
	$(GO) test ./generator -run TestTemplatesGuide -update

fuzz:
	.ci/fuzz

# Benchmarks, and a check of 1,000,000 answers with its time and memory.
bench:
	$(GO) test -run '^$$' -bench . -benchmem ./...
	.ci/bench

# Builds of large sites beside what they cannot be faster than (docs/benchmarks.md).
bench-site:
	.ci/bench-site $(N) $(RUNS)

clean:
	rm -rf .cache bin dist
