package dev.naru.gateway.proxy;

import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.iamport.PassedAnswer;
import dev.naru.gateway.platform.http.MediaType;
import dev.naru.gateway.platform.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The calls of Iamport V1 that hold a whole card: {@code POST /subscribe/payments/onetime} and {@code POST
 * /subscribe/customers/{customer_uid}}. Mounted only where the operator opens them. Handed on as they came, once, and
 * looked at by nobody: an operation would have to keep them.
 */
final class CardRoutes implements Routes {
    private static final List<String> PATHS =
            List.of("/subscribe/payments/onetime", "/subscribe/customers/:customer_uid");

    private static final String TYPE = "Content-Type";
    private static final Duration DEADLINE = Duration.ofSeconds(24);

    private final FrontDoorHandler door;
    private final IamportClients clients;
    private final PassedReads reads;

    CardRoutes(FrontDoorHandler door, IamportClients clients, PassedReads reads) {
        this.door = door;
        this.clients = clients;
        this.reads = reads;
    }

    @Override
    public void mount(Router router) {
        for (String path : PATHS) {
            router.post(path).handler(door).handler(ctx -> pass(ctx, path));
        }
    }

    private void pass(RoutingContext ctx, String template) {
        UUID merchantId = FrontDoorHandler.callerOf(ctx).merchant().id();
        String uri =
                ReadRoutes.path(ctx, template) + ReadRoutes.query(ctx.request().query());
        FrontAnswerHandler.answer(
                ctx,
                CallBodyHandler.bytes(ctx)
                        .compose(body -> sent(merchantId, uri, type(ctx), body))
                        .map(FrontAnswer::of));
    }

    /** The bytes are not read here, so that no complaint can quote them. */
    private static String type(RoutingContext ctx) {
        String header = ctx.request().getHeader(TYPE);
        return CallBody.typed(MediaType.of(header));
    }

    private Future<PassedAnswer> sent(UUID merchantId, String uri, String type, Buffer body) {
        return clients.of(merchantId)
                .compose(iamport -> iamport.passing().send(HttpMethod.POST, uri, Map.of(TYPE, type), body))
                .timeout(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(told(failure)))
                .onComplete(done -> reads.changed(merchantId));
    }

    private static Throwable told(Throwable failure) {
        if (failure instanceof TimeoutException || (failure instanceof IamportFailure known && known.mayBeDone())) {
            return Refusal.of(504, "outcome_unknown", Messages.UNKNOWN_CARD);
        }
        boolean isLate = failure instanceof IamportFailure unsent && unsent.kind() == IamportFailure.Kind.TIMEOUT;
        // 504 would say that it may be done.
        return isLate ? Refusal.of(503, "not_sent", Messages.TOO_LATE) : failure;
    }
}
