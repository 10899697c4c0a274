package publish

import (
	"errors"
	"io/fs"
	"os"
)

// takeLock makes and locks .konsulta. A build that ends removes the lock file
// and the folder while another may be taking them, so what was locked counts
// only if it is still what stands at the path.
func (d *Dir) takeLock() error {
	top := d.top.handle
	for range 100 {
		var work *handle
		err := patiently(func() (err error) { // another build may be removing it
			work, err = openReal(top, workName)
			return err
		})
		if errors.Is(err, fs.ErrNotExist) {
			if err := d.step("mkdir", workName); err != nil {
				return err
			}
			err := patiently(func() error { return top.Mkdir(workName, 0o755) })
			if err != nil && !errors.Is(err, fs.ErrExist) {
				return err
			}
			continue
		}
		if errors.Is(err, errNoFolder) {
			return &ForeignError{Paths: []string{workName}}
		}
		if err != nil {
			return err
		}
		f, err := d.lockIn(work)
		if f != nil && err == nil {
			d.work, d.lock = work, f
			return nil
		}
		work.close()
		if err != nil {
			return err
		}
	}
	return errors.New("the lock in " + workName + " keeps disappearing")
}

// lockIn locks the lock file of the folder work. It returns nil for both when
// the folder or the file went away meanwhile.
func (d *Dir) lockIn(work *handle) (*os.File, error) {
	if info, err := work.Lstat(lockName); err == nil && !info.Mode().IsRegular() {
		return nil, &ForeignError{Paths: []string{workName + "/" + lockName}}
	}
	if err := d.step("create", lockName); err != nil {
		return nil, err
	}
	var f *os.File
	err := patiently(func() (err error) {
		f, err = work.OpenFile(lockName, os.O_RDWR|os.O_CREATE, 0o644)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if err := lockFile(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	locked, err := f.Stat()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	// By the path from the top: the folder itself may have been replaced.
	there, err := d.top.handle.Lstat(workName + "/" + lockName)
	if err != nil || !os.SameFile(locked, there) {
		return nil, f.Close()
	}
	return f, nil
}

// unlock removes the lock file, and then lets go of it and of .konsulta.
func (d *Dir) unlock() error {
	err := d.step("remove", lockName)
	if err == nil {
		err = d.work.Remove(lockName)
	}
	err = errors.Join(err, d.lock.Close())
	d.lock = nil
	d.work.close()
	return err
}

// removeWork ends the work in .konsulta: first goes the list, then the lock,
// then the folder. Should another build have come in, the folder is its own.
func (d *Dir) removeWork() error {
	if err := d.step("remove", listName); err != nil {
		return err
	}
	if err := d.work.Remove(listName); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := d.unlock(); err != nil {
		return err
	}
	if err := d.step("remove", workName); err != nil {
		return err
	}
	_ = d.top.handle.Remove(workName)
	return nil
}
