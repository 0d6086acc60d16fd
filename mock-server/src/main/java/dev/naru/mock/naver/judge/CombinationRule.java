package dev.naru.mock.naver.judge;

import static dev.naru.mock.naver.judge.BuyerReason.OPTION_CHANGED;
import static dev.naru.mock.naver.judge.BuyerReason.PRICE_CHANGED;
import static dev.naru.mock.naver.judge.BuyerReason.SOLD_OUT;
import static dev.naru.mock.naver.judge.BuyerReason.STOCK_SHORT;
import static dev.naru.mock.naver.judge.Weight.BLOCKS;
import static dev.naru.mock.naver.judge.Weight.BLOCKS_IF_STRICT;
import static dev.naru.mock.naver.judge.Weight.WARNS;

/** Combinations of options, which carry price and stock. */
enum CombinationRule implements Rule {
    C_CODE_REQUIRED(
            BLOCKS,
            Evidence.S,
            OPTION_CHANGED,
            "옵션을 두 가지 이상 골랐으면 selectionCode가 필요합니다.",
            "Two or more options were chosen, so a selectionCode is needed.",
            "selectionCode를 등록하고 같은 manageCode의 combination을 응답하세요.",
            "Register a selectionCode and answer the combination with that manageCode."),
    C_PRICE_WITHOUT_CODE(
            BLOCKS,
            Evidence.G,
            PRICE_CHANGED,
            "selectionCode 없이 옵션가를 받을 수 없습니다.",
            "An option price needs a selectionCode.",
            "selectionCode를 등록하고 combination에 price를 쓰세요.",
            "Register a selectionCode and answer the price in its combination."),
    C_CODE_NOT_NEEDED(
            WARNS,
            Evidence.S,
            OPTION_CHANGED,
            "옵션이 한 가지이고 가격 차이가 없으면 selectionCode를 빼야 합니다.",
            "With one option and no difference in price the selectionCode must be left out.",
            "selectionCode와 combination을 빼세요.",
            "Leave out selectionCode and combination."),
    C_COMBINATION_MISSING(
            BLOCKS,
            Evidence.S,
            OPTION_CHANGED,
            "selectionCode를 등록했는데 combination이 하나도 없습니다.",
            "A selectionCode was registered, but there is no combination at all.",
            "manageCode가 selectionCode와 같은 combination을 응답하세요.",
            "Answer the combination whose manageCode is the selectionCode."),
    C_CODE_UNKNOWN(
            BLOCKS,
            Evidence.S,
            OPTION_CHANGED,
            "selectionCode와 같은 manageCode의 combination이 없습니다.",
            "No combination has the selectionCode as its manageCode.",
            "manageCode를 selectionCode와 같게 하세요.",
            "Make manageCode equal the selectionCode."),
    C_CODE_ENCODED(
            BLOCKS,
            Evidence.P,
            OPTION_CHANGED,
            "manageCode가 퍼센트 인코딩된 채로 있습니다.",
            "The manageCode is still percent-encoded.",
            "쿼리에서 받은 코드를 디코딩해 쓰세요.",
            "Decode the code taken from the query."),
    C_CODE_DUPLICATE(
            BLOCKS_IF_STRICT,
            Evidence.O,
            OPTION_CHANGED,
            "같은 manageCode의 combination이 두 개 이상입니다. 첫 번째만 보았습니다.",
            "Several combinations have the same manageCode; the first was judged.",
            "manageCode를 상품 안에서 유일하게 하세요.",
            "Make manageCode unique within the product."),
    C_AXES_MISMATCH(
            BLOCKS,
            Evidence.S,
            OPTION_CHANGED,
            "combination의 옵션명·값이 주문한 선택과 다릅니다.",
            "The names and values of the combination differ from the selections ordered.",
            "options/name은 label, options/id는 code와 모두 같아야 합니다.",
            "Each options/name must be a label and options/id its code."),
    C_PRICE_MISMATCH(
            BLOCKS,
            Evidence.S,
            PRICE_CHANGED,
            "combination의 price가 주문한 optionPrice와 다릅니다. 없으면 0원입니다.",
            "The price of the combination differs from the optionPrice ordered; missing means 0.",
            "combination/price를 optionPrice와 같게 하세요.",
            "Answer optionPrice as combination/price."),
    C_PRICE_TOO_LOW(
            BLOCKS,
            Evidence.G,
            PRICE_CHANGED,
            "옵션가는 상품가격의 -50 % 이상이어야 합니다.",
            "An option price may not go below -50 % of the base price.",
            "상품가격을 낮추고 옵션가를 그만큼 올리세요.",
            "Lower the base price and raise the option prices by as much."),
    C_OFF(
            BLOCKS,
            Evidence.G,
            SOLD_OUT,
            "주문한 combination의 status가 false입니다.",
            "The status of the combination ordered is false.",
            "판매하려면 status를 true로 하세요.",
            "To sell it, answer true."),
    C_STOCK_OUT(
            BLOCKS,
            Evidence.G,
            SOLD_OUT,
            "주문한 combination의 재고가 0입니다.",
            "The stock of the combination ordered is 0.",
            "재고를 채우거나 stockQuantity를 빼세요.",
            "Refill the stock, or leave stockQuantity out."),
    C_STOCK_SHORT(
            BLOCKS,
            Evidence.G,
            STOCK_SHORT,
            "combination의 재고가 주문 수량보다 적습니다.",
            "The stock of the combination is smaller than the quantity ordered.",
            "재고를 채우거나 주문 전에 수량을 제한하세요.",
            "Refill the stock, or limit the quantity before the order."),
    C_CODE_LENGTH(
            BLOCKS_IF_STRICT,
            Evidence.G,
            OPTION_CHANGED,
            "manageCode는 100자까지입니다.",
            "A manageCode has at most 100 characters.",
            "더 짧은 코드를 쓰세요.",
            "Use a shorter code."),
    C_CODE_CHARSET(
            BLOCKS,
            Evidence.G,
            OPTION_CHANGED,
            "manageCode에 쓸 수 없는 문자가 있습니다. 쉼표는 코드의 구분자입니다.",
            "The manageCode holds a character that is not allowed; a comma separates codes.",
            "문자, 숫자, ! + - / = _ | 만 쓰세요.",
            "Use letters, digits and ! + - / = _ |."),
    C_CODE_NOT_ASCII(
            BLOCKS_IF_STRICT,
            Evidence.P,
            OPTION_CHANGED,
            "가이드는 manageCode에 영문자만 허용합니다.",
            "The guide allows only ASCII letters in a manageCode.",
            "영문, 숫자로 된 코드를 쓰세요.",
            "Use a code of ASCII letters and digits.");

    @SuppressWarnings("ImmutableEnumChecker") // a record of strings and enums
    private final RuleText text;

    CombinationRule(
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
