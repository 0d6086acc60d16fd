/* One order: what was ordered, what was paid, what changed on the way. It keeps itself up to date. */
import {payAgain} from './again.js';
import {ask, byId, cart, el, keepingFocus, myOrders, show} from './common.js';
import {language, t, won} from './words.js';

const POLL_MS = 5000;
const CALM_POLL_MS = 30000;
const BUYER = ['name', 'tel', 'email', 'postcode', 'addr'];

const uid = decodeURIComponent(window.location.pathname.split('/')[2]);
const place = byId('order');

let order = null;
let stale = false;
let trouble = 'loading';
let live = false;

function take(answer) {
  if (order && answer.order.version < order.version) {
    return;
  }
  ({order, stale} = answer);
  trouble = null;
  if (order.state === 'PAID' && myOrders.takeFromCart(uid)) {
    cart.clear();
  }
  draw();
}

async function read() {
  try {
    take(await ask(`/api/orders/${encodeURIComponent(uid)}`));
  } catch (refused) {
    if (!order) {
      trouble = refused.status === 404 ? 'unknownOrder' : 'gatewayDown';
      draw();
    }
  }
}

// The stream brings news at once; asking now and then covers whatever stands between and swallows it.
function poll() {
  setTimeout(async () => {
    await read();
    poll();
  }, live ? CALM_POLL_MS : POLL_MS);
}

function listen() {
  const stream = new EventSource(`/api/orders/${encodeURIComponent(uid)}/events`);
  stream.addEventListener('order', (event) => take(JSON.parse(event.data)));
  stream.addEventListener('open', () => setLive(true));
  stream.addEventListener('error', () => {
    setLive(false);
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(listen, POLL_MS);
    }
  });
}

function setLive(now) {
  if (live !== now) {
    live = now;
    draw();
  }
}

function draw() {
  keepingFocus(render);
}

function render() {
  if (trouble) {
    place.replaceChildren(el('div', {class: 'card empty'}, el('p', {}, t(trouble)), el('a', {href: '/'}, t('backToShop'))));
    return;
  }
  document.title = `${t(order.state)} · ${t('shopName')}`;
  place.replaceChildren(...[heading(), payAgain(order, draw), amounts(), goods(), buyer(), timeline()].filter(Boolean));
}

function heading() {
  const text = order.state === 'READY' ? 'OPEN_text' : `${order.state}_text`;
  return el('section', {class: `card head ${order.state}`},
    el('h1', {testid: 'order-state', 'data-state': order.state, 'aria-live': 'polite'},
      ['OPEN', 'READY'].includes(order.state) ? el('span', {class: 'dot'}) : null, t(order.state)),
    el('p', {}, t(text)),
    el('p', {class: 'small'}, `${t('orderNumber')} `, el('code', {testid: 'merchant-uid'}, order.merchant_uid), ` · ${t(live ? 'live' : 'polling')}`),
    stale ? el('p', {class: 'small bad', testid: 'order-stale'}, t('stale')) : null);
}

function amounts() {
  const paid = order.paid_amount;
  const difference = paid > 0 ? paid - order.ordered_amount : 0;
  return el('section', {class: 'card'}, el('dl', {class: 'pairs'},
    pair('orderedAmount', won(order.ordered_amount), 'ordered-amount', order.ordered_amount),
    difference !== 0 ? pair('difference', `${difference > 0 ? '+' : '−'}${won(Math.abs(difference))}`, 'amount-difference', difference) : null,
    pair('paidAmount', paid > 0 ? won(paid) : t('notYet'), 'paid-amount', paid > 0 ? paid : '', 'strong'),
    order.cancelled_amount > 0 ? pair('cancelledAmount', won(order.cancelled_amount), 'cancelled-amount', order.cancelled_amount) : null));
}

function pair(label, text, testid, amount, kind) {
  return [el('dt', {}, t(label)), el('dd', {testid, 'data-amount': String(amount), class: kind}, text)];
}

function goods() {
  return el('section', {class: 'card'}, el('h2', {}, t('goods')),
    (order.lines ?? []).map((line, n) => el('div', {class: `row line${line.removed ? ' removed' : ''}`, testid: `order-line-${n}`, 'data-removed': String(Boolean(line.removed))},
      el('div', {class: 'grow'}, el('span', {class: 'name'}, line.name),
        line.option_text ? el('div', {class: 'small'}, line.option_text) : null,
        line.removed ? el('div', {class: 'small bad'}, t('removedLine')) : null),
      el('span', {class: 'small'}, `× ${line.quantity}`),
      el('span', {class: 'amount'}, won(line.amount)))));
}

function buyer() {
  const now = order.buyer ?? {};
  const before = new Map();
  // The first rewriting holds what the shop sent; a later one would only hold what Naver said before.
  for (const change of order.overwritten ?? []) {
    const field = change.field.replace(/^buyer_/, '');
    if (!before.has(field)) {
      before.set(field, change.before);
    }
  }
  const rewritten = BUYER.some((field) => before.has(field));
  return el('section', {class: 'card'}, el('h2', {}, t('buyer')),
    el('table', {class: 'changes'},
      rewritten ? el('thead', {}, el('tr', {}, ['field', 'before', 'after'].map((head) => el('th', {scope: 'col'}, t(head))))) : null,
      el('tbody', {}, BUYER.map((field) => buyerRow(field, now[field], rewritten, before)))),
    rewritten ? el('p', {class: 'small'}, t('rewritten')) : null);
}

function buyerRow(field, value, rewritten, before) {
  const testid = `buyer-${field === 'addr' ? 'address' : field}`;
  const changed = before.has(field);
  return el('tr', {class: changed ? 'changed' : null},
    el('th', {scope: 'row'}, t(`buyer_${field}`)),
    rewritten ? el('td', {testid: `${testid}-before`, class: 'before'}, (changed ? before.get(field) : value) ?? '—') : null,
    el('td', {testid}, value ?? '—'));
}

function timeline() {
  const entries = order.timeline ?? [];
  if (entries.length === 0) {
    return null;
  }
  return el('section', {class: 'card'}, el('h2', {}, t('timeline')),
    el('ol', {class: 'timeline', testid: 'timeline'}, entries.map((entry) => el('li', {'data-type': entry.type},
      el('time', {datetime: entry.at}, clock(entry.at)),
      el('span', {}, t(entry.type)),
      detail(entry.detail) ? el('span', {class: 'small'}, detail(entry.detail)) : null))));
}

function clock(at) {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? String(at) : time.toLocaleTimeString(language(), {hour: '2-digit', minute: '2-digit', second: '2-digit'});
}

function detail(given) {
  if (given === null || given === undefined || given === '') {
    return '';
  }
  if (typeof given !== 'object') {
    return String(given);
  }
  return Object.entries(given)
    .filter(([, value]) => value !== null && typeof value !== 'object')
    .map(([name, value]) => `${name} ${value}`).join(' · ');
}

show(render);
read();
listen();
poll();
