package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.WebhookAttempt;
import dev.naru.mock.ledger.WebhookDelivery;
import dev.naru.mock.ledger.WebhookPolicy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook delivery with its attempts, and the policy, on the wire. */
final class WebhookJson {
    private WebhookJson() {}

    static ObjectNode of(WebhookDelivery delivery) {
        Instant next = delivery.nextAttemptAt();
        ObjectNode json = StrictJson.object()
                .put("id", delivery.id())
                .put("merchant_uid", delivery.notice().merchantUid())
                .put("imp_uid", delivery.notice().impUid())
                .put("status", delivery.notice().status())
                .put("cancellation_id", delivery.notice().cancellationId())
                .put("state", delivery.state().wireName())
                .put("url", delivery.url())
                .put("copy", delivery.copy())
                .put("created_at", delivery.createdAt().toString())
                .put("next_attempt_at", text(next));
        ArrayNode attempts = json.putArray("attempts");
        delivery.attempts().forEach(attempt -> attempts.add(of(attempt)));
        return json;
    }

    static ArrayNode list(List<WebhookDelivery> deliveries) {
        ArrayNode list = StrictJson.object().arrayNode();
        deliveries.forEach(delivery -> list.add(of(delivery)));
        return list;
    }

    static ObjectNode of(WebhookAttempt attempt) {
        return StrictJson.object()
                .put("at", attempt.at().toString())
                .put("content_type", attempt.contentType())
                .put("request_body", attempt.requestBody())
                .put("status", attempt.responseStatus())
                .put("latency_ms", attempt.latencyMs())
                .put("response_body", attempt.responseBody())
                .put("error", attempt.error())
                .put("manual", attempt.manual());
    }

    static ObjectNode of(WebhookPolicy policy) {
        return StrictJson.object()
                .put("url", policy.url())
                .put("content_type", policy.format().wireName())
                .put("retry", policy.retry())
                .put("mode", policy.mode().wireName())
                .put("copies", policy.copies());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
