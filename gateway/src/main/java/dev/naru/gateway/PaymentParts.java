package dev.naru.gateway;

import dev.naru.gateway.admin.AdminRoutes;
import dev.naru.gateway.billing.Billing;
import dev.naru.gateway.claims.Claims;
import dev.naru.gateway.events.EventOutboxRepository;
import dev.naru.gateway.events.Events;
import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.merchants.ApiKeys;
import dev.naru.gateway.merchants.MerchantDirectory;
import dev.naru.gateway.operations.AdminOperationRoutes;
import dev.naru.gateway.operations.Effect;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.OperationRoutes;
import dev.naru.gateway.operations.OperationState;
import dev.naru.gateway.operations.Operations;
import dev.naru.gateway.orders.ChargeOrders;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.orders.OrderWatch;
import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.payments.CancelEffect;
import dev.naru.gateway.payments.CancelRoutes;
import dev.naru.gateway.payments.ConfirmRoutes;
import dev.naru.gateway.payments.FetchBudget;
import dev.naru.gateway.payments.PaymentMerge;
import dev.naru.gateway.payments.PaymentRepository;
import dev.naru.gateway.payments.PaymentVerifier;
import dev.naru.gateway.payments.ReviewNews;
import dev.naru.gateway.payments.SyncJob;
import dev.naru.gateway.payments.SyncTaskRepository;
import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.http.FailureLimiter;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.jobs.JobRunner;
import dev.naru.gateway.proxy.Front;
import dev.naru.gateway.reconcile.RetentionJob.Forgetter;
import dev.naru.gateway.webhooks.Inbox;
import dev.naru.gateway.webhooks.InboxRepository;
import dev.naru.gateway.webhooks.WebhookRoutes;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything between a rumour about a payment and a verified order: iamport, payments, webhooks and reconcile. */
final class PaymentParts {
    private static final Logger log = LoggerFactory.getLogger(PaymentParts.class);

    /** The longest a notification waits for its look. */
    private static final Duration SYNC_PAUSE = Duration.ofMillis(250);

    /** The longest an operation that is due waits. */
    private static final Duration OPERATION_PAUSE = Duration.ofMillis(250);

    /** The longest that a planned charge that is due waits for its first look. */
    private static final Duration FOLLOW_UP_PAUSE = Duration.ofSeconds(1);

    /** The longest that a merchant changed by another process is served as it was. */
    private static final Duration MERCHANTS_PAUSE = Duration.ofSeconds(3);

    private final GatewayConfig config;
    private final MerchantDirectory directory;
    private final OrderRepository orders;
    private final RandomGenerator random;
    private final MerchantClients iamport;
    private final PaymentRepository payments;
    private final Billing billing;
    private final PaymentVerifier verifier;
    private final SyncTaskRepository tasks;
    private final ReconcileParts reconcile;
    private final InboxRepository evidence;
    private final Inbox inbox;
    private final Front front;
    private final Operations operations;
    private final FetchBudget browserLooks;
    private final ClaimParts claims;
    private final Limits limits;

    PaymentParts(
            Vertx vertx,
            GatewayConfig config,
            MerchantDirectory directory,
            Database database,
            OrderRepository orders,
            TimelineRepository timeline,
            EventOutboxRepository outbox,
            GatewayKeys keys,
            RandomGenerator random,
            Limits limits) {
        this.config = config;
        this.limits = limits;
        this.directory = directory;
        this.orders = orders;
        this.random = random;
        this.iamport = new MerchantClients(vertx, config.iamport().url(), directory, random);

        this.payments = new PaymentRepository(database);
        this.billing =
                new Billing(database, orders, outbox, iamport, config.orders().lifetime(), InstantSource.system());
        this.claims = new ClaimParts(
                database, orders, outbox, timeline, config.orders().productOrderInterval());
        PaymentMerge merge =
                new PaymentMerge(database, orders, payments, outbox, timeline, billing.mergeListener(), claims.sink());
        this.verifier = new PaymentVerifier(iamport, orders, payments, merge);
        this.tasks = new SyncTaskRepository(database);
        this.reconcile = new ReconcileParts(config, database, orders, iamport, tasks);
        this.evidence = new InboxRepository(database);
        this.inbox = new Inbox(database, evidence, tasks);
        this.front = new Front(
                vertx,
                database,
                iamport,
                verifier,
                orders,
                payments,
                tasks,
                keys.sealer(),
                keys.apiKey(),
                config.front().cardRoutes(),
                InstantSource.system(),
                System::nanoTime,
                limits);
        this.operations = new Operations(
                vertx,
                database,
                timeline,
                new ReviewNews(orders, outbox),
                front.carrying(effects()),
                InstantSource.system(),
                random,
                shorter(Operations.LEASE, config.storage().takeover()));
        this.browserLooks = ConfirmRoutes.budget(System::nanoTime);
    }

