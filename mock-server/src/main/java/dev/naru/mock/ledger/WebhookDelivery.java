package dev.naru.mock.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One notification to one URL, with every attempt to bring it there. */
public final class WebhookDelivery {
    private static final int MAX_ATTEMPTS = 100;

    private final long sequence;
    private final String id;
    private final Notice notice;
    private final @Nullable String url;
    private final Instant createdAt;
    private final int copy;
    private final List<WebhookAttempt> attempts = new ArrayList<>();
    private State state;
    private @Nullable Instant nextAttemptAt;

    /**
     * What the notification says.
     *
     * @param status the payment's status, or the product order's where it is about one
     * @param cancellationId there for cancellations only
     * @param productOrderId there for {@code Naver.OrderStatus.Changed} only
     */
    public record Notice(
            String impUid,
            String merchantUid,
            String status,
            @Nullable String cancellationId,
            @Nullable String productOrderId) {
        /** A notification about a payment. */
        public Notice(String impUid, String merchantUid, String status, @Nullable String cancellationId) {
            this(impUid, merchantUid, status, cancellationId, null);
        }
    }

    /** Where a delivery stands. */
    public enum State {
        PENDING,
        HELD,
        DROPPED,
        NO_TARGET,
        DELIVERED,
        FAILED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    WebhookDelivery(
            long sequence, String id, Notice notice, @Nullable String url, Instant createdAt, int copy, State state) {
        this.sequence = sequence;
        this.id = id;
        this.notice = notice;
        this.url = url;
        this.createdAt = createdAt;
        this.copy = copy;
        this.state = state;
    }

    /** Keeps what came of an attempt; a later success makes good for an earlier failure. */
    void attempted(WebhookAttempt attempt, @Nullable Instant next) {
        if (attempts.size() == MAX_ATTEMPTS) {
            attempts.remove(0);
        }
        attempts.add(attempt);
        nextAttemptAt = next;
        if (attempt.accepted()) {
            state = State.DELIVERED;
        } else if (state != State.DELIVERED) {
            state = next == null ? State.FAILED : State.PENDING;
        }
    }

    /** A held delivery goes its way. */
    public void release() {
        state = State.PENDING;
    }

    /** Grows with every delivery of the space: the order in which they were made. */
    public long sequence() {
        return sequence;
    }

    public String id() {
        return id;
    }

    public Notice notice() {
        return notice;
    }

    public @Nullable String url() {
        return url;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** 0 for the notification itself, 1 and up for duplicates asked for by the policy. */
    public int copy() {
        return copy;
    }

    public State state() {
        return state;
    }

    public List<WebhookAttempt> attempts() {
        return List.copyOf(attempts);
    }

    public @Nullable Instant nextAttemptAt() {
        return nextAttemptAt;
    }
}
