package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.clock.ClockMode;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Channel;
import dev.naru.mock.ledger.NaverSetup;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.SpaceLimits;
import dev.naru.mock.ledger.SpaceSettings;
import dev.naru.mock.ledger.Spaces;
import dev.naru.mock.ledger.Switches;
import dev.naru.mock.ledger.WebhookPolicy;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Merchant spaces: open one for a test, change its settings. */
final class MerchantControl {
    private static final Duration BATCH_INTERVAL = Duration.ofSeconds(60);

    private final Spaces spaces;

    MerchantControl(Spaces spaces) {
        this.spaces = spaces;
    }

    void mount(Router router) {
        router.get("/_mock/v1/merchants").handler(ctx -> {
            ArrayNode list = StrictJson.object().arrayNode();
            spaces.all().forEach(space -> list.add(json(space)));
            Answers.data(ctx, list);
        });
        router.post("/_mock/v1/merchants").handler(this::open);
        router.put("/_mock/v1/merchants/:key").handler(this::change);
    }

    private void open(RoutingContext ctx) {
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        SpaceSettings.Keys keys =
                new SpaceSettings.Keys(name(body, "imp_key"), name(body, "imp_secret"), name(body, "user_code"));
        ClockMode mode = ClockMode.parse(body.word("clock", "system", "system", "frozen", "auto"));
        Instant start = body.instant("clock_start");
        SpaceSettings settings = SettingsReader.read(
                body,
                new SpaceSettings(
                        keys,
                        keys.userCode(),
                        List.of(Channel.naverco()),
                        WebhookPolicy.documented(null, WebhookPolicy.Format.JSON),
                        NaverSetup.defaults(null, null),
                        Switches.defaults(),
                        BATCH_INTERVAL));
        body.rejectUnknown();
        try {
            Space opened = spaces.open(settings, new Space.Beginning(mode, start), SpaceLimits.defaults());
            Answers.json(ctx, 201, StrictJson.object().set("data", json(opened)));
        } catch (IllegalArgumentException taken) {
            throw new BadInput(409, "merchant_taken", String.valueOf(taken.getMessage()), "");
        }
    }

    private void change(RoutingContext ctx) {
        Space space = spaces.byKey(String.valueOf(ctx.pathParam("key")))
                .orElseThrow(() -> BadInput.notFound("there is no merchant with this imp_key"));
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        SpaceSettings changed = SettingsReader.read(body, space.settings());
        body.rejectUnknown();
        space.change(changed);
        Answers.data(ctx, json(space));
    }

    private static String name(Fields body, String field) {
        String value = body.requiredText(field, 80);
        if (!value.matches("[A-Za-z0-9_-]+")) {
            throw BadInput.of(field + " must be letters, digits, _ and -");
        }
        return value;
    }

    /** A merchant's settings; the secret is there because this server invents all of them. */
    static ObjectNode json(Space space) {
        SpaceSettings settings = space.settings();
        ObjectNode json = StrictJson.object()
                .put("imp_key", settings.keys().impKey())
                .put("imp_secret", settings.keys().impSecret())
                .put("user_code", settings.keys().userCode())
                .put("shop_name", settings.shopName())
                .put("webhook_url", settings.webhooks().url())
                .put("product_info_url", settings.naver().productInfoUrl())
                .put("additional_fee_url", settings.naver().additionalFeeUrl())
                .put("batch_interval", settings.batchInterval().toString());
        json.set("webhook", WebhookJson.of(settings.webhooks()));
        ArrayNode channels = json.putArray("channels");
        settings.channels()
                .forEach(channel -> channels.addObject()
                        .put("pg_provider", channel.pgProvider())
                        .put("pg_id", channel.pgId())
                        .put("sandbox", channel.sandbox())
                        .put("channel_name", channel.name())
                        .put("channel_key", channel.key()));
        json.set("switches", SwitchTable.of(settings));
        return json;
    }
}
