package dev.naru.mock.naver.products;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code naverProducts[].shipping}, today's form and that of 2017. */
final class ShippingReader {
    static final Shipping NONE = new Shipping(
            null, ShippingMethod.DELIVERY, 0, FeePayType.FREE, new FeeRule.Flat(), new AreaSurcharge.Nowhere());

    private static final long MAX_AMOUNT = NaverProducts.AMOUNT_LIMIT - 1;

    // Naver stops at 200 000, which is for the judge to say; this bound keeps a fee times a quantity within a long.
    private static final long MAX_FEE = 999_999_999;
    private static final int MAX_RANGES = 2;
    private static final int MAX_REPEAT = 1_000_000;

    private final JsonFields shipping;
    private final Remarks remarks;

    /** Takes what is accepted with a shake of the head. */
    interface Remarks {
        void add(String path, String ko, String en);
    }

    /** The fee type of the 2017 schema; today's {@code feeRule} says the same. */
    private enum FeeType {
        FREE,
        CHARGE,
        CONDITIONAL_FREE,
        CHARGE_BY_QUANTITY
    }

    ShippingReader(JsonFields shipping, Remarks remarks) {
        this.shipping = shipping;
        this.remarks = remarks;
    }

    Shipping read() {
        ShippingMethod method = shipping.word("method", ShippingMethod.class, ShippingMethod.DELIVERY);
        FeePayType payType = shipping.word("feePayType", FeePayType.class, FeePayType.PREPAYED);
        long baseFee = baseFee(method, payType);
        if (!shipping.has("feePayType") && baseFee > 0 && method != ShippingMethod.QUICK_SVC) {
            shipping.refuse("feePayType", "필수 값입니다.", "is required.");
        }
        if (!shipping.has("feeRule")) {
            return new Shipping(group(), method, baseFee, payType, NONE.feeRule(), NONE.area());
        }
        JsonFields rule = shipping.object("feeRule");
        return new Shipping(group(), method, baseFee, payType, rule(rule), area(rule));
    }

    private @Nullable String group() {
        return shipping.text("groupId", 1000);
    }

    private long baseFee(ShippingMethod method, FeePayType payType) {
        boolean free = feeType() == FeeType.FREE || payType == FeePayType.FREE;
        if (!shipping.has("baseFee") && !free && !method.alwaysFree()) {
            shipping.refuse("baseFee", "필수 값입니다.", "is required.");
        }
        long fee = shipping.number("baseFee", 0, MAX_FEE, 0);
        return free ? 0 : fee;
    }

    private FeeType feeType() {
        if (shipping.has("feeType")) {
            String path = shipping.at("feeType");
            remarks.add(path, "더 이상 쓰지 않는 필드입니다. feeRule을 쓰세요.", "is deprecated: use feeRule.");
        }
        return shipping.word("feeType", FeeType.class, FeeType.CHARGE);
    }

    private FeeRule rule(JsonFields rule) {
        if (rule.has("freeByThreshold")) {
            ignored(rule, "repeatByQty", "freeByThreshold");
            ignored(rule, "rangesByQty", "freeByThreshold");
            return new FeeRule.FreeByThreshold(rule.number("freeByThreshold", 0, MAX_AMOUNT, 0));
        }
        if (rule.has("repeatByQty")) {
            ignored(rule, "rangesByQty", "repeatByQty");
            return new FeeRule.RepeatByQty((int) rule.number("repeatByQty", 1, MAX_REPEAT, 1));
        }
        JsonNode ranges = rule.get("rangesByQty");
        if (JsonFields.isNumber(ranges)) {
            // The 2017 manual wrote rangesByQty where it meant repeatByQty; shops that copied it still send a number.
            remarks.add(rule.at("rangesByQty"), "숫자는 repeatByQty로 봅니다.", "as a number is read as repeatByQty.");
            return new FeeRule.RepeatByQty((int) rule.number("rangesByQty", 1, MAX_REPEAT, 1));
        }
        return ranges.isMissingNode() || (ranges.isArray() && ranges.isEmpty()) ? NONE.feeRule() : ranges(rule);
    }

    private static FeeRule ranges(JsonFields rule) {
        List<FeeRule.Range> ranges = new ArrayList<>();
        for (JsonFields range : rule.objects("rangesByQty", MAX_RANGES)) {
            ranges.add(new FeeRule.Range(
                    (int) range.requiredNumber("from", 1, MAX_REPEAT), range.requiredNumber("surcharge", 0, MAX_FEE)));
        }
        ranges.sort(Comparator.comparingInt(FeeRule.Range::from));
        if (ranges.stream().map(FeeRule.Range::from).distinct().count() < ranges.size()) {
            rule.refuse("rangesByQty", "from 값이 서로 달라야 합니다.", "must not name the same from twice.");
        }
        return new FeeRule.RangesByQty(ranges);
    }

    private static AreaSurcharge area(JsonFields rule) {
        JsonNode areas = rule.get("surchargesByArea");
        if (areas.isTextual()) {
            if (!areas.asText().strip().equalsIgnoreCase("API")) {
                rule.refuse("surchargesByArea", "배열 또는 \"API\"여야 합니다.", "must be an array or \"API\".");
            }
            return new AreaSurcharge.AskShop();
        }
        Long island = null;
        Long jeju = null;
        for (JsonFields entry : rule.objects("surchargesByArea", 2)) {
            String area = entry.requiredText("area", 100);
            long surcharge = entry.requiredNumber("surcharge", 0, MAX_FEE);
            if (area.equals("island") && island == null) {
                island = surcharge;
            } else if (area.equals("jeju") && jeju == null) {
                jeju = surcharge;
            } else if (!area.isEmpty()) {
                entry.refuse("area", "island 또는 jeju를 한 번씩만 쓸 수 있습니다.", "must be island or jeju, each once.");
            }
        }
        return island == null && jeju == null ? NONE.area() : new AreaSurcharge.Fixed(island, jeju);
    }

    private void ignored(JsonFields rule, String field, String winner) {
        if (rule.has(field)) {
            String path = rule.at(field);
            remarks.add(path, winner + "이(가) 우선하여 무시합니다.", "is ignored: " + winner + " comes first.");
        }
    }
}
