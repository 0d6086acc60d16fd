package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.naru.mock.ledger.Cancellation;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.PaymentMeans;
import org.jspecify.annotations.Nullable;

/**
 * Where slips can be read. The addresses lead nowhere, on purpose: a page behind them would be a simulation of Naver's own
 * pages. {@code .example} is reserved for that (RFC 2606).
 */
final class Receipts {
    private static final String SITE = "https://receipts.naverpay.example/";

    private Receipts() {}

    /** The sales slip of a payment-type payment that was paid, or null. */
    static @Nullable String of(Payment payment) {
        PaymentMeans means = payment.means();
        if (means != null && means.receiptUrl() != null) {
            return means.receiptUrl();
        }
        return hasSlips(payment) ? SITE + payment.pgTid() : null;
    }

    /** The slip of one cancellation, or null. */
    static @Nullable String of(Payment payment, Cancellation cancellation) {
        return hasSlips(payment) ? SITE + "cancel/" + cancellation.id() : null;
    }

    static void addTo(ArrayNode urls, Payment payment, Cancellation cancellation) {
        String url = of(payment, cancellation);
        if (url != null) {
            urls.add(url);
        }
    }

    // Order-type buyers find their slips at Naver only.
    private static boolean hasSlips(Payment payment) {
        return payment.paidAt() != null
                && payment.pgTid() != null
                && payment.channel().isNaverpay();
    }
}
