/** The forms that open a merchant and that change one. */

import { fill, h } from '../common/dom.js';
import { t } from '../common/i18n.js';
import { post, put } from './control.js';
import { channelsEditor } from './channels.js';
import { field, input, select, typed } from './forms.js';
import { attempt, toast } from './parts.js';
import { refreshSpaces, spaceLink } from './spaces.js';

const FORMATS = [['json', 'application/json'], ['form', 'application/x-www-form-urlencoded']];
const CLOCKS = ['system', 'frozen', 'auto', 'scaled:60'];

/** Changes the merchant; calls back when the server has taken the change. */
export function merchantForm(merchant, changed) {
  const parts = commonParts(merchant);
  const channels = channelsEditor(merchant.channels ?? []);
  return form(t('merchant.save'), 'merchant-save', [parts.element, h('h3', {}, t('merchant.channels')), channels.element], async () => {
    await put(`merchants/${encodeURIComponent(merchant.imp_key)}`, { ...parts.read(), channels: channels.read() });
    toast(t('merchant.saved'));
    await refreshSpaces();
    await changed();
  });
}

/** Opens a merchant and goes to it. */
export function newMerchantForm() {
  const number = Date.now().toString(36).slice(-5);
  const key = input(`imp_key_${number}`, { testid: 'new-imp-key', required: true, pattern: '[A-Za-z0-9_\\-]+' });
  const secret = input(`imp_secret_${number}`, { testid: 'new-imp-secret', required: true, pattern: '[A-Za-z0-9_\\-]+' });
  const code = input(`imp_${number}`, { testid: 'new-user-code', required: true, pattern: '[A-Za-z0-9_\\-]+' });
  const clock = select(CLOCKS.map((mode) => [mode, t(`clock.${mode.split(':')[0]}Long`)]), 'system', { testid: 'new-clock' });
  const parts = commonParts({ shop_name: t('merchants.newName') });
  const keys = h('div.form-grid', {},
    field('imp_key', key), field('imp_secret', secret), field(t('merchant.userCode'), code),
    field(t('merchant.clock'), clock, t('merchant.clockNote')));
  return form(t('merchants.open'), 'merchant-open', [keys, parts.element], async () => {
    const opened = await post('merchants', {
      imp_key: key.value.trim(),
      imp_secret: secret.value.trim(),
      user_code: code.value.trim(),
      clock: { mode: clock.value },
      ...parts.read(),
    });
    window.location.assign(spaceLink(opened.imp_key, '#/settings'));
  }, h('a.button', { href: '#/settings' }, t('form.cancel')));
}

function commonParts(merchant) {
  const name = input(merchant.shop_name, { testid: 'merchant-shop-name', required: true, maxlength: 100 });
  const products = url(merchant.product_info_url, 'merchant-product-info-url');
  const fees = url(merchant.additional_fee_url, 'merchant-additional-fee-url');
  const webhook = url(merchant.webhook?.url, 'merchant-webhook-url');
  const format = select(FORMATS, merchant.webhook?.content_type ?? 'json', { testid: 'merchant-webhook-format' });
  return {
    element: h('div.form-grid', {},
      field(t('merchant.shopName'), name),
      field(t('connect.product_info_url'), products),
      field(t('connect.additional_fee_url'), fees),
      field(t('connect.webhook_url'), webhook),
      field(t('policy.contentType'), format)),
    read: () => ({
      shop_name: name.value.trim(),
      product_info_url: typed(products),
      additional_fee_url: typed(fees),
      webhook: { url: typed(webhook), content_type: format.value },
    }),
  };
}

function url(value, testid) {
  return input(value, { testid, type: 'url', placeholder: 'http://127.0.0.1:8080/…' });
}

function form(label, testid, parts, save, ...more) {
  const submit = h('button.button.button--primary', { type: 'submit', data: { testid } }, label);
  return fill(h('form.stack', {
    onsubmit: (event) => {
      event.preventDefault();
      attempt(submit, save);
    },
  }), parts, h('div.tools', {}, submit, more));
}
