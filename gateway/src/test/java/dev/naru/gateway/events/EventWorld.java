package dev.naru.gateway.events;

import static dev.naru.gateway.testing.Await.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.platform.value.Secret;
import dev.naru.gateway.testing.TestKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** One order in an empty database, one endpoint at a {@link Shop}, and senders that work when a test says so. */
final class EventWorld implements AutoCloseable {
    static final UUID MERCHANT = UUID.fromString("00000000-0000-0000-0000-000000000001");
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    static final MerchantUid ORDER = new MerchantUid("order-1");

    final Database database;
    final Shop shop = new Shop();
    final TimelineRepository timeline;
    final EndpointRepository endpoints;
    final DeliveryRepository deliveries;
    final EventHistoryRepository history;
    private final Vertx vertx;
    private final Context context;
    private final EventOutboxRepository outbox;
    private final List<EventDeliveryJob> jobs = new ArrayList<>();

    EventWorld(Database database, Vertx vertx) {
        this.database = database;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.timeline = new TimelineRepository(database);
        this.outbox = new EventOutboxRepository(timeline);
        this.endpoints = new EndpointRepository(database, new EndpointSecrets(TestKeys.sealer()));
        this.deliveries = new DeliveryRepository(database, timeline, endpoints, DeliveryRepository.LEASE);
        this.history = new EventHistoryRepository(database);
        await(database.query(
                "truncate event_attempt, event_delivery, event_endpoint, event, order_timeline, orders cascade"));
        place(ORDER);
        await(endpoints.save(MERCHANT, shop.url(), SECRET));
    }

    private void place(MerchantUid order) {
        await(database.query("""
                insert into orders (merchant_id, merchant_uid, pg, name, ordered_amount, amount_rule, lines, buyer,
                    request_pay, request_sha256, expires_at)
                values ($1, $2, 'naverco', 'n', 1000, '{}', '[]', '{}', '{}', repeat('0', 64), now())
                """, MERCHANT, order.value()));
    }

    /** Another endpoint at the same shop, under a path of its own. */
    EndpointKey add(String path, EndpointFormat format, BodyEncoding encoding, EventType... types) {
        EndpointKey key = new EndpointKey(MERCHANT, UUID.randomUUID());
        var settings = new EndpointSettings(shop.url().resolve(path), List.of(types), format, encoding, true);
        await(database.transaction(tx -> endpoints.create(tx, key, settings, new SigningSecret(SECRET))));
        return key;
    }

    /** The first event of an order of its own, which waits for no other. */
    void appendFor(String order) {
        appendFor(order, 1);
    }

    /** As {@link #appendFor}, many at once; the orders themselves are left out. */
    void queueForOrdersOfTheirOwn(int events) {
        await(database.query("""
                with told as (
                    insert into event (merchant_id, event_id, subject, seq, type, dedupe_key, data)
                    select $1, gen_random_uuid(), 'many-' || n, 1, 'order.paid', 'many-' || n, '{}'
                      from generate_series(1, $2::int) as n
                    returning merchant_id, event_id, subject, seq)
                insert into event_delivery (merchant_id, event_id, endpoint_id, subject, seq)
                select told.merchant_id, told.event_id, endpoint.endpoint_id, told.subject, told.seq
                  from told
                  join event_endpoint endpoint on endpoint.merchant_id = told.merchant_id
                """, MERCHANT, events));
    }

    void appendFor(String order, int events) {
        MerchantUid merchantUid = new MerchantUid(order);
        place(merchantUid);
        for (int i = 1; i <= events; i++) {
            long seq = i;
            await(database.transaction(
                    tx -> append(tx, merchantUid, seq, EventType.ORDER_PAID, "event:" + order + ":" + seq)));
        }
    }

    boolean append(long seq, String dedupeKey) {
        return await(database.transaction(tx -> append(tx, seq, dedupeKey)));
    }

    Future<Boolean> append(Transaction tx, long seq, String dedupeKey) {
        return append(tx, ORDER, seq, EventType.ORDER_PAID, dedupeKey);
    }

    /** An event with the fields that a relayed notification is made of. */
    void append(long seq, EventType type, ObjectNode data) {
        await(database.transaction(tx -> append(tx, ORDER, seq, type, "event-" + seq, data)));
    }

    private Future<Boolean> append(Transaction tx, MerchantUid order, long seq, EventType type, String dedupeKey) {
        return append(
                tx,
                order,
                seq,
                type,
                dedupeKey,
                StrictJson.mapper().createObjectNode().put("imp_uid", "imp_1"));
    }

    private Future<Boolean> append(
            Transaction tx, MerchantUid order, long seq, EventType type, String dedupeKey, ObjectNode data) {
        return outbox.append(tx, MERCHANT, order, seq, type, dedupeKey, data)
                .compose(appended -> appended
                        ? outbox.remark(tx, MERCHANT, order, seq, type).map(true)
                        : Future.succeededFuture(false));
    }

    void deliver() {
        deliver(Events.ATTEMPT_DEADLINE);
    }

    void deliver(Duration deadline) {
        deliver(new TargetPolicy(vertx, true), deadline);
    }

    void deliver(TargetPolicy targets, Duration deadline) {
        EventDeliveryJob job = job(targets, deadline);
        await(onContext(job::run));
        // Senders stuck on a silent shop are not waited for beyond what one attempt may take.
        await(onContext(job::idle));
    }

    EventDeliveryJob job() {
        return job(new TargetPolicy(vertx, true), Events.ATTEMPT_DEADLINE);
    }

    EventDeliveryJob job(TargetPolicy targets, Duration deadline) {
        EventDeliveryJob job = new EventDeliveryJob(
                deliveries,
                new EndpointHealthRepository(database),
                new EventClient(
                        vertx,
                        targets,
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        deadline,
                        new Limits(new SimpleMeterRegistry())),
                new RetrySchedule(() -> 0));
        jobs.add(job);
        return job;
    }

    <T> Future<T> onContext(Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        context.runOnContext(here -> work.get().onComplete(done));
        return done.future();
    }

    /** As if every pause, of deliveries and of endpoints, were over. */
    void makeDue() {
        await(database.query("update event_endpoint set resume_at = now() where resume_at is not null"));
        await(database.query("update event_delivery set run_at = now() where state = 'PENDING'"));
    }

    List<String> states() {
        return column("select state || ' ' || attempt from event_delivery");
    }

    double secondsToNextAttempt() {
        return await(database.query("select extract(epoch from run_at - now())::float8 from event_delivery"))
                .iterator()
                .next()
                .getDouble(0);
    }

    List<String> column(String sql) {
        List<String> values = new ArrayList<>();
        for (Row row : await(database.query(sql))) {
            values.add(row.getString(0));
        }
        return values;
    }

    @Override
    public void close() {
        shop.close();
        jobs.forEach(job -> await(onContext(job::stop)));
    }
}
