package dev.naru.mock.naver.fees;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.mock.naver.products.AreaSurcharge;
import dev.naru.mock.naver.products.CartLine;
import dev.naru.mock.naver.products.CartLines;
import dev.naru.mock.naver.products.FeePayType;
import dev.naru.mock.naver.products.FeeRule;
import dev.naru.mock.naver.products.NaverProduct;
import dev.naru.mock.naver.products.Shipping;
import dev.naru.mock.naver.products.ShippingMethod;
import dev.naru.mock.naver.products.TaxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FeeCalculatorPropertiesTest {
    @Property(tries = 500)
    void feesAreNeverNegative(
            @ForAll("carts") List<NaverProduct> cart, @ForAll Zone zone, @ForAll FeeSettings.AreaMode mode) {
        ShippingFees fees = fees(cart, zone, FeeSettings.standard().with(mode));

        assertThat(fees.groups()).allSatisfy(group -> {
            assertThat(group.base()).isNotNegative();
            assertThat(group.area()).isNotNegative();
        });
    }

    @Property(tries = 500)
    void feesOfIndependentGroupsAdd(
            @ForAll("carts") List<NaverProduct> cart, @ForAll("carts") List<NaverProduct> other, @ForAll Zone zone) {
        List<NaverProduct> apart =
                other.stream().map(FeeCalculatorPropertiesTest::inItsOwnGroups).toList();
        List<NaverProduct> both = new ArrayList<>(cart);
        both.addAll(apart);

        ShippingFees together = fees(both, zone, FeeSettings.standard());

        ShippingFees one = fees(cart, zone, FeeSettings.standard());
        ShippingFees two = fees(apart, zone, FeeSettings.standard());
        assertThat(together.prepaid()).isEqualTo(one.prepaid() + two.prepaid());
        assertThat(together.collect()).isEqualTo(one.collect() + two.collect());
    }

    @Property(tries = 300)
    void everyProductTravelsInExactlyOneGroup(@ForAll("carts") List<NaverProduct> cart, @ForAll Zone zone) {
        List<String> travelling = fees(cart, zone, FeeSettings.standard()).groups().stream()
                .flatMap(group -> group.productIds().stream())
                .distinct()
                .sorted()
                .toList();

        assertThat(travelling)
                .isEqualTo(
                        cart.stream().map(NaverProduct::id).distinct().sorted().toList());
    }

    @Provide
    Arbitrary<List<NaverProduct>> carts() {
        Arbitrary<Shipping> shipping = Combinators.combine(
                        Arbitraries.of("a", "b", "c").injectNull(0.3),
                        Arbitraries.of(ShippingMethod.class),
                        Arbitraries.longs().between(0, 999_999_999),
                        Arbitraries.of(FeePayType.class),
                        rules(),
                        areas())
                .as(Shipping::new);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.longs().between(0, 1_000_000),
                        Arbitraries.integers().between(1, 999),
                        shipping)
                .as((id, price, quantity, policy) -> product("P" + id, price, quantity, policy))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Arbitrary<FeeRule> rules() {
        return Arbitraries.oneOf(
                Arbitraries.just(new FeeRule.Flat()),
                Arbitraries.longs().between(0, 10_000_000).map(FeeRule.FreeByThreshold::new),
                Arbitraries.integers().between(1, 100).map(FeeRule.RepeatByQty::new),
                Arbitraries.longs()
                        .between(0, 100_000)
                        .map(won -> new FeeRule.RangesByQty(List.of(new FeeRule.Range(11, won)))));
    }

    private static Arbitrary<AreaSurcharge> areas() {
        Arbitrary<Long> won = Arbitraries.longs().between(0, 200_000).injectNull(0.3);
        return Arbitraries.oneOf(
                Arbitraries.just(new AreaSurcharge.Nowhere()),
                Arbitraries.just(new AreaSurcharge.AskShop()),
                Combinators.combine(won, won).as(AreaSurcharge.Fixed::new));
    }

    private static NaverProduct inItsOwnGroups(NaverProduct product) {
        Shipping s = product.shipping();
        String group = s.groupId() == null ? null : "other-" + s.groupId();
        return product(
                product.id(),
                product.basePrice(),
                product.quantity(),
                new Shipping(group, s.method(), s.baseFee(), s.feePayType(), s.feeRule(), s.area()));
    }

    private static NaverProduct product(String id, long price, int quantity, Shipping shipping) {
        return new NaverProduct(
                id, null, null, "n", price, TaxType.TAX, quantity, "u", "u", null, List.of(), List.of(), shipping);
    }

    private static ShippingFees fees(List<NaverProduct> cart, Zone zone, FeeSettings settings) {
        List<CartLine> lines = CartLines.of(cart);
        return FeeCalculator.calculate(cart, lines, zone, settings, Map.of("P1", 3000L, "P2", -5L));
    }
}
