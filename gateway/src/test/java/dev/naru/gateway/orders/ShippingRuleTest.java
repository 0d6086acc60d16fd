package dev.naru.gateway.orders;

import static dev.naru.gateway.orders.OrderSamples.SEED_POLICY;
import static dev.naru.gateway.orders.OrderSamples.line;
import static dev.naru.gateway.orders.OrderSamples.option;
import static dev.naru.gateway.orders.OrderSamples.shippingRule;
import static dev.naru.gateway.orders.OrderSamples.supplement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.orders.fees.FeeSettings;
import dev.naru.gateway.orders.fees.FeeSettings.AreaMode;
import dev.naru.gateway.orders.fees.FeeSettings.ThresholdBasis;
import dev.naru.gateway.products.AreaSurcharge;
import dev.naru.gateway.products.FeePayType;
import dev.naru.gateway.products.FeeRule;
import dev.naru.gateway.products.ShippingMethod;
import dev.naru.gateway.products.ShippingPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippingRuleTest {
    /** The manual's order of §4.1: 14 000 won, base fee 2 500, island 2 000, Jeju 4 500. */
    private static final AmountRule.Shipping SEED =
            shippingRule(List.of(line(0, "singleProductId", 14_000, 1)), Map.of("singleProductId", SEED_POLICY));

    /** The manual's cart of §1: two products, one of them in two options, free from 20 000 won on. */
    private static final ShippingPolicy FREE_FROM_20_000 = new ShippingPolicy(
            "shipping-a",
            ShippingMethod.DELIVERY,
            2500,
            FeePayType.PREPAYED,
            new FeeRule.FreeByThreshold(20_000),
            new AreaSurcharge.None());

    private static final List<OrderLine> CART_LINES = List.of(
            line(0, "singleProductId", 1_000, 2),
            option(1, "optionProductId", "R_M", 1_100, 3),
            option(2, "optionProductId", "R_L", 1_200, 2),
            supplement(3, "optionProductId", "lace", 500, 2));

    private static final AmountRule.Shipping CART =
            shippingRule(CART_LINES, Map.of("singleProductId", FREE_FROM_20_000, "optionProductId", FREE_FROM_20_000));

    @ParameterizedTest
    @CsvSource({"16500, 2500", "18500, 4500", "21000, 7000"})
    void seedOrderMayCostItsGoodsAndTheFeeOfAnyZone(long paid, long fee) {
        assertFits(SEED, paid, List.of(new PaidLine("singleProductId", "", 1, 14_000, fee)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 10, 14_000, 14_001, 16_499, 16_501, 18_499, 20_999, 21_001, 140_000})
    void seedOrderMayCostNothingElse(long paid) {
        assertBroken(SEED, paid, List.of(new PaidLine("singleProductId", "", 1, 14_000, paid - 14_000)));
    }

    @ParameterizedTest
    @ValueSource(longs = {16_500, 18_500, 21_000})
    void unreadableProductOrdersLeaveTheGoodsAndEveryPossibleFee(long paid) {
        assertFits(SEED, paid, List.of());
    }

    @Test
    void unreadableProductOrdersDoNotExcuseATamperedAmount() {
        assertBroken(SEED, 10_000, List.of());
    }

    @Test
    void wholeCartMayBePaid() {
        assertFits(CART, 11_200, cartPaid());
    }

    @Test
    void orderOfTheProductOrdersDoesNotMatter() {
        List<PaidLine> backwards = new ArrayList<>(cartPaid());
        Collections.reverse(backwards);

        assertFits(CART, 11_200, backwards);
    }

    @Test
    void linesTheBuyerRemovedAreNamed() {
        List<PaidLine> rest = List.of(
                new PaidLine("singleProductId", "", 2, 2_000, 2_500),
                new PaidLine("optionProductId", "R_M", 3, 3_300, 0));

        AmountVerdict verdict = CART.judge(7_800, rest);

        assertThat(verdict).isEqualTo(new AmountVerdict.Fits(Set.of(2, 3)));
    }

    @Test
    void removingLinesBringsTheFeeBack() {
        ShippingPolicy free = FREE_FROM_20_000;
        AmountRule.Shipping rule =
                shippingRule(List.of(line(0, "A", 15_000, 1), line(1, "B", 15_000, 1)), Map.of("A", free, "B", free));

        assertFits(rule, 30_000, List.of(new PaidLine("A", "", 1, 15_000, 0), new PaidLine("B", "", 1, 15_000, 0)));
        assertBroken(rule, 15_000, List.of(new PaidLine("A", "", 1, 15_000, 0)));
        assertThat(rule.judge(17_500, List.of(new PaidLine("A", "", 1, 15_000, 2_500))))
                .isEqualTo(new AmountVerdict.Fits(Set.of(1)));
    }

    @Test
    void changedQuantityIsBroken() {
        assertBroken(SEED, 30_500, List.of(new PaidLine("singleProductId", "", 2, 28_000, 2_500)));
    }

    @Test
    void changedPriceOfALineIsBroken() {
        assertBroken(SEED, 3_500, List.of(new PaidLine("singleProductId", "", 1, 1_000, 2_500)));
    }

    @Test
    void productThatWasNotOrderedIsBroken() {
        List<PaidLine> more = new ArrayList<>(cartPaid());
        more.add(new PaidLine("stowaway", "", 1, 0, 0));

        assertBroken(CART, 11_200, more);
    }

    @Test
    void otherOptionForTheSamePriceIsBroken() {
        AmountRule.Shipping rule =
                shippingRule(List.of(option(0, "P", "R_M", 1_000, 1)), Map.of("P", FREE_FROM_20_000));

        assertBroken(rule, 3_500, List.of(new PaidLine("P", "R_L", 1, 1_000, 2_500)));
    }

    @Test
    void oneOrderedLineCannotBePaidTwice() {
        PaidLine line = new PaidLine("singleProductId", "", 1, 14_000, 0);

        assertBroken(SEED, 28_000, List.of(line, line));
    }

    @Test
    void productOrdersMustAddUpToTheAmount() {
        assertBroken(SEED, 21_000, List.of(new PaidLine("singleProductId", "", 1, 14_000, 2_500)));
    }

    @Test
    void supplementMayBeNamedByItsOwnId() {
        List<PaidLine> paid = List.of(
                new PaidLine("singleProductId", "", 2, 2_000, 2_500),
                new PaidLine("optionProductId", "R_M", 3, 3_300, 0),
                new PaidLine("optionProductId", "R_L", 2, 2_400, 0),
                new PaidLine("lace", "", 2, 1_000, 0));

        assertFits(CART, 11_200, paid);
    }

    @Test
    void feePaidAtTheDoorIsNotPartOfTheAmount() {
        ShippingPolicy atTheDoor = new ShippingPolicy(
                "a",
                ShippingMethod.DELIVERY,
                2500,
                FeePayType.CASH_ON_DELIVERY,
                new FeeRule.Always(),
                new AreaSurcharge.ByZone(2000L, 4500L));
        AmountRule.Shipping rule = shippingRule(List.of(line(0, "P", 14_000, 1)), Map.of("P", atTheDoor));

        assertFits(rule, 14_000, List.of(new PaidLine("P", "", 1, 14_000, 0)));
        assertBroken(rule, 21_000, List.of(new PaidLine("P", "", 1, 14_000, 7_000)));
    }

    @Test
    void whatOurAdditionalFeeAnswerAddsIsAccepted() {
        ShippingPolicy asked = new ShippingPolicy(
                "a", ShippingMethod.DELIVERY, 2500, FeePayType.PREPAYED, new FeeRule.Always(), new AreaSurcharge.Api());
        AmountRule.Shipping rule = new AmountRule.Shipping(
                List.of(line(0, "P", 14_000, 1)),
                Map.of("P", asked),
                new AmountRule.ApiFees(3_000, 5_000),
                FeeSettings.DEFAULT);

        assertFits(rule, 16_500, List.of());
        assertFits(rule, 19_500, List.of());
        assertFits(rule, 21_500, List.of());
        assertBroken(rule, 18_500, List.of());
    }

    @Test
    void merchantWhoReplacesTheBaseFeeExpects18500InJeju() {
        AmountRule.Shipping rule = new AmountRule.Shipping(
                SEED.lines(), SEED.policies(), SEED.apiFees(), new FeeSettings(AreaMode.REPLACE, ThresholdBasis.GROUP));

        assertFits(rule, 18_500, List.of(new PaidLine("singleProductId", "", 1, 14_000, 4_500)));
        assertBroken(rule, 21_000, List.of(new PaidLine("singleProductId", "", 1, 14_000, 7_000)));
    }

    @Test
    void exactRuleTakesNoOtherAmount() {
        AmountRule rule = new AmountRule.Exact(1_004);

        assertFits(rule, 1_004, List.of());
        assertBroken(rule, 1_003, List.of());
        assertBroken(rule, 1_005, List.of());
    }

    private static List<PaidLine> cartPaid() {
        return List.of(
                new PaidLine("singleProductId", "", 2, 2_000, 2_500),
                new PaidLine("optionProductId", "R_M", 3, 3_300, 0),
                new PaidLine("optionProductId", "R_L", 2, 2_400, 0),
                new PaidLine("optionProductId", "lace", 2, 1_000, 0));
    }

    private static void assertFits(AmountRule rule, long paid, List<PaidLine> lines) {
        assertThat(rule.judge(paid, lines)).isEqualTo(new AmountVerdict.Fits(Set.of()));
    }

    private static void assertBroken(AmountRule rule, long paid, List<PaidLine> lines) {
        assertThat(rule.judge(paid, lines)).isInstanceOf(AmountVerdict.Broken.class);
    }
}
