package digest

import (
	"bytes"
	"encoding/json"
)

// jsonDigest is a digest as programs read it; docs/commands.md describes the
// keys.
type jsonDigest struct {
	Title    string     `json:"title"`
	Language string     `json:"language"`
	Since    string     `json:"since"`
	AsOf     string     `json:"as_of"`
	Until    string     `json:"until"`
	Items    []jsonItem `json:"items"`
}

type jsonItem struct {
	Kind             string     `json:"kind"`
	Date             string     `json:"date"`
	Municipality     string     `json:"municipality"`
	MunicipalityName string     `json:"municipality_name"`
	Record           string     `json:"record"`
	Part             string     `json:"part,omitempty"`
	Title            string     `json:"title"`
	Summary          string     `json:"summary,omitempty"`
	Facts            []jsonFact `json:"facts"`
	Page             string     `json:"page"`
	PageURL          string     `json:"page_url"`
}

type jsonFact struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

// AppendJSON writes the digest for other programs. Its items are an empty list
// when there is nothing to tell.
func (d *Digest) AppendJSON(dst []byte) ([]byte, error) {
	out := jsonDigest{Title: d.title(), Language: d.voice.Tag(), Since: d.query.Since.String(),
		AsOf: d.site.AsOf.Format("2006-01-02T15:04"), Until: d.until.String(), Items: make([]jsonItem, len(d.Items))}
	for i := range d.Items {
		it := &d.Items[i]
		out.Items[i] = jsonItem{Kind: it.Kind, Date: it.Date.String(), Municipality: it.Municipality.ID,
			MunicipalityName: d.voice.Place(it.Municipality).Text, Record: it.Record, Part: it.Part, Title: it.Title.Text,
			Summary: it.Summary.Text, Facts: make([]jsonFact, len(it.Facts)), Page: it.Path, PageURL: d.voice.URL(it.Path)}
		for j, f := range it.Facts {
			out.Items[i].Facts[j] = jsonFact{f.Label, f.Value.Text}
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(out); err != nil {
		return dst, err
	}
	return append(dst, b.Bytes()...), nil
}
