package dev.naru.gateway.payments;

import dev.naru.gateway.orders.OrderState;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One order and its outbox in memory: applies decisions the way the verifier does. */
final class LawWorld {
    private LockedOrder order;
    private @Nullable Long paidAmount;
    private long cancelledAmount;
    private final Set<String> told = new LinkedHashSet<>();

    LawWorld() {
        this(OrderState.OPEN);
    }

    LawWorld(OrderState state) {
        order = new LockedOrder(new MerchantUid("order-1"), state, null, List.of());
    }

    /** What an outside observer can compare. */
    record Outcome(
            OrderState state,
            @Nullable ImpUid acceptedImpUid,
            @Nullable Long paidAmount,
            long cancelledAmount,
            List<StoredPayment> payments) {}

    LawWorld see(List<Snapshot> snapshots) {
        snapshots.forEach(this::see);
        return this;
    }

    Decision see(Snapshot snapshot) {
        Decision decision = MergeLaw.merge(order, snapshot);
        if (decision instanceof Decision.Kept kept) {
            List<StoredPayment> payments = new ArrayList<>(order.payments());
            payments.removeIf(payment -> payment.impUid().equals(kept.payment().impUid()));
            payments.add(kept.payment());
            payments.sort(Comparator.comparing(payment -> payment.impUid().value()));
            order = new LockedOrder(order.merchantUid(), kept.state(), kept.acceptedImpUid(), payments);
            paidAmount = kept.paidAmount();
            cancelledAmount = kept.cancelledAmount();
            kept.events().forEach(event -> told.add(event.dedupeKey()));
        }
        return decision;
    }

    OrderState state() {
        return order.state();
    }

    LockedOrder order() {
        return order;
    }

    Outcome outcome() {
        return new Outcome(order.state(), order.acceptedImpUid(), paidAmount, cancelledAmount, order.payments());
    }

    /** Dedupe keys of everything told, oldest first. */
    List<String> told() {
        return List.copyOf(told);
    }

    List<String> told(String prefix) {
        return told.stream().filter(key -> key.startsWith(prefix)).toList();
    }
}
