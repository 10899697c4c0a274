package publish

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"
)

// place is where a file goes.
type place struct {
	dir    *folder
	name   string // in dir
	path   string // from the top
	stands bool   // a file of ours may be there
}

// place makes src the content of the file at p unless it has it.
func (d *Dir) place(p place, src source) (changed bool, err error) {
	h, err := d.enter(p.dir, true)
	if err != nil {
		return false, err
	}
	defer d.leave(p.dir)
	if p.stands {
		same, err := src.same(h, p.name)
		if same || err != nil {
			return false, err
		}
	}
	temp, err := d.spool(src)
	if err != nil {
		return false, err
	}
	if err := d.clear(p.path); err != nil {
		return false, errors.Join(err, d.work.Remove(temp))
	}
	return true, d.moveIn(temp, h, p.name, p.path)
}

// spool writes src to a temporary file in .konsulta and returns its name.
func (d *Dir) spool(src source) (name string, err error) {
	name = tempPrefix + strconv.FormatInt(d.temps.Add(1), 10)
	if err := d.step("create", name); err != nil {
		return "", err
	}
	f, err := d.work.create(name)
	if err != nil {
		return "", err
	}
	if err = d.step("write", name); err == nil {
		err = src.write(f)
	}
	if err == nil && src.durable() {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err != nil {
		return "", errors.Join(err, d.work.Remove(name))
	}
	return name, nil
}

// moveIn renames a temporary file into place, or removes it.
func (d *Dir) moveIn(temp string, to *handle, name, path string) error {
	err := d.step("rename", path)
	if err == nil {
		err = d.move(temp, to, name, path)
	}
	if err != nil {
		return errors.Join(err, d.work.Remove(temp))
	}
	return nil
}

// clear removes what of ours stands in the way of a declared path or folder.
func (d *Dir) clear(path string) error {
	if d.plan == nil {
		return nil
	}
	for _, p := range d.plan.blocked[path] {
		info, err := d.top.handle.Lstat(p)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			err = d.step("remove", p)
		}
		if err == nil {
			err = d.top.handle.Remove(p)
		}
		if err != nil {
			return err
		}
		if !info.IsDir() {
			d.removed.Add(1)
		}
	}
	return nil
}

// record puts the list of paths on the disk: those declared and those of
// earlier builds, so that it names everything of ours until the end.
func (d *Dir) record(p *plan) error {
	all := newLines(len(p.files)+len(p.stale), func(dst []byte, i int) []byte {
		if i < len(p.files) {
			return append(dst, p.files[i].path...)
		}
		return append(dst, p.stale[i-len(p.files)]...)
	})
	temp, err := d.spool(all)
	if err != nil {
		return err
	}
	if err := d.moveIn(temp, d.work, listName, workName+"/"+listName); err != nil {
		return err
	}
	syncFolder(d.work)
	syncFolder(d.top.handle)
	return nil
}

// sweep removes the temporary files of .konsulta.
func (d *Dir) sweep() error {
	entries, err := d.work.readDir()
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), tempPrefix) {
			continue
		}
		if err := d.step("remove", e.Name()); err != nil {
			return err
		}
		if err := d.work.Remove(e.Name()); err != nil {
			return err
		}
	}
	return nil
}

// syncFolder flushes a folder where the system can: Windows and some file
// systems cannot, and then keep the order of changes themselves.
func syncFolder(h *handle) {
	f, err := h.Open(".")
	if err != nil {
		return
	}
	defer f.Close()
	_ = f.Sync()
}
