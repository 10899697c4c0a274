package site

import (
	"bytes"
	"image/color"
	"image/png"
	"testing"
)

func TestShareImage(t *testing.T) {
	data, err := ShareImage("#ffffff")
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if got := img.Bounds().Size(); got.X != 1200 || got.Y != 630 || len(data) > 20000 {
		t.Errorf("it is %v, and %d bytes", got, len(data))
	}
	// White is darkened, or the mark could not be seen.
	ground, mark := color.RGBA{0x75, 0x75, 0x75, 255}, color.RGBA{255, 255, 255, 255}
	for _, tt := range []struct {
		what string
		x, y int
		want color.RGBA
	}{
		{"ground", 10, 10, ground}, {"bubble", 430, 170, mark}, {"corner of the bubble", 421, 154, ground},
		{"tail", 500, 420, mark}, {"beside the tail", 560, 470, ground}, {"tick", 576, 340, ground},
	} {
		if got := img.At(tt.x, tt.y); got != tt.want {
			t.Errorf("%s at %d, %d: %v, want %v", tt.what, tt.x, tt.y, got, tt.want)
		}
	}
}

func BenchmarkShareImage(b *testing.B) {
	for b.Loop() {
		if _, err := ShareImage(DefaultAccent); err != nil {
			b.Fatal(err)
		}
	}
}
