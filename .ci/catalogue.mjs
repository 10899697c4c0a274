// catalogue.mjs MODULES SHAPES DATA: reads data/catalog.ttl and
// data/catalog.jsonld in the folder DATA with parsers that are not ours, holds
// them against each other as graphs, and, where the folder SHAPES is there, the
// graph against the SHACL shapes of DCAT-AP 3.0.1.
import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [modules, shapes, data] = process.argv.slice(2)
const require = createRequire(path.resolve(modules, 'from.cjs'))
const load = (name) => import(pathToFileURL(require.resolve(name)))
const N3 = (await load('n3')).default
const jsonld = (await load('jsonld')).default
const canonize = (await load('rdf-canonize')).default
const { Validator } = await load('shacl-engine')

const turtle = fs.readFileSync(path.join(data, 'catalog.ttl'), 'utf8')
const triples = new N3.Parser({ format: 'text/turtle' }).parse(turtle)
const offline = (url) => { throw new Error(`the context of catalog.jsonld is elsewhere: ${url}`) }
const nquads = await jsonld.toRDF(JSON.parse(fs.readFileSync(path.join(data, 'catalog.jsonld'), 'utf8')),
  { format: 'application/n-quads', documentLoader: offline })
const canonical = (quads) => canonize.canonize(quads, { algorithm: 'RDFC-1.0', format: 'application/n-quads' })
const [a, b] = [await canonical(triples), await canonical(new N3.Parser({ format: 'application/n-quads' }).parse(nquads))]
if (a !== b || triples.length < 10) {
  const [left, right] = [a.split('\n'), new Set(b.split('\n'))]
  console.error(`${data}: Turtle (${triples.length}) and JSON-LD differ:`, left.filter((l) => !right.has(l)).slice(0, 5))
  process.exit(1)
}
console.log(`${data}: ${triples.length} triples, the same as Turtle and as JSON-LD`)
if (!fs.existsSync(shapes)) process.exit(0)

// What is known and right. The shape wants an address of SPDX with https; the
// vocabulary has http. A publisher is no body of the EU.
const expected = (r) =>
  (r.path === 'http://spdx.org/rdf/terms#algorithm' && r.value === 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256') ||
  (r.severity === 'Warning' && r.path === 'http://purl.org/dc/terms/publisher')

const dataset = new N3.Store(triples)
const counts = {}
let wrong = 0
for (const file of fs.readdirSync(shapes).sort()) {
  const shape = new N3.Store(new N3.Parser().parse(fs.readFileSync(path.join(shapes, file), 'utf8')))
  const report = await new Validator(shape, { factory: N3.DataFactory }).validate({ dataset })
  for (const result of report.results) {
    const r = {
      severity: result.severity.value.split('#')[1],
      path: result.path?.[0]?.predicates?.[0]?.value,
      value: result.value?.value ?? result.value?.term?.value,
      node: result.focusNode?.value ?? result.focusNode?.term?.value
    }
    const key = `${file} ${r.severity} ${r.path}`
    counts[key] = (counts[key] || 0) + 1
    if (r.severity === 'Violation' && !expected(r)) {
      wrong++
      console.error(`${file}: ${r.node} ${r.path} ${r.value}: ${result.message?.[0]?.value ?? result.constraintComponent?.value}`)
    } else if (!expected(r) && counts[key] === 1) {
      console.log(`${file}: ${r.severity}: ${r.node} ${r.path} ${r.value ?? ''}`)
    }
  }
}
if (wrong) process.exit(1)
console.log(`${data}: no violations of DCAT-AP`)
