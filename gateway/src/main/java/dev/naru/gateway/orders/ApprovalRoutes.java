package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.merchants.EdgePaths;
import dev.naru.gateway.orders.Approval.Refusal;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.products.Catalogue;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code confirm_url} of payment-type Naver Pay (Iamport V1): Iamport asks after the buyer has authenticated, and before
 * any money moves. 200 approves; everything else stops the payment, and the buyer reads the {@code reason}. The address
 * passes through the buyer's browser, so its secret is the order's own and opens nothing else.
 */
public final class ApprovalRoutes implements Routes {
    private static final Logger log = LoggerFactory.getLogger(ApprovalRoutes.class);

    private static final String PATH = "/confirm/iamport/";
    private static final long MAX_BODY_BYTES = 16 * 1024;

    /** Iamport waits for 5 seconds by its help pages and for 10 by its manual. */
    private static final Duration DEADLINE = Duration.ofMillis(2500);

    private final PaymentRequestRepository requests;
    private final StockCheck stock;

    public ApprovalRoutes(Database database, Catalogue catalogue) {
        this.requests = new PaymentRequestRepository(database);
        this.stock = new StockCheck(catalogue);
    }

    /** The address Iamport asks about one order. */
    static String address(URI edge, UUID merchantId, String token) {
        String base = edge.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                + EdgePaths.root(merchantId)
                + PATH
                + token;
    }

    @Override
    public void mount(Router router) {
        router.post(EdgePaths.ROUTE + PATH + ":token")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::ask);
    }

    private void ask(RoutingContext ctx) {
        UUID merchantId = merchantId(ctx);
        Question question = question(ctx);
        if (merchantId == null || question == null) {
            refuse(ctx, merchantId == null ? Approval.UNKNOWN : Approval.MALFORMED);
            return;
        }
        refusal(merchantId, question)
                .timeout(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(
                        refusal -> refusal.ifPresentOrElse(why -> refuse(ctx, why), () -> approve(ctx)), failure -> {
                            log.warn("an approval could not be decided and was refused: {}", failure.toString());
                            refuse(ctx, Approval.UNAVAILABLE);
                        });
    }

    /**
     * What Iamport asks.
     *
     * @param token as the path shows it
     */
    private record Question(MerchantUid merchantUid, long amount, String token) {}

    private static @Nullable UUID merchantId(RoutingContext ctx) {
        try {
            return UUID.fromString(String.valueOf(ctx.pathParam("merchant_id")));
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static @Nullable Question question(RoutingContext ctx) {
        Buffer body = ctx.body().buffer();
        try {
            JsonNode json = StrictJson.parse(body == null ? new byte[0] : body.getBytes());
            JsonNode amount = json.path("amount");
            String merchantUid = json.path("merchant_uid").asText("");
            boolean readable = MerchantUid.isValid(merchantUid) && amount.isNumber() && amount.canConvertToLong();
            // Part of a won is no won of ours.
            return readable && amount.decimalValue().stripTrailingZeros().scale() <= 0
                    ? new Question(
                            new MerchantUid(merchantUid), amount.longValue(), String.valueOf(ctx.pathParam("token")))
                    : null;
        } catch (InvalidJson unreadable) {
            return null;
        }
    }

    private Future<Optional<Refusal>> refusal(UUID merchantId, Question question) {
        return requests.findApproval(merchantId, question.merchantUid())
                .map(found -> found.filter(approval -> isSame(approval.token(), question.token())))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.of(Approval.UNKNOWN))
                        : decide(merchantId, question, found.get())
                                .onSuccess(refusal -> refusal.ifPresent(why -> log.info(
                                        "order {} was not approved: {}", question.merchantUid(), why.code()))));
    }

    private static boolean isSame(String expected, String shown) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    private Future<Optional<Refusal>> decide(UUID merchantId, Question question, Approval approval) {
        Optional<Refusal> refusal = approval.refusal(question.amount());
        if (refusal.isPresent() || approval.toCheck().isEmpty()) {
            return Future.succeededFuture(refusal);
        }
        return stock.findings(merchantId, approval.toCheck())
                .map(findings -> findings.stream()
                        .filter(Finding::blocks)
                        .findFirst()
                        .flatMap(finding -> Approval.conflict("stock", finding.ko() + ".")));
    }

    private static void approve(RoutingContext ctx) {
        Answers.json(ctx, 200, OrderJson.object());
    }

    private static void refuse(RoutingContext ctx, Refusal why) {
        Answers.json(ctx, why.status(), OrderJson.object().put("reason", why.reason()));
    }
}
