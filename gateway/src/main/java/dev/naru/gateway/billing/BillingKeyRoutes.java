package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.CancelCall.Requester;
import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.operations.OperationRoutes;
import dev.naru.gateway.operations.Operations;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.IdempotencyKey;
import dev.naru.gateway.platform.http.Page;
import dev.naru.gateway.platform.http.PageCursor;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.QueryParameters;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.json.InvalidJson;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** {@code /v1/billing-keys}: what is known of them, and their end. They begin in the window. */
final class BillingKeyRoutes implements Routes {
    private static final int MAX_CUSTOMER_UID = 80;
    private static final int MAX_REASON = 256;
    private static final int MAX_PAGE = 100;
    private static final int DEFAULT_PAGE = 20;
    private static final Set<String> LIST_PARAMETERS = Set.of("after", "limit");
    private static final Set<String> DELETE_PARAMETERS = Set.of("reason", "requester");

    private final KeyRemoval removal;
    private final BillingKeyRepository keys;

    BillingKeyRoutes(KeyRemoval removal, BillingKeyRepository keys) {
        this.removal = removal;
        this.keys = keys;
    }

    @Override
    public void mount(Router router) {
        router.get("/v1/billing-keys").handler(this::list);
        router.get("/v1/billing-keys/:customer_uid").handler(this::show);
        router.delete("/v1/billing-keys/:customer_uid").handler(this::delete);
    }

    private void list(RoutingContext ctx) {
        QueryParameters query = QueryParameters.of(ctx, LIST_PARAMETERS);
        int limit = query.limit(DEFAULT_PAGE, MAX_PAGE);
        // One more than asked for tells whether there is a next page.
        Answers.json(
                ctx,
                200,
                keys.list(merchantId(ctx), PageCursor.of(query), limit + 1).map(found -> page(found, limit)));
    }

    private static ObjectNode page(List<BillingKey> found, int limit) {
        return Page.of(
                "billing_keys",
                found,
                limit,
                BillingKey::json,
                key -> new PageCursor(key.createdAt(), key.customerUid()));
    }

    private void show(RoutingContext ctx) {
        Answers.json(ctx, 200, removal.read(merchantId(ctx), customerUid(ctx)).map(BillingKey::json));
    }

    /** The query, as Iamport has it: not every client and proxy lets a DELETE have a body. */
    private void delete(RoutingContext ctx) {
        String customerUid = customerUid(ctx);
        String key = IdempotencyKey.of(ctx);
        QueryParameters query = QueryParameters.of(ctx, DELETE_PARAMETERS);
        KeyDeleteRequest request = new KeyDeleteRequest(customerUid, reason(query), requester(query));
        OperationRoutes.answer(ctx, removal.delete(merchantId(ctx), request, key, Operations.PATIENCE));
    }

    private static String reason(QueryParameters query) {
        String reason = query.text("reason");
        if (reason == null || reason.isBlank() || !isPrintable(reason, MAX_REASON)) {
            throw new InvalidJson("reason", "must be 1 to " + MAX_REASON + " characters; Naver demands a reason");
        }
        return reason;
    }

    private static Requester requester(QueryParameters query) {
        String text = query.text("requester");
        for (Requester requester : Requester.values()) {
            if (requester.wire().equals(text)) {
                return requester;
            }
        }
        throw new InvalidJson("requester", "must be customer or admin; Naver demands to know");
    }

    private static boolean isPrintable(String text, int maxLength) {
        return text.length() <= maxLength && text.codePoints().noneMatch(BillingKeyRoutes::isNoText);
    }

    /** Control characters, and halves of a pair, which PostgreSQL does not take. */
    private static boolean isNoText(int point) {
        return Character.isISOControl(point) || (point >= 0xD800 && point <= 0xDFFF);
    }

    private static UUID merchantId(RoutingContext ctx) {
        return ApiKeyHandler.merchantOf(ctx).id();
    }

    private static String customerUid(RoutingContext ctx) {
        String text = ctx.pathParam("customer_uid");
        if (text == null || text.isBlank() || !isPrintable(text, MAX_CUSTOMER_UID)) {
            throw Problem.notFound("The billing key");
        }
        return text;
    }
}
