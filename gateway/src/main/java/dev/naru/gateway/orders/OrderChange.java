package dev.naru.gateway.orders;

import dev.naru.gateway.platform.value.ImpUid;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction changes about an order it has locked. Start from {@link #of(Order)}, which changes nothing.
 *
 * @param before the order as it was read under the lock
 * @param overwritten what is overwritten now, added to what was before
 * @param removedLines all removed lines, the earlier ones included
 * @param events how many events this transaction appended, for {@link Order#eventSeq()}
 */
public record OrderChange(
        Order before,
        OrderState state,
        @Nullable ImpUid acceptedImpUid,
        @Nullable Long paidAmount,
        long cancelledAmount,
        Buyer buyer,
        List<Overwrite> overwritten,
        Set<Integer> removedLines,
        int events) {
    public OrderChange {
        overwritten = List.copyOf(overwritten);
        removedLines = Set.copyOf(removedLines);
    }

    public static OrderChange of(Order order) {
        return new OrderChange(
                order,
                order.state(),
                order.acceptedImpUid(),
                order.paidAmount(),
                order.cancelledAmount(),
                order.buyer(),
                List.of(),
                order.removedLines(),
                0);
    }

    public OrderChange withEvents(int newEvents) {
        return new OrderChange(
                before,
                state,
                acceptedImpUid,
                paidAmount,
                cancelledAmount,
                buyer,
                overwritten,
                removedLines,
                newEvents);
    }

    public OrderChange withState(OrderState newState) {
        return new OrderChange(
                before,
                newState,
                acceptedImpUid,
                paidAmount,
                cancelledAmount,
                buyer,
                overwritten,
                removedLines,
                events);
    }
}
