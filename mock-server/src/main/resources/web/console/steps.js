/** What to do when nothing has happened yet: three steps that connect a shop. */

import { h } from '../common/dom.js';
import { t } from '../common/i18n.js';
import { copyable } from './parts.js';

export function steps() {
  const origin = window.location.origin;
  return h('section.empty.card', { data: { testid: 'empty' } },
    h('h2', {}, t('steps.title')),
    h('ol.steps', {},
      h('li', {}, h('h3', {}, t('steps.one')), copyable(`<script src="${origin}/v1/iamport.js"></script>\n<script src="${origin}/customer/js/naverPayButton.js"></script>`)),
      h('li', {}, h('h3', {}, t('steps.two')), copyable(origin), h('p.muted.small', {}, t('steps.twoNote'))),
      h('li', {}, h('h3', {}, t('steps.three')), h('p.muted.small', {}, t('steps.threeNote')))),
    h('p', {}, h('a', { href: '#/connect' }, t('steps.more'))));
}
