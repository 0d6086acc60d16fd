package dev.naru.gateway.payments;

import static dev.naru.gateway.testing.Await.await;

import dev.naru.gateway.claims.ProductOrderMerge;
import dev.naru.gateway.claims.ProductOrderRepository;
import dev.naru.gateway.claims.WatchRepository;
import dev.naru.gateway.events.EventOutboxRepository;
import dev.naru.gateway.events.Events;
import dev.naru.gateway.iamport.FakeIamport;
import dev.naru.gateway.iamport.IamportClient;
import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.iamport.VirtualNanos;
import dev.naru.gateway.orders.Order;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.orders.PollPlan;
import dev.naru.gateway.orders.TimelineEntry;
import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.testing.TestKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A merchant of its own, with orders in a real database and payments at a scripted Iamport. */
public final class PaymentWorld implements AutoCloseable {
    private static final String PLACE = """
            insert into orders (merchant_id, merchant_uid, pg, name, ordered_amount, amount_rule, lines, buyer,
                request_pay, request_sha256, next_poll_at, expires_at)
            values ($1, $2, 'naverco', '주문명:결제테스트', 14000, $3::text::jsonb, $4::text::jsonb, $5::text::jsonb, '{}',
                repeat('0', 64), now() + interval '60 s', now() + interval '1 day')
            """;

    /** The shipping policy of the seeds' first cart: 2 500 won, Jeju 4 500 more, islands 2 000 more. */
    private static final String RULE = """
            {"type":"SHIPPING","area_mode":"ADD","threshold_basis":"GROUP","api_jeju":0,"api_island":0,
             "policies":{"singleProductId":{"group_id":"shipping-a","method":"DELIVERY","base_fee":2500,
                "fee_pay_type":"PREPAYED","by_zone":{"island":2000,"jeju":4500}},
              "giftId":{"group_id":"shipping-a","method":"DELIVERY","base_fee":2500,
                "fee_pay_type":"PREPAYED","by_zone":{"island":2000,"jeju":4500}}}}
            """;

    private static final String BUYER = """
            {"name":"구매자이름","email":"iamport@siot.do","tel":"010-1234-5678","addr":"서울특별시 강남구 삼성동",
             "postcode":"06236"}
            """;

    public final UUID merchantId = UUID.randomUUID();
    public final Database database;
    public final FakeIamport fake;
    public final IamportClient iamport;
    public final OrderRepository orders;
    public final SyncTaskRepository tasks;
    public final PaymentVerifier verifier;
    public final VirtualNanos nanos = new VirtualNanos();
    public final TimelineRepository timeline;

    public PaymentWorld(Vertx vertx, Database database) {
        this.database = database;
        this.fake = FakeIamport.start(vertx);
        this.iamport = new IamportClient(vertx, fake.settings(), System::nanoTime, new Random(1));
        this.orders = new OrderRepository(database, new PollPlan(List.of(Duration.ofSeconds(60))));
        this.timeline = new TimelineRepository(database);
        PaymentRepository payments = new PaymentRepository(database);
        this.tasks = new SyncTaskRepository(database);
        EventOutboxRepository outbox = new Events(database, timeline, TestKeys.sealer()).outbox();
        this.verifier = new PaymentVerifier(
                clients(),
                orders,
                payments,
                new PaymentMerge(
                        database,
                        orders,
                        payments,
                        outbox,
                        timeline,
                        (tx, order, payment, seq) -> Future.succeededFuture(List.of()),
                        new ProductOrderMerge(
                                orders,
                                new ProductOrderRepository(database),
                                new WatchRepository(database, Duration.ofHours(1)),
                                outbox,
                                timeline)));
        await(database.query(
                "insert into event_endpoint (merchant_id, endpoint_id, url, secrets)"
                        + " values ($1, gen_random_uuid(), 'https://shop.example/events', '{whsec_x}')",
                merchantId));
    }

    public IamportClients clients() {
        return merchant -> Future.succeededFuture(iamport);
    }

    /** The seeds' cart of 14 000 won: one product, one line. */
    public void place(String merchantUid) {
        place(merchantUid, lines(line("singleProductId", 14_000)));
    }

    /** The same with a second line of 3 000 won that the buyer may remove in Naver's window. */
    public void placeTwoLines(String merchantUid) {
        place(merchantUid, lines(line("singleProductId", 14_000), line("giftId", 3_000)));
    }

