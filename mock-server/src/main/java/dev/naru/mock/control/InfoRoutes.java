package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.MethodTable;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.Bound;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.SpaceSettings;
import dev.naru.mock.ledger.Spaces;
import dev.naru.mock.naver.checkout.Judgements;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What this server is, what a shop must be told to use it, and starting over. */
final class InfoRoutes {
    private final Spaces spaces;
    private final Selected selected;
    private final Judgements judgements;
    private final String version;

    InfoRoutes(Spaces spaces, Selected selected, Judgements judgements, String version) {
        this.spaces = spaces;
        this.selected = selected;
        this.judgements = judgements;
        this.version = version;
    }

    void mount(Router router) {
        MethodTable.get(
                router,
                "/_mock/v1/health",
                ctx -> Answers.data(ctx, StrictJson.object().put("status", "up").put("version", version)));
        MethodTable.get(router, "/_mock/v1/info", this::info);
        MethodTable.post(router, "/_mock/v1/reset", this::reset);
    }

    private void info(RoutingContext ctx) {
        Space space = selected.space(ctx);
        SpaceSettings settings = space.settings();
        String origin = ctx.request().scheme() + "://" + ctx.request().getHeader("Host");
        ObjectNode json = StrictJson.object()
                .put("simulation", "Iamport V1 and Naver Pay, simulated: no money moves")
                .put("version", version)
                // Larger than a browser's numbers are exact.
                .put("seed", String.valueOf(spaces.seed()))
                .put("imp_key", settings.keys().impKey())
                .put("imp_secret", settings.keys().impSecret())
                .put("user_code", settings.keys().userCode())
                .put("api_url", origin)
                .put("console_url", origin + "/_mock/")
                .put("webhook_url", settings.webhooks().url())
                .put("product_info_url", settings.naver().productInfoUrl())
                .put("additional_fee_url", settings.naver().additionalFeeUrl());
        ArrayNode scripts = json.putArray("scripts");
        List.of(
                        "/v1/iamport.js",
                        "/js/iamport.payment-1.2.0.js",
                        "/customer/js/naverPayButton.js",
                        "/customer/js/mobile/naverPayButton.js",
                        "/wcslog.js")
                .forEach(path -> scripts.add("<script src=\"" + origin + path + "\"></script>"));
        json.set("clock", ClockRoutes.json(space.clock()));
        json.set("switches", SwitchTable.of(settings));
        json.putObject("journal")
                .put("last_id", space.journal().lastId())
                .put("evicted", space.journal().evicted());
        json.set("retention", retention(space));
        Answers.data(ctx, json);
    }

    private static ObjectNode retention(Space space) {
        ObjectNode json = StrictJson.object();
        space.tallies().forEach((kind, tally) -> {
            Bound limit = space.limits().of(kind);
            json.putObject(kind.countName())
                    .put("kept", tally.count())
                    .put("limit", limit.count())
                    .put("bytes", tally.bytes())
                    .put("limit_bytes", limit.bytes())
                    .put("dropped", tally.dropped());
        });
        return json;
    }

    private void reset(RoutingContext ctx) {
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        // A gateway that saw an imp_uid before the reset would rightly refuse it for another order.
        boolean keepIds = body.word("ids", "continue", "restart", "continue").equals("continue");
        boolean all = body.flag("all", false);
        body.rejectUnknown();
        List<Space> wanted = all ? spaces.all() : List.of(selected.space(ctx));
        wanted.forEach(space -> {
            judgements.forget(space);
            spaces.reset(space, keepIds);
            space.journal()
                    .write(EntryType.CONTROL_RESET, "everything dropped, clock started over", StrictJson.object());
        });
        Answers.data(ctx, StrictJson.object().put("reset", wanted.size()));
    }
}
