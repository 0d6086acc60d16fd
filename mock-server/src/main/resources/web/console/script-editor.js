/** What the next charges of a billing key come to: a list that each charge takes one from; after it they are paid again. */

import { fill, h } from '../common/dom.js';
import { t } from '../common/i18n.js';
import { put } from './control.js';
import { attempt, button, toast } from './parts.js';

const PAID = 'paid';
/** Reasons as Naver Pay and card companies word them; any other text will do. */
const REASONS = ['한도 초과', '잔액 부족', '유효하지 않은 카드', '카드사 점검 중'];

export function scriptEditor(customerUid) {
  let saved = [];
  let outcomes = [];
  const list = h('ol.script', { data: { testid: 'script' } });
  const save = button(t('form.save'), (event) => attempt(event.currentTarget, async () => {
    await put(`billing-keys/${encodeURIComponent(customerUid)}/script`, { outcomes });
    saved = [...outcomes];
    toast(t('script.saved'));
  }).then(draw), { testid: 'script-save', primary: true, small: false });
  const own = h('input.input', { type: 'text', maxlength: 200, placeholder: t('script.own'), 'aria-label': t('script.own'), data: { testid: 'script-own' } });
  const addOwn = h('form.tools', {
    onsubmit: (event) => {
      event.preventDefault();
      if (own.value.trim() !== '') {
        add(own.value.trim());
        own.value = '';
        own.focus();
      }
    },
  }, own, h('button.button.button--small', { type: 'submit' }, t('script.add')));
  const element = h('div.stack', {},
    h('p.muted.small', {}, t('script.note')),
    list,
    h('div.tools', { role: 'group', 'aria-label': t('script.add') },
      button(`＋ ${t('script.paid')}`, () => add(PAID), { testid: 'script-add-paid' }),
      REASONS.map((reason) => button(`＋ ${reason}`, () => add(reason), { testid: `script-add-${reason}` }))),
    addOwn,
    h('div.tools', {}, save));
  draw();
  return { element, show };

  /** A charge that has taken one away shows at once, unless somebody is in the middle of writing another list. */
  function show(current) {
    const untouched = same(outcomes, saved);
    saved = [...current];
    if (untouched) {
      outcomes = [...current];
      draw();
    }
  }

  function add(outcome) {
    outcomes = [...outcomes, outcome];
    draw();
  }

  function move(i, by) {
    [outcomes[i], outcomes[i + by]] = [outcomes[i + by], outcomes[i]];
    draw();
  }

  function draw() {
    fill(list,
      outcomes.map((outcome, i) => h('li', {},
        h('span.num.muted', {}, `${i + 1}.`),
        h('span.badge' + (outcome === PAID ? '.badge--good' : '.badge--bad'), {}, outcome === PAID ? t('script.paid') : outcome),
        h('span.held__buttons', {},
          button('↑', () => move(i, -1), { disabled: i === 0, title: t('webhook.earlier') }),
          button('↓', () => move(i, 1), { disabled: i === outcomes.length - 1, title: t('webhook.later') }),
          button('×', () => {
            outcomes = outcomes.filter((_, each) => each !== i);
            draw();
          }, { title: t('channel.remove') })))),
      h('li.script__rest.muted', {}, t(outcomes.length === 0 ? 'script.allPaid' : 'script.thenPaid')));
    save.disabled = same(outcomes, saved);
  }
}

function same(a, b) {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