    /** A payment-type order: exactly that amount, nothing from the catalogue. */
    public void placeExactly(String merchantUid, long amount) {
        await(database.query(
                PLACE.replace("naverco", "naverpay").replace("14000", "$6"),
                merchantId,
                merchantUid,
                "{\"type\":\"EXACT\",\"amount\":" + amount + "}",
                "[]",
                BUYER,
                amount));
    }

    private void place(String merchantUid, String lines) {
        await(database.query(PLACE, merchantId, merchantUid, RULE, lines, BUYER));
    }

    private static String line(String productId, long amount) {
        return "{\"kind\":\"PRODUCT\",\"product_id\":\"" + productId + "\",\"option_id\":\"\",\"name\":\"상품\","
                + "\"option_text\":\"\",\"unit_price\":" + amount + ",\"quantity\":1,\"amount\":" + amount + "}";
    }

    private static String lines(String... lines) {
        return "[" + String.join(",", lines) + "]";
    }

    /** The seeds' buyer in Naver's window: Jeju, 14 000 + 2 500 + 4 500 won. */
    public void paysFromJeju(String impUid, String merchantUid) {
        fake.put(jeju(FakeIamport.payment(impUid, merchantUid, "paid", 21_000)));
        fake.putProductOrders(impUid, FakeIamport.productOrder("singleProductId", "", 1, 14_000, 7_000));
    }

    public static JsonObject jeju(JsonObject payment) {
        return payment.put("buyer_name", "받는이")
                .put("buyer_addr", "제주특별자치도 제주시 첨단로 123")
                .put("buyer_postcode", "63309");
    }

    public SyncJob job() {
        return job((merchant, subject, verdict) -> Future.succeededFuture(), Duration.ofMinutes(2));
    }

    public SyncJob job(SyncListener listener, Duration lease) {
        return new SyncJob(merchantId, tasks, verifier, listener, lease, nanos, new Random(1));
    }

    /** Looks at a payment now. */
    public List<Verification> verify(String impUid) {
        return await(verifier.verify(merchantId, new SyncSubject.ByImpUid(new ImpUid(impUid)), SyncReason.WEBHOOK));
    }

    public void ask(String impUid) {
        await(tasks.enqueue(merchantId, new SyncSubject.ByImpUid(new ImpUid(impUid)), SyncReason.WEBHOOK));
    }

    /** As {@link #ask}, for a payment that a rumour says is one of an order of ours. */
    public void askFor(String impUid, String order) {
        await(database.transaction(tx -> tasks.enqueue(
                tx,
                merchantId,
                new SyncSubject.ByImpUid(new ImpUid(impUid)),
                SyncReason.WEBHOOK,
                new MerchantUid(order))));
    }

    /** Takes every look that is due; pauses after failures are skipped. */
    public void drain() {
        drain(job());
    }

    public void drain(SyncJob job) {
        for (int runs = 0; runs < 60 && openTasks() > 0; runs++) {
            await(database.query("update sync_task set run_at = now() where merchant_id = $1", merchantId));
            nanos.advance(Duration.ofSeconds(1));
            await(job.run());
        }
    }

    public long openTasks() {
        return count("select count(*) from sync_task where merchant_id = $1 and state <> 'DEAD'");
    }

    public Order order(String merchantUid) {
        return await(orders.find(merchantId, new MerchantUid(merchantUid))).orElseThrow();
    }

    /** Event types of the order by seq. */
    public List<String> events(String merchantUid) {
        return column("select type from event where merchant_id = $1 and subject = $2 order by seq", merchantUid);
    }

    public List<String> story(String merchantUid) {
        return await(timeline.list(merchantId, new MerchantUid(merchantUid))).stream()
                .map(TimelineEntry::type)
                .toList();
    }

    /** The first column of every row; $1 is the merchant. */
    public List<String> column(String sql, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = merchantId;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return StreamSupport.stream(await(database.query(sql, arguments)).spliterator(), false)
                .map(row -> String.valueOf(row.getValue(0)))
                .toList();
    }

    public long count(String sql) {
        Row row = await(database.query(sql, merchantId)).iterator().next();
        return row.getLong(0);
    }

    @Override
    public void close() {
        await(iamport.close());
        fake.close();
        await(database.query("delete from sync_task where merchant_id = $1", merchantId));
    }
}
