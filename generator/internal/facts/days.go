package facts

import (
	"slices"
	"sort"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

// lastDate is 9999-12-31, the last day that a record can name.
const lastDate model.Date = 3652059

// days counts calendar days, or working days: Monday to Friday less the
// site's holidays. No count takes longer the more days it spans.
type days struct {
	holidays []model.Date // those from Monday to Friday, in order, each once
}

func newDays(holidays []string) days {
	var d days
	for _, h := range holidays {
		w, fault := record.ParseWhen(h)
		if fault == nil && w.Exact() && weekdays(w.First) > weekdays(w.First-1) {
			d.holidays = append(d.holidays, w.First)
		}
	}
	slices.Sort(d.holidays)
	d.holidays = slices.Compact(d.holidays)
	return d
}

// weekdays counts the days from Monday to Friday up to a day, from the first
// day of all, which was a Monday.
func weekdays(on model.Date) int { return int(on)/7*5 + min(int(on)%7, 5) }

// until counts the working days up to a day, from the first day of all.
func (d days) until(on model.Date) int {
	holidays, _ := slices.BinarySearch(d.holidays, on+1)
	return weekdays(on) - holidays
}

// count counts the days from first to last, both included; 0 when last is
// before first.
func (d days) count(first, last model.Date, working bool) int {
	if last < first {
		return 0
	}
	if working {
		return d.until(last) - d.until(first-1)
	}
	return int(last-first) + 1
}

// after returns the n-th day after a day, at most the last that there is.
func (d days) after(on model.Date, n int, working bool) model.Date {
	n = min(n, int(lastDate-on))
	if working {
		goal := d.until(on) + n
		n = sort.Search(int(lastDate-on), func(i int) bool { return d.until(on+model.Date(i)) >= goal })
	}
	return on + model.Date(n)
}

// before returns the last day from which n days run up to the day before on,
// the day itself included.
func (d days) before(on model.Date, n int, working bool) model.Date {
	n = max(0, min(n, int(on)-1))
	if working {
		goal := d.until(on-1) - n
		n = sort.Search(int(on)-1, func(i int) bool { return d.until(on-model.Date(i)-1) <= goal })
	}
	return on - model.Date(n)
}

// between counts the days from one to another, negative when to is earlier.
func (d days) between(from, to model.Date, working bool) int {
	if to < from {
		return -d.between(to, from, working)
	}
	return d.count(from+1, to, working)
}
