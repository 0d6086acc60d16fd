package dev.naru.gateway.merchants;

import dev.naru.gateway.merchants.Merchant.Mode;
import dev.naru.gateway.platform.crypto.TokenHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    /** What another state of the same merchant has otherwise, by the names of the admin API; of settings the name alone. */
    List<String> changesTo(StoredMerchant after) {
        List<String> changes = new ArrayList<>();
        note(changes, "name", name, after.name);
        note(changes, "imp_key", impKey, after.impKey);
        note(changes, "imp_secret", impSecret, after.impSecret);
        note(changes, "user_code", userCode, after.userCode);
        note(changes, "channel_key", channelKey, after.channelKey);
        note(changes, "use_cfm", useCfm, after.useCfm);
        note(changes, "state " + after.state, state, after.state);
        return changes;
    }

    private static void note(List<String> changes, String what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(what);
        }
    }

    /** Whether it is served at all. */
    enum State {
        ACTIVE,
        SUSPENDED
    }
}
