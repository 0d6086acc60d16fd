package dev.naru.mock.naver.fees;

import dev.naru.mock.naver.Bilingual;
import dev.naru.mock.naver.fees.FeeSettings.AreaMode;
import dev.naru.mock.naver.fees.FeeSettings.ThresholdBasis;
import dev.naru.mock.naver.products.AreaSurcharge;
import dev.naru.mock.naver.products.CartLine;
import dev.naru.mock.naver.products.CartLines;
import dev.naru.mock.naver.products.FeeRule;
import dev.naru.mock.naver.products.NaverProduct;
import dev.naru.mock.naver.products.Problem;
import dev.naru.mock.naver.products.Shipping;
import dev.naru.mock.naver.products.ShippingMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Delivery fees of an order-type purchase: one fee for each parcel, by the policies registered with the products. */
public final class FeeCalculator {
    private FeeCalculator() {}

    /**
     * The fees of an order. Products without a line left cost nothing.
     *
     * @param lines the lines still in the order
     * @param apiSurprices what the shop's additional-fee URL answered, by product id; a product it left out counts as 0
     */
    public static ShippingFees calculate(
            List<NaverProduct> products,
            List<CartLine> lines,
            Zone zone,
            FeeSettings settings,
            Map<String, Long> apiSurprices) {
        List<ShippingFees.Group> groups = new ArrayList<>();
        List<Problem> warnings = new ArrayList<>();
        long orderGoods = CartLines.goodsAmount(lines);
        for (Parcel parcel : parcels(products, lines)) {
            long goods = settings.thresholdBasis() == ThresholdBasis.ORDER ? orderGoods : parcel.goods();
            groups.add(parcel.policies().stream()
                    .map(policy -> group(parcel, policy, goods, zone, settings.areaMode(), apiSurprices))
                    .reduce(FeeCalculator::dearer)
                    .orElseThrow());
            if (parcel.policies().stream().distinct().count() > 1) {
                warnings.add(conflict(parcel));
            }
        }
        return new ShippingFees(groups, warnings);
    }

    private static ShippingFees.Group group(
            Parcel parcel, Shipping policy, long goods, Zone zone, AreaMode mode, Map<String, Long> apiSurprices) {
        long area = area(parcel, policy, zone, apiSurprices);
        long base = mode == AreaMode.REPLACE && area > 0 ? 0 : base(policy, goods, parcel.pieces());
        return new ShippingFees.Group(parcel.groupId(), base, area, !policy.collected(), parcel.productIds());
    }

    private static long base(Shipping policy, long goods, long pieces) {
        long fee = policy.baseFee();
        if (policy.method().alwaysFree() || fee == 0) {
            return 0;
        }
        if (policy.method() == ShippingMethod.QUICK_SVC) {
            // Naver turns every policy of a courier ride into a plain charge (guide table 3-4).
            return fee;
        }
        return policy.feeRule()
                .fold(
                        flat -> fee,
                        free -> goods >= free.threshold() ? 0L : fee,
                        repeat -> Math.multiplyExact(fee, -Math.floorDiv(-pieces, repeat.quantity())),
                        ranges -> fee + highest(ranges, pieces));
    }

    private static long highest(FeeRule.RangesByQty rule, long pieces) {
        long surcharge = 0;
        for (FeeRule.Range range : rule.ranges()) {
            surcharge = range.from() <= pieces ? range.surcharge() : surcharge;
        }
        return surcharge;
    }

    private static long area(Parcel parcel, Shipping policy, Zone zone, Map<String, Long> apiSurprices) {
        if (policy.method().alwaysFree()) {
            return 0;
        }
        // Shops answer one amount for the whole order on every product, so within a parcel Naver cannot be adding them.
        return policy.area()
                .fold(
                        nowhere -> 0L,
                        askShop -> parcel.productIds().stream()
                                .mapToLong(id -> Math.max(0, apiSurprices.getOrDefault(id, 0L)))
                                .max()
                                .orElse(0),
                        fixed -> fixed(fixed, zone));
    }

    private static long fixed(AreaSurcharge.Fixed area, Zone zone) {
        if (zone == Zone.MAINLAND) {
            return 0;
        }
        Long jeju = area.jeju();
        Long surcharge = zone == Zone.JEJU && jeju != null ? jeju : area.island();
        return surcharge == null ? 0 : surcharge;
    }

    private static ShippingFees.Group dearer(ShippingFees.Group one, ShippingFees.Group other) {
        if (one.fee() == other.fee()) {
            return one.prepaid() ? one : other;
        }
        return one.fee() > other.fee() ? one : other;
    }

    private static Problem conflict(Parcel parcel) {
        return new Problem(
                "shipping.groupId=" + parcel.groupId(),
                new Bilingual(
                        "묶음배송 그룹 " + parcel.groupId() + "의 배송비 정책이 상품마다 다릅니다. 가장 큰 배송비를 적용했습니다.",
                        "Products of delivery group " + parcel.groupId()
                                + " have different fee policies. The highest fee was taken."));
    }

    private static List<Parcel> parcels(List<NaverProduct> products, List<CartLine> lines) {
        Map<String, List<CartLine>> linesOf = new LinkedHashMap<>();
        for (CartLine line : lines) {
            String bundle = products.get(line.productIndex()).shipping().bundle();
            String key = bundle == null ? "product " + line.productIndex() : "group " + bundle;
            linesOf.computeIfAbsent(key, k -> new ArrayList<>()).add(line);
        }
        return linesOf.values().stream().map(some -> Parcel.of(products, some)).toList();
    }

    /** Products that travel together. */
    private record Parcel(
            @Nullable String groupId, List<String> productIds, List<Shipping> policies, long goods, long pieces) {

        static Parcel of(List<NaverProduct> products, List<CartLine> lines) {
            List<NaverProduct> members = lines.stream()
                    .map(CartLine::productIndex)
                    .distinct()
                    .map(products::get)
                    .toList();
            return new Parcel(
                    members.get(0).shipping().bundle(),
                    members.stream().map(NaverProduct::id).distinct().toList(),
                    members.stream().map(NaverProduct::shipping).toList(),
                    CartLines.goodsAmount(lines),
                    lines.stream()
                            .filter(CartLine::main)
                            .mapToLong(CartLine::quantity)
                            .sum());
        }
    }
}
