package bigsite

import (
	"errors"
	"fmt"
	"strconv"
)

// perDomain is how many indicators a domain of the index has, each with the
// same weight.
const perDomain = 100

const indexSiteYAML = `format: 1
title: Big index
base_url: https://big.example/
languages: [en]
publisher: {name: Measuring Association}
`

// WriteIndex calls put for every file of a content tree with one index of n
// indicators in domains of 100, and one edition in which each of so many places
// has an answer with its evidence to each of them. It promises of put and paths
// what [Write] does.
func WriteIndex(places, n int, put func(path string, data []byte) error) error {
	if places < 0 || n <= 0 || n%perDomain != 0 {
		return errors.New("the number of indicators is no multiple of 100, or that of places is negative")
	}
	for _, f := range []struct {
		path string
		data []byte
	}{
		{"site.yaml", []byte(indexSiteYAML)},
		{"municipalities.csv", indexPlaces(places)},
		{"indices/big/methodology.yaml", methodology(n)},
		{"indices/big/2026.answers.csv", indexAnswers(places, n)},
	} {
		if err := put(f.path, f.data); err != nil {
			return err
		}
	}
	return nil
}

func indexPlaces(places int) []byte {
	b := []byte("id,name_en\n")
	for p := range places {
		b = fmt.Appendf(b, "m%03d,Place %d\n", p, p)
	}
	return b
}

// indicatorKinds are the rest of the lines of indicators, in turn: each kind of
// answer is a quarter of all.
var indicatorKinds = [4]string{
	"kind: binary",
	"kind: ratio",
	"kind: count, max_points: 10",
	"kind: ordinal, options: [{value: a, points: 1}, {value: b, points: 0}]",
}

func methodology(n int) []byte {
	b := []byte("title: {en: Big index}\nevidence: link\nnodes:\n")
	domains := n / perDomain
	for d := range domains {
		b = fmt.Appendf(b, "  - {id: d%d, title: {en: Domain %d}, weight: %.9f}\n", d, d, 1/float64(domains))
	}
	for i := range n {
		b = fmt.Appendf(b, "  - {id: i%05d, title: {en: Indicator %d}, parent: d%d, weight: 0.01, %s}\n",
			i, i, i/perDomain, indicatorKinds[i%len(indicatorKinds)])
	}
	return b
}

func indexAnswers(places, n int) []byte {
	const rowSize = 112 // roughly, so that the rows are not copied as they grow
	b := make([]byte, 0, (places*n+1)*rowSize)
	b = append(b, "municipality,indicator,value,evidence_url,archived_url,checked_on,note_en,review\n"...)
	for p := range places {
		for i := range n {
			b = fmt.Appendf(b, "m%03d,i%05d,%s,https://m%03d.example/page/%d,https://archive.example/20261012/m%03d/%d,2026-10-12,,final\n",
				p, i, indexAnswer(p, i), p, i, p, i)
		}
	}
	return b
}

// indexAnswer is an answer of the kind that the indicator has.
func indexAnswer(place, indicator int) string {
	x := int(mix(uint64(place)<<32|uint64(indicator)) % 1000)
	switch indicator % len(indicatorKinds) {
	case 0:
		return [2]string{"no", "yes"}[x%2]
	case 1:
		return "0." + strconv.Itoa(x + 1000)[1:]
	case 2:
		return strconv.Itoa(x % 11)
	}
	return [2]string{"a", "b"}[x%2]
}
