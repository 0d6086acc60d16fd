package dev.naru.gateway;

import dev.naru.gateway.events.Events;
import dev.naru.gateway.merchants.UseCfm;
import dev.naru.gateway.orders.PaymentTypeSettings;
import dev.naru.gateway.orders.PollPlan;
import dev.naru.gateway.orders.fees.FeeSettings;
import dev.naru.gateway.orders.fees.FeeSettings.AreaMode;
import dev.naru.gateway.orders.fees.FeeSettings.ThresholdBasis;
import dev.naru.gateway.platform.StartFailure;
import dev.naru.gateway.platform.config.Settings;
import dev.naru.gateway.platform.crypto.SealingKeys;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.platform.trace.SpanSettings;
import dev.naru.gateway.platform.value.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything an operator can set, read once.
 *
 * @param addresses what one address may do
 * @param paymentType payment-type orders
 * @param spans where spans go; null = none are recorded
 * @param eventLoops verticles per listener, 1 to 64
 * @param drainTimeout how long requests under way may take once the process was told to stop
 */
public record GatewayConfig(
        Listeners listeners,
        AddressSettings addresses,
        Storage storage,
        Shop shop,
        Iamport iamport,
        Products products,
        Orders orders,
        PaymentTypeSettings paymentType,
        Webhooks webhooks,
        Front front,
        @Nullable SpanSettings spans,
        int eventLoops,
        Duration drainTimeout) {

    /**
     * Where we listen.
     *
     * @param maxConnections per listener; one more is closed at once
     * @param adminToken of the admin API on ops; null = there is none
     */
    public record Listeners(
            String host,
            int edgePort,
            int apiPort,
            int opsPort,
            int maxConnections,
            @Nullable Secret adminToken) {}

    /**
     * Where the data is.
     *
     * @param dataDirectory of the embedded database and of generated keys
     * @param address of an own server; null = embedded
     * @param poolSize connections of this process
     * @param deadline of one statement, waiting for a connection included; later is a 503
     * @param sealingKeys of the secrets in the database; null = generated and kept in the data directory
     * @param retention how long delivered events, notifications and the stories of orders are kept
     * @param takeover the longest that work a process has taken is kept from the others
     */
    public record Storage(
            Path dataDirectory,
            @Nullable DatabaseAddress address,
            int poolSize,
            Duration deadline,
            @Nullable SealingKeys sealingKeys,
            Duration retention,
            Duration takeover) {}

    /**
     * The default merchant.
     *
     * @param apiKey null = generated and kept in the data directory
     * @param eventUrl where signed events go; null = nowhere
     * @param eventSecret {@code whsec_...}; present when eventUrl is
     * @param privateEventTargets whether events may go to loopback and private addresses
     * @param channelKey of PortOne's channel, handed to {@code IMP.request_pay}
     * @param useCfm what the contract with Naver says about the last day of use
     */
    public record Shop(
            String name,
            @Nullable Secret apiKey,
            @Nullable URI eventUrl,
            @Nullable Secret eventSecret,
            boolean privateEventTargets,
            @Nullable String channelKey,
            UseCfm useCfm) {}

    /**
     * Iamport V1.
     *
     * @param impKey empty = payments cannot be verified
     */
    public record Iamport(URI url, String impKey, Secret impSecret, boolean includeSandbox) {}

    /** Which option combinations a product check gets that names some. */
    public enum Combinations {
        REQUESTED,
        ALL
    }

    /**
     * The product check.
     *
     * @param checkDeadline an answer that takes longer becomes a 503
     * @param maxProducts in one check
     * @param cacheMib memory for finished answers, over all event loops
     */
    public record Products(Duration checkDeadline, int maxProducts, Combinations combinations, int cacheMib) {}

    /**
     * What orders may cost, and how payments nobody reported are found.
     *
     * @param fees how shipping fees are read from the manual
     * @param lifetime how long an order may stay unpaid before it counts as expired
     * @param pollPlan pauses between looks at one open order
     * @param sweepInterval pause between looks at Iamport's list of payments
     * @param productOrderInterval pause between looks at product orders that are not settled
     */
    public record Orders(
            FeeSettings fees,
            Duration lifetime,
            PollPlan pollPlan,
            Duration sweepInterval,
            Duration productOrderInterval) {}

    /**
     * What Iamport posts to us.
     *
     * @param token last path segment that a notification must carry; null = none
     */
    public record Webhooks(@Nullable Secret token) {}

    /**
     * The Iamport-compatible front.
     *
     * @param cardRoutes whether it carries calls that hold a whole card
     */
    public record Front(boolean cardRoutes) {}

    private static final int MIN_ADMIN_TOKEN = 16;
    private static final Duration DAY = Duration.ofDays(1);

    /**
     * Reads every setting.
     *
     * @throws StartFailure naming every setting that is wrong, one sentence per line
     */
    public static GatewayConfig of(Settings settings) {
        Listeners listeners = listeners(settings);
        GatewayConfig config = new GatewayConfig(
                listeners,
                AddressSettings.read(settings),
                storage(settings),
                shop(settings, listeners.host()),
                iamport(settings),
                products(settings),
                orders(settings),
                paymentType(settings),
                webhooks(settings),
                new Front(settings.flag(
                        "NARU_FRONT_CARD_ROUTES",
                        false,
                        "whether the compatible front carries calls that hold a whole card, which makes the gateway"
                                + " part of where cards are handled")),
                spans(settings),
                settings.number(
                        "NARU_EVENT_LOOPS",
                        Math.min(64, Runtime.getRuntime().availableProcessors()),
                        1,
                        64,
                        "event loops that serve requests"),
                settings.duration(
                        "NARU_DRAIN_TIMEOUT",
                        Duration.ofSeconds(25),
                        Duration.ofMillis(1),
                        Duration.ofMinutes(5),
                        "how long requests under way may take after SIGTERM"));
        settings.finish();
        return config;
    }

    private static Listeners listeners(Settings settings) {
        int offset = settings.number("NARU_PORT_OFFSET", 0, 0, 50_000, "added to every port");
        Secret adminToken = settings.optionalSecret(
                "NARU_ADMIN_TOKEN", "16 characters or more, opens the admin API on the ops listener; unset = off");
        if (adminToken != null && adminToken.reveal().length() < MIN_ADMIN_TOKEN) {
            settings.fault("NARU_ADMIN_TOKEN must be at least " + MIN_ADMIN_TOKEN + " characters.");
        }
        return new Listeners(
                settings.text("NARU_HOST", "127.0.0.1", "address to listen on"),
                port(settings, "NARU_EDGE_PORT", 8080, offset, "Naver and Iamport call in here"),
                port(settings, "NARU_API_PORT", 8081, offset, "the shop's own servers call in here"),
                port(settings, "NARU_OPS_PORT", 8082, offset, "health and metrics; never public"),
                settings.number("NARU_MAX_CONNECTIONS", 4096, 1, 1_000_000, "open connections per listener"),
                adminToken);
    }

    private static int port(Settings settings, String name, int otherwise, int offset, String meaning) {
        int port = settings.number(name, otherwise, 0, 65_535, meaning + "; 0 picks a free one");
        if (port + offset > 65_535) {
            settings.fault(name + " plus NARU_PORT_OFFSET must be at most 65535.");
        }
        return port == 0 ? 0 : port + offset;
    }

    private static Storage storage(Settings settings) {
        return new Storage(
                settings.path("NARU_DATA_DIR", ".naru", "embedded database and generated keys"),
                settings.optional(
                        "NARU_DB_URL",
                        "postgresql://user:password@host:5432/database; unset = embedded",
                        DatabaseAddress::parse,
                        DatabaseAddress::toString),
                settings.number("NARU_DB_POOL_SIZE", 8, 1, 50, "database connections"),
                settings.duration(
                        "NARU_DB_DEADLINE",
                        Duration.ofSeconds(2),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(60),
                        "a statement that takes longer is given up, and the request is a 503"),
                settings.optional(
                        "NARU_SEALING_KEY",
                        "base64 of 32 random bytes, seals merchants' secrets in the database; new,old while rotating;"
                                + " unset = generated, in the data directory",
                        text -> SealingKeys.parse(new Secret(text)),
                        SealingKeys::toString),
                Duration.ofDays(settings.number(
                        "NARU_RETENTION_DAYS",
                        90,
                        1,
                        3650,
                        "days that delivered events, notifications and order stories are kept")),
                settings.duration(
                        "NARU_TAKEOVER",
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(5),
                        "the longest that the work of a process that died waits for another one"));
    }

    private static Shop shop(Settings settings, String host) {
        Shop shop = new Shop(
                settings.text("NARU_MERCHANT_NAME", "default", "the merchant's name, for people"),
                settings.optionalSecret(
                        "NARU_API_KEY", "key of the api listener; unset = generated, in the data directory"),
                settings.optionalUrl("NARU_EVENT_URL", "where signed events are posted; unset = nowhere"),
                settings.optionalSecret(
                        "NARU_EVENT_SECRET", "whsec_ and base64 of 24 to 64 random bytes; new,old while rotating"),
                settings.flag(
                        "NARU_EVENT_PRIVATE_TARGETS",
                        isLoopback(host),
                        "whether events may go to loopback and private addresses; on where NARU_HOST is loopback"),
                settings.optionalText("NARU_CHANNEL_KEY", "PortOne channel, handed to IMP.request_pay"),
                settings.choice(
                        "NARU_USE_CFM",
                        UseCfm.OPTIONAL,
                        "what the default merchant's contract with Naver says about use_cfm: optional, required,"
                                + " forbidden"));
        if (shop.eventUrl() != null && shop.eventSecret() == null) {
            settings.fault("NARU_EVENT_URL needs NARU_EVENT_SECRET, which signs what is posted there.");
        }
        if (shop.eventSecret() != null) {
            checkSecret(settings, shop.eventSecret());
        }
        return shop;
    }

    private static void checkSecret(Settings settings, Secret eventSecret) {
        try {
            Events.checkSecrets(eventSecret);
        } catch (IllegalArgumentException malformed) {
            settings.fault("NARU_EVENT_SECRET is wrong: " + malformed.getMessage() + ".");
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    private static Iamport iamport(Settings settings) {
        URI url = settings.url("NARU_IAMPORT_URL", "https://api.iamport.kr", "Iamport V1, or the mock server");
        String key = settings.text("NARU_IMP_KEY", "", "Iamport REST API key");
        Secret secret = settings.optionalSecret("NARU_IMP_SECRET", "Iamport REST API secret");
        if (key.isEmpty() != (secret == null)) {
            settings.fault("NARU_IMP_KEY and NARU_IMP_SECRET go together: set both or none.");
        }
        return new Iamport(
                url,
                key,
                secret == null ? new Secret("") : secret,
                settings.flag("NARU_INCLUDE_SANDBOX", false, "whether payments of test channels count"));
    }

    private static Products products(Settings settings) {
        return new Products(
                settings.duration(
                        "NARU_PRODUCT_CHECK_DEADLINE",
                        Duration.ofSeconds(2),
                        Duration.ofMillis(50),
                        Duration.ofSeconds(10),
                        "a product check that takes longer is a 503"),
                settings.number("NARU_MAX_PRODUCTS", 100, 1, 300, "products in one product check"),
                settings.choice("NARU_COMBINATIONS", Combinations.REQUESTED, "combinations answered: requested, all"),
                settings.number(
                        "NARU_PRODUCT_CACHE_MIB", 64, 1, 65_536, "memory for finished answers, over all event loops"));
    }

    private static Orders orders(Settings settings) {
        return new Orders(
                new FeeSettings(
                        settings.choice(
                                "NARU_AREA_SURCHARGE_MODE",
                                AreaMode.ADD,
                                "whether an area's surcharge adds to the base fee or takes its place: ADD, REPLACE"),
                        settings.choice(
                                "NARU_THRESHOLD_BASIS",
                                ThresholdBasis.GROUP,
                                "whose goods a free-shipping threshold counts: GROUP, ORDER")),
                settings.duration(
                        "NARU_ORDER_LIFETIME",
                        DAY,
                        Duration.ofMinutes(1),
                        DAY.multipliedBy(90),
                        "how long an order may stay unpaid"),
                pollPlan(settings),
                settings.duration(
                        "NARU_SWEEP_INTERVAL",
                        Duration.ofSeconds(60),
                        Duration.ofMillis(100),
                        DAY,
                        "pause between looks at Iamport's list of payments"),
                settings.duration(
                        "NARU_PRODUCT_ORDER_INTERVAL",
                        Duration.ofHours(1),
                        Duration.ofMillis(100),
                        DAY,
                        "pause between looks at product orders that are not settled"));
    }

    private static PollPlan pollPlan(Settings settings) {
        List<Duration> pauses = settings.optionalDurations(
                "NARU_POLL_PLAN",
                Duration.ofMillis(100),
                DAY,
                "pauses between looks at an open order, such as PT15S,PT45S,PT10M, the last one repeating; unset ="
                        + " from PT60S for order-type and PT15S for payment-type, to P1D");
        return pauses == null ? PollPlan.usual() : new PollPlan(pauses);
    }

    private static PaymentTypeSettings paymentType(Settings settings) {
        return new PaymentTypeSettings(
                settings.optionalUrl(
                        "NARU_PUBLIC_EDGE_URL", "where the internet reaches the edge listener; unset = no confirm_url"),
                settings.duration(
                        "NARU_PREPARE_DEADLINE",
                        Duration.ofSeconds(10),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(25),
                        "how long Iamport may take to register an order's amount"));
    }

    private static @Nullable SpanSettings spans(Settings settings) {
        URI endpoint = settings.optionalUrl(
                "NARU_OTEL_ENDPOINT",
                "OpenTelemetry collector that takes OTLP over HTTP, such as http://127.0.0.1:4318; /v1/traces is added;"
                        + " unset = no spans");
        double ratio = settings.ratio(
                "NARU_OTEL_RATIO",
                1,
                "how many of the traces that begin here are recorded, 0 to 1; callers' own decide");
        return endpoint == null ? null : new SpanSettings(endpoint, ratio);
    }

    private static Webhooks webhooks(Settings settings) {
        return new Webhooks(
                settings.optionalSecret("NARU_WEBHOOK_TOKEN", "last path segment a notification must carry"));
    }
}
