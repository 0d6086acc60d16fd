package dev.naru.mock.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PurchasesTest {
    private static final long MS = 1_000_000;

    private final Purchases purchases = new Purchases();

    PurchasesTest() {
        purchases.add(new Buyer.Paid("a", "imp_a", 4_500));
        purchases.add(new Buyer.Paid("b", "imp_b", 4_500));
        purchases.minuteTurns(0);
    }

    @Test
    void shownAndToldOnceIsEven() {
        for (String order : new String[] {"a", "b"}) {
            purchases.isShown(order, 40 * MS);
            purchases.event("evt_" + order, "order.paid", order, 4_500, 50 * MS);
        }

        assertThat(purchases.isComplete()).isTrue();
        assertThat(purchases.differences()).isEmpty();
        assertThat(purchases.shown().maxMs()).isCloseTo(40, within(0.1));
        assertThat(purchases.told().maxMs()).isCloseTo(50, within(0.1));
    }

    @Test
    void whatIsLostIsNamed() {
        purchases.isShown("a", MS);
        purchases.event("evt_b", "order.paid", "b", 4_500, MS);

        assertThat(purchases.isComplete()).isFalse();
        assertThat(purchases.differences())
                .containsExactly(
                        "1 of 2 orders were paid and never shown PAID: b",
                        "1 of 2 orders were paid and no event came: a");
    }

    @Test
    void aSecondEventIsADifferenceAndARepeatedDeliveryIsNot() {
        shownAndTold();
        purchases.event("evt_a", "order.paid", "a", 4_500, 2 * MS);
        purchases.event("evt_other", "order.paid", "b", 4_500, 2 * MS);

        assertThat(purchases.repeats()).isEqualTo(1);
        assertThat(purchases.differences())
                .containsExactly("1 of 2 orders were told as paid more than once, by different events: b");
    }

    @Test
    void anEventOfAnotherKindOrAmountIsADifference() {
        shownAndTold();
        purchases.event("evt_1", "order.mismatch", "a", 4_500, MS);
        purchases.add(new Buyer.Paid("c", "imp_c", 4_500));
        purchases.isShown("c", MS);
        purchases.event("evt_c", "order.paid", "c", 2_000, MS);

        assertThat(purchases.differences())
                .containsExactly(
                        "1 events: order.mismatch for an order that was only paid",
                        "1 events: order.paid with another amount than was paid");
    }

    @Test
    void ordersOfOthersDoNotCount() {
        assertThat(purchases.isShown("stranger", MS)).isFalse();
        purchases.event("evt_1", "order.paid", "stranger", 1, MS);

        assertThat(purchases.shownCount() + purchases.toldCount()).isZero();
    }

    private void shownAndTold() {
        for (String order : new String[] {"a", "b"}) {
            purchases.isShown(order, MS);
            purchases.event("evt_" + order, "order.paid", order, 4_500, MS);
        }
    }
}