    private List<Effect> effects() {
        List<Effect> effects = new ArrayList<>(List.of(new CancelEffect(verifier)));
        effects.addAll(billing.effects(verifier));
        effects.add(claims.effect(iamport, verifier, tasks));
        return effects;
    }

    /** For one event loop of edge. */
    WebhookRoutes webhookRoutes() {
        return new WebhookRoutes(directory, inbox, config.addresses().trustedProxies(), limits);
    }

    /** Effects, and what became of them. */
    List<Routes> effectRoutes() {
        return List.of(
                new CancelRoutes(orders, payments, operations),
                claims.routes(payments, verifier, new Claims(operations, iamport)),
                new OperationRoutes(operations));
    }

    /** A shop's charges of billing keys, now and later. */
    List<Routes> billingRoutes(ChargeOrders charges) {
        return billing.routes(charges, operations);
    }

    /** What a day came to. */
    Routes reportRoutes() {
        return reconcile.routes();
    }

    /** For clients that know nothing but Iamport; for one event loop of api. */
    List<Routes> frontRoutes(ApiKeys apiKeys, FailureLimiter failures) {
        return front.routes(apiKeys, failures, operations);
    }

    /** What the operator sees and decides. */
    List<Routes> adminRoutes(Database database, TimelineRepository timeline, Events events) {
        return List.of(
                new AdminRoutes(database, orders, timeline, events, iamport::breakers),
                new AdminOperationRoutes(operations));
    }

    /** For one event loop of api. */
    Routes confirmRoutes(TimelineRepository timeline, OrderWatch watch) {
        return new ConfirmRoutes(orders, timeline, verifier, tasks, watch, browserLooks, System::nanoTime, limits);
    }

    /** Adds what the clients of Iamport and the operations do. */
    void bindTo(MeterRegistry meters) {
        iamport.bindTo(meters);
        for (OperationKind kind : OperationKind.values()) {
            for (OperationState state :
                    List.of(OperationState.SUCCEEDED, OperationState.FAILED, OperationState.REVIEW)) {
                FunctionCounter.builder("naru_operations_ended", operations.counts(), all -> all.ended(kind, state))
                        .description("operations that this process brought to an end")
                        .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                        .tag("outcome", state.name().toLowerCase(Locale.ROOT))
                        .register(meters);
            }
        }
    }

    /** Lets everybody go who only waits for something to happen. */
    void leave() {
        operations.leave();
    }

    IamportClients iamport() {
        return iamport;
    }

    /** What grows with every notification and every request. */
    List<Forgetter> forgetters() {
        return List.of(evidence::forget, tasks::forget, operations::forget, front::forget);
    }

    void startJobs(JobRunner runner) {
        if (config.iamport().impKey().isEmpty()) {
            log.warn(
                    "NARU_IMP_KEY is not set: the default merchant's notifications are kept, its payments not verified");
        }
        List<MerchantJob> perMerchant = new ArrayList<>(reconcile.startJobs(runner, directory));
        perMerchant.add(new MerchantJob("payment sync", directory, tasks::due, id -> sync(id)::run)
                .startedBy(runner, SYNC_PAUSE));
        perMerchant.add(new MerchantJob("operations", directory, operations::due, id -> operations.job(id)::run)
                .startedBy(runner, OPERATION_PAUSE));
        perMerchant.add(new MerchantJob(
                        "planned charges", directory, billing::due, id -> billing.followUp(id, verifier, random)::run)
                .startedBy(runner, FOLLOW_UP_PAUSE));
        claims.startJobs(runner, tasks);
        runner.start(
                "merchants",
                MERCHANTS_PAUSE,
                () -> directory.refresh().map(done -> {
                    iamport.forgetGone();
                    return false;
                }));
        runner.beforeEnd(
                () -> Future.join(perMerchant.stream().map(MerchantJob::stop).toList())
                        .transform(stopped -> iamport.close()));
    }

    private SyncJob sync(UUID merchantId) {
        Duration lease = shorter(SyncJob.LEASE, config.storage().takeover());
        return new SyncJob(merchantId, tasks, verifier, evidence, lease, System::nanoTime, random);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
