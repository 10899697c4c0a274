package publish

// OpenStep is Open with a function that is called before each change of the
// file system, and whose error stops that change.
func OpenStep(dir string, step func(op, path string) error) (*Dir, error) {
	return open(dir, step)
}
