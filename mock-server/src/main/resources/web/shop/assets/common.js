/* What every page of the shop shares: building elements, asking the backend, remembering the cart and the orders. */
import {language, languages, setLanguage, t} from './words.js';

const CART_LINES = 50;
const REMEMBERED_ORDERS = 50;
const PAYABLE_ORDERS = 10;

/** Makes an element. Text goes in as text, never as markup. */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      made.addEventListener(name.slice(2), value);
    } else if (name in made && name !== 'list' && typeof value !== 'string') {
      made[name] = value;
    } else {
      made.setAttribute(name === 'testid' ? 'data-testid' : name, value);
    }
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export function byId(id) {
  return document.getElementById(id);
}

/** Fetches a script of another origin. Completes when it has run, fails when it did not come. */
export function loadScript(src) {
  return new Promise((loaded, failed) => {
    document.head.append(el('script', {src, onload: loaded, onerror: failed}));
  });
}

/** A refusal of the backend or of the gateway behind it. Their words are shown as they came. */
export class Refusal extends Error {
  constructor(status, code, detail, errors) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = Array.isArray(errors) ? errors : [];
  }

  /** The reasons one by one where the gateway gives them, otherwise the sentence that sums them up. */
  reasons(language) {
    const each = this.errors.map((error) => (language === 'ko' && error.message_ko) || error.message).filter(Boolean);
    return each.length > 0 ? each : [this.message];
  }
}

export async function ask(path, body) {
  let response;
  try {
    response = await fetch(path, body === undefined ? {} : {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify(body),
    });
  } catch {
    throw new Refusal(0, 'no_answer', t('noAnswer'));
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) {
    const detail = answer?.code === 'gateway_unreachable' ? t('gatewayDown') : answer?.detail ?? answer?.title;
    throw new Refusal(response.status, answer?.code ?? '', detail ?? `HTTP ${response.status}`, answer?.errors);
  }
  return answer;
}

/** The cart: what and how many. Names and prices are looked up when it is shown, because they may have changed. */
export const cart = {
  read() {
    const kept = read('cart', {});
    return {
      lines: Array.isArray(kept.lines) ? kept.lines : [],
      supplements: Array.isArray(kept.supplements) ? kept.supplements : [],
    };
  },
  write(content) {
    write('cart', {lines: content.lines.slice(0, CART_LINES), supplements: content.supplements.slice(0, CART_LINES)});
    showCount();
  },
  add(lines, supplements) {
    const content = cart.read();
    lines.forEach((line) => merge(content.lines, line, lineKey));
    supplements.forEach((supplement) => merge(content.supplements, supplement, supplementKey));
    cart.write(content);
  },
  clear() {
    cart.write({lines: [], supplements: []});
  },
};

/** Says which lines are one line: same product, same choice. */
export function lineKey(line) {
  return JSON.stringify([line.product_id, line.manage_code ?? null, line.selections ?? null]);
}

export function supplementKey(supplement) {
  return JSON.stringify([supplement.product_id, supplement.id]);
}

/** The orders of this browser, newest first. `from` says whether the cart may be emptied once one is paid. */
export const myOrders = {
  read() {
    const kept = read('orders', []);
    return Array.isArray(kept) ? kept : [];
  },
  add(merchantUid, from, requestPay) {
    const others = myOrders.read().filter((order) => order.merchant_uid !== merchantUid);
    const orders = [{merchant_uid: merchantUid, from, at: Date.now(), request_pay: requestPay}, ...others].slice(0, REMEMBERED_ORDERS);
    // What opens the window may be long, and a browser's storage is not large.
    orders.slice(PAYABLE_ORDERS).forEach((order) => delete order.request_pay);
    write('orders', orders);
  },
  /** What IMP.request_pay takes for an order of this browser, or null. */
  requestPay(merchantUid) {
    return myOrders.read().find((order) => order.merchant_uid === merchantUid)?.request_pay ?? null;
  },
  /** Answers true once for an order that came from the cart. */
  takeFromCart(merchantUid) {
    const orders = myOrders.read();
    const order = orders.find((known) => known.merchant_uid === merchantUid);
    if (order?.from !== 'cart') {
      return false;
    }
    order.from = 'cart-done';
    write('orders', orders);
    return true;
  },
};

/** The order lines the backend expects, one item per product, as the gateway groups them. */
export function orderItems(lines, supplements) {
  const items = new Map();
  const item = (id) => items.get(id) ?? items.set(id, {product_id: id}).get(id);
  for (const line of lines) {
    const target = item(line.product_id);
    if (line.manage_code) {
      (target.options ??= []).push({manage_code: line.manage_code, quantity: line.quantity});
    } else if (line.selections) {
      (target.options ??= []).push({selections: line.selections, quantity: line.quantity});
    } else {
      target.quantity = (target.quantity ?? 0) + line.quantity;
    }
  }
  for (const {product_id: id, id: supplement, quantity} of supplements) {
    if (items.has(id)) {
      (item(id).supplements ??= []).push({id: supplement, quantity});
    }
  }
  return [...items.values()];
}

export function stepper(testid, label, quantity, min, change) {
  const step = (by) => change(Math.min(999, Math.max(min, quantity + by)));
  const input = el('input', {
    type: 'number', min: String(min), max: '999', value: String(quantity), testid, 'aria-label': `${label} ${t('quantity')}`,
    onchange: (event) => {
      const typed = Math.floor(Number(event.target.value));
      change(Number.isFinite(typed) ? Math.min(999, Math.max(min, typed)) : quantity);
    },
  });
  return el('span', {class: 'stepper'},
    el('button', {type: 'button', testid: `${testid}-less`, 'aria-label': t('less', label), disabled: quantity <= min, onclick: () => step(-1)}, '−'),
    input,
    el('button', {type: 'button', testid: `${testid}-more`, 'aria-label': t('more', label), disabled: quantity >= 999, onclick: () => step(1)}, '+'));
}

/** Draws anew without taking the keyboard away from whoever uses it. */
export function keepingFocus(draw) {
  const focused = document.activeElement?.getAttribute('data-testid');
  draw();
  if (focused) {
    document.querySelector(`[data-testid="${CSS.escape(focused)}"]`)?.focus();
  }
}

/** Draws now and again whenever the language changes. */
export function show(render) {
  document.addEventListener('language', render);
  render();
}

function merge(list, addition, key) {
  const same = list.find((one) => key(one) === key(addition));
  if (same) {
    same.quantity = Math.min(999, same.quantity + addition.quantity);
  } else {
    list.push(addition);
  }
}

function read(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function write(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // A browser without storage can still buy; it only forgets.
  }
}

function showCount() {
  const content = cart.read();
  const count = content.lines.reduce((sum, line) => sum + line.quantity, 0);
  const badge = byId('cart-count');
  badge.textContent = String(count);
  badge.hidden = count === 0;
}

function translate() {
  document.documentElement.lang = language();
  document.querySelectorAll('[data-i18n]').forEach((node) => {
    node.textContent = t(node.dataset.i18n);
  });
  const other = languages.find((one) => one !== language());
  const toggle = byId('language');
  toggle.textContent = other === 'en' ? 'English' : '한국어';
  toggle.lang = other;
}

byId('language').addEventListener('click', () => setLanguage(language() === 'ko' ? 'en' : 'ko'));
window.addEventListener('storage', showCount);
show(translate);
showCount();
