package dev.naru.gateway.merchants;

import dev.naru.gateway.merchants.StoredMerchant.State;
import dev.naru.gateway.platform.audit.AuditEntry;
import dev.naru.gateway.platform.crypto.SecretSealer;
import dev.naru.gateway.platform.crypto.TokenHash;
import dev.naru.gateway.platform.http.AddressRange;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.value.Secret;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the operator does to merchants and their keys. Every change is in effect in this process when its future
 * completes, and in the others within seconds; it stands in the audit log with the actor's name.
 */
final class MerchantAdmin {
    static final int MAX_KEYS = 200;

    private static final Logger log = LoggerFactory.getLogger(MerchantAdmin.class);

    private static final int TOKEN_BYTES = 24;
    private static final String NO_MERCHANT = "The merchant";
    private static final String NO_KEY = "The key";

    private final MerchantDirectory directory;
    private final MerchantRepository merchants;
    private final ApiKeyRepository keys;
    private final SecretSealer sealer;
    private final InstantSource clock;
    private final SecureRandom random;

    MerchantAdmin(
            MerchantDirectory directory,
            MerchantRepository merchants,
            ApiKeyRepository keys,
            SecretSealer sealer,
            InstantSource clock,
            SecureRandom random) {
        this.directory = directory;
        this.merchants = merchants;
        this.keys = keys;
        this.sealer = sealer;
        this.clock = clock;
        this.random = random;
    }

    /** A merchant and the webhook token that was made for it, which is shown this once. */
    record WithToken(StoredMerchant merchant, Secret webhookToken) {}

    /** A key that was made just now, which is shown this once. */
    record NewKey(ApiKey key, Secret text) {}

    /** Fails with {@link Problem} 409 when there are as many merchants as one gateway serves. */
    Future<WithToken> create(MerchantSettings.New asked, String actor) {
        UUID id = UUID.randomUUID();
        Secret token = newToken();
        StoredMerchant blank = new StoredMerchant(
                id,
                "",
                State.ACTIVE,
                asked.mode(),
                null,
                null,
                null,
                null,
                UseCfm.OPTIONAL,
                TokenHash.of(token.reveal()),
                1,
                clock.instant());
        StoredMerchant merchant = changed(blank, asked.settings());
        return merchants
                .insert(
                        merchant,
                        MerchantDirectory.MAX_MERCHANTS,
                        entry(
                                id,
                                actor,
                                "merchant.created",
                                asked.mode() + ": " + String.join(", ", blank.changesTo(merchant))))
                .compose(added -> added
                        ? applied("merchant.created", id).map(new WithToken(merchant, token))
                        : Future.failedFuture(Problem.of(
                                409,
                                "too_many_merchants",
                                "One gateway serves at most " + MerchantDirectory.MAX_MERCHANTS + " merchants.")));
    }

    /** Fails with {@link Problem} 404, or 409 when somebody else changed it meanwhile or the environment sets it up. */
    Future<StoredMerchant> change(UUID id, MerchantSettings asked, String actor) {
        return editable(id).compose(before -> {
            StoredMerchant after = changed(before, asked);
            return update(after, entry(id, actor, "merchant.changed", String.join(", ", before.changesTo(after))));
        });
    }

    /** A new webhook token; the old one ends at once. Fails like {@link #change}. */
    Future<WithToken> newWebhookToken(UUID id, String actor) {
        Secret token = newToken();
        return editable(id)
                .compose(before -> update(
                        before.withWebhookToken(TokenHash.of(token.reveal())),
                        entry(id, actor, "merchant.webhook_token_made", "")))
                .map(after -> new WithToken(after, token));
    }

    private Future<StoredMerchant> editable(UUID id) {
        if (id.equals(Merchant.DEFAULT_ID)) {
            return Future.failedFuture(
                    Problem.of(409, "from_environment", "This merchant is set up by NARU_* settings; change those."));
        }
        return find(id);
    }

    private Future<StoredMerchant> update(StoredMerchant merchant, AuditEntry audit) {
        return merchants
                .update(merchant, audit)
                .compose(updated -> updated
                        ? applied(audit.action(), merchant.id()).compose(applied -> find(merchant.id()))
                        : Future.failedFuture(
                                Problem.of(409, "edited_meanwhile", "The merchant was changed meanwhile; try again.")));
    }

    private static AuditEntry entry(UUID id, String actor, String action, String note) {
        return new AuditEntry(id, actor, action, "merchant:" + id, note);
    }

    private Future<Void> applied(String action, UUID id) {
        log.info("admin: {} {}", action, id);
        return directory.refresh();
    }

