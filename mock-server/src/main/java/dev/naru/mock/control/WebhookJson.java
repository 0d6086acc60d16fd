package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.WebhookAttempt;
import dev.naru.mock.ledger.WebhookDelivery;
import dev.naru.mock.ledger.WebhookDelivery.State;
import dev.naru.mock.ledger.WebhookPolicy;
import java.time.Instant;
import java.util.List;

/** Webhooks as the control API shows them. */
final class WebhookJson {
    private WebhookJson() {}

    static ArrayNode list(List<WebhookDelivery> deliveries) {
        ArrayNode list = StrictJson.object().arrayNode();
        deliveries.forEach(delivery -> list.add(of(delivery)));
        return list;
    }

    static ObjectNode of(WebhookDelivery delivery) {
        List<WebhookAttempt> attempts = delivery.attempts();
        Instant next = delivery.nextAttemptAt();
        boolean retrying = delivery.state() == State.PENDING && !attempts.isEmpty();
        ObjectNode json = StrictJson.object()
                .put("id", delivery.id())
                .put("merchant_uid", delivery.notice().merchantUid())
                .put("imp_uid", delivery.notice().impUid())
                .put("status", delivery.notice().status())
                .put("cancellation_id", delivery.notice().cancellationId())
                .put("product_order_id", delivery.notice().productOrderId())
                .put("state", retrying ? "retrying" : delivery.state().wireName())
                .put("url", delivery.url())
                .put("copy", delivery.copy())
                .put("created_at", delivery.createdAt().toString())
                .put("attempt_count", attempts.size())
                .put("next_attempt_at", next == null ? null : next.toString());
        ArrayNode list = json.putArray("attempts");
        attempts.forEach(attempt -> list.add(of(delivery, attempt)));
        return json;
    }

    private static ObjectNode of(WebhookDelivery delivery, WebhookAttempt attempt) {
        ObjectNode json = StrictJson.object()
                .put("at", attempt.at().toString())
                .put("url", delivery.url())
                .put("manual", attempt.manual());
        json.putObject("request").put("content_type", attempt.contentType()).put("body", attempt.requestBody());
        boolean answered = attempt.responseStatus() > 0;
        if (answered) {
            json.put("status", attempt.responseStatus());
            json.putObject("response").put("body", attempt.responseBody());
        } else {
            json.putNull("status").putNull("response");
        }
        return json.put("latency_ms", attempt.latencyMs()).put("error", attempt.error());
    }

    static ObjectNode of(WebhookPolicy policy) {
        return StrictJson.object()
                .put("url", policy.url())
                .put("content_type", policy.format().wireName())
                .put("retry", policy.retry())
                .put("mode", policy.mode().wireName())
                .put("copies", policy.copies());
    }
}
