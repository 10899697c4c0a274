// Package search makes the index that the search page looks words up in: which
// records there are, and in which of them each word stands. It knows words and
// files, not records of the site.
//
// Words are collected, of many records at once in parallel: [NewCollector], and
// for every record [Collector.Add], followed by its [Collector.Text]. An index
// puts them together: [New], [Index.Add] for every record, the newest first, and
// [Index.Files].
//
// # The files
//
// A browser loads them as scripts, since a page that is opened from a folder
// can load nothing else. Each calls konsultaSearch with its own name and data:
//
//   - index: the rules by which words are folded, what there is to choose from,
//     and which shards there are. It is loaded first.
//   - t0, t1, …: words in the order of their bytes, each with the numbers of its
//     records. A number is written as its distance to the one before, doubled,
//     and 1 more where the word stands in the title, in base 64 with five bits a
//     digit, the lowest first, and 32 added to each digit but the last. The
//     words *0, +0 and =0 are types, places and states.
//   - d0, d1, …: the records by number.
//
// No shard is larger than [Limit]. A word that stands in more records than fit
// keeps the newest, and ends in an exclamation mark. Names hold the sum of the
// bytes, so that a browser never mixes the files of two builds.
package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Limit is how many bytes a shard may have.
const Limit = 60_000

// Record is what the results show of a page.
type Record struct {
	Path   string // of its page, below the folder of the language and without .html
	Title  string // plain text
	Lang   string // of the title
	Type   string // one of those the index knows
	Place  string // the same, or ""
	State  string // the same, or ""
	When   string // in words, or ""
	Opens  string // instants for the small script, or ""
	Closes string
}

// File is a file of the index.
type File struct {
	Name string // index.0123abcd.js
	Data []byte
}

// Index puts the words of one language's pages together. It serves one goroutine.
type Index struct {
	choices *Choices
	numbers map[*Words][]int32 // by the number of a term there, here
	byName  map[string]int32
	terms   []indexed
	records int
	docs    []File
	firsts  []int // the number of the first record of each shard of records
	shard   []byte
}

// indexed is a term with its records.
type indexed struct {
	name string
	list []byte
	last int  // the number of the last record in the list
	cut  bool // there are more records than fit
}

// New begins an index of records that were collected with the same choices.
func New(choices *Choices) *Index {
	return &Index{choices: choices, numbers: map[*Words][]int32{}, byName: map[string]int32{}}
}

// Add takes the record with a number of some words, older than all before it.
func (x *Index) Add(w *Words, i int) {
	numbers, ok := x.numbers[w]
	if !ok {
		numbers = make([]int32, len(w.Terms))
		for n, name := range w.Terms {
			numbers[n] = x.number(name)
		}
		x.numbers[w] = numbers
	}
	var before Doc
	if i > 0 {
		before = w.Docs[i-1]
	}
	d := &w.Docs[i]
	x.appendRow(w.Rows[before.Row:d.Row])
	x.records++
	for list := w.Lists[before.List:d.List]; len(list) > 0; {
		n, size := binary.Uvarint(list)
		list = list[size:]
		x.put(numbers[n>>1], int(n&1))
	}
	for _, choice := range []struct {
		mark string
		n    int32
	}{{"*", d.Type}, {"+", d.Place}, {"=", d.State}} {
		if choice.n >= 0 {
			x.put(x.number(choice.mark+strconv.Itoa(int(choice.n))), 0)
		}
	}
}

// Used gives what the records have of all that they may name, in that order.
func (x *Index) Used() (types, places, states []string) {
	used := func(mark string, all []string) []string {
		var found []string
		for i, value := range all {
			if _, ok := x.byName[mark+strconv.Itoa(i)]; ok {
				found = append(found, value)
			}
		}
		return found
	}
	return used("*", x.choices.Types), used("+", x.choices.Places), used("=", x.choices.States)
}

// number gives a term its number.
func (x *Index) number(name string) int32 {
	n, ok := x.byName[name]
	if !ok {
		n = int32(len(x.terms))
		x.byName[name] = n
		x.terms = append(x.terms, indexed{name: name, last: -1})
	}
	return n
}

