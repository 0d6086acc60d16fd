package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.QueryString;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.WebhookDelivery;
import dev.naru.mock.ledger.WebhookPolicy;
import dev.naru.mock.webhooks.WebhookSender;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

/** Webhooks in the developer's hands: look, send again, hold back and let go in any order. */
final class WebhookControl {
    private static final int MAX_LISTED = 1_000;

    private final SpaceOf spaces;
    private final WebhookSender sender;

    WebhookControl(SpaceOf spaces, WebhookSender sender) {
        this.spaces = spaces;
        this.sender = sender;
    }

    void mount(Router router) {
        router.get("/_mock/v1/webhooks").handler(this::list);
        router.get("/_mock/v1/webhooks/policy")
                .handler(ctx -> Answers.data(
                        ctx, WebhookJson.of(spaces.request(ctx).settings().webhooks())));
        router.put("/_mock/v1/webhooks/policy").handler(this::setPolicy);
        router.post("/_mock/v1/webhooks/release").handler(this::release);
        router.get("/_mock/v1/webhooks/:id").handler(ctx -> Answers.data(ctx, WebhookJson.of(delivery(ctx))));
        router.post("/_mock/v1/webhooks/:id/resend").handler(this::resend);
    }

    private void list(RoutingContext ctx) {
        QueryString query = SpaceOf.query(ctx);
        int limit = (int) query.number("limit", 200, 1, MAX_LISTED);
        String merchantUid = query.first("merchant_uid");
        List<WebhookDelivery> newestFirst =
                new ArrayList<>(spaces.request(ctx).webhooks().all());
        Collections.reverse(newestFirst);
        Answers.data(
                ctx,
                WebhookJson.list(newestFirst.stream()
                        .filter(delivery -> merchantUid == null
                                || merchantUid.equals(delivery.notice().merchantUid()))
                        .limit(limit)
                        .toList()));
    }

    private void setPolicy(RoutingContext ctx) {
        Space space = spaces.request(ctx);
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        WebhookPolicy policy = PolicyReader.read(body, space.settings().webhooks());
        body.rejectUnknown();
        space.change(space.settings().withWebhooks(policy));
        Answers.data(ctx, WebhookJson.of(policy));
    }

    private void release(RoutingContext ctx) {
        Space space = spaces.request(ctx);
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        List<WebhookDelivery> inOrder = new ArrayList<>();
        for (String id : new LinkedHashSet<>(body.texts("ids", MAX_LISTED))) {
            WebhookDelivery delivery = find(space, id);
            if (delivery.state() != WebhookDelivery.State.HELD) {
                throw new BadInput(409, "not_held", "webhook " + id + " is not held back", "Use resend.");
            }
            inOrder.add(delivery);
        }
        body.rejectUnknown();
        Answers.data(ctx, sender.release(space, inOrder).map(sent -> {
            ArrayNode attempts = StrictJson.object().arrayNode();
            sent.forEach(attempt -> attempts.add(WebhookJson.of(attempt)));
            return attempts;
        }));
    }

    private void resend(RoutingContext ctx) {
        Space space = spaces.request(ctx);
        Fields.of(RequestBody.jsonOnly(ctx)).rejectUnknown();
        WebhookDelivery delivery = delivery(ctx);
        Answers.data(ctx, sender.resend(space, delivery).map(sent -> WebhookJson.of(delivery)));
    }

    private WebhookDelivery delivery(RoutingContext ctx) {
        return find(spaces.request(ctx), String.valueOf(ctx.pathParam("id")));
    }

    private static WebhookDelivery find(Space space, String id) {
        return space.webhooks().find(id).orElseThrow(() -> BadInput.notFound("there is no webhook with this id"));
    }
}
