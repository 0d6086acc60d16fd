/** Settings: the merchants of this server, how the chosen one is set up, and how it answers the open questions. */

import { fill, h } from '../common/dom.js';
import { t } from '../common/i18n.js';
import { get } from './control.js';
import { merchantForm, newMerchantForm } from './merchant-form.js';
import { failed, section, table } from './parts.js';
import { chosenSpace, spaceLink } from './spaces.js';
import { switchesSection } from './switches.js';

export function settingsPage(root, argument) {
  const place = h('div.stack', { data: { testid: 'settings' } });
  fill(root, h('h1', {}, t('tab.settings')), place);
  load();
  return {};

  async function load() {
    try {
      const [merchants, info] = await Promise.all([get('merchants'), get('info')]);
      draw(merchants, info);
    } catch (error) {
      failed(place, error, load);
    }
  }

  function draw(merchants, info) {
    const chosen = merchants.find((one) => one.imp_key === chosenSpace(merchants));
    const adding = argument === 'new';
    fill(place,
      section(t('merchants.title'),
        h('p.muted.small', {}, t('merchants.note')),
        list(merchants, chosen),
        adding ? null : h('p', {}, h('a.button.button--small', { href: '#/settings/new', data: { testid: 'merchant-new' } }, t('merchants.new')))),
      adding ? section(t('merchants.new'), newMerchantForm()) : [
        section(t('merchant.title', { key: chosen.imp_key }), merchantForm(chosen, load)),
        switchesSection(chosen.imp_key, info.switches ?? []),
      ]);
  }
}

function list(merchants, chosen) {
  return table([
    { text: t('merchant.shopName') },
    { text: 'imp_key' },
    { text: t('merchant.userCode'), optional: true },
    { text: t('merchant.channels'), optional: true },
    { text: '' },
  ], merchants.map((one) => h('tr', { data: { testid: `merchant-${one.imp_key}` } },
    h('td', {}, one.shop_name),
    h('td.mono', {}, one.imp_key),
    h('td.mono.optional', {}, one.user_code),
    h('td.optional.small', {}, (one.channels ?? []).map((channel) => channel.pg_provider).join(', ')),
    h('td.number', {}, one === chosen
      ? h('span.badge.badge--accent', {}, t('merchants.chosen'))
      : h('a.button.button--small', { href: spaceLink(one.imp_key, '#/settings') }, t('merchants.choose'))))));
}
