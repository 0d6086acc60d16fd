package dev.naru.gateway.webhooks;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.PostgresExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where a request comes from is what the socket says, unless that is a proxy we trust. */
@ExtendWith(PostgresExtension.class)
class ForwardedHeaderTest {
    private final Database database;
    private final DatabaseAddress address;

    ForwardedHeaderTest(Database database, DatabaseAddress address) {
        this.database = database;
        this.address = address;
    }

    @Test
    void anAddressThatTheCallerMadeUpIsNotBelieved() throws IOException, InterruptedException {
        try (GatewayFixture gateway = GatewayFixture.start(address, Map.of())) {
            notify(gateway, "52.78.100.19");

            assertThat(evidence()).contains("127.0.0.1").doesNotContain("52.78.100.19");
        }
    }

    @Test
    void ofWhatATrustedProxySendsOnlyWhatItAddedIsBelieved() throws IOException, InterruptedException {
        try (GatewayFixture gateway = GatewayFixture.start(address, Map.of("NARU_TRUSTED_PROXIES", "127.0.0.0/8"))) {
            notify(gateway, "52.78.100.19, 203.0.113.7");

            assertThat(evidence()).contains("203.0.113.7").doesNotContain("52.78.100.19");
        }
    }

    private static void notify(GatewayFixture gateway, String forwardedFor) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.edgeUrl() + "/webhooks/iamport"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", forwardedFor)
                .header("X-Real-IP", "52.78.100.19")
                .header("Forwarded", "for=52.78.100.19")
                .POST(BodyPublishers.ofString(
                        "{\"imp_uid\":\"imp_000000000001\",\"merchant_uid\":\"o\",\"status\":\"paid\"}"))
                .build();

        int status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();

        assertThat(status).isEqualTo(200);
    }

    private String evidence() {
        return await(database.query(
                        "select inbox::text as row from webhook_inbox inbox order by received_at desc limit 1"))
                .iterator()
                .next()
                .getString("row");
    }
}
