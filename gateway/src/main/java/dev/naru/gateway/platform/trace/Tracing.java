package dev.naru.gateway.platform.trace;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the trace with the work: in the context that Vert.x makes for each request and that every future of it stays on.
 * Named in {@code META-INF/services}, because room in contexts is measured out before the first Vertx is made.
 */
public final class Tracing implements VertxServiceProvider {
    private static final ContextLocal<Trace> TRACE = ContextLocal.registerLocal(Trace.class);
    private static final ContextLocal<Recorded> RECORDED = ContextLocal.registerLocal(Recorded.class);

    @Override
    public void init(VertxBootstrap builder) {
        // Nothing to add: this class has been loaded, and with it the room is there.
    }

    /** The id of the trace of what runs now; null when it belongs to none. */
    public static @Nullable String currentId() {
        Context here = ContextInternal.current();
        Trace trace = here == null ? null : TRACE.get(here);
        return trace == null ? null : trace.id();
    }

    /** The id of a request's trace; "-" when nobody traces. */
    public static String idOf(HttpServerRequest request) {
        Trace trace = request instanceof HttpServerRequestInternal known ? TRACE.get(known.context()) : null;
        return trace == null ? "-" : trace.id();
    }

    /**
     * A request has ended; whoever records it is told. Never what the caller sent.
     *
     * @param route the pattern that matched, or a constant
     */
    public static void ended(HttpServerRequest request, String listener, String method, String route, int status) {
        Recorded recorded = request instanceof HttpServerRequestInternal known ? RECORDED.get(known.context()) : null;
        if (recorded != null) {
            recorded.ended(listener, method, route, status);
        }
    }

    /** A request that somebody records. */
    interface Recorded {
        void ended(String listener, String method, String route, int status);
    }

    /**
     * Does {@code work}, and all that its futures lead to, as part of a trace; completes on the caller's context. Outside
     * of Vert.x there is no context to keep a trace in, and the work is merely done.
     */
    public static <T> Future<T> within(Trace trace, Supplier<Future<T>> work) {
        ContextInternal here = ContextInternal.current();
        if (here == null) {
            return work.get();
        }
        ContextInternal inside = here.duplicate();
        TRACE.put(inside, trace);
        Promise<T> done = here.promise();
        inside.runOnContext(
                begin -> Future.succeededFuture().compose(started -> work.get()).onComplete(done));
        return done.future();
    }

    /**
     * The same future for one of many who wait for it: what follows it runs on the caller's context, and so in the
     * caller's trace, not in that of whoever began the work.
     */
    public static <T> Future<T> here(Future<T> shared) {
        ContextInternal here = ContextInternal.current();
        if (here == null) {
            return shared;
        }
        Promise<T> own = here.promise();
        shared.onComplete(own);
        return own.future();
    }

    static @Nullable Trace of(Context context) {
        return TRACE.get(context);
    }

    static void put(Context context, Trace trace) {
        TRACE.put(context, trace);
    }

    static void put(Context context, Recorded request) {
        RECORDED.put(context, request);
    }
}
