/* The shelf: every product at the price the gateway has for it now. */
import {ask, byId, el, show} from './common.js';
import {forSale} from './lines.js';
import {language, t, won} from './words.js';

const RETRY_MS = 2000;
const shelf = byId('catalogue');

let products = [];
let waiting = 'loading';

async function load() {
  try {
    const answer = await ask('/api/products');
    products = answer.products;
    waiting = products.length === 0 ? 'preparing' : null;
    if (products.length < answer.expected) {
      setTimeout(load, RETRY_MS);
    }
  } catch {
    waiting = products.length === 0 ? 'preparing' : null;
    setTimeout(load, RETRY_MS);
  }
  render();
}

function render() {
  if (waiting !== null) {
    shelf.replaceChildren(el('p', {class: 'card empty'}, t(waiting)));
    return;
  }
  shelf.replaceChildren(...products.map(card));
}

function card({product, description}) {
  const mark = product.status === 'NOT_SALE' ? t('notSale')
    : !forSale(product) ? t('soldOut')
    : product.option_items?.length ? t('hasOptions') : null;
  return el('a', {class: `goods${forSale(product) ? '' : ' off'}`, href: `/products/${encodeURIComponent(product.id)}`, testid: `product-${product.id}`},
    el('span', {class: 'picture'},
      el('img', {src: product.image_url, alt: '', loading: 'lazy', width: '400', height: '400'}),
      mark ? el('span', {class: 'mark'}, mark) : null),
    el('span', {class: 'name'}, product.name),
    el('span', {class: 'words'}, description[language()] ?? ''),
    el('span', {class: 'price'}, won(product.base_price)));
}

if (shelf) {
  show(render);
  load();
}
