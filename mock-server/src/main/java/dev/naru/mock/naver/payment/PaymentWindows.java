package dev.naru.mock.naver.payment;

import dev.naru.mock.ledger.Payment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Every payment-type window of the server, by its key and by its payment; they leave with their payment. */
public final class PaymentWindows {
    private final Map<String, PaymentWindow> byKey = new HashMap<>();
    private final Map<Payment, PaymentWindow> byPayment = new HashMap<>();

    void add(PaymentWindow window) {
        byKey.put(window.key(), window);
        byPayment.put(window.payment(), window);
    }

    public Optional<PaymentWindow> byKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    public Optional<PaymentWindow> of(Payment payment) {
        return Optional.ofNullable(byPayment.get(payment));
    }

    /** Drops the window of a payment that was dropped. */
    public void forget(Payment payment) {
        PaymentWindow window = byPayment.remove(payment);
        if (window != null) {
            byKey.remove(window.key());
            window.forgotten();
        }
    }
}
