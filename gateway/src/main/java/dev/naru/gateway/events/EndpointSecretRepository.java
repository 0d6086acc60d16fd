package dev.naru.gateway.events;

import dev.naru.gateway.platform.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The signing secrets of every merchant's endpoints as they stand. */
final class EndpointSecretRepository {
    private static final UUID LEAST = new UUID(0, 0);

    private static final String PAGE = """
            select merchant_id, endpoint_id, secrets
              from event_endpoint
             where (merchant_id, endpoint_id) > ($1, $2)
             order by merchant_id, endpoint_id
             limit $3
            """;

    private static final String REPLACE =
            "update event_endpoint set secrets = $4 where merchant_id = $1 and endpoint_id = $2 and secrets = $3";

    private final Database database;

    EndpointSecretRepository(Database database) {
        this.database = database;
    }

    /** The column of one endpoint. */
    record Sealed(EndpointKey endpoint, List<String> secrets) {}

    /**
     * Up to {@code limit} endpoints.
     *
     * @param after the last one of the page before, or null
     */
    Future<List<Sealed>> page(@Nullable EndpointKey after, int limit) {
        return database.query(
                        PAGE,
                        after == null ? LEAST : after.merchantId(),
                        after == null ? LEAST : after.endpointId(),
                        limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(EndpointSecretRepository::sealed)
                        .toList());
    }

    private static Sealed sealed(Row row) {
        return new Sealed(
                new EndpointKey(row.getUUID("merchant_id"), row.getUUID("endpoint_id")),
                List.of(row.getArrayOfStrings("secrets")));
    }

    /** Stores the same secrets in another seal. Completes with false when somebody changed them meanwhile. */
    Future<Boolean> replace(Sealed before, List<String> anew) {
        EndpointKey key = before.endpoint();
        return database.query(REPLACE, key.merchantId(), key.endpointId(), array(before.secrets()), array(anew))
                .map(rows -> rows.rowCount() == 1);
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
