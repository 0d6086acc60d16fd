package dev.naru.mock.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The run's own book: what was paid, when the gateway showed it, which events came. Whatever is lost or doubled shows here.
 * Bounded by the arrivals of the run. Event loop only.
 */
final class Purchases {
    private static final String PAID = "order.paid";
    private static final int MOST_NAMED = 5;

    private final Map<String, Purchase> byMerchantUid = new LinkedHashMap<>();
    private final Latencies shown = new Latencies();
    private final Latencies told = new Latencies();
    private final Tally oddEvents = new Tally();
    private long turnedAt = Long.MIN_VALUE;
    private long lastNewsAt = Long.MIN_VALUE;
    private long shownCount;
    private long toldCount;
    private long repeats;

    /** One purchase on its way. */
    private static final class Purchase {
        final Buyer.Paid paid;
        boolean shown;
        long paidEvents;

        @Nullable
        String webhookId;

        Purchase(Buyer.Paid paid) {
            this.paid = paid;
        }
    }

    void add(Buyer.Paid paid) {
        byMerchantUid.put(paid.merchantUid(), new Purchase(paid));
    }

    /** The minute is over: from here on the gateway can know. */
    void minuteTurns(long nowNanos) {
        turnedAt = nowNanos;
        lastNewsAt = nowNanos;
    }

    /** The gateway shows an order as PAID. Answers whether it is one of this run. */
    boolean isShown(String merchantUid, long nowNanos) {
        Purchase purchase = byMerchantUid.get(merchantUid);
        if (purchase != null && !purchase.shown) {
            purchase.shown = true;
            shownCount++;
            lastNewsAt = nowNanos;
            shown.record(nowNanos - turnedAt);
        }
        return purchase != null;
    }

    /** An event with a good signature came. The same {@code webhook-id} again is a repeated delivery of one event. */
    void event(String webhookId, String type, String merchantUid, long amount, long nowNanos) {
        Purchase purchase = byMerchantUid.get(merchantUid);
        if (purchase == null) {
            return;
        }
        if (!type.equals(PAID)) {
            oddEvents.count(type + " for an order that was only paid");
        } else if (webhookId.equals(purchase.webhookId)) {
            repeats++;
        } else {
            if (amount != purchase.paid.amount()) {
                oddEvents.count("order.paid with another amount than was paid");
            }
            purchase.webhookId = webhookId;
            purchase.paidEvents++;
            if (purchase.paidEvents == 1) {
                toldCount++;
                lastNewsAt = nowNanos;
                told.record(nowNanos - turnedAt);
            }
        }
    }

    int count() {
        return byMerchantUid.size();
    }

    List<Buyer.Paid> all() {
        return byMerchantUid.values().stream().map(purchase -> purchase.paid).toList();
    }

    long shownCount() {
        return shownCount;
    }

    long toldCount() {
        return toldCount;
    }

    /** Deliveries of an event that had been delivered before: allowed, and worth knowing. */
    long repeats() {
        return repeats;
    }

    boolean isComplete() {
        return shownCount == count() && toldCount == count();
    }

    /** Nanoseconds without anything new. */
    long quietFor(long nowNanos) {
        return nowNanos - lastNewsAt;
    }

    /** From the turn of the minute until the gateway's list showed each order as PAID. */
    Latencies shown() {
        return shown;
    }

    /** From the turn of the minute until each order's event was here. */
    Latencies told() {
        return told;
    }

    /** One sentence for everything that is lost, doubled or odd; empty when the book is even. */
    List<String> differences() {
        List<String> wrongs = new ArrayList<>();
        name(wrongs, "were paid and never shown PAID", purchase -> !purchase.shown);
        name(wrongs, "were paid and no event came", purchase -> purchase.paidEvents == 0);
        name(wrongs, "were told as paid more than once, by different events", purchase -> purchase.paidEvents > 1);
        oddEvents.counts().forEach((kind, count) -> wrongs.add(count + " events: " + kind));
        return wrongs;
    }

    private void name(List<String> wrongs, String what, Predicate<Purchase> which) {
        List<String> found = byMerchantUid.values().stream()
                .filter(which)
                .map(purchase -> purchase.paid.merchantUid())
                .toList();
        if (!found.isEmpty()) {
            wrongs.add(found.size() + " of " + count() + " orders " + what + ": "
                    + String.join(", ", found.subList(0, Math.min(MOST_NAMED, found.size())))
                    + (found.size() > MOST_NAMED ? " ..." : ""));
        }
    }
}
