package dev.naru.gateway.payments;

import dev.naru.gateway.iamport.IamportPayment;
import dev.naru.gateway.orders.AmountVerdict;
import dev.naru.gateway.orders.AmountVerdict.Broken;
import dev.naru.gateway.orders.Order;

/** Whether a payment is the one this order asked for: through the right provider, and for an amount it may cost. */
final class Judgement {
    private Judgement() {}

    static AmountVerdict of(Order order, Look look) {
        IamportPayment payment = look.payment();
        // The browser chooses the provider: a payment through another channel is real money, but not what was ordered.
        String ordered = order.pg().split("\\.", 2)[0];
        if (!payment.pgProvider().isEmpty() && !payment.pgProvider().equals(ordered)) {
            return new Broken("paid through " + payment.pgProvider() + ", ordered through " + ordered);
        }
        return order.amountRule().judge(payment.amount().won(), look.lines());
    }
}
