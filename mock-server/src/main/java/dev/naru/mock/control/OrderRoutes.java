package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.naru.mock.batch.PollingBatch;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.MethodTable;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.naver.checkout.Checkouts;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Orders: finding them, recording one by hand, and playing the batch. */
final class OrderRoutes {
    private final Selected selected;
    private final Checkouts checkouts;
    private final PollingBatch batch;
    private final OrderJson json;
    private final PaymentRecorder recorder;

    OrderRoutes(Selected selected, Checkouts checkouts, PollingBatch batch, OrderJson json, PaymentRecorder recorder) {
        this.selected = selected;
        this.checkouts = checkouts;
        this.batch = batch;
        this.json = json;
        this.recorder = recorder;
    }

    void mount(Router router) {
        MethodTable.mount(
                router, "/_mock/v1/orders", Map.of(HttpMethod.GET, this::list, HttpMethod.POST, this::record));
        MethodTable.get(router, "/_mock/v1/orders/:id", ctx -> {
            Space space = selected.space(ctx);
            Answers.data(ctx, json.story(space, Selected.payment(space, ctx)));
        });
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

    /** Answers when the order is copied and its webhooks have been tried. */
    private void poll(RoutingContext ctx) {
        Space space = selected.space(ctx);
        Payment payment = Selected.payment(space, ctx);
        Fields.of(RequestBody.jsonOnly(ctx)).rejectUnknown();
        boolean copied = batch.poll(space, payment.impUid());
        Answers.data(
                ctx,
                space.clock()
                        .advanceTo(space.now())
                        .map(done -> json.story(space, payment).put("copied", copied)));
    }
}
