package dev.naru.gateway.orders;

import static dev.naru.gateway.orders.OrderSamples.MERCHANT;
import static dev.naru.gateway.orders.OrderSamples.paid;
import static dev.naru.gateway.orders.OrderSamples.seedOrder;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.http.PageCursor;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.testing.NestedLoops;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class OrderRepositoryTest {
    private static final PollPlan PLAN = new PollPlan(List.of(Duration.ofSeconds(60), Duration.ofMinutes(10)));

    private final Database database;
    private final OrderRepository orders;

    OrderRepositoryTest(Database database) {
        this.database = database;
        this.orders = new OrderRepository(database, PLAN);
    }

    @BeforeEach
    void forgetOrders() {
        await(database.query("delete from orders"));
    }

    @Test
    void storedOrderIsReadBackWhole() {
        NewOrder placed = seedOrder("whole");
        place(placed);

        Order order = find("whole");

        assertThat(order.state()).isEqualTo(OrderState.OPEN);
        assertThat(order.orderedAmount()).isEqualTo(14_000);
        assertThat(order.lines()).isEqualTo(placed.lines());
        assertThat(order.amountRule()).isEqualTo(placed.amountRule());
        assertThat(order.buyer()).isEqualTo(placed.buyer());
        assertThat(order.acceptedImpUid()).isNull();
        assertThat(order.paidAmount()).isNull();
        assertThat(Duration.between(order.createdAt(), order.expiresAt())).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void takenMerchantUidIsNotPlacedAgain() {
        place(seedOrder("taken"));

        assertThat(place(seedOrder("taken"))).isFalse();
    }

    @Test
    void aClaimTakesNoMoreThanItsLimitWhateverPlanTheDatabaseChooses(Vertx vertx, PgConnectOptions connection) {
        for (int i = 0; i < 5; i++) {
            place(seedOrder("due-" + i));
        }
        await(database.query("update orders set next_poll_at = now() - interval '1 second'"));
        Database nestedLoops = NestedLoops.of(vertx, connection);

        List<OrderKey> claimed = await(new OrderRepository(nestedLoops, PLAN).claimDuePolls(2));
        await(nestedLoops.close());

        assertThat(claimed).hasSize(2);
    }

    @Test
    void anotherMerchantDoesNotSeeTheOrder() {
        place(seedOrder("private"));

        assertThat(await(orders.find(UUID.randomUUID(), new MerchantUid("private"))))
                .isEmpty();
    }

    @Test
    void changeIsWrittenWithANewVersionAndWhatItOverwrote() {
        place(seedOrder("changed"));
        Buyer buyer = new Buyer("받는이", null, "010-9", "제주시 첨단로 123", "63309");
        Overwrite address = new Overwrite("buyer_addr", "서울특별시 강남구 삼성동", "제주시 첨단로 123");

        change(
                "changed",
                order -> new OrderChange(
                        order,
                        OrderState.PAID,
                        new ImpUid("imp_1"),
                        21_000L,
                        0,
                        buyer,
                        List.of(address),
                        Set.of(0),
                        2));

        Order order = find("changed");
        assertThat(order.state()).isEqualTo(OrderState.PAID);
        assertThat(order.acceptedImpUid()).isEqualTo(new ImpUid("imp_1"));
        assertThat(order.paidAmount()).isEqualTo(21_000);
        assertThat(order.buyer()).isEqualTo(buyer);
        assertThat(order.overwritten()).containsExactly(address);
        assertThat(order.removedLines()).containsExactly(0);
        assertThat(order.version()).isEqualTo(1);
        assertThat(order.eventSeq()).isEqualTo(2);
    }

    @Test
    void laterOverwritesAreAddedToEarlierOnes() {
        place(seedOrder("twice"));
        Overwrite first = new Overwrite("buyer_name", "가", "나");
        Overwrite second = new Overwrite("buyer_name", "나", null);

        change("twice", order -> rewritten(order, first));
        change("twice", order -> rewritten(order, second));

        assertThat(find("twice").overwritten()).containsExactly(first, second);
    }

    @Test
    void changeOfAnOrderReadBeforeAnotherChangeIsRefused() {
        place(seedOrder("stale"));
        Order stale = find("stale");
        change("stale", order -> OrderChange.of(order).withState(OrderState.READY));

        assertThatThrownBy(() -> await(database.transaction(
                        tx -> orders.apply(tx, OrderChange.of(stale).withState(OrderState.FAILED)))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(find("stale").state()).isEqualTo(OrderState.READY);
    }

    @Test
    void onePaymentCannotCountForTwoOrders() {
        place(seedOrder("one"));
        place(seedOrder("two"));
        change("one", order -> paid(order, "imp_shared"));

        assertThatThrownBy(() -> change("two", order -> paid(order, "imp_shared")))
                .hasMessageContaining("orders_accepted");
    }

    @Test
    void orderIsPolledOnlyWhenItIsDue() {
        place(seedOrder("fresh"));

        assertThat(await(orders.claimDuePolls(10))).isEmpty();

        makeDue("fresh");
        assertThat(await(orders.claimDuePolls(10))).containsExactly(new OrderKey(MERCHANT, new MerchantUid("fresh")));
        assertThat(await(orders.claimDuePolls(10))).isEmpty();
    }

    @Test
    void pauseOfThePollPlanFollowsTheNumberOfLooks() {
        place(seedOrder("plan"));
        assertThat(secondsToNextPoll("plan")).isBetween(55.0, 60.0);

        makeDue("plan");
        await(orders.claimDuePolls(10));
        assertThat(secondsToNextPoll("plan")).isBetween(595.0, 600.0);

        makeDue("plan");
        await(orders.claimDuePolls(10));
        assertThat(secondsToNextPoll("plan")).isBetween(595.0, 600.0);
    }

    @Test
    void pollingEndsAWeekAfterExpiry() {
        place(seedOrder("forgotten"));
        await(database.query(
                "update orders set next_poll_at = now(), expires_at = now() - interval '7 days 1 second'"));

        assertThat(await(orders.claimDuePolls(10))).hasSize(1);

        assertThat(await(database.query("select 1 from orders where next_poll_at is not null")))
                .isEmpty();
    }

    @Test
    void paidOrderIsNotPolledAnyMore() {
        place(seedOrder("paid"));
        makeDue("paid");
        change("paid", order -> paid(order, "imp_2"));

        assertThat(await(orders.claimDuePolls(10))).isEmpty();
    }

    @Test
    void failedOrderIsStillPolled() {
        place(seedOrder("failed"));
        makeDue("failed");
        change("failed", order -> OrderChange.of(order).withState(OrderState.FAILED));

        assertThat(await(orders.claimDuePolls(10))).hasSize(1);
    }

    @Test
    void twoClaimsAtOnceNeverShareAnOrder() {
        for (int i = 0; i < 20; i++) {
            place(seedOrder("many-" + i));
        }
        await(database.query("update orders set next_poll_at = now()"));

        var first = orders.claimDuePolls(10);
        var second = orders.claimDuePolls(10);
        await(Future.all(first, second));

        assertThat(first.result()).doesNotContainAnyElementsOf(second.result());
    }

    @Test
    void pagesFollowEachOtherWithoutGapsNewestFirst() {
        for (int i = 0; i < 5; i++) {
            place(seedOrder("page-" + i));
        }

        List<Order> first = await(orders.list(MERCHANT, null, null, 3));
        Order last = first.get(2);
        PageCursor cursor = new PageCursor(last.createdAt(), last.merchantUid().value());
        List<Order> second = await(orders.list(MERCHANT, null, cursor, 3));

        assertThat(first)
                .extracting(order -> order.merchantUid().value())
                .containsExactly("page-4", "page-3", "page-2");
        assertThat(second).extracting(order -> order.merchantUid().value()).containsExactly("page-1", "page-0");
    }

    @Test
    void listCanBeNarrowedToAState() {
        place(seedOrder("a"));
        place(seedOrder("b"));
        change("a", order -> OrderChange.of(order).withState(OrderState.READY));

        assertThat(await(orders.list(MERCHANT, OrderState.READY, null, 10)))
                .extracting(order -> order.merchantUid().value())
                .containsExactly("a");
    }

    private boolean place(NewOrder order) {
        return await(database.transaction(tx -> orders.insert(tx, order))).isPresent();
    }

    private Order find(String merchantUid) {
        return await(orders.find(MERCHANT, new MerchantUid(merchantUid))).orElseThrow();
    }

    private void change(String merchantUid, Function<Order, OrderChange> what) {
        await(database.transaction(tx -> orders.lock(tx, MERCHANT, new MerchantUid(merchantUid))
                .compose(order -> orders.apply(tx, what.apply(order.orElseThrow())))));
    }

    private static OrderChange rewritten(Order order, Overwrite what) {
        return new OrderChange(
                order, order.state(), null, null, 0, Buyer.UNKNOWN, List.of(what), order.removedLines(), 0);
    }

    private void makeDue(String merchantUid) {
        await(database.query("update orders set next_poll_at = now() where merchant_uid = $1", merchantUid));
    }

    private double secondsToNextPoll(String merchantUid) {
        return await(database.query(
                        "select extract(epoch from next_poll_at - now())::float8 as s from orders where merchant_uid = $1",
                        merchantUid))
                .iterator()
                .next()
                .getDouble("s");
    }
}
