// Holds the styles, scripts and pages of a site against the oldest browsers in
// which it has to work: what one of them lacks needs a declaration of the same
// property before it, @supports around it, or a reason in `harmless`.
// node features.mjs SITE
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pages } from './site.mjs';

const require = createRequire(new URL('../.cache/npm/', import.meta.url));
const tables = require('@mdn/browser-compat-data');
const postcss = require('postcss');
const values = require('postcss-value-parser');
const acorn = require('acorn');
const walk = require('acorn-walk');

const oldest = { chrome: 80, firefox: 78, safari: 13 };

// What may be used although one of them lacks it, and why nothing is lost.
const harmless = {
  '@media (forced-colors)': 'a browser without it has no colours to force',
  ':focus-visible': 'stands in :focus:not(:focus-visible), a rule that falls as a whole: the outline stays',
  'text-size-adjust': 'Safari has it by its own name, Firefox on a telephone does without',
  'text-decoration-thickness': 'the line has the thickness that the browser gives it',
  'text-underline-offset': 'the line is where the browser puts it',
  'font-family: ui-monospace': 'the next of the list is taken',
  'overflow-wrap: anywhere': 'body has break-word, and boxes that hold such words may become narrower than them',
  'user-select': 'a word more has to be dragged over',
  'user-select: all': 'a word more has to be dragged over',
  '@page': 'the margins of the printer',
  'size': 'the paper that the printer has',
  'break-after: avoid': 'a heading may stand at the foot of a printed page',
  '.percent': 'a name of the script itself',
  '.element': 'a name of the script itself',
  '.records': 'a name of the script itself',
  '.results': 'a name of the script itself',
  '.states': 'a name of the script itself',
  'color-scheme': 'a feed has its own colours for the dark; only the scroll bar stays light',
  'color-scheme: light': 'as color-scheme',
  'color-scheme: dark': 'as color-scheme',
};

const [, , site] = process.argv;
const wrong = new Set();
const used = new Set(); // of harmless
let looked = 0;

// lacking names the browsers that lack a feature of the tables; those know it
// that have it without a prefix, another name or a switch.
const lacking = (feature) => Object.entries(oldest).filter(([name, version]) => {
  const entries = [].concat(feature.__compat.support[name] || []);
  return !entries.some((e) => !e.prefix && !e.alternative_name && !e.flags && e.version_added &&
    parseFloat(String(e.version_added).replace('≤', '')) <= version && !(parseFloat(e.version_removed) <= version));
}).map(([name, version]) => `${name} ${version}`);

// look notes what is lacking of a feature, which the tables need not know.
const look = (name, feature, place) => {
  looked += 1;
  if (!feature || !feature.__compat) {
    return;
  }
  const lack = lacking(feature);
  if (lack.length && harmless[name]) {
    used.add(name);
  } else if (lack.length) {
    wrong.add(`${place}: ${name} is not known to ${lack.join(', ')}`);
  }
};

