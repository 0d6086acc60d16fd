package dev.naru.mock.storefront;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the demo shop needs to know, read once.
 *
 * @param host address to bind, loopback by default
 * @param port port to bind, 0 to 65535; 0 picks a free one
 * @param gatewayApiUrl base URL of the gateway's api listener, without a trailing slash
 * @param apiKey the merchant's key for that listener, sent as a bearer token
 * @param eventSecret Standard Webhooks secret ({@code whsec_} and base64) that signs the gateway's events
 * @param mockPublicUrl origin from which browsers load the SDK scripts, without a trailing slash
 * @param userCode the merchant's identification code for {@code IMP.init}
 */
public record StorefrontConfig(
        String host,
        int port,
        String gatewayApiUrl,
        String apiKey,
        String eventSecret,
        String mockPublicUrl,
        String userCode) {
    private static final int DEFAULT_PORT = 8091;
    private static final int DEFAULT_GATEWAY_API_PORT = 8081;
    private static final int DEFAULT_MOCK_PORT = 8090;
    private static final String LOCAL_API_KEY = "naru_local_key";
    private static final String LOCAL_EVENT_SECRET = "whsec_bmFydS1sb2NhbC1ldmVudC1zZWNyZXQtMDAwMDAwMDE=";

    public StorefrontConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("NARU_SHOP_PORT must be between 0 and 65535, not " + port);
        }
        gatewayApiUrl = origin("NARU_GATEWAY_API_URL", gatewayApiUrl);
        mockPublicUrl = origin("NARU_MOCK_PUBLIC_URL", mockPublicUrl);
        if (!userCode.matches("[A-Za-z0-9_-]{1,40}")) {
            throw new IllegalArgumentException("NARU_USER_CODE must be 1 to 40 letters, digits, '_' or '-'");
        }
        if (!apiKey.matches("[\\x21-\\x7e]{1,512}")) {
            throw new IllegalArgumentException("NARU_API_KEY must be 1 to 512 printable ASCII characters");
        }
        EventSignature.requireSecret("NARU_EVENT_SECRET", eventSecret);
    }

    /** The shop beside a mock and a gateway on their default ports. */
    public static StorefrontConfig local() {
        return fromEnvironment(Map.of());
    }

    /**
     * Reads {@code NARU_SHOP_HOST}, {@code NARU_SHOP_PORT}, {@code NARU_PORT_OFFSET}, {@code NARU_GATEWAY_API_URL},
     * {@code NARU_API_KEY}, {@code NARU_EVENT_SECRET}, {@code NARU_MOCK_PUBLIC_URL} and {@code NARU_USER_CODE}. The
     * offset moves every default port, so that a second set of processes finds its own neighbours.
     *
     * @throws IllegalArgumentException naming the variable whose value is wrong
     */
    public static StorefrontConfig fromEnvironment(Map<String, String> env) {
        int offset = number(env, "NARU_PORT_OFFSET", 0);
        int port = number(env, "NARU_SHOP_PORT", DEFAULT_PORT);
        return new StorefrontConfig(
                text(env, "NARU_SHOP_HOST", "127.0.0.1"),
                port == 0 ? 0 : port + offset,
                text(env, "NARU_GATEWAY_API_URL", "http://127.0.0.1:" + (DEFAULT_GATEWAY_API_PORT + offset)),
                text(env, "NARU_API_KEY", LOCAL_API_KEY),
                text(env, "NARU_EVENT_SECRET", LOCAL_EVENT_SECRET),
                text(env, "NARU_MOCK_PUBLIC_URL", "http://127.0.0.1:" + (DEFAULT_MOCK_PORT + offset)),
                text(env, "NARU_USER_CODE", "imp00000000"));
    }

    /**
     * The configuration of {@link #fromEnvironment}, or empty when {@code NARU_SHOP_ENABLED} is {@code false}. It is
     * {@code true} by default.
     *
     * @throws IllegalArgumentException naming the variable whose value is wrong
     */
    public static Optional<StorefrontConfig> ifEnabled(Map<String, String> env) {
        String enabled = text(env, "NARU_SHOP_ENABLED", "true");
        if (!enabled.equals("true") && !enabled.equals("false")) {
            throw new IllegalArgumentException("NARU_SHOP_ENABLED must be true or false, not " + enabled);
        }
        return enabled.equals("true") ? Optional.of(fromEnvironment(env)) : Optional.empty();
    }

    public StorefrontConfig withHost(String newHost) {
        return new StorefrontConfig(newHost, port, gatewayApiUrl, apiKey, eventSecret, mockPublicUrl, userCode);
    }

    public StorefrontConfig withPort(int newPort) {
        return new StorefrontConfig(host, newPort, gatewayApiUrl, apiKey, eventSecret, mockPublicUrl, userCode);
    }

    public StorefrontConfig withGatewayApiUrl(String newUrl) {
        return new StorefrontConfig(host, port, newUrl, apiKey, eventSecret, mockPublicUrl, userCode);
    }

    public StorefrontConfig withApiKey(String newApiKey) {
        return new StorefrontConfig(host, port, gatewayApiUrl, newApiKey, eventSecret, mockPublicUrl, userCode);
    }

    public StorefrontConfig withEventSecret(String newSecret) {
        return new StorefrontConfig(host, port, gatewayApiUrl, apiKey, newSecret, mockPublicUrl, userCode);
    }

    public StorefrontConfig withMockPublicUrl(String newUrl) {
        return new StorefrontConfig(host, port, gatewayApiUrl, apiKey, eventSecret, newUrl, userCode);
    }

    public StorefrontConfig withUserCode(String newUserCode) {
        return new StorefrontConfig(host, port, gatewayApiUrl, apiKey, eventSecret, mockPublicUrl, newUserCode);
    }

    // A record would print both secrets into the first log line that mentions the configuration.
    @Override
    public String toString() {
        return "StorefrontConfig[host=" + host + ", port=" + port + ", gatewayApiUrl=" + gatewayApiUrl
                + ", mockPublicUrl=" + mockPublicUrl + ", userCode=" + userCode + "]";
    }

    private static String origin(String name, String value) {
        URI uri;
        try {
            uri = URI.create(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is not a URL: " + value, e);
        }
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(name + " must start with http:// or https:// and name a host: " + value);
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(name + " must be a plain base URL: " + value);
        }
        return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
    }

    private static String text(Map<String, String> env, String name, String otherwise) {
        String value = env.getOrDefault(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    private static int number(Map<String, String> env, String name, int otherwise) {
        String value = text(env, name, String.valueOf(otherwise));
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, not " + value, e);
        }
    }
}
