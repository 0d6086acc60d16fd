package dev.naru.mock.naver.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.mock.clock.ClockMode;
import dev.naru.mock.clock.WallTime;
import dev.naru.mock.ledger.Buyer;
import dev.naru.mock.ledger.Channel;
import dev.naru.mock.ledger.NaverOrder;
import dev.naru.mock.ledger.NaverSetup;
import dev.naru.mock.ledger.NewPayment;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.ProductOrder;
import dev.naru.mock.ledger.ProductOrderState;
import dev.naru.mock.ledger.Refund;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.SpaceLimits;
import dev.naru.mock.ledger.SpaceSettings;
import dev.naru.mock.ledger.Spaces;
import dev.naru.mock.ledger.Switches;
import dev.naru.mock.ledger.WebhookPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is done to an order in whatever order: money comes back once, and never more than was paid. */
class RefundsPropertiesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long FEE = 2_500;
    private static final Step[] STEPS = Step.values();

    private final ClaimDesk desk = new ClaimDesk();
    private final Space space = space();

    @Property(tries = 300)
    void eachLineIsRefundedOnceAndTogetherNoMoreThanWasPaid(
            @ForAll @Size(max = 60) List<@IntRange(max = 1_000) Integer> choices) {
        NaverOrder order = order();

        choices.forEach(choice -> step(order, choice));

        List<Refund> refunds = space.naverOrders().copied(order).refunds();
        assertThat(refunds).extracting(Refund::productOrderId).doesNotHaveDuplicates();
        assertThat(refunds)
                .allSatisfy(refund -> assertThat(order.productOrder(refund.productOrderId())
                                .orElseThrow()
                                .status()
                                .isUndone())
                        .isTrue());
        assertThat(refunds.stream().mapToLong(Refund::amount).sum()).isLessThanOrEqualTo(order.paidAmount());
    }

    @Property(tries = 100)
    void everythingGivenUpBringsEverythingBack(@ForAll @Size(max = 40) List<@IntRange(max = 1_000) Integer> choices) {
        NaverOrder order = order();
        choices.forEach(choice -> step(order, choice));

        order.productOrders().forEach(line -> giveUp(order, line));

        boolean allGivenUp =
                order.productOrders().stream().allMatch(line -> line.status().isUndone());
        long back = space.naverOrders().copied(order).refunds().stream()
                .mapToLong(Refund::amount)
                .sum();
        assertThat(back == order.paidAmount()).isEqualTo(allGivenUp);
    }

    private void step(NaverOrder order, int choice) {
        ProductOrder line =
                order.productOrders().get(choice % order.productOrders().size());
        Step step = STEPS[choice / order.productOrders().size() % STEPS.length];
        desk.take(space, order, line, step, StepInput.none());
    }

    private void giveUp(NaverOrder order, ProductOrder line) {
        for (Step step : List.of(Step.CANCEL, Step.ADMIN_CANCEL, Step.RESOLVE_RETURN, Step.APPROVE_RETURN)) {
            desk.take(space, order, line, step, StepInput.none());
        }
    }

    private NaverOrder order() {
        Payment payment = space.payments()
                .open(new NewPayment(
                        "m1", Channel.naverco(), null, null, 1, Buyer.unknown(), null, List.of(), null, "pc"));
        List<ProductOrder> lines = new ArrayList<>();
        long goods = 0;
        for (int i = 0; i < 3; i++) {
            long amount = 1_000 * (i + 1L);
            goods += amount;
            ProductOrder.Item item = new ProductOrder.Item("p" + i, "name", "", "", 1, amount, i == 0 ? FEE : 0, 0);
            lines.add(new ProductOrder(
                    space.ids().productOrderId(START),
                    item,
                    new ProductOrder.Orderer("name", "naru****", "010-0000-0000"),
                    new ProductOrder.ShippingAddress("base", "", "06236", "010-0000-0000", "name"),
                    START,
                    ProductOrderState.beginning(true)));
        }
        NaverOrder order = new NaverOrder("1", payment, "card", goods + FEE, Buyer.unknown(), START, true, lines);
        space.naverOrders().add(order);
        return order;
    }

    private static Space space() {
        Spaces spaces = new Spaces(42, new StoppedTime(), new Space.Hooks(changed -> {}, evicted -> {}));
        return spaces.open(
                new SpaceSettings(
                        new SpaceSettings.Keys("key", "secret", "code"),
                        "shop",
                        List.of(Channel.naverco()),
                        WebhookPolicy.documented(null, WebhookPolicy.Format.JSON),
                        NaverSetup.defaults(null, null),
                        Switches.defaults(),
                        Duration.ofMinutes(1)),
                new Space.Beginning(ClockMode.frozen(), START),
                SpaceLimits.defaults());
    }

    /** Nothing here waits for time. */
    private static final class StoppedTime implements WallTime {
        @Override
        public Instant now() {
            return START;
        }

        @Override
        public Runnable after(Duration delay, Runnable task) {
            return () -> {};
        }

        @Override
        public void soon(Runnable task) {
            throw new IllegalStateException("nothing is planned for the next turn");
        }
    }
}
