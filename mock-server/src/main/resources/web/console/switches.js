/** The questions the documents leave open: how this merchant's server answers each, and why that is the default. */

import { fill, h } from '../common/dom.js';
import { language, pick, t } from '../common/i18n.js';
import { put } from './control.js';
import { input, select } from './forms.js';
import { attempt, button, label, section, toast } from './parts.js';
import { switchTexts } from './switch-texts.js';

/** Outlives a redraw of the page, so that saving does not undo the search. */
const chosen = { text: '', changedOnly: false };

/**
 * @param all rows of `GET info`: name, kind, value, default, source; `values` of a word, `min` and `max` of a number
 */
export function switchesSection(impKey, all) {
  const list = h('ul.switches', { data: { testid: 'switches' } });
  const count = h('span.muted.small', {});
  const rows = all.map((one) => ({ one: { ...one }, element: h('li.switch', { data: { testid: `switch-${one.name}` } }) }));
  const search = h('input.input', {
    type: 'search', value: chosen.text, placeholder: t('switches.filter'), 'aria-label': t('switches.filter'),
    data: { testid: 'switches-filter', filter: '' },
    oninput: () => {
      chosen.text = search.value.trim();
      draw();
    },
  });
  const only = button(t('switches.changedOnly'), () => {
    chosen.changedOnly = !chosen.changedOnly;
    draw();
  }, { testid: 'switches-changed' });
  rows.forEach(drawRow);
  draw();
  return section(t('switches.title'), h('p.muted.small', {}, t('switches.note')), h('div.tools', {}, search, only, count), list);

  function draw() {
    only.setAttribute('aria-pressed', String(chosen.changedOnly));
    const visible = rows.filter(({ one }) => (!chosen.changedOnly || isChanged(one)) && matches(one));
    count.textContent = t('switches.count', { shown: visible.length, all: rows.length, changed: rows.filter(({ one }) => isChanged(one)).length });
    fill(list, visible.length === 0 ? h('li.muted', {}, t('switches.none')) : visible.map(({ element }) => element));
  }

  function drawRow(row) {
    const { one, element } = row;
    const save = (control, value) => attempt(control, async () => {
      await put(`merchants/${encodeURIComponent(impKey)}`, nested(one.name, typedValue(one, value)));
      one.value = value;
      toast(t('switches.saved', { name: title(one), value: wordOf(value) }));
      drawRow(row);
      draw();
    }).then((done) => done === null && drawRow(row));
    element.classList.toggle('switch--changed', isChanged(one));
    fill(element,
      h('div.switch__what', {},
        h('strong', {}, title(one)),
        h('code.muted', {}, one.name),
        h('p.muted.small', {}, t('switches.because'), ' ', why(one))),
      h('div.switch__value', {},
        control(one, save),
        isChanged(one)
          ? button(t('switches.reset', { value: wordOf(one.default) }), (event) => save(event.currentTarget, one.default))
          : h('span.muted.small', {}, t('switches.isDefault'))));
  }
}

function title(one) {
  return pick(switchTexts[one.name]) ?? one.name.replace(/^switches\./, '').replaceAll('_', ' ');
}

function why(one) {
  return language() === 'ko' ? switchTexts[one.name]?.why ?? one.source : one.source;
}

function control(one, save) {
  const testid = `switch-value-${one.name}`;
  const attributes = { testid, 'aria-label': title(one) };
  const change = (event) => event.currentTarget.reportValidity() && save(event.currentTarget, event.currentTarget.value.trim());
  if (one.kind === 'number') {
    return input(one.value, { ...attributes, type: 'number', min: one.min, max: one.max, required: true, onchange: change });
  }
  if (one.values?.length > 0) {
    return select(one.values.map((value) => [value, wordOf(value)]), one.value, { ...attributes, onchange: change });
  }
  return input(one.value, { ...attributes, required: true, onchange: change });
}

function wordOf(value) {
  return label(`switches.word.${value}`, value);
}

function isChanged(one) {
  return one.default !== undefined && String(one.value) !== String(one.default);
}

function typedValue(one, value) {
  return one.kind === 'number' ? Number(value) : one.kind === 'flag' ? value === 'true' : value;
}

/** `switches.php_json` is the field `php_json` of the object `switches`. */
function nested(name, value) {
  const [first, ...rest] = name.split('.');
  return { [first]: rest.length === 0 ? value : nested(rest.join('.'), value) };
}

function matches(one) {
  return chosen.text === '' || [one.name, title(one), why(one), one.value]
    .some((text) => String(text).toLowerCase().includes(chosen.text.toLowerCase()));
}
