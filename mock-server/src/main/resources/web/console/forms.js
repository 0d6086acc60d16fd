/** Labelled inputs, and how a form's answer is read. */

import { h } from '../common/dom.js';

/** A label over a control. */
export function field(text, control, note) {
  return h('label.field', {}, h('span', {}, text), control, note ? h('small.field__note', {}, note) : null);
}

export function input(value, { testid, type = 'text', ...attributes } = {}) {
  return h('input.input', { type, value: value ?? '', spellcheck: 'false', autocomplete: 'off', data: testid ? { testid } : {}, ...attributes });
}

/** @param options pairs of value and text */
export function select(options, value, { testid, ...attributes } = {}) {
  return h('select.input', { data: testid ? { testid } : {}, ...attributes },
    options.map(([id, text]) => h('option', { value: id, selected: String(id) === String(value) }, text)));
}

export function checkbox(text, checked, { testid, ...attributes } = {}) {
  const box = h('input', { type: 'checkbox', checked: checked === true, data: testid ? { testid } : {}, ...attributes });
  return { box, element: h('label.check', {}, box, ' ', text) };
}

/** What was typed, or null when nothing was: an empty field takes a setting away. */
export function typed(control) {
  const text = control.value.trim();
  return text === '' ? null : text;
}
