package dev.naru.mock.naver.judge;

import static dev.naru.mock.naver.judge.BuyerReason.INFO_CHANGED;
import static dev.naru.mock.naver.judge.BuyerReason.NOT_FOUND;
import static dev.naru.mock.naver.judge.BuyerReason.PRICE_CHANGED;
import static dev.naru.mock.naver.judge.BuyerReason.SOLD_OUT;
import static dev.naru.mock.naver.judge.BuyerReason.STOCK_SHORT;
import static dev.naru.mock.naver.judge.Weight.BLOCKS;
import static dev.naru.mock.naver.judge.Weight.BLOCKS_IF_STRICT;

/** Supplements ordered beside a product. */
enum SupplementRule implements Rule {
    A_UNKNOWN(
            BLOCKS,
            Evidence.G,
            NOT_FOUND,
            "주문한 추가상품이 응답에 없습니다.",
            "A supplement that was ordered is not in the answer.",
            "supplementSearch=true 또는 supplementIds가 오면 같은 id의 supplement를 응답하세요.",
            "Answer the supplement with that id when supplementSearch=true or supplementIds comes."),
    A_DUPLICATE(
            BLOCKS_IF_STRICT,
            Evidence.O,
            INFO_CHANGED,
            "같은 id의 supplement가 두 개 이상입니다. 첫 번째만 보았습니다.",
            "Several supplements have the same id; the first was judged.",
            "id를 상품 안에서 유일하게 하세요.",
            "Make the id unique within the product."),
    A_PRICE_MISMATCH(
            BLOCKS,
            Evidence.M,
            PRICE_CHANGED,
            "추가상품 가격이 등록한 것과 다릅니다. 없으면 0원입니다.",
            "The price of the supplement differs from the one registered; missing means 0.",
            "supplement/price를 한 개 값으로, 등록한 price와 같게 하세요.",
            "Answer the registered price of one piece."),
    A_NAME_MISMATCH(
            BLOCKS_IF_STRICT,
            Evidence.I,
            INFO_CHANGED,
            "추가상품 이름이 등록한 것과 다릅니다.",
            "The name of the supplement differs from the one registered.",
            "같은 이름을 쓰세요.",
            "Use the same name."),
    A_OFF(
            BLOCKS,
            Evidence.G,
            SOLD_OUT,
            "추가상품의 status가 false입니다.",
            "The status of the supplement is false.",
            "판매하려면 status를 true로 하세요.",
            "To sell it, answer true."),
    A_STOCK_OUT(
            BLOCKS,
            Evidence.G,
            SOLD_OUT,
            "추가상품의 재고가 0입니다.",
            "The stock of the supplement is 0.",
            "재고를 채우거나 stockQuantity를 빼세요.",
            "Refill the stock, or leave stockQuantity out."),
    A_STOCK_SHORT(
            BLOCKS,
            Evidence.G,
            STOCK_SHORT,
            "추가상품의 재고가 주문 수량보다 적습니다.",
            "The stock of the supplement is smaller than the quantity ordered.",
            "재고를 채우거나 주문 전에 수량을 제한하세요.",
            "Refill the stock, or limit the quantity before the order."),
    A_ID_LENGTH(
            BLOCKS_IF_STRICT,
            Evidence.G,
            INFO_CHANGED,
            "추가상품 id는 50자까지입니다.",
            "The id of a supplement has at most 50 characters.",
            "더 짧은 id를 쓰세요.",
            "Use a shorter id."),
    A_NAME_LENGTH(
            BLOCKS_IF_STRICT,
            Evidence.G,
            INFO_CHANGED,
            "추가상품 이름은 50자까지입니다.",
            "The name of a supplement has at most 50 characters.",
            "이름을 줄이세요.",
            "Shorten it.");

    @SuppressWarnings("ImmutableEnumChecker") // a record of strings and enums
    private final RuleText text;

    SupplementRule(
            Weight weight,
            Evidence evidence,
            BuyerReason reason,
            String whyKo,
            String whyEn,
            String fixKo,
            String fixEn) {
        text = new RuleText(weight, evidence, reason, whyKo, whyEn, fixKo, fixEn);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
