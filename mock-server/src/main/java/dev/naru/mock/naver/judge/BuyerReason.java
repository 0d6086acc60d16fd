package dev.naru.mock.naver.judge;

import dev.naru.mock.naver.Bilingual;
import dev.naru.mock.naver.products.CartLine;

/** Why a line cannot be bought, in the buyer's words. Of several reasons the first in this order is told. */
public enum BuyerReason {
    NOT_FOUND("더 이상 판매하지 않는 상품입니다", "no longer sold"),
    NOT_ON_SALE("판매가 중지되었습니다", "not on sale now"),
    SOLD_OUT("품절되었습니다", "sold out"),
    STOCK_SHORT("주문 수량만큼 재고가 없습니다", "fewer in stock than ordered"),
    PRICE_CHANGED("가격이 변경되었습니다", "the price has changed"),
    OPTION_CHANGED("옵션 정보가 변경되었습니다", "the option has changed"),
    INFO_CHANGED("상품 정보가 변경되었습니다", "the product information has changed"),
    UNREACHABLE("판매자의 상품 정보를 확인할 수 없습니다", "the shop's product information could not be checked"),
    MAIN_REFUSED("함께 주문한 상품을 구매할 수 없습니다", "the product it belongs to cannot be bought");

    @SuppressWarnings("ImmutableEnumChecker") // a record of strings
    private final Bilingual words;

    BuyerReason(String ko, String en) {
        words = new Bilingual(ko, en);
    }

    /** The sentence in the refusal popup for a line of this kind. */
    Bilingual refusal(CartLine.Kind kind) {
        // "구매불가 옵션" is the one wording seen on Naver's own popup; its twin for the rest is ours.
        return kind == CartLine.Kind.OPTION
                ? new Bilingual("구매불가 옵션: " + words.ko(), "This option cannot be bought: " + words.en())
                : new Bilingual("구매불가 상품: " + words.ko(), "This product cannot be bought: " + words.en());
    }
}
