package dev.naru.gateway.payments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.events.EventOutboxRepository;
import dev.naru.gateway.events.EventType;
import dev.naru.gateway.iamport.IamportPayment;
import dev.naru.gateway.orders.AmountVerdict;
import dev.naru.gateway.orders.Order;
import dev.naru.gateway.orders.OrderKey;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.payments.PaymentRepository.Bound;
import dev.naru.gateway.payments.Verification.Quarantine;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look, one short transaction: lock the order, then read the rest, decide by {@link MergeLaw}, write the payment,
 * the events with their deliveries, and the order. Nothing read before the lock decides anything.
 */
public final class PaymentMerge {
    private static final Logger log = LoggerFactory.getLogger(PaymentMerge.class);

    private final Database database;
    private final OrderRepository orders;
    private final PaymentRepository payments;
    private final EventOutboxRepository outbox;
    private final TimelineRepository timeline;
    private final MergeListener listener;
    private final ProductOrderSink productOrders;

    /**
     * Makes the one writer of payments.
     *
     * @param productOrders is told of each look that shows some
     */
    public PaymentMerge(
            Database database,
            OrderRepository orders,
            PaymentRepository payments,
            EventOutboxRepository outbox,
            TimelineRepository timeline,
            MergeListener listener,
            ProductOrderSink productOrders) {
        this.database = database;
        this.orders = orders;
        this.payments = payments;
        this.outbox = outbox;
        this.timeline = timeline;
        this.listener = listener;
        this.productOrders = productOrders;
    }

    /** Completes after the commit. */
    Future<Verification> apply(UUID merchantId, Look look) {
        IamportPayment payment = look.payment();
        return database.transaction(tx -> orders.lock(tx, merchantId, payment.merchantUid())
                .compose(locked -> locked.isEmpty()
                        ? quarantined(look, Quarantine.UNKNOWN_ORDER)
                        : payments.load(tx, merchantId, payment.merchantUid(), payment.impUid())
                                .compose(stored -> decide(tx, locked.get(), stored, look))));
    }

    private Future<Verification> decide(Transaction tx, Order order, List<Bound> stored, Look look) {
        if (stored.stream().anyMatch(bound -> !bound.merchantUid().equals(order.merchantUid()))) {
            log.warn(
                    "payment {} came back for another order than before",
                    look.payment().impUid());
            return quarantined(look, Quarantine.UID_CHANGED);
        }
        AmountVerdict verdict = Judgement.of(order, look);
        LockedOrder view = new LockedOrder(
                order.merchantUid(),
                order.state(),
                order.acceptedImpUid(),
                stored.stream().map(Bound::payment).toList());
        return MergeLaw.merge(view, snapshot(look, verdict))
                .fold(
                        stale -> unchanged(tx, order, look),
                        regression -> regressed(tx, order, look),
                        kept -> keep(tx, order, look, verdict, kept))
                .compose(verification -> keepProductOrders(tx, order, look).map(verification));
    }

    private Future<Void> keepProductOrders(Transaction tx, Order order, Look look) {
        return look.productOrders().isEmpty()
                ? Future.succeededFuture()
                : productOrders.seen(
                        tx,
                        new OrderKey(order.merchantId(), order.merchantUid()),
                        look.payment().impUid(),
                        look.productOrders(),
                        look.ticket());
    }

    private static Snapshot snapshot(Look look, AmountVerdict verdict) {
        IamportPayment payment = look.payment();
        boolean wasPaid = Rank.wasPaid(payment);
        return new Snapshot(
                payment.impUid(),
                Rank.of(payment).orElseThrow(),
                payment.amount().won(),
                payment.cancelAmount().won(),
                look.ticket(),
                wasPaid,
                wasPaid && verdict.fold(fits -> true, broken -> false),
                Buyers.of(payment.buyer()));
    }

    private Future<Verification> keep(
            Transaction tx, Order order, Look look, AmountVerdict verdict, Decision.Kept kept) {
        boolean isNews = kept.grew() || !kept.events().isEmpty();
        return remarkHint(tx, order, look)
                // A poll every few minutes that finds the same must not push the beginning out of the order's story.
                .compose(done -> isNews ? note(tx, order, "payment.fetched", fetched(look)) : Future.succeededFuture())
                .compose(done -> payments.save(tx, order.merchantId(), kept.payment(), look.payment()))
                .compose(done -> tell(tx, order, look, verdict, kept))
                .compose(told -> change(tx, MergedOrder.of(order, look, verdict, kept, told.size()))
                        .map(changed -> new Outcome(look, kept, told, isNews || changed)))
                .compose(outcome -> remarkEvents(tx, order, outcome.told()).map(done -> outcome.verification()));
    }

