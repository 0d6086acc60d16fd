package dev.naru.gateway.iamport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.Exchange.Answer;
import dev.naru.gateway.iamport.IamportFailure.Kind;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A call that changes something: sent once. Only a 401 makes it go out again, with a new token, since what was not let
 * in did nothing.
 */
final class Writes {
    private final IamportCounts counts;
    private final Exchange exchange;
    private final TokenCache tokens;
    private final Breaker breaker;

    Writes(Exchange exchange, TokenCache tokens, LongSupplier monotonicNanos, IamportCounts counts) {
        this.counts = counts;
        this.exchange = exchange;
        this.tokens = tokens;
        this.breaker = new Breaker(monotonicNanos);
    }

    /** Completes with {@code response} of the envelope; fails with {@link IamportFailure}. */
    Future<JsonNode> change(HttpMethod method, String uri, ObjectNode body, int maxBody) {
        return change(method, uri, body, maxBody, Envelope::open);
    }

    /** The same for an answer that is read in another way. */
    <T> Future<T> change(HttpMethod method, String uri, ObjectNode body, int maxBody, Function<Answer, T> opener) {
        return change(new Call<>(
                method,
                uri,
                Map.of(Exchange.CONTENT_TYPE, Exchange.JSON),
                Buffer.buffer(body.toString()),
                maxBody,
                opener));
    }

    /** The same for a DELETE, which has no body. */
    Future<JsonNode> delete(String uri, int maxBody) {
        return change(new Call<>(HttpMethod.DELETE, uri, Map.of(), Buffer.buffer(), maxBody, Envelope::open));
    }

    /** Completes with the answer as it is; fails with {@link IamportFailure} where there is none to hand on. */
    Future<PassedAnswer> pass(HttpMethod method, String uri, Map<String, String> headers, Buffer body, int maxBody) {
        return change(new Call<>(method, uri, headers, body, maxBody, Envelope::pass));
    }

    private record Call<T>(
            HttpMethod method,
            String uri,
            Map<String, String> headers,
            Buffer body,
            int maxBody,
            Function<Answer, T> opener) {}

    private <T> Future<T> change(Call<T> call) {
        return change(call, true);
    }

    private <T> Future<T> change(Call<T> call, boolean mayRenew) {
        return tokens.token()
                .recover(failure -> Future.failedFuture(unsent(failure)))
                .compose(token -> once(call, token).recover(failure -> {
                    if (!(failure instanceof IamportFailure known) || known.kind() != Kind.UNAUTHORIZED) {
                        return Future.failedFuture(failure);
                    }
                    tokens.refuse(token);
                    return mayRenew ? change(call, false) : Future.failedFuture(failure);
                }));
    }

    private <T> Future<T> once(Call<T> call, String token) {
        if (!breaker.tryEnter()) {
            counts.brokenCircuit();
            return Future.failedFuture(Reads.brokenCircuit().unsent());
        }
        return exchange.change(call.method(), call.uri(), token, call.headers(), call.body(), call.maxBody())
                .map(call.opener())
                .onComplete(done -> breaker.leave(Reads.outcome(done.cause())));
    }

    BreakerState state() {
        return breaker.state();
    }

    private static Throwable unsent(Throwable failure) {
        return failure instanceof IamportFailure known ? known.unsent() : failure;
    }
}
