package dev.naru.gateway.merchants;

import java.util.Set;

/**
 * Who a request on the api listener comes from.
 *
 * @param keyId public part of the key that was shown; {@code environment} for {@code NARU_API_KEY}
 */
public record Caller(Merchant merchant, Set<Scope> scopes, String keyId) {
    /** {@link #keyId} of {@code NARU_API_KEY}. */
    public static final String ENVIRONMENT = "environment";

    /** Whether {@code shown} names this key: its id, or its public part, {@code naru_live_<key id>}. */
    public boolean isNamed(String shown) {
        return shown.equals(keyId) || shown.equals(KeyText.prefix(merchant.mode(), keyId));
    }
}
