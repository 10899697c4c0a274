// node formats.mjs SITE: reads every JSON of a site, and every calendar with
// ical.js in its strict mode. Where the site has hurt.json, the texts in it
// have to come back.
import fs from 'node:fs';
import path from 'node:path';
import ICAL from '../.cache/npm/node_modules/ical.js/dist/ical.js';

const site = process.argv[2];
const hurt = path.join(site, 'hurt.json');
const texts = fs.existsSync(hurt) ? JSON.parse(fs.readFileSync(hurt, 'utf8')) : {};
const counts = { json: 0, ics: 0, events: 0, texts: 0 };
let wrong = 0;
const fault = (file, message) => {
  console.error(`${file}: ${message}`);
  wrong++;
};
const same = (file, what, got, want) => {
  counts.texts++;
  if (got !== want) fault(file, `${what} is ${JSON.stringify(got).slice(0, 200)}, want ${JSON.stringify(want).slice(0, 200)}`);
};

const readers = {
  '.json': (file, text) => {
    const value = JSON.parse(text);
    const id = path.basename(file, '.json');
    if (path.basename(path.dirname(file)) === 'consultations' && id in texts) same(file, 'the title', value.title.mk, texts[id]);
  },
  '.ics': (file, text) => {
    if (Buffer.from(text).length !== fs.statSync(file).size) fault(file, 'is not UTF-8');
    for (const line of text.split('\r\n')) {
      if (Buffer.byteLength(line) > 75) fault(file, `a line has more than 75 bytes: ${line}`);
      if (/[\r\n]/.test(line)) fault(file, `a line ends in CR or LF alone: ${line}`);
    }
    const calendar = new ICAL.Component(ICAL.parse(text));
    for (const component of calendar.getAllSubcomponents('vevent')) {
      const event = new ICAL.Event(component);
      if (!event.uid || !event.summary || !event.startDate || event.endDate.compare(event.startDate) < 0) fault(file, `an event that is none: ${event.uid}`);
      counts.events++;
      const id = new URL(component.getFirstPropertyValue('url')).pathname.split('/')[2];
      if (event.location !== null && id in texts) {
        same(file, 'the place', event.location, texts[id]);
        same(file, 'the summary', event.summary, `${texts[id]}: ${texts[id]} · ${texts[id]}`);
      }
    }
  },
};

ICAL.design.strict = true;
for (const name of fs.readdirSync(site, { recursive: true }).sort()) {
  const read = readers[path.extname(name)];
  if (!read || name.startsWith('files')) continue; // those are of others
  const file = path.join(site, name);
  counts[path.extname(name).slice(1)]++;
  try {
    read(file, fs.readFileSync(file, 'utf8'));
  } catch (e) {
    fault(file, e.message);
  }
}
if (wrong || (Object.keys(texts).length > 0 && counts.texts === 0)) process.exit(1);
console.log(`ical.js: ${counts.ics} calendars, ${counts.events} events; Node: ${counts.json} JSON files; ${counts.texts} texts unchanged`);
