package record

import "testing"

// A plain day is what the pattern calls a day without a clock time.
func FuzzPlainDay(f *testing.F) {
	for _, s := range []string{
		"", "2026-05-29", "0000-00-00", "9999-99-99", "2026-05-2", "2026-05-290", "2026-05-29T", "2026-05-29 ", " 2026-05-29", "2026-05-29T00:00",
		"2026/05/29", "2026-5-029", "202-605-29", "20260-5-29", "2026-05_29", "-026-05-29", "+026-05-29", "2026-0a-29", "2026-05-2:", "2026-05-2/", "２26-05-29",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m := isoDay.FindStringSubmatch(s)
		if got, want := plainDay(s), m != nil && len(s) == 10; got != want {
			t.Fatalf("plainDay(%q) = %v, want %v", s, got, want)
		}
		if m == nil || len(s) != 10 {
			return
		}
		want, wantFault := onDay(s, m[1], m[2], m[3], m[4])
		got, fault := ParseWhen(s)
		if got != want || (fault == nil) != (wantFault == nil) {
			t.Errorf("ParseWhen(%q) = %v, %v, want %v, %v", s, got, fault, want, wantFault)
		}
	})
}
