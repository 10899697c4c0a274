package sheet_test

import (
	"testing"

	"konsulta/generator/internal/sheet"
)

func TestCellName(t *testing.T) {
	for _, tt := range []struct {
		column, row int
		want        string
	}{{0, 1, "A1"}, {5, 14, "F14"}, {25, 2, "Z2"}, {26, 2, "AA2"}, {701, 9, "ZZ9"}, {702, 9, "AAA9"}} {
		if got := sheet.CellName(tt.column, tt.row); got != tt.want {
			t.Errorf("CellName(%d, %d) = %s, want %s", tt.column, tt.row, got, tt.want)
		}
		if got := sheet.Column(tt.want); got != tt.column {
			t.Errorf("Column(%s) = %d, want %d", tt.want, got, tt.column)
		}
	}
}
