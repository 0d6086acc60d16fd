package dev.naru.gateway.merchants;

import dev.naru.gateway.platform.http.Problem;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Lets in who shows the merchant's API key ({@code Authorization: Bearer KEY}); compares hashes in constant time. */
public final class ApiKeyHandler implements Handler<RoutingContext> {
    private static final String MERCHANT = "naru.merchant";

    private final Merchant merchant;
    private final byte[] keyHash;

    public ApiKeyHandler(Merchant merchant, String apiKey) {
        this.merchant = merchant;
        this.keyHash = sha256(apiKey);
    }

    @Override
    public void handle(RoutingContext ctx) {
        String header = ctx.request().getHeader("Authorization");
        boolean bearer = header != null && header.regionMatches(true, 0, "Bearer ", 0, 7);
        String shown = bearer && header != null ? header.substring(7).strip() : "";
        if (!MessageDigest.isEqual(keyHash, sha256(shown))) {
            ctx.response().putHeader("WWW-Authenticate", "Bearer");
            ctx.fail(Problem.of(401, "unauthorized", "Send Authorization: Bearer and a valid API key."));
            return;
        }
        ctx.put(MERCHANT, merchant);
        ctx.next();
    }

    /** The merchant whose key this request showed. */
    public static Merchant merchantOf(RoutingContext ctx) {
        Merchant merchant = ctx.get(MERCHANT);
        if (merchant == null) {
            throw new IllegalStateException("route is not behind ApiKeyHandler");
        }
        return merchant;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
