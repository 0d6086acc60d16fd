package dev.naru.mock.iamport;

/** Texts that Iamport is known to send, byte for byte; callers and shops match on them. */
final class Messages {
    static final String KEYS_MISSING = "imp_key, imp_secret 파라메터가 누락되었습니다.";
    static final String KEYS_WRONG = "인증에 실패하였습니다. API키와 secret을 확인하세요.";
    static final String UNAUTHORIZED = "Unauthorized";
    static final String NO_PAYMENT = "존재하지 않는 결제정보입니다.";
    static final String NOTHING_TO_CANCEL = "취소할 결제건이 존재하지 않습니다.";
    static final String CANCELLED_IN_FULL = "이미 전액취소된 주문입니다.";
    static final String PREPARED_TWICE = "결제정보 사전등록에 실패하였습니다(이미 등록된 merchant_uid입니다).";
    static final String NO_CUSTOMER = "등록된 고객정보가 없습니다.";
    static final String NOTHING_TO_REVOKE = "취소할 예약결제 기록이 존재하지 않습니다.";
    static final String MERCHANT_UID_USED = "이미 결제가 이루어진 거래건입니다.";

    // From here on our own words: no recording of the real text was found.
    static final String NAVERCO_CANCEL = "네이버페이 주문형 결제는 상품주문 단위로 취소해야 합니다(/payments/{imp_uid}/naver/cancel).";
    static final String NAVERCO_CANCEL_PART = "네이버페이 주문형 결제는 부분취소할 수 없습니다. 상품주문 단위로 취소해야 합니다.";
    static final String NAVERCO_CANCEL_LATE = "이미 발송되었거나 취소할 수 없는 상품주문이 있습니다.";
    static final String OVER_BALANCE = "취소 요청 금액이 취소 가능 잔액보다 큽니다.";
    static final String CHECKSUM_DIFFERS = "checksum이 취소 가능 잔액과 일치하지 않습니다.";
    static final String NOT_PREPARED = "사전등록된 결제정보가 존재하지 않습니다.";
    static final String TOO_OLD = "결제일로부터 1095일이 지난 네이버페이 결제는 취소할 수 없습니다.";
    static final String NOT_NAVERPAY = "네이버페이 결제형 거래가 아닙니다.";
    static final String NOT_PAID = "결제가 완료되지 않았거나 전액취소된 거래입니다.";
    static final String MISSING = "건을 처리하지 못했습니다.";
    static final String NO_PRODUCT_ORDER = "존재하지 않는 상품주문정보입니다.";
    static final String NO_SCHEDULE = "존재하지 않는 결제예약입니다.";
    static final String SCHEDULE_IN_PAST = "예약시각(schedule_at)은 현재 시각 이후여야 합니다.";
    static final String NOT_SCHEDULED = "이미 실행되었거나 취소된 결제예약입니다.";
    static final String NOT_RUNNABLE = "실패했거나 취소된 결제예약이 아닙니다.";
    static final String NO_KEY_BY_CARD = "네이버페이는 카드정보로 빌링키를 발급하지 않습니다.";

    private Messages() {}

    /** What Iamport says of a {@code customer_uid} that has no key. */
    static String noKey(String customerUid) {
        return "요청하신 customer_uid(" + customerUid + ")로 등록된 정보를 찾을 수 없습니다.";
    }
}
