// Shows the addresses of one choice, made from the lists that stand on the
// page: without this script one takes them from there. They are those of the
// site's own address, also where the page was opened from a folder.
(() => {
  'use strict';

  const box = document.querySelector('[data-choice]');
  const page = document.querySelector('link[rel=canonical]');
  if (!box || !page) {
    return;
  }
  const select = box.querySelector('select');
  const items = [];

  document.querySelectorAll('[data-follow]').forEach((list) => {
    const group = document.createElement('optgroup');
    group.label = list.getAttribute('data-follow');
    list.querySelectorAll('li').forEach((item) => {
      const option = document.createElement('option');
      option.value = items.push(item) - 1;
      option.textContent = item.firstElementChild.textContent;
      group.appendChild(option);
    });
    select.appendChild(group);
  });

  const attribute = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

  // What is to be copied of a choice: from its links.
  const text = {
    feed: (item) => {
      const link = item.querySelector('[href$=".rss"]');
      return link && new URL(link.getAttribute('href'), page.href).href;
    },
    calendar: (item) => {
      const link = item.querySelector('[href^="webcal:"]');
      return link && link.getAttribute('href').replace('webcal:', new URL(page.href).protocol);
    },
    embed: (item, part) => {
      const link = item.querySelector('[href$="#embed"]');
      const at = link && new URL('embed/' + link.getAttribute('href').split('/').slice(-2)[0] + '.html', page.href).href;
      return at && part.getAttribute('data-line').replace('{address}', () => attribute(at))
        .replace('{name}', () => attribute(item.firstElementChild.textContent));
    },
  };

  const show = () => {
    const item = items[select.value];
    box.querySelectorAll('[data-part]').forEach((part) => {
      const copied = item && text[part.getAttribute('data-part')](item, part);
      part.hidden = !copied;
      part.querySelector('code').textContent = copied || '';
      const link = part.querySelector('a');
      if (link && copied) {
        link.href = item.querySelector('[href^="webcal:"]').href;
      }
    });
  };

  box.hidden = false;
  select.addEventListener('change', show);
  show();
})();
