package xlsx

import "strings"

// NamesOfParts tells how sheets are called when at most most rows fit on each.
func NamesOfParts(sheets []Sheet, most int) (names []string, rows []int) {
	for _, p := range parts(sheets, most) {
		names, rows = append(names, p.name), append(rows, p.rows)
	}
	return names, rows
}

// SheetOfPart writes the sheet of a part.
func SheetOfPart(sheets []Sheet, most, i int) (string, error) {
	var b strings.Builder
	p := parts(sheets, most)[i]
	for piece := range p.pieces() {
		if err := piece.Write(&b); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}
