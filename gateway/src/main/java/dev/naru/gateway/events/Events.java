package dev.naru.gateway.events;

import dev.naru.gateway.operations.KeyedRequests;
import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.crypto.SecretSealer;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.value.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The parts of this package, put together. */
public final class Events {
    /** For one attempt, from the name lookup to the answer's head. */
    static final Duration ATTEMPT_DEADLINE = Duration.ofSeconds(20);

    /** For a test that somebody waits for. */
    private static final Duration TEST_DEADLINE = Duration.ofSeconds(10);

    private static final int RENEWAL_PAGE = 100;

    private final Database database;
    private final TimelineRepository timeline;
    private final EndpointSecrets secrets;
    private final EndpointRepository endpoints;
    private final EventHistoryRepository history;
    private final EventStoryRepository stories;
    private final ReplayRepository replays;
    private final KeyedRequests requests;

    /**
     * Builds the parts that all event loops share.
     *
     * @param sealer of the signing secrets in the database, and of answers that show one
     */
    public Events(Database database, TimelineRepository timeline, SecretSealer sealer) {
        this.database = database;
        this.timeline = timeline;
        this.secrets = new EndpointSecrets(sealer);
        this.endpoints = new EndpointRepository(database, secrets);
        this.history = new EventHistoryRepository(database);
        this.stories = new EventStoryRepository(database);
        this.replays = new ReplayRepository();
        this.requests = new KeyedRequests(database, sealer);
    }

    /**
     * Checks a setting before anything is started with it.
     *
     * @throws IllegalArgumentException saying what is wrong, without the secret
     */
    public static void checkSecrets(Secret secrets) {
        SigningSecret.parse(secrets);
    }

    public EventOutboxRepository outbox() {
        return new EventOutboxRepository(timeline);
    }

    /**
     * Makes the database agree with the environment about where events go.
     *
     * @param url null = nowhere: events are kept, and nothing is sent
     * @param secrets one or two of {@code whsec_...}, separated by a comma; needed when there is a url
     */
    public Future<Void> configure(UUID merchantId, @Nullable URI url, @Nullable Secret secrets) {
        return url == null || secrets == null ? endpoints.pause(merchantId) : endpoints.save(merchantId, url, secrets);
    }

    /** Seals every signing secret anew that an older key sealed. Completes with how many endpoints had one. */
    public Future<Integer> renewSecrets() {
        return new EndpointSecretRenewal(new EndpointSecretRepository(database), secrets, RENEWAL_PAGE).run();
    }

    /**
     * A job that sends what is due; run it on the context it is built in.
     *
     * @param allowPrivateTargets whether events may go to loopback and private addresses
     * @param takeover the longest that a delivery is kept from other processes, at least 1 s
     */
    public EventDeliveryJob deliveryJob(
            Vertx vertx,
            InstantSource clock,
            RandomGenerator random,
            boolean allowPrivateTargets,
            Duration takeover,
            Limits limits) {
        Duration lease = takeover.compareTo(DeliveryRepository.LEASE) < 0 ? takeover : DeliveryRepository.LEASE;
        EventClient client =
                new EventClient(vertx, new TargetPolicy(vertx, allowPrivateTargets), clock, ATTEMPT_DEADLINE, limits);
        return new EventDeliveryJob(
                new DeliveryRepository(database, timeline, endpoints, lease),
                new EndpointHealthRepository(database),
                client,
                new RetrySchedule(random));
    }

    /**
     * The API of one event loop.
     *
     * @param random source of secrets; secure
     * @param allowPrivateTargets whether events may go to loopback and private addresses
     */
    public List<Routes> routes(
            Vertx vertx, InstantSource clock, RandomGenerator random, boolean allowPrivateTargets, Limits limits) {
        TargetPolicy targets = new TargetPolicy(vertx, allowPrivateTargets);
        return List.of(
                new EventRoutes(history),
                new ReplayRoutes(endpoints, stories, new DeadLetterRepository(database), replays, requests),
                new EndpointRoutes(
                        endpoints,
                        new EndpointReader(new EndpointUrlRules(allowPrivateTargets)),
                        targets,
                        new TestSender(new EventClient(vertx, targets, clock, TEST_DEADLINE, limits), clock, limits),
                        requests,
                        random));
    }

    /**
     * Forgets up to {@code limit} events older than {@code age}, with their deliveries and attempts; never one that is
     * still to be delivered or could not be. Completes with whether there may be more.
     */
    public Future<Boolean> forget(Duration age, int limit) {
        return history.forget(age, limit);
    }

    /**
     * Completes when the event, and the endpoint if one is named, exist and the endpoint is enabled; fails with the
     * {@link Problem} that says what is not so.
     *
     * @param endpointId the only endpoint; null = all that want the event
     */
    public Future<Void> checkReplay(UUID merchantId, UUID eventId, @Nullable UUID endpointId) {
        return stories.find(merchantId, eventId)
                .map(found -> found.orElseThrow(() -> Problem.notFound("The event")))
                .compose(event -> endpointId == null
                        ? Future.succeededFuture()
                        : endpoints
                                .active(new EndpointKey(merchantId, endpointId))
                                .mapEmpty());
    }

    /** Queues an event again in the caller's transaction. Completes with the number of endpoints it goes to anew. */
    public Future<Integer> replay(Transaction tx, UUID merchantId, UUID eventId, @Nullable UUID endpointId) {
        return replays.one(tx, merchantId, eventId, endpointId);
    }
}
