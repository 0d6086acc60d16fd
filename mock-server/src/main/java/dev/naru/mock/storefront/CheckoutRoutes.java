package dev.naru.mock.storefront;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns a browser's cart into an order of the gateway. */
final class CheckoutRoutes {
    private static final int MAX_BODY = 32 * 1024;

    private final GatewayClient gateway;
    private final MerchantUids merchantUids;
    private final CartReader reader = new CartReader();

    CheckoutRoutes(GatewayClient gateway, MerchantUids merchantUids) {
        this.gateway = gateway;
        this.merchantUids = merchantUids;
    }

    void mount(Router router) {
        router.post("/api/checkout").handler(Bodies.upTo(MAX_BODY)).handler(this::checkout);
        router.get("/api/member").handler(context -> Answers.json(context, member()));
    }

    private void checkout(RoutingContext context) {
        requireJson(context.request().getHeader("content-type"));
        JsonObject order = reader.read(Bodies.of(context))
                .put("merchant_uid", merchantUids.next())
                .put("pg", "naverco")
                .put("buyer", member());
        gateway.createOrder(order)
                .onComplete(answer -> Answers.asIs(context, answer), e -> Answers.gatewayUnreachable(context, e));
    }

    // The demo shop has one member, always logged in. Naver replaces these fields by what the buyer enters there.
    private static JsonObject member() {
        return new JsonObject()
                .put("name", "구매자이름")
                .put("email", "buyer@example.com")
                .put("tel", "010-1234-5678")
                .put("addr", "서울특별시 강남구 삼성동")
                .put("postcode", "123-456");
    }

    // Also keeps other sites' forms out: a browser asks first before it sends JSON to another origin.
    private static void requireJson(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (!type.matches("application/json\\s*(;.*)?")) {
            throw new BadRequest(415, "unsupported_media_type", "content-type must be application/json");
        }
    }
}
