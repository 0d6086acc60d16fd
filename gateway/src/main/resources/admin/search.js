/** A number, or the beginning of one, in; what has it, out. */

import { get } from './api.js';
import { el, put } from './dom.js';
import { dateTime } from './format.js';
import { merchants, nameOf } from './merchants.js';
import { badge, empty, linkedRow, pager, table } from './parts.js';
import { t, word } from './texts.js';

export function searchPage(root, _, parameters) {
  const q = parameters.get('q') ?? '';
  const input = el('input.input', {
    type: 'search', name: 'q', value: q, required: true, maxlength: 160, spellcheck: 'false', autocomplete: 'off',
    placeholder: t('search.placeholder'), 'aria-label': t('search.placeholder'), testid: 'search',
  });
  const results = el('div.stack', { 'aria-live': 'polite' });
  put(root, el('h1', {}, t('tab.search')), el('form.tools', {
    role: 'search',
    onsubmit: (event) => {
      event.preventDefault();
      const hash = `#/search?q=${encodeURIComponent(input.value.trim())}`;
      if (window.location.hash === hash) {
        load();
      } else {
        window.location.hash = hash;
      }
    },
  }, input, el('button.button.button--primary', { type: 'submit', testid: 'search-go' }, t('search.go'))),
  el('p.muted.small', {}, t('search.note')), results);
  input.focus();
  const load = pager(results, (after) => get('search', { q, merchant_id: merchants.chosen, after }), draw);
  if (q !== '') {
    load();
  }
}

function draw(page, place, more) {
  const known = place.querySelector('tbody');
  const rows = page.hits.map(row);
  if (known) {
    known.append(...rows);
  } else {
    place.insertBefore(rows.length === 0 ? empty(t('search.none'), 'search-none')
      : table([t('search.what'), t('search.number'), t('search.order'), t('search.state'), t('merchant'), t('search.since')], rows, { testid: 'hits' }), more);
  }
}

function row(hit) {
  const href = hrefOf(hit);
  return linkedRow(href, { testid: `hit-${hit.id}` },
    el('td', {}, el('span.kind', {}, word('kind', hit.kind))),
    el('td', {}, el('a.mono', { href }, hit.id)),
    el('td.mono', {}, hit.merchant_uid && hit.merchant_uid !== hit.id ? hit.merchant_uid : ''),
    el('td', {}, hit.kind === 'event' ? el('code', {}, hit.state) : badge(hit.state)),
    el('td', {}, nameOf(hit.merchant_id)),
    el('td.num.muted', {}, dateTime(hit.at)));
}

function hrefOf(hit) {
  return hit.merchant_uid
    ? `#/order/${hit.merchant_id}/${encodeURIComponent(hit.merchant_uid)}`
    : `#/operation/${hit.merchant_id}/${hit.id}`;
}
