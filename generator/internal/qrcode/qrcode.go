// Package qrcode draws addresses as QR codes in SVG, for paper: black on white
// whatever surrounds them, with the quiet zone that readers need and error
// correction M, so that a crease or a stain does no harm.
package qrcode

import (
	"html/template"
	"strconv"

	"rsc.io/qr"
)

// quiet is the white margin in modules that ISO/IEC 18004 asks for.
const quiet = 4

// SVG draws a text. What is drawn has the label for those who do not see it;
// without one it is left out for them, since the text stands beside it. A text
// that no code can hold (more than 2,331 bytes) gives "".
func SVG(text, label string) template.HTML {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return ""
	}
	side := strconv.Itoa(code.Size + 2*quiet)
	b := make([]byte, 0, 4096)
	b = append(b, `<svg class="code" viewBox="0 0 `+side+" "+side+`" shape-rendering="crispEdges"`...)
	if label == "" {
		b = append(b, ` aria-hidden="true">`...)
	} else {
		b = append(b, ` role="img" aria-label="`+template.HTMLEscapeString(label)+`">`...)
	}
	b = append(b, `<path fill="#fff" d="M0 0h`+side+"v"+side+`H0z"/><path stroke="#000" d="`...)
	b = appendRuns(b, code)
	return template.HTML(append(b, `"/></svg>`...))
}

// appendRuns writes a line for each run of black modules in a row, a module
// thick, each from where the one before ended.
func appendRuns(b []byte, code *qr.Code) []byte {
	for y := range code.Size {
		end := -quiet // of the run before; the first of a row is absolute
		for x := 0; x < code.Size; x++ {
			if !code.Black(x, y) {
				continue
			}
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if end < 0 {
				b = append(b, 'M')
				b = strconv.AppendInt(b, int64(from+quiet), 10)
				b = append(b, ' ')
				b = strconv.AppendInt(b, int64(y+quiet), 10)
				b = append(b, ".5"...)
			} else {
				b = append(b, 'm')
				b = strconv.AppendInt(b, int64(from-end), 10)
				b = append(b, " 0"...)
			}
			b = append(b, 'h')
			b = strconv.AppendInt(b, int64(x-from), 10)
			end = x
		}
	}
	return b
}
