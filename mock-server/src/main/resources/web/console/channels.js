/** The channels of a merchant: one card each, added and taken away by button. */

import { fill, h } from '../common/dom.js';
import { t } from '../common/i18n.js';
import { checkbox, field, input, select } from './forms.js';
import { button } from './parts.js';

const PROVIDERS = ['naverco', 'naverpay'];
const TYPES = ['payment', 'api_payment', 'certification'];
const MOST = 20;

/** Answers the editor's element and a function that reads what stands in it. */
export function channelsEditor(channels) {
  let rows = channels.map(row);
  const element = h('div.stack', { data: { testid: 'channels' } });
  draw();
  return { element, read: () => rows.map((one) => one.read()) };

  function draw() {
    fill(element,
      rows.map((one) => h('div.channel', {}, one.element,
        button(t('channel.remove'), () => {
          rows = rows.filter((other) => other !== one);
          draw();
        }, { disabled: rows.length === 1, title: rows.length === 1 ? t('channel.last') : undefined }))),
      h('p', {}, button(t('channel.add'), () => {
        rows.push(row(blank(rows.map((one) => one.read()))));
        draw();
      }, { testid: 'channel-add', disabled: rows.length >= MOST })));
  }
}

/** The provider that is not there yet, with a pg_id that no other channel has. */
function blank(existing) {
  const provider = PROVIDERS.find((one) => existing.every((channel) => channel.pg_provider !== one)) ?? 'naverpay';
  const number = existing.filter((channel) => channel.pg_provider === provider).length;
  return { pg_provider: provider, pg_id: `${provider}-local${number === 0 ? '' : number + 1}`, sandbox: true, type: 'payment', channel_name: provider };
}

function row(channel) {
  const provider = select(PROVIDERS.includes(channel.pg_provider) ? both() : [...both(), [channel.pg_provider, channel.pg_provider]],
    channel.pg_provider, { testid: 'channel-provider' });
  const id = input(channel.pg_id, { testid: 'channel-id', required: true, maxlength: 80 });
  const type = select(TYPES.map((one) => [one, one]), channel.type);
  const name = input(channel.channel_name, { maxlength: 100 });
  const key = input(channel.channel_key, { maxlength: 100, placeholder: t('channel.keyMade') });
  const sandbox = checkbox(t('channel.sandbox'), channel.sandbox, { testid: 'channel-sandbox' });
  return {
    element: h('div.channel__fields', {},
      field(t('channel.provider'), provider), field('pg_id', id), field(t('channel.type'), type),
      field(t('channel.name'), name), field('channel_key', key), sandbox.element),
    read: () => ({
      pg_provider: provider.value,
      pg_id: id.value.trim(),
      sandbox: sandbox.box.checked,
      type: type.value,
      channel_name: name.value.trim() || provider.value,
      ...(key.value.trim() === '' ? {} : { channel_key: key.value.trim() }),
    }),
  };
}

function both() {
  return PROVIDERS.map((one) => [one, t(`provider.${one}`)]);
}
