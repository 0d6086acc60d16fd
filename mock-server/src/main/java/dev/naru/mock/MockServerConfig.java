package dev.naru.mock;

import dev.naru.mock.clock.ClockMode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything the mock needs to know at its start; the settings of the first merchant space included.
 *
 * @param host address to bind, loopback by default
 * @param port port to bind, 0 to 65535; 0 picks a free one
 * @param impKey REST API key of the default space
 * @param impSecret REST API secret of the default space
 * @param userCode the identification code that pages give to {@code IMP.init}
 * @param webhookUrl where notifications go, or null for nowhere
 * @param webhookContentType {@code json} or {@code form}
 * @param productInfoUrl the merchant's product-info URL, or null when none is registered
 * @param additionalFeeUrl the merchant's additional-fee URL, or null when none is registered
 * @param judgeMode {@code lenient} or {@code strict}
 * @param clock {@code system}, {@code frozen}, {@code scaled:N} or {@code auto}
 * @param clockStart where the clock of a space starts, or null for the wall clock's now
 * @param seed seed of every id, or null for a random one
 * @param batchInterval virtual time between two polling batches, 1 ms or more
 * @param remoteTargetsAllowed whether {@code notice_url} in a browser's request may name another machine
 */
public record MockServerConfig(
        String host,
        int port,
        String impKey,
        String impSecret,
        String userCode,
        @Nullable String webhookUrl,
        String webhookContentType,
        @Nullable String productInfoUrl,
        @Nullable String additionalFeeUrl,
        String judgeMode,
        String clock,
        @Nullable Instant clockStart,
        @Nullable Long seed,
        Duration batchInterval,
        boolean remoteTargetsAllowed) {
    private static final int DEFAULT_PORT = 8090;

    public MockServerConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("NARU_MOCK_PORT must be between 0 and 65535, not " + port);
        }
        requireName("NARU_IMP_KEY", impKey);
        requireName("NARU_IMP_SECRET", impSecret);
        requireName("NARU_USER_CODE", userCode);
        requireUrl("NARU_MOCK_WEBHOOK_URL", webhookUrl);
        requireUrl("NARU_MOCK_PRODUCT_INFO_URL", productInfoUrl);
        requireUrl("NARU_MOCK_ADDITIONAL_FEE_URL", additionalFeeUrl);
        requireMatch("NARU_MOCK_WEBHOOK_CONTENT_TYPE", webhookContentType, "json|form", "json or form");
        requireMatch("NARU_MOCK_JUDGE_MODE", judgeMode, "lenient|strict", "lenient or strict");
        requireClock(clock);
        if (batchInterval.toMillis() < 1) {
            throw new IllegalArgumentException("NARU_MOCK_BATCH_INTERVAL must be PT0.001S or more");
        }
    }

    /**
     * Reads the {@code NARU_*} variables that name the mock; {@code NARU_PORT_OFFSET} moves a port that is not 0.
     *
     * @throws IllegalArgumentException naming the variable whose value is wrong
     */
    public static MockServerConfig fromEnvironment(Map<String, String> env) {
        int port = (int) number(env, "NARU_MOCK_PORT", DEFAULT_PORT);
        String seed = text(env, "NARU_MOCK_SEED");
        return new MockServerConfig(
                text(env, "NARU_MOCK_HOST", "127.0.0.1"),
                port == 0 ? 0 : port + (int) number(env, "NARU_PORT_OFFSET", 0),
                text(env, "NARU_IMP_KEY", "imp_key_local"),
                text(env, "NARU_IMP_SECRET", "imp_secret_local"),
                text(env, "NARU_USER_CODE", "imp00000000"),
                text(env, "NARU_MOCK_WEBHOOK_URL"),
                text(env, "NARU_MOCK_WEBHOOK_CONTENT_TYPE", "json"),
                text(env, "NARU_MOCK_PRODUCT_INFO_URL"),
                text(env, "NARU_MOCK_ADDITIONAL_FEE_URL"),
                text(env, "NARU_MOCK_JUDGE_MODE", "lenient"),
                text(env, "NARU_MOCK_CLOCK", "system"),
                instant(env, "NARU_MOCK_CLOCK_START"),
                seed == null ? null : Long.valueOf(number(env, "NARU_MOCK_SEED", 0)),
                duration(env, "NARU_MOCK_BATCH_INTERVAL", Duration.ofSeconds(60)),
                flag(env, "NARU_MOCK_ALLOW_REMOTE"));
    }

    private static void requireClock(String clock) {
        try {
            ClockMode.parse(clock);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("NARU_MOCK_CLOCK must be system, frozen, auto or scaled:N", wrong);
        }
    }

    private static void requireName(String variable, String value) {
        requireMatch(variable, value, "[A-Za-z0-9_-]{1,128}", "1 to 128 letters, digits, '_' or '-'");
    }

    private static void requireMatch(String variable, String value, String pattern, String meaning) {
        if (!value.matches(pattern)) {
            throw new IllegalArgumentException(variable + " must be " + meaning);
        }
    }

    private static void requireUrl(String variable, @Nullable String value) {
        if (value == null) {
            return;
        }
        try {
            URI uri = URI.create(value);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return;
            }
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(variable + " must be an http or https URL", malformed);
        }
        throw new IllegalArgumentException(variable + " must be an http or https URL");
    }

    private static @Nullable String text(Map<String, String> env, String name) {
        String value = env.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value;
    }

    private static String text(Map<String, String> env, String name, String otherwise) {
        String value = text(env, name);
        return value == null ? otherwise : value;
    }

    private static boolean flag(Map<String, String> env, String name) {
        String value = text(env, name, "false");
        requireMatch(name, value, "true|false", "true or false");
        return Boolean.parseBoolean(value);
    }

    private static long number(Map<String, String> env, String name, long otherwise) {
        String value = text(env, name);
        try {
            return value == null ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, not " + value, e);
        }
    }

    private static Duration duration(Map<String, String> env, String name, Duration otherwise) {
        String value = text(env, name);
        try {
            return value == null ? otherwise : Duration.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " must be a duration such as PT60S, not " + value, e);
        }
    }

    private static @Nullable Instant instant(Map<String, String> env, String name) {
        String value = text(env, name);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " must be an instant such as 2026-01-01T00:00:00Z", e);
        }
    }
}
