// schema.cjs LIST SCHEMAS CONTENT: validates the YAML files and the front
// matter of a content tree. LIST is what konsulta schema --list prints.
const fs = require('fs')
const path = require('path')
const Ajv = require('ajv/dist/2020').default
const addFormats = require('ajv-formats').default
const YAML = require('yaml')

const [list, schemas, content] = process.argv.slice(2)
const compile = (schema) => {
  const ajv = new Ajv({ strict: true, allErrors: true })
  addFormats(ajv)
  return ajv.compile(schema)
}

const all = JSON.parse(fs.readFileSync(path.join(schemas, 'all.json')))
const kinds = fs.readFileSync(list, 'utf8').trim().split('\n').map((line) => {
  const [name, ...files] = line.split(/,?\s+/)
  const pattern = files.map((f) => f.replace(/[.]/g, '\\.').replace(/[*]/g, '[^/]+')).join('|')
  const one = compile(JSON.parse(fs.readFileSync(path.join(schemas, name + '.schema.json'))))
  const inAll = compile({ ...all, $id: all.$id + ':' + name, $ref: '#/$defs/' + name })
  return { files: new RegExp('^(?:' + pattern + ')$'), validators: [one, inAll] }
})

// parse reads a file of YAML, or the front matter of a page.
const parse = (file) => {
  const text = fs.readFileSync(file, 'utf8')
  return YAML.parse(file.endsWith('.md') ? text.split(/^---\s*$/m)[1] : text, { version: '1.2', strict: true })
}

let checked = 0
let wrong = 0
for (const name of fs.readdirSync(content, { recursive: true }).sort()) {
  const file = name.split(path.sep).join('/')
  const kind = kinds.find((k) => k.files.test(file))
  if (!/^pages\/.*\.md$|\.yaml$/.test(file)) continue
  if (!kind) {
    console.error(`${content}/${file}: no schema describes it`)
    wrong++
    continue
  }
  const doc = parse(path.join(content, file))
  for (const validate of kind.validators) {
    if (validate(doc)) continue
    wrong++
    for (const e of validate.errors.slice(0, 3)) console.error(`${content}/${file}: ${e.instancePath} ${e.message}`)
  }
  checked++
}
if (wrong) process.exit(1)
console.log(`ajv: ${checked} documents of ${content} are as the schemas say`)
