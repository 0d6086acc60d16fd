package dev.naru.gateway.platform.db;

import dev.naru.gateway.platform.value.Secret;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is, for both the reactive client and JDBC (migrations).
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param database name
 * @param user role
 * @param password may be empty
 * @param sslMode {@code disable}, {@code require} (encrypted, certificate not checked) or {@code verify-full}
 */
public record DatabaseAddress(String host, int port, String database, String user, Secret password, String sslMode) {
    private static final int DEFAULT_PORT = 5432;
    private static final Set<String> SSL_MODES = Set.of("disable", "require", "verify-full");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /**
     * Reads {@code postgresql://user:password@host:5432/database?sslmode=require}. Without {@code sslmode}, a server on
     * another machine must speak TLS, and one on loopback need not.
     *
     * @throws IllegalArgumentException saying what is wrong, without the value: it holds a password
     */
    public static DatabaseAddress parse(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException broken) {
            throw new IllegalArgumentException("is not a URL (percent-encode special characters in the password)");
        }
        if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
            throw new IllegalArgumentException("must start with postgresql://");
        }
        String host = uri.getHost();
        String path = uri.getPath();
        String userInfo = uri.getRawUserInfo();
        if (host == null || path == null || path.length() < 2 || userInfo == null) {
            throw new IllegalArgumentException("must be postgresql://user:password@host:port/database");
        }
        String[] credentials = userInfo.split(":", 2);
        return new DatabaseAddress(
                host,
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                path.substring(1),
                decode(credentials[0]),
                new Secret(credentials.length == 2 ? decode(credentials[1]) : ""),
                sslMode(host, uri.getRawQuery()));
    }

    private static String sslMode(String host, @Nullable String query) {
        if (query == null || query.isEmpty()) {
            return LOOPBACK.contains(host) ? "disable" : "require";
        }
        String mode = query.startsWith("sslmode=") ? query.substring("sslmode=".length()) : "";
        if (!SSL_MODES.contains(mode)) {
            throw new IllegalArgumentException(
                    "takes one parameter, sslmode, which must be disable, require or verify-full");
        }
        return mode;
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    public DatabaseAddress withDatabase(String name) {
        return new DatabaseAddress(host, port, name, user, password, sslMode);
    }

    /** For the reactive client. */
    public PgConnectOptions connectOptions() {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(host)
                .setPort(port)
                .setDatabase(database)
                .setUser(user)
                .setPassword(password.reveal())
                .setSslMode(SslMode.of(sslMode))
                .setCachePreparedStatements(true);
        if (!sslMode.equals("disable")) {
            boolean verify = sslMode.equals("verify-full");
            options.setSslOptions(new ClientSSLOptions()
                    .setTrustAll(!verify)
                    .setHostnameVerificationAlgorithm(verify ? "HTTPS" : ""));
        }
        return options;
    }

    /** For JDBC; user and password go beside it. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database + "?sslmode=" + sslMode
                + "&connectTimeout=5&ApplicationName=naru-migrations";
    }

    /** For people: no password. */
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
    }
}
