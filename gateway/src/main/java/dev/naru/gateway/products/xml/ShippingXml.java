package dev.naru.gateway.products.xml;

import dev.naru.gateway.products.AreaSurcharge;
import dev.naru.gateway.products.FeeRule;
import dev.naru.gateway.products.ShippingMethod;
import dev.naru.gateway.products.ShippingPolicy;

/** Writes {@code shippingPolicy}, in the words Naver has for what Iamport's {@code shipping} says. */
final class ShippingXml {
    private final XmlWriter xml;
    private final ShippingPolicy policy;

    private ShippingXml(XmlWriter xml, ShippingPolicy policy) {
        this.xml = xml;
        this.policy = policy;
    }

    static void write(XmlWriter xml, ShippingPolicy policy) {
        new ShippingXml(xml, policy).write();
    }

    private void write() {
        xml.open("shippingPolicy");
        xml.optional("groupId", policy.bundle());
        xml.element("method", policy.method().name());
        if (policy.method() == ShippingMethod.QUICK_SVC) {
            // Naver makes every courier order pay on delivery, whatever the shop says.
            fee("CHARGE", "CASH_ON_DELIVERY", 0);
        } else if (policy.method().isFree() || policy.baseFee() == 0) {
            // A rule over a fee of nothing is nothing: Naver allows a price of 0 for FREE only.
            fee("FREE", "FREE", 0);
        } else {
            rule(policy.feeRule());
        }
        if (policy.method().bundles()) {
            area(policy.areaSurcharge());
        }
        xml.close();
    }

    private void fee(String type, String payType, long price) {
        xml.element("feeType", type);
        xml.element("feePayType", payType);
        xml.element("feePrice", price);
    }

    private void rule(FeeRule rule) {
        String type = rule.fold(
                always -> "CHARGE",
                free -> "CONDITIONAL_FREE",
                repeat -> "CHARGE_BY_QUANTITY",
                ranges -> "CHARGE_BY_QUANTITY");
        fee(type, policy.feePayType().name(), policy.baseFee());
        if (rule instanceof FeeRule.FreeByThreshold free) {
            xml.open("conditionalFree");
            xml.element("basePrice", free.threshold());
            xml.close();
        } else if (rule instanceof FeeRule.RepeatByQty repeat) {
            xml.open("chargeByQuantity");
            xml.element("type", "REPEAT");
            xml.element("repeatQuantity", repeat.quantity());
            xml.close();
        } else if (rule instanceof FeeRule.RangesByQty ranges) {
            ranges(ranges);
        }
    }

    private void ranges(FeeRule.RangesByQty rule) {
        xml.open("chargeByQuantity");
        xml.element("type", "RANGE");
        xml.open("range");
        xml.element("type", rule.ranges().size() + 1);
        int interval = 2;
        for (FeeRule.Range range : rule.ranges()) {
            xml.element("range" + interval + "From", range.from());
            xml.element("range" + interval + "FeePrice", range.surcharge());
            interval++;
        }
        xml.close();
        xml.close();
    }

    private void area(AreaSurcharge area) {
        if (area instanceof AreaSurcharge.Api) {
            xml.open("surchargeByArea");
            xml.element("apiSupport", true);
            xml.close();
        } else if (area instanceof AreaSurcharge.ByZone byZone) {
            xml.open("surchargeByArea");
            byZone(byZone);
            xml.close();
        }
    }

    private void byZone(AreaSurcharge.ByZone byZone) {
        Long jeju = byZone.jeju();
        Long island = byZone.island();
        xml.element("apiSupport", false);
        if (jeju == null) {
            xml.element("splitUnit", 2);
            xml.optional("area2Price", island);
        } else {
            // With three zones the second is Jeju and the third the other islands.
            xml.element("splitUnit", 3);
            xml.element("area2Price", jeju);
            xml.element("area3Price", island == null ? 0 : island);
        }
    }
}
