package dev.naru.mock.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Every webhook of one merchant, by id and by payment; they leave with their payment, or as the oldest. */
public final class WebhookLog {
    private final InstantSource clock;
    private final Ids ids;
    private final Shelf<String, WebhookDelivery> kept;
    private final Map<String, List<WebhookDelivery>> byImpUid = new HashMap<>();

    private long sequence;

    WebhookLog(InstantSource clock, Ids ids, Bound bound) {
        this.clock = clock;
        this.ids = ids;
        this.kept = new Shelf<>(bound, Bytes::of, this::leave);
    }

    /** Records a new delivery. */
    public WebhookDelivery add(
            WebhookDelivery.Notice notice, @Nullable String url, int copy, WebhookDelivery.State state) {
        WebhookDelivery delivery =
                new WebhookDelivery(++sequence, ids.webhookId(), notice, url, clock.instant(), copy, state);
        byImpUid.computeIfAbsent(notice.impUid(), k -> new ArrayList<>()).add(delivery);
        kept.put(delivery.id(), delivery);
        return delivery;
    }

    /** Keeps what came of an attempt, see {@link WebhookDelivery#attempted}. */
    public void attempted(WebhookDelivery delivery, WebhookAttempt attempt, @Nullable Instant next) {
        delivery.attempted(attempt, next);
        if (find(delivery.id()).filter(delivery::equals).isPresent()) {
            kept.weighAgain(delivery.id());
        }
    }

    public Optional<WebhookDelivery> find(String id) {
        return kept.find(id);
    }

    /** Deliveries of one payment, the oldest first. */
    public List<WebhookDelivery> of(String impUid) {
        return List.copyOf(byImpUid.getOrDefault(impUid, List.of()));
    }

    /** The newest deliveries that pass, newest first, at most {@code limit}. */
    public List<WebhookDelivery> newest(Predicate<WebhookDelivery> wanted, int limit) {
        return kept.newestFirst().filter(wanted).limit(limit).toList();
    }

    /** What is kept and what had to leave. */
    Tally tally() {
        return kept.tally();
    }

    private void leave(WebhookDelivery oldest) {
        byImpUid.computeIfPresent(oldest.notice().impUid(), (impUid, deliveries) -> {
            deliveries.remove(oldest);
            return deliveries.isEmpty() ? null : deliveries;
        });
    }

    void forget(String impUid) {
        List<WebhookDelivery> deliveries = byImpUid.remove(impUid);
        if (deliveries != null) {
            deliveries.forEach(delivery -> kept.remove(delivery.id()));
        }
    }
}
