// Each client twice: as it is at Iamport, and with the gateway's URL and keys. What it reads must be the same.
import assert from 'node:assert/strict';
import test from 'node:test';
import Iamport from 'iamport';
import restClient from 'iamport-rest-client-nodejs';
import serverApi from 'iamport-server-api';
import iamporterPackage from 'iamporter';
import { given, key, now, onThisMachine, orderNo, recorded, registered, rejection, secret, url } from './mock.mjs';

const UNKNOWN = 'imp_000000000000';
const UNKNOWN_WORDS = '존재하지 않는 결제정보입니다.';
const GONE_WORDS = '이미 전액취소된 주문입니다.';

const iamport = { url, key, secret };
const gateway = {
  url: onThisMachine('NARU_GATEWAY_URL'),
  key: given('NARU_GATEWAY_IMP_KEY'),
  secret: given('NARU_GATEWAY_IMP_SECRET'),
};

const { Payments, Subscribe, Customers } = restClient.Request;
const { IamportConnector, functional } = serverApi;

/** What each client can do, by its own code. `said` is what it tells of a refusal. */
const clients = {
  iamport(server) {
    Iamport.DEFAULT_HOST = server.url;
    const client = new Iamport({ impKey: server.key, impSecret: server.secret });
    return {
      token: () => client.token.access_token,
      payment: (imp_uid) => client.payment.getByImpUid({ imp_uid }),
      ofOrder: (merchant_uid) => client.payment.getByMerchant({ merchant_uid }),
      cancel: (imp_uid, amount) => client.payment.cancel({ imp_uid, amount, reason: '변심' }),
      charge: (customer_uid, merchant_uid) =>
        client.subscribe.again({ customer_uid, merchant_uid, amount: 900, name: '구독' }),
      schedule: (customer_uid, schedule) => client.subscribe.schedule({ customer_uid, schedules: [schedule] }),
      unschedule: (customer_uid, merchant_uid) => client.subscribe.unschedule({ customer_uid, merchant_uid }),
      said: ({ code, message }) => ({ code, message }),
      unknown: { code: 'HTTP_404' },
    };
  },
  iamporter(server) {
    const client = new iamporterPackage.Iamporter({ apiKey: server.key, secret: server.secret, host: server.url });
    const data = (answer) => {
      if (answer.status !== 200) throw answer;
      return answer.data;
    };
    return {
      token: () => client.token,
      payment: (imp_uid) => client.findByImpUid(imp_uid).then(data),
      ofOrder: (merchant_uid) => client.findByMerchantUid(merchant_uid).then(data),
      cancel: (imp_uid, amount) => client.cancelByImpUid(imp_uid, { amount, reason: '변심' }).then(data),
      charge: (customer_uid, merchant_uid) =>
        client.paySubscription({ customer_uid, merchant_uid, amount: 900 }).then(data),
      billingKey: (customer_uid) => client.getSubscription(customer_uid).then(data),
      said: ({ status, message }) => ({ status, message }),
      unknown: { status: 404, message: UNKNOWN_WORDS },
    };
  },
  'iamport-rest-client-nodejs'(server) {
    const client = new restClient.Iamport({ apiKey: server.key, apiSecret: server.secret, baseUrl: server.url });
    const ask = (request) => request.request(client).then((answer) => answer.data.response);
    return {
      token: () => client.token.access_token,
      payment: (imp_uid) => ask(Payments.getByImpUid({ imp_uid })),
      ofOrder: (merchant_uid) => ask(Payments.getByMerchantUid({ merchant_uid, status: 'paid', sorting: '-started' })),
      cancel: (imp_uid, amount) => ask(Payments.cancel({ imp_uid, amount, reason: '변심' })),
      charge: (customer_uid, merchant_uid) =>
        ask(Subscribe.again({ customer_uid, merchant_uid, amount: 900, name: '구독' })),
      billingKey: (customer_uid) => ask(Customers.getBillingKey({ customer_uid })),
      schedule: (customer_uid, schedule) => ask(Subscribe.schedule({ customer_uid, schedules: [schedule] })),
      scheduled: (merchant_uid) => ask(Subscribe.getScheduled({ merchant_uid })),
      unschedule: (customer_uid, merchant_uid) => ask(Subscribe.unschedule({ customer_uid, merchant_uid })),
      said: ({ response: { status, data } }) => ({ status, code: data.code, message: data.message }),
      unknown: { status: 404, code: -1, message: UNKNOWN_WORDS },
    };
  },
  'iamport-server-api'(server) {
    const connector = new IamportConnector(server.url, { imp_key: server.key, imp_secret: server.secret });
    const ask = async (call, ...input) => {
      const { code, message, response } = await call(await connector.get(), ...input);
      // It leaves V1's codes to its caller.
      if (code !== 0) throw { code, message };
      return response;
    };
    let token;
    return {
      token: () => token,
      payment: async (imp_uid) => {
        token = (await connector.get()).headers.Authorization;
        return ask(functional.payments.at, imp_uid, {});
      },
      cancel: (imp_uid, amount) =>
        ask(functional.payments.cancel, { imp_uid, amount, checksum: null, reason: '변심', tax_free: 0 }),
      charge: (customer_uid, merchant_uid) =>
        ask(functional.subscribe.payments.again, { customer_uid, merchant_uid, amount: 900, name: '구독', currency: 'KRW' }),
      billingKey: (customer_uid) => ask(functional.subscribe.customers.at, customer_uid),
      said: ({ status, code, message }) => ({ status, code, message }),
      unknown: { status: 404 },
    };
  },
};

