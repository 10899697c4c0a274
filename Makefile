# The two commands: `make site` builds the demonstration into public/, and
# `make test` runs everything that CI runs.

GO ?= go
# The demonstration is built for a fixed minute, so that it does not go stale.
AS_OF ?= 2026-11-23
LINT = github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
N ?= 33334

.PHONY: site test lint html browser unit race golden fuzz bench serve clean

site:
	$(GO) run ./cmd/konsulta build --as-of $(AS_OF)

serve:
	$(GO) run ./cmd/konsulta serve --as-of $(AS_OF)

test: lint html browser race unit

# gofmt, vet, the arrows between packages and a few linters, each with its
# reason in .golangci.yml.
lint:
	@test -z "$$(gofmt -l cmd generator templates)" || { gofmt -d cmd generator templates; exit 1; }
	$(GO) mod tidy -diff
	$(GO) vet ./...
	$(GO) run $(LINT) run ./...

# The HTML and CSS of the demonstration, by the Nu HTML Checker.
html:
	.ci/html

# The checklist of the demonstration in Chromium, from the folder as it is.
browser:
	.ci/browser

unit:
	.ci/nobody
	$(GO) test ./...

# The packages that work on several things at once.
race:
	.ci/race

# Write the golden site anew; then read the difference.
golden:
	$(GO) test ./generator -run TestGolden -update

fuzz:
	.ci/fuzz

# Benchmarks, and a build of N consultations with its time and memory.
bench:
	$(GO) test -run '^$$' -bench . -benchmem ./...
	.ci/bench $(N)

clean:
	rm -rf .cache bin
