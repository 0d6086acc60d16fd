/** Asks who decides and why; what a person did is written down with both. */

import { el, put } from './dom.js';
import { attempt, button } from './parts.js';
import { t } from './texts.js';

const ACTOR = 'naru.admin.actor';

/**
 * Opens a form in `place`. While it is open, nothing is drawn over it.
 *
 * @param fields more of it, between the question and the name
 * @param send gets `{actor, note}` and answers a promise; the form closes when that is kept
 */
export function ask(place, { question, submit, fields = [], send, testid }) {
  const actor = el('input.input', { name: 'actor', required: true, maxlength: 100, autocomplete: 'off', value: sessionStorage.getItem(ACTOR) ?? '', testid: `${testid}-actor` });
  const note = el('textarea.input', { name: 'note', required: true, maxlength: 1000, rows: 2, testid: `${testid}-note` });
  const go = el('button.button.button--small.button--primary', { type: 'submit', testid: `${testid}-send` }, submit);
  const close = () => put(place);
  const form = el('form.ask', {
    'data-asking': '', testid,
    onsubmit: async (event) => {
      event.preventDefault();
      sessionStorage.setItem(ACTOR, actor.value.trim());
      await attempt(go, async () => {
        await send({ actor: actor.value.trim(), note: note.value.trim() }, new FormData(form), close);
      });
    },
  },
  el('p', {}, question), ...fields,
  el('label.field', {}, t('form.actor'), actor),
  el('label.field', {}, t('form.note'), note),
  el('div.buttons', {}, go, button(t('form.cancel'), close)));
  put(place, form);
  (form.querySelector('input[type=radio]') ?? (actor.value === '' ? actor : note)).focus();
}
