package record_test

import (
	"testing"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

func TestParseWhen(t *testing.T) {
	for _, tt := range []struct{ written, want, fault string }{
		{"2026-05-29", "2026-05-29", ""},
		{"2024-02-29", "2024-02-29", ""},
		{"0001-01-01", "0001-01-01", ""},
		{"9999-12-31", "9999-12-31", ""},
		{"29.5.2026", "2026-05-29", ""},
		{"29.05.2026. г.", "2026-05-29", ""},
		{"2026-05-29T00:00", "2026-05-29T00:00", ""},
		{"2026-05-29 23:59:00", "2026-05-29T23:59", ""},
		{"2026", "2026", ""},
		{"2026-12", "2026-12", ""},
		{"2026-Q1", "2026-Q1", ""},
		{"2026-q4", "2026-Q4", ""},

		{"2026-02-29", "", "x: 2026-02-29 is not in the calendar | correct the day, month or hour"},
		{"31.4.2026", "", "x: 31.4.2026 is not in the calendar | correct the day, month or hour"},
		{"0000-01-01", "", "x: 0000-01-01 is not in the calendar | correct the day, month or hour"},
		{"0000", "", "x: 0000 is not in the calendar | correct the day, month or hour"},
		{"2026-00", "", "x: 2026-00 is not in the calendar | correct the day, month or hour"},
		{"2026-05-29 24:30", "", "x: 2026-05-29 24:30 is not in the calendar | correct the day, month or hour"},
		{"2026-05-29 12:60", "", "x: 2026-05-29 12:60 is not in the calendar | correct the day, month or hour"},
		{"2026-05-29 24:00", "", `x: "2026-05-29 24:00" has the hour 24:00 | write the day alone: 2026-05-29 lasts until the end of that day`},
		{"46143", "", `x: "46143" is not a date; it is what a spreadsheet makes of 2026-05-01 | format the column as text and write 2026-05-01`},
		{"46143.75", "", `x: "46143.75" is not a date; it is what a spreadsheet makes of 2026-05-01 | format the column as text and write 2026-05-01`},
		{"46143,5", "", `x: "46143,5" is not a date; it is what a spreadsheet makes of 2026-05-01 | format the column as text and write 2026-05-01`},
		{"29.5.26", "", `x: "29.5.26" has a year of two digits | write the year in full: 29.5.2026`},
		{"29-05-26", "", `x: "29-05-26" has a year of two digits | write the year in full: 29.05.2026`},
		{"29/5/2026", "", `x: "29/5/2026" can be read as day/month or month/day | write 2026-05-29 or 29.5.2026`},
		{"2026/5/29", "", `x: "2026/5/29" can be read as day/month or month/day | write 2026-05-29 or 29.5.2026`},
		{"5/29/26 16:00", "", `x: "5/29/26 16:00" can be read as day/month or month/day | write 2026-05-29 or 29.5.2026`},
		{"May-26", "", `x: "May-26" is not a date; a spreadsheet probably changed 2026-05 | format the column as text and write 2026-05`},
		{"мај.26", "", `x: "мај.26" is not a date; a spreadsheet probably changed 2026-05 | format the column as text and write 2026-05`},
		{"Qer-26", "", `x: "Qer-26" is not a date; a spreadsheet probably changed 2026-06 | format the column as text and write 2026-06`},
		{"9 Nëntor 2026", "", `x: "9 Nëntor 2026" is not a date; a spreadsheet probably changed 2026-11-09 | format the column as text and write 2026-11-09`},
		{"1-декември-2026", "", `x: "1-декември-2026" is not a date; a spreadsheet probably changed 2026-12-01 | format the column as text and write 2026-12-01`},
		{"31-Feb-2026", "", `x: "31-Feb-2026" is not a date | write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time`},
		{"park-26", "", `x: "park-26" is not a date | write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time`},
		{"", "", `x: "" is not a date | write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time`},
		{"утре", "", `x: "утре" is not a date | write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time`},
		{"2026-5-29", "", `x: "2026-5-29" is not a date | write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time`},
		{"2026-05-29 16.00", "", `x: "2026-05-29 16.00" is not a date | write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time`},
		{"2026-05-29 16:00:30", "", `x: "2026-05-29 16:00:30" is not a date | write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time`},
		{"2026-Q5", "", `x: "2026-Q5" is not a date | write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time`},
	} {
		w, f := record.ParseWhen(tt.written)
		if got := wrong(f); w.String() != tt.want && f == nil || got != tt.fault {
			t.Errorf("ParseWhen(%q) = %s, %q, want %s, %q", tt.written, w, got, tt.want, tt.fault)
		}
	}
}

func TestAllows(t *testing.T) {
	const (
		coarse = "x: 2026-05 does not name a day | write the day, for example 2026-05-29; a consultation whose dates are not known needs source_url"
		clock  = "x: 2026-05-29 16:00 has a time, and only a day can stand here | write 2026-05-29"
	)
	for _, tt := range []struct {
		field          record.Field
		written, fault string
	}{
		{record.Field{}, "2026-05-29", ""},
		{record.Field{}, "2026-05", coarse},
		{record.Field{}, "2026-05-29 16:00", clock},
		{record.Field{Planned: true}, "2026-05", ""},
		{record.Field{Planned: true}, "2026-05-29 16:00", clock},
		{record.Field{Moment: true}, "2026-05-29 16:00", ""},
		{record.Field{Moment: true}, "2026-05-29 00:00", ""},
		{record.Field{Moment: true}, "2026-05", coarse},
		{record.Field{Moment: true, Coarse: true}, "2026-05", ""},
		{record.Field{Moment: true, Closing: true}, "2026-05-29 16:00", ""},
		{record.Field{Moment: true, Closing: true}, "2026-05-29", ""},
		{record.Field{Moment: true, Closing: true}, "2026-05-29 0:00",
			"x: 2026-05-29 0:00 can be read as the beginning or the end of the day | write 2026-05-28 if the end of the day before is meant, 2026-05-29 if the end of that day"},
	} {
		w, f := record.ParseWhen(tt.written)
		if f != nil {
			t.Fatal(wrong(f))
		}
		if got := wrong(tt.field.Allows(w, tt.written)); got != tt.fault {
			t.Errorf("Allows(%q) of %+v = %q, want %q", tt.written, tt.field, got, tt.fault)
		}
	}
}

func TestParseNumbers(t *testing.T) {
	const number, decimal = " is not a whole number", " is not a number | write digits with a decimal point or comma"
	for _, tt := range []struct{ written, whole, wholeFault, value, fault string }{
		{"0", "0", "", "0", ""},
		{"91308", "91308", "", "91308", ""},
		{"0012", "12", "", "12", ""},
		{"999999999999", "999999999999", "", "999999999999", ""},
		{"1,5", "", `x: "1,5"` + number, "1.5", ""},
		{"1.50", "", `x: "1.50"` + number, "1.50", ""},
		{"-3", "", `x: "-3"` + number, "-3", ""},
		{"-0", "", `x: "-0"` + number, "-0", ""},
		{"+3", "", `x: "+3"` + number, "", `x: "+3"` + decimal},
		{"91.308", "", `x: "91.308" has a mark between the thousands | write 91308`, "91.308", ""},
		{"91 308", "", `x: "91 308" has a mark between the thousands | write 91308`, "", `x: "91 308" has a mark between the thousands | write 91308`},
		{"1\u00a0234\u00a0567", "", `x: "1 234 567" has a mark between the thousands | write 1234567`, "", `x: "1 234 567" has a mark between the thousands | write 1234567`},
		{"1.234.567,89", "", `x: "1.234.567,89"` + number, "", `x: "1.234.567,89" has a mark between the thousands | write 1234567,89`},
		{"-1'234.5", "", `x: "-1'234.5"` + number, "", `x: "-1'234.5" has a mark between the thousands | write -1234.5`},
		{"12 km2", "", `x: "12 km2"` + number, "", `x: "12 km2"` + decimal},
		{"1e3", "", `x: "1e3"` + number, "", `x: "1e3"` + decimal},
		{".5", "", `x: ".5"` + number, "", `x: ".5"` + decimal},
		{"5.", "", `x: "5."` + number, "", `x: "5."` + decimal},
		{"", "", `x: ""` + number, "", `x: ""` + decimal},
		{"١٢", "", `x: "١٢"` + number, "", `x: "١٢"` + decimal},
		{"1000000000000", "", `x: "1000000000000"` + number, "1000000000000", ""},
		{"1000000000000000", "", `x: "1000000000000000"` + number, "", `x: "1000000000000000"` + decimal},
	} {
		n, f := record.ParseInt(tt.written)
		if got := wrong(f); n.String() != tt.whole || got != tt.wholeFault {
			t.Errorf("ParseInt(%q) = %s, %q, want %s, %q", tt.written, n, got, tt.whole, tt.wholeFault)
		}
		d, f := record.ParseDecimal(tt.written)
		if got := wrong(f); string(d) != tt.value || got != tt.fault {
			t.Errorf("ParseDecimal(%q) = %s, %q, want %s, %q", tt.written, d, got, tt.value, tt.fault)
		}
	}
}

func TestParseYesNo(t *testing.T) {
	for want, spellings := range map[model.YesNo][]string{
		model.Yes:    {"yes", "YES", "true", "y", "да", "Да", "po", "1"},
		model.No:     {"no", "No", "false", "n", "не", "НЕ", "jo", "0"},
		model.Untold: {"", "maybe", "ne", "da", "2", "yes no"},
	} {
		for _, s := range spellings {
			if got, f := record.ParseYesNo(s); got != want || (f == nil) != (want != model.Untold) {
				t.Errorf("ParseYesNo(%q) = %s, %q, want %s", s, got, wrong(f), want)
			}
		}
	}
}

func TestParseCounts(t *testing.T) {
	for _, tt := range []struct{ written, want, fault string }{
		{"citizen=12;cso=3", "citizen=12;cso=3", ""},
		{" citizen = 12 ;; ", "citizen=12", ""},
		{"citizen=0", "citizen=0", ""},
		{"", "", ""},
		{"citizen", "", `x: "citizen" is not a number by code | write code=number, with ; between: citizen=12;cso=3`},
		{"citizen 12", "", `x: "citizen 12" is not a number by code | write code=number, with ; between: citizen=12;cso=3`},
		{"citizen=", "", `x: "citizen=" is not a number by code | write code=number, with ; between: citizen=12;cso=3`},
		{"citizen=12;citizen=3", "", `x: "citizen" is counted twice | add the two numbers up`},
		{"citizen=12=3", "", `x: "12=3" is not a whole number`},
		{"citizen=1.000", "", `x: "1.000" has a mark between the thousands | write 1000`},
	} {
		c, f := record.ParseCounts(tt.written)
		if got := wrong(f); c.String() != tt.want || got != tt.fault {
			t.Errorf("ParseCounts(%q) = %s, %q, want %s, %q", tt.written, c, got, tt.want, tt.fault)
		}
	}
}

// A date that was read is written as it is published, and that is read as the
// same date.
func FuzzDate(f *testing.F) {
	for _, s := range []string{"2026-05-29", "29. 5. 2026. г., 16:00", "29.05.2026год", "2026-05-29T24:00", "2026-Q2", "2026-05", "2026",
		"46143", "99999,9", "May-26", "31-Feb-2026", "9 Nëntor 26", "29/5/26", "29.5.26", "0000-00-00", "9999-12-31 23:59:00", "2026-05-29T", "1.1.0001", "\u00a029.5.2026"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		w, fault := record.ParseWhen(s)
		if fault != nil {
			if wrong(fault) == "" {
				t.Errorf("ParseWhen(%q): a fault without words", s)
			}
			return
		}
		again, fault := record.ParseWhen(w.String())
		if fault != nil || again != w || again.String() != w.String() {
			t.Errorf("ParseWhen(%q) = %s, and ParseWhen(%q) = %s, %s", s, w, w.String(), again, wrong(fault))
		}
		if w.IsZero() || w.Last() < w.First {
			t.Errorf("ParseWhen(%q) = %s with the last day %s", s, w, w.Last())
		}
	})
}
