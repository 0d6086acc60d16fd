package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.events.EventOutboxRepository;
import dev.naru.gateway.events.EventType;
import dev.naru.gateway.iamport.IamportPayment;
import dev.naru.gateway.iamport.IamportSchedule;
import dev.naru.gateway.orders.Order;
import dev.naru.gateway.orders.OrderChange;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.orders.ScheduledCharge;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes what was seen of a planned charge ours, in one short transaction: lock its order, then the schedule, decide,
 * write both and the event. The event is one of the order's, so that a shop reads the whole story by one {@code seq}.
 */
final class ScheduleMerge {
    private final Database database;
    private final OrderRepository orders;
    private final ScheduleRepository schedules;
    private final EventOutboxRepository outbox;
    private final Duration lifetime;
    private final InstantSource clock;

    /**
     * Makes a merge that has done nothing.
     *
     * @param lifetime how long an order may stay unpaid, from the time its charge is planned for
     */
    ScheduleMerge(
            Database database,
            OrderRepository orders,
            ScheduleRepository schedules,
            EventOutboxRepository outbox,
            Duration lifetime,
            InstantSource clock) {
        this.database = database;
        this.orders = orders;
        this.schedules = schedules;
        this.outbox = outbox;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /**
     * Keeps a look. Completes after the commit; nothing happens when the schedule is not ours, or a newer look was kept.
     *
     * @param ticket drawn before a read, or after the answer to a call that changes something
     */
    Future<Void> apply(UUID merchantId, IamportSchedule seen, long ticket) {
        return change(
                merchantId,
                seen.merchantUid(),
                ticket,
                stored -> ticket < stored.ticket() ? Optional.empty() : ScheduleChange.of(stored, seen));
    }

    /** Keeps that Iamport did not take it, in its own words. Completes after the commit. */
    Future<Void> refuse(UUID merchantId, MerchantUid merchantUid, String words) {
        return change(merchantId, merchantUid, null, stored -> ScheduleChange.refused(stored, words));
    }

    private Future<Void> change(
            UUID merchantId,
            MerchantUid merchantUid,
            @Nullable Long ticket,
            Function<Schedule, Optional<ScheduleChange>> decision) {
        return database.transaction(tx -> orders.lock(tx, merchantId, merchantUid)
                .compose(order -> order.isEmpty()
                        ? Future.succeededFuture()
                        : schedules
                                .lock(tx, merchantId, merchantUid)
                                .compose(stored -> stored.flatMap(
                                                it -> decision.apply(it).map(change -> new Decided(it, change)))
                                        .map(decided -> write(tx, order.get(), decided, ticket))
                                        .orElseGet(Future::succeededFuture))));
    }

    private record Decided(Schedule stored, ScheduleChange change) {}

    private Future<Void> write(Transaction tx, Order order, Decided decided, @Nullable Long ticket) {
        return store(tx, order, decided, ticket, order.eventSeq() + 1)
                .compose(done -> orders.apply(tx, OrderChange.of(order).withEvents(1)))
                .compose(done -> decided.change().state() == ScheduleState.SCHEDULED
                        ? orders.extend(
                                tx,
                                order.merchantId(),
                                order.merchantUid(),
                                ScheduledCharge.lifetimeUntil(decided.change().at(), clock.instant(), lifetime))
                        : Future.succeededFuture())
                .compose(done -> outbox.remark(
                        tx,
                        order.merchantId(),
                        order.merchantUid(),
                        order.eventSeq() + 1,
                        decided.change().event()));
    }

    /**
     * Lets a payment that is being merged change the schedule of its order, in the merge's own transaction, which holds
     * the order's lock and counts the events. Completes with the event that was appended, if any.
     */
    Future<List<EventType>> paid(Transaction tx, Order order, IamportPayment payment, long seq) {
        return schedules
                .lock(tx, order.merchantId(), order.merchantUid())
                .compose(stored -> stored.flatMap(
                                it -> ScheduleChange.of(it, payment).map(change -> new Decided(it, change)))
                        .map(decided -> store(tx, order, decided, null, seq)
                                .map(List.of(decided.change().event())))
                        .orElseGet(() -> Future.succeededFuture(List.of())));
    }

    private Future<Void> store(Transaction tx, Order order, Decided decided, @Nullable Long ticket, long seq) {
        Schedule stored = decided.stored();
        ScheduleChange change = decided.change();
        ObjectNode data = StrictJson.mapper()
                .createObjectNode()
                .put("customer_uid", stored.customerUid())
                .put("schedule_at", change.at().toString())
                .put("schedule_state", change.state().name())
                .put("imp_uid", change.impUid())
                .put("version", order.version() + 1);
        if (change.failReason() != null) {
            data.put("fail_reason", change.failReason());
        }
        String dedupeKey = "schedule:" + (stored.version() + 1) + ":" + stored.merchantUid();
        return schedules
                .apply(tx, stored, change, ticket)
                .compose(done -> outbox.append(
                        tx, order.merchantId(), order.merchantUid(), seq, change.event(), dedupeKey, data))
                .compose(appended -> appended
                        ? Future.succeededFuture()
                        : Future.failedFuture(new IllegalStateException("a change of a schedule was told before")));
    }
}
