// The mock under test, as its own control API shows it; shared by the clients' tests.
export function given(name) {
  const value = process.env[name];
  if (!value) {
    // A client without a base URL of ours would fall back to its own, which is the real service.
    throw new Error(`${name} is not set; run these tests with mvn -Pnode-clients test`);
  }
  return value;
}

export function onThisMachine(name) {
  const value = given(name);
  if (!/^http:\/\/(127\.0\.0\.1|localhost):\d+$/.test(value)) {
    throw new Error(`${name} must be on this machine, not ${value}`);
  }
  return value;
}

export const url = onThisMachine('NARU_MOCK_URL');
export const key = given('NARU_MOCK_IMP_KEY');
export const secret = given('NARU_MOCK_IMP_SECRET');
export const userCode = given('NARU_MOCK_USER_CODE');

async function send(method, path, body) {
  const response = await fetch(url + path, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${text}`);
  }
  return JSON.parse(text);
}

const control = (method, path, body) =>
  send(method, `/_mock/v1/${path}?space=${key}`, body).then(({ data }) => data);

/** An order number that no other test has used. */
export const orderNo = (() => {
  let last = 0;
  return () => `node-${process.pid}-${++last}`;
})();

export const advance = (by) => control('POST', 'clock/advance', { by });

/** A payment of a live channel, recorded by hand, so that clients from before 2026 see it too. */
export const recorded = (merchant_uid, amount, status = 'paid') =>
  control('POST', 'orders', { merchant_uid, amount, status, pg_provider: 'naverpay', buyer: { name: '홍길동' } });

async function requestPay(params) {
  const answer = await send('POST', '/_mock/sdk/request-pay', {
    user_code: userCode,
    params,
    page: { mobile: false, url: 'http://shop.test/', user_agent: 'Test/1.0' },
  });
  if (!answer.ok) {
    throw new Error(JSON.stringify(answer));
  }
  return answer;
}

/** The buyer registers for recurring payments; answers the customer_uid. */
export async function registered(customer_uid) {
  const opened = await requestPay({
    pg: 'naverpay',
    merchant_uid: orderNo(),
    name: '정기구독',
    amount: 1000,
    customer_uid,
    naverPopupMode: true,
    naverProductCode: `code-${customer_uid}`,
    buyer_name: '홍길동',
    buyer_tel: '010-1234-5678',
  });
  await send('POST', `/_mock/window-pay/${opened.window.key}/pay`, {});
  return customer_uid;
}

/** An order-type purchase that the batch has copied; answers its imp_uid. */
export async function bought(merchant_uid) {
  const opened = await requestPay({
    pg: 'naverco',
    pay_method: 'card',
    merchant_uid,
    name: '주문명:결제테스트',
    amount: 5000,
    buyer_name: '구매자이름',
    buyer_tel: '010-1234-5678',
    buyer_addr: '서울특별시 강남구 삼성동',
    buyer_postcode: '123-456',
    naverProducts: ['A', 'B'].map((id) => ({
      id,
      name: `상품 ${id}`,
      basePrice: 1000,
      taxType: 'TAX',
      quantity: 1,
      infoUrl: 'http://shop.test/p',
      imageUrl: 'http://shop.test/i',
      shipping: { groupId: 'g', method: 'DELIVERY', baseFee: 0, feePayType: 'FREE' },
    })),
  });
  await control('POST', `orders/${merchant_uid}/approve`, { skip_check: true });
  await advance('PT60S');
  return opened.imp_uid;
}

/** The buyer of an order-type purchase, the courier or Naver does something to each of its product orders. */
export async function happens(imp_uid, action, body = {}) {
  const { product_orders } = await control('GET', `orders/${imp_uid}`);
  for (const { product_order_id } of product_orders) {
    await control('POST', `orders/${imp_uid}/product-orders/${product_order_id}/${action}`, body);
  }
}

/** What the mock's own clock says, in seconds since 1970. */
export const now = async () => Math.floor(Date.parse((await control('GET', 'clock')).now) / 1000);

/** The error a promise is rejected with. */
export async function rejection(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('was not rejected');
}
