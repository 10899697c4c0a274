package generator

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
	"konsulta/generator/internal/site"
)

// ErrUsage is returned for what was asked for and cannot be had: a
// municipality that the register lacks, a period that is none. The error says
// what is wrong and what to write instead.
var ErrUsage = errors.New("wrong usage")

// usage is an ErrUsage with its own words.
type usage string

func (u usage) Error() string { return string(u) }

// Is makes a usage one of [ErrUsage].
func (u usage) Is(target error) bool { return target == ErrUsage }

func usagef(format string, args ...any) error { return usage(fmt.Sprintf(format, args...)) }

// Selection says of what a list tells, and in which language.
type Selection struct {
	Municipalities []string // ids; none: all
	Topics         []string // codes; none: all
	Lang           string   // mk, sq, en or a language of the site
	Prefer         string   // without Lang: this where the site has it, else the site's first
}

// of checks a selection against a site.
func (q *Selection) of(s *facts.Site) (facts.Selection, error) {
	var places []string
	for _, m := range s.Municipalities {
		places = append(places, m.ID)
	}
	for _, id := range q.Municipalities {
		if s.Municipality(id) == nil {
			return facts.Selection{}, unknown("municipality", id, cmp.Or(named(s, id), problem.Closest(id, places)),
				"write an id of municipalities.csv")
		}
	}
	topics := s.Vocabularies["topic"]
	for _, t := range q.Topics {
		if !slices.Contains(topics, t) {
			return facts.Selection{}, unknown("topic", t, problem.Closest(t, topics), "write one of "+strings.Join(topics, ", "))
		}
	}
	return facts.Selection{Municipalities: q.Municipalities, Topics: q.Topics}, nil
}

func unknown(what, value, suggestion, hint string) error {
	if suggestion != "" {
		hint = fmt.Sprintf("did you mean %q?", suggestion)
	}
	return usagef("--%s %q: there is none; %s", what, value, hint)
}

// named finds the municipality whose name someone wrote instead of its id.
func named(s *facts.Site, name string) string {
	for _, m := range s.Municipalities {
		for _, v := range m.Name {
			words := strings.Fields(v.Value)
			if strings.EqualFold(v.Value, name) || len(words) > 1 && strings.EqualFold(words[len(words)-1], name) {
				return m.ID
			}
		}
	}
	return ""
}

// voice chooses the language of a list.
func (q *Selection) voice(s *facts.Site) (*site.Voice, error) {
	words, err := locale.Load(s.Messages)
	if err != nil {
		return nil, err
	}
	languages := s.Settings.Languages
	tag := q.Lang
	switch {
	case tag == "" && slices.Contains(languages, q.Prefer):
		tag = q.Prefer
	case tag == "":
		tag = languages[0]
	case !slices.Contains(languages, tag) && !slices.Contains(builtInLanguages, tag):
		all := append(slices.Clone(builtInLanguages), languages...)
		slices.Sort(all)
		return nil, usagef("--lang %q: write one of %s", tag, strings.Join(slices.Compact(all), ", "))
	}
	return site.NewVoice(s, words, tag), nil
}

// builtInLanguages have all the words of the program.
var builtInLanguages = []string{"en", "mk", "sq"}

// mostDays is how many days a period may have: ten years.
const mostDays = 3653

// days reads a number of days: 60d, 8w or 60.
func days(s string) (n int, ok bool) {
	number, times := s, 1
	switch {
	case strings.HasSuffix(s, "d"):
		number = s[:len(s)-1]
	case strings.HasSuffix(s, "w"):
		number, times = s[:len(s)-1], 7
	}
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 || n > mostDays/times || number[0] == '+' || number[0] == '-' {
		return 0, false
	}
	return n * times, true
}

// since reads from when on a digest tells: a day, or how many days before
// today.
func since(s string, today model.Date) (model.Date, error) {
	if n, ok := days(s); ok && s[len(s)-1] > '9' {
		return max(today-model.Date(n), 1), nil
	}
	w, fault := record.ParseWhen(s)
	if _, _, clock := w.Clock(); fault != nil || !w.Exact() || clock {
		return 0, usagef("--since %q: write a number of days or weeks, for example 7d or 2w, or a day, 2026-11-16", s)
	}
	if w.First > today {
		return 0, usagef("--since %q is later than the as-of, %s", s, today)
	}
	return w.First, nil
}
