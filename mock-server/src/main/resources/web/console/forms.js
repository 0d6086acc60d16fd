/** Labelled inputs, and how a form's answer is read. */

import { fill, h } from '../common/dom.js';
import { t } from '../common/i18n.js';
import { button } from './parts.js';

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

/**
 * Asks for more before something is done. The form stays until the answer was taken, or is left.
 *
 * @param submit the button that sends
 * @param send gets that button; answers null when the answer was not taken
 * @param left called when the form is gone
 */
export function askForm(place, fields, submit, send, left) {
  const form = h('form.stack.inset', {
    data: { asking: '' },
    onsubmit: async (event) => {
      event.preventDefault();
      if ((await send(submit)) !== null) {
        leave();
      }
    },
  }, h('div.form-grid', {}, fields), h('div.tools', {}, submit, button(t('form.cancel'), leave)));
  fill(place, form);

  function leave() {
    form.remove();
    left();
  }
}

/** What was typed, or null when nothing was: an empty field takes a setting away. */
export function typed(control) {
  const text = control.value.trim();
  return text === '' ? null : text;
}
