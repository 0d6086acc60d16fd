package dev.naru.gateway.iamport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.IamportFailure.Kind;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.function.LongSupplier;

/**
 * A call that changes something: sent once. Only a 401 makes it go out again, with a new token, since what was not let
 * in did nothing.
 */
final class Writes {
    private final Exchange exchange;
    private final TokenCache tokens;
    private final Breaker breaker;

    Writes(Exchange exchange, TokenCache tokens, LongSupplier monotonicNanos) {
        this.exchange = exchange;
        this.tokens = tokens;
        this.breaker = new Breaker(monotonicNanos);
    }

    /** Completes with {@code response} of the envelope; fails with {@link IamportFailure}. */
    Future<JsonNode> change(HttpMethod method, String uri, ObjectNode body, int maxBody) {
        return change(method, uri, Buffer.buffer(body.toString()), maxBody, true);
    }

    private Future<JsonNode> change(HttpMethod method, String uri, Buffer body, int maxBody, boolean mayRenew) {
        return tokens.token()
                .recover(failure -> Future.failedFuture(unsent(failure)))
                .compose(token -> once(method, uri, token, body, maxBody).recover(failure -> {
                    if (!(failure instanceof IamportFailure known) || known.kind() != Kind.UNAUTHORIZED) {
                        return Future.failedFuture(failure);
                    }
                    tokens.refuse(token);
                    return mayRenew ? change(method, uri, body, maxBody, false) : Future.failedFuture(failure);
                }));
    }

    private Future<JsonNode> once(HttpMethod method, String uri, String token, Buffer body, int maxBody) {
        if (!breaker.tryEnter()) {
            return Future.failedFuture(Reads.brokenCircuit().unsent());
        }
        return exchange.change(method, uri, token, body, maxBody)
                .map(Envelope::open)
                .onComplete(done -> breaker.leave(Reads.outcome(done.cause())));
    }

    private static Throwable unsent(Throwable failure) {
        return failure instanceof IamportFailure known ? known.unsent() : failure;
    }
}
