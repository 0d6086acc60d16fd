package dev.naru.gateway.iamport;

import static dev.naru.gateway.iamport.FakeIamport.ok;
import static dev.naru.gateway.iamport.FakeIamport.payment;
import static dev.naru.gateway.iamport.FakeIamport.productOrder;
import static dev.naru.gateway.iamport.FakeIamport.refusal;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.naru.gateway.iamport.IamportFailure.Kind;
import dev.naru.gateway.iamport.IamportSettings.Limits;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.Krw;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.platform.value.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IamportClientTest {
    private static final ImpUid IMP = new ImpUid("imp_000000000001");
    private static final String PATH = "/payments/imp_000000000001";
    private static final Limits QUICK =
            new Limits(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ofSeconds(5), 64, 128);

    private static Vertx vertx;

    private final VirtualNanos nanos = new VirtualNanos();
    private FakeIamport fake;
    private IamportClient client;

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() {
        await(vertx.close());
    }

    @BeforeEach
    void startFake() {
        fake = FakeIamport.start(vertx);
        client = client(QUICK);
    }

    @AfterEach
    void stopFake() {
        await(client.close());
        fake.close();
    }

    @Test
    void readsAPayment() {
        fake.put(payment(IMP.value(), "order-1", "paid", 21_000));

        IamportPayment payment = await(client.payment(IMP));

        assertThat(payment.merchantUid()).isEqualTo(new MerchantUid("order-1"));
        assertThat(payment.status()).isEqualTo(PaymentStatus.PAID);
        assertThat(payment.amount()).isEqualTo(new Krw(21_000));
        assertThat(payment.buyer().addr()).isEqualTo("서울특별시 강남구 삼성동");
        assertThat(payment.paidAt()).isEqualTo(Instant.ofEpochSecond(1_767_225_600));
        assertThat(payment.failedAt()).isNull();
    }

    @Test
    void asksForTestPaymentsOnlyWhenTheyCount() {
        fake.put(payment(IMP.value(), "order-1", "paid", 21_000));
        await(client.payment(IMP));
        IamportClient live = new IamportClient(
                vertx, IamportSettings.of(fake.url(), "key", new Secret("secret"), false), nanos, new Random(1));

        await(live.payment(IMP));
        await(live.close());

        assertThat(fake.requests("GET ")).containsExactly("GET " + PATH + "?include_sandbox=true", "GET " + PATH);
    }

    @Test
    void readsNumbersThatTravelAsTextAndIgnoresWhatItDoesNotKnow() {
        JsonObject payment = payment(IMP.value(), "order-1", "brand-new-status", 1)
                .put("amount", "21000")
                .put("cancel_amount", "1000")
                .put("paid_at", "1767225600")
                .put("promotion", new JsonObject().put("id", "p"))
                .put("cancel_history", new JsonArray());
        fake.put(payment);

        IamportPayment read = await(client.payment(IMP));

        assertThat(read.amount()).isEqualTo(new Krw(21_000));
        assertThat(read.cancelAmount()).isEqualTo(new Krw(1_000));
        assertThat(read.status()).isEqualTo(PaymentStatus.UNKNOWN);
    }

    @Test
    void takesACodeThatTravelsAsText() {
        fake.next(
                PATH,
                200,
                "application/json",
                ok(payment(IMP.value(), "o", "paid", 10)).replace("\"code\":0", "\"code\":\"0\""));

        assertThat(await(client.payment(IMP)).amount()).isEqualTo(new Krw(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"amount\":10.5",
                "\"amount\":-1",
                "\"amount\":null",
                "\"amount\":1e400000000",
                "\"amount\":\"ten\""
            })
    void refusesAmountsThatAreNoWholeWon(String amount) {
        fake.next(
                PATH,
                200,
                "application/json",
                ok(payment(IMP.value(), "o", "paid", 10)).replace("\"amount\":10", amount));

        assertThat(failure(client.payment(IMP)).kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void anUnknownPaymentIsNotFoundWithIamportsOwnWords() {
        IamportFailure failure = failure(client.payment(IMP));

        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure.httpStatus()).isEqualTo(404);
        assertThat(failure.code()).isEqualTo(-1);
        assertThat(failure).hasMessage("존재하지 않는 결제정보입니다.");
    }

    @Test
    void http200WithAnotherCodeIsARefusalThatKeepsItsMessage() {
        fake.next(PATH, 200, "application/json", refusal(1, "취소할 결제건이 존재하지 않습니다."));

        IamportFailure failure = failure(client.payment(IMP));

        assertThat(failure.kind()).isEqualTo(Kind.DECLINED);
        assertThat(failure).hasMessage("취소할 결제건이 존재하지 않습니다.");
    }

    @ParameterizedTest
    @CsvSource({"400,DECLINED", "403,DECLINED", "404,NOT_FOUND", "429,RATE_LIMITED", "302,PROTOCOL"})
    void namesWhatAStatusMeans(int status, Kind kind) {
        fake.next(PATH, status, "application/json", refusal(-1, "no"));

        assertThat(failure(client.payment(IMP)).kind()).isEqualTo(kind);
        assertThat(fake.requests("GET ")).hasSize(1);
    }

    @Test
    void anHtmlPageIsNoAnswer() {
        fake.next(PATH, 200, "text/html", ok(payment(IMP.value(), "o", "paid", 10)));

        assertThat(failure(client.payment(IMP)).kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void anHtmlNotFoundIsNotIamportSayingSo() {
        fake.next(PATH, 404, "text/html", "<h1>404</h1>");

        assertThat(failure(client.payment(IMP)).kind()).isEqualTo(Kind.PROTOCOL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"response\":{}}",
                "{\"code\":0}",
                "{\"code\":0,\"response\":[]}",
                "{\"code\":0,\"response\":{}}"
            })
    void brokenJsonIsAProtocolFailure(String body) {
        fake.next(PATH, 200, "application/json", body);

        assertThat(failure(client.payment(IMP)).kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void anOversizedAnswerIsCutOff() {
        fake.next(PATH, 200, "application/json", "{\"x\":\"" + "a".repeat(1 << 20) + "\"}");

        assertThat(failure(client.payment(IMP)).kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void aReadIsRepeatedAfterServerErrors() {
        fake.put(payment(IMP.value(), "order-1", "paid", 10));
        fake.next(PATH, 503, "text/html", "busy").next(PATH, 500, "application/json", refusal(-1, "oops"));

        assertThat(await(client.payment(IMP)).status()).isEqualTo(PaymentStatus.PAID);
        assertThat(fake.requests("GET ")).hasSize(3);
    }

    @Test
    void aReadIsRepeatedAtMostTwice() {
        for (int i = 0; i < 4; i++) {
            fake.next(PATH, 500, "application/json", refusal(-1, "oops"));
        }

        IamportFailure failure = failure(client.payment(IMP));

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessage("oops");
        assertThat(fake.requests("GET ")).hasSize(3);
    }

    @Test
    void aResetConnectionIsRepeated() {
        fake.put(payment(IMP.value(), "order-1", "paid", 10));
        fake.next(PATH, request -> request.connection().close());

        assertThat(await(client.payment(IMP)).status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void silenceEndsInATimeout() {
        for (int i = 0; i < 3; i++) {
            fake.next(PATH, IamportClientTest::saysNothing);
        }

        assertThat(failure(client.payment(IMP)).kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void aBodyThatNeverEndsIsATimeoutToo() {
        for (int i = 0; i < 3; i++) {
            fake.next(
                    PATH,
                    request -> request.response()
                            .setChunked(true)
                            .putHeader("Content-Type", "application/json")
                            .write("{\"code\":0,"));
        }

        assertThat(failure(client.payment(IMP)).kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void afterATimeoutTheNextCallGetsItsOwnAnswer() {
        fake.put(payment(IMP.value(), "order-1", "paid", 10));
        fake.next(PATH, IamportClientTest::saysNothing);

        assertThat(await(client.payment(IMP)).status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void aDeadServerIsUnavailable() {
        IamportClient nobody = new IamportClient(
                vertx,
                IamportSettings.of(URI.create("http://127.0.0.1:1"), "key", new Secret("secret"), true),
                nanos,
                new Random(1));

        assertThat(failure(nobody.payment(IMP)).kind()).isEqualTo(Kind.UNAVAILABLE);
        await(nobody.close());
    }

    @Test
    void moreCallsThanPoolAndQueueFailAtOnce() {
        IamportClient narrow =
                client(new Limits(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(4), 1, 1));
        fake.put(payment(IMP.value(), "order-1", "paid", 10));
        await(narrow.payment(IMP));
        for (int i = 0; i < 12; i++) {
            fake.next(PATH, IamportClientTest::saysNothing);
        }
        List<Future<IamportPayment>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(narrow.payment(IMP));
        }

        assertThat(failure(Future.any(calls).mapEmpty()).kind()).isIn(Kind.UNAVAILABLE, Kind.TIMEOUT);
        assertThat(fake.requests("GET ").size()).isLessThan(8);
        await(narrow.close());
    }

    @Test
    void a401IsAnsweredByOneNewTokenAndOneRepeat() {
        fake.put(payment(IMP.value(), "order-1", "paid", 10));
        fake.next(PATH, 401, "application/json", refusal(-1, "Unauthorized"));

        assertThat(await(client.payment(IMP)).status()).isEqualTo(PaymentStatus.PAID);
        assertThat(fake.requests("POST /users/getToken")).hasSize(2);
    }

    @Test
    void aSecond401IsTheEnd() {
        fake.next(PATH, 401, "application/json", refusal(-1, "Unauthorized"));
        fake.next(PATH, 401, "application/json", refusal(-1, "Unauthorized"));

        assertThat(failure(client.payment(IMP)).kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(fake.requests("GET ")).hasSize(2);
    }

    @Test
    void wrongCredentialsAreUnauthorizedAndNotRepeated() {
        fake.next("/users/getToken", 401, "application/json", refusal(-1, "인증에 실패하였습니다. API키와 secret을 확인하세요."));

        IamportFailure failure = failure(client.payment(IMP));

        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure).hasMessage("인증에 실패하였습니다. API키와 secret을 확인하세요.");
        assertThat(fake.requests("POST ")).hasSize(1);
    }

    @Test
    void aHundredConcurrentCallsTakeOneToken() {
        fake.put(payment(IMP.value(), "order-1", "paid", 10));
        List<Future<IamportPayment>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(client.payment(IMP));
        }

        await(Future.all(calls));

        assertThat(fake.requests("POST /users/getToken")).hasSize(1);
    }

    @Test
    void anExpiredTokenIsReplacedBeforeItIsUsed() {
        fake.put(payment(IMP.value(), "order-1", "paid", 10));
        await(client.payment(IMP));
        nanos.advance(Duration.ofSeconds(1_801));

        await(client.payment(IMP));

        assertThat(fake.requests("POST /users/getToken")).hasSize(2);
        assertThat(fake.requests("GET ")).hasSize(2);
    }

    @Test
    void anOutageOpensTheBreakerOfItsRoutesOnly() {
        fake.put(payment(IMP.value(), "order-1", "paid", 10));
        for (int i = 0; i < 60; i++) {
            fake.next(PATH + "/naver/product-orders", 500, "application/json", refusal(-1, "oops"));
        }
        List<Future<List<NaverProductOrder>>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(client.productOrders(IMP));
        }
        await(Future.join(calls).otherwiseEmpty());
        int before = fake.requests("GET ").size();

        assertThat(failure(client.productOrders(IMP)).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(fake.requests("GET ")).hasSize(before);
        assertThat(await(client.payment(IMP)).status()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void readsProductOrders() {
        fake.putProductOrders(IMP.value(), productOrder("singleProductId", "", 1, 14_000, 7_000));

        assertThat(await(client.productOrders(IMP)))
                .containsExactly(new NaverProductOrder(
                        "2026010112345678", "PAYED", null, null, "singleProductId", "", 1, 14_000, 7_000));
    }

    @Test
    void readsPagesUntilTheLast() {
        fake.put(payment("imp_1", "o1", "paid", 10)).put(payment("imp_2", "o2", "paid", 20));

        PaymentPage first = await(client.paymentsByStatus(
                PaymentStatus.PAID, Instant.EPOCH, Optional.of(Instant.ofEpochSecond(60)), 1, 1));

        assertThat(first.total()).isEqualTo(2);
        assertThat(first.next()).isEqualTo(2);
        assertThat(first.payments()).extracting(IamportPayment::impUid).containsExactly(new ImpUid("imp_1"));
        assertThat(fake.requests("GET "))
                .containsExactly("GET /payments/status/paid?from=0&to=60&sorting=started&page=1&limit=1");
    }

    @Test
    void oneBrokenRecordDoesNotHideItsNeighbours() {
        fake.put(payment("imp_1", "o1", "paid", 10))
                .put(payment("imp_2", "o2", "paid", 20).putNull("merchant_uid"));

        PaymentPage page = await(client.paymentsByStatus(
                PaymentStatus.PAID, Instant.EPOCH, Optional.of(Instant.ofEpochSecond(60)), 1, 10));

        assertThat(page.payments()).hasSize(1);
        assertThat(page.unreadable()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"'a/b c', a%2Fb%20c", "'..', %2E%2E", "'a+b&c=d?#', a%2Bb%26c%3Dd%3F%23", "'주문-1', %EC%A3%BC%EB%AC%B8-1"
    })
    void anOrderNumberIsOnePathSegmentWhateverItHolds(String merchantUid, String segment) {
        failure(client.paymentsByMerchantUid(new MerchantUid(merchantUid), 1, 20));

        assertThat(fake.requests("GET "))
                .containsExactly("GET /payments/findAll/" + segment + "?sorting=-started&page=1&limit=20");
    }

    @Test
    void severalUnknownIdsAreAnEmptyList() {
        fake.next("/payments", 404, "application/json", refusal(-1, "존재하지 않는 결제정보입니다."));

        assertThat(await(client.payments(List.of(IMP)))).isEmpty();
    }

    @Test
    void aPartialAnswerForSeveralIdsIsASuccess() {
        fake.next("/payments", 207, "application/json", ok(new JsonArray().add(payment(IMP.value(), "o", "paid", 1))));

        assertThat(await(client.payments(List.of(IMP, new ImpUid("imp_2"))))).hasSize(1);
    }

    private IamportClient client(Limits limits) {
        return new IamportClient(vertx, fake.settings().withLimits(limits), nanos, new Random(1));
    }

    private static void saysNothing(HttpServerRequest request) {
        request.response().setChunked(true);
    }

    private static IamportFailure failure(Future<?> future) {
        return catchThrowableOfType(IamportFailure.class, () -> await(future));
    }
}
