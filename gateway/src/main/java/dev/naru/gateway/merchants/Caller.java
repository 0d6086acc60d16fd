package dev.naru.gateway.merchants;

import java.util.Set;

/**
 * Who a request on the api listener comes from.
 *
 * @param keyId public part of the key that was shown; {@code environment} for {@code NARU_API_KEY}
 */
public record Caller(Merchant merchant, Set<Scope> scopes, String keyId) {}