// most is how many bytes the list of a term may have: it stands in a shard of
// its own then, with what is around it.
const most = Limit - 300

// put notes that a term stands in the record at hand.
func (x *Index) put(n int32, weight int) {
	t := &x.terms[n]
	if t.last == x.records-1 || t.cut {
		return
	}
	if len(t.list) > most-4 {
		t.cut = true
		t.list = append(t.list, '!')
		return
	}
	t.list = appendNumber(t.list, (x.records-2-t.last)<<1|weight)
	t.last = x.records - 1
}

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"

func appendNumber(dst []byte, n int) []byte {
	for n > 31 {
		dst = append(dst, digits[32+n&31])
		n >>= 5
	}
	return append(dst, digits[n])
}

// appendRow writes what the results show of a record into the shard at hand, or
// begins the next.
func (x *Index) appendRow(row []byte) {
	if x.shard != nil && len(x.shard)+len(row) > most {
		x.endShard()
	}
	if x.shard == nil {
		x.firsts = append(x.firsts, x.records)
		x.shard = append(make([]byte, 0, Limit), "[\n"...)
	} else {
		x.shard = append(x.shard, ",\n"...)
	}
	x.shard = append(x.shard, row...)
}

func (x *Index) endShard() {
	if x.shard != nil {
		x.docs = append(x.docs, file("d"+strconv.Itoa(len(x.docs)), bytes.Clone(x.shard), "]"))
		x.shard = nil
	}
}

// file makes a script that hands over data, and names it by its sum.
func file(name string, data []byte, tail string) File {
	b := slices.Concat([]byte(`konsultaSearch("`+name+`",`), data, []byte(tail+")\n"))
	sum := sha256.Sum256(b)
	return File{name + "." + hex.EncodeToString(sum[:4]) + ".js", b}
}

// sum is the part of a file's name that changes with its bytes.
func (f *File) sum() string { return strings.Split(f.Name, ".")[1] }

// root is the data of the first file.
type root struct {
	Letters map[string]string `json:"letters"`
	Folding []rule            `json:"folding"`
	Stems   map[string][]rule `json:"stems"`
	Typing  rule              `json:"typing"`
	Stop    string            `json:"stop"`
	Types   []string          `json:"types"`
	Places  []string          `json:"places"`
	States  []string          `json:"states"`
	Terms   []string          `json:"terms"` // the first of each shard, and its sum
	Records []any             `json:"records"`
}

// Files ends the index. The first file is the one to be loaded first.
func (x *Index) Files() []File {
	x.endShard()
	firsts, terms := x.termShards()
	r := root{letters, folding, stems, typing, stop, list(x.choices.Types), list(x.choices.Places), list(x.choices.States), []string{}, []any{}}
	for i, f := range terms {
		r.Terms = append(r.Terms, firsts[i], f.sum())
	}
	for i, f := range x.docs {
		r.Records = append(r.Records, x.firsts[i], f.sum())
	}
	data, err := json.Marshal(r)
	if err != nil { // there is nothing in it that has no JSON
		panic(fmt.Sprint("writing the index: ", err))
	}
	return slices.Concat([]File{file("index", data, "")}, terms, x.docs)
}

// list is a list that is not null as JSON.
func list(s []string) []string { return append([]string{}, s...) }

// termShards writes the terms in order.
func (x *Index) termShards() (firsts []string, files []File) {
	slices.SortFunc(x.terms, func(a, b indexed) int { return strings.Compare(a.name, b.name) })
	var b []byte
	end := func() {
		if b != nil {
			files = append(files, file("t"+strconv.Itoa(len(files)), b, "`"))
			b = nil
		}
	}
	for i := range x.terms {
		t := &x.terms[i]
		if len(b)+len(t.name)+len(t.list) > most {
			end()
		}
		if b == nil {
			firsts = append(firsts, t.name)
			b = append(b, '`')
		} else {
			b = append(b, '\n')
		}
		b = append(b, t.name...)
		b = append(b, ' ')
		b = append(b, t.list...)
	}
	end()
	return firsts, files
}
