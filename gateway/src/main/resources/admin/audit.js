/** What persons did, the newest first. */

import { get } from './api.js';
import { el, put } from './dom.js';
import { dateTime } from './format.js';
import { merchants, nameOf } from './merchants.js';
import { empty, pager, table } from './parts.js';
import { t, word } from './texts.js';

export function auditPage(root) {
  const list = el('div.stack');
  put(root, el('h1', {}, t('tab.audit')), el('p.muted', {}, t('audit.note')), list);
  pager(list, (after) => get('audit', { merchant_id: merchants.chosen, after }), draw)();
}

function draw(page, place, more) {
  const rows = page.entries.map((entry) => el('tr', {},
    el('td.num.muted', {}, dateTime(entry.at)),
    el('td', {}, entry.actor),
    el('td', {}, word('action', entry.action), el('div.muted.small.mono', {}, subject(entry))),
    el('td', {}, entry.note),
    el('td', {}, nameOf(entry.merchant_id))));
  const known = place.querySelector('tbody');
  if (known) {
    known.append(...rows);
  } else {
    place.insertBefore(rows.length === 0 ? empty(t('audit.none'), 'audit-none')
      : table([t('audit.when'), t('audit.who'), t('audit.what'), t('audit.why'), t('merchant')], rows, { testid: 'audit' }), more);
  }
}

/** `operation:{id}` leads to the operation. */
function subject(entry) {
  const [kind, id] = entry.subject.split(':');
  return kind === 'operation' ? el('a', { href: `#/operation/${entry.merchant_id}/${id}` }, entry.subject) : entry.subject;
}
