// Makes a checklist a tool: adds up the answers as the site does, keeps them
// in this browser alone, saves them as CSV and loads them again. Words come
// from the page, in its language; without the script the page is a form.
(() => {
  'use strict';

  const tool = document.querySelector('[data-checklist]');
  const words = tool.dataset;
  const own = 'note_' + document.documentElement.lang;
  const halves = { yes: 2, partly: 1, no: 0 }; // not_applicable is left out
  const all = (selector, within = tool) => [...within.querySelectorAll(selector)];
  const one = (selector, within = tool) => within.querySelector(selector);

  const items = all('[data-item]').map((box) => ({
    box,
    id: box.dataset.item,
    weight: Number(box.dataset.weight),
    radios: all('[type=radio]', box),
    url: one('[type=url]', box),
    note: one('textarea', box),
    rest: {}, // columns of a file that the page does not show
  }));
  const answer = (item) => (item.radios.find((radio) => radio.checked) || { value: '' }).value;
  const filled = (item) => answer(item) || item.url.value || item.note.value || Object.keys(item.rest)[0];

  // A record is a row of the file, by column.
  const record = (item) => ({ item: item.id, answer: answer(item), evidence_url: item.url.value, [own]: item.note.value, ...item.rest });
  const records = () => items.filter(filled).map(record);
  const put = (item, { item: id, answer: code = '', evidence_url: url = '', [own]: note = '', ...rest }) => {
    for (const radio of item.radios) {
      radio.checked = radio.value === code.toLowerCase();
    }
    item.url.value = url;
    item.note.value = note;
    item.rest = rest;
  };
  const empty = () => items.forEach((item) => put(item, {}));
  // Gives what cannot be taken over.
  const take = (list) => list.filter((row) => {
    const item = items.find((x) => x.id === row.item && !filled(x));
    if (item) {
      put(item, row);
    }
    return !item || row.answer && !answer(item);
  });

  // In whole numbers and rounded half up, as the site does.
  const percent = (part, most) => {
    const tenths = Math.floor((part * 2000 + most) / (2 * most));
    return most ? words.percent.replace(/25(\D+)6/, (sample, mark) =>
      Math.floor(tenths / 10) + (tenths % 10 ? mark + tenths % 10 : '')) : '–';
  };
  const figures = (list) => {
    let score = 0, proven = 0, most = 0;
    for (const item of list) {
      const earned = halves[answer(item)] * item.weight;
      if (earned >= 0) {
        most += 2 * item.weight;
        score += earned;
        proven += item.url.value && item.url.validity.valid ? earned : 0;
      }
    }
    return words.progress.replace('{n}', list.filter(answer).length).replace('{total}', list.length) + '; ' +
      words.score.replace('{score}', percent(score, most)) + '; ' + words.proven.replace('{score}', percent(proven, most));
  };
  // What did not change is not read out again.
  const tell = (line, text) => {
    if (line.textContent !== text) {
      line.textContent = text;
    }
  };
  const show = (said) => {
    for (const item of items) {
      one('button', item.box).hidden = !answer(item);
      all('.paper', item.box).forEach((line, i) => tell(line, [item.url, item.note][i].value));
    }
    for (const line of all('[data-figures]')) {
      tell(line, figures(items.filter((item) => item.box.closest('#' + line.dataset.figures))));
    }
    tell(one('[data-said]'), said);
  };
  const update = (said = '') => {
    try {
      localStorage.setItem(words.checklist, JSON.stringify(records()));
    } catch (refused) { /* the page serves without */ }
    show(said);
  };

  const save = () => {
    const rows = records();
    const columns = [...new Set(['item', 'answer', 'evidence_url', own].concat(...rows.map(Object.keys)))];
    const quote = (cell) => (/[",\r\n]/.test(cell) ? '"' + cell.replace(/"/g, '""') + '"' : cell);
    const csv = [columns, ...rows.map((row) => columns.map((name) => row[name] || ''))]
      .map((row) => row.map(quote).join(',') + '\r\n');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(csv, { type: 'text/csv' }));
    link.download = words.file + '-' + new Date().toLocaleDateString('sv') + '.csv'; // Swedes write 2026-11-23
    tool.appendChild(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 6e4);
  };

  // Spreadsheets save with ; or a tab where , is the decimal mark.
  const parse = (text) => {
    const mark = (/[,;\t]/.exec(text) || ',')[0];
    const rows = [[]];
    text.replace(new RegExp('(?:"((?:[^"]|"")*)"|([^' + mark + '\r\n]*))(' + mark + '|\r?\n|\r|$)', 'g'), (cell, quoted, plain, end) => {
      rows[0].push((quoted === undefined ? plain : quoted.replace(/""/g, '"')).trim());
      if (end !== mark) {
        rows.unshift([]);
      }
    });
    const head = rows.pop();
    return rows.reverse().map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]]).filter((pair) => pair[0] && pair[1])));
  };
  const load = (text) => {
    const list = parse(text).filter((row) => row.item);
    if (text.includes('\uFFFD') || !list[0]) {
      return words.unreadable;
    }
    if (items.some(filled) && !confirm(words.replace)) {
      return '';
    }
    empty();
    const left = take(list).map((row) => [row.item, row.answer].filter(Boolean).join(': '));
    return words.loaded.replace('{n}', items.filter(answer).length) + (left[0] ? '. ' + words.left.replace('{list}', left.join(', ')) : '');
  };

  tool.addEventListener('input', () => update());
  one('[data-load]').addEventListener('change', (event) => {
    new Response(event.target.files[0]).text().then((text) => update(load(text)));
    event.target.value = ''; // the same file can be chosen again
  });
  one('[data-save]').addEventListener('click', save);
  one('[data-clear]').addEventListener('click', () => {
    if (confirm(words.clearing)) {
      empty();
      update();
    }
  });
  for (const item of items) {
    one('button', item.box).addEventListener('click', () => {
      put(item, { ...record(item), answer: '' });
      update();
      item.radios[0].focus();
    });
  }

  empty(); // of what a browser may have filled in itself
  try {
    take(JSON.parse(localStorage.getItem(words.checklist)));
  } catch (none) { /* nothing was kept */ }
  for (const part of all('[data-scripted]')) {
    part.hidden = false;
  }
  show('');
})();
