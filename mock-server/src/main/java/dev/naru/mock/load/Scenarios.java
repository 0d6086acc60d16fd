package dev.naru.mock.load;

import dev.naru.mock.storefront.EventSignature;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.LongSupplier;

/** Builds a scenario with its parts: the one place that knows which needs what. */
final class Scenarios {
    /** The mock answers one call at a time, and moving its time may take a while. */
    private static final int CONTROL_CONNECTIONS = 2;

    private static final Duration CONTROL_DEADLINE = Duration.ofMinutes(2);

    /** Longer than the gateway's poll plan waits before it looks by itself for a payment it was not told of. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Vertx vertx;
    private final LoadOptions options;
    private final InstantSource clock;
    private final LongSupplier monotonicNanos;

    Scenarios(Vertx vertx, LoadOptions options, InstantSource clock, LongSupplier monotonicNanos) {
        this.vertx = vertx;
        this.options = options;
        this.clock = clock;
        this.monotonicNanos = monotonicNanos;
    }

    Scenario build() {
        HttpCaller http = new HttpCaller(vertx, options.connections(), options.timeout());
        RunName run = RunName.at(clock.instant());
        Origin target = options.target();
        return switch (options.kind()) {
            case PRODUCT_CHECK -> {
                Origin api = options.api();
                yield new ProductCheckScenario(
                        http, target, api == null ? null : catalogue(http, api), options.query());
            }
            case WEBHOOK_INTAKE ->
                new WebhookIntakeScenario(http, target, options.secrets().webhookToken(), run);
            case ORDER_CREATION -> {
                Catalogue catalogue = catalogue(http, target);
                yield new OrderCreationScenario(catalogue, new OrderPlacing(http, catalogue, run));
            }
            case COMPATIBLE_READ ->
                new CompatibleReadScenario(
                        http,
                        target,
                        Objects.requireNonNull(options.mock()),
                        options.secrets().apiKey(),
                        run,
                        control(),
                        monotonicNanos);
            case PURCHASE -> purchase(http, run);
        };
    }

    private Catalogue catalogue(HttpCaller http, Origin api) {
        return new Catalogue(http, api, options.secrets().apiKey());
    }

    private MockControl control() {
        return new MockControl(
                new HttpCaller(vertx, CONTROL_CONNECTIONS, CONTROL_DEADLINE), Objects.requireNonNull(options.mock()));
    }

    private Scenario purchase(HttpCaller http, RunName run) {
        Origin mock = Objects.requireNonNull(options.mock());
        Catalogue catalogue = catalogue(http, options.target());
        MockControl control = control();
        Purchases purchases = new Purchases();
        return new PurchaseScenario(
                new Buyer(http, new OrderPlacing(http, catalogue, run), mock, monotonicNanos),
                catalogue,
                control,
                purchases,
                new Minute(vertx, http, catalogue, control, purchases, PATIENCE, options.connections(), monotonicNanos),
                new EventReceiver(
                        vertx,
                        options.eventsPort(),
                        new EventSignature(options.secrets().eventSecret(), clock),
                        purchases,
                        monotonicNanos),
                monotonicNanos);
    }
}
