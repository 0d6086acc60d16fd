package dev.naru.gateway.payments;

import dev.naru.gateway.orders.Buyer;
import dev.naru.gateway.platform.value.ImpUid;

/**
 * One look at one payment attempt.
 *
 * @param amount won
 * @param cancelAmount won given back so far
 * @param ticket drawn before Iamport was asked: of two equal states the greater ticket saw the newer one
 * @param wasPaid whether money moved
 * @param fits whether the amount is inside the order's rule; false for what was never paid
 */
record Snapshot(
        ImpUid impUid,
        Rank rank,
        long amount,
        long cancelAmount,
        long ticket,
        boolean wasPaid,
        boolean fits,
        Buyer buyer) {}
