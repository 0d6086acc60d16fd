/** One order's story: what was asked, what it became, and every step between. */

import { fill, h } from '../common/dom.js';
import { showVerdict } from '../common/findings.js';
import { t } from '../common/i18n.js';
import { productOrderList } from './claims.js';
import { get } from './control.js';
import { orderActions } from './order-actions.js';
import { cancellations, lines, means, overwritten, paymentProducts, summary, windowResult } from './order-facts.js';
import { loader } from './loader.js';
import { section, statusBadge, throttled } from './parts.js';
import { delivery, orderStory } from './shapes.js';
import { row } from './timeline.js';

const SETTLE_MS = 200;

export function orderPage(root, id) {
  const resource = `orders/${encodeURIComponent(id)}`;
  const place = h('div.stack', { data: { testid: 'order' } });
  const load = loader(place, async () => orderStory(await get(resource)), draw);
  const later = throttled(load, SETTLE_MS);
  const actions = orderActions(resource, load);
  let shown = null;
  fill(root, place);
  load();
  return {
    entry: (entry) => [id, shown?.merchantUid, shown?.impUid].some((one) => one && [entry.merchant_uid, entry.imp_uid].includes(one)) && later(),
    close: later.cancel,
  };

  function draw(order) {
    shown = order;
    const focused = document.activeElement?.dataset?.testid;
    const within = document.activeElement?.closest('[data-testid^="product-order-"]')?.dataset.testid;
    fill(place,
      h('p', {}, h('a', { href: '#/orders' }, `← ${t('tab.orders')}`)),
      h('div.title', {}, h('h1.mono', {}, order.merchantUid), statusBadge(order.status),
        order.windowState ? statusBadge(order.windowState, 'window') : null),
      actions.draw(order),
      h('div.columns', {}, h('div.column', {}, story(order)), h('div.column', {}, happened(order))));
    refocus(place, within, focused);
  }

  function story(order) {
    const window = order.paymentWindow;
    return [
      section(t('order.summary'), summary(order)),
      order.productOrders.length > 0 ? section(t('order.productOrders'), productOrderList(id, order.productOrders, load)) : null,
      section(t('means.title'), means(order)),
      window?.rsp ? section(t('window.result'), windowResult(window)) : null,
      window?.products?.length > 0 ? section('naverProducts', paymentProducts(window.products)) : null,
      order.cancelHistory.length > 0 ? section(t('cancel.title'), cancellations(order.cancelHistory)) : null,
      order.overwritten.length > 0 ? section(t('order.overwritten'), overwritten(order.overwritten)) : null,
      order.lines.length > 0 ? section(t('lines.title'), lines(order.lines)) : null,
    ];
  }

  function happened(order) {
    return [
      section(t('order.timeline'), order.timeline.length === 0
        ? h('p.muted', {}, t('order.nothingYet'))
        : h('ol.entries.entries--plain', { data: { testid: 'order-timeline' } }, order.timeline.map((entry) => row(entry, { linkOrder: false })))),
      order.webhooks.length > 0 ? section(t('tab.webhooks'), webhooks(order.webhooks.map(delivery))) : null,
      order.verdict ? section(t('order.verdict'), showVerdict(h('div.findings', { data: { testid: 'findings' } }), order.verdict)) : null,
    ];
  }
}

/** After a redraw the keyboard is where it was, if that button still exists. */
function refocus(place, within, testid) {
  if (testid && document.activeElement === document.body) {
    const scope = within ? place.querySelector(`[data-testid="${CSS.escape(within)}"]`) : place;
    scope?.querySelector(`[data-testid="${CSS.escape(testid)}"]`)?.focus();
  }
}

function webhooks(all) {
  return h('ul.plain', {}, all.map((one) => h('li', {},
    h('a.mono', { href: `#/webhooks/${encodeURIComponent(one.id)}` }, one.id), ' ',
    one.state ? statusBadge(one.state, 'delivery') : null, ' ',
    h('span.muted.small', {}, t('webhook.attempts', { count: one.attemptCount })), ' ',
    one.last ? h('span.small', {}, one.last.status ? `HTTP ${one.last.status}` : t('webhook.noAnswer')) : null)));
}