// style looks at selectors, conditions, properties and their values.
const style = (file, text) => {
  const sheet = postcss.parse(text, { from: file });
  const { properties, selectors, types, 'at-rules': rules } = tables.css;
  const place = (node) => `${path.basename(file)}:${node.source.start.line}`;
  const flexible = new Set();
  sheet.walkDecls('display', (d) => {
    (/flex/.test(d.value) ? d.parent.selectors : []).forEach((s) => flexible.add(s));
  });
  const supports = (node) => node && ((node.type === 'atrule' && node.name === 'supports') || supports(node.parent));

  sheet.walkAtRules((rule) => {
    look('@' + rule.name, rules[rule.name], place(rule));
    for (const [, feature] of rule.name === 'media' ? rule.params.matchAll(/\(\s*([a-z-]+)/g) : []) {
      look(`@media (${feature})`, rules.media[feature.replace(/^(min|max)-/, '')], place(rule));
    }
  });
  sheet.walkRules((rule) => {
    for (const [, name] of rule.selector.matchAll(/::?([a-z-]+)/g)) {
      look(':' + name, selectors[name], place(rule));
    }
  });
  sheet.walkDecls((d) => {
    const before = d.parent.nodes.slice(0, d.parent.index(d)).some((other) => other.prop === d.prop);
    if (/^-/.test(d.prop) || before || supports(d)) {
      return;
    }
    const property = properties[d.prop];
    if (!property) {
      wrong.add(`${place(d)}: ${d.prop}: the tables know no such property`);
      return;
    }
    look(d.prop, property, place(d));
    if (/gap$/.test(d.prop) && d.value !== '0' && d.parent.selectors.some((s) => flexible.has(s))) {
      look(`${d.prop} in a flex box`, property.flex_context || properties.gap.flex_context, place(d));
    }
    values(d.value).walk((node) => {
      const value = node.type === 'word' || node.type === 'function' ? node.value : '';
      if (/^[a-z]+(-[a-z]+)*$/.test(value)) {
        look(`${d.prop}: ${value}`, property[value], place(d));
        if (node.type === 'function') {
          look(`${value}()`, types[value] || types.color[value], place(d));
        }
      }
      const unit = values.unit(value);
      if (unit && unit.unit) {
        look(unit.unit, types.length[unit.unit] || (/^[dls]v/.test(unit.unit) && types.length.viewport_percentage_units_dynamic), place(d));
      }
    });
  });
};

// byMember are the features of the tables that are called by a name, whatever
// object they belong to.
const byMember = (name) => [tables.javascript.builtins, tables.api]
  .flatMap((objects) => Object.values(objects).flatMap((object) => [object[name], object[name + '_static']]))
  .filter((feature) => feature && feature.__compat);

// script looks at the syntax, which is that of the year that Safari 13 knows, at
// global names and at members. A member is lacking where no object has it.
const script = (file, text) => {
  const name = path.basename(file);
  let tree;
  try {
    tree = acorn.parse(text, { ecmaVersion: 2019, sourceType: 'script', locations: true });
  } catch (error) {
    wrong.add(`${name}: ${error.message}: newer than ECMAScript 2019`);
    return;
  }
  const place = (node) => `${name}:${node.loc.start.line}`;
  walk.full(tree, (node) => {
    if (node.type === 'MemberExpression' && !node.computed) {
      const features = byMember(node.property.name);
      const known = features.find((feature) => !lacking(feature).length);
      look('.' + node.property.name, known || features[0], place(node));
    } else if (node.type === 'Identifier') {
      look(node.name, tables.javascript.builtins[node.name] || (/^[A-Z]|^structuredClone$/.test(node.name) && tables.api[node.name]), place(node));
    } else if (node.regex && /\(\?<[=!]/.test(node.regex.pattern)) {
      look('(?<=…)', tables.javascript.regular_expressions.lookbehind_assertion, place(node));
    }
  });
};

// markup looks at the elements of a page and their attributes.
const markup = (file, text) => {
  const { elements, global_attributes: everywhere } = tables.html;
  for (const [, name, rest] of text.matchAll(/<([a-z][a-z0-9]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*>/g)) {
    look(`<${name}>`, elements[name], file);
    for (const [, attribute] of rest.matchAll(/\s([a-z-]+)(?:="[^"]*")?(?=\s|$)/g)) {
      look(`<${name} ${attribute}>`, (elements[name] || {})[attribute] || everywhere[attribute], file);
    }
  }
};

// Styles and scripts as they are written, since a site has them on one line;
// beside them what the publisher's colour is put into.
const assets = [['templates/assets', /./], [path.join(site, 'assets'), /^accent\./]]
  .flatMap(([folder, names]) => fs.readdirSync(folder).filter((name) => names.test(name)).map((name) => path.join(folder, name)));
for (const file of assets) {
  ({ '.css': style, '.js': script }[path.extname(file)] || (() => {}))(file, fs.readFileSync(file, 'utf8'));
}
const files = pages(site, ['en']).map((page) => page.file);
files.forEach((file) => markup(file, fs.readFileSync(path.join(site, file), 'utf8')));
Object.keys(harmless).filter((name) => !used.has(name)).forEach((name) => wrong.add(`features.mjs: ${name} is used no more`));

if (wrong.size) {
  console.error([...wrong].join('\n'));
  console.error(`features: ${wrong.size} things are too new for ${Object.entries(oldest).map((pair) => pair.join(' ')).join(', ')}`);
  process.exit(1);
}
console.log(`features: ${looked} uses on ${files.length} pages, none too new`);
