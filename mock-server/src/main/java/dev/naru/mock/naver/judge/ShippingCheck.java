package dev.naru.mock.naver.judge;

import dev.naru.mock.naver.products.NaverProduct;
import dev.naru.mock.naver.products.ShippingMethod;
import dev.naru.mock.naver.xml.XmlElement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at the delivery policy: is it whole in itself, and is it the one registered? */
final class ShippingCheck {
    private static final long MAX_FEE = 200_000;
    private static final Set<String> NOTHING_TO_DELIVER = Set.of("VISIT_RECEIPT", "NOTHING");

    private final Case found;
    private final XmlElement policy;
    private final Policy answered;

    private ShippingCheck(Case found, XmlElement policy) {
        this.found = found;
        this.policy = policy;
        this.answered = Policy.answered(policy);
    }

    static void check(Case found) {
        XmlElement policy = found.answer().child("shippingPolicy");
        if (policy != null) {
            ShippingCheck check = new ShippingCheck(found, policy);
            check.price();
            check.method();
            check.condition();
            check.quantity();
            check.area();
            check.mismatches(found.product());
        }
    }

    private void price() {
        Long price = answered.feePrice();
        if (policy.textOf("feePrice").isEmpty()) {
            if (!policy.textOf("method").equals("QUICK_SVC")) {
                report(ShippingRule.H_FEE_PRICE_MISSING, "feePrice", "0..200000", null);
            }
            return;
        }
        if (price == null) {
            return;
        }
        if (price > MAX_FEE) {
            report(ShippingRule.H_FEE_PRICE_RANGE, "feePrice", "0..200000", price);
        }
        boolean free = answered.feeType().equals("FREE");
        if (price == 0 && !free && !answered.feePayType().equals("CASH_ON_DELIVERY")) {
            report(ShippingRule.H_FEE_PRICE_ZERO, "feePrice", ">= 1", 0);
        }
        if (free && (price > 0 || !answered.feePayType().equals("FREE"))) {
            report(ShippingRule.H_FREE_WITH_FEE, "feePayType", "FREE, 0", answered.feePayType() + ", " + price);
        }
    }

    private void method() {
        String method = policy.textOf("method");
        boolean alone = policy.textOf("groupId").isEmpty();
        boolean courier =
                answered.feeType().equals("CHARGE") && answered.feePayType().equals("CASH_ON_DELIVERY");
        boolean free = answered.feeType().equals("FREE");
        boolean wrongCourier = method.equals("QUICK_SVC") && !(alone && courier);
        boolean wrongPickup = NOTHING_TO_DELIVER.contains(method) && !(alone && free);
        if (wrongCourier || wrongPickup) {
            report(ShippingRule.H_METHOD_FORCED, "method", null, method);
        }
    }

    private void condition() {
        boolean conditional = answered.feeType().equals("CONDITIONAL_FREE");
        XmlElement condition = policy.child("conditionalFree");
        if (conditional && (condition == null || condition.textOf("basePrice").isEmpty())) {
            report(ShippingRule.H_CONDITION_MISSING, "conditionalFree", "basePrice", null);
        }
        unused(condition, conditional);
    }

    private void quantity() {
        boolean byQuantity = answered.feeType().equals("CHARGE_BY_QUANTITY");
        XmlElement rule = policy.child("chargeByQuantity");
        if (byQuantity && (rule == null || !whole(rule))) {
            report(ShippingRule.H_QUANTITY_RULE, "chargeByQuantity", "REPEAT n, RANGE n:+won", answered.quantity());
        }
        unused(rule, byQuantity);
    }

    private static boolean whole(XmlElement rule) {
        if (rule.textOf("type").equals("REPEAT")) {
            return Case.number(rule, "repeatQuantity") != null;
        }
        XmlElement range = rule.child("range");
        Long second = Case.number(range, "range2From");
        if (range == null || second == null || Case.number(range, "range2FeePrice") == null) {
            return false;
        }
        Long third = Case.number(range, "range3From");
        return range.textOf("type").equals("3")
                ? third != null && third > second && Case.number(range, "range3FeePrice") != null
                : third == null;
    }

    private void unused(@Nullable XmlElement rule, boolean used) {
        if (rule != null && !used) {
            found.report(ShippingRule.H_RULE_UNUSED, Spot.on(rule), null, answered.feeType());
        }
    }

    private void area() {
        XmlElement area = policy.child("surchargeByArea");
        if (area == null) {
            return;
        }
        boolean prices =
                area.child("splitUnit") != null || area.child("area2Price") != null || area.child("area3Price") != null;
        if (answered.area().equals("API")) {
            if (prices) {
                report(ShippingRule.H_AREA_API_WITH_PRICES, "surchargeByArea", "apiSupport", null);
            }
            return;
        }
        String split = area.textOf("splitUnit");
        boolean second = Case.number(area, "area2Price") != null;
        boolean third = Case.number(area, "area3Price") != null;
        boolean right = (split.equals("2") && second && !third) || (split.equals("3") && second && third);
        if (!right) {
            report(ShippingRule.H_AREA_RULE, "surchargeByArea", "2: area2Price, 3: area2Price, area3Price", split);
        }
    }

    private void mismatches(NaverProduct product) {
        ShippingMethod method = product.shipping().method();
        Policy registered = Policy.registered(product.shipping());
        String group = product.shipping().groupId();
        String answeredMethod = policy.textOf("method");
        compare(
                ShippingRule.H_METHOD_MISMATCH,
                "method",
                method.name(),
                answeredMethod.isEmpty() ? "DELIVERY" : answeredMethod);
        if (method.bundles()) {
            compare(ShippingRule.H_GROUP_ID_MISMATCH, "groupId", group == null ? "" : group, policy.textOf("groupId"));
            compare(ShippingRule.H_AREA_MISMATCH, "surchargeByArea", registered.area(), answered.area());
        }
        compare(ShippingRule.H_FEE_TYPE_MISMATCH, "feeType", registered.feeType(), answered.feeType());
        compare(ShippingRule.H_FEE_PAY_TYPE_MISMATCH, "feePayType", registered.feePayType(), answered.feePayType());
        compare(ShippingRule.H_FEE_PRICE_MISMATCH, "feePrice", registered.feePrice(), answered.feePrice());
        if (registered.feeType().equals(answered.feeType())) {
            compare(ShippingRule.H_THRESHOLD_MISMATCH, "conditionalFree", registered.threshold(), answered.threshold());
            compare(ShippingRule.H_QUANTITY_MISMATCH, "chargeByQuantity", registered.quantity(), answered.quantity());
        }
    }

    /** Null on either side means there is nothing to compare: absence has rules of its own. */
    private void compare(Rule rule, String child, @Nullable Object expected, @Nullable Object got) {
        if (expected != null && got != null && !expected.equals(got)) {
            report(rule, child, expected, got);
        }
    }

    private void report(Rule rule, String child, @Nullable Object expected, @Nullable Object got) {
        found.report(rule, Spot.in(policy, child), expected, got);
    }
}
