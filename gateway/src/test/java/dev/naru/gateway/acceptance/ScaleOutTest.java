package dev.naru.gateway.acceptance;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.acceptance.HoldingIamport.Call;
import dev.naru.gateway.acceptance.ScaledShop.Member;
import dev.naru.gateway.acceptance.ScaledShop.Received;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Three gateways on one database share the work; one is killed, one stands still for longer than its leases. What
 * Iamport did, what the gateways hold and what the shop was told is the same in the end.
 */
@ExtendWith(PostgresExtension.class)
class ScaleOutTest {
    private static final int BUYERS = 6;

    private final Vertx vertx;
    private final Database database;
    private final DatabaseAddress address;
    private final ExecutorService buyers = Executors.newFixedThreadPool(BUYERS);
    private final AtomicInteger numbers = new AtomicInteger();
    private final Set<String> paid = new ConcurrentSkipListSet<>();
    private final Set<String> cancelled = new ConcurrentSkipListSet<>();
    private ScaledShop shop;

    ScaleOutTest(Vertx vertx, Database database, DatabaseAddress address) {
        this.vertx = vertx;
        this.database = database;
        this.address = address;
    }

    @BeforeEach
    void start() {
        shop = new ScaledShop(vertx, address, 3);
    }

    @AfterEach
    void close() {
        shop.close();
        buyers.shutdownNow();
    }

    @Test
    void nothingIsLostAndNothingIsDoneTwice() throws IOException, InterruptedException {
        everyGatewayDoesItsShare();
        theSecondIsKilledUnderLoad();
        theThirdStandsStillForLongerThanItsLeases();
        theThirdWorksAgain();

        shop.until("nothing waits any more", () -> waiting() == 0);
        shop.until("every event has arrived", this::everyEventArrived);
        assertThat(paid).allSatisfy(this::wasDoneOnceAndTold);
    }

    private void everyGatewayDoesItsShare() {
        again(
                "every gateway has done something of everything",
                () -> joined(purchases(24)),
                () -> IntStream.range(0, 3).mapToObj(shop::member).allMatch(ScaleOutTest::worked));
    }

    private static boolean worked(Member member) {
        HoldingIamport iamport = member.iamport();
        return iamport.seen(Call.LOOK) > 0 && iamport.seen(Call.CHARGE) > 0 && iamport.seen(Call.CANCEL) > 0;
    }

    /** At a time when it has looks and charges under way that Iamport has answered and nobody has heard of. */
    private void theSecondIsKilledUnderLoad() throws InterruptedException {
        Member second = shop.member(1);
        second.iamport().hold(Call.CHARGE, Call.LOOK);
        List<CompletableFuture<Void>> charges = new ArrayList<>();
        again(
                "the second waits for a charge",
                () -> charges.add(heldOrDone(second, Call.CHARGE, () -> charges(second))),
                () -> second.iamport().held(Call.CHARGE) > 0);
        again(
                "the second waits for a look",
                this::threePay,
                () -> second.iamport().held(Call.LOOK) > 0);

        List<CompletableFuture<Void>> more =
                IntStream.range(0, 12).mapToObj(i -> begins(this::pays)).toList();
        second.jvm().kill();
        shop.serveWithout(second);

        joined(charges);
        joined(more);
        joined(purchases(12));
        shop.until("what it had taken is done by others", this::everyOrderIsPaid);
    }

    /** At a time when it has looks and a cancel under way that Iamport has answered and nobody has heard of. */
    private void theThirdStandsStillForLongerThanItsLeases() throws IOException, InterruptedException {
        Member first = shop.member(0);
        Member third = shop.member(2);
        third.iamport().hold(Call.CANCEL);
        List<String> orders = new ArrayList<>();
        List<CompletableFuture<Void>> cancels = new ArrayList<>();
        again(
                "the third waits for a cancel",
                () -> {
                    String order = charges(third);
                    orders.add(order);
                    cancelled.add(order);
                    third.iamport().pass(shop.payments(order).get(0).getString("imp_uid"));
                    cancels.add(heldOrDone(third, Call.CANCEL, () -> shop.cancels(third, order)));
                },
                () -> third.iamport().held(Call.CANCEL) > 0);
        String order = orders.get(orders.size() - 1);
        third.iamport().hold(Call.CANCEL, Call.LOOK);
        again(
                "the third waits for a look",
                this::threePay,
                () -> third.iamport().held(Call.LOOK) > 0);

        third.jvm().stop();
        shop.serveWithout(third);
        String operation = shop.cancels(first, order).getString("operation_id");
        joined(purchases(12));
        shop.until("what it had taken is done by others", this::everyOrderIsPaid);
        String before = operationRow(operation);

        third.iamport().release();
        third.jvm().goOn();
        shop.until(
                "its late cancel is refused",
                () -> third.jvm().says("operation " + operation + " took longer than its lease"));
        shop.until("its late look is refused", () -> third.jvm().says("a look at ", " took longer than its lease"));
        assertThat(operationRow(operation)).isEqualTo(before);
        joined(cancels);
    }

