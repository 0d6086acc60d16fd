/* One product: choose options, collect several choices, add supplements, buy. */
import {ask, byId, cart, el, keepingFocus, lineKey, orderItems, show, stepper} from './common.js';
import {buyable, describe, forSale, has} from './lines.js';
import {forgetRefusal, mountNpay} from './npay.js';
import {language, t, won} from './words.js';

const RETRY_MS = 2000;
const INPUT_LENGTH = 50;
const id = decodeURIComponent(window.location.pathname.split('/')[2]);

let product = null;
let description = {};
let trouble = 'loading';
let chosen = {};
let lines = [];
let supplements = new Map();
let note = null;

const options = () => product?.option_items ?? [];
const combinations = () => product?.combinations ?? [];
const onSale = () => product !== null && forSale(product);

async function load() {
  try {
    ({product, description} = await ask(`/api/products/${encodeURIComponent(id)}`));
    trouble = null;
    lines = options().length === 0 ? [{product_id: id, quantity: 1}] : [];
    document.title = product.name;
    mountNpay({
      from: 'product',
      items: () => orderItems(lines, pickedSupplements()),
      zzim: () => [wish()],
      enabled: onSale,
      whyNot: () => t(onSale() ? 'chooseFirst' : 'soldOutText'),
    });
  } catch (refused) {
    // Right after the very first start the catalogue may still be on its way into the gateway.
    trouble = refused.status === 404 ? 'unknownProduct' : 'preparing';
    setTimeout(load, RETRY_MS);
  }
  render();
}

function wish() {
  return {
    id: product.id, name: product.name, desc: description.ko ?? product.name, uprice: product.base_price,
    url: product.info_url, image: product.image_url,
  };
}

function render() {
  byId('product').classList.toggle('waiting', trouble !== null);
  if (trouble !== null) {
    byId('facts').replaceChildren(el('p', {class: 'empty'}, t(trouble)));
    return;
  }
  byId('picture').replaceChildren(el('img', {src: product.image_url, alt: product.name, width: '600', height: '600'}));
  byId('facts').replaceChildren(
    el('h1', {testid: 'product-name'}, product.name),
    el('p', {class: 'words'}, description[language()] ?? ''),
    el('p', {class: 'price', testid: 'product-price'}, won(product.base_price),
      onSale() ? null : el('span', {class: 'mark still'}, t(product.status === 'NOT_SALE' ? 'notSale' : 'soldOut'))),
    el('p', {class: 'small', testid: 'product-shipping'}, `${t('shipping')} · ${shippingText(product.shipping)}`));
  byId('choices').replaceChildren(...(onSale() ? choices() : []));
  byId('totals').replaceChildren(...(onSale() ? totals() : []));
  byId('add-to-cart').disabled = !onSale() || lines.length === 0;
}

function shippingText(shipping) {
  if (!shipping || shipping.method === 'NOTHING') {
    return t('noShipping');
  }
  const rule = shipping.fee_rule ?? {};
  const parts = [shipping.base_fee === 0 ? t('free') : won(shipping.base_fee)];
  if (rule.free_by_threshold) {
    parts.push(t('freeFrom', won(rule.free_by_threshold)));
  }
  if (rule.repeat_by_qty) {
    parts.push(t('repeatByQty', String(rule.repeat_by_qty)));
  }
  if (rule.ranges_by_qty) {
    parts.push(t('byQuantity'));
  }
  if (Array.isArray(rule.surcharges_by_area)) {
    rule.surcharges_by_area.forEach(({area, surcharge}) => parts.push(t(area, won(surcharge))));
  } else if (rule.surcharges_by_area) {
    parts.push(t('areaApi'));
  }
  if (shipping.fee_pay_type === 'CASH_ON_DELIVERY') {
    parts.push(t('collect'));
  }
  return parts.join(' · ');
}

function choices() {
  const parts = options().map((item, n) => (item.type === 'INPUT' ? inputFor(item, n) : selectFor(item, n)));
  if (options().length > 0) {
    parts.push(el('button', {type: 'button', class: 'quiet wide', testid: 'add-option', id: 'add-option', disabled: pickedLine() === null, onclick: addOption}, t('addOption')));
    parts.push(el('div', {testid: 'option-lines'}, lines.map(lineRow)));
  } else {
    parts.push(el('div', {class: 'row'}, el('span', {}, t('quantity')),
      stepper(`qty-${id}`, product.name, lines[0].quantity, 1, (quantity) => changed(() => { lines[0].quantity = quantity; }))));
  }
  const extras = product.supplements ?? [];
  if (extras.length > 0) {
    parts.push(el('h2', {}, t('supplements')), ...extras.map(supplementRow));
  }
  return parts;
}

function selectFor(item, n) {
  const earlier = options().slice(0, n).filter((one) => one.type !== 'INPUT');
  const waits = earlier.some((one) => !chosen[one.name]);
  const select = el('select', {testid: `option-select-${n}`, id: `option-${n}`, disabled: waits, onchange: (event) => changed(() => pick(n, event.target.value))},
    el('option', {value: ''}, t('choose', item.name)),
    item.values.map((value) => {
      const state = waits ? {open: true, text: ''} : offer(item, value, n);
      return el('option', {value: value.id, disabled: !state.open, selected: chosen[item.name] === value.id}, value.text + state.text);
    }));
  return el('label', {class: 'field'}, el('span', {}, item.name), select);
}

