package dev.naru.gateway.proxy;

import dev.naru.gateway.claims.Claims;
import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.merchants.ApiKeys;
import dev.naru.gateway.operations.Effect;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.Operations;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.payments.PaymentRepository;
import dev.naru.gateway.payments.PaymentVerifier;
import dev.naru.gateway.payments.SyncTaskRepository;
import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.crypto.SecretSealer;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.http.FailureLimiter;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.value.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** The Iamport-compatible front of one process: what its event loops share, and the routes of each. */
public final class Front {
    private final IamportClients clients;
    private final OrderRepository orders;
    private final PaymentRepository payments;
    private final LongSupplier monotonicNanos;
    private final FrontTokens tokens;
    private final PassedReads reads;
    private final Sightings sightings;
    private final FrontCalls calls;
    private final Looks looks;
    private final CancelGuard cancels;
    private final Map<OperationKind, Guard> guards;
    private final boolean cardRoutes;

    /**
     * Opens nothing.
     *
     * @param environmentKey key of the default merchant
     * @param sealer whose keys the tokens are signed with, so that every process with the same ones takes them
     * @param cardRoutes whether calls that hold a whole card are carried too
     * @param monotonicNanos a clock that never goes back, such as {@code System::nanoTime}
     */
    public Front(
            Vertx vertx,
            Database database,
            IamportClients clients,
            PaymentVerifier verifier,
            OrderRepository orders,
            PaymentRepository payments,
            SyncTaskRepository tasks,
            SecretSealer sealer,
            Secret environmentKey,
            boolean cardRoutes,
            InstantSource clock,
            LongSupplier monotonicNanos,
            Limits limits) {
        this.clients = clients;
        this.orders = orders;
        this.payments = payments;
        this.cardRoutes = cardRoutes;
        this.monotonicNanos = monotonicNanos;
        this.tokens = new FrontTokens(sealer.signer("front token"), environmentKey, clock);
        this.reads = new PassedReads(clients, monotonicNanos, limits);
        this.sightings = new Sightings(tasks, monotonicNanos, limits);
        this.calls = new FrontCalls(vertx, new FrontCallRepository(database), sealer);
        this.looks = new Looks(clients, verifier, sightings);
        this.cancels = new CancelGuard(looks);
        ChargeGuard charges = new ChargeGuard(looks);
        ScheduleGuard schedules = new ScheduleGuard(looks);
        this.guards = Map.of(
                OperationKind.CANCEL, cancels,
                OperationKind.CHARGE, charges,
                OperationKind.SCHEDULE, schedules,
                OperationKind.UNSCHEDULE, schedules,
                OperationKind.RESCHEDULE, schedules,
                OperationKind.RETRY, new RetryGuard(charges, looks),
                OperationKind.KEY_DELETE, new KeyGuard(looks));
    }

    /** The same effects, which also do what was asked for through the front. */
    public List<Effect> carrying(List<Effect> effects) {
        return effects.stream().map(this::carrying).toList();
    }

    private Effect carrying(Effect own) {
        if (own.kind() == OperationKind.CLAIM) {
            return new FrontClaimEffect(own, calls);
        }
        Guard guard = guards.get(own.kind());
        return guard == null ? own : new FrontEffect(own, guard, calls, looks);
    }

    /**
     * For one event loop of api, in the order they are to be mounted.
     *
     * @param keys of the same event loop
     * @param failures counts wrong keys and tokens
     * @param operations with the effects that {@link #carrying} made
     */
    public List<Routes> routes(ApiKeys keys, FailureLimiter failures, Operations operations) {
        FrontDoorHandler door = new FrontDoorHandler(tokens, keys, failures);
        FrontEffects effects = new FrontEffects(
                calls,
                new Lanes(cancels, looks, orders, payments),
                operations,
                reads,
                new FrontClaims(calls, new Claims(operations, clients), payments, reads),
                monotonicNanos);
        List<Routes> routes = new ArrayList<>(List.of(
                new TokenRoutes(tokens, keys, failures),
                new EffectRoutes(door, effects, calls),
                new PrepareRoutes(door, clients, orders, reads),
                new ReadRoutes(door, reads, sightings)));
        if (cardRoutes) {
            routes.add(new CardRoutes(door, clients, reads));
        }
        routes.add(new ClosedRoutes());
        return routes;
    }

    /** Forgets calls whose answers were delivered, and others by age. Completes with whether there may be more. */
    public Future<Boolean> forget(Duration age, int limit) {
        return calls.forget(age, limit);
    }
}
