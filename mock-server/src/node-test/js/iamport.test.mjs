// npm "iamport": raw token, JSON bodies, queries for everything else; its host is a settable default.
import assert from 'node:assert/strict';
import test from 'node:test';
import Iamport from 'iamport';
import { advance, key, now, orderNo, recorded, registered, rejection, secret, url } from './mock.mjs';

Iamport.DEFAULT_HOST = url;
const client = () => new Iamport({ impKey: key, impSecret: secret });

test('reads a payment by its id and by its order number', async () => {
  const order = orderNo();
  const { imp_uid } = await recorded(order, 1000);

  const byId = await client().payment.getByImpUid({ imp_uid });
  const byOrder = await client().payment.getByMerchant({ merchant_uid: order });

  assert.equal(byId.status, 'paid');
  assert.equal(byId.amount, 1000);
  assert.equal(byId.buyer_name, '홍길동');
  assert.deepEqual(byOrder, byId);
});

test('lists payments by status', async () => {
  const order = orderNo();
  await recorded(order, 1000, 'failed');

  const { list } = await client().payment.getByStatus({ payment_status: 'failed', limit: 1000 });

  assert.ok(list.some((payment) => payment.merchant_uid === order));
});

test('cancels a part, then the rest, then hears that nothing is left', async () => {
  const { imp_uid } = await recorded(orderNo(), 1000);
  const iamport = client();

  const part = await iamport.payment.cancel({ imp_uid, amount: 300, reason: '변심', extra: { requester: 'customer' } });
  const rest = await iamport.payment.cancel({ imp_uid, checksum: 700 });
  const nothing = await rejection(iamport.payment.cancel({ imp_uid }));

  assert.equal(part.cancel_amount, 300);
  assert.equal(rest.cancel_amount, 1000);
  assert.equal(nothing.code, 'IAMPORT_1');
  assert.equal(nothing.message, '이미 전액취소된 주문입니다.');
});

test('registers an amount once', async () => {
  const merchant_uid = orderNo();
  const iamport = client();

  const first = await iamport.payment.prepare({ merchant_uid, amount: 500 });
  const again = await rejection(iamport.payment.prepare({ merchant_uid, amount: 500 }));
  const read = await iamport.payment.getPrepare({ merchant_uid });

  assert.equal(first.amount, 500);
  assert.equal(again.code, 'IAMPORT_1');
  assert.equal(read.amount, 500);
});

test('maps HTTP errors to its own codes', async () => {
  const unknown = await rejection(client().payment.getByImpUid({ imp_uid: 'imp_000000000000' }));
  const wrong = await rejection(
    new Iamport({ impKey: key, impSecret: 'wrong' }).payment.getByImpUid({ imp_uid: 'imp_000000000000' }),
  );

  assert.equal(unknown.code, 'HTTP_404');
  assert.equal(wrong.code, 'HTTP_401');
});

test('asks for a new token when its own has run out', async () => {
  const { imp_uid } = await recorded(orderNo(), 1000);
  const iamport = client();
  await iamport.payment.getByImpUid({ imp_uid });
  await advance('PT31M');

  assert.equal((await iamport.payment.getByImpUid({ imp_uid })).amount, 1000);
});

test('charges a billing key, schedules, unschedules, deletes', async () => {
  const customer_uid = await registered(orderNo());
  const iamport = client();

  const paid = await iamport.subscribe.again({ customer_uid, merchant_uid: orderNo(), amount: 900, name: '구독' });
  const later = orderNo();
  const scheduled = await iamport.subscribe.schedule({
    customer_uid,
    schedules: [{ merchant_uid: later, schedule_at: (await now()) + 3600, amount: 900, name: '구독', currency: 'KRW' }],
  });
  const unscheduled = await iamport.subscribe.unschedule({ customer_uid, merchant_uid: later });
  const deleted = await iamport.subscribe_customer.delete({ customer_uid, reason: '해지', 'extra[requester]': 'customer' });
  const refused = await rejection(
    iamport.subscribe.again({ customer_uid, merchant_uid: orderNo(), amount: 900, name: '구독' }),
  );

  assert.equal(paid.status, 'paid');
  assert.match(paid.imp_uid, /^imps_\d{12}$/);
  assert.equal(scheduled[0].schedule_status, 'scheduled');
  assert.equal(unscheduled[0].merchant_uid, later);
  assert.equal(deleted.customer_uid, customer_uid);
  assert.equal(refused.message, '등록되지 않은 구매자입니다.');
});

test('is told that card data is not simulated', async () => {
  const refused = await rejection(
    client().subscribe.onetime({
      merchant_uid: orderNo(),
      amount: 1000,
      card_number: '1111-2222-3333-4444',
      expiry: '2030-01',
      birth: '000101',
      pwd_2digit: '00',
    }),
  );

  assert.match(refused.code, /^IAMPORT_-1$/);
});
