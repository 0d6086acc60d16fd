/** Inspection: what Naver's reviewers would fault in what this shop has done so far. */

import { fill, h } from '../common/dom.js';
import { dateTime } from '../common/format.js';
import { pick, t } from '../common/i18n.js';
import { get } from './control.js';
import { loader } from './loader.js';
import { table, throttled } from './parts.js';
import { orderLink } from './timeline.js';

const SETTLE_MS = 400;

export function inspectionPage(root) {
  const place = h('div.stack', { data: { testid: 'inspection' } });
  const load = loader(place, () => get('inspection'), draw);
  const later = throttled(load, SETTLE_MS);
  fill(root, h('h1', {}, t('tab.inspection')), h('p.muted', {}, t('inspection.intro')), place);
  load();
  return { entry: later, close: later.cancel };

  function draw(notes) {
    fill(place,
      notes.length === 0
        ? h('section.empty.card', { data: { testid: 'inspection-empty' } }, h('h2', {}, t('inspection.none')), h('p.muted', {}, t('inspection.noneNote')))
        : [...byCode(notes)].map(([code, rows]) => finding(code, rows)),
      h('section.card.block', {}, h('h2', {}, t('inspection.byHand')), h('p.muted.small', {}, t('inspection.byHandNote')),
        h('ul.bullets', {}, ['errorMsg', 'redirect', 'reason'].map((what) => h('li', {}, t(`inspection.byHand.${what}`))))));
  }
}

function byCode(notes) {
  const groups = new Map();
  for (const note of notes) {
    groups.set(note.code, [...(groups.get(note.code) ?? []), note]);
  }
  return groups;
}

function finding(code, rows) {
  const [first] = rows;
  return h('section.card.block.inspection', { data: { testid: `inspection-${code}` } },
    h('div.title', {}, h('h2', {}, pick(first.title) ?? code), h('code.muted.small', {}, code)),
    h('p', {}, pick(first.why)),
    table([
      { text: t('inspection.where') },
      { text: t('inspection.evidence') },
      { text: t('inspection.times'), number: true },
      { text: t('inspection.last'), optional: true },
    ], rows.map((one) => h('tr', {},
      h('td', {}, subject(one)),
      h('td', {}, h('code.evidence', {}, one.evidence ?? '')),
      h('td.number.num', {}, one.count ?? 1),
      h('td.num.optional', {}, dateTime(one.last_at))))));
}

function subject(one) {
  const id = one.merchant_uid ?? one.imp_uid;
  return id ? h('a.mono', { href: orderLink(one.imp_uid ?? id) }, id) : h('span.muted', {}, '–');
}
