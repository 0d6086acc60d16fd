package dev.naru.gateway.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.JsonBody;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.json.PersonalData;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code /admin/merchants/{merchant_id}/operations} on ops: what waits for a person, and what the person found out.
 * Stands behind the admin token.
 */
public final class AdminOperationRoutes implements Routes {
    private static final String ROOT = "/admin/merchants/:merchant_id/operations";
    private static final long MAX_BODY_BYTES = 16 * 1024;

    private final Operations operations;

    public AdminOperationRoutes(Operations operations) {
        this.operations = operations;
    }

    @Override
    public void mount(Router router) {
        router.get(ROOT)
                .handler(ctx -> OperationPageHandler.answer(ctx, operations, merchantId(ctx), PersonalData::masked));
        router.get(ROOT + "/:operation_id").handler(this::show);
        router.post(ROOT + "/:operation_id/resolve")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::resolve);
    }

    private void show(RoutingContext ctx) {
        Answers.json(ctx, 200, found(merchantId(ctx), operationId(ctx)).map(AdminOperationRoutes::shown));
    }

    private void resolve(RoutingContext ctx) {
        UUID merchantId = merchantId(ctx);
        UUID id = operationId(ctx);
        Resolution resolution = Resolution.read(JsonBody.of(ctx));
        Answers.json(
                ctx,
                200,
                found(merchantId, id)
                        .compose(there -> operations.resolve(merchantId, id, resolution))
                        .compose(resolved -> resolved
                                ? found(merchantId, id)
                                : Future.failedFuture(Problem.of(
                                        409, "not_in_review", "Only an operation in REVIEW waits for a person.")))
                        .map(AdminOperationRoutes::shown));
    }

    private static JsonNode shown(Operation operation) {
        return PersonalData.masked(OperationJson.of(operation));
    }

    private Future<Operation> found(UUID merchantId, UUID id) {
        return operations
                .find(merchantId, id)
                .compose(found -> found.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(Problem.notFound("The operation"))));
    }

    private static UUID merchantId(RoutingContext ctx) {
        return uuid(ctx.pathParam("merchant_id")).orElseThrow(() -> Problem.notFound("The merchant"));
    }

    private static UUID operationId(RoutingContext ctx) {
        return uuid(ctx.pathParam("operation_id")).orElseThrow(() -> Problem.notFound("The operation"));
    }

    private static Optional<UUID> uuid(@Nullable String text) {
        try {
            return Optional.of(UUID.fromString(String.valueOf(text)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
