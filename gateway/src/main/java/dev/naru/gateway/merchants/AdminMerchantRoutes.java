package dev.naru.gateway.merchants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.crypto.SecretSealer;
import dev.naru.gateway.platform.http.AddressRange;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.JsonBody;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.QueryParameters;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.json.Fields;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /admin/merchants} on ops: merchants and their API keys. Stands behind the admin token. */
public final class AdminMerchantRoutes implements Routes {
    private static final String ROOT = "/admin/merchants";
    private static final String ONE = ROOT + "/:merchant_id";
    private static final long MAX_BODY_BYTES = 16 * 1024;
    private static final int DEFAULT_PAGE = 50;
    private static final int MAX_PAGE = 100;
    private static final int MAX_ACTOR = 100;

    /** There is one token, so this says no more than that it was shown. */
    private static final String UNNAMED_ACTOR = "admin token";

    private static final int MAX_ADDRESSES = 32;
    private static final int MAX_KEY_NAME = 100;
    private static final long DEFAULT_OVERLAP_S = Duration.ofDays(1).toSeconds();
    private static final long MAX_OVERLAP_S = Duration.ofDays(30).toSeconds();

    private final MerchantAdmin admin;
    private final MerchantJson json;

    /** Routes of one event loop, or of all: nothing here changes. */
    public AdminMerchantRoutes(
            MerchantDirectory directory,
            MerchantRepository merchants,
            ApiKeyRepository keys,
            SecretSealer sealer,
            InstantSource clock,
            SecureRandom random) {
        this.admin = new MerchantAdmin(directory, merchants, keys, sealer, clock, random);
        this.json = new MerchantJson(directory.fromEnvironment());
    }

