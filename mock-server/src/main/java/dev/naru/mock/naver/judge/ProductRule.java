package dev.naru.mock.naver.judge;

import static dev.naru.mock.naver.judge.BuyerReason.INFO_CHANGED;
import static dev.naru.mock.naver.judge.BuyerReason.NOT_ON_SALE;
import static dev.naru.mock.naver.judge.BuyerReason.OPTION_CHANGED;
import static dev.naru.mock.naver.judge.BuyerReason.PRICE_CHANGED;
import static dev.naru.mock.naver.judge.BuyerReason.SOLD_OUT;
import static dev.naru.mock.naver.judge.BuyerReason.STOCK_SHORT;
import static dev.naru.mock.naver.judge.Weight.BLOCKS;
import static dev.naru.mock.naver.judge.Weight.BLOCKS_IF_STRICT;

/** The product itself. */
enum ProductRule implements Rule {
    P_PRICE_MISMATCH(
            BLOCKS,
            Evidence.S,
            PRICE_CHANGED,
            "상품가격이 주문 등록 때와 다릅니다.",
            "The base price differs from the one registered.",
            "basePrice를 naverProducts의 basePrice와 같게 하세요. 가격을 바꾸었다면 주문을 다시 등록해야 합니다.",
            "Answer the basePrice of naverProducts; after a change of price the order must be registered anew."),
    P_PRICE_ZERO(
            BLOCKS_IF_STRICT,
            Evidence.G,
            PRICE_CHANGED,
            "상품가격은 1원 이상이어야 합니다.",
            "The base price must be 1 won or more.",
            "옵션가로만 파는 상품이면 가장 낮은 가격을 basePrice로 올리세요.",
            "If only options carry a price, move the lowest of them into basePrice."),
    P_NAME_MISMATCH(
            BLOCKS_IF_STRICT,
            Evidence.I,
            INFO_CHANGED,
            "상품명이 등록한 것과 다릅니다.",
            "The name differs from the one registered.",
            "같은 이름을 쓰세요.",
            "Use the same name."),
    P_NAME_LENGTH(
            BLOCKS_IF_STRICT,
            Evidence.G,
            INFO_CHANGED,
            "상품명은 100자까지입니다.",
            "A name has at most 100 characters.",
            "이름을 줄이세요.",
            "Shorten the name."),
    P_TAX_MISMATCH(
            BLOCKS_IF_STRICT,
            Evidence.S,
            INFO_CHANGED,
            "과세 유형이 등록한 것과 다릅니다. 비어 있으면 TAX입니다.",
            "The tax type differs from the one registered; empty means TAX.",
            "taxType을 같게 쓰세요.",
            "Answer the same taxType."),
    P_SOLD_OUT(
            BLOCKS,
            Evidence.G,
            SOLD_OUT,
            "상품 상태가 SOLD_OUT입니다.",
            "The product's status is SOLD_OUT.",
            "판매하려면 status를 ON_SALE로 하세요.",
            "To sell it, answer ON_SALE."),
    P_NOT_SALE(
            BLOCKS,
            Evidence.G,
            NOT_ON_SALE,
            "상품 상태가 NOT_SALE입니다.",
            "The product's status is NOT_SALE.",
            "판매하려면 status를 ON_SALE로 하세요.",
            "To sell it, answer ON_SALE."),
    P_STOCK_OUT(
            BLOCKS,
            Evidence.G,
            SOLD_OUT,
            "재고가 0입니다. 재고를 세지 않는다면 요소를 빼야 합니다.",
            "The stock is 0; a shop that does not count stock must leave the element out.",
            "재고를 채우거나 stockQuantity를 빼세요.",
            "Refill the stock, or leave stockQuantity out."),
    P_STOCK_SHORT(
            BLOCKS,
            Evidence.S,
            STOCK_SHORT,
            "재고가 주문 수량보다 적습니다.",
            "The stock is smaller than the quantity ordered.",
            "재고를 채우거나 주문 전에 수량을 제한하세요.",
            "Refill the stock, or limit the quantity before the order."),
    P_INFO_URL_MISMATCH(
            BLOCKS_IF_STRICT,
            Evidence.G,
            INFO_CHANGED,
            "상세 페이지 URL이 등록한 것과 다릅니다.",
            "The page URL differs from the one registered.",
            "infoUrl을 같게 쓰세요.",
            "Answer the same infoUrl."),
    P_IMAGE_URL_MISMATCH(
            BLOCKS_IF_STRICT,
            Evidence.G,
            INFO_CHANGED,
            "이미지 URL이 등록한 것과 다릅니다.",
            "The image URL differs from the one registered.",
            "imageUrl을 같게 쓰세요.",
            "Answer the same imageUrl."),
    P_URL_INVALID(
            BLOCKS,
            Evidence.G,
            INFO_CHANGED,
            "http:// 또는 https:// 로 시작하는 절대 URL이어야 합니다.",
            "It must be an absolute URL that begins with http:// or https://.",
            "도메인까지 쓰고 공백은 %20으로 인코딩하세요.",
            "Write it with its host, and blanks as %20."),
    P_ID_LENGTH(
            BLOCKS_IF_STRICT,
            Evidence.G,
            INFO_CHANGED,
            "상품 id는 30자까지입니다.",
            "A product id has at most 30 characters.",
            "더 짧은 id를 쓰세요.",
            "Use a shorter id."),
    P_ID_CHARSET(
            BLOCKS,
            Evidence.G,
            INFO_CHANGED,
            "id에 쓸 수 없는 문자가 있습니다.",
            "The id holds a character that is not allowed.",
            "문자, 숫자, ! + - / = _ | 만 쓰고 공백을 없애세요.",
            "Use letters, digits and ! + - / = _ | without blanks."),
    P_ID_NOT_ASCII(
            BLOCKS_IF_STRICT,
            Evidence.P,
            INFO_CHANGED,
            "가이드는 id에 영문자만 허용합니다.",
            "The guide allows only ASCII letters in an id.",
            "영문, 숫자로 된 id를 쓰세요.",
            "Use an id of ASCII letters and digits."),
    P_MERCHANT_ID_MISMATCH(
            BLOCKS_IF_STRICT,
            Evidence.S,
            INFO_CHANGED,
            "merchantProductId가 등록한 것과 다릅니다.",
            "The merchantProductId differs from the one registered.",
            "같은 값을 쓰거나 요소를 빼세요(기본값은 id).",
            "Answer the same, or leave it out (it defaults to id)."),
    P_MERCHANT_ID_LENGTH(
            BLOCKS_IF_STRICT,
            Evidence.G,
            INFO_CHANGED,
            "merchantProductId는 100자까지입니다.",
            "A merchantProductId has at most 100 characters.",
            "더 짧은 값을 쓰세요.",
            "Use a shorter one."),
    P_EC_MALL_ID_MISMATCH(
            BLOCKS_IF_STRICT,
            Evidence.S,
            INFO_CHANGED,
            "ecMallProductId가 등록한 것과 다릅니다.",
            "The ecMallProductId differs from the one registered.",
            "같은 값을 쓰거나 요소를 빼세요(기본값은 id).",
            "Answer the same, or leave it out (it defaults to id)."),
    P_GIFT_LENGTH(
            BLOCKS_IF_STRICT,
            Evidence.G,
            INFO_CHANGED,
            "사은품 이름은 200자까지입니다.",
            "A gift name has at most 200 characters.",
            "이름을 줄이세요.",
            "Shorten it."),
    P_GIFT_MISMATCH(
            BLOCKS_IF_STRICT,
            Evidence.M,
            INFO_CHANGED,
            "사은품이 등록한 것과 다릅니다.",
            "The gift differs from the one registered.",
            "giftName을 같게 쓰세요.",
            "Answer the same giftName."),
    P_RETURN_FEE_RANGE(
            BLOCKS_IF_STRICT,
            Evidence.G,
            INFO_CHANGED,
            "반품·교환 배송비는 1 ~ 200,000원입니다.",
            "A return or exchange fee is 1 to 200 000 won.",
            "범위를 벗어나면 요소를 빼세요.",
            "Leave the element out when the fee is outside that range."),
    P_OPTION_SUPPORT(
            BLOCKS,
            Evidence.M,
            OPTION_CHANGED,
            "옵션을 주문했는데 optionSupport가 true가 아닙니다.",
            "An option was ordered, but optionSupport is not true.",
            "<optionSupport>true</optionSupport>를 추가하세요.",
            "Add <optionSupport>true</optionSupport>."),
    P_SUPPLEMENT_SUPPORT(
            BLOCKS,
            Evidence.M,
            INFO_CHANGED,
            "추가상품을 주문했는데 supplementSupport가 true가 아닙니다.",
            "A supplement was ordered, but supplementSupport is not true.",
            "<supplementSupport>true</supplementSupport>를 추가하세요.",
            "Add <supplementSupport>true</supplementSupport>.");

    @SuppressWarnings("ImmutableEnumChecker") // a record of strings and enums
    private final RuleText text;

    ProductRule(
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
