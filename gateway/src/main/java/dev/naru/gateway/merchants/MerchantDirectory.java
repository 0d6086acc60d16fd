package dev.naru.gateway.merchants;

import dev.naru.gateway.platform.crypto.SealBroken;
import dev.naru.gateway.platform.crypto.SecretPlace;
import dev.naru.gateway.platform.crypto.SecretSealer;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The merchants to serve, in memory: the one of the environment, and every active one of the database as of the last
 * {@link #refresh}. For any thread.
 */
public final class MerchantDirectory {
    private static final Logger log = LoggerFactory.getLogger(MerchantDirectory.class);

    /** Each costs a client with its token and its jobs. */
    static final int MAX_MERCHANTS = 1_000;

    private final Merchant fromEnvironment;
    private final MerchantRepository merchants;
    private final SecretSealer sealer;
    private final AtomicLong questions = new AtomicLong();
    private volatile Snapshot snapshot;

    /** What was read, and by which question: a slow answer must not undo a newer one. */
    private record Snapshot(long question, Map<UUID, Entry> entries) {}

    private record Entry(@Nullable StoredMerchant stored, Merchant merchant) {}

    /** Knows the merchant of the environment only. */
    public MerchantDirectory(Merchant fromEnvironment, MerchantRepository merchants, SecretSealer sealer) {
        this.fromEnvironment = fromEnvironment;
        this.merchants = merchants;
        this.sealer = sealer;
        this.snapshot = new Snapshot(0, Map.of(fromEnvironment.id(), new Entry(null, fromEnvironment)));
    }

    /** Reads the merchants anew. A failure leaves the known ones in place. */
    public Future<Void> refresh() {
        long question = questions.incrementAndGet();
        return merchants.active(MAX_MERCHANTS).map(stored -> {
            take(question, stored);
            return null;
        });
    }

    private synchronized void take(long question, List<StoredMerchant> stored) {
        if (question < snapshot.question()) {
            return;
        }
        Map<UUID, Entry> before = snapshot.entries();
        Map<UUID, Entry> now = new LinkedHashMap<>(stored.size() * 2);
        now.put(fromEnvironment.id(), new Entry(null, fromEnvironment));
        for (StoredMerchant row : stored) {
            Entry known = before.get(row.id());
            // What did not change is not opened again, and not complained about again.
            now.put(row.id(), known != null && row.equals(known.stored()) ? known : new Entry(row, opened(row)));
        }
        snapshot = new Snapshot(question, now);
    }

    private Merchant opened(StoredMerchant row) {
        return new Merchant(
                row.id(),
                row.name(),
                row.mode(),
                row.userCode(),
                row.channelKey(),
                row.useCfm(),
                upstream(row),
                row.webhookToken());
    }

    private @Nullable Upstream upstream(StoredMerchant row) {
        if (row.impKey() == null || row.impSecret() == null) {
            return null;
        }
        try {
            return new Upstream(row.impKey(), sealer.open(row.impSecret(), impSecretPlace(row.id())));
        } catch (SealBroken broken) {
            log.error(
                    "payments of merchant {} cannot be verified, its imp_secret does not open: {}",
                    row.id(),
                    broken.getMessage());
            return null;
        }
    }

    static SecretPlace impSecretPlace(UUID merchantId) {
        return new SecretPlace(merchantId, "merchants.imp_secret");
    }

    public Merchant fromEnvironment() {
        return fromEnvironment;
    }

    /** Empty when there is no such merchant, or it is suspended. */
    public Optional<Merchant> find(UUID id) {
        return Optional.ofNullable(snapshot.entries().get(id)).map(Entry::merchant);
    }

    /** The merchant with that id in a path; what is no id is unknown. */
    public Optional<Merchant> find(@Nullable String id) {
        return MerchantIds.parse(id).flatMap(this::find);
    }

    /** All of them, the one of the environment first. */
    public Collection<Merchant> active() {
        return snapshot.entries().values().stream().map(Entry::merchant).toList();
    }
}
