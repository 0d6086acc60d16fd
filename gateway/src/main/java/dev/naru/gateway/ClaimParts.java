package dev.naru.gateway;

import dev.naru.gateway.claims.ClaimEffect;
import dev.naru.gateway.claims.ClaimRoutes;
import dev.naru.gateway.claims.Claims;
import dev.naru.gateway.claims.ProductOrderMerge;
import dev.naru.gateway.claims.ProductOrderRepository;
import dev.naru.gateway.claims.WatchJob;
import dev.naru.gateway.claims.WatchRepository;
import dev.naru.gateway.events.EventOutboxRepository;
import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.operations.LaneRepository;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.payments.PaymentRepository;
import dev.naru.gateway.payments.PaymentVerifier;
import dev.naru.gateway.payments.ProductOrderSink;
import dev.naru.gateway.payments.SyncTaskRepository;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.jobs.JobRunner;
import java.time.Duration;
import java.time.InstantSource;

/** Product orders of order-type payments, and the claims about them. */
final class ClaimParts {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Database database;
    private final OrderRepository orders;
    private final ProductOrderRepository productOrders;
    private final Duration interval;
    private final WatchRepository watch;
    private final ProductOrderSink sink;

    ClaimParts(
            Database database,
            OrderRepository orders,
            EventOutboxRepository outbox,
            TimelineRepository timeline,
            Duration interval) {
        this.database = database;
        this.orders = orders;
        this.productOrders = new ProductOrderRepository(database);
        this.interval = interval;
        this.watch = new WatchRepository(database, interval);
        this.sink = new ProductOrderMerge(orders, productOrders, watch, outbox, timeline);
    }

    /** Told of every look. */
    ProductOrderSink sink() {
        return sink;
    }

    ClaimEffect effect(IamportClients clients, PaymentVerifier verifier, SyncTaskRepository tasks) {
        return new ClaimEffect(clients, verifier, new LaneRepository(database), tasks, InstantSource.system());
    }

    void startJobs(JobRunner runner, SyncTaskRepository tasks) {
        Duration pause = interval.compareTo(LONGEST_PAUSE) < 0 ? interval : LONGEST_PAUSE;
        runner.start("product orders", pause, new WatchJob(watch, tasks)::run);
    }

    Routes routes(PaymentRepository payments, PaymentVerifier verifier, Claims door) {
        return new ClaimRoutes(orders, payments, verifier, productOrders, door);
    }
}
