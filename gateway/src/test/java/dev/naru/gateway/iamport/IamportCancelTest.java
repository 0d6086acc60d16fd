package dev.naru.gateway.iamport;

import static dev.naru.gateway.iamport.FakeIamport.ok;
import static dev.naru.gateway.iamport.FakeIamport.payment;
import static dev.naru.gateway.iamport.FakeIamport.refusal;
import static dev.naru.gateway.iamport.IamportWorld.IMP;
import static dev.naru.gateway.iamport.IamportWorld.failure;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.iamport.CancelCall.Requester;
import dev.naru.gateway.iamport.IamportFailure.Kind;
import dev.naru.gateway.platform.value.Krw;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.platform.value.Secret;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call that changes something is sent once, and its failure says what is known of its effect. */
class IamportCancelTest {
    private static final String CANCEL = "/payments/cancel";
    private static final CancelCall CALL =
            new CancelCall(IMP, new Krw(3_000), Krw.ZERO, new Krw(14_000), "마음이 바뀜", Requester.CUSTOMER);

    private final IamportWorld world = new IamportWorld();
    private final FakeIamport fake = world.fake;

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void everythingNaverAndTheChecksumNeedIsSaid() {
        List<String> bodies = new CopyOnWriteArrayList<>();
        fake.next(CANCEL, keeping(bodies, answer(200, ok(cancelled()))));

        IamportPayment after = await(world.client.cancel(CALL));

        assertThat(after.cancelAmount()).isEqualTo(new Krw(3_000));
        assertThat(bodies)
                .containsExactly("{\"imp_uid\":\"imp_000000000001\",\"amount\":3000,\"tax_free\":0,\"checksum\":14000,"
                        + "\"reason\":\"마음이 바뀜\",\"extra\":{\"requester\":\"customer\"}}");
    }

    @ParameterizedTest
    @CsvSource({
        "200, application/json, '{\"code\":1,\"message\":\"no\",\"response\":null}', DECLINED, false",
        "400, application/json, '{\"code\":-1,\"message\":\"no\",\"response\":null}', DECLINED, false",
        "404, application/json, '{\"code\":-1,\"message\":\"no\",\"response\":null}', NOT_FOUND, false",
        "429, text/html, slow down, RATE_LIMITED, false",
        "500, application/json, '{\"code\":-1,\"message\":\"no\",\"response\":null}', UNAVAILABLE, true",
        "502, text/html, <h1>Bad Gateway</h1>, UNAVAILABLE, true",
        "200, text/html, <h1>Maintenance</h1>, PROTOCOL, true",
        "200, application/json, '{\"code\":0,\"response\":{}}', PROTOCOL, true",
    })
    void anAnswerTellsWhetherItMayBeDone(int status, String type, String body, Kind kind, boolean mayBeDone) {
        fake.next(CANCEL, status, type, body);

        IamportFailure failure = failure(world.client.cancel(CALL));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.mayBeDone()).isEqualTo(mayBeDone);
        assertThat(fake.requests("POST " + CANCEL)).hasSize(1);
    }

    @Test
    void silenceMayMeanThatItIsDone() {
        fake.next(CANCEL, IamportWorld::saysNothing);

        IamportFailure failure = failure(world.hasty.cancel(CALL));

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure.mayBeDone()).isTrue();
        assertThat(fake.requests("POST " + CANCEL)).hasSize(1);
    }

    @Test
    void aBrokenConnectionMayMeanThatItIsDone() {
        fake.next(CANCEL, request -> request.connection().close());

        assertThat(failure(world.client.cancel(CALL)).mayBeDone()).isTrue();
        assertThat(fake.requests("POST " + CANCEL)).hasSize(1);
    }

    @Test
    void whatNeverLeftIsNotDone() {
        IamportSettings nobody =
                IamportSettings.of(URI.create("http://127.0.0.1:1"), "key", new Secret("secret"), true);
        IamportClient client = world.client(nobody);

        IamportFailure failure = failure(client.cancel(CALL));

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure.mayBeDone()).isFalse();
        await(client.close());
    }

    @Test
    void withoutATokenNothingIsDone() {
        fake.next("/users/getToken", 500, "application/json", refusal(-1, "down"));

        assertThat(failure(world.client.cancel(CALL)).mayBeDone()).isFalse();
        assertThat(fake.requests("POST " + CANCEL)).isEmpty();
    }

    @Test
    void aTokenThatIsRefusedIsRenewedOnce() {
        fake.next(CANCEL, 401, "application/json", refusal(-1, "Unauthorized"));
        fake.next(CANCEL, 200, "application/json", ok(cancelled()));

        assertThat(await(world.client.cancel(CALL)).cancelAmount()).isEqualTo(new Krw(3_000));
        assertThat(fake.requests("POST /users/getToken")).hasSize(2);
    }

    @Test
    void anAmountToldBeforeIsToldAnew() {
        fake.next("/payments/prepare", 200, "application/json", refusal(1, "이미 등록된 merchant_uid입니다"));
        fake.next("/payments/prepare", 200, "application/json", ok(new JsonObject()));

        await(world.client.prepare(new MerchantUid("order-1"), new Krw(1_004)));

        assertThat(fake.requests("PUT /payments/prepare")).hasSize(1);
    }

    private static JsonObject cancelled() {
        return payment(IMP.value(), "order-1", "cancelled", 14_000).put("cancel_amount", 3_000);
    }

    private static Handler<HttpServerRequest> answer(int status, String body) {
        return request -> request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body);
    }

    private static Handler<HttpServerRequest> keeping(List<String> bodies, Handler<HttpServerRequest> then) {
        return request -> request.body().onSuccess(body -> {
            bodies.add(body.toString());
            then.handle(request);
        });
    }
}
