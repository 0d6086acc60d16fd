package dev.naru.gateway.orders;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * When to ask Iamport about an order nobody reported on: pauses counted from the last look, the last one repeating
 * until a week after the order's expiry.
 *
 * @param orderType for naverco: at least one, each longer than zero
 * @param paymentType for naverpay: likewise
 */
public record PollPlan(List<Duration> orderType, List<Duration> paymentType) {
    private static final String ORDER_TYPE = "naverco";

    public PollPlan {
        orderType = checked(orderType);
        paymentType = checked(paymentType);
    }

    /** One plan for both kinds. */
    public PollPlan(List<Duration> pauses) {
        this(pauses, pauses);
    }

    private static List<Duration> checked(List<Duration> pauses) {
        if (pauses.isEmpty() || pauses.stream().anyMatch(pause -> pause.isZero() || pause.isNegative())) {
            throw new IllegalArgumentException("a poll plan is a list of pauses longer than zero");
        }
        return List.copyOf(pauses);
    }

    /**
     * Each minute for a quarter of an hour, every ten minutes for a day, then daily. An order-type payment turns paid in
     * Iamport's one-minute batch, so looking earlier finds nothing; a payment-type one is paid when the buyer is done, and
     * is looked at after 15, 30 and 60 seconds too.
     */
    public static PollPlan usual() {
        List<Duration> orderType = new ArrayList<>(Collections.nCopies(15, Duration.ofMinutes(1)));
        orderType.addAll(Collections.nCopies(142, Duration.ofMinutes(10)));
        orderType.add(Duration.ofDays(1));
        List<Duration> paymentType =
                new ArrayList<>(List.of(Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(30)));
        paymentType.addAll(orderType.subList(1, orderType.size()));
        return new PollPlan(orderType, paymentType);
    }

    static boolean isOrderType(String pg) {
        return pg.startsWith(ORDER_TYPE);
    }

    /** The shortest pause of all. */
    public Duration shortest() {
        Duration one = Collections.min(orderType);
        Duration other = Collections.min(paymentType);
        return one.compareTo(other) < 0 ? one : other;
    }

    Double firstSeconds(String pg) {
        return seconds(isOrderType(pg) ? orderType : paymentType)[0];
    }

    Double[] orderTypeSeconds() {
        return seconds(orderType);
    }

    Double[] paymentTypeSeconds() {
        return seconds(paymentType);
    }

    private static Double[] seconds(List<Duration> pauses) {
        return pauses.stream().map(pause -> pause.toMillis() / 1000.0).toArray(Double[]::new);
    }
}
