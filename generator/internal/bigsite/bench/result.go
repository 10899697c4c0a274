package main

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Result is what was measured.
type Result struct {
	Processors int     `json:"processors"`
	Start      []Cost  `json:"cold_start_demonstration,omitempty"` // of a preview, to its first page
	Sites      []*Site `json:"sites"`
}

// Site is a size of site with the costs of each run.
type Site struct {
	Consultations int    `json:"consultations"`
	Files         int    `json:"files"`
	Bytes         int64  `json:"bytes"`
	Cold          []Cost `json:"cold"`
	Unchanged     []Cost `json:"unchanged"`
	Changed       []Cost `json:"one_record_changed"`
	Served        []Cost `json:"serve_save_to_page"`
	Create        []Cost `json:"create_same_files,omitempty"`
	Hugo          []Cost `json:"hugo,omitempty"`
	HugoPages     int    `json:"hugo_pages,omitempty"`
}

func (r *Result) json() []byte {
	data, _ := json.MarshalIndent(r, "", "  ") // numbers and lists can be written
	return append(data, '\n')
}

// table is the result as Markdown: of every run the median, and how it compares.
func (r *Result) table() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%d processors\n\n", r.Processors)
	b.WriteString("| consultations | work | seconds | processor seconds | peak MB | in comparison |\n|---:|---|---:|---:|---:|---|\n")
	if len(r.Start) > 0 {
		fmt.Fprintf(&b, "| demonstration | serve: from its start to the first page | %.3f | | | |\n", median(r.Start).Seconds)
	}
	for i, s := range r.Sites {
		cold, create := median(s.Cold), median(s.Create)
		row := func(work string, c Cost, comparison string) {
			memory := ""
			if c.Peak > 0 {
				memory = fmt.Sprintf("%.0f", float64(c.Peak)/1e6)
			}
			fmt.Fprintf(&b, "| %d | %s | %.2f | %.2f | %s | %s |\n", s.Consultations, work, c.Seconds, c.Processor, memory, comparison)
		}
		comparison := fmt.Sprintf("%d files of %.0f MB", s.Files, float64(s.Bytes)/1e6)
		if len(s.Create) > 0 {
			row("create "+comparison+", nothing else", create, "")
			comparison = ratio(cold, create) + " creating the files"
		}
		if i > 0 {
			before := r.Sites[i-1]
			comparison += fmt.Sprintf("; %.1f × the records of %d: %s its time", float64(s.Consultations)/float64(before.Consultations),
				before.Consultations, ratio(cold, median(before.Cold)))
			if p := median(before.Cold).Peak; p > 0 {
				comparison += fmt.Sprintf(", %.2f × its memory", float64(cold.Peak)/float64(p))
			}
		}
		row("full build", cold, comparison)
		row("nothing changed", median(s.Unchanged), ratio(median(s.Unchanged), cold)+" the full build")
		row("one record changed", median(s.Changed), ratio(median(s.Changed), cold)+" the full build")
		row("serve: from saving a record to its page", median(s.Served), "")
		if len(s.Hugo) > 0 {
			hugo := median(s.Hugo)
			row(fmt.Sprintf("Hugo, %d pages alone", s.HugoPages), hugo, ratio(hugo, cold)+" the full build")
		}
	}
	return b.Bytes()
}

// ratio compares times.
func ratio(a, b Cost) string { return fmt.Sprintf("%.2f ×", a.Seconds/b.Seconds) }
