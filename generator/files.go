package generator

// File is a file that a command makes for the publisher to keep: a record
// from a template, a frozen table, a recipe. Path is slash-separated and
// relative to the folder that the function which returns it names.
type File struct {
	Path string
	Data []byte
}
