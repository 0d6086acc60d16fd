package dev.naru.mock.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Iamport's record of one payment attempt. Changed only by {@link Payments}. */
public final class Payment {
    private static final int MAX_HISTORY = 200;

    private final long sequence;
    private final String impUid;
    private final NewPayment opened;
    private final Instant startedAt;
    private final List<StateChange> history = new ArrayList<>();
    private final List<Cancellation> cancellations = new ArrayList<>();
    private PaymentStatus status = PaymentStatus.READY;
    private long amount;
    private long cancelAmount;
    private Buyer buyer;
    private Instant updatedAt;
    private @Nullable String payMethod;
    private @Nullable PaymentMeans means;
    private @Nullable String pgTid;
    private @Nullable Instant paidAt;
    private @Nullable Instant failedAt;
    private @Nullable Instant cancelledAt;
    private @Nullable String failReason;
    private @Nullable String cancelReason;
    private long bytes;

    Payment(long sequence, String impUid, NewPayment opened, Instant startedAt) {
        this.sequence = sequence;
        this.impUid = impUid;
        this.opened = opened;
        this.startedAt = startedAt;
        this.updatedAt = startedAt;
        this.amount = opened.amount();
        this.buyer = opened.buyer();
        this.payMethod = opened.payMethod();
        this.bytes = Bytes.of(opened);
    }

    /** A server's charge is paid or failed from the first moment; everything else begins with a window. */
    void opensWindow() {
        remember(new StateChange(startedAt, status, "opened", List.of()));
    }

    void paidWith(PaymentMeans used) {
        means = used;
    }

    void paid(Instant at, String tid, @Nullable String method, long paidAmount, Buyer paidBy, String cause) {
        List<FieldChange> changes = new ArrayList<>();
        compare(changes, "amount", String.valueOf(amount), String.valueOf(paidAmount));
        amount = paidAmount;
        overwriteBuyer(changes, paidBy);
        pgTid = tid;
        payMethod = method;
        paidAt = at;
        change(at, PaymentStatus.PAID, cause, changes);
    }

    void readdressed(Instant at, Buyer newBuyer, String cause) {
        List<FieldChange> changes = new ArrayList<>();
        overwriteBuyer(changes, newBuyer);
        change(at, status, cause, changes);
    }

    private void overwriteBuyer(List<FieldChange> changes, Buyer newBuyer) {
        compare(changes, "buyer_name", buyer.name(), newBuyer.name());
        compare(changes, "buyer_email", buyer.email(), newBuyer.email());
        compare(changes, "buyer_tel", buyer.tel(), newBuyer.tel());
        compare(changes, "buyer_addr", buyer.addr(), newBuyer.addr());
        compare(changes, "buyer_postcode", buyer.postcode(), newBuyer.postcode());
        buyer = newBuyer;
    }

    void failed(Instant at, String reason) {
        failedAt = at;
        failReason = reason;
        bytes += Bytes.of(reason);
        change(at, PaymentStatus.FAILED, "failed", List.of());
    }

    void cancelled(Cancellation cancellation, String cause) {
        cancellations.add(cancellation);
        bytes += Bytes.of(cancellation);
        long before = cancelAmount;
        cancelAmount += cancellation.amount();
        cancelledAt = cancellation.at();
        cancelReason = cancellation.reason();
        FieldChange change = new FieldChange("cancel_amount", String.valueOf(before), String.valueOf(cancelAmount));
        change(cancellation.at(), PaymentStatus.CANCELLED, cause, List.of(change));
    }

    void attach(long moreBytes) {
        bytes += moreBytes;
    }

    /** Estimated bytes of the record and of what hangs on it. */
    long bytes() {
        return bytes;
    }

    private void change(Instant at, PaymentStatus to, String cause, List<FieldChange> changes) {
        status = to;
        updatedAt = at;
        remember(new StateChange(at, to, cause, List.copyOf(changes)));
    }

    private void remember(StateChange step) {
        if (history.size() < MAX_HISTORY) {
            history.add(step);
            bytes += Bytes.of(step);
        }
    }

    private static void compare(
            List<FieldChange> changes, String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new FieldChange(field, before, after));
        }
    }

    /** Grows with every payment of the space: the order in which they were opened. */
    public long sequence() {
        return sequence;
    }

    public String impUid() {
        return impUid;
    }

    public String merchantUid() {
        return opened.merchantUid();
    }

    /** What the page asked for, before anything was overwritten. */
    public NewPayment opened() {
        return opened;
    }

    public Channel channel() {
        return opened.channel();
    }

    public PaymentStatus status() {
        return status;
    }

    public long amount() {
        return amount;
    }

    public long cancelAmount() {
        return cancelAmount;
    }

    /** What can still be cancelled, in won. */
    public long balance() {
        return amount - cancelAmount;
    }

    public Buyer buyer() {
        return buyer;
    }

    public @Nullable String payMethod() {
        return payMethod;
    }

    /** What it was paid with, or null where only {@link #payMethod} is known. */
    public @Nullable PaymentMeans means() {
        return means;
    }

    public @Nullable String pgTid() {
        return pgTid;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public @Nullable Instant paidAt() {
        return paidAt;
    }

    public @Nullable Instant failedAt() {
        return failedAt;
    }

    public @Nullable Instant cancelledAt() {
        return cancelledAt;
    }

    public @Nullable String failReason() {
        return failReason;
    }

    public @Nullable String cancelReason() {
        return cancelReason;
    }

    public List<Cancellation> cancellations() {
        return List.copyOf(cancellations);
    }

    public List<StateChange> history() {
        return List.copyOf(history);
    }

    /** The time that lists by state go by: started, paid, cancelled or failed, after the state it is in. */
    public Instant statusAt() {
        Instant at = switch (status) {
            case READY -> startedAt;
            case PAID -> paidAt;
            case CANCELLED -> cancelledAt;
            case FAILED -> failedAt;
        };
        return at == null ? startedAt : at;
    }
}
