/** What waits for a person, the oldest first. */

import { get } from './api.js';
import { el, put } from './dom.js';
import { dateTime } from './format.js';
import { merchants, nameOf } from './merchants.js';
import { empty, linkedRow, pager, table } from './parts.js';
import { t, word } from './texts.js';

export function reviewsPage(root) {
  const list = el('div.stack');
  put(root, el('h1', {}, t('tab.reviews')), el('p.muted', {}, t('reviews.note')), list);
  pager(list, (after) => get('reviews', { merchant_id: merchants.chosen, after }), draw)();
}

function draw(page, place, more) {
  const rows = page.reviews.map((review) => {
    const href = `#/operation/${review.merchant_id}/${review.operation_id}`;
    return linkedRow(href, { testid: `review-${review.operation_id}` },
      el('td', {}, el('a', { href }, word('operation', review.kind))),
      el('td.mono', {}, review.merchant_uid ?? '–'),
      el('td', {}, review.message ?? '–'),
      el('td', {}, nameOf(review.merchant_id)),
      el('td.num.muted', {}, dateTime(review.created_at)));
  });
  const known = place.querySelector('tbody');
  if (known) {
    known.append(...rows);
  } else {
    place.insertBefore(rows.length === 0 ? empty(t('reviews.none'), 'reviews-none')
      : table([t('reviews.what'), t('search.order'), t('reviews.why'), t('merchant'), t('search.since')], rows, { testid: 'reviews' }), more);
  }
}
