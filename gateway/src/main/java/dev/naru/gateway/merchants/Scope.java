package dev.naru.gateway.merchants;

import io.vertx.core.http.HttpMethod;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an API key may do. Few on purpose: each is a sentence an operator can decide on. */
public enum Scope {
    /** Every GET: orders, payments, products, events. */
    READ,
    /** Put, import, change and delete products, stock and zones. */
    CATALOGUE,
    /** Place and check orders, and have payments looked at. Moves no money. */
    ORDERS,
    /** Everything that moves money or goods: cancels, charges, schedules, claims. */
    EFFECTS,
    /** Say where events go, and with which secret they are signed. */
    ENDPOINTS;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Scope> of(String wireName) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName().equals(wireName))
                .findFirst();
    }

    /**
     * The scope a request needs. What no rule names counts as an effect, so that a new route is closed to weaker keys
     * until somebody thought of it.
     *
     * @param path normalized
     */
    public static Scope neededFor(HttpMethod method, String path) {
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return READ;
        }
        String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (isOrWithin(plain, "/v1/products") || isOrWithin(plain, "/v1/zones")) {
            return CATALOGUE;
        }
        if (isOrWithin(plain, "/v1/endpoints") || isOrWithin(plain, "/v1/events")) {
            return ENDPOINTS;
        }
        if (plain.equals("/payments/prepare")) {
            return ORDERS;
        }
        boolean confirms = plain.startsWith("/v1/orders/") && plain.endsWith("/confirm");
        return plain.equals("/v1/orders") || plain.equals("/v1/orders/preflight") || confirms ? ORDERS : EFFECTS;
    }

    private static boolean isOrWithin(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
