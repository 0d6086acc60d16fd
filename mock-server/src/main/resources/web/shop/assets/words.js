/* Every sentence the shop says, in Korean and English. {0}, {1} are filled in. */
const WORDS = {
  notice: ['시연용 가게입니다. 실제 주문도 실제 결제도 없습니다.', 'A demo shop. Nothing is really ordered or paid.'],
  shopName: ['나루터 가게', 'Ferry Landing Shop'],
  orders: ['주문 내역', 'Orders'],
  cart: ['장바구니', 'Cart'],
  footer: ['가게의 주문은 게이트웨이에, 결제는 모의 네이버페이에 맡깁니다.', 'Orders go to the gateway, payments to a simulated Naver Pay.'],
  console: ['모의 서버 콘솔', 'Mock server console'],
  homeTitle: ['천천히 고르세요', 'Take your time'],
  homeText: ['다섯 가지 물건, 다섯 가지 주문 모양.', 'Five things to buy, five shapes of an order.'],
  missingTitle: ['여기에는 아무것도 없습니다', 'There is nothing here'],
  backToShop: ['가게로 돌아가기', 'Back to the shop'],
  loading: ['불러오는 중입니다…', 'Loading…'],
  preparing: ['진열을 준비하고 있습니다. 게이트웨이가 대답하면 바로 열립니다.', 'Setting up the shelves. They open as soon as the gateway answers.'],
  retrying: ['잠시 뒤 다시 시도합니다.', 'Trying again in a moment.'],
  retry: ['다시 시도', 'Try again'],
  unknownProduct: ['이런 상품은 없습니다.', 'There is no such product.'],
  soldOut: ['품절', 'Sold out'],
  notSale: ['판매 중지', 'Not on sale'],
  soldOutText: ['지금은 주문할 수 없습니다.', 'It cannot be ordered now.'],
  hasOptions: ['옵션 선택', 'Options'],
  won: ['{0}원', '₩{0}'],
  choose: ['{0} 선택', 'Choose {0}'],
  typeIn: ['{0} 입력', 'Type {0}'],
  addOption: ['선택한 옵션 추가', 'Add this choice'],
  chosen: ['고른 것', 'Your choice'],
  quantity: ['수량', 'Quantity'],
  less: ['{0} 하나 빼기', 'One {0} less'],
  more: ['{0} 하나 더하기', 'One {0} more'],
  remove: ['빼기', 'Remove'],
  removeThis: ['{0} 빼기', 'Remove {0}'],
  supplements: ['함께 사면 좋은 것', 'Goes well with it'],
  goodsTotal: ['상품 금액', 'Goods'],
  shippingLater: ['배송비는 네이버페이에서 배송지에 따라 더해집니다.', 'Shipping is added in Naver Pay, by address.'],
  addToCart: ['장바구니에 담기', 'Add to cart'],
  added: ['장바구니에 담았습니다.', 'Added to your cart.'],
  seeCart: ['장바구니 보기', 'See the cart'],
  cartEmpty: ['장바구니가 비어 있습니다.', 'Your cart is empty.'],
  gone: ['지금은 살 수 없는 상품입니다. 빼고 주문해 주세요.', 'No longer available. Please remove it to order.'],
  orderedAs: ['주문자 {0} · {1}. 네이버페이에서 입력한 내용으로 바뀝니다.', 'Ordering as {0} · {1}. Replaced by what you enter in Naver Pay.'],
  shipping: ['배송', 'Shipping'],
  free: ['무료', 'free'],
  freeFrom: ['{0} 이상 무료', 'free from {0}'],
  repeatByQty: ['{0}개마다 반복', 'again for every {0}'],
  byQuantity: ['수량에 따라 다름', 'depends on the quantity'],
  jeju: ['제주 +{0}', 'Jeju +{0}'],
  island: ['도서 산간 +{0}', 'Islands +{0}'],
  areaApi: ['지역별 추가 배송비는 결제할 때 조회', 'area surcharge looked up while paying'],
  collect: ['착불', 'paid on delivery'],
  noShipping: ['배송 없음', 'no shipping'],
  chooseFirst: ['먼저 옵션을 골라 주세요.', 'Please choose an option first.'],
  creating: ['주문을 만들고 있습니다…', 'Placing the order…'],
  opening: ['네이버페이 창을 여는 중입니다…', 'Opening Naver Pay…'],
  blocked: ['브라우저가 결제창을 막았습니다. 이 사이트의 팝업을 허용하거나 아래 버튼을 눌러 주세요.', 'The browser blocked the payment window. Allow pop-ups for this site, or press the button below.'],
  blockedAgain: ['브라우저가 결제창을 막았습니다. 이 사이트의 팝업을 허용한 뒤 다시 눌러 주세요.', 'The browser blocked the payment window. Allow pop-ups for this site and press again.'],
  openAgain: ['결제창 다시 열기', 'Open the payment window'],
  unpaid: ['결제창을 닫았다면 다시 열 수 있습니다. 이미 결제했다면 그대로 기다려 주세요.', 'If you closed the payment window, you can open it again. If you have paid already, just wait.'],
  sdkMissing: ['네이버페이 스크립트를 불러오지 못했습니다. 모의 서버({0})가 켜져 있는지 확인해 주세요.', 'The Naver Pay script did not load. Is the mock server ({0}) running?'],
  notOrdered: ['주문하지 못했습니다.', 'The order was not placed.'],
  noAnswer: ['가게 서버가 응답하지 않습니다.', "The shop's server does not answer."],
  gatewayDown: ['결제 게이트웨이가 응답하지 않습니다. 잠시 뒤 다시 시도해 주세요.', 'The payment gateway does not answer. Please try again in a moment.'],
  ordersText: ['이 브라우저에서 한 주문만 보입니다.', 'Only orders made in this browser.'],
  noOrders: ['아직 주문이 없습니다.', 'No orders yet.'],
  orderNumber: ['주문 번호', 'Order number'],
  unknownOrder: ['이런 주문은 없습니다.', 'There is no such order.'],
  stale: ['게이트웨이가 응답하지 않아 마지막으로 확인한 내용을 보여 드립니다.', 'The gateway does not answer; this is what it said last.'],
  live: ['새 소식을 바로 받는 중', 'Live'],
  polling: ['몇 초마다 확인하는 중', 'Checking every few seconds'],
  orderedAmount: ['주문 금액', 'Ordered'],
  paidAmount: ['결제 금액', 'Paid'],
  cancelledAmount: ['취소 금액', 'Cancelled'],
  difference: ['차액 (배송비 등)', 'Difference (shipping etc.)'],
  notYet: ['아직', 'not yet'],
  goods: ['주문한 상품', 'Items'],
  removedLine: ['결제할 때 뺀 상품', 'removed while paying'],
  buyer: ['받는 분', 'Recipient'],
  field: ['항목', 'Field'],
  before: ['주문할 때', 'When ordered'],
  after: ['지금', 'Now'],
  buyer_name: ['이름', 'Name'],
  buyer_tel: ['전화', 'Phone'],
  buyer_email: ['이메일', 'E-mail'],
  buyer_addr: ['주소', 'Address'],
  buyer_postcode: ['우편번호', 'Postcode'],
  rewritten: ['네이버페이에서 입력한 내용으로 바뀌었습니다.', 'Replaced by what was entered in Naver Pay.'],
  timeline: ['지나온 일', 'Timeline'],
  OPEN: ['결제 대기', 'Waiting for payment'],
  READY: ['결제 진행 중', 'Payment under way'],
  PAID: ['결제 완료', 'Paid'],
  PARTIAL_CANCELLED: ['일부 취소', 'Partly cancelled'],
  CANCELLED: ['취소됨', 'Cancelled'],
  FAILED: ['결제 실패', 'Payment failed'],
  EXPIRED: ['기한 지남', 'Expired'],
  MISMATCH: ['금액 확인 중', 'Amount under review'],
  OPEN_text: ['네이버페이 창에서 결제를 마쳐 주세요. 네이버페이는 결제 직후에 알려 주지 않아, 완료 표시까지 1분쯤 걸립니다. 이 화면은 저절로 바뀝니다.', 'Please finish in the Naver Pay window. Naver Pay does not report at once; it takes about a minute until the order shows as paid. This page changes by itself.'],
  PAID_text: ['고맙습니다. 결제를 확인했고 곧 보내 드립니다.', 'Thank you. The payment is verified and your order will be sent soon.'],
  PARTIAL_CANCELLED_text: ['결제 금액의 일부를 돌려 드렸습니다.', 'Part of the payment was given back.'],
  CANCELLED_text: ['주문이 취소되고 결제 금액을 돌려 드렸습니다.', 'The order is cancelled and the payment given back.'],
  FAILED_text: ['결제가 이루어지지 않았습니다. 다시 주문해 주세요.', 'The payment did not go through. Please order again.'],
  EXPIRED_text: ['결제 기한이 지났습니다. 다시 주문해 주세요.', 'Nobody paid in time. Please order again.'],
  MISMATCH_text: ['결제된 금액이 주문과 맞지 않아 가게에서 확인하고 있습니다.', 'The amount paid does not fit the order; the shop is looking into it.'],
  'order.created': ['주문함', 'Ordered'],
  'order.paid': ['결제 확인', 'Payment verified'],
  'order.updated': ['주문 정보 바뀜', 'Order updated'],
  'order.cancelled': ['취소', 'Cancelled'],
  'order.partial_cancelled': ['일부 취소', 'Partly cancelled'],
  'order.failed': ['결제 실패', 'Payment failed'],
  'order.mismatch': ['금액 불일치', 'Amount mismatch'],
  'order.expired': ['기한 지남', 'Expired'],
  'payment.fetched': ['결제사에 확인함', 'Looked up with the payment service'],
  'payment.merged': ['결제 내용 반영', 'Payment applied'],
  'payment.regressed': ['지난 소식은 무시함', 'Outdated news ignored'],
  'notification.received': ['결제 알림 받음', 'Notification received'],
  'payment.duplicate': ['두 번째 결제', 'Paid a second time'],
  'event.appended': ['가게에 알릴 소식', 'News for the shop'],
  'event.delivered': ['가게가 알림을 받음', 'Shop notified'],
  'event.failed': ['가게에 알리지 못함', 'Shop not reached'],
};