    @Override
    public void mount(Router router) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES);
        router.get(ROOT).handler(this::list);
        router.post(ROOT).handler(body).handler(this::create);
        router.get(ONE).handler(this::show);
        router.patch(ONE).handler(body).handler(this::change);
        router.post(ONE + "/webhook-token").handler(this::newWebhookToken);
        router.get(ONE + "/keys").handler(this::keys);
        router.post(ONE + "/keys").handler(body).handler(this::addKey);
        router.post(ONE + "/keys/:key_id/rotate").handler(body).handler(this::rotateKey);
        router.patch(ONE + "/keys/:key_id").handler(body).handler(this::bindKey);
        router.delete(ONE + "/keys/:key_id").handler(this::revokeKey);
    }

    private void list(RoutingContext ctx) {
        QueryParameters query = QueryParameters.of(ctx, Set.of("after", "limit"));
        int limit = query.limit(DEFAULT_PAGE, MAX_PAGE);
        Answers.json(ctx, 200, admin.page(after(query), limit + 1).map(page -> json.page(page, limit)));
    }

    private static @Nullable UUID after(QueryParameters query) {
        String text = query.text("after");
        if (text == null) {
            return null;
        }
        return MerchantIds.parse(text)
                .orElseThrow(() -> new InvalidJson("after", "must be the next_after of an earlier page"));
    }

    private void create(RoutingContext ctx) {
        Answers.json(
                ctx,
                201,
                admin.create(MerchantSettings.readNew(JsonBody.of(ctx)), actor(ctx))
                        .map(json::write));
    }

    private void show(RoutingContext ctx) {
        Answers.json(ctx, 200, admin.find(id(ctx)).map(json::write));
    }

    private void change(RoutingContext ctx) {
        MerchantSettings asked = MerchantSettings.readChange(JsonBody.of(ctx));
        Answers.json(ctx, 200, admin.change(id(ctx), asked, actor(ctx)).map(json::write));
    }

    private void newWebhookToken(RoutingContext ctx) {
        Answers.json(ctx, 201, admin.newWebhookToken(id(ctx), actor(ctx)).map(json::write));
    }

    private void keys(RoutingContext ctx) {
        UUID id = id(ctx);
        Answers.json(
                ctx,
                200,
                admin.find(id)
                        .compose(merchant -> admin.keys(id).map(all -> {
                            ObjectNode answer = StrictJson.mapper().createObjectNode();
                            ArrayNode array = answer.putArray("keys");
                            all.forEach(key -> array.add(MerchantJson.write(key, merchant.mode())));
                            return answer;
                        })));
    }

    private void addKey(RoutingContext ctx) {
        Fields fields = Fields.of(JsonBody.of(ctx));
        String name = fields.text("name", MAX_KEY_NAME);
        Set<Scope> scopes = scopes(fields);
        List<AddressRange> addresses = addresses(fields);
        fields.done();
        Answers.json(
                ctx,
                201,
                admin.addKey(id(ctx), name, scopes, addresses, actor(ctx)).map(MerchantJson::write));
    }

    /** None when absent or null: from anywhere. */
    private static List<AddressRange> addresses(Fields fields) {
        List<AddressRange> addresses = new ArrayList<>();
        JsonNode array = fields.raw("addresses");
        if (array == null || array.isNull()) {
            return addresses;
        }
        if (!array.isArray() || array.isEmpty() || array.size() > MAX_ADDRESSES) {
            fields.error("addresses", "must be null or an array of 1 to " + MAX_ADDRESSES + " addresses or blocks");
            return addresses;
        }
        for (int i = 0; i < array.size(); i++) {
            try {
                addresses.add(AddressRange.parse(array.get(i).asText()));
            } catch (IllegalArgumentException wrong) {
                fields.error("addresses[" + i + "]", String.valueOf(wrong.getMessage()));
            }
        }
        return addresses;
    }

    private void bindKey(RoutingContext ctx) {
        Fields fields = Fields.of(JsonBody.of(ctx));
        if (!fields.has("addresses") && !fields.isNull("addresses")) {
            fields.error("addresses", "is required");
        }
        List<AddressRange> addresses = addresses(fields);
        fields.done();
        UUID id = id(ctx);
        String keyId = keyId(ctx);
        String actor = actor(ctx);
        Answers.json(
                ctx,
                200,
                admin.find(id)
                        .compose(merchant -> admin.bindKey(id, keyId, addresses, actor)
                                .map(key -> MerchantJson.write(key, merchant.mode()))));
    }

    private static Set<Scope> scopes(Fields fields) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        JsonNode array = fields.raw("scopes");
        if (array == null || !array.isArray() || array.isEmpty()) {
            fields.error("scopes", "must be an array of at least one of " + wireNames());
            return scopes;
        }
        for (int i = 0; i < array.size(); i++) {
            Optional<Scope> scope = Scope.of(array.get(i).asText());
            if (scope.isEmpty()) {
                fields.error("scopes[" + i + "]", "must be one of " + wireNames());
            }
            scope.ifPresent(scopes::add);
        }
        return scopes;
    }

    private static String wireNames() {
        return EnumSet.allOf(Scope.class).stream().map(Scope::wireName).toList().toString();
    }

    private void rotateKey(RoutingContext ctx) {
        Fields fields = Fields.of(JsonBody.of(ctx));
        long overlapS = fields.integer("overlap_s", 0, MAX_OVERLAP_S, DEFAULT_OVERLAP_S);
        fields.done();
        Future<ObjectNode> made = admin.rotateKey(id(ctx), keyId(ctx), Duration.ofSeconds(overlapS), actor(ctx))
                .map(MerchantJson::write);
        Answers.json(ctx, 201, made);
    }

    private void revokeKey(RoutingContext ctx) {
        Answers.empty(ctx, admin.revokeKey(id(ctx), keyId(ctx), actor(ctx)));
    }

    /** Who the audit log says it was; in the query, since not every change has a body. */
    private static String actor(RoutingContext ctx) {
        String actor = QueryParameters.of(ctx, Set.of("actor")).text("actor");
        if (actor == null) {
            return UNNAMED_ACTOR;
        }
        int length = actor.codePointCount(0, actor.length());
        if (actor.isBlank() || length > MAX_ACTOR || actor.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidJson(
                    "actor", "must be 1 to " + MAX_ACTOR + " characters, none of them a control character");
        }
        return actor;
    }

    private static String keyId(RoutingContext ctx) {
        String id = ctx.pathParam("key_id");
        if (id == null || !id.matches("[a-z2-7]{12}")) {
            throw Problem.notFound("The key");
        }
        return id;
    }

    private static UUID id(RoutingContext ctx) {
        String text = ctx.pathParam("merchant_id");
        return MerchantIds.parse(text).orElseThrow(() -> Problem.notFound("The merchant"));
    }
}
