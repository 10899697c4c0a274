// Looks words up in the index of a language's pages. The index comes in scripts,
// since a page that is opened from a folder can load nothing else: each calls
// konsultaSearch with its name and data. The first brings the rules by which
// words are folded, so that here they become what the generator made of them.
(() => {
  'use strict';

  const waiting = {};
  const loaded = {};
  const parsed = {};
  let index, lang, folder;
  const self = window.konsultaSearch = (name, data) => waiting[name](data);

  // Loads a script once; one that failed is tried again.
  const load = (name, file) => (loaded[name] = loaded[name] || new Promise((resolve, reject) => {
    const script = document.createElement('script');
    waiting[name] = resolve;
    script.onerror = () => {
      delete loaded[name];
      reject(name);
    };
    script.src = file;
    document.head.append(script);
  }));
  // The list of the shards has what is first in each, then its sum. Gives the
  // place of the one in which something would be.
  const place = (shards, wanted) => {
    let i = shards.length - 2;
    while (i > 0 && shards[i] > wanted) {
      i -= 2;
    }
    return i;
  };
  const shard = (kind, shards, i) => load(kind + i / 2, `${folder}${kind}${i / 2}.${shards[i + 1]}.js`);

  const letter = (c) => (c in index.letters ? index.letters[c] : c);
  const apply = (rules, word) => rules.reduce((w, [find, put]) =>
    w.replace(new RegExp(find || '[^]', 'gu'), find ? put : letter), word);
  const stem = (word, tag) => apply(index.stems[tag] || [], word);

  // The words of a text: folded, and without the endings of the page's language
  // and of the others; begun, without what may be the beginning of an ending.
  self.words = (text) => (text.match(/[\p{L}\p{N}\p{M}]+/gu) || []).map((word) => {
    const folded = apply(index.folding, word.toLowerCase().normalize('NFD'));
    const tags = /[\u0400-\u04FF]/.test(word) ? ['mk'] : [lang, ...Object.keys(index.stems)];
    const stems = (w) => tags.map((tag) => stem(w, tag));
    return { folded, stems: stems(folded), begun: stems(apply([index.typing], folded)) };
  }).filter(({ folded }) => !` ${index.stop} `.includes(` ${folded} `) && /..|\p{N}/u.test(folded));

  const terms = async (i) => {
    if (!parsed[i]) {
      const parts = (await shard('t', index.terms, i)).split(/\s/);
      parsed[i] = new Map(parts.map((part, n) => [part, parts[n + 1]]).filter((pair, n) => n % 2 === 0));
    }
    return parsed[i];
  };
  // Adds the records of a term: number -> 1 where it stands in the title.
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
  const read = (list, found) => {
    let id = -1, n = 0, shift = 0;
    for (const c of list) {
      const digit = digits.indexOf(c);
      n += (digit & 31) << shift;
      shift += 5;
      if (digit < 0) {
        found.cut = true;
      } else if (digit < 32) {
        id += (n >> 1) + 1;
        found.set(id, n & 1 || found.get(id) || 0);
        n = shift = 0;
      }
    }
  };
  const exact = async (term, found) => read((await terms(place(index.terms, term))).get(term) || '', found);
  // What begins so, out of three shards.
  const begin = async (start, found) => {
    const from = place(index.terms, start);
    for (let i = from; i < index.terms.length && (i === from || index.terms[i].startsWith(start)); i += 2) {
      if (i > from + 4) {
        found.cut = true;
        break;
      }
      for (const [term, list] of await terms(i)) {
        if (term.startsWith(start)) {
          read(list, found);
        }
      }
    }
  };
  // The endings of other languages only count where the page's own find nothing.
  const lookUp = async (word, typed) => {
    const found = new Map();
    const [own, ...others] = word.stems;
    await exact(own, found);
    await exact(word.folded, found);
    if (typed) {
      await exact(word.begun[0], found);
      if (word.folded.length > 2) {
        await begin(word.folded, found);
      }
    }
    for (const term of found.size ? [] : typed ? others.concat(word.begun) : others) {
      await exact(term, found);
    }
    return found;
  };

  // Opens the index whose first script this is.
  self.open = async (file, tag) => {
    [folder, lang] = [file.slice(0, file.lastIndexOf('/') + 1), tag];
    index = await load('index', file);
    return index;
  };
  // The numbers of the records that have all words, the last of which may only
  // be begun, and everything chosen: those with most words in the title first,
  // then the newest. cut: there are older ones, which the index leaves out.
  self.find = async (text, chosen) => {
    const words = self.words(text);
    const typed = /[\p{L}\p{N}\p{M}]$/u.test(text);
    const lists = await Promise.all(words.map((word, i) => lookUp(word, typed && i === words.length - 1))
      .concat(Object.keys(chosen).map(async (name) => {
        const found = new Map();
        await exact({ types: '*', places: '+', states: '=' }[name] + index[name].indexOf(chosen[name]), found);
        return found;
      })));
    const [fewest, ...rest] = lists.slice().sort((a, b) => a.size - b.size);
    const score = (id) => lists.reduce((sum, found) => sum + found.get(id), 0);
    const hits = fewest ? [...fewest.keys()].filter((id) => rest.every((found) => found.has(id))) : [];
    const scores = new Map(hits.map((id) => [id, score(id)]));
    hits.sort((a, b) => scores.get(b) - scores.get(a) || a - b);
    return { hits, asked: lists.length, cut: lists.some((found) => found.cut) };
  };
  self.record = async (id) => {
    const i = place(index.records, id);
    return (await shard('d', index.records, i))[id - index.records[i]];
  };
})();
