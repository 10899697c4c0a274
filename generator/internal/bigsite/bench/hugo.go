package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// hugoSite is a site that publishes the same records: one content adapter that
// reads the same CSV for each language, one template, a feed each. Nothing that
// Hugo would do besides is asked of it.
var hugoSite = map[string]string{
	"hugo.toml": `baseURL = "https://big.example/"
title = "Public consultations"
defaultContentLanguage = "mk"
defaultContentLanguageInSubdir = true
disableKinds = ["taxonomy", "term", "sitemap", "robotsTXT", "404", "section"]
[languages.mk]
[languages.sq]
[languages.en]
[outputs]
home = ["html", "rss"]
page = ["html"]
[services.rss]
limit = 50
[[module.mounts]]
source = "data-of-the-site"
target = "assets/records"
[[module.mounts]]
source = "content"
target = "content"
[[module.mounts]]
source = "layouts"
target = "layouts"
`,
	"content/_content.gotmpl": `{{ .EnableAllLanguages }}{{ $lang := .Site.Language.Lang }}
{{ range resources.Match "records/municipalities/*/consultations.csv" }}
{{ $m := path.Base (path.Dir .Name) }}
{{ range . | transform.Unmarshal (dict "targetType" "map") }}
{{ $.AddPage (dict
  "path" (printf "%s/%s" $m .id)
  "title" (index . (printf "title_%s" $lang))
  "dates" (dict "date" (time.AsTime .opens))
  "params" (dict "closes" .closes "summary" (index . (printf "summary_%s" $lang)) "topics" .topics "audience" .audience "email" .contact_email)
  "content" (dict "mediaType" "text/markdown" "value" (index . (printf "body_%s" $lang)))
) }}
{{ end }}
{{ end }}
`,
	"layouts/page.html": `<!doctype html>
<html lang="{{ .Site.Language.Lang }}"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">{{ range .Translations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">{{ end }}</head>
<body><header><a href="{{ .Site.Home.RelPermalink }}">{{ .Site.Title }}</a></header>
<main><h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p>
<dl><dt>opens</dt><dd>{{ .Date.Format "2006-01-02" }}</dd><dt>closes</dt><dd>{{ .Params.closes }}</dd><dt>topics</dt><dd>{{ .Params.topics }}</dd>
<dt>audience</dt><dd>{{ .Params.audience }}</dd><dt>contact</dt><dd>{{ .Params.email }}</dd></dl>
{{ .Content }}</main></body></html>
`,
	"layouts/home.html": `<!doctype html>
<html lang="{{ .Site.Language.Lang }}"><head><meta charset="utf-8"><title>{{ .Site.Title }}</title></head>
<body><ul>{{ range first 50 .Site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></body></html>
`,
}

// measureHugo has Hugo publish the consultations, and counts their pages.
func (b *bench) measureHugo(content string) (c Cost, pages int, err error) {
	dir := filepath.Join(b.dir, "hugo")
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	for path, text := range hugoSite {
		name := filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return c, 0, err
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return c, 0, err
		}
	}
	if err := os.CopyFS(filepath.Join(dir, "data-of-the-site"), os.DirFS(content)); err != nil {
		return c, 0, err
	}
	c, err = measure(filepath.Join(dir, "cache"), b.hugo, "--source", dir, "--quiet")
	if err != nil {
		return c, 0, err
	}
	err = filepath.WalkDir(filepath.Join(dir, "public"), func(name string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(name, "index.html") {
			pages++
		}
		return err
	})
	return c, pages, err
}