    private void theThirdWorksAgain() {
        Member third = shop.member(2);
        shop.serves(third);
        int looks = third.iamport().seen(Call.LOOK);
        again(
                "the third looks again",
                () -> joined(purchases(6)),
                () -> third.iamport().seen(Call.LOOK) > looks);
    }

    /** Begins something that a gateway is asked for; goes on when Iamport's answer to it is held, or it is over. */
    private CompletableFuture<Void> heldOrDone(Member member, Call call, Runnable work) {
        CompletableFuture<Void> begun = begins(work);
        shop.until(
                call + " is held, or done",
                () -> begun.isDone() || member.iamport().held(call) > 0);
        return begun;
    }

    private void threePay() {
        joined(IntStream.range(0, 3).mapToObj(i -> begins(this::pays)).toList());
    }

    /** Does it until it has led to something: which gateway takes up a piece of work is chance. */
    private static void again(String what, Runnable work, BooleanSupplier enough) {
        long end = System.nanoTime() + ScaledShop.DEADLINE.toNanos();
        do {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("it did not happen within " + ScaledShop.DEADLINE + ": " + what);
            }
            work.run();
        } while (!enough.getAsBoolean());
    }

    /** By turns a purchase in the window and a charge, every other charge given back. */
    private List<CompletableFuture<Void>> purchases(int count) {
        List<CompletableFuture<Void>> begun = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int kind = i % 4;
            begun.add(begins(() -> {
                if (kind < 2) {
                    pays();
                } else {
                    String order = charges(shop.next());
                    if (kind == 3) {
                        cancelled.add(order);
                        shop.cancels(shop.next(), order);
                    }
                }
            }));
        }
        return begun;
    }

    private void pays() {
        String order = "window-" + numbers.incrementAndGet() + "-end";
        shop.pays(order);
        paid.add(order);
    }

    private String charges(Member first) {
        String order = "charge-" + numbers.incrementAndGet() + "-end";
        shop.charges(first, order);
        paid.add(order);
        return order;
    }

    private CompletableFuture<Void> begins(Runnable work) {
        return CompletableFuture.runAsync(work, buyers);
    }

    private static void joined(List<CompletableFuture<Void>> work) {
        work.forEach(CompletableFuture::join);
    }

    private boolean everyOrderIsPaid() {
        return paid.stream()
                .allMatch(order -> Set.of("PAID", "CANCELLED")
                        .contains(String.valueOf(shop.order(order).getString("state"))));
    }

    /** Looks, operations and deliveries that are not done. */
    private long waiting() {
        return await(database.query("""
                        select (select count(*) from sync_task)
                             + (select count(*) from operation where state not in ('SUCCEEDED', 'FAILED'))
                             + (select count(*) from event_delivery where state <> 'DELIVERED') as waiting
                        """)).iterator().next().getLong("waiting");
    }

    private String operationRow(String operationId) {
        return await(database.query(
                        "select operation::text as row from operation where operation_id = $1::text::uuid",
                        operationId))
                .iterator()
                .next()
                .getString("row");
    }

    private boolean everyEventArrived() {
        return paid.stream()
                .allMatch(order -> shop.received(order).stream()
                        .anyMatch(event ->
                                event.type().equals(cancelled.contains(order) ? "order.cancelled" : "order.paid")));
    }

    private void wasDoneOnceAndTold(String order) {
        boolean back = cancelled.contains(order);
        assertThat(shop.payments(order)).as("payments of %s", order).hasSize(1);
        assertThat(shop.cancelled(order)).as("cancels of %s", order).hasSize(back ? 1 : 0);
        assertThat(shop.order(order).getString("state"))
                .as("state of %s", order)
                .isEqualTo(back ? "CANCELLED" : "PAID");

        List<Received> all = shop.received(order);
        List<Received> distinct = all.stream().distinct().toList();
        assertThat(distinct.stream().map(Received::id)).as("ids of %s", order).doesNotHaveDuplicates();
        assertThat(distinct.stream().map(Received::seq))
                .as("numbers of %s", order)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, distinct.size()).boxed().toList());
        assertThat(distinct.stream().map(Received::type).filter("order.paid"::equals))
                .as("told that %s is paid", order)
                .hasSize(1);
        assertThat(distinct.stream().map(Received::type).filter("order.cancelled"::equals))
                .as("told that %s is cancelled", order)
                .hasSize(back ? 1 : 0);
    }
}
