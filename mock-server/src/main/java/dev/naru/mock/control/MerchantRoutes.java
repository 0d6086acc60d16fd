package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.clock.ClockMode;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.MethodTable;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.Bound;
import dev.naru.mock.ledger.Channel;
import dev.naru.mock.ledger.Kept;
import dev.naru.mock.ledger.NaverSetup;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.SpaceLimits;
import dev.naru.mock.ledger.SpaceSettings;
import dev.naru.mock.ledger.Spaces;
import dev.naru.mock.ledger.Switches;
import dev.naru.mock.ledger.WebhookPolicy;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merchant spaces: a test opens its own and shares nothing with the others. */
final class MerchantRoutes {
    private final Spaces spaces;

    MerchantRoutes(Spaces spaces) {
        this.spaces = spaces;
    }

    void mount(Router router) {
        MethodTable.mount(
                router, "/_mock/v1/merchants", Map.of(HttpMethod.GET, this::list, HttpMethod.POST, this::open));
        MethodTable.mount(
                router,
                "/_mock/v1/merchants/:imp_key",
                Map.of(
                        HttpMethod.GET,
                        ctx -> Answers.data(ctx, SettingsJson.of(named(ctx).settings())),
                        HttpMethod.PUT,
                        this::change));
    }

    private void list(RoutingContext ctx) {
        ArrayNode list = StrictJson.object().arrayNode();
        spaces.all().forEach(space -> list.add(SettingsJson.of(space.settings())));
        Answers.data(ctx, list);
    }

    private void open(RoutingContext ctx) {
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        SpaceSettings.Keys keys =
                new SpaceSettings.Keys(name(body, "imp_key"), name(body, "imp_secret"), name(body, "user_code"));
        SpaceSettings blank = new SpaceSettings(
                keys,
                "나루 데모 상점",
                List.of(Channel.naverco(), Channel.naverpay()),
                WebhookPolicy.documented(null, WebhookPolicy.Format.JSON),
                NaverSetup.defaults(null, null),
                Switches.defaults(),
                Duration.ofSeconds(60));
        SpaceSettings settings = SettingsJson.read(body, blank);
        Space.Beginning beginning = beginning(body.object("clock"));
        SpaceLimits limits = limits(body.object("limits"));
        body.rejectUnknown();
        try {
            Space space = spaces.open(settings, beginning, limits);
            Answers.json(ctx, 201, StrictJson.object().set("data", SettingsJson.of(space.settings())));
        } catch (IllegalArgumentException taken) {
            throw new BadInput(409, "conflict", String.valueOf(taken.getMessage()), "");
        }
    }

    private static Space.Beginning beginning(@Nullable Fields clock) {
        if (clock == null) {
            return new Space.Beginning(ClockMode.system(), null);
        }
        ClockMode mode = ClockRoutes.mode(clock, ClockMode.system());
        Instant now = clock.instant("now");
        clock.rejectUnknown();
        return new Space.Beginning(mode, now);
    }

    private static SpaceLimits limits(@Nullable Fields limits) {
        SpaceLimits read = SpaceLimits.defaults();
        if (limits == null) {
            return read;
        }
        for (Kept kind : Kept.values()) {
            Bound standard = read.of(kind);
            int count = (int) limits.number(kind.countName(), standard.count(), 1, 1_000_000);
            long bytes = limits.number(kind.bytesName(), standard.bytes(), 1_000, 1L << 30);
            read = read.with(kind, new Bound(count, bytes));
        }
        limits.rejectUnknown();
        return read;
    }

    private void change(RoutingContext ctx) {
        Space space = named(ctx);
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        SpaceSettings settings = SettingsJson.read(body, space.settings());
        body.rejectUnknown();
        space.change(settings);
        ObjectNode json = SettingsJson.of(settings);
        space.journal().write(EntryType.MERCHANT_CHANGED, "settings changed", StrictJson.object());
        Answers.data(ctx, json);
    }

    private Space named(RoutingContext ctx) {
        return spaces.byKey(Selected.path(ctx, "imp_key"))
                .orElseThrow(() -> BadInput.notFound("there is no merchant space with this imp_key"));
    }

    private static String name(Fields body, String field) {
        String name = body.requiredText(field, 128);
        if (!name.matches("[A-Za-z0-9_-]+")) {
            throw BadInput.of(field + " must be letters, digits, '_' or '-'");
        }
        return name;
    }
}
