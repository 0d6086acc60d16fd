package dev.naru.gateway;

import dev.naru.gateway.iamport.BreakerState;
import dev.naru.gateway.iamport.IamportClient;
import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.iamport.IamportCounts;
import dev.naru.gateway.iamport.IamportSettings;
import dev.naru.gateway.merchants.Merchant;
import dev.naru.gateway.merchants.Merchant.Mode;
import dev.naru.gateway.merchants.MerchantDirectory;
import dev.naru.gateway.merchants.Upstream;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A client for every active merchant that has credentials, made at its first use; new credentials get a new one. */
final class MerchantClients implements IamportClients {
    /** Longer than the total limit of any call: an abandoned client may still be at work. */
    private static final Duration LAST_CALLS = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final URI url;
    private final MerchantDirectory directory;
    private final RandomGenerator random;
    private final ConcurrentHashMap<UUID, Entry> clients = new ConcurrentHashMap<>();

    private final IamportCounts counts = new IamportCounts();

    private record Entry(Upstream upstream, IamportClient client) {}

    MerchantClients(Vertx vertx, URI url, MerchantDirectory directory, RandomGenerator random) {
        this.vertx = vertx;
        this.url = url;
        this.directory = directory;
        this.random = random;
    }

    @Override
    public Future<IamportClient> of(UUID merchantId) {
        Merchant merchant = directory.find(merchantId).orElse(null);
        Upstream upstream = merchant == null ? null : merchant.upstream();
        if (merchant == null || upstream == null) {
            return IamportClients.noCredentials();
        }
        Entry known = clients.get(merchantId);
        if (known == null || !known.upstream().equals(upstream)) {
            known = clients.compute(merchantId, (id, old) -> current(merchant, upstream, old));
        }
        return Future.succeededFuture(known.client());
    }

    private Entry current(Merchant merchant, Upstream upstream, @Nullable Entry old) {
        if (old != null && old.upstream().equals(upstream)) {
            return old;
        }
        closeLater(old);
        IamportSettings settings =
                IamportSettings.of(url, upstream.impKey(), upstream.impSecret(), merchant.mode() == Mode.TEST);
        return new Entry(upstream, new IamportClient(vertx, settings, System::nanoTime, random, counts));
    }

    /** How this process's breakers of one merchant stand; empty when nothing was asked for it yet. */
    Map<String, BreakerState> breakers(UUID merchantId) {
        Entry known = clients.get(merchantId);
        return known == null ? Map.of() : known.client().breakers();
    }

    /** Adds what the clients do, without naming a merchant: there may be a thousand. */
    void bindTo(MeterRegistry meters) {
        counter(meters, "naru_iamport_token_renewals", "tokens asked for", "outcome", "ok", IamportCounts::renewals);
        counter(
                meters,
                "naru_iamport_token_renewals",
                "tokens asked for",
                "outcome",
                "failed",
                IamportCounts::failedRenewals);
        counter(
                meters,
                "naru_limits",
                "limits that were met",
                "limit",
                "iamport_breaker",
                IamportCounts::brokenCircuits);
        counter(
                meters,
                "naru_limits",
                "limits that were met",
                "limit",
                "iamport_retries",
                IamportCounts::deniedRetries);
        counter(
                meters,
                "naru_limits",
                "limits that were met",
                "limit",
                "iamport_connections",
                IamportCounts::fullPools);
        for (BreakerState state : BreakerState.values()) {
            Gauge.builder("naru_iamport_breakers", this, all -> all.breakersIn(state))
                    .description("breakers of merchants' clients")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }

    private void counter(
            MeterRegistry meters,
            String name,
            String description,
            String tag,
            String value,
            ToDoubleFunction<IamportCounts> count) {
        FunctionCounter.builder(name, counts, count)
                .description(description)
                .tag(tag, value)
                .register(meters);
    }

    private long breakersIn(BreakerState state) {
        return clients.values().stream()
                .flatMap(entry -> entry.client().breakers().values().stream())
                .filter(state::equals)
                .count();
    }

    /** Drops the clients of merchants that are gone, suspended or without credentials now. */
    void forgetGone() {
        for (UUID id : List.copyOf(clients.keySet())) {
            if (directory.find(id).map(Merchant::upstream).isEmpty()) {
                closeLater(clients.remove(id));
            }
        }
    }

    private void closeLater(@Nullable Entry old) {
        if (old != null) {
            vertx.setTimer(LAST_CALLS.toMillis(), passed -> old.client().close());
        }
    }

    Future<Void> close() {
        return Future.join(clients.values().stream()
                        .map(entry -> entry.client().close())
                        .toList())
                .mapEmpty();
    }
}
