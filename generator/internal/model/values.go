package model

import "strconv"

// Int is a whole number that may be unknown; unknown is not zero.
type Int struct {
	N     int
	Known bool
}

// Number is the Int of a known number.
func Number(n int) Int { return Int{n, true} }

// String writes the number, or "" where it is unknown.
func (i Int) String() string {
	if !i.Known {
		return ""
	}
	return strconv.Itoa(i.N)
}

// Decimal is a number as the record writes it, with a decimal point and
// without a sign of plus or leading zeros, so that it is also a JSON number.
type Decimal string

// Float returns the value, 0 for none.
func (d Decimal) Float() float64 {
	f, _ := strconv.ParseFloat(string(d), 64)
	return f
}

// YesNo is yes, no or not told.
type YesNo int8

// The values of YesNo.
const (
	Untold YesNo = iota
	Yes
	No
)

// String writes yes, no or "".
func (y YesNo) String() string { return [...]string{"", "yes", "no"}[y] }

// Told is the YesNo of a known answer.
func Told(yes bool) YesNo {
	if yes {
		return Yes
	}
	return No
}

// Count is the number that belongs to a code.
type Count struct {
	Code string
	N    int
}

// Counts are numbers by code, in the order of the record: citizen=12;cso=3.
type Counts []Count

// Sum adds the numbers up.
func (c Counts) Sum() int {
	n := 0
	for _, e := range c {
		n += e.N
	}
	return n
}

// String writes citizen=12;cso=3.
func (c Counts) String() string {
	var b []byte
	for i, e := range c {
		if i > 0 {
			b = append(b, ';')
		}
		b = append(append(append(b, e.Code...), '='), strconv.Itoa(e.N)...)
	}
	return string(b)
}

// Extra is a column or key whose name begins with x_: the publisher's own,
// published unchanged.
type Extra struct{ Name, Value string }

// Origin tells where a record was written: the number of the file among those
// read, and the number of the record in it. Package content turns it into a
// line and column when there is something to say about the record.
type Origin struct{ File, Row int32 }

// Record is what every record may carry.
type Record struct {
	SourceURL  string `is:"url"`
	RecordedBy string `is:"code:recorded_by"`
	RecordedOn Date
	Draft      YesNo `is:"private"`
	PublishOn  Date  `is:"private"`

	Extra  []Extra `is:"-"`
	Origin Origin  `is:"-"`
}

// Base gives access to what every record carries.
func (r *Record) Base() *Record { return r }
