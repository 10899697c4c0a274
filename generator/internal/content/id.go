package content

import (
	"slices"

	"konsulta/generator/internal/problem"
)

// CheckID says what is wrong with an id that a new record of a kind is to
// have: municipality, entry, consultation or page. Whether it is taken is for
// the site to tell.
func CheckID(kind, id string) *problem.Fault {
	if f := idFault(id); f != nil {
		return f
	}
	switch kind {
	case "municipality":
		if !slices.Contains(reservedMunicipality, id) {
			return nil
		}
	case "page":
		if !slices.Contains(reservedPage, id) {
			return nil
		}
	default:
		if !reservedRecord.MatchString(id) {
			return nil
		}
	}
	return problem.New("id_reserved", "value", id)
}
