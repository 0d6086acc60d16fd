// npm "iamporter": axios, raw token, a 404 is an answer and not an error.
import assert from 'node:assert/strict';
import test from 'node:test';
import iamporter from 'iamporter';
import { advance, key, orderNo, recorded, registered, rejection, secret, url } from './mock.mjs';

const { Iamporter, IamporterError } = iamporter;
const client = () => new Iamporter({ apiKey: key, secret, host: url });

test('reads a payment by its id and by its order number', async () => {
  const order = orderNo();
  const { imp_uid } = await recorded(order, 1000);

  const byId = await client().findByImpUid(imp_uid);
  const byOrder = await client().findByMerchantUid(order);
  const all = await client().findAllByMerchantUid(order);

  assert.equal(byId.data.status, 'paid');
  assert.equal(byId.raw.code, 0);
  assert.equal(byId.raw.message, null);
  assert.deepEqual(byOrder.data, byId.data);
  assert.equal(all.data.total, 1);
});

test('takes an unknown payment for an answer', async () => {
  const { status, data, message } = await client().findByImpUid('imp_000000000000');

  assert.equal(status, 404);
  assert.equal(data, null);
  assert.equal(message, '존재하지 않는 결제정보입니다.');
});

test('lists payments by status, in pages', async () => {
  await recorded(orderNo(), 1000);
  await recorded(orderNo(), 1000);

  const { data } = await client().findAllByStatus('paid', { page: 2, limit: 1 });

  assert.equal(data.list.length, 1);
  assert.equal(data.previous, 1);
});

test('cancels by either id', async () => {
  const order = orderNo();
  const { imp_uid } = await recorded(order, 1000);

  const part = await client().cancelByImpUid(imp_uid, { amount: 400, reason: '변심' });
  const rest = await client().cancelByMerchantUid(order, { reason: '변심' });
  const unknown = await rejection(client().cancelByMerchantUid(orderNo()));

  assert.equal(part.data.cancel_amount, 400);
  assert.equal(rest.data.cancel_amount, 1000);
  assert.ok(unknown instanceof IamporterError);
  assert.equal(unknown.message, '취소할 결제건이 존재하지 않습니다.');
});

test('registers and reads an amount', async () => {
  const merchant_uid = orderNo();

  await client().createPreparedPayment({ merchant_uid, amount: 1234 });

  assert.equal((await client().getPreparedPayment(merchant_uid)).data.amount, 1234);
});

test('is refused with wrong keys', async () => {
  const refused = await rejection(new Iamporter({ apiKey: key, secret: 'wrong', host: url }).findByImpUid('x'));

  assert.equal(refused.message, '아임포트 API 인증에 실패하였습니다.');
});

test('keeps its token over many calls and renews it before its end', async () => {
  const { imp_uid } = await recorded(orderNo(), 1000);
  const iamport = client();
  await iamport.findByImpUid(imp_uid);
  const { token } = iamport;
  await advance('PT29M30S');

  await iamport.getToken();

  assert.equal(iamport.token, token);
  assert.equal((await iamport.findByImpUid(imp_uid)).status, 200);
});

test('charges a billing key and believes only a paid answer of the right amount', async () => {
  const customer_uid = await registered(orderNo());

  const key = await client().getSubscription(customer_uid);
  const { data } = await client().paySubscription({ customer_uid, merchant_uid: orderNo(), amount: 2000 });
  const deleted = await client().deleteSubscription(customer_uid);
  const unknown = await rejection(
    client().paySubscription({ customer_uid, merchant_uid: orderNo(), amount: 2000 }),
  );

  assert.equal(key.data.customer_uid, customer_uid);
  assert.equal(data.status, 'paid');
  assert.equal(deleted.data.customer_uid, customer_uid);
  assert.equal(unknown.message, '등록되지 않은 구매자입니다.');
});

test('is told that card data and virtual accounts are not simulated', async () => {
  const onetime = await rejection(
    client().payOnetime({ merchant_uid: orderNo(), amount: 1, card_number: '1', expiry: '2030-01', birth: '000101' }),
  );
  const vbank = await rejection(
    client().createVbank({ merchant_uid: orderNo(), amount: 1, vbank_code: '1', vbank_due: 1, vbank_holder: 'x' }),
  );

  assert.equal(onetime.status, 501);
  assert.equal(vbank.status, 501);
});
