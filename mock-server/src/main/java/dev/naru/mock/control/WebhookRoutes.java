package dev.naru.mock.control;

import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.MethodTable;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.WebhookDelivery;
import dev.naru.mock.ledger.WebhookDelivery.State;
import dev.naru.mock.ledger.WebhookPolicy;
import dev.naru.mock.webhooks.WebhookSender;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Webhooks: what was sent, sending again, holding and releasing in any order. */
final class WebhookRoutes {
    private static final int MAX_RELEASED = 1_000;

    private final Selected selected;
    private final WebhookSender sender;

    WebhookRoutes(Selected selected, WebhookSender sender) {
        this.selected = selected;
        this.sender = sender;
    }

    void mount(Router router) {
        MethodTable.get(router, "/_mock/v1/webhooks", this::list);
        MethodTable.mount(
                router,
                "/_mock/v1/webhooks/policy",
                Map.of(
                        HttpMethod.GET,
                        ctx -> Answers.data(
                                ctx,
                                WebhookJson.of(selected.space(ctx).settings().webhooks())),
                        HttpMethod.PUT,
                        this::changePolicy));
        MethodTable.post(router, "/_mock/v1/webhooks/release", this::release);
        MethodTable.get(
                router,
                "/_mock/v1/webhooks/:id",
                ctx -> Answers.data(ctx, WebhookJson.of(delivery(selected.space(ctx), Selected.path(ctx, "id")))));
        MethodTable.post(router, "/_mock/v1/webhooks/:id/resend", this::resend);
    }

    private void list(RoutingContext ctx) {
        String merchantUid = Selected.query(ctx).first("merchant_uid");
        String state = Selected.query(ctx).first("state");
        Predicate<WebhookDelivery> wanted =
                delivery -> state == null || state.equals(delivery.state().wireName());
        int limit = Selected.limit(ctx, 200);
        Space space = selected.space(ctx);
        Answers.data(
                ctx,
                WebhookJson.list(
                        merchantUid == null
                                ? space.webhooks().newest(wanted, limit)
                                : ofOrder(space, merchantUid)
                                        .filter(wanted)
                                        .limit(limit)
                                        .toList()));
    }

    /** Deliveries of every attempt at an order, the newest first. */
    private static Stream<WebhookDelivery> ofOrder(Space space, String merchantUid) {
        return space.payments().attempts(merchantUid).stream()
                .flatMap(attempt -> space.webhooks().of(attempt.impUid()).stream())
                .sorted(Comparator.comparingLong(WebhookDelivery::sequence).reversed());
    }

    private void changePolicy(RoutingContext ctx) {
        Space space = selected.space(ctx);
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        WebhookPolicy policy = SettingsJson.policy(body, space.settings().webhooks());
        body.rejectUnknown();
        space.change(space.settings().withWebhooks(policy));
        Answers.data(ctx, WebhookJson.of(policy));
    }

    private void resend(RoutingContext ctx) {
        Space space = selected.space(ctx);
        WebhookDelivery delivery = delivery(space, Selected.path(ctx, "id"));
        Fields.of(RequestBody.jsonOnly(ctx)).rejectUnknown();
        Answers.data(ctx, sender.resend(space, delivery).map(attempt -> WebhookJson.of(delivery)));
    }

    private void release(RoutingContext ctx) {
        Space space = selected.space(ctx);
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        List<String> ids = body.texts("ids", MAX_RELEASED);
        body.rejectUnknown();
        List<WebhookDelivery> inOrder = new ArrayList<>();
        for (String id : new LinkedHashSet<>(ids)) {
            WebhookDelivery delivery = delivery(space, id);
            if (delivery.state() != State.HELD) {
                throw new BadInput(
                        409,
                        "not_held",
                        id + " is not held but " + delivery.state().wireName(),
                        "");
            }
            inOrder.add(delivery);
        }
        Answers.data(ctx, sender.release(space, inOrder).map(done -> WebhookJson.list(inOrder)));
    }

    private static WebhookDelivery delivery(Space space, String id) {
        return space.webhooks().find(id).orElseThrow(() -> BadInput.notFound("there is no webhook with this id"));
    }
}
