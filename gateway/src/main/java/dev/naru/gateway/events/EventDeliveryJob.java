package dev.naru.gateway.events;

import dev.naru.gateway.platform.trace.Trace;
import dev.naru.gateway.platform.trace.Tracing;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in the outbox. A few senders per endpoint, so that a slow shop keeps its own senders busy and nobody
 * else's, and one at a time where an endpoint keeps failing; no transaction is open while a shop is asked. Use from one event-loop context.
 */
public final class EventDeliveryJob {
    private static final Logger log = LoggerFactory.getLogger(EventDeliveryJob.class);

    private static final int SENDERS_PER_ENDPOINT = 4;
    private static final int MAX_SENDERS = 64;

    /** Keeps the chain of one sender short. */
    private static final int SENDS_PER_RUN = 200;

    private final DeliveryRepository deliveries;
    private final EndpointHealthRepository health;
    private final EventClient client;
    private final RetrySchedule schedule;

    private final Map<EndpointKey, Integer> senders = new HashMap<>();
    private final Set<Future<Void>> sending = new LinkedHashSet<>();
    private boolean stopping;

    EventDeliveryJob(
            DeliveryRepository deliveries,
            EndpointHealthRepository health,
            EventClient client,
            RetrySchedule schedule) {
        this.deliveries = deliveries;
        this.health = health;
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

    private void startSenders(DeliveryRepository.Due due) {
        EndpointKey endpoint = due.endpoint();
        if (due.isSick()) {
            if (mayStart(endpoint, 1)) {
                start(endpoint, () -> probe(endpoint));
            }
            return;
        }
        while (mayStart(endpoint, SENDERS_PER_ENDPOINT)) {
            start(endpoint, () -> sendAll(endpoint, SENDS_PER_RUN));
        }
    }

    /** The second half of all senders is kept for endpoints that have none. */
    private boolean mayStart(EndpointKey endpoint, int most) {
        int running = senders.getOrDefault(endpoint, 0);
        return !stopping && running < most && sending.size() < (running == 0 ? MAX_SENDERS : MAX_SENDERS / 2);
    }

    private void start(EndpointKey endpoint, Supplier<Future<Void>> work) {
        senders.merge(endpoint, 1, Integer::sum);
        Future<Void> sender = work.get();
        sending.add(sender);
        sender.onFailure(failure -> log.warn("events to {} wait", endpoint.endpointId(), failure))
                .onComplete(done -> {
                    sending.remove(sender);
                    senders.computeIfPresent(endpoint, (key, running) -> running == 1 ? null : running - 1);
                });
    }

    /** One attempt shows whether a sick endpoint is well again; all processes together make no more than that. */
    private Future<Void> probe(EndpointKey endpoint) {
        return health.takeProbe(endpoint)
                .compose(ours -> ours ? deliveries.claimProbe(endpoint) : Future.succeededFuture(Optional.empty()))
                .compose(claimed -> claimed.isEmpty() ? Future.succeededFuture() : send(claimed.get()));
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
        return Tracing.within(Trace.of(delivery.traceId()), () -> client.post(delivery.to(), delivery.message()))
                .compose(outcome -> settle(delivery, outcome));
    }

    private Future<Void> settle(Delivery delivery, DeliveryOutcome outcome) {
        Optional<Duration> again = outcome instanceof DeliveryOutcome.Failed failed
                ? schedule.afterFailure(delivery.tries(), failed.retryAfter())
                : Optional.empty();
        return deliveries
                .settle(delivery, outcome, again)
                .onSuccess(settled -> {
                    if (!settled) {
                        log.warn("event {} was taken over by another process", delivery.webhookId());
                    }
                })
                .mapEmpty();
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