    /** What keeping a payment came to. */
    private record Outcome(Look look, Decision.Kept kept, List<EventType> told, boolean isMerged) {
        Verification verification() {
            IamportPayment payment = look.payment();
            return isMerged
                    ? new Verification.Merged(payment.merchantUid(), payment.impUid(), kept.state(), told)
                    : new Verification.Unchanged(payment.merchantUid(), payment.impUid(), kept.state());
        }
    }

    private Future<Boolean> change(Transaction tx, MergedOrder merged) {
        if (!merged.isChanged()) {
            return Future.succeededFuture(false);
        }
        return orders.apply(tx, merged.change())
                .compose(applied -> note(tx, merged.change().before(), "payment.merged", merged.remark()))
                .map(true);
    }

    /** Completes with what was told, in sequence: not what had been told before. */
    private Future<List<EventType>> tell(
            Transaction tx, Order order, Look look, AmountVerdict verdict, Decision.Kept kept) {
        Future<List<EventType>> all = Future.succeededFuture(List.of());
        for (PlannedEvent event : kept.events()) {
            all = all.compose(told -> outbox.append(
                            tx,
                            order.merchantId(),
                            order.merchantUid(),
                            order.eventSeq() + told.size() + 1,
                            event.type(),
                            event.dedupeKey(),
                            news(order, look, verdict, kept))
                    .map(appended -> appended ? with(told, event.type()) : told));
        }
        return all.compose(told -> kept.grew() ? withNews(tx, order, look, told) : Future.succeededFuture(told));
    }

    private Future<List<EventType>> withNews(Transaction tx, Order order, Look look, List<EventType> told) {
        return listener.grown(tx, order, look.payment(), order.eventSeq() + told.size() + 1)
                .map(more -> Stream.concat(told.stream(), more.stream()).toList());
    }

    private static List<EventType> with(List<EventType> told, EventType next) {
        List<EventType> more = new ArrayList<>(told);
        more.add(next);
        return more;
    }

    private Future<Void> remarkEvents(Transaction tx, Order order, List<EventType> told) {
        Future<Void> all = Future.succeededFuture();
        for (int i = 0; i < told.size(); i++) {
            long seq = order.eventSeq() + i + 1;
            EventType type = told.get(i);
            all = all.compose(done -> outbox.remark(tx, order.merchantId(), order.merchantUid(), seq, type));
        }
        return all;
    }

    private static ObjectNode news(Order order, Look look, AmountVerdict verdict, Decision.Kept kept) {
        IamportPayment payment = look.payment();
        ObjectNode data = StrictJson.mapper().createObjectNode();
        data.put("imp_uid", payment.impUid().value());
        data.put("version", order.version() + 1);
        data.put("state", kept.state().name());
        data.put("status", payment.status().wire());
        data.put("amount", payment.amount().won());
        data.put("cancel_amount", payment.cancelAmount().won());
        if (kept.payment().standing() == Standing.MISMATCH) {
            verdict.fold(fits -> data, broken -> data.put("mismatch", broken.reason()));
        }
        if (payment.cancellationId() != null) {
            data.put("cancellation_id", payment.cancellationId());
        }
        if (payment.failReason() != null) {
            data.put("fail_reason", payment.failReason());
        }
        return data;
    }

    private Future<Verification> unchanged(Transaction tx, Order order, Look look) {
        return remarkHint(tx, order, look)
                .map(done -> new Verification.Unchanged(
                        order.merchantUid(), look.payment().impUid(), order.state()));
    }

    private Future<Verification> regressed(Transaction tx, Order order, Look look) {
        log.warn(
                "Iamport went back on payment {}; what it said before is kept",
                look.payment().impUid());
        return note(tx, order, "payment.regressed", fetched(look))
                .map(done -> new Verification.Regressed(
                        order.merchantUid(), look.payment().impUid(), order.state()));
    }

    /** Only now is the notification known to be about this order; before, anybody could have written its story. */
    private Future<Void> remarkHint(Transaction tx, Order order, Look look) {
        if (look.reason() != SyncReason.WEBHOOK) {
            return Future.succeededFuture();
        }
        ObjectNode detail = StrictJson.mapper().createObjectNode();
        detail.put("imp_uid", look.payment().impUid().value());
        return note(tx, order, "notification.received", detail);
    }

    private static ObjectNode fetched(Look look) {
        IamportPayment payment = look.payment();
        return StrictJson.mapper()
                .createObjectNode()
                .put("imp_uid", payment.impUid().value())
                .put("status", payment.status().wire())
                .put("amount", payment.amount().won())
                .put("cancel_amount", payment.cancelAmount().won())
                .put("reason", look.reason().name());
    }

    private Future<Void> note(Transaction tx, Order order, String type, ObjectNode detail) {
        return timeline.append(tx, order.merchantId(), order.merchantUid(), type, detail);
    }

    private static Future<Verification> quarantined(Look look, Quarantine why) {
        return Future.succeededFuture(
                new Verification.Quarantined(look.payment().impUid(), why));
    }
}
