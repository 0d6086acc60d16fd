package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.acceptance.TroubledIamport.Trouble;
import dev.naru.gateway.orders.PaymentTypeSamples;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An old client cancels and charges through the front; answers get lost, and the client repeats itself. */
@Tag("waits")
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontRepetitionTest {
    private static final String CANCEL = "/payments/cancel";
    private static final String AGAIN = "/subscribe/payments/again";
    private static final Duration IN_TIME = Duration.ofSeconds(28);

    private final TroubledIamport iamport;
    private final ShopWorld shop;

    FrontRepetitionTest(Vertx vertx, DatabaseAddress address) {
        this.iamport = new TroubledIamport(vertx);
        this.shop = ShopWorld.behind(iamport, vertx, address);
    }

    @BeforeAll
    void customerHasRegistered() {
        shop.mock("POST", "/_mock/v1/billing-keys", "{\"customer_uid\":\"gildong\"}");
    }

    @AfterAll
    void close() {
        shop.close();
        iamport.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "SERVER_ERROR", "HTML_PAGE"})
    void aCancelWhoseAnswerWasLostIsAnsweredAllTheSame(Trouble trouble) {
        String body = part(paid("lost-" + trouble.name()));
        iamport.next(CANCEL, trouble);

        HttpResponse<String> answer = shop.front("POST", CANCEL, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(payment(answer).getLong("cancel_amount")).isEqualTo(300);
        assertThat(payment(answer).getString("merchant_uid")).isEqualTo("lost-" + trouble.name());
        assertThat(cancels("lost-" + trouble.name())).containsExactly(300L);
    }

    /** Two of the troubles last as long as anybody waits; all at once, so that the test does not. */
    @Test
    void anOutcomeThatIsNotKnownInTimeIsFoundByTheSameCall() {
        List<Trouble> silent = List.of(Trouble.NO_ANSWER, Trouble.SLOW_BODY);
        List<String> bodies = silent.stream()
                .map(trouble -> part(paid("late-" + trouble.name())))
                .toList();
        silent.forEach(trouble -> iamport.next(CANCEL, trouble));

        long start = System.nanoTime();
        List<CompletableFuture<HttpResponse<String>>> answers = bodies.stream()
                .map(body -> shop.frontLater("POST", CANCEL, body))
                .toList();
        List<HttpResponse<String>> first =
                answers.stream().map(CompletableFuture::join).toList();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
        assertThat(first).allSatisfy(answer -> {
            JsonObject envelope = new JsonObject(answer.body());
            boolean isOutcome = answer.statusCode() == 200 && envelope.getInteger("code") == 0;
            boolean isUnknown = answer.statusCode() == 504
                    && envelope.getInteger("code") == -1
                    && envelope.getString("message").contains("아직 알 수 없습니다");
            assertThat(isOutcome || isUnknown).as(answer.body()).isTrue();
        });

        for (int i = 0; i < bodies.size(); i++) {
            if (first.get(i).statusCode() == 504) {
                String body = bodies.get(i);
                shop.until(() -> shop.front("POST", CANCEL, body).statusCode() == 200);
            }
        }
        assertThat(silent)
                .allSatisfy(
                        trouble -> assertThat(cancels("late-" + trouble.name())).containsExactly(300L));
    }

    /** Somebody charged under the number past the gateway, so ours was refused, and nobody heard it. */
    @Test
    void aPaymentOfAnotherAmountIsNotTakenForALostAnswer() {
        JsonObject call = new JsonObject()
                .put("customer_uid", "gildong")
                .put("merchant_uid", "stranger-1")
                .put("amount", 100)
                .put("name", "정기구독");
        shop.iamport("POST", AGAIN, call.encode());
        iamport.next(AGAIN, Trouble.RESET);

        HttpResponse<String> answer =
                shop.front("POST", AGAIN, call.put("amount", 9_900).encode());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(504);
        shop.until(() -> shop.api("GET", "/v1/operations?state=REVIEW", "")
                .encode()
                .contains("a payment of 100 won has this merchant_uid"));
    }

    /** The client gave up before the answer came; what it repeats is the same wish. */
    @Test
    void aClientThatLeftAndRepeatsDoesNotCancelTwice() throws IOException {
        String body = part(paid("left-1"));
        iamport.next(CANCEL, Trouble.RESET);

        // Gone before there is anything to hear.
        sending("POST", CANCEL, body).close();
        shop.until(() -> !cancels("left-1").isEmpty());
        HttpResponse<String> repeated = shop.front("POST", CANCEL, body);

        assertThat(repeated.statusCode()).as(repeated.body()).isEqualTo(200);
        assertThat(payment(repeated).getLong("cancel_amount")).isEqualTo(300);
        assertThat(cancels("left-1")).containsExactly(300L);
    }

    @Test
    void whatWasHeardOfIsDoneAgainWhenItIsAskedForAgain() {
        String body = part(paid("twice-1"));

        assertThat(payment(shop.front("POST", CANCEL, body)).getLong("cancel_amount"))
                .isEqualTo(300);
        assertThat(payment(shop.front("POST", CANCEL, body)).getLong("cancel_amount"))
                .isEqualTo(600);
        assertThat(cancels("twice-1")).containsExactly(300L, 300L);
    }

    @Test
    void differentCallsUnderWayTogetherAreEachDone() {
        String impUid = paid("parts-1");

        List<CompletableFuture<HttpResponse<String>>> answers = Stream.of(100, 200, 300)
                .map(amount -> shop.frontLater("POST", CANCEL, part(impUid, amount)))
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode())
                        .as(answer.join().body())
                        .isEqualTo(200));
        assertThat(cancels("parts-1")).containsExactlyInAnyOrder(100L, 200L, 300L);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "SERVER_ERROR", "HTML_PAGE"})
    void aChargeWhoseAnswerWasLostIsAnsweredAllTheSame(Trouble trouble) {
        String merchantUid = "charge-" + trouble.name();
        iamport.next(AGAIN, trouble);

        HttpResponse<String> answer = shop.front("POST", AGAIN, charge(merchantUid));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(payment(answer).getString("status")).isEqualTo("paid");
        assertThat(payment(answer).getString("merchant_uid")).isEqualTo(merchantUid);
        assertThat(payments(merchantUid)).hasSize(1);
    }

    @Test
    void equalChargesTogetherMakeOnePayment() {
        iamport.next(AGAIN, Trouble.RESET);

        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 5)
                .mapToObj(i -> shop.frontLater("POST", AGAIN, charge("charge-together")))
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(payments("charge-together")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "SERVER_ERROR", "HTML_PAGE"})
    void aPlanWhoseAnswerWasLostIsAnsweredAllTheSame(Trouble trouble) {
        String schedule = "/subscribe/payments/schedule";
        String merchantUid = "plan-" + trouble.name();
        iamport.next(schedule, trouble);

        HttpResponse<String> answer = shop.front(
                "POST",
                schedule,
                "{\"customer_uid\":\"gildong\",\"schedules\":[{\"merchant_uid\":\"%s\",\"schedule_at\":4000000000,\"amount\":100}]}"
                        .formatted(merchantUid));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(new JsonObject(answer.body())
                        .getJsonArray("response")
                        .getJsonObject(0)
                        .getString("merchant_uid"))
                .isEqualTo(merchantUid);
    }

    @Test
    void aKeyWhoseDeletionWasNotHeardOfIsGone() {
        shop.mock("POST", "/_mock/v1/billing-keys", "{\"customer_uid\":\"leaving\"}");
        String path = "/subscribe/customers/leaving";
        iamport.next(path, Trouble.RESET);

        HttpResponse<String> answer = shop.front("DELETE", path + "?reason=bye&extra%5Brequester%5D=customer", "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(payment(answer).getString("customer_uid")).isEqualTo("leaving");
        assertThat(new JsonObject(shop.front("GET", path, "").body()).getInteger("code"))
                .isNotZero();
    }

    @Test
    void aCancelThroughTheFrontIsTheOrdersStoryToo() {
        JsonObject placed = shop.api(
                "POST", "/v1/orders", PaymentTypeSamples.body("story-1").encode());
        assertThat(shop.tries(placed.getJsonObject("request_pay")).getBoolean("ok"))
                .isTrue();
        shop.mock("POST", "/_mock/v1/orders/story-1/approve", "{}");
        JsonObject confirmed = new JsonObject(
                shop.answer("POST", "/v1/orders/story-1/confirm?wait=20", "{}").body());
        assertThat(confirmed.getString("state")).isEqualTo("PAID");

        HttpResponse<String> answer = shop.front(
                "POST",
                CANCEL,
                new JsonObject()
                        .put("imp_uid", confirmed.getString("imp_uid"))
                        .put("reason", "변심")
                        .encode());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(shop.order("story-1").getString("state")).isEqualTo("CANCELLED");
        shop.until(() -> shop.eventTypes("story-1").contains("order.cancelled"));
        assertThat(shop.api("GET", "/v1/operations", "").encode()).contains("\"story-1\"");
    }

    @Test
    void anAmountThatIsNotTheOrdersIsNotRegistered() {
        JsonObject placed = shop.api(
                "POST", "/v1/orders", PaymentTypeSamples.body("amount-1").encode());
        long amount = placed.getJsonObject("request_pay").getLong("amount");

        HttpResponse<String> other = shop.front("PUT", "/payments/prepare", prepare("amount-1", amount + 1));
        HttpResponse<String> same = shop.front("PUT", "/payments/prepare", prepare("amount-1", amount));

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(new JsonObject(other.body()).getString("message")).contains(amount + "원");
        assertThat(same.statusCode()).as(same.body()).isEqualTo(200);
    }

    private static String prepare(String merchantUid, long amount) {
        return new JsonObject()
                .put("merchant_uid", merchantUid)
                .put("amount", amount)
                .encode();
    }

    private String paid(String merchantUid) {
        return shop.mock(
                        "POST",
                        "/_mock/v1/orders",
                        "{\"merchant_uid\":\"%s\",\"amount\":10000,\"pg_provider\":\"naverpay\"}"
                                .formatted(merchantUid))
                .getJsonObject("data")
                .getString("imp_uid");
    }

    private static String part(String impUid) {
        return part(impUid, 300);
    }

    private static String part(String impUid, int amount) {
        return new JsonObject()
                .put("imp_uid", impUid)
                .put("amount", amount)
                .put("reason", "부분")
                .encode();
    }

    private static String charge(String merchantUid) {
        return new JsonObject()
                .put("customer_uid", "gildong")
                .put("merchant_uid", merchantUid)
                .put("amount", 9_900)
                .put("name", "정기구독")
                .encode();
    }

    private Socket sending(String method, String path, String body) throws IOException {
        URI url = URI.create(shop.apiUrl());
        String token = shop.frontToken();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket.getOutputStream()
                .write((method + " " + path + " HTTP/1.1\r\nHost: shop\r\nAuthorization: " + token
                                + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return socket;
    }

    private static JsonObject payment(HttpResponse<String> answer) {
        JsonObject response = new JsonObject(answer.body()).getJsonObject("response");
        assertThat(response).as(answer.body()).isNotNull();
        return response;
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

    private List<JsonObject> payments(String merchantUid) {
        JsonArray all =
                shop.mock("GET", "/_mock/v1/orders?where=" + merchantUid, "").getJsonArray("data");
        return all.stream()
                .map(JsonObject.class::cast)
                .filter(one -> merchantUid.equals(one.getString("merchant_uid")))
                .toList();
    }
}
