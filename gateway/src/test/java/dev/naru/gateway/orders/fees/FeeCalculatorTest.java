package dev.naru.gateway.orders.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.naru.gateway.orders.fees.FeeSettings.AreaMode;
import dev.naru.gateway.orders.fees.FeeSettings.ThresholdBasis;
import dev.naru.gateway.products.AreaSurcharge;
import dev.naru.gateway.products.FeePayType;
import dev.naru.gateway.products.FeeRule;
import dev.naru.gateway.products.ShippingMethod;
import dev.naru.gateway.products.ShippingPolicy;
import dev.naru.gateway.products.Zone;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FeeCalculatorTest {
    private static final FeeRule FROM_20_000 = new FeeRule.FreeByThreshold(20_000);
    private static final FeeRule PER_10 = new FeeRule.RepeatByQty(10);
    private static final FeeRule RANGES =
            new FeeRule.RangesByQty(List.of(new FeeRule.Range(11, 2500), new FeeRule.Range(21, 7500)));
    private static final AreaSurcharge ISLAND_ONLY = new AreaSurcharge.ByZone(2000L, null);
    private static final AreaSurcharge SEED_AREAS = new AreaSurcharge.ByZone(2000L, 4500L);

    private final FeeCalculator calculator = new FeeCalculator(FeeSettings.DEFAULT);

    /** The worked examples of the manual's shipping chapter and what follows from them. */
    static Stream<Arguments> examples() {
        FeeItem e1first = item(policy("a", FROM_20_000), 2_000, 2);
        FeeItem e1second = item(policy("a", FROM_20_000), 5_700, 5);
        return Stream.of(
                arguments("E1 one group below the threshold", Zone.MAINLAND, List.of(e1first, e1second), 2500),
                arguments(
                        "E2 supplements count for the goods",
                        Zone.MAINLAND,
                        List.of(item(policy("a", FROM_20_000), 5_400, 2), e1second),
                        2500),
                arguments(
                        "E3 different groups",
                        Zone.MAINLAND,
                        List.of(e1first, item(policy("b", FROM_20_000), 5_700, 5)),
                        5000),
                arguments(
                        "E3 no group",
                        Zone.MAINLAND,
                        List.of(item(policy(null, FROM_20_000), 2_000, 2), item(policy(null, FROM_20_000), 5_700, 5)),
                        5000),
                arguments("E4 the threshold is free", Zone.MAINLAND, one(policy("a", FROM_20_000), 20_000, 1), 0),
                arguments("E4 one won below", Zone.MAINLAND, one(policy("a", FROM_20_000), 19_999, 1), 2500),
                arguments("E5 supplement reaches it", Zone.MAINLAND, one(policy("a", FROM_20_000), 20_000, 1), 0),
                arguments("E6 1 piece", Zone.MAINLAND, one(policy("a", PER_10), 1_000, 1), 2500),
                arguments("E6 10 pieces", Zone.MAINLAND, one(policy("a", PER_10), 1_000, 10), 2500),
                arguments("E6 11 pieces", Zone.MAINLAND, one(policy("a", PER_10), 1_000, 11), 5000),
                arguments("E6 20 pieces", Zone.MAINLAND, one(policy("a", PER_10), 1_000, 20), 5000),
                arguments("E6 21 pieces", Zone.MAINLAND, one(policy("a", PER_10), 1_000, 21), 7500),
                arguments("E6 30 pieces", Zone.MAINLAND, one(policy("a", PER_10), 1_000, 30), 7500),
                arguments("E6 31 pieces", Zone.MAINLAND, one(policy("a", PER_10), 1_000, 31), 10_000),
                arguments("E7 10 pieces", Zone.MAINLAND, one(policy("a", RANGES), 1_000, 10), 2500),
                arguments("E7 11 pieces", Zone.MAINLAND, one(policy("a", RANGES), 1_000, 11), 5000),
                arguments("E7 20 pieces", Zone.MAINLAND, one(policy("a", RANGES), 1_000, 20), 5000),
                arguments("E7 21 pieces", Zone.MAINLAND, one(policy("a", RANGES), 1_000, 21), 10_000),
                arguments("E7 100 pieces", Zone.MAINLAND, one(policy("a", RANGES), 1_000, 100), 10_000),
                arguments("E8 4+4 grouped", Zone.MAINLAND, two("a", "a", PER_10, 4, 4), 2500),
                arguments("E8 4+4 separate", Zone.MAINLAND, two("a", "b", PER_10, 4, 4), 5000),
                arguments("E9 11+11 grouped", Zone.MAINLAND, two("a", "a", PER_10, 11, 11), 7500),
                arguments("E9 11+11 separate", Zone.MAINLAND, two("a", "b", PER_10, 11, 11), 10_000),
                arguments("E10 mainland", Zone.MAINLAND, one(policy(ISLAND_ONLY), 14_000, 1), 2500),
                arguments("E10 island", Zone.ISLAND, one(policy(ISLAND_ONLY), 14_000, 1), 4500),
                arguments("E10 Jeju is an island", Zone.JEJU, one(policy(ISLAND_ONLY), 14_000, 1), 4500),
                arguments("E11 mainland", Zone.MAINLAND, one(policy(SEED_AREAS), 14_000, 1), 2500),
                arguments("E11 island", Zone.ISLAND, one(policy(SEED_AREAS), 14_000, 1), 4500),
                arguments("E11 Jeju", Zone.JEJU, one(policy(SEED_AREAS), 14_000, 1), 7000),
                arguments(
                        "E12 the threshold does not waive the area",
                        Zone.JEJU,
                        one(policy("a", FROM_20_000, SEED_AREAS), 20_000, 1),
                        4500),
                arguments(
                        "E16 picked up",
                        Zone.JEJU,
                        one(policy(ShippingMethod.VISIT_RECEIPT, FeePayType.PREPAYED, 2500), 10_000, 1),
                        0),
                arguments(
                        "E16 nothing to ship",
                        Zone.JEJU,
                        one(policy(ShippingMethod.NOTHING, FeePayType.PREPAYED, 2500), 10_000, 1),
                        0),
                arguments(
                        "E17 discounted option", Zone.MAINLAND, one(policy("a", new FeeRule.Always()), 1_800, 2), 2500),
                arguments(
                        "no base fee, whatever the rule",
                        Zone.MAINLAND,
                        one(policy(0, RANGES, new AreaSurcharge.None()), 1_000, 100),
                        0),
                arguments(
                        "no base fee, but an area",
                        Zone.JEJU,
                        one(policy(0, new FeeRule.Always(), SEED_AREAS), 1_000, 1),
                        4500),
                arguments(
                        "Jeju alone has a price",
                        Zone.ISLAND,
                        one(policy(new AreaSurcharge.ByZone(null, 4500L)), 1_000, 1),
                        2500));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void prepaidFeeFollowsTheManual(String example, Zone zone, List<FeeItem> items, long fee) {
        assertThat(calculator.calculate(items, zone, Map.of()).prepaid()).isEqualTo(fee);
    }

    @Test
    void highestAnswerOfTheAdditionalFeeAddressCountsOncePerParcel() {
        FeeItem p1 = new FeeItem("P001", policy("a", new FeeRule.Always(), new AreaSurcharge.Api()), 1_000, 1);
        FeeItem p2 = new FeeItem("P002", policy("a", new FeeRule.Always(), new AreaSurcharge.Api()), 1_000, 1);

        ShippingFees fees = calculator.calculate(List.of(p1, p2), Zone.ISLAND, Map.of("P001", 0L, "P002", 1000L));

        assertThat(fees.prepaid()).isEqualTo(2500 + 1000);
    }

    @Test
    void parcelsOfTheirOwnPayTheirOwnAnswerOfTheAdditionalFeeAddress() {
        FeeItem p1 = new FeeItem("P001", policy("a", new FeeRule.Always(), new AreaSurcharge.Api()), 1_000, 1);
        FeeItem p2 = new FeeItem("P002", policy("b", new FeeRule.Always(), new AreaSurcharge.Api()), 1_000, 1);

        ShippingFees fees = calculator.calculate(List.of(p1, p2), Zone.ISLAND, Map.of("P001", 0L, "P002", 1000L));

        assertThat(fees.groups()).extracting(GroupFee::total).containsExactly(2500L, 3500L);
    }

    @Test
    void cashOnDeliveryIsCollectedAndNotPaid() {
        ShippingPolicy policy = new ShippingPolicy(
                "a", ShippingMethod.DELIVERY, 2500, FeePayType.CASH_ON_DELIVERY, new FeeRule.Always(), SEED_AREAS);

        ShippingFees fees = calculator.calculate(one(policy, 14_000, 1), Zone.JEJU, Map.of());

        assertThat(fees.prepaid()).isZero();
        assertThat(fees.collect()).isEqualTo(7000);
    }

    @Test
    void prepaidAndCollectedParcelsAreKeptApart() {
        ShippingFees fees = calculator.calculate(
                List.of(
                        item(policy("a", new FeeRule.Always()), 5_000, 1),
                        item(policy(ShippingMethod.DELIVERY, FeePayType.CASH_ON_DELIVERY, 3000), 5_000, 1)),
                Zone.MAINLAND,
                Map.of());

        assertThat(fees.prepaid()).isEqualTo(2500);
        assertThat(fees.collect()).isEqualTo(3000);
    }

    @Test
    void courierOnAMotorbikeIsPaidAtTheDoorAndNeverBundled() {
        ShippingPolicy quick = policy(ShippingMethod.QUICK_SVC, FeePayType.PREPAYED, 9000);

        ShippingFees fees =
                calculator.calculate(List.of(item(quick, 1_000, 1), item(quick, 1_000, 1)), Zone.MAINLAND, Map.of());

        assertThat(fees.groups()).hasSize(2).noneMatch(GroupFee::prepaid);
        assertThat(fees.prepaid()).isZero();
    }

    @Test
    void disagreeingProductsOfOneGroupPayTheHighestFeeAndAreReported() {
        ShippingFees fees = calculator.calculate(
                List.of(
                        item(policy(2500, new FeeRule.Always(), new AreaSurcharge.None()), 1_000, 1),
                        item(policy(3000, new FeeRule.Always(), new AreaSurcharge.None()), 1_000, 1)),
                Zone.MAINLAND,
                Map.of());

        assertThat(fees.prepaid()).isEqualTo(3000);
        assertThat(fees.groups()).singleElement().matches(GroupFee::conflict);
    }

    @Test
    void areaTakesThePlaceOfTheBaseFeeWhereTheMerchantReadsTheManualSo() {
        FeeCalculator replacing = new FeeCalculator(new FeeSettings(AreaMode.REPLACE, ThresholdBasis.GROUP));

        assertThat(replacing
                        .calculate(one(policy(SEED_AREAS), 14_000, 1), Zone.JEJU, Map.of())
                        .prepaid())
                .isEqualTo(4500);
        assertThat(replacing
                        .calculate(one(policy(SEED_AREAS), 14_000, 1), Zone.MAINLAND, Map.of())
                        .prepaid())
                .isEqualTo(2500);
    }

    @Test
    void thresholdMayCountTheGoodsOfTheWholeOrder() {
        FeeCalculator byOrder = new FeeCalculator(new FeeSettings(AreaMode.ADD, ThresholdBasis.ORDER));
        List<FeeItem> items =
                List.of(item(policy("a", FROM_20_000), 12_000, 1), item(policy("b", FROM_20_000), 8_000, 1));

        assertThat(byOrder.calculate(items, Zone.MAINLAND, Map.of()).prepaid()).isZero();
        assertThat(calculator.calculate(items, Zone.MAINLAND, Map.of()).prepaid())
                .isEqualTo(5000);
    }

    private static List<FeeItem> two(String group1, String group2, FeeRule rule, long quantity1, long quantity2) {
        return List.of(item(policy(group1, rule), 1_000, quantity1), item(policy(group2, rule), 1_000, quantity2));
    }

    private static List<FeeItem> one(ShippingPolicy policy, long goods, long quantity) {
        return List.of(item(policy, goods, quantity));
    }

    private static FeeItem item(ShippingPolicy policy, long goods, long quantity) {
        return new FeeItem("P", policy, goods, quantity);
    }

    private static ShippingPolicy policy(AreaSurcharge area) {
        return policy(2500, new FeeRule.Always(), area);
    }

    private static ShippingPolicy policy(@Nullable String group, FeeRule rule) {
        return policy(group, rule, new AreaSurcharge.None());
    }

    private static ShippingPolicy policy(long base, FeeRule rule, AreaSurcharge area) {
        return new ShippingPolicy("a", ShippingMethod.DELIVERY, base, FeePayType.PREPAYED, rule, area);
    }

    private static ShippingPolicy policy(@Nullable String group, FeeRule rule, AreaSurcharge area) {
        return new ShippingPolicy(group, ShippingMethod.DELIVERY, 2500, FeePayType.PREPAYED, rule, area);
    }

    private static ShippingPolicy policy(ShippingMethod method, FeePayType payType, long base) {
        return new ShippingPolicy("cod", method, base, payType, new FeeRule.Always(), SEED_AREAS);
    }
}
