package dev.naru.gateway.merchants;

import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.Limits.Limit;
import dev.naru.gateway.platform.Recent;
import dev.naru.gateway.platform.crypto.TokenHash;
import dev.naru.gateway.platform.http.FailureLimiter;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.value.Secret;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose key is that? The environment's key is known without asking; for the others the database is asked, and its answer
 * kept for {@link #KEPT}: so long may a revoked key still work. Everything is found by hash and compared in constant
 * time, so how long an answer takes tells nothing about a key. One per event loop.
 */
public final class ApiKeys {
    static final Duration KEPT = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(ApiKeys.class);

    private static final int MAX_KEPT = 4_096;

    /** Strangers with made-up keys may keep this many connections busy, and no more. */
    private static final int MAX_LOOKUPS = 64;

    private static final Set<Scope> ALL = Set.copyOf(EnumSet.allOf(Scope.class));

    private final MerchantDirectory directory;
    private final TokenHash environmentKey;
    private final ApiKeyRepository keys;
    private final LongSupplier monotonicNanos;
    private final Limits limits;
    private final Recent<Object, Kept> kept = new Recent<>(MAX_KEPT);
    private final Map<Object, Future<Optional<Caller>>> lookups = new HashMap<>();

    /** A key whose text was checked before. */
    private record KeyName(UUID merchantId, String keyId) {}

    /** What the database said. */
    private record Kept(Optional<ApiKey> key, long atNanos) {}

    /**
     * Asks nothing yet.
     *
     * @param environmentKey of the default merchant, with every scope
     * @param monotonicNanos a clock that never goes back, such as {@code System::nanoTime}
     */
    public ApiKeys(
            MerchantDirectory directory,
            Secret environmentKey,
            ApiKeyRepository keys,
            LongSupplier monotonicNanos,
            Limits limits) {
        this.directory = directory;
        this.environmentKey = TokenHash.of(environmentKey.reveal());
        this.keys = keys;
        this.monotonicNanos = monotonicNanos;
        this.limits = limits;
    }

    /**
     * The caller with that key; empty for every wrong key. Complete at once when it is known without asking. Fails with
     * 503 when the database has to be asked and cannot be, or too many are asking.
     *
     * @param mayAsk whether the caller may have an unknown key looked up; else this fails with 429. A key that was right
     *     when it was last looked up is looked up again in any case
     */
    public Future<Optional<Caller>> callerOf(String shown, BooleanSupplier mayAsk) {
        TokenHash hash = TokenHash.of(shown);
        if (hash.equals(environmentKey)) {
            return Future.succeededFuture(Optional.of(ofEnvironment()));
        }
        return KeyText.isWellFormed(shown)
                ? known(hash, mayAsk, () -> keys.find(hash))
                : Future.succeededFuture(Optional.empty());
    }

    /**
     * The caller whose key was checked before, by the key's name; empty when it was revoked or has expired since. Completes
     * at once when it is known without asking; fails with 503 when the database has to be asked and cannot be.
     *
     * @param keyId {@link Caller#keyId()}
     */
    public Future<Optional<Caller>> callerOf(UUID merchantId, String keyId) {
        if (keyId.equals(Caller.ENVIRONMENT)) {
            Caller caller = ofEnvironment();
            return Future.succeededFuture(
                    Optional.of(caller).filter(it -> it.merchant().id().equals(merchantId)));
        }
        return known(new KeyName(merchantId, keyId), () -> true, () -> keys.find(merchantId, keyId));
    }

    private Caller ofEnvironment() {
        return new Caller(directory.fromEnvironment(), ALL, List.of(), Caller.ENVIRONMENT);
    }

    private Future<Optional<Caller>> known(
            Object name, BooleanSupplier mayAsk, Supplier<Future<Optional<ApiKey>>> question) {
        Kept entry = kept.get(name);
        if (entry == null || monotonicNanos.getAsLong() - entry.atNanos() > KEPT.toNanos()) {
            boolean wasRight = entry != null && entry.key().isPresent();
            return lookUp(name, () -> wasRight || mayAsk.getAsBoolean(), question);
        }
        return Future.succeededFuture(entry.key().flatMap(this::caller));
    }

    private Future<Optional<Caller>> lookUp(
            Object name, BooleanSupplier mayAsk, Supplier<Future<Optional<ApiKey>>> question) {
        Future<Optional<Caller>> running = lookups.get(name);
        if (running != null) {
            return running;
        }
        if (lookups.size() >= MAX_LOOKUPS) {
            limits.met(Limit.KEY_LOOKUPS);
            return Future.failedFuture(
                    Problem.of(503, "unavailable", "Too many unknown keys are being looked up; try again."));
        }
        if (!mayAsk.getAsBoolean()) {
            return Future.failedFuture(FailureLimiter.tooMany());
        }
        long asked = monotonicNanos.getAsLong();
        Future<Optional<Caller>> lookup = question.get().compose(found -> {
            kept.put(name, new Kept(found, asked));
            found.ifPresent(this::touch);
            return withMerchant(found);
        });
        lookups.put(name, lookup);
        return lookup.onComplete(done -> lookups.remove(name));
    }

    /** A merchant made a moment ago, perhaps by another process, may not be in the directory yet. */
    private Future<Optional<Caller>> withMerchant(Optional<ApiKey> found) {
        Optional<Caller> caller = found.flatMap(this::caller);
        return found.isPresent() && caller.isEmpty()
                ? directory.refresh().map(read -> found.flatMap(this::caller))
                : Future.succeededFuture(caller);
    }

    private Optional<Caller> caller(ApiKey key) {
        return directory
                .find(key.merchantId())
                .map(merchant -> new Caller(merchant, key.scopes(), key.addresses(), key.keyId()));
    }

    private void touch(ApiKey key) {
        keys.touch(key)
                .onFailure(failure -> log.warn("key {} keeps its old last use: {}", key.keyId(), failure.toString()));
    }
}
