package dev.naru.gateway.merchants;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.merchants.Merchant.Mode;
import dev.naru.gateway.merchants.StoredMerchant.State;
import dev.naru.gateway.platform.json.Fields;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.value.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the admin API says about a merchant: what is absent stays as it is, what is empty goes away.
 *
 * @param impSecret not sealed yet
 */
record MerchantSettings(
        @Nullable String name,
        @Nullable State state,
        Change<String> impKey,
        Change<Secret> impSecret,
        Change<String> userCode,
        Change<String> channelKey,
        @Nullable UseCfm useCfm) {

    private static final int MAX_NAME = 100;
    private static final int MAX_TEXT = 100;

    /** A value that may be left alone, set, or taken away. */
    record Change<T>(boolean isAsked, Optional<T> value) {
        @Nullable
        T over(@Nullable T before) {
            return isAsked ? value.orElse(null) : before;
        }
    }

    /** A new merchant's settings, with its mode. */
    record New(Mode mode, MerchantSettings settings) {}

    /**
     * Reads a body of {@code POST /admin/merchants}.
     *
     * @throws InvalidJson naming every faulty field
     */
    static New readNew(JsonNode body) {
        Fields fields = Fields.of(body);
        if (!fields.has("name")) {
            fields.error("name", "is required");
        }
        if (!fields.has("mode")) {
            fields.error("mode", "is required");
        }
        Mode mode = fields.choice("mode", Mode.class, Mode.TEST);
        return new New(mode, read(fields));
    }

    /**
     * Reads a body of {@code PATCH /admin/merchants/{id}}.
     *
     * @throws InvalidJson naming every faulty field
     */
    static MerchantSettings readChange(JsonNode body) {
        Fields fields = Fields.of(body);
        if (fields.has("mode")) {
            fields.error("mode", "never changes; orders of live and test must not mix");
        }
        return read(fields);
    }

    private static MerchantSettings read(Fields fields) {
        MerchantSettings settings = new MerchantSettings(
                fields.textOrNull("name", MAX_NAME),
                fields.has("state") ? fields.choice("state", State.class, State.ACTIVE) : null,
                text(fields, "imp_key"),
                secret(text(fields, "imp_secret")),
                text(fields, "user_code"),
                text(fields, "channel_key"),
                fields.has("use_cfm") ? fields.choice("use_cfm", UseCfm.class, UseCfm.OPTIONAL) : null);
        fields.done();
        return settings;
    }

    private static Change<Secret> secret(Change<String> text) {
        return new Change<>(text.isAsked(), text.value().map(Secret::new));
    }

    private static Change<String> text(Fields fields, String name) {
        return new Change<>(
                fields.has(name) || fields.isNull(name), Optional.ofNullable(fields.textOrNull(name, MAX_TEXT)));
    }
}
