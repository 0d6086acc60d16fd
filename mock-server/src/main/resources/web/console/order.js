/** One order's story: what was asked, what it became, and every step between. */

import { fill, h } from '../common/dom.js';
import { showVerdict } from '../common/findings.js';
import { dateTime, won } from '../common/format.js';
import { pick, t } from '../common/i18n.js';
import { curl, get, post } from './control.js';
import { attempt, button, copyButton, facts, failed, section, statusBadge, table, throttled, toast } from './parts.js';
import { delivery, orderStory } from './shapes.js';
import { row } from './timeline.js';

const SETTLE_MS = 200;

export function orderPage(root, id) {
  const resource = `orders/${encodeURIComponent(id)}`;
  const place = h('div.stack', {});
  const later = throttled(load, SETTLE_MS);
  let preset = 'keep';
  fill(root, place);
  load();
  return {
    entry: (entry) => [entry.merchant_uid, entry.imp_uid].includes(id) && later(),
    close: later.cancel,
  };

  async function load() {
    try {
      draw(orderStory(await get(resource)));
    } catch (error) {
      failed(place, error, load);
    }
  }

  function draw(order) {
    fill(place,
      h('p', {}, h('a', { href: '#/orders' }, `← ${t('tab.orders')}`)),
      h('div.title', {}, h('h1.mono', {}, order.merchantUid), statusBadge(order.status),
        order.windowState ? statusBadge(order.windowState, 'window') : null),
      actions(order),
      h('div.columns', {},
        h('div.column', {},
          section(t('order.summary'), summary(order)),
          order.overwritten.length > 0 ? section(t('order.overwritten'), overwritten(order.overwritten)) : null,
          order.lines.length > 0 ? section(t('lines.title'), lines(order.lines)) : null,
          order.productOrders.length > 0 ? section(t('order.productOrders'), productOrders(order.productOrders)) : null,
          order.webhooks.length > 0 ? section(t('tab.webhooks'), webhooks(order.webhooks.map(delivery))) : null),
        h('div.column', {},
          section(t('order.timeline'), order.timeline.length === 0
            ? h('p.muted', {}, t('order.nothingYet'))
            : h('ol.entries.entries--plain', { data: { testid: 'order-timeline' } }, order.timeline.map((entry) => row(entry, { linkOrder: false })))),
          order.verdict ? section(t('order.verdict'), showVerdict(h('div.findings', { data: { testid: 'findings' } }), order.verdict)) : null)));
  }

  function actions(order) {
    const open = order.status === 'ready' && order.windowState !== 'paid';
    const choice = h('select.input.choice', { 'aria-label': t('order.address'), data: { testid: 'approve-preset' }, onchange: () => (preset = choice.value) },
      [['keep', t('order.addressKept')], ...order.presets.map((one) => [one.id, pick(one.label)])]
        .map(([value, text]) => h('option', { value, selected: value === preset }, text)));
    const approval = () => {
      const chosen = order.presets.find((one) => one.id === preset);
      return chosen ? { address: { postcode: chosen.postcode, base: chosen.base, detail: chosen.detail ?? '' } } : {};
    };
    return h('div.tools', { role: 'group', 'aria-label': t('order.actions') },
      choice,
      button(t('order.approve'), (event) => act(event.currentTarget, 'approve', approval()), { testid: 'approve', primary: true, disabled: !open }),
      button(t('order.decline'), (event) => act(event.currentTarget, 'decline'), { testid: 'decline', disabled: !open }),
      button(t('order.poll'), (event) => act(event.currentTarget, 'poll'), { testid: 'poll', title: t('order.pollNote') }),
      order.checkoutKey && order.windowState !== 'paid'
        ? h('a.button.button--small', { href: `/customer/buy/${order.checkoutKey}/${order.merchantNo}`, target: '_blank', rel: 'noopener' }, t('order.openWindow')) : null,
      order.naverProducts ? h('a.button.button--small', { href: `#/judge?order=${encodeURIComponent(order.merchantUid)}` }, t('order.judgeAgain')) : null,
      copyButton(() => curl('POST', `${resource}/approve`, approval()), t('copy.curl')));
  }

  async function act(control, verb, body) {
    const answer = await attempt(control, () => post(`${resource}/${verb}`, body));
    if (answer !== null) {
      const refused = answer?.state === 'refused';
      toast(refused ? t('order.wasRefused') : t(`order.${verb}Done`), refused ? 'warn' : 'good');
    }
    await load();
  }
}

function summary(order) {
  return facts([
    ['order.name', order.name],
    ['order.impUid', h('span.mono', {}, order.impUid)],
    ['order.requested', h('span.num', {}, won(order.requested))],
    ['order.final', order.status === 'ready' ? t('order.notYet')
      : h('strong.num' + (order.requested === order.amount ? '' : '.changed'), { data: { testid: 'final-amount' } }, won(order.amount))],
    ['order.cancelled', order.cancelled > 0 ? h('span.num', {}, won(order.cancelled)) : null],
    ['order.buyer', order.buyer],
    ['order.startedAt', dateTime(order.startedAt)],
    ['order.paidAt', order.paidAt ? dateTime(order.paidAt) : null],
  ]);
}

function overwritten(changes) {
  return [
    h('p.muted.small', {}, t('order.overwrittenNote')),
    table([{ text: t('overwritten.field') }, { text: t('overwritten.before') }, { text: t('overwritten.after') }],
      changes.map((change) => h('tr', { data: { testid: `overwritten-${change.field}` } },
        h('td.mono', {}, change.field),
        h('td', {}, h('del', {}, shown(change.field, change.before))),
        h('td', {}, h('ins', {}, shown(change.field, change.after)))))),
  ];
}

function shown(field, value) {
  return value === null || value === undefined || value === '' ? t('finding.blank') : field === 'amount' ? won(value) : String(value);
}

function lines(all) {
  return table([{ text: t('lines.title') }, { text: t('lines.count'), number: true }, { text: t('lines.amount'), number: true }],
    all.map((line) => h('tr', {},
      h('td', {}, line.name, line.option_text ? h('div.muted.small', {}, line.option_text) : null,
        line.removed ? h('div', {}, h('span.badge', {}, t('lines.removed'))) : null),
      h('td.number.num', {}, line.quantity),
      h('td.number.num', {}, won(line.amount)))));
}

function productOrders(all) {
  return table([{ text: t('productOrder.id') }, { text: t('productOrder.product') }, { text: t('order.status') },
    { text: t('lines.amount'), number: true }, { text: t('total.shipping'), number: true }],
    all.map((one) => h('tr', {},
      h('td.mono.small', {}, one.product_order_id),
      h('td', {}, one.product_name, one.product_option_name ? h('div.muted.small', {}, one.product_option_name) : null),
      h('td', {}, h('span.badge', {}, one.product_order_status), one.claim_status ? h('div.muted.small', {}, one.claim_status) : null),
      h('td.number.num', {}, won(one.product_amount)),
      h('td.number.num', {}, won(one.delivery_amount)))));
}

function webhooks(all) {
  return h('ul.plain', {}, all.map((one) => h('li', {},
    h('a.mono', { href: `#/webhooks/${encodeURIComponent(one.id)}` }, one.id), ' ',
    one.state ? statusBadge(one.state, 'delivery') : null, ' ',
    h('span.muted.small', {}, t('webhook.attempts', { count: one.attemptCount })), ' ',
    one.last ? h('span.small', {}, one.last.status ? `HTTP ${one.last.status}` : t('webhook.noAnswer')) : null)));
}
