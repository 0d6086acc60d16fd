package dev.naru.gateway.orders;

import java.util.Locale;

/** Why a cart is refused, or doubted. The names are stable; callers branch on them. */
enum FindingCode {
    UNKNOWN_PRODUCT(true, "there is no product %s", "상품 %s이(가) 없습니다"),
    NOT_ON_SALE(true, "%s is not on sale", "%s은(는) 판매 중이 아닙니다"),
    SOLD_OUT(true, "%s is sold out", "%s은(는) 품절입니다"),
    STOCK_TOO_LOW(true, "%s has only %s left, the cart asks for %s", "%s의 재고는 %s개인데 %s개를 주문했습니다"),
    QUANTITY_OUT_OF_RANGE(true, "%s pieces: Naver takes 1 to 999 of a line", "수량 %s개: 네이버페이는 1~999개만 받습니다"),
    OPTION_REQUIRED(true, "%s has options, and none was chosen", "%s은(는) 옵션을 골라야 합니다"),
    NO_OPTIONS(true, "%s has no options", "%s에는 옵션이 없습니다"),
    UNKNOWN_OPTION(true, "%s has no option called %s", "%s에 %s 옵션이 없습니다"),
    OPTION_REPEATED(true, "%s is chosen twice", "%s을(를) 두 번 골랐습니다"),
    UNKNOWN_VALUE(true, "%s has no value %s", "%s에 %s 값이 없습니다"),
    VALUE_REQUIRED(true, "%s is chosen from values; name one by value_id", "%s은(는) value_id로 값을 골라야 합니다"),
    TEXT_REQUIRED(true, "%s is written by the buyer; send text", "%s은(는) 구매자가 쓰는 옵션이므로 text를 보내야 합니다"),
    UNKNOWN_COMBINATION(true, "%s has no combination %s", "%s에 %s 옵션 조합이 없습니다"),
    SELECTION_CONFLICT(true, "%s does not belong to combination %s", "%s은(는) 조합 %s에 속하지 않습니다"),
    UNKNOWN_SUPPLEMENT(true, "%s has no supplement %s", "%s에 추가상품 %s이(가) 없습니다"),
    AMOUNT_TOO_SMALL(true, "the goods cost %s won; the least Iamport takes is 10", "상품 금액이 %s원입니다. 최소 10원이어야 합니다"),
    AMOUNT_TOO_LARGE(true, "the goods cost more than %s won", "상품 금액이 %s원을 넘습니다"),
    TOO_MANY_LINES(true, "the cart has more than %s lines", "주문 항목이 %s개를 넘습니다"),
    PRODUCT_REPEATED(false, "%s is listed more than once", "%s이(가) 두 번 이상 있습니다"),
    SHIPPING_CONFLICT(
            false,
            "products of shipping group %s name different fees; we expect the highest",
            "배송 묶음 %s의 상품들이 서로 다른 배송비를 정했습니다. 가장 높은 금액으로 봅니다"),
    MISSING(true, "is missing; the catalogue says %s", "값이 없습니다. 상품 정보에는 %s입니다"),
    NOT_EXPECTED(true, "must be absent: %s", "없어야 하는 값입니다: %s"),
    DIFFERS(true, "is %s, but the catalogue says %s", "%s인데 상품 정보에는 %s입니다"),
    DIFFERS_UNCHECKED(
            false,
            "is %s, but the catalogue says %s; Naver is not known to compare it",
            "%s인데 상품 정보에는 %s입니다. 네이버페이가 비교하는지는 알려지지 않았습니다"),
    NAME_COUNTS(true, "must not say how many more there are: Naver adds that", "'외 N개'는 네이버페이가 붙이므로 이름에 쓸 수 없습니다"),
    COUNT_DIFFERS(true, "is %s, but the products add up to %s", "%s인데 상품 수량의 합은 %s입니다"),
    USE_CFM_REQUIRED(true, "is required by the shop's contract", "이용완료일이 필요합니다"),
    USE_CFM_FORBIDDEN(true, "must be absent by the shop's contract", "이용완료일을 보낼 수 없습니다"),
    USE_CFM_PAST(true, "must be today in Korea, or later", "이용완료일은 결제 당일 또는 미래여야 합니다"),
    USE_CFM_BEFORE(true, "must be the day of the payment in Korea, or later", "이용완료일은 결제 예정일 또는 그 이후여야 합니다"),
    MALFORMED(true, "is not what IMP.request_pay takes: %s", "IMP.request_pay가 받는 형식이 아닙니다: %s");

    private final boolean blocks;
    private final String en;
    private final String ko;

    FindingCode(boolean blocks, String en, String ko) {
        this.blocks = blocks;
        this.en = en;
        this.ko = ko;
    }

    boolean blocks() {
        return blocks;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Says it about the thing at {@code field}; {@code what} fills the blanks. */
    Finding at(String field, Object... what) {
        return new Finding(this, field, String.format(Locale.ROOT, en, what), String.format(Locale.ROOT, ko, what));
    }
}
