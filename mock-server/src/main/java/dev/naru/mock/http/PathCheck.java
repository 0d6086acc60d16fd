package dev.naru.mock.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Refuses a path that decodes to no text before a route takes what is left of it for a name. */
public final class PathCheck implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext ctx) {
        String path;
        try {
            path = QueryString.decode(String.valueOf(ctx.request().path()), false);
        } catch (BadInput broken) {
            throw Answers.malformed();
        }
        if (!Identifiers.isPrintable(path)) {
            throw BadInput.of("the path must not contain control characters or line breaks");
        }
        ctx.next();
    }
}
