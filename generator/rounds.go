package generator

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
	"sync/atomic"
)

// run makes every file. It is called once: it lets go of what was made.
func (b *build) run(ctx context.Context, put func(string, []byte) error, copyTo func(string, func() (io.ReadCloser, error)) error) error {
	defer b.site.CloseRest()
	put = b.whole(put)
	produce := func(o *output, buffer []byte) ([]byte, error) {
		data, err := o.append(buffer)
		if err != nil {
			return buffer, fmt.Errorf("%s: %w", o.path, err)
		}
		return data, put(o.path, data)
	}
	if err := b.each(ctx, len(b.indices), func(i int, buffer []byte) ([]byte, error) { return produce(&b.indices[i], small(buffer)) }); err != nil {
		return err
	}
	b.indices = nil
	if err := b.makeParts(ctx, put); err != nil {
		return err
	}
	if err := b.rounds(ctx, b.attachments, copyTo); err != nil {
		return err
	}
	b.tables, b.described, b.catalogue = nil, nil, nil
	return b.eachOutput(ctx, produce)
}

// rounds makes what is written piece by piece: the tables, then what describes
// them, and the attachments, then the catalogue.
func (b *build) rounds(ctx context.Context, attachments []*attachment, copyTo func(string, func() (io.ReadCloser, error)) error) error {
	streams := func(list []*stream) error {
		return b.each(ctx, len(list), func(i int, buffer []byte) ([]byte, error) {
			if s := list[i]; s.kept == nil || !s.kept(s.path) {
				return buffer, copyTo(s.path, b.wholeStream(s))
			}
			return buffer, nil
		})
	}
	if err := streams(b.tables); err != nil {
		return err
	}
	err := b.each(ctx, len(b.described)+len(attachments), func(i int, buffer []byte) ([]byte, error) {
		if i < len(b.described) {
			return buffer, copyTo(b.described[i].path, b.wholeStream(b.described[i]))
		}
		a := attachments[i-len(b.described)]
		if b.same(a.of) && b.keep(a.path) {
			return buffer, nil
		}
		return buffer, copyTo(a.path, a.open)
	})
	if err != nil {
		return err
	}
	return streams(b.catalogue)
}

// whole puts files unless something was lost of which they may have been made.
func (b *build) whole(put func(string, []byte) error) func(string, []byte) error {
	return func(path string, data []byte) error {
		if err := b.site.Lost(); err != nil {
			return err
		}
		return put(path, data)
	}
}

// wholeStream opens a stream that ends in an error where something was lost.
func (b *build) wholeStream(s *stream) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) {
		r, err := s.open()
		return &wholeReader{r, b.site.Lost}, err
	}
}

type wholeReader struct {
	io.ReadCloser
	lost func() error
}

func (r *wholeReader) Read(p []byte) (int, error) {
	n, err := r.ReadCloser.Read(p)
	if errors.Is(err, io.EOF) {
		err = cmp.Or(r.lost(), err)
	}
	return n, err
}

// mostBuffer is how large a buffer a worker keeps, in bytes: few outputs need a
// larger one.
const mostBuffer = 1 << 20

// chunk is how many outputs a worker takes at once.
const chunk = 16

// task is a piece of work for a worker, which lends it a buffer and gets it
// back.
type task func(ctx context.Context, buffer []byte) ([]byte, error)

// each does n pieces of work.
func (b *build) each(ctx context.Context, n int, do func(i int, buffer []byte) ([]byte, error)) error {
	return inParallel(ctx, b.o.Jobs, n, do)
}

// inParallel does n pieces of work, jobs at once; 0: one for each processor.
func inParallel(ctx context.Context, jobs, n int, do func(i int, buffer []byte) ([]byte, error)) error {
	var taken atomic.Int64
	return work(ctx, jobs, func() task {
		i := int(taken.Add(1)) - 1
		if i >= n {
			return nil
		}
		return func(_ context.Context, buffer []byte) ([]byte, error) { return do(i, buffer) }
	})
}

// eachOutput does something with every output: first with those that span
// municipalities, then with those of one municipality after another. These are
// planned again when it is their turn, since there are too many to keep, and the
// records of a municipality go when all of its outputs were made. Outputs that
// can be kept are not planned.
func (b *build) eachOutput(ctx context.Context, do func(o *output, buffer []byte) ([]byte, error)) error {
	err := b.each(ctx, len(b.outputs), func(i int, buffer []byte) ([]byte, error) { return do(&b.outputs[i], buffer[:0]) })
	if err != nil {
		return err
	}
	b.outputs = nil
	b.plan.ForgetLists()
	b.site.Site.Municipalities = nil // the records as they were read; those that are there are held by their places
	var mu sync.Mutex
	var now *place
	return work(ctx, b.o.Jobs, func() task {
		mu.Lock()
		defer mu.Unlock()
		for now == nil || now.taken == len(now.paths) {
			if len(b.places) == 0 {
				return nil
			}
			now, b.places[0] = b.places[0], nil // so that it can go
			b.places = b.places[1:]
			now.left.Store(int64(len(now.paths)))
			if !b.same(now.of.ID) {
				now.outputs = b.outputsOf(now.of)
			}
		}
		here, from := now, now.taken
		now.taken = min(from+chunk, len(now.paths))
		to := now.taken
		return func(ctx context.Context, buffer []byte) ([]byte, error) {
			var err error
			for i := from; i < to && err == nil && ctx.Err() == nil; i++ {
				if here.outputs == nil {
					here.keep(here.paths[i], b.keep)
				} else {
					buffer, err = do(&here.outputs[i], small(buffer))
				}
			}
			if err == nil && here.left.Add(int64(from-to)) == 0 {
				buffer, err = here.mend(b, do, buffer)
				here.of.Forget()
			}
			return buffer, err
		}
	})
}

// same reports whether all that the outputs of a municipality depend on, or, for
// "", the attachments outside all of them, is as the last build had it.
func (b *build) same(municipality string) bool {
	key := b.last[municipality]
	return key != "" && key == b.keys[municipality]
}

// small empties a buffer, or lets one go that a worker does not need again.
func small(buffer []byte) []byte {
	if cap(buffer) > mostBuffer {
		return nil
	}
	return buffer[:0]
}

// work has several workers do the tasks that next gives, until it gives none
// or one fails.
func work(ctx context.Context, jobs int, next func() task) error {
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var wg sync.WaitGroup
	for range jobs {
		wg.Go(func() {
			var buffer []byte
			for ctx.Err() == nil {
				do := next()
				if do == nil {
					return
				}
				var err error
				if buffer, err = do(ctx, buffer[:0]); err != nil {
					stop(err)
				}
			}
		})
	}
	wg.Wait()
	return context.Cause(ctx)
}
