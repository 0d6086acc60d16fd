/** Orders: one row each, the amount marked where the batch changed it. */

import { fill, h } from '../common/dom.js';
import { dateTime, won } from '../common/format.js';
import { t } from '../common/i18n.js';
import { get } from './control.js';
import { loader } from './loader.js';
import { statusBadge, table, throttled } from './parts.js';
import { linkedRow } from './rows.js';
import { orderRow } from './shapes.js';
import { steps } from './steps.js';
import { orderLink } from './timeline.js';

const SHOWN = 200;
const SETTLE_MS = 300;

export function ordersPage(root, _, parameters) {
  let where = parameters.get('where') ?? '';
  const place = h('div', { data: { testid: 'orders' } });
  const load = loader(place, async () => ((await get('orders', { where, limit: SHOWN })) ?? []).map(orderRow), draw);
  const later = throttled(load, SETTLE_MS);
  const input = h('input.input', {
    type: 'search', value: where, placeholder: t('orders.filter'), 'aria-label': t('orders.filter'),
    data: { testid: 'orders-filter', filter: '' },
    oninput: () => {
      where = input.value.trim();
      history.replaceState(null, '', where === '' ? '#/orders' : `#/orders?where=${encodeURIComponent(where)}`);
      later();
    },
  });
  fill(root, h('h1', {}, t('tab.orders')), h('div.tools', {}, input), place);
  load();
  return { entry: later, close: later.cancel };

  function draw(orders) {
    if (orders.length === 0) {
      fill(place, where === '' ? steps() : h('p.empty.card.muted', {}, t('orders.nothingMatches')));
      return;
    }
    fill(place, ordersTable(orders));
  }
}

/** Orders as rows that open them; `few` leaves out what the place they stand in says already. */
export function ordersTable(orders, { few = false } = {}) {
  const columns = [
    { text: t('order.merchantUid') },
    { text: t('order.status') },
    { text: t('order.requested'), number: true, optional: true },
    { text: t('order.final'), number: true },
    { text: t('order.buyer'), optional: true },
    { text: t('order.provider'), optional: true },
    { text: t('order.impUid'), optional: true },
    { text: t('order.startedAt'), optional: true },
  ];
  const kept = few ? [0, 1, 3] : columns.map((_, i) => i);
  return table(kept.map((i) => columns[i]), orders.map((order) => {
    const cells = row(order);
    return linkedRow(orderLink(order.impUid), { data: { testid: `order-row-${order.merchantUid}` } }, kept.map((i) => cells[i]));
  }));
}

function row(order) {
  const changed = isSettled(order) && order.requested !== order.amount;
  return [
    h('td', {}, h('a.mono', { href: orderLink(order.impUid) }, order.merchantUid),
      order.name ? h('div.muted.small', {}, order.name) : null),
    h('td', {}, statusBadge(order.status), ' ', order.status === 'ready' && order.windowState ? statusBadge(order.windowState, 'window') : null),
    h('td.number.num.optional', {}, won(order.requested)),
    h('td.number.num' + (changed ? '.changed' : ''), { data: { testid: `final-amount-${order.merchantUid}` }, title: changed ? t('order.overwritten') : null },
      isSettled(order) ? won(order.amount) : h('span.muted', {}, '–')),
    h('td.optional', {}, order.buyer ?? ''),
    h('td.optional.small', {}, order.provider ?? ''),
    h('td.optional', {}, h('span.mono.small', {}, order.impUid)),
    h('td.optional.num', {}, dateTime(order.startedAt)),
  ];
}

function isSettled(order) {
  return order.status === 'paid' || order.status === 'cancelled';
}
