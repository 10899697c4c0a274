package history

import (
	"encoding/json"
	"strings"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/model"
)

// kept is what is kept of a log, with the edition that made it: another
// program or other languages begin anew.
type kept struct {
	Edition string
	Log     log
}

// editionOf names what the log of the same commits depends on beside them.
func editionOf(site *model.Site, program string) string {
	edition := []string{program, strings.Join(site.Settings.Languages, " ")}
	for _, m := range site.Municipalities {
		if len(m.Languages) > 0 {
			edition = append(edition, m.ID+" "+m.Languages[0])
		}
	}
	return strings.Join(edition, "\n")
}

// recall reads what was kept; what cannot be read, or was made otherwise, is
// nothing.
func recall(data []byte, edition string) log {
	var k kept
	if json.Unmarshal(data, &k) != nil || k.Edition != edition || k.Log.Files == nil {
		return log{Files: map[string][]content.Snapshot{}}
	}
	return k.Log
}

func (l *log) keep(edition string) []byte {
	data, err := json.Marshal(kept{edition, *l})
	if err != nil {
		return nil // strings and numbers always encode
	}
	return data
}