/** The HTTP status of a bare read with this token. */
const readWith = (server, token) =>
  fetch(`${server.url}/users/pg`, { headers: { Authorization: token } }).then((answer) => answer.status);

for (const [name, open] of Object.entries(clients)) {
  const through = open(gateway);
  const direct = open(iamport);

  test(`${name}: reads a payment with a token of the gateway's`, async () => {
    const { imp_uid } = await recorded(orderNo(), 1000);

    const payment = await through.payment(imp_uid);

    assert.equal(payment.imp_uid, imp_uid);
    assert.equal(payment.amount, 1000);
    assert.equal(payment.buyer_name, '홍길동');
    assert.deepEqual(payment, await direct.payment(imp_uid));
    assert.equal(await readWith(gateway, through.token()), 200);
    assert.equal(await readWith(iamport, through.token()), 401);
    assert.equal(await readWith(gateway, direct.token()), 401);
  });

  if (through.ofOrder) {
    test(`${name}: finds a payment by its order number`, async () => {
      const order = orderNo();
      const { imp_uid } = await recorded(order, 1000);

      const payment = await through.ofOrder(order);

      assert.equal(payment.imp_uid, imp_uid);
      assert.deepEqual(payment, await direct.ofOrder(order));
    });
  }

  test(`${name}: hears of an unknown payment in Iamport's words`, async () => {
    const said = through.said(await rejection(through.payment(UNKNOWN)));

    assert.deepEqual(said, direct.said(await rejection(direct.payment(UNKNOWN))));
    assert.deepEqual({ ...said, ...through.unknown }, said);
  });

  test(`${name}: cancels equal parts, each once, then hears that nothing is left`, async () => {
    const { imp_uid } = await recorded(orderNo(), 1000);

    const first = await through.cancel(imp_uid, 500);
    const afterOne = await direct.payment(imp_uid);
    const second = await through.cancel(imp_uid, 500);
    const refused = through.said(await rejection(through.cancel(imp_uid, 500)));

    assert.equal(first.cancel_amount, 500);
    assert.equal(afterOne.cancel_amount, 500);
    assert.equal(second.cancel_amount, 1000);
    assert.deepEqual(await through.payment(imp_uid), await direct.payment(imp_uid));
    assert.deepEqual(refused, direct.said(await rejection(direct.cancel(imp_uid, 500))));
    assert.match(JSON.stringify(refused), new RegExp(GONE_WORDS));
  });

  test(`${name}: charges a billing key again, and each order number once`, async () => {
    const customer_uid = await registered(orderNo());
    const order = orderNo();

    const paid = await through.charge(customer_uid, order);
    const next = await through.charge(customer_uid, orderNo());
    const twice = through.said(await rejection(through.charge(customer_uid, order)));

    assert.equal(paid.status, 'paid');
    assert.equal(paid.merchant_uid, order);
    assert.equal(next.status, 'paid');
    assert.notEqual(next.imp_uid, paid.imp_uid);
    assert.deepEqual(twice, direct.said(await rejection(direct.charge(customer_uid, order))));
    assert.deepEqual(await through.payment(paid.imp_uid), await direct.payment(paid.imp_uid));
    if (through.billingKey) {
      assert.deepEqual(await through.billingKey(customer_uid), await direct.billingKey(customer_uid));
    }
  });

  if (through.schedule) {
    test(`${name}: schedules a charge and takes it back`, async () => {
      const customer_uid = await registered(orderNo());
      const order = orderNo();
      const schedule = { merchant_uid: order, schedule_at: (await now()) + 3600, amount: 900, name: '구독', currency: 'KRW' };

      const planned = await through.schedule(customer_uid, schedule);
      const refused = through.said(await rejection(through.schedule(customer_uid, schedule)));
      const read = through.scheduled && [await through.scheduled(order), await direct.scheduled(order)];
      const takenBack = await through.unschedule(customer_uid, order);

      assert.equal(planned[0].schedule_status, 'scheduled');
      assert.deepEqual(refused, direct.said(await rejection(direct.schedule(customer_uid, schedule))));
      if (read) {
        assert.equal(read[0].merchant_uid, order);
        assert.deepEqual(read[0], read[1]);
      }
      assert.equal(takenBack[0].merchant_uid, order);
      assert.equal(takenBack[0].schedule_status, 'revoked');
    });
  }
}
