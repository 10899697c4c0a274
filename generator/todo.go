package generator

import (
	"context"

	"konsulta/generator/internal/todo"
)

// TodoOptions say what [Todo] lists.
type TodoOptions struct {
	Selection
	Within string // how far ahead: 60d, 8w
	Format string // text, ics or json
}

// Todo checks the content and lists what is owed at the as-of minute, and by
// when. Content errors are [ErrContent], what cannot be asked for [ErrUsage].
func Todo(ctx context.Context, o Options, q TodoOptions) ([]byte, *Report, error) {
	within, ok := days(q.Within)
	if !ok {
		return nil, nil, usagef("--within %q: write a number of days or weeks up to ten years, for example 60d or 8w", q.Within)
	}
	o.History = nil // a list tells nothing of it
	s, r, err := load(ctx, o, false)
	if err != nil {
		return nil, r, err
	}
	if s == nil {
		return nil, r, ErrContent
	}
	selected, err := q.of(s)
	if err != nil {
		return nil, r, err
	}
	voice, err := q.voice(s)
	if err != nil {
		return nil, r, err
	}
	list := todo.New(s, voice, todo.Query{Selection: selected, Within: within})
	var b []byte
	switch q.Format {
	case "text":
		b = list.AppendText(nil)
	case "ics":
		b, err = list.AppendICS(nil)
	case "json":
		b, err = list.AppendJSON(nil)
	default:
		err = usagef("--format %q: write text, ics or json", q.Format)
	}
	return b, r, err
}