/** Whether a value leads to a combination that exists and can be bought, given what is chosen before it. */
function offer(item, value, n) {
  if (combinations().length === 0) {
    return buyable(value) ? {open: true, text: ''} : {open: false, text: ` (${t('soldOut')})`};
  }
  const before = options().slice(0, n).filter((one) => one.type !== 'INPUT');
  const wanted = [...before.map((one) => [one.name, chosen[one.name]]), [item.name, value.id]];
  const existing = combinations().filter((one) => has(one, wanted));
  const open = value.status !== false && existing.some(buyable);
  if (!open) {
    return {open, text: existing.length > 0 ? ` (${t('soldOut')})` : ''};
  }
  const last = options().slice(n + 1).every((one) => one.type === 'INPUT');
  const price = existing[0].price ?? 0;
  return {open, text: last && price !== 0 ? ` (${price > 0 ? '+' : '−'}${won(Math.abs(price))})` : ''};
}

function inputFor(item, n) {
  return el('label', {class: 'field'}, el('span', {}, item.name),
    el('input', {
      type: 'text', testid: `option-input-${n}`, id: `option-${n}`, maxlength: String(INPUT_LENGTH), placeholder: t('typeIn', item.name), value: chosen[item.name] ?? '',
      oninput: (event) => {
        chosen[item.name] = event.target.value;
        byId('add-option').disabled = pickedLine() === null;
      },
      onkeydown: (event) => {
        if (event.key === 'Enter' && pickedLine() !== null) {
          addOption();
        }
      },
    }));
}

// Changing an earlier choice may make a later one impossible, so the later ones are asked again.
function pick(n, value) {
  chosen[options()[n].name] = value || undefined;
  options().slice(n + 1).filter((one) => one.type !== 'INPUT').forEach((one) => { chosen[one.name] = undefined; });
}

/** The line the present choice stands for, or null while it is incomplete. */
function pickedLine() {
  const picked = options().map((item) => [item, item.type === 'INPUT' ? chosen[item.name]?.trim() : chosen[item.name]]);
  if (picked.some(([, value]) => !value)) {
    return null;
  }
  const selects = picked.filter(([item]) => item.type !== 'INPUT');
  const combination = combinations().find((one) => has(one, selects.map(([item, value]) => [item.name, value])));
  if (combinations().length > 0 && selects.length > 0 && !(combination && buyable(combination))) {
    return null;
  }
  if (combination && selects.length === picked.length) {
    return {product_id: id, manage_code: combination.manage_code, quantity: 1};
  }
  const selections = picked.map(([item, value]) => (item.type === 'INPUT' ? {name: item.name, text: value} : {name: item.name, value_id: value}));
  return {product_id: id, selections, quantity: 1};
}

function addOption() {
  const line = pickedLine();
  changed(() => {
    const same = lines.find((one) => lineKey(one) === lineKey(line));
    if (same) {
      same.quantity = Math.min(999, same.quantity + 1);
    } else {
      lines.push(line);
    }
    chosen = {};
  });
}

function lineRow(line) {
  const {text, price} = describe(product, line);
  const testid = line.manage_code ?? `line-${lines.indexOf(line)}`;
  return el('div', {class: 'row line', testid: `option-line-${testid}`},
    el('span', {class: 'grow'}, text),
    stepper(`qty-${testid}`, text, line.quantity, 1, (quantity) => changed(() => { line.quantity = quantity; })),
    el('span', {class: 'amount'}, won(price * line.quantity)),
    el('button', {type: 'button', class: 'plain', 'aria-label': t('removeThis', text), testid: `remove-${testid}`, onclick: () => changed(() => { lines = lines.filter((one) => one !== line); })}, '×'));
}

function supplementRow(supplement) {
  const open = buyable(supplement);
  return el('div', {class: 'row line', testid: `supplement-${supplement.id}`},
    el('span', {class: 'grow'}, supplement.name, el('span', {class: 'small'}, ` ${open ? won(supplement.price) : t('soldOut')}`)),
    open ? stepper(`qty-${supplement.id}`, supplement.name, supplements.get(supplement.id) ?? 0, 0,
      (quantity) => changed(() => supplements.set(supplement.id, quantity))) : null);
}

function pickedSupplements() {
  return [...supplements].filter(([, quantity]) => quantity > 0)
    .map(([supplement, quantity]) => ({product_id: id, id: supplement, quantity}));
}

function totals() {
  const price = (supplement) => (product.supplements ?? []).find((one) => one.id === supplement.id)?.price ?? 0;
  const sum = lines.reduce((total, line) => total + describe(product, line).price * line.quantity, 0)
    + (lines.length > 0 ? pickedSupplements().reduce((total, one) => total + price(one) * one.quantity, 0) : 0);
  return [
    el('div', {class: 'row sum'}, el('span', {class: 'grow'}, t('goodsTotal')), el('strong', {testid: 'goods-total'}, won(sum))),
    el('p', {class: 'small'}, t('shippingLater')),
    note ? el('p', {class: 'busy', testid: 'added'}, t(note), ' ', el('a', {href: '/cart'}, t('seeCart'))) : null,
  ].filter(Boolean);
}

function changed(change) {
  change();
  note = null;
  forgetRefusal();
  keepingFocus(render);
}

byId('add-to-cart').addEventListener('click', () => {
  cart.add(lines.map((line) => ({...line})), pickedSupplements());
  note = 'added';
  render();
});
show(render);
load();
