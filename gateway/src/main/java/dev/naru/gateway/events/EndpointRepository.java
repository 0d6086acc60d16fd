package dev.naru.gateway.events;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.value.Secret;
import io.vertx.core.Future;
import java.net.URI;
import java.util.UUID;

/** Where a merchant wants its events. */
public final class EndpointRepository {
    /** The endpoint that comes from the environment; one per merchant, whatever its address. */
    static final UUID FROM_ENVIRONMENT = UUID.fromString("00000000-0000-0000-0000-0000000000e0");

    private static final String SAVE = """
            insert into event_endpoint (merchant_id, endpoint_id, url, secrets)
            values ($1, $2, $3, $4)
            on conflict (merchant_id, endpoint_id) do update
               set url = excluded.url, secrets = excluded.secrets, state = 'ACTIVE', updated_at = now()
            """;

    private static final String PAUSE = """
            update event_endpoint
               set state = 'PAUSED', updated_at = now()
             where merchant_id = $1 and endpoint_id = $2
            """;

    private static final String DISABLE = """
            update event_endpoint
               set state = 'DISABLED', updated_at = now()
             where merchant_id = $1 and endpoint_id = $2
            """;

    private final Database database;

    public EndpointRepository(Database database) {
        this.database = database;
    }

    /**
     * Sets the merchant's endpoint from the environment and wakes it when it was paused or disabled; deliveries that
     * wait for it go to the new address.
     *
     * @param secrets one or two of {@code whsec_...}, separated by a comma, the current one first
     * @throws IllegalArgumentException when a secret is malformed
     */
    public Future<Void> save(UUID merchantId, URI url, Secret secrets) {
        String[] texts = SigningSecret.parse(secrets).stream()
                .map(secret -> secret.text().reveal())
                .toArray(String[]::new);
        return database.query(SAVE, merchantId, FROM_ENVIRONMENT, url.toString(), texts)
                .mapEmpty();
    }

    /** Stops events to the endpoint from the environment, which names none any more. */
    public Future<Void> pause(UUID merchantId) {
        return database.query(PAUSE, merchantId, FROM_ENVIRONMENT).mapEmpty();
    }

    /** Stops events to an endpoint that wants none, until the gateway starts again. */
    Future<Void> disable(EndpointKey endpoint) {
        return database.query(DISABLE, endpoint.merchantId(), endpoint.endpointId())
                .mapEmpty();
    }
}
