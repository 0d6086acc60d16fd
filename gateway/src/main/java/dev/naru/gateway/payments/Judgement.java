package dev.naru.gateway.payments;

import dev.naru.gateway.iamport.IamportPayment;
import dev.naru.gateway.orders.AmountRule;
import dev.naru.gateway.orders.AmountVerdict;
import dev.naru.gateway.orders.AmountVerdict.Broken;
import dev.naru.gateway.orders.Order;
import java.util.Optional;

/** Whether a payment is the one this order asked for: through the right provider, and for an amount it may cost. */
final class Judgement {
    private static final String ISSUE = "issue";

    private Judgement() {}

    static AmountVerdict of(Order order, Look look) {
        IamportPayment payment = look.payment();
        // The browser chooses the provider: a payment through another channel is real money, but not what was ordered.
        String ordered = order.pg().split("\\.", 2)[0];
        if (!payment.pgProvider().isEmpty() && !payment.pgProvider().equals(ordered)) {
            return new Broken("paid through " + payment.pgProvider() + ", ordered through " + ordered);
        }
        return keyFault(order, payment)
                .<AmountVerdict>map(Broken::new)
                .orElseGet(() -> order.amountRule().judge(payment.amount().won(), look.lines()));
    }

    /**
     * The browser also chooses whether a key is registered or a payment made: a registration charges nothing, even where
     * its record bears the amount that was shown.
     */
    private static Optional<String> keyFault(Order order, IamportPayment payment) {
        boolean issues = ISSUE.equals(payment.customerUidUsage());
        if (!(order.amountRule() instanceof AmountRule.Registration ordered)) {
            return issues ? Optional.of("a billing key was registered, a payment was ordered") : Optional.empty();
        }
        if (!issues) {
            return Optional.of("no billing key was registered");
        }
        return ordered.customerUid().equals(payment.customerUid())
                ? Optional.empty()
                : Optional.of("the billing key of another customer_uid was registered");
    }
}
