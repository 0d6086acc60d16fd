package dev.naru.gateway.reconcile;

import dev.naru.gateway.iamport.PaymentStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One claimed walk far back through one of Iamport's lists.
 *
 * @param walkedTo where the claims before this one came to, by Iamport's clock; null when the walk begins
 * @param endsAt where it ends; null when it begins
 * @param fence of this claim
 */
record DeepSweep(
        UUID merchantId,
        Depth depth,
        PaymentStatus stream,
        @Nullable Instant walkedTo,
        @Nullable Instant endsAt,
        long fence) {}
