package dev.naru.mock.naver.checkout;

import dev.naru.mock.ledger.Payment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Every order sheet of the server, by its key and by its payment; they leave with their payment. */
public final class Checkouts {
    private final Map<String, Checkout> byKey = new HashMap<>();
    private final Map<Payment, Checkout> byPayment = new HashMap<>();

    void add(Checkout checkout) {
        byKey.put(checkout.key(), checkout);
        byPayment.put(checkout.payment(), checkout);
    }

    public Optional<Checkout> byKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    public Optional<Checkout> of(Payment payment) {
        return Optional.ofNullable(byPayment.get(payment));
    }

    /** Drops the order sheet of a payment that was dropped. */
    public void forget(Payment payment) {
        Checkout checkout = byPayment.remove(payment);
        if (checkout != null) {
            byKey.remove(checkout.key());
        }
    }
}
