package dev.naru.gateway.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.Page;
import dev.naru.gateway.platform.http.PageCursor;
import dev.naru.gateway.platform.http.QueryParameters;
import dev.naru.gateway.platform.json.InvalidJson;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Pages of operations, as the shop and as the operator read them. */
final class OperationPageHandler {
    private static final int MAX_PAGE = 100;
    private static final int DEFAULT_PAGE = 20;
    private static final Set<String> LIST_PARAMETERS = Set.of("after", "limit", "state");

    private OperationPageHandler() {}

    /** Ends with the page of one merchant's operations that the query asks for, as {@code shown} leaves it. */
    static void answer(RoutingContext ctx, Operations operations, UUID merchantId, UnaryOperator<JsonNode> shown) {
        QueryParameters query = QueryParameters.of(ctx, LIST_PARAMETERS);
        int limit = query.limit(DEFAULT_PAGE, MAX_PAGE);
        // One more than asked for tells whether there is a next page.
        Answers.json(
                ctx,
                200,
                operations
                        .list(merchantId, state(query), PageCursor.of(query), limit + 1)
                        .map(found -> shown.apply(page(found, limit))));
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
        return Page.of(
                "operations",
                found,
                limit,
                OperationJson::of,
                operation ->
                        new PageCursor(operation.createdAt(), operation.id().toString()));
    }
}
