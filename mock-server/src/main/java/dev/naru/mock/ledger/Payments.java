package dev.naru.mock.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Iamport's records of one merchant, by id, by order number and by state and time. Kept up to a number and to bytes; the
 * oldest leave first, and everything that hangs on them leaves with them.
 */
public final class Payments {
    private final InstantSource clock;
    private final Ids ids;
    private final Consumer<Payment> evicted;
    private final Shelf<String, Payment> kept;
    private final Map<String, List<Payment>> byMerchantUid = new HashMap<>();
    private final Map<String, NavigableMap<Long, Payment>> byCustomer = new HashMap<>();
    private final Map<PaymentStatus, NavigableMap<StatusTime, Payment>> byStatus = new EnumMap<>(PaymentStatus.class);
    private long sequence;

    /** A payment's place in the list of its state. */
    private record StatusTime(Instant at, long sequence) implements Comparable<StatusTime> {
        private static final Comparator<StatusTime> ORDER =
                Comparator.comparing(StatusTime::at).thenComparingLong(StatusTime::sequence);

        static StatusTime of(Payment payment) {
            return new StatusTime(payment.statusAt(), payment.sequence());
        }

        @Override
        public int compareTo(StatusTime other) {
            return ORDER.compare(this, other);
        }
    }

    Payments(InstantSource clock, Ids ids, Bound bound, Consumer<Payment> evicted) {
        this.clock = clock;
        this.ids = ids;
        this.evicted = evicted;
        this.kept = new Shelf<>(bound, Payment::bytes, this::leave);
        for (PaymentStatus status : PaymentStatus.values()) {
            byStatus.put(status, new TreeMap<>());
        }
    }

    /** Records a payment whose window opens now, in state ready. */
    public Payment open(NewPayment opened) {
        Payment payment = new Payment(++sequence, ids.impUid(), opened, clock.instant());
        payment.opensWindow();
        keep(payment);
        return payment;
    }

    /**
     * Records a charge of a billing key that went through: paid from the first moment, under an {@code imps_} id.
     *
     * @param means what it was paid with
     */
    public Payment charged(NewPayment charge, String pgTid, PaymentMeans means, String cause) {
        Payment payment = atOnce(charge);
        payment.paidWith(means);
        payment.paid(clock.instant(), pgTid, means.payMethod(), charge.amount(), charge.buyer(), cause);
        keep(payment);
        return payment;
    }

    /** Records a charge of a billing key that was refused: failed from the first moment, under an {@code imps_} id. */
    public Payment declined(NewPayment charge, String reason) {
        Payment payment = atOnce(charge);
        payment.failed(clock.instant(), reason);
        keep(payment);
        return payment;
    }

    private Payment atOnce(NewPayment charge) {
        return new Payment(++sequence, ids.impsUid(), charge, clock.instant());
    }

    private void keep(Payment payment) {
        byMerchantUid
                .computeIfAbsent(payment.merchantUid(), k -> new ArrayList<>())
                .add(payment);
        index(payment.status()).put(StatusTime.of(payment), payment);
        BillingUse billing = payment.opened().billing();
        if (billing != null) {
            byCustomer
                    .computeIfAbsent(billing.customerUid(), k -> new TreeMap<>())
                    .put(payment.sequence(), payment);
        }
        kept.put(payment.impUid(), payment);
    }

    /** Turns a payment paid now, with the amount and the buyer that were really used. */
    public void paid(Payment payment, String pgTid, @Nullable String method, long amount, Buyer buyer, String cause) {
        Instant now = clock.instant();
        change(payment, p -> p.paid(now, pgTid, method, amount, buyer, cause));
    }

    /** Turns a payment paid now, with what is known of the means. */
    public void paid(Payment payment, String pgTid, PaymentMeans means, long amount, Buyer buyer, String cause) {
        payment.paidWith(means);
        paid(payment, pgTid, means.payMethod(), amount, buyer, cause);
    }

