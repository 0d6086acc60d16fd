package dev.naru.gateway.merchants;

import dev.naru.gateway.platform.http.AddressRange;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Who a request on the api listener comes from.
 *
 * @param addresses the key may come from; empty = any
 * @param keyId public part of the key that was shown; {@code environment} for {@code NARU_API_KEY}
 */
public record Caller(Merchant merchant, Set<Scope> scopes, List<AddressRange> addresses, String keyId) {
    /** {@link #keyId} of {@code NARU_API_KEY}. */
    public static final String ENVIRONMENT = "environment";

    /** Whether the key may come from there; who sent a request is only asked where it matters. */
    public boolean mayComeFrom(Supplier<InetAddress> sender) {
        if (addresses.isEmpty()) {
            return true;
        }
        InetAddress address = sender.get();
        return addresses.stream().anyMatch(range -> range.contains(address));
    }

    /** Whether {@code shown} names this key: its id, or its public part, {@code naru_live_<key id>}. */
    public boolean isNamed(String shown) {
        return shown.equals(keyId) || shown.equals(KeyText.prefix(merchant.mode(), keyId));
    }
}
