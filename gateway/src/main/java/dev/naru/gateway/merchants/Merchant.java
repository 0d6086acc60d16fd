package dev.naru.gateway.merchants;

import dev.naru.gateway.platform.crypto.TokenHash;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shop that uses this gateway. Every row of every feature leads with its id.
 *
 * @param id never changes
 * @param name for people
 * @param mode never changes
 * @param userCode Iamport's code for {@code IMP.init} (가맹점 식별코드); null = the shop's page knows it
 * @param channelKey of PortOne's channel, handed to {@code IMP.request_pay}; null = Iamport's default
 * @param useCfm what the contract with Naver says about the last day of use
 * @param upstream null = payments cannot be verified
 * @param webhookToken last path segment a notification must carry; null = none
 */
public record Merchant(
        UUID id,
        String name,
        Mode mode,
        @Nullable String userCode,
        @Nullable String channelKey,
        UseCfm useCfm,
        @Nullable Upstream upstream,
        @Nullable TokenHash webhookToken) {

    /** The one merchant that is set up by environment; always there. */
    public static final UUID DEFAULT_ID = new UUID(0, 1);

    /** Whether payments of test channels count. */
    public enum Mode {
        LIVE,
        TEST
    }

    /** A live merchant of which nothing but its name is known. */
    public static Merchant named(UUID id, String name) {
        return new Merchant(id, name, Mode.LIVE, null, null, UseCfm.OPTIONAL, null, null);
    }

    public boolean isDefault() {
        return id.equals(DEFAULT_ID);
    }
}
