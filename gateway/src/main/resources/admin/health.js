/** How far behind each merchant's work is, and how its endpoints are. */

import { get } from './api.js';
import { el, put } from './dom.js';
import { dateTime, span } from './format.js';
import { merchants } from './merchants.js';
import { badge, facts, pager, table } from './parts.js';
import { t, word } from './texts.js';

const LATE_S = 600;

export function healthPage(root) {
  const list = el('div.stack');
  put(root, el('h1', {}, t('tab.health')), el('p.muted', {}, t('health.note')), list);
  pager(list, (after) => get('health', { merchant_id: merchants.chosen, after, limit: 20 }), (page, place, more) => {
    more.before(...page.merchants.map(merchant));
  })();
}

function merchant(one) {
  return el('section.card.block', { testid: `health-${one.merchant_id}` },
    el('div.title', {}, el('h2', {}, one.name), badge(one.state), one.reviews > 0 ? el('a.badge.badge--bad', { href: '#/reviews' }, t('health.reviews', { count: one.reviews })) : null),
    el('div.columns', {},
      facts([
        ...one.sweeps.map((sweep) => [t('health.sweep', { stream: word('state', sweep.stream) }), el('span', {},
          el(`span.num${sweep.lag_s > LATE_S ? '.late' : ''}`, {}, t('health.behind', { lag: span(sweep.lag_s) })), el('span.muted.small', {}, ` ${dateTime(sweep.swept_to)}`))]),
        [t('health.sync'), t('health.waiting', { count: one.sync.waiting })],
        [t('health.syncLate'), one.sync.late_s === null ? null : span(one.sync.late_s)],
        [t('health.syncDead'), one.sync.dead > 0 ? el('span.late', {}, one.sync.dead) : null],
        [t('health.operations'), one.open_operations],
      ]),
      facts((one.upstream ?? []).map((upstream) => [t('health.upstream', { route: word('route', upstream.route) }), badge(upstream.state, 'breaker')]))),
    one.endpoints.length === 0 ? el('p.muted.small', {}, t('health.noEndpoints'))
      : table([t('endpoint'), t('search.state'), t('endpoint.breaker'), t('endpoint.success'), t('endpoint.failures'), t('endpoint.pending'), t('endpoint.dead')], one.endpoints.map(endpoint), { testid: 'endpoints' }));
}

function endpoint(one) {
  return el('tr', { testid: one.endpoint_id },
    el('td', {}, el('div', {}, one.host), el('code.muted', {}, one.endpoint_id.slice(0, 11))),
    el('td', {}, badge(one.state), one.reason ? el('div.muted.small', {}, one.reason) : null),
    el('td', {}, badge(one.breaker, 'breaker'), one.paused_until ? el('div.muted.small.num', {}, dateTime(one.paused_until)) : null),
    el('td.num', {}, dateTime(one.last_success_at)),
    el('td', {}, one.failures, one.last_error ? el('div.muted.small', {}, one.last_error) : null),
    el('td', {}, one.pending),
    el(`td${one.dead_letters > 0 ? '.late' : ''}`, {}, one.dead_letters));
}
