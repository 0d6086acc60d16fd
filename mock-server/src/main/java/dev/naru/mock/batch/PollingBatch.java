package dev.naru.mock.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.Cancellation;
import dev.naru.mock.ledger.NaverChanges;
import dev.naru.mock.ledger.NaverOrder;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.PaymentStatus;
import dev.naru.mock.ledger.Refund;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.StateChange;
import dev.naru.mock.ledger.Switch;
import dev.naru.mock.webhooks.WebhookSender;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/**
 * The only way from Naver's ledger to Iamport's: once per interval (60 s by default, on the full minute) every order that
 * changed is copied, with its amount and its five buyer fields, its refunds and its new address, and then announced. Ticks
 * without a change are not planned at all.
 */
public final class PollingBatch {
    /** Orders copied in one turn of the event loop. */
    private static final int CHUNK = 200;

    private final WebhookSender webhooks;

    public PollingBatch(WebhookSender webhooks) {
        this.webhooks = webhooks;
    }

    /** Plans the tick that will see a change made now. */
    public void plan(Space space) {
        space.clock().at(nextTick(space), "polling batch", () -> run(space));
    }

    /** The next instant at which the batch looks, whether or not anything has changed. */
    public static Instant nextTick(Space space) {
        long intervalMs = space.settings().batchInterval().toMillis();
        return Instant.ofEpochMilli((space.now().toEpochMilli() / intervalMs + 1) * intervalMs);
    }

    private Future<?> run(Space space) {
        List<NaverOrder> changed = space.naverOrders().changed();
        changed.stream().limit(CHUNK).forEach(order -> copy(space, order));
        if (changed.size() > CHUNK) {
            space.clock().soon("polling batch, continued", () -> run(space));
        }
        return Future.succeededFuture();
    }

    /** Copies one order now, without waiting for the tick. Answers false when there is nothing to copy. */
    public boolean poll(Space space, String impUid) {
        for (NaverOrder order : space.naverOrders().changed()) {
            if (order.impUid().equals(impUid)) {
                copy(space, order);
                return true;
            }
        }
        return false;
    }

    private void copy(Space space, NaverOrder order) {
        NaverChanges changes = space.naverOrders().copied(order);
        space.payments().find(order.impUid()).ifPresent(payment -> {
            if (payment.status() == PaymentStatus.READY && order.paidAt() != null) {
                pay(space, payment, order);
            } else if (changes.readdressed() && payment.paidAt() != null) {
                readdress(space, payment, order);
            }
            changes.refunds().forEach(refund -> refund(space, payment, refund));
            if (space.settings().switches().on(Switch.ORDER_STATUS_WEBHOOK)) {
                changes.statuses()
                        .forEach(change -> webhooks.announceProductOrder(
                                space,
                                payment,
                                change.productOrderId(),
                                change.status().name()));
            }
        });
    }

    private void pay(Space space, Payment payment, NaverOrder order) {
        space.payments()
                .paid(payment, order.orderNo(), order.payMethod(), order.paidAmount(), order.buyer(), "naver batch");
        write(
                space,
                payment,
                EntryType.PAYMENT_PAID,
                "batch copied " + order.paidAmount() + " won from Naver's ledger",
                overwritten(payment).put("amount", order.paidAmount()));
        webhooks.announce(space, payment, "paid");
    }

    /** The notification repeats the status the payment has, as it does since PortOne tells of changed addresses. */
    private void readdress(Space space, Payment payment, NaverOrder order) {
        space.payments().readdressed(payment, order.buyer(), "naver batch");
        write(
                space,
                payment,
                EntryType.PAYMENT_READDRESSED,
                "batch copied another delivery address from Naver's ledger",
                overwritten(payment));
        webhooks.announce(space, payment, payment.status().wireName());
    }

    private void refund(Space space, Payment payment, Refund refund) {
        // What POST /payments/cancel took back already is not taken back again.
        long amount = Math.min(refund.amount(), payment.balance());
        if (payment.paidAt() == null || amount == 0) {
            return;
        }
        Cancellation cancellation = space.payments().cancel(payment, amount, refund.reason(), "naver batch");
        write(
                space,
                payment,
                EntryType.PAYMENT_CANCELLED,
                "batch copied a refund of " + amount + " won from Naver's ledger",
                StrictJson.object()
                        .put("product_order_id", refund.productOrderId())
                        .put("amount", amount)
                        .put("cancellation_id", cancellation.id()));
        webhooks.announceCancellation(space, payment, cancellation.id());
    }

    private static void write(Space space, Payment payment, EntryType type, String summary, ObjectNode detail) {
        space.journal().write(type, summary, payment.merchantUid(), payment.impUid(), detail);
    }

    private static ObjectNode overwritten(Payment payment) {
        List<StateChange> history = payment.history();
        ObjectNode detail = StrictJson.object();
        ArrayNode fields = detail.putArray("overwritten");
        history.get(history.size() - 1)
                .changes()
                .forEach(change -> fields.addObject()
                        .put("field", change.field())
                        .put("before", change.before())
                        .put("after", change.after()));
        return detail;
    }
}
