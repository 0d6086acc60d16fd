package dev.naru.mock.storefront;

import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives the gateway's signed events. An event says only that something changed; what is true now is read from the
 * gateway, so events may come late, twice or out of order.
 */
final class EventRoutes {
    private static final Logger log = LoggerFactory.getLogger(EventRoutes.class);
    private static final int MAX_BODY = 64 * 1024;

    private final EventSignature signature;
    private final SeenEvents seen;
    private final Orders orders;
    private final OrderStreams streams;

    EventRoutes(EventSignature signature, SeenEvents seen, Orders orders, OrderStreams streams) {
        this.signature = signature;
        this.seen = seen;
        this.orders = orders;
        this.streams = streams;
    }

    void mount(Router router) {
        router.post("/events/naru").handler(Bodies.upTo(MAX_BODY)).handler(this::receive);
    }

    private void receive(RoutingContext context) {
        EventSignature.Check check = signature.check(context.request().headers(), Bodies.of(context));
        if (check != EventSignature.Check.VALID) {
            log.warn("an event was refused: {}", check.reason);
            Answers.problem(context, 401, "signature_refused", check.reason);
            return;
        }
        JsonObject event = new GatewayAnswer(200, "application/json", Bodies.of(context)).object();
        if (event == null) {
            Answers.problem(context, 400, "malformed_json", "the body must be a JSON object");
            return;
        }
        String id = context.request().headers().get("webhook-id");
        seen.once(String.valueOf(id), () -> handle(event))
                .onComplete(
                        done -> context.response().setStatusCode(204).end(),
                        e -> Answers.gatewayUnreachable(context, e));
    }

    private Future<Void> handle(JsonObject event) {
        String merchantUid = merchantUid(event);
        if (merchantUid == null || !MerchantUids.isOurs(merchantUid)) {
            // Events about other things, or about orders another channel of the merchant made, concern no page here.
            return Future.succeededFuture();
        }
        return orders.read(merchantUid)
                .compose(reading -> reading.fold(
                        known -> pushed(merchantUid, known),
                        missing -> Future.succeededFuture(),
                        unreachable -> notRead()));
    }

    private Future<Void> pushed(String merchantUid, OrderReading.Known known) {
        if (known.stale()) {
            return notRead();
        }
        streams.push(merchantUid, known.forPage());
        return Future.succeededFuture();
    }

    // Not acknowledged, so the gateway sends it again when it can also answer.
    private static Future<Void> notRead() {
        return Future.failedFuture(new VertxException("the order behind an event could not be read", true));
    }

    private static @Nullable String merchantUid(JsonObject event) {
        return event.getValue("data") instanceof JsonObject data
                        && data.getValue("merchant_uid") instanceof String merchantUid
                ? merchantUid
                : null;
    }
}
