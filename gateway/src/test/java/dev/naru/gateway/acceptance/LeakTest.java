package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.naru.gateway.acceptance.TroubledIamport.Trouble;
import dev.naru.gateway.orders.PaymentTypeSamples;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** Secrets and people, put everywhere they may be, are looked for everywhere they must not be. */
@ExtendWith(PostgresExtension.class)
class LeakTest {
    private static final String NAME = "카나리아누구";
    private static final String EMAIL = "canary.person@example.kr";
    private static final String TEL = "010-5550-9999";
    private static final String ADDRESS = "서울특별시 카나리아로 77";
    private static final String WRONG_KEY = "naru_live_canarycanary_notakeyofanybody";
    private static final String EVENT_SECRET = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private static final List<String> SECRETS = List.of(
            GatewayFixture.API_KEY, GatewayFixture.IMP_SECRET, GatewayFixture.ADMIN_TOKEN, EVENT_SECRET, WRONG_KEY);
    private static final List<String> PEOPLE = List.of(NAME, EMAIL, TEL, ADDRESS, "카나리아");

    private final TroubledIamport iamport;
    private final ShopWorld shop;
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                logged.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
    };

    LeakTest(Vertx vertx, DatabaseAddress address) {
        this.iamport = new TroubledIamport(vertx);
        this.shop = ShopWorld.behind(iamport, vertx, address);
    }

    @BeforeEach
    void listen() {
        ear.start();
        logger("dev.naru.gateway").setLevel(Level.DEBUG);
        logger("access").setLevel(Level.INFO);
        logger("dev.naru.gateway").addAppender(ear);
        logger("access").addAppender(ear);
    }

    @AfterEach
    void close() {
        logger("dev.naru.gateway").detachAppender(ear);
        logger("access").detachAppender(ear);
        logger("dev.naru.gateway").setLevel(null);
        logger("access").setLevel(null);
        shop.close();
        iamport.close();
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    @Test
    void noSecretAndNobodyIsInLogsMetricsAndErrors() {
        aPersonBuys("leak-1");
        confirms("leak-1");
        cancels("leak-1", "key-leak-1");
        aPersonBuys("leak-2");
        iamport.next("/payments/findAll/leak-2", Trouble.HTML_PAGE);
        confirms("leak-2");
        iamport.next("/payments/cancel", Trouble.RESET);
        cancels("leak-2", "key-leak-2");
        List<HttpResponse<String>> refused = List.of(
                shop.as(WRONG_KEY, "GET", "/v1/orders/leak-1", ""),
                shop.as(GatewayFixture.API_KEY, "POST", "/v1/orders", "{\"buyer\":{\"name\":\"" + NAME + "\""),
                shop.as(GatewayFixture.API_KEY, "POST", "/v1/orders", "{\"pg\":\"naverpay\",\"" + EMAIL + "\":1}"),
                shop.notifies("{\"buyer_tel\":\"" + TEL + "\",\"imp_uid\":\"" + NAME + "\"}"),
                shop.notifies(TEL + " " + ADDRESS),
                shop.as(GatewayFixture.API_KEY, "GET", "/v1/orders?state=" + WRONG_KEY, ""));
        shop.until(() -> shop.eventTypes("leak-1").contains("order.cancelled"));

        assertThat(logged).as("the ear hears").anyMatch(line -> line.contains("/v1/orders"));
        assertThat(refused).allMatch(answer -> answer.statusCode() >= 400);
        assertThat(logged)
                .allSatisfy(line -> assertThat(line).doesNotContain(SECRETS).doesNotContain(PEOPLE));
        assertThat(shop.metrics()).contains("naru_").doesNotContain(SECRETS).doesNotContain(PEOPLE);
        assertThat(refused.subList(0, 1))
                .allSatisfy(answer ->
                        assertThat(answer.body()).doesNotContain(SECRETS).doesNotContain(PEOPLE));
    }

    private void aPersonBuys(String merchantUid) {
        JsonObject body = PaymentTypeSamples.body(merchantUid)
                .put(
                        "buyer",
                        new JsonObject()
                                .put("name", NAME)
                                .put("email", EMAIL)
                                .put("tel", TEL)
                                .put("addr", ADDRESS)
                                .put("postcode", "06236"));
        JsonObject placed = shop.api("POST", "/v1/orders", body.encode());
        assertThat(shop.tries(placed.getJsonObject("request_pay")).getBoolean("ok"))
                .isTrue();
        shop.mock("POST", "/_mock/v1/orders/" + merchantUid + "/approve", "{}");
    }

    private void confirms(String merchantUid) {
        HttpResponse<String> answer = shop.answer("POST", "/v1/orders/" + merchantUid + "/confirm?wait=20", "{}");
        assertThat(new JsonObject(answer.body()).getString("state")).isEqualTo("PAID");
    }

    private void cancels(String merchantUid, String key) {
        String body = "{\"reason\":\"" + NAME + " " + TEL + "\",\"requester\":\"customer\"}";
        int status = shop.later("POST", "/v1/orders/" + merchantUid + "/cancel", body, key)
                .join()
                .statusCode();
        assertThat(status).isEqualTo(200);
    }
}
