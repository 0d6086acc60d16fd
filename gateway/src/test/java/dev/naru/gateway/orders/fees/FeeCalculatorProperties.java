package dev.naru.gateway.orders.fees;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.products.AreaSurcharge;
import dev.naru.gateway.products.FeePayType;
import dev.naru.gateway.products.FeeRule;
import dev.naru.gateway.products.ShippingMethod;
import dev.naru.gateway.products.ShippingPolicy;
import dev.naru.gateway.products.Zone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FeeCalculatorProperties {
    private final FeeCalculator calculator = new FeeCalculator(FeeSettings.DEFAULT);

    @Property
    void orderOfTheCartDoesNotMatter(
            @ForAll("carts") List<FeeItem> items, @ForAll Zone zone, @ForAll("surprices") Map<String, Long> surprices) {
        List<FeeItem> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, new Random(items.hashCode()));

        ShippingFees fees = calculator.calculate(items, zone, surprices);
        ShippingFees other = calculator.calculate(shuffled, zone, surprices);

        assertThat(other.prepaid()).isEqualTo(fees.prepaid());
        assertThat(other.collect()).isEqualTo(fees.collect());
    }

    @Property
    void remoteAreaIsNeverCheaperThanTheMainland(@ForAll("carts") List<FeeItem> items) {
        long mainland = total(calculator.calculate(items, Zone.MAINLAND, Map.of()));

        assertThat(total(calculator.calculate(items, Zone.JEJU, Map.of()))).isGreaterThanOrEqualTo(mainland);
        assertThat(total(calculator.calculate(items, Zone.ISLAND, Map.of()))).isGreaterThanOrEqualTo(mainland);
    }

    @Property
    void everyProductTravelsInExactlyOneParcel(@ForAll("carts") List<FeeItem> items, @ForAll Zone zone) {
        ShippingFees fees = calculator.calculate(items, zone, Map.of());

        assertThat(fees.groups().stream().flatMap(group -> group.productIds().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        items.stream().map(FeeItem::productId).toList());
    }

    @Property
    void sendingApartIsWhatEachPaysAlone(@ForAll("carts") List<FeeItem> items, @ForAll Zone zone) {
        List<FeeItem> apart = items.stream()
                .map(item -> new FeeItem(item.productId(), alone(item.policy()), item.goods(), item.quantity()))
                .toList();

        long each = apart.stream()
                .mapToLong(item -> total(calculator.calculate(List.of(item), zone, Map.of())))
                .sum();

        assertThat(total(calculator.calculate(apart, zone, Map.of()))).isEqualTo(each);
    }

    @Property
    void feesAreNeverNegative(
            @ForAll("carts") List<FeeItem> items, @ForAll Zone zone, @ForAll("surprices") Map<String, Long> surprices) {
        assertThat(calculator.calculate(items, zone, surprices).groups())
                .allMatch(group -> group.base() >= 0 && group.area() >= 0);
    }

    private static long total(ShippingFees fees) {
        return fees.prepaid() + fees.collect();
    }

    private static ShippingPolicy alone(ShippingPolicy policy) {
        return new ShippingPolicy(
                null, policy.method(), policy.baseFee(), policy.feePayType(), policy.feeRule(), policy.areaSurcharge());
    }

    @Provide
    Arbitrary<List<FeeItem>> carts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5).map(n -> "P" + n),
                        policies(),
                        Arbitraries.longs().between(0, 50_000),
                        Arbitraries.longs().between(1, 999))
                .as(FeeItem::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Map<String, Long>> surprices() {
        return Arbitraries.maps(
                Arbitraries.integers().between(0, 5).map(n -> "P" + n),
                Arbitraries.longs().between(0, 9_000));
    }

    private static Arbitrary<ShippingPolicy> policies() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", " ").injectNull(0.2),
                        Arbitraries.of(ShippingMethod.class),
                        Arbitraries.longs().between(0, 200_000),
                        Arbitraries.of(FeePayType.class),
                        rules(),
                        areas())
                .as(ShippingPolicy::new);
    }

    private static Arbitrary<FeeRule> rules() {
        return Arbitraries.oneOf(
                Arbitraries.just(new FeeRule.Always()),
                Arbitraries.longs().between(1, 60_000).map(FeeRule.FreeByThreshold::new),
                Arbitraries.longs().between(1, 100).map(FeeRule.RepeatByQty::new),
                Combinators.combine(
                                Arbitraries.longs().between(2, 50),
                                Arbitraries.longs().between(51, 900),
                                Arbitraries.longs().between(0, 5_000))
                        .as((from2, from3, surcharge) -> new FeeRule.RangesByQty(List.of(
                                new FeeRule.Range(from2, surcharge), new FeeRule.Range(from3, surcharge * 2)))));
    }

    private static Arbitrary<AreaSurcharge> areas() {
        return Arbitraries.oneOf(
                Arbitraries.just(new AreaSurcharge.None()),
                Arbitraries.just(new AreaSurcharge.Api()),
                Arbitraries.longs().between(0, 9_000).map(won -> new AreaSurcharge.ByZone(won, null)),
                Arbitraries.longs().between(0, 9_000).map(won -> new AreaSurcharge.ByZone(won / 2, won)));
    }
}
