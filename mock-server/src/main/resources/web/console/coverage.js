/** Coverage: every path of Iamport's V1 API, and how much of it this server plays. */

import { fill, h } from '../common/dom.js';
import { pick, t } from '../common/i18n.js';
import { get } from './control.js';
import { failed, label, section, table } from './parts.js';

const LEVELS = ['full', 'partial', 'none'];
const TONE = { full: 'good', partial: 'warn', none: 'plain' };

/** Outlives the page: which levels are wanted. */
const chosen = { hidden: new Set() };

export function coveragePage(root, _, parameters) {
  let all = [];
  let text = parameters.get('q') ?? '';
  const chips = h('div.chips', { role: 'group', 'aria-label': t('coverage.levels') });
  const place = h('div.stack', { data: { testid: 'coverage' } });
  const search = h('input.input', {
    type: 'search', value: text, placeholder: t('coverage.filter'), 'aria-label': t('coverage.filter'),
    data: { testid: 'coverage-filter', filter: '' },
    oninput: () => {
      text = search.value.trim();
      history.replaceState(null, '', text === '' ? '#/coverage' : `#/coverage?q=${encodeURIComponent(text)}`);
      draw();
    },
  });
  fill(root, h('h1', {}, t('tab.coverage')), h('p.muted', {}, t('coverage.intro')), h('div.tools', {}, search, chips), place);
  load();
  return {};

  async function load() {
    try {
      all = (await get('coverage')) ?? [];
      draw();
    } catch (error) {
      failed(place, error, load);
    }
  }

  function draw() {
    fill(chips, LEVELS.map((level) => h(`button.chip.chip--${TONE[level]}`, {
      type: 'button', 'aria-pressed': String(!chosen.hidden.has(level)), data: { testid: `coverage-${level}` },
      onclick: () => {
        chosen.hidden.has(level) ? chosen.hidden.delete(level) : chosen.hidden.add(level);
        draw();
        chips.querySelector(`[data-testid="coverage-${level}"]`).focus();
      },
    }, `${t(`coverage.${level}`)} ${all.filter((one) => one.level === level).length}`)));
    const groups = grouped(all.filter((one) => !chosen.hidden.has(one.level) && matches(one)));
    fill(place, groups.size === 0
      ? h('p.empty.card.muted', {}, t('coverage.none_match'))
      : [...groups].map(([name, paths]) => section(`/${name}`, h('div.fixed', {}, table(
        [{ text: t('coverage.path') }, { text: t('coverage.level') }, { text: t('coverage.note'), optional: true }], paths.map(row))))));
  }

  function matches(one) {
    return text === '' || [one.method, one.path, pick(one.note)].some((part) => String(part ?? '').toLowerCase().includes(text.toLowerCase()));
  }
}

function grouped(paths) {
  const groups = new Map();
  for (const one of paths) {
    const name = one.path.split('/')[1];
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return groups;
}

function row(one) {
  const note = pick(one.note);
  return h('tr', { data: { testid: 'coverage-row' } },
    h('td', {}, h('span.method', { data: { method: one.method } }, one.method), ' ', h('code.path', {}, one.path),
      note ? h('div.small.muted.only-narrow', {}, note) : null),
    h('td', {}, h(`span.badge.badge--${TONE[one.level]}`, {}, label(`coverage.${one.level}`, one.level))),
    h('td.optional.small.muted', {}, note ?? ''));
}
