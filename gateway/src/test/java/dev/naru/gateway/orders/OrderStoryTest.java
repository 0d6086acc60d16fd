package dev.naru.gateway.orders;

import static dev.naru.gateway.orders.OrderSamples.MERCHANT;
import static dev.naru.gateway.orders.OrderSamples.paid;
import static dev.naru.gateway.orders.OrderSamples.seedOrder;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.testing.PostgresExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class OrderStoryTest {
    private static final MerchantUid UID = new MerchantUid("story");

    private final Database database;
    private final OrderRepository orders;
    private final TimelineRepository timeline;
    private final OrderExpiryJob expiry;

    OrderStoryTest(Database database) {
        this.database = database;
        this.orders = new OrderRepository(database, new PollPlan(List.of(Duration.ofMinutes(1))));
        this.timeline = new TimelineRepository(database);
        this.expiry = new OrderExpiryJob(database, orders, timeline);
    }

    @BeforeEach
    void placeOne() {
        await(database.query("delete from orders"));
        await(database.transaction(tx -> orders.insert(tx, seedOrder("story"))));
    }

    @Test
    void storyBeginsWithTheOrderAndKeepsItsOrder() {
        append("first", 1);
        append("second", 2);

        assertThat(story()).extracting(TimelineEntry::type).containsExactly("order.created", "first", "second");
        assertThat(story().get(0).detail().path("ordered_amount").asLong()).isEqualTo(find().orderedAmount());
        assertThat(story().get(2).detail().path("n").asInt()).isEqualTo(2);
    }

    @Test
    void longStoryForgetsItsBeginning() {
        for (int i = 1; i <= TimelineRepository.MAX_ENTRIES + 5; i++) {
            append("entry", i);
        }

        assertThat(story()).hasSize(TimelineRepository.MAX_ENTRIES);
        assertThat(story().get(0).detail().path("n").asInt()).isEqualTo(6);
    }

    @Test
    void oldEntriesAreForgottenInBatchesAndTheOrderStays() {
        append("old", 1);
        append("old", 2);
        await(database.query("update order_timeline set at = now() - interval '91 days'"));
        append("new", 3);

        assertThat(await(timeline.forget(Duration.ofDays(90), 2))).isTrue();
        assertThat(await(timeline.forget(Duration.ofDays(90), 2))).isFalse();

        assertThat(story()).extracting(TimelineEntry::type).containsExactly("new");
        assertThat(find().state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void hugeDetailIsLeftOut() {
        var detail = OrderJson.object().put("text", "가".repeat(5_000));
        await(database.transaction(tx -> timeline.append(tx, MERCHANT, UID, "huge", detail)));

        assertThat(story().get(1).detail().path("left_out_bytes").asInt()).isGreaterThan(15_000);
    }

    @Test
    void strangerHasNoStory() {
        MerchantUid stranger = new MerchantUid("stranger");
        await(database.transaction(tx -> timeline.append(tx, MERCHANT, stranger, "rumour", OrderJson.object())));

        assertThat(await(timeline.list(MERCHANT, stranger))).isEmpty();
    }

    @Test
    void unpaidOrderExpiresAndIsStillPolled() {
        expireNow();

        assertThat(await(expiry.run())).isFalse();

        assertThat(find().state()).isEqualTo(OrderState.EXPIRED);
        assertThat(story()).extracting(TimelineEntry::type).containsExactly("order.created", "order.expired");
        await(database.query("update orders set next_poll_at = now()"));
        assertThat(await(orders.claimDuePolls(1))).hasSize(1);
    }

    @Test
    void orderWithinItsLifetimeDoesNotExpire() {
        await(expiry.run());

        assertThat(find().state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void paidOrderNeverExpires() {
        await(database.transaction(tx ->
                orders.lock(tx, MERCHANT, UID).compose(order -> orders.apply(tx, paid(order.orElseThrow(), "imp_1")))));
        expireNow();

        await(expiry.run());

        assertThat(find().state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void fullBatchAsksForAnotherRun() {
        for (int i = 0; i < 60; i++) {
            NewOrder order = seedOrder("many-" + i);
            await(database.transaction(tx -> orders.insert(tx, order)));
        }
        expireNow();

        assertThat(await(expiry.run())).isTrue();
        assertThat(await(expiry.run())).isFalse();
        assertThat(await(database.query("select 1 from orders where state <> 'EXPIRED'")))
                .isEmpty();
    }

    private void expireNow() {
        await(database.query("update orders set expires_at = now()"));
    }

    private void append(String type, int n) {
        await(database.transaction(tx ->
                timeline.append(tx, MERCHANT, UID, type, OrderJson.object().put("n", n))));
    }

    private List<TimelineEntry> story() {
        return await(timeline.list(MERCHANT, UID));
    }

    private Order find() {
        return await(orders.find(MERCHANT, UID)).orElseThrow();
    }
}