    private StoredMerchant changed(StoredMerchant before, MerchantSettings asked) {
        String impKey = asked.impKey().over(before.impKey());
        // A secret belongs to its key: a new key never goes with the old secret.
        boolean keepsSecret = !asked.impSecret().isAsked() && impKey != null && impKey.equals(before.impKey());
        String impSecret = keepsSecret
                ? before.impSecret()
                : sealed(before.id(), asked.impSecret().over(null));
        if ((impKey == null) != (impSecret == null)) {
            throw new InvalidJson(
                    impKey == null ? "imp_key" : "imp_secret", "goes with the other of imp_key and imp_secret");
        }
        return new StoredMerchant(
                before.id(),
                asked.name() == null ? before.name() : asked.name(),
                asked.state() == null ? before.state() : asked.state(),
                before.mode(),
                impKey,
                impSecret,
                asked.userCode().over(before.userCode()),
                asked.channelKey().over(before.channelKey()),
                asked.useCfm() == null ? before.useCfm() : asked.useCfm(),
                before.webhookToken(),
                before.revision(),
                before.createdAt());
    }

    private @Nullable String sealed(UUID id, @Nullable Secret secret) {
        return secret == null ? null : sealer.seal(secret, MerchantDirectory.impSecretPlace(id));
    }

    private Secret newToken() {
        return new Secret(KeyText.token(TOKEN_BYTES, random));
    }

    Future<StoredMerchant> find(UUID id) {
        return merchants.find(id).compose(found -> orNotFound(found, NO_MERCHANT));
    }

    Future<List<StoredMerchant>> page(@Nullable UUID after, int limit) {
        return merchants.page(after, limit);
    }

    /** Fails with {@link Problem} 404, or 409 when the merchant has too many keys. */
    Future<NewKey> addKey(UUID id, String name, Set<Scope> scopes, List<AddressRange> addresses, String actor) {
        return find(id).compose(merchant -> {
            KeyText text = KeyText.random(merchant.mode(), random);
            AuditEntry audit =
                    keyEntry(id, actor, "key.created", text.keyId(), "scopes " + names(scopes) + from(addresses));
            return keys.insert(id, text, name, scopes, addresses, MAX_KEYS, audit)
                    .compose(added -> added.map(key -> made(key, text))
                            .orElseGet(() -> Future.failedFuture(Problem.of(
                                    409,
                                    "too_many_keys",
                                    "A merchant has at most " + MAX_KEYS + " keys, old ones included."))));
        });
    }

    /**
     * Says where a key may come from; empty = anywhere. Fails with {@link Problem} 404 when it is unknown or revoked.
     */
    Future<ApiKey> bindKey(UUID id, String keyId, List<AddressRange> addresses, String actor) {
        String note = addresses.isEmpty() ? "from anywhere" : "from " + addresses;
        return keys.bind(id, keyId, addresses, keyEntry(id, actor, "key.bound", keyId, note))
                .compose(bound -> orNotFound(bound, NO_KEY))
                .onSuccess(bound -> log.info("admin: key {} of merchant {} was bound", keyId, id));
    }

    /** Fails with {@link Problem} 404 when the key is unknown, revoked or rotated before. */
    Future<NewKey> rotateKey(UUID id, String keyId, Duration overlap, String actor) {
        return find(id).compose(merchant -> {
            KeyText text = KeyText.random(merchant.mode(), random);
            String note = "key:" + text.keyId() + " takes its place, it ends after " + overlap.toSeconds() + " s";
            return keys.rotate(id, keyId, text, overlap, MAX_KEYS, keyEntry(id, actor, "key.rotated", keyId, note))
                    .compose(added -> orNotFound(added, NO_KEY))
                    .compose(key -> made(key, text));
        });
    }

    private static AuditEntry keyEntry(UUID id, String actor, String action, String keyId, String note) {
        return new AuditEntry(id, actor, action, "key:" + keyId, note);
    }

    private static String from(List<AddressRange> addresses) {
        return addresses.isEmpty() ? "" : " from " + addresses;
    }

    private static String names(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::wireName).collect(Collectors.joining(", "));
    }

    private Future<NewKey> made(ApiKey key, KeyText text) {
        log.info("admin: key {} of merchant {} was made, scopes {}", key.keyId(), key.merchantId(), key.scopes());
        return Future.succeededFuture(new NewKey(key, text.text()));
    }

    /** Fails with {@link Problem} 404 when there is no such key, or it is revoked already. */
    Future<Void> revokeKey(UUID id, String keyId, String actor) {
        return keys.revoke(id, keyId, keyEntry(id, actor, "key.revoked", keyId, ""))
                .compose(revoked -> {
                    if (!revoked) {
                        return Future.failedFuture(Problem.notFound(NO_KEY));
                    }
                    log.info("admin: key {} of merchant {} was revoked", keyId, id);
                    return Future.succeededFuture();
                });
    }

    Future<List<ApiKey>> keys(UUID id) {
        return find(id).compose(merchant -> keys.list(id, MAX_KEYS));
    }

    private static <T> Future<T> orNotFound(Optional<T> found, String what) {
        return found.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(Problem.notFound(what)));
    }
}
