/** Asks for the token; it stays in this tab's session storage and nowhere else. */

import { forgetToken, get, keepToken } from './api.js';
import { el, put } from './dom.js';
import { attempt } from './parts.js';
import { t } from './texts.js';

export function loginPage(root, opened) {
  const token = el('input.input', { type: 'password', name: 'token', required: true, autocomplete: 'current-password', testid: 'token' });
  const go = el('button.button.button--primary', { type: 'submit', testid: 'enter' }, t('login.enter'));
  put(root, el('form.card.login', {
    testid: 'login',
    onsubmit: (event) => {
      event.preventDefault();
      attempt(go, async () => {
        keepToken(token.value.trim());
        try {
          await get('merchants', { limit: 1 });
        } catch (error) {
          forgetToken();
          throw error;
        }
        opened();
      });
    },
  },
  el('h1', {}, t('login.title')), el('p.muted', {}, t('login.note')),
  el('label.field', {}, t('login.token'), token), go));
  token.focus();
}
