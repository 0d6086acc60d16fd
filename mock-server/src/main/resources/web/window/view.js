/** Draws the parts of the checkout that are read, not typed: lines, sums, refused lines, the paid page. */

import { choice, keepFocus } from '../common/choice.js';
import { fill, h } from '../common/dom.js';
import { won } from '../common/format.js';
import { pick, t } from '../common/i18n.js';

/** Every redraw would ask for them again. */
const brokenImages = new Set();
const MEANS = ['card', 'point', 'trans', 'vbank'];

export function drawLines(list, checkout) {
  fill(list, checkout.lines.map((line) =>
    h('li.line' + (line.kind === 'supplement' ? '.line--supplement' : '') + (line.removed ? '.line--removed' : ''),
      { data: { testid: `line-${line.line}` } },
      thumbnail(line),
      h('div.line__text', {}, description(line),
        line.removed ? h('span', {}, h('span.badge', {}, t('lines.removed'))) : null,
        !line.removed && line.refusal
          ? h('span', {}, h('span.badge.badge--bad', {}, pick(line.refusal) ?? t('lines.refused'))) : null),
      h('span.line__amount.num', {}, won(line.amount)))));
}

/** Goods, each shipping group that costs something now, and what is paid on delivery. */
export function drawSums(sums, checkout) {
  const groups = checkout.shipping?.groups ?? [];
  const prepaid = groups.filter((group) => group.prepaid);
  const rows = [
    row('total.goods', won(checkout.goods_amount), 'goods-amount'),
    row('total.shipping', checkout.shipping.prepaid === 0 ? t('total.free') : won(checkout.shipping.prepaid), 'shipping-amount'),
    prepaid.length > 1 || prepaid.some((group) => group.area > 0) ? prepaid.map((group) => groupDetail(group, checkout, prepaid)) : null,
    checkout.shipping.collect > 0 ? row('total.collect', won(checkout.shipping.collect), 'collect-amount') : null,
  ];
  fill(sums, rows);
}

/** What the buyer can pay with; a deposit is ordered now and paid later. */
export function drawMeans(place, chosen) {
  keepFocus(() => fill(place, MEANS.map((id) => choice(id, t(`pay.means.${id}`), id === chosen))));
}

/** What the fee calculator had to guess or could not ask; the developer's business, not the buyer's. */
export function drawWarnings(place, checkout) {
  const warnings = checkout.shipping?.warnings ?? [];
  fill(place, warnings.map((warning, i) => h('p.notice.notice--warn.small', { data: { testid: `shipping-warning-${i}` } }, pick(warning))));
  return warnings.length > 0;
}

export function drawRefusedLines(body, checkout) {
  fill(body, refusedLines(checkout).map((line) =>
    h('tr', { data: { testid: `refusal-line-${line.line}` } },
      h('td', {}, h('div.refused', {}, thumbnail(line, true), h('div.line__text', {}, description(line)))),
      h('td', { data: { testid: `refusal-reason-${line.line}` } }, pick(line.refusal) ?? t('refusal.unknown')))));
}

export function drawPaid(facts, checkout) {
  const address = checkout.address ?? {};
  const fact = (label, value, testid) => [h('dt', {}, t(label)), h('dd', { data: { testid } }, value)];
  fill(facts,
    fact('paid.order', h('span.mono', {}, checkout.merchant_uid), 'paid-order'),
    fact('pay.means', t(`pay.means.${checkout.pay_method ?? 'card'}`), 'paid-means'),
    fact(checkout.pay_method === 'vbank' ? 'paid.toDeposit' : 'paid.amount', h('strong.num', {}, won(checkout.pay_amount)), 'paid-amount'),
    fact('paid.address', [address.postcode && `(${address.postcode}) `, address.base, ' ', address.detail ?? ''], 'paid-address'));
}

export function refusedLines(checkout) {
  return checkout.lines.filter((line) => line.refusal && !line.removed);
}

/** Whether anything but refused lines is still in the order. */
export function somethingLeft(checkout) {
  return checkout.lines.some((line) => !line.removed && !line.refusal);
}

function description(line) {
  const supplement = line.kind === 'supplement' ? h('span.badge', {}, t('lines.supplement')) : null;
  return [
    h('span.line__name', {}, supplement, supplement ? ' ' : null, line.name),
    line.option_text ? h('span.small', {}, line.option_text) : null,
    h('span.small.muted.num', {}, `${won(line.unit_price)} ${t('lines.quantity', { count: line.quantity })}`),
  ];
}

export function thumbnail(line, small) {
  const box = h('div.thumb' + (small ? '.thumb--small' : ''), { 'aria-hidden': 'true' }, (line.name ?? '?').trim().charAt(0));
  if (/^https?:/i.test(line.image_url ?? '') && !brokenImages.has(line.image_url)) {
    const image = h('img', { src: line.image_url, alt: '', referrerpolicy: 'no-referrer' });
    image.addEventListener('error', () => {
      brokenImages.add(line.image_url);
      image.remove();
    });
    box.append(image);
  }
  return box;
}

function groupDetail(group, checkout, groups) {
  const parts = [`${t('total.base')} ${won(group.base)}`];
  if (group.area > 0) {
    parts.push(`${t('total.area')} ${won(group.area)}`);
  }
  return h('div.sums__row.sums__row--detail', {}, h('dt', {}, groupName(group, checkout, groups)), h('dd.num', {}, parts.join(' + ')));
}

/** The shop's own name of a bundle means nothing to a buyer; what never bundles is called what it is. */
function groupName(group, checkout, groups) {
  if (group.group_id) {
    return t('total.bundle', { number: groups.filter((one) => one.group_id).indexOf(group) + 1 });
  }
  return checkout.lines.find((line) => group.product_ids.includes(line.product_id))?.name ?? '';
}

function row(label, value, testid) {
  return h('div.sums__row', {}, h('dt', {}, t(label)), h('dd.num', { data: { testid } }, value));
}
