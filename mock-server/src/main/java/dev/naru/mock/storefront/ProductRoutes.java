package dev.naru.mock.storefront;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;

/**
 * The shop window's data: each product as the gateway prices it at this moment, with the shop's own description. A page
 * that kept prices of its own would offer what Naver then refuses.
 */
final class ProductRoutes {
    private static final int MAX_ID_LENGTH = 200;

    private final GatewayClient gateway;
    private final DemoCatalogue catalogue;

    ProductRoutes(GatewayClient gateway, DemoCatalogue catalogue) {
        this.gateway = gateway;
        this.catalogue = catalogue;
    }

    void mount(Router router) {
        router.get("/api/products").handler(this::list);
        router.get("/api/products/:id").handler(this::one);
    }

    private void list(RoutingContext context) {
        List<Future<GatewayAnswer>> answers =
                catalogue.ids().stream().map(gateway::product).toList();
        Future.all(answers)
                .map(all -> new JsonObject()
                        .put(
                                "products",
                                new JsonArray(answers.stream()
                                        .map(answer -> answer.result().object())
                                        .filter(Objects::nonNull)
                                        .filter(document -> document.getValue("id") instanceof String)
                                        .map(this::described)
                                        .toList()))
                        .put("expected", catalogue.ids().size()))
                .onComplete(list -> Answers.json(context, list), e -> Answers.gatewayUnreachable(context, e));
    }

    private void one(RoutingContext context) {
        String id = context.pathParams().getOrDefault("id", "");
        if (id.length() > MAX_ID_LENGTH) {
            throw new BadRequest(400, "malformed_field", "id: at most " + MAX_ID_LENGTH + " characters");
        }
        gateway.product(id).onComplete(answer -> passOn(context, answer), e -> Answers.gatewayUnreachable(context, e));
    }

    private void passOn(RoutingContext context, GatewayAnswer answer) {
        JsonObject document = answer.succeeded() ? answer.object() : null;
        if (document != null && document.getValue("id") instanceof String) {
            Answers.json(context, described(document));
        } else if (answer.status() == 404 || answer.status() == 400) {
            // 400: not even the form of an id, so certainly nothing on the shelf.
            Answers.problem(context, 404, "product_not_found", "the shop has no such product");
        } else {
            Answers.gatewayUnreachable(
                    context, new IllegalStateException("GET /v1/products answered " + answer.status()));
        }
    }

    private JsonObject described(JsonObject document) {
        return new JsonObject()
                .put("product", document)
                .put("description", catalogue.description(document.getString("id")));
    }
}
