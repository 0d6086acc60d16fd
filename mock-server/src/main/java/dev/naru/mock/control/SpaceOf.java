package dev.naru.mock.control;

import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.QueryString;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Spaces;
import io.vertx.ext.web.RoutingContext;

/** The merchant space a control request is about: {@code ?space=IMP_KEY}, else the one opened first. */
final class SpaceOf {
    private final Spaces spaces;

    SpaceOf(Spaces spaces) {
        this.spaces = spaces;
    }

    Space request(RoutingContext ctx) {
        String key = query(ctx).first("space");
        return key == null || key.isEmpty()
                ? spaces.first()
                : spaces.byKey(key)
                        .orElseThrow(() -> new BadInput(
                                404,
                                "unknown_space",
                                "space names no merchant",
                                "GET /_mock/v1/merchants lists them."));
    }

    static QueryString query(RoutingContext ctx) {
        return QueryString.parse(ctx.request().query());
    }
}
