package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.naru.mock.batch.PollingBatch;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.QueryString;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.naver.checkout.Checkout;
import dev.naru.mock.naver.checkout.CheckoutDesk;
import dev.naru.mock.naver.checkout.CheckoutJson;
import dev.naru.mock.naver.checkout.Checkouts;
import dev.naru.mock.naver.checkout.Delivery;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Orders, and the buyer's part of them without a browser. */
final class OrderControl {
    private static final int MAX_LISTED = 1_000;

    private final SpaceOf spaces;
    private final Checkouts checkouts;
    private final CheckoutDesk desk;
    private final PollingBatch batch;
    private final OrderSummary summary;

    OrderControl(SpaceOf spaces, Checkouts checkouts, CheckoutDesk desk, PollingBatch batch) {
        this.spaces = spaces;
        this.checkouts = checkouts;
        this.desk = desk;
        this.batch = batch;
        this.summary = new OrderSummary(checkouts);
    }

    void mount(Router router) {
        router.get("/_mock/v1/orders").handler(this::list);
        router.get("/_mock/v1/orders/:id").handler(ctx -> {
            Space space = spaces.request(ctx);
            Answers.data(ctx, summary.story(space, payment(ctx, space)));
        });
        router.post("/_mock/v1/orders/:id/approve").handler(this::approve);
        router.post("/_mock/v1/orders/:id/decline").handler(this::decline);
        router.post("/_mock/v1/orders/:id/poll").handler(this::poll);
    }

    private void list(RoutingContext ctx) {
        QueryString query = SpaceOf.query(ctx);
        int limit = (int) query.number("limit", 200, 1, MAX_LISTED);
        String where = query.first("where");
        Predicate<Payment> wanted = OrderFilter.of(where == null ? "" : where);
        List<Payment> newestFirst =
                new ArrayList<>(spaces.request(ctx).payments().all());
        Collections.reverse(newestFirst);
        ArrayNode rows = StrictJson.object().arrayNode();
        newestFirst.stream().filter(wanted).limit(limit).forEach(payment -> rows.add(summary.row(payment)));
        Answers.data(ctx, rows);
    }

    /** Does what the buyer does in the window: fills in what is given or missing, then presses pay. */
    private void approve(RoutingContext ctx) {
        Space space = spaces.request(ctx);
        Checkout checkout = checkout(payment(ctx, space));
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        Delivery delivery = checkout.delivery()
                .with(body.object("buyer"), body.object("address"))
                .completed();
        boolean skipCheck = body.flag("skip_check", false);
        body.rejectUnknown();
        Future<Checkout> delivered = checkout.state() == Checkout.State.PAID
                ? Future.succeededFuture(checkout)
                : desk.deliver(checkout, delivery);
        Answers.data(ctx, delivered.compose(ready -> desk.pay(ready, skipCheck)).map(CheckoutJson::of));
    }

    private void decline(RoutingContext ctx) {
        Space space = spaces.request(ctx);
        Fields.of(RequestBody.jsonOnly(ctx)).rejectUnknown();
        Checkout checkout = checkout(payment(ctx, space));
        desk.close(checkout);
        Answers.data(ctx, CheckoutJson.of(checkout));
    }

    private void poll(RoutingContext ctx) {
        Space space = spaces.request(ctx);
        Fields.of(RequestBody.jsonOnly(ctx)).rejectUnknown();
        Payment payment = payment(ctx, space);
        boolean copied = batch.poll(space, payment.impUid());
        Answers.data(ctx, summary.story(space, payment).put("copied", copied));
    }

    /** By imp_uid, or the newest attempt with that order number. */
    private static Payment payment(RoutingContext ctx, Space space) {
        String id = String.valueOf(ctx.pathParam("id"));
        return space.payments().find(id).orElseGet(() -> {
            List<Payment> attempts = space.payments().attempts(id);
            if (attempts.isEmpty()) {
                throw BadInput.notFound("there is no order with this merchant_uid or imp_uid");
            }
            return attempts.get(attempts.size() - 1);
        });
    }

    private Checkout checkout(Payment payment) {
        return checkouts
                .of(payment)
                .orElseThrow(() -> new BadInput(
                        409, "no_window", "this payment has no checkout window", "Only order-type payments have one."));
    }
}
