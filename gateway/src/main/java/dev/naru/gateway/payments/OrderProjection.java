package dev.naru.gateway.payments;

import dev.naru.gateway.orders.OrderState;
import dev.naru.gateway.platform.value.ImpUid;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An order's state as a pure function of its payment attempts. Nothing depends on the order in which they were seen,
 * except which of several fitting ones was accepted.
 *
 * @param owner the attempt whose amounts and buyer the order shows; null while nobody paid
 */
record OrderProjection(OrderState state, @Nullable StoredPayment owner) {

    static OrderProjection of(OrderState before, @Nullable ImpUid acceptedImpUid, List<StoredPayment> payments) {
        if (acceptedImpUid != null) {
            StoredPayment accepted = first(payments, payment -> payment.impUid().equals(acceptedImpUid))
                    .orElseThrow(() -> new IllegalStateException("the accepted payment is not stored"));
            return new OrderProjection(accepted(accepted), accepted);
        }
        Optional<StoredPayment> held = first(payments, StoredPayment::holdsMoney);
        if (held.isPresent()) {
            return new OrderProjection(OrderState.MISMATCH, held.get());
        }
        Optional<StoredPayment> cancelled = first(payments, payment -> payment.rank() == Rank.CANCELLED);
        if (cancelled.isPresent()) {
            return new OrderProjection(OrderState.CANCELLED, cancelled.get());
        }
        return new OrderProjection(unpaid(before, payments), null);
    }

    private static OrderState accepted(StoredPayment payment) {
        if (payment.rank() == Rank.CANCELLED) {
            return OrderState.CANCELLED;
        }
        if (payment.standing() == Standing.MISMATCH) {
            return OrderState.MISMATCH;
        }
        return payment.rank() == Rank.PART_CANCELLED ? OrderState.PARTIAL_CANCELLED : OrderState.PAID;
    }

    private static OrderState unpaid(OrderState before, List<StoredPayment> payments) {
        // Expiry is decided by time, not by Iamport; only money brings an expired order back.
        if (before == OrderState.EXPIRED || payments.isEmpty()) {
            return before;
        }
        return first(payments, payment -> payment.rank() == Rank.FAILED).isPresent()
                ? OrderState.FAILED
                : OrderState.READY;
    }

    private static Optional<StoredPayment> first(List<StoredPayment> payments, Predicate<StoredPayment> which) {
        return payments.stream()
                .filter(which)
                .min(Comparator.comparing(payment -> payment.impUid().value()));
    }
}
