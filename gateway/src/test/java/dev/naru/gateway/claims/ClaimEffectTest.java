package dev.naru.gateway.claims;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.naru.gateway.events.EventOutboxRepository;
import dev.naru.gateway.iamport.FakeIamport;
import dev.naru.gateway.operations.LaneRepository;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationState;
import dev.naru.gateway.operations.Operations;
import dev.naru.gateway.payments.PaymentWorld;
import dev.naru.gateway.payments.ReviewNews;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A claim is done once, or nobody says that it was, whatever happens to the answers. */
@ExtendWith(PostgresExtension.class)
class ClaimEffectTest {
    private static final String IMP = "imp_000000000001";
    private static final String NAVER = "/payments/" + IMP + "/naver/";
    private static final String A = "2026010100000001";
    private static final String B = "2026010100000002";
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Vertx vertx;
    private final PaymentWorld world;
    private final Operations operations;
    private final Claims claims;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final List<JsonObject> asked = new CopyOnWriteArrayList<>();

    ClaimEffectTest(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.world = new PaymentWorld(vertx, database);
        InstantSource clock = () -> Instant.now().plus(ahead.get());
        this.operations = new Operations(
                vertx,
                database,
                world.timeline,
                new ReviewNews(world.orders, new EventOutboxRepository(world.timeline)),
                List.of(new ClaimEffect(
                        world.clients(), world.verifier, new LaneRepository(database), world.tasks, clock)),
                InstantSource.system(),
                new Random(1));
        this.claims = new Claims(operations, world.clients());
    }

