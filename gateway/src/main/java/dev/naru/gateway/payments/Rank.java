package dev.naru.gateway.payments;

import dev.naru.gateway.iamport.IamportPayment;
import dev.naru.gateway.iamport.PaymentStatus;
import java.util.Optional;

/** How far a payment attempt has come. It only ever goes up, in this order. */
public enum Rank {
    READY,
    FAILED,
    PAID,
    PART_CANCELLED,
    CANCELLED;

    /**
     * The rank of what Iamport reports; empty for a status this version does not know, from which nothing follows.
     * Iamport has one word for partial and full cancels; the amounts tell them apart (Iamport V1, payment object).
     */
    static Optional<Rank> of(IamportPayment payment) {
        if (payment.status() == PaymentStatus.UNKNOWN) {
            return Optional.empty();
        }
        boolean someLeft = payment.cancelAmount().compareTo(payment.amount()) < 0;
        return Optional.of(
                switch (payment.status()) {
                    case READY, UNKNOWN -> READY;
                    case FAILED -> FAILED;
                    case PAID -> payment.cancelAmount().won() > 0 ? PART_CANCELLED : PAID;
                    case CANCELLED -> wasPaid(payment) && someLeft ? PART_CANCELLED : CANCELLED;
                });
    }

    /** Whether money moved at all: a deposit that never came is cancelled without ever having been paid. */
    static boolean wasPaid(IamportPayment payment) {
        return payment.status() == PaymentStatus.PAID
                || (payment.status() == PaymentStatus.CANCELLED
                        && (payment.paidAt() != null || payment.cancelAmount().won() > 0));
    }

    boolean holdsMoney() {
        return this == PAID || this == PART_CANCELLED;
    }
}
