package dev.naru.mock.naver.judge;

import static dev.naru.mock.naver.judge.BuyerReason.INFO_CHANGED;
import static dev.naru.mock.naver.judge.Weight.BLOCKS;
import static dev.naru.mock.naver.judge.Weight.BLOCKS_IF_STRICT;
import static dev.naru.mock.naver.judge.Weight.WARNS;

/** The delivery policy. */
enum ShippingRule implements Rule {
    H_METHOD_MISMATCH(
            BLOCKS_IF_STRICT,
            Evidence.S,
            INFO_CHANGED,
            "배송 방법이 등록한 것과 다릅니다.",
            "The delivery method differs from the one registered.",
            "method를 같게 쓰세요.",
            "Answer the same method."),
    H_GROUP_ID_MISMATCH(
            BLOCKS_IF_STRICT,
            Evidence.S,
            INFO_CHANGED,
            "묶음배송 그룹이 등록한 것과 다릅니다.",
            "The delivery group differs from the one registered.",
            "groupId를 같게 쓰세요.",
            "Answer the same groupId."),
    H_FEE_TYPE_MISMATCH(
            BLOCKS_IF_STRICT,
            Evidence.S,
            INFO_CHANGED,
            "배송비 유형이 등록한 정책과 다릅니다.",
            "The fee type differs from the policy registered.",
            "baseFee와 feeRule에 맞는 feeType을 쓰세요.",
            "Answer the feeType that baseFee and feeRule amount to."),
    H_FEE_PAY_TYPE_MISMATCH(
            BLOCKS_IF_STRICT,
            Evidence.S,
            INFO_CHANGED,
            "배송비 결제 방법이 등록한 것과 다릅니다.",
            "The time of paying the fee differs from the one registered.",
            "feePayType을 같게 쓰세요.",
            "Answer the same feePayType."),
    H_FEE_PRICE_MISMATCH(
            BLOCKS_IF_STRICT,
            Evidence.S,
            INFO_CHANGED,
            "기본 배송비가 등록한 것과 다릅니다.",
            "The base fee differs from the one registered.",
            "feePrice를 baseFee와 같게 하세요.",
            "Answer baseFee as feePrice."),
    H_THRESHOLD_MISMATCH(
            BLOCKS_IF_STRICT,
            Evidence.S,
            INFO_CHANGED,
            "무료배송 기준 금액이 등록한 것과 다릅니다.",
            "The threshold of free delivery differs from the one registered.",
            "conditionalFree/basePrice를 freeByThreshold와 같게 하세요.",
            "Answer freeByThreshold as conditionalFree/basePrice."),
    H_QUANTITY_MISMATCH(
            BLOCKS_IF_STRICT,
            Evidence.S,
            INFO_CHANGED,
            "수량별 배송비가 등록한 것과 다릅니다.",
            "The fee by quantity differs from the one registered.",
            "chargeByQuantity를 repeatByQty 또는 rangesByQty와 맞추세요.",
            "Make chargeByQuantity say what repeatByQty or rangesByQty says."),
    H_AREA_MISMATCH(
            BLOCKS_IF_STRICT,
            Evidence.S,
            INFO_CHANGED,
            "지역별 추가배송비가 등록한 것과 다릅니다.",
            "The surcharges by area differ from those registered.",
            "surchargeByArea를 surchargesByArea와 맞추세요. splitUnit 3에서 area2는 제주, area3은 그 외 섬입니다.",
            "Make surchargeByArea say what surchargesByArea says; with splitUnit 3, area2 is Jeju and area3 the other islands."),
    H_FEE_PRICE_MISSING(
            BLOCKS,
            Evidence.G,
            INFO_CHANGED,
            "배송비가 비어 있습니다. 퀵 서비스만 비울 수 있습니다.",
            "The fee is empty; only a courier ride (QUICK_SVC) may leave it so.",
            "feePrice에 금액을 쓰세요.",
            "Write the amount into feePrice."),
    H_FEE_PRICE_RANGE(
            BLOCKS,
            Evidence.G,
            INFO_CHANGED,
            "배송비는 0 ~ 200,000원입니다.",
            "A fee is 0 to 200 000 won.",
            "범위 안의 금액을 쓰세요.",
            "Use an amount within that range."),
    H_FEE_PRICE_ZERO(
            BLOCKS_IF_STRICT,
            Evidence.G,
            INFO_CHANGED,
            "0원 배송비는 무료(FREE)이거나 착불일 때만 가능합니다.",
            "A fee of 0 is only for FREE or for payment on delivery.",
            "feeType과 feePayType을 FREE로 하세요.",
            "Answer FREE as feeType and feePayType."),
    H_FREE_WITH_FEE(
            BLOCKS_IF_STRICT,
            Evidence.G,
            INFO_CHANGED,
            "무료배송인데 배송비나 결제 방법이 무료가 아닙니다.",
            "Delivery is free, yet the fee or the time of paying is not.",
            "feeType FREE에는 feePayType FREE, feePrice 0을 쓰세요.",
            "With feeType FREE answer feePayType FREE and feePrice 0."),
    H_METHOD_FORCED(
            BLOCKS_IF_STRICT,
            Evidence.G,
            INFO_CHANGED,
            "이 배송 방법에서는 네이버페이가 배송비 정책을 바꾸어 적용합니다.",
            "With this delivery method Naver replaces the policy by its own.",
            "QUICK_SVC는 묶음 없이 CHARGE·CASH_ON_DELIVERY, VISIT_RECEIPT·NOTHING은 묶음 없이 FREE로 쓰세요.",
            "Answer CHARGE and CASH_ON_DELIVERY for QUICK_SVC, FREE for VISIT_RECEIPT and NOTHING, and no group."),
    H_CONDITION_MISSING(
            BLOCKS,
            Evidence.G,
            INFO_CHANGED,
            "조건부 무료인데 conditionalFree/basePrice가 없습니다.",
            "Free on a condition, but conditionalFree/basePrice is missing.",
            "기준 금액을 추가하세요.",
            "Add the threshold."),
    H_QUANTITY_RULE(
            BLOCKS,
            Evidence.G,
            INFO_CHANGED,
            "수량별 배송비의 구성이 올바르지 않습니다.",
            "The fee by quantity is not put together rightly.",
            "REPEAT에는 repeatQuantity, RANGE에는 range(type 2 또는 3, range2From, range2FeePrice …)가 오름차순으로 필요합니다.",
            "REPEAT needs repeatQuantity; RANGE needs range with type 2 or 3 and ascending range2From, range2FeePrice and so on."),
    H_RULE_UNUSED(
            BLOCKS_IF_STRICT,
            Evidence.G,
            INFO_CHANGED,
            "feeType과 맞지 않는 배송비 규칙이 들어 있습니다.",
            "There is a fee rule that does not belong to this feeType.",
            "conditionalFree는 CONDITIONAL_FREE, chargeByQuantity는 CHARGE_BY_QUANTITY에만 쓰세요.",
            "Use conditionalFree with CONDITIONAL_FREE only, chargeByQuantity with CHARGE_BY_QUANTITY only."),
    H_AREA_RULE(
            BLOCKS,
            Evidence.G,
            INFO_CHANGED,
            "지역별 추가배송비의 구성이 올바르지 않습니다.",
            "The surcharges by area are not put together rightly.",
            "splitUnit은 2 또는 3, 그 수만큼 area2Price, area3Price를 쓰거나 요소 전체를 빼세요.",
            "splitUnit is 2 or 3 with area2Price, and area3Price for 3; or leave the whole element out."),
    H_AREA_API_WITH_PRICES(
            BLOCKS_IF_STRICT,
            Evidence.G,
            INFO_CHANGED,
            "apiSupport가 true이면 다른 요소를 쓰지 않습니다.",
            "With apiSupport true nothing else belongs there.",
            "splitUnit, area2Price, area3Price를 빼세요.",
            "Leave out splitUnit, area2Price and area3Price."),
    H_GROUP_CONFLICT(
            WARNS,
            Evidence.O,
            INFO_CHANGED,
            "같은 묶음배송 그룹의 상품들이 서로 다른 배송비 정책을 갖습니다. 계산에는 가장 큰 배송비를 씁니다.",
            "Products of one delivery group have different policies; the highest fee is charged.",
            "같은 groupId에는 같은 정책을 등록하세요.",
            "Register the same policy under the same groupId.");

    @SuppressWarnings("ImmutableEnumChecker") // a record of strings and enums
    private final RuleText text;

    ShippingRule(
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