    @BeforeEach
    void paid() {
        world.placeTwoLines("order-1");
        world.fake.put(FakeIamport.payment(IMP, "order-1", "paid", 19_500));
        stand("PAYED", "PAYED");
        world.verify(IMP);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void whatIsNotDoneIsAskedForAgainOnceItCannotBeOnItsWay() {
        loses("ship");
        takes("ship", "DELIVERING", "DELIVERING");

        Operation unknown = looked(claim("k", ClaimAction.SHIP, A, B));
        assertThat(unknown.state()).isEqualTo(OperationState.UNKNOWN);
        assertThat(results(unknown)).containsExactly("UNKNOWN", "UNKNOWN");

        ahead.set(Duration.ofMinutes(3));
        Operation settled = settled(unknown);

        assertThat(settled.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(calls("ship")).isEqualTo(2);
    }

    @Test
    void beforeThatItIsOnlyLookedFor() {
        loses("ship");

        Operation unknown = claim("k", ClaimAction.SHIP, A, B);
        ahead.set(Duration.ofSeconds(110));
        looked(looked(unknown));

        assertThat(calls("ship")).isEqualTo(1);
    }

    @Test
    void whatWasDoneIsNotAskedForAgain() {
        loses("ship", "DELIVERING", "PAYED");
        takes("ship", "DELIVERING", "DELIVERING");

        Operation unknown = looked(claim("k", ClaimAction.SHIP, A, B));
        assertThat(results(unknown)).containsExactly("DONE", "UNKNOWN");
        ahead.set(Duration.ofMinutes(3));
        Operation settled = settled(unknown);

        assertThat(results(settled)).containsExactly("DONE", "DONE");
        assertThat(asked.get(0).getJsonArray("product_order_id"))
                .isEqualTo(new JsonArray().add(A).add(B));
        assertThat(asked.get(1).getJsonArray("product_order_id")).isEqualTo(new JsonArray().add(B));
    }

    @Test
    void aLostAnswerIsFoundByLooking() {
        loses("ship", "DELIVERING", "DELIVERED");

        Operation settled = settled(claim("k", ClaimAction.SHIP, A, B));

        assertThat(results(settled)).containsExactly("DONE", "DONE");
        assertThat(calls("ship")).isEqualTo(1);
    }

    @Test
    void whatStandsSomewhereElseIsForAPerson() {
        loses("ship", "DELIVERING", "CANCELED");

        Operation settled = settled(claim("k", ClaimAction.SHIP, A, B));

        assertThat(settled.state()).isEqualTo(OperationState.REVIEW);
        assertThat(settled.errorMessage()).endsWith(": " + B);
        assertThat(results(settled)).containsExactly("DONE", "UNKNOWN");
        assertThat(world.events("order-1")).contains("operation.review");
    }

    @Test
    void aHoldWithoutAnAnswerIsForAPersonAndNeverAskedForAgain() {
        loses("withhold-return");

        Operation settled = settled(claim("k", ClaimAction.WITHHOLD_RETURN, A));

        assertThat(settled.state()).isEqualTo(OperationState.REVIEW);
        assertThat(calls("withhold-return")).isEqualTo(1);
    }

    @Test
    void placingMayBeAskedForAgain() {
        loses("place");
        takes("place", "PAYED", "PAYED");

        Operation unknown = looked(claim("k", ClaimAction.PLACE, A, B));
        ahead.set(Duration.ofMinutes(3));

        assertThat(settled(unknown).state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void placingThatIsRefusedTheSecondTimeIsForAPerson() {
        loses("place");
        refuses("place", "[" + A + "] 이미 발주확인된 상품주문입니다.");

        Operation unknown = looked(claim("k", ClaimAction.PLACE, A));
        ahead.set(Duration.ofMinutes(3));
        Operation settled = settled(unknown);

        assertThat(settled.state()).isEqualTo(OperationState.REVIEW);
        assertThat(settled.errorMessage()).contains("이미 발주확인된 상품주문입니다.");
    }

    @Test
    void aRefusalOfAllIsNotBelievedWhenItWasDone() {
        world.fake.next(NAVER + "ship", request -> {
            stand("DELIVERING", "PAYED");
            request.response()
                    .setStatusCode(500)
                    .putHeader("Content-Type", "application/json")
                    .end(FakeIamport.refusal(-1, "일시적인 오류입니다."));
        });

        Operation settled = settled(claim("k", ClaimAction.SHIP, A, B));

        assertThat(settled.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(results(settled)).containsExactly("DONE", "REFUSED");
        assertThat(words(settled)).containsExactly("null", "일시적인 오류입니다.");
    }

    @Test
    void anAnswerThatIsSilentAboutOneIsLookedInto() {
        world.fake.next(NAVER + "ship", request -> {
            stand("DELIVERING", "PAYED");
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(FakeIamport.ok(new JsonArray().add(line(A, "DELIVERING"))));
        });

        Operation unknown = claim("k", ClaimAction.SHIP, A, B);

        assertThat(unknown.state()).isEqualTo(OperationState.UNKNOWN);
        assertThat(results(unknown)).containsExactly("DONE", "UNKNOWN");
    }

    @Test
    void anotherClaimOfTheSameWaitsAndOfOthersGoesOn() {
        loses("ship");
        takes("place", "PAYED", "PAYED");

        Operation unknown = looked(claim("k", ClaimAction.SHIP, A));
        Operation same = claim("same", ClaimAction.PLACE, A, B);
        Operation other = claim("other", ClaimAction.PLACE, B);

        assertThat(unknown.state()).isEqualTo(OperationState.UNKNOWN);
        assertThat(same.state()).isEqualTo(OperationState.PENDING);
        assertThat(other.state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void aWrongFieldIsRefusedInIamportsWords() {
        world.fake.next(
                NAVER + "ship", 400, "application/json", FakeIamport.refusal(-1, "delivery_method 파라메터가 누락되었습니다."));

        Operation settled = settled(claim("k", ClaimAction.SHIP, A));

        assertThat(settled.state()).isEqualTo(OperationState.FAILED);
        assertThat(settled.errorMessage()).isEqualTo("delivery_method 파라메터가 누락되었습니다.");
        assertThat(words(settled)).containsExactly("delivery_method 파라메터가 누락되었습니다.");
    }

    @Test
    void aPaymentNobodyKnowsIsRefusedInIamportsWords() {
        Operation settled = settled(await(claims.submit(
                world.merchantId,
                null,
                new ClaimRequest(
                        new ImpUid("imp_none"), ClaimAction.PLACE, List.of(A), JsonNodeFactory.instance.objectNode()),
                "key:none",
                null,
                Duration.ZERO)));

        assertThat(settled.errorCode()).isEqualTo("payment_not_found");
        assertThat(settled.errorMessage()).isEqualTo("존재하지 않는 결제정보입니다.");
    }

    @Test
    void aPaymentOfNoOrderOfOursIsClaimedToo() {
        world.fake.put(FakeIamport.payment("imp_elsewhere", "placed-elsewhere", "paid", 19_500));
        world.fake.putProductOrders("imp_elsewhere", line(A, "PAYED"));
        world.fake.next(
                "/payments/imp_elsewhere/naver/place",
                200,
                "application/json",
                FakeIamport.ok(new JsonArray().add(line(A, "PAYED"))));

        Operation settled = settled(await(claims.submit(
                world.merchantId,
                null,
                new ClaimRequest(
                        new ImpUid("imp_elsewhere"),
                        ClaimAction.PLACE,
                        List.of(),
                        JsonNodeFactory.instance.objectNode()),
                "key:elsewhere",
                null,
                Duration.ZERO)));

        assertThat(results(settled)).containsExactly("DONE");
    }

    @Test
    void aReplyHasWhatWasTaken() {
        world.fake.next(NAVER + "ship", request -> {
            stand("DELIVERING", "PAYED");
            request.response()
                    .setStatusCode(207)
                    .putHeader("Content-Type", "application/json")
                    .end(new JsonObject(FakeIamport.ok(new JsonArray().add(line(A, "DELIVERING"))))
                            .put("message", "1건 누락")
                            .encode());
        });

        ClaimReply reply = await(claims.reply(claim("k", ClaimAction.SHIP, A, B)));

        assertThat(reply.httpStatus()).isEqualTo(207);
        assertThat(reply.code()).isZero();
        assertThat(reply.message()).isEqualTo("1건 누락");
        assertThat(reply.taken())
                .extracting(one -> one.path("product_order_id").asText())
                .containsExactly(A);
    }

    @Test
    void aReplyToARefusalIsTheRefusal() {
        refuses("ship", "[" + A + "] 처리할 수 없습니다.");

        ClaimReply reply = await(claims.reply(claim("k", ClaimAction.SHIP, A)));

        assertThat(reply).isEqualTo(new ClaimReply(500, -1, "[" + A + "] 처리할 수 없습니다.", null));
    }

    private Operation claim(String key, ClaimAction action, String... ids) {
        Operation asking = await(claims.submit(
                world.merchantId,
                new MerchantUid("order-1"),
                new ClaimRequest(new ImpUid(IMP), action, List.of(ids), JsonNodeFactory.instance.objectNode()),
                "key:" + key,
                key,
                Duration.ZERO));
        return atRest(asking);
    }

    /** The call changes these and its answer is lost; without any it does not even arrive. */
    private void loses(String action, String... statuses) {
        world.fake.next(
                NAVER + action,
                request -> request.body().onSuccess(body -> {
                    asked.add(body.toJsonObject());
                    if (statuses.length > 0) {
                        stand(statuses);
                    }
                    request.connection().close();
                }));
    }

    private void takes(String action, String... statuses) {
        world.fake.next(
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

    private void refuses(String action, String words) {
        world.fake.next(NAVER + action, 500, "application/json", FakeIamport.refusal(-1, words));
    }

    private void stand(String... statuses) {
        world.fake.putProductOrders(IMP, line(A, statuses[0]), line(B, statuses[1]));
    }

    private static JsonObject line(String id, String status) {
        boolean isFirst = id.equals(A);
        return FakeIamport.productOrder(
                        isFirst ? "singleProductId" : "giftId", "", 1, isFirst ? 14_000 : 3_000, isFirst ? 2_500 : 0)
                .put("product_order_id", id)
                .put("product_order_status", status);
    }

    private int calls(String action) {
        return world.fake.requests("POST " + NAVER + action).size();
    }

    private static List<String> results(Operation operation) {
        return items(operation).map(item -> item.path("result").asText()).toList();
    }

    private static List<String> words(Operation operation) {
        return items(operation).map(item -> item.path("message").asText()).toList();
    }

    private static Stream<JsonNode> items(Operation operation) {
        JsonNode result = operation.result();
        assertThat(result).as(operation.toString()).isNotNull();
        return StreamSupport.stream(result.path("items").spliterator(), false);
    }

    /** Has it taken up once more. */
    private Operation looked(Operation operation) {
        work();
        return atRest(operation);
    }

    private Operation settled(Operation operation) {
        return until(operation, now -> now.state().isSettled(), this::work);
    }

    private Operation atRest(Operation operation) {
        return until(operation, now -> !now.underWay(), () -> await(vertx.timer(10, TimeUnit.MILLISECONDS)));
    }

    private Operation until(Operation operation, Predicate<Operation> condition, Runnable meanwhile) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            Operation now =
                    await(operations.find(world.merchantId, operation.id())).orElseThrow();
            if (condition.test(now)) {
                return now;
            }
            assertThat(System.nanoTime()).as("still " + now).isLessThan(end);
            meanwhile.run();
        }
    }

    private void work() {
        await(world.database.query(
                "update operation set run_at = now() where merchant_id = $1 and not in_lane", world.merchantId));
        await(operations.job(world.merchantId).run());
        await(vertx.timer(10, TimeUnit.MILLISECONDS));
    }
}
