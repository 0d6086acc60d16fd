/** What happened, oldest first, one line each; the whole of it is one press away. */

import { el } from './dom.js';
import { day, time, won } from './format.js';
import { t, word } from './texts.js';

const SOURCE = { order: 'shop', notification: 'iamport', payment: 'look', operation: 'operation', event: 'event' };

export function timeline(entries) {
  let shownDay = '';
  return el('ol.entries', { testid: 'timeline' }, entries.map((entry) => {
    const today = day(entry.at);
    const heading = today === shownDay ? null : el('li.entry__day', {}, today);
    shownDay = today;
    return [heading, row(entry)];
  }));
}

function row(entry) {
  const source = SOURCE[entry.type.split('.')[0]] ?? 'shop';
  const changed = changes(entry);
  return el('li.entry', { testid: `entry-${entry.type}`, 'data-type': entry.type },
    el('details', {},
      el('summary', {},
        el('span.entry__time.num', {}, time(entry.at)),
        el(`span.actor.actor--${source}`, {}, t(`source.${source}`)),
        el('span.entry__what', {}, word('entry', entry.type), changed.length > 0 ? el('span.entry__changed', {}, changed) : null)),
      el('pre.json', { tabindex: '0' }, JSON.stringify(entry.detail, null, 2))));
}

/** The few words that tell what changed. */
function changes({ type, detail: d }) {
  const parts = [];
  if (type === 'payment.merged') {
    parts.push(d.before === d.state ? word('state', d.state) : `${word('state', d.before)} → ${word('state', d.state)}`);
    if (d.paid_amount !== undefined) {
      parts.push(won(d.paid_amount));
    }
    if (d.overwritten) {
      parts.push(t('entry.rewritten', { fields: d.overwritten.join(', ') }));
    }
    if (d.mismatch) {
      parts.push(d.mismatch);
    }
  } else if (type === 'notification.received') {
    parts.push(t('entry.claims', { status: d.claimed_status ?? '–' }), d.verdict ?? t('entry.notYet'));
  } else if (type === 'payment.fetched' || type === 'payment.regressed') {
    parts.push(word('state', d.status ?? ''), won(d.amount), word('reason', d.reason ?? ''));
  } else if (type.startsWith('operation.')) {
    parts.push(word('operation', d.kind ?? ''), d.error ?? '', d.outcome ? word('outcome', d.outcome) : '');
  } else if (type.startsWith('event.')) {
    parts.push(`${d.event}${d.seq === undefined ? '' : ` #${d.seq}`}`, d.status ? `HTTP ${d.status}` : '', d.attempt > 1 ? t('event.attempts', { count: d.attempt }) : '');
  } else if (d.ordered_amount !== undefined) {
    parts.push(won(d.ordered_amount));
  }
  return parts.filter(Boolean).join(' · ');
}
