package dev.naru.gateway;

import dev.naru.gateway.events.EventOutboxRepository;
import dev.naru.gateway.iamport.IamportClient;
import dev.naru.gateway.iamport.IamportSettings;
import dev.naru.gateway.merchants.Merchant;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.payments.PaymentMerge;
import dev.naru.gateway.payments.PaymentRepository;
import dev.naru.gateway.payments.PaymentVerifier;
import dev.naru.gateway.payments.SyncJob;
import dev.naru.gateway.payments.SyncTaskRepository;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.jobs.JobRunner;
import dev.naru.gateway.reconcile.PollJob;
import dev.naru.gateway.reconcile.RetentionJob.Forgetter;
import dev.naru.gateway.reconcile.SweepCursorRepository;
import dev.naru.gateway.reconcile.SweepJob;
import dev.naru.gateway.webhooks.Inbox;
import dev.naru.gateway.webhooks.InboxRepository;
import dev.naru.gateway.webhooks.WebhookRoutes;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything between a rumour about a payment and a verified order: iamport, payments, webhooks and reconcile. */
final class PaymentParts {
    private static final Logger log = LoggerFactory.getLogger(PaymentParts.class);

    /** The longest a notification waits for its look. */
    private static final Duration SYNC_PAUSE = Duration.ofMillis(250);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final GatewayConfig config;
    private final Merchant merchant;
    private final OrderRepository orders;
    private final RandomGenerator random;
    private final IamportClient iamport;
    private final PaymentVerifier verifier;
    private final SyncTaskRepository tasks;
    private final SweepCursorRepository cursors;
    private final InboxRepository evidence;
    private final Inbox inbox;

    PaymentParts(
            Vertx vertx,
            GatewayConfig config,
            Merchant merchant,
            Database database,
            OrderRepository orders,
            TimelineRepository timeline,
            EventOutboxRepository outbox,
            RandomGenerator random) {
        this.config = config;
        this.merchant = merchant;
        this.orders = orders;
        this.random = random;
        this.iamport = new IamportClient(vertx, settings(config.iamport()), System::nanoTime, random);

        PaymentRepository payments = new PaymentRepository(database);
        PaymentMerge merge = new PaymentMerge(database, orders, payments, outbox, timeline);
        this.verifier = new PaymentVerifier(iamport, orders, payments, merge);
        this.tasks = new SyncTaskRepository(database);
        this.cursors = new SweepCursorRepository(database);
        this.evidence = new InboxRepository(database);
        this.inbox = new Inbox(database, evidence, tasks);
    }

    private static IamportSettings settings(GatewayConfig.Iamport upstream) {
        return IamportSettings.of(upstream.url(), upstream.impKey(), upstream.impSecret(), upstream.includeSandbox());
    }

    /** For one event loop of edge. */
    WebhookRoutes webhookRoutes() {
        return new WebhookRoutes(merchant.id(), inbox, config.webhooks().token());
    }

    /** What grows with every notification. */
    List<Forgetter> forgetters() {
        return List.of(evidence::forget, tasks::forget);
    }

    void startJobs(JobRunner runner) {
        if (config.iamport().impKey().isEmpty()) {
            log.warn("NARU_IMP_KEY is not set: notifications are kept, and no payment is verified");
            return;
        }
        SyncJob sync = new SyncJob(merchant.id(), tasks, verifier, evidence, SyncJob.LEASE, System::nanoTime, random);
        Duration sweepInterval = config.orders().sweepInterval();
        SweepJob sweep = new SweepJob(merchant.id(), iamport, cursors, tasks, sweepInterval);
        Duration firstPoll = config.orders().pollPlan().get(0);

        runner.start("payment sync", SYNC_PAUSE, sync::run);
        runner.start("poll plan", shorter(LONGEST_PAUSE, firstPoll), new PollJob(orders, tasks)::run);
        runner.start("sweep", shorter(LONGEST_PAUSE, sweepInterval), sweep::run);
        runner.beforeEnd(iamport::close);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
