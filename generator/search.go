package generator

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/gob"
	"time"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/search"
)

// search makes the search indices, whose names the search pages tell: first the
// words of each municipality, then a language a worker. They wait in memory to be
// written. until is the first minute at which anything may be different, where
// builds remember.
func (b *build) search(ctx context.Context, until time.Time) error {
	places, languages := b.site.Municipalities, b.site.Settings.Languages
	words := make([][]*search.Words, len(languages)) // by language and municipality
	for i := range words {
		words[i] = make([]*search.Words, len(places))
	}
	err := b.each(ctx, len(places), func(i int, buffer []byte) ([]byte, error) {
		found := b.wordsOf(places[i], until)
		places[i].LeaveComments()
		for l, w := range found {
			words[l][i] = w
		}
		return buffer, b.site.Lost()
	})
	if err != nil {
		return err
	}
	indices := make([][]output, len(languages))
	err = b.each(ctx, len(languages), func(i int, buffer []byte) ([]byte, error) {
		for _, f := range b.plan.SearchIndex(languages[i], words[i]) {
			indices[i] = append(indices[i], made(f.Path, f.Data))
		}
		words[i] = nil
		return buffer, nil
	})
	for _, list := range indices {
		b.indices = append(b.indices, list...)
	}
	return err
}

// keptWords are the words of a municipality as they are kept.
type keptWords struct {
	Key   string
	Words []*search.Words // by language
}

// wordsOf returns the words of a municipality in each language, of its records or
// as an earlier build kept them.
func (b *build) wordsOf(m *facts.Municipality, until time.Time) []*search.Words {
	if b.keys == nil {
		return b.plan.SearchWords(m)
	}
	// Until then all is as it was when they were made, whenever that was.
	name, key := "words-"+m.ID, b.keys[m.ID]+" "+until.Format(time.RFC3339)
	var kept keptWords
	if unseal(b.o.Memory.Recall(name), &kept) && kept.Key == key {
		return kept.Words
	}
	words := b.plan.SearchWords(m)
	if b.site.Lost() == nil {
		b.o.Memory.Keep(name, seal(&keptWords{key, words}))
	}
	return words
}

// seal writes a value with a sum, by which unseal knows it.
func seal(value any) []byte {
	data := bytes.NewBuffer(make([]byte, sha256.Size))
	if gob.NewEncoder(data).Encode(value) != nil {
		return nil // and is not known
	}
	sum := sha256.Sum256(data.Bytes()[sha256.Size:])
	copy(data.Bytes(), sum[:])
	return data.Bytes()
}

// unseal reads what seal wrote, and nothing else.
func unseal(data []byte, value any) bool {
	if len(data) < sha256.Size || sha256.Sum256(data[sha256.Size:]) != [sha256.Size]byte(data) {
		return false
	}
	return gob.NewDecoder(bytes.NewReader(data[sha256.Size:])).Decode(value) == nil
}
