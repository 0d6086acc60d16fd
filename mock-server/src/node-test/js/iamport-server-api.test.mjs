// npm "iamport-server-api": fetch, a connector that renews its token, types from another simulation's point of view.
import assert from 'node:assert/strict';
import test from 'node:test';
import api from 'iamport-server-api';
import { key, orderNo, recorded, registered, rejection, secret, url } from './mock.mjs';

const { IamportConnector, HttpError, functional } = api;
const connector = new IamportConnector(url, { imp_key: key, imp_secret: secret });

test('reads a payment', async () => {
  const { imp_uid } = await recorded(orderNo(), 1000);

  const { code, message, response } = await functional.payments.at(await connector.get(), imp_uid, {});

  assert.equal(code, 0);
  assert.equal(message, null);
  assert.equal(response.status, 'paid');
});

test('passes its query on', async () => {
  const { imp_uid } = await recorded(orderNo(), 1000);

  const { response } = await functional.payments.at(await connector.get(), imp_uid, {
    extension: true,
    include_sandbox: true,
  });

  assert.equal(response.imp_uid, imp_uid);
});

test('cancels with every field it knows', async () => {
  const merchant_uid = orderNo();
  const { imp_uid } = await recorded(merchant_uid, 1000);

  const { response } = await functional.payments.cancel(await connector.get(), {
    imp_uid,
    merchant_uid,
    amount: 250,
    checksum: null,
    reason: '변심',
    tax_free: 0,
  });

  assert.equal(response.status, 'cancelled');
  assert.equal(response.cancel_history[0].amount, 250);
});

test('hears of an unknown payment by HTTP status', async () => {
  const refused = await rejection(functional.payments.at(await connector.get(), 'imp_000000000000', {}));

  assert.ok(refused instanceof HttpError);
  assert.equal(refused.status, 404);
});

test('shares one token among connectors of one key', async () => {
  const other = new IamportConnector(url, { imp_key: key, imp_secret: secret });

  assert.equal((await other.get()).headers.Authorization, (await connector.get()).headers.Authorization);
});

test('reads, charges and ends a billing key', async () => {
  const customer_uid = await registered(orderNo());

  const read = await functional.subscribe.customers.at(await connector.get(), customer_uid);
  const paid = await functional.subscribe.payments.again(await connector.get(), {
    customer_uid,
    merchant_uid: orderNo(),
    amount: 1500,
    name: '구독',
    currency: 'KRW',
  });
  const ended = await functional.subscribe.customers.erase(await connector.get(), customer_uid);

  assert.equal(read.response.customer_uid, customer_uid);
  assert.equal(paid.response.status, 'paid');
  assert.equal(ended.response.customer_uid, customer_uid);
});

test('is told that card data is not simulated', async () => {
  const refused = await rejection(
    functional.subscribe.payments.onetime(await connector.get(), {
      card_number: '1111-2222-3333-4444',
      expiry: '2030-12',
      birth: '880311',
      merchant_uid: orderNo(),
      amount: 25000,
      name: '주문',
    }),
  );

  assert.equal(refused.status, 501);
});
