package dev.naru.gateway.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.Routes;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** {@code /v1/operations}: what became of an effect, and which ones wait for a person. */
public final class OperationRoutes implements Routes {
    private final Operations operations;

    public OperationRoutes(Operations operations) {
        this.operations = operations;
    }

    @Override
    public void mount(Router router) {
        router.get("/v1/operations")
                .handler(ctx -> OperationPageHandler.answer(
                        ctx, operations, ApiKeyHandler.merchantOf(ctx).id(), UnaryOperator.identity()));
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

    /**
     * Answers the request that asked for an operation: with 200 when it is done, with a problem of 422 when it certainly
     * was not, and with 202 and where to look while nobody can tell. The answer is made from the operation alone, so the
     * same request gets the same bytes again once it is settled.
     */
    public static void answer(RoutingContext ctx, Future<Operation> operation) {
        answer(ctx, operation, done -> 200);
    }

    /**
     * The same for an operation that may be done in part.
     *
     * @param status of one that is done, made from the operation alone
     */
    public static void answer(RoutingContext ctx, Future<Operation> operation, ToIntFunction<Operation> status) {
        operation.onComplete(settled -> answer(ctx, settled, status), failure -> ctx.fail(asProblem(failure)));
    }

    /** 207 as Iamport has it: some were refused, and whoever looks at the status alone must notice. */
    public static int statusOfItems(Operation done) {
        JsonNode result = done.result();
        if (result != null) {
            for (JsonNode item : result.path("items")) {
                if (!item.path("result").asText().equals("DONE")) {
                    return 207;
                }
            }
        }
        return 200;
    }

    private static void answer(RoutingContext ctx, Operation operation, ToIntFunction<Operation> status) {
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
        Answers.json(ctx, isDone ? status.applyAsInt(operation) : 202, OperationJson.of(operation));
    }

    private static Throwable asProblem(Throwable failure) {
        if (failure instanceof Operations.DifferentRequest) {
            return reused();
        }
        if (failure instanceof Operations.InFlight) {
            return Problem.inFlight();
        }
        return failure;
    }

    static Problem reused() {
        return Problem.of(422, "idempotency_key_reused", "This Idempotency-Key was sent before with another request.");
    }
}
