package dev.naru.gateway;

import dev.naru.gateway.platform.config.Settings;
import dev.naru.gateway.platform.http.AddressLimits;
import dev.naru.gateway.platform.http.TrustedProxies;

/**
 * What one address may do, and whose word is taken for what the address is.
 *
 * @param trustedProxies who may say for whom they ask
 * @param wrongKeys that an address may show in a minute; 0 = as many as it likes
 * @param edgeConnections that an address may have open on edge; 0 = as many as there are
 * @param edgeRequests that an address may send to edge in a second; 0 = as many as it likes
 */
public record AddressSettings(TrustedProxies trustedProxies, int wrongKeys, int edgeConnections, int edgeRequests) {

    static AddressSettings read(Settings settings) {
        TrustedProxies proxies = settings.optional(
                "NARU_TRUSTED_PROXIES",
                "addresses of your own balancers, such as 10.0.0.0/8,fd00::/8, whose X-Forwarded-For is believed;"
                        + " unset = nobody's",
                TrustedProxies::parse,
                TrustedProxies::toString);
        return new AddressSettings(
                proxies == null ? TrustedProxies.none() : proxies,
                settings.number(
                        "NARU_WRONG_KEYS",
                        60,
                        0,
                        1_000_000,
                        "wrong keys and tokens that one address may show in a minute, then they are a 429; 0 = any"
                                + " number"),
                settings.number(
                        "NARU_EDGE_CONNECTIONS_PER_ADDRESS",
                        1024,
                        0,
                        1_000_000,
                        "connections that one address may have open on the edge listener; 0 = any number"),
                settings.number(
                        "NARU_EDGE_REQUESTS_PER_ADDRESS",
                        0,
                        0,
                        1_000_000,
                        "requests that one address may send to the edge listener in a second, then they are a 429;"
                                + " 0 = any number"));
    }

    AddressLimits onEdge() {
        return new AddressLimits(edgeConnections, edgeRequests, trustedProxies);
    }
}
