package dev.naru.gateway.merchants;

import dev.naru.gateway.merchants.Merchant.Mode;
import dev.naru.gateway.platform.crypto.TokenHash;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A merchant as its row has it.
 *
 * @param impSecret sealed; present when impKey is
 * @param revision grows with every change
 */
record StoredMerchant(
        UUID id,
        String name,
        State state,
        Mode mode,
        @Nullable String impKey,
        @Nullable String impSecret,
        @Nullable String userCode,
        @Nullable String channelKey,
        UseCfm useCfm,
        @Nullable TokenHash webhookToken,
        long revision,
        Instant createdAt) {

    StoredMerchant withWebhookToken(TokenHash token) {
        return new StoredMerchant(
                id, name, state, mode, impKey, impSecret, userCode, channelKey, useCfm, token, revision, createdAt);
    }

    StoredMerchant withImpSecret(String sealed) {
        return new StoredMerchant(
                id, name, state, mode, impKey, sealed, userCode, channelKey, useCfm, webhookToken, revision, createdAt);
    }

    /** Whether it is served at all. */
    enum State {
        ACTIVE,
        SUSPENDED
    }
}
