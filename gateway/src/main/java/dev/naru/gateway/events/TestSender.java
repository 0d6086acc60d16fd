package dev.naru.gateway.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.Limits.Limit;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.UUID;

/** Sends an event that tells nothing, now and once, so that a person sees whether an endpoint works. One event loop. */
final class TestSender {
    private static final String TYPE = "endpoint.test";
    private static final int MAX_UNDER_WAY = 8;

    private final EventClient client;
    private final InstantSource clock;
    private final Limits limits;
    private int underWay;

    TestSender(EventClient client, InstantSource clock, Limits limits) {
        this.client = client;
        this.clock = clock;
        this.limits = limits;
    }

    /** Completes with what came of it; fails with a {@link Problem} 429 when too many are under way. */
    Future<ObjectNode> send(Destination to) {
        if (underWay >= MAX_UNDER_WAY) {
            limits.met(Limit.EVENT_TESTS);
            return Future.failedFuture(
                    Problem.of(429, "too_many_tests", "Other tests are under way; try again in some seconds."));
        }
        underWay++;
        return client.post(to, message(to)).onComplete(done -> underWay--).map(TestSender::report);
    }

    private Message message(Destination to) {
        // What an old handler looks up at Iamport, as it must, and does not find.
        ObjectNode data = StrictJson.mapper()
                .createObjectNode()
                .put("merchant_uid", "naru-test")
                .put("imp_uid", "imp_000000000000")
                .put("status", "paid");
        return EventBody.message(to, Delivery.webhookId(UUID.randomUUID()), TYPE, clock.instant(), data.toString());
    }

    private static ObjectNode report(DeliveryOutcome outcome) {
        return StrictJson.mapper()
                .createObjectNode()
                .put("delivered", outcome instanceof DeliveryOutcome.Delivered)
                .put("status", outcome.status())
                .put("error", outcome.error())
                .put("latency_ms", outcome.latencyMs());
    }
}
