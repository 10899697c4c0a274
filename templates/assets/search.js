// Searches while one types, and lists what is found. Words for people, and what
// can be chosen, come from the page, in its language.
(() => {
  'use strict';

  const form = document.querySelector('[data-index]');
  const words = form.dataset;
  const lang = document.documentElement.lang;
  const said = document.querySelector('[data-said]');
  const results = document.getElementById('results');
  const more = results.querySelector('button');
  const field = form.elements.q;
  const fields = [field, ...form.querySelectorAll('select')];
  const number = (n) => n.toLocaleString(lang);
  let index, timer;
  let hits = [];
  let shown = 0;
  let turn = 0; // what an earlier search finds late is not shown

  const count = (n) => {
    const rules = new Intl.PluralRules(lang);
    const forms = ['zero', 'one', 'two', 'few', 'many', 'other'].filter((f) => rules.resolvedOptions().pluralCategories.includes(f));
    const variants = words.results.split(' | ');
    return variants[Math.min(forms.indexOf(rules.select(n)), variants.length - 1)].replace('{n}', number(n));
  };
  const add = (name, parent, text = '', className = '', tag = '') => {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = className;
    if (tag) {
      made.lang = tag;
    }
    parent.append(made);
    return made;
  };
  const list = add('ol', results, '', 'items');
  results.append(more);
  const show = ([path, title, type, place, state, when, tag, opens, closes]) => {
    const item = add('li', list, '', 'item');
    const box = add('div', item);
    add('a', add('h3', box), title, '', tag).href = path + '.html';
    const meta = add('p', box, '', 'meta');
    const part = (text, tag, className = 'part') => {
      add('span', meta, text, className, tag);
      meta.append(' ');
    };
    // A code has the words of its option.
    const label = (name, n, className) => {
      if (n >= 0) {
        const { text, lang: tag } = [...form.elements[name].options].find((o) => o.value === index[name + 's'][n]);
        part(text, tag, className);
      }
    };
    label('state', state, 'tag status-' + index.states[state]);
    label('type', type);
    label('place', place);
    if (when) {
      part(when);
    }
    if (closes) {
      item.dataset.opens = opens;
      item.dataset.closes = closes;
      item.dispatchEvent(new Event('listed', { bubbles: true }));
    }
  };
  const next = async () => {
    const now = turn;
    const records = await Promise.all(hits.slice(shown, shown + 10).map(konsultaSearch.record));
    if (now === turn) {
      records.forEach(show);
      shown += records.length;
      more.hidden = shown >= hits.length;
    }
  };
  const summary = ({ asked, cut }) => {
    if (!asked) {
      return field.value.trim() && words.tip;
    }
    if (!hits.length && field.value.trim()) {
      return words.none.replace('{query}', () => field.value.trim()) + ' ' + words.tip;
    }
    return cut ? words.newest.replace('{n}', number(hits.length)) : count(hits.length);
  };
  const find = async () => {
    const now = ++turn;
    clearTimeout(timer);
    const query = fields.filter((f) => f.value).map((f) => f.name + '=' + encodeURIComponent(f.value));
    try {
      history.replaceState(null, '', '?' + query.join('&'));
    } catch (refused) { /* some browsers keep the address of a file */ }
    try {
      index = await konsultaSearch.open(words.index, lang);
      const chosen = {};
      fields.slice(1).filter((f) => f.value).forEach((f) => {
        chosen[f.name + 's'] = f.value;
      });
      const found = await konsultaSearch.find(field.value, chosen);
      if (now === turn) {
        ({ hits } = found);
        shown = 0;
        list.textContent = '';
        results.hidden = !hits.length;
        await next();
      }
      if (now === turn) {
        said.textContent = summary(found);
      }
    } catch (failed) {
      said.textContent = now === turn ? words.failed : said.textContent;
    }
  };

  form.addEventListener('input', (event) => {
    clearTimeout(timer);
    timer = setTimeout(find, event.target === field ? 200 : 0);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    find();
  });
  more.addEventListener('click', async () => {
    const first = shown;
    await next();
    list.children[first].querySelector('a').focus();
  });

  form.hidden = false;
  document.querySelector('[data-unscripted]').hidden = true;
  const asked = new URLSearchParams(location.search);
  fields.forEach((f) => {
    f.value = asked.get(f.name) || '';
    f.value = f.value || ''; // a code that is none chooses all
  });
  if (fields.some((f) => f.value)) {
    find();
  }
})();
