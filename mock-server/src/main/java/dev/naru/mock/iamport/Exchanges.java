package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.Shortened;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Spaces;
import dev.naru.mock.ledger.Switch;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes every V1 exchange into the journal before its answer is sent, so that a look right after the call sees it. */
final class Exchanges {
    private static final String SPACE = "naru.space";
    private static final int MAX_PATH = 200;
    private static final int MAX_QUERY = 1024;
    private static final int MAX_BODY = 4096;

    private final Spaces spaces;

    Exchanges(Spaces spaces) {
        this.spaces = spaces;
    }

    /** Notes whose exchange this is. */
    static void remember(RoutingContext ctx, Space space) {
        ctx.put(SPACE, space);
    }

    /** Keeps the exchange and sends the answer. */
    void answer(RoutingContext ctx, Envelope answer) {
        Space known = ctx.get(SPACE);
        Space space = known == null ? spaces.first() : known;
        Envelope envelope = answer.shaped(space.settings().switches());
        String json = envelope.json(space.settings().switches().on(Switch.PHP_JSON));
        String method = ctx.request().method().name();
        String path = Shortened.to(MAX_PATH, String.valueOf(ctx.request().path()));
        String query = ctx.request().query();
        String message = envelope.message();
        ObjectNode detail = StrictJson.object()
                .put("method", method)
                .put("path", path)
                .put("query", query == null ? null : Shortened.to(MAX_QUERY, query))
                .put("request_body", body(ctx, path))
                .put("status", envelope.status())
                .put("code", envelope.code())
                .put("message", message == null ? null : Shortened.to(MAX_QUERY, message))
                .put("response_body", path.startsWith("/users/") ? "(token)" : cut(json));
        String summary = method + " " + path + " " + envelope.status() + " code " + envelope.code();
        JsonNode response = envelope.response();
        String impUid = text(response, "imp_uid");
        space.journal()
                .write(
                        EntryType.API_CALL,
                        summary,
                        text(response, "merchant_uid"),
                        impUid == null ? ctx.pathParam("imp_uid") : impUid,
                        detail);
        envelope.send(ctx, json);
    }

    private static String body(RoutingContext ctx, String path) {
        // Bodies that hold a secret are not kept.
        if (path.startsWith("/users/getToken")) {
            return "(keys)";
        }
        Buffer buffer = ctx.body() == null ? null : ctx.body().buffer();
        String text = buffer == null ? "" : buffer.toString(StandardCharsets.UTF_8);
        return text.contains("card_number") ? "(card data)" : cut(text);
    }

    private static @Nullable String text(@Nullable JsonNode node, String field) {
        return node == null || !node.hasNonNull(field) ? null : node.get(field).asText();
    }

    private static String cut(String text) {
        return Shortened.to(MAX_BODY, text);
    }
}
