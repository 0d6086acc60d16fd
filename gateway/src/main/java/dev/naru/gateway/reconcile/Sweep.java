package dev.naru.gateway.reconcile;

import dev.naru.gateway.iamport.PaymentStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * One claimed walk through one of Iamport's lists.
 *
 * @param sweptTo everything up to here has been seen, by Iamport's clock
 * @param fence of this claim
 */
record Sweep(UUID merchantId, PaymentStatus stream, Instant sweptTo, long fence) {}
