/** A list of what happened, oldest or newest first: one row per entry, the whole entry on demand. */

import { h } from '../common/dom.js';
import { time } from '../common/format.js';
import { t } from '../common/i18n.js';
import { curlOf } from './control.js';
import { copyButton, json, label } from './parts.js';
import { story } from './story.js';

/** The four who talk to each other, by the beginning of an entry's type. */
const ACTORS = [
  [/^(sdk|window|checkout|buyer|browser)/, 'browser'],
  [/^(product|judge|fee|additional|naver)/, 'naver'],
  [/^(webhook|notification|notice)/, 'webhook'],
  [/^(batch|poll|sync|payment|ledger|schedule)/, 'batch'],
  [/^(clock|control|merchant|reset)/, 'control'],
];

export function actorOf(entry) {
  const type = String(entry.type ?? '').toLowerCase();
  return ACTORS.find(([pattern]) => pattern.test(type))?.[1] ?? 'api';
}

export function row(entry, { linkOrder = true } = {}) {
  const { merchant_uid: merchantUid } = entry;
  return h('li.entry', { data: { testid: 'timeline-entry', type: entry.type ?? '', actor: actorOf(entry) } },
    h('details', {},
      h('summary', {},
        h('time.entry__time.num', { datetime: entry.at ?? '' }, time(entry.at)),
        h(`span.actor.actor--${actorOf(entry)}`, {}, t(`actor.${actorOf(entry)}`)),
        h('span.entry__type', {}, label(`entry.${entry.type}`, entry.type ?? '')),
        h('span.entry__summary', {}, story(entry)),
        linkOrder && merchantUid ? h('a.entry__order.mono', { href: orderLink(merchantUid) }, merchantUid) : null),
      more(entry)));
}

export function orderLink(merchantUid) {
  return `#/order/${encodeURIComponent(merchantUid)}`;
}

/** Drawn with the row: an entry is small, and the browser does not lay out what is closed. */
function more(entry) {
  const request = requestOf(entry.detail ?? {});
  return h('div.entry__more', {},
    json(entry),
    request && h('p', {}, copyButton(() => curlOf(request), t('copy.curl'))));
}

/** The HTTP call an entry tells of, if it tells of one; keys and tokens are not in it. */
function requestOf({ method = 'GET', url, path, query, request_body: body }) {
  if (!url && !path) {
    return null;
  }
  const target = new URL(url ?? (query ? `${path}?${query}` : path), window.location.origin).href;
  return { method, url: target, body, content_type: !body ? null : /^\s*[[{]/.test(body) ? 'application/json' : 'application/x-www-form-urlencoded' };
}
