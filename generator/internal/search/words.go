package search

import (
	"encoding/binary"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Terms makes terms of words, and remembers what it made of each. It is safe for
// concurrent use.
type Terms struct {
	mu sync.RWMutex
	of map[spelling]string
}

// spelling is a word as it is written in a text of a language.
type spelling struct{ lang, word string }

// of returns the term of a word; "" for one that is not indexed.
func (t *Terms) term(word, lang string) string {
	t.mu.RLock()
	name, ok := t.of[spelling{lang, word}]
	t.mu.RUnlock()
	if ok {
		return name
	}
	name = term(word, lang)
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.of == nil {
		t.of = map[spelling]string{}
	}
	t.of[spelling{strings.Clone(lang), strings.Clone(word)}] = name
	return name
}

// Choices are what the records of an index may name.
type Choices struct{ Types, Places, States []string }

// Words are records with the terms that stand in each, as an [Index] takes them.
// They can be kept as they are.
type Words struct {
	Terms []string
	Docs  []Doc
	Rows  []byte // what the results show of each record, as JSON
	Lists []byte // the terms of each record: varints of their numbers, doubled, and 1 more where they stand in the title
}

// Doc is a record.
type Doc struct {
	Day                int32 // by which records are sorted, of the caller's choice
	Type, Place, State int32 // numbers of the choices; -1 for none
	Row, List          int32 // where its own bytes end
}

// Collector makes the words of records. It serves one goroutine.
type Collector struct {
	lang    string
	choices *Choices
	terms   *Terms
	words   Words
	numbers map[string]map[string]int32 // language of a text, word -> its term; -1: not indexed
	byName  map[string]int32
	seen    []int // by the number of a term: how many records there were when it was noted last
}

// NewCollector begins with the records of pages of a language.
func NewCollector(lang string, choices *Choices, terms *Terms) *Collector {
	return &Collector{lang: lang, choices: choices, terms: terms, numbers: map[string]map[string]int32{}, byName: map[string]int32{}}
}

// Add takes a record with the words of its title. titles are others that it has,
// in the same language.
func (c *Collector) Add(r Record, day int32, titles ...string) {
	d := Doc{Day: day, Type: number(c.choices.Types, r.Type), Place: number(c.choices.Places, r.Place), State: number(c.choices.States, r.State)}
	w := &c.words
	w.Rows = c.appendRow(w.Rows, &r, &d)
	d.Row, d.List = int32(len(w.Rows)), int32(len(w.Lists))
	w.Docs = append(w.Docs, d)
	for _, title := range append(titles, r.Title) {
		c.text(title, r.Lang, 1)
	}
}

func number(all []string, value string) int32 { return int32(slices.Index(all, value)) }

// Text adds words to the record that was added last. Addresses in it are
// passed over, so it may be Markdown.
func (c *Collector) Text(text, lang string) { c.text(text, lang, 0) }

// Words are those of all records, in the order in which they were added.
func (c *Collector) Words() *Words { return &c.words }

// appendRow writes what the results show of a record.
func (c *Collector) appendRow(dst []byte, r *Record, d *Doc) []byte {
	if len(r.Title) > 8000 { // longer than any that a page shows well
		r.Title = strings.ToValidUTF8(r.Title[:8000], "") + "…"
	}
	row := []any{r.Path, r.Title, d.Type, d.Place, d.State, r.When, "", r.Opens, r.Closes}
	if r.Lang != c.lang {
		row[6] = r.Lang
	}
	for row[len(row)-1] == "" {
		row = row[:len(row)-1]
	}
	data, _ := json.Marshal(row) // texts and numbers
	return append(dst, data...)
}

// text adds each word of a text to the record at hand.
func (c *Collector) text(text, lang string, weight int32) {
	known := c.numbers[lang]
	if known == nil {
		known = map[string]int32{}
		c.numbers[lang] = known
	}
	for i := 0; i < len(text); {
		start := i
		for i < len(text) {
			c, size := rune(text[i]), 1
			if c >= utf8.RuneSelf {
				c, size = utf8.DecodeRuneInString(text[i:])
			}
			if !inWord(c) {
				break
			}
			i += size
		}
		if i == start {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		word := text[start:i]
		if (word == "http" || word == "https") && strings.HasPrefix(text[i:], "://") {
			if end := strings.IndexAny(text[i:], " \n)>"); end >= 0 {
				i += end
				continue
			}
			break
		}
		n, ok := known[word]
		if !ok {
			n = c.number(c.terms.term(word, lang))
			known[strings.Clone(word)] = n
		}
		c.note(n, weight)
	}
	c.words.Docs[len(c.words.Docs)-1].List = int32(len(c.words.Lists))
}

// note notes that a term stands in the record at hand.
func (c *Collector) note(n, weight int32) {
	if n < 0 || c.seen[n] == len(c.words.Docs) {
		return
	}
	c.seen[n] = len(c.words.Docs)
	c.words.Lists = binary.AppendUvarint(c.words.Lists, uint64(n<<1|weight))
}

// number gives a term its number; "" has none.
func (c *Collector) number(name string) int32 {
	if name == "" {
		return -1
	}
	n, ok := c.byName[name]
	if !ok {
		n = int32(len(c.words.Terms))
		c.byName[name] = n
		c.words.Terms = append(c.words.Terms, name)
		c.seen = append(c.seen, 0)
	}
	return n
}
