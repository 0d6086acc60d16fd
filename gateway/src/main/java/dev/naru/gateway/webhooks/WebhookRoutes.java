package dev.naru.gateway.webhooks;

import dev.naru.gateway.merchants.EdgePaths;
import dev.naru.gateway.merchants.Merchant;
import dev.naru.gateway.merchants.MerchantDirectory;
import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.Limits.Limit;
import dev.naru.gateway.platform.crypto.TokenHash;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.http.TrustedProxies;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Iamport posts notifications: {@code POST /webhooks/iamport}, or {@code /webhooks/iamport/{token}} when the
 * merchant has a token; {@code /m/{merchant_id}/webhooks/iamport/{token}} for any merchant. 200 means stored for good; Iamport may never send the same again, so nothing less may answer 200.
 */
public final class WebhookRoutes implements Routes {
    private static final Logger log = LoggerFactory.getLogger(WebhookRoutes.class);

    private static final String PATH = "/webhooks/iamport";
    private static final Duration STORE_DEADLINE = Duration.ofSeconds(2);
    private static final int MAX_CONTENT_TYPE = 200;

    /** Per event loop. Waiting longer than the store takes for these would only meet the sender's own deadline. */
    private static final int MAX_UNDER_WAY = 128;

    private final MerchantDirectory directory;
    private final Inbox inbox;
    private final TrustedProxies proxies;
    private final Limits limits;
    private int underWay;

    /**
     * Routes of one event loop.
     *
     * @param proxies through which Iamport's notifications may come
     */
    public WebhookRoutes(MerchantDirectory directory, Inbox inbox, TrustedProxies proxies, Limits limits) {
        this.directory = directory;
        this.inbox = inbox;
        this.proxies = proxies;
        this.limits = limits;
    }

    @Override
    public void mount(Router router) {
        router.post(PATH).handler(ctx -> receive(ctx, Optional.of(directory.fromEnvironment())));
        router.post(PATH + "/:token").handler(ctx -> receive(ctx, Optional.of(directory.fromEnvironment())));
        router.post(EdgePaths.ROUTE + PATH).handler(ctx -> receive(ctx, merchantOf(ctx)));
        router.post(EdgePaths.ROUTE + PATH + "/:token").handler(ctx -> receive(ctx, merchantOf(ctx)));
    }

    private Optional<Merchant> merchantOf(RoutingContext ctx) {
        return directory.find(ctx.pathParam("merchant_id"));
    }

    private void receive(RoutingContext ctx, Optional<Merchant> merchant) {
        if (merchant.isEmpty() || !mayEnter(merchant.get(), shownToken(ctx))) {
            refuse(ctx, Problem.notFound("This path"));
        } else {
            body(ctx.request())
                    .compose(body -> store(merchant.get().id(), ctx, body))
                    .onComplete(stored -> ok(ctx), failure -> refuse(ctx, failure));
        }
    }

    private static String shownToken(RoutingContext ctx) {
        String shown = ctx.pathParam("token");
        return shown == null ? "" : shown;
    }

    /** A token that is not set is not compared with anything: then the plain path is the only one. */
    private static boolean mayEnter(Merchant merchant, String shown) {
        TokenHash expected = merchant.webhookToken();
        return expected == null ? shown.isEmpty() : expected.matches(shown);
    }

    private Future<Void> store(UUID merchantId, RoutingContext ctx, Buffer body) {
        String contentType = header(ctx, "Content-Type");
        Evidence evidence = new Evidence(
                proxies.senderOf(ctx.request()).getHostAddress(),
                contentType.length() <= MAX_CONTENT_TYPE ? contentType : contentType.substring(0, MAX_CONTENT_TYPE),
                body,
                NotificationReader.read(contentType, body.getBytes()));
        if (underWay >= MAX_UNDER_WAY) {
            limits.met(Limit.WEBHOOKS);
            return Future.failedFuture(busy());
        }
        // Counted from here: while a body arrives it costs us little, and a stranger could hold all places by dawdling.
        underWay++;
        return inbox.take(merchantId, evidence)
                .timeout(STORE_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(done -> underWay--)
                .recover(failure -> {
                    log.warn("a notification could not be stored and was refused: {}", failure.toString());
                    return Future.failedFuture(busy());
                });
    }

    private static Future<Buffer> body(HttpServerRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Future.failedFuture(
                    Problem.of(415, "unsupported_media_type", "Encoded notifications are not taken."));
        }
        Promise<Buffer> promise = Promise.promise();
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() > Evidence.MAX_BODY) {
                promise.tryFail(Problem.of(
                        413, "body_too_large", "A notification is at most " + Evidence.MAX_BODY + " bytes."));
            } else {
                body.appendBuffer(part);
            }
        });
        request.exceptionHandler(promise::tryFail);
        request.endHandler(end -> promise.tryComplete(body));
        return promise.future();
    }

    private static String header(RoutingContext ctx, String name) {
        String value = ctx.request().getHeader(name);
        return value == null ? "" : value;
    }

    private static void ok(RoutingContext ctx) {
        ctx.response()
                .setStatusCode(200)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end("ok\n");
    }

    private static void refuse(RoutingContext ctx, Throwable failure) {
        if (!ctx.request().isEnded()) {
            // What is left of the body will not be read, so this connection cannot carry another request.
            ctx.response().putHeader("Connection", "close");
        }
        ctx.fail(failure);
    }

    private static Problem busy() {
        return Problem.of(503, "unavailable", "The notification was not stored; send it again.");
    }
}
