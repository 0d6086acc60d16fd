package dev.naru.mock.storefront;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;

/** Request bodies, bounded in size and in time. */
final class Bodies {
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private Bodies() {}

    /** Reads at most {@code maxBytes} (413 beyond) and waits at most 15 s for the last of them (the connection closes). */
    static Handler<RoutingContext> upTo(int maxBytes) {
        BodyHandler reader = BodyHandler.create(false).setBodyLimit(maxBytes);
        return context -> {
            // An idle timeout does not see a body that trickles one byte a second.
            long timer = context.vertx().setTimer(DEADLINE.toMillis(), fired -> {
                if (!context.request().isEnded()) {
                    context.request().connection().close();
                }
            });
            context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
            reader.handle(context);
        };
    }

    static Buffer of(RoutingContext context) {
        Buffer body = context.body().buffer();
        return body == null ? Buffer.buffer() : body;
    }
}
