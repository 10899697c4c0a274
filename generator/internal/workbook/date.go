package workbook

import (
	"math"
	"strings"

	"konsulta/generator/internal/model"
)

// Spreadsheets count days from day 0 and write clock times as parts of a day.
var (
	dayZero     = day(1899, 12, 30) // right for the days that follow: before them Excel has a 29 February
	dayZero1904 = day(1904, 1, 1)
	firstDay    = day(1900, 3, 1)
	lastDay     = day(9999, 12, 31)
)

// The days between which a date is taken for one that was meant.
var (
	serialOf1990 = int(day(1990, 1, 1) - dayZero)
	serialOf2199 = int(day(2199, 12, 31) - dayZero)
)

func day(year, month, d int) model.Date {
	date, _ := model.NewDate(year, month, d)
	return date
}

// serial is a moment as a number of days.
func serial(w model.When) float64 {
	hour, minute, _ := w.Clock()
	return float64(w.First-dayZero) + float64(hour*60+minute)/(24*60)
}

// moment writes a number of days as content has it, as finely as its format
// shows it: a day, with the minute where there is one; a month or year where
// the format shows no more and the day is the first; a clock time alone.
// ok is false for what is no day of the calendar.
func moment(serial float64, shows shown, zero model.Date) (text string, ok bool) {
	if !(serial >= 0 && serial < float64(lastDay)) {
		return "", false
	}
	minutes := int(math.Round(serial * 24 * 60))
	hour, minute := minutes/60%24, minutes%60
	days := minutes / (24 * 60)
	if serial < 1 {
		return model.At(zero, hour, minute).String()[len("1899-12-30T"):], !shows.day && !shows.month && !shows.year
	}
	date := zero + model.Date(days)
	if date < firstDay || date > lastDay {
		return "", false
	}
	if hour > 0 || minute > 0 {
		return model.At(date, hour, minute).String(), true
	}
	_, month, dayOfMonth := date.YMD()
	switch {
	case !shows.day && shows.month && shows.year && dayOfMonth == 1:
		return model.When{First: date, Span: model.Month}.String(), true
	case !shows.day && !shows.month && shows.year && dayOfMonth == 1 && month == 1:
		return model.When{First: date, Span: model.Year}.String(), true
	}
	return date.String(), true
}

// shown tells which parts of a date a number format shows.
type shown struct{ day, month, year, clock bool }

func (s shown) any() bool { return s.day || s.month || s.year || s.clock }

// builtIn are the formats of dates that have a number and no code in the file
// (ISO/IEC 29500-1, 18.8.30); those of other languages are dates too.
func builtIn(id int) shown {
	switch {
	case id == 17: // mmm-yy
		return shown{month: true, year: true}
	case id >= 14 && id <= 16, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return shown{day: true, month: true, year: true}
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 45 && id <= 47, id == 55, id == 56:
		return shown{clock: true}
	case id == 22:
		return shown{day: true, month: true, year: true, clock: true}
	}
	return shown{}
}

// showsOf reads the code of a number format. m is a month, and a minute beside
// hours or seconds.
func showsOf(code string) shown {
	var s shown
	code, _, _ = strings.Cut(code, ";") // the format of what is not negative
	code = strings.ToLower(bare(code))
	if strings.Contains(code, "general") {
		return s
	}
	s.day = strings.Contains(code, "d")
	s.year = strings.ContainsAny(code, "ye")
	s.clock = strings.ContainsAny(code, "hs")
	s.month = strings.Contains(code, "m") && (s.day || s.year || !s.clock)
	if strings.ContainsAny(code, "0#?") && !s.clock {
		return shown{} // a number: 0.00E+00, "km" 0
	}
	return s
}

// bare takes out of a format what stands for itself: quoted texts, escaped
// characters, padding, conditions, colours and languages in brackets.
func bare(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return b.String()
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return b.String()
			}
			switch inside := strings.ToLower(code[i+1 : i+end]); strings.Trim(inside, "hms") {
			case "": // [h]: hours that go on after 24
				b.WriteString(inside)
			}
			i += end
		default:
			b.WriteByte(code[i])
		}
	}
	return b.String()
}
