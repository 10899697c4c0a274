package generator_test

import (
	"context"
	"encoding/json"
	"os"
	"testing"

	"konsulta/generator"
)

// TestCheckCountsAsABuildDoes compares what a check says that there is with
// what a build writes down, though a check adds up no scores.
func TestCheckCountsAsABuildDoes(t *testing.T) {
	r, err := generator.Check(context.Background(), options(os.DirFS(demonstration), demonstrationAsOf))
	if err != nil {
		t.Fatal(err)
	}
	var built struct{ Counts generator.Counts }
	if err := json.Unmarshal(demonstrationSite(t)["build.json"], &built); err != nil {
		t.Fatal(err)
	}
	r.Counts.Covered = 0 // build.json has it elsewhere
	if r.Counts != built.Counts || r.Counts.Consultations == 0 {
		t.Errorf("a check counts %+v, a build %+v", r.Counts, built.Counts)
	}
}
