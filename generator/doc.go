// Package generator builds a transparency site for public consultations from
// a content tree: pages in every language, feeds, open data.
//
// It is the façade over the packages in internal, and the only one that may
// be imported. A build goes one way: load the content and check it, work out
// what follows from it at the as-of minute, plan pages, feeds and tables,
// render and export them, publish them.
//
// [Check] reports every problem of the content. [Build] publishes into a
// folder: killed at any moment it leaves whole files, and an unchanged build
// writes nothing. [Render] gives the files as bytes, for a preview or for a
// place without a disk. [Import] turns tables that offices have into files of
// the content tree. [Todo] lists what is owed and by when, [Digest] tells what
// happened.
//
// The same content, templates and options give the same bytes.
package generator
