/** One order: how it stands, and everything that happened to it. */

import { get, post } from './api.js';
import { el, put } from './dom.js';
import { ask } from './forms.js';
import { dateTime, won } from './format.js';
import { nameOf } from './merchants.js';
import { badge, button, card, facts, loader, toast } from './parts.js';
import { t, word } from './texts.js';
import { timeline } from './timeline.js';

export function orderPage(root, [merchantId, merchantUid]) {
  const place = el('div.stack');
  put(root, place);
  const load = loader(place, () => get(`merchants/${merchantId}/orders/${encodeURIComponent(merchantUid)}`), (story) => draw(place, story, load));
  load();
}

function draw(place, story, load) {
  put(place,
    el('p', {}, el('a', { href: '#/search' }, `← ${t('tab.search')}`)),
    el('div.title', { testid: 'order' }, el('h1.mono', {}, story.merchant_uid), story.order ? badge(story.order.state) : null,
      button(t('order.refresh'), load, { testid: 'refresh' })),
    el('div.columns', {},
      el('div.stack', {}, summary(story), payments(story), operations(story), events(story, load)),
      card(t('order.timeline'), timeline(story.timeline))));
}

function summary({ order, merchant_id: merchantId }) {
  return card(t('order.summary'), order === null ? el('p.muted', {}, t('order.none')) : facts([
    [t('merchant'), nameOf(merchantId)],
    [t('order.name'), order.name],
    ['imp_uid', order.imp_uid && el('span.mono', {}, order.imp_uid)],
    [t('order.ordered'), won(order.ordered_amount)],
    [t('order.paid'), order.paid_amount === null ? null : won(order.paid_amount)],
    [t('order.cancelled'), order.cancelled_amount > 0 ? won(order.cancelled_amount) : null],
    [t('order.overwritten'), order.overwritten.length > 0 ? el('code', {}, order.overwritten.join(', ')) : null],
    [t('order.created'), dateTime(order.created_at)],
    [t('order.updated'), dateTime(order.updated_at)],
  ]));
}

function payments({ payments: list }) {
  return list.length === 0 ? null : card(t('order.payments'), el('ul.items', {}, list.map((payment) => el('li', {},
    el('div.item', {}, el('span.mono', {}, payment.imp_uid), badge(payment.status), badge(payment.standing, 'standing'), el('span.num', {}, won(payment.amount))),
    payment.fail_reason ? el('p.muted.small', {}, payment.fail_reason) : null,
    payment.cancel_reason ? el('p.muted.small', {}, payment.cancel_reason) : null))));
}

function operations({ operations: list, merchant_id: merchantId }) {
  return list.length === 0 ? null : card(t('order.operations'), el('ul.items', {}, list.map((operation) => el('li', {},
    el('div.item', {}, el('a', { href: `#/operation/${merchantId}/${operation.operation_id}` }, word('operation', operation.kind)), badge(operation.state),
      el('span.muted.small.num', {}, dateTime(operation.updated_at))),
    operation.error_message ? el('p.muted.small', {}, operation.error_message) : null))));
}

function events({ events: list, merchant_id: merchantId }, load) {
  return list.length === 0 ? null : card(t('order.events'), el('ul.items', {}, list.map((event) => {
    const form = el('div');
    return el('li', { testid: `event-${event.type}` },
      el('div.item', {}, el('code', {}, event.type), el('span.muted.small.num', {}, `#${event.seq} · ${dateTime(event.timestamp)}`),
        button(t('event.replay'), () => askReplay(form, merchantId, event, null, load), { testid: 'replay' })),
      event.deliveries.length === 0 ? el('p.muted.small', {}, t('event.nowhere'))
        : event.deliveries.map((one) => delivery(one, () => askReplay(form, merchantId, event, one.endpoint_id, load))),
      form);
  })));
}

function delivery(one, again) {
  const isOver = one.state === 'DELIVERED' || one.state === 'DEAD';
  return el('p.delivery.small', { testid: 'delivery' }, badge(one.state, 'delivery'), el('code', {}, one.endpoint_id.slice(0, 11)),
    el('span.muted', {}, t('event.attempts', { count: one.attempts })),
    one.last_status || one.last_error ? el('span.muted', {}, one.last_error ?? `HTTP ${one.last_status}`) : null,
    one.next_attempt_at ? el('span.muted.num', {}, t('event.next', { at: dateTime(one.next_attempt_at) })) : null,
    isOver ? button(t('event.replayHere'), again, { testid: 'replay-here' }) : null);
}

function askReplay(place, merchantId, event, endpointId, load) {
  ask(place, {
    testid: 'replay-form', submit: t('event.replay'),
    question: endpointId === null ? t('event.replayQuestion') : t('event.replayHereQuestion', { endpoint: endpointId.slice(0, 11) }),
    send: async (who, _, close) => {
      const { queued } = await post(`merchants/${merchantId}/events/${event.id}/replay`, endpointId === null ? who : { ...who, endpoint_id: endpointId });
      close();
      toast(t('event.replayed', { count: queued }));
      load();
    },
  });
}
