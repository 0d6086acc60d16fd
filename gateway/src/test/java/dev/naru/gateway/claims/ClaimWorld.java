package dev.naru.gateway.claims;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.naru.gateway.events.EventOutboxRepository;
import dev.naru.gateway.iamport.FakeIamport;
import dev.naru.gateway.operations.LaneRepository;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.Operations;
import dev.naru.gateway.payments.PaymentWorld;
import dev.naru.gateway.payments.ReviewNews;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A paid order of two product orders, an Iamport that does with claims what it is told, and claims on real PostgreSQL. */
final class ClaimWorld implements AutoCloseable {
    static final String A = "2026010100000001";
    static final String B = "2026010100000002";

    private static final String IMP = "imp_000000000001";
    static final String NAVER = "/payments/" + IMP + "/naver/";
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    final PaymentWorld payments;
    final Claims claims;

    /** What was asked for, call by call. */
    final List<JsonObject> asked = new CopyOnWriteArrayList<>();

    private final Vertx vertx;
    private final Operations operations;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    ClaimWorld(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.payments = new PaymentWorld(vertx, database);
        // Compared with what the database wrote down, so it runs with the real time.
        InstantSource clock = () -> InstantSource.system().instant().plus(ahead.get());
        this.operations = new Operations(
                vertx,
                database,
                payments.timeline,
                new ReviewNews(payments.orders, new EventOutboxRepository(payments.timeline)),
                List.of(new ClaimEffect(
                        payments.clients(), payments.verifier, new LaneRepository(database), payments.tasks, clock)),
                InstantSource.system(),
                new Random(1));
        this.claims = new Claims(operations, payments.clients());
        payments.placeTwoLines("order-1");
        payments.fake.put(FakeIamport.payment(IMP, "order-1", "paid", 19_500));
        stand("PAYED", "PAYED");
        payments.verify(IMP);
    }

    @Override
    public void close() {
        payments.close();
    }

    /** From now on claims are looked at as if so much time had passed. */
    void passes(Duration time) {
        ahead.set(time);
    }

    /** Asks for a claim of the order's, and gives what it is once nobody works on it. */
    Operation claim(String key, ClaimAction action, String... ids) {
        return atRest(submit(key, new MerchantUid("order-1"), IMP, action, List.of(ids)));
    }

    Operation submit(String key, @Nullable MerchantUid order, String impUid, ClaimAction action, List<String> ids) {
        return await(claims.submit(
                payments.merchantId,
                order,
                new ClaimRequest(new ImpUid(impUid), action, ids, JsonNodeFactory.instance.objectNode()),
                "key:" + key,
                order == null ? null : key,
                Duration.ZERO));
    }

    /** The call changes these and its answer is lost; without any it does not even arrive. */
    void loses(String action, String... statuses) {
        payments.fake.next(
                NAVER + action,
                request -> request.body().onSuccess(body -> {
                    asked.add(body.toJsonObject());
                    if (statuses.length > 0) {
                        stand(statuses);
                    }
                    request.connection().close();
                }));
    }

    void takes(String action, String... statuses) {
        payments.fake.next(
                NAVER + action,
                request -> request.body().onSuccess(body -> {
                    asked.add(body.toJsonObject());
                    stand(statuses);
                    JsonArray taken = new JsonArray();
                    body.toJsonObject()
                            .getJsonArray("product_order_id")
                            .forEach(id -> taken.add(line(id.toString(), id.equals(A) ? statuses[0] : statuses[1])));
                    request.response()
                            .putHeader("Content-Type", "application/json")
                            .end(FakeIamport.ok(taken));
                }));
    }

    void refuses(String action, String words) {
        payments.fake.next(NAVER + action, 500, "application/json", FakeIamport.refusal(-1, words));
    }

    void stand(String... statuses) {
        payments.fake.putProductOrders(IMP, line(A, statuses[0]), line(B, statuses[1]));
    }

    static JsonObject line(String id, String status) {
        boolean isFirst = id.equals(A);
        return FakeIamport.productOrder(
                        isFirst ? "singleProductId" : "giftId", "", 1, isFirst ? 14_000 : 3_000, isFirst ? 2_500 : 0)
                .put("product_order_id", id)
                .put("product_order_status", status);
    }

    int calls(String action) {
        return payments.fake.requests("POST " + NAVER + action).size();
    }

    static List<String> results(Operation operation) {
        return items(operation).map(item -> item.path("result").asText()).toList();
    }

    static List<String> words(Operation operation) {
        return items(operation).map(item -> item.path("message").asText()).toList();
    }

    private static Stream<JsonNode> items(Operation operation) {
        JsonNode result = operation.result();
        assertThat(result).as(operation.toString()).isNotNull();
        return StreamSupport.stream(result.path("items").spliterator(), false);
    }

    /** Has it taken up once more. */
    Operation looked(Operation operation) {
        work();
        return atRest(operation);
    }

    Operation settled(Operation operation) {
        return until(operation, now -> now.state().isSettled(), this::work);
    }

    private Operation atRest(Operation operation) {
        return until(operation, now -> !now.underWay(), () -> await(vertx.timer(10, TimeUnit.MILLISECONDS)));
    }

    private Operation until(Operation operation, Predicate<Operation> condition, Runnable meanwhile) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            Operation now =
                    await(operations.find(payments.merchantId, operation.id())).orElseThrow();
            if (condition.test(now)) {
                return now;
            }
            assertThat(System.nanoTime()).as("still " + now).isLessThan(end);
            meanwhile.run();
        }
    }

    private void work() {
        await(payments.database.query(
                "update operation set run_at = now() where merchant_id = $1 and not in_lane", payments.merchantId));
        await(operations.job(payments.merchantId).run());
        await(vertx.timer(10, TimeUnit.MILLISECONDS));
    }
}
