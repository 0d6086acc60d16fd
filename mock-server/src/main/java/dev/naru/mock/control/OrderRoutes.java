package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.naru.mock.batch.PollingBatch;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.MethodTable;
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
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.Map;

/** Orders: finding them, and playing the buyer or the batch. */
final class OrderRoutes {
    private final Selected selected;
    private final Checkouts checkouts;
    private final CheckoutDesk desk;
    private final PollingBatch batch;
    private final OrderJson json;
    private final PaymentRecorder recorder;

    OrderRoutes(
            Selected selected,
            Checkouts checkouts,
            CheckoutDesk desk,
            PollingBatch batch,
            OrderJson json,
            PaymentRecorder recorder) {
        this.selected = selected;
        this.checkouts = checkouts;
        this.desk = desk;
        this.batch = batch;
        this.json = json;
        this.recorder = recorder;
    }

    void mount(Router router) {
        MethodTable.mount(
                router, "/_mock/v1/orders", Map.of(HttpMethod.GET, this::list, HttpMethod.POST, this::record));
        MethodTable.get(router, "/_mock/v1/orders/:id", ctx -> {
            Space space = selected.space(ctx);
            Answers.data(ctx, json.story(space, payment(space, ctx)));
        });
        MethodTable.post(router, "/_mock/v1/orders/:id/approve", this::approve);
        MethodTable.post(router, "/_mock/v1/orders/:id/decline", this::decline);
        MethodTable.post(router, "/_mock/v1/orders/:id/poll", this::poll);
    }

    private void list(RoutingContext ctx) {
        ArrayNode rows = StrictJson.object().arrayNode();
        String where = Selected.query(ctx).first("where");
        OrderSearch.find(selected.space(ctx).payments(), where, checkouts, Selected.limit(ctx, 100))
                .forEach(payment -> rows.add(json.row(payment)));
        Answers.data(ctx, rows);
    }

    private void record(RoutingContext ctx) {
        Space space = selected.space(ctx);
        Payment payment = recorder.record(space, Fields.of(RequestBody.jsonOnly(ctx)));
        Answers.json(ctx, 201, StrictJson.object().set("data", json.story(space, payment)));
    }

    private void approve(RoutingContext ctx) {
        Checkout checkout = checkout(ctx);
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        Delivery delivery = checkout.delivery()
                .with(body.object("buyer"), body.object("address"))
                .completed();
        boolean skipCheck = body.flag("skip_check", false);
        String method = CheckoutDesk.method(body);
        body.rejectUnknown();
        Future<Checkout> delivered = checkout.state() == Checkout.State.PAID
                ? Future.succeededFuture(checkout)
                : desk.deliver(checkout, delivery);
        Answers.data(
                ctx,
                delivered.compose(ready -> desk.pay(ready, method, skipCheck)).map(CheckoutJson::of));
    }

    private void decline(RoutingContext ctx) {
        Checkout checkout = checkout(ctx);
        Fields.of(RequestBody.jsonOnly(ctx)).rejectUnknown();
        desk.close(checkout);
        Answers.data(ctx, CheckoutJson.of(checkout));
    }

    /** Answers when the order is copied and its webhooks have been tried. */
    private void poll(RoutingContext ctx) {
        Space space = selected.space(ctx);
        Payment payment = payment(space, ctx);
        Fields.of(RequestBody.jsonOnly(ctx)).rejectUnknown();
        boolean copied = batch.poll(space, payment.impUid());
        Answers.data(
                ctx,
                space.clock()
                        .advanceTo(space.now())
                        .map(done -> json.story(space, payment).put("copied", copied)));
    }

    private Checkout checkout(RoutingContext ctx) {
        Space space = selected.space(ctx);
        return checkouts
                .of(payment(space, ctx))
                .orElseThrow(() -> new BadInput(409, "no_checkout", "this payment has no checkout window", ""));
    }

    /** By imp_uid, else the latest attempt with that merchant_uid. */
    static Payment payment(Space space, RoutingContext ctx) {
        String id = Selected.path(ctx, "id");
        return space.payments()
                .find(id)
                .or(() -> space.payments().attempts(id).stream().max(Comparator.comparingLong(Payment::sequence)))
                .orElseThrow(() -> BadInput.notFound("there is no order with this merchant_uid or imp_uid"));
    }
}
