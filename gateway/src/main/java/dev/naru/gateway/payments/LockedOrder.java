package dev.naru.gateway.payments;

import dev.naru.gateway.orders.OrderState;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the law needs to know of an order, read under its lock.
 *
 * @param acceptedImpUid the attempt that counts, once there is one; never changes afterwards
 * @param payments every attempt seen so far
 */
record LockedOrder(
        MerchantUid merchantUid, OrderState state, @Nullable ImpUid acceptedImpUid, List<StoredPayment> payments) {
    LockedOrder {
        payments = List.copyOf(payments);
    }

    Optional<StoredPayment> payment(ImpUid impUid) {
        return payments.stream()
                .filter(payment -> payment.impUid().equals(impUid))
                .findFirst();
    }
}
