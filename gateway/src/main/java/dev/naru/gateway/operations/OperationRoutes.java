package dev.naru.gateway.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.PageCursor;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.QueryParameters;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /v1/operations}: what became of an effect, and which ones wait for a person. */
public final class OperationRoutes implements Routes {
    private static final int MAX_PAGE = 100;
    private static final int DEFAULT_PAGE = 20;
    private static final Set<String> LIST_PARAMETERS = Set.of("after", "limit", "state");

    private final Operations operations;

    public OperationRoutes(Operations operations) {
        this.operations = operations;
    }

    @Override
    public void mount(Router router) {
        router.get("/v1/operations").handler(this::list);
        router.get("/v1/operations/:operation_id").handler(this::show);
    }

    private void show(RoutingContext ctx) {
        UUID merchantId = ApiKeyHandler.merchantOf(ctx).id();
        Answers.json(
                ctx,
                200,
                operations
                        .find(merchantId, operationId(ctx))
                        .compose(found -> found.map(it -> Future.succeededFuture(OperationJson.of(it)))
                                .orElseGet(() -> Future.failedFuture(Problem.notFound("The operation")))));
    }

    private static UUID operationId(RoutingContext ctx) {
        try {
            return UUID.fromString(ctx.pathParam("operation_id"));
        } catch (IllegalArgumentException noUuid) {
            throw Problem.notFound("The operation");
        }
    }

    private void list(RoutingContext ctx) {
        UUID merchantId = ApiKeyHandler.merchantOf(ctx).id();
        QueryParameters query = QueryParameters.of(ctx, LIST_PARAMETERS);
        int limit = query.limit(DEFAULT_PAGE, MAX_PAGE);
        // One more than asked for tells whether there is a next page.
        Answers.json(
                ctx,
                200,
                operations
                        .list(merchantId, state(query), PageCursor.of(query), limit + 1)
                        .map(found -> page(found, limit)));
    }

    private static @Nullable OperationState state(QueryParameters query) {
        String text = query.text("state");
        if (text == null) {
            return null;
        }
        for (OperationState state : OperationState.values()) {
            if (state.name().equals(text)) {
                return state;
            }
        }
        throw new InvalidJson("state", "must be one of " + List.of(OperationState.values()));
    }

    private static ObjectNode page(List<Operation> found, int limit) {
        ObjectNode json = StrictJson.mapper().createObjectNode();
        ArrayNode array = json.putArray("operations");
        found.stream().limit(limit).forEach(operation -> array.add(OperationJson.of(operation)));
        Operation last = found.size() > limit ? found.get(limit - 1) : null;
        return json.put(
                "next",
                last == null ? null : new PageCursor(last.createdAt(), last.id().toString()).toString());
    }

    /**
     * Answers the request that asked for an operation: with 200 when it is done, with a problem of 422 when it certainly
     * was not, and with 202 and where to look while nobody can tell. The answer is made from the operation alone, so the
     * same request gets the same bytes again once it is settled.
     */
    public static void answer(RoutingContext ctx, Future<Operation> operation) {
        operation.onComplete(done -> answer(ctx, done), failure -> ctx.fail(asProblem(failure)));
    }

    private static void answer(RoutingContext ctx, Operation operation) {
        if (operation.state() == OperationState.FAILED) {
            ctx.response()
                    .setStatusCode(422)
                    .putHeader("Content-Type", "application/problem+json; charset=utf-8")
                    .putHeader("Cache-Control", "no-store")
                    .end(OperationJson.problem(operation).toString());
            return;
        }
        boolean isDone = operation.state() == OperationState.SUCCEEDED;
        if (!isDone) {
            ctx.response().putHeader("Location", "/v1/operations/" + operation.id());
        }
        Answers.json(ctx, isDone ? 200 : 202, OperationJson.of(operation));
    }

    private static Throwable asProblem(Throwable failure) {
        if (failure instanceof Operations.DifferentRequest) {
            return Problem.of(
                    422, "idempotency_key_reused", "This Idempotency-Key was sent before with another request.");
        }
        if (failure instanceof Operations.InFlight) {
            return Problem.inFlight();
        }
        return failure;
    }
}
