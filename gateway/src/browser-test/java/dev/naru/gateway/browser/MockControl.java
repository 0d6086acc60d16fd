package dev.naru.gateway.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/** The mock's control API, as far as a purchase needs it. */
final class MockControl {
    private final Http http;

    MockControl(String url) {
        this.http = new Http(url, "");
    }

    /** Moves the mock's clock far enough for one polling batch; returns when batch and webhooks have run. */
    void aMinutePasses() {
        http.send("POST", "/_mock/v1/clock/advance", "{\"by\":\"PT61S\"}");
    }

    /** The buyer of an order that waits for a deposit pays it in. */
    void depositComes(String merchantUid) {
        http.send("POST", "/_mock/v1/orders/" + merchantUid + "/deposit", "{}");
    }

    void losesWebhooks() {
        policy("drop", 1);
    }

    void holdsWebhooks() {
        policy("hold", 1);
    }

    void sendsWebhooksTwice() {
        policy("deliver", 2);
    }

    void sendsWebhooks() {
        policy("deliver", 1);
    }

    private void policy(String mode, int copies) {
        http.send(
                "PUT", "/_mock/v1/webhooks/policy", "{\"mode\":\"" + mode + "\",\"copies\":" + copies + "}");
    }

    String paymentStatus(String merchantUid) {
        return http.get("/_mock/v1/orders/" + merchantUid)
                .at("/data/payment/status")
                .textValue();
    }

    /** How many notifications of this order the merchant answered with 200. */
    long webhooksAccepted(String merchantUid) {
        JsonNode webhooks = http.get("/_mock/v1/webhooks").get("data");
        return StreamSupport.stream(webhooks.spliterator(), false)
                .filter(webhook -> merchantUid.equals(webhook.path("merchant_uid").textValue()))
                .flatMap(webhook -> StreamSupport.stream(webhook.get("attempts").spliterator(), false))
                .filter(attempt -> attempt.path("status").intValue() == 200)
                .count();
    }
}
