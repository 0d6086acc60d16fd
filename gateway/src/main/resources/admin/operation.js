/** One operation, and, where nobody else can tell its outcome, the person's answer. */

import { get, post } from './api.js';
import { el, put } from './dom.js';
import { ask } from './forms.js';
import { dateTime } from './format.js';
import { nameOf } from './merchants.js';
import { badge, button, card, facts, loader, toast } from './parts.js';
import { t, word } from './texts.js';

export function operationPage(root, [merchantId, id]) {
  const place = el('div.stack');
  put(root, place);
  const load = loader(place, () => get(`merchants/${merchantId}/operations/${encodeURIComponent(id)}`), (found) => draw(place, merchantId, found, load));
  load();
}

function draw(place, merchantId, operation, load) {
  const uid = operation.merchant_uid;
  put(place,
    el('p', {}, el('a', { href: '#/reviews' }, `← ${t('tab.reviews')}`)),
    el('div.title', { testid: 'operation' }, el('h1', {}, word('operation', operation.kind)), badge(operation.state)),
    operation.state === 'REVIEW' ? decision(merchantId, operation, load) : null,
    el('div.columns', {},
      card(t('order.summary'), facts([
        [t('operation.id'), el('span.mono', {}, operation.operation_id)],
        [t('merchant'), nameOf(merchantId)],
        [t('search.order'), uid ? el('a.mono', { href: `#/order/${merchantId}/${encodeURIComponent(uid)}` }, uid) : null],
        [t('operation.attempts'), operation.attempts],
        [t('operation.error'), operation.error ? `${operation.error.code}: ${operation.error.message}` : null],
        [t('order.created'), dateTime(operation.created_at)],
        [t('order.updated'), dateTime(operation.updated_at)],
      ])),
      el('div.stack', {}, card(t('operation.request'), json(operation.request)),
        operation.result ? card(t('operation.result'), json(operation.result)) : null)));
}

function decision(merchantId, operation, load) {
  const form = el('div');
  return el('section.card.block.block--warn', {}, el('h2', {}, t('review.title')), el('p', {}, t('review.note')),
    el('div.buttons', {}, button(t('review.decide'), () => askOutcome(form, merchantId, operation, load), { testid: 'decide', primary: true })), form);
}

function askOutcome(place, merchantId, operation, load) {
  const choice = (value) => el('label.choice', {}, el('input', { type: 'radio', name: 'outcome', value, required: true, testid: `outcome-${value}` }), el('span', {}, word('outcome', value)));
  ask(place, {
    testid: 'resolve-form', question: t('review.question'), submit: t('review.send'),
    fields: [el('fieldset.choices', {}, el('legend.sr-only', {}, t('review.question')), choice('done'), choice('not_done'))],
    send: async (who, data, close) => {
      await post(`merchants/${merchantId}/operations/${operation.operation_id}/resolve`, { ...who, outcome: data.get('outcome') });
      close();
      toast(t('review.resolved'));
      document.dispatchEvent(new Event('naru:reviews'));
      load();
    },
  });
}

function json(value) {
  return el('pre.json', { tabindex: '0' }, JSON.stringify(value, null, 2));
}
