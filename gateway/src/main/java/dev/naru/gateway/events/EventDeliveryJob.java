package dev.naru.gateway.events;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in the outbox. A few senders per endpoint, so that a slow shop keeps its own senders busy and nobody
 * else's; no transaction is open while a shop is asked. Use from one event-loop context.
 */
public final class EventDeliveryJob {
    private static final Logger log = LoggerFactory.getLogger(EventDeliveryJob.class);

    private static final int SENDERS_PER_ENDPOINT = 4;
    private static final int MAX_SENDERS = 64;

    /** Keeps the chain of one sender short. */
    private static final int SENDS_PER_RUN = 200;

    private final DeliveryRepository deliveries;
    private final EndpointRepository endpoints;
    private final EventClient client;
    private final RetrySchedule schedule;

    private final Map<EndpointKey, Integer> senders = new HashMap<>();
    private final Set<Future<Void>> sending = new LinkedHashSet<>();
    private boolean stopping;

    EventDeliveryJob(
            DeliveryRepository deliveries, EndpointRepository endpoints, EventClient client, RetrySchedule schedule) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.client = client;
        this.schedule = schedule;
    }

    /**
     * Starts senders where something is due. Completes with false when they are started, not when they are done: the
     * pause between runs is the longest an event waits for its first attempt.
     */
    public Future<Boolean> run() {
        if (stopping || sending.size() >= MAX_SENDERS) {
            return Future.succeededFuture(false);
        }
        return deliveries.dueEndpoints(MAX_SENDERS).map(due -> {
            due.forEach(this::startSenders);
            return false;
        });
    }

    private void startSenders(EndpointKey endpoint) {
        while (!stopping && sending.size() < MAX_SENDERS && senders.getOrDefault(endpoint, 0) < SENDERS_PER_ENDPOINT) {
            senders.merge(endpoint, 1, Integer::sum);
            Future<Void> sender = sendAll(endpoint, SENDS_PER_RUN);
            sending.add(sender);
            sender.onFailure(failure -> log.warn("events to {} wait", endpoint.endpointId(), failure))
                    .onComplete(done -> {
                        sending.remove(sender);
                        senders.computeIfPresent(endpoint, (key, running) -> running == 1 ? null : running - 1);
                    });
        }
    }

    /** One delivery after the other until nothing is due, or the next run may as well go on. */
    private Future<Void> sendAll(EndpointKey endpoint, int left) {
        return deliveries
                .claim(endpoint)
                .compose(claimed -> claimed.isEmpty()
                        ? Future.succeededFuture()
                        : send(claimed.get())
                                .compose(sent -> stopping || left == 1
                                        ? Future.succeededFuture()
                                        : sendAll(endpoint, left - 1)));
    }

    private Future<Void> send(Delivery delivery) {
        return client.post(delivery).compose(outcome -> settle(delivery, outcome));
    }

    private Future<Void> settle(Delivery delivery, DeliveryOutcome outcome) {
        Optional<Duration> again = outcome instanceof DeliveryOutcome.Failed failed
                ? schedule.afterFailure(delivery.attempt(), failed.retryAfter())
                : Optional.empty();
        return deliveries
                .settle(delivery, outcome, again)
                .onSuccess(settled -> {
                    if (!settled) {
                        log.warn("event {} was taken over by another process", delivery.webhookId());
                    }
                })
                .compose(settled -> outcome instanceof DeliveryOutcome.Gone
                        ? endpoints.disable(delivery.endpoint())
                        : Future.succeededFuture());
    }

    /** Completes when no sender is at work. */
    Future<Void> idle() {
        List<Future<Void>> running = new ArrayList<>(sending);
        return running.isEmpty()
                ? Future.succeededFuture()
                : Future.join(running).transform(done -> idle());
    }

    /** Starts nothing more. Completes when attempts under way are written down and connections closed. */
    public Future<Void> stop() {
        stopping = true;
        return idle().compose(done -> client.close());
    }
}
