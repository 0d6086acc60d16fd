package dev.naru.gateway.payments;

import dev.naru.gateway.orders.OrderState;
import dev.naru.gateway.platform.value.ImpUid;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a snapshot changes. */
sealed interface Decision {
    /** Nothing: we know this, or something newer. */
    record Stale(StoredPayment kept) implements Decision {}

    /** Nothing, and somebody should look: Iamport went back behind what it told us before. */
    record Regression(StoredPayment kept) implements Decision {}

    /**
     * The snapshot is kept.
     *
     * @param payment to store
     * @param grew whether the payment itself got further, rather than only its details
     * @param state of the order now
     * @param acceptedImpUid of the order now
     * @param ownsOrder whether this attempt is the one whose amounts and buyer the order shows
     * @param paidAmount of the order now; null while nobody paid
     * @param cancelledAmount of the order now
     * @param events in the order in which they are told
     */
    record Kept(
            StoredPayment payment,
            boolean grew,
            OrderState state,
            @Nullable ImpUid acceptedImpUid,
            boolean ownsOrder,
            @Nullable Long paidAmount,
            long cancelledAmount,
            List<PlannedEvent> events)
            implements Decision {
        public Kept {
            events = List.copyOf(events);
        }
    }

    default <R> R fold(Function<Stale, R> stale, Function<Regression, R> regression, Function<Kept, R> kept) {
        if (this instanceof Stale s) {
            return stale.apply(s);
        }
        return this instanceof Regression r ? regression.apply(r) : kept.apply((Kept) this);
    }
}
