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

func idFault(id string) *problem.Fault {
	switch {
	case !isID(id):
		return problem.New("id_form", "value", id)
	case ofWindows(id):
		return problem.New("id_reserved", "value", id)
	}
	return nil
}

// isID reports whether a name has the form of an id: small letters and digits
// in parts with a hyphen between, 80 characters at most. An index asks it some
// millions of times, so it is no pattern.
func isID(name string) bool {
	if len(name) > 80 {
		return false
	}
	begun := false // a part of the name
	for i := range len(name) {
		switch c := name[i]; {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			begun = true
		case c == '-' && begun:
			begun = false
		default:
			return false
		}
	}
	return begun
}

// ofWindows reports whether a name is one that Windows keeps for devices.
func ofWindows(name string) bool {
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(name) == 4 && (name[:3] == "com" || name[:3] == "lpt") && name[3] >= '1' && name[3] <= '9'
}
