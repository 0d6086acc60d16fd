package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.MethodTable;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.BillingKey;
import dev.naru.mock.ledger.Space;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;

/** Billing keys and planned charges: seeing them, and deciding what the next charges come to. */
final class BillingRoutes {
    private static final int MAX_OUTCOMES = 1_000;
    private static final int MAX_REASON = 200;

    private final Selected selected;
    private final KeyRecorder recorder;

    BillingRoutes(Selected selected, KeyRecorder recorder) {
        this.selected = selected;
        this.recorder = recorder;
    }

    void mount(Router router) {
        MethodTable.mount(
                router, "/_mock/v1/billing-keys", Map.of(HttpMethod.GET, this::keys, HttpMethod.POST, this::record));
        MethodTable.get(
                router,
                "/_mock/v1/billing-keys/:customer_uid",
                ctx -> Answers.data(ctx, BillingJson.key(key(selected.space(ctx), ctx))));
        MethodTable.mount(router, "/_mock/v1/billing-keys/:customer_uid/script", Map.of(HttpMethod.PUT, this::script));
        MethodTable.get(router, "/_mock/v1/schedules", this::schedules);
    }

    private void keys(RoutingContext ctx) {
        ArrayNode rows = StrictJson.object().arrayNode();
        selected.space(ctx)
                .billingKeys()
                .newest(Selected.limit(ctx, 100))
                .forEach(key -> rows.add(BillingJson.key(key)));
        Answers.data(ctx, rows);
    }

    private void record(RoutingContext ctx) {
        BillingKey key = recorder.record(selected.space(ctx), Fields.of(RequestBody.jsonOnly(ctx)));
        Answers.json(ctx, 201, StrictJson.object().set("data", BillingJson.key(key)));
    }

    private void script(RoutingContext ctx) {
        Space space = selected.space(ctx);
        BillingKey key = key(space, ctx);
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        List<String> outcomes = body.texts("outcomes", MAX_OUTCOMES);
        boolean mentioned = body.mentions("outcomes");
        body.rejectUnknown();
        if (!mentioned) {
            throw BadInput.of("outcomes is required; an empty array lets every charge succeed");
        }
        if (outcomes.stream().anyMatch(outcome -> outcome.isBlank() || outcome.length() > MAX_REASON)) {
            throw BadInput.of("outcomes must be \"paid\" or reasons of 1 to " + MAX_REASON + " characters");
        }
        space.billingKeys().script(key, outcomes);
        space.journal()
                .write(
                        EntryType.CONTROL_BILLING_SCRIPT,
                        "next charges scripted: " + outcomes.size(),
                        StrictJson.object()
                                .put("customer_uid", key.customerUid())
                                .put("outcomes", outcomes.size()));
        Answers.data(ctx, BillingJson.key(key));
    }

    private void schedules(RoutingContext ctx) {
        ArrayNode rows = StrictJson.object().arrayNode();
        String customerUid = Selected.query(ctx).first("customer_uid");
        selected.space(ctx)
                .schedules()
                .latest(customerUid == null || customerUid.isEmpty() ? null : customerUid, Selected.limit(ctx, 100))
                .forEach(schedule -> rows.add(BillingJson.schedule(schedule)));
        Answers.data(ctx, rows);
    }

    private static BillingKey key(Space space, RoutingContext ctx) {
        return space.billingKeys()
                .known(Selected.path(ctx, "customer_uid"))
                .orElseThrow(() -> BadInput.notFound("there is no billing key with this customer_uid"));
    }
}
