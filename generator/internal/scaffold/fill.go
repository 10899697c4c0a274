package scaffold

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"konsulta/generator/internal/record"
)

// filler fills placeholders in and leaves out what is said in languages that
// are not wanted.
type filler struct {
	first     string            // the first language of the site
	languages []string          // of the site
	lang      string            // of comments
	texts     map[string]string // by placeholder: a person's words, put in quotes where a format needs them
	plain     map[string]string // by placeholder: anything else
}

// tree fills every file of an embedded folder in; paths are those within it.
func (f *filler) tree(folder string) ([]File, error) {
	var files []File
	err := fs.WalkDir(embedded, folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !f.wanted(name) {
			return err
		}
		data, err := fs.ReadFile(embedded, name)
		if err != nil {
			return err
		}
		to, err := f.replace(strings.TrimPrefix(name, folder+"/"), nil)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if data, err = f.fill(to, string(data)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		files = append(files, File{to, data})
		return nil
	})
	return files, err
}

// wanted leaves out files in languages that the site does not have, and all
// but the first language of an attachment, which is published as it is.
func (f *filler) wanted(name string) bool {
	ext := path.Ext(name)
	lang := strings.TrimPrefix(path.Ext(strings.TrimSuffix(name, ext)), ".")
	switch {
	case !slices.Contains(Languages, lang) || ext != ".md" && ext != ".txt":
		return true
	case ext == ".txt":
		return lang == f.first
	}
	return slices.Contains(f.languages, lang)
}

// fill fills a text in: content by its format, anything else as it is.
func (f *filler) fill(name, text string) ([]byte, error) {
	if strings.HasPrefix(name, "content/") {
		switch path.Ext(name) {
		case ".yaml":
			return f.yaml(text)
		case ".csv":
			return f.csv(text)
		}
	}
	filled, err := f.replace(text, nil)
	return []byte(filled), err
}

var placeholder = regexp.MustCompile(`@@([a-z0-9_]*)@@`)

// replace puts the values of placeholders in their place; quoted gives those
// of texts their form.
func (f *filler) replace(text string, quoted func(string) string) (string, error) {
	var unknown error
	filled := placeholder.ReplaceAllStringFunc(text, func(found string) string {
		name := strings.Trim(found, "@")
		if value, ok := f.texts[name]; ok {
			if quoted != nil {
				value = quoted(value)
			}
			return value
		}
		value, ok := f.plain[name]
		if !ok {
			unknown = fmt.Errorf("there is no placeholder %s", found)
		}
		return value
	})
	return filled, unknown
}

var (
	commentIn = regexp.MustCompile(`^ *#@([a-z]+)`)
	firstIn   = regexp.MustCompile(` #@([a-z]+)$`)
	textIn    = regexp.MustCompile(`^( *)([a-z]{2}):(?: |$)`)
	onlyText  = regexp.MustCompile(`^ *[a-z_]+: @@([a-z_]+)@@$`)
)

// yaml leaves out the lines of other languages, with what belongs to them,
// and fills in the rest.
func (f *filler) yaml(text string) ([]byte, error) {
	var out []byte
	dropped := -1 // the margin of a text that is left out
	blank := ""   // lines that belong to it, or to what follows
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		margin := len(line) - len(strings.TrimLeft(line, " "))
		switch {
		case dropped >= 0 && line == "":
			blank += "\n"
			continue
		case dropped >= 0 && margin > dropped:
			blank = ""
			continue
		}
		out = append(out, blank...)
		blank = ""
		dropped = -1
		if m := commentIn.FindStringSubmatch(line); m != nil {
			if m[1] != f.lang {
				continue
			}
			line = strings.Replace(line, "#@"+m[1], "#", 1)
		}
		if m := firstIn.FindStringSubmatch(line); m != nil {
			if m[1] != f.first {
				continue
			}
			line = strings.TrimSuffix(line, m[0])
		}
		if m := textIn.FindStringSubmatch(line); m != nil && slices.Contains(Languages, m[2]) && !slices.Contains(f.languages, m[2]) {
			dropped = margin
			continue
		}
		if m := onlyText.FindStringSubmatch(line); m != nil {
			if value, ok := f.texts[m[1]]; ok && value == "" {
				continue
			}
		}
		filled, err := f.replace(line, scalar)
		if err != nil {
			return nil, err
		}
		out = append(append(out, filled...), '\n')
	}
	return out, nil
}

// csv leaves out the columns of other languages. comment is a text in one
// language, told by the column language: the rows take the site's in turn.
func (f *filler) csv(text string) ([]byte, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, err
	}
	header := slices.Clone(rows[0])
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	for n, row := range rows {
		lang := f.languages[(n+len(f.languages)-1)%len(f.languages)]
		var cells []string
		for i, column := range header {
			field, in, _ := cutLang(column)
			switch {
			case field == "comment" && in != "":
				if in != lang {
					continue
				}
				if n == 0 {
					row[i] = "comment"
				}
			case in != "" && !slices.Contains(f.languages, in):
				continue
			case column == "language" && n > 0:
				row[i] = lang
			}
			cell, err := f.replace(row[i], nil)
			if err != nil {
				return nil, err
			}
			cells = append(cells, cell)
		}
		if err := w.Write(cells); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// cutLang divides title_mk into title and mk.
func cutLang(column string) (field, lang string, ok bool) {
	at := strings.LastIndexByte(column, '_')
	if at < 0 || !slices.Contains(Languages, column[at+1:]) || !record.IsLang(column[at+1:]) {
		return column, "", false
	}
	return column[:at], column[at+1:], true
}
