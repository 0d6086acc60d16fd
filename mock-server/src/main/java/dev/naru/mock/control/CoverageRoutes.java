package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.MethodTable;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.iamport.Coverage;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** How much of V1 is simulated, operation by operation. */
final class CoverageRoutes {
    void mount(Router router) {
        MethodTable.get(router, "/_mock/v1/coverage", CoverageRoutes::list);
    }

    private static void list(RoutingContext ctx) {
        ArrayNode list = StrictJson.object().arrayNode();
        Coverage.operations()
                .forEach(operation -> list.addObject()
                        .put("method", operation.method())
                        .put("path", operation.path())
                        .put("level", operation.level().wireName())
                        .put("note", operation.note()));
        Answers.data(ctx, list);
    }
}
