package dev.naru.mock.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventsTest {
    private static final String UID = "shop-20260101-0123456789ABCDEF";
    private static final String READ = "GET /v1/orders/" + UID;
    private static final String PAID =
            "{\"type\":\"order.paid\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"data\":{\"merchant_uid\":\"" + UID
                    + "\"}}";

    private ShopUnderTest test;

    @BeforeEach
    void start() throws Exception {
        test = new ShopUnderTest();
        test.gateway.putOrder(UID, "OPEN", 1);
    }

    @AfterEach
    void stop() throws Exception {
        test.close();
    }

    @Test
    void anEventMakesTheOpenOrderPageTurnToPaid() throws Exception {
        try (BufferedReader stream = stream()) {
            assertThat(nextOrder(stream).getString("state")).isEqualTo("OPEN");
            test.gateway.putOrder(UID, "PAID", 2);

            assertThat(test.event("evt_1", PAID).statusCode()).isEqualTo(204);

            assertThat(nextOrder(stream).getString("state")).isEqualTo("PAID");
        }
    }

    @Test
    void whatThePageShowsIsReadFromTheGatewayAndNotFromTheEvent() throws Exception {
        try (BufferedReader stream = stream()) {
            nextOrder(stream);

            test.event("evt_1", PAID.replace("\"data\":{", "\"data\":{\"state\":\"PAID\","));

            assertThat(nextOrder(stream).getString("state")).isEqualTo("OPEN");
        }
    }

    @Test
    void theSameEventTwiceIsReadOnce() throws Exception {
        assertThat(test.event("evt_1", PAID).statusCode()).isEqualTo(204);
        assertThat(test.event("evt_1", PAID).statusCode()).isEqualTo(204);

        assertThat(test.gateway.asked(READ)).isEqualTo(1);
    }

    @Test
    void anotherEventAboutTheSameOrderIsReadAgain() throws Exception {
        test.event("evt_1", PAID);
        test.event("evt_2", PAID);

        assertThat(test.gateway.asked(READ)).isEqualTo(2);
    }

    @Test
    void aForgedEventIsRefusedAndReadsNothing() throws Exception {
        HttpResponse<String> answer = test.event("evt_1", PAID, "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(test.gateway.asked(READ)).isZero();
    }

    @Test
    void anUnsignedEventIsRefused() throws Exception {
        assertThat(test.post("/events/naru", PAID).statusCode()).isEqualTo(401);
    }

    @Test
    void anOversizedEventIsRefused() throws Exception {
        assertThat(test.event("evt_1", "x".repeat(65 * 1024)).statusCode()).isEqualTo(413);
    }

    @Test
    void anEventThatCannotBeReadBackIsNotAcknowledgedUntilItCan() throws Exception {
        test.gateway.answersAlways(503, "text/plain", "down");
        assertThat(test.event("evt_1", PAID).statusCode()).isEqualTo(503);

        test.gateway.answersAgain();

        assertThat(test.event("evt_1", PAID).statusCode()).isEqualTo(204);
        assertThat(test.gateway.asked(READ)).isEqualTo(2);
    }

    @Test
    void eventsAboutOrdersOfAnotherChannelAreAcknowledgedUnread() throws Exception {
        assertThat(test.event("evt_1", PAID.replace(UID, "pos-terminal-1")).statusCode())
                .isEqualTo(204);
        assertThat(test.event("evt_2", "{\"type\":\"billing_key.deleted\",\"data\":{}}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(test.gateway.journal()).noneMatch(asked -> asked.startsWith("GET /v1/orders/"));
    }

    @Test
    void aSignedBodyThatIsNoJsonObjectIsRefused() throws Exception {
        assertThat(test.event("evt_1", "[]").statusCode()).isEqualTo(400);
        assertThat(test.event("evt_2", "").statusCode()).isEqualTo(400);
    }

    private BufferedReader stream() throws Exception {
        HttpResponse<InputStream> response = test.client()
                .send(test.request("/api/orders/" + UID + "/events").build(), BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static JsonObject nextOrder(BufferedReader stream) throws Exception {
        String line = Objects.requireNonNull(stream.readLine());
        while (!line.startsWith("data: ")) {
            line = Objects.requireNonNull(stream.readLine());
        }
        return new JsonObject(line.substring("data: ".length())).getJsonObject("order");
    }
}
