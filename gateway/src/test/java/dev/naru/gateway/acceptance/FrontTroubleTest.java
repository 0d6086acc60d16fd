package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.acceptance.TroubledIamport.Trouble;
import dev.naru.gateway.orders.PaymentTypeSamples;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An old client reads through the front, and Iamport's answers get lost. */
@Tag("waits")
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontTroubleTest {
    private static final int TRIES = 3;

    private final TroubledIamport iamport;
    private final ShopWorld shop;

    FrontTroubleTest(Vertx vertx, DatabaseAddress address) {
        this.iamport = new TroubledIamport(vertx);
        this.shop = ShopWorld.behind(iamport, vertx, address);
    }

    @AfterAll
    void close() {
        shop.close();
        iamport.close();
    }

    @Test
    void aPaymentThatAClientReadsIsOurNewsToo() {
        JsonObject placed =
                shop.api("POST", "/v1/orders", PaymentTypeSamples.body("seen-1").encode());
        assertThat(shop.tries(placed.getJsonObject("request_pay")).getBoolean("ok"))
                .isTrue();
        shop.mock("POST", "/_mock/v1/orders/seen-1/approve", "{}");
        assertThat(shop.order("seen-1").getString("state")).isNotEqualTo("PAID");

        HttpResponse<String> read = shop.front("GET", "/payments/find/seen-1", "");

        assertThat(read.statusCode()).isEqualTo(200);
        shop.until(() -> shop.order("seen-1").getString("state").equals("PAID"));
    }

    @ParameterizedTest
    @CsvSource({"RESET, 503, iamport_unavailable", "HTML_PAGE, 502, iamport_unreadable"})
    void anAnswerThatIsNoneIsToldInTheEnvelope(Trouble trouble, int status, String code) {
        String path = "/payments/imp_" + trouble.name();
        IntStream.range(0, TRIES).forEach(i -> iamport.next(path, trouble));

        HttpResponse<String> answer = shop.front("GET", path, "");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("X-Gateway-Error")).contains(code);
        JsonObject envelope = new JsonObject(answer.body());
        assertThat(envelope.getInteger("code")).isEqualTo(-1);
        assertThat(envelope.getString("message")).isNotBlank().doesNotContain("<h1>");
        assertThat(envelope.getValue("response")).isNull();
        iamport.forgets();
    }

    @Test
    void oneResetIsNotNoticed() {
        iamport.next("/users/pg", Trouble.RESET);

        assertThat(shop.front("GET", "/users/pg", "").statusCode()).isEqualTo(200);
    }

    /** V1 refuses some things with a 500; its words are for the caller. */
    @Test
    void iamportsOwnErrorIsHandedOnByteForByte() {
        iamport.next("/payments/imp_500", Trouble.SERVER_ERROR);

        HttpResponse<String> answer = shop.front("GET", "/payments/imp_500", "");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"code\":-1,\"message\":\"일시적인 오류입니다.\",\"response\":null}");
        assertThat(answer.headers().firstValue("X-Gateway-Error")).isEmpty();
    }

    /** Clients of Iamport give up after 30 seconds. */
    @Test
    void whatNeverComesIsToldInTime() {
        List<String> paths = Stream.of(Trouble.NO_ANSWER, Trouble.SLOW_BODY)
                .map(trouble -> "/payments/imp_" + trouble.name())
                .toList();
        for (int i = 0; i < TRIES; i++) {
            iamport.next(paths.get(0), Trouble.NO_ANSWER);
            iamport.next(paths.get(1), Trouble.SLOW_BODY);
        }

        long start = System.nanoTime();
        List<CompletableFuture<HttpResponse<String>>> answers =
                paths.stream().map(path -> shop.frontLater("GET", path, "")).toList();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.join().statusCode()).isEqualTo(504);
            assertThat(new JsonObject(answer.join().body()).getInteger("code")).isEqualTo(-1);
        });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(28));
        iamport.forgets();
    }
}
