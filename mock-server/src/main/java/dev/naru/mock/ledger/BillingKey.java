package dev.naru.mock.ledger;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A buyer's standing consent to be charged, under the merchant's name for it. Changed only by {@link BillingKeys}. */
public final class BillingKey {
    private final String customerUid;
    private final Instant inserted;
    private final Deque<String> script = new ArrayDeque<>();
    private Registration registration;
    private Instant updated;
    private int agreementsLeft;
    private @Nullable Deletion deletion;

    /**
     * What the registration window recorded.
     *
     * @param issuedBy the payment record of the registration
     * @param customerId the merchant's name for the buyer ({@code customer_id}), or null
     * @param productCode {@code naverProductCode}, made up when the page gave none
     * @param means what later charges are paid with
     */
    public record Registration(Payment issuedBy, @Nullable String customerId, String productCode, PaymentMeans means) {}

    /**
     * How the key ended.
     *
     * @param reason what the merchant gave, or null
     * @param requester {@code admin} or {@code customer}
     */
    public record Deletion(Instant at, @Nullable String reason, String requester) {}

    BillingKey(String customerUid, Registration registration, Instant inserted) {
        this.customerUid = customerUid;
        this.registration = registration;
        this.inserted = inserted;
        this.updated = inserted;
    }

    void replace(Registration newer, boolean changed, Instant at) {
        // A second registration does not end the first agreement at Naver; only CHANGE did.
        agreementsLeft += changed ? 0 : 1;
        registration = newer;
        updated = at;
    }

    void delete(Deletion how) {
        deletion = how;
        updated = how.at();
    }

    void script(List<String> outcomes) {
        script.clear();
        script.addAll(outcomes);
    }

    @Nullable
    String nextOutcome() {
        return script.pollFirst();
    }

    public String customerUid() {
        return customerUid;
    }

    public Channel channel() {
        return registration.issuedBy().channel();
    }

    public @Nullable String customerId() {
        return registration.customerId();
    }

    public String productCode() {
        return registration.productCode();
    }

    public PaymentMeans means() {
        return registration.means();
    }

    /** The buyer fields of the registration, which become {@code customer_*}. */
    public Buyer customer() {
        return registration.issuedBy().buyer();
    }

    /** The order name of the registration. */
    public @Nullable String name() {
        return registration.issuedBy().opened().name();
    }

    /** The payment record of the latest registration. */
    public Payment issuedBy() {
        return registration.issuedBy();
    }

    public Instant inserted() {
        return inserted;
    }

    public Instant updated() {
        return updated;
    }

    /** Earlier agreements that the buyer still sees in the Naver account. */
    public int agreementsLeft() {
        return agreementsLeft;
    }

    public @Nullable Deletion deletion() {
        return deletion;
    }

    public boolean isLive() {
        return deletion == null;
    }

    /** What the next charges will come to: {@code paid} or a reason for failing; empty means paid. */
    public List<String> script() {
        return List.copyOf(script);
    }
}
