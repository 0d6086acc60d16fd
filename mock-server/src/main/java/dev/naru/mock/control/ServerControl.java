package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Spaces;
import dev.naru.mock.naver.checkout.Judgements;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The server itself: is it there, what does a shop have to know, start over. */
final class ServerControl {
    private final Spaces spaces;
    private final SpaceOf spaceOf;
    private final Judgements judgements;

    ServerControl(Spaces spaces, SpaceOf spaceOf, Judgements judgements) {
        this.spaces = spaces;
        this.spaceOf = spaceOf;
        this.judgements = judgements;
    }

    void mount(Router router) {
        router.get("/_mock/v1/health")
                .handler(ctx -> Answers.data(ctx, StrictJson.object().put("status", "ok")));
        router.get("/_mock/v1/info").handler(ctx -> Answers.data(ctx, info(ctx)));
        router.post("/_mock/v1/reset").handler(this::reset);
    }

    private ObjectNode info(RoutingContext ctx) {
        Space space = spaceOf.request(ctx);
        String origin = origin(ctx.request());
        ObjectNode json = MerchantControl.json(space);
        json.put("simulation", "Iamport V1 and Naver Pay, simulated: no money moves")
                .put("seed", spaces.seed())
                .put("clock", space.clock().mode().kind().wireName())
                .put("base_url", origin)
                .put("console_url", origin + "/_mock/")
                .put("journal_evicted", space.journal().evicted());
        json.putObject("limits")
                .put("payments", space.limits().payments())
                .put("journal_entries", space.limits().journalEntries())
                .put("journal_bytes", space.limits().journalBytes());
        json.putObject("scripts")
                .put("sdk", origin + "/v1/iamport.js")
                .put("sdk_old", origin + "/js/iamport.payment-1.2.0.js")
                .put("button", origin + "/customer/js/naverPayButton.js")
                .put("button_mobile", origin + "/customer/js/mobile/naverPayButton.js")
                .put("wcslog", origin + "/wcslog.js");
        return json;
    }

    private void reset(RoutingContext ctx) {
        Space space = spaceOf.request(ctx);
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        boolean keepIds = body.flag("keep_ids", false);
        body.rejectUnknown();
        spaces.reset(space, keepIds);
        judgements.forget(space);
        Answers.data(ctx, StrictJson.object().put("now", space.now().toString()));
    }

    private static String origin(HttpServerRequest request) {
        HostAndPort at = request.authority();
        if (at == null) {
            throw BadInput.of("the Host header is missing or malformed");
        }
        return request.scheme() + "://" + at.host() + (at.port() > 0 ? ":" + at.port() : "");
    }
}
