/** What the server refuses, in the reader's words. Its own sentences are English, and more exact. */

import { language } from './i18n.js';

/** By the error's stable code. What is not here is shown as the server says it. */
const KOREAN = {
  already_paid: '이미 결제된 주문입니다.',
  body_too_large: '보낸 내용이 너무 큽니다.',
  busy: '아직 처리하고 있습니다. 끝난 뒤에 다시 시도해 주세요.',
  conflict: '같은 것이 이미 있거나 지금 상태에서는 할 수 없습니다.',
  delivery_incomplete: '받는 분과 배송지를 입력해 주세요.',
  forbidden_origin: '이 컴퓨터에서 연 콘솔에서만 할 수 있습니다.',
  internal: '모의 서버 안에서 오류가 났습니다. 서버 기록을 확인해 주세요.',
  invalid_request: '입력한 값이 올바르지 않습니다.',
  naver_products: 'naverProducts가 올바르지 않습니다.',
  no_checkout: '이 결제에는 결제창이 없습니다.',
  no_naver_order: '구매자가 아직 주문하지 않았습니다.',
  no_such_space: '그런 가맹점이 없습니다. 서버가 다시 시작되었을 수 있습니다.',
  not_allowed_now: '지금 상태에서는 할 수 없습니다.',
  not_found: '찾을 수 없습니다. 지워졌거나 서버가 다시 시작되었을 수 있습니다.',
  not_held: '붙잡아 둔 웹훅이 아닙니다. 이미 보냈을 수 있습니다.',
  nothing_left: '남은 상품이 없습니다.',
  time_moves_forward: '시계는 앞으로만, 정해진 범위 안에서만 움직입니다.',
  too_many_readers: '실시간 화면을 연 곳이 너무 많습니다. 다른 창을 닫아 주세요.',
  unknown_field: '서버가 모르는 항목이 있습니다.',
};
/** The server's sentence begins with what is wrong: "amount must be 1 to 1000". */
const FIELD = /^([a-z]\w*(?:[.[][\w.[\]]+)?) (?:is|are|must|has|may)\b/;

/** The sentence to show. */
export function refusalText(error) {
  const korean = language() === 'ko' ? KOREAN[error.code] : undefined;
  if (korean === undefined) {
    return serverText(error);
  }
  const [, field] = (error.code === 'invalid_request' && FIELD.exec(error.message)) || [];
  return field ? `${korean} (${field})` : korean;
}

/** The server's own sentence, with its hint. */
export function serverText(error) {
  return error.hint ? `${error.message} ${error.hint}` : error.message;
}
