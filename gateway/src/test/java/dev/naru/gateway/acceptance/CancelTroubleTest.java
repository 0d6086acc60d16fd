package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.acceptance.TroubledIamport.Trouble;
import dev.naru.gateway.orders.PaymentTypeSamples;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The shop gives money back through the ports; Iamport does it, and its answers get lost. */
@Tag("waits")
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CancelTroubleTest {
    private static final String CANCEL = "/payments/cancel";
    private static final String PART = "{\"amount\":300,\"reason\":\"마음이 바뀜\",\"requester\":\"customer\"}";
    private static final String ALL = "{\"reason\":\"마음이 바뀜\",\"requester\":\"customer\"}";

    private final TroubledIamport iamport;
    private final ShopWorld shop;

    CancelTroubleTest(Vertx vertx, DatabaseAddress address) {
        this.iamport = new TroubledIamport(vertx);
        this.shop = ShopWorld.behind(iamport, vertx, address);
    }

    @AfterAll
    void close() {
        shop.close();
        iamport.close();
    }

    @Test
    void everythingGoesBackAndTheShopIsTold() {
        paid("all-1");

        HttpResponse<String> answer = cancels("all-1", "key-all-1", ALL);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(shop.order("all-1").getString("state")).isEqualTo("CANCELLED");
        shop.until(() -> shop.eventTypes("all-1").contains("order.cancelled"));
        assertThat(faults("all-1")).isEmpty();
    }

    @Test
    void theSameRequestAgainGetsTheSameBytes() {
        paid("again-1");

        HttpResponse<String> first = cancels("again-1", "key-again-1", PART);
        HttpResponse<String> second = cancels("again-1", "key-again-1", PART);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(cancels("again-1")).containsExactly(300L);
    }

    @Test
    void theSameRefusalAgainIsTheSameBytesToo() {
        paid("over-1");
        String tooMuch = PART.replace("300", "300000");

        HttpResponse<String> first = cancels("over-1", "key-over-1", tooMuch);
        HttpResponse<String> second = cancels("over-1", "key-over-1", tooMuch);

        assertThat(first.statusCode()).isEqualTo(422);
        assertThat(new JsonObject(first.body()).getString("code")).isEqualTo("over_balance");
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        paid("other-1");
        cancels("other-1", "key-other-1", PART);

        HttpResponse<String> refused = cancels("other-1", "key-other-1", PART.replace("300", "200"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(new JsonObject(refused.body()).getString("code")).isEqualTo("idempotency_key_reused");
        assertThat(cancels("other-1")).containsExactly(300L);
    }

    @Test
    void withoutAKeyNothingIsDone() {
        paid("keyless-1");

        HttpResponse<String> refused = shop.answer("POST", "/v1/orders/keyless-1/cancel", PART);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(refused.body()).getString("code")).isEqualTo("idempotency_key_required");
        assertThat(cancels("keyless-1")).isEmpty();
    }

    @Test
    void anUnpaidOrderHasNothingToGiveBack() {
        opens("unpaid-1");

        HttpResponse<String> refused = cancels("unpaid-1", "key-unpaid-1", ALL);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(new JsonObject(refused.body()).getString("code")).isEqualTo("not_paid");
    }

    @Test
    void partsAtOnceAllGoBack() {
        paid("parts-1");

        List<CompletableFuture<HttpResponse<String>>> parts = IntStream.range(0, 3)
                .mapToObj(i -> shop.later("POST", "/v1/orders/parts-1/cancel", PART, "key-parts-" + i))
                .toList();

        assertThat(parts).allMatch(part -> part.join().statusCode() == 200);
        assertThat(cancels("parts-1")).containsExactly(300L, 300L, 300L);
    }

    /** All at once: two of the troubles last as long as the gateway waits for an answer. */
    @Test
    void whateverHappensToTheAnswerTheMoneyGoesBackOnce() {
        List<String> orders = Stream.of(Trouble.values())
                .map(trouble -> "lost-" + trouble.name())
                .toList();
        orders.forEach(this::paid);
        Stream.of(Trouble.values()).forEach(trouble -> iamport.next(CANCEL, trouble));

        List<CompletableFuture<HttpResponse<String>>> answers = orders.stream()
                .map(order -> shop.later("POST", "/v1/orders/" + order + "/cancel", PART, "key-" + order))
                .toList();
        List<JsonObject> operations = answers.stream()
                .map(answer -> new JsonObject(answer.join().body()))
                .toList();

        shop.until(() -> operations.stream().allMatch(operation -> isDone(operation.getString("operation_id"))));
        assertThat(orders).allSatisfy(order -> assertThat(cancels(order)).containsExactly(300L));
    }

    private void opens(String merchantUid) {
        JsonObject placed = shop.api(
                "POST", "/v1/orders", PaymentTypeSamples.body(merchantUid).encode());
        assertThat(shop.tries(placed.getJsonObject("request_pay")).getBoolean("ok"))
                .isTrue();
    }

    private void paid(String merchantUid) {
        opens(merchantUid);
        shop.mock("POST", "/_mock/v1/orders/" + merchantUid + "/approve", "{}");
        HttpResponse<String> confirmed = shop.answer("POST", "/v1/orders/" + merchantUid + "/confirm?wait=20", "{}");
        assertThat(new JsonObject(confirmed.body()).getString("state")).isEqualTo("PAID");
    }

    private HttpResponse<String> cancels(String merchantUid, String key, String body) {
        return shop.later("POST", "/v1/orders/" + merchantUid + "/cancel", body, key)
                .join();
    }

    private boolean isDone(String operationId) {
        return shop.api("GET", "/v1/operations/" + operationId, "")
                .getString("state")
                .equals("SUCCEEDED");
    }

    /** Every cancel that Iamport has, in won. */
    private List<Long> cancels(String merchantUid) {
        JsonObject order =
                shop.mock("GET", "/_mock/v1/orders/" + merchantUid, "").getJsonObject("data");
        JsonArray history = order.getJsonObject("payment").getJsonArray("cancel_history");
        return history.stream()
                .map(JsonObject.class::cast)
                .map(cancel -> cancel.getLong("amount"))
                .toList();
    }

    private List<String> faults(String merchantUid) {
        JsonArray data = shop.mock("GET", "/_mock/v1/inspection", "").getJsonArray("data");
        return data.stream()
                .map(JsonObject.class::cast)
                .filter(fault -> merchantUid.equals(fault.getString("merchant_uid")))
                .map(fault -> fault.getString("code"))
                .toList();
    }
}
