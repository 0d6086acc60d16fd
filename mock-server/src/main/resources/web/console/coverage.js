/** Coverage: every path of Iamport's V1 API, and how much of it this server plays. */

import { fill, h } from '../common/dom.js';
import { language, t } from '../common/i18n.js';
import { get } from './control.js';
import { koreanNotes } from './coverage-notes.js';
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
    const played = groups.filter(([name]) => isPlayed(name));
    const others = groups.filter(([name]) => !isPlayed(name)).flatMap(([, paths]) => paths);
    fill(place,
      groups.length === 0 ? h('p.empty.card.muted', {}, t('coverage.none_match')) : null,
      played.map(([name, paths]) => section(`/${name}`, listing(paths))),
      others.length > 0 ? section(t('coverage.others'), h('p.muted.small', {}, t('coverage.othersNote')), listing(others)) : null);
  }

  /** Whether anything of this part of the API is simulated, whatever is filtered out just now. */
  function isPlayed(name) {
    return all.some((one) => groupOf(one) === name && one.level !== 'none');
  }

  function matches(one) {
    return text === '' || [one.method, one.path, noteOf(one)].some((part) => String(part ?? '').toLowerCase().includes(text.toLowerCase()));
  }
}

function grouped(paths) {
  const groups = new Map();
  for (const one of paths) {
    groups.set(groupOf(one), [...(groups.get(groupOf(one)) ?? []), one]);
  }
  return [...groups];
}

function groupOf(one) {
  return one.path.split('/')[1];
}

function listing(paths) {
  return h('div.fixed.dense', {}, table(
    [{ text: t('coverage.path') }, { text: t('coverage.level') }, { text: t('coverage.note'), optional: true }], paths.map(row)));
}

function noteOf(one) {
  return language() === 'ko' ? koreanNotes[one.note] ?? one.note : one.note;
}

function row(one) {
  const note = noteOf(one);
  return h('tr', { data: { testid: 'coverage-row' } },
    h('td', {}, h('span.method', { data: { method: one.method } }, one.method), ' ', h('code.path', {}, steps(one.path)),
      note ? h('div.small.muted.only-narrow', {}, note) : null),
    h('td', {}, h(`span.badge.badge--${TONE[one.level]}`, {}, label(`coverage.${one.level}`, one.level))),
    h('td.optional.small.muted', {}, note ?? ''));
}

/** A long path breaks after a slash, not in the middle of a word. */
function steps(path) {
  return path.split(/(?<=\/)/).flatMap((part) => [part, h('wbr')]);
}
