package dev.naru.mock.ledger;

import dev.naru.mock.clock.DueEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A charge planned for later, under its order number. Its state is changed only by {@link Schedules}. */
public final class Schedule {
    private final long sequence;
    private final String customerUid;
    private final @Nullable String customerId;
    private final Channel channel;
    private final Charge charge;
    private ScheduleStatus status = ScheduleStatus.SCHEDULED;
    private Instant at;
    private @Nullable Instant executedAt;
    private @Nullable Instant revokedAt;
    private @Nullable Payment payment;
    private @Nullable DueEvent due;

    Schedule(long sequence, BillingKey key, Charge charge, Instant at) {
        this.sequence = sequence;
        this.customerUid = key.customerUid();
        this.customerId = key.customerId();
        this.channel = key.channel();
        this.charge = charge;
        this.at = at;
    }

    void planFor(Instant when) {
        status = ScheduleStatus.SCHEDULED;
        at = when;
        executedAt = null;
        revokedAt = null;
        payment = null;
    }

    void revoke(Instant when) {
        status = ScheduleStatus.REVOKED;
        revokedAt = when;
    }

    void executed(Instant when, Payment result) {
        status = ScheduleStatus.EXECUTED;
        executedAt = when;
        revokedAt = null;
        payment = result;
    }

    /** Keeps the event that will run it, so that it can be taken back. */
    public void planned(DueEvent event) {
        due = event;
    }

    /** The event that was planned last, or null before the first. */
    public @Nullable DueEvent due() {
        return due;
    }

    long sequence() {
        return sequence;
    }

    public String customerUid() {
        return customerUid;
    }

    /** The key's {@code customer_id} when this was scheduled. */
    public @Nullable String customerId() {
        return customerId;
    }

    public String merchantUid() {
        return charge.merchantUid();
    }

    /** The channel of the key when this was scheduled; the key may be gone when it runs. */
    public Channel channel() {
        return channel;
    }

    public Charge charge() {
        return charge;
    }

    public ScheduleStatus status() {
        return status;
    }

    public Instant at() {
        return at;
    }

    public @Nullable Instant executedAt() {
        return executedAt;
    }

    public @Nullable Instant revokedAt() {
        return revokedAt;
    }

    /** The payment of its latest run, or null as long as it has not run. */
    public @Nullable Payment payment() {
        return payment;
    }

    /** Whether it failed or was taken back, and so can be planned anew or run now. */
    public boolean canRunAgain() {
        return status == ScheduleStatus.REVOKED || (payment != null && payment.status() == PaymentStatus.FAILED);
    }
}
