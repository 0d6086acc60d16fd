/** Parameters as the integration guides have them; every order number is new. */

const BUYER = {
  buyer_name: '구매자이름',
  buyer_tel: '010-1234-5678',
  buyer_email: 'buyer@example.com',
  buyer_addr: '서울특별시 강남구 삼성동',
  buyer_postcode: '06164',
};
const PRODUCTS = [
  { categoryType: 'BOOK', categoryId: 'GENERAL', uid: '107922211', name: '한국사', count: 10 },
  { categoryType: 'MUSIC', categoryId: 'CD', uid: '299911002', name: '노래 모음', count: 1 },
];
const CUSTOMER = 'gildong_0001_1234';

export const EXAMPLES = {
  popup: () => ({ ...single(), naverPopupMode: true }),
  redirect: () => ({ ...single(), naverPopupMode: false }),
  billing: () => ({ ...registration(), naverProductCode: 'slim-monthly', naverProductCount: 1 }),
  change: () => ({ ...registration(), naverProductCode: 'slim-monthly', naverActionType: 'CHANGE' }),
  low: () => ({ ...single(), amount: 9, naverPopupMode: true }),
  order: orderType,
};

function single() {
  return {
    pg: 'naverpay',
    merchant_uid: orderNumber(),
    name: PRODUCTS[0].name,
    amount: 1004,
    ...BUYER,
    m_redirect_url: here(),
    naverProducts: PRODUCTS,
  };
}

function registration() {
  return {
    pg: 'naverpay',
    customer_uid: CUSTOMER,
    merchant_uid: orderNumber(),
    name: 'Slim 요금제(1개월 단위)',
    amount: 14000,
    ...BUYER,
    naverPopupMode: true,
    m_redirect_url: here(),
  };
}

function orderType() {
  return {
    pg: 'naverco',
    merchant_uid: orderNumber(),
    name: '주문형 상품',
    amount: 1000,
    ...BUYER,
    naverProducts: [{
      id: 'singleProductId',
      name: '네이버페이 상품1',
      basePrice: 1000,
      taxType: 'TAX_FREE',
      quantity: 1,
      infoUrl: `${window.location.origin}/`,
      imageUrl: `${window.location.origin}/_mock/assets/common/icon.svg`,
      shipping: { groupId: 'shipping-a', method: 'DELIVERY', baseFee: 2500, feePayType: 'PREPAYED' },
    }],
  };
}

function here() {
  return `${window.location.origin}/_mock/try/`;
}

export function orderNumber() {
  return `try_${Date.now().toString(36)}_${Math.floor(Math.random() * 1296).toString(36).padStart(2, '0')}`;
}
