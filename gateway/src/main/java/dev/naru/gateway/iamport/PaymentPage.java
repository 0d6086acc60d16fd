package dev.naru.gateway.iamport;

import java.util.List;

/**
 * One page of payments.
 *
 * @param next number of the next page, 0 when this is the last
 * @param payments the readable ones of this page
 * @param unreadable how many of this page broke the manual's form and were left out
 */
public record PaymentPage(int next, List<IamportPayment> payments, int unreadable) {
    public PaymentPage {
        payments = List.copyOf(payments);
    }

    public boolean isLast() {
        return next == 0;
    }
}
