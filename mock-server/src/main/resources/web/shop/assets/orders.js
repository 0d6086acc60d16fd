/* The orders of this browser, each as the gateway knows it. */
import {ask, byId, el, myOrders, show} from './common.js';
import {language, t, won} from './words.js';

const SHOWN = 20;
const place = byId('orders');
const known = new Map();

function render() {
  const orders = myOrders.read().slice(0, SHOWN);
  if (orders.length === 0) {
    place.replaceChildren(el('p', {class: 'empty'}, t('noOrders'), ' ', el('a', {href: '/'}, t('backToShop'))));
    return;
  }
  place.replaceChildren(...orders.map(({merchant_uid: uid, at}) => {
    const order = known.get(uid);
    const state = order?.state ?? '';
    return el('a', {class: 'row line', href: `/orders/${encodeURIComponent(uid)}`, testid: `order-${uid}`},
      el('span', {class: 'grow'}, el('span', {class: 'name'}, order?.lines?.[0]?.name ?? uid),
        el('span', {class: 'small block'}, `${new Date(at).toLocaleString(language())} · ${uid}`)),
      el('span', {class: 'amount'}, order ? won(order.paid_amount || order.ordered_amount) : ''),
      el('span', {class: `state ${state}`}, state ? t(state) : '…'));
  }));
}

async function load() {
  for (const {merchant_uid: uid} of myOrders.read().slice(0, SHOWN)) {
    const answer = await ask(`/api/orders/${encodeURIComponent(uid)}`).catch(() => null);
    if (answer) {
      known.set(uid, answer.order);
      render();
    }
  }
}

show(render);
load();
