package dev.naru.gateway.billing;

import dev.naru.gateway.events.EventOutboxRepository;
import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.operations.Effect;
import dev.naru.gateway.operations.Operations;
import dev.naru.gateway.orders.ChargeOrders;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.payments.MergeListener;
import dev.naru.gateway.payments.PaymentVerifier;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.http.Routes;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The parts of this package, put together. */
public final class Billing {
    private final OrderRepository orders;
    private final IamportClients clients;
    private final InstantSource clock;
    private final ScheduleRepository schedules;
    private final ScheduleMerge merge;
    private final BillingKeyRepository keys;
    private final KeyMerge keyMerge;

    /**
     * Builds what needs no payments.
     *
     * @param orderLifetime how long an order may stay unpaid
     */
    public Billing(
            Database database,
            OrderRepository orders,
            EventOutboxRepository outbox,
            IamportClients clients,
            Duration orderLifetime,
            InstantSource clock) {
        this.orders = orders;
        this.clients = clients;
        this.clock = clock;
        this.schedules = new ScheduleRepository(database);
        this.merge = new ScheduleMerge(database, orders, schedules, outbox, orderLifetime, clock);
        this.keys = new BillingKeyRepository(database);
        this.keyMerge = new KeyMerge(database, clients, keys, schedules, outbox);
    }

    /** Tells what payments mean for keys and planned charges, in the transactions that store the payments. */
    public MergeListener mergeListener() {
        return (tx, order, payment, seq) ->
                keyMerge.paid(tx, order.merchantId(), payment).compose(done -> merge.paid(tx, order, payment, seq));
    }

    /** What this package does at Iamport. */
    public List<Effect> effects(PaymentVerifier payments) {
        ScheduleVerifier verifier = new ScheduleVerifier(clients, schedules, merge, payments);
        BillingPatience patience = new BillingPatience(clock);
        return List.of(
                new ChargeEffect(payments, orders, clock),
                new ScheduleEffect(schedules, verifier, merge, orders, patience),
                new UnscheduleEffect(verifier, new UnscheduleSeveral(schedules, verifier, patience), patience),
                new RescheduleEffect(schedules, verifier, patience),
                new RetryEffect(verifier, payments, patience),
                new KeyDeleteEffect(clients, keyMerge, schedules, verifier, patience));
    }

    /** Which of these merchants have planned charges whose result is to be looked for. */
    public Future<List<UUID>> due(UUID[] merchants) {
        return ScheduleFollowUpJob.due(merchants, clients, schedules, clock);
    }

    /** For one merchant's planned charges. */
    public ScheduleFollowUpJob followUp(UUID merchantId, PaymentVerifier payments, RandomGenerator random) {
        ScheduleVerifier verifier = new ScheduleVerifier(clients, schedules, merge, payments);
        return new ScheduleFollowUpJob(merchantId, clients, schedules, verifier, clock, random);
    }

    /** The door for fronts that are not {@code /v1}. */
    public Scheduling scheduling(ChargeOrders charges, Operations operations) {
        return new Scheduling(charges, schedules, operations);
    }

    /** The same for keys. */
    public KeyRemoval keyRemoval(Operations operations) {
        return new KeyRemoval(keys, keyMerge, operations);
    }

    /** {@code /v1}. */
    public List<Routes> routes(ChargeOrders charges, Operations operations) {
        return List.of(
                new ChargeRoutes(charges, operations),
                new ScheduleRoutes(scheduling(charges, operations), schedules),
                new BillingKeyRoutes(keyRemoval(operations), keys));
    }
}
