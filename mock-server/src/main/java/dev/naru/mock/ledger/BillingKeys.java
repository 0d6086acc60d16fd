package dev.naru.mock.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The billing keys of one merchant. A deleted one is remembered, so that the console can show it, until a new
 * registration under the same name takes its place. Kept up to a number and to bytes; the oldest leave
 * first.
 */
public final class BillingKeys {
    /** In a script: the charge succeeds. Any other text is the reason it fails for. */
    public static final String PAID = "paid";

    private final InstantSource clock;
    private final Ids ids;
    private final Payments payments;
    private final Supplier<Switches> switches;
    private final Shelf<String, BillingKey> byCustomer;

    BillingKeys(InstantSource clock, Ids ids, Payments payments, Supplier<Switches> switches, Bound bound) {
        this.clock = clock;
        this.ids = ids;
        this.payments = payments;
        this.switches = switches;
        this.byCustomer = new Shelf<>(bound, Bytes::of, gone -> {});
    }

    /**
     * What the buyer agreed to.
     *
     * @param customerId the page's {@code customer_id}, or null
     * @param productCode {@code naverProductCode}, or null for one made up
     * @param change whether this changes the means of a registered key ({@code naverActionType: CHANGE}) instead of
     *     adding an agreement
     * @param means what the buyer chose to be charged with
     */
    public record Issue(
            @Nullable String customerId, @Nullable String productCode, boolean change, PaymentMeans means) {}

    /**
     * Registers a key and turns the record of its window paid, without a charge. A live key of that name is replaced.
     *
     * @param window the ready payment that was opened with {@link BillingUse#issue}
     * @throws IllegalArgumentException when the payment was not opened for a registration
     */
    public BillingKey issue(Payment window, Issue issue) {
        BillingUse use = window.opened().billing();
        if (use == null || use.usage() != BillingUse.Usage.ISSUE) {
            throw new IllegalArgumentException("the payment was not opened to register a billing key");
        }
        Instant now = clock.instant();
        // Nothing is charged either way.
        long amount = switches.get().word(Switch.ISSUE_AMOUNT).equals("zero") ? 0 : window.amount();
        payments.paid(window, ids.naverOrderNo(now), issue.means(), amount, window.buyer(), "key issued");
        String productCode = Objects.requireNonNullElseGet(issue.productCode(), ids::productCode);
        BillingKey.Registration registration =
                new BillingKey.Registration(window, issue.customerId(), productCode, issue.means());
        BillingKey live = find(use.customerUid()).orElse(null);
        if (live != null) {
            live.replace(registration, issue.change(), now);
            byCustomer.weighAgain(use.customerUid());
            return live;
        }
        BillingKey key = new BillingKey(use.customerUid(), registration, now);
        byCustomer.remove(use.customerUid());
        byCustomer.put(use.customerUid(), key);
        return key;
    }

    /** The live key of that name. */
    public Optional<BillingKey> find(String customerUid) {
        return known(customerUid).filter(BillingKey::isLive);
    }

    /** The key of that name, deleted or not. */
    public Optional<BillingKey> known(String customerUid) {
        return byCustomer.find(customerUid);
    }

    /** Ends a key for good. */
    public void delete(BillingKey key, @Nullable String reason, String requester) {
        key.delete(new BillingKey.Deletion(clock.instant(), reason, requester));
    }

    /** Decides what the next charges of a key come to; the ones after them succeed. */
    public void script(BillingKey key, List<String> outcomes) {
        key.script(outcomes);
        byCustomer.weighAgain(key.customerUid());
    }

    /** Takes what the next charge of a key comes to: null when it succeeds, else the reason for failing. */
    public @Nullable String nextRefusal(BillingKey key) {
        String outcome = key.nextOutcome();
        return outcome == null || outcome.equals(PAID) ? null : outcome;
    }

    /** Every key, deleted ones too, the newest first, at most {@code limit}. */
    public List<BillingKey> newest(int limit) {
        return byCustomer.newestFirst().limit(limit).toList();
    }

    public int size() {
        return byCustomer.size();
    }

    /** What is kept and what had to leave. */
    Tally tally() {
        return byCustomer.tally();
    }
}
