package feed

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/gorilla/feeds"
)

// jsonFeed writes its items even where there are none: JSON Feed requires
// them, and the library leaves an empty list out.
type jsonFeed struct {
	feeds.JSONFeed
	Items []*feeds.JSONItem `json:"items"`
}

// AppendJSON appends f as JSON Feed 1.1. It fails where a required field is
// empty.
func AppendJSON(dst []byte, f *Feed) ([]byte, error) {
	if err := f.check(); err != nil {
		return dst, err
	}
	j := jsonFeed{
		JSONFeed: feeds.JSONFeed{
			Version:     "https://jsonfeed.org/version/1.1",
			Title:       f.Title,
			Language:    f.Lang,
			HomePageUrl: f.Home,
			FeedUrl:     f.Self,
			Description: f.Description,
			Authors:     []*feeds.JSONAuthor{{Name: f.publisher()}},
		},
		Items: make([]*feeds.JSONItem, len(f.Entries)),
	}
	for i := range f.Entries {
		j.Items[i] = newJSONItem(&f.Entries[i])
	}
	buf := bytes.NewBuffer(dst)
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(j); err != nil {
		return dst, fmt.Errorf("feed as JSON: %w", err)
	}
	return buf.Bytes(), nil
}

func newJSONItem(e *Entry) *feeds.JSONItem {
	published, updated := e.published(), e.updated()
	item := &feeds.JSONItem{
		Id:            e.ID,
		Url:           e.URL,
		Title:         e.Title,
		ContentHTML:   e.HTML,
		Summary:       e.Summary,
		PublishedDate: &published,
		ModifiedDate:  &updated,
		Tags:          e.Categories,
	}
	if e.HTML == "" {
		item.ContentText = e.summary()
	}
	return item
}
