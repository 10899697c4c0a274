package content

import (
	"encoding/json"
	"errors"
	"fmt"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

// maxBoundaries is the largest municipalities.geojson, in bytes.
const maxBoundaries = 16 << 20

// collection is a GeoJSON FeatureCollection as far as a map needs it (RFC 7946).
type collection struct {
	Type        string `json:"type"`
	Attribution string `json:"attribution"`
	Features    []struct {
		Properties struct {
			ID string `json:"id"`
		} `json:"properties"`
		Geometry *struct {
			Type        string          `json:"type"`
			Coordinates json.RawMessage `json:"coordinates"`
		} `json:"geometry"`
	} `json:"features"`
}

// readBoundaries reads the outlines of the municipalities.
func (l *loader) readBoundaries() {
	f := l.one(boundaries)
	if f == nil {
		return
	}
	data, ok := l.read(f, maxBoundaries)
	if !ok {
		return
	}
	var c collection
	if err := json.Unmarshal(data, &c); err != nil {
		var syntax *json.SyntaxError
		p := problem.Place{File: f.path}
		if errors.As(err, &syntax) {
			p.Line, p.Column = lineColumn(data, max(0, int(syntax.Offset)-1))
		}
		l.report(p, problem.New("geojson", "detail", err.Error()))
		return
	}
	if c.Type != "FeatureCollection" {
		l.report(problem.Place{File: f.path}, problem.New("geojson", "detail", fmt.Sprintf("type is %q", c.Type)))
		return
	}
	l.site.Boundaries = &model.Boundaries{Attribution: c.Attribution, Rings: map[string][][]model.Point{}}
	for _, feature := range c.Features {
		id := feature.Properties.ID
		if id == "" || !l.hasMunicipality(id) {
			l.report(problem.Place{File: f.path, Field: "properties.id"}, l.noMunicipality(id))
			continue
		}
		if feature.Geometry == nil {
			continue // known to have none
		}
		rings, err := ringsOf(feature.Geometry.Type, feature.Geometry.Coordinates)
		if err != nil {
			l.report(problem.Place{File: f.path, Field: id}, problem.New("geojson", "detail", id+": "+err.Error()))
			continue
		}
		l.site.Boundaries.Rings[id] = append(l.site.Boundaries.Rings[id], rings...)
	}
}

// ringsOf reads the rings of a polygon or of several.
func ringsOf(kind string, coordinates json.RawMessage) (rings [][]model.Point, err error) {
	var polygons [][][][]float64
	switch kind {
	case "Polygon":
		polygons = make([][][][]float64, 1)
		err = json.Unmarshal(coordinates, &polygons[0])
	case "MultiPolygon":
		err = json.Unmarshal(coordinates, &polygons)
	default:
		err = fmt.Errorf("the geometry is %q", kind)
	}
	if err != nil {
		return nil, err
	}
	for _, polygon := range polygons {
		for _, ring := range polygon {
			points := make([]model.Point, 0, len(ring))
			for _, position := range ring {
				if len(position) < 2 || position[0] < -180 || position[0] > 180 || position[1] < -90 || position[1] > 90 {
					return nil, fmt.Errorf("%v is no longitude and latitude", position)
				}
				points = append(points, model.Point{Lon: position[0], Lat: position[1]})
			}
			rings = append(rings, points)
		}
	}
	return rings, nil
}
