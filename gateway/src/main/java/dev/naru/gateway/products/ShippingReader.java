package dev.naru.gateway.products;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.json.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code shipping} part of a product document. */
final class ShippingReader {
    private static final ShippingPolicy NONE = new ShippingPolicy(
            null, ShippingMethod.DELIVERY, 0, FeePayType.PREPAYED, new FeeRule.Always(), new AreaSurcharge.None());

    private ShippingReader() {}

    static ShippingPolicy required(Fields product) {
        ShippingPolicy policy = product.objectOrNull("shipping", ShippingReader::policy);
        if (policy == null && !product.has("shipping")) {
            product.error("shipping", "is required");
        }
        // A placeholder: the fault above, or the one objectOrNull found, stops the reading.
        return policy == null ? NONE : policy;
    }

    private static ShippingPolicy policy(Fields fields) {
        Rules rules = fields.objectOrNull("fee_rule", ShippingReader::rules);
        ShippingMethod method = fields.choice("method", ShippingMethod.class, ShippingMethod.DELIVERY);
        long baseFee = fields.integer("base_fee", 0, ProductLimits.MAX_FEE);
        return new ShippingPolicy(
                groupId(fields),
                method,
                baseFee,
                feePayType(fields, method.isFree() || baseFee == 0),
                rules == null ? new FeeRule.Always() : rules.fee,
                rules == null ? new AreaSurcharge.None() : rules.area);
    }

    /** The manuals write an empty group for a product that is never bundled. */
    private static @Nullable String groupId(Fields fields) {
        JsonNode group = fields.raw("group_id");
        return group != null && group.isTextual() && group.textValue().isEmpty()
                ? null
                : fields.textOrNull("group_id", ProductLimits.MAX_CODE);
    }

    /**
     * Iamport's manual of 2017 had a third word, FREE, for what a fee of nothing says by itself. Beside a fee it would
     * promise the buyer what the policy takes back.
     */
    private static FeePayType feePayType(Fields fields, boolean isFree) {
        JsonNode word = fields.raw("fee_pay_type");
        if (word == null || !word.isTextual() || !word.textValue().equals("FREE")) {
            return fields.choice("fee_pay_type", FeePayType.class, FeePayType.PREPAYED);
        }
        if (!isFree) {
            fields.error("fee_pay_type", "may be FREE only where base_fee is 0");
        }
        return FeePayType.PREPAYED;
    }

    private static Rules rules(Fields fields) {
        Long threshold = fields.integerOrNull("free_by_threshold", 1, ProductLimits.MAX_PRICE);
        Long repeat = fields.integerOrNull("repeat_by_qty", 1, ProductLimits.MAX_STOCK);
        List<FeeRule.Range> ranges = fields.list("ranges_by_qty", 100, ShippingReader::range);
        checkRanges(fields, ranges);
        if ((threshold == null ? 0 : 1) + (repeat == null ? 0 : 1) + (ranges.isEmpty() ? 0 : 1) > 1) {
            fields.error(
                    ranges.isEmpty() ? "repeat_by_qty" : "ranges_by_qty",
                    "must be the only rule: Naver takes one of free_by_threshold, repeat_by_qty and ranges_by_qty");
        }
        FeeRule fee = threshold != null
                ? new FeeRule.FreeByThreshold(threshold)
                : repeat != null
                        ? new FeeRule.RepeatByQty(repeat)
                        : ranges.isEmpty() ? new FeeRule.Always() : new FeeRule.RangesByQty(ranges);
        return new Rules(fee, area(fields));
    }

    private static FeeRule.Range range(Fields fields) {
        return new FeeRule.Range(
                fields.integer("from", 2, ProductLimits.MAX_STOCK),
                fields.integer("surcharge", 0, ProductLimits.MAX_FEE));
    }

    private static void checkRanges(Fields fields, List<FeeRule.Range> ranges) {
        if (ranges.size() > 2) {
            fields.error(
                    "ranges_by_qty", "must have one or two entries: Naver takes three intervals, the first included");
        }
        if (ranges.stream().map(FeeRule.Range::from).distinct().count() < ranges.size()) {
            fields.error("ranges_by_qty", "must have a different from in each entry");
        }
    }

    private static AreaSurcharge area(Fields fields) {
        JsonNode raw = fields.raw("surcharges_by_area");
        if (raw == null) {
            return new AreaSurcharge.None();
        }
        if (raw.isTextual()) {
            if (!raw.textValue().equals("API")) {
                fields.error("surcharges_by_area", "must be \"API\" or an array");
            }
            return new AreaSurcharge.Api();
        }
        Long island = null;
        Long jeju = null;
        for (Entry entry : fields.list("surcharges_by_area", 10, ShippingReader::entry)) {
            boolean isJeju = entry.area.equals("jeju");
            if ((isJeju ? jeju : island) != null) {
                fields.error("surcharges_by_area", "must name each area once");
            }
            jeju = isJeju ? Long.valueOf(entry.surcharge) : jeju;
            island = isJeju ? island : Long.valueOf(entry.surcharge);
        }
        return island == null && jeju == null ? new AreaSurcharge.None() : new AreaSurcharge.ByZone(island, jeju);
    }

    private static Entry entry(Fields fields) {
        String area = fields.text("area", 20);
        if (!area.isEmpty() && !area.equals("island") && !area.equals("jeju")) {
            fields.error("area", "must be island or jeju");
        }
        return new Entry(area, fields.integer("surcharge", 0, ProductLimits.MAX_FEE));
    }

    private record Entry(String area, long surcharge) {}

    private record Rules(FeeRule fee, AreaSurcharge area) {}
}
