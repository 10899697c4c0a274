// What the tests in a browser have in common: the browser, the kinds of pages,
// and a page that is watched for what no page may do.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { chromium } from '../.cache/npm/node_modules/playwright-core/index.mjs';

export const languages = ['mk', 'sq', 'en'];

// The demonstration is looked at as of the minute it is built for, so that what
// the reader's clock adds does not change with the day of the test.
const now = new Date('2026-11-23T09:00:00Z');

// launch starts Chromium with nothing that asks for the network.
export const launch = (executablePath) => chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// pages are those of .ci/pages in the languages, each { kind, lang, file }. It
// holds the list against the templates that there are and the site that was built.
export const pages = (site, wanted = languages) => {
  const lines = fs.readFileSync(new URL('pages', import.meta.url), 'utf8').split('\n')
    .filter((line) => line && !line.startsWith('#')).map((line) => line.split(/ +/));
  const kinds = lines.map(([kind]) => kind);
  const templates = execFileSync('go', ['run', './cmd/konsulta', 'templates'], { encoding: 'utf8' })
    .split('\n').map((line) => line.split('.html ')[0]).filter((name) => /^[a-z]+$/.test(name))
    .filter((name) => !['base', 'header', 'footer', 'parts'].includes(name));
  assert.deepEqual(templates.filter((name) => !kinds.includes(name)), [], '.ci/pages lacks a page of these templates');
  assert.deepEqual(kinds.filter((name) => !templates.includes(name)), [], '.ci/pages names templates that are not there');
  const found = [];
  for (const [kind, file] of lines) {
    for (const lang of file.includes('LANG') ? wanted : ['']) {
      found.push({ kind, lang, file: file.replace('LANG', lang) });
      assert.ok(fs.existsSync(path.join(site, found[found.length - 1].file)), `.ci/pages: ${file} is not there in ${lang}`);
    }
  }
  return found;
};

// address is that of a file of the site, opened from the folder.
export const address = (site, file) => pathToFileURL(path.join(site, file)).href;

// watched opens an empty page and notes what pages do that none may: writing to
// the console, a script that fails, a request beyond the site's own files.
export const watched = async (browser, site, options = {}) => {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.clock.setFixedTime(now);
  const said = [];
  page.on('console', (message) => said.push(`${page.url()}: console: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`${page.url()}: script: ${error.message}`));
  const own = address(site, '') + '/';
  await context.route('**', (route) => {
    const asked = route.request().url();
    if (asked.startsWith(own)) {
      return route.continue();
    }
    // The page of an address that is not there is shown at any depth, and so
    // links from the root; from a folder that is the root of the disk.
    const rooted = asked.startsWith('file:///') && page.url().endsWith('/404.html') &&
      path.join(site, decodeURI(asked.slice('file://'.length)));
    if (rooted && fs.existsSync(rooted)) {
      return route.fulfill({ path: rooted });
    }
    said.push(`${page.url()}: asks for ${asked}`);
    return route.abort();
  });
  return { page, said };
};

// show opens a page of the site. The small page at an old address would lead on
// at once, so it is shown without that line.
export const show = async (page, site, { kind, file }) => {
  const url = address(site, file);
  if (kind === 'moved') {
    const body = fs.readFileSync(path.join(site, file), 'utf8');
    const stays = body.replace(/<meta http-equiv="refresh"[^>]*>/, '');
    assert.notEqual(stays, body, `${file} leads on`);
    await page.route(url, (route) => route.fulfill({ body: stays, contentType: 'text/html' }));
  }
  await page.goto(url);
};

// share runs the work on each of the jobs, two at a time, as there are cores.
export const share = async (jobs, start, work) => {
  const left = [...jobs];
  await Promise.all([1, 2].map(async () => {
    const mine = await start();
    while (left.length) {
      await work(mine, left.shift());
    }
  }));
};
