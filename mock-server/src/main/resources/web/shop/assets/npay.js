/*
 * The N Pay button and what it does: place the order with the shop's backend, then hand the gateway's own object to
 * IMP.request_pay. Naver Pay of the order type never calls back after a payment, so the page goes on to the order
 * and waits there.
 */
import {hasLeft, openCheckout} from './checkout.js';
import {ask, byId, el, loadScript, myOrders, Refusal, show} from './common.js';
import {language, t} from './words.js';

const EMBED_ID = 'iamport-naverpay-product-button';
const NARROW = '(max-width: 719px)';
const LOOK_MS = 150;
const LONGEST_LOOK_MS = 8000;
const LONGEST_INFLOW_CODE = 300;

const mock = document.body.dataset.mock;
const status = byId('npay-status');

let shop = null;
let step = {name: 'idle'};

/**
 * Draws the button.
 * @param given {items(): [], zzim(): [], enabled(): boolean, from: 'product'|'cart', whyNot(): string}
 */
export async function mountNpay(given) {
  shop = given;
  show(renderStatus);
  showMember();
  try {
    window.IMP.init(document.body.dataset.userCode);
    await loadButton();
  } catch {
    go({name: 'failed', texts: () => [t('sdkMissing', mock)]});
    return;
  }
  drawButton();
}

/** Draws it again after something changed that the button shows. */
export function drawButton() {
  if (!window.naver?.NaverPayButton) {
    return;
  }
  window.naver.NaverPayButton.apply({
    BUTTON_KEY: 'naru-demo-shop-button-key',
    TYPE: narrow() ? 'MA' : 'A',
    COLOR: 1,
    COUNT: 2,
    ENABLE: shop.enabled() ? 'Y' : 'N',
    EMBED_ID,
    BUY_BUTTON_HANDLER: buy,
    WISHLIST_BUTTON_HANDLER: zzim,
    '': '',
  });
}

/** Takes back a refusal once the buyer has changed what it was about. */
export function forgetRefusal() {
  if (step.name === 'failed' && window.naver?.NaverPayButton) {
    go({name: 'idle'});
  }
}

function narrow() {
  return window.matchMedia(NARROW).matches;
}

// Naver gives phones another file than desktops, and only one of the two may be on a page.
function loadButton() {
  return loadScript(mock + (narrow() ? '/customer/js/mobile/naverPayButton.js' : '/customer/js/naverPayButton.js'));
}

async function buy() {
  if (['creating', 'opening'].includes(step.name)) {
    return;
  }
  const items = shop.items();
  if (!shop.enabled() || items.length === 0) {
    go({name: 'failed', texts: () => [shop.whyNot()]});
    return;
  }
  go({name: 'creating'});
  let order;
  try {
    order = await ask('/api/checkout', {items, naver_interface: inflow()});
  } catch (refused) {
    go({name: 'failed', title: 'notOrdered', texts: () => refused instanceof Refusal ? refused.reasons(language()) : [String(refused)]});
    return;
  }
  // The click allows a new window for a few seconds only; a slow backend may have used them up.
  if (navigator.userActivation && !navigator.userActivation.isActive) {
    go({name: 'blocked', order});
    return;
  }
  openWindow(order);
}

function openWindow(order) {
  go({name: 'opening', order});
  const seen = openCheckout(order.request_pay, (rsp) => refused(order, rsp));
  if (seen.blocked) {
    go({name: 'blocked', order});
  } else {
    follow(order, seen.opened, Date.now());
  }
}

// Called for failed pre-checks only. The text belongs to the buyer as it is.
function refused(order, rsp) {
  if (step.order !== order || step.name === 'blocked') {
    return;
  }
  if (rsp.error_code === 'POPUP_BLOCKED') {
    go({name: 'blocked', order});
  } else if (rsp.success === false || rsp.error_code || rsp.error_msg) {
    go({name: 'failed', texts: () => [rsp.error_msg ?? rsp.error_code]});
  }
}

// Leaving this page too early would cut off the SDK while it registers the order, and the new window would stay blank.
function follow(order, opened, since) {
  if (step.order !== order || step.name !== 'opening') {
    return;
  }
  if ((opened && hasLeft(opened)) || Date.now() - since > LONGEST_LOOK_MS) {
    leave(order);
    return;
  }
  setTimeout(() => follow(order, opened, since), LOOK_MS);
}

function leave(order) {
  myOrders.add(order.merchant_uid, shop.from, order.request_pay);
  window.location.assign(`/orders/${encodeURIComponent(order.merchant_uid)}`);
}

function zzim() {
  const naverProducts = shop.zzim();
  if (naverProducts.length > 0) {
    window.IMP.naver_zzim({naverProducts}, (rsp) => go({name: 'failed', texts: () => [rsp.error_msg ?? rsp.error_code]}));
  }
}

/**
 * The three cookies wcslog.js sets, under the names request_pay wants them. One that is longer than Naver takes is
 * left out: statistics must not stand in the way of a purchase.
 */
function inflow() {
  const cookies = new Map(document.cookie.split('; ').map((pair) => {
    const cut = pair.indexOf('=');
    return [pair.slice(0, cut), decoded(pair.slice(cut + 1))];
  }));
  const found = Object.entries({cpaInflowCode: 'CPAValidator', naverInflowCode: 'NA_CO', saClickId: 'NVADID'})
    .filter(([, cookie]) => cookies.get(cookie) && cookies.get(cookie).length <= LONGEST_INFLOW_CODE)
    .map(([name, cookie]) => [name, cookies.get(cookie)]);
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

function decoded(value) {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function go(next) {
  step = next;
  renderStatus();
}

function renderStatus() {
  if (step.name === 'creating' || step.name === 'opening') {
    status.replaceChildren(el('p', {class: 'busy', testid: 'npay-busy'}, el('span', {class: 'dot'}), t(step.name)));
  } else if (step.name === 'blocked') {
    status.replaceChildren(el('div', {class: 'alert', testid: 'popup-blocked'},
      el('p', {}, t('blocked')),
      el('button', {type: 'button', class: 'wide', testid: 'popup-retry', onclick: () => openWindow(step.order)}, t('openAgain'))));
  } else if (step.name === 'failed') {
    status.replaceChildren(el('div', {class: 'alert bad'},
      step.title ? el('p', {class: 'strong'}, t(step.title)) : null,
      el('div', {testid: 'checkout-error'}, step.texts().map((text) => el('p', {}, text)))));
  } else {
    status.replaceChildren();
  }
}

// Coming back by the browser's history finds the page as it was left: waiting for a window that is long open.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) {
    go({name: 'idle'});
  }
});

async function showMember() {
  const member = await ask('/api/member').catch(() => null);
  if (member) {
    show(() => {
      byId('ordered-as').textContent = t('orderedAs', member.name, member.addr);
    });
  }
}
