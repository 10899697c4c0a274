package generator

import (
	"context"

	"konsulta/generator/internal/digest"
)

// DigestOptions say of what [Digest] tells.
type DigestOptions struct {
	Selection
	Since  string // a number of days or weeks, 7d, or a day, 2026-11-16
	Format string // post, text, html, eml or json
}

// Digest checks the content and tells what happened from a day on until the
// as-of minute, and what lies ahead in the seven days after. Content errors
// are [ErrContent], what cannot be asked for [ErrUsage].
func Digest(ctx context.Context, o Options, q DigestOptions) ([]byte, *Report, error) {
	o.History = nil // a list tells nothing of it
	s, r, err := load(ctx, o, false)
	if err != nil {
		return nil, r, err
	}
	if s == nil {
		return nil, r, ErrContent
	}
	from, err := since(q.Since, s.Today)
	if err != nil {
		return nil, r, err
	}
	selected, err := q.of(s)
	if err != nil {
		return nil, r, err
	}
	voice, err := q.voice(s)
	if err != nil {
		return nil, r, err
	}
	d := digest.New(s, voice, digest.Query{Selection: selected, Since: from})
	var b []byte
	switch q.Format {
	case "post":
		b = d.AppendPost(nil)
	case "text":
		b = d.AppendText(nil)
	case "html":
		b, err = d.AppendHTML(nil)
	case "eml":
		b, err = d.AppendEML(nil)
	case "json":
		b, err = d.AppendJSON(nil)
	default:
		err = usagef("--format %q: write post, text, html, eml or json", q.Format)
	}
	return b, r, err
}
