/** The notes of `GET coverage` in Korean; the server says them in English. */

export const koreanNotes = {
  'for PAYCO only': 'PAYCO 전용',
  'needs card data, which Naver Pay does not take': '카드 정보가 필요합니다. 네이버페이는 받지 않습니다',
  'code lists are not simulated': '코드 목록은 흉내 내지 않습니다',
  'not a Naver Pay service': '네이버페이의 서비스가 아닙니다',
  'identity checks have nothing to do with Naver Pay': '본인인증은 네이버페이와 상관없습니다',
  'Naver Pay has no convenience store payment': '네이버페이에는 편의점 결제가 없습니다',
  'not for Naver Pay, which has naver/confirm': '네이버페이는 naver/confirm을 씁니다',
  'another payment service': '다른 결제 서비스',
  'not for Naver Pay': '네이버페이용이 아닙니다',
  'not for Naver Pay, which has naver/cash-amount': '네이버페이는 naver/cash-amount를 씁니다',
  'sub-merchants are not simulated': '하위 가맹점은 흉내 내지 않습니다',
  'Naver Pay gives no virtual accounts through this call': '네이버페이는 이 경로로 가상계좌를 내주지 않습니다',
  'VAT is an eleventh of the whole: a tax-free part is not known here': '부가세는 전체의 11분의 1로 셉니다. 면세 금액은 여기서 알 수 없습니다',
  'checked and written into the journal; the escrow behind it is not simulated': '확인하고 기록합니다. 그 뒤의 에스크로는 흉내 내지 않습니다',
  'checked and written into the journal; the points of a buyer are not simulated': '확인하고 기록합니다. 구매자의 포인트는 흉내 내지 않습니다',
  'keys of one payment service only: super billing keys are not simulated': 'PG 하나의 빌링키만 있습니다. 슈퍼 빌링키는 흉내 내지 않습니다',
  'for registered keys only: Naver Pay takes no card data, so none is read': '등록된 빌링키만 됩니다. 네이버페이는 카드 정보를 받지 않으므로 읽지 않습니다',
};
