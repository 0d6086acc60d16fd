package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Iamport's notifications, from the state change to the merchant's answer. */
class WebhookTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void formBodySaysTheSameAsJson() {
        policy("{\"content_type\":\"form\"}");

        Mock.Opened order = pay(Carts.jeju("주문 1&2"));

        assertThat(mock.shop().webhooks()).singleElement().satisfies(webhook -> {
            assertThat(webhook.contentType()).isEqualTo("application/x-www-form-urlencoded");
            assertThat(webhook.body())
                    .startsWith("imp_uid=" + order.impUid() + "&merchant_uid=")
                    .endsWith("&status=paid");
            assertThat(URLDecoder.decode(webhook.body(), StandardCharsets.UTF_8))
                    .contains("=주문 1&2&");
        });
    }

    @Test
    void oneAttemptIsAllByDefaultEvenWhenItFails() {
        mock.shop().answersWebhooksWith(500);

        pay(Carts.jeju("m1"));
        mock.advance("PT1H");

        assertThat(mock.shop().webhooks()).hasSize(1);
        assertThat(only().get("state").textValue()).isEqualTo("failed");
    }

    @Test
    void retriesFollowAMinuteApartUntilTheFirstSuccess() {
        policy("{\"retry\":true}");
        mock.shop().answersWebhooksWith(500, 503);

        pay(Carts.jeju("m1"));
        assertThat(only().get("state").textValue()).isEqualTo("retrying");
        assertThat(only().get("next_attempt_at").textValue())
                .isEqualTo(Mock.START.plusSeconds(120).toString());
        mock.advance("PT1H");

        JsonNode delivery = only();
        assertThat(delivery.get("state").textValue()).isEqualTo("delivered");
        assertThat(delivery.get("attempts"))
                .extracting(one -> one.get("status").intValue())
                .containsExactly(500, 503, 200);
        assertThat(delivery.get("attempts"))
                .extracting(one -> Instant.parse(one.get("at").textValue()))
                .containsExactly(Mock.START.plusSeconds(60), Mock.START.plusSeconds(120), Mock.START.plusSeconds(180));
    }

    @Test
    void retriesEndAfterFive() {
        policy("{\"retry\":true}");
        mock.shop().answersWebhooksWith(500, 500, 500, 500, 500, 500, 500, 500);

        pay(Carts.jeju("m1"));
        mock.advance("PT1H");

        assertThat(mock.shop().webhooks()).hasSize(6);
        assertThat(only().get("state").textValue()).isEqualTo("failed");
    }

    @Test
    void refusalByTheMerchantIsNotTriedAgain() {
        policy("{\"retry\":true}");
        mock.shop().answersWebhooksWith(404);

        pay(Carts.jeju("m1"));
        mock.advance("PT1H");

        assertThat(mock.shop().webhooks()).hasSize(1);
    }

    @Test
    void redirectIsNotFollowed() {
        mock.shop().answersWebhooksWith(302);

        pay(Carts.jeju("m1"));

        assertThat(mock.shop().webhooks()).hasSize(1);
        assertThat(only().at("/attempts/0/status").intValue()).isEqualTo(302);
    }

    @Test
    void unreachableMerchantIsAnAttemptWithAReason() {
        policy("{\"url\":\"http://127.0.0.1:1/webhook\"}");

        pay(Carts.jeju("m1"));

        JsonNode attempt = only().at("/attempts/0");
        assertThat(attempt.get("status").isNull()).isTrue();
        assertThat(attempt.get("error").textValue()).isNotEmpty();
    }

    @Test
    void everyAttemptKeepsWhatWasSentAndAnswered() {
        pay(Carts.jeju("m1"));

        JsonNode attempt = only().at("/attempts/0");

        assertThat(attempt.at("/request/body").textValue()).contains("\"merchant_uid\":\"m1\"");
        assertThat(attempt.at("/request/content_type").textValue()).isEqualTo("application/json");
        assertThat(attempt.at("/response/body").textValue()).isEqualTo("seen");
        assertThat(attempt.get("url").textValue()).isEqualTo(mock.shop().url() + "/webhook");
        assertThat(attempt.get("latency_ms").isNumber()).isTrue();
    }

    @Test
    void noticeUrlReplacesTheConfiguredOne() {
        ObjectNode params = Carts.jeju("m1").put("notice_url", mock.shop().url() + "/webhook/own");

        pay(params);

        assertThat(mock.shop().webhooks()).extracting(Shop.Received::path).containsExactly("/webhook/own");
    }

    @Test
    void severalNoticeUrlsAreAllTold() {
        ObjectNode params = Carts.jeju("m1");
        params.putArray("notice_url")
                .add(mock.shop().url() + "/webhook/a")
                .add(mock.shop().url() + "/webhook/b");

        pay(params);

        assertThat(mock.shop().webhooks()).extracting(Shop.Received::path).containsExactly("/webhook/a", "/webhook/b");
    }

    @Test
    void noticeUrlOfAnotherMachineIsNotCalled() {
        pay(Carts.jeju("m1").put("notice_url", "http://192.0.2.1/webhook"));

        assertThat(only().at("/attempts/0/error").textValue()).contains("another machine");
    }

    @Test
    void withoutAnyUrlTheNotificationIsKeptUnsent() {
        policy("{\"url\":null}");

        pay(Carts.jeju("m1"));

        assertThat(only().get("state").textValue()).isEqualTo("no_target");
    }

    @Test
    void droppedNotificationIsNeverSent() {
        policy("{\"mode\":\"drop\"}");

        pay(Carts.jeju("m1"));
        mock.advance("PT1H");

        assertThat(mock.shop().webhooks()).isEmpty();
        assertThat(only().get("state").textValue()).isEqualTo("dropped");
    }

    @Test
    void duplicatesAreDeliveriesOfTheirOwn() {
        policy("{\"copies\":3}");

        pay(Carts.jeju("m1"));

        assertThat(mock.shop().webhooks())
                .hasSize(3)
                .extracting(Shop.Received::body)
                .containsOnly(mock.shop().webhooks().get(0).body());
        assertThat(webhooks()).extracting(one -> one.get("copy").intValue()).containsExactly(2, 1, 0);
    }

    @Test
    void heldNotificationsLeaveInTheOrderAskedFor() {
        policy("{\"mode\":\"hold\"}");
        pay(Carts.jeju("m1"));
        pay(Carts.jeju("m2"));
        pay(Carts.jeju("m3"));
        assertThat(mock.shop().webhooks()).isEmpty();

        mock.control("POST", "webhooks/release", "{\"ids\":[\"wh_2\",\"wh_3\",\"wh_1\"]}");

        assertThat(mock.shop().webhooks())
                .extracting(webhook -> webhook.body().replaceAll(".*merchant_uid\":\"([^\"]*).*", "$1"))
                .containsExactly("m2", "m3", "m1");
    }

    @Test
    void notificationThatIsNotHeldCannotBeReleased() {
        pay(Carts.jeju("m1"));

        Answer answer = mock.control("POST", "webhooks/release", "{\"ids\":[\"wh_1\"]}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(mock.shop().webhooks()).hasSize(1);
    }

    @Test
    void resendReachesTheMerchantAgain() {
        policy("{\"mode\":\"drop\"}");
        pay(Carts.jeju("m1"));

        Answer resent = mock.control("POST", "webhooks/wh_1/resend", null);

        assertThat(resent.at("/data/state")).isEqualTo("delivered");
        assertThat(mock.shop().webhooks()).hasSize(1);
    }

    @Test
    void merchantCanVerifyThePaymentWhileItAnswersTheWebhook() {
        Mock.Opened order = pay(Carts.jeju("m1"));

        JsonNode timeline = mock.control("GET", "orders/m1", null).data().get("timeline");

        assertThat(timeline)
                .extracting(one -> one.get("type").textValue())
                .containsSubsequence("sdk.request_pay", "window.pay", "naver.paid", "payment.paid", "webhook.attempt");
        assertThat(order.merchantUid()).isEqualTo("m1");
    }

    private void policy(String json) {
        Answer answer = mock.control("PUT", "webhooks/policy", json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private Mock.Opened pay(ObjectNode params) {
        Mock.Opened order = mock.open(params);
        mock.control("POST", "orders/" + order.impUid() + "/approve", "{\"skip_check\":true}");
        mock.advance("PT60S");
        return order;
    }

    private List<JsonNode> webhooks() {
        JsonNode data = mock.control("GET", "webhooks", null).data();
        return StreamSupport.stream(data.spliterator(), false).toList();
    }

    private JsonNode only() {
        assertThat(webhooks()).hasSize(1);
        return webhooks().get(0);
    }
}
