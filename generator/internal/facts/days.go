package facts

import (
	"time"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

// days counts calendar days, or working days: Monday to Friday less the
// site's holidays.
type days struct{ holidays map[model.Date]bool }

func newDays(holidays []string) days {
	d := days{map[model.Date]bool{}}
	for _, h := range holidays {
		if w, fault := record.ParseWhen(h); fault == nil {
			d.holidays[w.First] = true
		}
	}
	return d
}

func (d days) working(on model.Date) bool {
	wd := on.Weekday()
	return wd != time.Saturday && wd != time.Sunday && !d.holidays[on]
}

// count counts the days from first to last, both included; 0 when last is
// before first.
func (d days) count(first, last model.Date, working bool) int {
	if !working {
		return max(0, int(last-first)+1)
	}
	n := 0
	for on := first; on <= last; on++ {
		if d.working(on) {
			n++
		}
	}
	return n
}

// after returns the n-th day after a day.
func (d days) after(on model.Date, n int, working bool) model.Date {
	if !working {
		return on + model.Date(n)
	}
	// Ten years without a working day do not happen; the bound keeps a
	// mistaken list of holidays from hanging the build.
	for limit := on + model.Date(n*2+3660); n > 0 && on < limit; {
		on++
		if d.working(on) {
			n--
		}
	}
	return on
}

// between counts the days from one to another, negative when to is earlier.
func (d days) between(from, to model.Date, working bool) int {
	if !working {
		return int(to - from)
	}
	if to < from {
		return -d.between(to, from, working)
	}
	return d.count(from+1, to, true)
}
