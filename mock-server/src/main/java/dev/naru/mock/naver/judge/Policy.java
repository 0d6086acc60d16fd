package dev.naru.mock.naver.judge;

import dev.naru.mock.naver.products.AreaSurcharge;
import dev.naru.mock.naver.products.FeePayType;
import dev.naru.mock.naver.products.FeeRule;
import dev.naru.mock.naver.products.Shipping;
import dev.naru.mock.naver.products.ShippingMethod;
import dev.naru.mock.naver.xml.XmlElement;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A delivery policy in the words of the answer, so that what was registered and what is answered can be compared.
 *
 * @param feePrice null when blank
 * @param threshold null unless free on a condition
 * @param quantity such as "REPEAT 10" or "RANGE 11:+2500 21:+7500"; empty unless charged by quantity
 * @param area such as "API", "2: islands 2000" or "3: Jeju 4500, islands 2000"; empty when there is none
 */
record Policy(
        String feeType,
        String feePayType,
        @Nullable Long feePrice,
        @Nullable Long threshold,
        String quantity,
        String area) {

    static Policy registered(Shipping shipping) {
        if (shipping.method() == ShippingMethod.QUICK_SVC) {
            return new Policy("CHARGE", "CASH_ON_DELIVERY", null, null, "", "");
        }
        if (shipping.method().alwaysFree()) {
            return new Policy("FREE", "FREE", 0L, null, "", "");
        }
        String area = area(shipping.area());
        if (shipping.baseFee() == 0) {
            return new Policy("FREE", "FREE", 0L, null, "", area);
        }
        FeePayType payType = shipping.feePayType();
        return shipping.feeRule()
                .fold(
                        flat -> new Policy("CHARGE", payType.name(), shipping.baseFee(), null, "", area),
                        free -> new Policy(
                                "CONDITIONAL_FREE", payType.name(), shipping.baseFee(), free.threshold(), "", area),
                        repeat -> new Policy(
                                "CHARGE_BY_QUANTITY",
                                payType.name(),
                                shipping.baseFee(),
                                null,
                                "REPEAT " + repeat.quantity(),
                                area),
                        ranges -> new Policy(
                                "CHARGE_BY_QUANTITY", payType.name(), shipping.baseFee(), null, ranges(ranges), area));
    }

    static Policy answered(XmlElement policy) {
        XmlElement byQuantity = policy.child("chargeByQuantity");
        XmlElement byArea = policy.child("surchargeByArea");
        return new Policy(
                policy.textOf("feeType"),
                policy.textOf("feePayType"),
                Case.number(policy, "feePrice"),
                Case.number(policy.child("conditionalFree"), "basePrice"),
                byQuantity == null ? "" : quantity(byQuantity),
                byArea == null ? "" : area(byArea));
    }

    private static String ranges(FeeRule.RangesByQty rule) {
        return rule.ranges().stream()
                .map(range -> " " + range.from() + ":+" + range.surcharge())
                .collect(Collectors.joining("", "RANGE", ""));
    }

    private static String quantity(XmlElement rule) {
        if (rule.textOf("type").equals("REPEAT")) {
            return "REPEAT " + rule.textOf("repeatQuantity");
        }
        XmlElement range = rule.child("range");
        if (range == null) {
            return "RANGE";
        }
        String second = "RANGE " + range.textOf("range2From") + ":+" + range.textOf("range2FeePrice");
        return range.textOf("type").equals("3")
                ? second + " " + range.textOf("range3From") + ":+" + range.textOf("range3FeePrice")
                : second;
    }

    private static String area(AreaSurcharge area) {
        return area.fold(nowhere -> "", askShop -> "API", fixed -> {
            Long island = fixed.island();
            Long jeju = fixed.jeju();
            // Only Jeju is registered: three zones of which the last costs nothing (Iamport's plugin gets this wrong).
            return jeju == null ? twoZones("" + island) : threeZones("" + jeju, island == null ? "0" : "" + island);
        });
    }

    private static String area(XmlElement area) {
        if (area.textOf("apiSupport").equals("true")) {
            return "API";
        }
        return area.textOf("splitUnit").equals("3")
                ? threeZones(area.textOf("area2Price"), area.textOf("area3Price"))
                : twoZones(area.textOf("area2Price"));
    }

    private static String twoZones(String islands) {
        return "2: islands " + islands;
    }

    private static String threeZones(String jeju, String islands) {
        return "3: Jeju " + jeju + ", islands " + islands;
    }
}
