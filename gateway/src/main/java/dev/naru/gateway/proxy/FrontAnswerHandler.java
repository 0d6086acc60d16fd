package dev.naru.gateway.proxy;

import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.platform.db.DatabaseUnavailable;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.json.InvalidJson;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every end of a request of the front, good or bad, is Iamport's envelope. */
final class FrontAnswerHandler implements Handler<RoutingContext> {
    private static final Logger log = LoggerFactory.getLogger(FrontAnswerHandler.class);

    private static final int TOO_MANY = 429;

    /** Answers the failure of a request. */
    @Override
    public void handle(RoutingContext ctx) {
        Throwable failure = ctx.failure();
        send(ctx, answer(failure == null ? new IllegalStateException("a failure without a cause") : failure));
    }

    /**
     * Ends the request with the answer, or with its failure in the same form. Completes when the last byte was written;
     * fails when the caller has gone.
     */
    static Future<Void> answer(RoutingContext ctx, Future<FrontAnswer> answer) {
        // Whoever shares a question with another event loop comes back on that one's thread.
        Context here = ctx.vertx().getOrCreateContext();
        return answer.otherwise(FrontAnswerHandler::answer).compose(ready -> {
            Promise<Void> written = Promise.promise();
            here.runOnContext(back -> send(ctx, ready).onComplete(written));
            return written.future();
        });
    }

    private static Future<Void> send(RoutingContext ctx, FrontAnswer answer) {
        HttpServerResponse response = ctx.response();
        if (response.ended() || response.closed()) {
            return Future.failedFuture("the caller has gone");
        }
        if (!ctx.request().isEnded() && hasBody(ctx.request())) {
            // What is left of the body will not be read, so this connection cannot carry another request.
            response.putHeader("Connection", "close");
        }
        if (answer.ownCode() != null) {
            response.putHeader("X-Gateway-Error", answer.ownCode());
            if (answer.status() == TOO_MANY && !response.headers().contains("Retry-After")) {
                response.putHeader("Retry-After", "1");
            }
        }
        return response.setStatusCode(answer.status())
                .putHeader("Content-Type", answer.contentType())
                .putHeader("Cache-Control", "no-store")
                .end(answer.body());
    }

    private static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains("Content-Length") || request.headers().contains("Transfer-Encoding");
    }

    /** What a failure is answered with. */
    static FrontAnswer answer(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal.answer();
        }
        if (failure instanceof IamportFailure iamport) {
            return Messages.of(iamport);
        }
        if (failure instanceof InvalidJson invalid) {
            return FrontAnswer.refusal(400, "invalid_request", Messages.badRequest(sentence(invalid)));
        }
        if (failure instanceof Problem problem && problem.status() == TOO_MANY) {
            return Refusal.tooManyFailures().answer();
        }
        if (failure instanceof Problem problem) {
            return FrontAnswer.refusal(problem.status(), problem.code(), Messages.badRequest(problem.detail()));
        }
        if (failure instanceof DatabaseUnavailable || failure instanceof TimeoutException) {
            log.warn("the front could not answer: {}", failure.toString());
            return FrontAnswer.refusal(503, "unavailable", Messages.DATABASE);
        }
        log.error("a call of the front failed", failure);
        return FrontAnswer.refusal(500, "internal", Messages.INTERNAL);
    }

    private static String sentence(InvalidJson invalid) {
        return invalid.errors().stream()
                .findFirst()
                .map(error -> error.field().isEmpty() ? error.message() : error.field() + " " + error.message())
                .orElse("malformed");
    }
}
