package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.AccessTokens.AccessToken;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Spaces;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is calling: {@code POST /users/getToken} and the headers that carry its token (Iamport V1, section users). */
final class TokenRoutes {
    private final Spaces spaces;

    TokenRoutes(Spaces spaces) {
        this.spaces = spaces;
    }

    /** Issues or repeats the merchant's token; the space it opens is noted on the request for the journal. */
    Envelope issue(RoutingContext ctx) {
        Params params = new Params(RequestBody.of(ctx));
        String key = params.text("imp_key", 128);
        String secret = params.text("imp_secret", 256);
        if (key == null || secret == null) {
            throw Refusal.http(400, Messages.KEYS_MISSING);
        }
        Space space = spaces.byKey(key)
                .filter(found -> same(found.settings().keys().impSecret(), secret))
                .orElseThrow(() -> Refusal.http(401, Messages.KEYS_WRONG));
        Exchanges.remember(ctx, space);
        AccessToken token = spaces.tokens().issue(space);
        ObjectNode response = StrictJson.object()
                .put("access_token", token.value())
                .put("expired_at", token.expiresAt().getEpochSecond())
                .put("now", space.now().getEpochSecond());
        return Envelope.success(response);
    }

    /** The space that the request's token opens. */
    Space authorised(RoutingContext ctx) {
        return space(ctx).orElseThrow(() -> Refusal.http(401, Messages.UNAUTHORIZED));
    }

    /** The space that the request's token opens, if it carries a live one. */
    Optional<Space> space(RoutingContext ctx) {
        String token = token(ctx.request());
        return token == null ? Optional.empty() : spaces.tokens().space(token);
    }

    private static @Nullable String token(HttpServerRequest request) {
        // Half of the clients send the bare token, the legacy header is still in use, and Authorization wins.
        String authorization = request.getHeader("Authorization");
        if (authorization == null) {
            return request.getHeader("X-ImpTokenHeader");
        }
        String value = authorization.strip();
        return value.toLowerCase(Locale.ROOT).startsWith("bearer ")
                ? value.substring("bearer ".length()).strip()
                : value;
    }

    private static boolean same(String expected, String got) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), got.getBytes(StandardCharsets.UTF_8));
    }
}
