package dev.naru.mock.iamport;

import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.QueryString;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Space;
import io.vertx.ext.web.RoutingContext;

/** One V1 request whose token has opened a merchant space. */
record Call(RoutingContext ctx, Space space) {
    /** What answers a route. */
    @FunctionalInterface
    interface Endpoint {
        Envelope answer(Call call);
    }

    Params params() {
        return new Params(RequestBody.of(ctx));
    }

    QueryString query() {
        return QueryString.parse(ctx.request().query());
    }

    String path(String name) {
        String value = ctx.pathParam(name);
        if (value == null) {
            throw BadInput.of(name + " is missing in the path");
        }
        return value;
    }

    /** The payment named in the path; a foreign one looks like an unknown one. */
    Payment payment() {
        return space.payments().find(path("imp_uid")).orElseThrow(() -> Refusal.http(404, Messages.NO_PAYMENT));
    }
}