export const languages = ['ko', 'en'];

let current = initial();

export function language() {
  return current;
}

export function setLanguage(wanted) {
  current = languages.includes(wanted) ? wanted : 'ko';
  keep(current);
  document.dispatchEvent(new Event('language'));
}

/** A sentence by its key; the key itself when the shop has no words for it, as for an event type of tomorrow. */
export function t(key, ...values) {
  const entry = WORDS[key];
  const text = entry ? entry[languages.indexOf(current)] : key;
  return values.reduce((sentence, value, i) => sentence.replace(`{${i}}`, () => value), text);
}

export function won(amount) {
  return t('won', Number(amount ?? 0).toLocaleString('ko-KR'));
}

/** The address's `?lang=`, which stays chosen on the next page, else what was chosen before, else the browser's. */
function initial() {
  const asked = new URLSearchParams(window.location.search).get('lang');
  if (languages.includes(asked)) {
    keep(asked);
  }
  const preferred = navigator.languages.map((tag) => tag.split('-')[0].toLowerCase());
  return [asked, stored(), ...preferred].find((one) => languages.includes(one)) ?? 'ko';
}

function keep(chosen) {
  try {
    localStorage.setItem('language', chosen);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

function stored() {
  try {
    return localStorage.getItem('language');
  } catch {
    return null;
  }
}