    /** Overwrites the buyer of a payment that is paid already, because the goods go to another address. */
    public void readdressed(Payment payment, Buyer buyer, String cause) {
        Instant now = clock.instant();
        change(payment, p -> p.readdressed(now, buyer, cause));
    }

    /** Turns a payment failed now. */
    public void failed(Payment payment, String reason) {
        Instant now = clock.instant();
        change(payment, p -> p.failed(now, reason));
    }

    /**
     * Cancels a part or all of a payment now.
     *
     * @param amount won, 1 to the payment's balance; the caller has checked it
     */
    public Cancellation cancel(Payment payment, long amount, String reason, String cause) {
        String tid = payment.pgTid() == null ? "" : payment.pgTid();
        Cancellation cancellation = new Cancellation(ids.cancellationId(), tid, amount, clock.instant(), reason);
        change(payment, p -> p.cancelled(cancellation, cause));
        return cancellation;
    }

    private void change(Payment payment, Consumer<Payment> step) {
        // The index orders by what the step changes, so the payment leaves it first.
        boolean known = index(payment.status()).remove(StatusTime.of(payment)) != null;
        step.accept(payment);
        if (known) {
            index(payment.status()).put(StatusTime.of(payment), payment);
            kept.weighAgain(payment.impUid());
        }
    }

    /**
     * Counts what hangs on a payment and leaves with it, such as its order sheet.
     *
     * @param bytes estimated bytes more, negative for less
     */
    public void attach(Payment payment, long bytes) {
        payment.attach(bytes);
        kept.weighAgain(payment.impUid());
    }

    public Optional<Payment> find(String impUid) {
        return kept.find(impUid);
    }

    /** Every attempt with that order number, the oldest first. */
    public List<Payment> attempts(String merchantUid) {
        return List.copyOf(byMerchantUid.getOrDefault(merchantUid, List.of()));
    }

    /** Registrations and charges of a billing key, also of earlier ones of that name, the newest first. */
    public List<Payment> ofCustomer(String customerUid) {
        NavigableMap<Long, Payment> theirs = byCustomer.get(customerUid);
        return theirs == null ? List.of() : List.copyOf(theirs.descendingMap().values());
    }

    /** Payments of one state whose time lies in {@code [from, to]}, the oldest first. */
    public Collection<Payment> within(PaymentStatus status, Instant from, Instant to) {
        return List.copyOf(index(status)
                .subMap(new StatusTime(from, 0), true, new StatusTime(to, Long.MAX_VALUE), true)
                .values());
    }

    /** Every payment, the oldest first. */
    public Collection<Payment> all() {
        return kept.all();
    }

    /** The newest payments that pass, newest first, at most {@code limit}. */
    public List<Payment> newest(Predicate<Payment> wanted, int limit) {
        return kept.newestFirst().filter(wanted).limit(limit).toList();
    }

    public int size() {
        return kept.size();
    }

    /** Payments in one state. */
    public int count(PaymentStatus status) {
        return index(status).size();
    }

    /** What is kept and what had to leave. */
    Tally tally() {
        return kept.tally();
    }

    private void leave(Payment oldest) {
        index(oldest.status()).remove(StatusTime.of(oldest));
        byMerchantUid.computeIfPresent(oldest.merchantUid(), (uid, attempts) -> {
            attempts.remove(oldest);
            return attempts.isEmpty() ? null : attempts;
        });
        BillingUse billing = oldest.opened().billing();
        if (billing != null) {
            byCustomer.computeIfPresent(billing.customerUid(), (uid, theirs) -> {
                theirs.remove(oldest.sequence());
                return theirs.isEmpty() ? null : theirs;
            });
        }
        evicted.accept(oldest);
    }

    private NavigableMap<StatusTime, Payment> index(PaymentStatus status) {
        return byStatus.computeIfAbsent(status, k -> new TreeMap<>());
    }
}
