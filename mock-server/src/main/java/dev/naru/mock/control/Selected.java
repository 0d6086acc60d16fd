package dev.naru.mock.control;

import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.QueryString;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Spaces;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;

/** Which merchant space, and which of its payments, a control request is about. */
final class Selected {
    private final Spaces spaces;

    Selected(Spaces spaces) {
        this.spaces = spaces;
    }

    /**
     * The space that {@code ?space={imp_key}} names, the default one without it.
     *
     * @throws BadInput 404 when there is no such space
     */
    Space space(RoutingContext ctx) {
        String key = query(ctx).first("space");
        if (key == null || key.isEmpty()) {
            return spaces.first();
        }
        return spaces.byKey(key)
                .orElseThrow(() -> new BadInput(
                        404,
                        "no_such_space",
                        "there is no merchant space with this imp_key",
                        "GET /_mock/v1/merchants"));
    }

    /**
     * The payment that {@code :id} of the path names: by imp_uid, else the latest attempt with that merchant_uid.
     *
     * @throws BadInput 404 when there is none
     */
    static Payment payment(Space space, RoutingContext ctx) {
        String id = path(ctx, "id");
        return space.payments()
                .find(id)
                .or(() -> space.payments().attempts(id).stream().max(Comparator.comparingLong(Payment::sequence)))
                .orElseThrow(() -> BadInput.notFound("there is no order with this merchant_uid or imp_uid"));
    }

    static QueryString query(RoutingContext ctx) {
        return QueryString.parse(ctx.request().query());
    }

    /** A part of the path; the router has matched it, so it is there. */
    static String path(RoutingContext ctx, String name) {
        return String.valueOf(ctx.pathParam(name));
    }

    static int limit(RoutingContext ctx, int otherwise) {
        return (int) query(ctx).number("limit", otherwise, 1, 1000);
    }
}
