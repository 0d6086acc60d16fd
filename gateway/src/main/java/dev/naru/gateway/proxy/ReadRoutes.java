package dev.naru.gateway.proxy;

import dev.naru.gateway.iamport.Passing;
import dev.naru.gateway.platform.http.Routes;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every GET of Iamport V1 that a Naver Pay shop makes, handed on. */
final class ReadRoutes implements Routes {
    static final List<String> PATHS = List.of(
            "/users/pg",
            "/payments",
            "/payments/prepare/:merchant_uid",
            "/payments/find/:merchant_uid",
            "/payments/find/:merchant_uid/:payment_status",
            "/payments/findAll/:merchant_uid",
            "/payments/findAll/:merchant_uid/:payment_status",
            "/payments/status/:payment_status",
            "/payments/:imp_uid",
            "/payments/:imp_uid/naver/product-orders",
            "/payments/:imp_uid/naver/cash-amount",
            "/naver/product-orders/:product_order_id",
            "/naver/reviews",
            "/subscribe/customers",
            "/subscribe/customers/:customer_uid",
            "/subscribe/customers/:customer_uid/payments",
            "/subscribe/customers/:customer_uid/schedules",
            "/subscribe/payments/schedule",
            "/subscribe/payments/schedule/customers/:customer_uid",
            "/subscribe/payments/schedule/:merchant_uid");

    /** Names of V1's own below /payments, which are nobody's imp_uid. */
    private static final Set<String> NO_IMP_UID = Set.of("cancel", "prepare", "find", "findAll", "status");

    private final FrontDoorHandler door;
    private final PassedReads reads;
    private final Sightings sightings;

    ReadRoutes(FrontDoorHandler door, PassedReads reads, Sightings sightings) {
        this.door = door;
        this.reads = reads;
        this.sightings = sightings;
    }

    @Override
    public void mount(Router router) {
        for (String path : PATHS) {
            router.get(path).handler(door).handler(ctx -> read(ctx, path));
        }
    }

    private void read(RoutingContext ctx, String template) {
        if (NO_IMP_UID.contains(String.valueOf(ctx.pathParam("imp_uid")))) {
            ctx.next();
            return;
        }
        UUID merchantId = FrontDoorHandler.callerOf(ctx).merchant().id();
        String uri = path(ctx, template) + query(ctx.request().query());
        FrontAnswerHandler.answer(
                ctx,
                reads.get(merchantId, uri)
                        .onSuccess(answer -> {
                            if (template.startsWith("/payments")) {
                                sightings.see(merchantId, answer);
                            }
                        })
                        .map(FrontAnswer::of));
    }

    /** Made anew, segment by segment: what Iamport reads is what the router has read. */
    static String path(RoutingContext ctx, String template) {
        StringBuilder path = new StringBuilder();
        for (String segment : template.substring(1).split("/", -1)) {
            path.append('/')
                    .append(
                            segment.startsWith(":")
                                    ? Passing.segment(String.valueOf(ctx.pathParam(segment.substring(1))))
                                    : segment);
        }
        return path.toString();
    }

    /** As it came; what stands raw and is not ASCII is escaped. */
    static String query(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        StringBuilder query = new StringBuilder("?");
        for (byte b : raw.getBytes(StandardCharsets.ISO_8859_1)) {
            if (b > ' ' && b < 0x7F) {
                query.append((char) b);
            } else {
                query.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return query.toString();
    }
}
