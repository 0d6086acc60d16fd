package dev.naru.mock.ledger;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Every webhook of one merchant, by id and by payment; they leave with their payment. */
public final class WebhookLog {
    private final InstantSource clock;
    private final Ids ids;
    private final Map<String, WebhookDelivery> byId = new HashMap<>();
    private final NavigableMap<Long, WebhookDelivery> bySequence = new TreeMap<>();
    private final Map<String, List<WebhookDelivery>> byImpUid = new HashMap<>();

    private long sequence;

    WebhookLog(InstantSource clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** Records a new delivery. */
    public WebhookDelivery add(
            WebhookDelivery.Notice notice, @Nullable String url, int copy, WebhookDelivery.State state) {
        WebhookDelivery delivery =
                new WebhookDelivery(++sequence, ids.webhookId(), notice, url, clock.instant(), copy, state);
        byId.put(delivery.id(), delivery);
        bySequence.put(delivery.sequence(), delivery);
        byImpUid.computeIfAbsent(notice.impUid(), k -> new ArrayList<>()).add(delivery);
        return delivery;
    }

    public Optional<WebhookDelivery> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Deliveries of one payment, the oldest first. */
    public List<WebhookDelivery> of(String impUid) {
        return List.copyOf(byImpUid.getOrDefault(impUid, List.of()));
    }

    /** The newest deliveries that pass, newest first, at most {@code limit}. */
    public List<WebhookDelivery> newest(Predicate<WebhookDelivery> wanted, int limit) {
        return bySequence.descendingMap().values().stream()
                .filter(wanted)
                .limit(limit)
                .toList();
    }

    void forget(String impUid) {
        byImpUid.getOrDefault(impUid, List.of()).forEach(delivery -> {
            byId.remove(delivery.id());
            bySequence.remove(delivery.sequence());
        });
        byImpUid.remove(impUid);
    }
}
