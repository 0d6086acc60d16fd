/* The cart, priced anew each time it is looked at. */
import {ask, byId, cart, el, keepingFocus, lineKey, orderItems, show, stepper, supplementKey} from './common.js';
import {buyable, describe} from './lines.js';
import {drawButton, forgetRefusal, mountNpay} from './npay.js';
import {t, won} from './words.js';

const RETRY_MS = 2000;

let content = cart.read();
let products = new Map();
let ready = false;

async function load() {
  const ids = [...new Set(content.lines.map((line) => line.product_id))];
  try {
    const answers = await Promise.all(ids.map((id) => ask(`/api/products/${encodeURIComponent(id)}`).catch(missing)));
    products = new Map(ids.map((id, i) => [id, answers[i]?.product]));
    ready = true;
  } catch {
    setTimeout(load, RETRY_MS);
  }
  render();
  if (ready) {
    mountNpay({
      from: 'cart',
      items: () => orderItems(content.lines, content.supplements),
      zzim: () => [...products.values()].filter(Boolean).map((product) => ({
        id: product.id, name: product.name, desc: product.name, uprice: product.base_price,
        url: product.info_url, image: product.image_url,
      })),
      enabled,
      whyNot: () => t(content.lines.length === 0 ? 'cartEmpty' : 'gone'),
    });
  }
}

function missing(refused) {
  if (refused.status === 404) {
    return null;
  }
  throw refused;
}

function enabled() {
  return content.lines.length > 0 && content.lines.every((line) => priced(line).open)
    && content.supplements.every((one) => supplementOf(one) && buyable(supplementOf(one)));
}

function priced(line) {
  const product = products.get(line.product_id);
  return product ? describe(product, line) : {text: '', price: 0, open: false};
}

function supplementOf({product_id: id, id: supplement}) {
  return (products.get(id)?.supplements ?? []).find((one) => one.id === supplement);
}

function render() {
  const place = byId('lines');
  byId('summary').hidden = content.lines.length === 0;
  if (content.lines.length === 0) {
    place.replaceChildren(el('p', {class: 'empty', testid: 'cart-empty'}, t('cartEmpty'), ' ', el('a', {href: '/'}, t('backToShop'))));
    return;
  }
  if (!ready) {
    place.replaceChildren(el('p', {class: 'empty'}, t('loading')));
    return;
  }
  place.replaceChildren(...content.lines.map(lineRow), ...content.supplements.map(supplementRow));
  byId('totals').replaceChildren(
    el('div', {class: 'row sum'}, el('span', {class: 'grow'}, t('goodsTotal')), el('strong', {testid: 'cart-total'}, won(total()))),
    el('p', {class: 'small'}, t('shippingLater')));
}

function lineRow(line, n) {
  const product = products.get(line.product_id);
  const {text, price, open} = priced(line);
  const name = product?.name ?? line.product_id;
  return row(n, 'line', open, {
    image: product?.image_url, href: `/products/${encodeURIComponent(line.product_id)}`, name, text, price,
    quantity: line.quantity,
    set: (quantity) => { line.quantity = quantity; },
    remove: () => {
      content.lines = content.lines.filter((one) => lineKey(one) !== lineKey(line));
      // A supplement is not sold without its product.
      content.supplements = content.supplements.filter((one) => content.lines.some((left) => left.product_id === one.product_id));
    },
  });
}

function supplementRow(supplement, n) {
  const known = supplementOf(supplement);
  return row(n, 'supplement', Boolean(known && buyable(known)), {
    name: `+ ${known?.name ?? supplement.id}`, text: products.get(supplement.product_id)?.name ?? '', price: known?.price ?? 0,
    quantity: supplement.quantity,
    set: (quantity) => { supplement.quantity = quantity; },
    remove: () => { content.supplements = content.supplements.filter((one) => supplementKey(one) !== supplementKey(supplement)); },
  });
}

function row(n, kind, open, {image, href, name, text, price, quantity, set, remove}) {
  const prefix = kind === 'line' ? 'cart' : 'cart-supplement';
  return el('div', {class: `row line${open ? '' : ' off'}`, testid: `${prefix}-line-${n}`},
    image ? el('img', {src: image, alt: '', width: '64', height: '64'}) : el('span', {class: 'gap'}),
    el('div', {class: 'grow'},
      href ? el('a', {href, class: 'name'}, name) : el('span', {class: 'name'}, name),
      text ? el('div', {class: 'small', testid: `${prefix}-option-${n}`}, text) : null,
      open ? null : el('div', {class: 'small bad'}, t('gone'))),
    stepper(`${prefix}-qty-${n}`, name, quantity, 1, (value) => changed(() => set(value))),
    el('span', {class: 'amount', testid: `${prefix}-amount-${n}`}, won(price * quantity)),
    el('button', {type: 'button', class: 'plain', testid: `${prefix}-remove-${n}`, 'aria-label': t('removeThis', name), onclick: () => changed(remove)}, '×'));
}

function total() {
  return content.lines.reduce((sum, line) => sum + priced(line).price * line.quantity, 0)
    + content.supplements.reduce((sum, one) => sum + (supplementOf(one)?.price ?? 0) * one.quantity, 0);
}

function changed(change) {
  change();
  cart.write(content);
  forgetRefusal();
  keepingFocus(render);
  drawButton();
}

show(render);
if (content.lines.length > 0) {
  load();
}
