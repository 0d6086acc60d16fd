package dev.naru.gateway.orders;

import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands in the database.
 *
 * @param pg Iamport's provider name, such as {@code naverco}
 * @param orderedAmount won of the goods; shipping is added by Naver
 * @param amountRule which amounts may be paid for it
 * @param removedLines numbers of the lines the buyer removed in Naver's window
 * @param buyer as the shop sent it, until the payment overwrites it
 * @param overwritten every field a payment rewrote, oldest first
 * @param acceptedImpUid the one payment that counts for this order
 * @param paidAmount won; null until paid
 * @param cancelledAmount won given back so far
 * @param version grows by one with every change
 * @param eventSeq number of the last event about this order; 0 before the first
 * @param expiresAt when an unpaid order becomes {@link OrderState#EXPIRED}
 */
public record Order(
        UUID merchantId,
        MerchantUid merchantUid,
        String pg,
        String name,
        OrderState state,
        long orderedAmount,
        AmountRule amountRule,
        List<OrderLine> lines,
        Set<Integer> removedLines,
        Buyer buyer,
        List<Overwrite> overwritten,
        @Nullable ImpUid acceptedImpUid,
        @Nullable Long paidAmount,
        long cancelledAmount,
        long version,
        long eventSeq,
        Instant createdAt,
        Instant updatedAt,
        Instant expiresAt) {
    public Order {
        lines = List.copyOf(lines);
        removedLines = Set.copyOf(removedLines);
        overwritten = List.copyOf(overwritten);
    }
}
