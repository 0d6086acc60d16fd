package dev.naru.gateway.orders.fees;

import dev.naru.gateway.orders.fees.FeeSettings.AreaMode;
import dev.naru.gateway.orders.fees.FeeSettings.ThresholdBasis;
import dev.naru.gateway.products.FeePayType;
import dev.naru.gateway.products.FeeRule;
import dev.naru.gateway.products.ShippingMethod;
import dev.naru.gateway.products.ShippingPolicy;
import dev.naru.gateway.products.Zone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Naver's shipping fees of an order (the manual's shipping chapter, Naver's order guide). Pure arithmetic on whole won.
 */
public final class FeeCalculator {
    private final FeeSettings settings;

    public FeeCalculator(FeeSettings settings) {
        this.settings = settings;
    }

    /**
     * Calculates the fee of every parcel.
     *
     * @param items one per product
     * @param apiSurcharges won per product id, as the additional-fee address answers for the buyer's address; what is
     *     absent costs nothing more
     */
    public ShippingFees calculate(List<FeeItem> items, Zone zone, Map<String, Long> apiSurcharges) {
        long orderGoods = items.stream().mapToLong(FeeItem::goods).sum();
        return new ShippingFees(parcels(items).stream()
                .map(parcel -> feeOf(parcel, orderGoods, zone, apiSurcharges))
                .toList());
    }

    private static Collection<List<FeeItem>> parcels(List<FeeItem> items) {
        Map<Object, List<FeeItem>> parcels = new LinkedHashMap<>();
        for (FeeItem item : items) {
            String bundle = groupOf(item.policy());
            Object key = bundle.isEmpty() ? new Object() : bundle;
            parcels.computeIfAbsent(key, first -> new ArrayList<>()).add(item);
        }
        return parcels.values();
    }

    private static String groupOf(ShippingPolicy policy) {
        String bundle = policy.bundle();
        return bundle == null || bundle.isBlank() ? "" : bundle;
    }

    private GroupFee feeOf(List<FeeItem> parcel, long orderGoods, Zone zone, Map<String, Long> apiSurcharges) {
        List<GroupFee> wanted = parcel.stream()
                .map(item -> feeAsOneSays(item.policy(), parcel, orderGoods, zone, apiSurcharges))
                .toList();
        // Nothing says what Naver does when the products of one parcel disagree; the highest cannot undercharge.
        GroupFee highest = wanted.stream()
                .max(Comparator.comparingLong(GroupFee::total).thenComparing(GroupFee::prepaid))
                .orElseThrow();
        return wanted.stream().distinct().count() == 1 ? highest : highest.withConflict();
    }

    private GroupFee feeAsOneSays(
            ShippingPolicy policy, List<FeeItem> parcel, long orderGoods, Zone zone, Map<String, Long> apiSurcharges) {
        long goods = settings.thresholdBasis() == ThresholdBasis.ORDER
                ? orderGoods
                : parcel.stream().mapToLong(FeeItem::goods).sum();
        long quantity = parcel.stream().mapToLong(FeeItem::quantity).sum();
        long base = baseFee(policy, goods, quantity);
        long area = areaFee(policy, parcel, zone, apiSurcharges);
        if (settings.areaMode() == AreaMode.REPLACE && area > 0) {
            base = 0;
        }
        boolean prepaid = policy.feePayType() == FeePayType.PREPAYED && policy.method() != ShippingMethod.QUICK_SVC;
        List<String> productIds = parcel.stream().map(FeeItem::productId).toList();
        return new GroupFee(groupOf(policy), productIds, base, area, prepaid, false);
    }

    private static long baseFee(ShippingPolicy policy, long goods, long quantity) {
        long base = policy.baseFee();
        if (policy.method().isFree() || base == 0) {
            return 0;
        }
        return policy.feeRule()
                .fold(
                        always -> base,
                        free -> goods >= free.threshold() ? 0 : base,
                        repeat -> base * ((quantity + repeat.quantity() - 1) / repeat.quantity()),
                        ranges -> base + surchargeReached(ranges, quantity));
    }

    private static long surchargeReached(FeeRule.RangesByQty rule, long quantity) {
        return rule.ranges().stream()
                .filter(range -> range.from() <= quantity)
                .max(Comparator.comparingLong(FeeRule.Range::from))
                .map(FeeRule.Range::surcharge)
                .orElse(0L);
    }

    private static long areaFee(
            ShippingPolicy policy, List<FeeItem> parcel, Zone zone, Map<String, Long> apiSurcharges) {
        if (policy.method().isFree()) {
            return 0;
        }
        return policy.areaSurcharge()
                .fold(none -> 0L, byZone -> byZone.in(zone), api -> highestSurprice(parcel, apiSurcharges));
    }

    /** Shops answer one sum for the whole order under every product, so within a parcel Naver cannot be adding them. */
    private static long highestSurprice(List<FeeItem> parcel, Map<String, Long> apiSurcharges) {
        return parcel.stream()
                .mapToLong(item -> apiSurcharges.getOrDefault(item.productId(), 0L))
                .max()
                .orElse(0);
    }
}
